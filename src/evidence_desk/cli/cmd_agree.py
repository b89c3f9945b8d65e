"""`edesk agree`: what needs two people: ask for it, see what waits, agree or not."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

import msgspec

from evidence_desk.acts import agreeing, readers, recording, schooling
from evidence_desk.case import membership, rules, two_people
from evidence_desk.case.state import Case
from evidence_desk.case.story_members import matter
from evidence_desk.case.story_names import who_of
from evidence_desk.case.two_people import ACTS, Act
from evidence_desk.case.values import TwoPeople
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, table

EXAMPLES = """\
  edesk agree 2026-014.edcase list
  edesk agree 2026-014.edcase ask remove-reader JPS --reason "left the school"
  edesk agree 2026-014.edcase ask release-hold --reason "the police have closed the matter"
  edesk agree 2026-014.edcase yes 1a2b3c4d
  edesk agree 2026-014.edcase no 1a2b3c4d --reason "ask the head first"
"""
_ASKED = tuple(
    act for act in ACTS if act not in {"dispose", "destroy-locked"}
)  # these have commands of their own


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="list|ask|yes|no")
    context.add_act(acts, "list", "what waits for a second person")
    ask = context.add_act(acts, "ask", "ask a second person; they answer when they next open the case")
    ask.add_argument("what", choices=_ASKED)
    ask.add_argument(
        "about", nargs="*", metavar="X", help="a reader, a hold by the start of its id, or exhibits"
    )
    ask.add_argument("--reason", required=True)
    yes = context.add_act(acts, "yes", "agree, as the second person")
    yes.add_argument("name", metavar="ID", help="the start of its id")
    no = context.add_act(acts, "no", "decline it, or withdraw what you asked for")
    no.add_argument("name", metavar="ID", help="the start of its id")
    no.add_argument("--reason", required=True)


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    if args.act == "list":
        with context.reading(args, out) as store:
            case, waiting = store.case, two_people.open_askings(store.case)
        rows = [
            [one.id[:8], who_of(case, one.asked_by), _words(case, one), _state(case, one)] for one in waiting
        ]
        out.result(
            [msgspec.to_builtins(one) for one in waiting],
            table(rows) or ["Nothing waits for a second person."],
        )
        return
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    if args.act == "yes":
        agreeing.refuse_unnamed(schooling.current(mine, person), person.profile)
    with context.writing_as(args, out, mine, person) as store:
        if args.act == "ask":
            asking = agreeing.ask(store, args.what, _subject(store.case, args.what, args.about), args.reason)
            said = f"Asked {_words(store.case, asking)}. Its id begins with {asking.id[:8]}. Nothing is done by it yet."
        elif args.act == "yes":
            asking = agreeing.agree(store, args.name)
            said = f"Agreed {_words(store.case, asking)}. One of the two can do it now."
        else:
            asking = agreeing.end(store, args.name, args.reason)
            said = f"Ended, nothing is done: {_words(store.case, asking)}."
        out.result(msgspec.to_builtins(asking), [said])


def _subject(case: Case, act: Act, about: list[str]) -> str:
    if act == "remove-reader":
        return readers.key_of(membership.find_reader(case, " ".join(about)))
    if act == "release-hold":
        return recording.find_hold(case, " ".join(about)).id
    return two_people.subject_of(rules.find_exhibit(case, name).id for name in about)


def _words(case: Case, asking: TwoPeople) -> str:
    return matter(case, asking.act, asking.subject)


def _state(case: Case, asking: TwoPeople) -> str:
    return f"{who_of(case, asking.agreed_by)} agreed" if asking.agreed_by else "waits"

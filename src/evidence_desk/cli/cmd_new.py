"""`edesk new`: create an encrypted case."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from evidence_desk.acts import policies, schooling
from evidence_desk.base.errors import BadInput, CannotWrite
from evidence_desk.case import rules
from evidence_desk.case.keys import read_profile
from evidence_desk.case.membership import NewCase, create_case
from evidence_desk.case.values import Member
from evidence_desk.cli import context
from evidence_desk.cli.cmd_show import describe
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk new 2026-014.edcase --title "Group chat, Year 9" --reference 2026/014
  edesk new 2026-014.edcase --title "Group chat, Year 9" --reader deputy.json
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "case", type=Path, metavar="CASE.edcase", help="the file to make; use no personal names"
    )
    parser.add_argument("--title", required=True, help="what it is about, in neutral words")
    parser.add_argument("--reference", default="", help="the school's own reference")
    parser.add_argument(
        "--reader",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="`edesk id --json` of a colleague",
    )
    parser.add_argument(
        "--recipient", action="append", default=[], metavar="R", help="an age recipient who may only read"
    )


def run(args: Namespace, out: Output) -> None:
    """Make the case; an existing file is never overwritten."""
    if args.case.suffix != ".edcase" or args.case.name == ".edcase":
        raise BadInput("case file without its ending", "Name the case file with the ending .edcase.")
    mine = context.home()
    rules.may_create(mine.profile())
    context.check_words(args.title, "--title")
    context.check_words(args.reference, "--reference")
    readers = tuple(read_profile(path) for path in args.reader)
    mine, person = context.unlock(args)
    state = schooling.current(mine, person)
    in_use = policies.in_force(mine, state)
    new = NewCase(
        title=args.title,
        reference=args.reference,
        school=schooling.school_keys(mine, state),
        urn=state.profile.urn if state.profile is not None else "",
        phase=state.profile.phase if state.profile is not None else "",
        policy=policies.pin_of(in_use.policy),
        readers=readers,
        recipients=tuple(args.recipient),
    )
    with create_case(args.case, person, mine.folder, new, context.CLOCK) as store:
        if in_use.words:
            out.say(f"The case has another policy than the school's profile names. {in_use.words}")
        with suppress(CannotWrite):  # it comes with the program still
            policies.keep(mine, in_use.policy)
        if person.identity.recipient().kind == "hybrid":
            warn_of_classic(store.case.members.values(), out)
        value, lines = describe(store)
        out.result(value, [f"Created {args.case}.", *lines])


def warn_of_classic(members: Iterable[Member], out: Output) -> None:
    """Say which slots of a hybrid case stand on today's cryptography alone."""
    for member in members:
        if not member.recipient.startswith("age1pq"):
            out.say(
                f"Note: {member.name or 'a bare recipient'} has a classic key. A future quantum computer could open "
                "this case through it. Ask them to make hybrid keys."
            )

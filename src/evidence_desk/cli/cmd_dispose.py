"""`edesk dispose`: two people, a certificate, an entry in the register, and then the case is gone."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

import msgspec

from evidence_desk.acts import agreeing, disposing, reviewing
from evidence_desk.acts.copies import CopyFile, find_copies, known_files
from evidence_desk.base import files
from evidence_desk.base.errors import GateRefused
from evidence_desk.case import two_people
from evidence_desk.case.state import Case
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.cli.second import add_second_arguments, second_person

EXAMPLES = """\
  edesk dispose 2026-014.edcase check           what bars it, which rule is over, what copies are known of
  edesk dispose 2026-014.edcase do --certificate 2026-014.pdf --reason "time over, looked at by the DSL" \\
             --authority "Governors, 2 December 2026" --copies "packs called back and shredded; backups run out in May"
      asks a second person; when they have agreed, the same command does it
  edesk dispose 2026-014.edcase do … --second-home /media/stick/home --second-passphrase-file F
      the same, with the second person beside you
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="check|do")
    context.add_act(acts, "check", "what bars it, and what copies are known of; changes nothing")
    do = context.add_act(acts, "do", "dispose of the case: two people, one of them the DSL")
    do.add_argument("--certificate", type=Path, required=True, metavar="FILE.pdf", help="must not exist yet")
    do.add_argument("--reason", default="", help="why it goes now")
    do.add_argument("--authority", default="", metavar="A", help="on whose decision")
    do.add_argument("--copies", default="", metavar="TEXT", help="what was done about the copies known of")
    do.add_argument(
        "--over", default="", metavar="WHY", help="why its time is over, where it cannot be counted"
    )
    do.add_argument("--witness", default="", metavar="NAME", help="printed on the certificate, to be signed")
    do.add_argument(
        "--with-copies", action="store_true", help="delete other files of this case found here, too"
    )
    add_second_arguments(do, "a case is disposed of by two people")


def run(args: Namespace, out: Output) -> None:
    """Check, or do it."""
    if args.act == "check":
        _check(args, out)
    else:
        _do(args, out)


def _check(args: Namespace, out: Output) -> None:
    mine, person = context.unlock(args)
    with context.reading(args, out) as store:
        policy = context.policy_of(store, out)
        found = disposing.plan(store, policy, context.CLOCK.read(), reviewing.school_years(mine, person))
        joined = tuple(store.case.merged)
    others = find_copies(args.case, mine.folder, known_files(mine.folder, person), joined=joined)
    lines = list(found.bars) or ["Nothing bars it. Two people may dispose of this case, one of them the DSL."]
    if found.needs_words and not found.bars:
        lines.append("The program cannot count that its time is over: say why it is, with --over.")
    lines.append("Known copies, by the case’s own log:")
    lines += [f"  {what}: {count}" for what, count in found.copies] or ["  none"]
    lines += [f"  another file of this case: {copy.path}" for copy in others]
    lines.append(disposing.LIMITS)
    out.result(
        {
            "ok": not found.bars,
            "bars": list(found.bars),
            "state": found.due.state,
            "until": found.due.until,
            "needs_words": found.needs_words,
            "copies": dict(found.copies),
            "files": [str(copy.path) for copy in others],
        },
        lines,
    )


def _do(args: Namespace, out: Output) -> None:
    if args.certificate.exists():
        raise files.already_there(args.certificate)
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    context.check_words(args.witness, "--witness")
    school, second = reviewing.school_years(mine, person), second_person(args)
    with context.writing_as(args, out, mine, person) as store:
        policy, case = context.policy_of(store, out), store.case
        if not case.disposed and second is None and not _agreed(store.case, store.actor):
            disposing.check(store, policy, school)
            asking = agreeing.ask(store, "dispose", "", args.reason)
            raise GateRefused(
                "second person asked",
                f"A second person was asked to agree ({asking.id[:8]}). When they have, with edesk agree, the same "
                "command does it. Nothing was disposed of.",
            )
        others = find_copies(
            args.case, mine.folder, known_files(mine.folder, person), joined=tuple(case.merged)
        )
        going = [copy.path for copy in others] if args.with_copies else []
        _refuse_news(others if args.with_copies else ())
        entry = disposing.dispose(
            store,
            policy,
            reason=args.reason,
            authority=args.authority,
            copies=args.copies,
            over=args.over,
            school=school,
            second=second,
        )
        kept = disposing.register_entry(store, policy, entry, school)
        pdf = disposing.certificate_pdf(
            store, policy, entry, kept, found_here=len(going), witness=args.witness
        )
        disposing.enter_register(mine.folder, person, kept)
        files.write_new(args.certificate, pdf)
    gone = disposing.delete_case(args.case, kept.case, going)
    for copy in others if not args.with_copies else ():
        out.say(f"Another file of this case is still there: {copy.path}")
    out.say(disposing.LIMITS)
    out.result(
        {
            **msgspec.to_builtins(kept),
            "certificate": str(args.certificate),
            "deleted": [str(path) for path in gone],
        },
        [f"Disposed of. Certificate {kept.number}: {args.certificate}. Print it, sign it, keep it."],
    )


def _refuse_news(others: Iterable[CopyFile]) -> None:
    """A copy may hold a lock, a hold or evidence that this file does not know of: it does not go unread."""
    news = [str(copy.path) for copy in others if copy.has_news]
    if news:
        raise GateRefused(
            "a copy holds what this file does not",
            f"{', '.join(news)} holds entries that are not in this file: a hold, a lock or evidence may be among them, "
            "and the two people did not agree to that. Nothing was disposed of. Join it first (edesk merge), or leave "
            "out --with-copies.",
        )


def _agreed(case: Case, actor: str) -> bool:
    return two_people.agreed(case, "dispose", "", actor) is not None

"""`edesk reader`: who may read a case and add to it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import msgspec

from evidence_desk.acts import readers
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, UsageError
from evidence_desk.case import membership
from evidence_desk.case.keys import read_profile
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Compared, Member
from evidence_desk.cli import context
from evidence_desk.cli.cmd_new import warn_of_classic
from evidence_desk.cli.output import Output, table
from evidence_desk.cli.second import add_second_arguments, second_person

EXAMPLES = """\
  edesk reader 2026-014.edcase list
  edesk reader 2026-014.edcase add deputy.json
  edesk reader 2026-014.edcase remove SXL --reason "left the school"
  edesk reader 2026-014.edcase remove JPS --reason "left the school" --second-home /media/stick/home \\
             --second-passphrase-file F   a DSL is taken out by two people
  edesk reader 2026-014.edcase add investigator.json --until 2026-12-22 --compared by-phone
  edesk reader 2026-014.edcase until AXM 2027-01-31 --reason "the hearing was moved"
  edesk reader 2026-014.edcase vouch AXM --compared in-person
"""
COMPARED = tuple(how for how in get_args(Compared) if how != "old-key")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="list|add|remove|until|vouch")
    context.add_act(acts, "list", "list the readers")
    add = context.add_act(acts, "add", "let a colleague in")
    add.add_argument("file", type=Path, nargs="?", metavar="FILE", help="`edesk id --json` of the colleague")
    add.add_argument("--recipient", metavar="R", help="an age recipient who may only read")
    add.add_argument(
        "--until", default="", metavar="WHEN", help="the end of their time: a day (its end) or a time"
    )
    add.add_argument("--compared", choices=COMPARED, help="how you made sure that the key is theirs")
    add.add_argument("--note", default="", help="more on how")
    remove = context.add_act(acts, "remove", "take a reader out: new keys, old slots rewritten away")
    remove.add_argument("name", help="name, initials, recipient or fingerprint")
    remove.add_argument("--reason", required=True)
    add_second_arguments(remove, "needed to take a DSL out, unless they agreed before (edesk agree)")
    until = context.add_act(acts, "until", "give a reader's time in the case an end, or take it away")
    until.add_argument("name", help="name, initials, recipient or fingerprint")
    until.add_argument("until", metavar="WHEN", help="a day (its end) or a time; none: no end")
    until.add_argument("--reason", required=True)
    vouch = context.add_act(acts, "vouch", "say that a reader's key is theirs, and how you compared it")
    vouch.add_argument("name", help="name, initials, recipient or fingerprint")
    vouch.add_argument("--compared", choices=COMPARED, required=True)
    vouch.add_argument("--note", default="")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    if args.act == "list":
        _list(args, out)
        return
    if args.act == "add" and (args.file is None) == (args.recipient is None):
        raise UsageError(
            "reader add without one of two", "Give either FILE or --recipient R. Nothing was done."
        )
    with context.writing(args, out) as store:
        match args.act:
            case "add":
                member, lines = _add(args, out, store)
            case "remove":
                leaving = membership.find_reader(store.case, args.name)
                second = second_person(args) if readers.needs_second(leaving) else None
                member = readers.remove_reader(store, leaving, args.reason, second)
                lines = [
                    f"{member.name or 'The bare recipient'} is no longer a reader; the case has new keys.",
                    "Copies of the case taken earlier stay readable to them. That cannot be undone.",
                ]
            case "until":
                reader = membership.find_reader(store.case, args.name)
                until = "" if args.until == "none" else parse_end(args.until)
                member = readers.set_until(store, reader, until, args.reason)
                lines = _end_in_words(member)
            case _:
                reader = membership.find_reader(store.case, args.name)
                member = readers.vouch(store, reader, args.compared, args.note)
                lines = [f"The handling log says that you compared the key of {readers.name_of(member)}."]
        out.result(msgspec.to_builtins(member), lines)


def _list(args: Namespace, out: Output) -> None:
    with context.reading(args, out) as store:
        members = list(store.case.members.values())
    rows = [[m.initials or "-", m.name or "bare recipient", m.role, _state(m)] for m in members]
    out.result([msgspec.to_builtins(m) for m in members], table(rows))


def _state(member: Member) -> str:
    if member.moved_to:
        return "earlier key of theirs"
    if member.removed:
        return "removed"
    return f"reads until {context.local_text(member.until)}" if member.until else "reads"


def _add(args: Namespace, out: Output, store: CaseStore) -> tuple[Member, list[str]]:
    until = parse_end(args.until) if args.until else ""
    if args.file is None:
        member = readers.add_recipient(store, args.recipient, until=until)
    else:
        profile = read_profile(args.file)
        member = readers.add_reader(store, profile, until=until, compared=args.compared, note=args.note)
    lines = [f"{member.name or 'The bare recipient'} can read this case from now on. Role as stated."]
    if store.recipient().kind == "hybrid":
        warn_of_classic([member], out)
    return member, [*lines, *(_end_in_words(member) if until else [])]


def _end_in_words(member: Member) -> list[str]:
    if not member.until:
        return [f"{readers.name_of(member)} reads this case without an end."]
    return [
        f"Until {context.local_text(member.until)}. After that their own program opens the case no more, and the next "
        "DSL or deputy who opens it takes their slot out.",
        "Copies that they take before then stay readable to them. That cannot be prevented.",
    ]


def parse_end(text: str) -> str:
    """Return the end of somebody's time as UTC text; a day ends at its midnight here.

    Raises:
        BadInput: not ISO 8601.
    """
    try:
        at = datetime.fromisoformat(text)
        if len(text) == len("2026-11-22"):
            at += timedelta(days=1)
        return clocks.utc_text(at.astimezone(UTC))
    except (ValueError, OverflowError):
        raise BadInput(
            "unreadable end",
            f"{text!r} is not a day or time this program reads. Write 2026-12-22, or 2026-12-22T16:00. "
            "Nothing was changed.",
        ) from None

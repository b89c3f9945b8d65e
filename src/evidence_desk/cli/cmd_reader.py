"""`edesk reader`: who may read a case and add to it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec

from evidence_desk.acts import readers
from evidence_desk.base.errors import UsageError
from evidence_desk.case import membership
from evidence_desk.case.keys import Home, Person, read_profile
from evidence_desk.cli import context
from evidence_desk.cli.cmd_new import warn_of_classic
from evidence_desk.cli.output import Output, table

EXAMPLES = """\
  edesk reader 2026-014.edcase list
  edesk reader 2026-014.edcase add deputy.json
  edesk reader 2026-014.edcase remove SXL --reason "left the school"
  edesk reader 2026-014.edcase remove JPS --reason "left the school" --second-home /media/stick/home \\
             --second-passphrase-file F   a DSL is taken out by two people
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="list|add|remove")
    context.add_act(acts, "list", "list the readers")
    add = context.add_act(acts, "add", "let a colleague in")
    add.add_argument("file", type=Path, nargs="?", metavar="FILE", help="`edesk id --json` of the colleague")
    add.add_argument("--recipient", metavar="R", help="an age recipient who may only read")
    remove = context.add_act(acts, "remove", "take a reader out: new keys, old slots rewritten away")
    remove.add_argument("name", help="name, initials, recipient or fingerprint")
    remove.add_argument("--reason", required=True)
    remove.add_argument(
        "--second-home",
        type=Path,
        metavar="FOLDER",
        help="the home folder of a second reader, who agrees; needed to take a DSL out",
    )
    remove.add_argument("--second-passphrase-file", type=Path, metavar="F", help="their passphrase")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    if args.act == "list":
        with context.reading(args, out) as store:
            members = [msgspec.to_builtins(m) for m in store.case.members.values()]
        rows = [
            [
                m.get("initials") or "-",
                m["name"] or "bare recipient",
                m["role"],
                "removed" if m.get("removed") else "reads",
            ]
            for m in members
        ]
        out.result(members, table(rows))
        return
    with context.writing(args, out) as store:
        if args.act == "remove":
            leaving = membership.find_reader(store.case, args.name)
            second = _second(args) if readers.needs_second(leaving) else None
            member = readers.remove_reader(store, leaving, args.reason, second)
            lines = [
                f"{member.name or 'The bare recipient'} is no longer a reader; the case has new keys.",
                "Copies of the case taken earlier stay readable to them. That cannot be undone.",
            ]
        elif (args.file is None) == (args.recipient is None):
            raise UsageError(
                "reader add without one of two", "Give either FILE or --recipient R. Nothing was done."
            )
        else:
            member = (
                readers.add_reader(store, read_profile(args.file))
                if args.file is not None
                else membership.add_recipient(store, args.recipient)
            )
            lines = [f"{member.name or 'The bare recipient'} can read this case from now on. Role as stated."]
            if store.recipient().kind == "hybrid":
                warn_of_classic([member], out)
        out.result(msgspec.to_builtins(member), lines)


def _second(args: Namespace) -> Person | None:
    """Return the second person, unlocked, when their folder was named."""
    if args.second_home is None:
        return None
    if args.second_passphrase_file is None:
        raise UsageError(
            "second home without its passphrase",
            "Give --second-passphrase-file F with --second-home FOLDER. Nothing was changed.",
        )
    passphrase = context.read_passphrase(Namespace(passphrase_file=args.second_passphrase_file))
    return Home(args.second_home).unlock(passphrase)

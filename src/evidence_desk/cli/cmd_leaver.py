"""`edesk leaver`: take somebody out of every case at once: they left, or a device with their keys is lost."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts import rounds
from evidence_desk.base.errors import BadInput
from evidence_desk.case.keys import Home, Person, read_profile
from evidence_desk.case.values import Member
from evidence_desk.cli import care, context
from evidence_desk.cli.cmd_reader import COMPARED
from evidence_desk.cli.output import Output, Steps
from evidence_desk.cli.round_rows import exit_of, show_round
from evidence_desk.cli.second import add_second_arguments, second_person

EXAMPLES = """\
  edesk leaver "Ann Marsh" cases/ --reason "left the school"
  edesk leaver SXL cases/ --reason "laptop lost" --new sxl-new.json
  edesk leaver JPS cases/ --reason "left the school" --second-home /media/stick/home \\
               --second-passphrase-file F   where they are the DSL
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("who", metavar="WHO", help="name, initials or fingerprint, as the cases have it")
    care.add_paths(parser)
    parser.add_argument("--reason", required=True, help="stands in the handling log of each case")
    parser.add_argument(
        "--new", type=Path, metavar="FILE", help="`edesk id --json` of their new keys, let in instead"
    )
    parser.add_argument("--compared", choices=COMPARED, help="how you made sure that the new keys are theirs")
    add_second_arguments(parser, "needed where whoever leaves is a DSL")


def run(args: Namespace, out: Output) -> int:
    """Go through the cases; what could not be reached is listed, and the same command goes on with it."""
    reason = context.check_words(args.reason, "--reason")
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    newcomer = read_profile(args.new) if args.new is not None else None
    paths = care.case_files(args, mine, person, out)
    leaver = _find(mine, person, paths, args.who, out)
    leaving = rounds.Leaving(
        key=leaver.signer,
        reason=reason,
        second=second_person(args),
        newcomer=newcomer,
        compared=args.compared,
    )
    gone = rounds.take_out_everywhere(paths, person, mine.folder, context.CLOCK, leaving, Steps(out))
    remark = "Copies of cases that they took earlier stay readable to them. That cannot be undone."
    show_round(gone, out, f"{leaver.name} was taken out of", remark)
    return exit_of(gone)


def _find(mine: Home, person: Person, paths: list[Path], who: str, out: Output) -> Member:
    """Return the reader meant.

    Raises:
        BadInput: none or more than one is called so.
    """
    known = rounds.everybody(paths, person, mine.folder, context.CLOCK, Steps(out))
    found = [
        m
        for m in known
        if who in {m.name, m.initials, m.signer} or (len(who) >= 8 and m.signer.startswith(who))
    ]
    if len(found) == 1:
        return found[0]
    listed = "; ".join(f"{m.name} ({m.initials}, {m.signer[:16]})" for m in found or known)
    raise BadInput(
        "no such reader",
        f"{'More than one reader is' if found else 'Nobody who reads these cases is'} called {who!r}. "
        f"Known: {listed or 'nobody but you'}. Nothing was changed.",
    )

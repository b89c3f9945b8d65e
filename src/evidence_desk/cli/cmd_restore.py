"""`edesk restore`: bring cases back from a backup; nothing is ever overwritten."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts import restoring
from evidence_desk.base.errors import BehindAnchor, CannotWrite, NotFound, TamperedBundle
from evidence_desk.cli import care, context
from evidence_desk.cli.output import Output, Steps, table
from evidence_desk.library.present import cases_in

EXAMPLES = """\
  edesk restore /media/stick/backup --into cases/
  edesk restore /media/stick/backup --into cases/ --case 3f9a1c02-…   one case
  edesk restore /media/stick/backup --list
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the backup")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--into", type=Path, metavar="FOLDER", help="where the cases are to stand")
    where.add_argument("--list", action="store_true", help="only say what the backup holds")
    parser.add_argument(
        "--case", action="append", default=[], metavar="ID", help="only this case (--list shows the ids)"
    )
    parser.add_argument(
        "--accept-older",
        action="store_true",
        help="also bring back what is older than this device has seen; opening it asks once more",
    )


def run(args: Namespace, out: Output) -> int:
    """Restore or list; the exit code says the worst that was found."""
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    present = cases_in(care.library_files(mine, person, [args.into] if args.into is not None else []))
    offer = restoring.look_into(args.folder, person, present, restoring.leads(mine, person))
    for remark in offer.remarks:
        out.say(remark)
    if args.list:
        _list(offer, out)
        return 0
    unknown = set(args.case) - {wish.case for wish in offer.cases}
    if unknown:
        raise NotFound(
            "no such case in the backup",
            f"The backup holds no case {', '.join(sorted(unknown))} (edesk restore FOLDER --list names them). "
            "Nothing was brought back.",
        )
    done = restoring.restore(
        offer,
        args.into,
        person,
        mine,
        context.CLOCK,
        only=args.case,
        accept_older=args.accept_older,
        report=Steps(out),
    )
    value = {
        "ok": done.good,
        "locked": done.locked,
        "cases": [
            {
                "case": line.case,
                "outcome": line.outcome,
                "path": str(line.path) if line.path is not None else None,
                "detail": line.detail,
            }
            for line in done.lines
        ],
    }
    rows = [
        [line.path.name if line.path is not None else line.case, restoring.WORDS[line.outcome]]
        for line in done.lines
    ]
    out.result(value, table(rows))
    return _code(done)


def _code(done: restoring.Restored) -> int:
    found = {line.outcome for line in done.lines}
    if found & {"damaged", "missing", "incomplete"}:
        return TamperedBundle.exit_code
    if "not-written" in found:
        return CannotWrite.exit_code
    return BehindAnchor.exit_code if found & {"older", "other-history"} else 0


def _list(offer: restoring.Offer, out: Output) -> None:
    value = {
        "made_at": offer.made_at,
        "by_me": offer.by_me,
        "cases": [
            {"case": wish.case, "name": wish.name, "present": str(wish.present) if wish.present else None}
            for wish in offer.cases
        ],
    }
    rows = [[wish.case, wish.name, "is here" if wish.present else ""] for wish in offer.cases]
    out.result(value, table(rows))

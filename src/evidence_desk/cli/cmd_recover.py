"""`edesk recover`: open cases with two recovery sheets; walks two holders through it when no sheets are named."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts import recovering
from evidence_desk.acts.rounds import Round
from evidence_desk.base.errors import KeyUnavailable
from evidence_desk.case.keys import Sheet, open_custody, read_sheet
from evidence_desk.case.membership import recover_case
from evidence_desk.cli import context, walking
from evidence_desk.cli.output import Output, Steps
from evidence_desk.cli.round_rows import exit_of, show_round

EXAMPLES = """\
  edesk recover 2026-014.edcase
      walks two holders through it, step by step: each brings a sheet as a file or types it from paper
  edesk recover 2026-014.edcase --sheet recovery-sheet-1.txt --sheet recovery-sheet-3.txt
      lets the person whose keys are on this computer into the case
  edesk recover cases/*.edcase --sheet recovery-sheet-1.txt --sheet recovery-sheet-3.txt
      into all of these; a case they read already is left alone
  edesk recover 2026-014.edcase --sheet recovery-sheet-1.txt --sheet recovery-sheet-3.txt --check
      proves that the sheets open this case, writes nothing
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("case", type=Path, nargs="+", metavar="CASE", help="case files (.edcase)")
    parser.add_argument(
        "--sheet",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="without: asked for one by one",
    )
    parser.add_argument("--check", action="store_true", help="only prove that the sheets work")


def run(args: Namespace, out: Output) -> int:
    """Open the cases with the sheets."""
    sheets = [read_sheet(path) for path in args.sheet]
    if args.check and sheets and all(sheet.purpose == "custody" for sheet in sheets):
        mine = context.home()
        open_custody(sheets, mine.school() if mine.exists else None)
        out.result({"opens": "custody"}, ["These sheets open the school's custody key. Nothing was written."])
        return 0
    if not sheets:
        sheets = walking.two_sheets(context.home(), out, check=args.check)
    return _check(args, sheets, out) if args.check else _let_in(args, sheets, out)


def _let_in(args: Namespace, sheets: list[Sheet], out: Output) -> int:
    mine = context.home()
    profile = mine.profile()
    again = "Lock the sheets away again."
    if len(args.case) == 1:
        member = recover_case(args.case[0], sheets, profile, mine.folder, context.CLOCK)
        out.result(
            {"name": member.name, "initials": member.initials, "fingerprint": member.signer},
            [f"{member.name} can read and write this case now. Both sheets are in its handling log.", again],
        )
        return 0
    gone = recovering.let_in(args.case, sheets, profile, mine, context.CLOCK, Steps(out))
    _refuse_if_none(gone)
    show_round(gone, out, f"{profile.name} was let into", f"Both sheets are in their handling logs. {again}")
    return exit_of(gone)


def _refuse_if_none(gone: Round) -> None:
    """Fail as for one case when the sheets opened none of them.

    Raises:
        KeyUnavailable: none of them.
    """
    if gone.visits and all(visit.state == "waits" for visit in gone.visits) and not gone.stopped:
        raise KeyUnavailable("sheets opened none of the cases", gone.visits[0].words)


def _check(args: Namespace, sheets: list[Sheet], out: Output) -> int:
    rows, lines = [], []
    for path in args.case:
        case = recovering.check(path, sheets)
        rows.append({"opens": "case", "id": case.id, "exhibits": len(case.exhibits)})
        lines.append(
            f"These sheets open the case: {len(case.exhibits)} exhibits can be read. Nothing was written."
        )
    out.result(rows[0] if len(rows) == 1 else rows, lines)
    return 0

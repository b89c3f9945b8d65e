"""`edesk recover`: open a case with two recovery sheets; try sheets out."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.base.errors import KeyUnavailable
from evidence_desk.case.keys import Sheet, open_custody, read_sheet
from evidence_desk.case.loading import load_case
from evidence_desk.case.membership import open_with_sheets, recover_case
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk recover 2026-014.edcase --sheet recovery-sheet-1.txt --sheet recovery-sheet-3.txt
      lets the person whose keys are on this computer into the case
  edesk recover 2026-014.edcase --sheet recovery-sheet-1.txt --sheet recovery-sheet-3.txt --check
      a drill: proves that the sheets work, writes nothing
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case file (.edcase)")
    parser.add_argument("--sheet", type=Path, action="append", required=True, metavar="FILE")
    parser.add_argument("--check", action="store_true", help="only prove that the sheets work")


def run(args: Namespace, out: Output) -> None:
    """Open the case with the sheets."""
    sheets = [read_sheet(path) for path in args.sheet]
    if args.check and all(sheet.purpose == "custody" for sheet in sheets):
        mine = context.home()
        open_custody(sheets, mine.school() if mine.exists else None)
        out.result({"opens": "custody"}, ["These sheets open the school's custody key. Nothing was written."])
        return
    if args.check:
        _check(args, sheets, out)
        return
    mine = context.home()
    profile = mine.profile()
    member = recover_case(args.case, sheets, profile, mine.folder, context.CLOCK)
    out.result(
        {"name": member.name, "initials": member.initials, "fingerprint": member.signer},
        [
            f"{member.name} can read and write this case now. Both sheets are in its handling log.",
            "Lock the sheets away again.",
        ],
    )


def _check(args: Namespace, sheets: list[Sheet], out: Output) -> None:
    bundle, identities = open_with_sheets(args.case, sheets)
    with bundle:
        unlocked = bundle.unlock(tuple(sheet.identity for sheet in sheets))
        case = load_case(bundle, unlocked).case
    if not identities:
        raise KeyUnavailable("empty slot", "These sheets do not open this case.")
    out.result(
        {"opens": "case", "id": case.id, "exhibits": len(case.exhibits)},
        [f"These sheets open the case: {len(case.exhibits)} exhibits can be read. Nothing was written."],
    )

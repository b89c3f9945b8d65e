"""`edesk sheets`: try the school's sheets out each term, and replace those of which one is lost."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts import drill as drills
from evidence_desk.acts import drillbook, resheeting
from evidence_desk.acts.drill import Drill, Purpose, Tried
from evidence_desk.base.errors import KeyUnavailable
from evidence_desk.case.keys import read_sheet
from evidence_desk.cli import care, context
from evidence_desk.cli.output import Output, Steps
from evidence_desk.cli.round_rows import exit_of, show_round
from evidence_desk.cli.second import add_second_arguments, second_person
from evidence_desk.cli.walking import fault_words

EXAMPLES = """\
  edesk sheets                          when they were last tried, and whether it is time again
  edesk sheets drill /media/stick       reads the sheets in a folder; every pair must open
  edesk sheets replace recovery --out /media/stick/new --reason "sheet 2 is lost"
  edesk sheets cases cases/ --reason "sheet 2 is lost" --second-home F --second-passphrase-file F
      every case goes on with the new sheets; give it again for cases that could not be reached
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    acts = parser.add_subparsers(dest="act", metavar="drill|replace|cases")
    drill = context.add_act(
        acts, "drill", "let every pair of sheets open something; the term's drill is noted"
    )
    drill.add_argument("sheets", type=Path, nargs="+", metavar="SHEET", help="files, or a folder of them")
    replace = context.add_act(acts, "replace", "make new sheets for all three holders of a purpose")
    replace.add_argument("purposes", nargs="+", choices=["recovery", "custody"], metavar="recovery|custody")
    replace.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="for the new sheets")
    replace.add_argument(
        "--sheet",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="two old custody sheets: then the custody key stays, and the new sheets open what was locked before",
    )
    replace.add_argument("--anyway", action="store_true", help="also into a folder that looks synchronised")
    cases = context.add_act(acts, "cases", "let every case go on with the sheets in force")
    care.add_paths(cases)
    cases.add_argument("--reason", required=True, help="stands in the handling log of each case")
    add_second_arguments(cases, "without one each case waits until somebody agreed")


def run(args: Namespace, out: Output) -> int:
    """Do the act, or say how things stand."""
    if args.act == "drill":
        return _drill(args, out)
    if args.act == "replace":
        return _replace(args, out)
    if args.act == "cases":
        return _cases(args, out)
    mine, person = context.unlock(args)
    state = drillbook.state(mine, person, mine.school(), context.CLOCK)
    out.result(
        {
            "term": state.term,
            "recovery_at": state.recovery_at,
            "custody_at": state.custody_at,
            "due": state.due,
        },
        [
            _last("recovery", state.recovery_at),
            _last("custody", state.custody_at),
            f"Not tried in this {state.term} term yet." if state.due else "Nothing is due.",
        ],
    )
    return 0


def _last(purpose: str, at: str) -> str:
    when = context.local_text(at) if at else "never on this computer"
    return f"All {purpose} sheets last proved: {when}."


def _drill(args: Namespace, out: Output) -> int:
    mine, person = context.unlock(args)
    school = mine.school()
    files = [
        found for path in args.sheets for found in (drills.sheets_in(path) if path.is_dir() else (path,))
    ]
    tried = [drills.read_sheet_file(path, school) for path in files]
    result = drills.drill(tried, school)
    noted = drillbook.note(mine, person, school, result, context.CLOCK)
    out.result(
        {
            "sheets": [_sheet_row(one) for one in result.tried],
            "pairs": [{"purpose": p.purpose, "sheets": p.numbers, "opens": p.opens} for p in result.pairs],
            "proved": [purpose for purpose in ("recovery", "custody") if _proved(result, purpose)],
        },
        _drill_lines(result, noted=noted),
    )
    good = bool(result.pairs) and all(p.opens for p in result.pairs) and not any(t.fault for t in tried)
    return 0 if good else KeyUnavailable.exit_code


def _proved(result: Drill, purpose: str) -> bool:
    return result.proved("recovery" if purpose == "recovery" else "custody")


def _sheet_row(tried: Tried) -> dict[str, object]:
    sheet = tried.sheet
    return {
        "name": tried.name,
        "purpose": sheet.purpose if sheet is not None else "",
        "number": sheet.number if sheet is not None else 0,
        "fault": tried.fault,
    }


def _drill_lines(result: Drill, *, noted: bool) -> list[str]:
    lines = [f"{one.name}: {fault_words(one)}" for one in result.tried if one.fault]
    for pair in result.pairs:
        opens = "open together" if pair.opens else "do NOT open"
        lines.append(f"{pair.purpose.capitalize()} sheets {pair.numbers[0]} and {pair.numbers[1]} {opens}.")
    if not result.pairs:
        lines.append("No two sheets of one purpose were there, so nothing was proved.")
    if noted:
        lines.append("Noted for this term. No sheet was kept.")
    return lines


def _replace(args: Namespace, out: Output) -> int:
    mine, person = context.unlock(args)
    purposes: frozenset[Purpose] = frozenset(args.purposes)
    new = resheeting.new_sheets(mine.school(), purposes, [read_sheet(path) for path in args.sheet])
    written = resheeting.write_and_begin(mine, person, new, args.out, anyway=args.anyway)
    lines = [f"New sheets: {', '.join(path.name for path in written)}, in {args.out}."]
    if "custody" in purposes and not args.sheet:
        lines.append(
            "There is a new custody key. What was locked before opens with the OLD custody sheets only: keep those."
        )
    lines += [
        "Print them, give each to a different person, and delete the files. Holders destroy the old ones only when "
        "every case has gone on with the new ones: edesk sheets cases.",
        "The school's profile and colleagues need the new public keys: edesk school make, edesk id --school.",
    ]
    out.result({"sheets": [str(path) for path in written], "keys": sorted(purposes)}, lines)
    return 0


def _cases(args: Namespace, out: Output) -> int:
    reason = context.check_words(args.reason, "--reason")
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    paths = care.case_files(args, mine, person, out)
    second = second_person(args)
    gone = resheeting.replace_everywhere(
        paths, person, mine, context.CLOCK, reason, second=second, report=Steps(out)
    )
    remark = "Copies of cases taken earlier still open with the old sheets."
    show_round(gone, out, "The new sheets are in", remark)
    return exit_of(gone)

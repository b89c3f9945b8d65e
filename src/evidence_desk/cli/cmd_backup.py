"""`edesk backup`: verified copies of all cases in one folder, and checking them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts import backing_up
from evidence_desk.base.errors import CannotWrite, TamperedBundle
from evidence_desk.case.keys import read_profile
from evidence_desk.cli import care, context
from evidence_desk.cli.output import Output, Steps, table
from evidence_desk.library.backup import GOOD

EXAMPLES = """\
  edesk backup /media/stick/backup                     all cases of your library
  edesk backup /media/stick/backup cases/ --colleague deputy.json
  edesk backup /media/stick/backup --check             read every copy back; needs no key
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the copies are; made if missing")
    care.add_paths(parser)
    parser.add_argument(
        "--colleague",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="`edesk id --json` of a DSL or deputy who may bring the cases back with all that is locked",
    )
    parser.add_argument("--check", action="store_true", help="only read the copies that are there back")


def run(args: Namespace, out: Output) -> int:
    """Back up or check; the exit code says the worst that was found."""
    if args.check:
        return _check(args, out)
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    paths = care.case_files(args, mine, person, out)
    colleagues = [read_profile(path) for path in args.colleague]
    done = backing_up.back_up(
        paths, args.folder, person, mine, context.CLOCK, colleagues=colleagues, report=Steps(out)
    )
    for remark in done.remarks:
        out.say(remark)
    value = {
        "ok": done.good,
        "folder": str(done.folder),
        "at": done.at,
        "cases": [
            {"path": str(line.path), "case": line.case, "outcome": line.outcome, "detail": line.detail}
            for line in done.lines
        ],
        "only_there": list(done.only_there),
    }
    rows = [[line.path.name, backing_up.WORDS[line.outcome]] for line in done.lines]
    lines = [*table(rows), _verdict(done)]
    out.result(value, lines)
    if done.good:
        return 0
    unwritten = any(line.outcome == "not-written" for line in done.lines)
    return CannotWrite.exit_code if unwritten else TamperedBundle.exit_code


def _verdict(done: backing_up.BackedUp) -> str:
    good = sum(line.outcome in GOOD for line in done.lines)
    words = f"{good} of {len(done.lines)} cases stand in {done.folder} as they are now."
    if done.only_there:
        words += f" {len(done.only_there)} more stand only there."
    return words


def _check(args: Namespace, out: Output) -> int:
    rows = backing_up.check_backup(args.folder, Steps(out))
    good = all(ok for _, ok, _ in rows)
    value = {"ok": good, "cases": [{"case": case, "ok": ok, "detail": detail} for case, ok, detail in rows]}
    lines = [f"{'ok  ' if ok else 'FAIL'}  {case}  {detail}" for case, ok, detail in rows]
    verdict = "Every copy is whole." if good else "NOT every copy is whole; make the backup again."
    out.result(value, [*lines, verdict])
    return 0 if good else TamperedBundle.exit_code

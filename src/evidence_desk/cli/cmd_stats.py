"""`edesk stats`: the governors' report over a folder of cases, in numbers that can be handed round."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts.report_text import lines
from evidence_desk.acts.statistics import count, save_report
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.library.reporting import Asked

EXAMPLES = """\
  edesk stats cases/                              the term that runs, the whole school
  edesk stats cases/ --term 2026-autumn           a term; 2026-27 is a school year, all is everything
  edesk stats cases/ --term 2026-27 --phase primary
  edesk stats cases/ --term 2026-autumn --report governors.pdf
  edesk stats                                     the folders of your library
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "folders",
        nargs="*",
        type=Path,
        metavar="FOLDER",
        help="where the cases are (else your library’s folders)",
    )
    parser.add_argument(
        "--term",
        default="",
        metavar="T",
        help="2026-autumn, 2026-27 for a school year, or all (else the term that runs)",
    )
    parser.add_argument("--phase", default="", metavar="P", help="only the cases of one phase")
    parser.add_argument(
        "--report", type=Path, metavar="FILE.pdf", help="write the page for the governors to a new file"
    )


def run(args: Namespace, out: Output) -> None:
    """Count; no case is changed."""
    mine, person = context.unlock(args)
    context.warn_of_profile(args, mine, person, out)
    told = None

    def tell(done: int, total: int) -> None:
        nonlocal told
        told = told or out.progress("Counting cases", total)
        told(done)

    counted = count(mine, person, context.CLOCK, args.folders or None, tell)
    out.end_progress()
    report = counted.report(Asked(span=args.term, phase=args.phase))
    if args.report is not None:
        save_report(report, args.report)
        out.say(f"Written to {args.report}. It holds no names and no single cases.")
    out.result(report.as_json(), lines(report))

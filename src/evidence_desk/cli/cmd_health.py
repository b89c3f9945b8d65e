"""`edesk health`: check all cases in full, and remember what was found."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

import msgspec

from evidence_desk.acts import health
from evidence_desk.base.errors import BehindAnchor, TamperedBundle
from evidence_desk.cli import care, context
from evidence_desk.cli.output import Output, Steps, table
from evidence_desk.library.health import Result

EXAMPLES = """\
  edesk health                 all cases of your library
  edesk health cases/ 2026-014.edcase
  edesk health --last          what the last check found, without checking again
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    care.add_paths(parser)
    parser.add_argument("--last", action="store_true", help="only say what the last check found")


def run(args: Namespace, out: Output) -> int:
    """Check; the exit code says the worst that was found."""
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    if args.last:
        kept = health.last_results(person, mine)
        return _report(out, [kept.results[path] for path in sorted(kept.results)], kept.all_at)
    paths = care.case_files(args, mine, person, out)
    done = health.check_all(paths, person, mine, context.CLOCK, Steps(out))
    return _report(out, done.results, done.at)


def _report(out: Output, results: tuple[Result, ...] | list[Result], at: str) -> int:
    wrong = [result for result in results if result.state != "whole"]
    value = {"ok": not wrong, "at": at, "cases": [msgspec.to_builtins(result) for result in results]}
    rows = [
        ["ok  " if result.state == "whole" else "FAIL", result.path, health.WORDS[result.state], result.at]
        for result in results
    ]
    verdict = f"{len(results) - len(wrong)} of {len(results)} cases are whole."
    out.result(value, [*table(rows), *(f"{one.path}: {one.detail}" for one in wrong if one.detail), verdict])
    if not wrong:
        return 0
    older = all(result.state == "older" for result in wrong)
    return BehindAnchor.exit_code if older else TamperedBundle.exit_code

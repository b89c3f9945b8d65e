"""`edesk close`: close a case with its outcome, or list what keeps it open."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from evidence_desk.acts.closing import Bar, bars_to_closing, close_case, outcomes_for
from evidence_desk.base.errors import UsageError
from evidence_desk.case.state import Case
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk close 2026-014.edcase                  what keeps it open, and the outcomes to choose from
  edesk close 2026-014.edcase --outcome in-school --reason "Both families seen; restorative meeting on 12 November."
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument(
        "--outcome", default="", metavar="ID", help="how it ended (edesk policy show outcomes)"
    )
    parser.add_argument("--reason", default="", metavar="R", help="what was found and done, in words")


def run(args: Namespace, out: Output) -> None:
    """Close it, or say what stands in the way."""
    policy = context.policy_in_force(args)
    now = context.CLOCK.read().utc
    if not args.outcome:
        if args.reason:
            raise UsageError("no outcome", "With --reason say --outcome, too. Nothing was changed.")
        with context.reading(args, out) as store:
            case, bars = store.case, bars_to_closing(store.case, policy, now, store.locked)
        outcomes = outcomes_for(case, policy)
        value = {
            **status_row(case),
            "bars": [bar_row(case, bar) for bar in bars],
            "outcomes": [one.id for one in outcomes],
        }
        lines = [f"- {bar.what} {bar.do}" for bar in bars] or ["Nothing keeps it open."]
        lines += ["", "Outcomes:", *(f"  {one.id}  {one.label}" for one in outcomes)]
        out.result(value, lines)
        return
    if not args.reason.strip():
        raise UsageError("no reason", "With --outcome say --reason, too. Nothing was changed.")
    context.check_words(args.reason, "--reason")
    policy.outcome(args.outcome)
    with context.writing(args, out) as store:
        case = close_case(store, policy, now, args.outcome, args.reason)
        out.result(
            status_row(case),
            [f"Closed, {context.local_text(case.closed_at)}: {policy.outcome(args.outcome).label}. Saved."],
        )


def status_row(case: Case) -> dict[str, str]:
    """Return whether a case is open, as JSON has it."""
    return {"status": case.status, "outcome": case.outcome, "closed_at": case.closed_at}


def bar_row(case: Case, bar: Bar) -> dict[str, object]:
    """Return what keeps a case open, as JSON has it."""
    return {
        **asdict(bar),
        "exhibits": [case.exhibits[name].ref for name in bar.exhibits if name in case.exhibits],
    }

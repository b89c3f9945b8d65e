"""`edesk enquiry`: what was looked for and not found, or not pursued, and why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import get_args

from evidence_desk.acts.giving import record_enquiry
from evidence_desk.case.pack_events import EnquiryOutcome
from evidence_desk.case.pack_values import EnquiryMade
from evidence_desk.case.story_packs import OUTCOMES
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk enquiry 2026-014.edcase add --what "CCTV of the corridor, 12 November" --outcome not-found \\
                --why "Overwritten after seven days."
  edesk enquiry 2026-014.edcase list
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="add|list")
    add = context.add_act(acts, "add", "write down what was looked for, and what came of it")
    add.add_argument("--what", required=True, metavar="W")
    add.add_argument("--outcome", required=True, choices=get_args(EnquiryOutcome))
    add.add_argument("--why", required=True, metavar="R", help="what came of it, or why nobody went on")
    context.add_act(acts, "list", "what was looked for, the oldest first")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    if args.act == "list":
        with context.reading(args, out) as store:
            found = sorted(store.case.enquiries.values(), key=lambda one: (one.at, one.id))
        out.result([_row(one) for one in found], [_line(one) for one in found] or ["Nothing recorded yet."])
        return
    context.check_words(args.what, "--what")
    context.check_words(args.why, "--why")
    with context.writing(args, out) as store:
        made = record_enquiry(store, args.what, args.outcome, args.why)
    out.result(_row(made), [f"{_line(made)} Saved."])


def _row(made: EnquiryMade) -> dict[str, str]:
    return {"id": made.id, "at": made.at, "what": made.what, "outcome": made.outcome, "why": made.why}


def _line(made: EnquiryMade) -> str:
    return f"{made.what.rstrip('.')}. {OUTCOMES[made.outcome]}: {made.why.rstrip('.')}."

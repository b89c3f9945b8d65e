"""`edesk reopen`: open a closed case again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from evidence_desk.acts.closing import reopen_case
from evidence_desk.cli import context
from evidence_desk.cli.cmd_close import status_row
from evidence_desk.cli.output import Output

EXAMPLES = '  edesk reopen 2026-014.edcase --reason "A second account came up."\n'


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("--reason", required=True, metavar="R", help="why work goes on")


def run(args: Namespace, out: Output) -> None:
    """Open it again; the outcome it was closed with stays in the record."""
    context.check_words(args.reason, "--reason")
    with context.writing(args, out) as store:
        case = reopen_case(store, args.reason)
        out.result(status_row(case), ["The case is open again. Saved."])

"""`edesk exhibits`: list the exhibits with their classification."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from evidence_desk.cli import context
from evidence_desk.cli.output import Output, table
from evidence_desk.cli.rows import exhibit_row, people_line

EXAMPLES = "  edesk exhibits 2026-014.edcase\n  edesk exhibits 2026-014.edcase --json\n"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser)


def run(args: Namespace, out: Output) -> None:
    """Print them in the order they were added; writes nothing."""
    with context.reading(args, out) as store:
        exhibits = store.case.in_order()
        rows = [exhibit_row(store, exhibit) for exhibit in exhibits] if out.as_json else []
        lines = [] if out.as_json else table([people_line(store, exhibit) for exhibit in exhibits])
        out.result(rows, lines or ["No exhibits yet. Add the first with: edesk add CASE FILE --gate no"])

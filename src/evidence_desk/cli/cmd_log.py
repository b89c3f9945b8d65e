"""`edesk log`: the handling log."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from evidence_desk.case.story import line_of
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = "  edesk log 2026-014.edcase\n"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser)


def run(args: Namespace, out: Output) -> None:
    """Print one entry per event, oldest first; writes nothing."""
    with context.reading(args, out) as store:
        policy = context.policy_of(store, out)
        lines = [
            line_of(store.case, entry, number, policy) for number, entry in enumerate(store.entries(), 1)
        ]
    shown = [
        f"{line.number:>4}  {context.local_text(line.at):<28}  {line.who}: {line.says}"
        + (f" ({line.detail})" if line.detail else "")
        for line in lines
    ]
    out.result([asdict(line) for line in lines], shown)

"""`edesk chronology`: what happened and what was done about it, in order."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from evidence_desk.acts.chronology import chronology, lines, save_table
from evidence_desk.base.errors import UsageError
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk chronology 2026-014.edcase
  edesk chronology 2026-014.edcase --out log.csv --to "Panel of governors" --basis "disciplinary hearing"
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument(
        "--out", type=Path, metavar="FILE.csv", help="write it as a table; it leaves protection"
    )
    parser.add_argument("--to", default="", metavar="WHOM", help="whom the table is for; recorded")
    parser.add_argument("--basis", default="", metavar="B", help="why they may have it; recorded")


def run(args: Namespace, out: Output) -> None:
    """Print it, or write it as a table and record who gets it."""
    if args.out is None:
        with context.reading(args, out) as store:
            rows = chronology(store.case, context.policy_of(store, out), store.entries())
        out.result([asdict(row) for row in rows], lines(rows))
        return
    if not args.to.strip() or not args.basis.strip():
        raise UsageError(
            "no recipient or basis", "With --out say --to WHOM and --basis B. Nothing was written."
        )
    with context.writing(args, out) as store:
        policy = context.policy_of(store, out)
        rows = chronology(store.case, policy, store.entries())
        save_table(store, policy, rows, args.out, to=args.to, basis=args.basis)
    out.say("The table is not encrypted. Delete it when it has done its work.")
    out.result(
        {"out": str(args.out), "rows": len(rows)}, [f"{len(rows)} rows written to {args.out}. Recorded."]
    )

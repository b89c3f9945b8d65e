"""`edesk move`: move a case file to another folder: copied, read back whole, then the first one removed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts.moving import move_case
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, Steps

EXAMPLES = """\
  edesk move 2026-014.edcase --to /srv/cases
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case file (.edcase)")
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where it is to stand")


def run(args: Namespace, out: Output) -> None:
    """Move it."""
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    moved = move_case(args.case, args.to, mine, Steps(out))
    for remark in moved.remarks:
        out.say(remark)
    out.result(
        {"path": str(moved.path), "case": moved.case, "size": moved.size},
        [f"The case stands at {moved.path} now, read back whole."],
    )

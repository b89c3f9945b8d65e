"""`edesk import`: take a case file into a folder of the library, read back whole."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts.moving import import_case
from evidence_desk.cli import care, context
from evidence_desk.cli.output import Output, Steps
from evidence_desk.library.present import cases_in

EXAMPLES = """\
  edesk import /media/stick/2026-014.edcase --into cases/
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the case file; it stays where it is")
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="where it is to stand")
    parser.add_argument(
        "--accept-older",
        action="store_true",
        help="take it in although this device has seen a newer state; opening it asks once more",
    )


def run(args: Namespace, out: Output) -> None:
    """Copy it in."""
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    present = cases_in(care.library_files(mine, person, [args.into]))
    brought = import_case(
        args.file,
        args.into,
        mine,
        context.CLOCK,
        present,
        accept_older=args.accept_older,
        report=Steps(out),
    )
    out.result(
        {"path": str(brought.path), "case": brought.case, "size": brought.size},
        [f"{brought.path} is here, read back whole. {args.file} stays as it is."],
    )

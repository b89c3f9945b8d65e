"""`edesk extract`: write an exhibit's original bytes out of the case."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts.exporting import extract
from evidence_desk.base import files
from evidence_desk.case import rules
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, Steps

EXAMPLES = """\
  edesk extract 2026-014.edcase JPS/1 --out jps-1.png --to "PC 1234 Example" --basis "police request 14/26"
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("exhibit", metavar="EXHIBIT")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="must not exist yet")
    parser.add_argument("--to", default="", metavar="WHOM")
    parser.add_argument("--basis", default="", metavar="B", help="why it may be given")


def run(args: Namespace, out: Output) -> None:
    """Check the third door and the case, write the file, record who got it and why; only then give it its name.

    The copy is compared with the exhibit's entry while it is written.
    """
    if args.out.exists():
        raise files.already_there(args.out)
    with context.writing(args, out) as store:
        exhibit = rules.find_exhibit(store.case, args.exhibit)
        exhibit = extract(
            store, context.policy_of(store, out), exhibit, args.out, args.to, args.basis, Steps(out)
        )
        value = {"ref": exhibit.ref, "out": str(args.out), "size": exhibit.size, "sha256": exhibit.sha256}
        out.say("This file has left the protection of the case: whoever can open the folder can read it.")
        out.result(value, [f"{exhibit.ref} written to {args.out}. SHA-256 {exhibit.sha256}"])

"""`edesk give`: who was given a copy of a pack, and on which basis."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from evidence_desk.acts.giving import give_pack
from evidence_desk.base import clock as clocks
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk give 2026-014.edcase P-1A2B3C4D --to "DC Hale, Example Police" --basis "police request 14/26"
  edesk give 2026-014.edcase P-1A2B3C4D --to "A. Union, companion" --role companion --basis "hearing notice" --copy 3
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("pack", metavar="PACK-ID", help="printed on its pages, such as P-1A2B3C4D")
    parser.add_argument("--to", required=True, metavar="W")
    parser.add_argument("--basis", required=True, metavar="B", help="on which they may have it")
    parser.add_argument("--role", default="", help="of whoever got it, such as officer, panel, companion")
    parser.add_argument(
        "--copy", type=int, default=0, metavar="N", help="number of the copy (default: the next)"
    )
    parser.add_argument("--at", default="", metavar="T", help="when it was given (default: now)")


def run(args: Namespace, out: Output) -> None:
    """Record it; later packs print it in their distribution list."""
    for text, what in ((args.to, "--to"), (args.basis, "--basis"), (args.role, "--role")):
        context.check_words(text, what)
    with context.writing(args, out) as store:
        at = context.parse_time(args.at, "--at") if args.at else clocks.utc_text(context.CLOCK.read().utc)
        given = give_pack(
            store, args.pack, to=args.to, basis=args.basis, role=args.role, given_at=at, copy=args.copy
        )
    value = {
        "pack": given.pack,
        "copy": given.copy,
        "to": given.to,
        "role": given.role,
        "basis": given.basis,
        "at": given.at,
    }
    out.result(value, [f"Copy {given.copy} of pack {given.pack} given to {given.to}. Saved."])

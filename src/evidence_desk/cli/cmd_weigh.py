"""`edesk weigh`: which way an exhibit points, towards what is alleged or away from it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import get_args

from evidence_desk.acts.giving import weigh
from evidence_desk.case import rules
from evidence_desk.case.story_packs import BEARINGS
from evidence_desk.case.values import Weight
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk weigh 2026-014.edcase JPS/1 --bearing towards --note "Posted from his account during the lesson."
  edesk weigh 2026-014.edcase JPS/4 --bearing away --note "He was marked present elsewhere at that time."
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("exhibit", metavar="EXHIBIT")
    parser.add_argument(
        "--bearing",
        required=True,
        choices=get_args(Weight),
        help="towards what is alleged, away from it, or both",
    )
    parser.add_argument("--note", required=True, metavar="N", help="why, in a sentence; printed in packs")


def run(args: Namespace, out: Output) -> None:
    """Record it; packs print it among the evidence both ways."""
    context.check_words(args.note, "--note")
    with context.writing(args, out) as store:
        weighed = weigh(store, args.exhibit, args.bearing, args.note)
        ref = rules.find_exhibit(store.case, args.exhibit).ref
    value = {"exhibit": ref, "bearing": weighed.bearing, "note": weighed.note, "at": weighed.at}
    out.result(value, [f"{ref} {BEARINGS[weighed.bearing]}. Saved."])

"""`edesk clock`: how far this computer's clock is from network time; in a case it is written down."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts import clock_check, schooling
from evidence_desk.base import ntp
from evidence_desk.base.counting import counted
from evidence_desk.base.errors import BadInput
from evidence_desk.case.story_looks import off
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk clock                                   by the time servers in the school's profile
  edesk clock --server time.example --server ntp.example:123
  edesk clock 2026-014.edcase                   and write it down: what is added within the hour counts as checked
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("case", nargs="?", type=Path, metavar="CASE", help="the case to write it down in")
    parser.add_argument(
        "--server",
        action="append",
        default=[],
        metavar="NAME",
        help="a time server, NAME or NAME:PORT (default: those in the school's profile); only a random number goes "
        "there",
    )
    parser.set_defaults(break_lock=False, accept_older=False)


def run(args: Namespace, out: Output) -> None:
    """Ask, say, and write it down where a case was named."""
    mine, person = context.unlock(args)
    servers = args.server or list(schooling.current(mine, person).settings.time_servers)
    if not servers:
        raise BadInput(
            "no time server set up",
            "No time server is set up. Give one with --server, or ask the DSL to put it into the school’s profile "
            "(edesk school make --set time-servers=…). Nothing was changed.",
        )
    found = ntp.check(servers)
    if args.case is not None:
        with context.writing_as(args, out, mine, person) as store:
            clock_check.keep(store, found)
    out.result(
        {
            "checked": found.good,
            "offset_ms": found.offset_ms if found.good else None,
            "within_ms": found.within_ms if found.good else None,
            "asked": found.asked,
            "servers": [
                {
                    "name": a.name,
                    "offset_ms": a.offset_ms,
                    "round_trip_ms": a.round_trip_ms,
                    "stratum": a.stratum,
                }
                for a in found.answers
            ],
            "trouble": found.trouble or None,
        },
        _lines(found),
    )


def _lines(found: ntp.ClockCheck) -> list[str]:
    if not found.good:
        return [f"Not checked: {found.trouble}."]
    agree = f"{counted(len(found.answers), 'time server')} of {found.asked} asked"
    return [
        f"This computer's clock is {off(found.offset_ms, found.within_ms)}, by {agree}. The answers are not signed; "
        "the clock was not changed."
    ]

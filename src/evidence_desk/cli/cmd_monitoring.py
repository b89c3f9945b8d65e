"""`edesk monitoring`: mark exhibits that are in the case already as monitoring records."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from evidence_desk.acts.monitoring import authority_for, mark
from evidence_desk.cli import context
from evidence_desk.cli.cmd_add import NOMINATION, nominated_by
from evidence_desk.cli.output import Output
from evidence_desk.cli.rows import monitoring_row

EXAMPLES = """\
  edesk monitoring 2026-014.edcase JPS/4 --nominee "Ann Ode, IT" --necessity "Who posted it" \\
                   --scope "Room 4, 19 Nov, 20:00 to 21:00" --authorised-by Head
  edesk monitoring 2026-014.edcase JPS/5 JPS/6   by the authority recorded before
  edesk add 2026-014.edcase logins.csv --gate no --monitoring   the same as it is added
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("exhibit", nargs="+", metavar="EXHIBIT")
    for name, words in NOMINATION.items():
        parser.add_argument(f"--{name.replace('_', '-')}", default="", metavar="W", help=words)


def run(args: Namespace, out: Output) -> None:
    """Record the authority where it is given, then mark them."""
    given = nominated_by(args)
    with context.writing(args, out) as store:
        authority = authority_for(store, context.policy_of(store, out), given)
        marked = mark(store, args.exhibit, authority)
        rows = [{"ref": one.ref, "monitoring": monitoring_row(store.case, one)} for one in marked]
    out.result(rows, [f"{one.ref} is marked as a monitoring record." for one in marked])

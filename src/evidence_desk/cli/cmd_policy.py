"""`edesk policy show`: the policy data in force."""

from __future__ import annotations

import shutil
from argparse import ArgumentParser, Namespace

from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.policy import show
from evidence_desk.policy.loader import default_policy

EXAMPLES = """\
  edesk policy show            what there is
  edesk policy show matrix
  edesk policy show gate       the stop question and what follows
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="show")
    section = context.add_act(acts, "show", "print the policy, or one section of it")
    section.add_argument("section", nargs="?", metavar="SECTION", help=", ".join(show.section_names()))


def run(args: Namespace, out: Output) -> None:
    """Print it; needs no keys."""
    policy = default_policy()
    width = shutil.get_terminal_size((100, 24)).columns
    if args.section is None:
        overview = show.overview(policy)
        out.result(
            overview,
            [
                f"{key}: {', '.join(value) if isinstance(value, list) else value}"
                for key, value in overview.items()
            ],
        )
        return
    out.result(
        show.section_data(policy, args.section), show.section_text(policy, args.section, width).splitlines()
    )

"""`edesk id`: this person's public identity, or the school's public keys."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

import msgspec

from evidence_desk.case.keys import school_json
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk id --json > jps.json       a colleague gives this file to `edesk new --reader`
  edesk id --school > school.json  for `edesk init --school`
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("--school", action="store_true", help="print the school's public keys as JSON")


def run(args: Namespace, out: Output) -> None:
    """Print it; needs no passphrase."""
    mine = context.home()
    if args.school:
        school = mine.school()
        out.result(msgspec.to_builtins(school), school_json(school).decode().splitlines())
        return
    profile = msgspec.to_builtins(mine.profile())
    shown = {key: profile[key] for key in ("name", "role", "initials", "recipient", "signer", "fingerprint")}
    if profile.get("organisation"):
        shown["organisation"] = profile["organisation"]
    out.result(shown, [f"{key}: {value}" for key, value in shown.items()])

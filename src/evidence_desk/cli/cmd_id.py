"""`edesk id`: this person's public identity, or the school's public keys."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

import msgspec

from evidence_desk.acts import renewing, rounds
from evidence_desk.base.words import spoken
from evidence_desk.bundle import age
from evidence_desk.case.keys import school_json
from evidence_desk.cli import care, context
from evidence_desk.cli.output import Output, Steps
from evidence_desk.cli.round_rows import exit_of, show_round

EXAMPLES = """\
  edesk id --json > jps.json       a colleague gives this file to `edesk new --reader`
  edesk id --school > school.json  for `edesk init --school`
  edesk id rotate cases/           new keys of your own, in the place of the old ones in all these cases
  edesk id rotate --go-on cases/   the same keys, in cases that could not be reached then
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("--school", action="store_true", help="print the school's public keys as JSON")

    acts = parser.add_subparsers(dest="act", metavar="rotate")
    rotate = context.add_act(
        acts, "rotate", "make new keys, and put them in the place of the old ones in every case"
    )
    care.add_paths(rotate)
    rotate.add_argument("--go-on", action="store_true", help="make no new keys: go on with cases that waited")


def run(args: Namespace, out: Output) -> int | None:
    """Print it, which needs no passphrase; or go on with new keys."""
    if args.act == "rotate":
        return _rotate(args, out)
    mine = context.home()
    if args.school:
        school = mine.school()
        out.result(msgspec.to_builtins(school), school_json(school).decode().splitlines())
        return None
    profile = msgspec.to_builtins(mine.profile())
    shown = {key: profile[key] for key in ("name", "role", "initials", "recipient", "signer", "fingerprint")}
    if profile.get("organisation"):
        shown["organisation"] = profile["organisation"]
    out.result(shown, [f"{key}: {value}" for key, value in shown.items()])
    return None


def _rotate(args: Namespace, out: Output) -> int:
    """Make new keys unless they were made, then go through the cases."""
    age.probe()
    mine = context.home()
    passphrase = context.read_passphrase(args)
    person = mine.unlock(passphrase)
    paths = care.case_files(args, mine, person, out) if person.profile.role != "staff" else []
    if not args.go_on:
        person = renewing.renew(mine, passphrase)
        out.say(
            f"You have new keys, fingerprint {person.profile.fingerprint}: {spoken(person.profile.fingerprint)}. Give "
            "colleagues and the DSL your new identity file (edesk id --json); the school's profile needs a new edition."
        )
    gone = rounds.renew_everywhere(paths, person, mine.folder, context.CLOCK, Steps(out))
    remark = (
        "Copies of cases taken earlier still open with the old keys. Other cases follow when you open them."
    )
    show_round(gone, out, "Your new keys are in", remark)
    return exit_of(gone)

"""`edesk init`: make this person's keys, and for a first DSL the school's."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec

from evidence_desk.acts import joining
from evidence_desk.acts.keysmith import (
    SyncedFolder,
    Who,
    check_person,
    check_sheets_folder,
    make_keys_and_sheets,
    new_school,
)
from evidence_desk.base import files
from evidence_desk.base.errors import UsageError
from evidence_desk.case.keys import ROLES, SchoolFile
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk init --name "Jo P. Smith" --role dsl --initials JPS --organisation "Larkrise Academy" \\
             --recovery-sheets /media/stick/sheets
  edesk init --name "Sam Lee" --role deputy --initials SXL --school school.json
  edesk init --name "Ann Ode" --role staff --initials AXO --school school.toml --words "… six words …"
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("--name", required=True, help="your name, as packs will print it")
    parser.add_argument("--role", required=True, choices=ROLES)
    parser.add_argument("--initials", required=True, help="two to four capital letters, e.g. JPS")
    parser.add_argument("--organisation", default="", help="the school's name")
    school = parser.add_mutually_exclusive_group(required=True)
    school.add_argument(
        "--recovery-sheets",
        type=Path,
        metavar="FOLDER",
        help="first DSL only: make the school's recovery and custody keys, one sheet per holder, into FOLDER",
    )
    school.add_argument(
        "--school",
        type=Path,
        metavar="FILE",
        help="school.toml with its signature beside it, or the file `edesk id --school` printed",
    )
    parser.add_argument("--words", metavar="SIX WORDS", help="of the profile, as the DSL reads them out")
    parser.add_argument("--keys", choices=("hybrid", "classic"), default="hybrid")
    parser.add_argument("--anyway", action="store_true", help="allow sheets in a synchronised folder")


def run(args: Namespace, out: Output) -> None:
    """Make the keys; nothing existing is ever overwritten."""
    mine = context.home()
    if mine.exists:
        raise files.already_there(mine.folder)
    if args.recovery_sheets is not None and args.role != "dsl":
        raise UsageError(
            "sheets by another role",
            "Only the first DSL makes the school's sheets. Give --school FILE, which the DSL gets from: "
            "edesk id --school. Nothing was made.",
        )
    who = Who(name=args.name, role=args.role, initials=args.initials, organisation=args.organisation)
    check_person(who)
    if args.recovery_sheets is None:
        school = joining.read(args.school)
        passphrase = context.read_passphrase(args, new=True)
        person = joining.join(mine, who, passphrase, school, context.CLOCK, kind=args.keys, heard=args.words)
        if school.signed is not None and args.words is None:
            out.say(
                "Compare the six words of the school's profile with the DSL, by telephone or in person, then: edesk "
                'school accept --words "…"'
            )
        _tell(out, args, person.profile, school.keys, [])
        return
    try:
        check_sheets_folder(args.recovery_sheets, anyway=args.anyway)
    except SyncedFolder as error:
        error.user_message += " To go on all the same, add --anyway."
        raise
    new = new_school(args.organisation, args.keys)
    passphrase = context.read_passphrase(args, new=True)
    person, written = make_keys_and_sheets(
        mine, who, passphrase, new, args.recovery_sheets, anyway=args.anyway, kind=args.keys
    )
    _tell(out, args, person.profile, new.school, written)


def _tell(out: Output, args: Namespace, profile: object, school: SchoolFile, written: list[Path]) -> None:
    plain = msgspec.to_builtins(profile)
    lines = [
        f"Keys made for {plain['name']} ({plain['role']}, {plain['initials']}).",
        f"Fingerprint: {plain['fingerprint']}",
    ]
    if written:
        lines += [
            f"School sheets written: {len(written)} in {args.recovery_sheets}.",
            "Print them, give each to a different person, lock them away, then delete the files.",
            "Any two recovery sheets open a case; any two custody sheets open what is locked for the police.",
        ]
    else:
        lines.append(f"Joined the school {school.organisation or '(not named)'}.")
    out.result({**plain, "sheets": [str(path) for path in written]}, lines)

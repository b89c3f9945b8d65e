"""`edesk init`: make this person's keys, and for a first DSL the school's."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, UsageError
from evidence_desk.bundle import age
from evidence_desk.case.keys import ROLES, SchoolFile, make_person, make_school, read_school
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk init --name "Jo P. Smith" --role dsl --initials JPS --organisation "Larkrise Academy" \\
             --recovery-sheets /media/stick/sheets
  edesk init --name "Sam Lee" --role deputy --initials SXL --school school.json
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
    school.add_argument("--school", type=Path, metavar="FILE", help="the file `edesk id --school` printed")
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
    age.probe()
    person = make_person(args.name, args.role, args.initials, args.organisation, args.keys)
    sheets: dict[str, bytes] = {}
    if args.recovery_sheets is not None:
        _check_folder(args.recovery_sheets, anyway=args.anyway)
        school, sheets = make_school(args.organisation, args.keys)
    else:
        school = read_school(args.school)
    passphrase = context.read_passphrase(args, new=True)
    written = _write_sheets(args.recovery_sheets, sheets)
    try:
        mine.save(person, school, passphrase)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    _tell(out, args, person.profile, school, written)


def _check_folder(folder: Path, *, anyway: bool) -> None:
    if files.looks_synced(folder) and not anyway:
        raise BadInput(
            "sheets in a synchronised folder",
            f"{folder} looks like a folder that is synchronised to other computers. Sheets would be copied there. "
            "Nothing was made. Name a folder on a stick, or add --anyway.",
        )
    if not folder.absolute().parent.is_dir():
        raise BadInput(
            "parent of the sheets' folder is missing",
            f"There is no folder {folder.absolute().parent}. Is the stick in? Nothing was made.",
        )
    if folder.is_dir():
        existing = sorted(
            path.name for path in folder.iterdir() if path.name.endswith(".txt") and "-sheet-" in path.name
        )
        if existing:
            raise BadInput(
                "sheets exist", f"{folder} holds sheets already ({existing[0]} …). Nothing was overwritten."
            )


def _write_sheets(folder: Path | None, sheets: dict[str, bytes]) -> list[Path]:
    if folder is None:
        return []
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, data in sheets.items():
            files.write_new(folder / name, data)
            written.append(folder / name)
    except OSError as error:
        raise files.cannot_write(folder, error) from error
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return written


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

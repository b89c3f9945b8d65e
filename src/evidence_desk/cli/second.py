"""A second person at this desk: their own home folder, their own passphrase, their own signature."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts import agreeing, schooling
from evidence_desk.base.errors import UsageError
from evidence_desk.case.keys import Home, Person
from evidence_desk.cli import context


def add_second_arguments(parser: ArgumentParser, why: str) -> None:
    """Declare the options that name a second person.

    Args:
        why: what they are needed for, as the end of a help text.
    """
    parser.add_argument(
        "--second-home",
        type=Path,
        metavar="FOLDER",
        help=f"the home folder of a second reader, who agrees; {why}",
    )
    parser.add_argument("--second-passphrase-file", type=Path, metavar="F", help="their passphrase")


def second_person(args: Namespace) -> Person | None:
    """Return the second person, unlocked, when their folder was named.

    Raises:
        UsageError: a folder without a passphrase.
        KeyUnavailable: no keys there, or a wrong passphrase.
        GateRefused: the school's profile names others for it.
    """
    if args.second_home is None:
        return None
    if args.second_passphrase_file is None:
        raise UsageError(
            "second home without its passphrase",
            "Give --second-passphrase-file F with --second-home FOLDER. Nothing was changed.",
        )
    passphrase = context.read_passphrase(Namespace(passphrase_file=args.second_passphrase_file))
    theirs = Home(args.second_home)
    second = theirs.unlock(passphrase)
    agreeing.refuse_unnamed(schooling.current(theirs, second), second.profile)
    return second

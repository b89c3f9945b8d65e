"""What the commands that look after many cases share: which files are meant, and how they are told apart."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from evidence_desk.base.errors import BadInput
from evidence_desk.case.keys import Home, Person
from evidence_desk.cli.output import Output
from evidence_desk.library.folders import load_folders, look_through


def add_paths(parser: ArgumentParser) -> None:
    """Declare the case files or folders a command is about."""
    parser.add_argument(
        "paths",
        type=Path,
        nargs="*",
        metavar="PATH",
        help="case files, or folders of them; without any, all folders of your library (edesk library)",
    )


def case_files(args: Namespace, home: Home, person: Person, out: Output) -> list[Path]:
    """Return the case files meant; say which folders cannot be reached.

    Raises:
        BadInput: there are none.
    """
    named: Sequence[Path] = args.paths or load_folders(home.folder, person)
    folders = [path for path in named if path.is_dir()]
    single = [path for path in named if path not in folders]
    found = look_through(folders, single)
    for folder in (*found.unreachable, *(path for path in single if not path.exists())):
        out.say(f"{folder} cannot be reached; what is in it is left out.")
    missing = [path for path in single if args.paths and not path.exists()]
    paths = [*(file.path for file in found.files), *missing]
    if not paths:
        raise BadInput(
            "no cases meant",
            "There is no case there. Name case files or a folder of them, or add folders to your library with edesk "
            "library. Nothing was done.",
        )
    return paths


def library_files(home: Home, person: Person, also: Sequence[Path] = ()) -> list[Path]:
    """Return the case files in the library's folders and in `also`."""
    folders = [*load_folders(home.folder, person), *(path for path in also if path.is_dir())]
    return [file.path for file in look_through(folders).files]

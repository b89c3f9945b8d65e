"""`edesk library`: the folders your cases stand in, and the encrypted index over them."""

from __future__ import annotations

import contextlib
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from evidence_desk.acts.finding import open_library
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, table
from evidence_desk.library.folders import add_folder, load_folders
from evidence_desk.library.keeper import Library, ListedCase, Update

EXAMPLES = """\
  edesk library add /srv/cases       take a folder into the library
  edesk library                      your cases in it
  edesk library remove /srv/cases    take it out again; the files stay
  edesk library update --again       read everything anew
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    acts = parser.add_subparsers(dest="act", metavar="list|add|remove|update")
    context.add_act(
        acts, "list", "the cases in the library's folders that are yours to open (as without a word)"
    )
    for name, words in (
        ("add", "take a folder into the library"),
        ("remove", "take a folder out of the library, not off the disk"),
    ):
        act = context.add_act(acts, name, words)
        act.add_argument("folder", type=Path, metavar="FOLDER")
    update = context.add_act(acts, "update", "bring the index up to what stands in the folders")
    update.add_argument("--again", action="store_true", help="read every case anew")


def run(args: Namespace, out: Output) -> None:
    """Do it; no case is changed."""
    with opened(args) as library:
        match args.act:
            case "add":
                add_folder(library.home, library.person, args.folder)
            case "remove":
                library.leave(args.folder)
        update = updated(library, out, again=args.act == "update" and args.again)
        folders = load_folders(library.home, library.person)
        cases = library.cases()
    value = {
        "folders": [str(folder) for folder in folders],
        "cases": [_row(item) for item in cases],
        "read": update.read,
        "unreachable": [str(path) for path in update.unreachable],
        "damaged": [str(path) for path in update.damaged],
    }
    lines = [f"Folder: {folder}" for folder in folders] or [
        "Your library has no folder yet. Add one with edesk library add FOLDER."
    ]
    out.result(value, [*lines, *table([_line(item) for item in cases])])


@contextlib.contextmanager
def opened(args: Namespace) -> Iterator[Library]:
    """Give the library of this person, unlocked; it is written and forgotten afterwards."""
    mine, person = context.unlock(args)
    library = open_library(mine, person, context.CLOCK)
    try:
        yield library
    finally:
        library.close()


def updated(library: Library, out: Output, *, again: bool = False) -> Update:
    """Bring the index up to date; say what could not be looked at."""
    told: dict[int, Callable[[int], None]] = {}  # how many files -> the line of progress

    def report(done: int, total: int) -> None:
        told.setdefault(total, out.progress("Reading cases", total))(done)

    update = library.update(report=report, again=again)
    out.end_progress()
    for path in update.unreachable:
        out.say(f"{path} cannot be reached; its cases are left out until it can.")
    for path in update.too_many:
        out.say(f"{path} holds more than a library folder may; not all of it was looked at.")
    for path in update.damaged:
        out.say(f"{path} is damaged: {path.name} is left out. Check it with edesk verify.")
    if not update.saved:
        out.say("The index could not be kept; it is made anew the next time.")
    return update


def _row(item: ListedCase) -> dict[str, Any]:
    case = item.case
    return {
        "path": str(item.path),
        "id": case.case_id if case is not None else None,
        "reference": case.reference if case is not None else None,
        "title": case.title if case is not None else None,
        "status": case.status if case is not None else None,
        "exhibits": case.exhibits if case is not None else None,
        "locked": case.locked if case is not None else None,
        "last_at": case.last_at if case is not None else None,
    }


def _line(item: ListedCase) -> list[str]:
    case = item.case
    if case is None:
        return ["", "never opened here", "", str(item.path)]
    return [case.reference, case.title, f"{case.exhibits} exhibits", str(item.path)]

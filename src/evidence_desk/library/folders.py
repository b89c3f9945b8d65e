"""Library folders: where a person's cases stand, and what case files are there.

The list is encrypted to the person. A folder is looked through without opening any file in it: whose case a file is
only shows when its key slots are tried (reading.py), and what is nobody's business here is then never listed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from evidence_desk.base.errors import BadInput
from evidence_desk.case.keys import Person
from evidence_desk.library import private

ENDING: Final = ".edcase"
FOLDERS_MAX: Final = 32
DEPTH_MAX: Final = 6  # folders below a library folder
FILES_MAX: Final = 20_000  # case files below one library folder
ENTRIES_MAX: Final = 200_000  # names looked at below one
_FILE_MAX: Final = 256 << 10  # bytes
_NAME: Final = "folders.age"


class _Kept(Struct, frozen=True, kw_only=True):
    v: int = 1
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A file that bears the ending of a case, as the folder shows it."""

    path: Path
    size: int
    changed_ns: int  # time of the last change, in nanoseconds

    @property
    def state(self) -> tuple[int, int]:
        """What differs when the file was written to."""
        return self.size, self.changed_ns


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What stands in the library folders."""

    files: tuple[CaseFile, ...]
    unreachable: tuple[Path, ...] = ()  # folders, or parts of them, that could not be read
    too_many: tuple[Path, ...] = ()  # folders with more than is looked at


def load_folders(home: Path, person: Person) -> tuple[Path, ...]:
    """Return this person's library folders; none when the list is not there or cannot be read."""
    data = private.read(private.folder_of(home) / _NAME, person, _FILE_MAX)
    if data is None:
        return ()
    try:
        return tuple(Path(text) for text in msgspec.json.decode(data, type=_Kept).folders)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ()


def save_folders(home: Path, person: Person, folders: Sequence[Path]) -> None:
    """Write the list of library folders.

    Raises:
        BadInput: more than this many.
        CannotWrite: no space or permission; the old list stays.
    """
    if len(folders) > FOLDERS_MAX:
        raise BadInput(
            "too many library folders",
            f"A library has at most {FOLDERS_MAX} folders. Nothing was changed. Take one out first, or add a folder "
            "that holds the others.",
        )
    kept = _Kept(folders=tuple(str(folder) for folder in folders))
    private.write(private.folder_of(home) / _NAME, person, msgspec.json.encode(kept))


def add_folder(home: Path, person: Person, folder: Path) -> tuple[Path, ...]:
    """Add a folder to the library; return all of them. One that is there, or lies inside one, changes nothing.

    Raises:
        BadInput: no folder, or this person's own folder with keys.
        CannotWrite: the list cannot be written.
    """
    folder = _usable(home, folder)
    known = load_folders(home, person)
    if any(folder == other or folder.is_relative_to(other) for other in known):
        return known
    kept = (*(other for other in known if not other.is_relative_to(folder)), folder)
    save_folders(home, person, kept)
    return kept


def remove_folder(home: Path, person: Person, folder: Path) -> tuple[Path, ...]:
    """Take a folder out of the library, not off the disk; return those left.

    Raises:
        BadInput: it is none of the library's.
        CannotWrite: the list cannot be written.
    """
    known = load_folders(home, person)
    absolute = _absolute(folder)
    kept = tuple(other for other in known if other not in {folder, absolute})
    if len(kept) == len(known):
        raise BadInput(
            "not a library folder", f"{folder} is not one of the library’s folders. Nothing was changed."
        )
    save_folders(home, person, kept)
    return kept


def _usable(home: Path, folder: Path) -> Path:
    absolute = _absolute(folder)
    if not absolute.is_dir():
        raise BadInput(
            "not a folder", f"{folder} is not a folder, or cannot be reached. Nothing was changed."
        )
    if absolute.is_relative_to(_absolute(home)):
        raise BadInput(
            "library folder in the home folder",
            "This folder holds your keys. Keep cases elsewhere, so that a backup of cases never holds keys. "
            "Nothing was changed.",
        )
    return absolute


def _absolute(path: Path) -> Path:
    # not `resolve`: a mapped drive or a link keeps the name by which the person knows it
    return Path(os.path.normpath(path.expanduser().absolute()))


def look_through(
    folders: Iterable[Path], also: Iterable[Path] = (), report: Callable[[int], None] | None = None
) -> Found:
    """Return the case files in the folders and below, and those of `also` that are there, each once.

    Links are not followed, hidden folders not entered. May take long on a network; not for the main thread.

    Args:
        report: told how many files were found so far; may raise `Cancelled`.
    """
    files: dict[Path, CaseFile] = {}
    unreachable: list[Path] = []
    too_many: list[Path] = []
    for folder in folders:
        walk = _Walk(unreachable)
        for found in walk.files(folder):
            files.setdefault(found.path, found)
            if report is not None and len(files) % 100 == 0:
                report(len(files))
        if walk.is_over:
            too_many.append(folder)
    for path in also:
        if path not in files and (alone := case_file(path)) is not None:
            files[path] = alone
    return Found(files=tuple(files.values()), unreachable=tuple(unreachable), too_many=tuple(too_many))


def case_file(path: Path) -> CaseFile | None:
    """Return one file as it stands, or None when it is not there, cannot be reached or is no ordinary file."""
    try:
        seen = path.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(seen.st_mode):
        return None
    return CaseFile(path=path, size=seen.st_size, changed_ns=seen.st_mtime_ns)


class _Walk:
    """One library folder looked through, within bounds."""

    def __init__(self, unreachable: list[Path]) -> None:
        self._unreachable = unreachable
        self._entries = 0
        self._files = 0

    @property
    def is_over(self) -> bool:
        """Whether there was more than is looked at."""
        return self._entries > ENTRIES_MAX or self._files > FILES_MAX

    def files(self, folder: Path, depth: int = 0) -> Iterator[CaseFile]:
        """Yield the case files, those of one folder in the order of their names."""
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except (OSError, ValueError):
            self._unreachable.append(folder)
            return
        below: list[Path] = []
        for entry in entries:
            self._entries += 1
            if self.is_over:
                return
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    below.append(Path(entry.path))
                elif entry.name.lower().endswith(ENDING) and entry.is_file(follow_symlinks=False):
                    seen = entry.stat(follow_symlinks=False)
                    self._files += 1
                    yield CaseFile(path=Path(entry.path), size=seen.st_size, changed_ns=seen.st_mtime_ns)
            except OSError:
                self._unreachable.append(Path(entry.path))
        if depth < DEPTH_MAX:
            for path in below:
                yield from self.files(path, depth + 1)

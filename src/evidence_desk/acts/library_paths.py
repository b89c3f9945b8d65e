"""Which case files a person's program knows of: those in the folders of their library, and those opened before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from evidence_desk.case.keys import Home, Person
from evidence_desk.library.folders import load_folders, look_through


def known_files(home: Home, person: Person, also: Iterable[Path] = ()) -> list[Path]:
    """Return the case files in the library's folders and those of `also` that are there, each once.

    May take long on a network; not for the main thread.
    """
    found = look_through(load_folders(home.folder, person), also)
    return [file.path for file in found.files]

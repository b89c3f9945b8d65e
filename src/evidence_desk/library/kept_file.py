"""A small memory of this layer as a typed value; when it cannot be read it begins anew, and no evidence is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Generic, TypeVar

import msgspec
from msgspec import Struct

from evidence_desk.case.keys import Person
from evidence_desk.library import private

KEPT_MAX: Final = 8 << 20  # bytes
_T = TypeVar("_T", bound=Struct)


class KeptFile(Generic[_T]):
    """One such file; `empty` is what it holds before anything was kept."""

    def __init__(self, home: Path, name: str, person: Person, empty: _T) -> None:
        self._path = private.folder_of(home) / name
        self._person = person
        self._empty = empty

    def read(self) -> _T:
        """Return what is kept, or `empty` where nothing readable is."""
        data = private.read(self._path, self._person, KEPT_MAX)
        if data is None:
            return self._empty
        try:
            return msgspec.json.decode(data, type=type(self._empty))
        except (msgspec.DecodeError, UnicodeDecodeError):
            return self._empty

    def write(self, value: _T) -> None:
        """Keep a value, by rename.

        Raises:
            CannotWrite: no space or no permission; the one before stays.
        """
        private.write(self._path, self._person, msgspec.json.encode(value))

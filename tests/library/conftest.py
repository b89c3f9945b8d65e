"""A person with a folder of cases, and their library over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.case.conftest import POLICY, FrozenClock, add, clock, person, school

from evidence_desk.case.keys import Person, SchoolFile
from evidence_desk.case.membership import NewCase, access_of, create_case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.library.folders import save_folders
from evidence_desk.library.keeper import Library

__all__ = ["Shelf", "add", "clock", "message", "person", "school", "shelf"]

Fill = Callable[[CaseStore], object]


def message(store: CaseStore, words: str, **fields: object) -> Exhibit:
    """Keep a message with these words."""
    return add(store, words.encode(), kind="message-transcript", media_type="text/plain", **fields)


class Shelf:
    """One person's cases and library."""

    def __init__(self, folder: Path, person: Person, school: SchoolFile, clock: FrozenClock) -> None:
        self.home = folder / "home"
        self.home.mkdir(exist_ok=True)
        self.cases = folder / "cases"
        self.cases.mkdir(exist_ok=True)
        self.person = person
        self.school = school
        self.clock = clock
        save_folders(self.home, person, [self.cases])

    def new(self, name: str, fill: Fill | None = None, *, by: Person | None = None, **fields: object) -> Path:
        """Make a case; `by` another person makes it in a home of their own, with this one as a reader."""
        path = self.cases / f"{name}.edcase"
        plain: dict[str, object] = {"title": f"Case {name}", "reference": name}
        maker, home = by or self.person, self.home if by is None else self.home.parent / "other-home"
        home.mkdir(exist_ok=True)
        readers = () if by is None else (self.person.profile,)
        new = NewCase(school=self.school, policy=POLICY, readers=readers, **(plain | fields))  # type: ignore[arg-type]  # test values
        with create_case(path, maker, home, new, self.clock) as store:
            if fill is not None:
                fill(store)
        return path

    def open(self, path: Path, *, write: bool = False, by: Person | None = None) -> CaseStore:
        home = self.home if by is None else self.home.parent / "other-home"
        return CaseStore.open(path, access_of(by or self.person, home), self.clock, write=write)

    def library(self, by: Person | None = None, vouched: tuple[str, ...] = ()) -> Library:
        """Load the library as the program does."""
        return Library(by or self.person, self.home, self.clock, vouched)


def found(library: Library, words: str) -> list[str]:
    """Return the references found."""
    return [hit.ref for hit in library.search(words).hits]


@pytest.fixture
def shelf(tmp_path: Path, person: Person, school: SchoolFile, clock: FrozenClock) -> Shelf:
    return Shelf(tmp_path, person, school, clock)

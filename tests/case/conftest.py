"""A case on disk and its people, with a clock that stands still unless moved."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evidence_desk.base.clock import Instant
from evidence_desk.case.gate import Admission, Route, StopAnswers, at_capture
from evidence_desk.case.intake import NewExhibit, add_exhibit
from evidence_desk.case.keys import Person, SchoolFile, make_person, make_school
from evidence_desk.case.membership import NewCase, access_of, create_case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit, PolicyPin

WORDING = "stop-test"
POLICY = PolicyPin(id="test", version="1", sha256="0" * 64)


class FrozenClock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.now = Instant(
            utc=datetime(2026, 11, 22, 14, 5, 9, tzinfo=UTC),
            monotonic_ms=1_000_000,
            boot="boot-1",
            zone="GMT",
            offset_minutes=0,
        )

    def read(self) -> Instant:
        return self.now

    def pass_s(self, seconds: int) -> None:
        self.now = replace(
            self.now,
            utc=self.now.utc + timedelta(seconds=seconds),
            monotonic_ms=self.now.monotonic_ms + 1000 * seconds,
        )

    def set_wall_s(self, seconds: int) -> None:
        """Move the wall clock alone."""
        self.now = replace(self.now, utc=self.now.utc + timedelta(seconds=seconds))


class Desk:
    """One person with one case."""

    def __init__(self, folder: Path, person: Person, school: SchoolFile, clock: FrozenClock) -> None:
        self.home = folder / "home"
        self.home.mkdir(exist_ok=True)
        self.path = folder / "case.edcase"
        self.person = person
        self.school = school
        self.clock = clock

    def create(self, path: Path | None = None) -> CaseStore:
        new = NewCase(title="T", reference="R", school=self.school, policy=POLICY)
        return create_case(path or self.path, self.person, self.home, new, self.clock)

    def open(self, path: Path | None = None, *, write: bool = False, accept_older: bool = False) -> CaseStore:
        return CaseStore.open(
            path or self.path,
            access_of(self.person, self.home),
            self.clock,
            write=write,
            accept_older=accept_older,
        )


@pytest.fixture(scope="session")
def school() -> SchoolFile:
    return make_school("Larkrise Academy", "classic")[0]


@pytest.fixture(scope="session")
def person() -> Person:
    return make_person("Jo P. Smith", "dsl", "JPS", "Larkrise Academy", "classic")


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def desk(tmp_path: Path, person: Person, school: SchoolFile, clock: FrozenClock) -> Desk:
    return Desk(tmp_path, person, school, clock)


@pytest.fixture
def store(desk: Desk) -> Iterator[CaseStore]:
    with desk.create() as made:
        yield made


def admission() -> Admission:
    """Leave to keep one file, answered No to both questions."""
    answers = StopAnswers(first="no", second="no", wording=WORDING)
    decision = at_capture(Route.FILE, answers, wording=WORDING)
    assert isinstance(decision, Admission)
    return decision


def add(store: CaseStore, data: bytes, **fields: object) -> Exhibit:
    """Add bytes as a picture."""
    plain: dict[str, object] = {"kind": "image", "media_type": "image/png", "method": "file", "grade": "C"}
    new = NewExhibit(**(plain | fields))  # type: ignore[arg-type]  # test values
    return add_exhibit(store, admission(), new, io.BytesIO(data), len(data))

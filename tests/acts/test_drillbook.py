"""The reminder: once a term, for those whose it is to see to it, and only for the keys that were tried."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.case.conftest import FrozenClock

from evidence_desk.acts import drill as drills
from evidence_desk.acts import drillbook, keysmith
from evidence_desk.acts.drill import Drill
from evidence_desk.case.keys import Home, Person, PersonRoleName, make_person


@pytest.fixture(scope="module")
def new() -> keysmith.NewSchool:
    return keysmith.new_school("Thornmere Academy", "classic")


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


def someone(folder: Path, new: keysmith.NewSchool, role: PersonRoleName = "dsl") -> tuple[Home, Person]:
    home, person = Home(folder / role), make_person("Jo Smith", role, "JPS", "", "classic")
    home.save(person, new.school, b"passphrase")
    return home, person


def drilled(new: keysmith.NewSchool, *purposes: str) -> Drill:
    tried = [
        drills.read_sheet_text(data, name, new.school)
        for name, data in new.sheets.items()
        if name.partition("-")[0] in purposes
    ]
    return drills.drill(tried, new.school)


@pytest.mark.parametrize(
    ("day", "term", "begins"),
    [
        (date(2026, 9, 1), "autumn", date(2026, 9, 1)),
        (date(2026, 12, 31), "autumn", date(2026, 9, 1)),
        (date(2027, 1, 1), "spring", date(2027, 1, 1)),
        (date(2027, 4, 1), "summer", date(2027, 4, 1)),
        (date(2027, 8, 31), "summer", date(2027, 4, 1)),
    ],
)
def test_terms_begin_in_september_january_and_april(day: date, term: str, begins: date) -> None:
    assert drillbook.term_of(day) == (term, begins)


def test_it_is_due_until_both_purposes_were_proved_and_again_next_term(
    tmp_path: Path, new: keysmith.NewSchool, clock: FrozenClock
) -> None:
    home, person = someone(tmp_path, new)
    assert drillbook.state(home, person, new.school, clock).due
    assert drillbook.note(home, person, new.school, drilled(new, "recovery"), clock)
    half = drillbook.state(home, person, new.school, clock)
    assert (half.due, half.recovery_at, half.custody_at) == (True, "2026-11-22T14:05:09Z", "")
    clock.pass_s(86_400)
    assert drillbook.note(home, person, new.school, drilled(new, "custody"), clock)
    done = drillbook.state(home, person, new.school, clock)
    assert (done.due, done.last_at) == (False, "2026-11-22T14:05:09Z")
    wait = datetime(2027, 1, 1, tzinfo=UTC) - clock.now.utc
    clock.pass_s(int(wait.total_seconds()))
    spring = drillbook.state(home, person, new.school, clock)
    assert (spring.due, spring.term) == (True, "spring")


def test_what_proved_nothing_is_not_noted(
    tmp_path: Path, new: keysmith.NewSchool, clock: FrozenClock
) -> None:
    home, person = someone(tmp_path, new)
    two = {
        name: data
        for name, data in new.sheets.items()
        if name in {"recovery-sheet-1.txt", "recovery-sheet-2.txt"}
    }
    tried = [drills.read_sheet_text(data, name, new.school) for name, data in two.items()]
    assert not drillbook.note(home, person, new.school, drills.drill(tried, new.school), clock)
    assert drillbook.state(home, person, new.school, clock).due


def test_new_sheets_begin_anew_and_others_are_not_reminded(
    tmp_path: Path, new: keysmith.NewSchool, clock: FrozenClock
) -> None:
    home, person = someone(tmp_path, new)
    drillbook.note(home, person, new.school, drilled(new, "recovery", "custody"), clock)
    other = keysmith.new_school("Thornmere Academy", "classic")
    assert drillbook.state(home, person, other.school, clock).due
    staff_home, staff = someone(tmp_path, new, "staff")
    assert not drillbook.state(staff_home, staff, new.school, clock).due


def test_the_note_tells_a_stranger_nothing_and_damage_only_reminds(
    tmp_path: Path, new: keysmith.NewSchool, clock: FrozenClock
) -> None:
    home, person = someone(tmp_path, new)
    drillbook.note(home, person, new.school, drilled(new, "recovery", "custody"), clock)
    stored = (home.folder / "drills.age").read_bytes()
    assert stored.startswith(b"age-encryption.org/")
    assert b"2026" not in stored
    (home.folder / "drills.age").write_bytes(stored[:-1])
    assert drillbook.state(home, person, new.school, clock).due


def test_a_clock_that_ran_ahead_does_not_silence_it_for_years(
    tmp_path: Path, new: keysmith.NewSchool, clock: FrozenClock
) -> None:
    home, person = someone(tmp_path, new)
    clock.set_wall_s(10 * 365 * 86_400)
    drillbook.note(home, person, new.school, drilled(new, "recovery", "custody"), clock)
    clock.set_wall_s(-10 * 365 * 86_400)
    assert drillbook.state(home, person, new.school, clock).due

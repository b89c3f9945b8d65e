"""Second looks, clock checks and stamps as entries: what the case knows after them, and after copies are joined."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.case.conftest import Desk, FrozenClock, add
from tests.case.test_drops import Staff, read, take
from tests.case.test_merging import Two, sound

from evidence_desk.case import events as ev
from evidence_desk.case.fold_looks import clock_of
from evidence_desk.case.look_words import clock_of_words
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story_looks import off
from evidence_desk.case.time_values import TimeServer

SERVERS = (TimeServer(name="time.example", offset_ms=400, round_trip_ms=20, stratum=2),)
CHECKED = ev.ClockChecked(asked=1, servers=SERVERS, offset_ms=400, within_ms=30)


def kept(store: CaseStore, data: bytes) -> str:
    exhibit = add(store, data, kind="url", media_type="text/uri-list")
    return clock_of_words(store.case, exhibit)


def test_what_is_added_within_the_hour_counts_as_checked(store: CaseStore, clock: FrozenClock) -> None:
    assert kept(store, b"before") == "not checked against another clock"
    store.record(CHECKED)
    said = "0.4 s behind network time, give or take 0.1 s, by time.example, 22 November 2026 14:05 UTC"
    assert kept(store, b"after").startswith(said)
    clock.pass_s(3_599)
    assert kept(store, b"an hour").startswith(said)
    clock.pass_s(2)
    assert kept(store, b"later") == "not checked against another clock"
    store.record(CHECKED)
    clock.set_wall_s(60)  # the clock moves: what was checked before says nothing of it now
    assert kept(store, b"jumped") == "the computer's clock had jumped"
    assert kept(store, b"after the jump") == "not checked against another clock"
    store.record(CHECKED)
    store.record(ev.ClockChecked(asked=1, trouble="the time servers contradict each other"))
    assert kept(store, b"in doubt") == "not checked against another clock"
    sound(store)


def test_how_far_a_clock_is_off_in_words() -> None:
    assert off(0, 1) == "at network time, give or take 0.1 s"
    assert off(-7_540, 260) == "7.5 s ahead of network time, give or take 0.3 s"
    assert off(3_600_000, 999) == "3,600.0 s behind network time, give or take 1.0 s"


@pytest.fixture
def two(desk: Desk, tmp_path: Path) -> Two:
    with desk.create() as store:
        add(store, b"one", kind="url", media_type="text/uri-list")
    return Two(desk, tmp_path)


def test_a_clock_check_comes_along_when_copies_are_joined(two: Two) -> None:
    two.part()
    with two.there() as there:
        there.record(CHECKED)
        added = add(there, b"two", kind="url", media_type="text/uri-list")
    with two.here() as here:
        add(here, b"three", kind="url", media_type="text/uri-list")
    two.merge()
    with two.here() as here:
        seen = clock_of(here.case, here.case.exhibits[added.id])
        assert seen is not None
        assert seen.offset_ms == 400
        sound(here)


def test_what_came_by_a_drop_has_its_senders_clock_and_no_other(desk: Desk, tmp_path: Path) -> None:
    staff = Staff(tmp_path, desk)
    sent = staff.send(b"\x89PNG\r\n\x1a\nsent")
    with desk.create() as store:
        store.record(CHECKED)
        assert kept(store, b"here").startswith("0.4 s")
    take(desk, sent)
    (item,) = (exhibit for exhibit in read(desk).exhibits.values() if exhibit.drop)
    assert clock_of(read(desk), item) is None


def test_a_clock_that_moved_in_another_copy_is_not_checked_there(two: Two) -> None:
    two.part()
    with two.there() as there:
        there.record(CHECKED)
        two.desk.clock.set_wall_s(90)
        there.record(
            ev.GateStopped(route="file", answer="unsure", gate_class="HARD", files=1, wording="w")
        )  # the jump stands with it
        added = add(there, b"two", kind="url", media_type="text/uri-list")
        assert clock_of(there.case, added) is None
    with two.here() as here:
        add(here, b"three", kind="url", media_type="text/uri-list")
    two.merge()
    with two.here() as here:
        assert clock_of(here.case, here.case.exhibits[added.id]) is None
        sound(here)

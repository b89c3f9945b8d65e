"""Locking, looking, moving: acts on a case that is open, busy, or open for reading only."""

from __future__ import annotations

import pytest
from tests.case.conftest import Desk, FrozenClock, add

from evidence_desk.acts import locking, opening, ordering, viewing
from evidence_desk.base.errors import CannotWrite, GateRefused, NotFound
from evidence_desk.case import events as ev
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore


def says(store: CaseStore) -> list[str]:
    return [type(entry.event).__name__ for entry in store.entries()]


def views(store: CaseStore) -> list[ev.ExhibitViewed]:
    return [entry.event for entry in store.entries() if isinstance(entry.event, ev.ExhibitViewed)]


# -- locking ---------------------------------------------------------------------------------------------------


def test_a_lock_stands_in_the_case_when_it_can_be_written(store: CaseStore) -> None:
    kept = add(store, b"one")
    locked = locking.lock_for_police(store, [kept.id], "should not be here")
    assert (locked.refs, locked.pending, locked.why_beside) == (["JPS/1"], False, "")
    assert store.case.exhibits[kept.id].status == "locked"


def test_a_lock_holds_at_once_where_the_case_can_only_be_read(desk: Desk) -> None:
    with desk.create() as store:
        kept = add(store, b"one")
    with desk.open() as reading:
        locked = locking.lock_for_police(reading, [kept.id], "should not be here")
        assert locked.pending
        assert locked.why_beside
        assert kept.id in reading.locked, "the open case knows it, too"
        with pytest.raises(GateRefused):
            reading.blob(reading.case.exhibits[kept.id])
    opened = opening.open_case(desk.path, access_of(desk.person, desk.home), desk.clock)
    with opened.store as again:
        assert again.case.exhibits[kept.id].status == "locked"
        assert any("JPS/1" in remark for remark in opened.remarks)


def test_a_lock_beside_a_busy_case_is_taken_into_its_record_afterwards(store: CaseStore) -> None:
    kept, other = add(store, b"one"), add(store, b"two")
    locker, case = locking.locker_of(store), store.case
    with store.committing() as batch:  # the store is in the middle of something
        locked = locking.request_lock(locker, case, [kept.id], "should not be here")
        batch.event(ev.ExhibitDescribed(exhibit=other.id, caption="Meanwhile"))
    assert locked.refs == ["JPS/1"]
    assert [item.ref for item in locking.complete(store)] == ["JPS/1"]
    assert store.case.exhibits[kept.id].status == "locked"
    assert store.case.exhibits[other.id].caption == "Meanwhile"
    with pytest.raises(GateRefused):  # the bytes are on the block-list of this very store
        add(store, b"one")


def test_an_unknown_exhibit_locks_nothing(store: CaseStore) -> None:
    with pytest.raises(NotFound):
        locking.lock_for_police(store, ["gone"], "r")
    with pytest.raises(NotFound):
        locking.request_lock(locking.locker_of(store), store.case, ["gone"], "r")
    assert not list(store.bundle.path.parent.glob("*.seal-*"))


# -- looking ---------------------------------------------------------------------------------------------------


def test_a_view_is_an_entry(store: CaseStore) -> None:
    kept = add(store, b"one")
    viewing.record_view(store, kept.id, "picture")
    (view,) = views(store)
    assert (view.exhibit, view.what, view.shown_at) == (kept.id, "picture", None)


def test_a_view_of_a_case_that_can_only_be_read_is_added_when_it_can_be_written(
    desk: Desk, clock: FrozenClock
) -> None:
    with desk.create() as store:
        kept = add(store, b"one", caption="Secret words")
    with desk.open() as reading:
        viewing.record_view(reading, kept.id, "picture")
        clock.pass_s(60)
        viewing.record_view(reading, kept.id, "text")
    stored = sorted((desk.home / "views").iterdir())
    assert len(stored) == 2
    assert not any(word in path.read_bytes() for path in stored for word in (kept.id.encode(), b"picture"))
    clock.pass_s(600)
    opened = opening.open_case(desk.path, access_of(desk.person, desk.home), desk.clock)
    with opened.store as again:
        assert [(view.what, view.shown_at) for view in views(again)] == [
            ("picture", "2026-11-22T14:05:09Z"),
            ("text", "2026-11-22T14:06:09Z"),
        ]
        assert any("2 exhibit views" in remark for remark in opened.remarks)
    assert not list((desk.home / "views").iterdir())
    with desk.open(write=True) as once_more:
        assert viewing.add_waiting_views(once_more) == 0


def test_a_note_of_a_view_that_is_damaged_is_left_and_stops_nothing(desk: Desk) -> None:
    with desk.create() as store:
        kept = add(store, b"one")
    with desk.open() as reading:
        viewing.record_view(reading, kept.id, "picture")
        case_id = reading.case.id
    folder = desk.home / "views"
    (folder / f"{case_id}.0123456789ab.age").write_bytes(b"junk")
    (folder / "of another case.age").write_bytes(b"junk")
    with desk.open(write=True) as writing:
        assert viewing.add_waiting_views(writing) == 1
    assert {path.name for path in folder.iterdir()} == {f"{case_id}.0123456789ab.age", "of another case.age"}


def test_nothing_is_to_be_shown_when_nobody_can_take_a_note_of_it(desk: Desk) -> None:
    with desk.create() as store:
        kept = add(store, b"one")
    (desk.home / "views").write_bytes(b"a file in the way")
    with desk.open() as reading, pytest.raises(CannotWrite):
        viewing.record_view(reading, kept.id, "picture")


def test_opening_for_reading_says_that_views_are_noted(desk: Desk) -> None:
    with desk.create():  # holds the lock
        opened = opening.open_case(desk.path, access_of(desk.person, desk.home), desk.clock)
        with opened.store:
            assert opened.read_only
            assert any("noted in your own folder" in remark for remark in opened.remarks)


# -- the order shown -------------------------------------------------------------------------------------------


def test_moving_writes_one_entry_and_moving_nowhere_none(store: CaseStore) -> None:
    ids = [add(store, data).id for data in (b"1", b"2", b"3")]
    ordering.move_exhibit(store, ids[2], ids[0])
    assert [e.ref for e in store.case.in_display_order()] == ["JPS/3", "JPS/1", "JPS/2"]
    before = len(says(store))
    ordering.move_exhibit(store, ids[2], ids[0])
    ordering.move_exhibit(store, ids[1], None)
    ordering.move_exhibit(store, ids[0], ids[0])
    assert len(says(store)) == before
    ordering.move_exhibit(store, ids[2], None)
    assert [e.ref for e in store.case.in_display_order()] == ["JPS/1", "JPS/2", "JPS/3"]
    with pytest.raises(NotFound):
        ordering.move_exhibit(store, ids[0], "gone")


def test_the_order_shown_outlives_closing_and_keeps_references(desk: Desk) -> None:
    with desk.create() as store:
        first, second = add(store, b"1"), add(store, b"2")
        ordering.move_exhibit(store, second.id, first.id)
        add(store, b"3")
    with desk.open() as again:
        assert [e.ref for e in again.case.in_display_order()] == ["JPS/2", "JPS/1", "JPS/3"]
        assert [e.ref for e in again.case.in_order()] == ["JPS/1", "JPS/2", "JPS/3"]

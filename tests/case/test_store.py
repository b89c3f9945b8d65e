"""A case comes back as it was left; what is wrong with it is said."""

from __future__ import annotations

import io
import shutil

import pytest
from tests.case.conftest import Desk, FrozenClock, add

from evidence_desk.base.errors import BadInput, BehindAnchor, CannotWrite, GateRefused, KeyUnavailable
from evidence_desk.case import events as ev
from evidence_desk.case import store as store_module
from evidence_desk.case.fold import replay
from evidence_desk.case.keys import make_person
from evidence_desk.case.loading import deep_check, load_case
from evidence_desk.case.membership import access_of
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore


def test_what_is_written_is_what_is_read(desk: Desk) -> None:
    with desk.create() as store:
        add(store, b"one", caption="First")
        add(store, b"two")
        left = store.case
    with desk.open() as store:
        assert store.case == left


def test_a_snapshot_gives_the_same_case_as_all_events(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "SNAPSHOT_AFTER", 5)
    with desk.create() as store:
        for number in range(20):
            add(store, b"%d" % number, caption=f"Caption {number}")
        assert list(store.bundle.members("p"))
    with desk.open() as store:
        loaded = load_case(store.bundle, store.unlocked, store.anchors.trusted(store.case.id))
        quick, since = loaded.case, loaded.since_snapshot
        whole = replay(Case(id=store.case.id), store.entries())
        assert quick == whole
        assert since < whole.events
        assert all(good for _, good, _ in deep_check(store.bundle, store.unlocked))


def test_events_by_a_stranger_are_refused_when_read(desk: Desk) -> None:
    with desk.create():
        pass
    stranger = make_person("X", "dsl", "XXX", "", "classic")
    with pytest.raises(KeyUnavailable):
        CaseStore.open(desk.path, access_of(stranger, desk.home), desk.clock)


def test_the_lock_keeps_a_second_writer_out_and_readers_in(desk: Desk) -> None:
    with desk.create() as store:
        add(store, b"one")
        with pytest.raises(CannotWrite):
            desk.open(write=True)
        with desk.open() as reader:
            assert len(reader.case.exhibits) == 1


def test_an_older_copy_is_an_alarm(desk: Desk) -> None:
    with desk.create() as store:
        add(store, b"one")
    backup = desk.path.with_name("backup.edcase")
    shutil.copy(desk.path, backup)
    with desk.open(write=True) as store:
        add(store, b"two")
    shutil.copy(backup, desk.path)
    with pytest.raises(BehindAnchor):
        desk.open()
    with desk.open(accept_older=True) as store:
        assert len(store.case.exhibits) == 1


def test_another_history_beside_the_anchor_is_an_alarm(desk: Desk) -> None:
    with desk.create() as store:
        add(store, b"one")
    copy = desk.path.with_name("copy.edcase")
    shutil.copy(desk.path, copy)
    with desk.open(write=True) as store:
        add(store, b"two")
    with pytest.raises(BehindAnchor):
        desk.open(copy)
    with desk.open(copy, write=True, accept_older=True) as store:
        add(store, b"three")
        assert "older-copy-accepted" in [entry.event.TYPE for entry in store.entries()]
    with desk.open() as store:  # the history seen first stays the one that is remembered
        assert len(store.case.exhibits) == 2
    with pytest.raises(BehindAnchor):
        desk.open(copy)


def test_bytes_changed_in_the_file_make_one_exhibit_damaged_and_the_rest_goes_on(desk: Desk) -> None:
    with desk.create() as store:
        hurt, whole = add(store, b"A" * 5000), add(store, b"B" * 5000)
        member = store.bundle.member(hurt.blob or 0)
    data = bytearray(desk.path.read_bytes())
    start = data.find(member.name.encode() + b"\0")
    data[start + 512 + 1000] ^= 1
    desk.path.write_bytes(data)
    with desk.open(write=True) as store:
        with pytest.raises(Exception, match="altered or damaged|" + member.name):
            store.copy_out(store.case.exhibits[hurt.id], io.BytesIO())
        assert store.case.exhibits[hurt.id].status == "damaged"
        out = io.BytesIO()
        store.copy_out(store.case.exhibits[whole.id], out)
        assert out.getvalue() == b"B" * 5000


def test_a_clock_set_back_is_recorded_and_printed_with_the_exhibit(desk: Desk, clock: FrozenClock) -> None:
    with desk.create() as store:
        add(store, b"one")
        clock.set_wall_s(-3600)
        assert add(store, b"two").captured_at.clock == "set back"
        types = [entry.event.TYPE for entry in store.entries()]
    assert types[-2:] == ["clock-jumped", "exhibit-added"]


def test_a_clock_that_jumps_ahead_is_recorded(desk: Desk, clock: FrozenClock) -> None:
    with desk.create() as store:
        clock.pass_s(60)
        assert add(store, b"one").captured_at.clock == "not checked"
        clock.set_wall_s(3600)
        assert add(store, b"two").captured_at.clock == "jumped"


def test_a_failing_source_leaves_nothing_of_the_item(store: CaseStore) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

        readinto = None  # type: ignore[assignment]  # forces read

    from tests.case.conftest import admission

    from evidence_desk.case.intake import NewExhibit, add_exhibit

    before = store.bundle.path.read_bytes()
    new = NewExhibit(kind="image", media_type="image/png", method="file", grade="C")
    with pytest.raises(BadInput):
        add_exhibit(store, admission(), new, Failing(b"x" * 100), 100)
    assert store.bundle.path.read_bytes() == before
    add(store, b"goes on")


def test_reading_writes_nothing(desk: Desk) -> None:
    with desk.create() as store:
        item = add(store, b"one")
    before = desk.path.read_bytes()
    with desk.open() as reader:
        reader.copy_out(item, io.BytesIO())
        with pytest.raises(CannotWrite):
            reader.record(ev.CaseChanged(field="title", value="x"))
    assert desk.path.read_bytes() == before


def test_an_exhibit_without_answer_is_not_shown(store: CaseStore) -> None:
    from evidence_desk.case.gate import Admission, Route
    from evidence_desk.case.intake import NewExhibit, add_exhibit

    leave = Admission(
        route=Route.MERGE, answer="not-needed", gate_class="none", wording="w", files_in_one_go=1
    )
    new = NewExhibit(kind="image", media_type="image/png", method="merge", grade="D")
    item = add_exhibit(store, leave, new, io.BytesIO(b"x"), 1)
    with pytest.raises(GateRefused):
        store.blob(item)

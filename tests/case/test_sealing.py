"""One press takes the whole closure: plant one picture everywhere, seal once, and open none of them."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.case.conftest import Desk, FrozenClock, add

from evidence_desk.base.errors import EvidenceDeskError, GateRefused
from evidence_desk.bundle import age
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import events as ev
from evidence_desk.case import sealing
from evidence_desk.case.closure import closure
from evidence_desk.case.intake import record_inspection
from evidence_desk.case.keys import Person, SchoolFile, make_school, open_custody, read_sheet
from evidence_desk.case.store import CaseStore

NEEDLE = b"\x89PNG needle of the picture that must not be opened " * 40
RENDITION = b"\x89PNG page-ready copy of the same needle " * 40


def readable(path: Path, identities: tuple[age.Identity, ...]) -> list[bytes]:
    """Return every plaintext that a reader's key opens in a bundle, ignoring all of our rules."""
    bundle = Bundle.open(path)
    case_keys = bundle.unlock(identities).identities
    found: list[bytes] = []
    for member in bundle.members():
        if member.present and member.name.endswith(".age"):
            try:
                found.append(age.decrypt(bundle.stored(member.leaf), case_keys, limit=1 << 24))
            except EvidenceDeskError:
                continue
    bundle.close()
    return found


def assert_nothing_opens(path: Path, identities: tuple[age.Identity, ...]) -> None:
    for plaintext in readable(path, identities):
        assert NEEDLE not in plaintext
        assert RENDITION not in plaintext


def test_one_seal_closes_every_copy(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.edcase"
    with desk.create() as store:
        first = add(store, NEEDLE, caption="kept")
        record_inspection(store, first, {"page_form": "made"}, RENDITION)
        add(store, b"innocent")
        twin = add(store, NEEDLE)
        derived = add(store, b"derived " + NEEDLE, derived_from=first.id)
        part = add(store, b"part " + NEEDLE)
        store.record(
            ev.ExhibitDescribed(exhibit=part.id, capture="one capture"),
            ev.ExhibitDescribed(exhibit=derived.id, capture="one capture"),
        )
        store.write_snapshot()
        with desk.create(other) as elsewhere:
            add(elsewhere, NEEDLE)
        sealed = sealing.seal(store, [twin.id], "should not be here")
        assert {item.id for item in sealed} == {first.id, twin.id, derived.id, part.id}
        assert not store.bundle.pending
    assert_nothing_opens(desk.path, (desk.person.identity,))
    with desk.open() as store:
        assert store.case.find("JPS/1").caption == "kept"  # type: ignore[union-attr]  # it exists
        for item in sealed:
            with pytest.raises(GateRefused):
                store.blob(item)
        assert b"".join(store.blob(store.case.find("JPS/2")).chunks()) == b"innocent"  # type: ignore[arg-type]
    with desk.open(other) as elsewhere:
        (copy,) = elsewhere.case.in_order()
        with pytest.raises(GateRefused):
            elsewhere.blob(copy)
    with desk.open(other, write=True) as elsewhere:
        assert [item.ref for item in sealing.settle(elsewhere)] == ["JPS/1"]
    assert_nothing_opens(other, (desk.person.identity,))


def test_the_police_can_still_get_the_bytes_with_two_custody_sheets(
    tmp_path: Path, person: Person, clock: FrozenClock
) -> None:
    school, sheets = make_school("Larkrise Academy", "classic")
    desk = Desk(tmp_path, person, school, clock)
    with desk.create() as store:
        item = add(store, NEEDLE)
        sealing.seal(store, [item.id], "should not be here")
        bundle = store.bundle
        (kept,) = [member for member in bundle.members("s") if member.present]
        read = []
        for number in (1, 3):
            path = tmp_path / f"custody-{number}.txt"
            path.write_bytes(sheets[f"custody-sheet-{number}.txt"])
            read.append(read_sheet(path))
        inner = age.decrypt(bundle.stored(kept.leaf), [open_custody(read)], limit=1 << 24)
        assert age.decrypt(inner, store.unlocked.identities, limit=1 << 24) == NEEDLE


def test_equal_bytes_cannot_come_back(store: CaseStore) -> None:
    item = add(store, NEEDLE)
    sealing.seal(store, [item.id], "should not be here")
    before = store.bundle.head.size
    with pytest.raises(GateRefused):
        add(store, NEEDLE)
    assert store.bundle.head.size == before


def test_a_request_locks_at_once_and_the_next_writer_completes_it(desk: Desk) -> None:
    with desk.create() as store:
        item = add(store, NEEDLE)
    with desk.open() as reader:
        sealing.request_seal(reader, [item.id], "a colleague has the case open")
    with desk.open() as reader:
        assert reader.locked == {item.id}
        with pytest.raises(GateRefused):
            reader.blob(item)
    with desk.open(write=True) as store:
        (done,) = sealing.settle(store)
        assert done.status == "locked"
        assert done.status_reason == "a colleague has the case open"
    assert list(desk.path.parent.glob("*.seal-*")) == []
    assert_nothing_opens(desk.path, (desk.person.identity,))


def test_a_request_on_a_read_only_folder_waits_in_the_persons_own(desk: Desk, tmp_path: Path) -> None:
    with desk.create() as store:
        item = add(store, NEEDLE)
    medium = tmp_path / "medium"
    medium.mkdir()
    shutil.copy(desk.path, medium / "case.edcase")
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(medium)], check=False).returncode == 0:
        try:
            shutil.copy(desk.path, medium / "case.edcase")
            subprocess.run(["mount", "-o", "remount,ro", str(medium)], check=True)
            _request_and_check(desk, medium / "case.edcase", item.id)
        finally:
            subprocess.run(["umount", str(medium)], check=True)
    else:
        medium.chmod(0o500)  # not root: permission is enough
        _request_and_check(desk, medium / "case.edcase", item.id)
        medium.chmod(0o700)


def _request_and_check(desk: Desk, path: Path, item: str) -> None:
    with desk.open(path) as reader:
        sealing.request_seal(reader, [item], "read-only medium")
    with desk.open(path) as reader:
        assert reader.locked == {item}
    assert len(list((desk.home / "seal-requests").iterdir())) == 1


def test_a_forged_or_torn_request_locks_nothing_and_breaks_nothing(desk: Desk, tmp_path: Path) -> None:
    with desk.create() as store:
        item = add(store, NEEDLE)
    (tmp_path / "away").mkdir()
    away = Desk(tmp_path / "away", desk.person, desk.school, desk.clock)  # a block-list of its own
    with away.open(desk.path) as reader:
        sealing.request_seal(reader, [item.id], "x")
    copies = [*desk.path.parent.glob("*.seal-*"), *(away.home / "seal-requests").iterdir()]
    assert len(copies) == 2
    data = copies[0].read_bytes()
    with desk.open() as reader:
        assert reader.locked == {item.id}
    for broken in (data[:-1], data.replace(item.id.encode(), b"0" * len(item.id)), b"", b"{}", b"[1]"):
        for copy in copies:
            copy.write_bytes(broken)
        with desk.open() as reader:
            assert reader.locked == frozenset()
        with away.open(desk.path) as reader:  # on that device the bytes themselves stay locked
            assert reader.open_requests == ()
            assert reader.locked == {item.id}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_closure_is_closed(
    data: st.DataObject, person: Person, school: SchoolFile, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever derives from what: sealing any member of a group seals exactly its connected group."""
    desk = Desk(tmp_path_factory.mktemp("closure"), person, school, FrozenClock())
    with desk.create() as store:
        made: list[str] = []
        groups: list[set[str]] = []
        for number in range(data.draw(st.integers(2, 6))):
            parent = data.draw(st.sampled_from(["", *made]))
            item = add(store, b"%d" % number, derived_from=parent)
            made.append(item.id)
            joined = next((group for group in groups if parent in group), None)
            if joined is None:
                groups.append({item.id})
            else:
                joined.add(item.id)
        chosen = data.draw(st.sampled_from(made))
        expected = next(group for group in groups if chosen in group)
        assert {item.id for item in closure(store.case, [chosen])} == expected


def test_sealing_survives_being_interrupted_before_the_rewrite(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.create() as store:
        item = add(store, NEEDLE)
        monkeypatch.setattr(sealing, "finish_removals", lambda store: None)
        sealing.seal(store, [item.id], "should not be here")
        assert store.bundle.pending
    monkeypatch.undo()
    with desk.open() as reader, pytest.raises(GateRefused):
        reader.blob(reader.case.exhibits[item.id])
    with desk.open(write=True) as store:
        sealing.settle(store)
        assert not store.bundle.pending
    assert_nothing_opens(desk.path, (desk.person.identity,))


def test_large_items_are_sealed_in_bounded_memory(store: CaseStore) -> None:
    size = 24 << 20
    item = add(store, bytes(size))
    import tracemalloc

    tracemalloc.start()
    sealing.seal(store, [item.id], "should not be here")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < size // 2


def test_the_innocent_stay_open(store: CaseStore) -> None:
    kept, bad = add(store, b"innocent"), add(store, NEEDLE)
    sealing.seal(store, [bad.id], "should not be here")
    out = io.BytesIO()
    store.copy_out(kept, out)
    assert out.getvalue() == b"innocent"

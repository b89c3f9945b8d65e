"""What a renamed file, junk, an old copy or a stranger's request can do to a lock: nothing that opens it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from tests.case.conftest import FrozenClock, add
from tests.case.hostile import AT, STRANGER, World, make_world

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BehindAnchor, BundleError, EvidenceDeskError, GateRefused
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import anchors, gate, requests, sealing
from evidence_desk.case import events as ev
from evidence_desk.case.anchors import AnchorStore
from evidence_desk.case.keys import Person
from evidence_desk.case.loading import deep_check
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore


@pytest.fixture
def world(tmp_path: Path, person: Person, clock: FrozenClock) -> World:
    return make_world(tmp_path, person, clock)


def assert_closed(store: CaseStore, *references: str) -> None:
    """Neither shown nor copied out nor exported."""
    for reference in references:
        item = store.case.find(reference)
        assert item is not None
        with pytest.raises(GateRefused):
            store.blob(item)
        with pytest.raises(GateRefused):
            store.copy_out(item, io.BytesIO())
        with pytest.raises(GateRefused, match="seal clock"):
            gate.at_export(store.case, [item], store.locked)


def as_investigator(world: World, path: Path, *, accept_older: bool = False) -> CaseStore:
    access = access_of(world.investigator.person, world.investigator.home)
    return CaseStore.open(path, access, world.desk.clock, accept_older=accept_older)


# -- old copies -----------------------------------------------------------------------------------------------


def test_who_has_opened_the_sealed_case_gets_the_bytes_from_no_old_copy(world: World) -> None:
    old = world.tmp_path / "old.edcase"
    shutil.copy(world.desk.path, old)
    with as_investigator(world, old) as store:
        item = store.case.find("JPS/1")
        assert item is not None
        assert store.read_whole(item) == b"one"
    with world.desk.open(write=True) as store:
        sealing.seal(store, [world.exhibit_id("JPS/1")], "r")
    as_investigator(world, world.desk.path).close()
    with pytest.raises(BehindAnchor):
        as_investigator(world, old)
    with as_investigator(world, old, accept_older=True) as store:
        assert store.locked == {world.exhibit_id("JPS/1")}
        assert_closed(store, "JPS/1")


@pytest.mark.parametrize("state", ["behind", "beside"])
def test_an_older_copy_taken_on_purpose_never_becomes_the_history_remembered(
    world: World, state: str
) -> None:
    old = world.tmp_path / "old.edcase"
    shutil.copy(world.desk.path, old)
    with world.desk.open(write=True) as store:
        add(store, b"four")
        newest = anchors.of(store.bundle, clocks.utc_text(store.clock.read().utc))
    memory = AnchorStore(world.desk.home)
    for number in range(3 if state == "beside" else 1):  # grows past what is remembered, on another history
        with world.desk.open(old, write=True, accept_older=True) as store:
            add(store, b"other %d" % number)
            store.write_snapshot()
            accepted = [e.event for e in store.entries() if isinstance(e.event, ev.OlderCopyAccepted)]
            assert len(accepted) == number + 1
            assert (accepted[-1].known_commit, accepted[-1].known_root) == (newest.k, newest.root)
        assert memory.get(newest.case) == newest
    with pytest.raises(BehindAnchor):
        world.desk.open(old)
    assert memory.get(newest.case) == newest
    with world.desk.open(write=True) as store:
        assert store.anchored == ("same", newest)
        add(store, b"five")
        assert memory.get(newest.case) == anchors.of(store.bundle, clocks.utc_text(store.clock.read().utc))


# -- while only a request stands ------------------------------------------------------------------------------


@pytest.mark.parametrize("asking", ["dsl", "investigator"])
def test_a_renamed_or_copied_case_stays_locked_while_only_a_request_stands(world: World, asking: str) -> None:
    path = world.desk.path
    with world.desk.open() if asking == "dsl" else as_investigator(world, path) as store:
        sealing.request_seal(store, [world.exhibit_id("JPS/1")], "r")
    copy = world.desk.path.with_name("copy.edcase")
    shutil.copy(world.desk.path, copy)
    renamed = world.desk.path.rename(world.desk.path.with_name("renamed.edcase"))
    for path in (copy, renamed):
        with world.desk.open(path) as store:
            assert_closed(store, "JPS/1")
        with as_investigator(world, path) as store:
            assert_closed(store, "JPS/1")
    for request in world.desk.path.parent.glob("*.seal-*"):
        request.unlink()
    away = world.tmp_path / "away"
    away.mkdir()
    moved = copy.rename(away / "moved.edcase")
    with world.desk.open(moved) if asking == "dsl" else as_investigator(world, moved) as store:
        assert_closed(store, "JPS/1")  # who asked holds it, with nothing beside the file any more


def test_a_flood_of_junk_hides_no_request(world: World) -> None:
    with as_investigator(world, world.desk.path) as store:
        sealing.request_seal(store, [world.exhibit_id("JPS/1")], "r")
    for number in range(requests.REQUESTS_MAX):
        world.desk.path.with_name(f"{world.desk.path.name}.seal-{number:012x}").write_bytes(b"x")
    size = world.desk.path.stat().st_size
    for write in (False, True):
        with pytest.raises(BundleError, match="too many"):
            world.desk.open(write=write)
    assert world.desk.path.stat().st_size == size
    world.desk.path.with_name(f"{world.desk.path.name}.seal-{0:012x}").unlink()
    with world.desk.open() as store:
        assert_closed(store, "JPS/1")


def test_a_request_by_a_key_never_admitted_hides_and_takes_nothing_out(world: World) -> None:
    everything = tuple(world.case.exhibits)
    with Bundle.open(world.desk.path) as bundle:
        requests.write_request(
            world.desk.path,
            world.tmp_path / "elsewhere",
            case_id=world.case.id,
            exhibits=everything,
            leaves=(),
            reason="r",
            at=AT,
            recipient=world.desk.person.identity.recipient(),
            signing_key=STRANGER,
        )
        present = {member.leaf for member in bundle.members() if member.present}
    with world.desk.open(write=True) as store:
        assert store.locked == set(everything)
        assert_closed(store, "JPS/1", "JPS/2", "IXG/1")
        assert sealing.settle(store) == []
        assert {item.status for item in store.case.in_order()} == {"held"}
        assert [request.fingerprint for request in store.open_requests] == [STRANGER.fingerprint]
        assert present <= {member.leaf for member in store.bundle.members() if member.present}
        assert not store.bundle.pending
    (request,) = world.desk.path.parent.glob("*.seal-*")
    request.unlink()  # said aloud, looked at, found to be nobody's: then it goes, and nothing is lost
    with world.desk.open() as store:
        item = store.case.find("JPS/1")
        assert item is not None
        assert store.read_whole(item) == b"one"


# -- answers and defects --------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_an_answer_without_a_seal_keeps_the_picture_closed(world: World, answer: str) -> None:
    """As after a full disk: the answer was saved, the lock was not."""
    given = ev.PictureAnswered(
        exhibit=world.exhibit_id("JPS/1"),
        answer="yes" if answer == "yes" else "unsure",
        because="crim.iioc",
        wording="w",
    )
    with world.desk.open(write=True) as store:
        store.record(given)
        assert_closed(store, "JPS/1")
    with as_investigator(world, world.desk.path) as store:
        assert store.locked == {world.exhibit_id("JPS/1")}
        assert_closed(store, "JPS/1")
    with world.desk.open(write=True) as store:
        assert [item.ref for item in sealing.settle(store)] == ["JPS/1"]


def test_a_later_no_does_not_open_it_again(world: World) -> None:
    name = world.exhibit_id("JPS/1")
    with world.desk.open(write=True) as store:
        store.record(ev.PictureAnswered(exhibit=name, answer="yes", because="a", wording="w"))
        store.record(ev.PictureAnswered(exhibit=name, answer="no", because="a", wording="w"))
        assert_closed(store, "JPS/1")


@pytest.mark.parametrize("pressed", ["JPS/1", "JPS/3"])
def test_one_seal_closes_a_damaged_picture_and_its_twin(world: World, pressed: str) -> None:
    with world.desk.open(write=True) as store:
        assert add(store, b"one").ref == "JPS/3"
        leaf = world.leaf("JPS/1")
        place = store.bundle.ledger.offsets[leaf] + 512 + store.bundle.member(leaf).size - 1
    data = bytearray(world.desk.path.read_bytes())
    data[place] ^= 1
    world.desk.path.write_bytes(data)
    with world.desk.open(write=True) as store:
        damaged = store.case.find("JPS/1")
        assert damaged is not None
        with pytest.raises(EvidenceDeskError, match="signed"):
            store.copy_out(damaged, io.BytesIO())
        named = store.case.find(pressed)
        assert named is not None
        assert {item.ref for item in sealing.seal(store, [named.id], "r")} == {"JPS/1", "JPS/3"}
        twin = store.case.find("JPS/3")
        assert twin is not None
        assert twin.blob is not None
        assert not store.bundle.member(leaf).present
        assert not store.bundle.member(twin.blob).present
        (sealed,) = (e.event for e in store.entries() if isinstance(e.event, ev.ExhibitsSealed))
        assert [member.leaf for member in sealed.members] == [twin.blob]
        assert sealed.erased == (leaf,)
    with as_investigator(world, world.desk.path) as store:
        assert_closed(store, "JPS/1", "JPS/3")
        assert all(good for _, good, _ in deep_check(store.bundle, store.unlocked))

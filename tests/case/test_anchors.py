"""What this device remembers of a case: same, ahead, behind, beside; and damage is not ignorance."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from tests.case.conftest import Desk, add

from evidence_desk.base.errors import BadInput, BehindAnchor
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import anchors
from evidence_desk.case.anchors import Anchor, AnchorStore, compare

AT = "2026-11-22T14:05:09Z"  # by the clock of the desk


@pytest.fixture
def bundle(desk: Desk) -> Bundle:
    with desk.create() as store:
        add(store, b"one")
        add(store, b"two")
    return Bundle.open(desk.path)


def at(bundle: Bundle, k: int) -> Anchor:
    """The anchor as it was after commit `k`."""
    commit = bundle.commits[k]
    return replace(
        anchors.of(bundle),
        k=k,
        size=commit.size,
        root=base64.b64encode(commit.root).decode("ascii"),
        note_sha256=commit.note_sha256.hex(),
    )


def test_a_bundle_is_the_same_as_its_own_anchor(bundle: Bundle) -> None:
    assert at(bundle, bundle.head.k) == anchors.of(bundle)
    assert compare(bundle, anchors.of(bundle)) == "same"


def test_a_bundle_is_ahead_of_every_earlier_commit(bundle: Bundle) -> None:
    assert bundle.head.k >= 2
    for k in range(bundle.head.k):
        assert compare(bundle, at(bundle, k)) == "ahead"


def test_a_bundle_is_behind_a_later_commit(bundle: Bundle) -> None:
    assert compare(bundle, replace(anchors.of(bundle), k=bundle.head.k + 1)) == "behind"


def test_a_bundle_with_another_note_at_that_place_is_beside(bundle: Bundle) -> None:
    for k in range(bundle.head.k + 1):
        assert compare(bundle, replace(at(bundle, k), note_sha256="0" * 64)) == "beside"


def test_a_bundle_of_another_founder_is_beside(bundle: Bundle) -> None:
    for k in (0, bundle.head.k, bundle.head.k + 5):
        assert compare(bundle, replace(at(bundle, 0), k=k, founder="0" * 64)) == "beside"


def test_what_was_remembered_is_recalled(bundle: Bundle, tmp_path: Path) -> None:
    store = AnchorStore(tmp_path)
    assert store.get(bundle.case_id) is None
    assert store.newest_commit(bundle.case_id) is None
    store.raise_to(anchors.of(bundle))
    assert store.get(bundle.case_id) == anchors.of(bundle)
    assert store.newest_commit(bundle.case_id) == bundle.head.k
    assert [path.name for path in (tmp_path / "anchors").iterdir()] == [f"{bundle.case_id}.json"]


@pytest.mark.parametrize(
    "damage", ["empty", "cut", "json", "types", "negative", "other case", "zeros", "folder"]
)
def test_a_damaged_memory_is_an_error_and_not_nothing_known(desk: Desk, bundle: Bundle, damage: str) -> None:
    path = desk.home / "anchors" / f"{bundle.case_id}.json"
    good = path.read_bytes()
    other = replace(anchors.of(bundle), case="6f0c8a34-7d21-8b55-9c3e-0a1f2b3c4d5e")
    data = {
        "empty": b"",
        "cut": good[:-1],
        "json": b"[]",
        "types": good.replace(b'"k":2', b'"k":"2"'),
        "negative": good.replace(b'"k":2', b'"k":-9'),
        "other case": msgspec.json.encode(other),
        "zeros": bytes(len(good)),
        "folder": b"",
    }[damage]
    assert data != good
    path.write_bytes(data)
    if damage == "folder":
        path.unlink()
        path.mkdir()
    with pytest.raises(BadInput):
        AnchorStore(desk.home).get(bundle.case_id)
    for write in (False, True):
        with pytest.raises(BadInput):
            desk.open(write=write)


def test_a_memory_that_cannot_be_written_does_not_fail_the_commit(desk: Desk) -> None:
    with desk.create() as store:
        for name in ("anchors", "snapshots"):
            shutil.rmtree(desk.home / name, ignore_errors=True)
            (desk.home / name).write_bytes(b"in the way")
        add(store, b"one")
        store.write_snapshot()
        assert len(store.case.exhibits) == 1
    for name in ("anchors", "snapshots"):
        (desk.home / name).unlink()
    with desk.open() as store:
        assert len(store.case.exhibits) == 1


def test_every_commit_is_remembered_at_once(desk: Desk) -> None:
    with desk.create() as store:
        for data in (b"one", b"two"):
            add(store, data)
            assert AnchorStore(desk.home).get(store.case.id) == anchors.of(store.bundle, AT)
        store.write_snapshot()
        assert AnchorStore(desk.home).newest_commit(store.case.id) == store.bundle.head.k


def test_opening_a_newer_copy_moves_the_memory_forward(desk: Desk) -> None:
    with desk.create() as store:
        add(store, b"one")
        older = anchors.of(store.bundle)
        add(store, b"two")
    AnchorStore(desk.home).raise_to(older)
    with desk.open() as store:
        assert store.anchored == ("ahead", older)
        assert AnchorStore(desk.home).get(store.case.id) == anchors.of(store.bundle, AT)


def test_looking_at_an_older_copy_on_purpose_does_not_move_the_memory_back(desk: Desk) -> None:
    with desk.create() as store:
        backup = desk.path.with_name("backup.edcase")
        shutil.copy(desk.path, backup)
        add(store, b"one")
        newest = anchors.of(store.bundle, AT)
    with desk.open(backup, accept_older=True) as older:
        assert older.anchored == ("behind", newest)
    assert AnchorStore(desk.home).get(newest.case) == newest
    with pytest.raises(BehindAnchor):
        desk.open(backup)


def test_a_memory_holds_no_name(desk: Desk, bundle: Bundle) -> None:
    (path,) = (desk.home / "anchors").iterdir()
    plain = msgspec.json.decode(path.read_bytes())
    assert set(plain) == {"case", "founder", "k", "size", "root", "note_sha256", "at"}
    assert plain["case"] == bundle.case_id


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "x", "6F0C8A34-7D21-8B55-9C3E-0A1F2B3C4D5E"])
def test_only_a_case_id_names_a_memory(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="UUID"):
        AnchorStore(tmp_path).get(name)


def test_the_alarm_says_when_the_newer_state_was_last_seen(desk: Desk) -> None:
    with desk.create() as store:
        backup = desk.path.with_name("backup.edcase")
        shutil.copy(desk.path, backup)
        add(store, b"one")
    desk.clock.pass_s(86_400)
    with desk.open():  # seen again a day later
        pass
    with pytest.raises(BehindAnchor) as caught:
        desk.open(backup)
    assert caught.value.seen_at == "2026-11-23T14:05:09Z"
    assert "23 November 2026 14:05 UTC" in caught.value.user_message


def test_a_memory_without_a_time_is_still_one(desk: Desk, bundle: Bundle) -> None:
    path = desk.home / "anchors" / f"{bundle.case_id}.json"
    later = replace(anchors.of(bundle), k=bundle.head.k + 1)
    path.write_bytes(msgspec.json.encode(later))
    assert b'"at"' not in path.read_bytes()
    with pytest.raises(BehindAnchor) as caught:
        desk.open()
    assert caught.value.seen_at == ""
    assert "this device has seen commit" in caught.value.user_message
    with desk.open(accept_older=True) as store:
        assert store.anchored == ("behind", later)

"""A key that may sign is not a licence: what a changed program writes beside the entries is refused when opened."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.case.conftest import FrozenClock, add
from tests.case.hostile import Pen, World, bound_to, exhibit, make_world, writing

from evidence_desk.bundle.note import SigningKey
from evidence_desk.case import events as ev
from evidence_desk.case.keys import Person
from evidence_desk.case.state import Case, encode_snapshot


@pytest.fixture
def world(tmp_path: Path, person: Person, clock: FrozenClock) -> World:
    return make_world(tmp_path, person, clock)


def test_what_the_product_wrote_is_refused_nowhere(world: World) -> None:
    world.assert_opens()


def test_the_pattern_of_these_attacks_is_sound(world: World) -> None:
    """Written by the same pen but in order, it is accepted: so what is refused below is refused for its fault."""
    key = world.key_of("investigator")
    with writing(world.desk.path, key) as pen:
        pen.event(exhibit(key, pen.blob(b"new")))
    world.assert_opens()


# -- what stands beside the entries ---------------------------------------------------------------------------


def _epoch_without_its_slots(pen: Pen, world: World) -> None:
    pen.event(ev.EpochBegan(recipient="age1another", slots={}, reason="r"))
    pen.case_key()


def _key_under_another_name(pen: Pen, world: World) -> None:
    pen.event(bound_to(SigningKey(bytes([8]) * 32).fingerprint, admitted=pen.signing_key(), slot=pen.slot()))


def _seal_without_a_word(pen: Pen, world: World) -> None:
    pen.staged.add_secret("s", b"rubbish", pen.recipient)
    pen.staged.remove("seal", world.leaf("JPS/1"))


def _seal_of_nothing(pen: Pen, world: World) -> None:
    """The record says that something was locked, but not which exhibit these bytes belong to."""
    leaf = world.leaf("JPS/1")
    copy = pen.staged.add_secret("s", b"rubbish", pen.recipient)
    pen.staged.remove("seal", leaf)
    member = ev.SealedMember(leaf=leaf, custody=copy)
    pen.event(ev.ExhibitsSealed(exhibits=(), sha256=(), members=(member,), reason="r"))


def _seal_that_erases_another(pen: Pen, world: World) -> None:
    pen.staged.remove("erase", world.leaf("JPS/1"))
    named = world.exhibit_id("IXG/1")
    pen.event(
        ev.ExhibitsSealed(exhibits=(named,), sha256=(), members=(), erased=(world.leaf("JPS/1"),), reason="r")
    )


def _seal_that_erases_an_entry(pen: Pen, world: World) -> None:
    leaf = _last_of(world, "m")
    pen.staged.remove("erase", leaf)
    pen.event(ev.ExhibitsSealed(exhibits=(), sha256=(), members=(), erased=(leaf,), reason="r"))


def _last_of(world: World, kind: Any) -> int:
    return [member.leaf for member in world.bundle.members(kind)][-1]


def _leaf_of_key(world: World, who: str) -> int:
    wanted = world.key_of(who).fingerprint
    return next(signer.leaf for signer in world.bundle.signers if signer.key.fingerprint == wanted)


def _retire_one_and_remove_another(pen: Pen, world: World) -> None:
    leaving = world.investigator.person.profile.recipient
    pen.staged.retire(_leaf_of_key(world, "deputy"))
    pen.event(ev.ReaderRemoved(recipient=leaving, reason="r"))


def _slot_of_deputy(world: World) -> int:
    slot = world.case.members[world.key_of("deputy").fingerprint].slot
    assert slot is not None
    return slot


Attack = Callable[[Pen, World], object]
BESIDE: dict[str, tuple[Attack, str]] = {
    "new case key": (lambda pen, world: pen.case_key(), "new case key that no entry names"),
    "new slot": (lambda pen, world: pen.slot(), "key slot that no entry names"),
    "new case key and slots": (
        lambda pen, world: (pen.case_key(), *(pen.slot() for _ in range(3))),
        "new case key that no entry names",
    ),
    "new signing key": (lambda pen, world: pen.signing_key(), "no entry binds to a person"),
    "blob of nobody": (lambda pen, world: pen.blob(b"hidden"), "bytes that no entry names"),
    "custody copy of nothing": (
        lambda pen, world: pen.staged.add_secret("s", b"x", pen.recipient),
        "sealed copy that no entry names",
    ),
    "erased description": (
        lambda pen, world: pen.staged.remove("erase", _last_of(world, "m")),
        "why it was removed|differs from the entries",  # on a device that starts behind it, or before
    ),
    "erased bytes": (
        lambda pen, world: pen.staged.remove("erase", world.leaf("JPS/1")),
        "why it was removed",
    ),
    "erased slot": (
        lambda pen, world: pen.staged.remove("erase", _slot_of_deputy(world)),
        "why it was removed",
    ),
    "sealed bytes": (
        _seal_without_a_word,
        "sealed copy that no entry names",
    ),
    "retired key": (
        lambda pen, world: pen.staged.retire(_leaf_of_key(world, "deputy")),
        "no entry removes a reader",
    ),
}
BESIDE_WITH_ENTRIES: dict[str, tuple[Attack, str]] = {
    "another case key than the entry names": (_epoch_without_its_slots, "leaves out a reader who stays"),
    "another signing key than the entry names": (_key_under_another_name, "no entry binds to a person"),
    "seal of bytes whose exhibit is not named": (_seal_of_nothing, "no entry locks"),
    "seal that erases another's bytes": (_seal_that_erases_another, "why it was removed"),
    "seal that erases an entry": (
        _seal_that_erases_an_entry,
        "why it was removed|differs from the entries",
    ),
    "retired key of somebody who stays": (_retire_one_and_remove_another, "no entry removes a reader"),
}


@pytest.mark.parametrize("who", ["dsl", "investigator", "sheet"])
@pytest.mark.parametrize("what", BESIDE)
def test_nothing_stands_in_a_commit_that_no_entry_names(world: World, what: str, who: str) -> None:
    act, words = BESIDE[what]
    with writing(world.desk.path, world.key_of(who)) as pen:
        act(pen, world)
    world.assert_refused(words)


@pytest.mark.parametrize("what", BESIDE_WITH_ENTRIES)
def test_an_entry_covers_only_what_it_names(world: World, what: str) -> None:
    act, words = BESIDE_WITH_ENTRIES[what]
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        act(pen, world)
    world.assert_refused(words)


def test_what_is_hidden_in_an_honest_looking_commit_is_seen(world: World) -> None:
    key = world.key_of("investigator")
    with writing(world.desk.path, key) as pen:
        pen.event(exhibit(key, pen.blob(b"new")))
        pen.blob(b"more")
    world.assert_refused("bytes that no entry names")


# -- snapshots ------------------------------------------------------------------------------------------------


def _other_title(world: World) -> Case:
    return replace(world.case, title="Forged title")


def _other_bytes(world: World) -> Case:
    first, second = (world.case.exhibits[world.exhibit_id(ref)] for ref in ("JPS/1", "JPS/2"))
    return world.case.with_exhibit(replace(first, blob=second.blob, sha256=second.sha256))


def _other_custody(world: World) -> Case:
    keys = world.case.school_keys
    assert keys is not None
    mine = world.investigator.person.profile.recipient
    return replace(world.case, school_keys=replace(keys, custody=mine))


def _one_fewer(world: World) -> Case:
    return replace(world.case, exhibits=world.case.exhibits.delete(world.exhibit_id("IXG/1")))


@pytest.mark.parametrize("who", ["dsl", "investigator", "sheet"])
@pytest.mark.parametrize("lie", [_other_title, _other_bytes, _other_custody, _one_fewer])
def test_a_lying_snapshot_is_believed_by_no_device(
    world: World, lie: Callable[[World], Case], who: str
) -> None:
    with writing(world.desk.path, world.key_of(who)) as pen:
        pen.snapshot(lie(world))
    world.assert_refused("differs from the entries")


def test_a_snapshot_that_claims_to_end_earlier_is_refused(world: World) -> None:
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        root = base64.b64encode(world.bundle.root_at(5)).decode("ascii")
        pen.staged.add_secret("p", encode_snapshot(world.case, 5, root), pen.recipient)
    world.assert_refused("differs from the entries")


def test_even_a_right_snapshot_is_not_for_a_sheet(world: World) -> None:
    with writing(world.desk.path, world.key_of("sheet")) as pen:
        pen.snapshot(world.case)
    world.assert_refused("snapshot by a recovery sheet")


def test_right_snapshots_are_noticed_by_nobody(world: World) -> None:
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        pen.snapshot(world.case)
    world.assert_opens()
    with world.desk.open(write=True) as store:
        store.write_snapshot()
        add(store, b"four")
        store.write_snapshot()
    world.assert_opens()

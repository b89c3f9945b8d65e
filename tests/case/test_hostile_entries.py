"""Entries that a member, one sheet alone, or somebody who has left may not write: refused when opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.case.conftest import POLICY, Desk, FrozenClock
from tests.case.hostile import AT, EARLIER, STRANGER, World, bound_to, exhibit, make_world, writing
from tests.case.test_membership import colleague

from evidence_desk.base.errors import KeyUnavailable
from evidence_desk.bundle.note import format_verifier_key
from evidence_desk.bundle.staging import Staged
from evidence_desk.bundle.writer import Writer
from evidence_desk.case import events as ev
from evidence_desk.case import membership
from evidence_desk.case.keys import Person
from evidence_desk.case.membership import NewCase
from evidence_desk.case.values import GateAnswer, TimeRead


@pytest.fixture
def world(tmp_path: Path, person: Person, clock: FrozenClock) -> World:
    return make_world(tmp_path, person, clock)


OTHER_TIME = TimeRead(utc=EARLIER, zone="UTC", offset_minutes=0)
ENTRIES: dict[str, tuple[Callable[[GateAnswer, str], dict[str, Any]], str]] = {
    "reference twice": (lambda gate, dsl: {"reference": "IXG/1"}, "given twice"),
    "reference left out": (lambda gate, dsl: {"reference": "IXG/3"}, "not the next reference"),
    "next reference of another": (lambda gate, dsl: {"reference": "JPS/3"}, "not the next reference"),
    "far reference of another": (lambda gate, dsl: {"reference": "JPS/77"}, "not the next reference"),
    "captured by another": (lambda gate, dsl: {"captured_by": dsl}, "another person's name"),
    "answered by another": (lambda gate, dsl: {"gate": replace(gate, who=dsl)}, "another person's name"),
    "captured before": (lambda gate, dsl: {"captured_at": OTHER_TIME}, "times are not those"),
    "answered before": (lambda gate, dsl: {"gate": replace(gate, at=EARLIER)}, "times are not those"),
    "grade A": (lambda gate, dsl: {"grade": "A"}, "grade A"),
    "grade B": (lambda gate, dsl: {"grade": "B"}, "grade B"),
}


@pytest.mark.parametrize("what", ENTRIES)
def test_an_exhibit_is_not_entered_as_what_it_is_not(world: World, what: str) -> None:
    key = world.key_of("investigator")
    gate = GateAnswer(answer="no", who=key.fingerprint, at=AT, wording="w")
    fields, words = ENTRIES[what]
    with writing(world.desk.path, key) as pen:
        pen.event(exhibit(key, pen.blob(b"new"), **fields(gate, world.key_of("dsl").fingerprint)))
    world.assert_refused(words)


def test_a_backdated_entry_is_flagged_when_checked(world: World) -> None:
    """Its times agree with each other, so it is the record's order that shows it."""
    key = world.key_of("investigator")
    gate = GateAnswer(answer="no", who=key.fingerprint, at=EARLIER, wording="w")
    at = TimeRead(utc=EARLIER, zone="UTC", offset_minutes=0)
    with writing(world.desk.path, key) as pen:
        pen.event(exhibit(key, pen.blob(b"new"), captured_at=at, gate=gate), at=EARLIER)
    assert world.checks()["times"] is False


@pytest.mark.parametrize("reference", ["JPS/1", "IXG/1"])
def test_an_exhibit_cannot_borrow_the_bytes_of_another_commit(world: World, reference: str) -> None:
    """Or sealing it would take another's bytes away, and sealing the other would leave it open by its hash."""
    key = world.key_of("investigator")
    with writing(world.desk.path, key) as pen:
        pen.event(exhibit(key, world.leaf(reference)))
    world.assert_refused("another commit")


@pytest.mark.parametrize("leaf", [0, 1, 9_999_999])
def test_an_exhibit_cannot_name_bytes_that_are_none(world: World, leaf: int) -> None:
    key = world.key_of("investigator")
    with writing(world.desk.path, key) as pen:
        pen.event(exhibit(key, leaf))
    world.assert_refused("another commit")


def test_the_id_of_an_entry_cannot_be_used_again(world: World) -> None:
    key = world.key_of("investigator")
    with writing(world.desk.path, key) as pen:
        pen.event(exhibit(key, pen.blob(b"new")), name=world.exhibit_id("JPS/1"))
    world.assert_refused("taken by another")


def test_names_do_not_move_between_keys(world: World) -> None:
    dsl = world.desk.person.profile
    for who, words in (("investigator", "lets readers in"), ("deputy", "bound to a person twice")):
        good = world.desk.path.read_bytes()
        with writing(world.desk.path, world.key_of(who)) as pen:
            pen.event(bound_to(dsl.fingerprint, name="Somebody else", recipient=dsl.recipient))
        world.assert_refused(words)
        world.desk.path.write_bytes(good)
    world.assert_opens()


def test_a_person_comes_in_by_a_manager_or_not_at_all(world: World) -> None:
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        admitted, slot = pen.signing_key(), pen.slot()
        pen.event(bound_to(STRANGER.fingerprint, admitted=admitted, slot=slot))
    world.assert_refused("lets readers in")


@pytest.mark.parametrize(
    ("who", "whom"),
    [("investigator", "dsl"), ("investigator", "investigator"), ("deputy", "deputy")],
)
def test_readers_are_not_taken_out_by_just_anybody(world: World, who: str, whom: str) -> None:
    people = {
        "dsl": world.desk.person,
        "deputy": world.deputy.person,
        "investigator": world.investigator.person,
    }
    with writing(world.desk.path, world.key_of(who)) as pen:
        pen.event(ev.ReaderRemoved(recipient=people[whom].profile.recipient, reason="x"))
    world.assert_refused("nobody removes themselves" if who == whom == "deputy" else "lets readers in or out")


# -- one sheet, and who has left ------------------------------------------------------------------------------


def test_one_sheet_that_asks_twice_and_answers_itself_lets_nobody_in(world: World) -> None:
    key = world.key_of("sheet")
    with writing(world.desk.path, key) as pen:
        pen.event(ev.RecoveryBegan(name="M", recipient="age1m", signer=STRANGER.fingerprint))
    world.assert_opens()
    with world.desk.open() as store:
        assert store.case.members == world.case.members
    with writing(world.desk.path, key) as pen:
        admitted, slot = pen.signing_key(), pen.slot()
        pen.event(bound_to(STRANGER.fingerprint, admitted=admitted, slot=slot))
    world.assert_refused("two sheets")


def test_a_reader_who_was_taken_out_writes_no_more(world: World) -> None:
    with world.desk.open(write=True) as store:
        membership.remove_reader(store, "IXG", "left")
    with pytest.raises(KeyUnavailable):
        Writer.open(world.desk.path, world.key_of("investigator"))
    world.assert_opens()


def test_a_key_of_nobody_is_retired_with_the_first_who_leaves(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the founder's first commit can hold one: it is not held against entries, for all follows from it."""
    leaving = colleague(tmp_path, "Ivy Gate", "IXG", "investigator", desk.clock)
    admit = membership._admit_keys

    def with_another(staged: Staged, origin: str, new: NewCase) -> dict[str, int]:
        staged.add_public("v", format_verifier_key(origin, STRANGER.public))
        return admit(staged, origin, new)

    monkeypatch.setattr(membership, "_admit_keys", with_another)
    new = NewCase(
        title="T", reference="", school=desk.school, policy=POLICY, readers=(leaving.person.profile,)
    )
    membership.create_case(desk.path, desk.person, desk.home, new, desk.clock).close()
    Writer.open(desk.path, STRANGER).close()
    with desk.open(write=True) as store:
        membership.remove_reader(store, "IXG", "left")
        assert {s.key.fingerprint for s in store.bundle.signers if not s.retired} >= {store.actor}
    for key in (STRANGER, leaving.person.signing_key):
        with pytest.raises(KeyUnavailable):
            Writer.open(desk.path, key)
    desk.open(write=True).close()


def test_a_key_that_nobody_bound_writes_nothing_that_counts(world: World) -> None:
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.signing_key()
    with writing(world.desk.path, STRANGER) as pen:
        pen.event(ev.CaseChanged(field="title", value="Hijacked"))
    world.assert_refused("no entry binds to a person")

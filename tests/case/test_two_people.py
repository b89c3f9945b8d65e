"""What two people decide cannot be got by one: by no second key, no second use, no other subject, no new case keys."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.case.hostile import Pen, writing
from tests.case.key_world import NOW, Holder, World, make_key_world

from evidence_desk.acts import agreeing, readers, renewing
from evidence_desk.base.errors import GateRefused, NotFound, TamperedBundle
from evidence_desk.bundle import age
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case import events as ev
from evidence_desk.case import rotation, two_people
from evidence_desk.case.keyfile import Keys
from evidence_desk.case.keys import Person, make_person, signer_text
from evidence_desk.case.membership import access_of, go_on_with
from evidence_desk.case.store import CaseStore


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_key_world(tmp_path_factory.mktemp("pair"))


@pytest.fixture
def path(world: World, tmp_path: Path) -> Path:
    return Path(shutil.copy(world.case_path, tmp_path / "copy.edcase"))


def person(world: World, who: str) -> Person:
    found = world.holders[who].person
    assert found is not None
    return found


def refused(world: World, path: Path, words: str) -> None:
    with pytest.raises(TamperedBundle, match=words):
        world.store(path, "second deputy")


# -- one person does not become two ---------------------------------------------------------------------------


def test_a_key_let_in_for_the_occasion_is_no_second_person(world: World, path: Path) -> None:
    puppet = make_person("Second Self", "deputy", "SSX", "", "classic")
    with world.store(path, "deputy", write=True) as store:
        readers.add_reader(store, puppet.profile)
        assert not agreeing.may_be_second(
            store.case, "unseal", world.case.by_ref["JPS/2"], store.actor, store.actor
        )
    with writing(path, puppet.signing_key) as pen:
        pen.event(ev.TwoPeopleAgreed(asked=world.asked["unseal"]), at=NOW)
    refused(world, path, "let in after the asking")


def test_new_keys_do_not_make_a_second_person(world: World, path: Path, tmp_path: Path) -> None:
    deputy, fresh = person(world, "deputy"), make_person("Tom Adair", "deputy", "TXA", "", "classic")
    both = Person(
        profile=fresh.profile,
        identity=fresh.identity,
        signing_key=fresh.signing_key,
        earlier=deputy.pairs,
    )
    with CaseStore.open(path, access_of(both, tmp_path / "h"), world.clock, write=True) as store:
        assert renewing.catch_up(store).renewed
        asking = store.case.two_people[world.asked["of the DSL"]]
        assert two_people.key_now(store.case, asking.asked_by) == fresh.profile.fingerprint
        with pytest.raises(GateRefused):
            agreeing.agree(store, asking.id)
    with writing(path, fresh.signing_key) as pen:
        pen.event(ev.TwoPeopleAgreed(asked=world.asked["of the DSL"]), at=NOW)
    refused(world, path, "agrees with themselves")


def test_what_was_agreed_is_done_once_and_for_what_it_was_asked(world: World, path: Path) -> None:
    key = world.holders["deputy"].signing_key
    with writing(path, world.holders["investigator"].signing_key) as pen:
        pen.event(ev.TwoPeopleAgreed(asked=world.asked["of the DSL"]), at=NOW)
    other = Path(shutil.copy(path, path.with_name("other.edcase")))
    recipient = person(world, "DSL").profile.recipient
    with writing(path, key) as pen:
        pen.event(
            ev.ReaderRemoved(recipient=recipient, reason="r", two_people=world.asked["of the DSL"]), at=NOW
        )
    world.store(path, "second deputy").close()
    with writing(path, key) as pen:  # the same agreement again, for something else
        pen.event(
            ev.ActionRecorded(kind="hold-released", done_at=NOW, two_people=world.asked["of the DSL"]), at=NOW
        )
    refused(world, path, "no second one was asked")
    with writing(other, world.holders["second deputy"].signing_key) as pen:  # agreed, but not by this one
        pen.event(
            ev.ReaderRemoved(recipient=recipient, reason="r", two_people=world.asked["of the DSL"]), at=NOW
        )
    refused(world, other, "two other people")


def test_what_was_taken_back_is_not_done(world: World, path: Path) -> None:
    with world.store(path, "DSL", write=True) as store:
        with pytest.raises(GateRefused):
            agreeing.end(store, world.asked["of the DSL"], "not mine to end")
        ended = agreeing.end(store, world.asked["release-hold"], "the police asked for more time")
        assert (ended.ended, ended.ended_by) == ("withdrawn", store.actor)
        with pytest.raises(NotFound):
            agreeing.find(store.case, ended.id)
    with writing(path, world.holders["deputy"].signing_key) as pen:
        pen.event(ev.TwoPeopleAgreed(asked=world.asked["release-hold"]), at=NOW)
    refused(world, path, "no such asking open")


def test_who_was_asked_may_decline(world: World, path: Path) -> None:
    with world.store(path, "deputy", write=True) as store:
        ended = agreeing.end(store, world.asked["release-hold"], "ask the head first")
        assert ended.ended == "declined"
        assert not [one for one in two_people.open_askings(store.case) if one.id == ended.id]


def test_an_asking_of_somebody_who_left_asks_nothing_more(world: World, path: Path) -> None:
    with world.store(path, "DSL", write=True) as store:
        readers.remove_reader(store, store.case.members[world.holders["deputy"].key], "left")
        left = {one.id for one in two_people.open_askings(store.case)}
        assert not left & {world.asked["of the DSL"], world.asked["by a deputy"]}
    with writing(path, world.holders["investigator"].signing_key) as pen:
        pen.event(ev.TwoPeopleAgreed(asked=world.asked["of the DSL"]), at=NOW)
    refused(world, path, "belongs to nobody")


def test_an_act_of_a_newer_version_is_asked_for_and_agreed_to_and_does_nothing_here(
    world: World, path: Path
) -> None:
    with writing(path, world.holders["deputy"].signing_key) as pen:
        name = pen.event(ev.TwoPeopleAsked(act="something-new", subject="{x}", reason="r"), at=NOW)
    with writing(path, world.holders["investigator"].signing_key) as pen:
        pen.event(ev.TwoPeopleAgreed(asked=name), at=NOW)
    with world.store(path, "second deputy") as store:
        assert store.case.two_people[name].agreed_by == world.holders["investigator"].key


# -- new keys -------------------------------------------------------------------------------------------------


def _rotated(world: World, who: str, pen: Pen, **changed: object) -> ev.KeyRotated:
    """A right rotation of somebody's keys, with something changed."""
    new, recipient = SigningKey(bytes([5]) * 32), str(age.generate_identity("classic").recipient())
    holder: Holder = world.holders[who]
    own = world.case.members[holder.key].recipient
    staying = {m.recipient for m in world.case.members.values() if not m.removed} - {own} | {recipient}
    fields: dict[str, object] = {
        "recipient": recipient,
        "key": signer_text(new.public),
        "admitted": pen.signing_key(new),
        "proof": rotation.prove(world.case.id, holder.key, new, recipient),
        "slots": {text: pen.slot() for text in sorted(staying)},
        "epoch": pen.case_key(),
        "reason": "r",
    }
    for _ in range(3):
        pen.slot()
    return ev.KeyRotated(**(fields | changed))  # type: ignore[arg-type]  # test values


STRANGER = SigningKey(bytes([4]) * 32)
ROTATIONS: dict[str, tuple[Callable[[World], dict[str, object]], str]] = {
    "without the new key's word": (lambda w: {"proof": ""}, "did not sign|cannot be read"),
    "with a proof for another case": (
        lambda w: {
            "proof": rotation.prove("another", w.holders["deputy"].key, SigningKey(bytes([5]) * 32), "age1")
        },
        "did not sign",
    ),
    "to a key that signs already": (
        lambda w: {"key": signer_text(w.holders["DSL"].signing_key.public)},
        "did not sign",
    ),
    "to no key": (lambda w: {"key": "AQ=="}, "cannot be read"),
    "leaving the DSL out": (lambda w: {"slots": {}}, "leaves out a reader"),
}


@pytest.mark.parametrize("what", ROTATIONS)
def test_new_keys_that_are_no_ones_own(world: World, path: Path, what: str) -> None:
    changed, words = ROTATIONS[what]
    with writing(path, world.holders["deputy"].signing_key) as pen:
        pen.event(_rotated(world, "deputy", pen, **changed(world)), at=NOW)
    refused(world, path, words)


def test_a_right_rotation_by_the_same_pen_is_accepted(world: World, path: Path) -> None:
    with writing(path, world.holders["deputy"].signing_key) as pen:
        pen.event(_rotated(world, "deputy", pen), at=NOW)
    with world.store(path, "second deputy") as store:
        assert store.case.members[world.holders["deputy"].key].removed


def test_nobody_goes_on_with_new_keys_for_another(world: World, path: Path) -> None:
    """The proof names the old key, and the old key is the one that signs."""
    with writing(path, world.holders["investigator"].signing_key) as pen:
        pen.event(_rotated(world, "deputy", pen), at=NOW)
    refused(world, path, "did not sign")


def test_a_new_epoch_without_the_recovery_sheets_is_refused(world: World, path: Path) -> None:
    staying = {m.recipient for m in world.case.members.values() if not m.removed}
    with writing(path, world.holders["DSL"].signing_key) as pen:
        slots = {text: pen.slot() for text in sorted(staying)}
        pen.event(ev.EpochBegan(recipient=pen.case_key(), slots=slots, reason="r"), at=NOW)
    refused(world, path, "recovery sheets")


def test_keys_cannot_be_renewed_by_somebody_who_is_no_reader(world: World, path: Path) -> None:
    fresh = make_person("X", "deputy", "XXX", "", "classic")
    with world.store(path, "DSL", write=True) as store:
        readers.remove_reader(store, store.case.members[world.holders["deputy"].key], "left")
        store.access = access_of(person(world, "deputy"), world.folder)
        with pytest.raises(GateRefused):
            go_on_with(store, Keys(identity=fresh.identity, signing_key=fresh.signing_key), "r")

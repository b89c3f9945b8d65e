"""Joining copies in which something was decided, ended or freed: nobody's no, and no question, is lost by it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.case.conftest import Desk, FrozenClock, add
from tests.case.test_membership import Colleague, colleague
from tests.case.test_merging import Two, sound
from tests.case.test_mistakes import NO, PICTURE, REASON

from evidence_desk.acts import unsealing
from evidence_desk.acts.agreeing import signing_as
from evidence_desk.acts.renewing import catch_up
from evidence_desk.base.errors import GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case import fold_transfer, membership, sealing
from evidence_desk.case.keys import Person, Sheet, make_person, make_school, parse_sheet
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Classification, CriminalTag, Exhibit


@pytest.fixture(scope="module")
def deputy() -> Person:
    return make_person("Tom Adair", "deputy", "TXA", "Larkrise Academy", "classic")


class Locked:
    """Two copies of a case in which a picture was locked before they parted."""

    def __init__(self, folder: Path, person: Person, clock: FrozenClock, deputy: Person) -> None:
        school, written = make_school("Larkrise Academy", "classic")
        self.sheets: list[Sheet] = [parse_sheet(written[f"custody-sheet-{n}.txt"], "") for n in (1, 2)]
        self.deputy = deputy
        desk = Desk(folder, person, school, clock)
        with desk.create() as store:
            membership.add_reader(store, deputy.profile)
            self.item: Exhibit = add(store, PICTURE)
            sealing.seal(store, [self.item.id], "should not be here")
        self.two = Two(desk, folder)
        self.two.part()


@pytest.fixture
def locked(tmp_path: Path, person: Person, clock: FrozenClock, deputy: Person) -> Locked:
    return Locked(tmp_path, person, clock, deputy)


def test_what_was_freed_here_is_not_locked_by_a_copy_that_has_not_heard_of_it(locked: Locked) -> None:
    with locked.two.here() as store:
        unsealing.claim(store, [locked.item.id], REASON, locked.deputy)
        (back,) = unsealing.give_back(store, [locked.item.id], NO, locked.sheets)
    with locked.two.there() as store:
        add(store, b"theirs")
    locked.two.merge()
    with locked.two.desk.open() as store:
        assert store.case.exhibits[back.id].status == "held"
        assert store.locked == frozenset()
        sound(store)


def test_what_was_freed_here_and_locked_anew_there_is_locked(locked: Locked) -> None:
    with locked.two.here() as store:
        unsealing.claim(store, [locked.item.id], REASON, locked.deputy)
        (back,) = unsealing.give_back(store, [locked.item.id], NO, locked.sheets)
    with locked.two.there() as store:
        other = add(store, b"theirs")
        store.record(ev.ExhibitDescribed(exhibit=other.id, derived_from=locked.item.id))
        sealing.seal(store, [other.id], "should not be here either")
        assert locked.item.sha256 in store.case.blocked
        store.record(
            ev.ExhibitsSealed(
                exhibits=(), members=(), sha256=(locked.item.sha256,), reason="and once more", erased=()
            )
        )
    locked.two.merge()
    with locked.two.desk.open() as store:
        assert store.case.exhibits[back.id].status == "locked"


def test_what_was_freed_there_stays_locked_here_and_can_be_freed_here_too(locked: Locked) -> None:
    with locked.two.there() as store:
        unsealing.claim(store, [locked.item.id], REASON, locked.deputy)
        (there,) = unsealing.give_back(store, [locked.item.id], NO, locked.sheets)
    with locked.two.here() as store:
        add(store, b"mine")
    locked.two.merge()
    with locked.two.here() as store:
        assert store.case.exhibits[there.id].status == "locked"
        assert there.id in store.case.seal_clocks
        unsealing.claim(store, [locked.item.id], REASON, locked.deputy)
        (back,) = unsealing.give_back(store, [locked.item.id], NO, locked.sheets)
        assert store.case.exhibits[back.id].status == "held"
        assert store.case.exhibits[there.id].status == "locked"  # it holds nothing here
        assert fold_transfer.closed_reason(store.case) == ""
        sound(store)


def test_what_the_police_were_told_of_the_empty_place_stands_in_the_way(locked: Locked) -> None:
    with locked.two.there() as store:
        unsealing.claim(store, [locked.item.id], REASON, locked.deputy)
        (there,) = unsealing.give_back(store, [locked.item.id], NO, locked.sheets)
    with locked.two.here() as store:
        add(store, b"mine")
    locked.two.merge()
    with locked.two.here() as store:
        told = {"force": "F", "reference": "1"}
        store.record(
            ev.ActionRecorded(
                kind="police-told", done_at="2026-11-22T14:06:00Z", fields=told, exhibits=(there.id,)
            )
        )
        with pytest.raises(GateRefused, match="police were told"):
            unsealing.claim(store, [locked.item.id], REASON, locked.deputy)


def test_whoever_takes_their_agreement_back_in_one_copy_has_not_given_it_in_the_other(locked: Locked) -> None:
    with locked.two.here() as store:
        asking = unsealing.claim(store, [locked.item.id], REASON, locked.deputy)
    shutil.copy(locked.two.path, locked.two.other_path)
    with locked.two.there() as store, signing_as(store, locked.deputy):
        store.record(ev.TwoPeopleEnded(asked=asking.id, reason="it was no mistake"))
    with locked.two.here() as store:
        add(store, b"mine")
    locked.two.merge()
    with locked.two.here() as store:
        assert store.case.two_people[asking.id].ended == "declined"
        with pytest.raises(GateRefused, match="second person"):
            unsealing.give_back(store, [locked.item.id], NO, locked.sheets)
        sound(store)


@pytest.fixture
def two(desk: Desk, tmp_path: Path) -> Two:
    with desk.create() as store:
        add(store, b"shared")
    made = Two(desk, tmp_path)
    made.part()
    return made


def test_a_later_choice_takes_back_no_question_that_was_asked_in_the_other_copy(two: Two) -> None:
    chosen = Classification(criminal=(CriminalTag(id="iioc"),), triggers=("nudes",), reason="seen")
    with two.there() as store:
        (item,) = store.case.in_order()
        store.record(ev.ExhibitClassified(exhibit=item.id, classification=chosen))
    two.desk.clock.pass_s(60)
    with two.here() as store:
        store.record(ev.ExhibitClassified(exhibit=item.id, classification=Classification(reason="nothing")))
    two.merge()
    with two.desk.open() as store:
        classification = store.case.exhibits[item.id].classification
        assert classification is not None
        assert classification.reason == "nothing"
        assert set(store.case.triggers) == {"iioc", "nudes"}
        sound(store)


def test_what_was_signed_with_a_key_that_was_replaced_here_is_not_joined_unasked(
    two: Two, tmp_path: Path, clock: FrozenClock
) -> None:
    """New keys are made because somebody may have the old ones: in another copy those still sign."""
    deputy = colleague(tmp_path, "Sam Lee", "SXL", clock=clock)
    with two.here() as store:
        membership.add_reader(store, deputy.person.profile)
    shutil.copy(two.path, two.other_path)
    fresh = make_person("Sam Lee", "deputy", "SXL", "Larkrise Academy", "classic")
    newer = replace(fresh, earlier=deputy.person.pairs)
    with CaseStore.open(two.path, access_of(newer, deputy.home), clock, write=True) as store:
        assert catch_up(store).renewed
    thief = Colleague(deputy.person, tmp_path / "elsewhere", clock)
    thief.home.mkdir()
    with thief.open(two.other_path, write=True) as store:
        add(store, b"planted")
    assert two.compare().former == ("Sam Lee",)
    with pytest.raises(GateRefused, match="wrote in the other copy"):
        two.merge()
    two.merge(accept_former=True)


def test_what_was_written_after_the_end_of_a_readers_time_is_not_joined_unasked(
    two: Two, tmp_path: Path, clock: FrozenClock
) -> None:
    reader = colleague(tmp_path, "Ida Poe", "IXP", "investigator", clock)
    with two.here() as store:
        membership.add_reader(store, reader.person.profile)
    shutil.copy(two.path, two.other_path)
    with reader.open(two.other_path, write=True) as store:
        add(store, b"in time")
    with two.here() as store:
        store.record(
            ev.ReaderUntil(
                reader=reader.person.profile.fingerprint, until="2026-11-22T14:10:00Z", reason="done"
            )
        )
    two.merge()  # what was in time comes
    clock.pass_s(3600)
    with reader.open(two.other_path, write=True) as store:
        add(store, b"too late")
    assert two.compare().former == ("Ida Poe",)
    before = two.path.read_bytes()
    with pytest.raises(GateRefused, match="wrote in the other copy"):
        two.merge()
    assert two.path.read_bytes() == before
    two.merge(accept_former=True)
    with two.desk.open() as store:
        assert {"IXP/1", "IXP/2"} <= set(store.case.by_ref)

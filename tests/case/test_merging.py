"""Joining two copies of a case that parted: nothing is lost, nothing counts twice, and every entry stays provable."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.case.conftest import POLICY, Desk, FrozenClock, add
from tests.case.test_drops import Staff, nothing_else, opened, take
from tests.case.test_membership import Colleague, colleague

from evidence_desk.acts import merging as acts
from evidence_desk.acts.recording import add_person
from evidence_desk.acts.renewing import catch_up
from evidence_desk.base.errors import BadInput, BehindAnchor, Cancelled, GateRefused
from evidence_desk.bundle import age
from evidence_desk.case import events as ev
from evidence_desk.case import (
    fold_monitoring,
    fold_policy,
    gate,
    intake,
    membership,
    merging,
    sealing,
    taking,
)
from evidence_desk.case.fold_merge import as_it_counts, to_take_out
from evidence_desk.case.keys import (
    Person,
    SchoolFile,
    make_person,
    make_school,
    open_custody,
    read_sheet,
)
from evidence_desk.case.loading import deep_check, load_case
from evidence_desk.case.machine_text import has_machine_text, machine_text
from evidence_desk.case.membership import access_of
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import line_of
from evidence_desk.case.unsealing import custody_copies
from evidence_desk.case.values import Classification, Concern, Exhibit, PolicyPin, Source

AT = "2026-11-22T14:00:00Z"


class Two:
    """A case in two copies: the DSL's, and the one on a second laptop."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.path = desk.path
        self.other_path = folder / "case (conflicted copy).edcase"
        (folder / "laptop").mkdir()
        self.laptop = Colleague(desk.person, folder / "laptop", desk.clock)

    def part(self) -> None:
        shutil.copy(self.path, self.other_path)

    def here(self) -> CaseStore:
        return self.desk.open(write=True)

    def there(self) -> CaseStore:
        return self.laptop.open(self.other_path, write=True)

    def merge(self, *, accept_former: bool = False) -> acts.Merged:
        access = access_of(self.desk.person, self.desk.home)
        return acts.merge(self.path, self.other_path, access, self.desk.clock, accept_former=accept_former)

    def compare(self) -> acts.Comparison:
        access = access_of(self.desk.person, self.desk.home)
        return acts.compare(self.path, self.other_path, access, self.desk.clock)


@pytest.fixture
def two(desk: Desk, tmp_path: Path) -> Two:
    with desk.create() as store:
        add(store, b"shared")
        intake.describe_exhibit(store, store.case.in_order()[0].id, caption="as it was")
    made = Two(desk, tmp_path)
    made.part()
    return made


def sound(store: CaseStore) -> None:
    """Hold that a reader finds nothing wrong with a case, from its first byte to its last entry."""
    bad = [check for check in deep_check(store.bundle, store.unlocked) if not check[1]]
    assert bad == []
    assert store.bundle.sweep() == []
    assert not store.bundle.broken


def held(store: CaseStore) -> dict[str, bytes]:
    return {e.ref: store.read_whole(e) for e in store.case.in_order() if e.status == "held" and e.blob}


def log(store: CaseStore) -> list[str]:
    return [line_of(store.case, entry, n).says for n, entry in enumerate(store.entries(), 1)]


# -- what both have -------------------------------------------------------------------------------------------


def test_both_sides_are_there_afterwards_each_under_its_own_author_and_time(two: Two) -> None:
    two.desk.clock.pass_s(60)
    with two.here() as store:
        add(store, b"mine")
    two.desk.clock.pass_s(60)
    with two.there() as store:
        theirs = add(store, b"theirs")
    done = two.merge()
    assert (done.commits, [(b.ref, b.was) for b in done.exhibits]) == (1, [("JPS/3", "JPS/2")])
    with two.desk.open() as store:
        assert held(store) == {"JPS/1": b"shared", "JPS/2": b"mine", "JPS/3": b"theirs"}
        came = store.case.exhibits[theirs.id]
        assert (came.captured_at, came.captured_by, came.gate) == (
            theirs.captured_at,
            theirs.captured_by,
            theirs.gate,
        )
        assert store.case.formerly[theirs.id] == "JPS/2"
        assert any(
            "From another copy, Jo P. Smith" in line and "It was JPS/2 there." in line for line in log(store)
        )
        sound(store)


def test_a_reference_that_is_free_is_kept_and_a_taken_one_gets_a_number_above_both(two: Two) -> None:
    with two.here() as store:
        add(store, b"mine")
    with two.there() as store:
        for data in (b"theirs 2", b"theirs 3", b"theirs 4"):
            add(store, data)
    two.merge()
    with two.here() as store:
        assert held(store) == {
            "JPS/1": b"shared",
            "JPS/2": b"mine",
            "JPS/5": b"theirs 2",
            "JPS/3": b"theirs 3",
            "JPS/4": b"theirs 4",
        }
        assert add(store, b"next").ref == "JPS/6"


def test_joining_again_finds_nothing_and_what_is_added_there_later_still_comes(two: Two) -> None:
    with two.here() as store:
        add(store, b"mine")
    with two.there() as store:
        add(store, b"theirs")
    two.merge()
    before = two.path.read_bytes()
    with pytest.raises(BadInput, match="nothing to join"):
        two.merge()
    assert two.path.read_bytes()[: len(before) - 1024] == before[:-1024]
    with two.there() as store:
        add(store, b"later")
    assert [b.ref for b in two.merge().exhibits] == ["JPS/4"]
    with two.desk.open() as store:
        assert set(held(store).values()) == {b"shared", b"mine", b"theirs", b"later"}
        sound(store)


def test_the_later_change_stands_whichever_copy_it_is_in(two: Two) -> None:
    clock = two.desk.clock
    with two.here() as store:
        name = store.case.in_order()[0].id
        two.desk.clock.pass_s(10)
        intake.describe_exhibit(store, name, caption="here, early", source=Source(platform="A"))
    with two.there() as store:
        clock.pass_s(10)
        intake.describe_exhibit(store, name, caption="there, later", notes=("a note there",))
        store.record(ev.CaseChanged(field="reference", value="there"))
    with two.here() as store:
        clock.pass_s(10)
        store.record(ev.CaseChanged(field="reference", value="here, last"))
        store.record(
            ev.ExhibitClassified(exhibit=name, classification=Classification(cells=("conduct.mild",)))
        )
    with two.there() as store:
        clock.pass_s(10)
        store.record(ev.PersonRoleRemoved(person="nobody", exhibit=name))
    two.merge()
    with two.desk.open() as store:
        exhibit = store.case.exhibits[name]
        assert (exhibit.caption, exhibit.source.platform) == ("there, later", "A")
        assert [note.text for note in exhibit.notes] == ["a note there"]
        assert exhibit.classification is not None
        assert exhibit.classification.cells == ("conduct.mild",)
        assert store.case.reference == "here, last"
        sound(store)


def test_the_policy_taken_up_last_stands_and_the_names_of_both_are_known(two: Two) -> None:
    there_pin = PolicyPin(id="test", version="there", sha256="a" * 64)
    here_pin = PolicyPin(id="test", version="here", sha256="b" * 64)
    tags = Classification(cells=("old.cell",), under=POLICY)
    key = fold_policy.key_of(POLICY, "old.cell")
    with two.there() as store:
        name = store.case.in_order()[0].id
        store.record(ev.ExhibitClassified(exhibit=name, classification=tags))
        store.record(ev.PolicyAdopted(policy=there_pin, labels={key: "Called so"}))
    two.desk.clock.pass_s(10)
    with two.here() as store:
        store.record(ev.PolicyAdopted(policy=here_pin))
    two.merge()
    with two.desk.open() as store:
        assert store.case.policy == here_pin
        assert dict(store.case.labels) == {key: "Called so"}
        assert fold_policy.made_under(store.case, store.case.exhibits[name]) == POLICY
        sound(store)


def test_two_people_of_one_pseudonym_are_told_apart(two: Two) -> None:
    with two.here() as store:
        add_person(store, name="Ann", kind="pupil")
    with two.there() as store:
        there = add_person(store, name="Bea", kind="pupil")
        store.record(ev.PersonRoleSet(person=there.id, exhibit=store.case.in_order()[0].id, role="victim"))
    assert two.merge().people == (("Pupil B", "Pupil A"),)
    with two.desk.open() as store:
        assert {p.pseudonym: p.name for p in store.case.people.values()} == {
            "Pupil A": "Ann",
            "Pupil B": "Bea",
        }
        assert [role.person for role in store.case.in_order()[0].people] == [there.id]


def test_concerns_and_actions_of_both_are_there(two: Two) -> None:
    with two.here() as store:
        store.record(ev.ConcernRecorded(concern=Concern(facts="here")))
    with two.there() as store:
        store.record(ev.ConcernRecorded(concern=Concern(facts="there")))
        store.record(ev.ActionRecorded(kind="decision", done_at=AT, reason="there"))
    two.merge()
    with two.desk.open() as store:
        assert [c.facts for c in store.case.concern] == ["here", "there"]
        assert [a.reason for a in store.case.actions.values()] == ["there"]


def test_a_monitoring_record_of_the_other_copy_is_one_here_by_the_authority_recorded_there(two: Two) -> None:
    said = {"nominee": "Ann Ode", "necessity": "Who posted it", "scope": "One hour", "authority": "Head"}
    with two.here() as here:
        add(here, b"mine")
    with two.there() as there:
        done = ev.ActionRecorded(kind="monitoring-authorised", done_at=AT, fields=said)
        recorded = there.record(done)[-1]
        exhibit = add(there, b"theirs")
        there.record(ev.MonitoringMarked(exhibit=exhibit.id, authority=recorded.id))
    two.merge()
    with two.here() as store:
        sound(store)
        assert store.case.exhibits[exhibit.id].monitoring == recorded.id
        assert fold_monitoring.is_whole(store.case.actions[recorded.id])
        assert [e.monitoring for e in store.case.in_order()].count("") == 2


def test_entries_of_the_other_copy_count_as_their_authors_own(two: Two) -> None:
    with two.here() as store:
        add(store, b"mine")
    two.desk.clock.pass_s(60)
    with two.there() as store:
        new = add(store, b"theirs")
        store.record(ev.ConcernRecorded(concern=Concern(facts="there")))
    two.merge()
    with two.desk.open() as store:
        counted = [as_it_counts(store.case, entry) for entry in store.entries()]
        (added,) = (e for e in counted if e.id == new.id)
        assert isinstance(added.event, ev.ExhibitAdded)
        assert (added.event.reference, added.at) == ("JPS/3", "2026-11-22T14:06:09Z")
        assert any(isinstance(e.event, ev.ConcernRecorded) for e in counted)
        lines = [line_of(store.case, entry, n) for n, entry in enumerate(store.entries(), 1)]
        assert [line.exhibits for line in lines if "It was JPS/2 there" in line.says] == [("JPS/3",)]


def test_the_same_drop_taken_in_both_copies_is_one_exhibit(two: Two, tmp_path: Path) -> None:
    sender = Staff(tmp_path, two.desk)
    path = sender.send(b"sent once")
    take(two.desk, path)
    with two.there() as store:
        with opened(two.desk, path) as drop:
            (theirs,) = taking.take(store, drop, nothing_else).exhibits
        intake.describe_exhibit(store, theirs.id, notes=("noted there",))
    two.merge()
    with two.desk.open() as store:
        (one,) = (e for e in store.case.exhibits.values() if e.drop)
        assert store.read_whole(one) == b"sent once"
        assert [note.text for note in one.notes] == ["noted there"]
        sound(store)


# -- locked on either side ------------------------------------------------------------------------------------


def test_what_is_locked_there_is_locked_here_before_anything_is_read(two: Two) -> None:
    with two.here() as store:
        add(store, b"mine")
    with two.there() as store:
        new = add(store, b"only there")
        sealing.seal(store, [store.case.in_order()[0].id, new.id], "should not be here")
    done = two.merge()
    assert done.locked_first == ("JPS/1",)
    assert [(b.ref, b.missing) for b in done.exhibits] == [("JPS/3", "locked")]
    with two.desk.open() as store:
        assert held(store) == {"JPS/2": b"mine"}
        assert {e.ref for e in store.case.exhibits.values() if e.status == "locked"} == {"JPS/1", "JPS/3"}
        assert hashlib.sha256(b"only there").hexdigest() in store.case.blocked
        assert set(store.case.seal_clocks) == {
            e.id for e in store.case.exhibits.values() if e.status == "locked"
        }
        assert len(list(store.bundle.members("s"))) == 2
        sound(store)
    # No key of a reader opens the bytes in either file; the sealed copies came along for the custody holders.
    for path in (two.path, two.other_path):
        for reader in (two.desk, two.laptop):
            with CaseStore.open(
                path, access_of(reader.person, two.desk.home), two.desk.clock, accept_older=True
            ) as s:
                readable = [s.unlocked.read(m.leaf) for m in s.bundle.members("b") if m.present]
                assert b"only there" not in readable
                assert b"shared" not in readable


def test_words_that_a_machine_read_there_come_with_their_picture_and_never_to_one_locked_here(
    two: Two,
) -> None:
    with two.here() as store:
        shared = store.case.in_order()[0]
        intake.record_inspection(store, shared, {"page_form": "png", "reason": ""}, None)
    two.part()
    with two.there() as store:
        new = add(store, b"theirs")
        for exhibit in (shared, new):
            intake.record_reading(
                store, store.case.exhibits[exhibit.id], f"words of {exhibit.ref}", "reader 9"
            )
    with two.here() as store:
        sealing.seal(store, [shared.id], "should not be here")
        before = store.case.exhibits[shared.id]
    two.merge()
    with two.desk.open() as store:
        came = store.case.exhibits[new.id]
        assert (machine_text(store, came), came.machine_reader) == ("words of JPS/2", "reader 9")
        locked = store.case.exhibits[shared.id]
        assert not has_machine_text(locked)
        assert locked.inspection == before.inspection
        readable = [store.unlocked.read(m.leaf) for m in store.bundle.members("b") if m.present]
        assert b"words of JPS/1" not in readable
        sound(store)


def test_the_sealed_copy_of_what_only_the_other_copy_held_opens_with_the_custody_sheets(
    tmp_path: Path, person: Person, clock: FrozenClock
) -> None:
    school, contents = make_school("Larkrise Academy", "classic")
    sheets = []
    for number in (1, 2):
        path = tmp_path / f"custody-sheet-{number}.txt"
        path.write_bytes(contents[path.name])
        sheets.append(read_sheet(path))
    desk = Desk(tmp_path, person, school, clock)
    with desk.create() as store:
        add(store, b"shared")
    two = Two(desk, tmp_path)
    two.part()
    with two.here() as store:
        add(store, b"mine")
    with two.there() as store:
        new = add(store, b"only there")
        sealing.seal(store, [new.id], "should not be here")
    two.merge()
    with desk.open() as store:
        exhibit = store.case.exhibits[new.id]
        assert exhibit.blob is not None
        copy = custody_copies(store)[exhibit.blob]
        inner = age.decrypt(store.bundle.stored(copy), [open_custody(sheets, school)], limit=1 << 20)
        assert age.decrypt(inner, store.unlocked.identities, limit=1 << 20) == b"only there"
        with pytest.raises(GateRefused):
            store.read_whole(exhibit)


def test_what_is_locked_here_is_never_read_from_the_other_copy(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    with two.here() as store:
        mine = add(store, b"bad bytes")
        sealing.seal(store, [mine.id], "should not be here")
    with two.there() as store:
        add(store, b"bad bytes")
        add(store, b"good bytes")
    read: list[bytes] = []
    plain = merging._Joining._copy  # what reads bytes of the other copy

    def spied(self: merging._Joining, batch: object, leaf: int, size: int, sha256: str) -> int:
        read.append(bytes.fromhex(sha256))
        return plain(self, batch, leaf, size, sha256)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(merging._Joining, "_copy", spied)
    done = two.merge()
    assert read == [hashlib.sha256(b"good bytes").digest()]
    assert [b.missing for b in done.exhibits] == ["locked", ""]
    with two.desk.open() as store:
        assert list(held(store).values()) == [b"shared", b"good bytes"]
        sound(store)
    with two.laptop.open(two.other_path) as store:  # locked in the other file too, with its bytes for custody
        assert [e.status for e in store.case.in_order()] == ["held", "locked", "held"]


def test_a_lock_asked_for_beside_the_other_copy_holds(two: Two) -> None:
    with two.here() as store:
        add(store, b"mine")
    with two.there() as store:
        new = add(store, b"asked")
    with two.laptop.open(two.other_path) as store:
        sealing.request_seal(store, [new.id], "asked for beside it")
    two.merge()
    with two.desk.open() as store:
        assert store.case.exhibits[new.id].status == "locked"
        assert b"asked" not in held(store).values()


def test_the_police_told_there_stops_no_clock_of_this_copy_alone(two: Two) -> None:
    with two.here() as store:
        sealing.seal(store, [add(store, b"bad, here").id], "r")
    with two.there() as store:
        there = add(store, b"bad, there")
        sealing.seal(store, [there.id], "r")
        store.record(
            ev.ActionRecorded(kind="police-told", done_at=AT, fields={"force": "Test", "reference": "1"})
        )
    two.merge()
    with two.desk.open() as store:
        waiting = [store.case.exhibits[name].ref for name in gate.not_told_of(store.case, store.locked)]
        assert waiting == ["JPS/2"]


def test_every_picture_that_comes_is_asked_about_again_when_a_trigger_was_set_here(two: Two) -> None:
    with two.here() as store:
        tags = Classification(triggers=("trig.csa-images",))
        store.record(ev.ExhibitClassified(exhibit=store.case.in_order()[0].id, classification=tags))
    with two.there() as store:
        new = add(store, b"picture kept without knowing")
    two.merge()
    with two.desk.open() as store:
        asked = gate.unanswered_pictures(store.case, "trig.csa-images")
        assert new.id in {picture.id for picture in asked}


# -- people ---------------------------------------------------------------------------------------------------


@pytest.fixture
def deputy(tmp_path: Path, clock: FrozenClock) -> Colleague:
    return colleague(tmp_path, "Sam Lee", "SXL", clock=clock)


def test_somebody_let_in_there_is_known_here_as_author_and_reads_nothing(two: Two, deputy: Colleague) -> None:
    with two.here() as store:
        add(store, b"mine")
    with two.there() as store:
        membership.add_reader(store, deputy.person.profile)
    with deputy.open(two.other_path, write=True) as store:
        add(store, b"the deputy's")
    done = two.merge()
    assert done.let_in == ("Sam Lee",)
    with two.here() as store:
        (came,) = (
            e for e in store.case.exhibits.values() if e.captured_by == deputy.person.profile.fingerprint
        )
        assert came.ref == "SXL/1"
        assert deputy.person.profile.fingerprint not in store.case.members
        assert not store.bundle.may_sign(deputy.person.signing_key.public)
        sound(store)
        membership.add_reader(store, deputy.person.profile)  # one press lets them in, with the same initials
    with deputy.open(two.path, write=True) as store:
        assert add(store, b"and on").ref == "SXL/2"
        sound(store)


def test_two_people_let_in_with_the_same_initials_stay_apart(two: Two, tmp_path: Path) -> None:
    first = colleague(tmp_path, "Sam Lee", "SXL", clock=two.desk.clock)
    second = colleague(tmp_path, "Sue Law", "SXL", clock=two.desk.clock)
    with two.here() as store:
        membership.add_reader(store, first.person.profile)
    with first.open(two.path, write=True) as store:
        add(store, b"Sam's")
    with two.there() as store:
        membership.add_reader(store, second.person.profile)
    with second.open(two.other_path, write=True) as store:
        add(store, b"Sue's")
    assert [(b.ref, b.was) for b in two.merge().exhibits] == [("SXLB/1", "SXL/1")]
    with two.desk.open() as store:
        assert (held(store)["SXL/1"], held(store)["SXLB/1"]) == (b"Sam's", b"Sue's")
        sound(store)


def test_somebody_taken_out_there_is_named_until_they_are_taken_out_here(two: Two, deputy: Colleague) -> None:
    with two.here() as store:
        membership.add_reader(store, deputy.person.profile)
    two.part()
    with two.here() as store:
        add(store, b"mine")
    with two.there() as store:
        membership.remove_reader(store, "Sam Lee", "left the school")
        add(store, b"under the new key")
    assert two.merge().to_take_out == ("Sam Lee",)
    with two.here() as store:
        assert b"under the new key" in held(store).values()
        sound(store)
        membership.remove_reader(store, "Sam Lee", "as in the other copy")
        assert to_take_out(store.case) == []


def test_new_keys_of_the_other_copy_can_be_gone_on_with_here_too(two: Two, deputy: Colleague) -> None:
    with two.here() as store:
        membership.add_reader(store, deputy.person.profile)
    shutil.copy(two.path, two.other_path)
    fresh = make_person("Sam Lee", "deputy", "SXL", "Larkrise Academy", "classic")
    newer = replace(fresh, earlier=deputy.person.pairs)
    access = access_of(newer, deputy.home)
    with two.here() as store:
        add(store, b"mine")
    with CaseStore.open(two.other_path, access, two.desk.clock, write=True) as store:
        assert catch_up(store).renewed
        add(store, b"theirs")
    two.merge()
    with CaseStore.open(two.path, access, two.desk.clock, write=True) as store:
        assert catch_up(store).renewed
        assert add(store, b"later").ref == "SXL/2"
    with two.desk.open() as store:
        assert store.case.members[newer.signing_key.fingerprint].name == "Sam Lee"
        sound(store)


def test_a_copy_of_somebody_who_was_taken_out_is_not_joined_unasked(two: Two, deputy: Colleague) -> None:
    with two.here() as store:
        membership.add_reader(store, deputy.person.profile)
    two.part()
    with two.here() as store:
        membership.remove_reader(store, "Sam Lee", "left the school")
    with deputy.open(two.other_path, write=True) as store:
        add(store, b"from a copy that should not exist")
    before = two.path.read_bytes()
    with pytest.raises(GateRefused, match="taken out"):
        two.merge()
    assert two.compare().former == ("Sam Lee",)
    with two.desk.open() as store:
        assert b"from a copy that should not exist" not in held(store).values()
    assert len(two.path.read_bytes()) == len(before)
    assert [b.ref for b in two.merge(accept_former=True).exhibits] == ["SXL/1"]


def test_an_investigator_joins_no_copies(two: Two, tmp_path: Path) -> None:
    third = colleague(tmp_path, "Ida Poe", "IXP", "investigator", two.desk.clock)
    with two.here() as store:
        membership.add_reader(store, third.person.profile)
    two.part()
    with two.here() as store:
        add(store, b"mine")
    with third.open(two.other_path, write=True) as store:
        add(store, b"theirs")
    access = access_of(third.person, third.home)
    with pytest.raises(GateRefused, match="join"):
        acts.merge(two.path, two.other_path, access, two.desk.clock)
    two.merge()


def test_time_stamps_and_keys_of_the_other_copy_stand_beside_its_commits(two: Two, deputy: Colleague) -> None:
    with two.here() as store:
        add(store, b"mine")
    with two.there() as store:
        membership.add_reader(store, deputy.person.profile)
    two.merge()
    with two.desk.open() as store:
        (merged,) = store.case.merged.values()
        assert merged.admits[0].startswith(store.bundle.origin)
        sound(store)


# -- where copies stand ---------------------------------------------------------------------------------------


def test_how_two_copies_stand_is_told_from_where_they_parted(two: Two) -> None:
    assert two.compare().parting.relation == "same"
    two.desk.clock.pass_s(60)
    with two.here() as store:
        add(store, b"mine")
    assert two.compare().parting.relation == "behind"
    with two.there() as store:
        add(store, b"theirs")
    found = two.compare()
    assert (found.parting.relation, found.clashes) == ("beside", ("JPS/2",))
    assert (found.mine.exhibits, found.theirs.exhibits, found.theirs.authors) == (
        ("JPS/2",),
        ("JPS/2",),
        ("Jo P. Smith",),
    )
    assert found.parted_at == "2026-11-22T14:05:09Z"


def test_a_copy_that_goes_on_from_this_one_is_not_joined_but_named(two: Two) -> None:
    with two.there() as store:
        add(store, b"theirs")
    assert two.compare().parting.relation == "ahead"
    with pytest.raises(BadInput, match="nothing to join") as refused:
        two.merge()
    assert "Open the other one" in refused.value.user_message


def test_two_cases_are_not_joined(two: Two, tmp_path: Path) -> None:
    with two.desk.create(tmp_path / "second.edcase"):
        pass
    shutil.copy(tmp_path / "second.edcase", two.other_path)
    with pytest.raises(BadInput, match="two copies"):
        two.merge()


def test_a_device_that_saw_the_other_copy_opens_the_joined_one_without_an_alarm(two: Two) -> None:
    with two.here() as store:
        add(store, b"mine")
    with two.there() as store:
        add(store, b"theirs")
    with pytest.raises(BehindAnchor) as alarm:
        two.laptop.open(two.path)
    assert alarm.value.state == "beside"
    two.merge()
    with two.laptop.open(two.path, write=True) as store:
        assert store.anchored is not None
        assert store.anchored[0] == "ahead"
        add(store, b"on the laptop again")
        sound(store)
    with pytest.raises(BehindAnchor):
        two.laptop.open(two.other_path)  # and from there on the copy that was joined is the old one
    with two.desk.open() as store:
        assert not any("Went on with a copy" in line for line in log(store))


def test_each_joined_to_the_other_still_comes_out_whole(two: Two) -> None:
    with two.here() as store:
        add(store, b"mine")
    with two.there() as store:
        add(store, b"theirs")
    mine = two.path.read_bytes()
    two.merge()
    spare = two.path.with_name("joined the other way.edcase")
    spare.write_bytes(mine)
    access = access_of(two.laptop.person, two.laptop.home)
    acts.merge(two.other_path, spare, access, two.desk.clock)
    with two.there() as store:
        add(store, b"after both")
    assert two.merge().commits == 2
    with two.desk.open() as store:
        assert sorted(held(store).values()) == [b"after both", b"mine", b"shared", b"theirs"]
        sound(store)


def test_a_third_copy_is_joined_first(two: Two, tmp_path: Path) -> None:
    third = tmp_path / "third.edcase"
    shutil.copy(two.path, third)
    with two.here() as store:
        add(store, b"mine")
    with two.there() as store:
        add(store, b"theirs")
    with two.desk.open(third, write=True, accept_older=True) as store:
        add(store, b"third")
    access = access_of(two.laptop.person, two.laptop.home)
    acts.merge(two.other_path, third, access, two.desk.clock)
    with pytest.raises(BadInput, match="third"):
        two.merge()
    acts.merge(two.path, third, access_of(two.desk.person, two.desk.home), two.desk.clock)
    two.merge()
    with two.desk.open() as store:
        assert sorted(held(store).values()) == [b"mine", b"shared", b"theirs", b"third"]
        sound(store)


# -- whatever happened, and wherever it stops -----------------------------------------------------------------

Step = Callable[[CaseStore, FrozenClock, str], None]


def _add(store: CaseStore, clock: FrozenClock, seed: str) -> None:
    add(store, f"bytes {seed}".encode())


def _add_common(store: CaseStore, clock: FrozenClock, seed: str) -> None:
    """Add bytes that the other copy may have, too, and may have locked."""
    digest = hashlib.sha256(f"common {len(seed) % 2}".encode()).hexdigest()
    if digest not in store.case.blocked and digest not in store.blocked_here.read():
        add(store, f"common {len(seed) % 2}".encode())


def _describe(store: CaseStore, clock: FrozenClock, seed: str) -> None:
    exhibit = store.case.in_order()[len(seed) % len(store.case.exhibits)]
    intake.describe_exhibit(store, exhibit.id, caption=seed, notes=(f"note {seed}",))


def _person(store: CaseStore, clock: FrozenClock, seed: str) -> None:
    add_person(store, name=seed, kind="pupil")


def _classify(store: CaseStore, clock: FrozenClock, seed: str) -> None:
    exhibit = store.case.in_order()[0]
    store.record(ev.ExhibitClassified(exhibit=exhibit.id, classification=Classification(reason=seed)))


def _seal(store: CaseStore, clock: FrozenClock, seed: str) -> None:
    exhibit = store.case.in_order()[len(seed) % len(store.case.exhibits)]
    sealing.seal(store, [exhibit.id], "locked at random")


def _move(store: CaseStore, clock: FrozenClock, seed: str) -> None:
    names = [e.id for e in store.case.in_order()]
    store.record(ev.ExhibitMoved(exhibit=names[-1], before=names[0]))


def _concern(store: CaseStore, clock: FrozenClock, seed: str) -> None:
    store.record(ev.ConcernRecorded(concern=Concern(facts=seed)))


def _snapshot(store: CaseStore, clock: FrozenClock, seed: str) -> None:
    store.write_snapshot()


STEPS: tuple[Step, ...] = (
    _add,
    _add,
    _add_common,
    _describe,
    _person,
    _classify,
    _seal,
    _move,
    _concern,
    _snapshot,
)
_run = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(1, 90)), max_size=6)


def _facts(case: Case) -> dict[str, set[str]]:
    return {
        "exhibits": set(case.exhibits),
        "people": set(case.people),
        "concerns": {concern.facts for concern in case.concern},
        "notes": {f"{e.id} {note.text}" for e in case.exhibits.values() for note in e.notes},
        "locked": {e.id for e in case.exhibits.values() if e.status == "locked"},
        "blocked": set(case.blocked),
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mine=_run, theirs=_run, again=_run, stop=st.integers(0, 8))
def test_no_two_histories_lose_anything_when_they_are_joined(
    person: Person,
    school: SchoolFile,
    mine: list[tuple[Step, int]],
    theirs: list[tuple[Step, int]],
    again: list[tuple[Step, int]],
    stop: int,
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = Desk(folder, person, school, FrozenClock())
        with desk.create() as store:
            add(store, b"shared 1")
            add(store, b"shared 2")
        two = Two(desk, folder)
        two.part()
        _play(two.here, desk.clock, mine, "m")
        _play(two.there, desk.clock, theirs, "t")
        _merge_stopped(two, stop)
        _play(two.there, desk.clock, again, "a")
        _merge_stopped(two, 99)
        _hold_whole(two)


def _play(
    opened: Callable[[], CaseStore], clock: FrozenClock, steps: list[tuple[Step, int]], who: str
) -> None:
    with opened() as store:
        for number, (step, seconds) in enumerate(steps):
            clock.pass_s(seconds)
            step(store, clock, f"{who}{'x' * number}")


def _merge_stopped(two: Two, stop: int) -> None:
    """Join, stopped after some commits, and then again to the end."""
    access = access_of(two.desk.person, two.desk.home)
    if two.compare().parting.relation != "beside":
        return

    class Stopping:
        def __call__(self, done: int, total: int | None = None) -> None:
            if done == stop:
                raise Cancelled

        def stage(self, words: str, total: int = 0) -> None:
            """Nothing to say."""

    try:
        acts.merge(two.path, two.other_path, access, two.desk.clock, report=Stopping())
    except Cancelled:
        if two.compare().parting.relation == "beside":
            acts.merge(two.path, two.other_path, access, two.desk.clock)


def _hold_whole(two: Two) -> None:
    relation = two.compare().parting.relation
    assert relation in {"same", "behind", "ahead"}
    if relation == "ahead":
        return  # nothing was written here: the other copy is the whole case
    with two.desk.open() as mine, two.laptop.open(two.other_path) as other:
        sound(mine)
        here, there = _facts(mine.case), _facts(other.case)
        for what, names in there.items():
            assert names <= here[what], what
        references = [e.ref for e in mine.case.exhibits.values()]
        assert len(set(references)) == len(references)
        pseudonyms = [p.pseudonym for p in mine.case.people.values()]
        assert len(set(pseudonyms)) == len(pseudonyms)
        assert all(
            e.id in mine.case.blocked.values() or e.sha256 in mine.case.blocked for e in _locked(mine.case)
        )
        for exhibit in mine.case.exhibits.values():
            if exhibit.status == "held" and exhibit.id not in mine.locked:
                assert hashlib.sha256(mine.read_whole(exhibit)).hexdigest() == exhibit.sha256
                assert exhibit.sha256 not in other.case.blocked
        shown = [e.id for e in mine.case.in_display_order()]
        assert sorted(shown) == sorted(mine.case.exhibits)
        again = load_case(mine.bundle, mine.unlocked).case
        assert again == mine.case


def _locked(case: Case) -> list[Exhibit]:
    return [e for e in case.exhibits.values() if e.status == "locked"]

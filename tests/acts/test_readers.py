"""A lead is taken out by two people: two entries, in two commits, by two keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.case.conftest import POLICY, FrozenClock

from evidence_desk.acts import readers
from evidence_desk.base.errors import BadInput, GateRefused, KeyUnavailable
from evidence_desk.case import events as ev
from evidence_desk.case.keys import Person, make_person, make_school
from evidence_desk.case.membership import NewCase, access_of, create_case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Member


def person(name: str, role: str, initials: str) -> Person:
    return make_person(name, role, initials, "S", "classic")  # type: ignore[arg-type]  # a role


TOM = person("Tom Adair", "deputy", "TXA")
JANE = person("Jane P. Shah", "dsl", "JPS")
ANN = person("Ann Marsh", "investigator", "AXM")
SAM = person("Sam Lee", "staff", "SXL")
STRANGER = person("S Tranger", "dsl", "SXT")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.edcase"


@pytest.fixture
def store(tmp_path: Path, path: Path) -> Iterator[CaseStore]:
    """Made by the deputy; the lead and an investigator read it too."""
    new = NewCase(
        title="T",
        reference="R",
        school=make_school("S", "classic")[0],
        policy=POLICY,
        readers=(JANE.profile, ANN.profile),
    )
    with create_case(path, TOM, tmp_path, new, FrozenClock()) as made:
        yield made


def member(store: CaseStore, who: Person) -> Member:
    return store.case.members[who.profile.fingerprint]


@pytest.mark.parametrize("second", [None, TOM, JANE, STRANGER, SAM])
def test_nobody_takes_a_lead_out_alone_or_with_the_wrong_person(
    store: CaseStore, second: Person | None
) -> None:
    before = store.case.events
    with pytest.raises(GateRefused, match="second person"):
        readers.remove_reader(store, member(store, JANE), "left the school", second)
    assert store.case.events == before
    assert not member(store, JANE).removed


def test_two_people_do_and_each_signs_with_their_own_key(
    store: CaseStore, path: Path, tmp_path: Path
) -> None:
    readers.remove_reader(store, member(store, JANE), "left the school", ANN)
    assert member(store, JANE).removed
    together = ev.TwoPeopleAsked | ev.TwoPeopleAgreed | ev.ReaderRemoved
    by = {type(e.event): e.actor for e in store.entries() if isinstance(e.event, together)}
    assert by == {
        ev.TwoPeopleAsked: TOM.profile.fingerprint,
        ev.TwoPeopleAgreed: ANN.profile.fingerprint,
        ev.ReaderRemoved: TOM.profile.fingerprint,
    }
    assert store.actor == TOM.profile.fingerprint
    store.close()
    with CaseStore.open(path, access_of(ANN, tmp_path), FrozenClock()) as again:  # every signature is checked
        assert again.case.members[JANE.profile.fingerprint].removed
    with pytest.raises(KeyUnavailable):
        CaseStore.open(path, access_of(JANE, tmp_path / "jane"), FrozenClock())


def test_the_second_key_is_put_back_even_when_recording_fails(
    store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*events: object) -> None:
        raise BadInput("broken", "broken")

    monkeypatch.setattr(store, "record", broken)
    with pytest.raises(BadInput):
        readers.remove_reader(store, member(store, JANE), "left", ANN)
    monkeypatch.undo()
    store.record(ev.ActionRecorded(kind="decision", done_at="2026-11-22T10:00:00Z"))
    assert [e.actor for e in store.entries()][-1] == TOM.profile.fingerprint


def test_an_investigator_is_taken_out_by_one_with_a_reason(store: CaseStore) -> None:
    with pytest.raises(BadInput):
        readers.remove_reader(store, member(store, ANN), "  ")
    assert readers.remove_reader(store, member(store, ANN), "left").removed


def test_staff_is_no_reader(store: CaseStore) -> None:
    with pytest.raises(GateRefused, match="staff"):
        readers.add_reader(store, SAM.profile)

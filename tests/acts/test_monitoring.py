"""Monitoring records: marked only by a recorded authority, whole, and for every reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acts.test_procedures import act
from tests.case.conftest import Desk, FrozenClock, add
from tests.case.hostile import World, make_world, writing

from evidence_desk.acts import keeping
from evidence_desk.acts.monitoring import authority_for, mark, nomination_of
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case import intake
from evidence_desk.case.keys import Person
from evidence_desk.case.store import CaseStore
from evidence_desk.packs import plan_exhibit
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()
WHOLE = {"nominee": "Ann Ode", "necessity": "Who posted it", "scope": "Room 4, one hour", "authority": "Head"}


@pytest.fixture
def world(tmp_path: Path, person: Person, clock: FrozenClock) -> World:
    return make_world(tmp_path, person, clock)


def test_an_authority_is_recorded_from_what_is_given_or_was_recorded_before(store: CaseStore) -> None:
    with pytest.raises(GateRefused, match="without a nomination"):
        authority_for(store, POLICY)
    for missing in WHOLE:
        with pytest.raises(BadInput) as refused:
            authority_for(store, POLICY, {k: v for k, v in WHOLE.items() if k != missing})
        assert f"Missing: {missing}." in refused.value.user_message
    assert not store.case.actions
    first = authority_for(store, POLICY, WHOLE)
    assert (first.kind, first.fields) == ("monitoring-authorised", WHOLE)
    assert authority_for(store, POLICY) == first
    again = authority_for(store, POLICY, {**WHOLE, "scope": "Room 5"})
    assert authority_for(store, POLICY) == again != first


def test_a_mark_says_by_whose_word_and_stays(store: CaseStore) -> None:
    exhibit = add(store, b"a;b", kind="file", media_type="text/csv")
    assert nomination_of(store.case, exhibit) is None
    authority = authority_for(store, POLICY, WHOLE)
    (marked,) = mark(store, [exhibit.ref, exhibit.id], authority)
    found = nomination_of(store.case, marked)
    assert found is not None
    assert (found.nominee, found.scope, found.at) == ("Ann Ode", "Room 4, one hour", authority.at)
    later = authority_for(store, POLICY, {**WHOLE, "nominee": "Somebody else"})
    with pytest.raises(BadInput, match="marked already"):
        mark(store, [exhibit.ref], later)
    store.record(ev.MonitoringMarked(exhibit=exhibit.id, authority=later.id))  # as another program might
    assert store.case.exhibits[exhibit.id].monitoring == authority.id, "the first one counts"


def test_it_is_marked_in_the_commit_that_brings_it(store: CaseStore, desk: Desk) -> None:
    authority = authority_for(store, POLICY, WHOLE)
    commits = len(store.bundle.commits)
    kept = keeping.keep_text(store, b"a;b", keeping.Description(monitoring=authority.id))
    assert kept.monitoring == authority.id
    assert len(store.bundle.commits) == commits + 1
    store.close()
    with desk.open() as reopened:
        assert reopened.case.exhibits[kept.id].monitoring == authority.id


@pytest.mark.parametrize("missing", [*WHOLE, "all", "another kind"])
def test_no_writer_marks_without_a_whole_authority(world: World, missing: str) -> None:
    key = world.key_of("investigator")
    fields = {name: " " if name == missing else value for name, value in WHOLE.items()}
    kind = "decision" if missing == "another kind" else "monitoring-authorised"
    with writing(world.desk.path, key) as pen:
        if missing != "all":
            pen.event(ev.ActionRecorded(kind=kind, done_at="2026-11-22T15:00:00Z", fields=fields), name="a-1")
        pen.event(ev.MonitoringMarked(exhibit=world.exhibit_id("JPS/1"), authority="a-1"))
    world.assert_refused("nobody is nominated")


def test_a_whole_authority_lets_any_member_mark(world: World) -> None:
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        done = ev.ActionRecorded(
            kind="monitoring-authorised", done_at="2026-11-22T15:00:00Z", fields=dict(WHOLE)
        )
        pen.event(done, name="a-1")
        pen.event(ev.MonitoringMarked(exhibit=world.exhibit_id("JPS/1"), authority="a-1"))
    world.assert_opens()


def test_a_record_in_words_is_no_monitoring_record(store: CaseStore) -> None:
    record = intake.add_restricted(store, {"told": "words"}, "w")
    authority = authority_for(store, POLICY, WHOLE)
    with pytest.raises(BadInput, match="no monitoring record"):
        mark(store, [record.ref], authority)


def test_the_word_of_a_step_counts_as_well(store: CaseStore) -> None:
    act(store, "monitoring-authorised", WHOLE)
    exhibit = add(store, b"log", kind="file", media_type="text/plain")
    assert mark(store, [exhibit.ref], authority_for(store, POLICY))[0].monitoring


def test_a_pack_says_by_whose_word_it_was_looked_at(store: CaseStore) -> None:
    plain = add(store, b"words", kind="file", media_type="text/plain")
    exhibit = add(store, b"a;b", kind="file", media_type="text/csv")
    (marked,) = mark(store, [exhibit.ref], authority_for(store, POLICY, WHOLE))
    facts = {fact.label: fact.value for fact in plan_exhibit._more(store.case, marked)}
    assert facts["Monitoring record"] == (
        "Nominated to look: Ann Ode. Necessary because: Who posted it. How far: Room 4, one hour. "
        "By the authority of: Head."
    )
    assert "Monitoring record" not in {fact.label for fact in plan_exhibit._more(store.case, plain)}

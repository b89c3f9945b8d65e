"""Joining copies of a case: leave serves where it was used, rules are known to both, and no closing travels."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.case.conftest import Desk
from tests.case.test_merging import AT, Two, sound

from evidence_desk.case import events as ev
from evidence_desk.case.gate import Admission, Route, StopAnswers, at_capture
from evidence_desk.case.intake import NewExhibit, add_exhibit
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Approval, Exhibit

POLICE = {"force": "Example Police", "reference": "14/26", "officer": "PC 1"}


@pytest.fixture
def two(desk: Desk, tmp_path: Path) -> Two:
    with desk.create():
        pass
    return Two(desk, tmp_path)


def give(store: CaseStore) -> Approval:
    event = ev.GateApproved(gate_class="INTIMATE", ground="leave.police-request", fields=POLICE)
    (entry,) = store.record(event)[-1:]
    return store.case.approvals[entry.id]


def keep(store: CaseStore, data: bytes, by: Approval) -> Exhibit:
    answers = StopAnswers(first="no", second="intimate", wording="w")
    decision = at_capture(Route.FILE, answers, wording="w", by=by)
    assert isinstance(decision, Admission)
    new = NewExhibit(kind="image", media_type="image/png", method="file", grade="C")
    return add_exhibit(store, decision, new, io.BytesIO(data), len(data))


def test_a_picture_kept_by_leave_in_the_other_copy_comes_with_its_leave(two: Two) -> None:
    two.part()
    with two.there() as there:
        kept = keep(there, b"one", give(there))
    with two.here() as here:  # so that the two have parted
        here.record(ev.RuleChosen(rule="rule.reputation", reason="r"))
    two.merge()
    with two.here() as here:
        found = here.case.exhibits[kept.id]
        leave = here.case.approvals[found.gate.approval]
        assert (found.gate.gate_class, leave.exhibit) == ("INTIMATE", kept.id)
        sound(here)


def test_one_leave_that_served_in_both_copies_is_seen_to_have(two: Two) -> None:
    with two.here() as here:
        leave = give(here)
    two.part()
    with two.there() as there:
        second = keep(there, b"two", there.case.approvals[leave.id])
    with two.here() as here:
        first = keep(here, b"one", here.case.approvals[leave.id])
    two.merge()
    with two.here() as here:
        assert here.case.approvals[leave.id].exhibit == first.id
        assert {first.id, second.id} <= set(here.case.exhibits)
        assert here.case.exhibits[second.id].gate.approval == leave.id
        sound(here)


def test_a_rule_of_either_copy_applies_and_a_closing_does_not_travel(two: Two) -> None:
    two.part()
    with two.there() as there:
        there.record(ev.CaseClosed(outcome="in-school", reason="done"))
    with two.here() as here:
        here.record(ev.RuleChosen(rule="rule.libel", reason="a post"))
    two.merge()
    with two.here() as here:
        assert not here.case.closed_at
        assert set(here.case.rules) == {"rule.libel"}
        assert any(isinstance(entry.event, ev.EntryMerged) for entry in here.entries()), "it is in the log"


def test_the_response_of_the_other_copy_counts(two: Two) -> None:
    with two.here() as here:
        here.record(ev.RuleChosen(rule="rule.libel", reason="a post"))
    two.part()
    with two.there() as there:
        fields = {"rule": "rule.libel", "response": "letter"}
        there.record(ev.ActionRecorded(kind="rule-response", done_at=AT, fields=fields))
    with two.here() as here:
        here.record(ev.RuleChosen(rule="rule.reputation", reason="r"))
    two.merge()
    with two.here() as here:
        assert here.case.rules["rule.libel"].answered
        assert not here.case.rules["rule.reputation"].answered


def test_opened_again_there_it_is_open_here(two: Two) -> None:
    with two.here() as here:
        here.record(ev.CaseClosed(outcome="in-school", reason="done"))
    two.part()
    with two.there() as there:
        there.record(ev.CaseReopened(reason="a second account"))
    with two.here() as here:
        here.record(ev.RuleChosen(rule="rule.reputation", reason="r"))
    two.merge()
    with two.here() as here:
        assert (here.case.status, here.case.closed_at) == ("open", "")

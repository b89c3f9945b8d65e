"""Procedures in two copies of a case that parted: every step of both stands, and none takes another's place."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acts.test_procedures import POLICY, act, step, stop
from tests.case.conftest import Desk, add
from tests.case.hostile import writing
from tests.case.test_merging import Two

from evidence_desk.acts.procedures import running
from evidence_desk.acts.stepping import begin, end
from evidence_desk.base.errors import TamperedBundle
from evidence_desk.case import events as ev

AT = "2026-11-22T15:00:00Z"


def test_steps_of_both_copies_stand_side_by_side(desk: Desk, tmp_path: Path) -> None:
    with desk.create() as store:
        exhibit = add(store, b"shared")
        run = begin(store, POLICY, "parents", exhibits=[exhibit.ref])
    two = Two(desk, tmp_path)
    two.part()
    with two.there() as store:
        there = step(store, run, "1", outcome="Asked there", exhibits=[exhibit.ref])
        other = begin(store, POLICY, "prevent")
        step(store, other, "prevent.dsl", state="skipped", reason="Known already")
        stop(store)
        act(store, "decision", {"decision": "low level", "question": "lado"}, "below the threshold")
    two.desk.clock.pass_s(10)
    with two.here() as store:
        here = step(store, run, "1", outcome="Asked here")
        end(store, run, outcome="The parents know")
    two.merge()
    with two.desk.open() as store:
        views = {view.id: view for view in running(store.case, POLICY)}
        first = views[run].steps[0]
        assert {record.id for record in first.counts} == {there.id, here.id}
        assert {record.outcome for record in first.counts} == {"Asked there", "Asked here"}
        assert first.twice.startswith("Recorded twice")
        assert next(r for r in first.counts if r.id == there.id).exhibits == (exhibit.id,)
        assert views[other].steps[1].state == "skipped"


@pytest.mark.parametrize("wanted", ["the same id again", "a step of somebody else's record"])
def test_a_co_writer_cannot_hide_what_was_recorded(desk: Desk, wanted: str) -> None:
    with desk.create() as store:
        run = begin(store, POLICY, "parents")
        record = step(store, run, "1", outcome="Asked")
    with writing(desk.path, desk.person.signing_key) as pen:
        if wanted == "the same id again":
            steps = (ev.BegunStep(id="parents.check", text="t"),)
            pen.event(ev.ProcedureBegun(procedure="parents", label="L", steps=steps), name=run, at=AT)
        else:
            again = ev.StepRecorded(procedure=run, step="parents.check", state="waiting", done_at=AT)
            pen.event(again, name=record.id, at=AT)
    with pytest.raises(TamperedBundle, match="id is taken"), desk.open():
        pass

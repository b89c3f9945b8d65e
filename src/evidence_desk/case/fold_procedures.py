"""Procedures and their steps: what may be entered, and the case after it.

A fact is never refused: what was done is recorded, even where it should have waited. But what was open at that moment
is worked out here, from the case, so that no writer can leave it out.
"""

from __future__ import annotations

from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case import questions
from evidence_desk.case.state import Case
from evidence_desk.case.values import Procedure, StepRecord

STEPS_MAX = 100
TEXT_MAX = 2000  # characters, as in a policy


def objection(case: Case, name: str, event: ev.ProcedureEvent) -> str:
    """Return why the entry of this id about a procedure cannot stand, or an empty string."""
    if name in case.procedures or any(name == r.id for run in case.procedures.values() for r in run.records):
        return "its id is taken by another entry"
    if isinstance(event, ev.ProcedureBegun):
        return _objection_to_list(event)
    run = case.procedures.get(event.procedure)
    if run is None:
        return "it is about a procedure that nobody began"
    if isinstance(event, ev.ProcedureEnded):
        return "" if event.outcome.strip() else "a procedure ends with an outcome"
    if event.step not in {name for name, _ in run.steps}:
        return "it is about a step that the procedure does not have"
    if event.state == "skipped" and not event.reason.strip():
        return "a step is left out without a reason"
    if (event.corrects or event.despite) and not event.reason.strip():
        return "a step is corrected, or done although it was blocked, without a reason"
    if event.corrects and not any((r.id, r.step) == (event.corrects, event.step) for r in run.records):
        return "it corrects an entry that is not of this step"
    return ""


def _objection_to_list(event: ev.ProcedureBegun) -> str:
    names = [step.id for step in event.steps]
    if not 0 < len(names) <= STEPS_MAX or len(set(names)) != len(names):
        return "a procedure has 1 to 100 steps, each once"
    texts = (event.label, *(step.text for step in event.steps), *names)
    if any(not text.strip() or len(text) > TEXT_MAX or not text.isprintable() for text in texts):
        return "a text of its steps cannot be printed"
    return ""


def fold(case: Case, entry: ev.Recorded, event: ev.ProcedureEvent) -> Case:
    """Return the case after an entry about a procedure; one about an unknown procedure changes nothing."""
    if isinstance(event, ev.ProcedureBegun):
        run = Procedure(
            id=entry.id,
            procedure=event.procedure,
            label=event.label,
            steps=tuple((step.id, step.text) for step in event.steps),
            under=event.policy or case.policy,
            exhibits=event.exhibits,
            note=event.note,
            begun_at=entry.at,
            begun_by=entry.actor,
            leaf=entry.leaf,
        )
        return structs.replace(case, procedures=case.procedures.set(run.id, run))
    known = case.procedures.get(event.procedure)
    if known is None:
        return case
    if isinstance(event, ev.ProcedureEnded):
        ended = structs.replace(
            known, ended_at=entry.at, ended_by=entry.actor, outcome=event.outcome, ended_reason=event.reason
        )
        return structs.replace(case, procedures=case.procedures.set(known.id, ended))
    record = StepRecord(
        id=entry.id,
        step=event.step,
        state=event.state,
        at=event.done_at,
        recorded_at=entry.at,
        who=entry.actor,
        outcome=event.outcome,
        reason=event.reason,
        exhibits=event.exhibits,
        action=event.action,
        confirmed=event.confirmed,
        corrects=event.corrects,
        despite=event.despite,
        open_then=tuple(questions.unanswered(case)),
    )
    # An ended list that is taken up again is not ended any more; the handling log keeps both.
    going_on = structs.replace(known, records=(*known.records, record), ended_at="", ended_by="", outcome="")
    return structs.replace(case, procedures=case.procedures.set(known.id, going_on))

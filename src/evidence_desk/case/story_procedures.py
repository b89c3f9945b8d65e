"""The handling log in words: procedures and their steps."""

from __future__ import annotations

from evidence_desk.case import events as ev
from evidence_desk.case.naming import moment
from evidence_desk.case.state import Case
from evidence_desk.case.story_names import because, ref_of

_STATES = {"done": "Done", "skipped": "Left out", "waiting": "Waiting"}


def says_procedure(case: Case, event: ev.ProcedureEvent) -> str:
    """Return the sentence for an entry about a procedure."""
    match event:
        case ev.ProcedureBegun():
            about = ", ".join(ref_of(case, name) for name in event.exhibits)
            return (
                f"Began the procedure “{event.label}” ({len(event.steps)} steps)"
                + (f" for {about}" if about else "")
                + "."
            )
        case ev.StepRecorded():
            return _says_step(case, event)
        case ev.ProcedureEnded():
            return f"Ended the procedure “{_label(case, event.procedure)}”: {event.outcome}.{because(event.reason)}"


def _says_step(case: Case, event: ev.StepRecorded) -> str:
    run = case.procedures.get(event.procedure)
    names = [name for name, _ in run.steps] if run is not None else []
    text = dict(run.steps).get(event.step, event.step) if run is not None else event.step
    number = f" {names.index(event.step) + 1}" if event.step in names else ""
    said = f"{'Corrected step' if event.corrects else 'Step'}{number} of “{_label(case, event.procedure)}”"
    said = f"{said}, {_STATES[event.state].lower()}, {moment(event.done_at)}: {text.rstrip('.')}."
    if event.outcome:
        said += f" Outcome: {event.outcome.rstrip('.')}."
    if event.confirmed:
        said += f" Confirmed first: {'; '.join(word.rstrip('.') for word in event.confirmed)}."
    if event.despite:
        said += f" It was done although open questions blocked it: {', '.join(event.despite)}."
    return said + because(event.reason)


def _label(case: Case, name: str) -> str:
    run = case.procedures.get(name)
    return run.label if run is not None else "unknown"

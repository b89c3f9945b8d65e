"""Writing down a procedure: begun, step by step, ended. Both shells use it.

A step that was done is never refused: a record that leaves out what really happened is worse than the slip. What is
refused is doing it here while it is blocked; that it was done all the same is recorded with the reason and with what
was open.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from msgspec import structs

from evidence_desk.acts.procedures import blocks_of, channel_of, find_run
from evidence_desk.acts.questions import open_questions
from evidence_desk.acts.recording import prepare_action
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case import intake, rules
from evidence_desk.case.procedure_events import StepWord
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import PolicyPin, Procedure, StepRecord
from evidence_desk.policy.model import Policy
from evidence_desk.policy.procedures import Step

_OUTCOME_MAX: Final = 20_000  # characters


def begin(
    store: CaseStore, policy: Policy, procedure: str, *, exhibits: Sequence[str] = (), note: str = ""
) -> str:
    """Begin a procedure; return the id it has in the case.

    Args:
        exhibits: references or ids of what it is about; empty: the case.

    Raises:
        BadInput: no such procedure; nothing was recorded.
        NotFound: no such exhibit.
        GateRefused: the note could carry a picture.
    """
    row = policy.procedure(procedure)
    event = ev.ProcedureBegun(
        procedure=row.id,
        label=row.label,
        steps=tuple(ev.BegunStep(id=step.id, text=step.text) for step in row.steps),
        policy=PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256),
        exhibits=tuple(rules.find_exhibit(store.case, name).id for name in exhibits),
        note=intake.check_words(note.strip(), "The note"),
    )
    (entry,) = store.record(event)[-1:]
    return entry.id


def record_step(
    store: CaseStore,
    policy: Policy,
    run: str,
    step: str,
    state: StepWord,
    *,
    done_at: str,
    outcome: str = "",
    reason: str = "",
    exhibits: Sequence[str] = (),
    confirmed: Collection[str] = (),
    fields: Mapping[str, str] | None = None,
    corrects: str = "",
    despite: bool = False,
) -> StepRecord:
    """Write down what was done, left out or is waited for at a step; one commit.

    Args:
        run: as `find_run` takes it.
        step: its id, or its number.
        done_at: UTC text.
        confirmed: of what is ticked first, in the policy's words.
        fields: of the action that the step records; None: no action is recorded with it.
        corrects: id of the record of this step that it stands in place of, or the start of one.
        despite: it was done although it is blocked; needs a reason.

    Raises:
        GateRefused: it is blocked, or what is ticked first is not; nothing was recorded.
        BadInput, NotFound: no such procedure, step, record or exhibit; a reason is missing, a field is wrong.
    """
    begun = find_run(store.case, run)
    name = _step_of(begun, step)
    known = policy.procedures.steps.get(name)
    corrects = _record_of(begun, name, corrects)
    words, by = _blocked(store.case, policy, known)
    _check_reason(begun, name, state, reason, corrects=corrects, despite=despite and bool(words))
    if state == "done":
        _refuse_blocked(words, despite=despite)
        _refuse_unconfirmed(known, confirmed)
    _check_words(outcome, reason)
    ids = tuple(rules.find_exhibit(store.case, one).id for one in exhibits)
    ticked = tuple(word for word in (known.confirm if known else ()) if word in confirmed)
    action: ev.ActionRecorded | None = None
    if fields is not None and state == "done":
        why = reason or outcome
        action = _action_of(store, policy, begun, known, fields, done_at=done_at, exhibits=ids, reason=why)
    record = ev.StepRecorded(
        procedure=begun.id,
        step=name,
        state=state,
        done_at=done_at,
        outcome=outcome.strip(),
        reason=reason.strip(),
        exhibits=ids,
        confirmed=ticked,
        corrects=corrects,
        despite=by or ("blocked",) if state == "done" and words else (),
    )
    return _recorded(store, record, action)


def _action_of(
    store: CaseStore,
    policy: Policy,
    begun: Procedure,
    known: Step | None,
    fields: Mapping[str, str],
    *,
    done_at: str,
    exhibits: Sequence[str],
    reason: str,
) -> ev.ActionRecorded | None:
    """Return the action that a step records when it is done; None where it records none."""
    if known is None or not known.action:
        return None
    given = _with_defaults(policy, begun, known, fields)
    return prepare_action(
        store, policy, known.action, done_at=done_at, fields=given, exhibits=exhibits, reason=reason
    )


def _recorded(store: CaseStore, record: ev.StepRecorded, action: ev.ActionRecorded | None) -> StepRecord:
    """Write a step and the action it records in one commit; return it as the case has it."""
    with store.committing() as batch:
        linked = batch.event(action).id if action is not None else ""
        entry = batch.event(structs.replace(record, action=linked))
    return next(r for r in store.case.procedures[record.procedure].records if r.id == entry.id)


def _check_words(outcome: str, reason: str) -> None:
    for what, text in (("The outcome", outcome), ("The reason", reason)):
        intake.check_words(text, what, _OUTCOME_MAX)


def _blocked(case: Case, policy: Policy, step: Step | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what `blocks_of` says now; a step that the policy no longer knows is blocked by nothing."""
    return ((), ()) if step is None else blocks_of(case, policy, step, open_questions(case, policy))


def end(store: CaseStore, run: str, *, outcome: str, reason: str = "") -> None:
    """End a procedure with what came of it.

    Raises:
        BadInput: no outcome, or it is ended already; nothing was recorded.
        NotFound: no such procedure.
        GateRefused: a text could carry a picture.
    """
    begun = find_run(store.case, run)
    if begun.ended_at:
        raise BadInput("procedure ended twice", "This procedure is ended already. Nothing was recorded.")
    if not outcome.strip():
        raise BadInput("no outcome", "Say what came of it. Nothing was recorded.")
    for what, text in (("The outcome", outcome), ("The reason", reason)):
        intake.check_words(text, what, _OUTCOME_MAX)
    store.record(ev.ProcedureEnded(procedure=begun.id, outcome=outcome.strip(), reason=reason.strip()))


def _step_of(run: Procedure, step: str) -> str:
    names = [name for name, _ in run.steps]
    if step in names:
        return step
    if step.isascii() and step.isdecimal() and 1 <= int(step[:4]) <= len(names):
        return names[int(step[:4]) - 1]
    raise BadInput(
        "no such step",
        f"“{run.label}” has no step {step[:80]!r}. Give its number, 1 to {len(names)}. Nothing was recorded.",
    )


def _with_defaults(policy: Policy, run: Procedure, step: Step, fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of an action with the channel and platform of its procedure, where they are not given."""
    row = policy.procedures.procedures.get(run.procedure)
    kind = policy.action(step.action)
    takes = {field.id for field in (*kind.required, *kind.optional)}
    platform = policy.platforms[row.platform].label if row is not None and row.platform else ""
    usual = {"channel": channel_of(step, row), "platform": platform}
    return {**{name: value for name, value in usual.items() if value and name in takes}, **fields}


def _record_of(run: Procedure, step: str, name: str) -> str:
    """Return the id of the one record of a step that begins so, or the name as it is."""
    found = [
        record.id for record in run.records if name and record.step == step and record.id.startswith(name)
    ]
    return found[0] if len(found) == 1 else name


def _check_reason(
    run: Procedure, step: str, state: StepWord, reason: str, *, corrects: str, despite: bool
) -> None:
    if corrects and not any((one.id, one.step) == (corrects, step) for one in run.records):
        raise BadInput(
            "no such record of the step",
            "What it corrects is not recorded for this step. Nothing was recorded.",
        )
    why = (
        "leave it out"
        if state == "skipped"
        else "correct it"
        if corrects
        else "record it although it is blocked"
    )
    if not reason.strip() and (state == "skipped" or corrects or despite):
        raise BadInput("no reason", f"Say why: a reason is needed to {why}. Nothing was recorded.")


def _refuse_blocked(words: Sequence[str], *, despite: bool) -> None:
    if words and not despite:
        raise GateRefused(
            "step is blocked",
            f"This step is blocked. {' '.join(words)} Nothing was recorded. If it was done already, record that it was "
            "done although it was blocked, with the reason.",
        )


def _refuse_unconfirmed(known: Step | None, confirmed: Collection[str]) -> None:
    missing = [word for word in (known.confirm if known is not None else ()) if word not in confirmed]
    if missing:
        raise GateRefused(
            "step needs a confirmation",
            f"Confirm first: {' '.join(missing)} Nothing was recorded.",
        )

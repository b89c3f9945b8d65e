"""Procedures as they stand in a case: which are apt, which step is next, and what each one waits for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from evidence_desk.acts.authority import monitoring_authorised
from evidence_desk.acts.questions import OpenQuestion, open_questions
from evidence_desk.base.errors import NotFound
from evidence_desk.case import questions
from evidence_desk.case.naming import moment
from evidence_desk.case.state import Case
from evidence_desk.case.values import Procedure, StepRecord
from evidence_desk.policy.model import Policy
from evidence_desk.policy.procedures import STAFF, ProcedureRow, Step

StepState = Literal["done", "skipped", "waiting", "now", "blocked", "later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step as it stands."""

    step: str  # id
    number: int  # from 1
    text: str
    state: StepState
    blocks: tuple[str, ...]  # why it is blocked, in sentences; empty otherwise
    blocked_by: tuple[str, ...]  # ids of the open questions
    records: tuple[StepRecord, ...]  # all, the oldest first, corrected ones among them
    counts: tuple[StepRecord, ...]  # those that nobody corrected
    twice: str  # that two entries say it was done or left out, in words; empty otherwise
    confirm: tuple[str, ...]  # what is ticked first, in words
    action: str  # kind of action that it records, or empty
    channel: str  # for that action
    evidence: bool
    legacy: bool
    verify: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureView:
    """A procedure that was begun, as it stands."""

    id: str  # of the entry that began it
    procedure: str  # id of the policy
    label: str
    kind: str
    platform: str
    legacy: bool
    verify: bool
    note: str
    begun_at: str
    begun_by: str  # fingerprint
    exhibits: tuple[str, ...]
    steps: tuple[StepView, ...]
    done: int  # steps done or left out
    ended_at: str
    outcome: str

    @property
    def total(self) -> int:
        """The number of its steps."""
        return len(self.steps)

    @property
    def current(self) -> StepView | None:
        """The step to do now, or the first that is blocked or waited for when there is none."""
        if self.ended_at:
            return None
        for wanted in ("now", "waiting", "blocked"):
            found = next((step for step in self.steps if step.state == wanted), None)
            if found is not None:
                return found
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureChoice:
    """A procedure that can be begun."""

    procedure: ProcedureRow
    why: str  # why it is apt for this case, in a sentence; empty where nothing says so
    already: str  # id of the newest one begun and not ended, or empty

    @property
    def suggested(self) -> bool:
        """Whether something in the case says that it is apt."""
        return bool(self.why)


def running(case: Case, policy: Policy) -> tuple[ProcedureView, ...]:
    """Return the procedures that were begun, the oldest first; ended ones among them."""
    open_now = open_questions(case, policy)
    runs = sorted(case.procedures.values(), key=lambda run: (run.begun_at, run.leaf))
    return tuple(_view(case, policy, run, open_now) for run in runs)


def choices(case: Case, policy: Policy) -> tuple[ProcedureChoice, ...]:
    """Return the procedures of the policy, those that are apt for the case first, each group in the policy's order."""
    found = [
        ProcedureChoice(procedure=row, why=_why(case, policy, row), already=_already(case, row.id))
        for row in policy.procedures.procedures.values()
    ]
    return tuple(sorted(found, key=lambda choice: (not choice.suggested, choice.procedure.legacy)))


def find_run(case: Case, name: str) -> Procedure:
    """Return the procedure begun under this id, or the start of one, or the only open one of this procedure.

    Raises:
        NotFound: there is none, or several fit.
    """
    runs = list(case.procedures.values())
    fits = [run for run in runs if name and run.id.startswith(name)] or [
        run for run in runs if run.procedure == name and not run.ended_at
    ]
    if len(fits) == 1:
        return fits[0]
    listed = ", ".join(f"{run.id[:8]} ({run.procedure})" for run in fits or runs) or "none was begun"
    what = "Several procedures fit" if fits else "No such procedure was begun in this case"
    raise NotFound("no such procedure", f"{what}: {listed}. Name one by the start of its id.")


def blocks_of(
    case: Case, policy: Policy, step: Step, open_now: Sequence[OpenQuestion]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return why a step is blocked now, in sentences, and the ids of the open questions that block it."""
    by = tuple(one for one in open_now if one.kind in step.blocked_while)
    words = [f"{one.reason} {one.answer}" for one in by]
    if "gate" in step.blocked_while and (reason := _shut(case)):
        words.append(reason)
    if "authority" in step.blocked_while and not monitoring_authorised(case):
        words.append(
            "Nobody is nominated yet to look at monitoring records. Record who, why it is necessary, how far it "
            "goes, and on whose authority."
        )
    if step.only_for and not set(step.only_for) & _chosen(case):
        named = ", ".join(policy.label(name) or name for name in step.only_for)
        words.append(f"Only for: {named}. None of these is chosen in this case.")
    return tuple(words), tuple(one.id for one in by)


def _view(case: Case, policy: Policy, run: Procedure, open_now: Sequence[OpenQuestion]) -> ProcedureView:
    row = policy.procedures.procedures.get(run.procedure)
    steps = _steps(case, policy, run, row, open_now)
    return ProcedureView(
        id=run.id,
        procedure=run.procedure,
        label=run.label,
        kind=row.kind if row is not None else "",
        platform=row.platform if row is not None else "",
        legacy=row is not None and row.legacy,
        verify=row is None or row.basis.verify,
        note=run.note or (row.note if row is not None else ""),
        begun_at=run.begun_at,
        begun_by=run.begun_by,
        exhibits=run.exhibits,
        steps=steps,
        done=sum(step.state in {"done", "skipped"} for step in steps),
        ended_at=run.ended_at,
        outcome=run.outcome,
    )


def _steps(
    case: Case,
    policy: Policy,
    run: Procedure,
    row: ProcedureRow | None,
    open_now: Sequence[OpenQuestion],
) -> tuple[StepView, ...]:
    """Return the steps as the list stood when it was begun, with what the policy says of each now."""
    found: list[StepView] = []
    taken = bool(run.ended_at)  # whether the step to do now was met
    for number, (name, text) in enumerate(run.steps, 1):
        known = policy.procedures.steps.get(name)
        counts = uncorrected(run, name)
        state: StepState = "later"
        blocks: tuple[str, ...] = ()
        by: tuple[str, ...] = ()
        if any(record.state != "waiting" for record in counts):
            state = next(record.state for record in reversed(counts) if record.state != "waiting")
        elif known is not None and (blocked := blocks_of(case, policy, known, open_now))[0]:
            state, (blocks, by) = "blocked", blocked
        elif counts:
            state = "waiting"
        elif not taken:
            state, taken = "now", True
        found.append(
            StepView(
                step=name,
                number=number,
                text=text,
                state=state,
                blocks=blocks,
                blocked_by=by,
                records=tuple(record for record in run.records if record.step == name),
                counts=counts,
                twice=_twice(case, counts),
                confirm=known.confirm if known is not None else (),
                action=known.action if known is not None else "",
                channel=channel_of(known, row),
                evidence=known is not None and known.evidence,
                legacy=known is not None and known.legacy,
                verify=known is None or known.basis.verify,
                note=known.note if known is not None else "",
            )
        )
    return tuple(found)


def uncorrected(run: Procedure, step: str) -> tuple[StepRecord, ...]:
    """Return the records of a step that no later one corrects, the oldest first."""
    mine = [record for record in run.records if record.step == step]
    gone = {record.corrects for record in mine}
    return tuple(record for record in mine if record.id not in gone)


def channel_of(step: Step | None, row: ProcedureRow | None) -> str:
    """Return where a step reports to: its own channel, or that of its procedure."""
    if step is None or not step.action:
        return ""
    reports = step.action == "platform-report" and row is not None
    return step.channel or (row.channel if reports and row is not None else "")


def _twice(case: Case, counts: Sequence[StepRecord]) -> str:
    final = [record for record in counts if record.state != "waiting"]
    if len(final) < 2:  # two people, or one twice
        return ""
    by = ", and by ".join(f"{_name(case, record.who)} for {moment(record.at)}" for record in final)
    return f"Recorded {'twice' if len(final) == 2 else f'{len(final)} times'}: by {by}. All of it is kept."


def _name(case: Case, fingerprint: str) -> str:
    member = case.members.get(fingerprint)
    return member.name if member is not None and member.name else f"key {fingerprint[:16]}"


def _shut(case: Case) -> str:
    """Return why nothing may be copied, or an empty string."""
    held = [e.ref for e in case.in_order() if e.status == "locked" or e.kind == "restricted-record"]
    if held:
        return (
            f"{', '.join(held[:3])}{' and more' if len(held) > 3 else ''} may not be copied. Copy nothing and delete "
            "nothing before the police say so."
        )
    if case.police_tasks:
        return "Something was stopped at the stop question. Copy nothing and delete nothing before the police say so."
    return ""


def _chosen(case: Case) -> frozenset[str]:
    """Return every cell, category and trigger that is chosen in the case."""
    found: set[str] = set()
    for exhibit in case.exhibits.values():
        given = exhibit.classification
        if given is not None and exhibit.status != "erased":
            found.update(given.cells, given.triggers, (tag.id for tag in given.criminal))
    return frozenset(found)


def _why(case: Case, policy: Policy, row: ProcedureRow) -> str:
    """Return why a procedure is apt for the case: what is chosen in it, its platform, or that it concerns staff."""
    if STAFF in row.when and questions.concerns_staff(case):
        return "The subject is a member of staff."
    chosen = _chosen(case) & {name for name in row.when if name != STAFF}
    if chosen:
        named = ", ".join(sorted(policy.label(name) or name for name in chosen))
        return f"Chosen in this case: {named}."
    if row.kind == "images" and (case.police_tasks or case.seal_clocks):
        return "Restricted material was recognised in this case."
    if row.platform and not row.legacy:
        label = policy.platforms[row.platform].label.casefold()
        names = {row.platform.casefold(), label, label.partition(" (")[0]}
        used = {e.source.platform.strip().casefold() for e in case.exhibits.values() if e.status != "erased"}
        used |= {concern.platform.strip().casefold() for concern in case.concern[-1:]}
        if names & used:
            return f"Something in this case comes from {policy.platforms[row.platform].label}."
    return ""


def _already(case: Case, procedure: str) -> str:
    runs = [run for run in case.procedures.values() if run.procedure == procedure and not run.ended_at]
    return max(runs, key=lambda run: (run.begun_at, run.leaf)).id if runs else ""

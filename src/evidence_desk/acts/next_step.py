"""The next lawful step of a case: one, with the reason; what is late and what must come first before what is usual."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from evidence_desk.acts.authority import REPEAT, unauthorised
from evidence_desk.acts.clocks import POLICE, ClockView, clocks
from evidence_desk.acts.procedures import choices, running
from evidence_desk.acts.questions import OpenQuestion, open_questions
from evidence_desk.acts.reports import reports
from evidence_desk.case.fold_closing import RESPONDED, unanswered_rules
from evidence_desk.case.gate import ASKS_ABOUT_EVERY_PICTURE, unanswered_pictures
from evidence_desk.case.state import Case
from evidence_desk.policy.model import Policy

StepKind = Literal["question", "clock", "pictures", "step", "report", "rule", "begin", "close"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do next."""

    kind: StepKind
    words: str  # an instruction, one sentence
    why: str  # one sentence; may be empty
    target: str  # id of the question, clock, report, procedure in the case (a slash, the step), or procedure to begin
    action: str  # kind of action that does it, or empty
    late: bool


def next_step(case: Case, policy: Policy, now: datetime) -> NextStep | None:
    """Return the next lawful step, or None for a case that is closed.

    The order: the police where restricted material waits; what is late; pictures without an answer; open questions; an
    account captured without authority; the step of a procedure; a reply to chase; a procedure that is apt and not
    begun; a rule that asks for a response; closing.
    """
    if case.status == "closed":
        return None
    running_clocks = [one for one in clocks(case, policy, now) if not one.done_at]
    open_now = open_questions(case, policy)
    return (
        _police(running_clocks)
        or _late(running_clocks)
        or _pictures(case, policy)
        or _question(open_now)
        or _authority(case, policy)
        or _procedure(case, policy)
        or _report(case, policy, now)
        or _begin(case, policy)
        or _rule(case, policy)
        or _close(case)
    )


def _police(found: list[ClockView]) -> NextStep | None:
    one = next((clock for clock in found if clock.clock == POLICE), None)
    if one is None:
        return None
    late = one.state == "late"
    return NextStep(
        kind="clock",
        words="Tell the police now, and record force and reference.",
        why=f"Restricted material was recognised ({one.about}){' more than a day ago' if late else ''}.",
        target=one.target,
        action="police-told",
        late=late,
    )


def _late(found: list[ClockView]) -> NextStep | None:
    one = next((clock for clock in found if clock.state == "late"), None)
    if one is None:
        return None
    return NextStep(
        kind="report" if one.action == "report-reply" else "clock",
        words=f"Late: {one.label}{f' ({one.about})' if one.about else ''}.",
        why=one.text,
        target=one.target,
        action="report-chased" if one.action == "report-reply" else one.action,
        late=True,
    )


def _pictures(case: Case, policy: Policy) -> NextStep | None:
    asking = sorted((policy.asking_about_each_picture() | ASKS_ABOUT_EVERY_PICTURE) & set(case.triggers))
    waiting = {picture.ref for name in asking for picture in unanswered_pictures(case, name)}
    if not waiting:
        return None
    count = f"{len(waiting)} pictures" if len(waiting) > 1 else "one picture"
    return NextStep(
        kind="pictures",
        words=f"Answer the question about {count}, without opening {'any' if len(waiting) > 1 else 'it'}.",
        why=f"{policy.label(asking[0]) or asking[0]} is chosen, and it asks about every picture.",
        target=asking[0],
        action="",
        late=False,
    )


def _question(open_now: tuple[OpenQuestion, ...]) -> NextStep | None:
    one = open_now[0] if open_now else None
    if one is None:
        return None
    return NextStep(
        kind="question",
        words=one.answer,
        why=one.reason,
        target=one.id,
        action=one.answered_by[0] if one.answered_by else "decision",
        late=False,
    )


def _authority(case: Case, policy: Policy) -> NextStep | None:
    one = next(iter(unauthorised(case, policy)), None)
    if one is None:
        return None
    return NextStep(
        kind="question",
        words=f"Stop capturing {one.account}, or record who authorised it, why, and until when.",
        why=one.reason,
        target=REPEAT,
        action=REPEAT,
        late=False,
    )


def _procedure(case: Case, policy: Policy) -> NextStep | None:
    for run in running(case, policy):
        step = run.current
        if step is not None and step.state == "now":
            return NextStep(
                kind="step",
                words=step.text,
                why=f"Step {step.number} of {run.total}: {run.label}.",
                target=f"{run.id}/{step.step}",
                action=step.action,
                late=False,
            )
    return None


def _report(case: Case, policy: Policy, now: datetime) -> NextStep | None:
    for report in reports(case, policy, now):
        if report.next_route and not report.outcome:
            return NextStep(
                kind="report",
                words=report.next_route,
                why=f"The report to {report.to} brought no outcome yet.",
                target=report.id,
                action="agency-report",
                late=False,
            )
    return None


def _rule(case: Case, policy: Policy) -> NextStep | None:
    one = next(iter(unanswered_rules(case)), None)
    if one is None:
        return None
    known = policy.rules.get(one.rule)
    return NextStep(
        kind="rule",
        words=f"Record the response to “{known.label if known is not None else one.rule}”.",
        why="The rule applies to this case, and it asks for a response before the case is closed.",
        target=one.rule,
        action=RESPONDED,
        late=False,
    )


def _begin(case: Case, policy: Policy) -> NextStep | None:
    begun = {run.procedure for run in case.procedures.values()}
    for choice in choices(case, policy):
        if choice.suggested and choice.procedure.id not in begun:
            return NextStep(
                kind="begin",
                words=f"Begin the steps for “{choice.procedure.label}”.",
                why=choice.why,
                target=choice.procedure.id,
                action="",
                late=False,
            )
    return None


def _close(case: Case) -> NextStep | None:
    if not case.exhibits and not case.concern:
        return None
    runs = sorted(case.procedures.values(), key=lambda run: (run.begun_at, run.leaf))
    unended = [run for run in runs if not run.ended_at]
    if unended:
        return NextStep(
            kind="step",
            words=f"Write down what came of it: {unended[0].label}.",
            why="A step of it is blocked or waited for, or all its steps are done.",
            target=unended[0].id,
            action="",
            late=False,
        )
    return NextStep(
        kind="close",
        words="Record the outcome and close the case, if nothing more is to be done.",
        why="No question is open, no time limit is late, and no step waits.",
        target="",
        action="",
        late=False,
    )

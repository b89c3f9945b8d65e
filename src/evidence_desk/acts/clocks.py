"""The clocks of a case: what runs, until when, what is late; and those that somebody has to start. Both shells use it.

A clock that the program cannot count says what it counts from and ends only by hand. Where this computer's clock is
behind the newest entry of the case, that entry's time counts: setting a clock back gives nobody more time.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from evidence_desk.acts.recording import record_action
from evidence_desk.acts.reports import end_of_day, not_before, reports, uk_day, when_due
from evidence_desk.base.clock import parse_utc, utc_text
from evidence_desk.base.errors import BadInput, NotFound
from evidence_desk.case import questions
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Action
from evidence_desk.policy.model import Policy
from evidence_desk.policy.practice import Clock

ClockState = Literal["running", "due", "late", "done"]
STARTED, MOVED, ENDED = "clock-started", "clock-moved", "clock-ended"
POLICE, LADO, REPLY, CSA = "police-contact", "lado", "platform-reply", "csa-report"
_CSA_TRIGGER = "trig.csa-images"
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """One clock as it stands."""

    id: str  # of this clock in this case: clock, colon, what it is about
    clock: str  # id of the policy
    label: str
    about: str  # what it is about, in words; may be empty
    started_at: str  # UTC text
    due_at: str  # UTC text; empty where the program cannot count it
    state: ClockState  # "due": today
    done_at: str
    text: str  # how long, in the policy's words
    action: str  # kind of action that ends it
    target: str  # id of the exhibit, stop, report or started clock
    moved_reason: str  # why its day is another than the policy's, or empty
    verify: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """How much of a case is late, and how much is due today."""

    late: int
    today: int


def clocks(case: Case, policy: Policy, now: datetime) -> tuple[ClockView, ...]:
    """Return the clocks of a case: the nearest first, those that nobody can count after them, what is done last."""
    now = not_before(case, now)
    found = [
        *_police(case, policy, now),
        *_lado(case, policy, now),
        *_replies(case, policy, now),
        *_abuse(case, policy, now),
        *_started(case, policy, now),
    ]
    return tuple(sorted(found, key=lambda one: (one.state == "done", not one.due_at, one.due_at, one.id)))


def nearest(case: Case, policy: Policy, now: datetime, count: int = 3) -> tuple[ClockView, ...]:
    """Return the clocks that end first, of those not done."""
    return tuple(one for one in clocks(case, policy, now) if one.state != "done")[:count]


def due_counts(case: Case, policy: Policy, now: datetime) -> Due:
    """Return how many clocks are late, and how many end today."""
    states = [one.state for one in clocks(case, policy, now)]
    return Due(late=states.count("late"), today=states.count("due"))


def clock_is_behind(case: Case, now: datetime) -> bool:
    """Return whether the case holds an entry later than this computer's clock."""
    return not_before(case, now) > now


# -- what runs ------------------------------------------------------------------------------------------------


def _police(case: Case, policy: Policy, now: datetime) -> list[ClockView]:
    """Restricted material: each exhibit, record or stop has its own clock until the police were told of it."""
    rule = _rule(policy, POLICE)
    if rule is None:
        return []
    waiting = {**dict(case.police_tasks), **dict(case.seal_clocks)}
    found: list[ClockView] = []
    for name, since in waiting.items():
        exhibit = case.exhibits.get(name)
        about = exhibit.ref if exhibit is not None else "stopped at the stop question"
        found.append(_view(policy, rule, now, about=about, target=name, since=since, action="police-told"))
    return found


def _lado(case: Case, policy: Policy, now: datetime) -> list[ClockView]:
    """Told, or a decision not to refer: then the clock stopped at that time."""
    rule, since = _rule(policy, LADO), case.since.get(questions.STAFF, "")
    if rule is None or not since:
        return []
    if questions.LADO in questions.unanswered(case):
        return [_view(policy, rule, now, target="", since=since, action=questions.LADO_TOLD)]
    answers = [
        a.at
        for a in case.actions.values()
        if a.kind == questions.LADO_TOLD or a.fields.get(questions.QUESTION) == questions.LADO
    ]
    if not answers:
        return []  # it concerns staff no more: a person was corrected
    return [
        _view(policy, rule, now, target="", since=since, action=questions.LADO_TOLD, done_at=min(answers))
    ]


def _replies(case: Case, policy: Policy, now: datetime) -> list[ClockView]:
    """Every report with a day for its reply; one without any is listed, but counts for nothing."""
    rule = _rule(policy, REPLY)
    if rule is None:
        return []
    return [
        _view(
            policy,
            rule,
            now,
            about=" · ".join(part for part in (report.to, report.reference) if part),
            target=report.id,
            since=report.sent_at,
            due=report.due_at,
            moved=report.due_moved,
            action="report-reply",
            done_at=report.reply_at,
        )
        for report in reports(case, policy, now)
        if report.due_at or report.reply_at
    ]


def _abuse(case: Case, policy: Policy, now: datetime) -> list[ClockView]:
    """The duty to report child sexual abuse; it counts only once the policy has switched it on."""
    rule, since = _rule(policy, CSA), case.since.get(_CSA_TRIGGER, "")
    if rule is None or not since:
        return []
    told = [a.at for a in case.actions.values() if a.kind in {"police-told", "social-care-told"}]
    done = min(told) if told and _CSA_TRIGGER not in questions.unanswered(case) else ""
    return [_view(policy, rule, now, target="", since=since, action="police-told", done_at=done)]


def _started(case: Case, policy: Policy, now: datetime) -> list[ClockView]:
    """The clocks that somebody started by hand, and those that an action of the policy starts."""
    found: list[ClockView] = []
    for action in case.actions_in_order():
        kind = policy.actions.get(action.kind)
        name = action.fields.get("clock", "") if action.kind == STARTED else (kind.starts if kind else "")
        rule = _rule(policy, name) if name != REPLY else None
        if rule is None:
            continue
        moves = _of_run(case, action, {MOVED})
        due = moves[-1].fields.get("due", "") if moves else action.fields.get("due", "")
        at = when_due(due) if due else None
        ends = [a.at for a in _of_run(case, action, {ENDED})]
        ends += [
            a.at
            for a in case.actions.values()
            if a.at >= action.at
            and (known := policy.actions.get(a.kind)) is not None
            and known.closes == name
        ]
        found.append(
            _view(
                policy,
                rule,
                now,
                about=action.fields.get("about", ""),
                target=action.id,
                since=action.at,
                due=utc_text(at) if at is not None else "",
                moved=moves[-1].reason if moves else "",
                action=ENDED,
                done_at=min(ends, default=""),
            )
        )
    return found


def _of_run(case: Case, run: Action, kinds: Collection[str]) -> list[Action]:
    return [a for a in case.actions_in_order() if a.kind in kinds and a.fields.get("run") == run.id]


def _rule(policy: Policy, name: str) -> Clock | None:
    rule = policy.clocks.get(name)
    return rule if rule is not None and rule.active else None


def _view(
    policy: Policy,
    rule: Clock,
    now: datetime,
    *,
    target: str,
    since: str,
    action: str,
    about: str = "",
    due: str = "",
    moved: str = "",
    done_at: str = "",
) -> ClockView:
    ends = parse_utc(due) if due else due_after(policy, rule, parse_utc(since))
    state: ClockState = "running"
    if done_at:
        state = "done"
    elif ends is not None and now > ends:
        state = "late"
    elif ends is not None and uk_day(ends) == uk_day(now):
        state = "due"
    return ClockView(
        id=f"{rule.id}:{target}",
        clock=rule.id,
        label=rule.label,
        about=about,
        started_at=since,
        due_at=utc_text(ends) if ends is not None else "",
        state=state,
        done_at=done_at,
        text=rule.text,
        action=action,
        target=target,
        moved_reason=moved,
        verify=rule.basis.verify,
    )


# -- counting -------------------------------------------------------------------------------------------------


def due_after(policy: Policy, rule: Clock, since: datetime) -> datetime | None:
    """Return when a clock ends that began then; None where the program cannot count it.

    Hours end to the minute, working days at the same time of day, days and months with the end of the day in the UK;
    a month without that day ends with its last one.
    """
    if rule.amount is None or rule.unit is None:
        return None
    if rule.unit == "hours":
        return since + timedelta(hours=rule.amount)
    first = date.fromisoformat(uk_day(since))
    if rule.unit == "working days":
        return since + (_working_day(policy, first, rule.amount) - first)
    last = first + timedelta(days=rule.amount) if rule.unit == "days" else _months_on(first, rule.amount)
    return end_of_day(datetime(last.year, last.month, last.day, tzinfo=UTC))


def _working_day(policy: Policy, day: date, count: int) -> date:
    off = {holiday.day for holiday in policy.procedures.holidays.values()}
    while count:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and day not in off:
            count -= 1
    return day


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


# -- by hand --------------------------------------------------------------------------------------------------


def start_clock(
    store: CaseStore,
    policy: Policy,
    clock: str,
    *,
    from_at: str,
    about: str = "",
    due: str = "",
) -> Action:
    """Begin a clock that nothing in the case starts by itself: a request received, an act complained of, a move.

    Args:
        from_at: what it counts from, UTC text; may lie in the past.
        due: another end than the policy counts, a day or a time.

    Raises:
        BadInput: no such clock, it is switched off, or its end lies before its beginning; nothing was recorded.
        GateRefused: a text could carry a picture.
    """
    rule = policy.clocks.get(clock)
    if rule is None or not rule.active:
        known = ", ".join(one.id for one in policy.clocks.values() if one.active)
        what = "is switched off in this policy" if rule is not None else "is no time limit of this policy"
        raise BadInput("no such clock", f"“{clock[:80]}” {what}. There are: {known}. Nothing was recorded.")
    _check_order(due, from_at)
    given = {"clock": clock, "about": about.strip(), "due": due}
    fields = {name: value for name, value in given.items() if value}
    return record_action(store, policy, STARTED, done_at=from_at, fields=fields)


def move_clock(store: CaseStore, policy: Policy, run: str, *, due: str, reason: str, at: str) -> Action:
    """Set another end, with the reason; the one before stays in the record.

    Raises:
        NotFound: no such clock was started by hand.
        BadInput: no reason, or the end lies before the beginning.
    """
    begun = find_started(store.case, run)
    _check_order(due, begun.at)
    return record_action(
        store, policy, MOVED, done_at=at, fields={"run": begun.id, "due": due}, reason=reason
    )


def end_clock(
    store: CaseStore, policy: Policy, run: str, *, at: str, how: str = "", reason: str = ""
) -> Action:
    """Stop a clock that was started by hand: what it waited for was done, or does not count any more.

    Raises:
        NotFound: no such clock was started by hand.
        BadInput: it ended before it began.
    """
    begun = find_started(store.case, run)
    _check_order(at, begun.at)
    fields = {"run": begun.id, **({"how": how.strip()} if how.strip() else {})}
    return record_action(store, policy, ENDED, done_at=at, fields=fields, reason=reason)


def find_started(case: Case, name: str) -> Action:
    """Return the action that started a clock, by its id, the start of one, or the only open one of that clock.

    Raises:
        NotFound: there is none, or several fit.
    """
    started = [a for a in case.actions_in_order() if a.kind == STARTED]
    fits = [a for a in started if name and a.id.startswith(name)] or [
        a for a in started if a.fields.get("clock") == name and not _of_run(case, a, {ENDED})
    ]
    if len(fits) == 1:
        return fits[0]
    listed = ", ".join(f"{a.id[:8]} ({a.fields.get('clock', '')}, {a.at[:10]})" for a in fits or started)
    raise NotFound(
        "no such clock",
        f"{'Several time limits fit' if fits else 'No such time limit was started'}: {listed or 'none'}. Name one "
        "by the start of its id. Nothing was recorded.",
    )


def _check_order(end: str, begin: str) -> None:
    at = when_due(end) if end else None
    if at is not None and at < parse_utc(begin):
        raise BadInput(
            "clock ends before it begins", "A time limit cannot end before it begins. Nothing was recorded."
        )

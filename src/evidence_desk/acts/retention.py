"""How long a case is kept: the policy's rules that are for it, each counted, and the longest wins.

Nothing is ever due for destruction by itself. When a time is over the case is due for a *review* by a person; what is
not known is said, and counts as not over. Both shells and the disposal use it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from evidence_desk.base.clock import parse_utc
from evidence_desk.case.holding import open_holds
from evidence_desk.case.state import Case
from evidence_desk.case.values import Action, Person
from evidence_desk.policy.model import Policy
from evidence_desk.policy.practice import Retention

State = Literal["held", "locked", "open", "unknown", "running", "review", "remove"]
STATE_WORDS: dict[State, str] = {
    "held": "a hold is in force",
    "locked": "the police decide",
    "open": "the case is open",
    "unknown": "something is missing to count it",
    "running": "kept until the day shown",
    "review": "due for review",
    "remove": "due to be taken out of the personnel record",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One rule that is for this case, counted as far as it can be."""

    rule: Retention
    years: int | None  # as the school has them
    school_years: bool  # other than the policy's
    counted_from: str  # a day, or empty
    until: str  # a day, or empty where something is missing
    at_least: str  # a day before which it is surely not over, or empty
    missing: tuple[str, ...]  # what is not known, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """How a case stands."""

    state: State
    until: str  # the latest day of all rules; empty where it is not known
    at_least: str
    rules: tuple[Counted, ...]
    longest: Counted | None
    holds: tuple[Action, ...]
    bars: tuple[str, ...]  # why it cannot be disposed of now, in sentences
    problems: tuple[str, ...]  # what does not fit together, in sentences

    @property
    def over(self) -> bool:
        """Whether the time of every rule is over, so that somebody must look."""
        return self.state in {"review", "remove"}


def due(case: Case, policy: Policy, now: datetime, school: Mapping[str, int] | None = None) -> Due:
    """Return how long this case is kept, and what bars its disposal today.

    Args:
        now: of this computer's clock.
        school: years the school's profile gives in the place of the policy's, by rule.
    """
    counted = [_counted(case, rule, school or {}) for rule in rules_for(case, policy)]
    known = [one for one in counted if one.until]
    longest = max(known, key=lambda one: one.until) if known else None
    missing = not counted or len(known) < len(counted)
    until = "" if missing or longest is None else longest.until
    problems = _problems(case, counted, now)
    holds = tuple(open_holds(case))
    return Due(
        state=_state(case, holds, "" if problems else until, now, longest),
        until=until,
        at_least=max((one.until or one.at_least for one in counted), default=""),
        rules=tuple(counted),
        longest=longest,
        holds=holds,
        bars=_bars(case, holds),
        problems=problems,
    )


def rules_for(case: Case, policy: Policy) -> list[Retention]:
    """Return the rules that are for this case, in the policy's order."""
    return [rule for rule in policy.retention.rules.values() if _applies(case, rule)]


def _applies(case: Case, rule: Retention) -> bool:
    if case.outcome and case.outcome in rule.not_outcomes:
        return False
    if rule.id == case.retention_class:
        return True
    match rule.applies:
        case "pupil":
            concerned = any(person.kind == "pupil" for person in case.people.values())
            return concerned or any(concern.subject_kind == "pupil" for concern in case.concern)
        case "staff":
            return _staff_alleged(case)
        case "categories":
            return bool(_chosen(case) & set(rule.categories))
        case "outcome":
            return case.outcome in rule.outcomes
        case _:
            return False


def _staff_alleged(case: Case) -> bool:
    return bool(_alleged_staff(case)) or any(concern.subject_kind == "staff" for concern in case.concern)


def _alleged_staff(case: Case) -> list[Person]:
    alleged = {part.person for e in case.exhibits.values() for part in e.people if part.role == "alleged"}
    return [person for person in case.people_in_order() if person.kind == "staff" and person.id in alleged]


def _chosen(case: Case) -> set[str]:
    """Return all that was ever chosen in the case, and the cells that stand."""
    cells = (e.classification.cells for e in case.exhibits.values() if e.classification is not None)
    return {*case.triggers, *(cell for given in cells for cell in given)}


# -- counting -------------------------------------------------------------------------------------------------


def _counted(case: Case, rule: Retention, school: Mapping[str, int]) -> Counted:
    years = school.get(rule.id, rule.years)
    base, at_least, missing = _base(case, rule)
    if years is None and rule.at_end != "remove":
        missing.append("how many years: the school’s own policy says it")
    until = _plus(base, years or 0) if base else ""
    if rule.age is not None:
        until = max(until, _age_reached(_alleged_staff(case), rule.age, missing))
    return Counted(
        rule=rule,
        years=years,
        school_years=years != rule.years,
        counted_from=base,
        until="" if missing else until,
        at_least=max(until, _plus(at_least, years or 0) if at_least else ""),
        missing=tuple(missing),
    )


def _base(case: Case, rule: Retention) -> tuple[str, str, list[str]]:
    """Return the day a rule counts from, a day it surely does not count from before, and what is missing."""
    match rule.base:
        case "birth":
            return _youngest([person for person in case.people_in_order() if person.kind == "pupil"])
        case "opened":
            return case.opened_at[:10], "", []
        case "closed":
            return case.closed_at[:10], "", [] if case.closed_at else ["the day the case is closed"]
        case "leaving":
            return "", "", ["the day the person leaves the school"]
        case _:
            return "", "", ["a day to count from"]


def _youngest(pupils: Sequence[Person]) -> tuple[str, str, list[str]]:
    """Return the last birthday of several children: a record about all of them is kept for the youngest."""
    if not pupils:
        return "", "", ["the pupil, with date of birth"]
    days = {person.pseudonym: _day(person.date_of_birth) for person in pupils}
    unknown = ", ".join(name for name, day in days.items() if not day)
    missing = [f"the date of birth of {unknown}"] if unknown else []
    last = max(days.values())
    return ("" if missing else last), last, missing


def _age_reached(staff: Sequence[Person], age: int, missing: list[str]) -> str:
    """Return the last day on which any of them reaches an age; adds what is missing."""
    days = [(person.pseudonym, _day(person.date_of_birth)) for person in staff]
    missing += [f"the date of birth of {name}, for normal pension age" for name, day in days if not day]
    if not days:
        missing.append("whom of the staff it is about, with date of birth, for normal pension age")
    return max((_plus(day, age) for _, day in days if day), default="")


def _day(text: str) -> str:
    with contextlib.suppress(ValueError):
        return date.fromisoformat(text).isoformat()
    return ""


def day_words(day: str) -> str:
    """Return a day as people read it, `22 November 2026`."""
    at = date.fromisoformat(day[:10])
    return f"{at.day} {at:%B %Y}"


def _plus(day: str, years: int) -> str:
    """Return the same day of a later year; 29 February becomes 1 March, never an earlier day."""
    start = date.fromisoformat(day)
    try:
        return start.replace(year=start.year + years).isoformat()
    except ValueError:
        return start.replace(year=start.year + years, month=3, day=1).isoformat()


# -- what stands in the way -----------------------------------------------------------------------------------


def _state(case: Case, holds: Sequence[Action], until: str, now: datetime, longest: Counted | None) -> State:
    if holds:
        return "held"
    if any(exhibit.status == "locked" for exhibit in case.exhibits.values()):
        return "locked"
    if not case.closed_at:
        return "open"
    if not until or longest is None:
        return "unknown"
    if until > now.date().isoformat():
        return "running"
    return "remove" if longest.rule.at_end == "remove" else "review"


def _problems(case: Case, counted: Sequence[Counted], now: datetime) -> tuple[str, ...]:
    """Return what does not fit together: a time that was over before the case began, a clock behind the case."""
    found: list[str] = []
    opened = case.opened_at[:10]
    for one in counted:
        if one.counted_from > opened and one.rule.base == "birth":
            found.append(
                f"{one.rule.label}: the date of birth is later than the day the case was opened. Look at it again."
            )
        elif one.until and one.until < opened:
            found.append(
                f"{one.rule.label}: its time was over on {day_words(one.until)}, before the case was opened on "
                f"{day_words(opened)}. Look at the dates again."
            )
    if case.last_at and now < parse_utc(case.last_at):
        found.append(
            f"This computer’s clock is behind the case, whose newest entry is of {day_words(case.last_at)}. Set the "
            "clock; until then nothing counts as over."
        )
    return tuple(found)


def _bars(case: Case, holds: Sequence[Action]) -> tuple[str, ...]:
    """Return why this case cannot be disposed of now, whatever the rules say."""
    found = [
        f"A hold is in force since {day_words(hold.at)} ({hold.fields.get('hold-for', '')}): {hold.reason}"
        for hold in holds
    ]
    if not case.closed_at:
        found.append("The case is not closed.")
    locked = [exhibit.ref for exhibit in case.in_order() if exhibit.status == "locked"]
    if locked:
        found.append(f"Locked for the police, who alone decide: {', '.join(locked)}.")
    if case.seal_clocks or case.police_tasks:
        found.append("The police have not been told of all that waits for them.")
    return tuple(found)

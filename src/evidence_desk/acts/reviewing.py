"""The review list: how long each case of a library is kept, and what waits for somebody to look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.acts import policies, retention, schooling
from evidence_desk.acts.progress import Report, told
from evidence_desk.acts.retention import Due, State
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, EvidenceDeskError, KeyUnavailable
from evidence_desk.case import events as ev
from evidence_desk.case import intake, rules, two_people
from evidence_desk.case.keys import Home, Person
from evidence_desk.case.membership import access_of
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.policy.model import Policy

_ORDER: tuple[State, ...] = ("review", "remove", "unknown", "held", "locked", "running", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One case of the list."""

    path: Path
    case: Case
    due: Due
    review_holds: int  # holds whose own day of review has come


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewList:
    """The list, what is due first; cases that this person does not read are not in it and not counted."""

    rows: tuple[Reviewed, ...]
    damaged: tuple[Path, ...]  # files that could not be read


def school_years(home: Home, person: Person) -> Mapping[str, int]:
    """Return the years that the school's profile gives in the place of the policy's; none where it was not compared."""
    state = schooling.current(home, person)
    return state.profile.retention if state.profile is not None and state.compared else {}


def review_list(
    paths: Sequence[Path], person: Person, home: Home, clock: clocks.Clock, report: Report | None = None
) -> ReviewList:
    """Return the review list over these case files; nothing is written into any of them."""
    report = told(report)
    report.stage("Looking at how long cases are kept", len(paths))
    years, now = school_years(home, person), clock.read()
    rows: dict[str, Reviewed] = {}
    damaged: list[Path] = []
    for number, path in enumerate(paths):
        report(number)
        try:
            with CaseStore.open(path, access_of(person, home.folder), clock, accept_older=True) as store:
                case = store.case
        except KeyUnavailable:
            continue
        except EvidenceDeskError:
            damaged.append(path)
            continue
        known = rows.get(case.id)
        if known is None or known.case.events < case.events:  # of two copies the longer record counts
            due = retention.due(case, policies.policy_of(case, home), now.utc, years)
            rows[case.id] = Reviewed(path=path, case=case, due=due, review_holds=_holds_due(due, now))
    ordered = sorted(
        rows.values(), key=lambda row: (_ORDER.index(row.due.state), row.due.until or "9999", row.case.title)
    )
    return ReviewList(rows=tuple(ordered), damaged=tuple(damaged))


def _holds_due(due: Due, now: clocks.Instant) -> int:
    today = now.utc.date().isoformat()
    days = (hold.fields.get("review-on", "") for hold in due.holds)
    return sum(bool(day) and day <= today for day in days)


def choose_rule(store: CaseStore, policy: Policy, rule: str, reason: str) -> None:
    """Say which rule of the policy is for a case, besides those that are anyhow; the longest still wins.

    Raises:
        BadInput: no such rule, no reason, or it is chosen already.
        GateRefused: only the DSL or a deputy; or a hold is in force and another one stands.
        CannotWrite: nothing was changed.
    """
    if rule not in policy.retention.rules:
        raise BadInput(
            "unknown retention rule",
            f"{rule!r} is no rule of the policy: {', '.join(policy.retention.rules)}. Nothing was changed.",
        )
    if rule == store.case.retention_class:
        raise BadInput("rule as it was", "That rule stands already. Nothing was recorded.")
    if not intake.check_words(reason.strip(), "The reason"):
        raise BadInput("no reason", "Write why. It stands in the handling log. Nothing was changed.")
    rules.may_manage_readers(two_people.active(store.case, store.actor))
    store.record(ev.CaseChanged(field="retention_class", value=rule, reason=reason.strip()))

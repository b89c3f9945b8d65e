"""What is counted of one opened case: numbers by the ids of the policy. No name, title or word of the case goes along.

What the policy does not know, because the case stood under another one or somebody typed it, is counted as one row
without its words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final, get_args

from evidence_desk.base.clock import parse_utc
from evidence_desk.case.school import Phase
from evidence_desk.case.state import Case
from evidence_desk.case.values import Action, Exhibit
from evidence_desk.library.hiding import CELL, FOUR_C, OUTCOME, CaseFacts, Key
from evidence_desk.policy.model import Policy
from evidence_desk.policy.statistics import Timing

CRIMINAL: Final = "criminal"
TRIGGER: Final = "triggers"
PLATFORM: Final = "platforms"
REFERRAL: Final = "referrals"
STOPS: Final[Key] = ("stops", "")
OVERDUE: Final[Key] = ("overdue", "")
OTHER: Final = "other"  # what the policy does not know
_PHASES: Final = frozenset(get_args(Phase))
_FIRST_DAY: Final = date(2000, 1, 1)  # a clock that was wrong when a case was made leaves it countable
_LAST_DAY: Final = date(2999, 1, 1)
_NOT_A_WORD: Final = re.compile(r"[^a-z0-9]+")


def facts_of(case: Case, policy: Policy, overdue: int = 0, answered: Iterable[str] = ()) -> CaseFacts:
    """Return what is counted of a case.

    Args:
        overdue: how many of its time limits have run out unanswered.
        answered: UTC texts of when platforms answered.
    """
    opened = parse_utc(case.opened_at).date()
    year, term = policy.counting.term_of(min(max(opened, _FIRST_DAY), _LAST_DAY))
    exhibits = [each for each in case.in_order() if each.status != "erased" and not each.derived_from]
    counts: Counter[Key] = Counter()
    for exhibit in exhibits:
        counts.update(_of_exhibit(exhibit))
    counts.update(_of_case(case, policy, exhibits))
    counts[STOPS] += case.stops
    counts[OVERDUE] += overdue
    return CaseFacts(
        year=year,
        term=term,
        phase=case.phase if case.phase in _PHASES else "",  # in a case of another hand it may be any words
        exhibits=len(exhibits),
        counts={key: count for key, count in counts.items() if count},
        minutes=_minutes(policy, _points(case, exhibits, answered)),
    )


def _of_exhibit(exhibit: Exhibit) -> set[Key]:
    """What counts exhibits: the cells of the matrix and the four Cs."""
    kind = exhibit.classification
    if kind is None:
        return set()
    return {(CELL, cell) for cell in kind.cells} | {(FOUR_C, c) for c in kind.four_cs}


def _of_case(case: Case, policy: Policy, exhibits: list[Exhibit]) -> set[Key]:
    """What counts cases: a case once for each category, however many exhibits carry it."""
    found: set[Key] = set()
    kinds = [each.classification for each in exhibits if each.classification is not None]
    chosen = {tag.id for kind in kinds for tag in kind.criminal}
    found |= {(CRIMINAL, ident if ident in policy.criminal_list.leaves else OTHER) for ident in chosen}
    chosen = {trigger for kind in kinds for trigger in kind.triggers}
    found |= {(TRIGGER, ident if ident in policy.trigger_list.triggers else OTHER) for ident in chosen}
    typed = {each.source.platform for each in exhibits} | {each.platform for each in case.concern}
    found |= {(PLATFORM, platform_of(words, policy)) for words in typed if words.strip()}
    if case.closed_at:
        found.add((OUTCOME, case.outcome if case.outcome in policy.outcomes else OTHER))
    for referral in policy.counting.referrals.values():
        if any(_refers(action, referral.actions, referral.channels) for action in case.actions.values()):
            found.add((REFERRAL, referral.id))
    return found


def _refers(action: Action, kinds: tuple[str, ...], channels: tuple[str, ...]) -> bool:
    return action.kind in kinds or action.fields.get("channel", "") in channels


def platform_of(words: str, policy: Policy) -> str:
    """Return the id of the platform that somebody typed, or that it is another one."""
    wanted = _NOT_A_WORD.sub("", words.casefold())
    for platform in policy.platforms.values():
        head = platform.label.partition(" (")[0]
        names = {_NOT_A_WORD.sub("", name.casefold()) for name in (platform.id, platform.label, head)}
        former = {
            word.casefold() for word in re.findall(r"[A-Z][A-Za-z]+", platform.label.partition(" (")[2])
        }
        if wanted in names | former:
            return platform.id
    return OTHER


def _minutes(policy: Policy, points: Mapping[str, list[datetime]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for timing in policy.counting.timings.values():
        taken = _taken(timing, points)
        if taken is not None:
            found[timing.id] = taken
    return found


def _points(case: Case, exhibits: list[Exhibit], answered: Iterable[str]) -> Mapping[str, list[datetime]]:
    """Return when each thing happened, in order; what is not a full time, such as a day alone, cannot be timed."""
    points: dict[str, list[datetime]] = {"kept": [], "seen": [], "answered": []}

    def note(name: str, text: str) -> None:
        try:
            points.setdefault(name, []).append(parse_utc(text))
        except ValueError:
            return

    for exhibit in exhibits:
        note("kept", exhibit.captured_at.utc)
    for concern in case.concern:
        note("seen", concern.happened_at)
    for at in answered:
        note("answered", at)
    for action in case.actions.values():
        note(action.kind, action.at)
    return {name: sorted(times) for name, times in points.items()}


def _taken(timing: Timing, points: Mapping[str, list[datetime]]) -> int | None:
    """Return the minutes from the first of its beginnings to the first of its ends after that."""
    starts = [at for name in timing.start for at in points.get(name, [])]
    if not starts:
        return None
    start = min(starts)
    ends = [at for name in timing.end for at in points.get(name, []) if at >= start]
    return int((min(ends) - start).total_seconds() // 60) if ends else None

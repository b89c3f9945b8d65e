"""What stands in the way of a pack, and what a careful person looks at before making one. Pure."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from evidence_desk.case import gate
from evidence_desk.case.state import Case
from evidence_desk.case.values import PICTURE_KINDS, Exhibit
from evidence_desk.packs.plan import withheld
from evidence_desk.policy.model import Policy

# In the order shown. The first ones keep a pack from being made: they are what the third door refuses, and no more.
Blocking = Literal["read-only", "nothing-chosen", "police-not-told", "no-gate-answer", "category-unanswered"]
Advice = Literal["damaged", "not-looked-at", "no-policy-cell", "no-time-seen"]
BLOCKING: tuple[Blocking, ...] = (
    "read-only",  # said by the shell, which knows how the case was opened
    "nothing-chosen",
    "police-not-told",
    "no-gate-answer",
    "category-unanswered",
)
_SEEN: Set[str] = PICTURE_KINDS | {"message-transcript"}  # kinds that were on a screen at some time


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend or to look at, with the exhibits it is about."""

    code: Blocking | Advice
    ids: tuple[str, ...] = ()
    category: str = ""  # id of the category or trigger that asks about every picture

    @property
    def blocks(self) -> bool:
        """Whether no pack is made before it is mended."""
        return self.code in BLOCKING


def plan_problems(case: Case, policy: Policy, locked: frozenset[str], ids: Sequence[str]) -> list[Problem]:
    """Return what is wrong with a pack over these exhibits, what blocks first.

    Args:
        locked: exhibits locked ahead of the record.
        ids: the exhibits to be included, restricted ones among them.
    """
    chosen = [case.exhibits[name] for name in ids if name in case.exhibits]
    return [*_blocking(case, policy, locked, chosen), *_advice(locked, chosen)]


def _blocking(case: Case, policy: Policy, locked: frozenset[str], chosen: Sequence[Exhibit]) -> list[Problem]:
    found = [] if chosen else [Problem(code="nothing-chosen")]
    if untold := gate.not_told_of(case, locked):
        found.append(Problem(code="police-not-told", ids=tuple(untold)))
    open_questions = [e.id for e in chosen if e.status == "held" and gate.needs_answer(e)]
    if open_questions:
        found.append(Problem(code="no-gate-answer", ids=tuple(open_questions)))
    for name in gate.asking_in(case, policy.asking_about_each_picture()):
        if pictures := gate.unanswered_pictures(case, name):
            ids = tuple(picture.id for picture in pictures)
            found.append(Problem(code="category-unanswered", ids=ids, category=name))
    return found


def _advice(locked: frozenset[str], chosen: Sequence[Exhibit]) -> list[Problem]:
    shown = [exhibit for exhibit in chosen if not withheld(exhibit, locked)]
    groups: dict[Advice, list[str]] = {
        "damaged": [e.id for e in shown if e.status == "damaged"],
        "not-looked-at": [
            e.id for e in shown if e.kind == "image" and e.status == "held" and not e.inspection
        ],
        "no-policy-cell": [e.id for e in shown if not _has_cell(e)],
        "no-time-seen": [e.id for e in shown if e.kind in _SEEN and not e.source.seen_at],
    }
    return [Problem(code=code, ids=tuple(ids)) for code, ids in groups.items() if ids]


def _has_cell(exhibit: Exhibit) -> bool:
    tags = exhibit.classification
    return tags is not None and bool(tags.cells or tags.criminal or tags.triggers)

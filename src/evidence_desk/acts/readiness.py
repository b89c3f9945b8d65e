"""What stands in the way of a pack, and what a careful person looks at before making one. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from evidence_desk.acts.questions import open_questions
from evidence_desk.base.counting import counted
from evidence_desk.case import gate
from evidence_desk.case.disclosing import NAMES_FEW, WARNS
from evidence_desk.case.forms import is_picture
from evidence_desk.case.state import Case
from evidence_desk.case.values import PICTURE_KINDS, Exhibit
from evidence_desk.packs.content import Kind
from evidence_desk.packs.plan_doors import placeholder_for, withheld
from evidence_desk.policy.model import Policy

# In the order shown. The first ones keep a pack from being made: they are what the third door refuses, and no more.
Blocking = Literal[
    "read-only",
    "nothing-chosen",
    "police-not-told",
    "no-gate-answer",
    "category-unanswered",
    "hold-disclosure",
    "no-pseudonym",
    "left-out-no-reason",
]
Advice = Literal[
    "needs-redaction",
    "question-open",
    "nobody-listed",
    "away-left-out",
    "damaged",
    "not-looked-at",
    "no-policy-cell",
    "no-time-seen",
]
BLOCKING: tuple[Blocking, ...] = (
    "read-only",  # said by the shell, which knows how the case was opened
    "nothing-chosen",
    "police-not-told",
    "no-gate-answer",
    "category-unanswered",
    "hold-disclosure",
    "no-pseudonym",
    "left-out-no-reason",
)
NAMES_MAX, NAME_MAX = 2_000, 300  # that are replaced; so many letters of one
_NONE: Mapping[str, str] = {}
_SEEN: Set[str] = PICTURE_KINDS | {"message-transcript"}  # kinds that were on a screen at some time


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend or to look at, with the exhibits it is about."""

    code: Blocking | Advice
    ids: tuple[str, ...] = ()
    category: str = ""  # id of the category or trigger that asks about every picture, or of the open question
    detail: str = ""  # in words, where the exhibits do not say it

    @property
    def blocks(self) -> bool:
        """Whether no pack is made before it is mended."""
        return self.code in BLOCKING


def plan_problems(
    case: Case,
    policy: Policy,
    locked: frozenset[str],
    ids: Sequence[str],
    *,
    kind: Kind = "police",
    confirmed: frozenset[str] = frozenset(),
    left_out: Mapping[str, str] = _NONE,
) -> list[Problem]:
    """Return what is wrong with a pack over these exhibits, what blocks first.

    Args:
        locked: exhibits locked ahead of the record.
        ids: the exhibits to be included, restricted ones among them.
        confirmed: those that show no third-party pupil.
        left_out: exhibit -> why it is not in the pack.
    """
    chosen = [case.exhibits[name] for name in ids if name in case.exhibits]
    of_kind = kind_problems(case, policy, kind, chosen, left_out)
    return [
        *_blocking(case, policy, locked, chosen),
        *(problem for problem in of_kind if problem.blocks),
        *_to_be_redacted(policy, locked, chosen, kind, confirmed),
        *(problem for problem in of_kind if not problem.blocks),
        *_advice(locked, chosen, policy, kind),
    ]


def kind_problems(
    case: Case, policy: Policy, kind: str, chosen: Sequence[Exhibit], left_out: Mapping[str, str]
) -> list[Problem]:
    """Return what the kind of a pack asks for beside the third door."""
    found: list[Problem] = []
    included = {exhibit.id for exhibit in chosen}
    for one in open_questions(case, policy):
        code: Blocking | Advice = "hold-disclosure" if kind in WARNS else "question-open"
        found.append(
            Problem(code=code, ids=one.exhibits, category=one.id, detail=f"{one.reason} {one.answer}")
        )
    if kind in NAMES_FEW:
        twins = unnamed(case)
        if twins:
            found.append(Problem(code="no-pseudonym", detail=twins))
        if not case.people:
            found.append(Problem(code="nobody-listed"))
        silent = [
            e.id
            for e in case.in_display_order()
            if e.id not in included and not left_out.get(e.id, "").strip()
        ]
        if silent and chosen:
            found.append(Problem(code="left-out-no-reason", ids=tuple(silent)))
    away = [
        name
        for name, weighed in case.bearings.items()
        if weighed.bearing != "towards" and name not in included and name in case.exhibits
    ]
    if away and chosen:
        found.append(Problem(code="away-left-out", ids=tuple(away)))
    return found


def unnamed(case: Case) -> str:
    """Return who cannot be told apart by a pseudonym, in words; empty when everybody can."""
    people = case.people_in_order()
    given = [person.pseudonym.strip().casefold() for person in people]
    names = {person.name.strip().casefold() for person in people}
    without = sum(not name or name in names for name in given)
    twice = sorted(
        {person.pseudonym for person, name in zip(people, given, strict=True) if given.count(name) > 1}
    )
    words = [f"{counted(without, 'person has', 'people have')} no pseudonym"] if without else []
    words += [f"{name} is given twice" for name in twice if name]
    called = [name for person in people for name in (person.name, *person.also)]
    if len(called) > NAMES_MAX or any(len(name) > NAME_MAX for name in called):
        words.append(f"there are more than {NAMES_MAX:,} names, or one of more than {NAME_MAX} characters")
    return ", and ".join(words)


def _to_be_redacted(
    policy: Policy, locked: frozenset[str], chosen: Sequence[Exhibit], kind: Kind, confirmed: frozenset[str]
) -> list[Problem]:
    waiting = [
        e.id for e in chosen if placeholder_for(e, locked, policy, kind, confirmed) == "needs-redaction"
    ]
    return [Problem(code="needs-redaction", ids=tuple(waiting))] if waiting else []


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


def _advice(locked: frozenset[str], chosen: Sequence[Exhibit], policy: Policy, kind: Kind) -> list[Problem]:
    shown = [exhibit for exhibit in chosen if not withheld(exhibit, locked, policy, kind)]
    # A page is classified by any of its parts.
    classified = {e.capture for e in shown if e.capture and _has_cell(e)}
    groups: dict[Advice, list[str]] = {
        "damaged": [e.id for e in shown if e.status == "damaged"],
        "not-looked-at": [e.id for e in shown if is_picture(e) and e.status == "held" and not e.inspection],
        "no-policy-cell": [e.id for e in shown if not _has_cell(e) and e.capture not in classified],
        "no-time-seen": [e.id for e in shown if e.kind in _SEEN and not e.source.seen_at and not e.capture],
    }
    return [Problem(code=code, ids=tuple(ids)) for code, ids in groups.items() if ids]


def _has_cell(exhibit: Exhibit) -> bool:
    tags = exhibit.classification
    return tags is not None and bool(tags.cells or tags.criminal or tags.triggers)

"""Everything the cases hold about one person: what a subject access request asks for, as a list to work from.

The list says where to look, not what to disclose: third parties stand beside the person in nearly every exhibit, and
what is locked for the police is named by its reference alone.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal, cast, get_args

from evidence_desk.case.named import words_of_name
from evidence_desk.case.values import RoleInExhibit
from evidence_desk.library.index import Index
from evidence_desk.library.keeper import Library
from evidence_desk.library.rows import RowKind, RowState, plain
from evidence_desk.library.search import Hit, find, linked, near

NAMES_MAX: Final = 12  # spellings asked for at once
_HITS_MAX: Final = 100_000  # a list that leaves things out answers no request
_SIMILAR_MAX: Final = 12
_LIKENESS: Final = 0.78  # of two names, 0 to 1: Kayla and Kaila, Mohammed and Muhammad

# How something is about the person: linked by a person, or named in a field.
How = Literal[
    "victim",
    "alleged",
    "witness",
    "posted",
    "mentioned",
    "person",
    "title",
    "people",
    "source",
    "notes",
    "words",
]
_HOWS: Final = get_args(How)
_ROLES: Final = get_args(RoleInExhibit)
_ORDER: Final = {"person": 0, "case": 1, "concern": 2, "exhibit": 3, "action": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person of a case who bears the name asked for."""

    case_id: str
    id: str
    pseudonym: str


@dataclass(slots=True, kw_only=True)
class Mention:
    """One thing that is about the person."""

    kind: RowKind
    target: str
    ref: str
    title: str
    what: str
    at: str
    state: RowState
    how: list[How] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMentions:
    """What one case holds about the person."""

    case_id: str
    path: Path
    reference: str
    title: str
    status: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The whole list, and what it cannot speak for."""

    names: tuple[str, ...]
    cases: tuple[CaseMentions, ...]
    searched: int  # cases
    similar: tuple[str, ...]  # other names in the cases that may be the same person
    out_of_reach: int = 0
    waiting: int = 0

    @property
    def count(self) -> int:
        """How many entries the list has."""
        return sum(len(case.mentions) for case in self.cases)


def mentions_of(library: Library, names: Sequence[str]) -> Mentions:
    """Return everything about a person, by all the names, nicknames and accounts they are known under.

    Raises:
        BadInput: the list of what is locked on this device cannot be read; nothing is shown then.
    """
    asked = tuple(dict.fromkeys(text for name in names if (text := plain(name))))[:NAMES_MAX]
    index = library.index
    answer = library.checked(lambda: _ask(index, asked), _HITS_MAX)
    gathered = _Gathered({(person.case_id, person.id) for person in known_people(index, asked)})
    for hit in answer.hits:
        gathered.add(hit)
    for hit in answer.locked:
        if hit.role:
            gathered.add(replace(hit, title="", state="locked"))
    return Mentions(
        names=asked,
        cases=gathered.by_case(index),
        searched=answer.cases,
        similar=similar_names(index, asked),
        out_of_reach=answer.out_of_reach,
        waiting=answer.waiting,
    )


def _ask(index: Index, names: Sequence[str]) -> list[Hit]:
    """Return what names the person, what they are linked to, and what names them by the pseudonym of the case."""
    hits = [hit for name in names for hit in find(index, near(name), limit=_HITS_MAX)]
    for person in known_people(index, names):
        hits += linked(index, person.case_id, person.id)
        if person.pseudonym:
            hits += find(index, near(person.pseudonym), case_id=person.case_id, limit=_HITS_MAX)
    return hits


def known_people(index: Index, names: Iterable[str]) -> list[Known]:
    """Return the people of all cases who bear one of the names: all its words, in any order."""
    wanted = [words for name in names if (words := words_of_name(name))]
    found: list[Known] = []
    for case_id, ident, name, pseudonym in _all_people(index):
        own = words_of_name(name)
        if any(words <= own for words in wanted):
            found.append(Known(case_id=case_id, id=ident, pseudonym=pseudonym))
    return found


def similar_names(index: Index, names: Iterable[str]) -> tuple[str, ...]:
    """Return other names in the cases that may be the same person's, most alike first."""
    wanted = [words for name in names if (words := words_of_name(name))]
    likeness: dict[str, float] = {}
    for name in {row[2] for row in _all_people(index)}:
        own = words_of_name(name)
        if not own or any(words <= own for words in wanted):
            continue
        best = max((_likeness(words, own) for words in wanted), default=0.0)
        if best >= _LIKENESS:
            likeness[name] = best
    ordered = sorted(likeness, key=lambda name: (-likeness[name], name))
    return tuple(ordered[:_SIMILAR_MAX])


def _likeness(wanted: frozenset[str], own: frozenset[str]) -> float:
    """Return how much alike two names are: how well each wanted word is matched by its best one."""
    best = [
        max(difflib.SequenceMatcher(None, word, other, autojunk=False).ratio() for other in own)
        for word in wanted
    ]
    return sum(best) / len(best)


def _all_people(index: Index) -> list[tuple[Any, ...]]:
    return index.ask(
        "SELECT cases.case_id, people.id, people.name, people.pseudonym"
        " FROM people JOIN cases ON cases.no = people.case_no"
    )


class _Gathered:
    """The list while it is made: one entry for each thing, however often it was found."""

    def __init__(self, own: set[tuple[str, str]]) -> None:
        """Begin; `own` are the people, as (case, id), who bear the name themselves."""
        self._own = own
        self._found: dict[tuple[str, str, str], Mention] = {}
        self._paths: dict[str, Path] = {}

    def add(self, hit: Hit) -> None:
        """Add something that is about the person."""
        self._paths[hit.case_id] = hit.path
        mention = self._found.setdefault(
            (hit.case_id, hit.kind, hit.target),
            Mention(
                kind=hit.kind,
                target=hit.target,
                ref=hit.ref,
                title=hit.title,
                what=hit.what,
                at=hit.at,
                state=hit.state,
            ),
        )
        how = self._how(hit)
        if how not in mention.how:
            mention.how.append(how)

    def _how(self, hit: Hit) -> How:
        if hit.role in _HOWS:
            return cast("How", hit.role)
        if hit.kind == "person":  # somebody else's entry may name them: "Parent of Pupil A"
            return "person" if (hit.case_id, hit.target) in self._own else "people"
        return "title" if hit.where == "ref" else hit.where

    def by_case(self, index: Index) -> tuple[CaseMentions, ...]:
        """Return the list, case by case."""
        found: list[CaseMentions] = []
        grouped: dict[str, list[Mention]] = {}
        for (case_id, _, _), mention in self._found.items():
            mention.how.sort(key=_HOWS.index)
            if mention.how[0] in _ROLES and "people" in mention.how:
                mention.how.remove("people")  # the part says it already
            grouped.setdefault(case_id, []).append(mention)
        for case in sorted(index.cases(), key=lambda case: (case.reference, case.title)):
            mine = grouped.get(case.case_id)
            if mine:
                mine.sort(key=lambda m: (_ORDER[m.kind], m.at, m.ref))
                found.append(
                    CaseMentions(
                        case_id=case.case_id,
                        path=self._paths[case.case_id],
                        reference=case.reference,
                        title=case.title,
                        status=case.status,
                        mentions=tuple(mine),
                    )
                )
        return tuple(found)

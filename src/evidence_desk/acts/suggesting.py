"""Which case a sealed drop may belong to: it follows an earlier one, names a child of it, or is by the same sender.

Only a proposal, with its reason in view. It is made from cases that this person can open anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evidence_desk.acts.inbox_facts import Listed
from evidence_desk.case.inbox import Inbox
from evidence_desk.case.named import words_of_name
from evidence_desk.case.state import Case
from evidence_desk.case.values import Concern
from evidence_desk.library.index import Index

Because = Literal["follows", "child", "sender"]
_LEAST = 2  # words of a name that are enough to mean one child


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCase:
    """A case that this person can open, as far as it is needed to propose it."""

    case_id: str
    path: Path
    reference: str
    title: str
    pupils: tuple[str, ...] = ()  # names


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A case to take a drop into, and why that one."""

    case: KnownCase
    because: Because


def cases_of(index: Index) -> list[KnownCase]:
    """Return the cases of a library with the pupils they name."""
    pupils: dict[str, list[str]] = {}
    for case_id, name in index.ask(
        "SELECT cases.case_id, people.name FROM people JOIN cases ON cases.no = people.case_no"
        " WHERE people.kind = 'pupil'"
    ):
        pupils.setdefault(case_id, []).append(name)
    return [
        KnownCase(
            case_id=case.case_id,
            path=case.path,
            reference=case.reference,
            title=case.title,
            pupils=tuple(pupils.get(case.case_id, ())),
        )
        for case in index.cases()
    ]


def known_case(case: Case, path: Path) -> KnownCase:
    """Return an open case in the same form."""
    pupils = tuple(person.name for person in case.people.values() if person.kind == "pupil")
    return KnownCase(case_id=case.id, path=path, reference=case.reference, title=case.title, pupils=pupils)


def suggest(drop: Listed, cases: Sequence[KnownCase], inbox: Inbox) -> tuple[Suggestion, ...]:
    """Return the cases a drop may belong to, the likeliest first; each once."""
    by_id = {case.case_id: case for case in cases}
    found: dict[str, Suggestion] = {}

    def add(case: KnownCase | None, because: Because) -> None:
        if case is not None:
            found.setdefault(case.case_id, Suggestion(case=case, because=because))

    for earlier in (drop.id, drop.follows):
        taken = inbox.taken(earlier) if earlier else None
        if taken is not None and not taken.rejected:
            add(by_id.get(taken.case), "follows")
    said = _words(drop)
    for case in cases:
        if any(_is_meant(name, said) for name in case.pupils):
            add(case, "child")
    for case_id in inbox.cases_of(drop.fingerprint):
        add(by_id.get(case_id), "sender")
    return tuple(found.values())


def _is_meant(name: str, said: frozenset[str]) -> bool:
    words = words_of_name(name)
    return len(words) >= _LEAST and words <= said


def _words(drop: Listed) -> frozenset[str]:
    """Return all words that the sender wrote."""
    return frozenset(re.findall(r"\w{2,}", " ".join(_texts(drop)).casefold()))


def _texts(drop: Listed) -> Iterable[str]:
    for concern in drop.concerns:
        yield from texts_of(concern)
    for item in drop.items:
        yield item.caption
        yield from item.notes
        yield item.source.account
        yield item.source.file_name


def texts_of(concern: Concern) -> list[str]:
    """Return every text of a concern that is filled in."""
    found: list[str] = []
    for name in Concern.__struct_fields__:
        value = getattr(concern, name)
        found += [
            text
            for text in (value if isinstance(value, tuple) else (value,))
            if isinstance(text, str) and text
        ]
    return found

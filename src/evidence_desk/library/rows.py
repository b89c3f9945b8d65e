"""What of a case is searched: one row for each thing that could be meant. Pure.

Nothing of an exhibit that is locked, removed or waits to be locked becomes a row's words: such a row carries the
reference alone, so that whoever answers a subject access request knows that something is there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from evidence_desk.case.named import is_named
from evidence_desk.case.state import Case
from evidence_desk.case.values import Concern, Exhibit

RowKind = Literal["case", "concern", "exhibit", "person", "action"]
RowState = Literal["open", "locked", "removed"]
TEXT_MAX: Final = 4 << 20  # characters of one field
_TITLE_MAX: Final = 300  # characters of a title shown
_SEPARATOR: Final = " · "  # between parts of a field; no word spans it


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing of a case, in words."""

    kind: RowKind
    target: str  # id of the exhibit, person or action; empty for the case and its concern
    ref: str = ""
    title: str = ""
    at: str = ""  # UTC text
    state: RowState = "open"
    sha256: str = ""  # of an exhibit's bytes
    what: str = ""  # kind of the exhibit, person or action
    people: str = ""
    source: str = ""  # accounts, platforms, addresses, file names
    notes: str = ""
    words: str = ""  # of a message


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person concerned in a case."""

    id: str
    name: str
    kind: str
    pseudonym: str
    year_group: str
    also: tuple[str, ...] = ()  # what else they are called


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """The part a person plays in an exhibit."""

    person: str
    exhibit: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRows:
    """All that is searched of one case."""

    rows: tuple[Row, ...]
    people: tuple[PersonRow, ...]
    roles: tuple[RoleRow, ...]


def plain(text: str) -> str:
    """Return a text as it is compared and shown: one spelling for one letter, no controls, single spaces."""
    if text.isascii():
        return " ".join(text.split())
    kept = (
        c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in {"Cf", "Cs", "Co"}
    )
    return " ".join("".join(kept).split())


def is_about(case: Case, name: str) -> bool:
    """Return whether a case is about the person of this name, who then must not meet it in any list.

    That is an adult who is named as the alleged one or as the one who posted, or who stands among the people of a
    concern about leadership other than as a witness. It errs on the side of finding.
    """
    own = {
        person.id
        for person in case.people.values()
        if person.kind != "pupil" and is_named(name, (person.name,))
    }
    if not own:
        return False
    parts = {role.role for exhibit in case.exhibits.values() for role in exhibit.people if role.person in own}
    if parts & {"alleged", "posted"}:
        return True
    return case.about_leadership == "yes" and "witness" not in parts


def rows_of(case: Case, locked: frozenset[str], words: Callable[[Exhibit], str]) -> CaseRows:
    """Return what is searched of a case.

    Args:
        locked: exhibits locked ahead of the record.
        words: gives the words of a message that may be shown; empty for everything else.
    """
    people = tuple(
        PersonRow(
            id=person.id,
            name=plain(person.name),
            kind=person.kind,
            pseudonym=plain(person.pseudonym),
            year_group=plain(person.year_group),
            also=tuple(map(plain, person.also)),
        )
        for person in case.people.values()
    )
    names = {person.id: _joined((person.name, person.pseudonym)) for person in people}
    roles = tuple(
        RoleRow(person=role.person, exhibit=exhibit.id, role=role.role)
        for exhibit in case.exhibits.values()
        for role in exhibit.people
    )
    rows = (
        _case_row(case),
        *_concern_rows(case),
        *(_exhibit_row(exhibit, locked, names, words) for exhibit in case.in_order()),
        *_person_rows(people),
        *_action_rows(case),
    )
    return CaseRows(rows=rows, people=people, roles=roles)


def _joined(parts: Iterable[str]) -> str:
    return _SEPARATOR.join(text for part in parts if (text := plain(part)))[:TEXT_MAX]


def _titled(text: str) -> str:
    flat = plain(text)
    return flat if len(flat) <= _TITLE_MAX else flat[: _TITLE_MAX - 1] + "…"


def _case_row(case: Case) -> Row:
    return Row(
        kind="case",
        target="",
        ref=plain(case.reference),
        title=_titled(case.title),
        at=case.opened_at,
        notes=_joined((case.external_reference, case.school.name)),
    )


def _concern_rows(case: Case) -> Iterator[Row]:
    if case.concern:
        texts = [text for concern in case.concern for text in _concern_texts(concern)]
        yield Row(
            kind="concern", target="", title=_titled(case.title), at=case.opened_at, notes=_joined(texts)
        )


def _concern_texts(concern: Concern) -> Iterator[str]:
    for name in concern.__struct_fields__:
        value = getattr(concern, name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (text for text in value if isinstance(text, str))


def _exhibit_row(
    exhibit: Exhibit, locked: frozenset[str], names: dict[str, str], words: Callable[[Exhibit], str]
) -> Row:
    at = exhibit.captured_at.utc
    if exhibit.status == "erased":
        return Row(
            kind="exhibit", target=exhibit.id, ref=exhibit.ref, at=at, state="removed", what=exhibit.kind
        )
    if exhibit.status == "locked" or exhibit.id in locked:
        return Row(
            kind="exhibit", target=exhibit.id, ref=exhibit.ref, at=at, state="locked", what=exhibit.kind
        )
    source = exhibit.source
    return Row(
        kind="exhibit",
        target=exhibit.id,
        ref=exhibit.ref,
        title=_titled(exhibit.caption),
        at=at,
        sha256=exhibit.sha256,
        what=exhibit.kind,
        people=_joined(names.get(role.person, "") for role in exhibit.people),
        source=_joined(
            (
                source.account,
                source.account_id,
                source.platform,
                source.url,
                source.file_name,
                source.logged_in_as,
                source.post_id,
            )
        ),
        notes=_joined((*(note.text for note in exhibit.notes), *_other_texts(exhibit))),
        words=words(exhibit),
    )


def _other_texts(exhibit: Exhibit) -> Iterator[str]:
    yield exhibit.caption[_TITLE_MAX - 1 :]  # what the title had no room for
    yield exhibit.proportionality
    yield exhibit.source.how_reached
    yield exhibit.source.seen_at
    if exhibit.classification is not None:
        yield exhibit.classification.reason
    yield from _texts_in(exhibit.restricted)


def _texts_in(value: object) -> Iterator[str]:
    """Yield the texts of a text-only record, however they are nested."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts_in(part)


def _person_rows(people: Iterable[PersonRow]) -> Iterator[Row]:
    for person in people:
        yield Row(
            kind="person",
            target=person.id,
            ref=person.pseudonym,
            title=_titled(person.name),
            what=person.kind,
            notes=_joined((person.year_group, *person.also)),
        )


def _action_rows(case: Case) -> Iterator[Row]:
    for action in case.actions_in_order():
        yield Row(
            kind="action",
            target=action.id,
            title=action.kind,
            at=action.at,
            what=action.kind,
            notes=_joined((*action.fields.values(), action.reason)),
        )

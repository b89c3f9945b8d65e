"""Searching the open case: what its record says, at once, and the words of its messages, a few at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.machine_text import has_machine_text, machine_text
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.forms import form_of, may_be_shown

TEXT_MAX: Final = 4 << 20  # bytes of one message that are looked through
AT_ONCE: Final = 16  # messages read before other work on the case gets its turn
HITS_MAX: Final = 500
_AROUND: Final = 40  # characters of the record shown beside a hit

Where = Literal["reference", "caption", "note", "account", "platform", "address", "file", "words", "person"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found."""

    target: str  # id of the exhibit or person
    title: str
    where: Where
    kind: str  # of the exhibit; "person"
    excerpt: str  # never of a message's words: those are read in the viewer


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _excerpt(text: str, wanted: str) -> str:
    """Return the part of a text around a hit, cut with dots."""
    flat = " ".join(text.split())
    at = max(0, flat.casefold().find(wanted))
    start, end = max(0, at - _AROUND), at + len(wanted) + _AROUND
    return ("… " if start else "") + flat[start:end] + (" …" if end < len(flat) else "")


def _fields(exhibit: Exhibit) -> Iterator[tuple[Where, str]]:
    source = exhibit.source
    yield "reference", exhibit.ref
    yield "caption", exhibit.caption
    yield "account", f"{source.account} {source.account_id}"
    yield "platform", source.platform
    yield "address", source.url
    yield "file", source.file_name
    for note in (*(note.text for note in exhibit.notes), exhibit.proportionality, source.how_reached):
        yield "note", note
    for value in exhibit.restricted.values():
        if isinstance(value, str):
            yield "note", value


def in_record(case: Case, wanted: str, report: Callable[[int, int], None]) -> list[Hit]:
    """Return what the record itself says, exhibits in order and then people; one hit for each.

    Args:
        report: told (done, total); may raise `Cancelled`.
    """
    word = _folded(wanted)
    hits: list[Hit] = []
    exhibits = case.in_order()
    for number, exhibit in enumerate(exhibits):
        if number % 200 == 0:
            report(number, len(exhibits))
        for where, text in _fields(exhibit):
            if text and word in _folded(text):
                title = f"{exhibit.ref}  {exhibit.caption}".strip()
                excerpt = "" if where in {"reference", "caption"} else _excerpt(text, word)
                hits.append(
                    Hit(target=exhibit.id, title=title, where=where, kind=exhibit.kind, excerpt=excerpt)
                )
                break
        if len(hits) >= HITS_MAX:
            return hits
    for person in case.people_in_order():
        if word in _folded(f"{person.name} {person.pseudonym} {person.year_group}"):
            title = f"{person.pseudonym}  {person.name}"
            hits.append(
                Hit(target=person.id, title=title, where="person", kind="person", excerpt=person.year_group)
            )
    return hits


def readable(case: Case, locked: frozenset[str], found: frozenset[str]) -> list[str]:
    """Return the ids of the messages whose words are worth reading: openable, small enough, not found already."""
    return [
        exhibit.id
        for exhibit in case.in_order()
        if exhibit.id not in found
        and (form_of(exhibit) == "text" or has_machine_text(exhibit))
        and exhibit.size <= TEXT_MAX
        and may_be_shown(exhibit, locked)
    ]


def in_words(
    store: CaseStore, ids: Sequence[str], wanted: str, report: Callable[[int, int], None]
) -> list[Hit]:
    """Read some messages and return those that hold the words. One that cannot be read is passed over."""
    word = _folded(wanted)
    hits: list[Hit] = []
    for number, ident in enumerate(ids):
        report(number, len(ids))
        exhibit = store.case.exhibits.get(ident)
        if exhibit is None or not may_be_shown(exhibit, store.locked):
            continue
        try:
            if has_machine_text(exhibit):
                text = machine_text(store, exhibit)
            else:
                text = store.read_whole(exhibit, TEXT_MAX).decode("utf-8", "replace")
        except EvidenceDeskError:
            continue
        if word in _folded(text):
            title = f"{exhibit.ref}  {exhibit.caption}".strip()
            hits.append(Hit(target=exhibit.id, title=title, where="words", kind=exhibit.kind, excerpt=""))
    return hits

"""Taking things in: an exhibit in one durable commit, what is known about it, what the worker found in it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from msgspec import structs

from evidence_desk.base.embedded import carries_a_file
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case.batch import Batch
from evidence_desk.case.gate import Admission, Stopped
from evidence_desk.case.rules import find_exhibit, next_reference
from evidence_desk.case.store import CaseStore, Report
from evidence_desk.case.values import Exhibit, ExhibitKind, Grade, Source

WORDS_LIMIT = 20_000  # characters of one text that a person writes beside an exhibit
CAPTION_LIMIT = 2_000  # characters of a caption, a name or a place
_ADDRESS_LIMIT = 8 * 1024  # characters
RECORD_FIELDS = 200  # fields of a restricted record, with those inside others


@dataclass(frozen=True, slots=True, kw_only=True)
class NewExhibit:
    """What is known about an item when it comes in."""

    kind: ExhibitKind
    media_type: str
    method: str
    grade: Grade
    caption: str = ""
    source: Source = Source()
    notes: tuple[str, ...] = ()
    derived_from: str = ""
    monitoring: str = ""  # id of the action by which a monitoring record was looked at
    findings: Mapping[str, Any] | None = None  # what a file said of itself that is not kept whole
    page: tuple[ev.PageEvent, ...] = ()  # what its commit says of the page it is a part of


def add_exhibit(
    store: CaseStore,
    admission: Admission,
    new: NewExhibit,
    stream: BinaryIO,
    size: int,
    report: Report | None = None,
    *,
    beside: Callable[[Batch, str], None] | None = None,
) -> Exhibit:
    """Keep one item: hash, encrypt, commit. When this returns, it is on the disk.

    Args:
        admission: the leave that the first door gave for this item.
        stream: the original bytes, from the start; seekable, because a block-list makes two passes.
        size: exact number of bytes to come.
        beside: adds what belongs to it to the same commit; given that and the exhibit's id.

    Raises:
        GateRefused: the bytes are on a block-list, the key is no producer, or the caption, the source or a note
            could carry a picture.
        BadInput: the stream is not `size` bytes long, or one of these texts is too long; nothing was kept.
        CannotWrite, Cancelled: nothing of the item was kept.
    """
    check_texts(new.caption, new.source, new.notes)
    reference = next_reference(store.case, store.actor)
    blocked = bool(store.case.blocked) or bool(store.blocked_here.read())
    with store.committing() as batch:
        captured = store.time_read(batch.now)
        blob = batch.staged.add_blob(
            stream,
            size,
            batch.recipient,
            refuse=store.refuse_blocked if blocked else None,
            report=report,
        )
        added = batch.event(
            ev.ExhibitAdded(
                reference=reference,
                kind=new.kind,
                media_type=new.media_type,
                size=blob.size,
                sha256=blob.sha256.hex(),
                blob=blob.leaf,
                captured_at=captured,
                captured_by=store.actor,
                method=new.method,
                grade=new.grade,
                gate=admission.answered(store.actor, captured.utc),
            )
        )
        for said in said_of(added.id, new):
            batch.event(said)
        if new.findings is not None:
            batch.event(ev.ExhibitInspected(exhibit=added.id, findings=dict(new.findings)))
        if new.monitoring:
            batch.event(ev.MonitoringMarked(exhibit=added.id, authority=new.monitoring))
        if beside is not None:
            beside(batch, added.id)
    return store.case.exhibits[added.id]


def check_words(text: str, what: str, limit: int = WORDS_LIMIT) -> str:
    """Return a text that a person wrote, when it can hold no picture: words pass the first door unasked.

    Args:
        what: the text's name, for the message.
        limit: most characters.

    Raises:
        BadInput: longer than `limit`.
        GateRefused: a file could be carried in it.
    """
    if len(text) > limit:
        raise BadInput(
            f"a text of {len(text)} characters over {limit}",
            f"{what} has {len(text):,} characters; at most {limit:,} fit. Nothing was written.",
        )
    if reason := carries_a_file(text):
        raise GateRefused(
            f"{reason} in a written text",
            f"{what} holds {reason}, which can carry a picture. Only words belong there. Nothing was written.",
        )
    return text


def describe_exhibit(
    store: CaseStore,
    exhibit_id: str,
    *,
    caption: str | None = None,
    source: Source | None = None,
    notes: tuple[str, ...] = (),
    proportionality: str | None = None,
) -> Exhibit:
    """Write what is known about an exhibit: given texts replace, fields of the source that are filled too, notes add.

    Raises:
        BadInput: a text is too long.
        GateRefused: a text could carry a picture.
        CannotWrite: nothing was written.
    """
    check_texts(caption or "", source or Source(), notes)
    check_words(proportionality or "", "Why it was needed")
    exhibit = find_exhibit(store.case, exhibit_id)
    store.record(
        ev.ExhibitDescribed(
            exhibit=exhibit.id, caption=caption, source=source, notes=notes, proportionality=proportionality
        )
    )
    return store.case.exhibits[exhibit.id]


def check_texts(caption: str, source: Source, notes: Iterable[str]) -> None:
    """Refuse what is said of an exhibit when it is too long or could carry a picture.

    Raises:
        BadInput, GateRefused: as `check_words`.
    """
    check_words(caption, "The caption", CAPTION_LIMIT)
    for note in notes:
        check_words(note, "A note")
    for name in Source.__struct_fields__:
        text: str = getattr(source, name)
        if text:
            limit = _ADDRESS_LIMIT if name == "url" else CAPTION_LIMIT
            check_words(text, f"The source's {name.replace('_', ' ')}", limit)


def said_of(exhibit: str, new: NewExhibit) -> Iterator[ev.ExhibitDescribed | ev.PageEvent]:
    """Yield what the commit of a new exhibit says of it: its description, and the page it is a part of."""
    described = description_of(exhibit, new)
    if described is not None:
        yield described
    for event in new.page:
        yield structs.replace(event, exhibit=exhibit) if isinstance(event, ev.PagePartKept) else event


def description_of(exhibit: str, new: NewExhibit) -> ev.ExhibitDescribed | None:
    """Return the entry that says what is known about a new exhibit, or None when nothing is."""
    if not (new.caption or new.notes or new.derived_from or new.source != Source()):
        return None
    return ev.ExhibitDescribed(
        exhibit=exhibit,
        caption=new.caption or None,
        source=new.source if new.source != Source() else None,
        notes=new.notes,
        derived_from=new.derived_from or None,
    )


def record_stop(store: CaseStore, stopped: Stopped) -> None:
    """Write down that the first door stayed shut; nothing of the item stands in the event."""
    store.record(
        ev.GateStopped(
            route=stopped.route.value,
            answer=stopped.answer,
            gate_class=stopped.gate_class,
            files=stopped.files,
            wording=stopped.wording,
            clipboard=stopped.clipboard,
        )
    )


def add_restricted(store: CaseStore, record: Mapping[str, Any], wording: str) -> Exhibit:
    """Write a text-only record; it gets a reference like an exhibit and has no place for an attachment.

    Raises:
        BadInput: the record is empty, has too many fields or too long a one.
        GateRefused: a file could be carried in its fields, in one or spread over several.
    """
    check_record(record)
    reference = next_reference(store.case, store.actor)
    now = store.clock.read()
    (recorded,) = store.record(
        ev.RestrictedRecorded(
            reference=reference, recorded_at=store.time_read(now), record=dict(record), wording=wording
        )
    )
    return store.case.exhibits[recorded.id]


def change_restricted(store: CaseStore, exhibit_id: str, changes: Mapping[str, Any], wording: str) -> Exhibit:
    """Give fields of a text-only record new values; each change is an entry with its author and time.

    Raises:
        BadInput: it is no text-only record, nothing changes, or the record would have too many or too long fields.
        GateRefused: a file could be carried in its fields as they would stand.
    """
    exhibit = find_exhibit(store.case, exhibit_id)
    if exhibit.kind != "restricted-record":
        raise BadInput("no restricted record", f"{exhibit.ref} is no restricted record. Nothing was written.")
    check_record(changes)
    check_record({**exhibit.restricted, **changes})
    store.record(ev.RestrictedChanged(exhibit=exhibit.id, record=dict(changes), wording=wording))
    return store.case.exhibits[exhibit.id]


def record_reading(store: CaseStore, exhibit: Exhibit, text: str, engine: str) -> Exhibit:
    """Write the words that a machine took out of a picture beside it; they go when it is locked or removed."""
    data = text.encode()
    with store.committing() as batch:
        blob = batch.staged.add_blob(io.BytesIO(data), len(data), batch.recipient)
        batch.event(
            ev.ExhibitInspected(
                exhibit=exhibit.id,
                findings={},
                renditions=(blob.leaf,),
                machine_text=blob.leaf,
                engine=engine,
            )
        )
    return store.case.exhibits[exhibit.id]


def check_record(record: Mapping[str, Any]) -> None:
    """Refuse a text-only record that is empty, too large, or could carry a file.

    Raises:
        BadInput, GateRefused: as `add_restricted`.
    """
    if not record:
        raise BadInput("empty restricted record", "The restricted record is empty. Nothing was written.")
    texts = _texts(record)
    if _count(record) > RECORD_FIELDS:
        raise BadInput(
            "restricted record with too many fields",
            f"The restricted record has more than {RECORD_FIELDS} fields. Nothing was written.",
        )
    for text in texts:
        check_words(text, "A field of the restricted record")
    check_words("\n".join(texts), "The restricted record", len(texts) * (WORDS_LIMIT + 1))


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for key, item in value.items() for text in (str(key), *_texts(item))]
    if isinstance(value, list | tuple):
        return [text for item in value for text in _texts(item)]
    return []


def _count(value: Any) -> int:
    if isinstance(value, Mapping):
        return sum(1 + _count(item) for item in value.values())
    return sum(1 + _count(item) for item in value) if isinstance(value, list | tuple) else 0


def record_inspection(
    store: CaseStore, exhibit: Exhibit, findings: Mapping[str, Any], rendition: bytes | None
) -> Exhibit:
    """Write what the worker found, with the page-ready picture it made where it had to make one.

    The rendition goes when its original is locked or removed.
    """
    with store.committing() as batch:
        leaves: tuple[int, ...] = ()
        if rendition is not None:
            blob = batch.staged.add_blob(io.BytesIO(rendition), len(rendition), batch.recipient)
            leaves = (blob.leaf,)
        batch.event(ev.ExhibitInspected(exhibit=exhibit.id, findings=dict(findings), renditions=leaves))
    return store.case.exhibits[exhibit.id]

"""Sealed drops that came: looking through them, taking them over or not."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from evidence_desk.acts.founding import SUFFIX
from evidence_desk.acts.progress import Report, told
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import (
    BadInput,
    BehindAnchor,
    CannotWrite,
    EvidenceDeskError,
    GateRefused,
    InUse,
    KeyUnavailable,
    NotFound,
)
from evidence_desk.bundle import age
from evidence_desk.bundle.lock import WriterLock
from evidence_desk.capture.containers import list_container
from evidence_desk.capture.importer import TEXT_LIMIT_BYTES, check_text, check_url, safe_display_name
from evidence_desk.capture.sniff import HEAD_BYTES, sniff
from evidence_desk.case import events as ev
from evidence_desk.case import taking
from evidence_desk.case.inbox import Inbox, SenderState, TakenHere
from evidence_desk.case.keys import Person
from evidence_desk.case.opendrop import OpenDrop, open_drop
from evidence_desk.case.receipts import check_code
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import PICTURE_KINDS

FOLDER_MAX = 1000  # drops looked at in one folder
DropState = Literal["waiting", "taken", "rejected", "added to", "unfinished", "quarantined", "not for you"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One drop as its recipient sees it before taking it; `drop` facts are empty when it cannot be opened."""

    path: Path
    state: DropState
    says: str  # why it is quarantined or unfinished, in words
    id: str = ""
    sender: str = ""  # as stated
    role: str = ""
    fingerprint: str = ""
    known: SenderState = "new"
    begun_at: str = ""
    newest_at: str = ""
    about_leadership: str = ""
    check_code: str = ""
    size: int = 0  # bytes of the items
    items: tuple[ListedItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """One item, unopened."""

    id: str
    what: str
    size: int
    at: str
    answer: str  # of the sender, to the stop question


# -- looking through ------------------------------------------------------------------------------------------


def list_drops(
    places: Sequence[Path], person: Person, home: Path, inbox: Inbox, *, everything: bool = False
) -> list[Listed]:
    """Return the drops in files and folders, newest first; a damaged one is named and never hidden.

    In a folder a drop that none of this person's keys opens is left out, for it may be about them; a file that is
    named by itself is always answered for.

    Args:
        everything: name those in folders too.

    Raises:
        NotFound: there is nothing at a place.
        BadInput: a folder holds too many.
    """
    found: list[Listed] = []
    for place in places:
        inside = place.is_dir()
        for path in _files_in(place) if inside else [place]:
            listed = _listed(path, person, home, inbox)
            if listed is None or (inside and listed.state == "not for you" and not everything):
                continue
            found.append(listed)
    return sorted(found, key=lambda one: one.newest_at, reverse=True)


def _files_in(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX and path.is_file())
    if len(found) > FOLDER_MAX:
        raise BadInput(
            "too many drops in a folder",
            f"{folder} holds more than {FOLDER_MAX} files ending {SUFFIX}. Name the ones to look at.",
        )
    return found


def _listed(path: Path, person: Person, home: Path, inbox: Inbox) -> Listed | None:
    """Return what can be said of one file; None for a case, which is no drop."""
    try:
        opened = open_drop(path, (person.identity,))
    except KeyUnavailable:
        says = (
            "None of your keys opens it: it was sent to others, or to a key you have since replaced. Somebody it was "
            "also sent to, or two recovery sheets, can open it."
        )
        return Listed(path=path, state="not for you", says=says)
    except NotFound:
        raise
    except BadInput as error:
        if str(error) == "not a drop":
            return None
        return Listed(path=path, state="quarantined", says=error.user_message)
    except EvidenceDeskError as error:
        return Listed(path=path, state="quarantined", says=error.user_message)
    with opened as drop:
        return _described(path, drop, home, inbox)


def _described(path: Path, drop: OpenDrop, home: Path, inbox: Inbox) -> Listed:
    items = tuple(
        ListedItem(
            id=item.entry.id,
            what=_kind_of(item.entry.event),
            size=item.added.size if item.added is not None else 0,
            at=item.entry.at,
            answer=item.added.gate.answer if item.added is not None else "not-needed",
        )
        for item in drop.items
    )
    state, says = _state_of(drop, home, inbox)
    return Listed(
        path=path,
        state=state,
        says=says,
        id=drop.id,
        sender=drop.begun.name,
        role=drop.begun.role,
        fingerprint=drop.sender,
        known=inbox.sender(drop.begun.name, drop.sender),
        begun_at=drop.at,
        newest_at=max((drop.at, *(item.at for item in items))),
        about_leadership=drop.begun.about_leadership,
        check_code=check_code(drop.bundle.head.note_sha256),
        size=sum(item.size for item in items),
        items=items,
    )


def _kind_of(event: ev.Event) -> str:
    if isinstance(event, ev.ExhibitAdded):
        return event.kind
    return "restricted-record" if isinstance(event, ev.RestrictedRecorded) else "concern"


def _state_of(drop: OpenDrop, home: Path, inbox: Inbox) -> tuple[DropState, str]:
    try:
        taking.compare_with_memory(drop, home)
    except BehindAnchor as error:
        return "quarantined", error.user_message
    if words := unfinished(drop):
        return "unfinished", words
    before = inbox.taken(drop.id)
    if before is None:
        return "waiting", ""
    if before.size < drop.bundle.head.size:
        return "added to", f"Looked at on this device at {before.at}; more was added since."
    where = "rejected" if before.rejected else "taken"
    return ("rejected" if before.rejected else "taken"), f"It was {where} on this device at {before.at}."


def unfinished(drop: OpenDrop) -> str:
    """Return in words that something stands behind the last whole item, or an empty string."""
    tail = drop.bundle.tail
    if tail is None or tail.only_zeros:
        return ""
    if tail.being_written:
        return "Its sender is adding to it just now."
    return (
        "It ends in unfinished writing or added bytes; everything before is whole. Hold it against its sender’s "
        "receipt or ask them whether more was to come."
    )


# -- taking over ----------------------------------------------------------------------------------------------


@contextlib.contextmanager
def opened_alone(
    path: Path, identities: Sequence[age.Identity], report: Report | None = None
) -> Iterator[OpenDrop]:
    """Give a drop, open, that nobody writes to or takes meanwhile.

    Where the folder cannot be written its lock cannot be taken, and nobody there can add to it either.

    Raises:
        InUse: its sender is adding to it, or a colleague is taking it.
        As `open_drop`.
    """
    if not path.is_file():
        raise NotFound("no drop", f"There is no drop at {path}. Check the path.")
    lock = None
    try:
        lock = WriterLock.take(path)
    except InUse:
        raise
    except CannotWrite:
        pass
    try:
        with open_drop(path, identities, told(report)) as drop:
            yield drop
    finally:
        if lock is not None:
            lock.release()


def take_drop(
    store: CaseStore,
    drop: OpenDrop,
    inbox: Inbox,
    *,
    accept_sender: bool = False,
    report: Report | None = None,
) -> taking.Taken:
    """Take a drop over into an open case.

    Args:
        accept_sender: go on although somebody of the sender's name is known with another key.

    Raises:
        GateRefused: the sender may be somebody else, or content may not come in; nothing was taken.
        As `taking.take`.
    """
    taking.compare_with_memory(drop, store.access.home)
    _hold_sender(store, drop, inbox, accept_sender=accept_sender)
    report = told(report)
    report.stage("Taking over", sum(item.added.size for item in drop.items if item.added is not None))
    taken = taking.take(store, drop, check_content, report)
    _remember(store, drop, inbox, rejected=False)
    return taken


def reject_drop(store: CaseStore, drop: OpenDrop, inbox: Inbox, reason: str) -> None:
    """Write down in an open case that a drop was looked at and not taken, and why.

    Raises:
        As `taking.reject`.
    """
    taking.compare_with_memory(drop, store.access.home)
    taking.reject(store, drop, reason)
    _remember(store, drop, inbox, rejected=True)


def _remember(store: CaseStore, drop: OpenDrop, inbox: Inbox, *, rejected: bool) -> None:
    at = clocks.utc_text(store.clock.read().utc)
    here = TakenHere(case=store.case.id, size=drop.bundle.head.size, at=at, rejected=rejected)
    with contextlib.suppress(CannotWrite):  # the case has it; this only helps to recognise
        inbox.remember(drop, here)


def _hold_sender(store: CaseStore, drop: OpenDrop, inbox: Inbox, *, accept_sender: bool) -> None:
    if accept_sender or store.case.producer(drop.sender) is not None:
        return
    if inbox.sender(drop.begun.name, drop.sender) == "other-key":
        raise GateRefused(
            "sender known with another key",
            f"This drop says that it comes from {drop.begun.name}, but {drop.begun.name} is known here with another "
            f"key than {drop.sender}. It may be forged. Nothing was taken. Call them: have them read out the "
            "fingerprint that edesk id prints. If it is this one, add --accept-sender.",
        )


def check_content(event: ev.ExhibitAdded, stream: BinaryIO) -> None:
    """Look into what comes in as words, or as a container, as the first door would have.

    Raises:
        GateRefused, BadInput: it must stay out, whatever its sender's program said.
    """
    if event.kind not in PICTURE_KINDS:
        data = stream.read(TEXT_LIMIT_BYTES + 1)
        if len(data) > TEXT_LIMIT_BYTES:
            raise BadInput(
                "text in a drop too long", "The drop holds words that are too long. Nothing was taken."
            )
        text = check_text(data)
        if event.kind == "url":
            check_url(text)
        return
    if sniff(stream.read(HEAD_BYTES), "").is_container:
        stream.seek(0)
        listing = list_container(stream, event.size, safe_display_name("The item"))
        asked = sum(member.kind != "text" for member in listing.members)
        if asked > event.gate.members_answered:
            raise GateRefused(
                "container in a drop unanswered",
                f"The drop holds a container with {asked} files that may show pictures, and its sender did not answer "
                "the stop question for them. Nothing was taken. Ask them to send it again.",
            )

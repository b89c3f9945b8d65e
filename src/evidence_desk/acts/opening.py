"""Opening a case for work: for writing when that can be, else for reading, with what a reader should know in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from evidence_desk.acts import renewing
from evidence_desk.acts.agreeing import waiting_words
from evidence_desk.acts.locking import Locker, locker_of
from evidence_desk.acts.viewing import add_waiting_views
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import CannotWrite, InUse, TamperedBundle
from evidence_desk.case import anchors, fold_transfer, sealing
from evidence_desk.case.store import Access, CaseStore

NOT_TAKEN_OVER = (
    "Another school made this copy for you. You can look at it; to go on with it, take it over: Take over a case from "
    "another school."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open store and how it was opened."""

    store: CaseStore
    read_only: str  # empty, or why nothing can be written, in words
    remarks: tuple[str, ...]  # what opening found or finished
    anchored: tuple[anchors.State, anchors.Anchor] | None  # against what this device remembered
    locker: Locker  # locks at once, from any thread, while the store is busy
    damage: TamperedBundle | None = None  # why it is open for reading, when that is damage
    in_use: InUse | None = None  # who writes to it, when that is why it is open for reading


def open_case(
    path: Path,
    access: Access,
    clock: clocks.Clock,
    *,
    break_lock: bool = False,
    accept_older: bool | str = False,
) -> Opened:
    """Open a case for writing and complete what waited for a writer; where nothing can be written, for reading.

    Raises:
        As `CaseStore.open`, but for `CannotWrite`: then the case is open for reading and the reason is given.
    """
    try:
        store = CaseStore.open(
            path, access, clock, write=True, break_lock=break_lock, accept_older=accept_older
        )
    except CannotWrite as error:
        store = CaseStore.open(path, access, clock, accept_older=accept_older)
        return replace(_opened(store, error.user_message), in_use=error if isinstance(error, InUse) else None)
    except TamperedBundle as error:
        # Damage forbids writing; what is whole may still be read. Opening for reading raises again if it may not.
        store = CaseStore.open(path, access, clock, accept_older=accept_older)
        words = "The case file is damaged, so nothing can be added to it. What is whole is shown."
        return replace(_opened(store, words), damage=error)
    if fold_transfer.waiting_for(store.case, store.actor) is not None:
        store.close()
        return _opened(CaseStore.open(path, access, clock, accept_older=accept_older), NOT_TAKEN_OVER)
    try:
        remarks = [*_settled(store), *_caught_up(store), *_late_views(store), *waiting_words(store)]
    except BaseException:
        store.close()
        raise
    return _opened(store, "", *remarks)


def opened_for_writing(store: CaseStore) -> Opened:
    """Return a store that was just made, as if it had been opened."""
    return _opened(store, "")


def _settled(store: CaseStore) -> list[str]:
    """Complete what waited for a writer; say what was locked by it, or why it still waits."""
    try:
        done = sealing.settle(store)
    except CannotWrite as error:
        return [f"Locked items could not be rewritten yet, they stay closed: {error.user_message}"]
    if not done:
        return []
    return [f"Locked for police, as requested earlier: {', '.join(item.ref for item in done)}."]


def _caught_up(store: CaseStore) -> list[str]:
    """Go on with this person's newest keys, and end the time of readers whose time is over; say so."""
    try:
        return renewing.catch_up(store).words
    except CannotWrite as error:
        return [f"The case could not get its new keys yet; it is tried again: {error.user_message}"]


def _late_views(store: CaseStore) -> list[str]:
    """Add to the handling log what was looked at while the case could only be read; say so."""
    try:
        count = add_waiting_views(store)
    except CannotWrite as error:
        return [f"What you looked at earlier is not in the handling log yet: {error.user_message}"]
    if not count:
        return []
    return [
        f"{count} exhibit view{'s' if count != 1 else ''} from when the case could only be read now "
        f"stand{'s' if count == 1 else ''} in the handling log."
    ]


def _opened(store: CaseStore, read_only: str, *remarks: str) -> Opened:
    found = list(remarks)
    if read_only:
        found.append(
            "What you look at is noted in your own folder, and added to the handling log when the case can be "
            "written again."
        )
    if read_only and store.bundle.tail is not None:
        found.append(
            "The file ends in unfinished writing or added bytes; everything before is intact and shown. "
            "The next change sets them aside."
        )
    if store.open_requests:
        found.append(
            f"{len(store.open_requests)} requests to lock are signed by keys that were never admitted to this case. "
            "What they name stays closed; find out who wrote them."
        )
    return Opened(
        store=store,
        read_only=read_only,
        remarks=tuple(found),
        anchored=store.anchored,
        locker=locker_of(store),
    )

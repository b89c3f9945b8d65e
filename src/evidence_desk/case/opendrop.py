"""Opening a sealed drop: every byte checked, and everything held against what our program writes.

A drop comes from somebody whose program may have been anything. What differs from ours keeps the whole drop out before
a word of it is shown.

Source: docs/format/drops.md section 3.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from evidence_desk.base.errors import BadInput, GateRefused, NewerFormat, TamperedBundle
from evidence_desk.bundle import age
from evidence_desk.bundle.reader import BlobReader, Bundle, Unlocked
from evidence_desk.case import events as ev
from evidence_desk.case import fold_page, intake
from evidence_desk.case.drops import MAX_ITEMS, check_concern
from evidence_desk.case.gate import Admission, Route, StopAnswers, at_capture
from evidence_desk.case.keys import check_names
from evidence_desk.case.loading import read_entries
from evidence_desk.case.store import Report
from evidence_desk.case.values import PICTURE_KINDS, Source

_STEP = 512 * 1024  # bytes decrypted at once
MAX_COMMITS = 2 * MAX_ITEMS  # of a drop: its items, and what happened to the file meanwhile
_GRADES = frozenset({"C", "D"})  # A is never given by a sender
_OF_A_PAGE = frozenset({"B", "C"})  # B is for pages that the program loaded itself
_HAPPENINGS = (ev.TailSetAside, ev.LockBroken, ev.ClockJumped)


@dataclass(frozen=True, slots=True)
class DropItem:
    """One item or concern of a drop, and what its sender said of it."""

    entry: ev.Recorded
    described: ev.Recorded | None = None
    page: tuple[ev.Recorded, ...] = ()  # what is said of the page it is a part of

    @property
    def added(self) -> ev.ExhibitAdded | None:
        """The entry of a file or of words; None for a concern and for a text-only record."""
        return self.entry.event if isinstance(self.entry.event, ev.ExhibitAdded) else None


class OpenDrop:
    """A drop, checked and open for reading. Use as a context manager."""

    def __init__(self, unlocked: Unlocked, begun: ev.DropBegun, at: str, items: tuple[DropItem, ...]) -> None:
        self.unlocked = unlocked
        self.begun = begun
        self.at = at  # when it was begun, by its sender's clock
        self.items = items

    @property
    def bundle(self) -> Bundle:
        """The bundle it stands in."""
        return self.unlocked.bundle

    @property
    def id(self) -> str:
        """UUID of the drop."""
        return self.bundle.case_id

    @property
    def sender(self) -> str:
        """Fingerprint of the sender's key."""
        return self.bundle.founder.fingerprint

    def __enter__(self) -> OpenDrop:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bundle.close()


def open_drop(path: Path, identities: Sequence[age.Identity], report: Report | None = None) -> OpenDrop:
    """Return a drop, every byte of it checked.

    Raises:
        NotFound, NotABundle, NewerFormat: no drop there, or one of a later program.
        TamperedBundle: damaged, or not what our program writes.
        KeyUnavailable: sent to others, or to a key that has been replaced.
        GateRefused: it carries what its sender did not answer for.
    """
    bundle = Bundle.open(path, full=True, report=report)
    try:
        unlocked = bundle.unlock(identities)
        if not is_drop(unlocked):
            raise BadInput(
                "not a drop",
                f"{path} is a case, not a sealed drop. Nothing was changed. Open it as a case.",
            )
        _check_shape(bundle)
        return _opened(unlocked)
    except BaseException:
        bundle.close()
        raise


def is_drop(unlocked: Unlocked) -> bool:
    """Return whether an unlocked bundle begins as a drop does.

    Raises:
        TamperedBundle: its first entry cannot be read, or was erased.
    """
    first = next(iter(read_entries(unlocked.bundle, unlocked)), None)
    if first is not None and isinstance(first.event, ev.RemovedEvent):
        raise TamperedBundle("Its first entry", "it was erased, so nothing says what this is")
    return first is not None and isinstance(first.event, ev.DropBegun)


def check_drop(unlocked: Unlocked) -> int:
    """Hold an unlocked drop against what our program writes; return the number of its items.

    Raises:
        As `open_drop`.
    """
    _check_shape(unlocked.bundle)
    return len(_opened(unlocked).items)


def _check_shape(bundle: Bundle) -> None:
    """Refuse what no drop has: a second signer or key, removals, broken members, entries without end."""
    if bundle.broken:
        leaf, reason = min(bundle.broken.items())
        raise TamperedBundle(bundle.member(leaf).name, reason)
    if len(bundle.signers) != 1:
        raise _strange("a second signing key")
    if len(bundle.commits) > MAX_COMMITS:
        raise _strange(f"more than {MAX_COMMITS} commits")
    for number in range(len(bundle.commits)):
        if any(act != "erase" for act, _ in bundle.controls(number)):
            raise _strange("a line that locks an entry or retires a key")
        kinds = [member.kind for member in bundle.members_of(number)]
        allowed = {"README", "v", "r", "k", "m"} if number == 0 else {"b", "m", "t"}
        if not allowed.issuperset(kinds) or (number == 0 and kinds.count("r") != 1):
            raise _strange("entries that no drop has")


def _opened(unlocked: Unlocked) -> OpenDrop:
    bundle = unlocked.bundle
    by_commit: dict[int, list[ev.Recorded]] = {}
    for entry in read_entries(bundle, unlocked):
        by_commit.setdefault(bundle.member(entry.leaf).commit, []).append(entry)
    withdrawn = _withdrawn(bundle, by_commit)
    first = by_commit.pop(0, [])
    if len(first) != 1 or not isinstance(first[0].event, ev.DropBegun):
        raise _strange("other entries beside its first")
    begun = first[0].event
    try:
        check_names(begun.name, begun.initials, begun.organisation)
    except BadInput as error:
        raise _strange("a sender whose name cannot be printed") from error
    items: list[DropItem] = []
    for number, entries in by_commit.items():
        if number in withdrawn:
            continue
        if isinstance(entries[0].event, ev.PageCaptured) and len(entries) == 1:
            items = _with_end(items, entries[0])
            continue
        blobs = [member.leaf for member in bundle.members_of(number) if member.kind == "b"]
        item = _item(unlocked, entries, blobs)
        items += [item] if item is not None else []
    if len({item.entry.id for item in items}) != len(items) or len(items) > MAX_ITEMS:
        raise _strange("an id twice, or too many items")
    return OpenDrop(unlocked, begun, first[0].at, tuple(items))


def _withdrawn(bundle: Bundle, by_commit: dict[int, list[ev.Recorded]]) -> set[int]:
    """Return the commits of items taken back before sending, after holding every removal against its entry."""
    gone: set[int] = set()
    for number in range(len(bundle.commits)):
        erased = {leaf for _, leaf in bundle.controls(number)}
        events = [entry.event for entry in by_commit.get(number, ())]
        if not erased and not any(isinstance(event, ev.DropItemWithdrawn) for event in events):
            continue
        event = events[0] if len(events) == 1 else None
        if not isinstance(event, ev.DropItemWithdrawn) or event.entry not in erased:
            raise _strange("a removal that no entry explains")
        commit = bundle.member(event.entry).commit
        if commit == 0 or erased != {member.leaf for member in bundle.members_of(commit)}:
            raise _strange("the removal of a part of an item, or of its beginning")
        gone |= {number, commit}
    return gone


def _item(unlocked: Unlocked, entries: list[ev.Recorded], blobs: list[int]) -> DropItem | None:
    """Return the item of one commit; None for what happened to the file. Everything else keeps the drop out."""
    entry, *others = entries
    event = entry.event
    if isinstance(event, ev.UnknownEvent):
        raise NewerFormat(
            f"drop with an unknown entry {event.type_name!r}",
            "The drop was written by a newer version of Evidence Desk. Nothing was changed. Install the newest one.",
        )
    if isinstance(event, ev.ExhibitAdded):
        described = others.pop(0) if others and isinstance(others[0].event, ev.ExhibitDescribed) else None
        _check_file(unlocked, entry, event, blobs, of_a_page=bool(others))
        if described is not None and not _describes(entry, described):
            raise _strange("an item with other entries beside it")
        if others and not _is_of_a_page(entry, others):
            raise _strange("an item with other entries beside it")
        return DropItem(entry, described, tuple(others))
    if others or blobs:
        raise _strange("entries or bytes that belong to nothing")
    if isinstance(event, _HAPPENINGS):
        return None
    if isinstance(event, ev.RestrictedRecorded):
        if event.reference or event.origin is not None:
            raise _strange("a reference")
        _check_words(intake.check_record, event.record)
        return DropItem(entry)
    if isinstance(event, ev.ConcernRecorded) and event.origin is None:
        _check_words(check_concern, event.concern)
        return DropItem(entry)
    raise _strange(f"an entry of type {event.TYPE}")


def _with_end(items: list[DropItem], end: ev.Recorded) -> list[DropItem]:
    """Return the items with what says that a page ended beside the last part of it; its parts may have been taken back.

    Such an entry stands alone where the last part did not come.
    """
    event = end.event
    for place in range(len(items) - 1, -1, -1):
        item = items[place]
        pages = [one for one in item.page if isinstance(one.event, ev.PagePartKept)]
        if (
            pages
            and isinstance(event, ev.PageCaptured)
            and getattr(pages[0].event, "capture", "") == event.capture
        ):
            if len(item.page) > 1 or not _is_of_a_page(item.entry, [*item.page, end]):
                raise _strange("a page that ends twice, or otherwise than it began")
            return [*items[:place], replace(item, page=(*item.page, end)), *items[place + 1 :]]
    return items


def _is_of_a_page(entry: ev.Recorded, others: list[ev.Recorded]) -> bool:
    """Return whether what stands beside an item is that it is a part of a page, and perhaps that the page ends."""
    pages = [one.event for one in others if isinstance(one.event, ev.PageEvent)]
    part, *ends = pages
    if len(pages) != len(others) or len(ends) > 1 or any(isinstance(one, ev.PagePartKept) for one in ends):
        return False
    if not isinstance(part, ev.PagePartKept) or part.exhibit != entry.id:
        return False
    for one in pages:
        if one.capture != part.capture or one.origin is not None or fold_page.objection_to_texts(one):
            return False
        for text in fold_page.texts_of(one):
            _check_words(lambda words: intake.check_texts("", Source(), (words,)), text)
    answer = part.before_loading
    return answer.answer == "no" and answer.gate_class == "none" and answer.who == entry.actor


def _check_file(
    unlocked: Unlocked, entry: ev.Recorded, event: ev.ExhibitAdded, blobs: list[int], *, of_a_page: bool
) -> None:
    if blobs != [event.blob] or event.reference or event.origin is not None:
        raise _strange("bytes or a reference that no item has")
    if unlocked.blob(event.blob).size != event.size:
        raise _strange("an item of another size than its entry says")
    if event.captured_by != entry.actor or event.gate.who != entry.actor:
        raise _strange("an item in another person's name")
    if event.captured_at.utc != entry.at or event.gate.at != entry.at:
        raise _strange("an item with other times than its entry")
    if event.grade not in (_OF_A_PAGE if of_a_page else _GRADES) or event.kind == "restricted-record":
        raise _strange("a grade or kind that a drop does not give")
    _admission(event)


def _admission(event: ev.ExhibitAdded) -> Admission:
    """Let the first door decide on the sender's answer; for what may show a picture there must be a No."""
    gate = event.gate
    picture = event.kind in PICTURE_KINDS
    answers = (
        StopAnswers(first="no", second="no", wording=gate.wording)
        if gate.answer == "no" and gate.gate_class == "none"
        else None
    )
    decision = at_capture(Route.SEALED_DROP if picture else Route.TEXT, answers, wording=gate.wording)
    assert isinstance(decision, Admission), "No, or nobody asked, opens or raises"  # noqa: S101  # a bug of ours
    if not picture and gate.answer not in {"not-needed", "no"}:
        raise GateRefused(
            "words answered against in a drop",
            "The drop holds words that its sender answered Yes or Not sure for. Nothing was taken.",
        )
    return decision


def _describes(entry: ev.Recorded, described: ev.Recorded) -> bool:
    event = described.event
    if not isinstance(event, ev.ExhibitDescribed) or event.origin is not None:
        return False
    if event.exhibit != entry.id or event.derived_from or event.capture or event.proportionality:
        return False
    if event.source is not None:
        _check_words(lambda source: intake.check_texts("", source, ()), event.source)
    _check_words(lambda caption: intake.check_texts(caption, Source(), event.notes), event.caption or "")
    return True


def _check_words(check: Callable[[Any], None], value: Any) -> None:
    """Hold words of a sender against the bounds that words here have."""
    try:
        check(value)
    except (BadInput, GateRefused) as error:
        raise _strange("words that are too long or could carry a file") from error


def _strange(what: str) -> TamperedBundle:
    return TamperedBundle("The drop", f"it holds {what}, which Evidence Desk does not write")


def stream_of(reader: BlobReader | age.AgeReader) -> BinaryIO:
    """Return stored content as a file to read: decrypted as it is asked for, in memory only."""
    return io.BufferedReader(_BlobStream(reader), _STEP)


class _BlobStream(io.RawIOBase):
    """A blob of a drop as a file to read: decrypted as it is asked for, in memory only."""

    def __init__(self, reader: BlobReader | age.AgeReader) -> None:
        super().__init__()
        self._reader = reader
        self._at = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill `buffer` as far as bytes are left; return how many."""
        view = memoryview(buffer).cast("B")
        data = self._reader.read_at(self._at, min(len(view), max(0, self._reader.size - self._at)))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place; return it."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._reader.size}[whence]
        self._at = max(0, base + offset)
        return self._at

"""Where else copies of an item may be, by what this case itself has written down.

The product knows what it wrote out: packs, originals, copies of the case. It does not know who photographed a screen or
saved a file beside it, and the list says so. Nobody looks for copies and nobody touches one before the police say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from evidence_desk.case import events as ev
from evidence_desk.case.fold_exits import SEALED_COPY, SURRENDERED
from evidence_desk.case.fold_merge import as_it_counts
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story_names import who_of
from evidence_desk.case.values import Exhibit

Kind = Literal[
    "origin",  # where it was taken from
    "kept-out",  # by the stop question: it is still where it was
    "drop",  # the sealed drop of whoever sent it in
    "pack",
    "original",  # the original bytes, written out
    "given",  # recorded as given to somebody
    "sealed-copy",  # for an officer
    "transfer",  # the case at the next school
    "other-copy",  # of the case file, joined to this one
    "older-copy",  # of the case file, seen on some device
    "reader",  # who was taken out may have kept a copy of the case file
    "backup",
    "same-bytes",  # another exhibit here
]
_WORDS: Final[dict[Kind, str]] = {
    "origin": "where it was taken from: {what}",
    "kept-out": "where it was when the stop question kept it out: {what}",
    "drop": "with {what}, who sent it in, and in the folder it came by",
    "pack": "in the {what}",
    "original": "the original, written out for {what}",
    "given": "given out: {what}",
    "sealed-copy": "a sealed copy with the police: {what}",
    "transfer": "in the copy of this case for {what}",
    "other-copy": "in the other copy of this case file that was joined; last signed there by {what}",
    "older-copy": "in another version of this case file that a device has seen",
    "reader": "in copies of this case file that {what} may have kept",
    "backup": "in the backup in {what}",
    "same-bytes": "the same bytes as {what}",
}
LIMITS: Final = (
    "This list is what the case has written down. Copies made outside Evidence Desk are not in it, such as clipboard "
    "history, downloads, photographs of a screen, and what a synchronised folder keeps. Touch none of them until the "
    "police say what to do."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCopy:
    """One place where a copy may be."""

    kind: Kind
    what: str  # whose, which, to whom; may name people
    at: str = ""  # UTC text; empty where no single moment is meant

    @property
    def words(self) -> str:
        """The place in a few words."""
        return _WORDS[self.kind].format(what=self.what or "not stated")


def known_copies(store: CaseStore, exhibit: Exhibit, backups: Iterable[str] = ()) -> tuple[KnownCopy, ...]:
    """Return where copies of an exhibit, or of what a record in words describes, may be; the oldest first.

    Args:
        backups: places of backups that hold the case, as this device remembers them.
    """
    case = store.case
    found = list(_by_itself(case, exhibit))
    stop: KnownCopy | None = None
    packs: set[str] = set()  # that hold it
    for entry in store.entries():
        counted = as_it_counts(case, entry)
        if isinstance(counted.event, ev.GateStopped) and counted.leaf < exhibit.added_leaf:
            stop = KnownCopy(kind="kept-out", what=_stopped(counted.event), at=counted.at)
        elif entry.leaf > exhibit.added_leaf:
            if isinstance(counted.event, ev.PackMade) and exhibit.id in counted.event.exhibits:
                packs.add(counted.event.pack)
            if isinstance(counted.event, ev.PackGiven) and counted.event.pack in packs:
                found.append(_given(counted.event))
            found += _by_entry(case, exhibit, counted)
    if stop is not None and exhibit.kind == "restricted-record":
        found.insert(0, stop)
    found += [KnownCopy(kind="backup", what=place) for place in backups]
    return tuple(dict.fromkeys(found))


def _by_itself(case: Case, exhibit: Exhibit) -> Iterator[KnownCopy]:
    if exhibit.drop:
        yield KnownCopy(kind="drop", what=who_of_drop(case, exhibit), at=exhibit.captured_at.utc)
    elif exhibit.kind != "restricted-record":
        name = exhibit.source.file_name
        what = f"{exhibit.method}, {name}" if name else exhibit.method
        yield KnownCopy(kind="origin", what=what, at=exhibit.captured_at.utc)
    for other in case.in_order():
        same = exhibit.sha256 and other.sha256 == exhibit.sha256 and other.status != "erased"
        if same and other.id != exhibit.id:
            yield KnownCopy(kind="same-bytes", what=other.ref, at=other.captured_at.utc)


def who_of_drop(case: Case, exhibit: Exhibit) -> str:
    """Return who sent an exhibit in."""
    sender = case.producer(exhibit.captured_by)
    return sender.name if sender is not None and sender.name else "somebody"


def _stopped(event: ev.GateStopped) -> str:
    left = {"overwritten": "; the clipboard was overwritten", "left": "; still on the clipboard"}
    return f"{event.route}{left.get(event.clipboard, '')}"


def _by_entry(case: Case, exhibit: Exhibit, entry: ev.Recorded) -> list[KnownCopy]:
    """Return what one entry, written after the exhibit came in, says of a copy."""
    event = entry.event
    match event:
        case ev.PackMade() if exhibit.id in event.exhibits:
            whose = f", made for {event.to}" if event.to else ""
            return [KnownCopy(kind="pack", what=f"{event.kind} pack {event.pack}{whose}", at=entry.at)]
        case ev.HandoverMade() if exhibit.id in event.originals:
            what = f"{event.to}, {event.basis}, with pack {event.pack}"
            return [KnownCopy(kind="original", what=what, at=entry.at)]
        case ev.ExhibitExtracted() if event.exhibit == exhibit.id:
            what = ", ".join(part for part in (event.to, event.basis) if part)
            return [KnownCopy(kind="original", what=what, at=entry.at)]
        case ev.ActionRecorded():
            return _by_action(exhibit, event)
        case ev.TransferCopied() if event.transfer in case.transfers:
            return [KnownCopy(kind="transfer", what=case.transfers[event.transfer].school.name, at=entry.at)]
        case ev.CommitMerged():
            return [KnownCopy(kind="other-copy", what=_signer(case, event.signer))]
        case ev.OlderCopyAccepted():
            return [KnownCopy(kind="older-copy", what="")]
        case ev.ReaderRemoved():
            gone = [m.name for m in case.members.values() if m.recipient == event.recipient]
            return [KnownCopy(kind="reader", what=gone[0] if gone and gone[0] else "a reader", at=entry.at)]
        case _:
            return []


def _given(event: ev.PackGiven) -> KnownCopy:
    return KnownCopy(
        kind="given", what=f"{event.to}, copy {event.copy} of pack {event.pack}", at=event.given_at
    )


def _signer(case: Case, fingerprint: str) -> str:
    known = case.producer(fingerprint)
    return known.name if known is not None and known.name else who_of(case, fingerprint)


def _by_action(exhibit: Exhibit, event: ev.ActionRecorded) -> list[KnownCopy]:
    if exhibit.id not in event.exhibits:
        return []
    fields = event.fields
    if event.kind == "disclosure":
        what = ", ".join(part for part in (fields.get("to", ""), fields.get("what", "")) if part)
        return [KnownCopy(kind="given", what=what, at=event.done_at)]
    if event.kind == SURRENDERED and fields.get("handed-over") == SEALED_COPY:
        what = ", ".join(fields.get(name, "") for name in ("force", "reference", "officer"))
        return [KnownCopy(kind="sealed-copy", what=what, at=event.done_at)]
    return []

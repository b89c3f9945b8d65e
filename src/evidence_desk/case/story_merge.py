"""The handling log in words: what was joined from another copy of the case."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case import fold_merge, merge_proof
from evidence_desk.case.naming import moment
from evidence_desk.case.state import Case

_LEFT = {
    "locked": "Its bytes are locked for the police there, and here.",
    "blocked": "Its exact bytes are locked for the police and did not come in.",
    "damaged": "Its bytes were damaged there and did not come in.",
    "erased": "It was erased there, so its bytes did not come in.",
}
Says = Callable[[Case, ev.Recorded], str]


def says_merge(case: Case, event: ev.CommitMerged | ev.EntryMerged, says: Says) -> str:
    """Return the sentence for an entry that joins another copy; `says` gives those of the entries it brings."""
    if isinstance(event, ev.CommitMerged):
        merged = case.merged.get(merge_proof.note_hash(event))
        after = f" It parted from this one after commit {merged.parted}." if merged is not None else ""
        gone = f" {len(event.gone)} of its entries had been removed there." if event.gone else ""
        return f"Joined a commit of another copy of this case, signed by {_who(case, event.signer)}.{after}{gone}"
    original = fold_merge.original_of(event)
    if original is None:
        return "Joined an entry of another copy of this case that cannot be read."
    inner = fold_merge.translated(case, original.event, event)
    sentence = says(case, structs.replace(original, event=inner))
    parts = [f"From another copy, {_who(case, original.actor)}, {moment(original.at)}: {sentence}"]
    was = original.event
    if event.name and isinstance(was, ev.ExhibitAdded | ev.RestrictedRecorded):
        parts.append(f"It was {was.reference} there.")
    elif event.name and isinstance(was, ev.PersonAdded):
        parts.append(f"They were {was.pseudonym} there.")
    if event.left:
        parts.append(_LEFT[event.left])
    if isinstance(was, ev.LockedDestroyed):
        parts.append(
            "Here nothing was destroyed by it: this copy keeps what is locked until two people agree here."
        )
    if isinstance(was, ev.CaseDisposed):
        parts.append("This copy stays until two people agree here.")
    if event.standing:
        parts.append("What was said here later stands.")
    return " ".join(parts)


def _who(case: Case, fingerprint: str) -> str:
    known = case.producer(fingerprint)
    return known.name if known is not None and known.name else f"key {fingerprint[:16]}"

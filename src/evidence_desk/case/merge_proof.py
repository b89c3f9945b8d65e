"""What proves that an entry stood in another copy of the case: that commit's own manifest and note, in this one.

A commit of the other copy is repeated as it was signed: its note, its manifest, and every entry with the header, nonce
and file key that make its stored bytes again. So each entry is proved by the key that wrote it, not by whoever joined
the copies, and nothing between two of them can be left out unseen: a manifest starts with the note before it, and names
every entry. The chain begins at a commit that this file has, or had merged before.

Source: docs/format/copies.md.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.bundle import forks, limits, note
from evidence_desk.bundle.note import VerifierKey
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import codec, provenance
from evidence_desk.case import events as ev
from evidence_desk.case.state import Case
from evidence_desk.case.values import DropOrigin, MergedCommit

# Why the bytes of an exhibit did not come along.
LEFT = {
    "locked": "locked for the police in the copy it came from",
    "blocked": "its exact bytes are locked for the police",
    "damaged": "its bytes were damaged in the copy it came from",
    "erased": "it was erased in the copy it came from",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """A commit that another is written onto."""

    k: int
    size: int
    root: str  # base64


def text(raw: bytes) -> str:
    """Return bytes as entries write them: base64."""
    return base64.b64encode(raw).decode("ascii")


def raw(written: str) -> bytes:
    """Return the bytes of a canonical base64 text; ValueError for any other."""
    data = binascii.a2b_base64(written, strict_mode=True)
    if text(data) != written:
        raise ValueError("not canonical base64")
    return data


def note_hash(event: ev.CommitMerged) -> str:
    """Return the SHA-256 of the note of a merged commit, 64 hex digits."""
    return hashlib.sha256(event.note.encode()).hexdigest()


def written_at(event: ev.CommitMerged, origin: str) -> tuple[int, str]:
    """Return (leaves, root in base64) of the tree that a merged commit's note speaks of; ValueError if it is none."""
    size, root, _ = note.parse_note(event.note.encode(), origin)
    return size, text(root)


def check(bundle: Bundle, case: Case, events: Sequence[ev.Event], *, written: bool = True) -> None:
    """Hold one commit of this case, if it repeats one of another copy, against what was signed there.

    Args:
        case: as it stands after the commit.
        events: all entries of the commit, in order.
        written: the commit stands in the file; otherwise what it copies is not there to be looked at yet.

    Raises:
        TamperedBundle: it is not what stood there, or not all of it.
    """
    commits = [event for event in events if isinstance(event, ev.CommitMerged)]
    entries = [event for event in events if isinstance(event, ev.EntryMerged)]
    if not commits and not entries:
        return
    try:
        if len(commits) != 1 or list(events[-len(entries) - 1 :]) != [commits[0], *entries]:
            raise ValueError("a merged commit does not stand together, by itself")
        lines = _check_commit(bundle, case, commits[0], entries)
        if written:
            _check_sealed(bundle, entries, lines)
    except TamperedBundle as error:
        raise _unproved(error.reason) from error
    except ValueError as error:
        raise _unproved(str(error)) from error


def _check_commit(
    bundle: Bundle, case: Case, commit: ev.CommitMerged, entries: Sequence[ev.EntryMerged]
) -> forks.Lines:
    merged = case.merged.get(note_hash(commit))
    if merged is None or forks.knows(bundle)(bytes.fromhex(merged.note)):
        raise ValueError("it is a commit of this copy, or none")
    before = _before(bundle, case, commit.onto)
    lines = forks.take_apart(commit.manifest.encode(), before.size, bytes.fromhex(commit.onto), before.k + 1)
    heads = [raw(head) for head in commit.peaks]
    if len(heads) != before.size.bit_count() or text(forks.root_of(heads)) != before.root:
        raise ValueError("it was written onto another record")
    heads, size = forks.grown(heads, before.size, lines.all)
    stored = commit.note.encode()
    root = forks.root_of(heads)
    (first, *_) = note.read_signatures(stored, bundle.origin, size, root)
    if (merged.k, merged.size, merged.root) != (before.k + 1, size, text(root)):
        raise ValueError("its number or size is another")
    key = _signer(bundle, case, merged, first.key_id)
    if not key.verifies(size, root, first.value):
        raise ValueError("its note was not signed by the key it names")
    _check_public(commit, lines, merged)
    _check_entries(commit, entries, lines, key, before)
    for entry in entries:
        _check_origin(case, entry)
    return lines


def _check_sealed(bundle: Bundle, entries: Sequence[ev.EntryMerged], lines: forks.Lines) -> None:
    """What is kept for the police came byte for byte: nobody here could see that it is something else."""
    for entry in entries:
        if entry.original["type"] != ev.ExhibitsSealed.TYPE:
            continue
        for there, here in entry.copied.items():
            if lines.kinds.get(int(there)) != "s" or lines.digests[int(there)] != bundle.member(here).sha256:
                raise ValueError("a sealed copy is not the one that stands there")


def _before(bundle: Bundle, case: Case, sha256: str) -> _Place:
    merged = case.merged.get(sha256)
    if merged is not None:
        return _Place(merged.k, merged.size, merged.root)
    number = bundle.ledger.commit_with_note(bytes.fromhex(sha256))
    if number is None:
        raise ValueError("the commit before it is not known here")
    info = bundle.commits[number]
    return _Place(number, info.size, text(info.root))


def _signer(bundle: Bundle, case: Case, merged: MergedCommit, key_id: bytes) -> VerifierKey:
    """Return the key with that id that might sign this commit in the other copy.

    Raises:
        ValueError: no key of that id was admitted there before it, or it was retired.
    """
    found: VerifierKey | None = None
    for admitted in bundle.ledger.keys:
        if admitted.key.key_id == key_id and admitted.commit <= merged.parted:
            gone = admitted.retired_in is not None and admitted.retired_in <= merged.parted
            found = found if gone else admitted.key
    retired: set[int] = set()
    for step in _key_changes(case, merged):
        retired.update(step.retires)
        for line in step.admits:
            key = note.parse_verifier_key(line.encode())
            if key.key_id == key_id:
                found = key
    leaves = {admitted.leaf for admitted in bundle.ledger.keys if found and admitted.key == found}
    if found is None or leaves & retired or found.name != bundle.origin:
        raise ValueError("it is signed by a key that might not sign it")
    if found.fingerprint != merged.signer:
        raise ValueError("another key signed it")
    return found


def _key_changes(case: Case, merged: MergedCommit) -> list[MergedCommit]:
    """Return the commits before this one, on its side of the fork, that let keys in or out, the newest first."""
    found: list[MergedCommit] = []
    before = case.merged.get(merged.onto)
    while before is not None and before.keyed and len(found) <= limits.MAX_KEYS:
        step = case.merged[before.keyed]
        found.append(step)
        before = case.merged.get(step.onto)
    return found


def _check_public(commit: ev.CommitMerged, lines: forks.Lines, merged: MergedCommit) -> None:
    admits: list[str] = []
    given = {int(leaf): raw(data) for leaf, data in commit.public.items()}
    for leaf, data in given.items():
        if lines.digests.get(leaf) != hashlib.sha256(data).digest() or lines.kinds[leaf] not in {"v", "t"}:
            raise ValueError("a key or time stamp is not the one that stands there")
    for leaf, kind in lines.kinds.items():
        if kind == "v":
            if leaf not in given:
                raise ValueError("a key that was let in there is left out")
            admits.append(given[leaf].decode("ascii"))
    retires = [leaf for act, leaf in lines.controls if act == "retire"]
    if tuple(admits) != merged.admits or tuple(retires) != merged.retires:
        raise ValueError("keys were let in or out there otherwise")


def _check_entries(
    commit: ev.CommitMerged,
    entries: Sequence[ev.EntryMerged],
    lines: forks.Lines,
    key: VerifierKey,
    before: _Place,
) -> None:
    expected = [leaf for leaf, kind in lines.kinds.items() if kind == "m"]
    if commit.gone:  # no rule of this version lets anybody take an entry out (`commits.py`)
        raise ValueError("an entry is said to have been removed there, and nothing removes entries")
    if sorted(entry.leaf for entry in entries) != expected:
        raise ValueError("entries that stand there are left out, or others put in")
    if [entry.leaf for entry in entries] != sorted(entry.leaf for entry in entries):
        raise ValueError("its entries are out of order")
    for entry in entries:
        plaintext = codec.pad(codec.canonical(entry.original))
        parts = forks.Opened(plaintext, raw(entry.header), raw(entry.nonce), raw(entry.file_key))
        if hashlib.sha256(forks.stored_again(parts)).digest() != lines.digests[entry.leaf]:
            raise ValueError(f"entry {entry.leaf} there says something else")
        original = codec.open_envelope(entry.original, entry.leaf)
        if original.actor != key.fingerprint:
            raise ValueError(f"the key that entry {entry.leaf} names did not sign it")
        if (original.seen.size, original.seen.root) != (before.size, before.root):
            raise ValueError(f"entry {entry.leaf} was written onto another record")


def _check_origin(case: Case, entry: ev.EntryMerged) -> None:
    """Hold what the other copy took from a drop against its sender's own signature, as there."""
    event = codec.open_envelope(entry.original, entry.leaf).event
    origin = getattr(event, "origin", None)
    if isinstance(event, ev.ExhibitDescribed | ev.PagePartKept):
        event = structs.replace(event, exhibit=case.same_as.get(event.exhibit, event.exhibit))
    known = [case]
    if isinstance(origin, DropOrigin):
        sizes = (key.rpartition("/") for key in case.drop_heads)
        known += [provenance.head_of(case, drop, int(size)) for drop, _, size in sizes if drop == origin.drop]
    for last, state in enumerate(known, 1 - len(known)):
        try:
            provenance.check(state, event)
        except TamperedBundle:
            if not last:
                raise
        else:
            return


def _unproved(reason: str) -> TamperedBundle:
    return TamperedBundle("What was joined from another copy", reason)

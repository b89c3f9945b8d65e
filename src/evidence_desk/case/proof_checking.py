"""Following a disclosure proof from its entry to the last checkpoint, step by step; each step is said by itself.

Everything in a proof was written by whoever brings it. Nothing counts before it was held against what comes after it:
the entry against its line, the line against a signed head, the heads against each other, the keys against the case.

Source: docs/format/proof.md section 4.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeVar

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.bundle import age, limits, manifest, merkle, note
from evidence_desk.bundle.note import ED25519, VerifierKey
from evidence_desk.bundle.stamp import parse_reply
from evidence_desk.case import codec
from evidence_desk.case import events as ev
from evidence_desk.case.disclosure_proof import (
    DisclosureProof,
    ProofCheckpoint,
    added_by,
    parse_tlog_proof,
    raw,
)

T = TypeVar("T")
Step = str  # "keys", "checkpoints", "place", "history", "entry", "stamps"


class ProofFailed(Exception):
    """A step of a proof that does not hold."""

    def __init__(self, step: Step, reason: str) -> None:
        super().__init__(f"{step}: {reason}")
        self.step = step
        self.reason = reason


class StampedAt(NamedTuple):
    """A time stamp over a checkpoint, as its authority states it; whether to trust the authority is not said here."""

    at: datetime  # UTC
    size: int  # of the checkpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """What a proof shows."""

    case_id: str
    founder: str  # fingerprint
    signer: str  # of whoever added the exhibit to this case, fingerprint
    last_signer: str  # of the last checkpoint
    size: int  # leaves of the case at the last checkpoint
    root: bytes
    note: bytes  # the last checkpoint
    leaf: int  # of the entry
    written_at: str  # UTC, by the clock of the computer that wrote it
    joined: bool  # it came from another copy of the case
    added: ev.ExhibitAdded
    stamps: tuple[StampedAt, ...]


class _Checkpoint(NamedTuple):
    """A checkpoint of the proof, taken apart."""

    size: int
    root: bytes
    path: list[bytes]
    note: bytes
    signature: note.Signature


class _Admitted(NamedTuple):
    """A key of the proof."""

    leaf: int
    key: VerifierKey


def check(proof: DisclosureProof, passed: Callable[[Step], object] = lambda step: None) -> Proved:
    """Return what a proof shows, after every step of it held.

    Args:
        passed: told of each step that holds, in order.

    Raises:
        ProofFailed: the first step that does not.
    """
    keys = _step("keys", lambda: _read_keys(proof))
    heads = _step("keys", lambda: _read_checkpoints(proof, keys[0].key.name))
    _step("keys", lambda: _check_admitted(proof, keys, heads[-1]))
    passed("keys")
    signers = _step("checkpoints", lambda: [_signer(head, keys) for head in heads])
    passed("checkpoints")
    _step("place", lambda: _check_place(proof, heads))
    passed("place")
    _step("history", lambda: _check_history(proof.checkpoints, heads))
    passed("history")
    entry, added, joined = _step("entry", lambda: _check_entry(proof, signers[0], heads[0]))
    passed("entry")
    stamps = _step("stamps", lambda: _check_stamps(proof.checkpoints, heads))
    passed("stamps")
    return Proved(
        case_id=proof.case,
        founder=keys[0].key.fingerprint,
        signer=signers[0].fingerprint,
        last_signer=signers[-1].fingerprint,
        size=heads[-1].size,
        root=heads[-1].root,
        note=heads[-1].note,
        leaf=proof.event.leaf,
        written_at=entry.at,
        joined=joined,
        added=added,
        stamps=tuple(stamps),
    )


def _step(step: Step, work: Callable[[], T]) -> T:
    try:
        return work()
    except TamperedBundle as error:
        raise ProofFailed(step, error.reason) from error
    except ValueError as error:  # CodecError among them
        raise ProofFailed(step, str(error)) from error


def _read_keys(proof: DisclosureProof) -> list[_Admitted]:
    named, founder = note.parse_founding_member(proof.keys[0].member.encode("ascii"))
    if named != proof.case:
        raise ValueError("the founder's key does not make the case's id")
    found = [_Admitted(proof.keys[0].leaf, founder)]
    for key in proof.keys[1:]:
        parsed = note.parse_verifier_key(key.member.encode("ascii"))
        if parsed.name != founder.name or parsed.type != ED25519 or key.leaf <= found[-1].leaf:
            raise ValueError("a key of another case, of another kind or out of order")
        found.append(_Admitted(key.leaf, parsed))
    return found


def _read_checkpoints(proof: DisclosureProof, origin: str) -> list[_Checkpoint]:
    found: list[_Checkpoint] = []
    for one in proof.checkpoints:
        index, path, stored = parse_tlog_proof(one.proof)
        size, root, signatures = note.parse_note(stored, origin)
        if index != proof.event.leaf or (found and size <= found[-1].size):
            raise ValueError("its checkpoints are of another entry, or out of order")
        found.append(_Checkpoint(size, root, path, stored, signatures[0]))
    return found


def _leaf_hash(line: bytes) -> bytes:
    return hashlib.sha256(b"\0" + line + b"\n").digest()


def _check_admitted(proof: DisclosureProof, keys: Sequence[_Admitted], last: _Checkpoint) -> None:
    for key in proof.keys:
        name = manifest.member_name(manifest.CODES["v"], key.leaf)
        line = manifest.member_line(hashlib.sha256(key.member.encode("ascii")).digest(), name)
        root = merkle.root_from_path(_leaf_hash(line), key.leaf, last.size, list(map(raw, key.path)))
        if root != last.root:
            raise ValueError("a key that the case never admitted")
    if len({one.key.key_id for one in keys}) != len(keys):
        raise ValueError("a key stands twice")


def _signer(head: _Checkpoint, keys: Sequence[_Admitted]) -> VerifierKey:
    for leaf, key in keys:
        if key.key_id == head.signature.key_id and leaf < head.size:
            if not key.verifies(head.size, head.root, head.signature.value):
                raise ValueError("a signature over a checkpoint does not hold")
            return key
    raise ValueError("a checkpoint signed by a key that the case had not admitted")


def _check_place(proof: DisclosureProof, heads: Sequence[_Checkpoint]) -> None:
    leaf_hash = _leaf_hash(proof.event.line.encode("ascii"))
    for head in heads:
        if merkle.root_from_path(leaf_hash, proof.event.leaf, head.size, head.path) != head.root:
            raise ValueError("the entry does not stand under a checkpoint")


def _check_history(checkpoints: Sequence[ProofCheckpoint], heads: Sequence[_Checkpoint]) -> None:
    last = heads[-1]
    for one, head in zip(checkpoints, heads, strict=True):
        path = list(map(raw, one.consistency))
        if not merkle.is_consistent(head.size, head.root, last.size, last.root, path):
            raise ValueError("a checkpoint is not the beginning of the last one")


def _check_entry(
    proof: DisclosureProof, signer: VerifierKey, own: _Checkpoint
) -> tuple[ev.Recorded, ev.ExhibitAdded, bool]:
    """Return the entry as its author wrote it, what it adds, and whether it came from another copy."""
    event = proof.event
    stored, file_key = raw(event.member), raw(event.file_key)
    name = manifest.member_name(manifest.CODES["m"], event.leaf)
    if manifest.member_line(hashlib.sha256(stored).digest(), name) != event.line.encode("ascii"):
        raise ValueError("the stored entry is not the one of its line")
    written = codec.decode(age.decrypt_with_file_key(stored, file_key, limit=limits.MAX_EVENT), event.leaf)
    if written.actor != signer.fingerprint or not written.seen.size <= event.leaf < own.size:
        raise ValueError("the entry names another author, or another place")
    entry, added, reference = added_by(written)
    said = proof.exhibit
    if (said.id, said.size, said.sha256, said.media_type, said.reference) != (
        entry.id,
        added.size,
        added.sha256,
        added.media_type,
        reference,
    ):
        raise ValueError("the entry says something else of the exhibit")
    return entry, added, entry is not written


def _check_stamps(checkpoints: Sequence[ProofCheckpoint], heads: Sequence[_Checkpoint]) -> list[StampedAt]:
    found: list[StampedAt] = []
    for one, head in zip(checkpoints, heads, strict=True):
        for stamp in one.stamps:
            imprint, at = parse_reply(raw(stamp))
            if imprint != hashlib.sha256(head.note).digest():
                raise ValueError("a time stamp over another checkpoint")
            found.append(StampedAt(at, head.size))
    return found

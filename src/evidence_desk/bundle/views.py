"""What a bundle's log says, one value at a time: members, commits, keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from evidence_desk.bundle import manifest
from evidence_desk.bundle.ledger import Ledger
from evidence_desk.bundle.merkle import HASH
from evidence_desk.bundle.note import VerifierKey


@dataclass(frozen=True, slots=True)
class Member:
    """One member line of the log, and whether its bytes are still in the file."""

    leaf: int
    kind: manifest.Kind
    name: str  # as signed, also after its bytes were removed
    size: int  # stored bytes; 0 after removal
    sha256: bytes  # 32 bytes, of the stored bytes
    commit: int
    present: bool


@dataclass(frozen=True, slots=True)
class CommitInfo:
    """One commit."""

    number: int
    size: int  # leaves with it
    root: bytes
    note_sha256: bytes
    signer: str  # fingerprint of its Ed25519 key
    first_leaf: int


@dataclass(frozen=True, slots=True)
class Signer:
    """A key admitted to the case."""

    leaf: int
    key: VerifierKey
    retired: bool


class Commits(Sequence[CommitInfo]):
    """The commits of a ledger, made when asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __len__(self) -> int:
        return len(self._ledger.commits)

    @overload
    def __getitem__(self, place: int) -> CommitInfo: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[CommitInfo]: ...
    def __getitem__(self, place: int | slice) -> CommitInfo | Sequence[CommitInfo]:
        if isinstance(place, slice):
            return [self[k] for k in range(*place.indices(len(self)))]
        count = len(self)
        k = place + count if place < 0 else place
        if not 0 <= k < count:
            raise IndexError("no such commit")
        ledger, commits = self._ledger, self._ledger.commits
        hashes = slice(k * HASH, (k + 1) * HASH)
        return CommitInfo(
            number=k,
            size=commits.sizes[k],
            root=bytes(commits.roots[hashes]),
            note_sha256=bytes(commits.note_hashes[hashes]),
            signer=ledger.keys[commits.signers[k]].key.fingerprint,
            first_leaf=commits.firsts[k],
        )

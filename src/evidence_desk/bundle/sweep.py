"""One pass over all bytes of a bundle: every member's hash and every pad byte.

The file is read once, in order, into one buffer; members are hashed where they lie in it.

Source: format section "Opening and checking"; docs/format/writing-and-opening.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from evidence_desk.bundle import manifest
from evidence_desk.bundle.ledger import Ledger
from evidence_desk.bundle.limits import BLOCK
from evidence_desk.bundle.rawfile import HASH_STEP, RawFile
from evidence_desk.bundle.ustar import ZERO_BLOCK, padding


@dataclass(slots=True)
class Findings:
    """What a sweep found wrong."""

    members: dict[int, str] = field(default_factory=dict)  # leaf -> reason
    padding: list[int] = field(default_factory=list)  # offsets of members followed by bytes that are not zero


def sweep(
    file: RawFile, ledger: Ledger, report: Callable[[int], None], later: Collection[int] = ()
) -> Findings:
    """Hash every present member and look at every pad byte up to the last good commit.

    Args:
        later: leaves whose bytes are passed over, because the caller reads and hashes them next.
        report: told the bytes done so far; may raise `Cancelled`.
    Raises:
        OSError: the file cannot be read.
    """
    findings = Findings()
    stream = _Stream(file, report)
    for leaf, offset, size in _parts(ledger):
        hashed = leaf >= 0 and leaf not in ledger.stubs and leaf not in later
        hasher = hashlib.sha256() if hashed else None
        if not (
            stream.skip(BLOCK)
            and (stream.skip(size) if leaf in later else stream.feed(size, hasher.update if hasher else None))
            and (not size % BLOCK or stream.is_zero(padding(size)))
        ):
            findings.padding.append(offset)
        if hasher is not None and hasher.digest() != ledger.digest(leaf):
            findings.members[leaf] = "its bytes are not those that were signed"
    return findings


def _parts(ledger: Ledger) -> Iterator[tuple[int, int, int]]:
    """Yield (leaf or -1, offset, size) of everything in the file, in order."""
    commits, codes, members = ledger.commits, ledger.codes, manifest.MEMBERS
    for k in range(len(commits)):
        for leaf in range(commits.firsts[k], commits.sizes[k]):
            if codes[leaf] in members:
                yield leaf, ledger.offsets[leaf], ledger.sizes[leaf]
        yield -1, commits.sum_offsets[k], commits.sum_sizes[k]
        yield -1, commits.note_offsets[k], commits.note_sizes[k]


class _Stream:
    """The file from its beginning, through one buffer."""

    def __init__(self, file: RawFile, report: Callable[[int], None]) -> None:
        self._file = file
        self._report = report
        self._buffer = memoryview(bytearray(HASH_STEP))
        self._filled = self._place = self._offset = 0

    def feed(self, size: int, take: Callable[[memoryview], object] | None) -> bool:
        """Pass the next `size` bytes to `take`; False when the file ends before."""
        while size:
            if self._place == self._filled:
                self._filled = self._file.read_into(self._offset, self._buffer)
                self._place = 0
                self._offset += self._filled
                self._report(self._offset)
                if not self._filled:
                    return False
            end = min(self._place + size, self._filled)
            if take is not None:
                take(self._buffer[self._place : end])
            size -= end - self._place
            self._place = end
        return True

    def skip(self, size: int) -> bool:
        """Pass over bytes that opening has already compared, or that somebody else reads."""
        beyond = size - (self._filled - self._place)
        if beyond <= 0:
            self._place += size
        else:
            self._place = self._filled
            self._offset += beyond
        return True

    def is_zero(self, size: int) -> bool:
        """Return whether the next `size` bytes (at most a block) are there and all zero."""
        pieces: list[bytes] = []
        return (
            self.feed(size, lambda view: pieces.append(bytes(view))) and b"".join(pieces) == ZERO_BLOCK[:size]
        )

"""One pass over the headers, manifests and notes of a bundle file: how far it is good, and what follows.

Source: format section "Opening and checking"; docs/format/writing-and-opening.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from evidence_desk.bundle import limits, manifest
from evidence_desk.bundle.ledger import CommitRefused, Found, Ledger, Part, Sealing
from evidence_desk.bundle.limits import BLOCK
from evidence_desk.bundle.note import parse_note
from evidence_desk.bundle.ustar import ZERO_BLOCK, build

# After a large member the next headers, the manifest and the note fit into one read of this size.
_WINDOW = 16 * 1024
_SEARCH_STEP = 1024 * 1024


class Source(Protocol):
    """What is scanned: a file, or bytes in a test."""

    def size(self) -> int:
        """Return the bytes there are now."""

    def read_at(self, offset: int, size: int) -> bytes:
        """Return up to `size` bytes from `offset` on; fewer only at the end."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Why and where a scan ended before the end of the file."""

    part: Part
    reason: str
    offset: int  # of the first byte that does not fit


@dataclass(frozen=True, slots=True)
class LaterNote:
    """A canonical note of this case behind the last good commit."""

    offset: int
    size: int  # of the tree it speaks of
    key_id: bytes  # of its Ed25519 signature, which is not verified


class Scanner:
    """Reads commit after commit into a ledger.

    Args:
        all_signatures: verify every signature; otherwise those of commits that change keys. The newest
            commit's is the caller's to verify (`Ledger.verify_head`).
        newest: read no commit behind this one.
    """

    def __init__(self, source: Source, *, all_signatures: bool, newest: int | None = None) -> None:
        self.source = source
        self.ledger = Ledger()
        self._all_signatures = all_signatures
        self._newest = newest
        self._buffer = b""
        self._base = 0  # file offset of the buffer
        self._file_size = 0

    def run(self) -> Stop | None:
        """Read on from the last good commit; return why it ended, or None at a clean end of the file.

        May be called again when the file has grown.
        """
        ledger = self.ledger
        self._file_size = self.source.size()
        self._buffer, self._base = b"", 0
        while True:
            rest = self._file_size - ledger.end
            if ledger.end and (rest == 0 or (rest == limits.CLOSING and self._closes())):
                return None
            if ledger.head.k == self._newest:
                return Stop("container", "what follows was never confirmed and is not whole", ledger.end)
            try:
                self._commit()
            except CommitRefused as error:
                return Stop(error.part, error.reason, ledger.end)

    def _closes(self) -> bool:
        return not any(self.source.read_at(self.ledger.end, limits.CLOSING))

    def _window(self, offset: int, size: int) -> bytes:
        """Return `size` bytes at `offset`, from the buffer if they are there."""
        start = offset - self._base
        if start < 0 or start + size > len(self._buffer):
            self._buffer = self.source.read_at(offset, max(size, _WINDOW))
            self._base, start = offset, 0
        data = self._buffer[start : start + size]
        if len(data) < size:
            raise CommitRefused("container", "the file ends inside a member")
        return data

    def _commit(self) -> None:
        """Read the next commit and accept it.

        Raises:
            CommitRefused: no good commit follows.
        """
        ledger = self.ledger
        found, offset = self._members()
        k = ledger.head.k + 1
        text, note_offset = self._small(offset, manifest.sum_name(k), limits.MAX_MANIFEST)
        note, _ = self._small(note_offset, manifest.note_name(k), limits.MAX_NOTE)
        first = ledger.next_member

        def fetch(leaf: int) -> bytes:
            place = leaf - first
            return self._window(found.offsets[place] + BLOCK, found.sizes[place])

        draft = ledger.draft(text, found, fetch)
        ledger.accept(draft, Sealing(offset, len(text), note_offset, note), verify=self._all_signatures)

    def _members(self) -> tuple[Found, int]:
        """Return the members of the next commit and the offset of its manifest's header.

        The hot loop of opening: each header is rebuilt from its name and size and compared whole.
        """
        leaf, offset = self.ledger.next_member, self.ledger.end
        codes = bytearray()
        offsets: list[int] = []
        sizes: list[int] = []
        templates, max_size = manifest.TEMPLATES, manifest.MAX_SIZE
        buffer, base, file_size = self._buffer, self._base, self._file_size
        while True:
            start = offset - base
            raw = buffer[start : start + BLOCK] if start >= 0 else b""
            if len(raw) < BLOCK:
                raw = self._window(offset, BLOCK)
                buffer, base = self._buffer, self._base
            code = raw[0]
            if code == 0x63:  # "c": the manifest ends the list
                return Found(codes, offsets, sizes), offset
            if code in templates:
                name = templates[code] % leaf
            elif code == manifest.README and not leaf:
                name = manifest.README_NAME
            else:
                raise CommitRefused("container", _what_is(raw, offset))
            size = _size_if_canonical(raw, name)
            if size < 0:
                raise CommitRefused("container", f"the header at byte {offset} is not canonical")
            if size > max_size[code]:
                raise CommitRefused("container", f"the member at byte {offset} is over its bound")
            codes.append(code)
            offsets.append(offset)
            sizes.append(size)
            offset += BLOCK + size + -size % BLOCK
            if offset > file_size:
                raise CommitRefused("container", "the file ends inside a member")
            if len(codes) > limits.MAX_MANIFEST_LINES:
                raise CommitRefused("manifests", "a commit with more members than a manifest can name")
            leaf += 1

    def _small(self, offset: int, name: bytes, limit: int) -> tuple[bytes, int]:
        """Return the content of the manifest or note that must stand at `offset`, and where it ends."""
        size = _size_if_canonical(self._window(offset, BLOCK), name)
        if size < 0:
            raise CommitRefused("container", f"no {name.decode()} at byte {offset}")
        if size > limit:
            raise CommitRefused("manifests", f"{name.decode()} is over its bound")
        end = offset + BLOCK + size + -size % BLOCK
        if end > self._file_size:
            raise CommitRefused("container", "the file ends inside a member")
        return self._window(offset + BLOCK, size), end

    def later_notes(self, most: int = 2) -> list[LaterNote]:
        """Return up to `most` canonical notes of this case behind the last good commit, with a larger tree.

        Such a note was written after a commit that is not good any more: damage, not an unfinished tail.
        Every 512-byte boundary is looked at, whatever the headers there say.
        """
        ledger, found = self.ledger, list[LaterNote]()
        if not ledger.origin:
            return found
        self._file_size = self.source.size()  # a writer may have finished meanwhile
        start = ledger.end
        mark = ledger.origin.encode() + b"\n"
        while len(found) < most:
            data = self.source.read_at(start, _SEARCH_STEP + limits.MAX_NOTE)
            place = -1
            while (place := data.find(mark, place + 1)) >= 0 and len(found) < most:
                if place < _SEARCH_STEP and place % BLOCK == 0:
                    found += self._note_at(start + place, data[place : place + limits.MAX_NOTE])
            if len(data) <= _SEARCH_STEP:
                break
            start += _SEARCH_STEP
        return found

    def _note_at(self, offset: int, data: bytes) -> list[LaterNote]:
        """Return the canonical note that starts at `offset`, if it is whole with its padding."""
        text = data.partition(b"\0")[0]
        # A note that fills its last block is followed by the next header at once.
        for end in (len(text), *range(BLOCK, len(text), BLOCK)):
            try:
                size, _, signatures = parse_note(text[:end], self.ledger.origin)
            except ValueError:
                continue
            if size > self.ledger.head.size and offset + end + -end % BLOCK <= self._file_size:
                return [LaterNote(offset, size, signatures[0].key_id)]
        return []


def _size_if_canonical(raw: bytes, name: bytes) -> int:
    """Return the size in a header when it is the one for `name` and that size; -1 for any other header."""
    try:
        size = int(raw[124:135], 8)
    except ValueError:
        return -1
    return size if size >= 0 and build(name, size) == raw else -1


def _what_is(raw: bytes, offset: int) -> str:
    if raw == ZERO_BLOCK:
        return f"an end-of-archive block stands at byte {offset} with more bytes behind it"
    return f"no member that belongs here starts at byte {offset}"

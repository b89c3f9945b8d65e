"""One commit being put together: members go to the file as they come, the manifest is kept for the end.

Nothing written here counts before the note over it is synced, so nothing here is synced.

Source: format section "Writing"; docs/format/writing-and-opening.md.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

from evidence_desk.base.errors import BadInput, NotFound, TamperedBundle
from evidence_desk.bundle import age, limits, manifest, note, stamp
from evidence_desk.bundle.ledger import Found, Ledger
from evidence_desk.bundle.note import Checkpoint
from evidence_desk.bundle.rawfile import HASH_STEP
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.ustar import header, padding

_BUFFER = 1024 * 1024  # small pieces are gathered up to this size
_DIRECT = 64 * 1024  # pieces from this size on are written as they are
Report = Callable[[int], None]  # bytes done so far; may raise Cancelled


@dataclass(frozen=True, slots=True)
class Blob:
    """An added blob: where it stands, and its plaintext's size and SHA-256."""

    leaf: int
    size: int
    sha256: bytes


class Appender:
    """Writes pieces one after the other from an offset on, small ones together."""

    def __init__(self, write_at: Callable[[int, bytes | memoryview], None], offset: int) -> None:
        self._write_at = write_at
        self._buffer = bytearray()
        self._written = offset

    @property
    def offset(self) -> int:
        """Where the next piece will stand."""
        return self._written + len(self._buffer)

    def add(self, piece: bytes | memoryview) -> None:
        """Append a piece; its bytes may change afterwards."""
        if len(piece) >= _DIRECT:
            self.flush()
            self._write_at(self._written, piece)
            self._written += len(piece)
            return
        self._buffer += piece
        if len(self._buffer) >= _BUFFER:
            self.flush()

    def flush(self) -> None:
        """Hand everything to the system."""
        if self._buffer:
            data, self._buffer = self._buffer, bytearray()
            self._write_at(self._written, memoryview(data))
            self._written += len(data)


class Staged:
    """The members and lines of one commit under way; made by `Writer.commit`.

    When adding a member fails half-way the whole commit fails. Input that is refused before a byte of it is
    written (`BadInput`, or what `refuse` raises) leaves the commit as it was.
    """

    def __init__(self, ledger: Ledger, bundle: Bundle | None, appender: Appender, origin: str) -> None:
        self._ledger = ledger
        self._bundle = bundle
        self._appender = appender
        self._origin = origin
        self._codes = bytearray()
        self._offsets: list[int] = []
        self._sizes: list[int] = []
        self._lines: list[bytes] = []
        self._controls: set[tuple[int, int]] = set()
        self._contents: dict[int, bytes] = {}  # of members that the ledger reads
        self._key_ids: set[bytes] = set()
        self.spoiled = False
        self.first_leaf = ledger.next_member

    @property
    def next_leaf(self) -> int:
        """Leaf that the next added member will get."""
        return self.first_leaf + len(self._codes)

    @property
    def seen(self) -> Checkpoint:
        """The head this commit builds on; size 0 and the head of the empty tree for the first."""
        return self._ledger.head

    @property
    def is_empty(self) -> bool:
        """Whether nothing was added yet."""
        return not self._codes and not self._controls

    # -- members ------------------------------------------------------------------------------------------

    def add_readme(self, data: bytes) -> int:
        """Add leaf 0."""
        return self._add_small(manifest.README, data)

    def add_founder(self, data: bytes) -> int:
        """Add the first verifier key, with its nonce line."""
        self._key_ids.add(note.parse_founding_member(data)[1].key_id)
        return self._add_small(manifest.V, data)

    def add_public(self, kind: Literal["r", "v", "t"], data: bytes) -> int:
        """Add a member that everybody may read; return its leaf.

        Args:
            data: an age recipient with LF, a verifier-key line with LF, or an RFC 3161 reply.
        Raises:
            BadInput: not canonical, another case's key, a key admitted already, or a stamp over no note here.
        """
        try:
            if kind == "v":
                self._check_key(data)
            elif kind == "r":
                if (
                    str(age.parse_recipient(data.removesuffix(b"\n").decode("ascii"))).encode() + b"\n"
                    != data
                ):
                    raise ValueError("not one canonical recipient line")
            elif self._ledger.commit_with_note(stamp.parse_reply(data)[0]) is None:
                raise ValueError("the time stamp covers no note of this case")
        except ValueError as error:
            raise _unusable(f"{kind}/ member", str(error)) from error
        return self._add_small(manifest.CODES[kind], data)

    def _check_key(self, data: bytes) -> None:
        key = note.parse_verifier_key(data)
        if key.name != self._origin:
            raise ValueError("the key was made out for another case")
        if key.key_id in self._key_ids or self._ledger.active_key(key.key_id) is not None:
            raise ValueError("the key may sign already")
        self._key_ids.add(key.key_id)

    def add_raw(self, kind: Literal["k"], data: bytes) -> int:
        """Add a key slot, already an age file; return its leaf.

        Raises:
            BadInput: outside the age profile of a bundle.
        """
        try:
            age.read_header(data).check_profile()
        except TamperedBundle as error:
            raise _unusable("key slot", error.reason) from error
        return self._add_small(manifest.CODES[kind], data)

    def add_secret(self, kind: Literal["m", "p", "s"], plaintext: bytes, recipient: age.Recipient) -> int:
        """Encrypt and add a member that fits in memory; return its leaf.

        Raises:
            BadInput: over the bound of its kind.
        """
        bound = {"m": limits.MAX_EVENT, "p": limits.MAX_SNAPSHOT, "s": limits.MAX_STORED}[kind]
        if len(plaintext) > bound:
            raise _unusable(f"{kind}/ member", f"longer than {bound} bytes")
        encryptor = age.Encryptor(recipient, len(plaintext))
        pieces = encryptor.encrypt(io.BytesIO(plaintext))
        return self._add(manifest.CODES[kind], encryptor.size, pieces)

    def add_sealed(self, leaf: int, recipient: age.Recipient, report: Report | None = None) -> int:
        """Add `s/`: the unchanged stored bytes of an earlier member, encrypted for custody, in bounded memory.

        Args:
            report: told the bytes encrypted so far; may raise `Cancelled`.
        Raises:
            NotFound: no such bytes.
            TamperedBundle: they are not those that were signed; the whole commit fails.
        """
        if self._bundle is None:
            raise NotFound("nothing written yet", "There is no earlier entry to lock.")
        member = self._bundle.member(leaf)
        encryptor = age.Encryptor(recipient, member.size)
        progress = _Progress(report)
        source = _StoredSource(self._bundle, leaf)
        copy = self._add(manifest.S, encryptor.size, encryptor.encrypt(source, progress.take))
        if progress.hasher.digest() != member.sha256:
            self.spoiled = True
            raise TamperedBundle(member.name, "its bytes are not those that were signed")
        return copy

    def add_copy(self, bundle: Bundle, leaf: int, report: Report | None = None) -> int:
        """Add `s/` from another copy of this case, byte for byte: it is encrypted to the same custody key.

        Raises:
            NotFound: no sealed copy stands at that leaf.
            TamperedBundle: its bytes are not those that were signed there; nothing was written.
        """
        member = bundle.member(leaf)
        if member.kind != "s" or not member.present:
            raise NotFound(
                f"leaf {leaf} is no sealed copy", "There is no such locked item in the other copy."
            )
        bundle.believe(leaf, report)
        source = _StoredSource(bundle, leaf)
        return self._add(manifest.S, member.size, iter(lambda: source.read(_BUFFER), b""))

    def add_blob(
        self,
        source: BinaryIO,
        size: int,
        recipient: age.Recipient,
        *,
        refuse: Callable[[bytes], None] | None = None,
        report: Report | None = None,
    ) -> Blob:
        """Encrypt and add the next `size` bytes of `source`; hash them on the way.

        Args:
            source: a binary file; seekable when `refuse` is given.
            refuse: called with the SHA-256 of the whole before its first encrypted byte is written; raises to
                refuse it.
            report: told the plaintext bytes encrypted so far, 0 while hashing ahead; may raise `Cancelled`.
        Raises:
            BadInput: over 8 GiB - 16 MiB, unreadable, or of another size or content than at first.
            CannotWrite: no space.
        """
        if not 0 <= size <= limits.MAX_PLAINTEXT:
            raise BadInput(
                "object over its bound",
                f"A file may have up to {limits.MAX_PLAINTEXT} bytes; this one has {size}. Nothing of it was "
                "kept. Split it with another program and add the parts.",
            )
        self._hold_room()
        expected = _hash_ahead(source, refuse, report) if refuse is not None else None
        progress = _Progress(report)
        encryptor = age.Encryptor(recipient, size)
        leaf = self._add(manifest.B, encryptor.size, _reading(encryptor.encrypt(source, progress.take)))
        sha256 = progress.hasher.digest()
        if expected is not None and sha256 != expected:
            self.spoiled = True
            raise BadInput(
                "source changed while read",
                "The file changed while it was being read. Nothing of it was kept; try again.",
            )
        return Blob(leaf, size, sha256)

    def _add_small(self, code: int, data: bytes) -> int:
        if len(data) > manifest.MAX_SIZE[code]:
            raise _unusable(f"{chr(code)}/ member", f"longer than {manifest.MAX_SIZE[code]} bytes")
        leaf = self._add(code, len(data), (data,))
        self._contents[leaf] = data
        return leaf

    def _add(self, code: int, size: int, pieces: Iterable[bytes | memoryview]) -> int:
        """Write one member; from here on a failure spoils the commit."""
        self._hold_room()
        leaf = self.next_leaf
        name = manifest.member_name(code, leaf)
        appender, offset, hasher = self._appender, self._appender.offset, hashlib.sha256()
        try:
            appender.add(header(name, size))
            start = appender.offset
            for piece in pieces:
                hasher.update(piece)
                appender.add(piece)
            if appender.offset - start != size:
                raise ValueError("a member of another size than announced")
            appender.add(bytes(padding(size)))
        except BaseException:
            self.spoiled = True
            raise
        self._codes.append(code)
        self._offsets.append(offset)
        self._sizes.append(size)
        self._lines.append(manifest.member_line(hasher.digest(), name))
        return leaf

    def _hold_room(self) -> None:
        if len(self._lines) + len(self._controls) + 2 > limits.MAX_MANIFEST_LINES:
            raise _unusable("commit", f"more than {limits.MAX_MANIFEST_LINES} lines")
        if self.next_leaf + len(self._controls) + 1 > limits.MAX_LEAVES:
            raise _unusable("case", "eight digits cannot count its entries any more")

    # -- removal lines ------------------------------------------------------------------------------------

    def remove(self, how: manifest.Removal, leaf: int) -> None:
        """Add the line that takes an earlier member out of reach at once, and out of the file when compacted.

        Raises:
            BadInput: no such member before this commit, not of a removable kind, or removed before.
        """
        code = manifest.CONTROLS[how.encode()]
        known = 0 <= leaf < len(self._ledger.codes)
        others = {control[1] for control in self._controls if control[0] != manifest.RETIRE}
        if (
            not known
            or self._ledger.codes[leaf] not in manifest.REMOVABLE[code]
            or leaf in self._ledger.removals
            or leaf in others
        ):
            raise _unusable(f"{how} line", f"leaf {leaf} cannot be removed, or was before")
        self._hold_room()
        self._controls.add((code, leaf))

    def retire(self, leaf: int) -> None:
        """Add the line after which the key admitted at `leaf` signs no later commit.

        Raises:
            BadInput: no key of an earlier commit stands there, or it was retired before.
        """
        if not any(key.leaf == leaf and key.retired_in is None for key in self._ledger.keys):
            raise _unusable("retire line", f"leaf {leaf} is no key that may sign")
        self._hold_room()
        self._controls.add((manifest.RETIRE, leaf))

    # -- the end ------------------------------------------------------------------------------------------

    def manifest(self) -> bytes:
        """Return the manifest of the commit as it stands."""
        head = self._ledger.head
        first = [manifest.member_line(head.note_sha256, manifest.note_name(head.k))] if head.k >= 0 else []
        controls = sorted(self._controls, key=manifest.control_rank)
        return manifest.encode([*first, *self._lines, *(manifest.control_line(*c) for c in controls)])

    def found(self) -> Found:
        """Return the members as a scanner would find them."""
        return Found(self._codes, self._offsets, self._sizes)

    def content(self, leaf: int) -> bytes:
        """Return the content of a public member or slot added here."""
        return self._contents[leaf]


class _Progress:
    """Hashes plaintext on its way and tells how far it is."""

    def __init__(self, report: Report | None) -> None:
        self.hasher = hashlib.sha256()
        self._report = report
        self._done = 0

    def take(self, piece: bytes) -> None:
        self.hasher.update(piece)
        self._done += len(piece)
        if self._report is not None:
            self._report(self._done)


class _StoredSource:
    """A member's stored bytes as a file to encrypt."""

    def __init__(self, bundle: Bundle, leaf: int) -> None:
        self._bundle = bundle
        self._leaf = leaf
        self._offset = 0

    def read(self, size: int, /) -> bytes:
        data = self._bundle.stored_at(self._leaf, self._offset, size)
        self._offset += len(data)
        return data


def _reading(pieces: Iterator[bytes | memoryview]) -> Iterator[bytes | memoryview]:
    """Yield pieces; what the system says while reading the source becomes words about the source."""
    while True:
        try:
            piece = next(pieces)
        except StopIteration:
            return
        except OSError as error:
            raise _unreadable_source(error) from error
        yield piece


def _hash_ahead(source: BinaryIO, refuse: Callable[[bytes], None], report: Report | None) -> bytes:
    """Return the SHA-256 of the rest of `source`, unless it is refused, and go back to where it stood."""
    hasher = hashlib.sha256()
    try:
        start = source.tell()
        while data := source.read(HASH_STEP):
            hasher.update(data)
            if report is not None:
                report(0)
        source.seek(start)
    except OSError as error:
        raise _unreadable_source(error) from error
    refuse(hasher.digest())
    return hasher.digest()


def _unreadable_source(error: OSError) -> BadInput:
    return BadInput(
        f"source unreadable: errno {error.errno}",
        f"The file cannot be read to its end ({error.strerror}). Nothing of it was kept.",
    )


def _unusable(what: str, reason: str) -> BadInput:
    return BadInput(f"{what}: {reason}", f"This cannot be written into a case: {what}, {reason}.")

"""The payload of an age file: 16-byte nonce, then chunks of 64 KiB under ChaCha20-Poly1305 (STREAM).

Chunk i has the nonce `i` (11 bytes, big-endian) followed by 01 for the last chunk and 00 for the others,
so chunks can be read in any order and the last one proves the length.

Source: c2sp.org/age, section "Payload"; docs/format/age-profile.md section 3.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from evidence_desk.base.errors import BadInput, TamperedBundle

CHUNK = 65536  # plaintext bytes of every chunk but the last
TAG = 16
NONCE = 16
FILE_KEY = 16
_STORED_CHUNK = CHUNK + TAG
# Read and written at once. Larger steps leave the processor's cache and cost more than they save.
_STEP_CHUNKS = 8

ReadAt = Callable[[int, int], bytes]


class Source(Protocol):
    """What is encrypted: any binary file object."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none only at the end."""


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes of HKDF-SHA-256; an empty salt is allowed. Source: RFC 5869."""
    return HKDF(SHA256(), 32, salt, info).derive(secret)


def payload_size(plaintext_size: int) -> int:
    """Return the stored bytes of a payload: nonce, plaintext and one tag for each chunk."""
    return NONCE + plaintext_size + TAG * max(1, -(-plaintext_size // CHUNK))


def _chunk_nonce(number: int, last: bool) -> bytes:
    return (number << 8 | last).to_bytes(12, "big")


def seal(
    file_key: bytes,
    source: Source,
    plaintext_size: int,
    on_plaintext: Callable[[bytes], object] | None = None,
) -> Iterator[memoryview]:
    """Yield the payload of `plaintext_size` bytes read from `source`.

    Every yielded view lies in one buffer that the next step overwrites: use it before going on. The nonce
    is fresh at every call; `file_key` must be too.

    Args:
        file_key: 16 bytes.
        on_plaintext: called with each piece of plaintext, in order (a hasher's `update`).
    Raises:
        BadInput: the source holds fewer or more bytes than `plaintext_size`; the pieces yielded
            before are then to be thrown away.
    """
    nonce = os.urandom(NONCE)
    aead = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))
    last_number = max(0, (plaintext_size - 1) // CHUNK)
    step = min(plaintext_size, _STEP_CHUNKS * CHUNK)
    out = memoryview(bytearray(payload_size(step) - NONCE))
    yield memoryview(nonce)
    number = done = 0
    while number <= last_number:
        data = _read_exactly(source, min(step, plaintext_size - done))
        done += len(data)
        if done == plaintext_size and source.read(1):
            raise BadInput(
                "source is longer than announced",
                "The file became longer while it was being read. Nothing of it was kept; try again.",
            )
        if on_plaintext is not None:
            on_plaintext(data)
        view, used = memoryview(data), 0
        for start in range(0, max(len(data), 1), CHUNK):
            piece = view[start : start + CHUNK]
            sealed = out[used : used + len(piece) + TAG]
            used += aead.encrypt_into(_chunk_nonce(number, number == last_number), piece, None, sealed)
            number += 1
        yield out[:used]


def again(file_key: bytes, nonce: bytes, plaintext: bytes) -> bytes:
    """Return the payload that this plaintext made with this key and nonce, to be compared with what is stored.

    Never for writing: a file key and nonce are used once.
    """
    aead = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))
    last = max(0, (len(plaintext) - 1) // CHUNK)
    pieces = (
        aead.encrypt(
            _chunk_nonce(number, number == last), plaintext[number * CHUNK : (number + 1) * CHUNK], None
        )
        for number in range(last + 1)
    )
    return nonce + b"".join(pieces)


def _read_exactly(source: Source, size: int) -> bytes:
    data = source.read(size)
    while len(data) < size:  # pipes and unbuffered files may give less than asked
        more = source.read(size - len(data))
        if not more:
            raise BadInput(
                "source ended early",
                "The file became shorter while it was being read. Nothing of it was kept; try again.",
            )
        data += more
    return data


class PayloadReader:
    """Random access to the plaintext of a stored payload.

    The last chunk is opened first: after that the length is authentic, and bytes that were cut off or
    added are refused before any plaintext is handed out.

    Args:
        read_at: `read_at(offset, size)` gives exactly those stored bytes of the age file.
        start: offset of the payload nonce in the age file.
        stored_size: size of the whole age file.
        file_key: 16 bytes, already checked against the header.
    Raises:
        TamperedBundle: from the constructor or a read; no byte of a bad chunk is ever returned.
    """

    def __init__(self, read_at: ReadAt, start: int, stored_size: int, file_key: bytes) -> None:
        self._read_at = read_at
        self._first = start + NONCE
        stored = stored_size - self._first
        if stored < 0:
            raise TamperedBundle("age header", "nothing whole follows it")
        if stored < TAG:
            raise TamperedBundle("age payload", "cut off before its first chunk ends")
        self._last = (stored - 1) // _STORED_CHUNK
        last_size = stored - self._last * _STORED_CHUNK
        if last_size < TAG or (last_size == TAG and self._last > 0):
            raise TamperedBundle("age payload", "its last chunk is cut off or empty")
        self.size = stored - TAG * (self._last + 1)
        self._aead = ChaCha20Poly1305(hkdf(file_key, read_at(start, NONCE), b"payload"))
        # One opened chunk is kept, because viewers and parsers read forward in small pieces.
        self._kept = self._last, self._open(self._last, self._stored(self._last, 1))

    def _stored(self, number: int, count: int) -> memoryview:
        """Return the stored bytes of `count` chunks from chunk `number` on."""
        size = min(count * _STORED_CHUNK, self.size + TAG * (self._last + 1) - number * _STORED_CHUNK)
        data = self._read_at(self._first + number * _STORED_CHUNK, size)
        if len(data) != size:
            raise TamperedBundle("age payload", "cut off while it was being read")
        return memoryview(data)

    def _open(self, number: int, stored: memoryview) -> bytes:
        try:
            return self._aead.decrypt(_chunk_nonce(number, number == self._last), stored, None)
        except InvalidTag:
            raise TamperedBundle("age payload", f"bad tag in chunk {number}") from None

    def read_at(self, offset: int, size: int) -> bytes:
        """Return the plaintext bytes from `offset` on, fewer only at the end, like a file's `read`.

        Raises:
            ValueError: a negative offset or size.
            TamperedBundle: a chunk in the range was altered.
        """
        if offset < 0 or size < 0:
            raise ValueError("offset and size are not negative")
        end = min(offset + size, self.size)
        pieces = []
        while offset < end:
            number, inside = divmod(offset, CHUNK)
            if self._kept[0] != number:
                self._kept = number, self._open(number, self._stored(number, 1))
            piece = self._kept[1][inside : inside + end - offset]
            pieces.append(piece)
            offset += len(piece)
        return b"".join(pieces)

    def chunks(self) -> Iterator[bytes]:
        """Yield the whole plaintext in order, at most 64 KiB at a time; nothing when it is empty."""
        if self.size == 0:
            return
        for first in range(0, self._last + 1, _STEP_CHUNKS):
            stored = self._stored(first, _STEP_CHUNKS)
            for place in range(0, len(stored), _STORED_CHUNK):
                number = first + place // _STORED_CHUNK
                if number == self._kept[0]:
                    yield self._kept[1]
                else:
                    yield self._open(number, stored[place : place + _STORED_CHUNK])

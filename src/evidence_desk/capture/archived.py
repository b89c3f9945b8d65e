"""The records of a web archive (WARC), one after another, held against the digests that they carry.

Nothing is unpacked beyond bounds: a record is read in pieces, and what inflates too far or leads nowhere ends the
reading with words. Sources: ISO 28500:2017 (WARC 1.1), RFC 1952 (gzip), RFC 4648 section 6 (base32).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from evidence_desk.capture.brought import Outcome, Unreadable

RECORDS = 200_000  # most records that are read
_LINE_BYTES = 32 * 1024
_HEAD_BYTES = 128 * 1024
_HEAD_LINES = 200
_PIECE = 1 << 16
_RATIO = 1_200  # most bytes that one inflates to; the format itself reaches 1,032
INFLATED_BYTES = 8 * 2**30  # of one archive
_HASHES: dict[str, Callable[[], hashlib._Hash]] = {"sha1": hashlib.sha1, "sha256": hashlib.sha256}
_HTTP = frozenset({"response", "request"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record; `payload` is only kept when it was asked for."""

    offset: int  # of its first byte in the file, packed or not
    kind: str  # "response", "request", "metadata", "warcinfo", "resource", "revisit", ...
    address: str
    date: str
    length: int  # bytes of its block
    media_type: str  # of what the server sent, or of the record itself
    status: int  # of an HTTP response; 0 otherwise
    block: Outcome  # its bytes against the digest of the whole block
    payload: Outcome  # against the digest of what the server sent
    head: bytes = b""  # of the HTTP message, when content is kept
    body: bytes = b""
    whole: bool = True  # the body was kept to its end


class _Bytes:
    """The bytes of an archive, unpacked where a member of gzip begins, read once from front to back."""

    def __init__(self, source: BinaryIO, start: int, size: int) -> None:
        source.seek(start)
        self._source, self._left = source, size
        self.offset = 0  # of the next packed byte
        self._buffer = b""
        self._inflate: zlib._Decompress | None = None
        self._packed_in, self._out = 0, 0
        self._member = 0  # where the packed member that is being read begins
        self._pending = b""
        self._plain: bool | None = None

    def next_record(self) -> bool:
        """Go to where a record begins; False at the end of the file."""
        self._skip_blank()
        return bool(self._buffer) or self._fill()

    def line(self) -> bytes:
        """Return a line with its end.

        Raises:
            Unreadable: none that is short enough.
        """
        while (at := self._buffer.find(b"\n")) < 0:
            if len(self._buffer) > _LINE_BYTES or not self._fill():
                raise Unreadable("a record's headings are damaged or cut short")
        found, self._buffer = self._buffer[: at + 1], self._buffer[at + 1 :]
        return found

    def pieces(self, length: int) -> Iterator[bytes]:
        """Yield exactly so many bytes.

        Raises:
            Unreadable: there are fewer.
        """
        while length:
            if not self._buffer and not self._fill():
                raise Unreadable("it is cut short: a record claims more bytes than there are")
            piece, self._buffer = self._buffer[:length], self._buffer[length:]
            length -= len(piece)
            yield piece

    @property
    def at(self) -> int:
        """Where what comes next begins: of packed records their member, each has one of its own."""
        return self.offset - len(self._buffer) if self._plain else self._member

    def _skip_blank(self) -> None:
        while True:
            self._buffer = self._buffer.lstrip(b"\r\n")
            if self._buffer or not self._fill():
                return

    def _fill(self) -> bool:
        while True:
            if not self._pending and self._left:
                self._pending = self._source.read(min(_PIECE, self._left))
                if not self._pending:
                    raise Unreadable("it is cut short")
                self._left -= len(self._pending)
                self.offset += len(self._pending)
            if self._plain is None:
                self._plain = not self._pending.startswith(b"\x1f\x8b")
            if not self._pending:
                if self._inflate is not None:
                    raise Unreadable("it is cut short in the middle of a packed record")
                return False
            if self._plain:
                self._buffer, self._pending = self._buffer + self._pending, b""
                return True
            data = self._unpacked()
            if data:
                self._buffer += data
                return True

    def _unpacked(self) -> bytes:
        if self._inflate is None:
            self._inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
            self._member = self.offset - len(self._pending)
        before = len(self._pending)
        try:
            data = self._inflate.decompress(self._pending, _PIECE)
        except zlib.error:
            raise Unreadable("a packed record is damaged") from None
        self._pending = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
        if self._inflate.eof:
            self._inflate = None
        self._packed_in += before - len(self._pending)
        self._out += len(data)
        if self._out > _RATIO * self._packed_in + _PIECE or self._out > INFLATED_BYTES:
            raise Unreadable("it unpacks to far more than an archive of pages does; it was not read further")
        return data


def records(
    source: BinaryIO, start: int, size: int, *, keep: int = 0, texts_only: bool = False
) -> Iterator[Record]:
    """Yield the records of an archive.

    Args:
        source: seekable; only after the gate has admitted it.
        start: where the archive begins in it; not 0 inside a WACZ.
        size: its bytes.
        keep: most bytes of a body to keep; 0 keeps none.
        texts_only: keep no body that calls itself a picture, film or sound.

    Raises:
        Unreadable: damaged, cut short, a bomb, or with more records than are read; those before were yielded.
    """
    stream = _Bytes(source, start, size)
    count = 0
    while stream.next_record():
        count += 1
        if count > RECORDS:
            raise Unreadable(f"it has more than {RECORDS:,} records")
        yield _record(stream, keep, texts_only=texts_only)
    if not count:
        raise Unreadable("there is no record in it")


def _record(stream: _Bytes, keep: int, *, texts_only: bool) -> Record:
    offset = stream.at
    version = stream.line().strip()
    if not version.startswith(b"WARC/"):
        raise Unreadable("a record does not begin as records do")
    fields = _fields(stream)
    try:
        length = int(fields.get("content-length", ""))
    except ValueError:
        length = -1
    if not 0 <= length < 2**40:
        raise Unreadable("a record does not say how long it is")
    kind = fields.get("warc-type", "").lower()[:40]
    block, body = _Digest(fields.get("warc-block-digest", "")), _Digest(fields.get("warc-payload-digest", ""))
    http = kind in _HTTP and "http" in fields.get("content-type", "").lower()
    reading = _Reading(http=http, keep=keep, texts_only=texts_only, digest=body)
    for piece in stream.pieces(length):
        block.add(piece)
        reading.add(piece)
    reading.end()
    return Record(
        offset=offset,
        kind=kind,
        address=fields.get("warc-target-uri", "").strip("<>"),
        date=fields.get("warc-date", "")[:40],
        length=length,
        media_type=reading.media_type if http else fields.get("content-type", "").partition(";")[0].strip(),
        status=reading.status,
        block=block.found(),
        payload="not checked" if kind == "revisit" else body.found(),
        head=reading.head,
        body=bytes(reading.kept),
        whole=len(reading.kept) == reading.size,
    )


def _fields(stream: _Bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    size, last = 0, ""
    for _ in range(_HEAD_LINES):
        line = stream.line()
        size += len(line)
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            return found
        if size > _HEAD_BYTES:
            break
        if text[0] in " \t" and last:
            found[last] += " " + text.strip()
            continue
        name, colon, value = text.partition(":")
        if colon:
            last = name.strip().lower()
            found[last] = value.strip()
    raise Unreadable("a record's headings are too long")


class _Digest:
    """Compares bytes with the digest that a record carries."""

    def __init__(self, written: str) -> None:
        name, _, value = written.partition(":")
        make = _HASHES.get(name.strip().lower().replace("-", ""))
        self._hash = make() if make is not None else None
        self._wanted = _digest_bytes(value.strip(), self._hash.digest_size) if self._hash else None

    def add(self, piece: bytes) -> None:
        if self._hash is not None and self._wanted is not None:
            self._hash.update(piece)

    def found(self) -> Outcome:
        if self._hash is None or self._wanted is None:
            return "not checked"
        return "good" if self._hash.digest() == self._wanted else "wrong"


def _digest_bytes(text: str, size: int) -> bytes | None:
    """Return a digest out of base32 or hexadecimal digits."""
    try:
        data = bytes.fromhex(text) if len(text) == 2 * size else base64.b32decode(text.upper())
    except (ValueError, binascii.Error):
        return None
    return data if len(data) == size else None


class _Reading:
    """Splits an HTTP message into head and body; the body is hashed and, within bounds, kept."""

    def __init__(self, *, http: bool, keep: int, texts_only: bool, digest: _Digest) -> None:
        self._http, self._keep, self._texts_only, self._digest = http, keep, texts_only, digest
        self._head = bytearray()
        self._in_head = http
        self.kept = bytearray()
        self.size = 0
        self.status, self.media_type, self.head = 0, "", b""

    def add(self, piece: bytes) -> None:
        if not self._in_head:
            self._body(piece)
            return
        self._head += piece
        end = self._head.find(b"\r\n\r\n")
        if end >= 0:
            rest = bytes(self._head[end + 4 :])
            del self._head[end + 4 :]
            self._in_head = False
            self._parse()
            self._body(rest)
        elif len(self._head) > _HEAD_BYTES:
            raise Unreadable("the headings of an answer are too long")

    def end(self) -> None:
        if self._in_head and self._http:
            self._parse()

    def _body(self, piece: bytes) -> None:
        self._digest.add(piece)
        self.size += len(piece)
        room = self._keep - len(self.kept)
        if room > 0:
            self.kept += piece[:room]

    def _parse(self) -> None:
        first, _, rest = bytes(self._head).decode("latin-1").partition("\r\n")
        words = first.split(" ", 2)
        if len(words) > 1 and words[0].startswith("HTTP/") and words[1].isdecimal() and len(words[1]) == 3:
            self.status = int(words[1])
        for line in rest.split("\r\n")[:_HEAD_LINES]:
            name, _, value = line.partition(":")
            if name.strip().lower() == "content-type":
                self.media_type = value.partition(";")[0].strip().lower()[:100]
        self.head = bytes(self._head) if self._keep else b""
        if self._texts_only and self.media_type.startswith(("image/", "video/", "audio/")):
            self._keep = 0

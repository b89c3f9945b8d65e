"""PDF objects written straight to the open file: nothing but their offsets stays in memory.

A writer knows objects, streams and the closing table, and nothing of pages. Every byte is a function of what was
given to it, so that the same pack has the same SHA-256.

Source: ISO 32000-1:2008, sections 7.3 (objects), 7.5 (file structure) and 7.11.4 (embedded files).
"""

from __future__ import annotations

import functools
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Protocol

from evidence_desk.base.errors import CannotWrite

# The comment of high bytes tells transfer programs that the file is binary (7.5.2).
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_COMPRESSION = 1  # of drawings and small parts; pictures come compressed
_WORTH_COMPRESSING = 1000  # bytes; below, setting up the compressor costs more than it saves
_GATHERED = 1 << 16  # bytes; thousands of small objects go to the file in one piece
_LARGEST_OFFSET = 9_999_999_999  # ten digits in the table of offsets (7.5.4)


def name(text: str) -> str:
    """Return a PDF name; every byte outside letters and digits is written as `#xx` (7.3.5)."""
    return "/" + "".join(c if c.isascii() and c.isalnum() else _hashed(c) for c in text)


def _hashed(character: str) -> str:
    return "".join(f"#{byte:02X}" for byte in character.encode())


def text_string(text: str) -> str:
    """Return a PDF text string as hexadecimal UTF-16 with its mark (7.9.2.2); lone surrogates become U+FFFD."""
    return "<FEFF" + utf16_hex(text) + ">"


def utf16_hex(text: str) -> str:
    """Return big-endian UTF-16 as upper-case hexadecimal; lone surrogates become U+FFFD."""
    clean = "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in text)
    return clean.encode("utf-16-be").hex().upper()


def date_string(at: datetime) -> str:
    """Return a PDF date (7.9.4) in UTC."""
    return at.astimezone(UTC).strftime("(D:%Y%m%d%H%M%SZ)")


@functools.lru_cache(maxsize=8192)
def number(value: float) -> str:
    """Return a PDF number with at most three decimals and no exponent."""
    if value == int(value):
        return str(int(value))
    shown = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if shown in {"-0", ""} else shown


class Sink(Protocol):
    """Where a PDF goes: a binary file that the caller opened and will rename, or something in front of one."""

    def write(self, data: bytes | memoryview, /) -> object:
        """Take all of `data`."""


class PdfWriter:
    """Writes a PDF file from front to back."""

    def __init__(self, out: Sink) -> None:
        self._out = out
        self._at = 0
        self._gathered: list[bytes] = []
        self._gathered_size = 0
        self._offsets: list[int] = [0]  # by object number; 0 = given out, not yet written
        self._put(_HEADER)

    @property
    def size_bytes(self) -> int:
        """Bytes written so far."""
        return self._at

    def reserve(self, count: int = 1) -> int:
        """Return a new object number, to be written later; the first of `count` that follow each other."""
        self._offsets.extend([0] * count)
        return len(self._offsets) - count

    def add(self, body: str, number_: int | None = None) -> int:
        """Write an object and return its number.

        Raises:
            CannotWrite: the file cannot take the bytes.
        """
        offsets = self._offsets
        if number_ is None:
            number_ = len(offsets)
            offsets.append(self._at)
        elif offsets[number_]:
            raise ValueError("an object was written twice")
        else:
            offsets[number_] = self._at
        self._put(f"{number_} 0 obj\n{body}\nendobj\n".encode("ascii"))
        return number_

    def add_several(self, first: int, objects: Sequence[str]) -> None:
        """Write objects whose numbers follow each other in one go, each given whole, from its number to its end.

        Raises:
            CannotWrite: the file cannot take the bytes.
        """
        if any(self._offsets[first : first + len(objects)]):
            raise ValueError("an object was written twice")
        at = self._at
        starts = []
        for written in objects:
            starts.append(at)
            at += len(written)
        self._offsets[first : first + len(objects)] = starts
        self._put("".join(objects).encode("ascii"))

    def stream(self, entries: str, pieces: Iterable[bytes | memoryview], length: int) -> int:
        """Write a stream of `length` bytes from its pieces; `entries` are its dictionary without `/Length`.

        Raises:
            ValueError: the pieces do not add up to `length`; a caller bug.
            CannotWrite: the file cannot take the bytes.
        """
        number_ = self.reserve()
        self._start(number_)
        self._put(f"<<{entries}/Length {length}>>\nstream\n".encode("ascii"))
        written = 0
        for piece in pieces:
            self._put(piece)
            written += len(piece)
        if written != length:
            raise ValueError("a stream has another length than announced")
        self._put(b"\nendstream\nendobj\n")
        return number_

    def deflated(self, entries: str, data: bytes) -> int:
        """Write a stream, compressed unless it is short, and return its number."""
        if len(data) < _WORTH_COMPRESSING:
            return self.stream(entries, (data,), len(data))
        packed = zlib.compress(data, _COMPRESSION)
        return self.stream(f"{entries}/Filter/FlateDecode", (packed,), len(packed))

    def embedded_file(
        self,
        file_name: str,
        media_type: str,
        data: bytes,
        at: datetime,
        about: str,
        relation: str = "Data",
    ) -> int:
        """Write a small attached file and return the number of its file specification.

        It is stored uncompressed, so that a careful reader can take it without inflating anything; `relation` says what
        it is to the document (ISO 32000-2, table 43).
        """
        # MD5 is what the format names for /CheckSum; nothing here relies on it.
        checksum = hashlib.md5(data, usedforsecurity=False).hexdigest()
        parameters = f"<</Size {len(data)}/ModDate{date_string(at)}/CheckSum<{checksum}>>>"
        stored = self.stream(
            f"/Type/EmbeddedFile/Subtype{name(media_type)}/Params{parameters}", (data,), len(data)
        )
        shown = text_string(file_name)
        return self.add(
            f"<</Type/Filespec/F({file_name})/UF{shown}/Desc{text_string(about)}"
            f"/EF<</F {stored} 0 R/UF {stored} 0 R>>/AFRelationship/{relation}>>"
        )

    def finish(self, root: int, information: int, identity: bytes) -> None:
        """Write the table of offsets and the trailer; `identity` is 16 bytes naming this very file."""
        start = self._at
        if start > _LARGEST_OFFSET:
            raise CannotWrite(
                "pack too large", "The pack would be larger than 9 GB. Make it of fewer exhibits."
            )
        count = len(self._offsets)
        offsets = self._offsets[1:]
        if not all(offsets):
            raise ValueError("an object was reserved and never written")
        lines = "".join([f"{offset:010d} 00000 n \n" for offset in offsets])
        self._put(f"xref\n0 {count}\n0000000000 65535 f \n{lines}".encode("ascii"))
        marks = f"<{identity.hex()}>"
        self._put(
            f"trailer\n<</Size {count}/Root {root} 0 R/Info {information} 0 R/ID[{marks}{marks}]>>\n"
            f"startxref\n{start}\n%%EOF\n".encode("ascii")
        )
        self._write(b"".join(self._gathered))
        self._gathered.clear()

    def _start(self, number_: int) -> None:
        if self._offsets[number_]:
            raise ValueError("an object was written twice")
        self._offsets[number_] = self._at
        self._put(f"{number_} 0 obj\n".encode("ascii"))

    def _put(self, data: bytes | memoryview) -> None:
        size = len(data)
        self._at += size
        if size < _GATHERED:
            self._gathered.append(bytes(data))
            self._gathered_size += size
            if self._gathered_size < _GATHERED:
                return
            data = b""
        if self._gathered:
            self._write(b"".join(self._gathered))
            self._gathered.clear()
            self._gathered_size = 0
        if data:
            self._write(data)

    def _write(self, data: bytes | memoryview) -> None:
        try:
            self._out.write(data)
        except OSError as error:
            raise CannotWrite(
                f"pack not written: {error.errno}",
                "The pack could not be written: no space, or the folder went away. "
                "The case is unchanged; nothing was left under the name you asked for.",
            ) from error

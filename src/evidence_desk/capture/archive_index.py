"""A kept page as something that answers requests: by address, out of a WARC, a WACZ or an MHTML file.

The first answer that an address got is the one given again. Bodies are unpacked within bounds; what is coded in a way
that is not known here is answered as missing. Sources: as archived.py; RFC 9112 section 7.1 (chunked), RFC 2557.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import urldefrag

from evidence_desk.capture import archive_facts, archived, mail_file, zipdir
from evidence_desk.capture.brought import Unreadable

_BODY_BYTES = 48 * 2**20
_ADDRESSES = 100_000
_HEADERS = 100
# The engine gets the body whole and unpacked; what allowed a site to send more, or elsewhere, means nothing here.
_LEFT_OUT = frozenset(
    {
        *(
            "content-encoding",
            "transfer-encoding",
            "content-length",
            "connection",
            "keep-alive",
            "set-cookie",
        ),
        *(
            "strict-transport-security",
            "alt-svc",
            "nel",
            "report-to",
            "reporting-endpoints",
            "link",
            "refresh",
        ),
        "content-disposition",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is given for one request."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


MISSING = Answer(
    status=404,
    headers=(("Content-Type", "text/plain; charset=utf-8"),),
    body=b"This is not in the kept page. Nothing was asked of the net.",
)


class ArchiveIndex:
    """All answers of one archive; the bodies stay in the file until they are asked for."""

    def __init__(self, source: BinaryIO, size: int, media_type: str) -> None:
        """Read through it once.

        Raises:
            Unreadable: it is damaged before its first page, or of a kind that is not shown again.
        """
        self._source, self._size = source, size
        self._places: dict[str, tuple[int, int]] = {}  # address -> where its record begins, and what is left
        self._parts: dict[str, Answer] = {}
        self.first = ""  # address of the page to begin with
        self.cut = ""  # why not all of it could be read
        if media_type == "multipart/related":
            self._read_parts()
        elif media_type in {"application/wacz", "application/wacz+zip"}:
            self._read_package()
        elif media_type in {"application/warc", "application/gzip"}:
            self._read_records(0, size)
        else:
            raise Unreadable("files of this kind are not shown again")
        if not self.first:
            raise Unreadable(self.cut or "it holds no page")

    def answer(self, address: str) -> Answer:
        """Return what the archive has for an address."""
        wanted = urldefrag(address).url
        if wanted in self._parts:
            return self._parts[wanted]
        place = self._places.get(wanted)
        if place is None:
            return MISSING
        try:
            record = next(archived.records(self._source, *place, keep=_BODY_BYTES))
        except (Unreadable, StopIteration):
            return MISSING
        # An archive packed as one piece has no place where a single record begins.
        return _http(record) if urldefrag(record.address).url == wanted else MISSING

    def _read_records(self, start: int, size: int) -> None:
        try:
            for record in archived.records(self._source, start, size):
                if record.kind == "response" and record.status and len(self._places) < _ADDRESSES:
                    address = urldefrag(record.address).url
                    at = start + record.offset
                    self._places.setdefault(address, (at, start + size - at))
                    page = record.status == 200 and record.media_type in {
                        "text/html",
                        "application/xhtml+xml",
                    }
                    if page and not self.first:
                        self.first = address
        except Unreadable as reason:
            self.cut = str(reason)

    def _read_package(self) -> None:
        try:
            entries, _ = zipdir.read(self._source, self._size)
        except zipdir.ZipFault as fault:
            raise Unreadable(str(fault)) from None
        for entry in entries:
            if archive_facts.is_archive(entry.name):
                self._read_records(*archive_facts.placed(self._source, entry))
        named = archive_facts.first_page(self._source, {entry.name: entry for entry in entries})
        if urldefrag(named).url in self._places:
            self.first = urldefrag(named).url

    def _read_parts(self) -> None:
        message = mail_file.parse(self._source, self._size)
        for part in mail_file.leaves(message):
            address = urldefrag(str(part.get("Content-Location") or "").strip()).url
            if not address.startswith(("http://", "https://")) or len(self._parts) >= _ADDRESSES:
                continue
            kind = part.get_content_type()
            charset = part.get_content_charset()
            header = ("Content-Type", f"{kind}; charset={charset}" if charset else kind)
            answer = Answer(status=200, headers=(header,), body=mail_file.decoded(part))
            self._parts.setdefault(address, answer)
            if kind == "text/html" and not self.first:
                self.first = address


def _http(record: archived.Record) -> Answer:
    if not record.whole:
        return MISSING
    headers = list(_headers(record.head))
    told = {name.lower(): value.strip().lower() for name, value in headers}
    body = record.body
    if told.get("transfer-encoding") == "chunked":
        body = _joined(body)
    coding = told.get("content-encoding", "")
    if coding in {"gzip", "x-gzip", "deflate"}:
        body = _unpacked(body)
    elif coding not in {"", "identity"}:
        return MISSING
    kept = tuple((name, value) for name, value in headers if name.lower() not in _LEFT_OUT)
    return Answer(status=record.status, headers=kept, body=body)


def _headers(head: bytes) -> Iterator[tuple[str, str]]:
    for line in head.decode("latin-1").split("\r\n")[1 : _HEADERS + 1]:
        name, colon, value = line.partition(":")
        if colon and name.strip() and all(c.isalnum() or c in "-_" for c in name.strip()):
            yield name.strip(), "".join(c for c in value.strip() if c.isprintable())


def _joined(body: bytes) -> bytes:
    """Return a body without the marks of its chunks; as it is where it has none."""
    parts, at = list[bytes](), 0
    while at < len(body):
        end = body.find(b"\r\n", at, at + 64)
        try:
            size = int(body[at:end].partition(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return body if not parts else b"".join(parts)
        if size == 0:
            break
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts)


def _unpacked(body: bytes) -> bytes:
    """Return a body out of gzip or deflate; as it is where it was unpacked when it was kept."""
    for window in (16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS):
        inflate = zlib.decompressobj(window)
        try:
            data = inflate.decompress(body, _BODY_BYTES)
        except zlib.error:
            continue
        if inflate.eof:
            return data
    return body

"""Records of a WARC file, written one after the other, each compressed by itself; nothing is held in memory.

Source: ISO 28500:2017 (WARC 1.1), sections 4 to 6; The CDXJ format as `cdxj-indexer` and pywb read it. Our own writer
and not a library, because it is small and must write the one thing no library knows: a picture that was *not* kept.
"""

from __future__ import annotations

import hashlib
import urllib.parse
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

from evidence_desk.capture.page_parts import Spool, address

RecordKind = Literal["warcinfo", "response", "request", "metadata"]
_GZIP = 31  # zlib's number for a gzip member
_LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record in the making."""

    kind: RecordKind
    at: str  # UTC, "2026-11-22T14:05:09.123Z"
    content_type: str
    url: str = ""
    head: bytes = b""  # status line and headers of HTTP with the empty line; digested with the block only
    body: Spool | bytes = b""
    extra: tuple[tuple[str, str], ...] = ()  # more headers of the record
    with_record: str = ""  # id of the record it belongs to
    media_type: str = ""  # for the index
    status: int = 0  # for the index
    index: bool = False  # can be asked for when the archive is replayed


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Where a record stands."""

    id: str
    offset: int
    length: int  # compressed bytes
    line: str  # of the index, without its end; empty when it stands in no index


class WarcWriter:
    """Writes records into a file that it does not close."""

    def __init__(self, out: BinaryIO, filename: str) -> None:
        """Begin.

        Args:
            out: takes the bytes, in order.
            filename: what the index calls the file.
        """
        self._out = out
        self._filename = filename
        self._at = 0

    def write(self, record: Record) -> Written:
        """Write one record; its body is read twice: for its digests, then for its bytes."""
        size, payload = len(record.head), hashlib.sha256()
        block = hashlib.sha256(record.head)
        for piece in _pieces(record.body):
            size += len(piece)
            payload.update(piece)
            block.update(piece)
        name = f"<urn:uuid:{uuid.uuid4()}>"
        head = _record_head(record, name, size, block.hexdigest(), payload.hexdigest())
        length = self._compressed((head, record.head), _pieces(record.body))
        line = self._line(record, length, payload.hexdigest()) if record.index else ""
        written = Written(id=name, offset=self._at, length=length, line=line)
        self._at += length
        return written

    def _compressed(self, heads: Iterable[bytes], body: Iterator[bytes]) -> int:
        member, length = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP), 0

        def put(data: bytes) -> int:
            self._out.write(data)
            return len(data)

        for head in heads:
            length += put(member.compress(head))
        for piece in body:
            length += put(member.compress(piece))
        length += put(member.compress(b"\r\n\r\n"))
        return length + put(member.flush())

    def _line(self, record: Record, length: int, digest: str) -> str:
        values = {
            "url": warc_url(record.url),
            **({"mime": record.media_type} if record.media_type else {}),
            "status": str(record.status),
            "digest": f"sha256:{digest}",
            "length": str(length),
            "offset": str(self._at),
            "filename": self._filename,
        }
        # The digits of the time without what separates them, to the second: the index's own spelling.
        stamp = "".join(c for c in record.at.partition(".")[0] if c.isdigit())[:14]
        written = ", ".join(f'"{name}": {_quoted(value)}' for name, value in values.items())
        return f"{index_key(record.url)} {stamp} {{{written}}}"


def warc_url(url: str) -> str:
    """Return an address as one word of ASCII, whatever a page wrote."""
    return urllib.parse.quote(address(url), safe="!#$%&'()*+,/:;=?@[]~-._")


def index_key(url: str) -> str:
    """Return the sort-friendly form that indexes use: `org,example)/path?a=1&b=2`, in small letters."""
    try:
        parts = urllib.parse.urlsplit(warc_url(url).lower())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return warc_url(url).lower()
    if not host:
        return warc_url(url).lower()
    turned = host if ":" in host else ",".join(reversed(host.removeprefix("www.").split(".")))
    place = "" if port in (None, {"http": 80, "https": 443}.get(parts.scheme)) else f":{port}"
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    path = parts.path.rstrip("/") or "/"
    return f"{turned}{place}){path}" + (f"?{query}" if query else "")


def http_head(first: str, headers: Iterable[tuple[str, str]]) -> bytes:
    """Return a status or request line and headers as bytes, each in one line whatever a server sent."""
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    flat = ("".join(c if c >= " " and c != "\x7f" else " " for c in line) for line in lines)
    return "".join(f"{line}\r\n" for line in flat).encode("utf-8", "replace") + b"\r\n"


def fields(values: Iterable[tuple[str, str]]) -> bytes:
    """Return a block of `application/warc-fields`."""
    return http_head("", values)[2:-2]


def _record_head(record: Record, name: str, size: int, block: str, payload: str) -> bytes:
    headers = [
        ("WARC-Type", record.kind),
        ("WARC-Record-ID", name),
        ("WARC-Date", record.at),
        ("Content-Type", record.content_type),
        ("Content-Length", str(size)),
        ("WARC-Block-Digest", f"sha256:{block}"),
    ]
    if record.url:
        headers.append(("WARC-Target-URI", warc_url(record.url)))
    if record.kind in ("response", "request"):
        headers.append(("WARC-Payload-Digest", f"sha256:{payload}"))
    if record.with_record:
        headers.append(("WARC-Concurrent-To", record.with_record))
    return http_head("WARC/1.1", (*headers, *record.extra))


def _pieces(body: Spool | bytes) -> Iterator[bytes]:
    if isinstance(body, bytes):
        return iter((body,) if body else ())
    return body.pieces()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if " " <= c < "\x7f" else "?" for c in escaped) + '"'

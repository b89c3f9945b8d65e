"""What is written down of a part of a page: bounded, plain, and never more than the part can be."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import BinaryIO, Final
from urllib.parse import urlsplit, urlunsplit

from evidence_desk.base import clock as clocks
from evidence_desk.base.embedded import carries_a_file
from evidence_desk.capture.containers import list_container
from evidence_desk.capture.page_parts import (
    FACTS_BYTES,
    PageFacts,
    PagePart,
    PageTrouble,
    PartKind,
    Spool,
    short,
)
from evidence_desk.capture.sniff import HEAD_BYTES, sniff
from evidence_desk.case.fold_page import ADDRESS_MAX, CUTS_MAX, TEXT_MAX
from evidence_desk.case.page_values import PART_WORDS, PageFactsKept

_NAME_MAX = 80  # characters of a file name
_PICTURES: Final = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_STARTS: Final[dict[PartKind, dict[str, bytes]]] = {  # media type -> how such bytes begin
    "screen": _PICTURES,
    "page-picture": _PICTURES,
    "region": _PICTURES,
    "text": {"text/plain": b"", "text/plain; charset=utf-8": b""},
    "pdf": {"application/pdf": b"%PDF-"},
    "mhtml": {"multipart/related": b"", "message/rfc822": b""},
    "wacz": {
        "application/wacz": b"PK\x03\x04",
        "application/wacz+zip": b"PK\x03\x04",
        "application/zip": b"PK\x03\x04",
    },
    "facts": {"application/json": b"{"},
}
_LOOKED_AT = 1 << 16  # characters of a text from a page
_UNSAID = "(not repeated here: it could carry a picture)"


class SpoolStream(io.RawIOBase):
    """A spool as a file to read, as often as it is asked for."""

    def __init__(self, spool: Spool) -> None:
        super().__init__()
        self._spool = spool
        self._pieces: Iterator[bytes] = spool.pieces()
        self._left = b""
        self._at = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be read again, and from any place on."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place; what lies before it is read over."""
        place = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._spool.size}[whence]
        if place < self._at:
            self._pieces, self._left, self._at = self._spool.pieces(), b"", 0
        buffer = memoryview(bytearray(1 << 16))
        while self._at < place and self.readinto(buffer[: place - self._at]):
            pass
        return self._at

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # as io.RawIOBase is used
        """Fill a buffer; 0 at the end."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        self._at += count
        return count


def stream_of(spool: Spool) -> BinaryIO:
    """Return the bytes of a part as a file to read."""
    return io.BufferedReader(SpoolStream(spool), 1 << 18)


def check_part(part: PagePart, limit: int) -> None:
    """Refuse what a part of its kind cannot be.

    Raises:
        PageTrouble: another kind of bytes, or too many.
    """
    if part.size > (FACTS_BYTES if part.kind == "facts" else limit):
        raise PageTrouble(
            "large", f"The {PART_WORDS[part.kind]} is larger than anything kept here. It was not kept."
        )
    starts = _STARTS[part.kind].get(part.media_type)
    head = next(part.data.pieces(), b"")
    if starts is None or not head.startswith(starts) or (part.kind == "text" and b"\0" in head):
        raise PageTrouble("part", f"What came as the {PART_WORDS[part.kind]} was none. It was not kept.")


def inside(part: PagePart) -> int:
    """Return how many members of a part are not plainly text: the answer before keeping was given for each of them."""
    stream = stream_of(part.data)
    if not sniff(stream.read(HEAD_BYTES), "").is_container:
        return 0
    return sum(member.kind != "text" for member in list_container(stream, part.size).members)


def plain(text: str, limit: int = TEXT_MAX) -> str:
    """Return words of a page or a browser in one line, bounded, or that they are not repeated."""
    return _UNSAID if carries_a_file(text[:_LOOKED_AT]) else short(text, limit)


def plain_address(url: str) -> str:
    """Return an address as it may stand in the record: without what could carry a picture."""
    line = "".join(c for c in url if c.isprintable() and not c.isspace())[:ADDRESS_MAX]
    if not carries_a_file(line):
        return line
    try:
        parts = urlsplit(line)
        start = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
    except ValueError:
        return ""
    return "" if carries_a_file(start) else start


def address_shown(facts: PageFacts | None, asked: str) -> str:
    """Return the address that an exhibit names: where the browser ended up, once that is known."""
    return plain_address(facts.final_url if facts is not None and facts.final_url else asked)


def host_of(url: str) -> str:
    """Return the host of an address, or nothing."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def caption(kind: PartKind, given: str, url: str) -> str:
    """Return what stands under a part: the person's words and which part it is."""
    words = PART_WORDS[kind]
    words = words if words[:2].isupper() else words[:1].upper() + words[1:]
    if given:
        return f"{given} – {PART_WORDS[kind]}"
    host = plain(host_of(url), 200)
    return f"{words} of {host}" if host else words


def stage(kind: PartKind) -> str:
    """Return what is done meanwhile, in words."""
    return f"Keeping the {PART_WORDS[kind]}"


def file_name(part: PagePart) -> str:
    """Return the neutral name of a part; letters, digits, points and lines only."""
    name = "".join(c for c in part.name if c.isascii() and (c.isalnum() or c in ".-_"))[:_NAME_MAX]
    return name.lstrip(".") or part.kind


def method(kind: PartKind, engine: str, *, own: bool, sandboxed: bool) -> str:
    """Return how a part was made, for the record."""
    by = "the program's own browser" if own else "a browser installed on this computer, driven by the program"
    without = "" if sandboxed else ", without the engine's sandbox"
    return f"page, {PART_WORDS[kind]}: rendered by {by} ({plain(engine, 200)}){without}"


def kept_facts(facts: PageFacts, *, own: bool) -> PageFactsKept:
    """Return the facts that the record itself says; the part “facts” has them whole."""
    certificate, view, seen = facts.certificate, facts.view, facts.seen
    engine = f"{facts.engine.name} {facts.engine.version}".strip()
    return PageFactsKept(
        url=plain_address(facts.final_url or facts.asked_url),
        title=plain(facts.title, 400),
        status=facts.status,
        redirects=sum(300 <= hop.status < 400 for hop in facts.redirects),  # the last answer is among them
        address=plain(facts.connection.address, 100),
        protocol=plain(facts.connection.protocol, 40),
        tls=plain(facts.connection.tls, 40),
        subject=plain(certificate.subject, 400) if certificate is not None else "",
        issuer=plain(certificate.issuer, 400) if certificate is not None else "",
        filter_issuer=plain(facts.filter_issuer, 400),
        certificate_error=plain(certificate.error, 400) if certificate is not None else "",
        engine=plain(engine, 200),
        patch_level=plain(facts.engine.patched_to, 100),
        own_browser=own,
        sandboxed=facts.engine.sandboxed,
        viewport=f"{_few(view.width):,} × {_few(view.height):,} at {_few(view.scale_permille) / 1000:g}",
        zoom=f"{_few(view.zoom_percent)} %",
        language=plain(view.language, 100),
        started_at=_time(facts.started.utc),
        finished_at=_time(facts.finished.utc),
        clock=plain(facts.finished.state, 100),
        pictures_blurred=_few(max(0, seen.pictures - seen.sharp)),
        pictures_shown=_few(seen.sharp),
        films=_few(seen.films),
        placeholders=_few(len(seen.not_kept) + seen.not_listed),
        requests=_few(facts.requests),
        cut=tuple(plain(one, 400) for one in facts.cut[:CUTS_MAX]),
        errors=_few(len(facts.troubles)),
    )


def _few(count: int) -> int:
    return max(0, min(count, 1_000_000))


def _time(text: str) -> str:
    """Return a time in the stored spelling, or nothing where the browser gave none."""
    try:
        clocks.parse_utc(text)
    except ValueError:
        return ""
    return text

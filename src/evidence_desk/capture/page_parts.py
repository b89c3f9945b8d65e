"""One page capture as plain values: its parts in order, its facts, and what may go into them. No Qt, no keys.

The capture browser makes them and the program files them; between the two they cross a pipe, so nothing here is more
than a claim of a process that has read a stranger's page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, BinaryIO, Literal, get_args

import msgspec

from evidence_desk.base.errors import EvidenceDeskError

PartKind = Literal["screen", "text", "page-picture", "pdf", "mhtml", "wacz", "facts", "region"]
PART_KINDS: tuple[PartKind, ...] = get_args(PartKind)
WHOLE_PAGE: tuple[PartKind, ...] = ("screen", "text", "page-picture", "pdf", "mhtml", "wacz", "facts")
# "It is going now": what shows it first, what takes long last; the facts are small and name the page, so they come
# before the archive is written.
URGENT: tuple[PartKind, ...] = ("screen", "page-picture", "text", "facts", "wacz")


def with_region(parts: tuple[PartKind, ...]) -> tuple[PartKind, ...]:
    """Return parts with a chosen piece among them: after the screen, while the page stands as it was chosen from."""
    return (*parts[:1], "region", *parts[1:])


FACTS_BYTES = 8 * 2**20  # most bytes of a facts part
_PIECE_BYTES = 2**20

Short = Annotated[str, msgspec.Meta(max_length=400)]
Words = Annotated[str, msgspec.Meta(max_length=4_000)]
Address = Annotated[str, msgspec.Meta(max_length=8_192)]
Count = Annotated[int, msgspec.Meta(ge=0, lt=2**53)]

TroubleCode = Literal[
    "address",  # not an address of a page
    "refused",  # an address that the browser never loads
    "unreachable",  # no connection, no such host
    "timeout",  # still loading when the time was over
    "certificate",  # nobody accepted the server's certificate
    "crashed",  # the browser's process ended
    "engine",  # the engine refused, or cannot run here
    "sandbox",  # the engine's sandbox does not work here
    "part",  # one part could not be made; the others are kept
    "stopped",  # by the person
    "large",  # more than a part may have
]


class PageTrouble(EvidenceDeskError):
    """A page, or a part of it, could not be had."""

    exit_code = 12

    def __init__(self, code: TroubleCode, words: str, log_text: str = "") -> None:
        """Say what happened.

        Args:
            code: what kind of trouble; chooses the window's words.
            words: what happened, what was kept and what to do, for a person; may name the address.
            log_text: for the log; never an address.
        """
        super().__init__(log_text or f"page: {code}", words)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which pictures may stand sharp in the parts. The rest, and every film, has a placeholder in each of them.

    `shown` are addresses of pictures that the person had shown one by one, as the page wrote them when it was shown.
    `take` is the number that the deliberate press for more named: so many more pictures, in the order of the page.
    """

    shown: frozenset[str] = frozenset()
    take: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """How far one part is, or that it has landed."""

    kind: PartKind
    state: Literal["begun", "moved", "done", "failed"]
    at: str  # UTC, "2026-11-22T14:05:09Z"
    done: int = 0  # tiles, records or bytes, whatever `of` counts
    of: int = 0  # 0: not known


class Spool:
    """Bytes of a part: held in memory, or read piece by piece from a file that is noise on the disk."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        """Take a file over from its place 0.

        Args:
            file: closed when the spool is closed.
            size: bytes in it.
        """
        self._file = file
        self.size = size

    @classmethod
    def of(cls, data: bytes) -> Spool:
        """Return a spool of bytes in memory."""
        return cls(io.BytesIO(data), len(data))

    def pieces(self) -> Iterator[bytes]:
        """Yield all bytes in pieces, from the first on; may be done again."""
        at = 0
        while at < self.size:
            self._file.seek(at)
            piece = self._file.read(min(_PIECE_BYTES, self.size - at))
            if not piece:
                raise PageTrouble("part", "A part of the page was lost on its way. Keep the page again.")
            at += len(piece)
            yield piece

    def read(self) -> bytes:
        """Return all bytes; for parts that are known to be small, and for tests."""
        return b"".join(self.pieces())

    def close(self) -> None:
        """Let the bytes go."""
        self._file.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePart:
    """One part of a page capture, ready to be filed as an exhibit of its own."""

    kind: PartKind
    media_type: str
    name: str  # neutral: "page-picture-2.png"; never from the page
    data: Spool
    note: str = ""  # what this part shows and how it was made, in a sentence or two
    cut: str = ""  # what was cut off or could not be had, in words; empty: nothing
    placeholders: int = 0  # pictures and films in whose place an entry stands

    @property
    def size(self) -> int:
        """Bytes of the part."""
        return self.data.size


class Hop(msgspec.Struct, frozen=True, kw_only=True):
    """One answer on the way from the asked address to the final one."""

    url: Address
    status: Annotated[int, msgspec.Meta(ge=0, le=999)]
    address: Short = ""  # of the server, as the engine connected
    location: Address = ""  # where it sent the browser


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """A header of the page's own answer, as received."""

    name: Short
    value: Address


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """How the page's own answer came."""

    address: Short = ""  # of the server, or of the proxy that spoke for it
    port: Annotated[int, msgspec.Meta(ge=0, le=65_535)] = 0
    protocol: Short = ""  # "h2", "http/1.1"
    tls: Short = ""  # "TLS 1.3"; empty: not encrypted
    cipher: Short = ""
    from_service_worker: bool = False  # the page's own program answered, not its server


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """The server's certificate and what it was issued from."""

    subject: Short
    issuer: Short
    not_before: Short
    not_after: Short
    key_sha256: Short  # of the public key (SubjectPublicKeyInfo), hexadecimal
    chain_sha256: Annotated[tuple[Short, ...], msgspec.Meta(max_length=16)]  # of each certificate's DER
    chain: Annotated[
        tuple[bytes, ...], msgspec.Meta(max_length=16)
    ]  # the DER of each, the server's own first
    publicly_logged: bool  # it carries proof of a public log, as those of public authorities do
    error: Words = ""  # the engine's words when the person was asked about it and said "go on"


class EngineUsed(msgspec.Struct, frozen=True, kw_only=True):
    """Which engine drew the page."""

    name: Short
    version: Short
    patched_to: Short = ""
    user_agent: Words = ""
    sandboxed: bool = False


class View(msgspec.Struct, frozen=True, kw_only=True):
    """How the page was drawn."""

    width: Count  # CSS pixels
    height: Count
    scale_permille: Count = 1000  # device pixels per 1,000 CSS pixels
    zoom_percent: Count = 100
    language: Short = ""
    page_width: Count = 0  # of the whole page, CSS pixels
    page_height: Count = 0


class ClockRead(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of this computer's clock."""

    utc: Short
    zone: Short
    offset_minutes: int
    monotonic_ms: Count
    state: Short = "not checked"  # against other clocks


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What of the page's pictures and films stands in the parts."""

    pictures: Count = 0  # found on the page
    sharp: Count = 0  # of these stand in the parts
    films: Count = 0  # found; none is kept
    not_kept: Annotated[tuple[NotKept, ...], msgspec.Meta(max_length=2_000)] = ()
    not_listed: Count = 0  # more that stand in no list


class NotKept(msgspec.Struct, frozen=True, kw_only=True):
    """The placeholder's own words: what stood there."""

    address: Address
    media_type: Short = ""
    size: int = -1  # bytes; -1: not known
    width: Count = 0  # on the page, CSS pixels
    height: Count = 0


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything around a page that the engine could tell, for the record and for the pack."""

    version: Annotated[int, msgspec.Meta(ge=1, le=1)] = 1
    asked_url: Address
    final_url: Address
    title: Words = ""
    redirects: Annotated[tuple[Hop, ...], msgspec.Meta(max_length=64)] = ()
    status: Annotated[int, msgspec.Meta(ge=0, le=999)] = 0
    connection: Connection = Connection()
    certificate: Certificate | None = None
    filter_issuer: Short = (
        ""  # who issued it where that is no public authority: the school's filter, as a rule
    )
    headers: Annotated[tuple[Header, ...], msgspec.Meta(max_length=400)] = ()
    engine: EngineUsed
    view: View
    started: ClockRead
    finished: ClockRead
    signed_in_as: Words = ""
    reached_by: Words = ""
    seen: Seen = Seen()
    requests: Count = 0
    answers: Count = 0
    cut: Annotated[tuple[Words, ...], msgspec.Meta(max_length=200)] = ()  # what was cut off, each in words
    troubles: Annotated[tuple[Words, ...], msgspec.Meta(max_length=200)] = ()  # what went wrong
    changed: Annotated[
        tuple[Words, ...], msgspec.Meta(max_length=50)
    ] = ()  # what was changed in the page to keep it

    def to_json(self) -> bytes:
        """Return the facts part: JSON in one spelling, names in order, UTF-8."""
        return msgspec.json.encode(self, order="sorted")


_decoder = msgspec.json.Decoder(PageFacts)


def read_facts(data: bytes) -> PageFacts:
    """Return the facts of a facts part.

    Raises:
        PageTrouble: it is none, or its words are out of bounds.
    """
    if len(data) > FACTS_BYTES:
        raise PageTrouble("part", "The facts of the page are larger than any page's facts can be.")
    try:
        return _decoder.decode(data)
    except (msgspec.MsgspecError, RecursionError):
        raise PageTrouble("part", "The facts of the page have no proper form.") from None


def short(text: object, limit: int = 400) -> str:
    """Return text from a page or an engine in one line, bounded, without characters that control or show nothing."""
    line = "".join(c if c.isprintable() else " " for c in str(text)[: 4 * limit])
    return " ".join(line.split())[:limit]


def address(text: object) -> str:
    """Return an address from a page or an engine, bounded; of a `data:` address only how it begins."""
    line = "".join(c for c in str(text)[:16_384] if c.isprintable())
    if line[:5].lower() == "data:":
        return line.partition(",")[0][:100] + ","
    return line[:8_192]

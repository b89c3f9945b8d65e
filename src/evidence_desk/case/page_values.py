"""What a page capture is made of: its parts, and the facts that the handling log and every pack say about it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from evidence_desk.case.values import GateAnswer, SafeInt, UtcText, UtcTextOrNone

PartKind = Literal["screen", "text", "page-picture", "pdf", "mhtml", "wacz", "facts", "region"]
Ended = Literal["complete", "stopped", "failed"]
# A very tall page has several pictures; every other part stands once.
SEVERAL: frozenset[PartKind] = frozenset({"page-picture"})
PARTS_MAX = 64  # of one page, with all its pictures
CaptureId = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]

PART_WORDS: dict[PartKind, str] = {
    "screen": "screen picture",
    "text": "page text",
    "page-picture": "whole page picture",
    "pdf": "PDF",
    "mhtml": "MHTML",
    "wacz": "WACZ archive",
    "facts": "facts",
    "region": "chosen part of the page",
}


class PageFactsKept(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The facts around a page as the browser's helper reported them; whole in the part “facts”."""

    url: str  # where the browser ended up
    title: str = ""
    status: SafeInt = 0  # of the last answer; 0 where there was none
    redirects: Count = 0
    address: str = ""  # of the server, as the browser was told
    protocol: str = ""
    tls: str = ""  # version; empty without
    subject: str = ""  # of the certificate
    issuer: str = ""
    filter_issuer: str = ""  # who issued a certificate that no public log knows: most likely a filter
    certificate_error: str = ""  # what was wrong with the certificate, and accepted by a person
    engine: str = ""  # name and version of what rendered it
    patch_level: str = ""
    own_browser: bool = False  # the program's own, not one installed beside it
    sandboxed: bool = False
    viewport: str = ""
    zoom: str = ""
    language: str = ""
    started_at: UtcTextOrNone = ""
    finished_at: UtcTextOrNone = ""
    clock: str = ""  # what is known of this computer's clock
    pictures_blurred: Count = 0
    pictures_shown: Count = 0
    films: Count = 0
    placeholders: Count = 0  # pictures and films of which only address, type and size are kept
    requests: Count = 0
    cut: tuple[str, ...] = ()  # what was cut off, a sentence each
    errors: Count = 0


class KeptPart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One part of a page that is in the case."""

    part: PartKind
    exhibit: str  # id
    at: UtcText
    note: str = ""
    cut: str = ""
    placeholders: Count = 0


class PageCapture(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One capture of a page, as far as it came."""

    id: str  # shared by all its parts
    who: str  # fingerprint of whoever captured it
    asked: str  # the address that was asked for
    of: tuple[PartKind, ...]  # the parts that were to be kept, in order
    before_loading: GateAnswer
    pictures_taken: Count = 0  # pictures that were unblurred and taken, by a press that named this number
    urgent: bool = False
    unseen: bool = False  # both answers were given together, before anybody looked at the page
    how_reached: str = ""
    signed_in_as: str = ""
    kept: tuple[KeptPart, ...] = ()
    ended: Ended | Literal[""] = ""  # empty: it broke off without a word
    ended_at: str = ""
    why: str = ""
    missing: dict[str, str] = {}  # part -> why there is none
    facts: PageFactsKept | None = None

    def part_of(self, exhibit: str) -> KeptPart | None:
        """Return which part an exhibit is, or None."""
        return next((kept for kept in self.kept if kept.exhibit == exhibit), None)

    @property
    def is_whole(self) -> bool:
        """Whether every part that was to be kept is there."""
        return {kept.part for kept in self.kept} >= set(self.of)

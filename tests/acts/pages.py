"""A page in parts without any browser, for the tests of what the case makes of it."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_desk.acts.keeping import Description
from evidence_desk.acts.page_capture import (
    Browser,
    IntoCase,
    Loading,
    Order,
    PageKeeping,
    may_keep,
    may_load,
    page_wording,
)
from evidence_desk.base.clock import Instant
from evidence_desk.capture.page_parts import (
    WHOLE_PAGE,
    Certificate,
    ClockRead,
    Connection,
    EngineUsed,
    Hop,
    PageFacts,
    PagePart,
    PartKind,
    Seen,
    Spool,
    View,
)
from evidence_desk.case.gate import Admission, StopAnswers
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit

NO = StopAnswers(first="no", second="no", wording=page_wording())
URL = "https://chat.example/p/1"
OWN = Browser(name="QtWebEngine 6.11.3", own=True, sandboxed=True)
PNG = b"\x89PNG\r\n\x1a\n"
BYTES: dict[PartKind, tuple[str, str, bytes]] = {
    "screen": ("image/png", "screen.png", PNG + b"screen"),
    "text": ("text/plain; charset=utf-8", "text.txt", "Watch your back tomorrow – J.".encode()),
    "page-picture": ("image/png", "page-picture.png", PNG + b"page"),
    "pdf": ("application/pdf", "page.pdf", b"%PDF-1.7 page"),
    "mhtml": ("multipart/related", "page.mhtml", b"From: <Saved by Blink>\r\n"),
    "wacz": ("application/wacz+zip", "page.wacz", b"PK\x03\x04archive"),
    "region": ("image/png", "region.png", PNG + b"region"),
}


def facts(**fields: object) -> PageFacts:
    """Return facts as a browser reports them."""
    at = ClockRead(utc="2026-11-22T14:05:09Z", zone="GMT", offset_minutes=0, monotonic_ms=1)
    plain: dict[str, object] = {
        "asked_url": URL,
        "final_url": "https://chat.example/p/1?from=home",
        "title": "Year 9",
        "redirects": (Hop(url=URL, status=302),),
        "status": 200,
        "connection": Connection(address="192.0.2.7", port=443, protocol="h2", tls="TLS 1.3"),
        "certificate": Certificate(
            subject="chat.example",
            issuer="Example CA",
            not_before="",
            not_after="",
            key_sha256="0" * 64,
            chain_sha256=(),
            chain=(),
            publicly_logged=True,
        ),
        "engine": EngineUsed(name="QtWebEngine", version="6.11.3", patched_to="155", sandboxed=True),
        "view": View(width=1280, height=900),
        "started": at,
        "finished": at,
        "seen": Seen(pictures=4, sharp=0, films=1),
        "cut": ("The page is longer than 100,000 pixels.",),
    }
    return PageFacts(**(plain | fields))  # type: ignore[arg-type]  # checked by the struct


def part(kind: PartKind, data: bytes | None = None, **fields: object) -> PagePart:
    """Return one part."""
    if kind == "facts":
        media, name, plain = "application/json", "facts.json", facts().to_json()
    else:
        media, name, plain = BYTES[kind]
    spool = Spool.of(plain if data is None else data)
    return PagePart(**({"kind": kind, "media_type": media, "name": name, "data": spool} | fields))  # type: ignore[arg-type]


def parts(kinds: tuple[PartKind, ...] = WHOLE_PAGE) -> Iterator[PagePart]:
    """Yield the parts of a page, in order."""
    for kind in kinds:
        yield part(kind)


def loading(now: Instant, url: str = URL) -> Loading:
    """Return the leave to load a page."""
    allowed = may_load(url, NO, now)
    assert isinstance(allowed, Loading)
    return allowed


def admitted() -> Admission:
    """Return the leave to keep what is shown."""
    allowed = may_keep(NO)
    assert isinstance(allowed, Admission)
    return allowed


def keeping(
    store: CaseStore,
    order: Order | None = None,
    browser: Browser = OWN,
    description: Description | None = None,
) -> PageKeeping[Exhibit]:
    """Begin to keep a page in a case."""
    leave = loading(store.clock.read())
    return PageKeeping(
        IntoCase(store), leave, admitted(), order or Order(), browser, description or Description()
    )

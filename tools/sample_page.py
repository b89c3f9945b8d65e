"""An invented page: what a capture browser would say and bring of it, without a browser. For pictures and tests."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from typing import Any

from PIL import Image, ImageDraw

from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.page_parts import (
    Certificate,
    ClockRead,
    Connection,
    EngineUsed,
    PageFacts,
    PagePart,
    PartKind,
    Spool,
    View,
)

URL = "https://clips.example/v/7Qd2-trip-coach"
FACTS = {
    "final_url": URL,
    "redirects": "2",
    "address": "203.0.113.24",
    "port": "443",
    "issuer": "Thornmere Filter CA",
    "filter_issuer": "Thornmere Filter CA",
    "answers": "41",
    "engine": "QtWebEngine",
    "version": "140.0.7339.264",
    "patched_to": "155.0.7500.1",
    "clock": "0.4 s from network time",
    "pictures": "14",
}
_MEDIA: dict[PartKind, tuple[str, str]] = {
    "screen": ("image/png", "screen.png"),
    "region": ("image/png", "region.png"),
    "text": ("text/plain; charset=utf-8", "page.txt"),
    "page-picture": ("image/png", "page-picture.png"),
    "pdf": ("application/pdf", "page.pdf"),
    "mhtml": ("multipart/related", "page.mhtml"),
    "wacz": ("application/wacz", "page.wacz"),
    "facts": ("application/json", "facts.json"),
}
_NOTES: dict[PartKind, str] = {
    "screen": "what you saw, 1366 × 640",
    "text": "4,118 characters",
    "page-picture": "9 tiles, 1366 × 8,410",
    "wacz": "41 responses",
}


class SamplePage:
    """Answers as a `PageSession` does. It can wait in the middle of a part, refuse, crash, or ask."""

    def __init__(self, hear: Callable[[Any], None]) -> None:
        self._hear = hear
        self.said: list[tuple[str, object]] = []  # what was asked of it
        self.orders: list[wire.Keep] = []
        self.wait_at: str = ""  # a part that does not get done until `go_on` is set
        self.crash_at: str = ""
        self.asks: list[wire.Asked] = []  # before the page is shown
        self.trouble: wire.Trouble | None = None
        self.go_on = threading.Event()
        self.stopped = threading.Event()
        self.ready = wire.Ready(
            engine="QtWebEngine", version="140.0.7339.264", patched_to="155.0.7500.1", sandboxed=True
        )
        self.url = ""

    def tell_to(self, hear: Callable[[Any], None]) -> None:
        """Say everything to this listener from now on."""
        self._hear = hear

    def tell(self, message: wire.FromBrowser) -> None:
        """Say something unasked."""
        self._hear(message)

    # --- as the window asks

    def open(self, url: str, *, private: bool = False) -> None:
        """Load: ask first where it is to, then show."""
        self.said.append(("open", url))
        self.url = url
        if self.trouble is not None:
            self._hear(self.trouble)
        elif self.asks:
            self._hear(self.asks.pop(0))
        else:
            self._show()

    def answer(self, number: int, go_on: bool) -> None:
        """Go on with the next question, or with the page."""
        self.said.append(("answer", go_on))
        if not go_on:
            self._hear(wire.Trouble(code="refused"))
        elif self.asks:
            self._hear(self.asks.pop(0))
        else:
            self._show()

    def _show(self, *, blurred: bool = True) -> None:
        shown = wire.Shown(
            url=URL if self.url in {URL, "https://clips.example/s/9"} else self.url,
            host="clips.example",
            title="Coach list",
            loading=False,
            secure=True,
            issuer="Thornmere Filter CA",
            blurred=blurred,
        )
        self._hear(shown)
        self._hear(wire.FactsSoFar(facts=FACTS))

    def blur(self, on: bool) -> None:
        """Blur, or show."""
        self.said.append(("blur", on))
        self._show(blurred=on)

    def hide(self, on: bool) -> None:
        """Be hidden, or seen."""
        self.said.append(("hide", on))

    def mark(self, *, by_pointer: bool = False, box: wire.Box | None = None) -> None:
        """Choose a piece: the one that is typed at once, one by the pointer when the test presses."""
        self.said.append(("mark", box if box is not None else by_pointer))
        if box is not None:
            self._hear(wire.Marked(box=box))

    def go(self, to: str) -> None:
        """Move."""
        self.said.append(("go", to))

    def stop(self) -> None:
        """Break off."""
        self.said.append(("stop", None))
        self.stopped.set()
        self.go_on.set()

    def close(self) -> None:
        """End."""
        self.said.append(("close", None))
        self.stopped.set()
        self.go_on.set()

    def keep(self, order: wire.Keep) -> Iterator[object]:
        """Bring the parts in the order asked for."""
        self.orders.append(order)
        brought = 0
        for kind in order.parts:
            yield wire.Progress(
                kind=kind, done=6 if kind == "page-picture" else 0, of=9 if kind == "page-picture" else 0
            )
            if kind == self.crash_at:
                from evidence_desk.acts.page_session import trouble  # noqa: PLC0415  # its words are the real ones

                raise trouble("crashed")
            if kind == self.wait_at:
                self.go_on.wait(20)
            if self.stopped.is_set():
                break
            yield self._part(kind)  # type: ignore[arg-type]  # an order names kinds of parts
            brought += 1
        yield wire.Kept(parts=brought, stopped=self.stopped.is_set())

    def _part(self, kind: PartKind) -> PagePart:
        media, name = _MEDIA[kind]
        return PagePart(
            kind=kind,
            media_type=media,
            name=name,
            data=Spool.of(_bytes_of(kind, self.url)),
            note=_NOTES.get(kind, ""),
            placeholders=14 if kind in {"mhtml", "wacz"} else 0,
        )


def _bytes_of(kind: PartKind, url: str) -> bytes:
    if kind in {"screen", "page-picture", "region"}:
        return picture_of_page(640 if kind == "screen" else 900)
    if kind == "facts":
        return _facts(url).to_json()
    head = {"pdf": b"%PDF-1.7\n", "wacz": b"PK\x03\x04", "mhtml": b"MIME-Version: 1.0\r\n"}.get(kind, b"")
    return head + f"Coach list, guess who isnt on it. {kind}".encode()


def picture_of_page(height: int, width: int = 1366) -> bytes:
    """Return a PNG of the invented page, its pictures blurred as they are in it."""
    image = Image.new("RGB", (width, height), "#ffffff")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width, 70), fill="#17304f")
    draw.text((40, 28), "clips", fill="#ffffff")
    draw.rectangle((40, 110, 760, 480), fill="#8d9aa5")
    for line, words in enumerate(("Coach list, guess who isnt on it", "kai.tt", "monday will be fun")):
        draw.text((40, 500 + 24 * line), words, fill="#1a2022")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _facts(url: str) -> PageFacts:
    clock = ClockRead(
        utc="2026-11-22T14:05:52Z", zone="GMT", offset_minutes=0, monotonic_ms=1, state="not checked"
    )
    return PageFacts(
        asked_url=url,
        final_url=URL,
        title="Coach list",
        status=200,
        connection=Connection(address="203.0.113.24", port=443, protocol="h2", tls="TLS 1.3"),
        certificate=Certificate(
            subject="clips.example",
            issuer="Thornmere Filter CA",
            not_before="2026-01-01",
            not_after="2027-01-01",
            key_sha256="00" * 32,
            chain_sha256=(),
            chain=(),
            publicly_logged=False,
        ),
        filter_issuer="Thornmere Filter CA",
        engine=EngineUsed(
            name="QtWebEngine", version="140.0.7339.264", patched_to="155.0.7500.1", sandboxed=True
        ),
        view=View(width=1366, height=640),
        started=clock,
        finished=clock,
        requests=41,
        answers=41,
    )

"""One sitting with the capture browser, as both shells see it: addresses and presses in, what is shown and parts out.

The browser is a process of its own that this end never trusts: every part has a bound, waits have an end, and when it
crashes or hangs it is ended while the parts that landed stay. Nothing here touches a case; `acts.page_capture` files
the parts.
"""

from __future__ import annotations

import contextlib
import queue
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Literal, cast

from evidence_desk.base.errors import UnexpectedError
from evidence_desk.base.scratch import scratch
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.browser_process import (
    BrowserProcess,
    BrowserSettings,
    may_go_without,
    start_browser,
)
from evidence_desk.capture.page_parts import PART_KINDS, PagePart, PageTrouble, PartKind, Spool, TroubleCode

START_S = 60.0  # a slow disk behind a virus scanner
QUIET_S = 180.0  # while keeping, a browser that says nothing for so long hangs
KEEP_S = 1_800.0  # for all parts of the longest page
PART_BYTES = 4 * 2**30  # most bytes of a part
_GIVEN = 2**19  # bytes of one piece out of an archive
PARTS = 64  # most parts of one press
_NEWS = 64  # pieces of a part that wait for the one who files them; then the browser waits

_WORDS: dict[TroubleCode, str] = {
    "address": "This is not the address of a page. Nothing was loaded.",
    "refused": "The browser does not load this address. Nothing was loaded.",
    "unreachable": "The site cannot be reached. Nothing was loaded. Look at the address and the connection, "
    "or take a screen picture instead.",
    "timeout": "The page is still loading after a minute. What has come so far can be kept; the record says so.",
    "certificate": "The site's certificate was not accepted, so nothing was loaded.",
    "crashed": "The page's browser has ended. The case is whole, and the parts that landed are kept. "
    "Load the page again.",
    "engine": "The page's browser cannot do this here. What has landed is kept. Take a screen picture instead.",
    "sandbox": "The browser's own sandbox does not work on this computer, so no page is loaded. "
    "Take a screen picture instead, and ask IT to allow unprivileged user namespaces.",
    "part": "One part of the page could not be made. The other parts are kept.",
    "stopped": "Stopped as you asked. The parts that landed are kept.",
    "large": "A part of the page is larger than any part may be. The other parts are kept.",
}

News = (
    wire.Shown
    | wire.Asked
    | wire.Refused
    | wire.FactsSoFar
    | wire.Marked
    | wire.Pressed
    | wire.Trouble
    | wire.Wanted
    | wire.Left
)


def trouble(code: str, words: str = "") -> PageTrouble:
    """Return the error for a code that the browser told; codes that nobody knows count as the engine's."""
    known: TroubleCode = code if code in _WORDS else "engine"
    return PageTrouble(known, words or _WORDS[known])


class PageSession:
    """A running capture browser. Every method may be called from any thread; `keep` by one at a time."""

    def __init__(
        self, process: BrowserProcess, hear: Callable[[News], None], folder: Path, ready_s: float = START_S
    ) -> None:
        """Take a started browser over; `start` is the usual way.

        Args:
            process: with its two pipes.
            hear: is told what the page does, on a thread of this session; must not wait for the session.
            folder: where large parts wait, encrypted with a key that is written nowhere.
            ready_s: how long its start may take.

        Raises:
            PageTrouble: it did not start.
        """
        assert process.process.stdin is not None and process.process.stdout is not None  # noqa: S101, PT018
        self._process = process
        self._hear = hear
        self._folder = folder
        self._line = wire.Line(
            cast("BinaryIO", process.process.stdout), cast("BinaryIO", process.process.stdin)
        )
        self._parts: queue.Queue[object] = queue.Queue(_NEWS)
        self._keeping = threading.Lock()
        self._wanted = threading.Event()  # somebody takes parts
        self._ready: wire.Ready | None = None
        self._start_trouble: PageTrouble | None = None
        self._started = threading.Event()
        self._gone = threading.Event()
        self._closing = False
        threading.Thread(target=self._read, name="page-session", daemon=True).start()
        if not self._started.wait(ready_s) or self._ready is None:
            self.close()
            raise self._start_trouble or trouble("engine")

    @classmethod
    def start(
        cls,
        settings: BrowserSettings | None = None,
        hear: Callable[[News], None] = lambda news: None,
        folder: Path | None = None,
    ) -> PageSession:
        """Start a browser and return the session with it.

        Raises:
            PageTrouble: the engine does not start here, or has no sandbox.
        """
        settings, folder = settings or BrowserSettings(), folder or Path(tempfile.gettempdir())
        try:
            return cls(start_browser(settings), hear, folder)
        except UnexpectedError as error:
            raise trouble("engine") from error
        except PageTrouble:
            if not may_go_without():
                raise
        import msgspec  # noqa: PLC0415 - a builder's way only

        return cls(start_browser(msgspec.structs.replace(settings, without_sandbox=True)), hear, folder)

    # ---- what the person does

    @property
    def ready(self) -> wire.Ready:
        """What the browser said of itself: engine, sandbox, window."""
        assert self._ready is not None  # noqa: S101 - no session comes to be without
        return self._ready

    @property
    def lives(self) -> bool:
        """Whether the browser has not ended."""
        return not self._gone.is_set()

    def open(self, url: str, *, private: bool = False) -> None:
        """Load an address whose site the person was asked about.

        Args:
            url: as typed or pasted.
            private: the person asked for this host although it is in the school's own network.

        Raises:
            PageTrouble: the browser has ended.
        """
        self._say(wire.Open(url=url, private=private))

    def go(self, to: Literal["back", "forward", "reload", "stop"]) -> None:
        """Move in the page's history, load again, or stop loading."""
        self._say(wire.Go(to=to))

    def blur(self, on: bool) -> None:
        """Blur the pictures, or leave them sharp."""
        self._say(wire.Blur(on=on))

    def show(self, x: int, y: int) -> None:
        """Show the one picture at a place of the view, in CSS pixels."""
        self._say(wire.Show(x=x, y=y))

    def zoom(self, percent: int) -> None:
        """Draw the page larger or smaller."""
        self._say(wire.Zoom(percent=percent))

    def hide(self, on: bool) -> None:
        """Hide the browser's window where it has one of its own, or show it again."""
        self._say(wire.Hide(on=on))

    def mark(self, *, by_pointer: bool = False, box: wire.Box | None = None) -> None:
        """Choose a piece of the page with the pointer, or this one; with neither, none."""
        self._say(wire.Mark(by_pointer=by_pointer, box=box))

    def answer(self, number: int, go_on: bool) -> None:
        """Answer an `Asked`."""
        self._say(wire.Answer(number=number, go_on=go_on))

    def give(self, number: int, status: int, headers: Sequence[tuple[str, str]], body: bytes) -> None:
        """Answer a `Wanted` out of an archive.

        Raises:
            PageTrouble: the browser has ended.
        """
        pieces = [body[at : at + _GIVEN] for at in range(0, len(body), _GIVEN)] or [b""]
        for piece in pieces[:-1]:
            self._say(wire.Archived(number=number, body=piece, last=False))
        self._say(wire.Archived(number=number, status=status, headers=headers, body=pieces[-1]))

    def stop(self) -> None:
        """Break off keeping; parts that landed stay."""
        self._say(wire.StopKeeping())

    def keep(self, order: wire.Keep) -> Iterator[PagePart | wire.Progress | wire.Trouble | wire.Kept]:
        """Keep the page as it is now; yield each part as it lands, how far the next is, and `Kept` at the end.

        A part's bytes live until the next is asked for. Leaving the iterator early breaks the keeping off.

        Raises:
            PageTrouble: the browser crashed or hangs; what was yielded before is whole.
        """
        with self._keeping:
            self._empty()
            self._wanted.set()
            ended = False
            try:
                self._say(order)
                for news in self._landing():
                    ended = isinstance(news, wire.Kept)
                    yield news
            finally:
                self._wanted.clear()
                self._empty()
                if not ended:
                    with contextlib.suppress(PageTrouble):
                        self.stop()

    def close(self) -> None:
        """End the browser and everything it held in memory; may be called twice."""
        self._closing = True
        with contextlib.suppress(wire.WireBroken):
            self._line.say(wire.Leave())
        self._process.end()
        self._gone.set()

    def __enter__(self) -> PageSession:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---- the line

    def _say(self, message: wire.ToBrowser) -> None:
        try:
            self._line.say(message)
        except wire.WireBroken as error:
            raise trouble("crashed") from error

    def _read(self) -> None:
        try:
            while True:
                message = self._line.hear_browser()
                match message:
                    case wire.Ready():
                        self._ready = message
                        self._started.set()
                    case bytes() | wire.PartBegin() | wire.PartEnd() | wire.Progress() | wire.Kept():
                        self._pass_on(message)
                    case wire.Trouble() if not self._started.is_set():
                        self._start_trouble = trouble(message.code, message.words)
                    case wire.Trouble() if message.part and self._wanted.is_set():
                        self._pass_on(message)
                    case _:
                        self._hear(message)
        except wire.WireBroken:
            pass
        self._gone.set()
        self._started.set()
        self._pass_on(None)
        if not self._closing and self._ready is not None:
            self._hear(wire.Trouble(code="crashed"))

    def _pass_on(self, news: object) -> None:
        while self._wanted.is_set():
            try:
                self._parts.put(news, timeout=0.5)
            except queue.Full:
                continue
            return

    def _empty(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                self._parts.get_nowait()

    def _next(self, until: float) -> object:
        wait = min(QUIET_S, until - time.monotonic())
        limit = time.monotonic() + wait
        while time.monotonic() < limit:
            try:
                news = self._parts.get(timeout=0.5)
            except queue.Empty:
                if self._gone.is_set():
                    break
                continue
            if news is None:
                break
            return news
        if not self._gone.is_set():
            self._process.end(0)  # it hangs
        raise trouble("crashed")

    def _landing(self) -> Iterator[PagePart | wire.Progress | wire.Trouble | wire.Kept]:
        until, parts = time.monotonic() + KEEP_S, 0
        while True:
            news = self._next(until)
            if isinstance(news, wire.PartBegin):
                parts += 1
                if parts > PARTS or news.kind not in PART_KINDS:
                    self._process.end(0)
                    raise trouble("crashed")
                with ExitStack() as one:
                    yield self._part(news, until, one)
            elif isinstance(news, wire.Progress | wire.Trouble):
                yield news
            elif isinstance(news, wire.Kept):
                yield news
                return

    def _part(self, begin: wire.PartBegin, until: float, files: ExitStack) -> PagePart:
        file, size = files.enter_context(scratch(self._folder)), 0
        while True:
            news = self._next(until)
            if isinstance(news, bytes):
                size += len(news)
                if size > PART_BYTES:
                    self._process.end(0)
                    raise trouble("large")
                file.write(news)
            elif isinstance(news, wire.PartEnd) and news.size == size and news.kind == begin.kind:
                file.flush()
                return PagePart(
                    kind=cast("PartKind", begin.kind),
                    media_type=begin.media_type[:100],
                    name=_neutral(begin.name),
                    data=Spool(file, size),
                    note=news.note[:4000],
                    cut=news.cut[:4000],
                    placeholders=max(news.placeholders, 0),
                )
            elif not isinstance(news, wire.Progress):
                self._process.end(0)  # no honest browser says anything else here
                raise trouble("crashed")


def _neutral(name: str) -> str:
    kept = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-."))
    return kept[:80].lstrip(".") or "part"

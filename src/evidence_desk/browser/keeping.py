"""Keeping a page: the recorder's work on a thread of its own, each part sent to the program as soon as it is whole."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from evidence_desk.base.clock import SystemClock
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.devtools import Transport
from evidence_desk.capture.page_parts import PagePart, PageTrouble, Scope, Tick
from evidence_desk.capture.recorder import Recorder


class Keeping:
    """One recorder for the life of the browser: it listens from before the first load."""

    def __init__(
        self, transport: Transport, line: wire.Line, certificates: Mapping[str, str], folder: Path
    ) -> None:
        """Make it.

        Args:
            transport: line to the page's engine.
            line: to the program.
            certificates: faults of certificates that the person let pass, by host; may grow.
            folder: where large bodies wait, encrypted with a key that is written nowhere.
        """
        self._line = line
        self._recorder = Recorder(transport, SystemClock(), certificates, folder)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._parts = 0

    @property
    def busy(self) -> bool:
        """Whether a page is being kept."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, url: str) -> None:
        """Listen from now on, for an address that is about to be loaded.

        Raises:
            EngineTrouble: the engine does not do it.
        """
        self._recorder.begin(url)

    def tell_facts(self, url: str, *, asks_log_in: bool) -> None:
        """Tell the program what is known of the page that is shown.

        Args:
            url: its address.
            asks_log_in: it shows a field for a password.

        Raises:
            EngineTrouble: the engine does not say.
        """
        if not self.busy:
            facts = self._recorder.facts_so_far(url)
            self._say(wire.FactsSoFar(facts=facts | {"login": "1" if asks_log_in else ""}))

    def piece(self, chosen: wire.Box) -> wire.Box | None:
        """Return the piece of the page that was chosen, or None where the page has none there."""
        if self.busy:
            return None
        try:
            return self._recorder.piece(chosen)
        except EvidenceDeskError:
            return None

    def stop(self) -> None:
        """Break off; parts that were sent stay with the program."""
        self._stop.set()

    def start(
        self, order: wire.Keep, shown: frozenset[str], *, blurred: bool, ended: Callable[[], None]
    ) -> None:
        """Keep the page as it is now, on a thread of its own.

        Args:
            order: what the person asked for.
            shown: addresses of the pictures that the person had shown.
            blurred: pictures are blurred in the view.
            ended: called on that thread when all is sent.
        """
        self._stop.clear()
        self._parts = 0
        scope = Scope(shown=shown, take=order.take_pictures)
        self._thread = threading.Thread(
            target=self._run, args=(order, scope, ended), name="keeping", daemon=True
        )
        self._thread.start()

    def _run(self, order: wire.Keep, scope: Scope, ended: Callable[[], None]) -> None:
        try:
            self._recorder.keep(order, scope, self._tell, self._stop.is_set)
        except PageTrouble as trouble:
            self._say(wire.Trouble(code=trouble.code, words=trouble.user_message[:4000]))
        except wire.WireBroken:
            return  # the program has gone, and this process goes with it
        except EvidenceDeskError:
            self._say(wire.Trouble(code="engine"))
        finally:
            self._say(wire.Kept(parts=self._parts, stopped=self._stop.is_set()))
            ended()

    def _say(self, message: wire.FromBrowser) -> None:
        try:
            self._line.say(message)
        except wire.WireBroken:
            return

    def _tell(self, news: Tick | PagePart) -> None:
        if isinstance(news, PagePart):
            self._send(news)
        elif news.state == "failed":
            self._line.say(wire.Trouble(code="part", part=news.kind))
        elif news.state != "done":
            self._line.say(wire.Progress(kind=news.kind, done=news.done, of=news.of))

    def _send(self, part: PagePart) -> None:
        self._line.say(wire.PartBegin(kind=part.kind, media_type=part.media_type, name=part.name))
        for piece in part.data.pieces():
            self._line.send(piece)
        self._line.say(
            wire.PartEnd(
                kind=part.kind,
                size=part.size,
                note=part.note,
                cut=part.cut,
                placeholders=part.placeholders,
            )
        )
        part.data.close()
        self._parts += 1

"""The recorder: listens while a page loads, and on one press makes its parts, each of them told as soon as it is whole.

It drives nothing but a `Transport`, so that both engines are recorded alike. While pictures are taken the page stands
still (`recorder_page`); what may not be kept is covered in it, and left out of what the network brought (`_scope`).
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

from evidence_desk.base.clock import Clock
from evidence_desk.base.scratch import scratch
from evidence_desk.capture.browser_wire import Keep
from evidence_desk.capture.devtools import EngineTrouble, Transport
from evidence_desk.capture.page_parts import PagePart, Scope, Tick
from evidence_desk.capture.recorder_network import NetworkLog, Shelf
from evidence_desk.capture.recorder_page import PageHand
from evidence_desk.capture.recorder_parts import Making

Tell = Callable[[Tick | PagePart], None]


class Recorder:
    """Records the pages of one browser. `keep` is called by one thread at a time."""

    def __init__(
        self,
        transport: Transport,
        clock: Clock,
        certificates: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        """Make a recorder that does not listen yet.

        Args:
            transport: to the page's engine.
            clock: this computer's.
            certificates: faults of certificates that the person let pass, by host; may grow.
            folder: where bodies wait, encrypted with a key that is written nowhere; the system's by default.
        """
        self._transport = transport
        self._clock = clock
        self._certificates = certificates if certificates is not None else {}
        self._folder = folder or Path(tempfile.gettempdir())
        self._stack = ExitStack()
        self._log: NetworkLog | None = None
        self._asked_url = ""

    def begin(self, url: str) -> None:
        """Listen from now on, for an address that is about to be loaded.

        Raises:
            EngineTrouble: the engine does not let itself be heard.
            OSError: no room for what the page loads.
        """
        self._asked_url = url
        if self._log is None:
            shelf = Shelf(self._stack.enter_context(scratch(self._folder)))
            self._transport.send("Page.enable")
            self._transport.send("DOM.enable")
            self._log = NetworkLog(self._transport, shelf)
            self._log.begin()

    def count(self) -> tuple[int, int]:
        """Return how many pictures and how many films the page has, for the press that names a number.

        Raises:
            EngineTrouble: the engine does not say.
        """
        return PageHand(self._transport, self._sessions).count()

    def keep(self, order: Keep, scope: Scope, tell: Tell, stopped: Callable[[], bool]) -> None:
        """Make the parts of the page as it is now.

        Args:
            order: which parts, and what the person said about the page.
            scope: which pictures may stand sharp.
            tell: is given each part as soon as it is whole, and how far the one in hand is.
            stopped: whether the person has stopped it; parts that were told stay.

        Raises:
            PageTrouble: there is no page, or the person stopped it, or the browser has gone.
        """
        if self._log is None:
            self.begin("")
        log = self._log
        assert log is not None  # noqa: S101 - `begin` has made it
        making = Making(
            transport=self._transport,
            log=log,
            hand=PageHand(self._transport, self._sessions),
            clock=self._clock,
            folder=self._folder,
            order=order,
            scope=scope,
            tell=tell,
            stopped=stopped,
            asked_url=self._asked_url,
            certificates=self._certificates,
        )
        making.run()

    def close(self) -> None:
        """Stop listening and let go what was heard."""
        if self._log is not None:
            with contextlib.suppress(EngineTrouble):
                self._log.end()
        self._stack.close()

    def _sessions(self) -> Mapping[str, str]:
        return dict(self._log.sessions) if self._log is not None else {}

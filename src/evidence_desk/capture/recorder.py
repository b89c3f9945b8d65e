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

from evidence_desk.base.clock import Clock, utc_text
from evidence_desk.base.scratch import scratch
from evidence_desk.capture.browser_wire import Box, Keep
from evidence_desk.capture.devtools import EngineTrouble, Transport
from evidence_desk.capture.page_parts import PagePart, Scope, Tick, address
from evidence_desk.capture.recorder_facts import certificate, document_of, filter_issuer, hops
from evidence_desk.capture.recorder_network import NetworkLog, Shelf
from evidence_desk.capture.recorder_page import PageHand
from evidence_desk.capture.recorder_parts import Making
from evidence_desk.capture.recorder_region import is_place, post_at

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

    def piece(self, chosen: Box) -> Box:
        """Return a chosen piece of the page; where only a place was chosen, the post that stands there.

        Raises:
            PageTrouble: no post stands there.
            EngineTrouble: the engine does not say.
        """
        hand = PageHand(self._transport, self._sessions)
        return post_at(hand, chosen) if is_place(chosen) else chosen

    def facts_so_far(self, final_url: str) -> dict[str, str]:
        """Return what is known of a page before it is kept, each fact under the name that the wire gives it.

        Raises:
            EngineTrouble: the engine does not say.
        """
        engine, exchanges = self._transport.engine, self._log.exchanges() if self._log is not None else []
        document = document_of(exchanges, final_url)
        way = hops(exchanges, document)
        found = certificate(self._transport, final_url, "")
        pictures, films = self.count()
        return {
            "final_url": address(final_url),
            "redirects": str(max(len(way) - 1, 0)),
            "address": document.server if document is not None else "",
            "port": str(document.port) if document is not None else "",
            "issuer": found.issuer if found is not None else "",
            "filter_issuer": filter_issuer(found),
            "answers": str(sum(1 for one in exchanges if one.answered)),
            "engine": engine.name,
            "version": engine.version,
            "patched_to": engine.patched_to,
            "clock": utc_text(self._clock.read().utc),
            "pictures": str(pictures),
            "films": str(films),
        }

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

"""A kept page shown again: every request is held, asked of the program, and answered from the archive; none leaves.

The engine holds each request before the net is asked (the protocol's `Fetch`), those of frames and workers too. What
the archive does not have is answered with 404, so that the engine never looks elsewhere.
"""

from __future__ import annotations

import base64
import threading
from typing import Any

from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory

from evidence_desk.browser.sites import Line
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.devtools import DevToolsEvent

# Of the engine, for a kept page: no name and no address leads anywhere, numbers and this computer's own included.
# WebSockets and connections opened ahead are not held by `Fetch`.
NOWHERE = '--host-resolver-rules="MAP * ~NOTFOUND"'
_EVERYTHING = {"patterns": [{"urlPattern": "*", "requestStage": "Request"}]}
_OPEN = 2_000  # requests that may wait at once
_URL_CHARACTERS = 16_384


class Replay:
    """Passes requests on to the program, and its answers to the engine."""

    def __init__(self, transport: Line, line: wire.Line) -> None:
        self._transport, self._line = transport, line
        self._lock = threading.Lock()
        self._number = 0
        self._waiting: dict[int, tuple[str, str]] = {}  # number -> request of the engine, its session
        self._pieces: dict[int, list[bytes]] = {}

    def begin(self) -> None:
        """Have every request wait.

        Raises:
            EngineTrouble: the engine does not do it; no page may be shown.
        """
        self._transport.events(self._hear)
        self._transport.send("Fetch.enable", _EVERYTHING)

    def answer(self, given: wire.Archived) -> None:
        """Take a piece of an answer; with the last one the request goes on."""
        with self._lock:
            if given.number not in self._waiting:
                return
            pieces = self._pieces.setdefault(given.number, [])
            pieces.append(given.body)
            if not given.last:
                return
            request, session = self._waiting.pop(given.number)
            del self._pieces[given.number]
        headers = [{"name": name, "value": value} for name, value in given.headers]
        told: dict[str, Any] = {
            "requestId": request,
            "responseCode": given.status,
            "responseHeaders": headers,
        }
        told["body"] = base64.b64encode(b"".join(pieces)).decode()
        self._transport.post("Fetch.fulfillRequest", told, session=session)

    def _hear(self, event: DevToolsEvent) -> None:
        if event.method == "Target.attachedToTarget":
            session = event.params.get("sessionId")
            if isinstance(session, str):
                self._transport.post("Fetch.enable", _EVERYTHING, session=session)
        elif event.method == "Fetch.requestPaused":
            self._ask(event)

    def _ask(self, event: DevToolsEvent) -> None:
        request, told = str(event.params.get("requestId", "")), event.params.get("request")
        url = str(told.get("url", "")) if isinstance(told, dict) else ""
        with self._lock:
            full = len(self._waiting) >= _OPEN
            self._number += 1
            number = self._number
            if not full and len(url) <= _URL_CHARACTERS:
                self._waiting[number] = (request, event.session)
        if full or len(url) > _URL_CHARACTERS:
            failed = {"requestId": request, "errorReason": "BlockedByClient"}
            self._transport.post("Fetch.failRequest", failed, session=event.session)
        else:
            self._line.say(wire.Wanted(number=number, url=url))


def choose_proxy(*, archive: bool) -> None:
    """Go to the net as the system says; for a kept page through a proxy that is not there, so that nothing arrives."""
    if archive:
        QNetworkProxy.setApplicationProxy(QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "127.0.0.1", 9))
    else:
        QNetworkProxyFactory.setUseSystemConfiguration(True)

"""Every frame begins locked, also the empty ones that a page makes to find in them what was taken from itself.

The scripts of QtWebEngine run when a document is loaded; an empty frame of a page has none. The engine's own line runs
a script in those too, before the page can reach into them.
"""

from __future__ import annotations

from evidence_desk.browser.scripts import LOCKS
from evidence_desk.capture.devtools import DevToolsEvent, EngineTrouble, Transport


class Frames:
    """Locks the frames of a page, and those that the engine runs in processes of their own."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def begin(self) -> None:
        """Lock every later frame.

        Raises:
            EngineTrouble: the engine does not do it; no page may be loaded.
        """
        self._lock("")
        self._transport.events(self._hear)

    def _lock(self, session: str) -> None:
        self._transport.send("Page.enable", session=session)
        self._transport.send(
            "Page.addScriptToEvaluateOnNewDocument",
            {"source": LOCKS, "runImmediately": True},
            session=session,
        )

    def _hear(self, event: DevToolsEvent) -> None:
        if event.method != "Target.attachedToTarget":
            return
        target, session = event.params.get("targetInfo"), event.params.get("sessionId")
        if isinstance(target, dict) and target.get("type") == "iframe" and isinstance(session, str):
            try:
                self._lock(session)
            except EngineTrouble:
                return  # it has gone again

"""Every frame begins blurred and locked, also the empty ones that a page makes to find in them what it lost itself.

QtWebEngine runs its scripts when a document is loaded: an empty frame has none, and a process that was started anew
after a crash comes to miss them now and then. The engine's own line runs a script in every document, before the page.
"""

from __future__ import annotations

import threading

from evidence_desk.capture.devtools import DevToolsEvent, EngineTrouble, Transport


class Frames:
    """Blurs and locks the frames of a page, and those that the engine runs in processes of their own."""

    def __init__(self, transport: Transport, source: str) -> None:
        """Make it; nothing is locked before `begin`.

        Args:
            transport: line to the page's engine.
            source: the script, `scripts.guard`.
        """
        self._transport = transport
        self._source = source
        self._scripts: dict[str, str] = {}  # the engine's names of the script, by session
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Have every later document begin with the script.

        Raises:
            EngineTrouble: the engine does not do it; no page may be loaded.
        """
        self._add("")
        self._transport.events(self._hear)

    def change(self, source: str) -> None:
        """Have every later document begin with another script.

        Raises:
            EngineTrouble: the engine does not do it.
        """
        self._source = source
        with self._lock:
            known = dict(self._scripts)
        for session, script in known.items():
            self._transport.send(
                "Page.removeScriptToEvaluateOnNewDocument", {"identifier": script}, session=session
            )
            self._add(session)

    def _add(self, session: str) -> None:
        self._transport.send("Page.enable", session=session)
        told = {"source": self._source, "runImmediately": True}
        added = self._transport.send("Page.addScriptToEvaluateOnNewDocument", told, session=session)
        with self._lock:
            self._scripts[session] = str(added.get("identifier", ""))

    def _hear(self, event: DevToolsEvent) -> None:
        session = event.params.get("sessionId")
        if not isinstance(session, str):
            return
        if event.method == "Target.detachedFromTarget":
            with self._lock:
                self._scripts.pop(session, None)
        elif event.method == "Target.attachedToTarget":
            target = event.params.get("targetInfo")
            if isinstance(target, dict) and target.get("type") == "iframe":
                try:
                    self._add(session)
                except EngineTrouble:
                    return  # it has gone again

"""The line to a browser engine, in the words of the DevTools protocol, whichever engine is at its other end.

Two engines answer to it: the built-in one inside the capture browser's process, without any port
(`evidence_desk.browser.webengine`), and an installed Edge or Chromium over a pipe (`capture.pipe_engine`). What records
a page drives this and nothing else.

An engine without a command of the protocol does the same by its own means: `Page.printToPDF` gives `{"data": base64}`
on both. Everything that comes back was written by a stranger's page or by a program that reads one: whoever uses a
reply or an event checks its shape.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from evidence_desk.base.errors import EvidenceDeskError

REPLY_S = 30.0  # how long a command may take unless its caller knows better
MESSAGE_BYTES = 256 * 2**20  # of one message of the engine: a tile in base64 is a quarter of it at most
WAITING_EVENTS = 100_000  # heard but not yet handled; more is a flood, and the line breaks


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineFacts:
    """Which engine drew a page, and how it was kept apart."""

    name: str  # "QtWebEngine", "Edge", "Chromium"
    version: str  # of the Chromium it is made from, "140.0.7339.264"
    patched_to: str = (
        ""  # security patches up to this version of Chromium; empty where it is the version itself
    )
    user_agent: str = ""
    sandboxed: bool = False  # its processes run in the engine's own sandbox


@dataclass(frozen=True, slots=True, kw_only=True)
class DevToolsEvent:
    """Something that the engine says of itself."""

    method: str  # "Network.responseReceived"
    params: Mapping[str, Any]
    session: str = ""  # of the target it speaks of; empty for the page itself


class EngineTrouble(EvidenceDeskError):
    """The engine refused a command, did not answer in time, or has gone."""

    def __init__(self, reason: str, log_text: str) -> None:
        super().__init__(
            log_text,
            "The page's browser did not do what it was asked. What has landed is kept. "
            "Load the page again, or take a screen picture.",
        )
        self.reason = reason  # "refused", "late" or "gone"


class Transport(Protocol):
    """A line to one page of an engine. `send` may be called from any thread but the engine's own."""

    @property
    def engine(self) -> EngineFacts:
        """Return which engine it is."""
        ...

    def send(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        *,
        session: str = "",
        timeout_s: float = REPLY_S,
    ) -> dict[str, Any]:
        """Have the engine do something; return its answer.

        Args:
            method: name of the command, "Page.captureScreenshot".
            params: its parameters.
            session: of an attached target (`Target.attachedToTarget`); empty for the page itself.
            timeout_s: seconds until nobody waits any more.

        Raises:
            EngineTrouble: refused, late or gone.
        """
        ...

    def events(self, hear: Callable[[DevToolsEvent], None]) -> Callable[[], None]:
        """Have every later event told to `hear`, in their order; return what ends that.

        `hear` is called on one thread of the transport, never on the engine's, so it may `send`; until it returns, no
        further event is told. What it raises ends its hearing, not the transport.
        """
        ...

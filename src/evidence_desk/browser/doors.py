"""Which requests of a page may leave: to the web, for no film, and not into the school's own network."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from evidence_desk.capture.addresses import addresses_of, plain_host, port_of, private_host

_WEB = ("http", "https", "ws", "wss", "data", "blob")
_FILES = ("file", "qrc", "filesystem")
_RESOLVED_S = 60.0  # how long an answer of the resolver counts
_NAMES = 4_096


class Doors:
    """Decides about addresses; asked from several threads."""

    def __init__(self, by_proxy: Callable[[str], bool], stopped: Callable[[str], None]) -> None:
        """Make it.

        Args:
            by_proxy: whether requests for an address go through a proxy, which then resolves its name.
            stopped: is told each time something is stopped, with a word of `browser_wire.Refused`.
        """
        self.offline = (
            False  # a kept page is shown: `replay` answers all, nothing is resolved, no proxy leads out
        )
        self._by_proxy = by_proxy
        self._stopped = stopped
        self._asked_for: set[tuple[str, int]] = set()
        self._known: dict[str, tuple[float, bool]] = {}
        self._lock = threading.Lock()

    def opened(self, url: str, *, private: bool) -> None:
        """Begin anew with an address that the person opened; what was asked for by name before is shut again.

        Args:
            url: the address.
            private: this host may be loaded although it is in the school's own network.
        """
        self._asked_for = {(plain_host(url), port_of(url))} if private else set()

    def private(self, url: str) -> bool:
        """Return whether an address is in the school's own network and was not asked for."""
        host = plain_host(url)
        if (host, port_of(url)) in self._asked_for:
            return False
        now = time.monotonic()
        with self._lock:
            at, answer = self._known.get(host, (-_RESOLVED_S, True))
        if now - at < _RESOLVED_S:
            return answer
        answer = private_host(host, None if self._by_proxy(url) else addresses_of)
        with self._lock:
            if len(self._known) >= _NAMES:
                self._known.clear()
            self._known[host] = (now, answer)
        return answer

    def stop(self, url: str, film: bool = False) -> str:
        """Return why an address is never loaded, a word of `browser_wire.Refused`; empty: it may be."""
        scheme = url.partition(":")[0].lower()
        what = ""
        if scheme not in _WEB:
            what = "file" if scheme in _FILES else "scheme"
        elif film:
            what = "film"
        elif scheme not in ("data", "blob") and not self.offline and self.private(url):
            what = "private"
        if what:
            self._stopped(what)
        return what

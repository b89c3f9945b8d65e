"""What a page asked for and what came back, heard from the engine while it loads.

Bodies of text, styles, programs and typefaces are fetched as they arrive, because an engine forgets them; pictures and
films are not, since nobody has yet said that they may be kept. Everything heard is a stranger's: it is bounded, and
what has another shape than the protocol says is left out and counted.
"""

from __future__ import annotations

import base64
import binascii
import queue
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, BinaryIO, Literal

from evidence_desk.capture.devtools import DevToolsEvent, EngineTrouble, Transport
from evidence_desk.capture.page_parts import Spool, address, short

REQUESTS_MAX = 12_000
BODY_BYTES = 64 * 2**20
BODIES_BYTES = 768 * 2**20
HEADERS_MAX = 200
_BUFFER = {"maxTotalBufferSize": 300_000_000, "maxResourceBufferSize": BODY_BYTES}
_ATTACH: dict[str, Any] = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True}
_FETCH_S = 20.0
_POST_S = 0.05
_LATER = frozenset({"Image", "Media"})  # types whose bodies wait for the person's answer

BodyState = Literal["none", "waiting", "later", "kept", "missing", "large"]


class Shelf:
    """Bodies one after the other in one file; a body is a `Spool` over its own piece of it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._end = 0
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """Return how many bytes stand in it."""
        return self._end

    def put(self, data: bytes) -> Spool:
        """Add a body."""
        with self._lock:
            self._file.seek(self._end)
            self._file.write(data)
            at, self._end = self._end, self._end + len(data)
        return _Slice(self._file, self._lock, at, len(data))


class _Slice(Spool):
    """One body of a shelf; closing it changes nothing."""

    def __init__(self, file: BinaryIO, lock: threading.Lock, at: int, size: int) -> None:
        super().__init__(file, size)
        self._lock = lock
        self._at = at

    def pieces(self) -> Iterator[bytes]:
        done = 0
        while done < self.size:
            with self._lock:
                self._file.seek(self._at + done)
                piece = self._file.read(min(2**20, self.size - done))
            if not piece:
                return
            done += len(piece)
            yield piece

    def close(self) -> None:
        """Leave the shelf as it is."""


@dataclass(slots=True, kw_only=True)
class Exchange:
    """One request and its answer; a redirect is an exchange of its own."""

    id: str
    session: str
    number: int  # in the order of asking
    url: str
    method: str
    kind: str  # the engine's word: "Document", "Image", ...
    frame: str
    at: str  # UTC, "2026-11-22T14:05:09.123Z"
    sent: list[tuple[str, str]] = field(default_factory=list)
    status: int = 0
    status_text: str = ""
    protocol: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    media_type: str = ""
    server: str = ""
    port: int = 0
    security: Mapping[str, Any] = field(default_factory=dict)
    from_worker: bool = False
    came: int = -1  # bytes on the wire
    body: Spool | None = None
    decoded: bool = False  # the engine gave text and not bytes: written as UTF-8
    state: BodyState = "none"
    why: str = ""  # why there is no body
    answered: bool = False
    redirect: bool = False
    ended: bool = False
    chain: tuple[str, ...] = ()  # addresses that led here

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return every address under which this answer may have been asked for."""
        return (*self.chain, self.url)


class NetworkLog:
    """Hears the network of one page and of its frames and workers."""

    def __init__(self, transport: Transport, shelf: Shelf) -> None:
        self._transport = transport
        self._shelf = shelf
        self._lock = threading.RLock()
        self._open: dict[tuple[str, str], Exchange] = {}
        self._extra: dict[tuple[str, str], list[list[tuple[str, str]]]] = {}
        self._all: list[Exchange] = []
        self._number = 0
        self._fetching: queue.SimpleQueue[Exchange | None] = queue.SimpleQueue()
        self._unfetched = 0
        self._quiet_since = time.monotonic()
        self.main_frame = ""
        self.not_recorded = 0  # requests beyond the limit
        self.odd = 0  # events that had another shape than they must have
        self.sessions: dict[str, str] = {}  # of frames and workers: kind of target
        self._thread = threading.Thread(target=self._fetch_all, name="page-bodies", daemon=True)

    def begin(self) -> None:
        """Listen from now on; call before the page is loaded.

        Raises:
            EngineTrouble: the engine does not let its network be heard.
        """
        self._end = self._transport.events(self.hear)
        self._thread.start()
        self._transport.send("Network.enable", _BUFFER)
        self._transport.send("Network.setCacheDisabled", {"cacheDisabled": True})
        try:
            self._transport.send("Target.setAutoAttach", _ATTACH)
        except EngineTrouble:
            self.sessions["-"] = "refused"  # frames of other processes stay unheard; the facts say so

    def end(self) -> None:
        """Stop listening."""
        self._end()
        self._fetching.put(None)

    def hear(self, event: DevToolsEvent) -> None:
        """Take an event of the engine."""
        handler = _HANDLERS.get(event.method)
        if handler is None:
            return
        try:
            handler(self, event)
        except (KeyError, TypeError, ValueError, AttributeError):
            self.odd += 1

    def exchanges(self) -> list[Exchange]:
        """Return what belongs to the page that is shown now, in the order of asking."""
        with self._lock:
            return list(self._all)

    def settle(self, quiet_s: float, limit_s: float) -> bool:
        """Wait until nothing has moved for a while; False when the time was over first."""
        until = time.monotonic() + limit_s
        while time.monotonic() < until:
            with self._lock:
                calm = not any(not e.ended for e in self._open.values())
                since = time.monotonic() - self._quiet_since
            if (calm or since > 4 * quiet_s) and since >= quiet_s:
                return True
            time.sleep(0.02)
        return False

    def gathered(self, limit_s: float) -> bool:
        """Wait until every body that was to be fetched has been; False when the time was over first."""
        until = time.monotonic() + limit_s
        while time.monotonic() < until:
            with self._lock:
                if not self._unfetched:
                    return True
            time.sleep(0.02)
        return False

    def fetch(self, exchanges: Iterable[Exchange]) -> None:
        """Fetch bodies that waited for an answer; each then has one, or says why not."""
        for exchange in exchanges:
            if exchange.state == "later":
                self._get(exchange)

    # ---- what the engine says

    def _attached(self, event: DevToolsEvent) -> None:
        session, kind = str(event.params["sessionId"]), str(event.params["targetInfo"]["type"])
        self.sessions[session] = kind
        wanted: list[tuple[str, dict[str, Any]]] = [("Network.enable", dict(_BUFFER))]
        if kind in ("iframe", "page"):
            wanted += [("Page.enable", {}), ("DOM.enable", {})]
        wanted += [("Target.setAutoAttach", _ATTACH), ("Runtime.runIfWaitingForDebugger", {})]
        # Some workers answer nothing before the last of these, so nobody waits: they are carried out in their order.
        for method, params in wanted:
            try:
                self._transport.send(method, params, session=session, timeout_s=_POST_S)
            except EngineTrouble as error:
                self.odd += error.reason == "gone"

    def _detached(self, event: DevToolsEvent) -> None:
        self.sessions.pop(str(event.params["sessionId"]), None)

    def _asked(self, event: DevToolsEvent) -> None:
        params = event.params
        request, key = params["request"], (event.session, str(params["requestId"]))
        chain: tuple[str, ...] = ()
        with self._lock:
            self._quiet_since = time.monotonic()
            if (before := self._open.get(key)) is not None and "redirectResponse" in params:
                self._answer(before, params["redirectResponse"])
                before.redirect = before.ended = True
                before.state = "none"
                chain = before.addresses[:32]
            if len(self._all) >= REQUESTS_MAX:
                self.not_recorded += 1
                self._open.pop(key, None)
                return
            self._number += 1
            exchange = Exchange(
                id=key[1],
                session=event.session,
                number=self._number,
                url=_url(str(request["url"]) + str(request.get("urlFragment", ""))),
                method=short(request["method"], 20),
                kind=str(params.get("type", "")),
                frame=str(params.get("frameId", "")),
                at=_time(params.get("wallTime")),
                sent=_headers(request.get("headers", {})),
                chain=chain,
            )
            self._open[key] = exchange
            if not exchange.url.startswith(("data:", "blob:")):
                self._all.append(exchange)

    def _answered(self, event: DevToolsEvent) -> None:
        with self._lock:
            self._quiet_since = time.monotonic()
            exchange = self._open.get((event.session, str(event.params["requestId"])))
            if exchange is not None:
                exchange.kind = str(event.params.get("type", exchange.kind))
                self._answer(exchange, event.params["response"])

    def _answer(self, exchange: Exchange, response: Mapping[str, Any]) -> None:
        exchange.status = max(0, min(int(response["status"]), 999))
        exchange.status_text = short(response.get("statusText", ""), 100)
        exchange.protocol = short(response.get("protocol", ""), 40)
        exchange.headers = _headers(response.get("headers", {}))
        exchange.media_type = short(response.get("mimeType", ""), 120).lower()
        exchange.server = short(response.get("remoteIPAddress", ""), 60)
        exchange.port = max(0, min(int(response.get("remotePort", 0)), 65_535))
        exchange.from_worker = bool(response.get("fromServiceWorker", False))
        if isinstance(response.get("requestHeaders"), dict):
            exchange.sent = _headers(response["requestHeaders"])
        if isinstance(response.get("securityDetails"), dict):
            exchange.security = response["securityDetails"]
        exchange.answered = True

    def _extra_answer(self, event: DevToolsEvent) -> None:
        """Keep the headers as they came; they belong to the hops of a request in their order."""
        with self._lock:
            known = self._extra.setdefault((event.session, str(event.params["requestId"])), [])
            if len(known) < 64 and len(self._extra) < 2 * REQUESTS_MAX:
                known.append(_raw_headers(event.params))

    def _finished(self, event: DevToolsEvent) -> None:
        with self._lock:
            self._quiet_since = time.monotonic()
            exchange = self._open.get((event.session, str(event.params["requestId"])))
            if exchange is None or exchange.ended:
                return
            exchange.ended = True
            exchange.came = int(event.params.get("encodedDataLength", -1))
            if not exchange.answered:
                exchange.state, exchange.why = "missing", "no answer was seen"
            elif exchange.kind in _LATER or exchange.media_type.startswith(("image/", "video/", "audio/")):
                exchange.state = "later"
            elif exchange.status in (204, 304) or exchange.method == "HEAD":
                exchange.state = "none"
            else:
                exchange.state = "waiting"
                self._unfetched += 1
                self._fetching.put(exchange)

    def _failed(self, event: DevToolsEvent) -> None:
        with self._lock:
            self._quiet_since = time.monotonic()
            exchange = self._open.get((event.session, str(event.params["requestId"])))
            if exchange is not None and not exchange.ended:
                exchange.ended = True
                why = event.params.get("blockedReason") or event.params.get("errorText") or "it failed"
                exchange.state, exchange.why = "missing", short(why, 120)
                pictures = exchange.kind in _LATER or exchange.media_type.startswith(("image/", "video/"))
                if exchange.answered and not pictures:
                    self._unfetched += 1  # what came before it broke off may be had
                    self._fetching.put(exchange)

    def _came(self, event: DevToolsEvent) -> None:
        with self._lock:
            self._quiet_since = time.monotonic()

    def _navigated(self, event: DevToolsEvent) -> None:
        """Forget what belonged to the page before, once another stands in its place."""
        frame = event.params["frame"]
        if event.session or frame.get("parentId"):
            return
        with self._lock:
            self.main_frame = str(frame["id"])
            loader = str(frame["loaderId"])
            first = min((e.number for e in self._all if e.id == loader and not e.session), default=0)
            if first:
                self._all = [e for e in self._all if e.number >= first]
                self._open = {key: e for key, e in self._open.items() if e.number >= first}
                self._extra = {key: known for key, known in self._extra.items() if key in self._open}

    # ---- bodies

    def _fetch_all(self) -> None:
        while (exchange := self._fetching.get()) is not None:
            try:
                self._get(exchange)
            finally:
                with self._lock:
                    self._unfetched -= 1

    def _get(self, exchange: Exchange) -> None:
        if exchange.came > BODY_BYTES or self._shelf.size > BODIES_BYTES:
            exchange.state, exchange.why = (
                "large",
                f"more than {BODY_BYTES // 2**20} MiB, or the archive is full",
            )
            return
        try:
            reply = self._transport.send(
                "Network.getResponseBody",
                {"requestId": exchange.id},
                session=exchange.session,
                timeout_s=_FETCH_S,
            )
            encoded = reply["base64Encoded"] is True
            text = reply["body"]
            data = base64.b64decode(text, validate=True) if encoded else text.encode("utf-8", "replace")
        except (EngineTrouble, KeyError, TypeError, AttributeError, ValueError, binascii.Error) as error:
            reason = error.reason if isinstance(error, EngineTrouble) else "out of form"
            exchange.why = exchange.why or f"the engine did not give it ({reason})"
            exchange.state = "missing"
            return
        if len(data) > BODY_BYTES:
            exchange.state, exchange.why = "large", f"more than {BODY_BYTES // 2**20} MiB"
            return
        exchange.body, exchange.decoded, exchange.state = self._shelf.put(data), not encoded, "kept"

    def raw_headers(self, exchange: Exchange) -> list[tuple[str, str]]:
        """Return the headers of an answer as they came, as far as the engine said."""
        with self._lock:
            known = self._extra.get((exchange.session, exchange.id), [])
            place = len(exchange.chain)
            return known[place] if place < len(known) and known[place] else exchange.headers


def header(headers: Iterable[tuple[str, str]], name: str) -> str:
    """Return the first header of that name, or nothing."""
    return next((value for known, value in headers if known.lower() == name), "")


def length(exchange: Exchange) -> int:
    """Return how many bytes an answer has, by its server's word or as they came; -1 when nobody says."""
    said = header(exchange.headers, "content-length")
    return int(said) if said.isdigit() and len(said) < 16 else exchange.came


def _url(text: str) -> str:
    return address(text) if text[:5].lower() != "blob:" else "blob:"


def _time(value: object) -> str:
    try:
        at = datetime.fromtimestamp(float(value), UTC)  # type: ignore[arg-type]  # what is none raises
    except (TypeError, ValueError, OverflowError, OSError):
        at = datetime.now(UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _headers(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in list(values.items())[:HEADERS_MAX]:
        pairs += [(short(name, 200), line[:16_384]) for line in str(value).split("\n")[:50]]
    return pairs


def _raw_headers(params: Mapping[str, Any]) -> list[tuple[str, str]]:
    text = params.get("headersText")
    if isinstance(text, str) and text:
        lines = [line.partition(":") for line in text.split("\r\n")[1 : HEADERS_MAX + 1]]
        return [(short(name, 200), value.strip()[:16_384]) for name, colon, value in lines if colon]
    return _headers(params.get("headers", {}))


_HANDLERS = {
    "Target.attachedToTarget": NetworkLog._attached,
    "Target.detachedFromTarget": NetworkLog._detached,
    "Network.requestWillBeSent": NetworkLog._asked,
    "Network.responseReceived": NetworkLog._answered,
    "Network.responseReceivedExtraInfo": NetworkLog._extra_answer,
    "Network.dataReceived": NetworkLog._came,
    "Network.loadingFinished": NetworkLog._finished,
    "Network.loadingFailed": NetworkLog._failed,
    "Page.frameNavigated": NetworkLog._navigated,
}

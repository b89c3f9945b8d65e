"""Every request waits for a look at where it goes; a page from another site waits for the person's answer.

The engine holds each request, those of frames and workers and each step of an address that sends on, forms included.
So nothing is loaded before the answer, and nothing of a form is lost by waiting. QtWebEngine's own look at requests
(`profile.Guard`) comes too late where a server sends a request on: that one has left by then.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Mapping
from typing import Any, Protocol
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.x509.oid import NameOID

from evidence_desk.capture.addresses import plain_host, same_site
from evidence_desk.capture.devtools import DevToolsEvent, EngineTrouble, Transport

_ISSUER_CHARACTERS = 200
_QUESTIONS = 20  # about other sites, until the person opens an address again
_EVERYTHING = {"patterns": [{"urlPattern": "*", "requestStage": "Request"}]}


class Line(Transport, Protocol):
    """A line that also takes commands whose answer nobody waits for."""

    def post(self, method: str, params: Mapping[str, Any], *, session: str = "") -> None:
        """Have the engine do something."""
        ...


class Sites:
    """Which sites were asked about, and which requests wait for an answer."""

    def __init__(
        self, transport: Line, held: Callable[[str, str], None], stop: Callable[[str, bool], str]
    ) -> None:
        """Make it; nothing is held before `begin`.

        Args:
            transport: line to the page's engine.
            held: called with the number of a request that waits for an answer, and its address.
            stop: says why an address, of a film or not, is never loaded: a word of `browser_wire.Refused`; or empty.
        """
        self._transport = transport
        self._held = held
        self._stop = stop
        self._main = ""
        self._answered: set[str] = set()
        self._refused: set[str] = set()
        self._questions = 0  # asked since the person opened an address
        self._waiting: set[str] = set()
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Have every request wait for a look.

        Raises:
            EngineTrouble: the engine does not do it; no page may be loaded.
        """
        tree = self._transport.send("Page.getFrameTree")
        self._main = str(tree.get("frameTree", {}).get("frame", {}).get("id", ""))
        if not self._main:
            raise EngineTrouble("refused", "the page has no frame")
        self._transport.events(self._hear)
        self._transport.send("Fetch.enable", _EVERYTHING)

    def opened(self, host: str) -> None:
        """Begin anew with a site that the person asked for: what they refused before may be asked again."""
        with self._lock:
            self._answered.add(host)
            self._refused.clear()
            self._questions = 0

    def answered(self, host: str, go_on: bool) -> None:
        """Let this site be loaded, or not and without a further question."""
        with self._lock:
            (self._answered if go_on else self._refused).add(host)

    def forget(self) -> None:
        """Forget what waits: the page that asked has died."""
        with self._lock:
            self._waiting.clear()

    def release(self, request: str, go_on: bool) -> None:
        """Let a request that waits for an answer go, or have it fail."""
        with self._lock:
            if request not in self._waiting:
                return
            self._waiting.discard(request)
        self._let(request, "" if go_on else "Aborted")

    def _let(self, request: str, fault: str, session: str = "") -> None:
        if fault:
            told = {"requestId": request, "errorReason": fault}
            self._transport.post("Fetch.failRequest", told, session=session)
        else:
            self._transport.post("Fetch.continueRequest", {"requestId": request}, session=session)

    def _hear(self, event: DevToolsEvent) -> None:
        if event.method == "Target.attachedToTarget":
            session = event.params.get("sessionId")
            if isinstance(session, str):
                self._transport.post("Fetch.enable", _EVERYTHING, session=session)
        elif event.method == "Fetch.requestPaused":
            self._look(event)

    def _look(self, event: DevToolsEvent) -> None:
        params = event.params
        request, told = str(params.get("requestId", "")), params.get("request")
        url = str(told.get("url", "")) if isinstance(told, dict) else ""
        main = (
            not event.session
            and params.get("resourceType") == "Document"
            and str(params.get("frameId", "")) == self._main
        )
        if self._stop(url, params.get("resourceType") == "Media"):
            # "Aborted" leaves the page as it is; the other would put an error page in its place.
            self._let(request, "Aborted" if main else "BlockedByClient", event.session)
            return
        host = plain_host(url)
        with self._lock:
            known = not main or any(same_site(host, one) for one in self._answered)
            # A page that leads to site after site may not bury its reader in questions.
            refused = not known and (host in self._refused or self._questions >= _QUESTIONS)
            if not known and not refused:
                self._questions += 1
                self._waiting.add(request)
        if known or refused:
            self._let(request, "Aborted" if refused else "", event.session)
        else:
            self._held(request, url)

    def issuer(self, url: str) -> str:
        """Return who issued the certificate of an address's server; empty where that cannot be told."""
        parts = urlsplit(url)
        try:
            answer = self._transport.send(
                "Network.getCertificate", {"origin": f"{parts.scheme}://{parts.netloc}"}, timeout_s=5
            )
            first = base64.b64decode(str(answer["tableNames"][0]))
        except (EngineTrouble, KeyError, IndexError, TypeError, ValueError):
            return ""
        return certificate_names(first)[0]


def certificate_names(der: bytes) -> tuple[str, str]:
    """Return who issued a certificate and for whom, in words; empty where it cannot be read."""
    try:
        certificate = x509.load_der_x509_certificate(der)
        return _words(certificate.issuer), _words(certificate.subject)
    except (ValueError, TypeError):
        return "", ""


def _words(name: x509.Name) -> str:
    for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        found = name.get_attributes_for_oid(oid)
        if found:
            text = "".join(c for c in str(found[0].value) if c.isprintable())
            return text[:_ISSUER_CHARACTERS]
    return ""

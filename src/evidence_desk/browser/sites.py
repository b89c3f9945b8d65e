"""The stop question for every new site: a page that would come from another site waits until it is answered.

The engine holds each document's request, forms sent and addresses sent on to included, so that nothing of it is loaded
before the answer and nothing of a form is lost by waiting.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.x509.oid import NameOID

from evidence_desk.capture.addresses import plain_host, same_site
from evidence_desk.capture.devtools import DevToolsEvent, EngineTrouble, Transport

_ISSUER_CHARACTERS = 200


class Sites:
    """Which sites were asked about, and which requests wait for an answer."""

    def __init__(self, transport: Transport, held: Callable[[str, str], None]) -> None:
        """Make it; nothing is held before `begin`.

        Args:
            transport: line to the page's engine.
            held: called with the number of a held request and its address.
        """
        self._transport = transport
        self._held = held
        self._main = ""
        self._answered: set[str] = set()
        self._waiting: set[str] = set()
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Have every document's request wait for `release`, and let those of known sites go at once.

        Raises:
            EngineTrouble: the engine does not do it; no page may be loaded.
        """
        tree = self._transport.send("Page.getFrameTree")
        self._main = str(tree.get("frameTree", {}).get("frame", {}).get("id", ""))
        if not self._main:
            raise EngineTrouble("refused", "the page has no frame")
        self._transport.events(self._hear)
        self._transport.send("Fetch.enable", {"patterns": [{"resourceType": "Document"}]})

    def answered(self, host: str) -> None:
        """Let this site be loaded: the question was answered for it."""
        with self._lock:
            self._answered.add(host)

    def forget(self) -> None:
        """Forget what waits: the page that asked has died."""
        with self._lock:
            self._waiting.clear()

    def release(self, request: str, go_on: bool) -> None:
        """Let a held request go, or have it fail."""
        with self._lock:
            if request not in self._waiting:
                return
            self._waiting.discard(request)
        if go_on:
            self._transport.send("Fetch.continueRequest", {"requestId": request})
        else:
            self._transport.send("Fetch.failRequest", {"requestId": request, "errorReason": "Aborted"})

    def _hear(self, event: DevToolsEvent) -> None:
        if event.method != "Fetch.requestPaused" or event.session:
            return
        params = event.params
        request, frame = str(params.get("requestId", "")), str(params.get("frameId", ""))
        url = str(params.get("request", {}).get("url", ""))
        with self._lock:
            known = frame != self._main or any(same_site(plain_host(url), one) for one in self._answered)
            self._waiting.add(request)
        if known:
            self.release(request, True)
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

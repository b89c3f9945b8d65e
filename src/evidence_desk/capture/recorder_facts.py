"""The facts around a page: its address and how it was come by, its server and certificate, its engine, its clock."""

from __future__ import annotations

import base64
import binascii
import hashlib
import urllib.parse
from collections.abc import Iterable, Sequence

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from evidence_desk.base.clock import Instant, utc_text
from evidence_desk.capture.devtools import EngineTrouble, Transport
from evidence_desk.capture.page_parts import (
    Certificate,
    ClockRead,
    Connection,
    Header,
    Hop,
    address,
    short,
)
from evidence_desk.capture.recorder_archive import SECRETS
from evidence_desk.capture.recorder_network import Exchange, NetworkLog, header

CHAIN_MAX = 16
CERTIFICATE_BYTES = 64 * 1024


def clock_read(now: Instant) -> ClockRead:
    """Return a reading of the clock as the facts write it."""
    return ClockRead(
        utc=utc_text(now.utc),
        zone=short(now.zone, 100),
        offset_minutes=now.offset_minutes,
        monotonic_ms=now.monotonic_ms,
    )


def document_of(exchanges: Sequence[Exchange], final_url: str) -> Exchange | None:
    """Return the exchange that brought the page itself."""
    plain = final_url.partition("#")[0]
    documents = [one for one in exchanges if one.kind == "Document" and not one.redirect and not one.session]
    same = [one for one in documents if one.url.partition("#")[0] == plain]
    return next(iter(same or documents), None)


def hops(exchanges: Iterable[Exchange], document: Exchange | None) -> tuple[Hop, ...]:
    """Return the answers that led to the page, its own the last."""
    if document is None:
        return ()
    way = [one for one in exchanges if one.id == document.id and one.session == document.session]
    return tuple(
        Hop(
            url=address(one.url),
            status=one.status,
            address=one.server,
            location=address(header(one.headers, "location")),
        )
        for one in sorted(way, key=lambda one: one.number)[-64:]
    )


def connection(document: Exchange | None) -> Connection:
    """Return how the page's own answer came."""
    if document is None:
        return Connection()
    return Connection(
        address=document.server,
        port=document.port,
        protocol=document.protocol,
        tls=short(document.security.get("protocol", ""), 60),
        cipher=short(document.security.get("cipher", ""), 100),
        from_service_worker=document.from_worker,
    )


def headers(log: NetworkLog, document: Exchange | None) -> tuple[Header, ...]:
    """Return the headers of the page's own answer; of what would let a reader act as the person only the name."""
    if document is None:
        return ()
    return tuple(
        Header(name=short(name, 200), value="left out" if name.lower() in SECRETS else value[:8_192])
        for name, value in log.raw_headers(document)[:400]
    )


def certificate(transport: Transport, final_url: str, error: str) -> Certificate | None:
    """Return the certificate of the page's server with its chain; None without encryption or without an answer.

    Args:
        transport: to the engine.
        final_url: of the page.
        error: the fault that the person was asked about and let pass.
    """
    parts = urllib.parse.urlsplit(final_url)
    if parts.scheme != "https":
        return None
    try:
        origin = f"https://{parts.netloc.rpartition('@')[2]}"
        table = transport.send("Network.getCertificate", {"origin": origin})["tableNames"]
        return read_chain([base64.b64decode(one) for one in table[:CHAIN_MAX]], error)
    except (EngineTrouble, KeyError, TypeError, ValueError, binascii.Error):
        return None


def read_chain(chain: Sequence[bytes], error: str = "") -> Certificate | None:
    """Return what a chain of DER certificates says, the server's own first; None when that one is none."""
    if not chain or any(len(der) > CERTIFICATE_BYTES for der in chain):
        return None
    try:
        own = x509.load_der_x509_certificate(chain[0])
        key = own.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return Certificate(
            subject=_name(own.subject),
            issuer=_name(own.issuer),
            not_before=utc_text(own.not_valid_before_utc),
            not_after=utc_text(own.not_valid_after_utc),
            key_sha256=hashlib.sha256(key).hexdigest(),
            chain_sha256=tuple(hashlib.sha256(der).hexdigest() for der in chain),
            chain=tuple(chain),
            publicly_logged=_logged(own),
            error=short(error, 1_000),
        )
    except Exception:  # noqa: BLE001 - a stranger's certificate fails in many ways; each of them means "not readable"
        return None


def filter_issuer(found: Certificate | None) -> str:
    """Return who issued a certificate that no public log knows: a school's filter or another private authority."""
    return "" if found is None or found.publicly_logged else found.issuer


def _logged(own: x509.Certificate) -> bool:
    """Return whether it carries proofs of public logs, as certificates of public authorities do (RFC 6962, 3.3)."""
    try:
        proofs = own.extensions.get_extension_for_class(x509.PrecertificateSignedCertificateTimestamps)
    except (x509.ExtensionNotFound, ValueError):
        return False
    return len(list(proofs.value)) > 0


def _name(name: x509.Name) -> str:
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for found in name.get_attributes_for_oid(kind):
            return short(found.value)
    return short(name.rfc4514_string())

"""What the network says of a server: the addresses of its name, and the key and issuer of its certificate.

These are this computer's own resolver's answers, and the certificate that came over this network: a filter between may
have made it, and a resolver of the school may answer as the school wants. So who vouches for a certificate is told
apart: a root that everybody's programs bring along, a root of this computer alone, or nobody.
"""

from __future__ import annotations

import hashlib
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

NAMES_MAX = 16
_RESOLVE_S = 5.0
_TEXT_MAX = 300
Vouched = Literal["", "public", "local", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a name stands for, by this computer's resolver."""

    host: str
    addresses: tuple[str, ...] = ()
    canonical: str = ""  # where the name is only another name for it (CNAME)
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerKey:
    """A server's certificate, as received."""

    key_sha256: str  # of the public key (SubjectPublicKeyInfo)
    certificate_sha256: str
    subject: str
    issuer: str
    not_after: str  # UTC, "2027-02-01T00:00:00Z"


def names_of(host: str, *, wait_s: float = _RESOLVE_S) -> Names:
    """Return the addresses of a host; never raises, and never waits longer than `wait_s`."""
    found: list[Names] = []

    def run() -> None:
        found.append(_resolved(host))

    thread = threading.Thread(target=run, daemon=True)  # a resolver cannot be interrupted
    thread.start()
    thread.join(wait_s)
    return found[0] if found else Names(host=host, trouble="the name server did not answer in time")


def _resolved(host: str) -> Names:
    try:
        rows = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_CANONNAME)
    except (OSError, UnicodeError, ValueError):
        return Names(host=host, trouble="the name is not known here")
    addresses = tuple(dict.fromkeys(str(row[4][0]).partition("%")[0] for row in rows))[:NAMES_MAX]
    canonical = next((row[3] for row in rows if row[3]), "").rstrip(".").lower()
    return Names(
        host=host,
        addresses=addresses,
        canonical=canonical[:_TEXT_MAX] if canonical != host.rstrip(".").lower() else "",
    )


def server_key(der: bytes) -> ServerKey:
    """Return what a server's certificate says.

    Raises:
        ValueError: it cannot be read.
    """
    try:
        certificate = x509.load_der_x509_certificate(der)
        key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        not_after = certificate.not_valid_after_utc
        subject, issuer = _name(certificate.subject), _name(certificate.issuer)
    except Exception as error:  # the library raises many kinds for hostile bytes
        raise ValueError("the server's certificate cannot be read") from error
    return ServerKey(
        key_sha256=hashlib.sha256(key).hexdigest(),
        certificate_sha256=hashlib.sha256(der).hexdigest(),
        subject=subject,
        issuer=issuer,
        not_after=not_after.replace(tzinfo=None).isoformat(timespec="seconds") + "Z",
    )


def _name(name: x509.Name) -> str:
    """Return whom a certificate names, in a few words: organisation and common name."""
    parts: list[str] = []
    for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for attribute in name.get_attributes_for_oid(oid)[:1]:
            text = attribute.value if isinstance(attribute.value, str) else ""
            parts.append(" ".join("".join(c if c.isprintable() else " " for c in text).split()))
    return ", ".join(part for part in dict.fromkeys(parts) if part)[:_TEXT_MAX] or "no name"


def contexts(public_roots: str = "") -> Iterator[tuple[Vouched, ssl.SSLContext]]:
    """Yield how a server's certificate may be vouched for, the strictest first.

    Args:
        public_roots: roots in PEM in place of the public ones; for a web of one's own in tests.
    """
    yield "public", _trusting(public_roots) if public_roots else _public()
    yield "local", _local()
    yield "none", _nobody()


@lru_cache(maxsize=1)
def _public() -> ssl.SSLContext:
    import certifi  # noqa: PLC0415 - only where a page is looked at again

    return _client(ssl.create_default_context(cafile=certifi.where()))


@lru_cache(maxsize=1)
def _trusting(roots: str) -> ssl.SSLContext:
    return _client(ssl.create_default_context(cadata=roots))


def _local() -> ssl.SSLContext:
    return _client(ssl.create_default_context())  # read anew: IT may add a root while the program runs


@lru_cache(maxsize=1)
def _nobody() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = (
        ssl.CERT_NONE
    )  # it is loaded only to be compared, and the record says that nobody vouches
    return _client(context)


def _client(context: ssl.SSLContext) -> ssl.SSLContext:
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    return context

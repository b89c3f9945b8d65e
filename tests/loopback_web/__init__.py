"""A web of its own on 127.0.0.1, with TLS and an authority made at run time: nothing of it reaches the internet.

`with serve(pages) as web` gives the server; `pages` maps a path to a `Page`, or to a function that answers by itself.
Pages by topic stand in modules of their own beside this one.
"""

from __future__ import annotations

import base64
import contextlib
import datetime
import hashlib
import ipaddress
import ssl
import tempfile
import threading
import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID


@dataclass(frozen=True, kw_only=True)
class Page:
    """One answer."""

    body: bytes = b""
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


class Handler(BaseHTTPRequestHandler):
    """Answers from the pages of its server."""

    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the method it overrides
        """Say nothing: a hostile page is full of lines."""

    def do_GET(self) -> None:
        """Answer."""
        path = urllib.parse.urlsplit(self.path).path
        self.server.asked.append(self.path)
        found = self.server.pages.get(path) or self.server.otherwise
        with contextlib.suppress(ConnectionError, ssl.SSLError):  # the browser has gone
            if isinstance(found, Page):
                self.answer(found)
            else:
                found(self)

    do_POST = do_HEAD = do_GET  # noqa: N815 - names of the base class

    def answer(self, page: Page) -> None:
        """Send a whole page."""
        self.send_response(page.status)
        for name, value in (("Content-Type", page.media_type), *page.headers):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page.body)


Answer = Page | Callable[[Handler], None]
MISSING = Page(body=b"<p>There is nothing here.</p>", status=404)


class Server(ThreadingHTTPServer):
    """The server; `asked` lists the paths that were asked for, in order."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, pages: Mapping[str, Answer], otherwise: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages = dict(pages)
        self.otherwise = otherwise
        self.asked: list[str] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: broken connections are what some tests are about."""


@dataclass(frozen=True, kw_only=True)
class Authority:
    """A certificate authority that lives as long as the test run, and the server's certificate from it."""

    ca_pem: bytes
    server_pem: bytes  # key, certificate, then the authority's
    spki: str  # base64 of SHA-256 of the server's public key, for an engine's list of keys to accept
    names: tuple[str, ...] = field(default=())


@cache
def authority(
    issuer: str = "Loopback Test Authority", names: tuple[str, ...] = ("localhost", "web.test")
) -> Authority:
    """Return an authority named `issuer` and a certificate for 127.0.0.1 and `names`."""
    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)])
    now = datetime.datetime.now(datetime.UTC)

    def build(subject: x509.Name, public: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(ca_name)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=30))
        )

    ca = (
        build(ca_name, ca_key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(ca_key, hashes.SHA256())
    )
    alternatives = [
        x509.IPAddress(ipaddress.ip_address("127.0.0.1")),
        *(x509.DNSName(name) for name in names),
    ]
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    leaf = (
        build(subject, key.public_key())
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    spki = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return Authority(
        ca_pem=ca.public_bytes(pem),
        server_pem=private + leaf.public_bytes(pem) + ca.public_bytes(pem),
        spki=base64.b64encode(hashlib.sha256(spki).digest()).decode(),
        names=names,
    )


@dataclass(frozen=True, kw_only=True)
class Web:
    """A running server."""

    origin: str  # "https://127.0.0.1:40123"
    port: int
    asked: list[str]
    pages: dict[str, Answer]  # may be changed while it runs
    authority: Authority

    def url(self, path: str = "/") -> str:
        """Return the address of a page."""
        return self.origin + path


@contextlib.contextmanager
def serve(
    pages: Mapping[str, Answer],
    *,
    tls: bool = True,
    issued: Authority | None = None,
    otherwise: Answer = MISSING,
) -> Iterator[Web]:
    """Serve pages until the block ends."""
    server, issued = Server(pages, otherwise), issued or authority()
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            (pem := Path(folder) / "server.pem").write_bytes(issued.server_pem)
            context.load_cert_chain(pem)
        # The handshake belongs to the connection's own thread: one slow browser must not keep others waiting.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    port = server.server_address[1]
    try:
        yield Web(
            origin=f"{'https' if tls else 'http'}://127.0.0.1:{port}",
            port=port,
            asked=server.asked,
            pages=server.pages,
            authority=issued,
        )
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

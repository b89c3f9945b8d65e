"""A time-stamping authority of our own on loopback, by `openssl ts`, that can also answer wrongly; no network."""

from __future__ import annotations

import http.server
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_CONFIG = """
[tsa]
dir = {folder}
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/{name}.pem
certs = {folder}/{name}-chain.pem
signer_key = {folder}/{name}.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""
Key = ec.EllipticCurvePrivateKey
Answer = Callable[[bytes], bytes]


def name_of(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def certificate(
    subject: str,
    key: Key,
    issuer: str,
    by: Key,
    *,
    ca: bool = False,
    stamps: bool = False,
    begins: datetime | None = None,
    ends: datetime | None = None,
    lists: str = "",
) -> x509.Certificate:
    """A certificate for a test; `lists` is where it says that withdrawn ones are listed."""
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name_of(subject))
        .issuer_name(name_of(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins or now - timedelta(days=400))
        .not_valid_after(ends or now + timedelta(days=400))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
    )
    if stamps:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purpose, critical=True)
    if lists:
        point = x509.DistributionPoint([x509.UniformResourceIdentifier(lists)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    return builder.sign(by, hashes.SHA256())


def pem(*certificates: x509.Certificate) -> bytes:
    return b"".join(c.public_bytes(serialization.Encoding.PEM) for c in certificates)


class Authority:
    """Answers as an authority does, or with another certificate, or wrongly."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked = 0
        folder.mkdir()
        (folder / "serial").write_text("01\n")
        self.root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        self.root = certificate("Test root", self.root_key, "Test root", self.root_key, ca=True)
        self._key = key
        self.rename()
        past = datetime.now(UTC) - timedelta(days=30)
        self._keep(
            "expired", key, certificate("Old stamps", key, "Test root", self.root_key, stamps=True, ends=past)
        )

    def rename(self, lists: str = "") -> None:
        """Get a new certificate, which says where withdrawn ones are listed."""
        own = certificate("Test stamps", self._key, "Test root", self.root_key, stamps=True, lists=lists)
        self._keep("good", self._key, own)

    def _keep(self, name: str, key: Key, own: x509.Certificate) -> None:
        (self.folder / f"{name}.key").write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        (self.folder / f"{name}.pem").write_bytes(pem(own))
        (self.folder / f"{name}-chain.pem").write_bytes(pem(self.root))
        (self.folder / f"{name}.cnf").write_text(_CONFIG.format(folder=self.folder, name=name))

    def answer(self, query: bytes, name: str = "good") -> bytes:
        """The authority's answer to a request."""
        self.asked += 1
        (self.folder / "query.tsq").write_bytes(query)
        subprocess.run(
            [
                *("openssl", "ts", "-reply", "-queryfile", "query.tsq", "-out", "reply.tsr"),
                *("-config", f"{name}.cnf", "-section", "tsa"),
            ],
            cwd=self.folder,
            check=True,
            capture_output=True,
            timeout=60,
        )
        return (self.folder / "reply.tsr").read_bytes()

    def other_order(self, query: bytes) -> bytes:
        """A right answer, its certificates in the order that nobody expects."""
        reply = tsp.TimeStampResp.load(self.answer(query))
        signed = reply["time_stamp_token"]["content"]
        signed["certificates"] = list(signed["certificates"])[::-1]
        return bytes(reply.dump(force=True))

    def other_nonce(self, query: bytes) -> bytes:
        """An answer to another request for the same hash."""
        asked = tsp.TimeStampReq.load(query)
        asked["nonce"] = int(asked["nonce"].native) ^ 5
        return self.answer(bytes(asked.dump(force=True)))

    def other_imprint(self, query: bytes) -> bytes:
        """A stamp over something else."""
        asked = tsp.TimeStampReq.load(query)
        asked["message_imprint"]["hashed_message"] = bytes(31) + b"\x01"
        return self.answer(bytes(asked.dump(force=True)))

    def broken(self, query: bytes) -> bytes:
        """A right answer in which one byte of the authority's signature is another."""
        reply = bytearray(self.answer(query))
        reply[-3] ^= 1
        return bytes(reply)

    def expired(self, query: bytes) -> bytes:
        """An answer by a certificate whose time is over."""
        return self.answer(query, "expired")


def long_answer(query: bytes) -> bytes:
    """Ten million bytes."""
    return bytes(10_000_000)


def silence(query: bytes) -> bytes:
    """Nothing, for longer than anybody waits."""
    time.sleep(2.5)
    return b""


@contextmanager
def serving(answer: Answer, lists: bytes = b"") -> Iterator[str]:
    """Give the address of an authority that answers so; `lists` is what a GET of it gives."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            self._send(answer(query))

        def do_GET(self) -> None:
            self._send(lists)

        def _send(self, data: bytes) -> None:
            try:
                self.send_response(200)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
            except OSError:
                pass  # whoever asked went away

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/stamps"
    finally:
        server.shutdown()
        server.server_close()

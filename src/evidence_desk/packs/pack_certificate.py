"""The certificate that packs are signed with: made here, brought in a PKCS#12 file, or kept on a card or token.

A certificate made here names the school and nobody else, and vouches for itself: it lets a reader see that a pack
was not changed since it was signed, and that two packs come from the same hands; not who these are. It is RSA of
3,072 bits with SHA-256, which every reader of PDF files can check; its signatures are the same for the same bytes.

A PKCS#12 file may come from anybody: its size, its certificates and how long it makes a program calculate are
bounded before its passphrase is tried.

Source: RFC 5280; RFC 7292; RFC 9336 (purpose of signing documents); docs/signatures.md.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID, ObjectIdentifier

from evidence_desk.base.errors import BadInput

P12_MAX = 256 << 10  # bytes
_ROUNDS_MAX = 2_000_000  # of a key derivation; programs write 2,000 to 600,000
_CHAIN_MAX = 8  # certificates
_CERTIFICATE_MAX = 32 << 10  # bytes
_BITS = 3072
_LEAST_BITS = 2048
_YEARS = 5
_TEXT_MAX = 64  # characters of a name in a certificate (RFC 5280, appendix A.1)
_SLOW_CLOCK = timedelta(minutes=10)  # another computer's clock may be behind this one
_DOCUMENTS = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
_ADOBE_PDF = ObjectIdentifier("1.2.840.113583.1.1.5")
_CURVES = (ec.SECP256R1, ec.SECP384R1, ec.SECP521R1)

CertificateKind = Literal["made", "file", "token"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenKey:
    """Where a key that never leaves its card or token is found."""

    module: str  # path of the maker's PKCS#11 library
    label: str  # of the token
    key_id: bytes
    pin: str = field(default="", repr=False)  # asked for when a pack is signed, never kept


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """What a certificate says of itself; none of it is proved by being there."""

    subject: str
    issuer: str
    fingerprint: str  # SHA-256 of the certificate, 64 hex digits
    not_before: datetime  # UTC
    not_after: datetime
    self_made: bool  # vouched for by nobody but itself


@dataclass(frozen=True, kw_only=True)
class PackCertificate:
    """What signs a pack. Never logged; its key is never written but encrypted."""

    kind: CertificateKind
    chain: tuple[bytes, ...]  # DER, its own first, then those that vouch for it
    key: bytes = field(default=b"", repr=False)  # PKCS#8 in DER; empty for a token
    token: TokenKey | None = None

    @functools.cached_property
    def facts(self) -> CertificateFacts:
        """What the certificate says of itself."""
        return certificate_facts(self.chain[0])

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, 64 hex digits."""
        return self.facts.fingerprint

    def refuse_unless_valid(self, at: datetime) -> None:
        """Raise BadInput for a certificate whose time has not come or is over."""
        if at > self.facts.not_after:
            raise BadInput(
                "certificate expired",
                f"The certificate for signing packs ended on {_day(self.facts.not_after)}; what it signs now would "
                "be refused by every reader. Nothing was written. Make or bring another (edesk certificate make "
                "--replace), or make the pack without (--no-certificate).",
            )
        if at < self.facts.not_before:
            raise BadInput(
                "certificate not yet valid",
                f"The certificate for signing packs begins on {_day(self.facts.not_before)}, which is still to come "
                "by this computer's clock. Nothing was written. Check the clock, or bring another certificate.",
            )


def certificate_facts(der: bytes) -> CertificateFacts:
    """Return what a certificate says of itself.

    Raises:
        ValueError: it cannot be read.
    """
    certificate = x509.load_der_x509_certificate(der)
    return CertificateFacts(
        subject=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        fingerprint=hashlib.sha256(der).hexdigest(),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        self_made=certificate.subject == certificate.issuer,
    )


def make_certificate(organisation: str, at: datetime) -> PackCertificate:
    """Return a new certificate that names the school, valid from now for five years, with a fresh key."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    school = _short(organisation) or "School not named"
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "GB"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, school),
            x509.NameAttribute(NameOID.COMMON_NAME, _short(f"{school[:48].strip()} – evidence")),
        ]
    )
    begins = at.astimezone(UTC).replace(microsecond=0) - _SLOW_CLOCK
    public = key.public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=_YEARS * 365))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.ExtendedKeyUsage([_DOCUMENTS, _ADOBE_PDF]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )
    certificate = builder.sign(key, hashes.SHA256())
    return PackCertificate(
        kind="made", chain=(certificate.public_bytes(serialization.Encoding.DER),), key=_pkcs8(key)
    )


def read_p12(data: bytes, passphrase: bytes, at: datetime) -> PackCertificate:
    """Return the certificate in a PKCS#12 file.

    Raises:
        BadInput: no such file, a wrong passphrase, or nothing that can sign a pack now; in words.
    """
    _refuse_slow(data)
    try:
        key, own, others = pkcs12.load_key_and_certificates(data, passphrase or None)
    except ValueError as error:
        raise BadInput(
            "unreadable PKCS#12 file",
            "The certificate file cannot be opened: the passphrase is wrong, or it is damaged. Nothing was changed.",
        ) from error
    except Exception as error:
        raise _no_p12(type(error).__name__) from error
    if own is None or key is None:
        raise BadInput(
            "PKCS#12 file without key or certificate",
            "The file holds no certificate with its private key, so nothing can be signed with it. Export it again, "
            "with the private key. Nothing was changed.",
        )
    chain = tuple(c.public_bytes(serialization.Encoding.DER) for c in _in_order(own, list(others)))
    made = PackCertificate(kind="file", chain=chain, key=_pkcs8(key))
    check_certificate(made, at)
    if key.public_key() != own.public_key():
        raise BadInput(
            "key and certificate differ",
            "The private key in the file does not belong to its certificate. Nothing was changed.",
        )
    return made


def check_certificate(made: PackCertificate, at: datetime) -> None:
    """Raise BadInput for a certificate that cannot sign a pack now."""
    if len(made.chain) > _CHAIN_MAX or any(len(der) > _CERTIFICATE_MAX for der in made.chain):
        raise BadInput(
            "certificate chain too large", "The file holds more certificates than belong together."
        )
    try:
        own = x509.load_der_x509_certificate(made.chain[0])
        public = own.public_key()
        made.facts  # noqa: B018 - its dates and names must be readable
        usage = _usage_of(own)
    except (ValueError, TypeError) as error:
        raise BadInput(
            "unreadable certificate", "The certificate cannot be read. Nothing was changed."
        ) from error
    strong = (isinstance(public, rsa.RSAPublicKey) and public.key_size >= _LEAST_BITS) or (
        isinstance(public, ec.EllipticCurvePublicKey) and isinstance(public.curve, _CURVES)
    )
    if not strong:
        raise BadInput(
            "certificate of another kind",
            "The certificate's key is of a kind that readers of PDF files do not check, or too short. RSA from 2,048 "
            "bits and the NIST curves can be used. Nothing was changed.",
        )
    if usage is not None and not (usage.digital_signature or usage.content_commitment):
        raise BadInput(
            "certificate not for signing",
            "The certificate was made out for something else than signing. Nothing was changed.",
        )
    made.refuse_unless_valid(at)


def _usage_of(certificate: x509.Certificate) -> x509.KeyUsage | None:
    try:
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return None


def _in_order(own: x509.Certificate, others: list[x509.Certificate]) -> list[x509.Certificate]:
    """Return a certificate and those that vouch for it, each after the one it vouches for; others are left out."""
    chain = [own]
    while len(chain) <= _CHAIN_MAX and chain[-1].issuer != chain[-1].subject:
        above = next((c for c in others if c.subject == chain[-1].issuer and c not in chain), None)
        if above is None:
            break
        chain.append(above)
    return chain


def _refuse_slow(data: bytes) -> None:
    """Raise BadInput for a file that is none, or that would make this computer calculate for hours."""
    if len(data) > P12_MAX:
        raise BadInput(
            "PKCS#12 file over its bound", "The certificate file is too large to be one. It was not read."
        )
    try:
        pfx = asn1_pkcs12.Pfx.load(data, strict=True)
        rounds = [int(pfx["mac_data"]["iterations"].native)] if pfx["mac_data"].native else []
        for part in pfx.authenticated_safe:
            if part["content_type"].native == "encrypted_data":
                rounds.append(
                    _rounds(part["content"]["encrypted_content_info"]["content_encryption_algorithm"])
                )
            elif part["content_type"].native == "data":
                safe = asn1_pkcs12.SafeContents.load(part["content"].native)
                rounds += [
                    _rounds(bag["bag_value"]["encryption_algorithm"])
                    for bag in safe
                    if bag["bag_id"].native == "pkcs8_shrouded_key_bag"
                ]
    except Exception as error:
        raise _no_p12(type(error).__name__) from error
    if any(not 0 < count <= _ROUNDS_MAX for count in rounds):
        raise BadInput(
            "PKCS#12 file asks for too much work",
            "The certificate file asks for an unreasonable amount of calculation, and was not opened. Export it again.",
        )


def _rounds(algorithm: Any) -> int:
    """Return how many rounds of key derivation an encryption asks for."""
    if algorithm["algorithm"].native == "pbes2":
        derivation = algorithm["parameters"]["key_derivation_func"]
        if derivation["algorithm"].native != "pbkdf2":
            raise ValueError("another key derivation")
        return int(derivation["parameters"]["iteration_count"].native)
    return int(algorithm["parameters"]["iterations"].native)


def _no_p12(reason: str) -> BadInput:
    return BadInput(
        f"no PKCS#12 file: {reason}",
        "This is not a certificate file (.p12 or .pfx) that can be read. Nothing was changed.",
    )


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _pkcs8(key: Any) -> bytes:
    return bytes(
        key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


def _name(name: x509.Name) -> str:
    """Return a name in words: its common name and organisation, or all of it."""
    parts = [
        str(attribute.value)
        for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
        for attribute in name.get_attributes_for_oid(oid)
    ]
    text = ", ".join(dict.fromkeys(parts)) or name.rfc4514_string()
    clean = "".join(c if c.isprintable() else "\ufffd" for c in text)
    return clean[:200]


def _short(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_TEXT_MAX].strip()


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"

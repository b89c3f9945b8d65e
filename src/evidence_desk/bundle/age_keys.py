"""Recipients and identities of age files: X25519, mlkem768x25519 and scrypt.

Source: c2sp.org/age, section "Native recipient types".
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from evidence_desk.base.errors import BadInput
from evidence_desk.bundle import bech32
from evidence_desk.bundle.age_header import Kind, Stanza, bad_header, decode64, encode64
from evidence_desk.bundle.age_stream import FILE_KEY, TAG, hkdf
from evidence_desk.bundle.limits import MAX_EPOCHS, MAX_SCRYPT_WORK_FACTOR, SCRYPT_WORK_FACTOR

MAX_IDENTITY_FILE = 65536  # bytes

_WRAPPED = FILE_KEY + TAG
_ZERO_NONCE = bytes(12)  # each wrapping key is used once
_WORK_FACTOR = re.compile(r"[1-9][0-9]{0,2}")


class Recipient(Protocol):
    """A public key (or passphrase) that a file key is wrapped to; `str()` gives its text form."""

    @property
    def kind(self) -> Kind:
        """Which of the three types."""

    @property
    def stanza_size(self) -> int:
        """Bytes of the encoded stanza that `wrap` returns; the same for every file key."""

    def wrap(self, file_key: bytes) -> Stanza:
        """Return a fresh stanza around the 16-byte `file_key`."""


class Identity(Protocol):
    """A secret key (or passphrase) that unwraps file keys; `str()` gives its text form."""

    @property
    def kind(self) -> Kind:
        """Which of the three types."""

    def recipient(self) -> Recipient:
        """Return the public side."""

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """Return the file key, or None when no stanza is for this identity.

        Raises:
            TamperedBundle: a stanza of this type breaks the rules of the type.
        """


def _own_stanzas(stanzas: Sequence[Stanza], stanza_type: str, arguments: int) -> Iterator[Stanza]:
    for stanza in stanzas:
        if stanza.args[0] != stanza_type:
            continue
        # The body's length is checked before decryption: a longer plaintext would let one file be
        # opened by many keys (partitioning oracle).
        if len(stanza.args) != arguments + 1 or len(stanza.body) != _WRAPPED:
            raise bad_header(f"malformed {stanza_type} stanza")
        yield stanza


def _argument(stanza: Stanza, size: int) -> bytes:
    data = decode64(stanza.args[1].encode("ascii"))
    if len(data) != size:
        raise bad_header(f"malformed {stanza.args[0]} stanza")
    return data


def _open_wrapped(key: bytes, body: bytes) -> bytes | None:
    try:
        return ChaCha20Poly1305(key).decrypt(_ZERO_NONCE, body, None)
    except InvalidTag:
        return None


def exchange(private: X25519PrivateKey, public: bytes) -> bytes | None:
    """Return the shared secret, 32 bytes, or None when `public` is a low-order point."""
    try:
        return private.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:
        return None


# Every u of a point whose order divides 8, on the curve or its twist, in 255 bits (cr.yp.to/ecdh.html).
_P = 2**255 - 19
_LOW_ORDER = frozenset(
    {
        0,
        1,
        325606250916557431795983626356110631294008115727848805560023387167927233504,
        39382357235489614581723060781553021112529911719440698176882885853963445705823,
        _P - 1,
        _P,
        _P + 1,
    }
)


def is_low_order(public: bytes) -> bool:
    """Return whether an X25519 public key (32 bytes) gives everybody the same secret; as `exchange`, without a key."""
    return int.from_bytes(public, "little") & (2**255 - 1) in _LOW_ORDER


@dataclass(frozen=True)
class X25519Recipient:
    """A classic recipient, `age1...`: 32 bytes of an X25519 public key."""

    public: bytes
    kind: ClassVar[Literal["classic"]] = "classic"
    stanza_size: ClassVar[int] = 98

    def wrap(self, file_key: bytes) -> Stanza:
        """Return an X25519 stanza; BadInput when the public key is a low-order point."""
        ephemeral = X25519PrivateKey.generate()
        share = ephemeral.public_key().public_bytes_raw()
        shared = exchange(ephemeral, self.public)
        if shared is None:
            raise BadInput("low-order recipient", "This recipient is not a usable key. Ask for it again.")
        key = hkdf(shared, share + self.public, b"age-encryption.org/v1/X25519")
        body = ChaCha20Poly1305(key).encrypt(_ZERO_NONCE, file_key, None)
        return Stanza(("X25519", encode64(share)), body)

    def __str__(self) -> str:
        return bech32.encode("age", self.public)


@dataclass(frozen=True, repr=False)
class X25519Identity:
    """A classic identity, `AGE-SECRET-KEY-1...`: 32 secret bytes."""

    secret: bytes
    kind: ClassVar[Literal["classic"]] = "classic"

    @cached_property
    def _private(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(self.secret)

    def recipient(self) -> X25519Recipient:
        """Return the public side."""
        return X25519Recipient(self._private.public_key().public_bytes_raw())

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """See `Identity.unwrap`."""
        for stanza in _own_stanzas(stanzas, "X25519", 1):
            share = _argument(stanza, 32)
            shared = exchange(self._private, share)
            if shared is None:
                raise bad_header("low-order point in an X25519 stanza")
            key = hkdf(shared, share + self.recipient().public, b"age-encryption.org/v1/X25519")
            file_key = _open_wrapped(key, stanza.body)
            if file_key is not None:
                return file_key
        return None

    def __str__(self) -> str:
        return bech32.encode("age-secret-key-", self.secret).upper()


_HPKE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
_HPKE_INFO = b"age-encryption.org/mlkem768x25519"
_MLKEM_PUBLIC = 1184
_HYBRID_SHARE = 1088 + 32  # ML-KEM-768 ciphertext, X25519 ephemeral key


@dataclass(frozen=True)
class HybridRecipient:
    """A hybrid recipient, `age1pq1...`: ML-KEM-768 public key (1,184 bytes), X25519 public key (32)."""

    public: bytes
    kind: ClassVar[Literal["hybrid"]] = "hybrid"
    stanza_size: ClassVar[int] = 1557

    @cached_property
    def _key(self) -> hpke.MLKEM768X25519PublicKey:
        try:
            return hpke.MLKEM768X25519PublicKey(
                MLKEM768PublicKey.from_public_bytes(self.public[:_MLKEM_PUBLIC]),
                X25519PublicKey.from_public_bytes(self.public[_MLKEM_PUBLIC:]),
            )
        except ValueError as error:
            raise BadInput(
                "bad hybrid key", "This recipient is not a usable key. Ask for it again."
            ) from error

    def wrap(self, file_key: bytes) -> Stanza:
        """Return an mlkem768x25519 stanza: HPKE in base mode. Source: RFC 9180; c2sp.org/age."""
        sealed = _HPKE.encrypt(file_key, self._key, _HPKE_INFO)
        return Stanza(("mlkem768x25519", encode64(sealed[:_HYBRID_SHARE])), sealed[_HYBRID_SHARE:])

    def __str__(self) -> str:
        return bech32.encode("age1pq", self.public)


@dataclass(frozen=True, repr=False)
class HybridIdentity:
    """A hybrid identity, `AGE-SECRET-KEY-PQ-1...`: a 32-byte seed for both keys."""

    secret: bytes
    kind: ClassVar[Literal["hybrid"]] = "hybrid"

    @cached_property
    def _private(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        seeds = hashlib.shake_256(self.secret).digest(96)
        return MLKEM768PrivateKey.from_seed_bytes(seeds[:64]), X25519PrivateKey.from_private_bytes(seeds[64:])

    def recipient(self) -> HybridRecipient:
        """Return the public side."""
        lattice, curve = self._private
        return HybridRecipient(
            lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
        )

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """See `Identity.unwrap`."""
        lattice, curve = self._private
        for stanza in _own_stanzas(stanzas, "mlkem768x25519", 1):
            share = _argument(stanza, _HYBRID_SHARE)
            if is_low_order(share[-32:]):
                raise bad_header("low-order point in a hybrid stanza")
            try:
                key = hpke.MLKEM768X25519PrivateKey(lattice, curve)
                return _HPKE.decrypt(share + stanza.body, key, _HPKE_INFO)
            except InvalidTag:
                continue
        return None

    def __str__(self) -> str:
        return bech32.encode("age-secret-key-pq-", self.secret).upper()


def _scrypt(passphrase: bytes, salt: bytes, work_factor: int) -> bytes:
    kdf = Scrypt(b"age-encryption.org/v1/scrypt" + salt, 32, n=1 << work_factor, r=8, p=1)
    return kdf.derive(passphrase)


@dataclass(frozen=True, repr=False)
class ScryptRecipient:
    """A passphrase to encrypt to; work factor 18 takes about a second and 256 MiB to try once."""

    passphrase: bytes
    work_factor: int = SCRYPT_WORK_FACTOR
    kind: ClassVar[Literal["scrypt"]] = "scrypt"

    @property
    def stanza_size(self) -> int:
        """See `Recipient.stanza_size`."""
        return 78 + len(str(self.work_factor))

    def wrap(self, file_key: bytes) -> Stanza:
        """Return a scrypt stanza with a fresh salt."""
        salt = os.urandom(16)
        key = _scrypt(self.passphrase, salt, self.work_factor)
        body = ChaCha20Poly1305(key).encrypt(_ZERO_NONCE, file_key, None)
        return Stanza(("scrypt", encode64(salt), str(self.work_factor)), body)

    def __str__(self) -> str:
        return "a passphrase"


@dataclass(frozen=True, repr=False)
class ScryptIdentity:
    """A passphrase to decrypt with. A stanza that asks for more work than allowed is refused untried."""

    passphrase: bytes
    max_work_factor: int = MAX_SCRYPT_WORK_FACTOR  # 1 GiB and about three seconds
    kind: ClassVar[Literal["scrypt"]] = "scrypt"

    def recipient(self) -> ScryptRecipient:
        """Return the same passphrase as a recipient."""
        return ScryptRecipient(self.passphrase)

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """See `Identity.unwrap`."""
        for stanza in _own_stanzas(stanzas, "scrypt", 2):
            salt, work_factor = _argument(stanza, 16), stanza.args[2]
            if not _WORK_FACTOR.fullmatch(work_factor) or int(work_factor) > self.max_work_factor:
                raise bad_header("scrypt work factor is malformed or too large")
            return _open_wrapped(_scrypt(self.passphrase, salt, int(work_factor)), stanza.body)
        return None

    def __str__(self) -> str:
        return "a passphrase"


def generate_identity(kind: Literal["hybrid", "classic"]) -> Identity:
    """Return a new identity from the system's random generator."""
    return HybridIdentity(os.urandom(32)) if kind == "hybrid" else X25519Identity(os.urandom(32))


def parse_recipient(text: str) -> Recipient:
    """Return the recipient written as `age1...` or `age1pq1...`; BadInput for anything else."""
    prefix, data = _decode_key(text, "recipient")
    if prefix == "age" and len(data) == 32 and text.islower():
        return X25519Recipient(data)
    if prefix == "age1pq" and len(data) == _MLKEM_PUBLIC + 32 and text.islower():
        return HybridRecipient(data)
    raise _bad_key("recipient", "not an X25519 or mlkem768x25519 key")


def parse_identity(text: str) -> Identity:
    """Return the identity written as `AGE-SECRET-KEY-1...` or `AGE-SECRET-KEY-PQ-1...`; else BadInput."""
    prefix, data = _decode_key(text, "identity")
    if prefix == "age-secret-key-" and len(data) == 32 and text.isupper():
        return X25519Identity(data)
    if prefix == "age-secret-key-pq-" and len(data) == 32 and text.isupper():
        return HybridIdentity(data)
    raise _bad_key("identity", "not an X25519 or mlkem768x25519 key")


def _decode_key(text: str, what: str) -> tuple[str, bytes]:
    try:
        return bech32.decode(text)
    except ValueError as error:
        raise _bad_key(what, str(error)) from None


def _bad_key(what: str, reason: str) -> BadInput:
    return BadInput(f"bad {what}: {reason}", f"The {what} cannot be used: {reason}. Copy it again in full.")


def parse_identity_file(data: bytes) -> tuple[Identity, ...]:
    """Return the identities of an age identity file: one a line, `#` comments and empty lines skipped.

    Raises:
        BadInput: over 64 KiB, not text, no identity or more than 64, or a line that is not an identity.
            Messages name the line by its number only.
    """
    if len(data) > MAX_IDENTITY_FILE or not data.isascii():
        raise _bad_key("key file", "too long, or not plain text")
    found: list[Identity] = []
    for number, line in enumerate(data.decode("ascii").split("\n"), 1):
        text = line.removesuffix("\r")
        if not text or text.startswith("#"):
            continue
        if len(found) == MAX_EPOCHS:
            raise _bad_key("key file", f"more than {MAX_EPOCHS} keys")
        try:
            found.append(parse_identity(text))
        except BadInput:
            raise _bad_key("key file", f"line {number} is not a key") from None
    if not found:
        raise _bad_key("key file", "it holds no key")
    return tuple(found)

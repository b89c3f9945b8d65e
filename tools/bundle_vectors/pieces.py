"""The pieces a bundle is made of, each from its specification: tar header, age file, note, tree, event.

Everything is fixed: keys and "random" bytes come from SHA-256 of a name and a counter. Only hybrid age files and
ML-DSA signatures draw real randomness, because `cryptography` offers no way to fix it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import uuid
from dataclasses import dataclass, field
from typing import Any, Literal

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_HYBRID = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
Kind = Literal["classic", "hybrid", "scrypt"]


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


class Fixed:
    """A source of bytes that look random and are always the same."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0

    def read(self, size: int) -> bytes:
        """Return the next `size` bytes."""
        self._count += 1
        return hashlib.shake_256(f"{self._name} {self._count}".encode()).digest(size)


# --- tar -------------------------------------------------------------------------------------------------


def header(name: bytes, size: int, /, **other: bytes) -> bytes:
    """Return a ustar header; `other` gives fields that are to be wrong, by their POSIX names."""
    fields = {
        "name": name.ljust(100, b"\0"),
        "mode": b"0000600\0",
        "uid": b"0000000\0",
        "gid": b"0000000\0",
        "size": b"%011o\0" % size,
        "mtime": b"00000000000\0",
        "chksum": b" " * 8,
        "typeflag": b"0",
        "linkname": bytes(100),
        "magic": b"ustar\0",
        "version": b"00",
        "uname": bytes(32),
        "gname": bytes(32),
        "devmajor": bytes(8),
        "devminor": bytes(8),
        "prefix": bytes(155),
    }
    for key, value in other.items():
        fields[key] = value.ljust(len(fields[key]), b"\0")
    block = b"".join(fields.values()).ljust(512, b"\0")
    checksum = other.get("chksum", b"%06o\0 " % sum(block))
    return block[:148] + checksum + block[156:]


def padded(data: bytes) -> bytes:
    """Return content with zeros up to the next block."""
    return data + bytes(-len(data) % 512)


# --- age -------------------------------------------------------------------------------------------------


def bech32(prefix: str, data: bytes) -> str:
    """Return data as Bech32 (BIP 173), lower case."""
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    values = [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]
    residue = 1
    for value in [*(ord(c) >> 5 for c in prefix), 0, *(ord(c) & 31 for c in prefix), *values, *[0] * 6]:
        top, residue = residue >> 25, (residue & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            residue ^= generator if top >> place & 1 else 0
    residue ^= 1
    return f"{prefix}1" + "".join(
        BECH32[v] for v in [*values, *(residue >> 5 * (5 - i) & 31 for i in range(6))]
    )


def base64_bare(data: bytes) -> str:
    """Return base64 as age writes it, without padding."""
    return base64.b64encode(data).decode("ascii").rstrip("=")


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return hmac.digest(hmac.digest(salt, secret, "sha256"), info + b"\1", "sha256")


@dataclass(frozen=True)
class Identity:
    """A secret age key, or a passphrase."""

    kind: Kind
    secret: bytes

    @classmethod
    def named(cls, name: str, kind: Kind = "classic") -> Identity:
        """Return the key with this name: the same one every time."""
        return cls(kind, sha(f"age {name}".encode()))

    def text(self) -> str:
        """Return `AGE-SECRET-KEY-…`."""
        return bech32(
            "age-secret-key-pq-" if self.kind == "hybrid" else "age-secret-key-", self.secret
        ).upper()

    def _pair(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        seeds = hashlib.shake_256(self.secret).digest(96)
        return MLKEM768PrivateKey.from_seed_bytes(seeds[:64]), X25519PrivateKey.from_private_bytes(seeds[64:])

    def recipient(self) -> str:
        """Return `age1…`."""
        if self.kind == "hybrid":
            lattice, curve = self._pair()
            public = lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
            return bech32("age1pq", public)
        public = X25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw()
        return bech32("age", public)

    def stanza(self, file_key: bytes, fixed: Fixed) -> str:
        """Return the stanza that wraps a 16-byte file key to this key."""
        if self.kind == "hybrid":
            lattice, curve = self._pair()
            key = hpke.MLKEM768X25519PublicKey(lattice.public_key(), curve.public_key())
            sealed = _HYBRID.encrypt(file_key, key, b"age-encryption.org/mlkem768x25519")
            return f"-> mlkem768x25519 {base64_bare(sealed[:1120])}\n{base64_bare(sealed[1120:])}\n"
        if self.kind == "scrypt":
            salt = fixed.read(16)
            wrap = Scrypt(b"age-encryption.org/v1/scrypt" + salt, 32, n=1 << 4, r=8, p=1).derive(self.secret)
            body = ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None)
            return f"-> scrypt {base64_bare(salt)} 4\n{base64_bare(body)}\n"
        ephemeral = X25519PrivateKey.from_private_bytes(fixed.read(32))
        public = X25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw()
        share = ephemeral.public_key().public_bytes_raw()
        shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
        wrap = _hkdf(shared, share + public, b"age-encryption.org/v1/X25519")
        body = ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None)
        return f"-> X25519 {base64_bare(share)}\n{base64_bare(body)}\n"


def age(plaintext: bytes, to: Identity, fixed: Fixed, *, before: str = "", after: str = "") -> bytes:
    """Return an age file; `before` and `after` are further stanzas around the one that counts."""
    file_key, nonce = fixed.read(16), fixed.read(16)
    head = f"age-encryption.org/v1\n{before}{to.stanza(file_key, fixed)}{after}---".encode("ascii")
    mac = hmac.digest(_hkdf(file_key, bytes(32), b"header"), head, "sha256")
    cipher = ChaCha20Poly1305(_hkdf(file_key, nonce, b"payload"))
    chunks = [plaintext[at : at + 65536] for at in range(0, max(1, len(plaintext)), 65536)]
    sealed = (
        cipher.encrypt(number.to_bytes(11, "big") + bytes([number == len(chunks) - 1]), chunk, None)
        for number, chunk in enumerate(chunks)
    )
    return head + f" {base64_bare(mac)}\n".encode("ascii") + nonce + b"".join(sealed)


# --- log -------------------------------------------------------------------------------------------------


def tree_head(leaves: list[bytes]) -> bytes:
    """Return the RFC 6962 head of leaves given without hashing, as the RFC defines it."""
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return sha(b"\0" + leaves[0])
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\1" + tree_head(leaves[:split]) + tree_head(leaves[split:]))


@dataclass(frozen=True)
class Signer:
    """A signing key."""

    seed: bytes
    type: int = 1

    @classmethod
    def named(cls, name: str, kind: int = 1) -> Signer:
        """Return the key with this name: the same one every time."""
        return cls(sha(f"signer {name}".encode()), kind)

    @property
    def public(self) -> bytes:
        """The public key, 32 or 1,312 bytes."""
        if self.type == 1:
            return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        return MLDSA44PrivateKey.from_seed_bytes(self.seed).public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key."""
        return sha(self.public).hex()

    @property
    def material(self) -> bytes:
        """Base64 of type and key: the last part of a verifier-key line."""
        return base64.b64encode(bytes([self.type]) + self.public)

    def key_id(self, origin: str) -> bytes:
        """Return the four bytes that name this key in a note."""
        return sha(origin.encode() + b"\n" + bytes([self.type]) + self.public)[:4]

    def line(self, origin: str) -> bytes:
        """Return the verifier-key line with LF."""
        return b"%b+%b+%b\n" % (origin.encode(), self.key_id(origin).hex().encode(), self.material)

    def signature(self, origin: str, size: int, root: bytes) -> bytes:
        """Return the signature line with LF over a checkpoint."""
        if self.type == 1:
            text = checkpoint(origin, size, root)
            made = Ed25519PrivateKey.from_private_bytes(self.seed).sign(text)
        else:
            name, time = bytes([len(origin)]) + origin.encode(), (1795356309).to_bytes(8, "big")
            message = b"subtree/v1\n\0" + name + time + name + bytes(8) + size.to_bytes(8, "big") + root
            made = time + MLDSA44PrivateKey.from_seed_bytes(self.seed).sign(message)
        encoded = base64.b64encode(self.key_id(origin) + made).decode("ascii")
        return f"— {origin} {encoded}\n".encode()


def checkpoint(origin: str, size: int, root: bytes) -> bytes:
    """Return the three lines that are signed."""
    return f"{origin}\n{size}\n{base64.b64encode(root).decode('ascii')}\n".encode()


def case_id(material: bytes, nonce_line: bytes) -> str:
    """Return the case id that a founder's key and nonce line (with LF) make."""
    digest = bytearray(sha(b"EDC1" + material + b"\n" + nonce_line)[:16])
    digest[6], digest[8] = digest[6] & 15 | 128, digest[8] & 63 | 128
    return str(uuid.UUID(bytes=bytes(digest)))


# --- events ----------------------------------------------------------------------------------------------


@dataclass
class Clock:
    """A clock that goes on by one minute at each reading."""

    minutes: int = field(default=0)

    def coming(self) -> str:
        """Return the time that the next reading will give."""
        return f"2026-11-22T14:{self.minutes + 1:02}:00Z"

    def read(self) -> tuple[str, int]:
        """Return (UTC text, monotonic milliseconds)."""
        at, self.minutes = self.coming(), self.minutes + 1
        return at, self.minutes * 60_000


def canonical(value: Any) -> bytes:
    """Return RFC 8785 JSON of a value with plain keys and no fractions."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def pad_event(data: bytes) -> bytes:
    """Return an event with its spaces."""
    return data + b" " * (-len(data) % 1024)

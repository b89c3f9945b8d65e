"""Verifier keys, checkpoints and signed notes, each with exactly one accepted spelling. Pure.

A note is never picked apart by a tolerant parser: its text is rebuilt from size and head, its signature
lines from their decoded bytes, and the result must equal the stored bytes. Every `ValueError` here means
"not canonical"; the caller knows which part it read and says so.

Source: c2sp.org/signed-note, c2sp.org/tlog-checkpoint, c2sp.org/tlog-cosignature; docs/format/log.md.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

from evidence_desk.bundle.limits import MAX_LEAVES, MAX_NOTE, ORIGIN_PREFIX

ED25519 = 0x01
ML_DSA_44 = 0x06
PUBLIC_SIZE = {ED25519: 32, ML_DSA_44: 1312}  # bytes
_SIGNATURE_SIZE = {ED25519: 64, ML_DSA_44: 8 + 2420}  # a cosignature starts with a u64 time
_KEY_ID = 4
_DASH = "\u2014 ".encode()  # an em dash and a space start a signature line
_MAX_TIME = 2**63 - 1  # of a cosignature
NONCE_SIZE = 16  # random bytes on the founder's second line
_TEXT = re.compile(rb"([0-9]{1,9})\n([A-Za-z0-9+/=]{44})\n\n")


class Checkpoint(NamedTuple):
    """The head after a commit, with the note that signs it."""

    k: int  # commit number; -1 before the first
    size: int  # leaves
    root: bytes  # 32 bytes
    note_sha256: bytes  # 32 bytes
    note: bytes  # as stored


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key that may sign a case's checkpoints. `name` is the case's origin, never a person's name."""

    name: str
    type: int  # ED25519 or ML_DSA_44
    public: bytes
    key_id: bytes = field(init=False)  # 4 bytes, an index and no more
    _verifier: Ed25519PublicKey | MLDSA44PublicKey = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compute the key id and load the key.

        Raises:
            ValueError: unknown type, wrong length, or not a public key.
        """
        if len(self.public) != PUBLIC_SIZE.get(self.type, -1):
            raise ValueError("a verifier key of an unknown kind or a wrong length")
        kind = bytes([self.type])
        key_id = hashlib.sha256(self.name.encode() + b"\n" + kind + self.public).digest()[:_KEY_ID]
        object.__setattr__(self, "key_id", key_id)
        load = Ed25519PublicKey if self.type == ED25519 else MLDSA44PublicKey
        object.__setattr__(self, "_verifier", load.from_public_bytes(self.public))

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key, 64 lower-case hex digits."""
        return hashlib.sha256(self.public).hexdigest()

    def line(self) -> bytes:
        """Return the C2SP verifier-key line with LF."""
        key = base64.b64encode(bytes([self.type]) + self.public)
        return b"%b+%b+%b\n" % (self.name.encode(), self.key_id.hex().encode(), key)

    def verifies(self, size: int, root: bytes, signature: bytes) -> bool:
        """Return whether `signature` (as in a note, without key id) covers that head of the log `name`."""
        try:
            if isinstance(self._verifier, Ed25519PublicKey):
                self._verifier.verify(signature, checkpoint_text(self.name, size, root))
            else:
                time = int.from_bytes(signature[:8], "big")
                if time > _MAX_TIME:
                    return False
                self._verifier.verify(signature[8:], cosigned_message(self.name, size, root, time))
        except InvalidSignature:
            return False
        return True


def cosigned_message(name: str, size: int, root: bytes, time: int) -> bytes:
    """Return what an ML-DSA-44 line signs; cosigner and log bear the same name here.

    Args:
        time: POSIX seconds as in the signature, or 0.
    Source: c2sp.org/tlog-cosignature, section "ML-DSA-44 signed message".
    """
    counted = bytes([len(name)]) + name.encode()
    numbers = (0).to_bytes(8, "big") + size.to_bytes(8, "big")
    return b"subtree/v1\n\0" + counted + time.to_bytes(8, "big") + counted + numbers + root


class SigningKey:
    """An Ed25519 key that signs commits. Its text form never shows the seed."""

    __slots__ = ("_key", "public", "seed")

    def __init__(self, seed: bytes) -> None:
        """Load a key.

        Raises:
            ValueError: `seed` is not 32 bytes.
        """
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.seed = seed
        self.public = self._key.public_key().public_bytes_raw()

    @classmethod
    def generate(cls) -> SigningKey:
        """Return a new random key."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key, 64 lower-case hex digits."""
        return hashlib.sha256(self.public).hexdigest()

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature over `message`."""
        return self._key.sign(message)

    def sign_checkpoint(self, origin: str, size: int, root: bytes) -> bytes:
        """Return the signed note over a checkpoint."""
        text = checkpoint_text(origin, size, root)
        key_id = VerifierKey(origin, ED25519, self.public).key_id
        return text + b"\n" + _signature_line(origin.encode(), key_id + self.sign(text))


def format_verifier_key(origin: str, public: bytes) -> bytes:
    """Return the content of a `v/` member, with LF, that admits an Ed25519 key (32 bytes) to the case `origin`."""
    return VerifierKey(origin, ED25519, public).line()


def parse_verifier_key(line: bytes) -> VerifierKey:
    """Return the key in a canonical verifier-key line with LF.

    Raises:
        ValueError: not canonical, or a kind of key that may not sign here.
    """
    name, _, rest = line.removesuffix(b"\n").partition(b"+")
    _, _, text = rest.partition(b"+")
    raw = _base64(text)
    key = VerifierKey(name.decode("ascii"), raw[0] if raw else 0, raw[1:])
    if key.line() != line:
        raise ValueError("not a canonical verifier key")
    return key


def founding_member(public: bytes, nonce: bytes) -> bytes:
    """Return the content of a case's first `v/` member: key line and nonce line, each with LF.

    Args:
        public: Ed25519 key of the founder, 32 bytes.
        nonce: 16 random bytes: two cases of one founder differ from their first bytes on.
    """
    nonce_line = nonce.hex().encode() + b"\n"
    return format_verifier_key(ORIGIN_PREFIX + case_id(public, nonce), public) + nonce_line


def case_id(public: bytes, nonce: bytes) -> str:
    """Return the UUIDv8 that names the case founded by this key with this nonce.

    It is the first half of SHA-256("EDC1" || key LF || nonce LF), where `key` is the last part of the
    verifier-key line. The whole line cannot be hashed: its name contains the id.

    Source: RFC 9562 section 5.8; docs/decisions/001.
    """
    key = base64.b64encode(bytes([ED25519]) + public)
    digest = bytearray(hashlib.sha256(b"EDC1" + key + b"\n" + nonce.hex().encode() + b"\n").digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def parse_founding_member(data: bytes) -> tuple[str, VerifierKey]:
    """Return (case id, founder) of a case's first `v/` member.

    Raises:
        ValueError: not the two canonical lines, or the origin is not the one they make.
    """
    line, _, second = data.partition(b"\n")
    founder = parse_verifier_key(line + b"\n")
    nonce = bytes.fromhex(second.removesuffix(b"\n").decode("ascii"))
    if founder.type != ED25519 or len(nonce) != NONCE_SIZE:
        raise ValueError("the founder's lines are of another kind")
    if founding_member(founder.public, nonce) != data:
        raise ValueError("the founder's key does not make this case's id")
    return case_id(founder.public, nonce), founder


def checkpoint_text(origin: str, size: int, root: bytes) -> bytes:
    """Return the three signed lines of a checkpoint, with LF."""
    return b"%b\n%d\n%b\n" % (origin.encode(), size, binascii.b2a_base64(root, newline=False))


def _signature_line(name: bytes, signature: bytes) -> bytes:
    return b"%b%b %b" % (_DASH, name, binascii.b2a_base64(signature))


def _base64(text: bytes) -> bytes:
    """Return the bytes of a canonical base64 text.

    Raises:
        ValueError: any other spelling (binascii.Error is one).
    """
    raw = binascii.a2b_base64(text, strict_mode=True)
    if binascii.b2a_base64(raw, newline=False) != text:
        raise ValueError("not canonical base64")
    return raw


class Signature(NamedTuple):
    """One signature line of a note, taken apart but not verified."""

    key_id: bytes  # 4 bytes
    type: int
    value: bytes


def read_signatures(note: bytes, origin: str, size: int, root: bytes) -> tuple[Signature, ...]:
    """Return the signature lines of the one note that can stand over this head: Ed25519, then perhaps ML-DSA-44.

    Raises:
        ValueError: the stored bytes are not that note.
    """
    text = checkpoint_text(origin, size, root) + b"\n"
    if len(note) > MAX_NOTE or not note.startswith(text):
        raise ValueError("the note is not over this head")
    start = b"%b%b " % (_DASH, origin.encode())
    lines = note[len(text) :].split(b"\n")
    if lines.pop() or not 1 <= len(lines) <= 2:
        raise ValueError("a note has one or two signature lines")
    found: list[Signature] = []
    for line, kind in zip(lines, (ED25519, ML_DSA_44), strict=False):
        if not line.startswith(start):
            raise ValueError("a signature line of another log")
        raw = _base64(line[len(start) :])
        if len(raw) != _KEY_ID + _SIGNATURE_SIZE[kind]:
            raise ValueError("a signature of another kind")
        found.append(Signature(raw[:_KEY_ID], kind, raw[_KEY_ID:]))
    return tuple(found)


def parse_note(note: bytes, origin: str) -> tuple[int, bytes, tuple[Signature, ...]]:
    """Return (size, root, signatures) of a canonical note of the log `origin`.

    Raises:
        ValueError: not one.
    """
    match = _TEXT.match(note, len(origin) + 1)
    if match is None:
        raise ValueError("not a checkpoint of this log")
    size, root = int(match[1]), _base64(match[2])
    if size > MAX_LEAVES:
        raise ValueError("a tree larger than any case")
    return size, root, read_signatures(note, origin, size, root)

"""The exporter's signature over a pack: one comment line after the end of the PDF.

A PDF reader ignores what follows `%%EOF`; the line holds the exporter's Ed25519 key and its signature over the
SHA-256 of every byte before the line. So one changed, added or missing byte shows, without the case and without
a certificate. It says which key signed, not who a person is: whose key it is stands in the case.

Source: RFC 8032; ISO 32000-1 Annex H.3, note 15, for readers that look for `%%EOF` in the last 1,024 bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from evidence_desk.base.errors import BadInput
from evidence_desk.bundle.note import SigningKey

_DOMAIN = b"evidence-desk.invalid/pack\n"
_PREFIX = b"%evidence-desk-pack-signature 1 "
_LINE = re.compile(rb"%evidence-desk-pack-signature 1 ([A-Za-z0-9+/]{43}=) ([A-Za-z0-9+/]{86}==)\n")
_LINE_SIZE = len(_PREFIX) + 44 + 1 + 88 + 1  # bytes
_STEP = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class PackSignature:
    """What the last line of a pack says, and what the file says to it."""

    fingerprint: str  # of the key in the line, 64 hex digits
    good: bool
    sha256: str  # of the whole file, line included
    size: int  # bytes of the whole file


def sign_pack(stream: BinaryIO, key: SigningKey) -> tuple[str, int]:
    """Append the signature line to a finished PDF; return SHA-256 (hex) and size of the whole file."""
    hasher, size = _hash(stream, -1)
    signature = key.sign(_DOMAIN + hasher.digest())
    line = _PREFIX + base64.b64encode(key.public) + b" " + base64.b64encode(signature) + b"\n"
    stream.write(line)
    hasher.update(line)
    return hasher.hexdigest(), size + len(line)


def read_signature(path: Path) -> PackSignature | None:
    """Return what the signature of a pack is worth, or None when there is no signature line.

    Raises:
        BadInput: the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, 2)
            stream.seek(max(0, size - _LINE_SIZE))
            line = stream.read(_LINE_SIZE)
            found = _LINE.fullmatch(line)
            if found is None:
                return None
            hasher, _ = _hash(stream, size - _LINE_SIZE)
    except OSError as error:
        raise BadInput(f"unreadable pack: errno {error.errno}", f"{path} cannot be read.") from error
    public, signature = base64.b64decode(found[1]), base64.b64decode(found[2])
    canonical = base64.b64encode(public) == found[1] and base64.b64encode(signature) == found[2]
    signed = hasher.digest()
    hasher.update(line)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _DOMAIN + signed)
    except InvalidSignature:
        canonical = False
    return PackSignature(hashlib.sha256(public).hexdigest(), canonical, hasher.hexdigest(), size)


def _hash(stream: BinaryIO, limit: int) -> tuple[hashlib._Hash, int]:
    """Return the hash state over the first `limit` bytes (-1: all) and how many there were."""
    hasher, done = hashlib.sha256(), 0
    stream.seek(0)
    while done != limit:
        piece = stream.read(_STEP if limit < 0 else min(_STEP, limit - done))
        if not piece:
            break
        hasher.update(piece)
        done += len(piece)
    return hasher, done

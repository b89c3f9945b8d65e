"""The exporter's signature over a pack: one comment line between two ends of the PDF.

A PDF reader skips a comment; the line holds the exporter's Ed25519 key and its signature over the SHA-256 of all
other bytes: those before the line, and the few that follow it and only say again where the table of offsets is,
because an archive's PDF must end with its mark of the end (ISO 19005-3, 6.1.3). So one changed, added or missing byte
shows, without the case and without a certificate. It says which key signed, not who a person is: whose key it is
stands in the case.

A signature with a certificate (`pades.py`), and stamps, may follow the line as further updates of the file. What
stands before the line is judged by the line; what stands after it, by `pades_check.py`.

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

_TAIL_MAX = 4 << 20  # bytes that a certificate's signature, stamps and what they need may add after the line
_DOMAIN = b"evidence-desk.invalid/pack\n"
_PREFIX = b"%evidence-desk-pack-signature 1 "
_LINE = re.compile(rb"%evidence-desk-pack-signature 1 ([A-Za-z0-9+/]{43}=) ([A-Za-z0-9+/]{86}==)\n")
_END = re.compile(rb"startxref\n(\d{10})\n%%EOF\n")  # after the line; packs of before have none
_END_SIZE = 27  # bytes
_START = re.compile(rb"startxref\n(\d{1,10})\n%%EOF\n\Z")
_LINE_SIZE = len(_PREFIX) + 44 + 1 + 88 + 1  # bytes
_STEP = 1 << 20  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBox:
    """Where on the cover a certificate's signature shows; points from the lower left corner of the page."""

    page: int  # from 0
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PackSignature:
    """What the exporter's line of a pack says, and what the file says to it."""

    fingerprint: str  # of the key in the line, 64 hex digits
    good: bool
    sha256: str  # of the whole file
    size: int  # bytes of the whole file
    end: int  # bytes up to and with the line and the end after it; what follows is another's

    @property
    def followed(self) -> bool:
        """Whether anything stands after the line."""
        return self.size > self.end


class Hashed:
    """A file that is written from front to back and hashed meanwhile, so that nobody reads it again for that."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.sha256 = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes | memoryview) -> int:
        """Write all of `data`."""
        self._out.write(data)
        self.sha256.update(data)
        self.size += len(data)
        return len(data)


def sign_pack(stream: BinaryIO, key: SigningKey, hashed: Hashed | None = None) -> tuple[str, int]:
    """Append the signature line to a finished PDF; return SHA-256 (hex) and size of the whole file.

    Args:
        hashed: through which all of it was written; without, the file is read once more.
    """
    hasher, size = (hashed.sha256.copy(), hashed.size) if hashed is not None else _hash(stream, -1)
    stream.flush()
    stream.seek(max(0, size - 2 * _END_SIZE))
    start = _START.search(stream.read())
    if start is None:
        raise ValueError("only a finished PDF can be signed")
    end = b"startxref\n%010d\n%%%%EOF\n" % int(start[1])
    signed = hasher.copy()
    signed.update(end)
    signature = key.sign(_DOMAIN + signed.digest())
    added = _PREFIX + base64.b64encode(key.public) + b" " + base64.b64encode(signature) + b"\n" + end
    stream.write(added)
    hasher.update(added)
    return hasher.hexdigest(), size + len(added)


def hash_on(stream: BinaryIO, hashed: Hashed) -> tuple[str, int]:
    """Return SHA-256 (hex) and size of a file to which more was added after what was hashed while it was written."""
    stream.flush()
    hasher, size = hashed.sha256.copy(), hashed.size
    stream.seek(size)
    while piece := stream.read(_STEP):
        hasher.update(piece)
        size += len(piece)
    return hasher.hexdigest(), size


def read_signature(path: Path) -> PackSignature | None:
    """Return what the exporter's signature of a pack is worth, or None when there is no such line near the end.

    Raises:
        BadInput: the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, 2)
            start = max(0, size - _TAIL_MAX - _LINE_SIZE)
            stream.seek(start)
            found = _last_line(stream.read(_TAIL_MAX + _LINE_SIZE))
            if found is None:
                return None
            begin, end = start + found.start(), start + found.end()
            hasher, _ = _hash(stream, begin)
            stream.seek(end)
            ending = _END.match(stream.read(_END_SIZE))
            signing = hasher.copy()
            if ending:
                signing.update(ending[0])
                end += _END_SIZE
            signed = signing.digest()
            stream.seek(begin)
            while piece := stream.read(_STEP):
                hasher.update(piece)
    except OSError as error:
        raise BadInput(f"unreadable pack: errno {error.errno}", f"{path} cannot be read.") from error
    public, signature = base64.b64decode(found[1]), base64.b64decode(found[2])
    canonical = base64.b64encode(public) == found[1] and base64.b64encode(signature) == found[2]
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _DOMAIN + signed)
    except InvalidSignature:
        canonical = False
    return PackSignature(hashlib.sha256(public).hexdigest(), canonical, hasher.hexdigest(), size, end)


def sha256_of(path: Path, size: int) -> str:
    """Return the SHA-256 (hex) of the first `size` bytes of a file.

    Raises:
        BadInput: the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return _hash(stream, size)[0].hexdigest()
    except OSError as error:
        raise BadInput(f"unreadable pack: errno {error.errno}", f"{path} cannot be read.") from error


def _last_line(tail: bytes) -> re.Match[bytes] | None:
    """Return the last whole signature line: an exhibit inside a pack may be a pack itself, what follows one may not."""
    at = len(tail)
    while (at := tail.rfind(_PREFIX, 0, at)) >= 0:
        if found := _LINE.match(tail, at):
            return found
    return None


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

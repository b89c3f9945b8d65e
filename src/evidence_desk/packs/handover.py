"""What stands in a hand-over folder beside the pack and the originals: names, lists, facts. Pure.

The folder is a BagIt 1.0 bag: plain files, a list of their SHA-256 that `sha256sum -c` and `certutil` can check, and
nothing that needs this program. Names are neutral: a reference and an ending, never what a file was called.

Source: RFC 8493 (BagIt); docs/handover.md; docs/format/proof.md sections 5 and 6.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from evidence_desk.bundle.note import SigningKey

HANDOVER_KIND = "evidence-desk-handover"
HANDOVER_VERSION = 1
KEYS_KIND = "evidence-desk-case-keys"
BAG_FILE, BAG_INFO = "bagit.txt", "bag-info.txt"
MANIFEST, TAG_MANIFEST, SIGNATURE = "manifest-sha256.txt", "tagmanifest-sha256.txt", "manifest-sha256.sig"
READ_ME, CERTUTIL, VERIFIER = "READ-ME.txt", "CHECK-WITH-CERTUTIL.txt", "verify.html"
FOR_PEOPLE = frozenset({READ_ME, CERTUTIL, VERIFIER})  # who lost one of them has lost no evidence
PACK, FACTS, CHECKPOINT, KEYS = (
    "data/pack.pdf",
    "data/handover.json",
    "data/checkpoint.note",
    "data/keys.json",
)
LINKED_DATA = "data/case.jsonld"
ORIGINALS, PROOFS, STAMPS = "data/originals", "data/proofs", "data/stamps"
MESSAGES = "-messages.json"  # ends the name of a proof of messages of a chat
BAG_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_DOMAIN = b"evidence-desk.invalid/handover\n"
_SIGNED = re.compile(rb"evidence-desk-handover-signature 1 ([A-Za-z0-9+/]{43}=) ([A-Za-z0-9+/]{86}==)\n")
_LINE = re.compile(r"([0-9a-f]{64})  ([^\r\n]+)")
_OWN_LINE = re.compile(rb"^[0-9a-f]{64}  manifest-sha256\.sig\n", re.MULTILINE)
_ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/bmp": "bmp",
    "image/tiff": "tif",
    "image/heic": "heic",
    "image/heif": "heif",
    "image/avif": "avif",
    "image/svg+xml": "svg.txt",  # never opened by a double click: it may hold programs
    "application/pdf": "pdf",
    "text/plain": "txt",
    "text/html": "html.txt",
    "text/uri-list": "txt",  # an address that was kept; as text, so that no double click goes there
    "text/csv": "csv",
    "application/json": "json",
    "application/wacz": "wacz",
    "application/wacz+zip": "wacz",
    "multipart/related": "mhtml.txt",  # likewise: a browser would show it, and could load from elsewhere
    "application/zip": "zip",
    "message/rfc822": "eml",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/x-matroska": "mkv",
    "video/3gpp": "3gp",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/aac": "aac",
    "audio/ogg": "ogg",
    "audio/opus": "opus",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/flac": "flac",
    "audio/amr": "amr",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One exhibit in a hand-over: where its original and proof are, or why not."""

    reference: str
    id: str
    media_type: str
    size: int | None
    sha256: str | None
    original: str | None  # path below the folder
    proof: str | None
    left_out: str = ""  # why there is no original, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the texts of a hand-over say of it."""

    case_id: str
    pack_id: str
    kind: str
    made: str  # UTC text
    made_here: str  # local time, in words
    school: str
    reference: str  # of the case
    marking: str
    to: str
    basis: str
    software: str
    founder: str  # fingerprint
    signer: str  # of whoever hands over, fingerprint
    size: int  # leaves of the case at the checkpoint
    root: bytes
    note: bytes
    stamps: tuple[str, ...] = ()  # times, in words
    pages: int = 0


def neutral_name(reference: str, media_type: str, taken: set[str]) -> str:
    """Return the name of an exhibit's file: its reference and an ending; adds it to `taken`.

    Names are compared without regard to case, as Windows does.
    """
    stem = re.sub(r"[^A-Za-z0-9]+", "-", reference).strip("-")[:40] or "item"
    ending = _ENDINGS.get(media_type.partition(";")[0].strip().lower(), "bin")
    name, number = f"{stem}.{ending}", 1
    while name.lower() in taken:
        number += 1
        name = f"{stem}-{number}.{ending}"
    taken.add(name.lower())
    return name


def in_counting_order(path: str) -> tuple[object, ...]:
    """Return what sorts `JPS-2.png` before `JPS-10.png`."""
    return tuple(int(part) if part.isdecimal() else part for part in re.split(r"([0-9]+)", path))


def manifest(lines: Sequence[tuple[str, str]]) -> bytes:
    """Return the list of (SHA-256, path) as `sha256sum` writes it."""
    return "".join(f"{digest}  {path}\n" for digest, path in lines).encode("ascii")


def parse_manifest(data: bytes) -> dict[str, str]:
    """Return path -> SHA-256 of a list as `manifest` writes it.

    Raises:
        ValueError: anything else, a path out of the folder, or one twice.
    """
    found: dict[str, str] = {}
    lines = data.decode("ascii").split("\n")
    if lines.pop():
        raise ValueError("its last line is cut off")
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError("a line that is none")
        path = match[2]
        parts = path.split("/")
        if path in found or any(part in {"", ".", ".."} for part in parts) or "\\" in path or ":" in path:
            raise ValueError("a path that may not stand in it")
        found[path] = match[1]
    return found


def sign_manifest(data: bytes, beside: bytes, key: SigningKey) -> bytes:
    """Return the signature line over the list of files, and over the list of what lies beside them.

    Args:
        beside: the second list, with or without the line of the signature itself.
    """
    signature = key.sign(_signing(data, beside))
    return b"evidence-desk-handover-signature 1 %b %b\n" % (
        base64.b64encode(key.public),
        base64.b64encode(signature),
    )


def _signing(data: bytes, beside: bytes) -> bytes:
    """Return what is signed: both lists, the second without the one line that cannot be known yet."""
    others = _OWN_LINE.sub(b"", beside)
    return _DOMAIN + hashlib.sha256(data).digest() + hashlib.sha256(others).digest()


def signed_by(data: bytes, beside: bytes, line: bytes) -> str | None:
    """Return the fingerprint of the key that signed the two lists, or None when the line is not over them."""
    match = _SIGNED.fullmatch(line)
    if match is None:
        return None
    public, signature = base64.b64decode(match[1]), base64.b64decode(match[2])
    if base64.b64encode(public) != match[1] or base64.b64encode(signature) != match[2]:
        return None
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _signing(data, beside))
    except (InvalidSignature, ValueError):
        return None
    return hashlib.sha256(public).hexdigest()


def bag_info(cover: Cover, size: int, files: int) -> bytes:
    """Return the bag's own description.

    Args:
        size: bytes of all files below `data/`.
    """
    labels = {
        "Source-Organization": cover.school,
        "External-Identifier": cover.pack_id,
        "Bagging-Date": cover.made[:10],
        "Payload-Oxum": f"{size}.{files}",
        "Bag-Software-Agent": cover.software,
    }
    lines = (f"{label}: {' '.join(value.split())}\n" for label, value in labels.items() if value.strip())
    return "".join(lines).encode()


def facts_json(cover: Cover, exhibits: Sequence[Handed]) -> bytes:
    """Return `data/handover.json`: what is here, for programs."""
    value = {
        "kind": HANDOVER_KIND,
        "v": HANDOVER_VERSION,
        "case": cover.case_id,
        "pack": cover.pack_id,
        "made": cover.made,
        "checkpoint": {
            "size": cover.size,
            "root": cover.root.hex(),
            "sha256": hashlib.sha256(cover.note).hexdigest(),
        },
        "exhibits": [
            {
                "reference": one.reference,
                "id": one.id,
                "media_type": one.media_type,
                "size": one.size,
                "sha256": one.sha256,
                "original": one.original,
                "proof": one.proof,
                "left_out": one.left_out,
            }
            for one in exhibits
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"

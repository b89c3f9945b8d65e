"""The note beside a sealed drop: who among its recipients is taking it in, has taken it, or has set it aside.

Encrypted to the drop's own public recipient, so that whoever can open the drop can read the note and nobody else;
signed, because everybody who can write in the folder could make one. It names no case but by its random id: a
recipient who may not know of that case learns nothing of it. Losing it costs nothing: the case holds what was taken.

Source: docs/format/drops.md section 5.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from evidence_desk.base import files
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.bundle import age
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case import keys, provenance
from evidence_desk.case.codec import PAD_TO, CodecError, canonical
from evidence_desk.case.opendrop import OpenDrop
from evidence_desk.case.values import Sha256Hex, UtcText

SUFFIX = ".note"  # behind the drop's whole file name
_KIND = "evidence-desk-drop-note"
_MAX = 64 << 10  # bytes
_DOMAIN = b"evidence-desk.invalid/drop-note\n"
MarkerState = Literal["taking", "taken", "set aside"]


class Marker(Struct, frozen=True, kw_only=True):
    """What one recipient of a drop says to the others."""

    kind: str = _KIND
    v: int = 1
    drop: str
    size: int  # leaves of the drop as it was then
    root: str  # base64
    state: MarkerState
    name: str  # as the writer states it
    signer: str  # stored form of the writer's key
    fingerprint: Sha256Hex
    at: UtcText
    case: str = ""  # id
    reason: str = ""


class _Signed(Struct, frozen=True, kw_only=True):
    note: Marker
    signature: str  # base64 of the Ed25519 signature over the domain and the note's canonical JSON


def marker_path(drop: Path) -> Path:
    """Return where the note beside a drop stands."""
    return drop.with_name(drop.name + SUFFIX)


def write_marker(
    drop: OpenDrop,
    key: SigningKey,
    name: str,
    at: str,
    state: MarkerState,
    *,
    case: str = "",
    reason: str = "",
) -> None:
    """Write the note beside an open drop, in place of the one before.

    Raises:
        CannotWrite: no space, or the folder is read-only.
    """
    note = Marker(
        drop=drop.id,
        size=drop.bundle.head.size,
        root=provenance.head_text(drop.bundle.head.root),
        state=state,
        name=name,
        signer=keys.signer_text(key.public),
        fingerprint=key.fingerprint,
        at=at,
        case=case,
        reason=reason,
    )
    signature = base64.b64encode(keys.sign_text(key, _signed_bytes(note))).decode("ascii")
    data = msgspec.json.encode(_Signed(note=note, signature=signature))
    data += b" " * (-len(data) % PAD_TO)  # its length says little
    recipient = age.parse_recipient(drop.bundle.recipients[0])
    files.replace(marker_path(drop.bundle.path), age.encrypt(data, recipient))


def read_marker(path: Path, drop: str, identities: Sequence[age.Identity]) -> Marker | None:
    """Return the note beside a drop; None when there is none, or what stands there is none of this drop.

    Args:
        path: of the drop.
        drop: its id.
        identities: the drop's own, as its slots gave them.

    Whose key signed it is for the caller to judge: by `fingerprint`, never by the name.
    """
    try:
        data = age.decrypt(files.read_bounded(marker_path(path), _MAX), identities, limit=_MAX)
        signed = msgspec.json.decode(data, type=_Signed)
        note = signed.note
        right = (
            (note.kind, note.v, note.drop) == (_KIND, 1, drop)
            and keys.fingerprint_of(note.signer) == note.fingerprint
            and keys.signed_by(note.signer, base64.b64decode(signed.signature), _signed_bytes(note))
        )
    except (EvidenceDeskError, CodecError, ValueError):  # msgspec's errors among them
        return None
    return note if right and _printable(note) else None


def _signed_bytes(note: Marker) -> bytes:
    return _DOMAIN + canonical(msgspec.to_builtins(note))


def _printable(note: Marker) -> bool:
    return all(text.isprintable() and len(text) <= 2_000 for text in (note.name, note.reason))

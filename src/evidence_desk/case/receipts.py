"""What the sender of a drop keeps: that items were sealed, when and for whom. A receipt opens nothing.

Source: docs/format/drops.md section 2.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput

RECEIPT_KIND = "evidence-desk-drop-receipt"
RECEIPT_MAX = 256 << 10  # bytes
_CODE = 16  # hexadecimal digits of a check code
_DROP_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class SealedItem(Struct, frozen=True, kw_only=True):
    """What a receipt says of one item: nothing of its content."""

    id: str
    leaf: int
    at: str
    what: Literal["file", "words", "concern", "restricted record"]


class Receipt(Struct, frozen=True, kw_only=True):
    """What the sender keeps: that these items were sealed, when and for whom. It opens nothing."""

    kind: str
    v: int
    drop: str
    sender: str  # name
    founding: str  # the drop's first v/ member
    to: tuple[str, ...]  # names of those who can open it
    sealed_at: str  # the newest item
    items: tuple[SealedItem, ...]
    commit: int
    checkpoint: str  # the newest note
    check_code: str  # first half of its SHA-256's first half, in fours


def check_code(note_sha256: bytes) -> str:
    """Return the check code of a checkpoint: 4 x 4 hexadecimal digits."""
    code = note_sha256.hex()[:_CODE]
    return " ".join(code[start : start + 4] for start in range(0, _CODE, 4))


def receipt_json(receipt: Receipt) -> bytes:
    """Return a receipt as a JSON file."""
    return msgspec.json.format(msgspec.json.encode(receipt), indent=2) + b"\n"


def read_receipt(path: Path) -> Receipt:
    """Return the receipt in a file.

    Raises:
        NotFound, BadInput: no such file, or no receipt.
    """
    try:
        receipt = msgspec.json.decode(files.read_bounded(path, RECEIPT_MAX), type=Receipt)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput("not a receipt", f"{path} is not the receipt of a drop.") from error
    if receipt.kind != RECEIPT_KIND or receipt.v != 1:
        raise BadInput("not a receipt", f"{path} is not the receipt of a drop.")
    return receipt


def receipt_path(folder: Path, drop: str) -> Path:
    """Return where a sender keeps the receipt of a drop."""
    if not _DROP_ID.fullmatch(drop):
        raise ValueError("a drop's id is a UUID")
    return folder / f"{drop}.json"

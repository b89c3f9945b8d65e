"""What the sender of a drop keeps: that items were sealed, when and for whom. A receipt opens nothing.

Source: docs/format/drops.md section 2.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, EvidenceDeskError, NotFound
from evidence_desk.bundle import age

RECEIPT_KIND = "evidence-desk-drop-receipt"
RECEIPT_MAX = 256 << 10  # bytes
_CODE = 16  # hexadecimal digits of a check code
_DROP_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


What = Literal["file", "words", "concern", "restricted record"]


class SealedItem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a receipt says of one item: nothing of its content."""

    id: str
    leaf: int
    at: str
    what: What
    page: str = ""  # shared by the parts of one page


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
    follows: str = ""  # id of the earlier drop about the same concern


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


Way = Literal["", "folder", "file"]


class KeptReceipt(Struct, frozen=True, kw_only=True):
    """A receipt as its sender keeps it, and what became of the drop. Encrypted to the sender."""

    receipt: Receipt
    v: int = 1
    about_leadership: Literal["not-asked", "no", "yes"] = "not-asked"
    sent_at: str = ""  # when it was finished and handed to the outbox; empty while it is being written
    saved_at: str = ""  # when a copy was last written to a file or a stick
    arrived_at: str = ""  # when it was read back whole from where it went; the sealed copy here goes then
    way: Way = ""  # how it arrived


class ReceiptStore:
    """The receipts in a sender's folder, each in a file of its own, encrypted to the sender: they name colleagues."""

    def __init__(self, home: Path, identity: age.Identity, earlier: Sequence[age.Identity] = ()) -> None:
        """Use the folder in `home`; `earlier` are keys the sender had before, which open what was kept then."""
        self._folder = home / "receipts"
        self._identity = identity
        self._identities = (identity, *earlier)

    def keep(self, kept: KeptReceipt) -> None:
        """Keep a receipt, in place of an earlier one of the same drop.

        Raises:
            CannotWrite: no space or permission.
        """
        path = self._path(kept.receipt.drop)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise files.cannot_write(self._folder, error) from error
        files.replace(path, age.encrypt(msgspec.json.encode(kept), self._identity.recipient()))

    def get(self, drop: str) -> KeptReceipt:
        """Return the receipt of a drop.

        Raises:
            NotFound, BadInput: none is here, or it is damaged or another person's.
        """
        return self._read(self._path(drop))

    def all(self) -> list[KeptReceipt]:
        """Return every receipt that can be read, the newest first."""
        found: list[KeptReceipt] = []
        for path in sorted(self._folder.glob("*.age")) if self._folder.is_dir() else ():
            with contextlib.suppress(EvidenceDeskError):  # one that is damaged hides no other
                found.append(self._read(path))
        return sorted(found, key=lambda kept: (kept.sent_at, kept.receipt.sealed_at), reverse=True)

    def remove(self, drop: str) -> None:
        """Forget a receipt; OSError where that cannot be done."""
        self._path(drop).unlink(missing_ok=True)

    def _path(self, drop: str) -> Path:
        if not is_drop_id(drop):
            raise ValueError("a drop's id is a UUID")
        return self._folder / f"{drop}.age"

    def _read(self, path: Path) -> KeptReceipt:
        try:
            data = age.decrypt(files.read_bounded(path, RECEIPT_MAX), self._identities, limit=RECEIPT_MAX)
            kept = msgspec.json.decode(data, type=KeptReceipt)
        except NotFound:
            raise
        except (EvidenceDeskError, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadInput("receipt is damaged", f"The receipt {path.stem} cannot be read.") from error
        if not is_drop_id(kept.receipt.drop) or path.stem != kept.receipt.drop:
            raise BadInput("receipt of another drop", f"The receipt {path.stem} is for another drop.")
        return kept


def is_drop_id(text: str) -> bool:
    """Return whether this is the id of a drop: a UUID."""
    return _DROP_ID.fullmatch(text) is not None

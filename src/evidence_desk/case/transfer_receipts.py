"""The signed receipt for a case that went to another school: what was received, up to which entry, and by whom.

One canonical JSON object with a signature in it. It opens nothing and names no child.

Source: docs/format/transfers.md.
"""

from __future__ import annotations

import base64
import hashlib
from typing import Any, Final

import msgspec
from msgspec import Struct, structs

from evidence_desk.base.errors import BadInput
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case.codec import CodecError, canonical, parse_canonical
from evidence_desk.case.keys import sign_text, signed_by, signer_text
from evidence_desk.case.receipts import check_code
from evidence_desk.case.values import LeafIndex, UtcText

RECEIPT_KIND: Final = "evidence-desk-transfer-receipt"
RECEIPT_MAX: Final = 64 << 10  # bytes
_DOMAIN: Final = b"evidence-desk.invalid/transfer-receipt\n"


class TransferReceipt(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the next school says it has."""

    kind: str
    v: int
    case: str
    transfer: str
    size: LeafIndex  # leaves up to and with the entry that made the transfer
    root: str  # base64
    exhibits: LeafIndex
    at: UtcText  # when it was taken over there
    name: str
    school: str
    signer: str  # base64, as in a verifier-key line
    signature: str = ""  # base64, over all other fields

    @property
    def code(self) -> str:
        """Four groups of four, to read out: the same on both sides when both mean the same."""
        return check_code(hashlib.sha256(_signed(self)).digest())


def signed_receipt(receipt: TransferReceipt, key: SigningKey) -> str:
    """Return a receipt as text, signed with the key the copy was made for."""
    receipt = structs.replace(receipt, signer=signer_text(key.public))
    signature = base64.b64encode(sign_text(key, _signed(receipt))).decode("ascii")
    return canonical(msgspec.to_builtins(structs.replace(receipt, signature=signature))).decode("utf-8")


def parse_receipt(text: str) -> TransferReceipt:
    """Return the receipt in a text, after its own signature was found right.

    Raises:
        BadInput: no such receipt, or not as it was signed.
    """
    wrong = BadInput(
        "not a transfer receipt",
        "This is not the receipt of a transfer, or it was changed on the way. Nothing was recorded. Ask the next "
        "school to send it again.",
    )
    try:
        data = text.encode("utf-8")
        receipt = msgspec.convert(parse_canonical(data.strip(), RECEIPT_MAX), TransferReceipt)
        signature = base64.b64decode(receipt.signature, validate=True)
        good = signed_by(receipt.signer, signature, _signed(receipt))
    except (CodecError, msgspec.ValidationError, UnicodeEncodeError, ValueError, BadInput):
        raise wrong from None
    if not good or receipt.kind != RECEIPT_KIND or receipt.v != 1:
        raise wrong
    return receipt


def _signed(receipt: TransferReceipt) -> bytes:
    fields: dict[str, Any] = msgspec.to_builtins(receipt)
    del fields["signature"]
    return _DOMAIN + canonical(fields)

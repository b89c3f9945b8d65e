"""Holding the receipt of a sealed drop against itself and against the drop. Needs no key."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from evidence_desk.base.errors import BehindAnchor, TamperedBundle
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import provenance
from evidence_desk.case.receipts import Receipt, check_code

Check = tuple[str, bool, str]  # name, whether it holds, what was found


def check_receipt_alone(receipt: Receipt) -> list[Check]:
    """Return what a receipt shows by itself: that one key founded the drop, and signed this checkpoint of it."""
    code = check_code(hashlib.sha256(receipt.checkpoint.encode()).digest())
    checks: list[Check] = [
        ("check-code", code == receipt.check_code, f"of the checkpoint in the receipt: {code}"),
    ]
    try:
        head = provenance.checkpoint_of(receipt.drop, receipt.founding, receipt.checkpoint)
    except ValueError as error:
        return [*checks, ("signature", False, f"its checkpoint cannot be read: {error}")]
    signed = head.key.verifies(head.size, base64.b64decode(head.root), head.signature)
    words = f"signed by {head.founder}, the key that began the drop" if signed else "not signed by that key"
    within = all(0 < item.leaf < head.size for item in receipt.items)
    return [
        *checks,
        ("signature", signed, words),
        ("items", within, f"{len(receipt.items)} items, all under the checkpoint" if within else "beyond it"),
    ]


def compare_with_drop(receipt: Receipt, path: Path) -> tuple[list[Check], int]:
    """Return whether a drop holds what its receipt says, and the exit code that goes with it.

    Raises:
        NotFound, NotABundle, TamperedBundle: no drop there, or a damaged one.
    """
    with Bundle.open(path) as bundle:
        if bundle.case_id != receipt.drop:
            return [("drop", False, "the receipt is for another drop")], TamperedBundle.exit_code
        if receipt.commit > bundle.head.k:
            detail = f"an older copy: it ends at commit {bundle.head.k}, the receipt is for {receipt.commit}"
            return [("drop", False, detail)], BehindAnchor.exit_code
        note = hashlib.sha256(receipt.checkpoint.encode()).digest()
        if receipt.commit < 0 or bundle.commits[receipt.commit].note_sha256 != note:
            return [("drop", False, "another history than the receipt's")], BehindAnchor.exit_code
        there = {member.leaf for member in bundle.members("m") if member.present}
        missing = [item.id for item in receipt.items if item.leaf not in there]
    if missing:
        return [("drop", False, f"these items are not in it: {', '.join(missing)}")], TamperedBundle.exit_code
    return [("drop", True, f"everything sealed by commit {receipt.commit} is in it")], 0

"""A receipt in words: pasted into the school's own record, printed, and read by a phone. It says nothing of a child."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QCoreApplication

from evidence_desk.base import words
from evidence_desk.case.receipts import KeptReceipt, Receipt
from evidence_desk.ui.counts import Counts
from evidence_desk.ui.staff.face import listed
from evidence_desk.ui.widgets.dates import local_text

translate = QCoreApplication.translate  # under this name the collector of strings finds it


def spoken(receipt: Receipt) -> str:
    """Return six words for the receipt's checkpoint, to be read out."""
    return words.spoken(hashlib.sha256(receipt.checkpoint.encode()).hexdigest())


def count_text(receipt: Receipt) -> str:
    """Return how many things were sealed."""
    return Counts().items(len(receipt.items))


def state_text(kept: KeptReceipt) -> str:
    """Return what became of it, in a few words."""
    if kept.arrived_at:
        return (
            translate("Receipt", "Sealed and in the drop folder")
            if kept.way == "folder"
            else translate("Receipt", "Sealed and handed over")
        )
    if kept.saved_at:
        return translate("Receipt", "Sealed and saved as a file")
    return translate("Receipt", "Sealed on this computer")


def lines(kept: KeptReceipt) -> list[str]:
    """Return the receipt as lines of plain words."""
    receipt = kept.receipt
    names = listed(receipt.to)
    found = [
        translate("Receipt", "Evidence Desk receipt"),
        translate("Receipt", "Sealed {when} by {who} for {names} only: {count}").format(
            when=local_text(receipt.sealed_at), who=receipt.sender, names=names, count=count_text(receipt)
        ),
        translate("Receipt", "Check code: {code}").format(code=receipt.check_code),
        translate("Receipt", "In words: {words}").format(words=spoken(receipt)),
        translate("Receipt", "Drop: {id}").format(id=receipt.drop),
    ]
    if receipt.follows:
        found.append(translate("Receipt", "Adds to drop: {id}").format(id=receipt.follows))
    if kept.arrived_at:
        found.append(_arrival(kept).format(when=local_text(kept.arrived_at)))
    found.append(translate("Receipt", "Items:"))
    found += [f"  {item.id}  {local_text(item.at)}" for item in receipt.items]
    found.append(translate("Receipt", "All times are by the sender’s computer."))
    return found


def _arrival(kept: KeptReceipt) -> str:
    """Return what is known of its arrival: read back from the folder, or only said by its sender."""
    if kept.way == "folder":
        return translate("Receipt", "In the drop folder, and read back from there, {when}")
    return translate("Receipt", "Handed over as a file by its sender, by their own word, {when}")


def text(kept: KeptReceipt) -> str:
    """Return the receipt as it is pasted into the school's own record."""
    return "\n".join(lines(kept)) + "\n"


def qr_text(receipt: Receipt) -> str:
    """Return what the QR code holds: enough to find the drop and hold it against its checkpoint."""
    digest = hashlib.sha256(receipt.checkpoint.encode()).hexdigest()
    return f"EVIDENCE-DESK-RECEIPT:1:{receipt.drop}:{receipt.sealed_at}:{len(receipt.items)}:{digest}".upper()

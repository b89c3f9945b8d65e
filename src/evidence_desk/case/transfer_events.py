"""A case goes to a child's next school: these events among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar, Literal

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import LeafIndex, SafeInt, School, SchoolKeys, Sha256Hex


class TransferMade(EventBody, frozen=True, kw_only=True):
    """A copy of the case is made for one person of another school; the event's id becomes the transfer's.

    It stands in the case and in the copy alike.
    """

    TYPE: ClassVar[str] = "transfer-made"
    pupil: str  # id of the person whose case goes along with them
    school: School  # where to
    name: str  # of whoever receives it there
    position: str
    recipient: str
    signer: str  # base64, as in a verifier-key line
    compared: Literal["by-voice", "in-person", "not-compared"]  # how it was made sure that the key is theirs
    basis: str  # in law, in words
    decided_by: str
    keeps: str  # what stays here, and why
    others: str = ""  # why what concerns other pupils goes along, where it does


class TransferCopied(EventBody, frozen=True, kw_only=True):
    """The copy was written; this stands in the case alone, so that the two histories part here."""

    TYPE: ClassVar[str] = "transfer-copied"
    transfer: str
    sha256: Sha256Hex  # of the file
    size: SafeInt  # bytes


class TransferReceived(EventBody, frozen=True, kw_only=True):
    """The next school's signed receipt, as it was given back."""

    TYPE: ClassVar[str] = "transfer-received"
    transfer: str
    receipt: str


class TransferTaken(EventBody, frozen=True, kw_only=True):
    """The next school takes its copy over: its keys take the place of the former school's, whose readers leave it."""

    TYPE: ClassVar[str] = "transfer-taken"
    transfer: str
    school: School
    keys: SchoolKeys
    admitted: dict[str, LeafIndex]  # fingerprint of a recovery sheet's key -> its leaf

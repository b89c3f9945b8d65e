"""Who reads and signs, and with which keys: these events among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import Compared, LeafIndex, SchoolKeys, Sha256Hex, StaffRole, UtcTextOrNone


class SchoolKeysFixed(EventBody, frozen=True, kw_only=True):
    """The public parts of the school's recovery and custody keys; they never change for this case."""

    TYPE: ClassVar[str] = "school-keys"
    keys: SchoolKeys


class PersonBound(EventBody, frozen=True, kw_only=True):
    """A name is bound to a key: who reads, who signs. Roles are as stated."""

    TYPE: ClassVar[str] = "person"
    name: str
    role: StaffRole
    initials: str
    organisation: str = ""
    recipient: str
    signer: str = ""
    slot: LeafIndex | None = None
    admitted: LeafIndex | None = None
    until: UtcTextOrNone = ""  # the end of their time in the case


class ReaderRemoved(EventBody, frozen=True, kw_only=True):
    """A reader's slot ends with this epoch; copies taken earlier stay readable to them."""

    TYPE: ClassVar[str] = "reader-removed"
    recipient: str
    reason: str
    two_people: str = ""  # id of the asking that a second person agreed to; needed for a DSL


class EpochBegan(EventBody, frozen=True, kw_only=True):
    """New members are encrypted to a new recipient from here on."""

    TYPE: ClassVar[str] = "epoch-began"
    recipient: str
    slots: dict[str, LeafIndex]  # recipient -> leaf of its new slot
    reason: str


class RecoveryBegan(EventBody, frozen=True, kw_only=True):
    """A recovery holder opened the case with a second one to let a person in; signed by the first sheet."""

    TYPE: ClassVar[str] = "recovery-began"
    name: str
    recipient: str
    signer: Sha256Hex


class ReaderUntil(EventBody, frozen=True, kw_only=True):
    """A reader's time in the case gets another end, or none."""

    TYPE: ClassVar[str] = "reader-until"
    reader: str  # fingerprint, or the recipient of one who only reads
    until: UtcTextOrNone
    reason: str


class KeyVouched(EventBody, frozen=True, kw_only=True):
    """The actor says that a key is the key of whom the case says it is, and how they know."""

    TYPE: ClassVar[str] = "key-vouched"
    key: str  # fingerprint, or the recipient of one who only reads
    how: Compared
    note: str = ""


class KeyRotated(EventBody, frozen=True, kw_only=True):
    """The actor goes on with new keys; signed by the old key as every entry, and by the new one in `proof`.

    The case begins a new epoch with it, so that whoever finds the old key reads nothing that comes later.
    """

    TYPE: ClassVar[str] = "key-rotated"
    recipient: str  # the actor's new one
    key: str  # the new signing key: base64 of type byte 0x01 and public key, as in a verifier-key line
    admitted: LeafIndex
    proof: str  # base64 of the new key's signature (`rotation.proof_text`)
    epoch: str  # recipient of the case from here on
    slots: dict[str, LeafIndex]  # recipient -> leaf of its new slot
    reason: str

"""Who reads and signs, and with which keys: these events among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import LeafIndex, SchoolKeys, Sha256Hex, StaffRole


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


class ReaderRemoved(EventBody, frozen=True, kw_only=True):
    """A reader's slot ends with this epoch; copies taken earlier stay readable to them."""

    TYPE: ClassVar[str] = "reader-removed"
    recipient: str
    reason: str


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

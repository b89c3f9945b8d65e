"""The end of what a case holds: these events among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import ExhibitKind, LeafIndex, SafeInt, UtcText


class Remains(Struct, frozen=True, kw_only=True):
    """What stays known of an exhibit that was erased; restated, so that the entry needs no other beside it."""

    exhibit: str
    reference: str
    kind: ExhibitKind
    sha256: str  # of the original; empty where nothing was ever held
    size: SafeInt
    captured_at: UtcText


class ExhibitsErased(EventBody, frozen=True, kw_only=True):
    """Exhibits and all that belongs to them are taken out of the case for good; what they were stays known."""

    TYPE: ClassVar[str] = "exhibits-erased"
    remains: tuple[Remains, ...]
    erased: tuple[LeafIndex, ...]  # their bytes, and the page-ready pictures made from them
    reason: str
    authority: str  # on whose decision, or which request
    rule: str = ""  # of the policy's retention, where its time is over

    @property
    def exhibits(self) -> tuple[str, ...]:
        """The ids of what is erased."""
        return tuple(one.exhibit for one in self.remains)


class CaseDisposed(EventBody, frozen=True, kw_only=True):
    """Two people agreed that the case goes; its last entry. What follows is the deletion of the file."""

    TYPE: ClassVar[str] = "case-disposed"
    certificate: str  # its number
    rule: str  # of the policy's retention; empty where there is none, and the reason says why
    reason: str
    authority: str
    copies: str  # what was done about the copies known of
    two_people: str  # id of the asking that a second person agreed to

"""The way out of what is locked for the police: these events among those of a case (`events.py`).

That something was handed over, and that an officer instructed its destruction, are actions (`action-recorded`), as
every other word with the police. The one thing that takes bytes away for good is the event here.
"""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import ExhibitKind, LeafIndex, SafeInt, Sha256Hex, UtcText


class Tombstone(Struct, frozen=True, kw_only=True):
    """What stays known of an item whose bytes are gone; restated, so that this entry needs no other beside it."""

    exhibit: str
    reference: str
    kind: ExhibitKind
    sha256: Sha256Hex
    size: SafeInt
    captured_at: UtcText
    locked_at: UtcText


class LockedDestroyed(EventBody, frozen=True, kw_only=True):
    """On the instruction of the police, and as two people agreed, sealed copies are taken out of the case for good."""

    TYPE: ClassVar[str] = "locked-destroyed"
    tombstones: tuple[Tombstone, ...]
    erased: tuple[LeafIndex, ...]  # their sealed copies; an item that never had one here adds none
    instruction: str  # id of the action in which officer, force, reference and date stand
    two_people: str  # id of the asking that a second person agreed to

    @property
    def exhibits(self) -> tuple[str, ...]:
        """The ids of what is destroyed."""
        return tuple(stone.exhibit for stone in self.tombstones)

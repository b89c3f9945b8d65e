"""What sealed drops add to the events of a case; `events.py` has them among all others."""

from __future__ import annotations

from typing import ClassVar, Literal

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import DropOrigin, LeafIndex, SafeInt, Sha256Hex, StaffRole


class DropBegun(EventBody, frozen=True, kw_only=True):
    """A sealed drop begins; first event of a bundle whose writer cannot read it. Never in a case."""

    TYPE: ClassVar[str] = "drop-begun"
    name: str  # of the sender, as stated
    role: StaffRole
    initials: str
    organisation: str = ""
    to: tuple[str, ...]  # names of those who can open it, as stated
    slots: dict[str, LeafIndex]  # recipient -> leaf of its slot
    about_leadership: Literal["not-asked", "no", "yes"]
    follows: str = ""  # id of an earlier drop of the sender's about the same concern


class DropItemWithdrawn(EventBody, frozen=True, kw_only=True):
    """The sender took an item back before sending; its commit erases everything of it. Never in a case."""

    TYPE: ClassVar[str] = "drop-item-withdrawn"
    item: str  # id of its entry
    entry: LeafIndex  # leaf of its entry
    what: Literal["file", "words", "concern", "restricted record"]
    why: Literal["mistake", "should-not-be-here"]


class DropTaken(EventBody, frozen=True, kw_only=True):
    """A sealed drop, or what was added to it since, is taken over; its sender becomes a producer who cannot read."""

    TYPE: ClassVar[str] = "drop-taken"
    drop: str
    founding: str  # the drop's first v/ member, which makes its id
    checkpoint: str  # its newest note, signed by the sender
    name: str
    role: StaffRole
    initials: str  # as this case gives references in, with a distinguishing letter where it needs one
    organisation: str = ""
    items: SafeInt
    about_leadership: Literal["not-asked", "no", "yes"]


class DropItemLeft(EventBody, frozen=True, kw_only=True):
    """An item of a drop was not taken over."""

    TYPE: ClassVar[str] = "drop-item-left"
    origin: DropOrigin
    sha256: Sha256Hex  # as the sender's entry says
    why: Literal["blocked", "damaged"]


class DropRejected(EventBody, frozen=True, kw_only=True):
    """A sealed drop was looked at and not taken over."""

    TYPE: ClassVar[str] = "drop-rejected"
    drop: str
    founding: str
    checkpoint: str
    name: str
    items: SafeInt
    reason: str

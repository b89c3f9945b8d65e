"""What answering for the items of a sealed drop adds to the events of a case."""

from __future__ import annotations

from typing import ClassVar

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import DropOrigin, GateAnswer, Sha256Hex


class DropItemAnswered(EventBody, frozen=True, kw_only=True):
    """Whoever took a drop over answered the stop question No for one of its items, unshown."""

    TYPE: ClassVar[str] = "drop-item-answered"
    exhibit: str
    gate: GateAnswer


class DropItemStopped(EventBody, frozen=True, kw_only=True):
    """Whoever took a drop over answered Yes or Not sure for an item: it stays unopened, and its bytes are blocked."""

    TYPE: ClassVar[str] = "drop-item-stopped"
    origin: DropOrigin
    sha256: Sha256Hex  # as the sender's entry says
    gate: GateAnswer

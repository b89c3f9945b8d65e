"""What two people decide together: these events among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar

from evidence_desk.case.event_base import EventBody


class TwoPeopleAsked(EventBody, frozen=True, kw_only=True):
    """The actor asks a second person to agree to something; the event's id becomes the asking's."""

    TYPE: ClassVar[str] = "two-people-asked"
    act: str
    subject: str
    reason: str


class TwoPeopleAgreed(EventBody, frozen=True, kw_only=True):
    """A second person agrees to exactly what was asked; nothing is done by it yet."""

    TYPE: ClassVar[str] = "two-people-agreed"
    asked: str  # id of the asking


class TwoPeopleEnded(EventBody, frozen=True, kw_only=True):
    """An asking ends without being done: withdrawn by whoever asked, declined by anybody else who could agree."""

    TYPE: ClassVar[str] = "two-people-ended"
    asked: str
    reason: str

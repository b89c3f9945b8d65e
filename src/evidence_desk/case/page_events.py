"""What keeping a page adds to the events of a case; `events.py` has them among all others."""

from __future__ import annotations

from typing import ClassVar

from msgspec import field

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.page_values import CaptureId, Count, Ended, PageFactsKept, PartKind
from evidence_desk.case.values import DropOrigin, GateAnswer


class PagePartKept(EventBody, frozen=True, kw_only=True):
    """The exhibit of the same commit is a part of a page; each part says by itself what the whole was to be."""

    TYPE: ClassVar[str] = "page-part"
    exhibit: str
    capture: CaptureId  # shared by all parts of the page
    part: PartKind
    of: tuple[PartKind, ...]  # all that were to be kept, in order
    asked: str  # the address that was asked for
    before_loading: (
        GateAnswer  # to the stop question; what was answered before keeping stands with the exhibit
    )
    pictures_taken: Count = 0
    urgent: bool = False
    unseen: bool = False  # both answers were given together, before anybody looked at the page
    how_reached: str = ""
    signed_in_as: str = ""
    note: str = ""
    cut: str = ""
    placeholders: Count = 0
    origin: DropOrigin | None = None


class PageCaptured(EventBody, frozen=True, kw_only=True):
    """Keeping a page came to its end; without this entry it broke off, and what had landed is there."""

    TYPE: ClassVar[str] = "page-captured"
    capture: CaptureId
    ended: Ended
    why: str = ""  # it was stopped, or failed
    missing: dict[str, str] = field(default_factory=dict)  # part -> why there is none
    facts: PageFactsKept | None = None
    origin: DropOrigin | None = None

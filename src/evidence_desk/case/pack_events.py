"""What packs need said of a case, and who was given them: these events among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar, Literal

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import SafeInt, UtcText, Weight

EnquiryOutcome = Literal["not-found", "not-pursued", "found"]


class ExhibitWeighed(EventBody, frozen=True, kw_only=True):
    """Which way an exhibit points; in place of what was said before."""

    TYPE: ClassVar[str] = "exhibit-weighed"
    exhibit: str
    bearing: Weight
    note: str


class EnquiryRecorded(EventBody, frozen=True, kw_only=True):
    """Something was looked for: what came of it, or why nobody went on."""

    TYPE: ClassVar[str] = "enquiry-recorded"
    what: str
    outcome: EnquiryOutcome
    why: str


class PackGiven(EventBody, frozen=True, kw_only=True):
    """A copy of a pack was given to somebody."""

    TYPE: ClassVar[str] = "pack-given"
    pack: str  # id of a pack that was made of this case
    to: str
    basis: str
    given_at: UtcText
    role: str = ""
    copy: SafeInt = 1  # its number

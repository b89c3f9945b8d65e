"""That an exhibit is a monitoring record: this event among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar

from evidence_desk.case.event_base import EventBody


class MonitoringMarked(EventBody, frozen=True, kw_only=True):
    """An exhibit was taken out of monitoring records, by the authority that somebody gave for looking at them."""

    TYPE: ClassVar[str] = "monitoring-marked"
    exhibit: str
    authority: str  # id of the action that names nominee, necessity, scope and authority

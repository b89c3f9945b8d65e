"""Leave to keep what the first door stops, given before it is read: this event among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar

from msgspec import field

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import GateClass


class GateApproved(EventBody, frozen=True, kw_only=True):
    """One picture of this class may be kept; the entry's id goes into the gate answer of that picture."""

    TYPE: ClassVar[str] = "gate-approved"
    gate_class: GateClass
    ground: str  # id of the policy
    fields: dict[str, str] = field(default_factory=dict)
    reason: str = ""

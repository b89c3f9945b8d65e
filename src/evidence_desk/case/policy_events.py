"""Another version of the school's policy in a case: this event among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar

from msgspec import field

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import PolicyPin


class PolicyAdopted(EventBody, frozen=True, kw_only=True):
    """The case goes on under another policy, or another version of it; what was classified before stays as it is."""

    TYPE: ClassVar[str] = "policy-adopted"
    policy: PolicyPin
    reason: str = ""
    labels: dict[str, str] = field(default_factory=dict)  # see fold_policy.key_of -> what it was called there

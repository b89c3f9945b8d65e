"""New sheets of the school in a case: this event among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import field

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import LeafIndex, SchoolKeys


class SchoolKeysReplaced(EventBody, frozen=True, kw_only=True):
    """The school made new sheets, and this case goes on with them; two people agreed.

    Where the recovery sheets are new, a new epoch begins with slots for every reader and for the new sheets; the old
    sheets' slots are taken out and their signing keys retired.
    """

    TYPE: ClassVar[str] = "school-keys-replaced"
    keys: SchoolKeys
    two_people: str  # id of the asking that a second person agreed to
    reason: str
    admitted: dict[str, LeafIndex] = field(
        default_factory=dict
    )  # fingerprint of a new recovery sheet's key -> leaf
    epoch: str = ""  # recipient of the case from here on
    slots: dict[str, LeafIndex] = field(default_factory=dict)  # recipient -> leaf of its new slot
    custody: Literal["kept", "rewrapped", "new"] = "kept"

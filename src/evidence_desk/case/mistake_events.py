"""The way back from a lock that was a mistake: these events among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import Sha256Hex


class LockMistaken(EventBody, frozen=True, kw_only=True):
    """Two people say that exhibits were locked by mistake: their bytes leave this case's block-list.

    Nothing is opened by it. What was locked stays locked; two custody sheets can bring its bytes back, as new exhibits.
    """

    TYPE: ClassVar[str] = "lock-mistaken"
    exhibits: tuple[str, ...]
    sha256: tuple[Sha256Hex, ...]
    two_people: str  # id of the asking that a second person agreed to


class ExhibitReturned(EventBody, frozen=True, kw_only=True):
    """The custody holders gave back the bytes of an exhibit locked by mistake; they stand in a new one."""

    TYPE: ClassVar[str] = "exhibit-returned"
    exhibit: str  # the locked one
    returned: str  # the new one

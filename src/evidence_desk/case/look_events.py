"""A page was loaded again by a second program, and a clock held against network time (`events.py`)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.look_values import Compared, Load, Sha256OrNone
from evidence_desk.case.time_values import Millis, Short, TimeServer

_Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]


class SecondLook(EventBody, frozen=True, kw_only=True):
    """A second program loaded the address of a capture; nothing of what it got is kept, only whether it agrees."""

    TYPE: ClassVar[str] = "second-look"
    exhibit: str  # the part of the capture whose passage or bytes were compared
    first: Load  # as the capture's facts have it
    second: Load | None = None  # nothing: it could not be made
    what: Compared = "nothing"
    sha256: Sha256OrNone = ""  # of the passage, as compared, or of the picture's bytes
    length: _Count = 0  # bytes of it
    line: _Count = 0  # of the kept text, from 1, where the passage stands
    found: bool = False  # the second load has it, byte for byte
    differences: Annotated[tuple[Short, ...], Meta(max_length=32)] = ()
    trouble: Short = ""
    signed_in: bool = False  # the capture was made signed in
    engine: bool = False  # by a second browser, on request, and not by the plain loader


class ClockChecked(EventBody, frozen=True, kw_only=True):
    """This computer's clock was held against time servers; they are not proof against a network that lies."""

    TYPE: ClassVar[str] = "clock-checked"
    asked: Annotated[int, Meta(ge=0, le=16)]
    servers: Annotated[tuple[TimeServer, ...], Meta(max_length=16)] = ()
    offset_ms: Millis = 0  # network time minus this computer's
    within_ms: Annotated[int, Meta(ge=0, le=3_600_000)] = 0
    trouble: Short = ""  # why it says nothing, if so

"""Time as this computer tells it, kept honest: wall clock, monotonic clock and boot id side by side.

Injected wherever it is used, so that tests can freeze it and a jump of the wall clock can be shown.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

_BOOT_ID_FILE = Path("/proc/sys/kernel/random/boot_id")
_PROCESS_BOOT_ID = str(uuid.uuid4())  # where the system names no boot, each run counts as one


@dataclass(frozen=True, slots=True, kw_only=True)
class Instant:
    """One reading of all clocks."""

    utc: datetime  # aware, UTC, whole seconds
    monotonic_ms: int  # milliseconds since some point of this boot
    boot: str  # id of this boot of the computer
    zone: str  # name of the local zone, e.g. "GMT"
    offset_minutes: int  # local time minus UTC


class Clock(Protocol):
    """Where code asks for the time."""

    def read(self) -> Instant:
        """Return one reading of all clocks."""
        ...


class SystemClock:
    """The clocks of this computer; nothing here checks them against any other."""

    def __init__(self) -> None:
        self._boot = _boot_id()

    def read(self) -> Instant:
        """Return one reading of all clocks."""
        local = datetime.now().astimezone()
        offset = local.utcoffset()
        return Instant(
            utc=local.astimezone(UTC).replace(microsecond=0),
            monotonic_ms=time.monotonic_ns() // 1_000_000,
            boot=self._boot,
            zone=local.tzname() or "",
            offset_minutes=int(offset.total_seconds() // 60) if offset is not None else 0,
        )


def _boot_id() -> str:
    try:
        return _BOOT_ID_FILE.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return _PROCESS_BOOT_ID


def utc_text(at: datetime) -> str:
    """Return `at` as `2026-11-22T14:05:09Z`.

    Raises:
        ValueError: `at` is naive; a caller bug.
    """
    if at.tzinfo is None:
        raise ValueError("a time without a zone cannot be written")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def parse_utc(text: str) -> datetime:
    """Return the aware UTC time written as `2026-11-22T14:05:09Z`.

    Raises:
        ValueError: any other form, even an equivalent one: stored times have one spelling.
    """
    at = datetime.fromisoformat(text)
    if at.tzinfo is None or utc_text(at) != text:
        raise ValueError("not a canonical UTC time")
    return at.astimezone(UTC)


def is_stored_time(text: str) -> bool:
    """Return whether a text is a stored time or a whole day, `2026-11-22`; what a page showed may be any words."""
    try:
        if len(text) == len("2026-11-22"):
            date.fromisoformat(text)
        else:
            parse_utc(text)
    except ValueError:
        return False
    return True

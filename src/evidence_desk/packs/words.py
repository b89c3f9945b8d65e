"""How times, sizes and hashes are written in a pack."""

from __future__ import annotations

import calendar
import functools
import itertools
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from evidence_desk.packs.content import Moment

_UNITS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))


def day(at: datetime) -> str:
    """Return `22 November 2026`."""
    return f"{at.day} {calendar.month_name[at.month]} {at.year}"


@functools.lru_cache(maxsize=4096)
def in_utc(moment: Moment) -> str:
    """Return `22 November 2026 14:05:09 UTC`."""
    at = moment.utc.astimezone(UTC)
    return f"{day(at)} {at:%H:%M:%S} UTC"


def in_local(moment: Moment) -> str:
    """Return the same time on the clock of the place: as recorded, else as the law of the UK sets it."""
    offset, zone = _offset_and_zone(moment)
    at = moment.utc.astimezone(UTC) + timedelta(minutes=offset)
    shown = f"UTC{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
    return f"{day(at)} {at:%H:%M:%S} {zone or 'local time'} ({shown})"


def in_both(moment: Moment) -> str:
    """Return both times, and on a line of its own what is known of the clock."""
    clock = f"\nClock: {moment.clock}" if moment.clock else ""
    return f"{in_utc(moment)}; {in_local(moment)}{clock}"


def short_utc(moment: Moment) -> str:
    """Return `2026-11-22 14:05:09`, for a column headed UTC."""
    return f"{moment.utc.astimezone(UTC):%Y-%m-%d %H:%M:%S}"


def short_local(moment: Moment) -> str:
    """Return `22 Nov 14:05:09 GMT` for a column headed local time."""
    offset, zone = _offset_and_zone(moment)
    at = moment.utc.astimezone(UTC) + timedelta(minutes=offset)
    return f"{at.day} {calendar.month_abbr[at.month]} {at:%H:%M:%S} {zone}".rstrip()


@functools.lru_cache(maxsize=4096)
def local_time(moment: Moment) -> str:
    """Return `22 Nov 2026 14:05:09 GMT`, for a column that has UTC below it."""
    offset, zone = _offset_and_zone(moment)
    at = moment.utc.astimezone(UTC) + timedelta(minutes=offset)
    return f"{at.day} {calendar.month_abbr[at.month]} {at.year} {at:%H:%M:%S} {zone}".rstrip()


def _offset_and_zone(moment: Moment) -> tuple[int, str]:
    """Return what was recorded of local time, else what the law of the UK sets."""
    if moment.offset_minutes is not None:
        return moment.offset_minutes, moment.zone
    offset = uk_offset_minutes(moment.utc)
    return offset, "BST" if offset else "GMT"


def uk_offset_minutes(at: datetime) -> int:
    """Return 60 in summer time, else 0: from the last Sunday of March to that of October, 01:00 UTC.

    Source: Summer Time Act 1972 section 1, as amended by SI 2002/262. Computed here because not every computer
    carries a table of time zones.
    """
    at = at.astimezone(UTC)
    start, end = (
        datetime(
            at.year, month, 31 - (datetime(at.year, month, 31, tzinfo=UTC).weekday() + 1) % 7, 1, tzinfo=UTC
        )
        for month in (3, 10)
    )
    return 60 if start <= at < end else 0


def size(count: int) -> str:
    """Return `1.4 MB (1,468,006 bytes)`."""
    plain = f"{count:,} byte{'' if count == 1 else 's'}"
    for unit, name in _UNITS:
        if count >= unit:
            return f"{count / unit:.1f} {name} ({plain})"
    return plain


def grouped(hexadecimal: str, step: int = 8) -> str:
    """Return hexadecimal digits in groups, so that two of them can be compared by eye."""
    return " ".join(hexadecimal[at : at + step] for at in range(0, len(hexadecimal), step))


def listed(references: Sequence[str]) -> str:
    """Return references separated by commas; three or more of one producer in a row as `JPS/1 to JPS/3`."""
    shown: list[str] = []
    for _, group in itertools.groupby(enumerate(references), _run_of):
        run = [reference for _, reference in group]
        shown += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run
    return ", ".join(shown)


def _run_of(placed: tuple[int, str]) -> tuple[str, int]:
    """Return the same value for references that follow each other in place and in number."""
    place, reference = placed
    initials, _, number = reference.rpartition("/")
    return (initials, int(number) - place) if number.isdecimal() else (reference, place)

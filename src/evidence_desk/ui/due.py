"""Reading a day or a time that is still to come: “tomorrow 9am”, “in 3 days”, “23 November 2026 14:08”. Pure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from evidence_desk.ui import when
from evidence_desk.ui.widgets.dates import uk_time

_AHEAD = timedelta(days=3660)  # ten years: what lies further ahead is a slip
_SOON = re.compile(r"in (?P<count>\d{1,3}|a|one) (?P<unit>day|week)s?(?P<time> .*)?", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")


def read_due(text: str, now: datetime) -> str | None:
    """Return the stored time (UTC text or a day) that a text means, or None.

    Args:
        text: what was typed; days without a year are not guessed, other than today and tomorrow.
        now: aware; what “tomorrow” counts from.
    """
    words = text.strip().casefold()
    if not words:
        return None
    today = uk_time(now)[0].date()
    first, _, rest = words.partition(" ")
    if first in {"today", "tomorrow"}:
        words = f"{today + timedelta(days=first == 'tomorrow'):%Y-%m-%d} {rest}"
    elif found := _SOON.fullmatch(words):
        count = int(found["count"]) if found["count"].isdecimal() else 1
        days = count * (7 if found["unit"] == "week" else 1)
        words = f"{today + timedelta(days=days):%Y-%m-%d} {found['time'] or ''}"
    if not _YEAR.search(words):
        return None
    return when.understand(words.strip(), now + _AHEAD)

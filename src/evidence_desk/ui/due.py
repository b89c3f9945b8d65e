"""Reading a day or a time that is still to come: “tomorrow 9am”, “in 3 days”, “23 November 2026 14:08”. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from evidence_desk.acts.clocks import Due, clocks
from evidence_desk.base import clock as base_clock
from evidence_desk.case.state import Case
from evidence_desk.policy.model import Policy
from evidence_desk.ui import when
from evidence_desk.ui.widgets.dates import uk_time

_LISTED: Final = 12  # of one case; more says no more
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


def due_times(case: Case, policy: Policy, now: datetime) -> tuple[str, ...]:
    """Return when the clocks of a case run out, the nearest first, for a list that is read without opening the case."""
    found = [one for one in clocks(case, policy, now) if one.state != "done" and one.due_at]
    return tuple(one.due_at for one in found)[:_LISTED]


def due_by(times: Sequence[str], now: datetime) -> Due:
    """Return how many of those have run out by now, and how many run out today in the UK."""
    today = uk_time(now)[0].date()
    ends = [base_clock.parse_utc(text) for text in times]
    late = sum(at < now for at in ends)
    return Due(late=late, today=sum(at >= now and uk_time(at)[0].date() == today for at in ends))

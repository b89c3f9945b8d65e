"""Times, sizes and references as a reader sees them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from evidence_desk.packs import words
from evidence_desk.packs.content import Moment


@pytest.mark.parametrize(
    ("at", "minutes"),
    [
        (datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), 0),
        (datetime(2026, 3, 29, 1, 0, 0, tzinfo=UTC), 60),
        (datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC), 60),
        (datetime(2026, 10, 25, 1, 0, 0, tzinfo=UTC), 0),
        (datetime(2024, 3, 31, 1, 0, 0, tzinfo=UTC), 60),
        (datetime(2027, 10, 31, 1, 0, 0, tzinfo=UTC), 0),
    ],
)
def test_summer_time_begins_and_ends_on_the_last_sundays(at: datetime, minutes: int) -> None:
    assert words.uk_offset_minutes(at) == minutes


def test_a_recorded_offset_wins_over_the_law() -> None:
    at = Moment(utc=datetime(2026, 11, 22, 23, 30, tzinfo=UTC), offset_minutes=-210, zone="NST")
    assert words.in_local(at) == "22 November 2026 20:00:00 NST (UTC-03:30)"
    assert words.short_local(at) == "22 Nov 20:00:00 NST"


def test_sizes_say_their_bytes() -> None:
    assert words.size(1) == "1 byte"
    assert words.size(1_468_006) == "1.4 MB (1,468,006 bytes)"


def test_references_in_a_row_are_drawn_together_and_no_others() -> None:
    listed = words.listed(["JPS/1", "JPS/2", "JPS/3", "JPS/5", "MTB/6", "MTB/7", "MTB/9", "X"])
    assert listed == "JPS/1 to JPS/3, JPS/5, MTB/6, MTB/7, MTB/9, X"

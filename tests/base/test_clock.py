"""Stored times have one spelling; a reading holds all clocks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.base.clock import SystemClock, parse_utc, utc_text


@given(st.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1), timezones=st.just(UTC)))
def test_times_survive_the_round_trip(at: datetime) -> None:
    whole = at.replace(microsecond=0)
    assert parse_utc(utc_text(whole)) == whole


@pytest.mark.parametrize(
    "text",
    ["2026-11-22T14:05:09+00:00", "2026-11-22 14:05:09Z", "2026-11-22T14:05Z", "2026-1-2T03:04:05Z", ""],
)
def test_any_other_spelling_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_utc(text)


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        utc_text(datetime(2026, 11, 22))


def test_a_reading_holds_all_clocks() -> None:
    clock = SystemClock()
    first, second = clock.read(), clock.read()
    assert first.boot == second.boot != ""
    assert second.monotonic_ms >= first.monotonic_ms
    assert first.utc.microsecond == 0
    assert -15 * 60 <= first.offset_minutes <= 15 * 60

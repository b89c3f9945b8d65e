"""What people type for a time is understood, or refused for a reason that is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QTableView
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock

from evidence_desk.base.clock import parse_utc, utc_text
from evidence_desk.ui.when import read, understand
from evidence_desk.ui.widgets import dates
from evidence_desk.ui.widgets.when_edit import WhenEdit

NOW = datetime(2026, 11, 22, 14, 5, 9, tzinfo=UTC)  # a Sunday, winter time
JULY = datetime(2026, 7, 15, 12, 0, tzinfo=UTC)  # a Wednesday, summer time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yesterday 19:14", "2026-11-21T19:14:00Z"),
        ("Yesterday at 7.14 pm", "2026-11-21T19:14:00Z"),
        ("7pm yesterday", "2026-11-21T19:00:00Z"),
        ("19:14 on 21 Nov", "2026-11-21T19:14:00Z"),
        ("21/11/2026 7pm", "2026-11-21T19:00:00Z"),
        ("21/11/26 19:14", "2026-11-21T19:14:00Z"),
        ("21.11.2026 19.14", "2026-11-21T19:14:00Z"),
        ("21-11-2026, 19:14:22", "2026-11-21T19:14:22Z"),
        ("21 Nov", "2026-11-21"),
        ("21st of November", "2026-11-21"),
        ("Nov 21, 2026 7:14 pm", "2026-11-21T19:14:00Z"),
        ("Saturday 21 November 2026 19:14 GMT", "2026-11-21T19:14:00Z"),
        ("2026-11-21", "2026-11-21"),
        ("2026-11-21T19:14:00Z", "2026-11-21T19:14:00Z"),
        ("2026-11-21T19:14:05.123Z", "2026-11-21T19:14:05Z"),
        ("2026-11-21 19:14+01:00", "2026-11-21T18:14:00Z"),
        ("2026-11-21 19:14 BST", "2026-11-21T18:14:00Z"),
        ("2026/11/21 9:00", "2026-11-21T09:00:00Z"),
        ("1 July 2026 10:00", "2026-07-01T09:00:00Z"),  # summer time, without being told so
        ("1 July 2026 10:00 GMT", "2026-07-01T10:00:00Z"),
        ("today", "2026-11-22"),
        ("today 9am", "2026-11-22T09:00:00Z"),
        ("09:10", "2026-11-22T09:10:00Z"),
        ("noon", "2026-11-22T12:00:00Z"),
        ("yesterday noon", "2026-11-21T12:00:00Z"),
        ("12am today", "2026-11-22T00:00:00Z"),
        ("the day before yesterday", "2026-11-20"),
        ("friday 9am", "2026-11-20T09:00:00Z"),
        ("Sunday", "2026-11-22"),
        ("last sunday", "2026-11-15"),
        ("20 minutes ago", "2026-11-22T13:45:09Z"),
        ("an hour ago", "2026-11-22T13:05:09Z"),
        ("three days ago", "2026-11-19"),
        ("2 weeks ago", "2026-11-08"),
        ("now", "2026-11-22T14:05:09Z"),
        ("24 Dec", "2025-12-24"),  # the last one there was
        ("29 Feb", "2024-02-29"),
        ("25/10/2026 01:30 BST", "2026-10-25T00:30:00Z"),
        ("25/10/2026 01:30 GMT", "2026-10-25T01:30:00Z"),
    ],
)
def test_people_may_write_a_time_as_they_say_it(typed: str, meant: str) -> None:
    assert understand(typed, NOW) == meant


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("banana", "unclear"),
        ("19", "unclear"),
        ("2026", "unclear"),
        ("last night", "unclear"),
        ("21/11/2026 or so", "unclear"),
        ("21 November 2026 GMT", "unclear"),  # a zone without a time
        ("1/1/0001", "unclear"),
        ("9999 weeks ago", "unclear"),
        ("12/13/2026", "no such day"),  # months are never guessed the American way round
        ("31/11/2026", "no such day"),
        ("29 Feb 2026", "no such day"),
        ("Monday 21 November 2026", "no such day"),  # it was a Saturday
        ("21/11/2026 25:00", "no such time"),
        ("13pm", "no such time"),
        ("29/3/2026 01:30", "no such time"),  # the hour that is left out in March
        ("25/10/2026 01:30", "twice"),  # the hour that comes twice in October
        ("19:14", "future"),  # at two in the afternoon
        ("tomorrow 9am", "future"),
        ("next friday", "future"),
        ("23/11/2026", "future"),
        ("2026-11-22T14:05:10Z", "future"),
    ],
)
def test_what_cannot_be_a_time_that_was_is_refused_for_its_reason(typed: str, problem: str) -> None:
    assert read(typed, NOW).problem == problem
    assert understand(typed, NOW) is None


def test_words_are_read_on_the_clocks_of_the_uk() -> None:
    assert understand("today 00:30", JULY) == "2026-07-14T23:30:00Z"
    assert understand("yesterday", datetime(2026, 7, 14, 23, 30, tzinfo=UTC)) == "2026-07-14"


def test_nothing_typed_is_no_problem() -> None:
    assert read("  ", NOW).problem == ""
    assert understand("", NOW) is None


@given(st.integers(min_value=0, max_value=20 * 365 * 24 * 60))
def test_what_the_window_shows_for_a_time_is_read_back_as_that_time(minutes: int) -> None:
    stored = utc_text(NOW.replace(second=0) - timedelta(minutes=minutes))
    assert understand(dates.local_text(stored), NOW) == stored


@given(st.text(alphabet="0123456789/-.: apm+tzgmnovetuyrdsa", max_size=24))
def test_nothing_typed_makes_it_fail_or_gives_a_time_to_come(typed: str) -> None:
    value = understand(typed, NOW)
    if value is not None and len(value) > 10:
        assert parse_utc(value) <= NOW
    elif value is not None:
        assert value <= "2026-11-22"


def test_leaving_the_field_shows_what_was_understood(qtbot: QtBot, clock: FrozenClock) -> None:
    field = WhenEdit(clock)
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field, "yesterday 7.14pm")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "21 November 2026 19:14 GMT"
    assert field.value() == "2026-11-21T19:14:00Z"
    assert field.problem() == ""


def test_a_time_to_come_is_refused_in_words_and_what_was_typed_stays(
    qtbot: QtBot, clock: FrozenClock
) -> None:
    field = WhenEdit(clock)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "tomorrow")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "tomorrow"
    assert field.value() == ""
    assert "future" in field.problem()
    assert "future" in field.accessibleDescription()


def test_seconds_that_are_not_shown_are_kept(qtbot: QtBot, clock: FrozenClock) -> None:
    field = WhenEdit(clock)
    qtbot.addWidget(field)
    field.set_value("2026-11-21T19:14:33Z")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == "2026-11-21T19:14:33Z"


def test_the_calendar_sets_the_day_and_keeps_the_time(qtbot: QtBot, clock: FrozenClock) -> None:
    field = WhenEdit(clock)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field, "yesterday 19:14")
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    qtbot.waitUntil(calendar.isVisible)
    assert calendar.maximumDate() == QDate(2026, 11, 22)  # no day to come can be chosen
    days = calendar.findChild(QTableView)
    assert days is not None
    for _ in range(3):
        qtbot.keyClick(days, Qt.Key.Key_Left)
    qtbot.keyClick(days, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.value() == "2026-11-18T19:14:00Z")

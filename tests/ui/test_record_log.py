"""Timeline and handling log, as somebody reads them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.exhibit_steps import act
from tests.ui.record_steps import CONTROL, shown

from evidence_desk.acts.recording import add_person
from evidence_desk.case import events as ev
from evidence_desk.case.state import Case
from evidence_desk.case.story import LogLine
from evidence_desk.case.values import Concern
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.models.timeline import ROW_ROLE
from evidence_desk.ui.panels.log import LogPage
from evidence_desk.ui.panels.timeline import TimelinePage
from evidence_desk.ui.record import PAGE
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.timeline_rows import TimelineRow, timeline_rows

pytestmark = pytest.mark.usefixtures("nothing_left_on_the_clipboard")


# -- timeline ---------------------------------------------------------------------------------------------


def rows_of(page: TimelinePage) -> list[TimelineRow]:
    return [page.model.index(row, 0).data(ROW_ROLE) for row in range(page.model.rowCount())]


def test_the_timeline_tells_what_happened_and_what_was_done(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    page = shown(qtbot, TimelinePage(desk), session)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    days = [row.words for row in rows_of(page) if row.kind == "day"]
    assert days == ["Saturday 21 November 2026", "Sunday 22 November 2026"]
    QTest.mouseClick(page.filter.button("happened"), Qt.MouseButton.LeftButton)
    assert {row.side for row in rows_of(page) if row.kind == "entry"} == {"happened"}
    QTest.mouseClick(page.filter.button("did"), Qt.MouseButton.LeftButton)
    words = [row.words for row in rows_of(page) if row.kind == "entry"]
    assert words[:2] == ["Case opened", "JPS/1 added"]


def test_enter_and_a_press_on_the_chip_open_the_exhibit(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    page = shown(qtbot, TimelinePage(desk), session)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    page.focus_first()
    first = session.case.in_order()[0].id
    with qtbot.waitSignal(page.open_requested) as opened:
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert opened.args[0] == first
    assert set(opened.args[1]) == set(session.case.exhibits)
    index = page.model.index(1, 0)
    chip = page.view.delegate.chip_rect(index, page.view.visualRect(index))
    with qtbot.waitSignal(page.open_requested):
        QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=chip.center())


def test_summer_times_show_utc_beside_them(policy: Policy) -> None:
    case = Case(id="x", concern=(Concern(happened_at="2026-06-30T23:30:00Z"),))
    (row,) = timeline_rows(case, policy, [])
    assert (row.time, row.utc) == ("00:30", "23:30 UTC")


# -- the handling log -------------------------------------------------------------------------------------


def lines_of(page: LogPage) -> list[LogLine]:
    return [page.model.line(row) for row in range(page.model.rowCount())]


def test_the_log_reads_every_entry_and_grows_with_the_case(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    notes = [
        ev.ExhibitDescribed(exhibit=session.case.in_order()[0].id, notes=(str(n),)) for n in range(PAGE + 7)
    ]
    act(qtbot, session, lambda store, report: store.record(*notes))
    page = shown(qtbot, LogPage(desk), session)
    qtbot.waitUntil(lambda: page.model.total == session.case.events, timeout=20_000)
    assert [line.number for line in lines_of(page)] == list(range(1, session.case.events + 1))
    act(qtbot, session, lambda store, report: add_person(store, name="Ali Example", kind="pupil"))
    qtbot.waitUntil(lambda: page.model.total == session.case.events)
    assert "Pupil A" in lines_of(page)[-1].says


def test_the_log_opens_on_its_newest_line(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    page = LogPage(desk)
    page.show()
    page.focus_first()  # before anything was read
    shown(qtbot, page, session)
    qtbot.waitUntil(lambda: page.model.total == session.case.events)
    last = page.model.rowCount() - 1
    assert page.table.rows() == [last]
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert page.table.rows() == [last - 1]
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.rows() == [last]


def test_each_line_explains_itself(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    page = shown(qtbot, LogPage(desk), session)
    qtbot.waitUntil(lambda: page.model.total == session.case.events)
    page.focus_first()
    QTest.keyClick(page.table, Qt.Key.Key_Home, CONTROL)
    said = " ".join(label.text() for label in page.detail.findChildren(QLabel))
    assert "Everything after it is signed on top of it" in said
    assert "22 November 2026 14:05 GMT" in said
    assert "2026-11-22 14:05:09" in said
    assert "Jane P. Shah, Designated Safeguarding Lead (as stated)" in said


def test_filtering_and_copying_lines(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    page = shown(qtbot, LogPage(desk), session)
    qtbot.waitUntil(lambda: page.model.total == session.case.events)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    assert page.filter.hasFocus()
    QTest.keyClicks(page.filter, "JPS/2")
    assert lines_of(page)
    assert all(line.exhibits == ("JPS/2",) for line in lines_of(page))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(page.table, Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == page.model.rowCount()
    assert "Jane P. Shah" in copied[0]


def test_wiping_forgets_and_coming_back_shows_again(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    page = shown(qtbot, LogPage(desk), session)
    qtbot.waitUntil(lambda: page.model.total == session.case.events)
    page.wipe()
    assert page.model.rowCount() == 0
    page.refresh()
    assert page.model.total == session.case.events


def test_leaving_the_case_while_it_is_read_ends_quietly(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    page = shown(qtbot, LogPage(desk), session)
    desk.session_changed.connect(lambda: page.set_session(desk.session))
    closing = desk.close_case()
    assert closing is not None
    qtbot.waitUntil(lambda: not closing.is_running)
    assert page.model.total == 0

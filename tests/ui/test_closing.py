"""Closing a case in the window, opening it again, and leave for one picture: by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.adding import (
    SETTLE_MS,
    Frame,
    Spied,
    copy,
    count,
    in_details,
    newest,
    open_frame,
    opened_sheet,
    press,
)
from tests.ui.conftest import MakeCase, picture_png
from tests.ui.record_steps import sheet_over

from evidence_desk.acts.approving import give_leave
from evidence_desk.acts.next_step import next_step
from evidence_desk.case import events as ev
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.approve import ApproveSheet
from evidence_desk.ui.dialogs.closing import ClosingSheet
from evidence_desk.ui.dialogs.record_action import RecordActionSheet
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import LinkButton, QuietButton
from evidence_desk.ui.widgets.fields import LineEdit

CONTROL = Qt.KeyboardModifier.ControlModifier
POLICE = {"force": "Example Police", "reference": "14/26", "officer": "PC 1 Example"}


@pytest.fixture
def empty(qtbot: QtBot, desk: Desk, make_case: MakeCase) -> CaseSession:
    """Return a case in which nothing waits."""
    path = make_case(None)
    with qtbot.waitSignal(desk.session_changed):
        desk.open_case(path)
    qtbot.waitUntil(lambda: desk.session is not None)
    assert desk.session is not None
    return desk.session


@pytest.fixture
def frame(qtbot: QtBot, desk: Desk, empty: CaseSession) -> Iterator[Frame]:
    with open_frame(qtbot, desk) as made:
        yield made


def opened(qtbot: QtBot, sheet: ClosingSheet | ApproveSheet) -> None:
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    sheet.focus_first()


def done(qtbot: QtBot, sheet: ClosingSheet | ApproveSheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not sheet.isVisible())


def test_a_case_is_closed_and_opened_again_by_keys(qtbot: QtBot, desk: Desk, empty: CaseSession) -> None:
    sheet = ClosingSheet(desk)
    opened(qtbot, sheet)
    assert sheet.bars == []
    assert sheet.outcome.findData("allegation.unfounded") < 0, "nobody on the staff is concerned"
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert sheet.outcome_field.error
    sheet.outcome.setFocus()
    QTest.keyClick(sheet.outcome, Qt.Key.Key_Down)
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert sheet.reason_field.error
    assert not empty.case.closed_at
    QTest.keyClicks(sheet.reason, "Both families were seen.")
    done(qtbot, sheet)
    assert (empty.case.status, empty.case.outcome) == ("closed", "in-school")
    again = ClosingSheet(desk)
    opened(qtbot, again)
    assert again.reason.hasFocus()
    QTest.keyClicks(again.reason, "A second account came up.")
    done(qtbot, again)
    assert (empty.case.status, empty.case.outcome) == ("open", "in-school")


def test_a_rule_keeps_it_open_until_a_response_is_recorded(
    qtbot: QtBot, desk: Desk, empty: CaseSession
) -> None:
    sheet = ClosingSheet(desk)
    opened(qtbot, sheet)
    sheet.rules["rule.libel"].setFocus()
    QTest.keyClick(sheet.rules["rule.libel"], Qt.Key.Key_Space)
    qtbot.mouseClick(sheet.rule_button, Qt.MouseButton.LeftButton)
    assert sheet.rule_field.error
    QTest.keyClicks(sheet.rule_reason, "A post names the head.")
    qtbot.mouseClick(sheet.rule_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(sheet.bars) == 1)
    assert "no response is recorded" in sheet.bars[0]
    assert not sheet.go_on.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert not empty.case.closed_at
    step = next_step(empty.case, desk.case_policy, desk.clock.read().utc)
    assert step is not None
    assert (step.kind, step.target) == ("rule", "rule.libel"), "it is said on the page of actions, too"
    button = next(one for one in sheet.findChildren(QuietButton) if one.text() == "Record the response")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    answer = sheet_over(qtbot, sheet, RecordActionSheet)
    asked = {one.field.id: one for one in answer._inputs}
    assert str(asked["rule"].editor.widget.property("currentText")) == "Libellous or inflammatory comments", (
        "no id is shown"
    )
    response = asked["response"]
    QTest.keyClicks(response.editor.widget, "Removed by the parent after a talk with the head.")
    with qtbot.waitSignal(answer.accepted):
        QTest.keyClick(answer, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: sheet.bars == [])
    assert sheet.go_on.isVisible(), "the sheet goes on by itself"


def test_what_waits_for_the_police_is_said_and_nothing_closes_over_it(
    qtbot: QtBot, desk: Desk, empty: CaseSession
) -> None:
    stopped = ev.GateStopped(route="file", answer="yes", gate_class="HARD", files=1, wording="w")
    with qtbot.waitSignal(empty.changed):
        empty.act("test", lambda store, report: store.record(stopped))
    sheet = ClosingSheet(desk)
    opened(qtbot, sheet)
    assert len(sheet.bars) == 1
    assert "police" in sheet.bars[0]
    assert not sheet.go_on.isVisible()


def test_leave_is_written_down_before_anything_is_read(qtbot: QtBot, desk: Desk, empty: CaseSession) -> None:
    sheet = ApproveSheet(desk)
    opened(qtbot, sheet)
    assert sheet.ground.hasFocus()
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert sheet.ground_field.error
    sheet.ground.choose("leave.police-request")
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert sheet.fields["officer"].error
    assert not empty.case.approvals
    for name, text in POLICE.items():
        edit = sheet.fields[name].widget
        assert isinstance(edit, LineEdit)
        QTest.keyClicks(edit, text)
    done(qtbot, sheet)
    (leave,) = empty.case.approvals.values()
    assert (leave.gate_class, leave.fields) == ("INTIMATE", POLICE)


def answer_intimate(qtbot: QtBot, frame: Frame) -> tuple[Spied, object]:
    mime = Spied(image_png=picture_png(200, 300, "x"))
    copy(mime)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    press(qtbot, sheet, Qt.Key.Key_N)
    qtbot.wait(SETTLE_MS)
    qtbot.mouseClick(sheet.gate.second_answers["intimate"], Qt.MouseButton.LeftButton)
    return mime, sheet


def test_without_leave_the_second_answer_stops_it(qtbot: QtBot, frame: Frame, empty: CaseSession) -> None:
    mime, _ = answer_intimate(qtbot, frame)
    qtbot.waitUntil(lambda: empty.case.stops == 1)
    assert mime.read == []
    assert count(empty) == 0


@pytest.mark.parametrize("keeps", [True, False])
def test_with_leave_it_is_asked_once_more_and_kept_only_then(
    qtbot: QtBot, desk: Desk, frame: Frame, empty: CaseSession, keeps: bool
) -> None:
    with qtbot.waitSignal(empty.changed):
        empty.act("test", lambda s, r: give_leave(s, desk.case_policy, "leave.police-request", POLICE))
    mime, _ = answer_intimate(qtbot, frame)
    sheet = opened_sheet(qtbot, frame)
    qtbot.waitUntil(sheet.by_leave_button.isVisible)
    assert mime.read == [], "nothing was read for asking"
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert count(empty) == 0, "Enter answers nothing"
    button = sheet.by_leave_button if keeps else sheet.refuse_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    if keeps:
        in_details(qtbot, sheet)
        assert (newest(empty).gate.gate_class, newest(empty).gate.answer) == ("INTIMATE", "yes")
        (leave,) = empty.case.approvals.values()
        assert leave.exhibit == newest(empty).id
    else:
        qtbot.waitUntil(lambda: empty.case.stops == 1)
        assert mime.read == []
        assert count(empty) == 0


def test_a_bar_leads_to_where_it_is_answered(qtbot: QtBot, desk: Desk, empty: CaseSession) -> None:
    with qtbot.waitSignal(empty.changed):
        stopped = ev.GateStopped(route="file", answer="yes", gate_class="HARD", files=1, wording="w")
        empty.act("test", lambda store, report: store.record(stopped))
    sheet = ClosingSheet(desk)
    opened(qtbot, sheet)
    (link,) = [one for one in sheet.findChildren(LinkButton) if one.isVisible()]
    with qtbot.waitSignal(sheet.place_requested) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == ["actions"]
    assert not sheet.isVisible()

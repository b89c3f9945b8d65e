"""Concern, people and actions, as somebody works with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.exhibit_steps import act
from tests.ui.record_steps import CONTROL, field, sheet_over, shown

from evidence_desk.acts.recording import add_person, record_action, record_concern
from evidence_desk.acts.reports import record_reply
from evidence_desk.case import events as ev
from evidence_desk.case import intake
from evidence_desk.case.values import Concern
from evidence_desk.policy.model import Policy
from evidence_desk.ui.action_rows import tiles
from evidence_desk.ui.concern_words import sections
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.people_roles import AddPersonSheet, PeopleRolesSheet
from evidence_desk.ui.dialogs.person_change import ChangePersonSheet
from evidence_desk.ui.dialogs.record_action import RecordActionSheet
from evidence_desk.ui.dialogs.school_record import SchoolRecordSheet
from evidence_desk.ui.due import read_due
from evidence_desk.ui.panels.actions_page import ActionsPage
from evidence_desk.ui.panels.concern import ConcernPage, EarlierVersion
from evidence_desk.ui.panels.people import PeoplePage
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.clock_tile import ClockTile
from evidence_desk.ui.widgets.fields import ComboBox

pytestmark = pytest.mark.usefixtures("nothing_left_on_the_clipboard")


# -- the concern ------------------------------------------------------------------------------------------


def test_the_concern_is_written_added_to_and_copied(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    page = shown(qtbot, ConcernPage(desk), session)
    QTest.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.form.when, "yesterday")
    QTest.keyClicks(page.form.texts["facts"], "Seen on a phone.")
    QTest.keyClicks(page.form.texts["opinion"], "The tutor thinks it began with the trip.")
    QTest.keyClick(page.form.texts["facts"], Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(session.case.concern) == 1)
    assert session.case.concern[0].happened_at == "2026-11-21"
    qtbot.waitUntil(page.add_button.isVisible)
    QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.form.decision, "Not referred")
    QTest.keyClick(page.form.decision, Qt.Key.Key_Return, CONTROL)
    assert len(session.case.concern) == 1, "a decision without a reason is not saved"
    QTest.keyClicks(page.form.reason, "no threshold met")
    QTest.keyClick(page.form.reason, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(session.case.concern) == 2)
    first, second = list(session.case.concern)
    assert first.decisions == ()
    assert second.decisions == ("Not referred. Reason: no threshold met",)
    assert second.facts == "Seen on a phone."

    def earlier() -> list[str]:
        return [one.button.text() for one in page.findChildren(EarlierVersion) if one.isVisible()]

    qtbot.waitUntil(lambda: len(earlier()) == 1 and "by Jane P. Shah" in earlier()[0])
    QTest.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "Factual account: Seen on a phone." in copied
    assert "What the child wishes: nothing written" in copied


def test_not_told_needs_its_reason(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    page = shown(qtbot, ConcernPage(desk), session)
    QTest.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.form.parents.button("not"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.form.save_button, Qt.MouseButton.LeftButton)
    assert page.form.parents_text.hasFocus()
    QTest.keyClicks(page.form.parents_text, "the police asked us to wait")
    QTest.mouseClick(page.form.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(session.case.concern) == 1)
    assert session.case.concern[0].parents_told == "Not told: the police asked us to wait"


def test_what_is_being_written_outlives_hiding_but_not_the_case(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    page = shown(qtbot, ConcernPage(desk), session)
    QTest.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.form.texts["facts"], "Half a sentence")
    page.wipe()
    page.refresh()
    assert page.form.texts["facts"].toPlainText() == "Half a sentence"
    page.set_session(None)
    assert page.form.texts["facts"].toPlainText() == ""


# -- people -----------------------------------------------------------------------------------------------


def test_a_person_is_added_with_the_next_pseudonym(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    page = shown(qtbot, PeoplePage(desk), session)
    QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    sheet = sheet_over(qtbot, page, AddPersonSheet)
    QTest.mouseClick(sheet.form.add_button, Qt.MouseButton.LeftButton)
    assert not session.case.people, "a person needs a name"
    QTest.keyClicks(sheet.form.name, "Ali Example")
    QTest.keyClicks(sheet.form.also, "Al, @ali_09,")
    QTest.keyClicks(sheet.form.year, "9")
    QTest.mouseClick(sheet.form.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    person = page.model.person_row(0).person
    assert (person.name, person.pseudonym, person.year_group) == ("Ali Example", "Pupil A", "9")
    assert person.also == ("Al", "@ali_09")


def test_a_person_is_corrected_by_keys(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    act(qtbot, session, lambda store, report: add_person(store, name="Ali Exampel", kind="pupil"))
    page = shown(qtbot, PeoplePage(desk), session)
    page.table.go_to(0)
    (button,) = [
        b
        for b in page.detail.findChildren(QuietButton)
        if b.accessibleName() == "Correct Pupil A" and b.isVisible()
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    sheet = sheet_over(qtbot, page, ChangePersonSheet)
    QTest.keyClick(sheet.name, Qt.Key.Key_Backspace)
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert session.case.people_in_order()[0].name == "Ali Exampel", "a person needs a name"
    QTest.keyClicks(sheet.name, "Ali Example")
    QTest.keyClicks(sheet.year, "9")
    QTest.keyClicks(sheet.also, "Al, @ali_09,")
    with qtbot.waitSignal(page.said) as said, qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert said.args == ["Pupil A corrected."]
    (person,) = session.case.people_in_order()
    assert (person.name, person.year_group, person.pseudonym) == ("Ali Example", "9", "Pupil A")
    assert page.model.person_row(0).person == person
    assert person.also == ("Ali Exampel", "Al", "@ali_09")
    shown_now = [label.text() for label in page.detail.findChildren(QLabel)]
    assert "also called Ali Exampel, Al, @ali_09" in shown_now


def test_a_part_in_one_exhibit_changes_no_other(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    act(qtbot, session, lambda store, report: add_person(store, name="Ali Example", kind="pupil"))
    act(qtbot, session, lambda store, report: add_person(store, name="Bo Sample", kind="pupil"))
    ali, bo = session.case.people_in_order()
    one, two, three, _ = [exhibit.id for exhibit in session.case.in_order()]
    act(
        qtbot,
        session,
        lambda store, report: store.record(ev.PersonRoleSet(person=ali.id, exhibit=one, role="alleged")),
    )
    sheet = PeopleRolesSheet(desk, [one, two], None)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    boxes = {box.accessibleName(): box for box in sheet.findChildren(ComboBox)}
    assert boxes["Part of Pupil A"].currentText() == "Differs: leave as it is"
    boxes["Part of Pupil B"].setFocus()
    QTest.keyClicks(boxes["Part of Pupil B"], "Vic")
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    parts = {
        exhibit.ref: {part.person: part.role for part in exhibit.people}
        for exhibit in session.case.in_order()
    }
    assert parts["JPS/1"] == {ali.id: "alleged", bo.id: "victim"}
    assert parts["JPS/2"] == {bo.id: "victim"}
    assert parts["JPS/3"] == parts["JPS/4"] == {}
    assert three


# -- actions ----------------------------------------------------------------------------------------------


def test_an_open_police_clock_is_a_tile_and_settled_by_recording(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    record = {"reported_by": "Mr Adair", "reported_at": "2026-11-22T11:20:00Z"}
    act(qtbot, session, lambda store, report: intake.add_restricted(store, record, policy.gate.version))
    page = shown(qtbot, ActionsPage(desk), session)
    (tile, *_) = page.findChildren(ClockTile)
    assert (tile.tile.kind, tile.tile.title) == ("warn", "Tell the police")
    assert "Due by 23 Nov 2026 14:05" in tile.accessibleName()
    QTest.mouseClick(tile.button, Qt.MouseButton.LeftButton)
    sheet = sheet_over(qtbot, page, RecordActionSheet)
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert session.case.police_tasks, "force and reference are needed"
    QTest.keyClicks(field(sheet, "Police force"), "Thornmere Police")
    QTest.keyClicks(field(sheet, "Reference number"), "TH-22116")
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert not session.case.police_tasks
    assert page.model.action_row(0).main == "Thornmere Police"


def test_a_clock_is_late_after_its_hours_and_says_so(
    session: CaseSession, policy: Policy, qtbot: QtBot, desk: Desk
) -> None:
    act(
        qtbot,
        session,
        lambda store, report: intake.add_restricted(store, {"reported_by": "A"}, policy.gate.version),
    )
    start = datetime(2026, 11, 22, 14, 5, 9, tzinfo=UTC)
    kinds = [tiles(session.case, policy, start + timedelta(hours=hours))[0].kind for hours in (1, 23, 24, 48)]
    assert kinds == ["warn", "warn", "stop", "stop"]


def test_a_decision_not_to_refer_needs_its_reason_and_is_corrected_by_addition(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    page = shown(qtbot, ActionsPage(desk), session)
    QTest.mouseClick(page.decide_button, Qt.MouseButton.LeftButton)
    sheet = sheet_over(qtbot, page, RecordActionSheet)
    QTest.keyClicks(field(sheet, "Decision"), "Not referred")
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert not session.case.actions
    QTest.keyClicks(field(sheet, "Reason"), "no threshold met")
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    page.activateWindow()
    page.focus_first()
    correct = [b for b in page.detail.findChildren(QWidget) if getattr(b, "text", str)() == "Correct this"]
    QTest.mouseClick(correct[-1], Qt.MouseButton.LeftButton)
    fixing = sheet_over(qtbot, page, RecordActionSheet)
    decision = field(fixing, "Decision")
    QTest.keyClick(decision, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(decision, "Referred")
    QTest.keyClicks(field(fixing, "Why it is corrected"), "wrong line")
    with qtbot.waitSignal(fixing.accepted):
        QTest.keyClick(fixing, Qt.Key.Key_Return, CONTROL)
    texts = sorted(action.fields["decision"] for action in session.case.actions.values())
    assert texts == ["Not referred", "Referred"]
    shown_rows = [page.model.action_row(row) for row in range(page.model.rowCount())]
    assert [bool(row.corrected_at) for row in shown_rows if row.main == "Not referred"] == [True]
    assert any(
        "Corrects the entry of 22 November 2026 14:05 GMT: wrong line" in dict(row.facts).values()
        for row in shown_rows
    )


def test_an_answered_report_stops_its_clock(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    sent = {"platform": "Yapplo", "what": "group", "reference": "YP-1", "reply-due": "2026-11-25"}
    act(
        qtbot,
        session,
        lambda store, report: record_action(
            store, policy, "platform-report", done_at="2026-11-22T10:00:00Z", fields=sent
        ),
    )
    now = desk.clock.read().utc
    tile = tiles(session.case, policy, now)[0]
    assert (tile.title, tile.below) == ("Answer from the platform", "Yapplo · YP-1 · check before use")
    act(
        qtbot,
        session,
        lambda store, report: record_reply(
            store, policy, tile.target, at="2026-11-22T11:00:00Z", reply="removed"
        ),
    )
    assert [one.kind for one in tiles(session.case, policy, now) if one.title == tile.title] == ["ok"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tomorrow", "2026-11-23"),
        ("tomorrow 9am", "2026-11-23T09:00:00Z"),
        ("in 3 days", "2026-11-25"),
        ("in 2 weeks", "2026-12-06"),
        ("23 November 2027", "2027-11-23"),
        ("2026-12-01", "2026-12-01"),
        ("23/11", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days_to_come(typed: str, meant: str | None) -> None:
    assert read_due(typed, datetime(2026, 11, 22, 14, 5, tzinfo=UTC)) == meant


def test_focus_is_never_lost_on_an_empty_case(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    for kind in (ConcernPage, PeoplePage, ActionsPage):
        page = shown(qtbot, kind(desk), session)
        page.focus_first()
        assert QApplication.focusWidget() is not None, kind.__name__


# -- for the school's record ------------------------------------------------------------------------------


def _school_record(qtbot: QtBot, desk: Desk, session: CaseSession) -> tuple[ConcernPage, SchoolRecordSheet]:
    act(qtbot, session, lambda store, report: record_concern(store, Concern(facts="Seen on a phone.")))
    page = shown(qtbot, ConcernPage(desk), session)
    qtbot.waitUntil(page.record_button.isVisible)
    QTest.mouseClick(page.record_button, Qt.MouseButton.LeftButton)
    return page, sheet_over(qtbot, page.window(), SchoolRecordSheet)


def test_the_case_is_copied_as_text_with_its_number_elsewhere(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    _page, sheet = _school_record(qtbot, desk, session)
    QTest.keyClicks(sheet.number, "CPOMS 4417")
    QTest.mouseClick(sheet.number_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "CPOMS 4417" in sheet.text.toPlainText())
    assert session.case.external_reference == "CPOMS 4417"
    QTest.mouseClick(sheet.number_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "stands there already" in sheet.number_field.error)
    QTest.mouseClick(sheet.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.index("SUMMARY") < copied.index("Seen on a phone.") < copied.index("OUTCOME")


def test_the_chronology_leaves_as_a_table_only_with_whom_and_why(
    qtbot: QtBot, desk: Desk, session: CaseSession, tmp_path: Path
) -> None:
    _page, sheet = _school_record(qtbot, desk, session)
    qtbot.waitUntil(sheet.copy_button.isEnabled)
    QTest.mouseClick(sheet.table_button, Qt.MouseButton.LeftButton)
    assert not sheet.findChildren(QFileDialog), "nobody was named, so no place is asked for"
    assert sheet.to.hasFocus()
    QTest.keyClicks(sheet.to, "Panel")
    QTest.keyClicks(sheet.basis, "hearing")
    QTest.mouseClick(sheet.table_button, Qt.MouseButton.LeftButton)
    dialog = sheet_over(qtbot, sheet, QFileDialog)
    out = tmp_path / "chronology.csv"
    dialog.findChildren(QLineEdit)[0].setText(str(out))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(out.exists)
    qtbot.waitUntil(sheet.note.isVisible)
    assert "Concern" in out.read_text("utf-8-sig") or "concern" in out.read_text("utf-8-sig")
    (recorded,) = [one for one in session.case.actions.values() if one.kind == "disclosure"]
    assert recorded.fields["to"] == "Panel"
    qtbot.waitUntil(lambda: not sheet.is_busy)


def test_the_window_and_the_policy_call_the_fields_the_same(policy: Policy) -> None:
    labels = {name: label for section in sections() for name, label in section.fields}
    assert labels == {name: field.label for name, field in policy.concern.items()}

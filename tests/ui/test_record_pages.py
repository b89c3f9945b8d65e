"""Timeline, log, concern, people and actions, as somebody works with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.acts.recording import add_person, record_action
from evidence_desk.case import events as ev
from evidence_desk.case import intake
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import LogLine
from evidence_desk.case.values import Concern
from evidence_desk.policy.model import Policy
from evidence_desk.ui.action_rows import tiles
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.people_roles import AddPersonSheet, PeopleRolesSheet
from evidence_desk.ui.dialogs.person_change import ChangePersonSheet
from evidence_desk.ui.dialogs.record_action import RecordActionSheet
from evidence_desk.ui.due import read_due
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.models.timeline import ROW_ROLE
from evidence_desk.ui.panels.actions_page import ActionsPage
from evidence_desk.ui.panels.concern import ConcernPage, EarlierVersion
from evidence_desk.ui.panels.log import LogPage
from evidence_desk.ui.panels.people import PeoplePage
from evidence_desk.ui.panels.timeline import TimelinePage
from evidence_desk.ui.record import PAGE
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.timeline_rows import TimelineRow, timeline_rows
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.clock_tile import ClockTile
from evidence_desk.ui.widgets.fields import ComboBox, Field
from evidence_desk.ui.widgets.page import Page

_Page = TypeVar("_Page", bound=Page)
_Sheet = TypeVar("_Sheet", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def nothing_left_on_the_clipboard(qapp: QApplication) -> Iterator[None]:
    """What Python put there must not outlive Python: Qt would ask it at the end of the program."""
    yield
    QGuiApplication.clipboard().clear()


def shown(qtbot: QtBot, page: _Page, session: CaseSession) -> _Page:
    qtbot.addWidget(page)
    page.resize(1160, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.set_session(session)
    return page


def act(qtbot: QtBot, session: CaseSession, work: Callable[[CaseStore, Reporter], object]) -> None:
    job = session.act("", work)
    with qtbot.waitSignal(job.succeeded, timeout=20_000):
        pass


def sheet_over(qtbot: QtBot, page: QWidget, kind: type[_Sheet]) -> _Sheet:
    found: list[_Sheet] = []

    def there() -> bool:
        found[:] = [one for one in page.findChildren(kind) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(there)
    found[0].activateWindow()
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def field(sheet: QWidget, label: str) -> QWidget:
    return next(one.widget for one in sheet.findChildren(Field) if one.label == label and one.isVisible())


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
    QTest.keyClicks(sheet.form.year, "9")
    QTest.mouseClick(sheet.form.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    person = page.model.person_row(0).person
    assert (person.name, person.pseudonym, person.year_group) == ("Ali Example", "Pupil A", "9")


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
    with qtbot.waitSignal(page.said) as said, qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert said.args == ["Pupil A corrected."]
    (person,) = session.case.people_in_order()
    assert (person.name, person.year_group, person.pseudonym) == ("Ali Example", "9", "Pupil A")
    assert page.model.person_row(0).person == person


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
    assert tiles(session.case, policy, now)[0].title == "Answer to a report"
    answered = {"platform": "Yapplo", "what": "group", "reference": "YP-1", "reply": "removed"}
    act(
        qtbot,
        session,
        lambda store, report: record_action(
            store, policy, "platform-report", done_at="2026-11-22T11:00:00Z", fields=answered
        ),
    )
    assert all(tile.title != "Answer to a report" for tile in tiles(session.case, policy, now))


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

"""Review list, erasing and disposal in the window: by keys and clicks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock, MakeCase
from tests.ui.whole_window import whole_window

from evidence_desk.acts import agreeing, closing, readers, recording, reviewing
from evidence_desk.case import events as ev
from evidence_desk.case import two_people
from evidence_desk.case.keys import Person
from evidence_desk.case.store import CaseStore
from evidence_desk.library import register
from evidence_desk.policy.model import Policy
from evidence_desk.ui.banner import Banner
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.dispose import DisposeSheet
from evidence_desk.ui.dialogs.erase import EraseSheet
from evidence_desk.ui.dialogs.person_change import ChangePersonSheet
from evidence_desk.ui.dialogs.procedures import ChooseProcedureSheet
from evidence_desk.ui.dialogs.retention_rule import RetentionRuleSheet
from evidence_desk.ui.dialogs.review_list import ReviewListSheet
from evidence_desk.ui.session import CaseSession

SETTLE_MS = 10_000
AT = "2026-11-22T14:05:09Z"
HOLD = {"hold-for": "police", "authority": "DC Lowe", "review-on": "2026-11-22"}


def do(qtbot: QtBot, session: CaseSession, work: Callable[[CaseStore], object]) -> None:
    """Let the store do something, and wait for it."""
    job = session.act("", lambda store, report: work(store))
    with qtbot.waitSignal(job.ended):
        pass


def hold(store: CaseStore, policy: Policy) -> None:
    recording.record_action(store, policy, "hold-placed", done_at=AT, fields=HOLD, reason="they asked")


def shown(qtbot: QtBot, sheet: EraseSheet | DisposeSheet | ReviewListSheet) -> None:
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(lambda: not sheet.is_busy, timeout=SETTLE_MS)


def test_an_exhibit_is_erased_by_keys_with_reason_and_authority(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    first = session.case.in_order()[0]
    sheet = EraseSheet(desk, [first.id])
    shown(qtbot, sheet)
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    assert sheet.reason_field.error
    assert sheet.authority_field.error
    QTest.keyClicks(sheet.reason, "Not part of the concern.")
    QTest.keyClicks(sheet.authority, "Head")
    with qtbot.waitSignal(sheet.erased, timeout=SETTLE_MS):
        QTest.keyClick(sheet.go, Qt.Key.Key_Space)
    assert session.case.exhibits[first.id].status == "erased"


def test_under_a_hold_the_sheet_says_why_nothing_goes(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    do(qtbot, session, lambda store: hold(store, policy))
    sheet = EraseSheet(desk, [session.case.in_order()[0].id])
    shown(qtbot, sheet)
    assert "a hold is in force" in sheet.objection
    assert not sheet.go.isVisible()
    dispose = DisposeSheet(desk)
    shown(qtbot, dispose)
    assert dispose.plan is not None
    assert any("A hold is in force" in bar for bar in dispose.plan.bars)
    assert not dispose.go.isVisible()


def test_the_review_list_names_what_waits_and_opens_it(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy, case_path: Path
) -> None:
    do(qtbot, session, lambda store: hold(store, policy))
    sheet = ReviewListSheet(desk)
    shown(qtbot, sheet)
    qtbot.waitUntil(lambda: bool(sheet.links), timeout=SETTLE_MS)
    assert "A hold is in force" in sheet.links[0].text()
    with qtbot.waitSignal(sheet.open_requested, timeout=SETTLE_MS) as opened:
        QTest.mouseClick(sheet.links[0], Qt.MouseButton.LeftButton)
    assert opened.args == [case_path]


def test_a_missing_date_of_birth_is_given_in_the_window(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    do(qtbot, session, lambda store: recording.add_person(store, name="Ann", kind="pupil"))
    (person,) = session.case.people_in_order()
    sheet = ChangePersonSheet(desk, person)
    qtbot.addWidget(sheet)
    sheet.show()
    QTest.keyClicks(sheet.born, "2031-01-01")
    QTest.mouseClick(sheet.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not sheet.is_busy, timeout=SETTLE_MS)
    assert sheet.isVisible(), "nobody in the case was born after it was opened"
    sheet.born.clear()
    QTest.keyClicks(sheet.born, "2012-05-04")
    with qtbot.waitSignal(sheet.saved, timeout=SETTLE_MS):
        QTest.mouseClick(sheet.save_button, Qt.MouseButton.LeftButton)
    (person,) = session.case.people_in_order()
    assert person.date_of_birth == "2012-05-04"
    review = ReviewListSheet(desk)
    shown(qtbot, review)
    qtbot.waitUntil(lambda: bool(review.links), timeout=SETTLE_MS)
    assert "Open case" in review.links[0].text()


@pytest.fixture
def over(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, colleague: Person, policy: Policy, clock: FrozenClock
) -> CaseSession:
    """A closed case of which a person says that its time is over; two people agreed that it goes."""
    path = make_case(None)
    with qtbot.waitSignal(desk.session_changed):
        desk.open_case(path)
    qtbot.waitUntil(lambda: desk.session is not None)
    session = desk.session
    assert session is not None

    def work(store: CaseStore) -> None:
        if colleague.profile.fingerprint not in store.case.members:
            readers.add_reader(store, colleague.profile)
        reviewing.choose_rule(store, policy, "low-level-concern", "no threshold met")
        closing.close_case(store, policy, clock.read().utc, "nothing-found", "talked through")
        asking = agreeing.ask(store, "dispose", "", "time over")
        with agreeing.signing_as(store, colleague):
            agreeing.agree(store, asking.id)

    do(qtbot, session, work)
    assert two_people.open_askings(session.case)
    return session


def test_a_case_is_disposed_of_in_the_window(
    qtbot: QtBot, desk: Desk, over: CaseSession, tmp_path: Path
) -> None:
    path, pdf = over.path, tmp_path / "certificate.pdf"
    with whole_window(qtbot, desk) as window:
        window.commands.dispose.trigger()
        qtbot.waitUntil(lambda: window.findChild(DisposeSheet) is not None, timeout=SETTLE_MS)
        sheet = window.findChild(DisposeSheet)
        assert sheet is not None
        qtbot.waitUntil(sheet.go.isVisible, timeout=SETTLE_MS)
        qtbot.waitUntil(lambda: not sheet.is_busy, timeout=SETTLE_MS)
        QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
        assert sheet.fields["copies"].error
        QTest.keyClicks(sheet.reason, "time over")
        QTest.keyClicks(sheet.over, "she left in July")
        QTest.keyClicks(sheet.authority, "Governors")
        QTest.keyClicks(sheet.copies, "none known")
        QTest.keyClicks(sheet.certificate.edit, str(pdf))
        QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not path.exists(), timeout=SETTLE_MS)
        assert desk.session is None
        qtbot.waitUntil(pdf.exists, timeout=SETTLE_MS)
    assert pdf.read_bytes().startswith(b"%PDF-")
    (line,), damaged = register.all_of(desk.home.folder)
    assert (line.disposal.case, damaged) == (over.case.id, [])


def in_front(qtbot: QtBot, sheet: QWidget) -> None:
    """Without a window manager nobody else brings a sheet to the front."""
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow, timeout=SETTLE_MS)


def test_the_rule_for_this_case_is_chosen_from_the_menu(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    with whole_window(qtbot, desk) as window:
        window.commands.retention_rule.trigger()
        qtbot.waitUntil(lambda: window.findChild(RetentionRuleSheet) is not None, timeout=SETTLE_MS)
        sheet = window.findChild(RetentionRuleSheet)
        assert sheet is not None
        in_front(qtbot, sheet)
        QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert sheet.rule_field.error
        sheet.rule.choose("low-level-concern")
        assert policy.retention.rules["low-level-concern"].text in sheet.says.text()
        QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert sheet.reason_field.error
        QTest.keyClicks(sheet.reason, "no threshold met")
        with qtbot.waitSignal(sheet.accepted, timeout=SETTLE_MS):
            QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.case.retention_class == "low-level-concern"


def test_the_menu_of_the_case_begins_a_procedure_and_leads_to_the_statistics(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    with whole_window(qtbot, desk) as window:
        menus = {menu.title(): menu for menu in window.menuBar().findChildren(QMenu)}
        names = {action.objectName() for action in menus["&Case"].actions()}
        assert {"action-statistics", "action-begin_procedure", "action-retention_rule"} <= names
        window.commands.begin_procedure.trigger()
        qtbot.waitUntil(lambda: window.findChild(ChooseProcedureSheet) is not None, timeout=SETTLE_MS)
        sheet = window.findChild(ChooseProcedureSheet)
        assert sheet is not None
        in_front(qtbot, sheet)
        assert sheet.all is not None
        sheet.all.radio("parents").setFocus()
        QTest.keyClick(sheet.all.radio("parents"), Qt.Key.Key_Space)
        with qtbot.waitSignal(sheet.accepted, timeout=SETTLE_MS):
            QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [run.procedure for run in session.case.procedures.values()] == ["parents"]


def test_a_case_that_was_disposed_of_and_is_still_there_says_so_and_takes_nothing(
    qtbot: QtBot, desk: Desk, over: CaseSession
) -> None:
    (asking,) = two_people.open_askings(over.case)
    gone = ev.CaseDisposed(
        certificate="2026-1",
        rule="",
        reason="time over",
        authority="Governors",
        copies="none",
        two_people=asking.id,
    )
    do(qtbot, over, lambda store: store.record(gone))
    path = over.path
    closing_ = desk.close_case()
    assert closing_ is not None
    with qtbot.waitSignal(closing_.ended):
        pass
    opened = desk.open_case(path)
    with qtbot.waitSignal(opened.succeeded, timeout=SETTLE_MS):
        pass
    session = desk.session
    assert session is not None
    assert session.read_only
    banner = Banner(desk)
    qtbot.addWidget(banner)
    banner.set_session(session)
    assert banner.state.isVisibleTo(banner)
    assert banner.state.accessibleName() == "This case was disposed of: certificate 2026-1."
    assert "Nothing more is written" in banner.state.accessibleDescription()

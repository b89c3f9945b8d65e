"""Adding what needs somebody's word first: a monitoring record, and one account captured again and again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.adding import Frame, in_details, newest, open_frame, opened_sheet
from tests.ui.conftest import FrozenClock
from tests.ui.exhibit_steps import act
from tests.ui.record_steps import CONTROL, field, sheet_over, shown

from evidence_desk.acts import keeping
from evidence_desk.acts.monitoring import nomination_of
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Source
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.add import AddSheet
from evidence_desk.ui.dialogs.closing import ClosingSheet
from evidence_desk.ui.dialogs.record_action import RecordActionSheet
from evidence_desk.ui.facts import facts_of
from evidence_desk.ui.panels.actions_page import ActionsPage
from evidence_desk.ui.session import CaseSession

DAY_S = 24 * 3600
GIVEN = {
    "nominee": "Ann Ode, IT",
    "necessity": "Who posted it",
    "scope": "Room 4, one hour",
    "authority": "Head",
}


@pytest.fixture
def frame(qtbot: QtBot, desk: Desk, session: CaseSession) -> Iterator[Frame]:
    with open_frame(qtbot, desk) as made:
        yield made


def words_kept(qtbot: QtBot, frame: Frame, words: str) -> AddSheet:
    """Paste words and keep them; return the sheet with its details."""
    QGuiApplication.clipboard().setText(words)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    in_details(qtbot, sheet)
    return sheet


def captured_before(qtbot: QtBot, session: CaseSession, clock: FrozenClock, days: int = 2) -> None:
    """Capture one account on so many days before today."""
    said = keeping.Description(source=Source(platform="Instagram", account="@falcon"))

    def keep(store: CaseStore, report: object) -> None:
        keeping.keep_text(store, str(len(store.case.exhibits)).encode(), said)

    for _ in range(days):
        act(qtbot, session, keep)
        clock.pass_s(DAY_S)


def test_a_monitoring_record_asks_for_the_nomination_and_is_marked_with_it(
    qtbot: QtBot, frame: Frame, session: CaseSession, policy: Policy
) -> None:
    sheet = words_kept(qtbot, frame, "20:41 PC-17 user y9-14")
    box = sheet.form.nomination
    assert not any(one.isVisible() for one in box.fields.values())
    QTest.keyClick(box.box, Qt.Key.Key_Space)
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert box.fields["nominee"].error == "A monitoring record needs this."
    assert not session.case.actions
    for name, words in GIVEN.items():
        QTest.keyClicks(box.fields[name].widget, words)
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    exhibit = newest(session)
    found = nomination_of(session.case, exhibit)
    assert found is not None
    assert {name: getattr(found, name) for name in GIVEN} == GIVEN
    facts = {fact.label: fact.text for fact in facts_of(session.case, policy, exhibit)}
    assert "Ann Ode, IT" in facts["Monitoring record"]
    sheet = words_kept(qtbot, frame, "20:45 PC-17 user y9-14")
    box = sheet.form.nomination
    assert not box.box.isChecked(), "each is asked about by itself"
    QTest.keyClick(box.box, Qt.Key.Key_Space)
    assert "Ann Ode, IT is nominated" in box.known.text(), "it is not asked twice"
    assert not any(one.isVisible() for one in box.fields.values())
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert len(session.case.actions) == 1
    assert newest(session).monitoring == exhibit.monitoring


def refused(qtbot: QtBot, frame: Frame) -> AddSheet:
    """Keep words of the account on one more day; return the sheet with its refusal."""
    sheet = words_kept(qtbot, frame, "post 2")
    sheet.form.where.widget.setEditText("Instagram, @falcon")  # type: ignore[attr-defined]  # a combo box
    QTest.keyClicks(sheet.form.caption.widget, "Third day")
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(sheet.authorise_button.isVisible)
    return sheet


def test_one_more_day_of_an_account_stays_filled_and_offers_to_record_the_authority(
    qtbot: QtBot, frame: Frame, session: CaseSession, clock: FrozenClock
) -> None:
    captured_before(qtbot, session, clock)
    sheet = refused(qtbot, frame)
    assert newest(session).source.account == ""
    assert sheet.form.details().caption == "Third day"
    QTest.mouseClick(sheet.authorise_button, Qt.MouseButton.LeftButton)
    record = sheet_over(qtbot, sheet, RecordActionSheet)
    assert record.kind.chosen == "repeat-capture-authorised"
    assert field(record, "Account").text() == "@falcon"  # type: ignore[attr-defined]  # a line
    for one in record._inputs:
        if one.required and not one.editor.value():
            QTest.keyClicks(
                one.editor.widget, "22/12/2026" if one.field.id == "review-on" else "Threats go on"
            )
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(record, Qt.Key.Key_Return, CONTROL)
    held = newest(session)
    assert (held.source.account, held.caption) == ("@falcon", "Third day")


def test_without_the_authority_all_else_is_kept_and_nobody_is_trapped(
    qtbot: QtBot, frame: Frame, session: CaseSession, clock: FrozenClock
) -> None:
    captured_before(qtbot, session, clock)
    sheet = refused(qtbot, frame)
    with qtbot.waitSignal(sheet.finished):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
    held = newest(session)
    assert (held.source.account, held.caption) == ("", "Third day")


def test_closing_asks_who_authorised_it_or_why_it_was_captured_again(
    qtbot: QtBot, desk: Desk, session: CaseSession, clock: FrozenClock
) -> None:
    captured_before(qtbot, session, clock)
    act(qtbot, session, lambda s, r: keeping.keep_text(s, b"post 2", keeping.Description()))
    last, source = newest(session).id, Source(platform="Instagram", account="@falcon")
    act(qtbot, session, lambda s, r: keeping.describe(s, last, source=source))
    page = shown(qtbot, ActionsPage(desk), session)
    sheet = ClosingSheet(desk, page.window())
    qtbot.addWidget(sheet)
    sheet.open()
    assert any("@falcon was captured on 3 days" in words for words in sheet.bars)
    buttons = {button.text(): button for button in sheet.findChildren(QPushButton)}
    QTest.mouseClick(buttons["Say why"], Qt.MouseButton.LeftButton)
    record = sheet_over(qtbot, sheet, RecordActionSheet)
    QTest.keyClicks(field(record, "Reason"), "It came by two drops.")
    with qtbot.waitSignal(record.accepted):
        QTest.keyClick(record, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not any("@falcon" in words for words in sheet.bars))
    assert session.case.actions_in_order()[-1].kind == "repeat-capture-explained"

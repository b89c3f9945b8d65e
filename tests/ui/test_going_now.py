"""“It is going now”: the question before the first pixel, the screen, the page; in front of the lock into a drop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.adding import PRESSED_MS, SETTLE_MS
from tests.ui.whole_window import whole_window
from tools.sample_page import URL

from evidence_desk.acts import before_unlocking
from evidence_desk.acts.inbox_looking import Looker, inbox_of
from evidence_desk.case.keys import Person
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.asking import AskingSheet
from evidence_desk.ui.dialogs.going import GoingSheet
from evidence_desk.ui.dialogs.going_unlocked import GoingUnlockedSheet
from evidence_desk.ui.panels.page_capture import PageCapturePage
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.window import MainWindow

LONG_MS = 20_000


@pytest.fixture
def locked(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    desk.set_person(None)
    with whole_window(qtbot, desk) as window:
        qtbot.waitUntil(lambda: window.unlock_page.has_people, timeout=LONG_MS)
        yield window


def press_f8(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=LONG_MS)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F8)


def sheet_of(qtbot: QtBot, window: MainWindow, kind: type[AskingSheet]) -> AskingSheet:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)), timeout=LONG_MS)
    return next(one for one in window.findChildren(kind) if one.isVisible())


def answer(qtbot: QtBot, sheet: AskingSheet, *letters: Qt.Key) -> None:
    for letter in letters:
        qtbot.wait(SETTLE_MS)
        QTest.keyClick(sheet, letter, Qt.KeyboardModifier.AltModifier)
        qtbot.wait(PRESSED_MS)


def test_in_front_of_the_lock_the_screen_is_sealed_for_whoever_unlocks_next(
    qtbot: QtBot, locked: MainWindow, desk: Desk, person: Person
) -> None:
    press_f8(qtbot, locked)
    sheet = sheet_of(qtbot, locked, GoingUnlockedSheet)
    assert not before_unlocking.folders(desk.base)  # nothing is taken before the answers
    answer(qtbot, sheet, Qt.Key.Key_N, Qt.Key.Key_N)
    qtbot.waitUntil(locked.unlock_page.going.isVisible, timeout=LONG_MS)
    assert person.profile.name in locked.unlock_page.going.accessibleDescription()
    found: list[object] = []

    def look(report: object) -> None:
        inbox = inbox_of(desk.base, person, desk.school)
        looker = Looker(person, desk.base, inbox, desk.clock)
        found.extend(looker.look((), [*before_unlocking.waiting_in(desk.base).glob("*.edcase")]).drops)

    desk.run("", look)
    qtbot.waitUntil(lambda: bool(found), timeout=LONG_MS)
    (drop,) = found
    assert getattr(drop, "sender", "") == before_unlocking.SENDER
    assert len(getattr(drop, "items", ())) == 1


def test_in_front_of_the_lock_not_sure_takes_nothing(qtbot: QtBot, locked: MainWindow, desk: Desk) -> None:
    press_f8(qtbot, locked)
    answer(qtbot, sheet_of(qtbot, locked, GoingUnlockedSheet), Qt.Key.Key_S)
    qtbot.waitUntil(locked.unlock_page.going.isVisible, timeout=LONG_MS)
    assert locked.unlock_page.going.accessibleName() == "Nothing was taken"
    assert not before_unlocking.folders(desk.base)


def test_in_a_case_the_screen_is_kept_and_the_page_is_next(
    qtbot: QtBot, desk: Desk, session: CaseSession, nothing_left_on_the_clipboard: None
) -> None:
    with whole_window(qtbot, desk) as window:
        assert window.workspace is not None
        window.workspace.show_page("exhibits")
        QGuiApplication.clipboard().setText(URL)
        before = len(session.case.exhibits)
        press_f8(qtbot, window)
        answer(qtbot, sheet_of(qtbot, window, GoingSheet), Qt.Key.Key_N, Qt.Key.Key_N)
        workspace = window.workspace
        qtbot.waitUntil(lambda: workspace.current == "page", timeout=LONG_MS)
        assert len(session.case.exhibits) == before + 1
        assert session.case.in_order()[-1].grade == "C"
        page = workspace.page("page")
        assert isinstance(page, PageCapturePage)
        assert page.area.form.address.text() == URL
        assert page.flow.urgent

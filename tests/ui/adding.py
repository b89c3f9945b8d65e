"""A window with the controller of adding, and the hands that answer, drop and fill in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from evidence_desk.case.values import Exhibit
from evidence_desk.ui.capturing import Capturing
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.add import AddSheet
from evidence_desk.ui.session import CaseSession

SETTLE_MS = 380  # the question takes no answer before
PRESSED_MS = 130  # Qt shows a button pressed by its Alt key for 100 ms before it counts


class Spied(QMimeData):
    """Says what was read of it."""

    def __init__(self, **data: bytes) -> None:
        super().__init__()
        self.read: list[str] = []
        self.held = {name.replace("_", "/"): value for name, value in data.items()}

    def formats(self) -> list[str]:
        return list(self.held)

    def hasFormat(self, name: str) -> bool:
        return name in self.held

    def retrieveData(self, name: str, kind: object) -> object:
        self.read.append(name)
        value = self.held.get(name)
        return QByteArray(value) if value is not None else None


class Frame:
    """A window, the controller, and what it said."""

    def __init__(self, desk: Desk, window: QMainWindow) -> None:
        self.window = window
        self.capturing = Capturing(desk, window)
        self.errors: list[str] = []
        self.opened: list[str] = []
        self.kept: list[str] = []
        self.capturing.error.connect(lambda error: self.errors.append(error.user_message))
        self.capturing.restricted_opened.connect(self.opened.append)
        self.capturing.kept.connect(self.kept.append)
        self.capturing.take_drops(window)

    @property
    def sheet(self) -> AddSheet:
        assert isinstance(self.capturing.sheet, AddSheet)
        return self.capturing.sheet


@contextmanager
def open_frame(qtbot: QtBot, desk: Desk) -> Iterator[Frame]:
    """Give a window that can add to the open case."""
    window = QMainWindow()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    made = Frame(desk, window)
    yield made
    QGuiApplication.clipboard().clear()


def copy(mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)


def opened_sheet(qtbot: QtBot, frame: Frame) -> AddSheet:
    qtbot.waitUntil(lambda: frame.capturing.sheet is not None, timeout=10_000)
    sheet = frame.sheet
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow, timeout=5_000)
    return sheet


def press(qtbot: QtBot, sheet: AddSheet, letter: Qt.Key) -> None:
    """Answer by Alt and a letter, after the question has stood for a moment."""
    qtbot.wait(SETTLE_MS)
    QTest.keyClick(sheet, letter, Qt.KeyboardModifier.AltModifier)
    qtbot.wait(PRESSED_MS)


def answer_no_twice(qtbot: QtBot, sheet: AddSheet) -> None:
    press(qtbot, sheet, Qt.Key.Key_N)
    assert sheet.gate.asks_second
    press(qtbot, sheet, Qt.Key.Key_N)


def asks_about(qtbot: QtBot, sheet: AddSheet, name: str) -> None:
    qtbot.waitUntil(lambda: name in sheet.gate.question.accessibleName(), timeout=20_000)


def in_details(qtbot: QtBot, sheet: AddSheet) -> None:
    qtbot.waitUntil(sheet.done_button.isVisible, timeout=20_000)


def newest(session: CaseSession) -> Exhibit:
    return session.case.in_order()[-1]


def count(session: CaseSession) -> int:
    return len(session.case.exhibits)


def drop_on(window: QMainWindow, mime: QMimeData) -> bool:
    """Drag over the window and let go; return whether the drag was taken."""
    at, buttons, none = QPointF(200, 200), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, mime, buttons, none)
    QApplication.sendEvent(window, enter)
    QTest.qWait(0)
    if not enter.isAccepted():
        return False
    drop = QDropEvent(at, Qt.DropAction.CopyAction, mime, buttons, none)
    QApplication.sendEvent(window, drop)
    return True


def dropped(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime

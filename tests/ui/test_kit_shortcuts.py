"""The sheet of keys says what the commands say, and can be taken away as text."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from evidence_desk.ui import theme
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.dialogs.shortcuts import ShortcutsSheet
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Label


def test_every_key_of_every_command_stands_on_the_sheet(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    window = QMainWindow()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    actions = Actions(window)
    sheet = ShortcutsSheet(actions, window)
    sheet.open()
    qtbot.waitUntil(sheet.isVisible)
    shown = {label.text() for label in sheet.findChildren(Label)}
    for key in ("Ctrl+V", "F9", "Ctrl+Shift+X", "Ctrl+K or Ctrl+Shift+3", "Alt+Y, Alt+S, Alt+N"):
        assert key in shown
    assert "This should not be here" in shown
    in_menus = {key for group in sheet.groups for _, keys in group.keys for key in keys.split(" or ")}
    for action in actions.all():
        if action.shortcut().isEmpty() or action is actions.screen:  # its menu of three stands in its place
            continue
        assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in in_menus, action.text()
    sheet.leave()


def test_no_two_commands_have_the_same_key(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    keys = Counter(
        key.toString() for action in Actions(window).all() for key in action.shortcuts() if not key.isEmpty()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_the_keys_can_be_copied_as_text(qtbot: QtBot, qapp: QApplication) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    sheet = ShortcutsSheet(Actions(window), window)
    sheet.open()
    copy = next(button for button in sheet.findChildren(QuietButton) if button.text() == "Copy as text")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    QGuiApplication.clipboard().clear()
    assert any(line.split(maxsplit=1) == ["F9", "Hide screen"] for line in lines)
    assert any(line.split(maxsplit=1) == ["Ctrl+V", "Paste"] for line in lines)
    sheet.leave()

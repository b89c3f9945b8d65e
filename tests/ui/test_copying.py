"""Words that are copied: kept out of histories, and no trouble when the program ends with them on the clipboard."""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from evidence_desk.ui.copying import copy_text

COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from evidence_desk.ui.copying import copy_text
app = QApplication([])
copy_text("JPS/1, Group chat")
app.processEvents()
"""


def test_copied_words_are_marked_not_for_the_history_of_the_clipboard(qtbot: QtBot) -> None:
    copy_text("JPS/1, Group chat")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "JPS/1, Group chat"
    marks = [name for name in mime.formats() if "Clipboard" in name]
    assert [bytes(mime.data(name).data()) for name in marks] == [bytes(4)] * 3
    QGuiApplication.clipboard().clear()


def test_a_program_that_ends_with_its_words_on_the_clipboard_ends_well() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([sys.executable, "-c", COPY_AND_END], env=environment, check=False, timeout=60)
    assert ended.returncode == 0

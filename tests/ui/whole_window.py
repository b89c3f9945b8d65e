"""The program's window as several tests have it: shown, and taken apart so that nothing of it reaches into the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidence_desk.ui import jobs
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.hiding import Watch
from evidence_desk.ui.window import MainWindow


@contextmanager
def whole_window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    """Show the window of a desk."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    watch = Watch(app)
    made = MainWindow(desk, watch)
    made.show()
    qtbot.waitExposed(made)
    yield made
    take_apart(qtbot, desk, made, watch)
    app.removeEventFilter(watch)


def take_apart(qtbot: QtBot, desk: Desk, window: MainWindow, watch: Watch) -> None:
    """End what a window does, close its case, and delete it at once: its keys would reach into the next test."""
    watch.set_limit(0)
    window.sheets.close_all()
    desk.close_case()
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    if (focus := QApplication.focusWidget()) is not None:
        focus.clearFocus()
    shiboken6.delete(window)

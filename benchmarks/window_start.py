"""Show a window, offscreen, and end as soon as it is painted: an empty one, or the program's.

python -m benchmarks.window_start empty|program|ready

`program` ends when the program's window is painted, `ready` when the page stands that asks the first question of
somebody who starts it for the first time. The process ends at once, so that nobody's way of closing is measured.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from typing import cast
from unittest import mock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


def end_when(done: Callable[[], bool], folder: str = "") -> None:
    """End the process once something is so and the events that led there are handled."""

    def end() -> None:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)

    def look() -> None:
        if done():
            QTimer.singleShot(0, end)
        else:
            QTimer.singleShot(1, look)

    QTimer.singleShot(0, look)


def is_painted() -> bool:
    """Return whether a window is on the screen."""
    app = cast("QApplication", QApplication.instance())
    return any(window.isExposed() for window in app.topLevelWindows())


def is_ready() -> bool:
    """Return whether the first question is on the screen."""
    widgets = QApplication.allWidgets()
    return any(type(widget).__name__ == "FirstRunPage" and widget.isVisible() for widget in widgets)


def empty() -> int:
    """Show nothing but a window."""
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    window.resize(1366, 768)
    window.show()
    end_when(is_painted)
    return app.exec()


def program(done: Callable[[], bool]) -> int:
    """Show what a person sees who starts the program for the first time."""
    from evidence_desk.ui.main import main  # noqa: PLC0415  # the empty window must not pay for it

    run = QApplication.exec
    home = tempfile.mkdtemp()

    def run_until_shown(*_: object) -> int:
        end_when(done, home)
        return run()

    with mock.patch.object(QApplication, "exec", run_until_shown):
        return main(["evidence-desk", "--home", home])


if __name__ == "__main__":
    dones = {"program": is_painted, "ready": is_ready}
    sys.exit(empty() if sys.argv[1] == "empty" else program(dones[sys.argv[1]]))

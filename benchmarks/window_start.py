"""Show a window, offscreen, and end as soon as it is painted: an empty one, or the program's.

python -m benchmarks.window_start empty|program
"""

from __future__ import annotations

import os
import sys
import tempfile
from typing import cast
from unittest import mock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


def end_when_shown(app: QApplication) -> None:
    """Quit once a window is exposed and the events that led there are handled."""

    def look() -> None:
        if any(window.isExposed() for window in app.topLevelWindows()):
            QTimer.singleShot(0, app.quit)
        else:
            QTimer.singleShot(1, look)

    QTimer.singleShot(0, look)


def empty() -> int:
    """Show nothing but a window."""
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    window.resize(1366, 768)
    window.show()
    end_when_shown(app)
    return app.exec()


def program() -> int:
    """Show what a person sees who starts the program for the first time."""
    from evidence_desk.ui.main import main  # noqa: PLC0415  # the empty window must not pay for it

    run = QApplication.exec

    def run_until_shown(*_: object) -> int:
        end_when_shown(cast("QApplication", QApplication.instance()))
        return run()

    with tempfile.TemporaryDirectory() as home, mock.patch.object(QApplication, "exec", run_until_shown):
        return main(["evidence-desk", "--home", home])


if __name__ == "__main__":
    sys.exit({"empty": empty, "program": program}[sys.argv[1]]())

"""The view of the capture browser: shows a page, and offers nothing that leads out of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWebEngineWidgets import QWebEngineView


class View(QWebEngineView):
    """The view: no menu, nothing dropped into it."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAcceptDrops(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice presses on the page: one of them may have shown a picture."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.pressed.emit()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QEvent) -> None:
        """Leave the window's end to the program."""
        event.ignore()

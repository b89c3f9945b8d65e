"""The view of the capture browser: shows a page, and offers nothing that leads out of it."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWebEngineWidgets import QWebEngineView

from evidence_desk.browser.keys import own_key

_HERE_S: Final = 1.0  # that somebody is here is told at most this often
_USE: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class View(QWebEngineView):
    """The view: no menu, nothing dropped into it. The program's own keys are the program's, never the page's."""

    pressed = Signal()
    used = Signal(str)  # a key of the program's own; empty: somebody is here

    def __init__(self) -> None:
        super().__init__()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAcceptDrops(False)
        self._told_s = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice what a person does: a press may have shown a picture, a key may be one of the program's."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonRelease:
            self.pressed.emit()
        elif kind in _USE:
            if isinstance(event, QKeyEvent) and (key := own_key(event)):
                if not event.isAutoRepeat():
                    self.used.emit(key)
                return True
            if time.monotonic() - self._told_s > _HERE_S:
                self._told_s = time.monotonic()
                self.used.emit("")
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QEvent) -> None:
        """Leave the window's end to the program."""
        event.ignore()

"""A sheet with a form in it: it grows and shrinks with what the form shows, and scrolls in a window that is lower."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from evidence_desk.ui.widgets.sheet import Sheet


class FormSheet(Sheet):
    """Takes the height of its form whenever something in it appears, goes or grows."""

    def __init__(self, title: str, parent: QWidget | None, *, icon: str = "", width: int = 720) -> None:
        super().__init__(title, parent, icon=icon, width=width, scrolls=True)
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.setInterval(0)
        self._refit.timeout.connect(self.refit)
        inside = self.body.parentWidget()
        if inside is not None:
            inside.setMinimumHeight(1)  # its own hint is for words wrapped at their narrowest: far too high
            inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on that the form has changed: a scroll area keeps that to itself."""
        if event.type() == QEvent.Type.LayoutRequest:
            area = self.findChild(QScrollArea)
            if area is not None:
                area.updateGeometry()
        return False

    def event(self, event: QEvent) -> bool:
        """Fit again when the form has changed, or an error or a bar has appeared below it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._refit.start()
        return super().event(event)

    def refit(self) -> None:
        """Take the height the form needs now, in the middle of the window."""
        if self.isVisible() and self.sizeHint() != self.size():
            self.fit()

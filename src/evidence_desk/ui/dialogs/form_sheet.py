"""A sheet with a form in it: as high as what it shows, scrolling only when the window is lower than that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from evidence_desk.ui.widgets.sheet import Sheet

_AROUND = 32  # pixels of the window that stay free


class FormSheet(Sheet):
    """Grows and shrinks with its form, in the middle of the window."""

    def __init__(self, title: str, parent: QWidget | None, *, icon: str = "", width: int = 720) -> None:
        super().__init__(title, parent, icon=icon, width=width, scrolls=True)
        self._area = self.findChild(QScrollArea)
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.setInterval(0)
        self._refit.timeout.connect(self.refit)
        inside = self.body.parentWidget()
        if inside is not None:
            inside.setMinimumHeight(1)  # its own hint is for words wrapped at their narrowest: far too high
            inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when something in the form appears, goes or grows."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._refit.start()
        return False

    def event(self, event: QEvent) -> bool:
        """Fit again when an error or a bar appears below the form."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._refit.start()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Return the height that form, title and footer need, never more than the window has."""
        width = super().sizeHint().width()
        layout = self.layout()
        if layout is None:
            return super().sizeHint()
        height = 2
        for index in range(layout.count()):
            item = layout.itemAt(index)
            if item is None or item.isEmpty():
                continue
            if item.widget() is self._area:
                height += self._form_height(width - 2)
            elif item.hasHeightForWidth():
                height += item.heightForWidth(width - 2)
            else:
                height += item.sizeHint().height()
        window = self._window()
        return QSize(width, min(height, window.height() - _AROUND) if window is not None else height)

    def _form_height(self, width: int) -> int:
        if self.body.hasHeightForWidth():
            return self.body.totalHeightForWidth(width)
        return self.body.totalSizeHint().height()

    def _window(self) -> QWidget | None:
        parent = self.parentWidget()
        window = parent.window() if parent is not None else None
        return window if window is not None and window.isVisible() else None

    def refit(self) -> None:
        """Take the height the form needs now, in the middle of the window."""
        size = self.sizeHint()
        if not self.isVisible() or size == self.size():
            return
        self.resize(size)
        window = self._window()
        if window is not None:
            middle = QPoint((window.width() - size.width()) // 2, (window.height() - size.height()) // 2)
            self.move(window.mapToGlobal(middle))

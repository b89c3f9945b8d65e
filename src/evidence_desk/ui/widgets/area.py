"""A scroll area that asks for the height of what it holds, and scrolls only where the window is lower than that."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from evidence_desk.ui import theme


class FittedArea(QScrollArea):
    """Holds one widget, without a frame or a ground of its own; it scrolls downwards only."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = inside
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)  # `setWidget` has switched it on

    def hasHeightForWidth(self) -> bool:
        """Return True: words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all of it in this width."""
        height = self._inside.heightForWidth(width)
        return height if height > 0 else self._inside.sizeHint().height()

    def sizeHint(self) -> QSize:
        """Return the size of all of it."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return its least width; it may be cut in height."""
        return QSize(self._inside.minimumSizeHint().width(), theme.scaled(100))

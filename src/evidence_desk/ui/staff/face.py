"""The base of every face of the staff window: one column that scrolls, and a foot that stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.widgets.area import FittedArea
from evidence_desk.ui.widgets.notes import Line

translate = QCoreApplication.translate  # under this name the collector of strings finds it

SIDE: Final = 16  # pixels left and right


class Foot(QWidget):
    """The ground behind the buttons that stay in reach."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.watcher().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        QPainter(self).fillRect(self.rect(), theme.current().rail)


class Face(QWidget):
    """One thing to do. Put widgets into `body`; `foot` makes the part that does not scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(SIDE, 14, SIDE, 14)
        self.body.setSpacing(10)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.area = FittedArea(inside)
        self._column.addWidget(self.area, 1)

    def foot(self) -> QVBoxLayout:
        """Return the part below, made at the first call."""
        ground = Foot()
        column = QVBoxLayout(ground)
        column.setContentsMargins(SIDE, 12, SIDE, 12)
        column.setSpacing(6)
        self._column.addWidget(Line())
        self._column.addWidget(ground)
        return column

    def focus_first(self) -> None:
        """Put the keyboard where this face begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Forget what is shown."""


def listed(names: Sequence[str]) -> str:
    """Return names as a person lists them."""
    if len(names) < 2:
        return "".join(names)
    return translate("Staff", "{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])

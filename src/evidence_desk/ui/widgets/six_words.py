"""Six words that stand for a key, numbered and large, for reading out and comparing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.widgets.notes import Label, SecLabel

_WIDE: Final = 400  # logical pixels: from here on three words stand in a line, else two
_RADIUS: Final = 8.0


class SixWords(QWidget):
    """The words in two lines of three, or three of two; a screen reader says them as one sentence."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._labels: list[Label] = []
        self._cells: list[QWidget] = []
        self._columns = 0
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place in range(6):
            number = SecLabel(str(place + 1), wrap=False)
            number.setFixedWidth(theme.scaled(14))
            word = Label("", font="section", bold=True, wrap=False)
            self._labels.append(word)
            cell = QWidget()
            row = QHBoxLayout(cell)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(number)
            row.addWidget(word, 1)
            self._cells.append(cell)
        self._arrange(3)
        theme.watcher().changed.connect(self.update)
        self.show_words(words)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // columns, place % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def minimumSizeHint(self) -> QSize:
        """Return the room of two words in a line."""
        widest = max(cell.sizeHint().width() for cell in self._cells)
        return QSize(2 * widest + 48, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put three words in a line where there is room, else two."""
        super().resizeEvent(event)
        self._arrange(3 if self.width() >= theme.scaled(_WIDE) else 2)

    @property
    def words(self) -> str:
        """What is shown."""
        return " ".join(label.text() for label in self._labels).strip()

    def show_words(self, words: str) -> None:
        """Show six words, or nothing."""
        parts = words.split() or [""] * 6
        for label, word in zip(self._labels, parts, strict=True):
            label.setText(word)
        self.setAccessibleName(self.tr("Six words: {words}").format(words=", ".join(parts)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground they stand on."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.border, 1))
        painter.setBrush(colours.sunken)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

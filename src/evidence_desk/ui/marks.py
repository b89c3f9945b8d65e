"""The program's own marks: the small matrix, the grade bars and the stop octagon, painted and as widgets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from evidence_desk.ui import icons, theme
from evidence_desk.ui.row_words import COLUMNS, ROWS

GRADES: Final = "DCBA"
_BAR: Final = 3  # width of a grade bar at 100 %
_BARS: Final = (4, 6, 8, 10)  # their heights


def matrix_size(square: int = 5, gap: int = 1) -> QSize:
    """Return the size of a small matrix."""
    across, down = len(COLUMNS), len(ROWS)
    return QSize(across * square + (across - 1) * gap, down * square + (down - 1) * gap)


def paint_matrix(
    painter: QPainter, top_left: QPointF, cells: Iterable[str], square: int = 5, gap: int = 1
) -> None:
    """Paint the small matrix of a classification.

    Args:
        painter: where.
        top_left: of the first square.
        cells: those filled, as `row_words.placed` gives them.
        square: logical pixels of a square.
        gap: logical pixels between squares.
    """
    colours = theme.current()
    filled = frozenset(cells)
    for down, row in enumerate(ROWS):
        for across, column in enumerate(COLUMNS):
            colour = colours.accent if f"{row}.{column}" in filled else colours.mx
            at = QPointF(top_left.x() + across * (square + gap), top_left.y() + down * (square + gap))
            painter.fillRect(QRectF(at.x(), at.y(), square, square), colour)


def _bars_width() -> int:
    """Return the width of the bars, and of the gap after them, at the person's text size."""
    return len(_BARS) * theme.scaled(_BAR + 1) + theme.scaled(5)


def grade_size() -> QSize:
    """Return the size of a grade mark with its letter."""
    measures = theme.metrics("small", bold=True)
    height = max(measures.height(), theme.scaled(_BARS[-1]))
    return QSize(_bars_width() + measures.horizontalAdvance("D"), height)


def paint_grade(painter: QPainter, at: QPointF, letter: str) -> None:
    """Paint four bars of rising height, one filled for D to four for A, then the letter.

    Args:
        painter: where.
        at: top left of a box of `grade_size()`.
        letter: "A" to "D".
    """
    colours = theme.current()
    size = grade_size()
    count = GRADES.find(letter) + 1
    foot = at.y() + round((size.height() + theme.scaled(_BARS[-1])) / 2)
    for index, full in enumerate(_BARS):
        colour = colours.text if index < count else colours.mx
        width, height = theme.scaled(_BAR), theme.scaled(full)
        painter.fillRect(
            QRectF(at.x() + index * theme.scaled(_BAR + 1), foot - height, width, height), colour
        )
    painter.setFont(theme.font("small", bold=True))
    painter.setPen(colours.text)
    painter.drawText(
        QRectF(at.x() + _bars_width(), at.y(), size.width(), size.height()),
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        letter,
    )


def paint_stop(painter: QPainter, at: QPointF, size: int = 16) -> None:
    """Paint the stop octagon, which stands for restricted things and for nothing else."""
    icons.paint(painter, "octagon-x", at.x(), at.y(), size, theme.current().stop)


class _Mark(QLabel):  # static text to a screen reader; the words are its accessible name
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """Return the size of the mark: it is never squeezed."""
        return self.sizeHint()


class MatrixMark(_Mark):
    """The small matrix of a classification. Give it the words for a screen reader."""

    def __init__(
        self,
        cells: Iterable[str] = (),
        words: str = "",
        *,
        square: int = 5,
        gap: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._square, self._gap = square, gap
        self.show_cells(cells, words)

    def show_cells(self, cells: Iterable[str], words: str) -> None:
        """Show a classification; `words` say the same, e.g. "Conduct, Aggressive"."""
        self._cells = frozenset(cells)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the matrix."""
        return matrix_size(theme.scaled(self._square), theme.scaled(self._gap))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the squares."""
        painter = QPainter(self)
        paint_matrix(painter, QPointF(0, 0), self._cells, theme.scaled(self._square), theme.scaled(self._gap))


class GradeMark(_Mark):
    """The grade of an exhibit."""

    def __init__(self, letter: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_grade(letter)

    def show_grade(self, letter: str) -> None:
        """Show a grade, "A" to "D"."""
        self._letter = letter
        words = self.tr("Grade {letter}").format(letter=letter)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of bars and letter."""
        return grade_size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars and the letter."""
        paint_grade(QPainter(self), QPointF(0, 0), self._letter)

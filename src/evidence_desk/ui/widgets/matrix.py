"""The misuse matrix as a control: whole with the policy's examples, and small for the add sheet.

Words come from the policy data: the labels of rows and columns and each cell's own examples. Only the plain gloss
under a row's name is ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from evidence_desk.policy.model import Policy
from evidence_desk.policy.taxonomy import Cell
from evidence_desk.ui import theme
from evidence_desk.ui.widgets.matrix_cells import (
    GAP,
    MIN_HEIGHT,
    PAD,
    BareCell,
    CellGrid,
    MatrixCell,
    cell_title,
    gloss,
)

_HEAD_WIDTH = 92  # of a row's name and gloss, at 100 %
_SMALL_GAP = 4


class MatrixControl(CellGrid):
    """The whole matrix: heads with what they mean, and in each cell what the policy counts there."""

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(policy, MatrixCell, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._least = 0  # pixels of the columns at their narrowest; 0 when it has to be measured
        self._columns = [_head(self) for _ in policy.matrix.kinds]
        self._rows = [_head(self) for _ in policy.matrix.roles]
        self.restyle()

    def hasHeightForWidth(self) -> bool:
        """Return True: the examples wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high all rows are together in this width."""
        return self._columns_height() + sum(self._row_heights(width)) + GAP * (len(self.cells) - 1)

    def minimumSizeHint(self) -> QSize:
        """Return the least: four columns of the widest cell, beside the heads or below them."""
        return QSize(self._least_columns(), self._columns_height() + len(self.cells) * (MIN_HEIGHT + GAP))

    def sizeHint(self) -> QSize:
        """Return the size it has in the classify sheet."""
        width = self._least_columns() + theme.scaled(_HEAD_WIDTH) + 80
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out: a grid layout would not give a row the height of its tallest cell."""
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_rows"):
            self.restyle()

    def restyle(self) -> None:
        """Measure, write and paint again."""
        self._least = 0
        matrix = self.policy.matrix
        for label, kind in zip(self._columns, matrix.kinds.values(), strict=True):
            label.setText(_head_text(kind.label, ""))
        for label, role in zip(self._rows, matrix.roles.values(), strict=True):
            label.setText(_head_text(role.label, gloss(role.id)))
        super().restyle()
        self._lay_out()

    def _is_stacked(self, width: int) -> bool:
        """Large text in a narrow window: a row's head stands above its cells."""
        return width < self._least_columns() + theme.scaled(_HEAD_WIDTH)

    def _least_columns(self) -> int:
        if not self._least:
            widest = max(cell.minimumSizeHint().width() for cell in self.all_cells())
            self._least = (widest + GAP) * len(self._columns) - GAP
        return self._least

    def _columns_height(self) -> int:
        return theme.metrics("body", bold=True).height() + 6

    def _head_width(self, width: int) -> int:
        return 0 if self._is_stacked(width) else theme.scaled(_HEAD_WIDTH)

    def _cell_width(self, width: int) -> int:
        return (width - self._head_width(width) + GAP) // len(self._columns) - GAP

    def _row_heights(self, width: int) -> list[int]:
        column, heights = self._cell_width(width), []
        for head, cells in zip(self._rows, self.cells, strict=True):
            tallest = max(cell.heightForWidth(column) for cell in cells)
            if self._is_stacked(width):
                heights.append(tallest + head.heightForWidth(width) + 2)
            else:
                heights.append(max(tallest, head.heightForWidth(self._head_width(width) - GAP) + PAD))
        return heights

    def _lay_out(self) -> None:
        width = self.width()
        heights, column, left = self._row_heights(width), self._cell_width(width), self._head_width(width)
        spare = max(0, self.height() - self.heightForWidth(width)) // len(heights)
        grown = min(spare, theme.scaled(20))  # a little more air where the window gives it
        for place, head in enumerate(self._columns):
            head.setGeometry(left + place * (column + GAP), 0, column, self._columns_height())
        top = self._columns_height()
        for head, cells, height in zip(self._rows, self.cells, heights, strict=True):
            above = 0
            if self._is_stacked(width):
                above = head.heightForWidth(width) + 2
                head.setGeometry(0, top, width, above)
            else:
                head.setGeometry(0, top + PAD, left - GAP, height + grown - PAD)
            for place, cell in enumerate(cells):
                cell.setGeometry(left + place * (column + GAP), top + above, column, height + grown - above)
            top += height + grown + GAP


def _head(parent: QWidget) -> QLabel:
    """Return an empty head of a row or column."""
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label


def _head_text(word: str, meaning: str) -> str:
    """Return a head's words: the policy's label, and in small grey letters what it means."""
    if not meaning:
        return f"<b>{escape(word)}</b>"
    size, colour = theme.font("small").pointSizeF(), theme.current().sec.name()
    return (
        f"<b>{escape(word)}</b><br>"
        f"<span style='font-size:{size:.1f}pt; color:{colour}'>{escape(meaning)}</span>"
    )


class SmallMatrix(CellGrid):
    """The bare grid of the add sheet; the words of the cell in focus stand beside it."""

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(policy, BareCell, parent)
        grid = QGridLayout()
        grid.setSpacing(_SMALL_GAP)
        for place, kind in enumerate(policy.matrix.kinds.values(), 1):
            grid.addWidget(_small_label(kind.label), 0, place, Qt.AlignmentFlag.AlignCenter)
        for place, role in enumerate(policy.matrix.roles.values(), 1):
            grid.addWidget(_small_label(role.label), place, 0)
            for column, cell in enumerate(self.cells[place - 1], 1):
                grid.addWidget(cell, place, column)
        grid.setRowStretch(len(self.cells) + 1, 1)
        self._says = QLabel()
        self._says.setWordWrap(True)
        self._says.setTextFormat(Qt.TextFormat.RichText)
        self._says.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._says.setMinimumWidth(theme.scaled(150))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(grid)
        row.addWidget(self._says, 1)
        self.current_changed.connect(self._say)
        self.changed.connect(self._say_chosen)

    def set_chosen(self, cells: Iterable[str]) -> None:
        """Tick exactly these cells and describe the first."""
        super().set_chosen(cells)
        self._say_chosen()

    def description(self) -> str:
        """Return the words beside the grid, as plain text."""
        return self._described

    _described = ""

    def _say_chosen(self) -> None:
        ticked = [cell for cell in self.all_cells() if cell.checkState() == Qt.CheckState.Checked]
        focused = [cell for cell in self.all_cells() if cell.hasFocus()]
        shown = focused or ticked
        self._say(shown[0].cell if shown else None)

    def _say(self, cell: Cell | None) -> None:
        if cell is None:
            self._described = ""
            self._says.clear()
            return
        title = cell_title(self.policy, cell).replace(", ", " · ")
        examples = "; ".join(cell.examples)
        self._described = f"{title}: {examples}"
        self._says.setText(f"<b>{escape(title)}</b><br>{escape(examples)}")


def _small_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.font("small"))
    label.setContentsMargins(0, 0, 8, 0)
    return label

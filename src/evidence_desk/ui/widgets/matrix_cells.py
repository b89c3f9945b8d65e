"""The cells of the misuse matrix and the grid they stand in: one tab stop, arrows inside, Space ticks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from evidence_desk.policy.model import Policy
from evidence_desk.policy.taxonomy import Cell
from evidence_desk.ui import icons, theme
from evidence_desk.ui.widgets import ring

PAD = 8
GAP = 8  # between cells; a focus ring needs half of it on each side
MIN_HEIGHT = 76  # of a cell, at 100 %
_MIN_WIDTH = 120
_SMALL_CELL = QSize(74, 26)
_SMALLGAP = 4
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def gloss(role: str) -> str:
    """Return what a row of the matrix means, in a few plain words; empty for a row the policy added."""
    return {
        "contact": QCoreApplication.translate("Matrix", "someone reaches the pupil"),
        "conduct": QCoreApplication.translate("Matrix", "what a person does"),
        "content": QCoreApplication.translate("Matrix", "what is seen"),
    }.get(role, "")


def cell_title(policy: Policy, cell: Cell) -> str:
    """Return a cell's name as people say it: “Conduct, Aggressive”."""
    return f"{policy.matrix.roles[cell.role].label}, {policy.matrix.kinds[cell.kind].label}"


class CellBox(QCheckBox):
    """What both kinds of cell share. A `QCheckBox`, so that a screen reader is told “mixed” and “checked”."""

    RADIUS = 6.0

    def __init__(self, policy: Policy, cell: Cell, parent: QWidget) -> None:
        super().__init__(parent)
        self.cell = cell
        self.title = cell_title(policy, cell)
        self.examples = "; ".join(cell.examples)
        self.setAccessibleName(f"{self.title}: {self.examples}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def nextCheckState(self) -> None:
        """Go on after a press; never back to “mixed”, which only says what the exhibits differ in."""
        ticked = self.checkState() == Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere in the cell, not only on its box."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the grid; a button would walk them in the order it was made."""
        if event.key() in _STEPS or event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def fill_and_line(self) -> tuple[QColor, QPen]:
        """Return the colours of the cell's ground and outline in its present state."""
        colours = theme.current()
        state = self.checkState()
        fill = colours.soft if state == Qt.CheckState.Checked else colours.surface
        if state != Qt.CheckState.Checked and self.underMouse():
            fill = colours.hover
        line = QPen(colours.border, 1)
        if state != Qt.CheckState.Unchecked:
            line = QPen(colours.accent, 2)
        return fill, line

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where a key has brought the focus."""
        super().focusInEvent(event)
        ring.focus_in(self, event, self.RADIUS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring off."""
        super().focusOutEvent(event)
        ring.focus_out(self)


class MatrixCell(CellBox):
    """A cell with its examples, the word “Chosen” when it is, and a dash when the exhibits differ."""

    def hasHeightForWidth(self) -> bool:
        """Return True: the examples wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the cell is when `width` pixels wide."""
        room = max(width - 2 * PAD, 1)
        font = theme.metrics("small")
        words = font.boundingRect(QRect(0, 0, room, 10_000), _WRAP, self.examples).height()
        return max(theme.scaled(MIN_HEIGHT), 2 * PAD + self._head() + words)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        width = self.minimumSizeHint().width() + 24
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least: no word of the examples is broken."""
        font = theme.metrics("small")
        longest = max((font.horizontalAdvance(word) for word in self.examples.split()), default=0)
        width = max(theme.scaled(_MIN_WIDTH), longest + 2 * PAD)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, word, examples and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        fill, line = self.fill_and_line()
        inset = line.widthF() / 2
        painter.setPen(line)
        painter.setBrush(fill)
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), self.RADIUS, self.RADIUS)
        left, top = int(rect.left()) + PAD, int(rect.top()) + PAD
        box = theme.scaled(16)
        paint_box(painter, QRect(left, top, box, box), self.checkState())
        painter.setPen(theme.current().text)
        painter.setFont(theme.font("body", bold=True))
        head = QRect(left + box + 6, top, int(rect.right()) - left - box - 6, box)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter), self._word())
        painter.setFont(theme.font("small"))
        body = QRect(left, top + self._head(), int(rect.width()) - 2 * PAD, int(rect.height()))
        painter.drawText(body, _WRAP, self.examples)

    def _head(self) -> int:
        return max(theme.scaled(16), theme.metrics("body", bold=True).height()) + 3

    def _word(self) -> str:
        if self.checkState() == Qt.CheckState.Checked:
            return self.tr("Chosen")
        return self.tr("Differs") if self.checkState() == Qt.CheckState.PartiallyChecked else ""


class BareCell(CellBox):
    """A cell without words, for the small grid; its meaning stands beside the grid."""

    RADIUS = 4.0

    def __init__(self, policy: Policy, cell: Cell, parent: QWidget) -> None:
        super().__init__(policy, cell, parent)
        self.setToolTip(f"{self.title}: {self.examples}")

    def sizeHint(self) -> QSize:
        """Return the size, which grows with the text."""
        return QSize(theme.scaled(_SMALL_CELL.width()), theme.scaled(_SMALL_CELL.height()))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest target."""
        return QSize(32, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cell and its check."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        fill, line = self.fill_and_line()
        line.setWidthF(1)
        if self.checkState() == Qt.CheckState.Unchecked:
            line.setColor(theme.current().strong)  # it is found by its outline alone
        painter.setPen(line)
        painter.setBrush(fill)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), self.RADIUS, self.RADIUS)
        if self.checkState() == Qt.CheckState.Checked:
            side = theme.scaled(16)
            at = rect.center() - QPointF(side / 2, side / 2)
            icons.paint(painter, "check", at.x(), at.y(), side, theme.current().soft_text, stroke=2.5)


def paint_box(painter: QPainter, rect: QRect, state: Qt.CheckState) -> None:
    """Draw a tick box: empty, with a check, or with a dash where things differ."""
    colours = theme.current()
    radius = rect.width() / 4
    if state == Qt.CheckState.Unchecked:
        painter.setPen(QPen(colours.strong, 1))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.accent)
    painter.drawRoundedRect(QRectF(rect), radius, radius)
    name = "check" if state == Qt.CheckState.Checked else "minus"
    icons.paint(painter, name, rect.left() + 1, rect.top() + 1, rect.width() - 2, colours.on_accent, stroke=3)


class CellGrid(QWidget):
    """Twelve cells with one tab stop among them."""

    changed = Signal()
    current_changed = Signal(object)  # policy.taxonomy.Cell

    def __init__(self, policy: Policy, make: type[CellBox], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.policy = policy
        matrix = policy.matrix
        self.cells = [
            [make(policy, matrix.cells[f"{role}.{kind}"], self) for kind in matrix.kinds]
            for role in matrix.roles
        ]
        self._at = (0, 0)
        for cell in self.all_cells():
            cell.installEventFilter(self)
            cell.checkStateChanged.connect(self.changed)
        self._stop_at(0, 0)
        theme.watcher().changed.connect(self.restyle)

    def all_cells(self) -> list[CellBox]:
        """Return the cells, row by row."""
        return [cell for row in self.cells for cell in row]

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the ticked cells, in the policy's order."""
        return tuple(c.cell.id for c in self.all_cells() if c.checkState() == Qt.CheckState.Checked)

    def set_chosen(self, cells: Iterable[str]) -> None:
        """Tick exactly these cells; says nothing, since nobody chose."""
        wanted = set(cells)
        self.set_states({c.cell.id: _state(c.cell.id in wanted) for c in self.all_cells()})

    def set_states(self, states: Mapping[str, Qt.CheckState]) -> None:
        """Set cells by id, “mixed” among them; says nothing."""
        for cell in self.all_cells():
            cell.blockSignals(True)
            cell.setCheckState(states.get(cell.cell.id, Qt.CheckState.Unchecked))
            cell.blockSignals(False)
            cell.update()

    def states(self) -> dict[str, Qt.CheckState]:
        """Return the state of every cell."""
        return {cell.cell.id: cell.checkState() for cell in self.all_cells()}

    def focus_first(self) -> None:
        """Put the keyboard on the cell it was on last."""
        row, column = self._at
        self.cells[row][column].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows; Home and End go along the row. The grid has edges, it does not wrap."""
        row, column = self._at
        key = event.key()
        if key in _STEPS and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            down, right = _STEPS[Qt.Key(key)]
            row, column = row + down, column + right
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            column = 0 if key == Qt.Key.Key_Home else len(self.cells[row]) - 1
        else:
            super().keyPressEvent(event)
            return
        if 0 <= row < len(self.cells) and 0 <= column < len(self.cells[row]):
            self.cells[row][column].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the tab stop follow the focus."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, CellBox):
            self._follow(watched)
        return super().eventFilter(watched, event)

    def _follow(self, cell: CellBox) -> None:
        for row, cells in enumerate(self.cells):
            if cell in cells:
                self._stop_at(row, cells.index(cell))
                self.current_changed.emit(cell.cell)

    def _stop_at(self, row: int, column: int) -> None:
        before = self.cells[self._at[0]][self._at[1]]
        before.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._at = (row, column)
        self.cells[row][column].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def restyle(self) -> None:
        """Measure and paint again for new colours or another text size."""
        self.updateGeometry()
        self.update()


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

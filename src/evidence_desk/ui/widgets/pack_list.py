"""The list of a pack's exhibits: ticks, order by drag or Alt with the arrows, pages at the right."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from evidence_desk.ui import icons, theme
from evidence_desk.ui.announce import announce
from evidence_desk.ui.models.packing import LINE_ROLE, PackLine, PackModel, pages_words, state_words

Index = QModelIndex | QPersistentModelIndex
_BOX: Final = 18  # pixels of a check box
_GRIP: Final = 14
_SIDE: Final = 10  # pixels left and right of a line
_GAP: Final = 10
_ONE_LINE: Final = 440  # pixels at 100 % that a line needs for everything


class _Delegate(QStyledItemDelegate):
    """Paints one line from its `PackLine`."""

    def __init__(self, view: PackList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line."""
        return QSize(200, self._view.line_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint grip, box, reference, caption, state and pages."""
        line = cast("PackLine", index.data(LINE_ROLE))
        colours, box = theme.current(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen and not colours.is_contrast:
            painter.fillRect(box, colours.soft)
        if index.row() + 1 < index.model().rowCount():
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colours.border)
        if option.state & QStyle.StateFlag.State_HasFocus and chosen:
            painter.setPen(QPen(colours.focus, colours.focus_width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = colours.focus_width / 2
            painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half - 1), 4, 4)
        self._content(painter, box, line)
        painter.restore()

    def _content(self, painter: QPainter, box: QRect, line: PackLine) -> None:
        colours = theme.current()
        below = QRect()
        if self._view.is_narrow():  # the caption on a line of its own
            half = box.height() // 2
            below = box.adjusted(0, half - 2, 0, -2)
            box = box.adjusted(0, 0, 0, -half + 2)
        middle = box.center().y()
        grip, side = theme.scaled(_GRIP), theme.scaled(_BOX)
        left = box.left() + _SIDE
        icons.paint(painter, "grip-vertical", left, middle - grip / 2 + 1, grip, colours.sec)
        left += grip + _GAP
        _paint_tick(painter, QRectF(left, middle - side / 2 + 1, side, side), line)
        left += side + _GAP
        ink = colours.text if line.included else colours.sec
        width = self._view.ref_width()
        _text(painter, QRect(left, box.top(), width, box.height()), line.ref, ink, bold=True)
        left += width + _GAP
        right = self._pages(painter, box, line)
        right = self._state(painter, QRect(box.left(), box.top(), right - box.left(), box.height()), line)
        if below.isValid():
            left -= width + _GAP
            _text(painter, below.adjusted(left - below.left(), 0, -_SIDE, 0), line.caption, ink)
            return
        _text(painter, QRect(left, box.top(), max(0, right - left - _GAP), box.height()), line.caption, ink)

    def _pages(self, painter: QPainter, box: QRect, line: PackLine) -> int:
        """Paint the pages; return where room for the rest ends."""
        words = pages_words(line.pages) if line.pages is not None and line.included else "–"
        room = theme.metrics("small").horizontalAdvance("p 888–888") + 4
        area = QRect(box.right() - _SIDE - room, box.top(), room, box.height())
        _text(painter, area, words, theme.current().sec, font="small", right=True)
        return area.left()

    def _state(self, painter: QPainter, box: QRect, line: PackLine) -> int:
        words = state_words(line)
        if not words:
            return box.right()
        colours, measures = theme.current(), theme.metrics("small")
        width = measures.horizontalAdvance(words) + (16 if line.included else 4)
        area = QRect(box.right() - _GAP - width, box.top(), width, box.height())
        if line.included:
            ink, fill, edge = colours.state("stop" if line.placeholder else "warn")
            chip = QRectF(
                area.left(), box.center().y() - measures.height() / 2 - 1, width, measures.height() + 4
            )
            painter.setPen(QPen(edge, 1))
            painter.setBrush(fill)
            painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            _text(painter, area.adjusted(8, 0, 0, 0), words, ink, font="small")
        else:
            _text(painter, area, words, colours.sec, font="small", right=True)
        return area.left()


def _paint_tick(painter: QPainter, box: QRectF, line: PackLine) -> None:
    colours = theme.current()
    fixed = line.fixed
    fill = (colours.sunken if fixed else colours.accent) if line.included else colours.surface
    painter.setPen(QPen(colours.accent if line.included and not fixed else colours.strong, 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if line.included:
        ink = colours.sec if fixed else colours.on_accent
        icons.paint(painter, "check", box.left() + 2, box.top() + 2, round(box.width()) - 4, ink, stroke=3)


def _text(
    painter: QPainter,
    box: QRect,
    text: str,
    ink: QColor,
    *,
    font: theme.FontName = "body",
    bold: bool | None = None,
    right: bool = False,
) -> None:
    painter.setFont(theme.font(font, bold=bold))
    painter.setPen(ink)
    measures = theme.metrics(font, bold=bold)
    shown = measures.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


class PackList(QListView):
    """The list. Space ticks, Alt with ↑ and ↓ moves, and so does the mouse; `looked_at` tells which line is current."""

    looked_at = Signal(str)  # a reference
    lines_changed = Signal()  # their height is another

    def __init__(self, model: PackModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._was_narrow = False
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Exhibits, in this order"))
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.watcher().changed.connect(self.doItemsLayout)

    def is_narrow(self) -> bool:
        """Whether captions stand below the references."""
        return self.viewport().width() < theme.scaled(_ONE_LINE)

    def line_height(self) -> int:
        """Return the height of a line, in pixels."""
        return theme.row_height() * 2 - 10 if self.is_narrow() else theme.row_height()

    def ref_width(self) -> int:
        """Return the room of the references, in pixels."""
        return theme.metrics("body", bold=True).horizontalAdvance(self._model.longest_ref) + 12

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out anew when captions change their place."""
        was, self._was_narrow = self._was_narrow, self.is_narrow()
        super().resizeEvent(event)
        if was != self._was_narrow:
            self.scheduleDelayedItemsLayout()
            self.lines_changed.emit()

    def can_move(self, can: bool) -> None:
        """Let lines be moved, or not: a case that can only be read keeps its order."""
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if can else mode.NoDragDrop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, move with Alt and the arrows."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        index = self.currentIndex()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            if self.dragDropMode() != QAbstractItemView.DragDropMode.NoDragDrop and index.isValid():
                self._move(index.row(), index.row() + steps[Qt.Key(event.key())])
            return
        if event.key() == Qt.Key.Key_Space:
            if index.isValid() and not event.isAutoRepeat():
                self._tick(index)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick where the box was pressed."""
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        edge = _SIDE + theme.scaled(_GRIP) + _GAP / 2
        if index.isValid() and edge <= event.position().x() <= edge + theme.scaled(_BOX) + _GAP:
            self._tick(index)

    def _move(self, row: int, to: int) -> None:
        if self._model.move(row, to):
            line = self._model.lines[to]
            self.setCurrentIndex(self._model.index(to))
            announce(
                self,
                self.tr("{ref}, now {place} of {count}").format(
                    ref=line.ref, place=to + 1, count=len(self._model.lines)
                ),
            )

    def _tick(self, index: QModelIndex) -> None:
        line = self._model.lines[index.row()]
        if line.fixed:
            words = self.tr("{ref} is withheld; its placeholder stays in the pack.").format(ref=line.ref)
            announce(self, words)
            return
        wanted = Qt.CheckState.Unchecked if line.included else Qt.CheckState.Checked
        self._model.setData(index, wanted.value, Qt.ItemDataRole.CheckStateRole)
        now = self._model.lines[index.row()]
        state = self.tr("included") if now.included else state_words(now)
        announce(self, f"{now.ref}, {state}")

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.looked_at.emit(self._model.lines[index.row()].ref)

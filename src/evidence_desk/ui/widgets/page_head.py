"""What the pages of the record share: a head that breaks in two where text is large, and the look of their tables."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from evidence_desk.ui import theme
from evidence_desk.ui.widgets.notes import Heading, SecLabel

Index = QModelIndex | QPersistentModelIndex
_INDENT = 5  # pixels


class PageHead(QWidget):
    """Title and a count on the left, what can be done on the right; two rows where one is too narrow."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = Heading(title)
        heading.setWordWrap(False)
        self.count = SecLabel("", font="body", wrap=False)
        words = QHBoxLayout()
        words.setSpacing(10)
        words.addWidget(heading)
        words.addWidget(self.count)
        words.addStretch(1)
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.setSpacing(8)
        self._words = words
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(16, 8, 16, 8)
        self._rows.setSpacing(8)
        self._rows.addLayout(words, 1)
        self._rows.addLayout(self._tools)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add_tool(self, widget: QWidget, stretch: int = 0) -> None:
        """Add something to do at the right."""
        self._tools.addWidget(widget, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break in two where both do not fit side by side."""
        super().resizeEvent(event)
        needed = self._words.sizeHint().width() + self._tools.sizeHint().width() + 48
        beside = needed <= self.width()
        tools = [
            item.widget() for at in range(self._tools.count()) if (item := self._tools.itemAt(at)) is not None
        ]
        widths = [widget.minimumSizeHint().width() + 8 for widget in tools if widget is not None]
        self._tools.setDirection(
            QBoxLayout.Direction.LeftToRight
            if sum(widths) + 24 <= self.width()
            else QBoxLayout.Direction.TopToBottom
        )
        self._rows.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )


class SoftRows(QStyledItemDelegate):
    """Paints cells of a table: a soft fill where chosen, the focus ring around the whole row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell, then its part of the ring."""
        colours = theme.current()
        plain = QStyleOptionViewItem(option)
        chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
        plain.state &= ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(plain.rect, colours.soft)
        whole = QRect(plain.rect)
        plain.rect.adjust(_INDENT, 0, 0, 0)  # under the words of the head
        super().paint(painter, plain, index)
        view = self.parent()
        if not isinstance(view, QTableView):
            return
        if chosen and colours.is_contrast:
            self._outline(painter, whole, index, QPen(colours.accent, 2))
        if view.hasFocus() and index.row() == view.currentIndex().row():
            self._outline(painter, whole, index, QPen(colours.focus, colours.focus_width))

    def _outline(self, painter: QPainter, rect: QRect, index: Index, pen: QPen) -> None:
        painter.save()
        painter.setPen(pen)
        half = pen.widthF() / 2
        box = QRectF(rect).adjusted(0, half, 0, -half)
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if index.column() == 0:
            painter.drawLine(box.topLeft(), box.bottomLeft())
        if index.column() == index.model().columnCount() - 1:
            painter.drawLine(box.topRight(), box.bottomRight())
        painter.restore()


class RecordTable(QTableView):
    """A table of the record: whole rows, no grid, fixed heights, sized by the person's text size."""

    def __init__(
        self,
        model: QAbstractItemModel,
        widths: dict[int, int],
        stretched: int,
        parent: QWidget | None = None,
    ) -> None:
        """Make it; `widths` are pixels of columns at 100 %, `stretched` is the column that takes what is left."""
        super().__init__(parent)
        self.setModel(model)
        self._widths = widths
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(SoftRows(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.watcher().changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        for column, width in self._widths.items():
            self.setColumnWidth(column, theme.scaled(width))
        self.horizontalHeader().setFont(theme.font("small", bold=True))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin where the table begins to be read."""
        fresh = not self.currentIndex().isValid()
        super().focusInEvent(event)
        if fresh and self.model().rowCount():
            self.go_to(self.first_row())

    def first_row(self) -> int:
        """Return the row that is chosen when the keyboard comes here for the first time."""
        return 0

    def rows(self) -> list[int]:
        """Return the rows chosen, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def go_to(self, row: int) -> None:
        """Choose one row and show it."""
        index = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever is around a widget until it is seen."""
    step = widget.parentWidget()
    while step is not None:
        if isinstance(step, QScrollArea):
            step.ensureWidgetVisible(widget)
        step = step.parentWidget()


def put_in(area: QScrollArea, inside: QWidget) -> None:
    """Show something else in a scroll area.

    `setWidget` alone deletes what was shown before on the spot, and a button of it may be what was just pressed or
    what a sheet wants to give the keyboard back to.
    """
    before = area.takeWidget()
    area.setWidget(inside)
    inside.show()
    if before is not None:
        before.hide()
        before.deleteLater()

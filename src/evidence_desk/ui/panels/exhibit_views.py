"""The two views of the exhibits: gallery and table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QListView,
    QMenu,
    QStyle,
    QTableView,
    QWidget,
)

from evidence_desk.ui import theme
from evidence_desk.ui.cards import CARD_GAP, CardDelegate
from evidence_desk.ui.delegates import CellDelegate, paint_box
from evidence_desk.ui.models.exhibits import Column, ExhibitModel
from evidence_desk.ui.models.filters import ExhibitFilter
from evidence_desk.ui.panels.view_keys import OrderDrops, ViewKeys
from evidence_desk.ui.pictures import Pictures

_CELL_WIDE, _CELL_NARROW, _ROOMY = (
    200,
    176,
    780,
)  # pixels at 100 %: least cell widths, and from where on the first
_CAPTION_LEAST: Final = 150
_WIDTHS: Final = {
    Column.CHOSEN: 40,
    Column.REF: 62,
    Column.KIND: 94,
    Column.CAPTION: 214,
    Column.SEEN: 124,
    Column.GRADE: 58,
    Column.POLICY: 186,
    Column.PEOPLE: 56,
    Column.BY: 120,
    Column.ADDED: 124,
    Column.PLATFORM: 100,
    Column.ACCOUNT: 110,
    Column.SIZE: 70,
}
EXTRA_COLUMNS: Final = (Column.BY, Column.ADDED, Column.PLATFORM, Column.ACCOUNT, Column.SIZE)


class GalleryView(QListView):
    """Cards in a grid that fills the width."""

    def __init__(
        self,
        shown: ExhibitFilter,
        exhibits: ExhibitModel,
        pictures: Callable[[], Pictures | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self.cards = CardDelegate(self, pictures)
        self.keys = ViewKeys(self, shown)
        self._drops = OrderDrops(self, shown, exhibits, across=True)
        self._pressed = ""
        self.setModel(shown)
        self.setItemDelegate(self.cards)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setUniformItemSizes(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)  # the table shares it
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragEnabled(True)
        self.viewport().setAcceptDrops(True)  # which a static movement has switched off
        self.setAccessibleName(self.tr("Exhibits, gallery"))
        self.viewport().setAutoFillBackground(False)
        theme.watcher().changed.connect(self._follow_theme)

    def _follow_theme(self) -> None:
        self._set_grid()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit as many cards as have room."""
        self._set_grid()
        super().resizeEvent(event)

    def _set_grid(self) -> None:
        # Icon mode keeps room for the scroll bar even when none shows.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        room = max(1, self.width() - bar - 1)
        factor = theme.text_percent() / 100
        least = _CELL_WIDE if room >= _ROOMY * factor else _CELL_NARROW
        columns = max(2, int(room / (least * factor)))
        height = self.cards.card_height() + CARD_GAP
        self.cards.cell = QSize(room // columns, height)
        self.setGridSize(self.cards.cell)
        self.verticalScrollBar().setSingleStep(height // 4)

    def keyboardSearch(self, search: str) -> None:
        """Typing goes to a reference."""
        self.keys.search(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shows or hides the picture; the rest as in both views."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat() and (ident := self.keys.current()):
                self.keys.reveal_asked.emit(ident)
            return
        if not self.keys.take(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on *Show picture* is that, and changes no selection."""
        self._pressed = self._chip_at(event.position().toPoint())
        if self._pressed and event.button() == Qt.MouseButton.LeftButton:
            return
        self._pressed = ""
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged from *Show picture*."""
        if not self._pressed:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show or hide what was pressed, if the pointer is still there."""
        pressed, self._pressed = self._pressed, ""
        if not pressed:
            super().mouseReleaseEvent(event)
        elif self._chip_at(event.position().toPoint()) == pressed:
            self.keys.reveal_asked.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the exhibit, unless it was *Show picture* that was pressed twice."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and not self._chip_at(point) and event.button() == Qt.MouseButton.LeftButton:
            self.keys.opened.emit(self._shown.row(index).id)

    def _chip_at(self, point: QPoint) -> str:
        index = self.indexAt(point)
        if not index.isValid() or not self.selectionModel().isSelected(index):
            return ""
        row = self._shown.row(index)
        preview = self.cards.preview_box(self.cards.card_box(self.visualRect(index)))
        return (
            row.id if row.preview == "picture" and self.cards.chip_box(preview, row).contains(point) else ""
        )

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803  # Qt's own name
        """Carry ids, and show words under the pointer, never a picture."""
        self._drops.start()


class SelectHeader(QHeaderView):
    """The table's head; its first section holds a box for all rows."""

    all_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.ticked = "none"  # or "some", "all"
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFont(theme.font("small", bold=True))
        self.setMinimumSectionSize(36)
        theme.watcher().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(theme.font("small", bold=True))

    def tick(self, state: str) -> None:
        """Show how many rows are selected: "none", "some" or "all"."""
        if state != self.ticked:
            self.ticked = state
            self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt's own name
        """Paint the box over the first section."""
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if logicalIndex == Column.CHOSEN:
            painter.save()
            paint_box(painter, QPointF(rect.left() + 16, rect.center().y() + 1), self.ticked)
            painter.restore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box selects all rows, or none."""
        if event.button() == Qt.MouseButton.LeftButton and (
            self.logicalIndexAt(event.position().toPoint()) == Column.CHOSEN
        ):
            self.all_asked.emit()
            return
        super().mouseReleaseEvent(event)


class ExhibitTable(QTableView):
    """One line for each exhibit; the boxes in front mirror the selection."""

    columns_changed = Signal()

    def __init__(self, shown: ExhibitFilter, exhibits: ExhibitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self.keys = ViewKeys(self, shown)
        self._drops = OrderDrops(self, shown, exhibits, across=False)
        self.head = SelectHeader(self)
        self.setHorizontalHeader(self.head)
        self.setModel(shown)
        self.setItemDelegate(CellDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Exhibits, table"))
        self.head.all_asked.connect(self._all_or_none)
        for column in EXTRA_COLUMNS:
            self.setColumnHidden(column, True)
        self.head.setSectionResizeMode(Column.CHOSEN, QHeaderView.ResizeMode.Fixed)
        theme.watcher().changed.connect(self._set_sizes)
        self._set_sizes()

    def _set_sizes(self) -> None:
        """Give rows and columns fixed sizes: fitting to contents would walk all rows."""
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.scaled(width))
        self._fit_caption()

    def _fit_caption(self) -> None:
        """Let captions fill the width; where they would get too little, scroll sideways instead."""
        others = sum(
            self.columnWidth(c) for c in Column if c != Column.CAPTION and not self.isColumnHidden(c)
        )
        roomy = self.viewport().width() - others >= theme.scaled(_CAPTION_LEAST)
        mode = QHeaderView.ResizeMode.Stretch if roomy else QHeaderView.ResizeMode.Interactive
        if self.head.sectionResizeMode(Column.CAPTION) != mode:
            self.head.setSectionResizeMode(Column.CAPTION, mode)
        if not roomy:
            self.setColumnWidth(Column.CAPTION, theme.scaled(_WIDTHS[Column.CAPTION]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give captions what is left."""
        super().resizeEvent(event)
        self._fit_caption()

    def shown_columns(self) -> list[Column]:
        """Return the columns added from the head's menu."""
        return [column for column in EXTRA_COLUMNS if not self.isColumnHidden(column)]

    def show_columns(self, columns: list[Column]) -> None:
        """Show these of the columns that can be added, and no others of them."""
        for column in EXTRA_COLUMNS:
            self.setColumnHidden(column, column not in columns)
        self._fit_caption()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave menus on rows to the page."""
        event.ignore()

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Return the menu that adds and removes columns."""
        menu = QMenu(parent)
        for column in EXTRA_COLUMNS:
            action = menu.addAction(str(self._shown.headerData(column, Qt.Orientation.Horizontal)))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.toggled.connect(lambda on, column=column: self._show_column(column, on=on))
        return menu

    def _show_column(self, column: Column, *, on: bool) -> None:
        self.setColumnHidden(column, not on)
        self._fit_caption()
        self.columns_changed.emit()

    def _all_or_none(self) -> None:
        if self.head.ticked == "all":
            self.clearSelection()
        else:
            self.selectAll()

    def keyboardSearch(self, search: str) -> None:
        """Typing goes to a reference."""
        self.keys.search(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the row; the rest as in both views."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            flags = QItemSelectionModel.SelectionFlag
            if index.isValid() and not event.isAutoRepeat():
                self.selectionModel().select(index, flags.Toggle | flags.Rows)
            return
        if not self.keys.take(event):
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the exhibit; on its box a double click ticks twice."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != Column.CHOSEN:
            self.keys.opened.emit(self._shown.row(index).id)
        elif index.isValid():
            self.mousePressEvent(event)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """A box ticks its own row and leaves the others as they are."""
        flags = QItemSelectionModel.SelectionFlag
        if isinstance(event, QMouseEvent) and index.isValid() and index.column() == Column.CHOSEN:
            kind = event.type()
            if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
                return flags.Toggle | flags.Rows
            if kind == QEvent.Type.MouseButtonRelease:
                return flags.NoUpdate
        return super().selectionCommand(index, event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803  # Qt's own name
        """Carry ids, and show words under the pointer, never a picture."""
        self._drops.start()

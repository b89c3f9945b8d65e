"""How the list of cases is drawn and worked with: cells, heads, the table."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from evidence_desk.ui import icons, theme
from evidence_desk.ui.models.cases import ROW_ROLE, CareNote, CaseRow, Column

__all__ = ["CareNote", "CasesDelegate", "CasesView"]

_Index = QModelIndex | QPersistentModelIndex
_LEFT: Final = 16  # pixels before the words of the first column
_GAP: Final = 8  # and of the others
_ROOMY: Final = 760  # logical pixels that all columns need


class CasesDelegate(QStyledItemDelegate):
    """Paints a cell: references bold, a file that is missing in amber with its icon, a line under each row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        now = theme.current()
        row: CaseRow = index.data(ROW_ROLE)
        column = Column(index.column())
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, now.soft if chosen else now.surface)
        painter.setPen(QPen(now.border, 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen and now.is_contrast:
            painter.setPen(QPen(now.accent, 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left = _LEFT if column == Column.REFERENCE else _GAP
        box = rect.adjusted(left, 0, -_GAP, 0)
        words = str(index.data())
        ink = now.soft_text if chosen else now.text
        if row.needs_look:
            ink = now.warn if column == Column.NOTE else now.sec
        elif row.recent.police_due and column == Column.NOTE:
            ink = now.stop if row.is_late else now.warn
        if words and column == Column.NOTE:
            box = self._icon(painter, box, row)
        painter.setPen(ink)
        painter.setFont(
            theme.font("body" if column < Column.EXHIBITS else "small", bold=column == Column.REFERENCE)
        )
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    @staticmethod
    def _icon(painter: QPainter, box: QRect, row: CaseRow) -> QRect:
        now = theme.current()
        side = theme.scaled(14)
        name, ink = (
            ("folder-open" if row.is_open else "folder-lock" if row.is_new else "shield-check"),
            now.sec,
        )
        if row.needs_look:
            name, ink = "file-warning", now.warn
        elif row.late or row.today:
            name, ink = "clock-alert" if row.late else "clock", now.stop if row.late else now.warn
        elif row.recent.police_due:
            name, ink = "clock-alert", now.stop if row.is_late else now.warn
        icons.paint(painter, name, box.left(), box.center().y() - side / 2 + 1, side, ink)
        return box.adjusted(side + 6, 0, 0, 0)


class CasesHead(QHeaderView):
    """The heads of the columns, on the ground of the window, their first letters above those of the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        """Return one line and some air."""
        return QSize(super().sizeHint().width(), theme.metrics().height() + 10)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint one head."""
        now = theme.current()
        painter.save()
        painter.fillRect(rect, now.window)
        painter.setPen(QPen(now.border, 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(now.text)
        painter.setFont(theme.font("body", bold=True))
        words = str(self.model().headerData(logical, Qt.Orientation.Horizontal))
        left = _LEFT if logical == Column.REFERENCE else _GAP
        box = rect.adjusted(left, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class CasesView(QTableView):
    """The table: one line for each case, Enter opens, Delete takes it off the list."""

    opened = Signal(object)  # CaseRow
    forgotten = Signal(object)  # CaseRow
    move_asked = Signal(object)  # CaseRow
    check_asked = Signal(object)  # CaseRow

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHorizontalHeader(CasesHead(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.verticalHeader().hide()
        self.setAccessibleName(self.tr("Cases on this computer"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(self._open)
        theme.watcher().changed.connect(self.fit)

    def fit(self) -> None:
        """Give rows and columns their sizes at the text size of the moment; below the last row the window shows."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.current().window)
        self.setPalette(palette)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in (
            (Column.REFERENCE, 104),
            (Column.EXHIBITS, 80),
            (Column.OPENED, 140),
            (Column.NOTE, 210),
        ):
            head.resizeSection(column, theme.scaled(width))
        self.verticalHeader().setDefaultSectionSize(theme.row_height() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where text is large the title has the room of the time."""
        super().resizeEvent(event)
        self.setColumnHidden(Column.OPENED, self.width() < theme.scaled(_ROOMY))

    def current_row(self) -> CaseRow | None:
        """Return the case the cursor is on."""
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return row if isinstance(row, CaseRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes off the list."""
        row = self.current_row()
        if row is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(row)
        elif row is not None and not row.is_new and event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit(row)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ROW_ROLE))

    def _show_menu(self, at: QPoint) -> None:
        row = self.indexAt(at).data(ROW_ROLE)
        if not isinstance(row, CaseRow):
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(row))
        menu.addAction(self.tr("Check it now"), lambda: self.check_asked.emit(row))
        menu.addAction(self.tr("Move to another folder…"), lambda: self.move_asked.emit(row))
        if not row.is_new:  # what stands in a library folder stays in the list with it
            menu.addAction(self.tr("Take off this list; the file stays"), lambda: self.forgotten.emit(row))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(at))

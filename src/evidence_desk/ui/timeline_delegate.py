"""How an entry of the timeline is painted: time, icon on a line, sentence, exhibit chip, small matrix."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from evidence_desk.ui import icons, marks, theme
from evidence_desk.ui.models.timeline import ROW_ROLE
from evidence_desk.ui.timeline_rows import TimelineRow

Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_MARGIN = 16
_CACHE = 20_000  # rows; more than are ever laid out at one width


@dataclass(frozen=True, slots=True)
class _Laid:
    """Where the parts of a row stand, from its top left corner."""

    words: QRect
    chip: QRect  # null without an exhibit
    matrix: QPointF | None
    below: QRect
    height: int


class TimelineDelegate(QStyledItemDelegate):
    """Paints rows and knows where the chip of each is."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._cache: dict[tuple[int, TimelineRow], _Laid] = {}
        theme.watcher().changed.connect(self._cache.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height for the view's width; kept, because a list of rows of many heights asks often."""
        row = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        if not isinstance(row, TimelineRow):
            return QSize(width, theme.row_height())
        if row.kind == "day":
            return QSize(width, theme.metrics("body", bold=True).height() + theme.scaled(14))
        return QSize(width, self._laid(row, width).height)

    def _column(self) -> int:
        """Return where the sentences begin."""
        time = theme.metrics("body", bold=True).horizontalAdvance("00:00 UTC")
        return _MARGIN + time + theme.scaled(24) + 24

    def _laid(self, row: TimelineRow, width: int) -> _Laid:
        key = (width, row)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > _CACHE:
                self._cache.clear()
            found = self._cache[key] = self._lay_out(row, width)
        return found

    def _lay_out(self, row: TimelineRow, width: int) -> _Laid:
        left, top = self._column(), theme.scaled(6)
        room = max(width - left - _MARGIN, 80)
        body, small = theme.metrics("body"), theme.metrics("small")
        chip_width = small.horizontalAdvance(row.ref) + 16 if row.ref else 0
        matrix = marks.matrix_size()
        tail = (chip_width + 8 if chip_width else 0) + (matrix.width() + 8 if row.cells else 0)
        one_line = body.horizontalAdvance(row.words)
        words = body.boundingRect(QRect(0, 0, room, 10_000), _WRAP, row.words)
        chip_height = small.height() + 4
        if one_line + tail <= room:
            line = max(body.height(), chip_height if row.ref else 0)
            at = QRect(left, top + (line - body.height()) // 2, one_line + 8, body.height())
            chip_left, chip_top, bottom = left + one_line + 8, top + (line - chip_height) // 2, top + line
        else:
            at = QRect(left, top, room, words.height())
            chip_left, chip_top = left, top + words.height() + 2
            bottom = chip_top + (chip_height if tail else -2)
        chip = QRect(chip_left, chip_top, chip_width, chip_height) if row.ref else QRect()
        mark = None
        if row.cells:
            mark = QPointF(
                chip_left + (chip_width + 8 if row.ref else 0),
                chip_top + (chip_height - matrix.height()) / 2,
            )
        below = QRect(left, bottom + 1, room, 0)
        if row.below:
            size = small.boundingRect(QRect(0, 0, room, 10_000), _WRAP, row.below)
            below.setHeight(size.height())
            bottom = below.bottom() + 1
        least = theme.scaled(24) + 2 * top + (small.height() if row.utc else 0)
        return _Laid(at, chip, mark, below, max(bottom + top + 4, least))

    def chip_rect(self, index: Index, rect: QRect) -> QRect:
        """Return where the exhibit's chip is in the view; null without one."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, TimelineRow) or not row.ref:
            return QRect()
        return self._laid(row, self._view.viewport().width()).chip.translated(rect.topLeft())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, TimelineRow):
            return
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == "day":
            self._paint_day(painter, rect, row)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_entry(painter, rect, row, index, selected=selected)
        painter.restore()

    def _paint_day(self, painter: QPainter, rect: QRect, row: TimelineRow) -> None:
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.current().sec)
        at = rect.adjusted(self._column(), 0, -_MARGIN, -theme.scaled(3))
        painter.drawText(at, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), row.words)

    def _paint_entry(
        self, painter: QPainter, rect: QRect, row: TimelineRow, index: Index, *, selected: bool
    ) -> None:
        colours = theme.current()
        laid = self._laid(row, self._view.viewport().width())
        if selected:
            box = QRectF(rect).adjusted(6, 1, -6, -1)
            painter.setBrush(colours.soft)
            painter.setPen(QPen(colours.accent, 1) if colours.is_contrast else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 6, 6)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.focus, colours.focus_width))
            painter.drawRoundedRect(QRectF(rect).adjusted(7, 2, -7, -2), 6, 6)
        self._paint_time(painter, rect, row)
        self._paint_icon(painter, rect, row, index)
        painter.setPen(colours.text)
        painter.setFont(theme.font("body"))
        painter.drawText(laid.words.translated(rect.topLeft()), _WRAP, row.words)
        painter.setPen(colours.sec)
        painter.setFont(theme.font("small"))
        painter.drawText(laid.below.translated(rect.topLeft()), _WRAP, row.below)
        if not laid.chip.isNull():
            self._paint_chip(painter, laid.chip.translated(rect.topLeft()), row.ref)
        if laid.matrix is not None:
            marks.paint_matrix(painter, laid.matrix + QPointF(rect.topLeft()), row.cells)

    def _paint_time(self, painter: QPainter, rect: QRect, row: TimelineRow) -> None:
        colours = theme.current()
        width = self._column() - theme.scaled(24) - 24 - _MARGIN
        at = QRect(rect.left() + _MARGIN, rect.top() + theme.scaled(6), width, theme.metrics().height() + 4)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(colours.text)
        painter.drawText(at, right, row.time)
        if row.utc:
            painter.setFont(theme.font("small"))
            painter.setPen(colours.sec)
            below = at.translated(0, theme.metrics("body", bold=True).height())
            painter.drawText(below, right, row.utc)

    def _paint_icon(self, painter: QPainter, rect: QRect, row: TimelineRow, index: Index) -> None:
        colours = theme.current()
        side = theme.scaled(24)
        left = self._column() - side - 12
        circle = QRectF(rect.left() + left, rect.top() + theme.scaled(3), side, side)
        painter.setPen(QPen(colours.border, 1))
        middle = circle.center().x()
        next_row = index.model().index(index.row() + 1, 0).data(ROW_ROLE)
        if isinstance(next_row, TimelineRow) and next_row.kind == "entry":
            painter.drawLine(QPointF(middle, circle.bottom() + 2), QPointF(middle, rect.bottom() + 1))
        did = row.side == "did"
        stop = row.icon in {"octagon-x", "lock"}
        line, fill, ink = colours.border, colours.surface, colours.sec
        if stop:
            line, fill, ink = colours.stop_border, colours.stop_soft, colours.stop
        elif did:
            line, fill, ink = colours.accent, colours.soft, colours.soft_text
        painter.setPen(QPen(line, 1))
        painter.setBrush(fill)
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        mark = theme.scaled(14)
        icons.paint(
            painter, row.icon, circle.center().x() - mark / 2, circle.center().y() - mark / 2, mark, ink
        )

    def _paint_chip(self, painter: QPainter, chip: QRect, ref: str) -> None:
        colours = theme.current()
        painter.setPen(QPen(colours.border, 1))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(colours.text)
        painter.setFont(theme.font("small"))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), ref)

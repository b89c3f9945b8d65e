"""How a part of a page is painted: a mark for its state, its name, the time it was safe, and what it is beneath."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from evidence_desk.ui import icons, theme
from evidence_desk.ui.models.page_parts import PART_ROLE, PartRow

Index = QModelIndex | QPersistentModelIndex
_WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_MARGIN: Final = 16
_BAR: Final = 4  # pixels of the bar under the part that is being made
_GAP: Final = 6


class PartsDelegate(QStyledItemDelegate):
    """Paints the lines; each is as high as its words."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def _left(self) -> int:
        return _MARGIN + theme.scaled(16) + 10

    def _room(self) -> int:
        return max(80, self._view.viewport().width() - self._left() - _MARGIN)

    def _detail_height(self, row: PartRow) -> int:
        if not row.detail:
            return 0
        return (
            theme.metrics("small").boundingRect(QRect(0, 0, self._room(), 10_000), _WRAP, row.detail).height()
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of name, words beneath, and bar."""
        row = index.data(PART_ROLE)
        width = self._view.viewport().width()
        if not isinstance(row, PartRow):
            return QSize(width, theme.row_height())
        height = theme.metrics("body", bold=True).height() + self._detail_height(row) + 2 * _GAP
        return QSize(width, height + (_BAR + _GAP if row.state == "running" else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        row = index.data(PART_ROLE)
        if not isinstance(row, PartRow):
            return
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_row(painter, rect, row)
        if self._view.hasFocus() and index == self._view.currentIndex():
            colours = theme.current()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.focus, colours.focus_width))
            painter.drawRoundedRect(QRectF(rect).adjusted(5, 2, -5, -2), 6, 6)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, row: PartRow) -> None:
        colours, bold = theme.current(), row.state == "running"
        line = theme.metrics("body", bold=True).height()
        top, side = rect.top() + _GAP, theme.scaled(16)
        name, ink = self._mark(row)
        icons.paint(painter, name, rect.left() + _MARGIN, top + (line - side) / 2, side, ink)
        painter.setFont(theme.font("small"))
        painter.setPen(colours.sec)
        time_width = theme.metrics("small").horizontalAdvance(row.at)
        time_at = QRect(rect.right() - _MARGIN - time_width, top, time_width + 2, line)
        painter.drawText(time_at, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), row.at)
        painter.setFont(theme.font("body", bold=bold))
        painter.setPen(colours.text if row.state != "left" else colours.sec)
        words = QRect(rect.left() + self._left(), top, self._room() - time_width - 4, line)
        title = theme.metrics("body", bold=bold).elidedText(
            row.title, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), title)
        painter.setFont(theme.font("small"))
        painter.setPen(colours.warn if row.state == "failed" else colours.sec)
        below = QRect(words.left(), top + line, self._room(), self._detail_height(row))
        painter.drawText(below, _WRAP, row.detail)
        if row.state == "running":
            self._paint_bar(painter, QRectF(words.left(), below.bottom() + _GAP, self._room(), _BAR), row)

    def _mark(self, row: PartRow) -> tuple[str, QColor]:
        colours = theme.current()
        return {
            "waiting": ("circle", colours.strong),
            "running": ("loader-circle", colours.accent),
            "kept": ("check", colours.ok),
            "failed": ("triangle-alert", colours.warn),
            "left": ("minus", colours.sec),
        }[row.state]

    def _paint_bar(self, painter: QPainter, box: QRectF, row: PartRow) -> None:
        """Paint how far it is; a part whose end nobody knows gets the empty bar."""
        colours = theme.current()
        painter.setPen(QPen(colours.strong, 1) if colours.is_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(colours.sunken if not colours.is_contrast else colours.window)
        painter.drawRoundedRect(box, 2, 2)
        if row.of > 0 and row.done > 0:
            painter.setBrush(colours.accent)
            painter.drawRoundedRect(
                QRectF(box.left(), box.top(), box.width() * min(1.0, row.done / row.of), box.height()), 2, 2
            )

"""How exhibits are painted in lists: what card and table share, and the cells of the table."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from evidence_desk.ui import icons, marks, theme
from evidence_desk.ui.models.exhibits import ROW_ROLE, Column
from evidence_desk.ui.rows import ICONS, ExhibitRow

Index = QModelIndex | QPersistentModelIndex


class _Look:
    """Fonts and measures of the moment; made anew when the theme changes, because making a font takes long."""

    def __init__(self) -> None:
        self.fonts = {
            "body": theme.font("body"),
            "bold": theme.font("body", bold=True),
            "small": theme.font("small"),
            "key": theme.font("key"),
        }
        self.metrics = {name: QFontMetrics(font) for name, font in self.fonts.items()}
        self.colours = theme.current()
        self.icon = theme.scaled(14)

    def height(self, name: str) -> int:
        return self.metrics[name].height()


class ExhibitDelegate(QStyledItemDelegate):
    """Base of both: reads the row, keeps the look."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.look_now = _Look()
        theme.watcher().changed.connect(self.take_look)

    def take_look(self) -> None:
        """Follow the theme."""
        self.look_now = _Look()

    @staticmethod
    def row(index: Index) -> ExhibitRow:
        """Return the row behind an index."""
        return cast("ExhibitRow", index.data(ROW_ROLE))

    def paint_policy(self, painter: QPainter, box: QRect, row: ExhibitRow, font: str) -> None:
        """Paint a classification in one line: small matrix and words, or what takes its place."""
        look, colours = self.look_now, self.look_now.colours
        middle = box.center().y() + 1
        left = box.left()
        ink = colours.text
        if row.state in {"restricted", "locked", "erased"}:
            ink = colours.stop if row.state != "erased" else colours.sec
        elif not row.classified:
            ink = colours.warn
            icons.paint(painter, "circle-dashed", left, middle - look.icon / 2, look.icon, ink)
            left += look.icon + 6
        elif row.mark:
            square, gap = (5, 1) if theme.text_percent() < 150 else (8, 2)
            size = marks.matrix_size(square, gap)
            marks.paint_matrix(painter, QPointF(left, middle - size.height() / 2), row.mark, square, gap)
            left += size.width() + 8
        self.one_line(
            painter, QRect(left, box.top(), box.right() - left + 1, box.height()), row.policy, font, ink
        )

    def one_line(
        self, painter: QPainter, box: QRect, text: str, font: str, ink: QColor, *, right: bool = False
    ) -> None:
        """Paint one line of text, cut with three dots; a “+2” at its end stays."""
        metrics = self.look_now.metrics[font]
        if metrics.horizontalAdvance(text) > box.width():
            head, plus, more = text.rpartition(" +")
            tail = plus + more if plus and more.isdecimal() else ""
            head = head if tail else text
            room = box.width() - metrics.horizontalAdvance(tail)
            text = metrics.elidedText(head, Qt.TextElideMode.ElideRight, room) + tail
        painter.setFont(self.look_now.fonts[font])
        painter.setPen(ink)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


class CellDelegate(ExhibitDelegate):
    """The cells of the table."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell: the selection behind it, then what its column shows."""
        row, colours = self.row(index), self.look_now.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect
        painter.save()
        painter.fillRect(box, colours.soft if chosen else colours.surface)
        if chosen and colours.is_contrast:
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 2), colours.accent)
            painter.fillRect(QRect(box.left(), box.bottom() - 2, box.width(), 2), colours.accent)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colours.border)
        self._paint_cell(
            painter, box.adjusted(8, 0, -8, 0), Column(index.column()), row, str(index.data()), chosen
        )
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, box: QRect, column: Column, row: ExhibitRow, text: str, chosen: bool
    ) -> None:
        look, colours = self.look_now, self.look_now.colours
        match column:
            case Column.CHOSEN:
                paint_box(painter, QPointF(box.left() + 8, box.center().y() + 1), "all" if chosen else "none")
            case Column.REF:
                self.one_line(painter, box, text, "bold", colours.text)
            case Column.KIND:
                stopped = row.state in {"restricted", "locked"}
                name = "octagon-x" if stopped else ICONS[row.kind]
                ink = colours.stop if stopped else colours.sec
                icons.paint(painter, name, box.left(), box.center().y() + 1 - look.icon / 2, look.icon, ink)
                self.one_line(painter, box.adjusted(look.icon + 6, 0, 0, 0), text, "small", colours.text)
            case Column.GRADE if row.grade:
                size = marks.grade_size()
                marks.paint_grade(
                    painter, QPointF(box.left(), box.center().y() + 1 - size.height() / 2), row.grade
                )
            case Column.POLICY:
                self.paint_policy(painter, box, row, "small")
            case _:
                self.one_line(painter, box, text, "small", colours.text)


def paint_box(painter: QPainter, middle: QPointF, state: str) -> None:
    """Paint a check box that mirrors a selection: "none", "some" or "all"."""
    colours = theme.current()
    side = float(min(24, theme.scaled(16)))
    box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = state == "all"
    painter.setBrush(colours.accent if filled else colours.surface)
    painter.setPen(QPen(colours.accent if filled else colours.strong, 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if state != "none":
        name, ink = ("check", colours.on_accent) if filled else ("minus", colours.text)
        icons.paint(
            painter, name, box.left() + side / 8, box.top() + side / 8, round(side * 0.75), ink, stroke=3
        )

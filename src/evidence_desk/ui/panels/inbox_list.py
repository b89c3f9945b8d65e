"""The list of drops: who, what, when, and how each stands. What is new has a dot and is bold."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from evidence_desk.capture.importer import safe_display_name
from evidence_desk.ui import icons, theme
from evidence_desk.ui.models.inbox import DROP_ROLE, InboxModel, InboxRow, Index

_LEFT: Final = 16  # pixels before the words
_SIDE: Final = 16
_ICON: Final = 14


class InboxDelegate(QStyledItemDelegate):
    """Paints three lines: who and when, what, how it stands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of three lines with some air."""
        return QSize(200, 2 * theme.metrics().height() + theme.metrics("small").height() + 26)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one drop."""
        row = index.data(DROP_ROLE)
        if not isinstance(row, InboxRow):
            return
        colours, box = theme.current(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(box, colours.soft)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colours.hover)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colours.border)
        self._lines(painter, box, row)
        self._outline(painter, option, chosen=chosen)
        painter.restore()

    def _lines(self, painter: QPainter, box: QRect, row: InboxRow) -> None:
        colours = theme.current()
        body, small = theme.metrics().height(), theme.metrics("small").height()
        inside = box.adjusted(_LEFT, 10, -_SIDE, 0)
        first = QRect(inside.left(), inside.top(), inside.width(), body)
        if row.is_new:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent)
            painter.drawEllipse(QPointF(box.left() + 8.5, first.center().y() + 0.5), 3.5, 3.5)
        taken = self._text(painter, first, row.when, colours.sec, "small", right=True)
        rest = first.adjusted(0, 0, -taken - 10, 0)
        used = self._text(painter, rest, row.who or row.subject, colours.text, "body", bold=row.is_new)
        if row.who and row.role:
            self._text(painter, rest.adjusted(used + 9, 0, 0, 0), row.role, colours.sec, "small")
        second = QRect(inside.left(), first.bottom() + 4, inside.width(), body)
        named = (
            row.subject if row.who else safe_display_name(row.drop.path.name)
        )  # a hostile name turns no words round
        self._text(painter, second, named, colours.text, "body")
        third = QRect(inside.left(), second.bottom() + 3, inside.width(), small + 2)
        side = theme.scaled(_ICON)
        ink = getattr(colours, row.state.ink)
        icons.paint(painter, row.state.icon, third.left(), third.center().y() - side / 2 + 1, side, ink)
        self._text(painter, third.adjusted(side + 6, 0, 0, 0), row.state.text, ink, "small")

    @staticmethod
    def _text(
        painter: QPainter,
        box: QRect,
        text: str,
        ink: QColor,
        font: theme.FontName,
        *,
        bold: bool | None = None,
        right: bool = False,
    ) -> int:
        """Paint one line, cut where it must be; return its width."""
        painter.setFont(theme.font(font, bold=bold))
        painter.setPen(ink)
        measures = theme.metrics(font, bold=bold)
        shown = measures.elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        return measures.horizontalAdvance(shown)

    @staticmethod
    def _outline(painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool) -> None:
        colours = theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.focus, colours.focus_width))
        elif chosen and colours.is_contrast:
            painter.setPen(QPen(colours.accent, 2))
        else:
            return
        half = painter.pen().widthF() / 2
        painter.drawRect(QRectF(option.rect).adjusted(half, half, -half, -half - 1))


class InboxList(QListView):
    """The list: arrows move, Enter goes to the detail, E sets aside."""

    entered = Signal()
    aside_asked = Signal()
    menu_asked = Signal(QPoint)  # on the screen

    def __init__(self, model: InboxModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(InboxDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Sealed drops"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        theme.watcher().changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the detail, E sets aside."""
        plain = not event.modifiers()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_E and plain and not event.isAutoRepeat():
            self.aside_asked.emit()
        else:
            super().keyPressEvent(event)

    def _on_menu(self, at: QPoint) -> None:
        if self.indexAt(at).isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(at))

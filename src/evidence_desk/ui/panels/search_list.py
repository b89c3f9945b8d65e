"""How what was found is drawn, and the field it is asked from."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from evidence_desk.ui import icons, theme
from evidence_desk.ui.models.hits import LINE_ROLE, HitsModel, Line
from evidence_desk.ui.widgets.fields import LineEdit

_Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """Paints a hit in two lines; the head of a case stands out from what the case holds."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return two lines and some air."""
        return QSize(0, theme.metrics().height() + theme.metrics("small").height() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one hit."""
        now = theme.current()
        line: Line = index.data(LINE_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = option.rect
        painter.save()
        painter.fillRect(rect, now.soft if chosen else now.sunken if line.is_head else now.surface)
        painter.setPen(QPen(now.accent if chosen and now.is_contrast else now.border, 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        side = theme.scaled(16)
        ink = now.soft_text if chosen else now.text
        icons.paint(painter, line.icon, rect.left() + 16, rect.top() + 9, side, now.sec)
        box = rect.adjusted(16 + side + 12, 7, -16, -7)
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(ink)
        metrics = painter.fontMetrics()
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, top, metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, box.width()))
        box.setTop(box.top() + metrics.height() + 2)
        painter.setFont(theme.font("small"))
        painter.setPen(now.soft_text if chosen else now.sec)
        words = painter.fontMetrics().elidedText(line.words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, top, words)
        painter.restore()


class HitsView(QListView):
    """The list of what was found."""

    def __init__(self, model: HitsModel) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(model)
        self.setItemDelegate(HitDelegate(self))
        self.setAccessibleName(self.tr("What was found"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.watcher().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        """Let the window show below the last hit."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.current().window)
        self.setPalette(palette)

    def begin(self) -> None:
        """Put the keyboard on the first hit, or the one it was on."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        now = self.currentIndex()
        index = now if now.isValid() else self.model().index(0, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


class SearchField(LineEdit):
    """The field; the arrow down goes to what was found."""

    down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down into the list, or type."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.down.emit()
        else:
            super().keyPressEvent(event)

"""What gallery and table do alike: keys, finding by reference, dragging to another place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QDropEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QTableView, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.models.exhibits import MIME, ExhibitModel
from evidence_desk.ui.models.filters import ExhibitFilter

SEARCH_MS: Final = 1200  # between keys that belong to one reference


class ViewKeys(QObject):
    """What is asked for by keys in either view."""

    opened = Signal(str)
    reveal_asked = Signal(str)
    nudged = Signal(int)  # one place back or on
    copy_asked = Signal()
    inspector_asked = Signal()
    escaped = Signal()  # with nothing selected

    def __init__(self, view: QAbstractItemView, shown: ExhibitFilter) -> None:
        super().__init__(view)
        self._view, self._shown = view, shown
        self._typed = ""
        self._since = QElapsedTimer()

    def current(self) -> str:
        """Return the id the keyboard is on, or ""."""
        index = self._view.currentIndex()
        return self._shown.row(index).id if index.isValid() else ""

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; return whether it was one of these."""
        key, ident = event.key(), self.current()
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and alt:
            self.inspector_asked.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and ident:
            if not event.isAutoRepeat():
                self.opened.emit(ident)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and alt and ident:
            self.nudged.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape and plain:
            if self._view.selectionModel().hasSelection():
                self._view.clearSelection()
            else:
                self.escaped.emit()
        else:
            return False
        return True

    def search(self, typed: str) -> None:
        """Go to the reference that begins with what was typed just now; digits alone are a number."""
        if not self._since.isValid() or self._since.elapsed() > SEARCH_MS:
            self._typed = ""
        self._since.start()
        self._typed += typed.casefold().strip()
        wanted = self._typed
        if not wanted:
            return
        best: tuple[int, int] | None = None
        for place, row in enumerate(self._shown.rows()):
            ref = row.ref.casefold()
            if wanted in (ref, str(row.ref_key[1])):
                best = (0, place)
                break
            near = ref.startswith(wanted) or str(row.ref_key[1]).startswith(wanted)
            if near and best is None:
                best = (1, place)
        if best is not None:
            self._view.setCurrentIndex(self._shown.index(best[1], max(0, self._view.currentIndex().column())))


class OrderDrops(QObject):
    """Dragging exhibits to another place within a view; nothing else is dragged, and nothing out of the window."""

    def __init__(
        self, view: QListView | QTableView, shown: ExhibitFilter, exhibits: ExhibitModel, *, across: bool
    ) -> None:
        super().__init__(view)
        self._view, self._shown, self._exhibits, self._across = view, shown, exhibits, across
        self._mark = _DropMark(view.viewport())
        view.viewport().installEventFilter(self)

    def start(self) -> None:
        """Begin to drag what is selected; what travels is ids, and what is seen is references."""
        chosen = [index for index in self._view.selectionModel().selectedRows() if index.isValid()]
        if not chosen or not self._exhibits.can_move:
            return
        drag = QDrag(self._view)
        drag.setMimeData(self._shown.mimeData(chosen))
        refs = ", ".join(self._shown.row(index).ref for index in chosen[:3])
        drag.setPixmap(_words(refs + (" …" if len(chosen) > 3 else "")))
        drag.exec(Qt.DropAction.MoveAction)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the view, if it came from here."""
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self._mark.hide()
            return False
        if kind not in {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}:
            return False
        assert isinstance(event, QDropEvent)  # noqa: S101  # the base of all three
        if not event.mimeData().hasFormat(MIME) or not self._exhibits.can_move:
            event.ignore()  # files and pictures belong to the window
            return True
        ids = bytes(event.mimeData().data(MIME).data()).decode().split("\n")
        place, line = self._target(event.position().toPoint())
        if kind == QEvent.Type.Drop:
            self._mark.hide()
            self._exhibits.ask_move(ids, self._id_from(place, ids))
        else:
            self._mark.setGeometry(line)
            self._mark.show()
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        return True

    def _id_from(self, place: int, moved: list[str]) -> str:
        """Return the first exhibit from a place on that is not itself moved; "" for the end."""
        for at in range(place, self._shown.rowCount()):
            ident = self._shown.row(self._shown.index(at, 0)).id
            if ident not in moved:
                return ident
        return ""

    def _target(self, point: QPoint) -> tuple[int, QRect]:
        """Return the place something dropped at a point goes to, and where to draw the mark."""
        index = self._view.indexAt(point)
        count = self._shown.rowCount()
        if not index.isValid():
            index, after = self._shown.index(count - 1, 0), True
        else:
            middle = self._view.visualRect(index).center()
            after = point.x() > middle.x() if self._across else point.y() > middle.y()
        box = self._view.visualRect(index)
        if self._across:
            line = QRect(box.right() - 1 if after else box.left() - 1, box.top() + 6, 3, box.height() - 12)
        else:
            line = QRect(0, (box.bottom() if after else box.top()) - 1, self._view.viewport().width(), 3)
        return index.row() + after, line


class _DropMark(QWidget):
    """The line that shows where what is dragged would go."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().accent)


def _words(text: str) -> QPixmap:
    """Return words on a plain ground, to be carried under the pointer."""
    metrics = theme.metrics("body", bold=True)
    drawn = QPixmap(metrics.horizontalAdvance(text) + 20, metrics.height() + 10)
    drawn.fill(theme.current().soft)
    painter = QPainter(drawn)
    painter.setFont(theme.font("body", bold=True))
    painter.setPen(theme.current().soft_text)
    painter.drawText(drawn.rect(), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return drawn

"""A layout that goes on in the next row when a row is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items from left to right, then on in the next row; from right to left where the language runs so."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, row_gap: int | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._row_gap = gap if row_gap is None else row_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item, or None past the end."""
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: rows take what they need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return True: fewer columns, more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return everything in one row."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        return QSize(
            sum(size.width() for size in shown)
            + self._gap * max(0, len(shown) - 1)
            + margins.left()
            + margins.right(),
            max((size.height() for size in shown), default=0) + margins.top() + margins.bottom(),
        )

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        left, top, row_height = inner.left(), inner.top(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        rows = [row]
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if row and left + size.width() > inner.right() + 1:
                left, top, row_height = inner.left(), top + row_height + self._row_gap, 0
                row = []
                rows.append(row)
            size.setWidth(min(size.width(), max(inner.width(), item.minimumSize().width())))
            row.append((item, QRect(QPoint(left, top), size)))
            left += size.width() + self._gap
            row_height = max(row_height, size.height())
        if move:
            self._move(rows, inner)
        return top + row_height - rect.top() + self.contentsMargins().bottom()

    def _move(self, rows: list[list[tuple[QLayoutItem, QRect]]], inner: QRect) -> None:
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        for row in rows:
            height = max((box.height() for _, box in row), default=0)
            for item, box in row:
                box.moveTop(box.top() + (height - box.height()) // 2)
                if mirrored:
                    box.moveRight(inner.right() - (box.left() - inner.left()))
                item.setGeometry(box)

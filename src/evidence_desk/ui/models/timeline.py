"""The timeline as a list of rows, shown in pages of 500."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evidence_desk.ui.timeline_rows import TimelineRow

Index = QModelIndex | QPersistentModelIndex
PAGE = 500
ROW_ROLE = int(Qt.ItemDataRole.UserRole)  # the TimelineRow
_NONE = QModelIndex()


class TimelineModel(QAbstractListModel):
    """Rows ready to be painted; further pages come as the view asks for them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TimelineRow, ...] = ()
        self._shown = 0

    def show_rows(self, rows: Sequence[TimelineRow]) -> None:
        """Show other rows; where only some came at the end, the others stay where they are."""
        new = tuple(rows)
        if self._rows and new[: len(self._rows)] == self._rows and self._shown == len(self._rows):
            self._rows = new
            if self.canFetchMore(_NONE):
                self.fetchMore(_NONE)
            return
        if new == self._rows:
            return
        self.beginResetModel()
        self._rows = new
        self._shown = min(PAGE, len(new))
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many rows are shown so far."""
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there are more rows."""
        return not parent.isValid() and self._shown < len(self._rows)

    def fetchMore(self, parent: Index) -> None:
        """Show one more page."""
        last = min(self._shown + PAGE, len(self._rows))
        if last > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, last - 1)
            self._shown = last
            self.endInsertRows()

    def fetch_all(self) -> None:
        """Show every page, for going to the end."""
        while self.canFetchMore(_NONE):
            self.fetchMore(_NONE)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that heads of days cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].kind == "day":
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, what is spoken, or the row."""
        if not index.isValid() or index.row() >= self._shown:
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken() if row.kind == "entry" else row.words
        return None

"""The actions of a case as a table, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evidence_desk.ui.action_rows import ActionRow

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_NONE = QModelIndex()


class ActionsModel(QAbstractTableModel):
    """When, what, with whom or of what kind, exhibits, by whom."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ActionRow, ...] = ()

    def show_rows(self, rows: Sequence[ActionRow]) -> None:
        """Show actions."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def action_row(self, row: int) -> ActionRow:
        """Return an action."""
        return self._rows[row]

    def row_of(self, action: str) -> int:
        """Return the row of an action's id, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.action.id == action), -1)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return five."""
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the words over a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = (
            self.tr("Done"),
            self.tr("What"),
            self.tr("Details"),
            self.tr("Exhibits"),
            self.tr("Written down by"),
        )
        return words[section] if 0 <= section < len(words) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, or the row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        main = (
            row.main if not row.corrected_at else self.tr("{words} (corrected later)").format(words=row.main)
        )
        return (row.when, row.label, main, ", ".join(row.refs), row.who)[index.column()]

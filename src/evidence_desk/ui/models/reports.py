"""The reports of a case as a table: to whom, when, reference, what came back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evidence_desk.acts.reports import ReportView
from evidence_desk.ui import icons, theme
from evidence_desk.ui.widgets.dates import table_text

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_NONE = QModelIndex()
_ICONS = {
    "answered": ("check", "ok"),
    "late": ("clock-alert", "stop"),
    "due": ("clock", "warn"),
    "open": ("clock", "sec"),
}


class ReportsModel(QAbstractTableModel):
    """One line for each report, in the order they were sent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ReportView, ...] = ()

    def show_rows(self, rows: Sequence[ReportView]) -> None:
        """Show these reports; where they are the same ones, the place in the table stays."""
        shown = tuple(rows)
        if [row.id for row in shown] == [row.id for row in self._rows]:
            self._rows = shown
            if shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, 3))
            return
        self.beginResetModel()
        self._rows = shown
        self.endResetModel()

    def report(self, row: int) -> ReportView:
        """Return the report of a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return four."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the words over a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = (self.tr("Sent to"), self.tr("Sent"), self.tr("Reference"), self.tr("Answer"))
        return words[section] if 0 <= section < len(words) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, its icon and ink, or the report."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.to, table_text(row.sent_at), row.reference, self._answer(row))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._whole(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 3:
            return self._said(row)
        if index.column() != 3:
            return None
        icon, ink = _ICONS[row.state]
        colour = getattr(theme.current(), ink)
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.icon(icon, 14, colour)
        return colour if role == Qt.ItemDataRole.ForegroundRole else None

    def _answer(self, row: ReportView) -> str:
        if row.state == "answered":
            return row.outcome or row.reply
        if not row.due_at:
            return self.tr("Waiting")
        words = self.tr("Late since {when}") if row.state == "late" else self.tr("Due {when}")
        return words.format(when=table_text(row.due_at))

    def _said(self, row: ReportView) -> str:
        """Return the answer with the day it is due."""
        if row.state == "answered":
            return self._answer(row)
        if row.state == "late":
            return self.tr("Late since {when}").format(when=table_text(row.due_at))
        if row.due_at:
            return self.tr("Waiting, due {when}").format(when=table_text(row.due_at))
        return self.tr("Waiting; no time is promised")

    def _whole(self, row: ReportView) -> str:
        lines = [
            self._said(row),
            self.tr("About: {what}").format(what=row.what) if row.what else "",
            self.tr("Cited: {cited}").format(cited=row.cited) if row.cited else "",
            self.tr("By way of: {channel}").format(channel=row.channel_label) if row.channel_label else "",
            *(self.tr("Chased {when}").format(when=table_text(at)) for at in row.chased),
            self.tr("Next step: {step}").format(step=row.next_step) if row.next_step else "",
            row.next_route,
        ]
        return "\n".join(line for line in lines if line)

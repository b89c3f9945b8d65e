"""The inbox as models: the drops that came, and what is inside the one that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from evidence_desk.acts.inbox_facts import Listed, ListedItem
from evidence_desk.ui import icons
from evidence_desk.ui.inbox_words import (
    Line,
    answer_line,
    item_icon,
    item_words,
    spoken_of,
    state_line,
    subject_of,
    when_words,
)

Index = QModelIndex | QPersistentModelIndex
DROP_ROLE: Final = int(Qt.ItemDataRole.UserRole)
Order = Literal["new", "newest", "sender"]
_NONE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One drop, its words ready."""

    drop: Listed
    who: str
    role: str
    subject: str
    when: str
    state: Line
    is_new: bool

    @property
    def key(self) -> str:
        """What stays the same when the drop is looked at again."""
        return self.drop.id or str(self.drop.path)


def rows_of(drops: Sequence[Listed], refs: dict[str, str], order: Order, today: str) -> list[InboxRow]:
    """Return the rows of what was found, in an order.

    Args:
        refs: id of a case this person knows -> its reference, or title.
        today: UTC text; what came today is shown by its time alone.
    """
    rows = [
        InboxRow(
            drop=drop,
            who=drop.sender,
            role=drop.position or drop.organisation,
            subject=subject_of(drop),
            when=when_words(drop.newest_at or drop.arrived_at, today),
            state=state_line(drop, refs.get(drop.case, "")),
            is_new=drop.is_new,
        )
        for drop in drops
    ]
    if order == "new":
        rows.sort(key=lambda row: not row.is_new)
    elif order == "sender":
        rows.sort(key=lambda row: row.who.casefold())
    return rows


class InboxModel(QAbstractListModel):
    """The drops, one line each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[InboxRow, ...] = ()

    def show(self, rows: Sequence[InboxRow]) -> None:
        """Replace the rows; where only their words are new, the view keeps its place."""
        rows = tuple(rows)
        if [row.key for row in rows] == [row.key for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return the number of a drop's row, or -1."""
        return next((number for number, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many drops there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's words, or the row."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.subject
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_of(row.drop, row.who, row.subject, row.when, row.state)
            case _:
                return row if role == DROP_ROLE else None


class ItemsModel(QAbstractTableModel):
    """What is inside a drop: what it is, its size and time, what was answered for it. Never a preview."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[ListedItem, ...] = ()
        self._sender = ""

    def show(self, drop: Listed | None) -> None:
        """Show the items of a drop, or none."""
        self.beginResetModel()
        self._items = () if drop is None else tuple(item for item in drop.items if item.what != "concern")
        self._sender = drop.sender if drop is not None else ""
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many items there are."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return three."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heads of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Item"), self.tr("Size and time"), self.tr("Stop question"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, or its drawing."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        answer = answer_line(item, self._sender)
        cells = (item_words(item), when_words(item.at, "", size=item.size), answer.text)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return cells[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(cells) if index.column() == 0 else cells[index.column()]
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                return icons.icon(item_icon(item))
            case Qt.ItemDataRole.DecorationRole if index.column() == 2:
                return icons.icon(answer.icon)
            case _:
                return None

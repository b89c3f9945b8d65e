"""The exhibits of a case as one Qt model: the gallery reads its first column, the table all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from evidence_desk.ui.rows import ExhibitRow, RowSet, spoken

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1  # the ExhibitRow itself
SORT_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2  # the value a column is sorted by
MIME: Final = "application/x-evidence-desk-exhibits"  # ids, one a line; means nothing to any other program
OWN_ORDER: Final = -1  # in place of a column: the order the person has given
_MANY_CHANGES: Final = 200  # rows; beyond, one signal for all costs less than one for each


class Column(IntEnum):
    """The columns of the table; the first holds the box that mirrors the selection, and the gallery's card."""

    CHOSEN = 0
    REF = 1
    KIND = 2
    CAPTION = 3
    SEEN = 4
    GRADE = 5
    POLICY = 6
    PEOPLE = 7
    BY = 8
    ADDED = 9
    PLATFORM = 10
    ACCOUNT = 11
    SIZE = 12


_TEXTS: Final[dict[Column, Callable[[ExhibitRow], str]]] = {
    Column.CHOSEN: lambda row: row.ref,
    Column.REF: lambda row: row.ref,
    Column.KIND: lambda row: row.kind_text,
    Column.CAPTION: lambda row: row.caption,
    Column.SEEN: lambda row: row.seen or "–",
    Column.GRADE: lambda row: row.grade or "–",
    Column.POLICY: lambda row: row.policy,
    Column.PEOPLE: lambda row: str(len(row.people)),
    Column.BY: lambda row: row.by,
    Column.ADDED: lambda row: row.added,
    Column.PLATFORM: lambda row: row.platform,
    Column.ACCOUNT: lambda row: row.account,
    Column.SIZE: lambda row: row.size_text,
}
# What a column is sorted by: a value, never the text that shows it.
_VALUES: Final[dict[int, Callable[[ExhibitRow], Any]]] = {
    OWN_ORDER: lambda row: row.place,
    Column.CHOSEN: lambda row: row.place,
    Column.REF: lambda row: row.ref_key,
    Column.KIND: lambda row: row.kind_text.casefold(),
    Column.CAPTION: lambda row: row.caption.casefold(),
    Column.SEEN: lambda row: row.seen_key,
    Column.GRADE: lambda row: row.grade,
    Column.POLICY: lambda row: row.policy if row.can_classify and row.classified else "",
    Column.PEOPLE: lambda row: len(row.people),
    Column.BY: lambda row: row.by.casefold(),
    Column.ADDED: lambda row: row.added_leaf,
    Column.PLATFORM: lambda row: row.platform_key,
    Column.ACCOUNT: lambda row: row.account.casefold(),
    Column.SIZE: lambda row: row.size,
}

# What can be done with a cell; put together once, for Qt asks of every cell.
_GIVEN: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_DRAGGED: Final = _GIVEN | Qt.ItemFlag.ItemIsDragEnabled


class ExhibitModel(QAbstractTableModel):
    """Rows of exhibits in one order. It changes only when the case did: `show` is told the new rows."""

    moves_asked = Signal(list, str)  # ids in order; the id they go before, or "" for the end

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ExhibitRow] = []
        self._places: dict[str, int] = {}
        self._column: int = OWN_ORDER
        self._descending = False
        self.can_move = False  # whether an order of one's own can be given just now
        self._headers: dict[int, tuple[str, str]] = {}

    # -- what it holds -----------------------------------------------------------------------------------------------

    @property
    def rows(self) -> Sequence[ExhibitRow]:
        """All rows, in the order shown."""
        return self._rows

    def row_of(self, ident: str) -> int:
        """Return where an exhibit stands, or -1."""
        return self._places.get(ident, -1)

    def at(self, ident: str) -> ExhibitRow | None:
        """Return the row of an exhibit, or None."""
        place = self._places.get(ident)
        return None if place is None else self._rows[place]

    @property
    def order(self) -> tuple[int, bool]:
        """What it is sorted by: a column, or OWN_ORDER; and whether downwards."""
        return self._column, self._descending

    def clear(self) -> None:
        """Forget all rows."""
        self.beginResetModel()
        self._put([])
        self.endResetModel()

    def show(self, rowset: RowSet) -> None:
        """Take new rows in, telling the views of no more than what changed."""
        rows = self._sorted(rowset.rows)
        old = self._rows
        if len(rows) >= len(old) and all(a.id == b.id for a, b in zip(old, rows, strict=False)):
            self._take_changed(rows[: len(old)])
            self._append(rows[len(old) :])
        elif len(rows) == len(old) and self._places.keys() == {row.id for row in rows}:
            self._reorder(rows)
        else:
            self.beginResetModel()
            self._put(rows)
            self.endResetModel()

    def _take_changed(self, rows: list[ExhibitRow]) -> None:
        changed = [place for place, row in enumerate(rows) if row is not self._rows[place]]
        self._rows = rows
        if not changed:
            return
        spans = (
            [(changed[0], changed[-1])]
            if len(changed) > _MANY_CHANGES
            else zip(changed, changed, strict=True)
        )
        for first, last in spans:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _append(self, rows: list[ExhibitRow]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._put([*self._rows, *rows])
            self.endInsertRows()

    def _put(self, rows: list[ExhibitRow]) -> None:
        self._rows = rows
        self._places = {row.id: place for place, row in enumerate(rows)}

    def _reorder(self, rows: list[ExhibitRow]) -> None:
        """Put the same exhibits in another order; what is selected or current follows its exhibit."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        names = [self._rows[index.row()].id for index in before]
        self._put(rows)
        after = [
            self.index(self._places[name], index.column()) for name, index in zip(names, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sorted(self, rows: Iterable[ExhibitRow]) -> list[ExhibitRow]:
        value = _VALUES[self._column]
        ordered = sorted(rows, key=lambda row: (value(row), row.place), reverse=self._descending)
        # What has no value stands at the end, whichever way it is sorted.
        return [row for row in ordered if value(row) != ""] + [row for row in ordered if value(row) == ""]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column's values; by OWN_ORDER in the order the person has given."""
        self._column = column if column > Column.CHOSEN else OWN_ORDER
        self._descending = order is Qt.SortOrder.DescendingOrder and self._column != OWN_ORDER
        if self._rows:
            self._reorder(self._sorted(self._rows))

    # -- what Qt asks ------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return how many exhibits there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, its value for sorting, its row, or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _TEXTS[Column(column)](row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column == Column.CHOSEN:
                return spoken(row)
            return f"{self.heading(column)[0]}: {_TEXTS[Column(column)](row)}"
        if role == SORT_ROLE:
            return _VALUES[column](row)
        if role == Qt.ItemDataRole.ToolTipRole and column == Column.PEOPLE:
            return row.people_text
        return None

    def heading(self, column: int) -> tuple[str, str]:
        """Return a column's short name, and the one a screen reader says."""
        if not self._headers:
            self._headers = {
                Column.CHOSEN: ("", self.tr("Selected")),
                Column.REF: (self.tr("Ref"), self.tr("Reference")),
                Column.KIND: (self.tr("Kind"),) * 2,
                Column.CAPTION: (self.tr("Caption"),) * 2,
                Column.SEEN: (self.tr("On screen"),) * 2,
                Column.GRADE: (self.tr("Grade"),) * 2,
                Column.POLICY: (self.tr("Policy"),) * 2,
                Column.PEOPLE: (self.tr("People"), self.tr("How many people")),
                Column.BY: (self.tr("By"), self.tr("Added by")),
                Column.ADDED: (self.tr("Added"),) * 2,
                Column.PLATFORM: (self.tr("Platform"),) * 2,
                Column.ACCOUNT: (self.tr("Account"),) * 2,
                Column.SIZE: (self.tr("Size"),) * 2,
            }
        return self._headers[column]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section)[0]
        return self.heading(section)[1] if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: choosing it, and moving it where an order can be given."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.can_move else Qt.ItemFlag.NoItemFlags
        return _DRAGGED if self.can_move else _GIVEN

    # -- moving ------------------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that rows are moved, never copied out."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the one private type that carries ids and nothing of an exhibit."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of what is dragged, in the order shown."""
        places = sorted({index.row() for index in indexes})
        carried = QMimeData()
        carried.setData(MIME, "\n".join(self._rows[place].id for place in places).encode())
        return carried

    def moveRows(self, source: Index, first: int, count: int, target: Index, child: int) -> bool:
        """Ask for rows to be moved before row `child`; they move here once the case says so.

        Returns:
            whether anything was asked for.
        """
        inside = (
            first >= 0 and count > 0 and first + count <= len(self._rows) and 0 <= child <= len(self._rows)
        )
        if not self.can_move or not inside or first <= child <= first + count:
            return False
        before = self._rows[child].id if child < len(self._rows) else ""
        self.moves_asked.emit([row.id for row in self._rows[first : first + count]], before)
        return True

    def ask_move(self, ids: Sequence[str], before: str) -> bool:
        """Ask for exhibits, not always neighbours, to be moved before another, or to the end for ""."""
        if not self.can_move or not ids or before in ids:
            return False
        self.moves_asked.emit(list(ids), before)
        return True

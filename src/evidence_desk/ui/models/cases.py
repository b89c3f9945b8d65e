"""The list of cases as a table: those opened here, and those found in the library's folders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import Any, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from evidence_desk.library.keeper import ListedCase
from evidence_desk.ui.action_rows import due_words
from evidence_desk.ui.settings import RecentCase
from evidence_desk.ui.widgets.dates import table_text

_Index = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = Qt.ItemDataRole.UserRole
Presence = Literal["there", "missing", "unreachable"]


class Column(IntEnum):
    """The columns of the list."""

    REFERENCE = 0
    TITLE = 1
    EXHIBITS = 2
    OPENED = 3
    NOTE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CareNote:
    """What is known of a case from the last check and the last backup."""

    words: str  # what the check found, and when; empty where it was not checked
    needs_look: bool
    backed_up: str  # UTC text; empty for never


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case of the list."""

    recent: RecentCase
    presence: Presence = "there"
    is_open: bool = False
    care: CareNote | None = None
    late: int = 0  # clocks that have run out, as the case was left
    today: int = 0  # and those that run out today
    is_new: bool = False  # found in a library folder, not among the cases opened here lately
    is_strange: bool = (
        False  # and made by nobody this person knows: nothing of it is read before they open it
    )

    is_late: bool = False  # the police were to be told before now

    @property
    def needs_look(self) -> bool:
        """Whether something is wrong with its file."""
        return self.presence != "there" or (self.care is not None and self.care.needs_look)


def found_rows(found: Sequence[ListedCase], open_path: str) -> list[CaseRow]:
    """Return rows for cases in the library's folders that were never opened here, by reference."""
    rows: list[CaseRow] = []
    for item in found:
        case = item.case
        listed = RecentCase(
            path=str(item.path),
            case_id=case.case_id if case is not None else "",
            title=case.title if case is not None else "",
            reference=case.reference if case is not None else "",
            opened_at="",
            exhibits=case.exhibits if case is not None else 0,
        )
        is_open = listed.path == open_path
        rows.append(CaseRow(recent=listed, is_open=is_open, is_new=True, is_strange=case is None))
    return sorted(rows, key=lambda row: (row.is_strange, row.recent.reference, row.recent.title))


def presence_of(path: Path) -> Presence:
    """Return whether a case file can be reached. May take long on a network that is gone; not for the main thread."""
    try:
        if path.is_file():
            return "there"
        return "missing" if path.parent.is_dir() else "unreachable"
    except OSError:
        return "unreachable"


class CasesModel(QAbstractTableModel):
    """The list as a table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[CaseRow, ...] = ()

    def show(self, rows: Sequence[CaseRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def set_presence(self, found: dict[str, Presence]) -> None:
        """Say of each path whether its file is there."""
        self.rows = tuple(
            replace(row, presence=found.get(row.recent.path, row.presence)) for row in self.rows
        )
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, Column.NOTE))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Return how many cases there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, or the row behind it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.recent.path}\n{self._backed_up(row)}"
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        match Column(index.column()):
            case Column.REFERENCE:
                return row.recent.reference
            case Column.TITLE:
                return row.recent.title or Path(row.recent.path).name
            case Column.EXHIBITS:
                return "" if row.is_strange else str(row.recent.exhibits)
            case Column.OPENED:
                return "" if row.is_new else table_text(row.recent.opened_at)
            case _:
                return self._note(row)

    def _note(self, row: CaseRow) -> str:
        if row.presence == "missing":
            return self.tr("The file is not there any more")
        if row.presence == "unreachable":
            return self.tr("Its folder cannot be reached")
        if row.recent.police_due:
            return self.tr("Police not told: late") if row.is_late else self.tr("Police not told: due today")
        if row.late or row.today:
            return due_words(row.late, row.today)
        if row.care is not None and row.care.words and (row.care.needs_look or not row.is_open):
            return row.care.words
        if row.is_new and not row.is_open:
            if row.is_strange:
                return self.tr("Not opened; maker not known")
            return self.tr("In your library folders")
        return self.tr("Open") if row.is_open else ""

    def _backed_up(self, row: CaseRow) -> str:
        if row.care is None or not row.care.backed_up:
            return self.tr("Not in a backup made here")
        return self.tr("In the backup of {time}").format(time=table_text(row.care.backed_up))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heads of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Reference"),
            self.tr("Title"),
            self.tr("Exhibits"),
            self.tr("Last opened"),
            self.tr("State"),
        )[section]

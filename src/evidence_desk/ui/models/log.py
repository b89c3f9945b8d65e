"""The handling log as a table: rows come in pages as they are read, a filter keeps what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evidence_desk.case.story import LogLine
from evidence_desk.ui.widgets.dates import local_text, table_text

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole)  # the LogLine
_NONE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; empty fields ask for everything."""

    words: str = ""
    who: str = ""  # fingerprint


class LogModel(QAbstractTableModel):
    """Number, time, who, what, exhibits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[LogLine] = []
        self._hay: list[str] = []
        self._shown: list[int] = []  # places in _lines
        self._filter = Filter()

    @property
    def total(self) -> int:
        """How many entries were read."""
        return len(self._lines)

    def clear(self) -> None:
        """Forget everything."""
        self.beginResetModel()
        self._lines, self._hay, self._shown = [], [], []
        self.endResetModel()

    def add(self, lines: Sequence[LogLine]) -> None:
        """Add lines at the end, with those that match shown at once."""
        first = len(self._lines)
        hay = [_hay(line) for line in lines]
        self._lines += lines
        self._hay += hay
        new = [place for place in range(first, len(self._lines)) if self._matches(place)]
        if new:
            self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(new) - 1)
            self._shown += new
            self.endInsertRows()

    def set_filter(self, asked: Filter) -> None:
        """Show what matches."""
        if asked == self._filter:
            return
        self.beginResetModel()
        self._filter = asked
        self._shown = [place for place in range(len(self._lines)) if self._matches(place)]
        self.endResetModel()

    def _matches(self, place: int) -> bool:
        line, asked = self._lines[place], self._filter
        if asked.who and line.actor != asked.who:
            return False
        words = asked.words.casefold().strip()
        if not words:
            return True
        if "/" in words:  # a reference is meant whole: JPS/1 is not JPS/10
            return any(ref.casefold() == words for ref in line.exhibits)
        return words in self._hay[place]

    def line(self, row: int) -> LogLine:
        """Return the line shown in a row."""
        return self._lines[self._shown[row]]

    def as_text(self, rows: Iterable[int]) -> str:
        """Return rows as lines of text with tabs between, for copying."""
        lines = map(self.line, rows)
        return "\n".join(
            "\t".join((str(one.number), local_text(one.at), one.who, one.says.replace("\n", " ")))
            for one in lines
        )

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many lines match."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return five."""
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the words over a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = (self.tr("No."), self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Exhibits"))
        return words[section] if 0 <= section < len(words) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, or the line."""
        if not index.isValid():
            return None
        line = self.line(index.row())
        column = index.column()
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 0:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            if column == 0:
                return f"{line.number:,}"
            says = line.says.replace("\n", " ")
            return (table_text(line.at), line.who, says, ", ".join(line.exhibits))[column - 1]
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 1:
            return local_text(line.at)
        return None


def _hay(line: LogLine) -> str:
    return f"{line.who} {line.says} {' '.join(line.exhibits)}".casefold()

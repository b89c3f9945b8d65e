"""Messages of a chat in a table: number, time as exported, who, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evidence_desk.capture.chat_values import Message

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_WORDS: Final = 2_000  # characters of one message that a table lays out


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatRow:
    """One message, in words."""

    number: int
    at: str
    who: str
    words: str


class ChatTable(QAbstractTableModel):
    """Rows of a chat."""

    def __init__(
        self, parent: QObject | None = None, *, across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop
    ) -> None:
        super().__init__(parent)
        self._across = across
        self._rows: tuple[ChatRow, ...] = ()

    def show(self, rows: Sequence[ChatRow]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: int) -> ChatRow:
        """Return one row."""
        return self._rows[index]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many messages are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return 4: number, time, who, words."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("No."), self.tr("Time as exported"), self.tr("Who"), self.tr("Words"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell; the whole row is read out with its number."""
        row = self._rows[index.row()]
        cells = (f"{row.number:,}", row.at, row.who, row.words)
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(cells)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 0:
            return Qt.AlignmentFlag.AlignRight | self._across
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | self._across
        return None


def row_of(number: int, message: Message, said: str, *, one_line: bool = False) -> ChatRow:
    """Return a message as a row.

    Args:
        said: what the app says of it: edited, deleted, what was attached; empty where it says nothing.
    """
    text = message.text.replace("\n", " ⏎ ") if one_line else message.text
    words = text if len(text) <= _WORDS else f"{text[:_WORDS]}…"
    return ChatRow(
        number=number,
        at=message.at,
        who=message.author,
        words=" ".join(part for part in (words, f"[{said}]" if said else "") if part),
    )

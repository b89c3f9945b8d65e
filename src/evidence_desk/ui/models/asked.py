"""The pictures a category asks about, as a table: reference, caption, time, and one column for each answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from evidence_desk.case.values import Exhibit
from evidence_desk.ui.widgets.dates import local_text, table_text

Index = QModelIndex | QPersistentModelIndex
Answer = Literal["yes", "unsure", "no"]
ANSWERS: tuple[Answer, ...] = ("yes", "unsure", "no")
FIRST_ANSWER = 3  # column
STATE_ROLE = int(Qt.ItemDataRole.UserRole)  # "open", "locking", "locked", "failed"
_NONE = QModelIndex()


@dataclass(slots=True)
class AskedPicture:
    """One picture, unshown, and what was answered."""

    id: str
    ref: str
    caption: str
    when: str
    when_long: str
    itself: bool  # it is being given the category, so No would contradict it
    answer: Answer | None = None
    state: Literal["open", "locking", "locked", "failed"] = "open"


def asked_picture(exhibit: Exhibit, *, itself: bool) -> AskedPicture:
    """Return the row of an exhibit."""
    when = exhibit.captured_at.utc
    return AskedPicture(
        id=exhibit.id,
        ref=exhibit.ref,
        caption=exhibit.caption or exhibit.source.file_name,
        when=table_text(when),
        when_long=local_text(when),
        itself=itself,
    )


class AskedModel(QAbstractTableModel):
    """Rows of pictures; the answers are ticked like radio buttons, none of them to begin with."""

    answered = Signal(str, str)  # exhibit id, answer

    def __init__(self, pictures: Sequence[AskedPicture], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pictures = list(pictures)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many pictures are asked about."""
        return 0 if parent.isValid() else len(self.pictures)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return three columns of facts and three of answers."""
        return 0 if parent.isValid() else FIRST_ANSWER + len(ANSWERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the words over a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = (
            self.tr("Exhibit"),
            self.tr("Caption"),
            self.tr("Added"),
            self.tr("Yes"),
            self.tr("Not sure"),
            self.tr("No"),
        )
        return words[section] if 0 <= section < len(words) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return facts, ticks and what a screen reader says."""
        if not index.isValid():
            return None
        row = self.pictures[index.row()]
        if role == STATE_ROLE:
            return row.state
        if index.column() >= FIRST_ANSWER:
            return self._answer_data(row, index.column() - FIRST_ANSWER, int(role))
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.ref, row.caption or self.tr("no caption"), row.when)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (row.ref, row.caption, row.when_long)[index.column()]
        return None

    def _answer_data(self, row: AskedPicture, place: int, role: int) -> object:
        answer = ANSWERS[place]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.answer == answer else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            word = self.headerData(FIRST_ANSWER + place, Qt.Orientation.Horizontal)
            return f"{row.ref}: {word}"
        if role == Qt.ItemDataRole.ToolTipRole and answer == "no" and row.itself:
            return self.tr(
                "{ref} is being given this category, so it cannot be answered No. Choose another category instead."
            ).format(ref=row.ref)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be answered: not what is locked, and not No for what is given the category."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.pictures[index.row()]
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() < FIRST_ANSWER:
            return plain
        contradicts = row.itself and ANSWERS[index.column() - FIRST_ANSWER] == "no"
        if row.state in {"locking", "locked"} or contradicts:
            return Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take an answer; it can be changed to another, never taken back to none."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        row = self.pictures[index.row()]
        row.answer = ANSWERS[index.column() - FIRST_ANSWER]
        self._tell(index.row())
        self.answered.emit(row.id, row.answer)
        return True

    def set_state(self, ids: frozenset[str], state: Literal["open", "locking", "locked", "failed"]) -> None:
        """Say how far locking is for some pictures."""
        for place, row in enumerate(self.pictures):
            if row.id in ids and row.state != state:
                row.state = state
                self._tell(place)

    def answers(self) -> dict[str, Answer]:
        """Return what was answered, by exhibit id."""
        return {row.id: row.answer for row in self.pictures if row.answer is not None}

    def waiting(self) -> int:
        """Return how many pictures have no answer and are not locked."""
        return sum(row.answer is None and row.state != "locked" for row in self.pictures)

    def _tell(self, place: int) -> None:
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

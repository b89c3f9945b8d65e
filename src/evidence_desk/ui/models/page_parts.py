"""The parts of one page as they are kept: which wait, which is being made, which are safe, each with time and size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

PartState = Literal["waiting", "running", "kept", "failed", "left"]
Index = QModelIndex | QPersistentModelIndex
PART_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_NONE: Final = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One line of the list."""

    kind: str
    title: str
    state: PartState = "waiting"
    detail: str = ""  # what it is, its size, or why there is none
    at: str = ""  # the time of day at which it was safe
    done: int = 0
    of: int = 0  # 0: nobody knows how much is to come
    ref: str = ""  # of the exhibit it became


class PartsModel(QAbstractListModel):
    """The parts in the order in which they are made. A part is `kept` once it is on the disk, never before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PartRow] = []

    def show(self, rows: Sequence[PartRow]) -> None:
        """Begin with these parts."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def change(self, kind: str, **changes: Any) -> None:
        """Say something new of a part; of one that is not in the list nothing is known, and nothing happens."""
        for number, row in enumerate(self.rows):
            if row.kind == kind:
                self.rows[number] = replace(row, **changes)
                index = self.index(number)
                self.dataChanged.emit(index, index)

    def row(self, kind: str) -> PartRow | None:
        """Return the line of a part."""
        return next((row for row in self.rows if row.kind == kind), None)

    def settle(self, words: str) -> None:
        """End: whatever is not safe by now is left out, and says why."""
        for row in tuple(self.rows):
            if row.state in {"waiting", "running"}:
                self.change(row.kind, state="left", detail=words, done=0, of=0)

    @property
    def kept(self) -> int:
        """How many parts are safe."""
        return sum(row.state == "kept" for row in self.rows)

    @property
    def refs(self) -> tuple[str, ...]:
        """The references that the parts were given, in order."""
        return tuple(row.ref for row in self.rows if row.ref)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many parts there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a part, what a screen reader says of it, or its line."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (row.title, self._state(row), row.detail, row.at) if part)
            case _:
                return row if role == PART_ROLE else None

    def _state(self, row: PartRow) -> str:
        return {
            "waiting": self.tr("waiting"),
            "running": self.tr("being made"),
            "kept": self.tr("kept"),
            "failed": self.tr("could not be made"),
            "left": self.tr("not kept"),
        }[row.state]

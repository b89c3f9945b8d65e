"""The people of a case as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit, Person, RoleInExhibit
from evidence_desk.ui.row_words import role_texts

Index = QModelIndex | QPersistentModelIndex
PERSON_ROLE = int(Qt.ItemDataRole.UserRole)  # the PersonRow
_NONE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody is in one exhibit."""

    exhibit: str  # id
    ref: str
    caption: str
    role: RoleInExhibit


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person with all their parts."""

    person: Person
    kind: str  # in words
    parts: tuple[Part, ...]

    def parts_text(self) -> str:
        """Return “Victim in 3, posted in 1”."""
        names, counts = role_texts(), dict.fromkeys((part.role for part in self.parts), 0)
        for part in self.parts:
            counts[part.role] += 1
        return ", ".join(
            QCoreApplication.translate("People", "{role} in {count}").format(role=names[role], count=count)
            for role, count in counts.items()
        )


def kind_texts() -> dict[str, str]:
    """Return what kinds of people are called."""
    translate = QCoreApplication.translate
    return {
        "pupil": translate("People", "Pupil"),
        "staff": translate("People", "Member of staff"),
        "parent": translate("People", "Parent or carer"),
        "governor": translate("People", "Governor"),
        "volunteer": translate("People", "Volunteer"),
        "other": translate("People", "Somebody else"),
    }


def _words(exhibit: Exhibit) -> str:
    """Return the caption; a text record has none."""
    if exhibit.kind == "restricted-record":
        return QCoreApplication.translate("People", "Text record only")
    return exhibit.caption


def people_rows(case: Case, exhibits: Iterable[Exhibit] | None = None) -> list[PersonRow]:
    """Return the people of a case, pupils first, with their part in each exhibit that names them."""
    parts: dict[str, list[Part]] = {}
    for exhibit in case.in_order() if exhibits is None else exhibits:
        for role in exhibit.people:
            parts.setdefault(role.person, []).append(
                Part(exhibit.id, exhibit.ref, _words(exhibit), role.role)
            )
    kinds = kind_texts()
    return [
        PersonRow(person, kinds.get(person.kind, person.kind), tuple(parts.get(person.id, ())))
        for person in case.people_in_order()
    ]


class PeopleModel(QAbstractTableModel):
    """Pseudonym, name, kind, year group, parts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PersonRow, ...] = ()

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Show people."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, person: str) -> int:
        """Return the row of a person's id, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.person.id == person), -1)

    def person_row(self, row: int) -> PersonRow:
        """Return a person."""
        return self._rows[row]

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many people there are."""
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
            self.tr("In packs"),
            self.tr("Name"),
            self.tr("Kind"),
            self.tr("Year group"),
            self.tr("Part in exhibits"),
        )
        return words[section] if 0 <= section < len(words) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, or the row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == PERSON_ROLE:
            return row
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        person = row.person
        return (person.pseudonym, person.name, row.kind, person.year_group, row.parts_text())[index.column()]

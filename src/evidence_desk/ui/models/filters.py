"""Which exhibits are shown: a plain predicate over rows, and the proxy model that applies it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from evidence_desk.ui.models.exhibits import ExhibitModel
from evidence_desk.ui.rows import ExhibitRow

SETS: Final = ("kinds", "grades", "cells", "criminal", "triggers", "people", "platforms", "by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the list is narrowed to. An empty field asks for nothing; within a field any of its values will do."""

    text: str = ""  # every word must stand in a caption, a note, an account, an address or the reference
    kinds: frozenset[str] = frozenset()
    grades: frozenset[str] = frozenset()
    cells: frozenset[str] = frozenset()
    criminal: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    since: str = ""  # first day on screen, 2026-11-21
    until: str = ""  # last day on screen
    not_classified: bool = False

    def __bool__(self) -> bool:
        """Whether it narrows anything."""
        return self != Wanted()

    def with_set(self, name: str, values: frozenset[str]) -> Wanted:
        """Return the same with another choice in one field."""
        changed: dict[str, Any] = {name: values}
        return replace(self, **changed)

    def accepts(self, row: ExhibitRow) -> bool:
        """Return whether a row is shown."""
        return (
            (not self.not_classified or (row.can_classify and not row.classified))
            and (not self.kinds or row.kind in self.kinds)
            and (not self.grades or row.grade in self.grades)
            and (not self.cells or not self.cells.isdisjoint(row.cells))
            and (not self.criminal or not self.criminal.isdisjoint(row.criminal))
            and (not self.triggers or not self.triggers.isdisjoint(row.triggers))
            and (not self.people or not self.people.isdisjoint(row.people))
            and (not self.platforms or row.platform_key in self.platforms)
            and (not self.by or row.by_id in self.by)
            and self._in_days(row.seen_day)
            and all(word in row.haystack for word in self.text.casefold().split())
        )

    def _in_days(self, day: str) -> bool:
        if not (self.since or self.until):
            return True
        return bool(day) and (not self.since or self.since <= day) and (not self.until or day <= self.until)


class ExhibitFilter(QSortFilterProxyModel):
    """The exhibits that are wanted, in the order of the model under it."""

    def __init__(self, exhibits: ExhibitModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exhibits = exhibits
        self._wanted = Wanted()
        self.setSourceModel(exhibits)

    @property
    def wanted(self) -> Wanted:
        """What the list is narrowed to."""
        return self._wanted

    def want(self, wanted: Wanted) -> None:
        """Narrow the list to this."""
        if wanted != self._wanted:
            self.beginFilterChange()
            self._wanted = wanted
            self.endFilterChange()

    def row(self, index: QModelIndex | QPersistentModelIndex) -> ExhibitRow:
        """Return the row behind a valid index of this model."""
        return self._exhibits.rows[self.mapToSource(index).row()]

    def rows(self) -> list[ExhibitRow]:
        """Return what is shown, in order."""
        return [self._exhibits.rows[self.mapToSource(self.index(n, 0)).row()] for n in range(self.rowCount())]

    def index_of(self, ident: str, column: int = 0) -> QModelIndex:
        """Return where an exhibit is shown; invalid when it is not."""
        place = self._exhibits.row_of(ident)
        return self.mapFromSource(self._exhibits.index(place, column)) if place >= 0 else QModelIndex()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the model underneath by its values: ten thousand of them compared one by one through Qt take seconds."""
        self._exhibits.sort(column, order)

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Return whether a row is wanted."""
        return self._wanted.accepts(self._exhibits.rows[source_row])

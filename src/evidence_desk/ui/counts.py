"""Counts with their nouns, for words that no widget says.

The collector of strings takes a number into account in `self.tr` alone.
"""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counts(QObject):
    """Each phrase agrees with its number in every language that has it."""

    def items(self, count: int) -> str:
        """Return what a sealed drop or a receipt holds."""
        return self.tr("%n item(s)", "", count)

    def files_inside(self, count: int) -> str:
        """Return what was answered for inside a container."""
        return self.tr("%n file(s) inside, answered No", "", count)

    def whole(self, count: int) -> str:
        """Return what of a damaged drop arrived."""
        return self.tr("%n item(s) arrived whole; the rest cannot be relied on.", "", count)

    def found_here(self, count: int) -> str:
        """Return how often somebody stands in a case."""
        return self.tr("%n found here", "", count)

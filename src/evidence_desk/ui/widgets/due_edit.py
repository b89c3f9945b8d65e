"""The field for a day or time that is still to come."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.base.clock import Clock
from evidence_desk.ui.due import read_due
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import LineEdit


class DueEdit(LineEdit):
    """Takes "tomorrow 9am", "in 3 days", "23 November 2026"; on leaving, the text becomes what was understood."""

    changed = Signal()

    def __init__(self, clock: Clock, *, day_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._clock = clock
        self._day_only = day_only
        self._value = ""
        self.setPlaceholderText(self.tr("for example: in 3 days, or a date"))
        self.textChanged.connect(self._understand)
        self.editingFinished.connect(self._tidy)

    def value(self) -> str:
        """Return the stored day or time, or an empty text."""
        return self._value

    def problem(self) -> str:
        """Return why what was typed is no time; empty when it is one, or nothing was typed."""
        if self._value or not self.text().strip():
            return ""
        return self.tr("This is not a day that can be read. Try “in 3 days” or “23 November 2026”.")

    def set_value(self, value: str) -> None:
        """Show a stored day or time."""
        self.setText(local_text(value))
        self._value = value

    def _understand(self, text: str) -> None:
        value = read_due(text, self._clock.read().utc) or ""
        self._value = value[:10] if self._day_only else value
        self.setAccessibleDescription(local_text(self._value) or self.problem())
        self.changed.emit()

    def _tidy(self) -> None:
        value = self._value
        if value:
            self.setText(local_text(value))
            self._value = value

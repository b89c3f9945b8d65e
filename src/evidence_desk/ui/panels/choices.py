"""A choice of one out of a few, each with a line that says what it means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.ui.widgets import ring
from evidence_desk.ui.widgets.notes import SecLabel


class _Radio(QRadioButton):
    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("ringed", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(24)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        ring.focus_in(self, event, 6.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        ring.focus_out(self)


class Choices(QWidget):
    """Radio buttons, one under the other, each with its line. Nothing is chosen at first unless `chosen` says so."""

    changed = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str, str]],
        name: str,
        chosen: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make it from (id, text, line below)."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._radios: dict[str, _Radio] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for number, (option, text, line) in enumerate(options):
            if number:
                column.addSpacing(5)
            radio = self._radios[option] = _Radio(text)
            radio.setAccessibleDescription(line)
            radio.toggled.connect(lambda on, option=option: self._on_toggled(on, option))
            self._group.addButton(radio)
            column.addWidget(radio, 0, Qt.AlignmentFlag.AlignLeft)
            if line:
                words = SecLabel(line)
                words.setContentsMargins(20, 0, 0, 0)
                words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
                column.addWidget(words)
        if chosen:
            self._radios[chosen].setChecked(True)
        first = next(iter(self._radios.values()))
        self.setFocusProxy(first)

    @property
    def chosen(self) -> str:
        """The id chosen, or "" when none is."""
        return next((option for option, radio in self._radios.items() if radio.isChecked()), "")

    def choose(self, option: str) -> None:
        """Choose by id."""
        self._radios[option].setChecked(True)

    def radio(self, option: str) -> QRadioButton:
        """Return the button of an id."""
        return self._radios[option]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to what is chosen."""
        radio = self._radios.get(self.chosen) or next(iter(self._radios.values()))
        radio.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_toggled(self, on: bool, option: str) -> None:
        if on:
            self.changed.emit(option)

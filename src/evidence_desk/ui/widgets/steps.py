"""Steps on a way: which are done, which is now, which wait. Each says so in words, an icon and its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from evidence_desk.ui.widgets.notes import Icon, Label

State = Literal["done", "now", "waits"]
_ICONS: dict[State, tuple[str, str]] = {
    "done": ("check", "ok"),
    "now": ("arrow-right", "accent"),
    "waits": ("circle-dashed", "sec"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step, with what came of it."""

    title: str
    text: str
    state: State


class StepList(QWidget):
    """A column of steps. `show_steps` replaces them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps, in order."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        said = {"done": self.tr("done"), "now": self.tr("now"), "waits": self.tr("later")}
        for row, step in enumerate(steps):
            icon, ink = _ICONS[step.state]
            self._grid.addWidget(Icon(icon, 18, ink), row, 0, top)
            words = Label(
                step.title, bold=step.state == "now", ink="sec" if step.state == "waits" else "text"
            )
            words.setText(f"{row + 1}   {step.title}" + (f" · {step.text}" if step.text else ""))
            words.setAccessibleName(
                self.tr("Step {number}, {state}: {title}. {text}").format(
                    number=row + 1, state=said[step.state], title=step.title, text=step.text
                )
            )
            self._grid.addWidget(words, row, 1, top)

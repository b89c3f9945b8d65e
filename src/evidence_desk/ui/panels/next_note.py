"""The next lawful step on the page of actions, where nothing else on that page says it: with what does it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts.authority import REPEAT
from evidence_desk.acts.next_step import NextStep
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import NoteFrame

_KINDS: Final = frozenset({"begin", "pictures", "rule", "close"})


def stands_alone(step: NextStep | None) -> bool:
    """Return whether the page has no clock, question, report or step of its own for it."""
    return step is not None and (step.kind in _KINDS or step.target == REPEAT)


class NextNote(QWidget):
    """Says the step and why, with one button. It is not there where the page says it anyway."""

    pressed = Signal(object)  # NextStep

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step: NextStep | None = None
        self.note = NoteFrame("info", icon="arrow-right")
        self.button = QuietButton("")
        self.button.clicked.connect(lambda: self.pressed.emit(self.step))
        self.note.add_widget(self.button, below=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        self.hide()

    def show_step(self, step: NextStep | None, *, can_record: bool) -> None:
        """Show a step, or nothing."""
        self.step = step if stands_alone(step) else None
        if self.step is not None:
            self.note.set_words(self.tr("Next: {what}").format(what=self.step.words), self.step.why)
            self.note.set_kind(
                "warn" if self.step.kind not in {"begin", "rule", "close"} else "info", "arrow-right"
            )
            self.button.setText(self._words(self.step))
            self.button.setVisible(can_record)
        self.setVisible(self.step is not None)

    def _words(self, step: NextStep) -> str:
        return {
            "begin": self.tr("Begin these steps"),
            "pictures": self.tr("Answer about the pictures"),
            "rule": self.tr("Record the response"),
            "close": self.tr("Close the case"),
        }.get(step.kind, self.tr("Record who authorised it"))

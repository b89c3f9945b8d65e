"""What the panels beside the exhibits are made of: sections, lines, and the two fields that are written in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.facts import Fact
from evidence_desk.ui.widgets.fields import LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Icon, Label, SecLabel, small

LABEL_WIDTH = 80  # pixels at 100 %
_LONG_WORD = 24  # characters


class Section(QWidget):
    """One part of the panel: a heading, perhaps a button beside it, and lines that are made anew."""

    def __init__(self, title: str, button: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        self.heading = Label(title, bold=True)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        if button is not None:
            head.addWidget(button)
        column.addLayout(head)
        self._made = QWidget()
        self.lines = column
        column.addWidget(self._made)
        self.fresh()

    def fresh(self) -> QVBoxLayout:
        """Throw the lines away; return where new ones go."""
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        self.lines.replaceWidget(self._made, made)
        self._made.hide()
        self._made.deleteLater()
        self._made = made
        return inside

    def settle(self) -> None:
        """Show the new lines now: left to itself Qt does it a moment later, and the panel would flicker."""
        self._made.show()


class FactLine(QWidget):
    """A label and what is known, side by side; below each other where text is large."""

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = SecLabel(fact.label)
        text = Label(fact.text, font="small", selectable=True)
        text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        text.setAccessibleName(f"{fact.label}: {fact.text}")
        if any(len(word) > _LONG_WORD for word in fact.text.split()):
            text.setToolTip(fact.text)  # an address may be wider than the panel, wherever it is broken
        wide = theme.text_percent() < 150
        row = QHBoxLayout(self) if wide else QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6 if wide else 0)
        if wide:
            label.setFixedWidth(theme.scaled(LABEL_WIDTH))
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        else:
            row.addWidget(label)
        row.addWidget(text, 1)


class CaptionEdit(LineEdit):
    """The caption while it is written: Enter keeps it, Esc leaves it as it was."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NoteEdit(TextEdit):
    """A note while it is written: Ctrl+Enter adds it."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Ctrl+Enter."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and ctrl:
            self.done.emit()
        else:
            super().keyPressEvent(event)


def marked(icon: str, ink: str, text: str) -> QHBoxLayout:
    """Return a line of words with a drawing before it."""
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(Icon(icon, 14, ink), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(small(text, ink=ink), 1)
    return row


def calling(call: Callable[[str], object], value: str) -> Callable[[], None]:
    """Return a call without arguments that passes a value on."""
    return lambda: (call(value), None)[1]

"""Choosing a part of the page that is kept as a picture of its own: with the pointer in the page, or by numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts.page_piece import box_typed
from evidence_desk.capture.browser_wire import Box
from evidence_desk.ui.announce import announce
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.notes import Label

KEY = "Ctrl+Shift+A"


class PiecePanel(QWidget):
    """One button; while a part is being chosen, what to do and a field for numbers; then what was chosen."""

    marking_pressed = Signal(bool)  # choose one with the pointer; False: choose none
    typed = Signal(object)  # Box

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_choosing = self._has_piece = self._missed = False
        self._words = Label("", font="small")
        self.button = QuietButton(self.tr("A part of the page …"), "scan", KEY)
        self.button.clicked.connect(self._on_pressed)
        self.numbers = LineEdit("", "40, 620, 560, 180")
        self.numbers.returnPressed.connect(self._on_typed)
        self.field = Field(self.tr("Or type where it is"), self.numbers, self.tr("left, top, width, height"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.field)
        self.show_state(None, is_choosing=False)

    @property
    def words(self) -> str:
        """What it says, or ""."""
        return self._words.text()

    def show_state(self, piece: Box | None, *, is_choosing: bool) -> None:
        """Show whether a part is chosen, or being chosen.

        Args:
            is_choosing: the pointer marks one now.
        """
        begins = is_choosing and not self._is_choosing
        self._is_choosing, self._has_piece = is_choosing, piece is not None
        self._missed = self._missed and not is_choosing and piece is None
        if piece is not None:
            words = self.tr("A part of the page, {width} x {height} pixels, is kept as well.").format(
                width=round(piece.width), height=round(piece.height)
            )
            if words != self._words.text():
                announce(self, words)
        elif is_choosing:
            words = self.tr("Draw a rectangle over the page with the mouse, or click one post.")
        elif self._missed:
            words = self.tr("No post was found at that place, so no part was chosen.")
        else:
            words = ""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        taken_back = piece is not None or is_choosing
        self.button.setText(self.tr("Leave the part out") if taken_back else self.tr("A part of the page …"))
        if not is_choosing and self.numbers.hasFocus():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setVisible(is_choosing)
        if begins:
            self.field.set_error("")
            self.numbers.clear()
            announce(self, words)
            self.numbers.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_missed(self) -> None:
        """Say that no post stands where one was pressed."""
        self._missed = True
        self.show_state(None, is_choosing=False)
        announce(self, self._words.text(), urgent=True)

    def _on_pressed(self) -> None:
        self.marking_pressed.emit(not (self._is_choosing or self._has_piece))

    def _on_typed(self) -> None:
        box = box_typed(self.numbers.text())
        if box is None:
            self.field.set_error(
                self.tr("Four numbers: left, top, width, height. Or two: the place of a post.")
            )
            return
        self.field.set_error("")
        self.typed.emit(box)

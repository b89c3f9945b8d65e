"""The frame of the asking sheet: the question, words, work and notes, one shown at a time, and the footer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.add_faces import NoteFace, WordsFace, WorkingFace
from evidence_desk.ui.dialogs.gate import GateWidget
from evidence_desk.ui.widgets.area import FittedArea
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from evidence_desk.ui.widgets.sheet import Sheet

ASK_WIDTH: Final = 720


class AskFrame(Sheet):
    """What the asking sheet is made of; what it does stands in `AskingSheet`."""

    def __init__(self, desk: Desk, parent: QWidget, *, icon: str) -> None:
        super().__init__("", parent, icon=icon, width=ASK_WIDTH)
        self._desk = desk
        self._faces: list[QWidget] = []
        self._buttons: list[QuietButton | MainButton] = []
        self._build_faces()
        self._build_footer()
        for face in self._faces:
            self.body.addWidget(face, 1)
        for button in self._buttons:
            self.add_button(button)

    def _build_faces(self) -> None:
        self.gate = GateWidget(self._desk.policy.gate)
        self.gate.grown.connect(self._show_step)
        self.gate.grown.connect(self.fit)
        self.words_only = LinkButton(self.tr("Keep only the words"))
        asking = QWidget()
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.gate, 1)
        column.addWidget(self.words_only)
        self.words = WordsFace(self._desk.policy)
        self.words.typed.connect(lambda: self.keep_button.setEnabled(self.words.entry() is not None))
        self.working_face = WorkingFace()
        self.note = NoteFace()
        self._asking = FittedArea(asking)
        self._faces += [self._asking, self.words, self.working_face, self.note]

    def _build_footer(self) -> None:
        self._foot_note = self.add_footer_note("")
        self.cancel_button = self.add_cancel()
        self.again_button = QuietButton(self.tr("Try again"), "rotate-cw")
        self.next_button = QuietButton(self.tr("Go on with the next"))
        self.ask_members_button = QuietButton(self.tr("Answer for each"))
        self.ask_all_button = QuietButton(self.tr("One answer for all of them"))
        self.words_alone_button = QuietButton(self.tr("Keep only its words"))
        self.keep_button = MainButton(self.tr("Keep"), "Ctrl+Enter")
        self.by_leave_button = QuietButton(self.tr("Keep this one picture by that leave"))
        self.refuse_button = QuietButton(self.tr("Keep nothing; write a text record"))
        self._buttons += [
            self.by_leave_button,
            self.refuse_button,
            self.again_button,
            self.next_button,
            self.words_alone_button,
            self.ask_all_button,
            self.ask_members_button,
            self.keep_button,
        ]

    # --- for those who build one

    def show_face(self, face: QWidget, *buttons: QWidget, note: str = "", leave: str = "") -> None:
        """Show one face with its buttons, and nothing else."""
        self.clear_error()
        for other in self._faces:
            other.setVisible(other is face)
        for button in self._buttons:
            button.setVisible(button in buttons)
        self.cancel_button.setText(leave or self.tr("Cancel"))
        self._foot_note.setText(note)
        self._show_step()
        self.fit()

    def _show_step(self) -> None:
        """Say how far it is; only a sheet of several steps does."""

    def showEvent(self, event: QShowEvent) -> None:
        """Take the right size: words wrap otherwise once the sheet is there."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the size of what is shown, in the middle of the window."""
        for widget in (self.gate, self._asking):
            widget.updateGeometry()  # a scroll area does not pass on that what it holds has grown
        layout, parent = self.layout(), self.parentWidget()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        if not self.isVisible() or parent is None:
            return
        size = self.sizeHint()
        self.resize(size)
        window = parent.window()
        left, top = (window.width() - size.width()) // 2, (window.height() - size.height()) // 2
        self.move(window.mapToGlobal(QPoint(left, top)))

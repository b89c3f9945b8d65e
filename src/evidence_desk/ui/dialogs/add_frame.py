"""The frame of the add sheet: its faces, one shown at a time, and its footer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.add_details import DetailsForm
from evidence_desk.ui.dialogs.add_faces import NoteFace, WordsFace, WorkingFace
from evidence_desk.ui.dialogs.gate import GateWidget
from evidence_desk.ui.picture_pane import PicturePane
from evidence_desk.ui.widgets.area import FittedArea
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton, StopButton
from evidence_desk.ui.widgets.notes import Chip, Icon, Label, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet

_ASK_WIDTH: Final = 720
_DETAILS_WIDTH: Final = 880
_LEFT: Final = 236


class AddFrame(Sheet):
    """What the add sheet is made of; what it does stands in `AddSheet`."""

    def __init__(self, desk: Desk, parent: QWidget, *, icon: str) -> None:
        super().__init__("", parent, icon=icon, width=_ASK_WIDTH)
        self._desk = desk
        self._build_faces()
        self._build_footer()

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
        self.form = DetailsForm(self._desk)
        self._kind = Chip("", "image")
        self._answered = Chip("", "check", "ok")
        self.add_chip(self._kind)
        self.add_chip(self._answered)
        self._step = SecLabel(wrap=False)
        self.add_chip(self._step, at_end=True)
        self._asking, self._details_face = FittedArea(asking), self._make_details()
        self._faces = (self._asking, self.words, self.working_face, self.note, self._details_face)
        for face in self._faces:
            self.body.addWidget(face, 1)

    def _make_details(self) -> QWidget:
        face = QWidget()
        self.pane = PicturePane(self._desk)
        self.stop_button = StopButton()
        self.saved = Label(font="small", ink="ok")
        saved = QHBoxLayout()
        saved.setSpacing(8)
        saved.addWidget(Icon("shield-check", 14, "ok"), 0, Qt.AlignmentFlag.AlignTop)
        saved.addWidget(self.saved, 1)
        left = QWidget()
        left.setFixedWidth(max(theme.scaled(_LEFT * 0.8), _LEFT))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.pane, 1)
        column.addWidget(self.stop_button)
        column.addLayout(saved)
        area = FittedArea(self.form)
        self._area = area
        row = QHBoxLayout(face)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(left)
        row.addWidget(area, 1)
        return face

    def _build_footer(self) -> None:
        self._foot_note = self.add_footer_note("")
        self.cancel_button = self.add_cancel()
        self.again_button = QuietButton(self.tr("Try again"), "rotate-cw")
        self.next_button = QuietButton(self.tr("Go on with the next"))
        self.twin_button = QuietButton("")
        self.as_well_button = QuietButton(self.tr("Keep as well"))
        self.ask_members_button = QuietButton(self.tr("Answer for each"))
        self.keep_button = MainButton(self.tr("Keep"), "Ctrl+Enter")
        self.another_button = QuietButton(self.tr("Add another"), key="Ctrl+Shift+N")
        self.done_button = MainButton(self.tr("Done"), "Ctrl+Enter")
        self._buttons: tuple[QuietButton | MainButton, ...] = (
            self.again_button,
            self.next_button,
            self.twin_button,
            self.as_well_button,
            self.ask_members_button,
            self.keep_button,
            self.another_button,
            self.done_button,
        )
        for button in self._buttons:
            self.add_button(button)

    # --- for those who build one

    def show_face(self, face: QWidget, *buttons: QWidget, note: str = "", leave: str = "") -> None:
        """Show one face with its buttons, and nothing else."""
        self.clear_error()
        for other in self._faces:
            other.setVisible(other is face)
        for button in self._buttons:
            button.setVisible(button in buttons)
        details = face is self._details_face
        self.cancel_button.setVisible(not details)
        self.cancel_button.setText(leave or self.tr("Cancel"))
        self._kind.setVisible(details)
        self._answered.setVisible(details)
        self._foot_note.setText(note)
        self._width = _DETAILS_WIDTH if details else _ASK_WIDTH
        self._show_step()
        self.fit()

    def _show_step(self) -> None:
        if self._details_face.isVisibleTo(self):
            self._step.setText(self.tr("Step {number} of 2").format(number=2))
        elif self.gate.isVisibleTo(self) and self.gate.asks_second:
            self._step.setText(self.tr("Step 1 of 2, second question"))
        else:
            self._step.setText(self.tr("Step {number} of 2").format(number=1))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the right size: words wrap otherwise once the sheet is there."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the size of what is shown, in the middle of the window."""
        for widget in (self.gate, self.form, self._asking):
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

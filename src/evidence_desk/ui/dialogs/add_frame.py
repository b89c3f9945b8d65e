"""The frame of the add sheet: what the asking sheet has, and the details of what was kept."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.dialogs.add_details import DetailsForm
from evidence_desk.ui.dialogs.ask_frame import ASK_WIDTH
from evidence_desk.ui.dialogs.asking import AskingSheet
from evidence_desk.ui.entries import Address
from evidence_desk.ui.picture_pane import PicturePane
from evidence_desk.ui.widgets.area import FittedArea
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton, StopButton
from evidence_desk.ui.widgets.notes import Chip, Icon, Label, SecLabel

_DETAILS_WIDTH: Final = 880
_LEFT: Final = 236


class AddFrame(AskingSheet):
    """What the add sheet is made of beyond the question; what it does stands in `AddSheet`."""

    def _build_faces(self) -> None:
        super()._build_faces()
        self.words.typed.connect(self._offer_page)
        self.form = DetailsForm(self._desk)
        self.form.nomination.grown.connect(
            lambda: QTimer.singleShot(0, self, self.fit)
        )  # once it is laid out
        self._kind = Chip("", "image")
        self._answered = Chip("", "check", "ok")
        self.add_chip(self._kind)
        self.add_chip(self._answered)
        self._step = SecLabel(wrap=False)
        self.add_chip(self._step, at_end=True)
        self._details_face = self._make_details()
        self._faces.append(self._details_face)

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
        super()._build_footer()
        self.twin_button = QuietButton("")
        self.as_well_button = QuietButton(self.tr("Keep as well"))
        self.another_button = QuietButton(self.tr("Add another"), key="Ctrl+Shift+N")
        self.page_button = QuietButton(self.tr("Keep the page too"), "globe")
        self.done_button = MainButton(self.tr("Done"), "Ctrl+Enter")
        self.authorise_button = QuietButton(self.tr("Record the authority"))
        self.without_button = QuietButton(self.tr("Go on without the account"))
        self._buttons.insert(0, self.page_button)  # before the one that only keeps the address
        self._buttons += [
            self.twin_button,
            self.as_well_button,
            self.authorise_button,
            self.without_button,
            self.another_button,
            self.done_button,
        ]

    # --- for those who build one

    def show_face(self, face: QWidget, *buttons: QWidget, note: str = "", leave: str = "") -> None:
        """Show one face with its buttons, and nothing else."""
        details = face is self._details_face
        self.cancel_button.setVisible(not details)
        self._kind.setVisible(details)
        self._answered.setVisible(details)
        self._width = _DETAILS_WIDTH if details else ASK_WIDTH
        super().show_face(face, *buttons, note=note, leave=leave)
        self._offer_page()

    def _offer_page(self) -> None:
        """Offer to keep the page behind an address too, while there is one that can be kept."""
        self.page_button.setVisible(self.words.isVisibleTo(self) and isinstance(self.words.entry(), Address))

    def _show_step(self) -> None:
        if self._details_face.isVisibleTo(self):
            self._step.setText(self.tr("Step {number} of 2").format(number=2))
        elif self.gate.isVisibleTo(self) and self.gate.asks_second:
            self._step.setText(self.tr("Step 1 of 2, second question"))
        else:
            self._step.setText(self.tr("Step {number} of 2").format(number=1))

    def fit(self) -> None:
        """Take the size of what is shown, in the middle of the window."""
        self.form.updateGeometry()
        super().fit()

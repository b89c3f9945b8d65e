"""What the maker of a pack confirms by name: a sentence, the name, the time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case import intake
from evidence_desk.packs.plan_request import Attestation
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.notes import Label, SecLabel

NAME_MAX: Final = 120  # characters


class Confirmation(QWidget):
    """The form. `typed` tells that there is a name, or none any more."""

    typed = Signal()

    def __init__(self, desk: Desk, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.at = desk.clock.read()
        self.sentence = Label(sentence, font="section", bold=False)
        self.name = LineEdit()  # empty to the eye too: a name in grey looks as if it were given
        self.name.setMaxLength(NAME_MAX)
        self.field = Field(
            self.tr("Your name, as confirmation"),
            self.name,
            self.tr(
                "Type it to go on: the button waits for it. It stands on the cover, with the sentence above and "
                "the time."
            ),
        )
        self._time = SecLabel(self._time_words())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.sentence, self.field, self._time):
            column.addWidget(widget)
        self.name.textChanged.connect(self._on_typed)

    @property
    def given(self) -> bool:
        """Whether there is a name."""
        return bool(self.name.text().strip())

    def _on_typed(self) -> None:
        self.field.set_error("")
        self.typed.emit()

    def _time_words(self) -> str:
        return self.tr("{time}, by this computer's clock").format(
            time=local_text(clocks.utc_text(self.at.utc))
        )

    def confirm(self) -> bool:
        """Take the time of the name, which was given now; return False and say why where the name cannot stand."""
        try:
            intake.check_words(self.name.text(), self.tr("The name"), NAME_MAX)
        except EvidenceDeskError as error:
            self.field.set_error(error.user_message)
            return False
        self.at = self._desk.clock.read()
        self._time.setText(self._time_words())
        return self.given

    def attestation(self) -> Attestation:
        """Return what was confirmed."""
        return Attestation(sentence=self.sentence.text(), name=self.name.text().strip(), at=self.at)

"""Why an exhibit is not in a pack: one line for each that is left out without a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from evidence_desk.case import intake
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.notes import Label


class LeftOutSheet(FormSheet):
    """Asks why. `answered` gives the reasons by exhibit."""

    answered = Signal(dict)

    def __init__(
        self, exhibits: Sequence[tuple[str, str, str]], before: Mapping[str, str], parent: QWidget | None
    ) -> None:
        """Ask about (id, reference, caption) of each exhibit, with the reasons given before."""
        super().__init__("", parent, icon="list-checks", width=560)
        self.set_title(self.tr("Why is it left out?"))
        self.body.setSpacing(10)
        self.body.addWidget(
            Label(
                self.tr(
                    "The pack lists what it leaves out, with the reason. Who reads it must be able to ask for it."
                )
            )
        )
        self.reasons: dict[str, LineEdit] = {}
        self._fields: dict[str, Field] = {}
        for ident, ref, caption in exhibits:
            line = LineEdit(
                before.get(ident, ""), self.tr("not relevant to the allegation, a copy of JPS/1 …")
            )
            line.setMaxLength(intake.CAPTION_LIMIT)
            field = self._fields[ident] = Field(ref, line, caption)
            line.textChanged.connect(lambda text, field=field: field.set_error(""))
            self.reasons[ident] = line
            self.body.addWidget(field)
        self.add_cancel()
        self.keep_button = MainButton(self.tr("Leave out"), key="Ctrl+Enter")
        self.add_button(self.keep_button, self._keep)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self._keep)
        self.addAction(key)

    def _keep(self) -> None:
        given = {ident: line.text().strip() for ident, line in self.reasons.items()}
        missing = [ident for ident, text in given.items() if not text]
        for ident in missing:
            self._fields[ident].set_error(self.tr("Say why, in a few words."))
        if missing:
            self.reasons[missing[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.answered.emit(given)
        self.accept()

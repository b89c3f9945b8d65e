"""The school's sheets after the first day: the drill again, the school's file for colleagues, recovery of a case."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.drilling import DrillWidget
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Label


class SchoolSheetsSheet(FormSheet):
    """Tries the sheets; leads to the recovery of a case."""

    recover_chosen = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(self.tr("The school’s sheets"), parent, icon="file-lock-2", width=680)
        self.body.addWidget(
            Label(
                self.tr(
                    "Try them once a year, and whenever a holder changes. Nothing is written, and what you type is "
                    "forgotten when this closes. The sheets were made once; nobody can make them again."
                ),
                ink="sec",
            )
        )
        self.drill = DrillWidget(desk)
        self.body.addWidget(self.drill)
        self.body.addStretch(1)
        self.finished.connect(lambda _: self.drill.wipe())
        self.add_cancel(self.tr("Close"))
        self.recover = QuietButton(self.tr("Recover a case with two sheets…"))
        self.add_button(self.recover, self._recover)

    def _recover(self) -> None:
        self.accept()
        self.recover_chosen.emit()

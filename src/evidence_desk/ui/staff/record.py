"""After Yes or Not sure: what was seen or told, in words only, and whom to find in person now."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from evidence_desk.case.gate import Stopped
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.restricted import STOP, why_stopped
from evidence_desk.ui.panels.restricted_form import RecordForm
from evidence_desk.ui.staff.face import Face, listed
from evidence_desk.ui.staff.form import SendButton
from evidence_desk.ui.staff.outgoing import Outgoing
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Heading, Label, Line, NoteFrame, SecLabel


class RecordFace(Face):
    """The record that has no field for a picture. It is sealed whatever was filled in: that it stopped is a fact."""

    sealed = Signal()

    def __init__(self, desk: Desk, outgoing: Outgoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._outgoing = outgoing
        self._why = ""
        gate = desk.policy.gate
        self.body.addWidget(Heading(self.tr("Nothing was kept. Write it down in words.")))
        self.tell = NoteFrame("stop", icon="octagon-x")
        self.body.addWidget(self.tell)
        self.clipboard = NoteFrame("info", icon="clipboard")
        self.body.addWidget(self.clipboard)
        for step in gate.steps:
            self.body.addWidget(Label(f"·  {step.text}", font="small"))
        self.body.addWidget(Line())
        self.form = RecordForm(gate, desk.clock, narrow=True)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        column = self.foot()
        self.error = NoteFrame("stop", icon="circle-alert")
        self.error.hide()
        self.seal_button = SendButton(self.tr("Seal this record"), icon="lock")
        self.seal_button.clicked.connect(self._on_seal)
        self.leave_button = QuietButton(self.tr("I will tell them in person; seal only that it was stopped"))
        self.leave_button.clicked.connect(lambda: self._seal({}))
        column.addWidget(self.error)
        column.addWidget(self.seal_button)
        column.addWidget(self.leave_button)
        column.addWidget(SecLabel(self.tr("It goes with what you send. There is no field for a picture.")))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(
                QKeySequence(key), self, self._on_seal, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )

    def begin(self, stopped: Stopped | None) -> None:
        """Begin a record; without a stop, of something that was sealed and should not be here."""
        gate = self._desk.policy.gate
        self._why = why_stopped(stopped) if stopped is not None else "taken back before sending"
        self.form.show_record({})
        self.error.hide()
        words = self.tr("Find {names} in person now.").format(names=listed(self._outgoing.names))
        self.tell.set_words(words)
        done = stopped.clipboard if stopped is not None else ""
        self.clipboard.set_words(
            "", {"overwritten": gate.clipboard.text, "left": gate.clipboard.left}.get(done, "")
        )
        self.clipboard.setVisible(bool(done))
        self.seal_button.setEnabled(True)
        self.leave_button.setEnabled(True)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.form.focus_first()

    def wipe(self) -> None:
        """Show nothing of it."""
        self.form.show_record({})

    def _on_seal(self) -> None:
        if self.seal_button.isEnabled() and not self.form.problems():
            self._seal(self.form.record())

    def _seal(self, record: dict[str, Any]) -> None:
        for button in (self.seal_button, self.leave_button):
            button.setEnabled(False)
        job = self._outgoing.seal_record({STOP: self._why, **record}, self._desk.policy.gate.version)
        job.then(lambda _: self._on_sealed(), lambda error: self._on_failed(error.user_message), owner=self)

    def _on_sealed(self) -> None:
        self.form.show_record({})
        self.sealed.emit()

    def _on_failed(self, words: str) -> None:
        for button in (self.seal_button, self.leave_button):
            button.setEnabled(True)
        self.error.set_words("", words)
        self.error.show()

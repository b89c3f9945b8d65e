"""New keys of one's own: made under the passphrase, then put in the place of the old ones in every case."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import renewing, rounds
from evidence_desk.acts.library_paths import known_files
from evidence_desk.acts.rounds import Round
from evidence_desk.base.errors import EvidenceDeskError, KeyUnavailable
from evidence_desk.case.keys import Person, check_passphrase
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.identity import IdentityCard
from evidence_desk.ui.dialogs.round_view import RoundView
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.fields import Field, PassphraseEdit
from evidence_desk.ui.widgets.notes import NoteFrame


class NewKeysSheet(FormSheet):
    """Asks for the passphrase, makes the keys, goes through the cases, and gives the new identity file."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(self.tr("Make new keys"), parent, icon="file-lock-2", width=600)
        self._desk = desk
        self._note = NoteFrame("info", "", "")
        self._note.set_words(
            self.tr("For a device that is lost, a passphrase somebody may have seen, or keys that are old."),
            self.tr(
                "Every case you read gets your new keys, and a new key of its own. Copies taken earlier, and what was "
                "sent to you before, still open with the old keys. The open case is closed meanwhile."
            ),
        )
        self.passphrase = PassphraseEdit()
        self.passphrase_field = Field(self.tr("Your passphrase; it stays the same"), self.passphrase)
        self.view = RoundView()
        self.card: IdentityCard | None = None
        for widget in (self._note, self.passphrase_field, self.view):
            self.body.addWidget(widget)
        self.add_footer_note(self.tr("A case that is out of reach follows when you next open it."))
        self._leave = self.add_cancel()
        self.again = QuietButton(self.tr("Try those again"), "refresh-cw")
        self.again.hide()
        self.add_button(self.again, self._go_round)
        self.make = MainButton(self.tr("Make new keys"))
        self.add_button(self.make, self._make)
        self.passphrase.setFocus()

    def _make(self) -> None:
        typed = self.passphrase.take()
        self.passphrase_field.set_error("" if typed else self.tr("Type your passphrase."))
        if not typed:
            return
        passphrase, home = check_passphrase(typed), self._desk.home
        closing = self._desk.close_case()

        def work(report: Reporter) -> Person:
            return renewing.renew(home, passphrase)

        def start() -> None:
            job = self._desk.run(self.tr("Making new keys"), work, can_cancel=False)
            self.busy(job, show_failure=False)
            job.then(self._on_made, self._on_failure, owner=self)

        if closing is None:
            start()
        else:
            closing.ended.connect(start)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        if isinstance(error, KeyUnavailable):
            self.passphrase_field.set_error(self.tr("That passphrase does not fit. Check Caps Lock."))
        else:
            self.show_error(error)

    def _on_made(self, person: Person) -> None:
        self._desk.set_person(person, self._desk.settings)
        for widget in (self.passphrase_field, self.make):
            widget.hide()
        self._note.set_kind("ok")
        self._note.set_words(
            self.tr("You have new keys."),
            self.tr(
                "Give your new identity file to colleagues, and let them compare the six words. Where the school has a "
                "profile, it needs a new edition with them."
            ),
        )
        self.card = IdentityCard(self._desk, person.profile)
        self.body.insertWidget(1, self.card)
        self._leave.setText(self.tr("Close"))
        self._go_round()

    def _go_round(self) -> None:
        person, home, clock = self._desk.person, self._desk.home, self._desk.clock
        if person is None:
            return
        recent = [Path(item.path) for item in self._desk.settings.recent]

        def work(report: Reporter) -> Round:
            paths = known_files(home, person, recent)
            return rounds.renew_everywhere(paths, person, home.folder, clock, report)

        self.again.hide()
        job = self._desk.run(self.tr("Putting your new keys into your cases"), work)
        self.busy(job)
        job.then(self._on_round, owner=self)
        job.ended.connect(self._go_on_from_result)  # until then the sheet is kept still

    def _go_on_from_result(self) -> None:
        target = self._leave if self.again.isHidden() else self.again
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_round(self, gone: Round) -> None:
        done = self.tr("%n case(s) go on with your new keys.", "", len(gone.of("done")))
        self.view.show_round(gone, done, self.tr("Copies taken earlier still open with the old ones."))
        self.again.setVisible(bool(gone.of("waits")))
        announce(self, done)

"""One's own keys: who I am, another passphrase, another computer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from evidence_desk.acts import keysmith
from evidence_desk.acts.keysmith import CARRIED_NAME
from evidence_desk.base.errors import EvidenceDeskError, KeyUnavailable
from evidence_desk.case.keys import check_passphrase
from evidence_desk.ui import strength
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.identity import IdentityCard
from evidence_desk.ui.dialogs.new_passphrase import NewPassphrase
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import Field, PassphraseEdit
from evidence_desk.ui.widgets.notes import NoteFrame


class WhoIAmSheet(FormSheet):
    """Who this person is to others: name, role, fingerprint, and the files to give."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(self.tr("Who I am"), parent, icon="user-round-check", width=560)
        assert desk.person is not None  # noqa: S101  # the command is off while nobody is unlocked
        self.card = IdentityCard(desk, desk.person.profile)
        self.body.addWidget(self.card)
        self.add_footer_note(self.tr("Neither file holds anything secret."))
        self.add_cancel(self.tr("Close"))


class ChangePassphraseSheet(FormSheet):
    """The old passphrase, then a new one twice."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(self.tr("Change my passphrase"), parent, icon="lock", width=560)
        assert desk.person is not None  # noqa: S101  # the command is off while nobody is unlocked
        self._desk = desk
        self.old = PassphraseEdit()
        self.old_field = Field(self.tr("The passphrase you have"), self.old)
        self.new = NewPassphrase(desk)
        profile = desk.person.profile
        self.new.known = (profile.name, profile.initials, profile.organisation, "Evidence Desk")
        self._done = NoteFrame("ok", "", "")
        self._done.hide()
        self.body.addWidget(self.old_field)
        self.body.addWidget(self.new)
        self.body.addWidget(self._done)
        self.add_footer_note(self.tr("Backups and other computers keep the old passphrase."))
        self._leave = self.add_cancel()
        self.change = MainButton(self.tr("Change it"))
        self.add_button(self.change, self._change)
        self.old.setFocus()

    def _change(self) -> None:
        self.old_field.set_error("" if self.old.text() else self.tr("Type the passphrase you have."))
        if not self.old.text():
            return
        typed = self.new.take()
        if not typed:
            return
        old, new = check_passphrase(self.old.take()), check_passphrase(typed)
        home, known = self._desk.home, tuple(self.new.known)

        def work(report: Reporter) -> None:
            strength.require(typed, known)
            keysmith.change_passphrase(home, old, new)

        job = self._desk.run(self.tr("Changing the passphrase"), work, can_cancel=False)
        self.busy(job, show_failure=False)
        job.then(lambda _: self._on_changed(), self._on_failure, owner=self)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        if isinstance(error, strength.WeakPassphrase):
            self.new.refuse(error.user_message)
        elif isinstance(error, KeyUnavailable):
            self.old_field.set_error(self.tr("That passphrase does not fit. Check Caps Lock."))
        else:
            self.show_error(error)

    def _on_changed(self) -> None:
        for widget in (self.old_field, self.new, self.change):
            widget.hide()
        self._done.set_words(
            self.tr("Your passphrase is changed."),
            self.tr("From now on only the new one opens your keys here."),
        )
        self._done.show()
        self._leave.setText(self.tr("Close"))
        self._leave.setFocus()
        announce(self, self.tr("Your passphrase is changed."))


class MoveKeysSheet(FormSheet):
    """Writes the keys into one file under the passphrase, for another computer."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(self.tr("Move my keys to another computer"), parent, icon="file-lock-2", width=600)
        self._desk = desk
        self.folder = PathField("folder", self.tr("Where to write the file"))
        self.folder_field = Field(
            self.tr("Folder"),
            self.folder,
            self.tr("best a stick; the file is called {name}").format(name=CARRIED_NAME),
        )
        self.passphrase = PassphraseEdit()
        self.passphrase_field = Field(self.tr("Your passphrase"), self.passphrase)
        self._note = NoteFrame(
            "warn",
            self.tr("Both computers will hold your keys."),
            self.tr(
                "When the old one leaves your hands, have it erased. The file opens with your passphrase alone: "
                "delete it once the other computer has it."
            ),
        )
        for widget in (self._note, self.folder_field, self.passphrase_field):
            self.body.addWidget(widget)
        self._leave = self.add_cancel()
        self.write = MainButton(self.tr("Write the file"))
        self.add_button(self.write, self._write)

    def _write(self) -> None:
        folder = self.folder.path
        self.folder_field.set_error("" if folder is not None else self.tr("Name a folder."))
        typed = self.passphrase.take()
        self.passphrase_field.set_error("" if typed else self.tr("Type your passphrase."))
        if folder is None or not typed:
            return
        home, passphrase, target = self._desk.home, check_passphrase(typed), folder / CARRIED_NAME
        job = self._desk.run(
            self.tr("Writing your keys"),
            lambda report: keysmith.export_keys(home, passphrase, target),
            can_cancel=False,
        )
        self.busy(job, show_failure=False)
        job.then(lambda _: self._on_written(), self._on_failure, owner=self)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        if isinstance(error, KeyUnavailable):
            self.passphrase_field.set_error(self.tr("That passphrase does not fit. Check Caps Lock."))
        else:
            self.folder_field.set_error(error.user_message)

    def _on_written(self) -> None:
        for widget in (self.folder_field, self.passphrase_field, self.write):
            widget.hide()
        self._note.set_kind("ok")
        self._note.set_words(
            self.tr("Written as {name}.").format(name=CARRIED_NAME),
            self.tr(
                "On the other computer choose “Bring my keys from another computer”, then delete this file. Both "
                "computers hold your keys: have the old one erased when it leaves your hands. Your cases are files of "
                "their own; copy them, too."
            ),
        )
        self._leave.setText(self.tr("Close"))
        self._leave.setFocus()
        announce(self, self.tr("Written as {name}.").format(name=CARRIED_NAME))

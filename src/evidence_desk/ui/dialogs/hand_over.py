"""Handing over: a pack with the originals, their proofs and what checks them, in the form the recipient needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, cast, get_args

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from evidence_desk.acts.handing_over import HandoverChoice, HandoverResult, hand_over
from evidence_desk.acts.packing import Also, PackResult, make_pack
from evidence_desk.base.errors import BadInput, Cancelled, EvidenceDeskError
from evidence_desk.base.words import new_words
from evidence_desk.bundle import age
from evidence_desk.case.handing import TEXT_MAX
from evidence_desk.case.handover_events import Form
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.choosing import desk_dialog
from evidence_desk.ui.copying import copy_text
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.models.pack_draft import PackDraft
from evidence_desk.ui.panels.confirmation import Confirmation
from evidence_desk.ui.panels.pack_signature import PackSignature
from evidence_desk.ui.stages import Spoken
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.fields import ComboBox, Field, LineEdit
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel
from evidence_desk.ui.widgets.sizes import size_text

WIDTH: Final = 660
_ENDINGS: Final[dict[Form, str]] = {
    "zip": ".zip",
    "aes-zip": ".zip",
    "age": ".tar.age",
    "reading-copy": ".pdf",
}
_UNDER_PASSWORD: Final[frozenset[Form]] = frozenset({"aes-zip", "reading-copy"})
_SAID: Final = 6  # remarks shown


class HandOverSheet(FormSheet):
    """The sheet. `made` tells that a hand-over stands in the handling log."""

    made = Signal()

    def __init__(self, desk: Desk, draft: PackDraft, ids: Sequence[str], parent: QWidget | None) -> None:
        """Ask for whom, on which basis and in which form; `ids` are the exhibits in their order."""
        super().__init__("", parent, icon="package-check", width=WIDTH)
        self.set_title(self.tr("Hand over to the police"))
        self._desk, self._draft, self._ids = desk, draft, list(ids)
        self._result: HandoverResult | None = None
        self._password = ""
        self.body.setSpacing(10)
        self._early = self._asked()
        self._late = self._told()
        for widget in (*self._early, *self._late):
            self.body.addWidget(widget)
        for widget in self._late:
            widget.hide()
        self._buttons()
        self.confirmation.typed.connect(self._follow)
        self._show_fields()
        self._follow()
        self.to.setFocus()

    def _asked(self) -> tuple[QWidget, ...]:
        """Make what is asked before it is made."""
        self.to = LineEdit(self._draft.for_whom, self.tr("officer, force"))
        self.basis = LineEdit(self._draft.basis, self.tr("a request with its reference"))
        for line in (self.to, self.basis):
            line.setMaxLength(TEXT_MAX)
            line.textEdited.connect(self._keep_typed)  # Cancel, to look once more, takes nothing away
        self.to_field = Field(self.tr("Who gets it"), self.to)
        self.basis_field = Field(self.tr("On which basis"), self.basis)
        self.form = ComboBox([(form, self._form_words(form)[0]) for form in get_args(Form)])
        self.form.currentIndexChanged.connect(lambda row: self._show_fields())
        self.form_field = Field(self.tr("In which form"), self.form)
        self._needs = SecLabel("")
        self.recipient = LineEdit("", "age1…")
        self.recipient_field = Field(self.tr("Their age key"), self.recipient)
        self.confirmation = Confirmation(
            self._desk,
            self.tr(
                "I have looked through this pack. As far as I know, it and the originals hold what I mean to give to "
                "the police, and nothing that I may not give."
            ),
        )
        self.signature = PackSignature(self._desk)
        return (
            Label(
                self.tr(
                    "The pack, the originals that may leave, a proof for each, and a page that checks them on any "
                    "computer, without this program and without a network."
                )
            ),
            self.to_field,
            self.basis_field,
            self.form_field,
            self._needs,
            self.recipient_field,
            self.confirmation,
            self.signature,
        )

    def _told(self) -> tuple[QWidget, ...]:
        """Make what is said afterwards."""
        self.note = NoteFrame("ok")
        self.secret = NoteFrame("warn")
        self._remarks = SecLabel("", selectable=True)
        self._warning = NoteFrame(
            "warn",
            self.tr("This leaves protection"),
            self.tr("Whoever can open it can read it. Hand it over, then delete it from where it was kept."),
        )
        return (self.note, self.secret, self._remarks, self._warning)

    def _buttons(self) -> None:
        self._leave = self.add_cancel()
        self.make_button = MainButton(self.tr("Choose where to keep it …"), key="Ctrl+Enter")
        self.copy_button = QuietButton(self.tr("Copy the password"), icon="copy")
        self.show_button = QuietButton(self.tr("Show it"), icon="folder-open")
        self.done_button = MainButton(self.tr("Done"))
        self.add_button(self.make_button, self._choose)
        self.add_button(self.copy_button, self._copy)
        self.add_button(self.show_button, self._open_folder)
        self.add_button(self.done_button, self.accept)
        for button in (self.copy_button, self.show_button, self.done_button):
            button.hide()
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self._choose)
        self.addAction(key)

    def _form_words(self, form: Form) -> tuple[str, str]:
        match form:
            case "folder":
                return self.tr("A folder"), self.tr(
                    "For a stick or the force's upload page. Who gets it needs nothing."
                )
            case "zip":
                return self.tr("One zip"), self.tr("For sending. Opens on any computer.")
            case "aes-zip":
                return self.tr("One zip under a password"), self.tr(
                    "They need 7-Zip or WinZip: Windows itself cannot open it."
                )
            case "age":
                return self.tr("One file for their age key"), self.tr(
                    "They need the program age and that key."
                )
            case "reading-copy":
                return (
                    self.tr("A PDF to read, under a password"),
                    self.tr(
                        "The pack alone, without originals; not PDF/A, and no signature or proof holds for it."
                    ),
                )

    @property
    def chosen_form(self) -> Form:
        """The form chosen."""
        return cast("Form", self.form.chosen)

    def _show_fields(self) -> None:
        self.recipient_field.setVisible(self.chosen_form == "age")
        self._needs.setText(self._form_words(self.chosen_form)[1])

    def _keep_typed(self) -> None:
        self._draft.for_whom, self._draft.basis = self.to.text().strip(), self.basis.text().strip()

    def _follow(self) -> None:
        self.make_button.setEnabled(self.confirmation.given)

    # -- making ------------------------------------------------------------------------------------------------

    def _choice(self) -> HandoverChoice | None:
        """Return what was chosen, or None after saying what is missing."""
        to, basis, form = self.to.text().strip(), self.basis.text().strip(), self.chosen_form
        self.to_field.set_error("" if to else self.tr("Say who gets it."))
        self.basis_field.set_error("" if basis else self.tr("Say on which basis they get it."))
        self.recipient_field.set_error("")
        recipient: age.Recipient | None = None
        if form == "age":
            try:
                recipient = age.parse_recipient(self.recipient.text().strip())
            except (BadInput, ValueError):
                self.recipient_field.set_error(self.tr("This is no age key. It begins with “age1”."))
                return None
        if not (to and basis):
            return None
        self._password = new_words() if form in _UNDER_PASSWORD else ""
        return HandoverChoice(
            to=to,
            basis=basis,
            form=form,
            password=self._password,
            recipient=recipient,
            marking=self._desk.school.endorsement.marking,
        )

    def _choose(self) -> None:
        """Check what was typed, then ask where to."""
        if self.is_busy or self._result is not None or not self.confirmation.confirm():
            return
        if not self.signature.ready():
            return
        choice = self._choice()
        if choice is None:
            return
        mode = QFileDialog.FileMode.AnyFile
        dialog = desk_dialog(self, self._desk, self.tr("Where to keep the hand-over"), mode)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
        dialog.selectFile(
            f"for-police-{self.confirmation.at.utc:%Y-%m-%d-%H%M}{_ENDINGS.get(choice.form, '')}"
        )
        dialog.fileSelected.connect(lambda name: self._start(Path(name), choice))
        dialog.open()

    def _start(self, out: Path, choice: HandoverChoice) -> None:
        session, desk = self._desk.session, self._desk
        if session is None:
            return
        wanted, policy, clock = self._draft.choice(self._ids), desk.case_policy, desk.clock
        given, school, signing = (
            self.confirmation.attestation(),
            desk.school.endorsement,
            self.signature.signing(),
        )

        def work(store: CaseStore, report: Reporter) -> HandoverResult:
            spoken, found = Spoken(report), signing()

            def make(path: Path, also: Also, nameless: bool) -> PackResult:
                return make_pack(
                    store,
                    policy,
                    clock,
                    wanted,
                    path,
                    spoken,
                    attestation=given,
                    endorsement=school,
                    signing=found,
                    also=also,
                    nameless=nameless,
                )

            return hand_over(store, policy, choice, out, make, spoken)

        job = session.act(self.tr("Handing over"), work)
        self.busy(job, show_failure=False)
        job.then(self._on_made, self._on_failed)

    def _on_failed(self, error: EvidenceDeskError) -> None:
        if isinstance(error, Cancelled):
            self.show_error(self.tr("Stopped. Nothing was written."))
        else:
            self.show_error(error)

    # -- what came of it ---------------------------------------------------------------------------------------

    def _on_made(self, result: HandoverResult) -> None:
        self._result = result
        self.made.emit()
        for gone in (*self._early, self.make_button, self._leave):
            gone.hide()
        files = self.tr("%n file(s)", "", result.files)
        originals = self.tr("%n original(s)", "", sum(one.original is not None for one in result.handed))
        self.note.set_words(
            self.tr("Handed over: {files}, {originals}, {size}.").format(
                files=files, originals=originals, size=size_text(result.size)
            ),
            self.tr("The handling log names it, with who got it. READ-ME.txt in it says how to check it.")
            if self.chosen_form != "reading-copy"
            else self.tr("The handling log names it, with who got it."),
        )
        if self._password:
            self.secret.set_words(
                self.tr("The password is shown once and kept nowhere"),
                f"{self._password}\n"
                + self.tr("Tell it by another way than the file: by telephone, or in person."),
            )
        self._remarks.setText("\n".join(self._said(result)))
        self._remarks.setVisible(bool(self._remarks.text()))
        self.secret.setVisible(bool(self._password))
        self.copy_button.setVisible(bool(self._password))
        for shown in (self.note, self._warning, self.show_button, self.done_button):
            shown.show()
        self.done_button.setFocus()

    def _said(self, result: HandoverResult) -> list[str]:
        left = [
            self.tr("Not as a file: {ref}, {why}").format(ref=one.reference, why=one.left_out)
            for one in result.handed
            if one.original is None
        ]
        return [*result.warnings, *left][:_SAID]

    def _copy(self) -> None:
        copy_text(self._password)
        self.copy_button.setText(self.tr("Copied"))

    def _open_folder(self) -> None:
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result.out.parent)))

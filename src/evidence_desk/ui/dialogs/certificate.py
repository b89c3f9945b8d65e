"""The certificate packs are signed with: what it says, making one, bringing one in, a card, and giving it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import certificates
from evidence_desk.base.clock import utc_text
from evidence_desk.packs.pack_certificate import PackCertificate
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.panels.choices import Choices
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import Field, LineEdit, PassphraseEdit
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel

_GROUP = 8  # digits

Way = Literal["", "make", "file", "token", "export"]


class CertificateSheet(FormSheet):
    """Shows the certificate of the person at work, and takes another in its place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="stamp", width=620)
        self._desk = desk
        self._found: PackCertificate | None = None
        self.set_title(self.tr("The certificate your packs are signed with"))
        self.body.setSpacing(10)
        self.facts = Label(self.tr("Looking …"), selectable=True)
        self.meaning = SecLabel("")
        self.note = NoteFrame("ok")
        self.note.hide()
        self.ways = Choices(self._options(), self.tr("What to do"), "")
        self.ways.changed.connect(lambda way: self._show_fields())
        self.file = PathField("open", self.tr("Certificate file"), pattern="*.p12 *.pfx")
        self.module = PathField("open", self.tr("The maker's library"))
        self.label = LineEdit()
        self.secret = PassphraseEdit()
        self.out = PathField("save", self.tr("Where to save the certificate"), pattern="*.pem")
        self.file_field = Field(self.tr("File"), self.file, self.tr("ends in .p12 or .pfx"))
        self.module_field = Field(
            self.tr("The maker's library"), self.module, self.tr("from whoever sold the card")
        )
        self.label_field = Field(self.tr("Name of the token"), self.label)
        self.secret_field = Field("", self.secret)
        self.out_field = Field(self.tr("Save as"), self.out)
        for widget in (self.facts, self.meaning, self.note, self.ways, *self._fields()):
            self.body.addWidget(widget)
        self.leave_button = self.add_cancel(self.tr("Close"))
        self.go_button = MainButton(self.tr("Go on"), key="Ctrl+Enter")
        self.add_button(self.go_button, self._go)
        self._show_fields()
        self._look()

    def _options(self) -> list[tuple[str, str, str]]:
        return [
            (
                "make",
                self.tr("Make a new one with the school's name"),
                self.tr("packs signed before stay as they are"),
            ),
            (
                "file",
                self.tr("Bring in one the school bought"),
                self.tr("a file with its key; readers of PDF files then know who signed"),
            ),
            ("token", self.tr("Use one on a card or token"), self.tr("its PIN is asked for with each pack")),
            (
                "export",
                self.tr("Save it for those who check packs"),
                self.tr("the certificate without its key"),
            ),
        ]

    def _fields(self) -> tuple[Field, ...]:
        return (self.file_field, self.module_field, self.label_field, self.secret_field, self.out_field)

    def _show_fields(self) -> None:
        way = self._way
        self.file_field.setVisible(way == "file")
        self.module_field.setVisible(way == "token")
        self.label_field.setVisible(way == "token")
        self.secret_field.setVisible(way in {"file", "token"})
        self.secret_field.set_label(self.tr("PIN") if way == "token" else self.tr("Passphrase of the file"))
        self.out_field.setVisible(way == "export")
        self.go_button.setEnabled(bool(way) and (way != "export" or self._found is not None))
        for field in self._fields():
            field.set_error("")

    @property
    def _way(self) -> Way:
        match self.ways.chosen:
            case "make" | "file" | "token" | "export" as way:
                return way
            case _:
                return ""

    def focus_first(self) -> None:
        """Put the keyboard on the way out: most people only look."""
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what there is -----------------------------------------------------------------------------------------

    def _look(self) -> None:
        home, person = self._desk.home, self._desk.person
        if person is None:
            return
        job = self._desk.run("", lambda report: certificates.current(home, person), quietly=True)
        job.then(self._show, self.show_error, owner=self)

    def _show(self, found: PackCertificate | None) -> None:
        self._found = found
        if found is None:
            self.facts.setText(
                self.tr("There is none yet. One with the school's name is made with your first pack.")
            )
            self.meaning.setText("")
            self._show_fields()
            return
        facts = found.facts
        digits = facts.fingerprint
        grouped = " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
        self.facts.setText(
            self.tr("{subject}\nSigned by {issuer}\nFrom {begin} to {end}\nSHA-256 {fingerprint}").format(
                subject=facts.subject,
                issuer=self.tr("itself") if facts.self_made else facts.issuer,
                begin=local_text(utc_text(facts.not_before)),
                end=local_text(utc_text(facts.not_after)),
                fingerprint=grouped,
            )
        )
        self.meaning.setText(
            self.tr(
                "Nobody but itself vouches for it: a reader of PDF files says that it does not know the signer, and "
                "that nothing was changed since. The pack says so in its last part."
            )
            if facts.self_made
            else ""
        )
        self._show_fields()

    # -- changing it -------------------------------------------------------------------------------------------

    def _go(self) -> None:
        way, person = self._way, self._desk.person
        if self.is_busy or not way or person is None:
            return
        self.note.hide()
        if way == "export":
            self._export()
            return
        work = self._work(way)
        if work is None:
            return
        job = self._desk.run(self.tr("Certificate"), work, can_cancel=False)
        self.busy(job)
        job.then(self._on_changed, owner=self)

    def _work(self, way: Way) -> Callable[[Reporter], PackCertificate] | None:
        """Return what makes the new one; None where something is missing."""
        desk, home, person = self._desk, self._desk.home, self._desk.person
        assert person is not None  # noqa: S101  # the caller looked
        at, replacing = desk.clock.read().utc, self._found is not None
        if way == "make":
            school = desk.school.profile
            return lambda report: certificates.make(home, person, school, at, replacing=replacing)
        path = self.file.path if way == "file" else self.module.path
        field = self.file_field if way == "file" else self.module_field
        field.set_error("" if path is not None else self.tr("Choose the file."))
        if path is None:
            return None
        secret = self.secret.take()
        if way == "file":
            return lambda report: certificates.bring(
                home, person, path, secret.encode(), at, replacing=replacing
            )
        label = self.label.text().strip()
        return lambda report: certificates.use_token(
            home, person, path, label, secret, at, replacing=replacing
        )

    def _on_changed(self, found: PackCertificate) -> None:
        self._show(found)
        self._say(self.tr("Your packs are signed with this one from now on."))

    def _export(self) -> None:
        found, path = self._found, self.out.path
        self.out_field.set_error("" if path is not None else self.tr("Say where to save it."))
        if found is None or path is None:
            return
        job = self._desk.run(self.tr("Certificate"), lambda report: certificates.give_out(found, path))
        self.busy(job)
        words = self.tr("Saved. Give it to those who check packs by another way than the packs.")
        job.then(lambda nothing: self._say(words), owner=self)

    def _say(self, words: str) -> None:
        self.note.set_words("", words)
        self.note.show()

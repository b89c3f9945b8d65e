"""A child's case to the next school: what must be said, the copy for one person there, and their receipt."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import transferring
from evidence_desk.base import files
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.base.words import spoken
from evidence_desk.case.fold_transfer import closed_reason, others_concerned
from evidence_desk.case.keys import Profile, read_profile
from evidence_desk.case.store import CaseStore
from evidence_desk.case.transfer_receipts import RECEIPT_MAX, parse_receipt
from evidence_desk.case.transfers import Compared, Plan
from evidence_desk.case.values import School, Transfer
from evidence_desk.ui import care_words
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import ComboBox, Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel


class TransferSheet(FormSheet):
    """Makes the copy. What is locked, or not told to the police yet, stands in its way."""

    receipt_requested = Signal()

    def __init__(self, desk: Desk, session: CaseSession, parent: QWidget | None) -> None:
        super().__init__(self.tr("Send the case to the next school"), parent, icon="send", width=680)
        self._desk = desk
        self._session = session
        self._profile: Profile | None = None
        self._made: Transfer | None = None
        self.note = NoteFrame("info")
        self.body.addWidget(self.note)
        self._form: list[Field] = []
        self._make_form()
        self._leave = self.add_cancel()
        self.receipt = QuietButton(self.tr("Record a receipt…"))
        self.receipt.setVisible(any(not one.received_at for one in session.case.transfers.values()))
        self.add_button(self.receipt, self._ask_for_receipt)
        self.start = MainButton(self.tr("Make the copy"))
        self.add_button(self.start, self._start)
        self._say_what_stands()
        self.pupil.setFocus()

    def _make_form(self) -> None:
        case = self._session.case
        pupils = [one for one in case.people_in_order() if one.kind == "pupil"]
        self.pupil = ComboBox(
            [("", self.tr("Choose …")), *((one.id, f"{one.name} ({one.pseudonym})") for one in pupils)]
        )
        self.pupil.currentIndexChanged.connect(self._on_pupil)
        self.file = PathField("open", self.tr("Identity file of the DSL there"), pattern="*.json")
        self.file.changed.connect(self._read_file)
        self.words = Label("", selectable=True, bold=True)
        self.words.hide()
        self.school = LineEdit()
        self.position = LineEdit(placeholder=self.tr("for example Designated Safeguarding Lead"))
        self.compared = ComboBox(
            [
                ("", self.tr("Choose …")),
                ("by-voice", self.tr("By telephone: they read the six words out")),
                ("in-person", self.tr("In person")),
                ("not-compared", self.tr("Not compared")),
            ]
        )
        self.basis = TextEdit(lines=2)
        self.decided_by = LineEdit()
        self.keeps = TextEdit(lines=2)
        self.others = TextEdit(lines=2)
        self.out = PathField("save", self.tr("The copy for the next school"), pattern="*.edcase")
        self.pupil_field = self._field(self.tr("Whose case is it?"), self.pupil)
        self.file_field = self._field(
            self.tr("Who receives it there?"), self.file, self.tr("their identity file, from “Who I am…”")
        )
        self.body.addWidget(self.words)
        self.school_field = self._field(self.tr("School"), self.school)
        self._field(self.tr("Their position"), self.position)
        self.compared_field = self._field(
            self.tr("How did you make sure that the key is theirs?"), self.compared
        )
        self.basis_field = self._field(self.tr("On what basis?"), self.basis)
        self.decided_field = self._field(
            self.tr("Who decided?"), self.decided_by, self.tr("name and position")
        )
        self.keeps_field = self._field(
            self.tr("What stays here?"), self.keeps, self.tr("what, how long, and why")
        )
        self.others_field = self._field(self.tr("Why does what concerns other pupils go along?"), self.others)
        self.others_field.hide()
        self.out_field = self._field(
            self.tr("Write the copy to"), self.out, self.tr("a stick, or a folder to send it from")
        )

    def _field(self, label: str, widget: QWidget, hint: str = "") -> Field:
        field = Field(label, widget, hint)
        self._form.append(field)
        self.body.addWidget(field)
        return field

    def _say_what_stands(self) -> None:
        """Say what was sent before, or why nothing can go."""
        case = self._session.case
        if closed_reason(case) or self._session.locked:
            self.note.set_kind("stop", "lock")
            self.note.set_words(
                self.tr("This case cannot go to another school now."),
                self.tr(
                    "Something in it is locked for police, or the police have not been told yet. What is locked stays "
                    "with this school and the police. Settle it with them first, or hand over a pack."
                ),
            )
            for widget in (*self._form, self.start):
                widget.hide()
            return
        lines = [
            self.tr("{name}, {school}: {state}").format(
                name=one.name,
                school=one.school.name,
                state=self.tr("taken over there at {time}").format(time=local_text(one.received_at))
                if one.received_at
                else self.tr("made {time}, no receipt yet").format(time=local_text(one.at)),
            )
            for one in sorted(case.transfers.values(), key=lambda one: one.leaf)
        ]
        self.note.set_words(
            self.tr("A copy goes; this case stays and goes on here."),
            "\n".join(
                [
                    self.tr(
                        "The copy opens with the keys of its receiver and of this case’s readers. They take it over "
                        "with keys of their own school, and send a signed receipt back."
                    ),
                    *lines,
                ]
            ),
        )

    def _on_pupil(self) -> None:
        others = others_concerned(self._session.case, self.pupil.chosen) if self.pupil.chosen else 0
        self.others_field.setVisible(bool(others))
        if others:
            self.others_field.set_label(
                self.tr(
                    "%n other pupil(s) stand in this case. Why does what concerns them go along?", "", others
                )
            )

    def _read_file(self) -> None:
        path = self.file.path
        self._profile = None
        self.words.hide()
        self.file_field.set_error("")
        if path is None or path.suffix != ".json":
            return
        job = self._desk.run("", lambda report: read_profile(path), quietly=True)
        job.then(lambda found: self._on_profile(path, found), self._on_no_profile, owner=self)

    def _on_profile(self, path: Path, profile: Profile) -> None:
        if path != self.file.path:
            return
        self._profile = profile
        self.words.setText(
            self.tr("{name}: {words}").format(name=profile.name, words=spoken(profile.fingerprint))
        )
        self.words.setAccessibleDescription(self.tr("Six words to compare with them by telephone"))
        self.words.show()
        if not self.school.text():
            self.school.setText(profile.organisation)

    def _on_no_profile(self, error: EvidenceDeskError) -> None:
        self.file_field.set_error(error.user_message)

    def _checked(self) -> bool:
        """Say under each field what is missing; return whether nothing is."""
        needed = (
            (self.pupil_field, bool(self.pupil.chosen), self.tr("Choose the pupil.")),
            (self.file_field, self._profile is not None, self.tr("Choose their identity file.")),
            (self.school_field, bool(self.school.text().strip()), self.tr("Name the school.")),
            (self.compared_field, bool(self.compared.chosen), self.tr("Say how, also when you did not.")),
            (self.basis_field, bool(self.basis.toPlainText().strip()), self.tr("Write down the basis.")),
            (self.decided_field, bool(self.decided_by.text().strip()), self.tr("Write down who decided.")),
            (self.keeps_field, bool(self.keeps.toPlainText().strip()), self.tr("Write down what stays.")),
            (
                self.others_field,
                self.others_field.isHidden() or bool(self.others.toPlainText().strip()),
                self.tr("Write down why, or hand over a redacted pack instead."),
            ),
            (self.out_field, self.out.path is not None, self.tr("Name the file.")),
        )
        for field, good, words in needed:
            field.set_error("" if good else words)
        return all(good for _, good, _ in needed)

    def _start(self) -> None:
        if not self._checked() or self._profile is None or self.out.path is None:
            return
        out = self.out.path if self.out.path.suffix == ".edcase" else self.out.path.with_suffix(".edcase")
        compared: Compared = "not-compared"
        if self.compared.chosen == "by-voice":
            compared = "by-voice"
        elif self.compared.chosen == "in-person":
            compared = "in-person"
        plan = Plan(
            pupil=self.pupil.chosen,
            receiver=self._profile,
            school=School(name=self.school.text().strip()),
            position=self.position.text(),
            compared=compared,
            basis=self.basis.toPlainText(),
            decided_by=self.decided_by.text(),
            keeps=self.keeps.toPlainText(),
            others=self.others.toPlainText() if not self.others_field.isHidden() else "",
        )
        made = self._made

        def work(store: CaseStore, report: Reporter) -> Transfer:
            if (
                made is not None and made.receiver == plan.receiver.fingerprint
            ):  # written down, the copy failed
                transferring.make_copy(store, made, plan.receiver, out, report)
                return made
            return transferring.send(store, plan, out, report)

        job = self._session.act(self.tr("Making the copy for the next school"), work)
        self.busy(job)
        job.then(lambda transfer: self._on_made(transfer, out), lambda _: self._on_failed(plan), owner=self)

    def _on_failed(self, plan: Plan) -> None:
        """Remember a transfer that stands in the log without its copy: the next press makes only that."""
        newest = max(self._session.case.transfers.values(), key=lambda one: one.leaf, default=None)
        if newest is not None and not newest.received_at and newest.receiver == plan.receiver.fingerprint:
            self._made = newest

    def _on_made(self, transfer: Transfer, out: Path) -> None:
        for widget in (*self._form, self.words, self.start, self.receipt):
            widget.hide()
        self.note.set_kind("ok")
        title = self.tr("The copy is made and read back whole.")
        self.note.set_words(
            title,
            self.tr(
                "{file}\nGive it to {name}, and ask for the receipt. Until it is recorded here, nobody can show that "
                "the case arrived."
            ).format(file=care_words.shown_path(out), name=transfer.name),
        )
        self._leave.setText(self.tr("Close"))
        self._leave.setFocus()
        announce(self, title)

    def _ask_for_receipt(self) -> None:
        self.accept()
        self.receipt_requested.emit()


class ReceiptSheet(FormSheet):
    """Records the receipt the next school sent back."""

    def __init__(self, desk: Desk, session: CaseSession, parent: QWidget | None) -> None:
        super().__init__(self.tr("Record the next school’s receipt"), parent, icon="mail-check", width=600)
        self._desk = desk
        self._session = session
        self.file = PathField("open", self.tr("The receipt"), pattern="*.json")
        self.file_field = Field(self.tr("Receipt"), self.file, self.tr("the file they sent back"))
        self.outcome = NoteFrame("ok")
        self.outcome.hide()
        self._intro = SecLabel(
            self.tr("It is held against the key the copy was made for, and against this case.")
        )
        for widget in (self.file_field, self._intro, self.outcome):
            self.body.addWidget(widget)
        self._leave = self.add_cancel()
        self.start = MainButton(self.tr("Record it"))
        self.add_button(self.start, self._start)
        self.file.setFocus()

    def _start(self) -> None:
        path = self.file.path
        self.file_field.set_error("" if path is not None else self.tr("Choose the receipt."))
        if path is None:
            return

        def work(store: CaseStore, report: Reporter) -> tuple[Transfer, str]:
            text = files.read_bounded(path, RECEIPT_MAX).decode("utf-8", "replace")
            return transferring.record_receipt(store, text), parse_receipt(text).code

        job = self._session.act(self.tr("Recording the receipt"), work)
        self.busy(job, show_failure=False)
        job.then(self._on_done, lambda error: self.file_field.set_error(error.user_message), owner=self)

    def _on_done(self, found: tuple[Transfer, str]) -> None:
        transfer, code = found
        for widget in (self.file_field, self._intro, self.start):
            widget.hide()
        title = self.tr("{name}, {school}, has the case.").format(
            name=transfer.name, school=transfer.school.name
        )
        self.outcome.set_words(
            title,
            self.tr("Check code of the receipt: {code}. It stands in the handling log.").format(code=code),
        )
        self.outcome.show()
        self._leave.setText(self.tr("Close"))
        self._leave.setFocus()
        announce(self, title)

"""Disposal of a whole case: what bars it, the words that are needed, a second person, the certificate."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import agreeing, disposing, reviewing
from evidence_desk.acts.disposing import Plan
from evidence_desk.base import files
from evidence_desk.case import two_people
from evidence_desk.case.keys import Person
from evidence_desk.case.store import CaseStore
from evidence_desk.library.register import Disposal
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.buttons import StopButton
from evidence_desk.ui.widgets.fields import Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import NoteFrame, SecLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A case of which the last entry, the register and the certificate are on the disk, and only the file is left."""

    path: Path
    kept: Disposal
    certificate: Path


class DisposeSheet(FormSheet):
    """Ends with `ended`: the certificate is written, and whoever shows the sheet deletes the file."""

    ended = Signal(object)  # Ended
    said = Signal(str)  # words for the status bar

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Dispose of the case"), parent, icon="archive", width=640)
        session = desk.session
        assert session is not None, "no case to dispose of"  # noqa: S101  # a bug of the caller
        self._desk, self._session = desk, session
        self.plan: Plan | None = None
        self.verdict = NoteFrame("info", self.tr("Looking at what bars it …"))
        self._copies_known = SecLabel("")
        self.reason, self.over = TextEdit(lines=2), TextEdit(lines=2)
        self.authority, self.copies, self.witness = LineEdit(), LineEdit(), LineEdit()
        self.certificate = PathField("save", self.tr("The certificate"), pattern="*.pdf")
        self.fields = {
            "reason": Field(self.tr("Reason"), self.reason),
            "over": Field(self.tr("Why its time is over"), self.over, self.tr("the program cannot count it")),
            "authority": Field(self.tr("On whose authority"), self.authority),
            "copies": Field(
                self.tr("What was done about copies"), self.copies, self.tr("packs, backups, printouts")
            ),
            "witness": Field(self.tr("Witness"), self.witness, self.tr("by name; may be written by hand")),
            "certificate": Field(self.tr("Certificate (PDF)"), self.certificate),
        }
        self.body.setSpacing(10)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self._copies_known)
        for field in self.fields.values():
            field.hide()
            self.body.addWidget(field)
        self.add_footer_note(self.tr("Two people, one of them the DSL. The file is deleted at the end."))
        self._cancel_button = self.add_cancel()
        self.go = StopButton(self.tr("Dispose of the case"))
        self.go.hide()
        self.add_button(self.go, self._go)
        self._look()

    def focus_first(self) -> None:
        """Put the keyboard on the first field, or on the way out."""
        first: QWidget = self.reason if self.go.isVisibleTo(self) else self._cancel_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        policy, home, person, clock = (
            self._desk.case_policy,
            self._desk.home,
            self._desk.person,
            self._desk.clock,
        )
        if person is None:
            return

        def work(store: CaseStore, report: Reporter) -> Plan:
            return disposing.plan(store, policy, clock.read(), reviewing.school_years(home, person))

        job = self._session.act(self.tr("Looking at what bars it"), work, can_cancel=False)
        self.busy(job)
        job.succeeded.connect(self._show)
        job.ended.connect(self.focus_first)  # while it ran the sheet took no keys

    def _show(self, plan: Plan) -> None:
        self.plan = plan
        known = "; ".join(f"{what}: {count}" for what, count in plan.copies)
        self._copies_known.setText(
            self.tr("Known copies, by the case’s own log: {copies}.").format(copies=known or self.tr("none"))
        )
        if plan.bars:
            self.verdict.set_kind("stop")
            self.verdict.set_words(self.tr("This case cannot be disposed of."), "\n".join(plan.bars))
        else:
            self.verdict.set_kind("warn")
            self.verdict.set_words(
                self.tr("Nothing bars it."),
                self.tr(
                    "The keys in the file are overwritten and the file is deleted. A certificate and an entry with ids "
                    "only remain. Copies outside Evidence Desk are not covered."
                ),
            )
        for name, field in self.fields.items():
            field.setVisible(not plan.bars and (name != "over" or plan.needs_words))
        self.go.setVisible(not plan.bars)

    def _texts(self) -> dict[str, str]:
        return {
            "reason": self.reason.toPlainText().strip(),
            "over": self.over.toPlainText().strip(),
            "authority": self.authority.text().strip(),
            "copies": self.copies.text().strip(),
            "certificate": str(self.certificate.path or ""),
        }

    def _go(self) -> None:
        if self.is_busy or self.plan is None or self.plan.bars:
            return
        missing = [
            name
            for name, text in self._texts().items()
            if not text and (name != "over" or self.plan.needs_words)
        ]
        for name, field in self.fields.items():
            field.set_error(self.tr("This is needed.") if name in missing else "")
        if missing:
            return
        me = self._desk.person.profile.fingerprint if self._desk.person is not None else ""
        case = self._session.case
        if two_people.agreed(case, "dispose", "", me) is not None:
            self._dispose(None)
            return
        second = SecondPersonSheet(
            self._desk,
            self.tr("The case is disposed of."),
            self._texts()["reason"],
            lambda profile: agreeing.may_be_second(case, "dispose", "", me, profile.fingerprint),
            self,
            can_ask=True,
        )
        second.signed.connect(self._dispose)
        second.asked.connect(self._ask)
        second.open()

    def _ask(self) -> None:
        reason = self._texts()["reason"]
        job = self._session.act(
            self.tr("Asking a second person"),
            lambda store, report: agreeing.ask(store, "dispose", "", reason),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(lambda _: self._on_asked())

    def _on_asked(self) -> None:
        self.said.emit(self.tr("A second person was asked. Nothing is disposed of until they agree."))
        self.accept()

    def _dispose(self, second: Person | None) -> None:
        texts, witness, path = self._texts(), self.witness.text().strip(), self.certificate.path
        policy, home, person = self._desk.case_policy, self._desk.home, self._desk.person
        if person is None or path is None:
            return

        def work(store: CaseStore, report: Reporter) -> Ended:
            if path.exists():
                raise files.already_there(path)
            school = reviewing.school_years(home, person)
            entry = disposing.dispose(
                store,
                policy,
                reason=texts["reason"],
                authority=texts["authority"],
                copies=texts["copies"],
                over=texts["over"],
                school=school,
                second=second,
            )
            kept = disposing.register_entry(store, policy, entry, school)
            pdf = disposing.certificate_pdf(store, policy, entry, kept, witness=witness)
            disposing.enter_register(home.folder, person, kept)
            files.write_new(path, pdf)
            return Ended(path=store.bundle.path, kept=kept, certificate=path)

        job = self._session.act(self.tr("Disposing of the case"), work, can_cancel=False)
        self.busy(job)
        job.succeeded.connect(self._on_done)

    def _on_done(self, done: Ended) -> None:
        self.accept()
        self.ended.emit(done)

"""What goes into the school's own record system: its number, the case as text, and the chronology as a table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from evidence_desk.acts.case_text import case_text
from evidence_desk.acts.chronology import ChronologyRow, chronology, save_table
from evidence_desk.acts.recording import set_external_reference
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.choosing import desk_dialog
from evidence_desk.ui.copying import copy_text
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.fields import Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Heading, Label, Line, SecLabel

WIDTH = 760


class SchoolRecordSheet(FormSheet):
    """The words to paste are shown before they are copied; whoever gets the table is recorded with the reason."""

    said = Signal(str)

    def __init__(self, desk: Desk, session: CaseSession, parent: QWidget | None) -> None:
        super().__init__("", parent, icon="file-text", width=WIDTH)
        self.set_title(self.tr("For the school’s record"))
        self._desk, self._session = desk, session
        self._number_rows()
        self.body.addWidget(Line())
        self._text_rows()
        self.body.addWidget(Line())
        self._table_rows()
        self.add_cancel(self.tr("Close"))
        self.copy_button = MainButton(self.tr("Copy the text"), icon="copy")
        self.copy_button.setEnabled(False)
        self.add_button(self.copy_button, self._copy)
        self._read()

    # -- building ------------------------------------------------------------------------------------------

    def _number_rows(self) -> None:
        self.number = LineEdit(self._session.case.external_reference)
        self.number_button = QuietButton(self.tr("Save number"))
        self.number_button.clicked.connect(self._save_number)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.number, 1)
        row.addWidget(self.number_button)
        inside = QWidget()
        inside.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        inside.setFocusProxy(self.number)
        self.number.setAccessibleName(self.tr("Its number in CPOMS, MyConcern or another system"))
        self.number_field = Field(self.tr("Its number in CPOMS, MyConcern or another system"), inside)
        self.body.addWidget(self.number_field)
        for widget in (self.number, self.number_button):
            widget.setEnabled(not self._session.read_only)
            widget.setToolTip(self._session.read_only)

    def _text_rows(self) -> None:
        self.text = TextEdit(lines=9)
        self.text.setReadOnly(True)
        self.text.setPlaceholderText(self.tr("Reading the case …"))
        self.body.addWidget(
            Field(self.tr("To paste there: summary, action, outcome"), self.text, self.tr("names are in it"))
        )

    def _table_rows(self) -> None:
        self.body.addWidget(Heading(self.tr("The chronology as a table"), font="section"))
        self.to, self.basis = LineEdit(), LineEdit("", self.tr("for example: hearing on 3 December"))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.to_field = Field(self.tr("Whom it is for"), self.to)
        self.basis_field = Field(self.tr("Why they may have it"), self.basis)
        row.addWidget(self.to_field, 1)
        row.addWidget(self.basis_field, 1)
        self.body.addLayout(row)
        self.table_button = QuietButton(self.tr("Save as a table …"), "file-down")
        self.table_button.clicked.connect(self._choose)
        self.table_button.setEnabled(not self._session.read_only)
        self.table_button.setToolTip(self._session.read_only)
        words = self.tr(
            "A table is not encrypted: whoever can open its folder can read it. It goes into the log."
        )
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(SecLabel(words), 1)
        foot.addWidget(self.table_button)
        self.body.addLayout(foot)
        self.note = Label("", font="small")
        self.note.hide()
        self.body.addWidget(self.note)

    # -- what a person does --------------------------------------------------------------------------------

    def _read(self) -> None:
        policy, at = self._desk.policy, clocks.utc_text(self._desk.clock.read().utc)
        by = self._desk.person.profile.name if self._desk.person is not None else ""

        def work(store: CaseStore, report: Reporter) -> str:
            return case_text(
                store.case, policy, chronology(store.case, policy, store.entries()), by=by, at=at
            )

        job = self._session.act(self.tr("Reading the case"), work, can_cancel=False, quietly=True)
        job.then(self._show, self.show_error, owner=self)

    def _show(self, text: str) -> None:
        self.text.setPlainText(text)
        self.copy_button.setEnabled(True)

    def _copy(self) -> None:
        copy_text(self.text.toPlainText())
        self._say(self.tr("Copied. Paste it into the school’s record, then copy something else."))

    def _save_number(self) -> None:
        number = self.number.text().strip()
        job = self._session.act(
            self.tr("Saving the number"),
            lambda store, report: set_external_reference(store, number),
            can_cancel=False,
            quietly=True,
        )
        job.then(lambda _: self._on_number(), self._refused, owner=self)

    def _refused(self, error: EvidenceDeskError) -> None:
        self.number_field.set_error(error.user_message)

    def _on_number(self) -> None:
        self.number_field.set_error("")
        self._say(self.tr("Number saved."))
        self._read()

    def _choose(self) -> None:
        missing = self.tr("Needed: it is recorded.")
        for field, edit in ((self.basis_field, self.basis), (self.to_field, self.to)):
            field.set_error("" if edit.text().strip() else missing)
            if not edit.text().strip():
                field.setFocus()
        if not (self.to.text().strip() and self.basis.text().strip()):
            return
        dialog = desk_dialog(self, self._desk, self.tr("Save as a table"), QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
        dialog.setNameFilters([self.tr("Table (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda name: self.save_table(Path(name)))
        dialog.open()

    def save_table(self, out: Path) -> None:
        """Write the chronology to a new file."""
        policy, to, basis = self._desk.policy, self.to.text(), self.basis.text()

        def work(store: CaseStore, report: Reporter) -> list[ChronologyRow]:
            rows = chronology(store.case, policy, store.entries())
            save_table(store, policy, rows, out, to=to, basis=basis)
            return rows

        job = self._session.act(self.tr("Saving the chronology"), work, can_cancel=False)
        self.busy(job)
        job.succeeded.connect(lambda _: self._say(self.tr("Saved, and recorded.")))

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.show()
        self.said.emit(words)

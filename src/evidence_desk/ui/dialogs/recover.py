"""Two holders of recovery sheets let a person's keys into a case that its readers cannot open.

Each holder brings one sheet, as a file or typed from paper. The first is put away before the second is asked for, so
that neither holder sees the other's.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts import drill as drills
from evidence_desk.acts.drill import Tried
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.keys import Home, Profile, Sheet
from evidence_desk.case.membership import recover_case
from evidence_desk.case.values import Member
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.drilling import fault_words
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.identity import PersonCard
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import Field, TextEdit
from evidence_desk.ui.widgets.notes import Heading, Label, NoteFrame


class RecoverSheet(FormSheet):
    """Asks for the case, then for one sheet after the other; `recovered` gives the case's path."""

    recovered = Signal(object)  # Path

    def __init__(self, desk: Desk, folder: Path, parent: QWidget | None) -> None:
        """Make it; `folder` is the home of whoever is to be let in. Their passphrase is not needed."""
        super().__init__(self.tr("Recover a case"), parent, icon="heart-handshake", width=640)
        self._desk = desk
        self._home = Home(folder)
        self._profile: Profile | None = None
        self._sheets: list[Sheet] = []
        self._who = QVBoxLayout()
        self.case = PathField("open", self.tr("The case"), pattern="*.edcase")
        self.case_field = Field(self.tr("The case"), self.case)
        self.holder = _Holder()
        self._done = NoteFrame("ok", "", "")
        self._done.hide()
        self.body.addWidget(
            Label(
                self.tr(
                    "Two holders of recovery sheets let this person into the case. Both stand in its handling log."
                )
            )
        )
        self.body.addLayout(self._who)
        for widget in (self.case_field, self.holder, self._done):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._leave = self.add_cancel()
        self.forward = MainButton("")
        self.add_button(self.forward, self._go_on)
        self.finished.connect(lambda _: self._forget())
        self._show_holder()
        job = desk.run("", lambda report: self._home.profile(), quietly=True)
        job.then(self._on_profile, self.show_error)

    def _on_profile(self, profile: Profile) -> None:
        self._profile = profile
        self._who.addWidget(PersonCard(profile))

    def _forget(self) -> None:
        self._sheets.clear()
        self.holder.wipe()

    def _show_holder(self) -> None:
        self.holder.begin(len(self._sheets) + 1)
        last = len(self._sheets) == 1
        self.forward.setText(self.tr("Let them in") if last else self.tr("Now the second holder"))

    def _go_on(self) -> None:
        path = self.case.path
        self.case_field.set_error("" if path is not None else self.tr("Name the case’s file."))
        if path is None or not self.holder.check():
            return
        file, text, home = self.holder.file.path, self.holder.text.toPlainText().encode(), self._home
        name = self.tr("the typed sheet")

        def read(report: Reporter) -> Tried:
            school = home.school()
            if text.strip():
                return drills.read_sheet_text(text, name, school)
            assert file is not None  # noqa: S101  # the holder's part was checked
            return drills.read_sheet_file(file, school)

        job = self._desk.run(self.tr("Reading the sheet"), read, can_cancel=False)
        self.busy(job)
        job.succeeded.connect(self._on_read)

    def _on_read(self, tried: Tried) -> None:
        if tried.sheet is None or tried.fault == "signing-line":
            self.holder.refuse(fault_words(tried))
        elif tried.sheet.purpose != "recovery":
            self.holder.refuse(self.tr("This is a custody sheet. A recovery sheet is needed."))
        elif any(str(sheet.identity) == str(tried.sheet.identity) for sheet in self._sheets):
            self.holder.refuse(self.tr("This is the first holder’s sheet again. Another one is needed."))
        else:
            self._sheets.append(tried.sheet)
            self.holder.wipe()
            if len(self._sheets) == 1:
                self._show_holder()
                announce(self, self.tr("The first sheet reads well. Now the second holder."))
            else:
                self._recover()

    def _recover(self) -> None:
        path, profile, sheets = self.case.path, self._profile, tuple(self._sheets)
        if path is None or profile is None:
            return
        folder, clock = self._home.folder, self._desk.clock
        job = self._desk.run(
            self.tr("Letting them in"),
            lambda report: recover_case(path, sheets, profile, folder, clock),
            can_cancel=False,
        )
        self.busy(job, show_failure=False)
        job.then(lambda member: self._on_recovered(path, member), self._on_failure, owner=self)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        self._sheets.clear()
        self._show_holder()
        self.show_error(error)

    def _on_recovered(self, path: Path, member: Member) -> None:
        self._forget()
        for widget in (self.case_field, self.holder, self.forward):
            widget.hide()
        self._done.set_words(
            self.tr("{name} can read and add to this case now.").format(name=member.name),
            self.tr("Both sheets stand in its handling log. Lock them away again."),
        )
        self._done.show()
        self._leave.setText(self.tr("Close"))
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.tr("{name} can read and add to this case now.").format(name=member.name))
        self.recovered.emit(path)


class _Holder(QWidget):
    """One holder's sheet: a file, or what they type."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Heading("", font="section")
        self.file = PathField("open", self.tr("The sheet’s file"), pattern="*.txt")
        self.file_field = Field(self.tr("Their sheet as a file"), self.file)
        self.text = TextEdit(lines=3)
        self.text_field = Field(
            self.tr("Or typed from paper"), self.text, self.tr("row by row, with the word at the end of each")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._title, self.file_field, self.text_field):
            column.addWidget(widget)

    def begin(self, number: int) -> None:
        """Ask the first or the second holder."""
        self.wipe()
        self._title.setText(self.tr("The first holder") if number == 1 else self.tr("The second holder"))
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> bool:
        """A sheet must be there."""
        there = self.file.path is not None or bool(self.text.toPlainText().strip())
        self.text_field.set_error("")
        self.file_field.set_error("" if there else self.tr("Name their sheet’s file, or let them type it."))
        return there

    def refuse(self, words: str) -> None:
        """Say what is wrong with the sheet, at the place it came from."""
        field = self.text_field if self.text.toPlainText().strip() else self.file_field
        field.set_error(words)

    def wipe(self) -> None:
        """Put the sheet away."""
        self.file.edit.clear()
        self.text.clear()
        self.text.document().clearUndoRedoStacks()
        self.file_field.set_error("")
        self.text_field.set_error("")

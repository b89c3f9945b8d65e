"""Moving a case file to another folder, and taking one in from a stick."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import moving
from evidence_desk.acts.library_paths import known_files
from evidence_desk.acts.moving import Brought
from evidence_desk.library.present import cases_in
from evidence_desk.ui import care_words
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import Field
from evidence_desk.ui.widgets.notes import Label, NoteFrame


class MoveCaseSheet(FormSheet):
    """Copied there, read back whole, then removed here."""

    moved = Signal(object, object)  # from, to

    def __init__(self, desk: Desk, case: Path, parent: QWidget | None) -> None:
        super().__init__(self.tr("Move the case to another folder"), parent, icon="folder-open", width=600)
        self._desk = desk
        self._case = case
        self._what = Label(care_words.shown_path(case))
        self.folder = PathField("folder", self.tr("Where the case is to stand"))
        self.folder_field = Field(self.tr("To"), self.folder)
        self._intro = Label(
            self.tr(
                "The file is copied there and read back whole; only then it is removed here. Stopped half-way, it is "
                "whole in at least one of the two places."
            )
        )
        self.outcome = NoteFrame("ok")
        self.outcome.hide()
        for widget in (self._what, self.folder_field, self._intro, self.outcome):
            self.body.addWidget(widget)
        self._leave = self.add_cancel()
        self.start = MainButton(self.tr("Move"))
        self.add_button(self.start, self._start)
        self.folder.setFocus()

    def _start(self) -> None:
        folder = self.folder.path
        self.folder_field.set_error("" if folder is not None else self.tr("Name a folder."))
        if folder is None:
            return
        case, home = self._case, self._desk.home
        job = self._desk.run(
            self.tr("Moving the case"), lambda report: moving.move_case(case, folder, home, report)
        )
        self.busy(job)
        job.then(self._on_done, owner=self)

    def _on_done(self, brought: Brought) -> None:
        self.moved.emit(self._case, brought.path)
        for widget in (self._what, self.folder_field, self._intro, self.start):
            widget.hide()
        self.outcome.set_kind("warn" if brought.remarks else "ok")
        title = self.tr("The case stands in its new place, read back whole.")
        self.outcome.set_words(title, "\n".join([care_words.shown_path(brought.path), *brought.remarks]))
        self.outcome.show()
        self._leave.setText(self.tr("Close"))
        self._leave.setFocus()
        announce(self, title)


class BringInSheet(FormSheet):
    """A case file from a stick or a colleague, copied into a folder here."""

    brought = Signal(object)  # path

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(self.tr("Bring in a case file"), parent, icon="folder-plus", width=600)
        self._desk = desk
        self.file = PathField("open", self.tr("The case file"), pattern="*.edcase")
        self.file_field = Field(self.tr("Case file"), self.file, self.tr("on a stick, or from a colleague"))
        self.folder = PathField("folder", self.tr("Where it is to stand"))
        self.folder_field = Field(self.tr("Copy it to"), self.folder)
        self._intro = Label(
            self.tr(
                "It is checked in full and copied. The file it came from stays as it is: decide what becomes of it."
            )
        )
        self.outcome = NoteFrame("ok")
        self.outcome.hide()
        for widget in (self.file_field, self.folder_field, self._intro, self.outcome):
            self.body.addWidget(widget)
        self._leave = self.add_cancel()
        self.start = MainButton(self.tr("Bring it in"))
        self.add_button(self.start, self._start)
        self.file.setFocus()

    def _start(self) -> None:
        file, folder, person = self.file.path, self.folder.path, self._desk.person
        self.file_field.set_error("" if file is not None else self.tr("Choose the case file."))
        self.folder_field.set_error("" if folder is not None else self.tr("Name a folder."))
        if file is None or folder is None or person is None:
            return
        home, clock = self._desk.home, self._desk.clock
        recent = [Path(item.path) for item in self._desk.settings.recent]

        def work(report: Reporter) -> Brought:
            present = cases_in(path for path in known_files(home, person, recent) if path != file)
            return moving.import_case(file, folder, home, clock, present, report=report)

        job = self._desk.run(self.tr("Bringing in a case"), work)
        self.busy(job)
        job.then(self._on_done, owner=self)

    def _on_done(self, brought: Brought) -> None:
        self.brought.emit(brought.path)
        for widget in (self.file_field, self.folder_field, self._intro, self.start):
            widget.hide()
        title = self.tr("The case is here, read back whole.")
        self.outcome.set_words(title, care_words.shown_path(brought.path))
        self.outcome.show()
        self._leave.setText(self.tr("Close"))
        self._leave.setFocus()
        announce(self, title)

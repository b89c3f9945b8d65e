"""Taking over a case that another school let go, and the receipt to send back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import transferring
from evidence_desk.acts.library_paths import known_files
from evidence_desk.acts.transferring import Parcel, TakenOver
from evidence_desk.base import files
from evidence_desk.base.words import spoken
from evidence_desk.case.transfer_receipts import parse_receipt
from evidence_desk.ui import care_words
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import Field
from evidence_desk.ui.widgets.notes import Label, NoteFrame

RECEIPT_NAME = "transfer-receipt.json"


class TakeOverSheet(FormSheet):
    """Looks at the copy, shows who sent it and the words to compare, then gives it this school's keys."""

    taken = Signal(object)  # path of the case here

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(
            self.tr("Take over a case from another school"), parent, icon="package-plus", width=640
        )
        self._desk = desk
        self._parcel: Parcel | None = None
        self.file = PathField("open", self.tr("The copy they made for you"), pattern="*.edcase")
        self.file_field = Field(self.tr("The copy they made for you"), self.file)
        self.note = NoteFrame("info")
        self.note.hide()
        self.words = Label("", bold=True, selectable=True)
        self.words.hide()
        self.into = PathField("save", self.tr("Your case file"), pattern="*.edcase")
        self.into_field = Field(
            self.tr("Keep it as"), self.into, self.tr("your own file; the copy they made stays as it is")
        )
        self.into_field.hide()
        for widget in (self.file_field, self.note, self.words, self.into_field):
            self.body.addWidget(widget)
        self._leave = self.add_cancel()
        self.look = QuietButton(self.tr("Look at it"))
        self.add_button(self.look, self._look)
        self.start = MainButton(self.tr("Take it over"))
        self.start.hide()
        self.add_button(self.start, self._start)
        self.file.changed.connect(self._forget)
        self.file.setFocus()

    def _forget(self) -> None:
        self._parcel = None
        for widget in (self.note, self.words, self.into_field, self.start):
            widget.hide()
        self.look.show()

    def _look(self) -> None:
        path, person = self.file.path, self._desk.person
        self.file_field.set_error("" if path is not None else self.tr("Choose the file."))
        if path is None or person is None:
            return
        home, clock = self._desk.home, self._desk.clock
        recent = [Path(item.path) for item in self._desk.settings.recent]

        def work(report: Reporter) -> tuple[Parcel, Path | None]:
            parcel = transferring.look_at(path, person, clock, home)
            here = known_files(home, person, recent)
            return parcel, here[0].parent if here else None

        job = self._desk.run(self.tr("Looking at the copy"), work)
        self.busy(job, show_failure=False)
        job.then(
            lambda found: self._on_looked(*found),
            lambda error: self.file_field.set_error(error.user_message),
            owner=self,
        )
        job.ended.connect(self._go_on)

    def _go_on(self) -> None:
        """Put the keyboard where it goes on, now that the form can be used again."""
        if self._parcel is not None:
            self.into.setFocus()

    def _on_looked(self, parcel: Parcel, beside: Path | None) -> None:
        self._parcel = parcel
        title = self.tr("“{title}”, from {school}").format(title=parcel.title, school=parcel.school)
        self.note.set_words(
            title,
            "\n".join(
                [
                    self.tr("Made for you by {name} (as stated) at {time}.").format(
                        name=parcel.made_by, time=local_text(parcel.transfer.at)
                    ),
                    self.tr("%n exhibit(s), with the whole handling log.", "", parcel.exhibits),
                    self.tr(
                        "Ask them by telephone for the six words of the case’s founder before you take it over:"
                    ),
                ]
            ),
        )
        self.words.setText(spoken(parcel.founder))
        if beside is not None and self.into.path is None:
            self.into.set_path(beside / self.file.path.name if self.file.path is not None else beside)
        for widget in (self.note, self.words, self.into_field, self.start):
            widget.show()
        self.look.hide()
        announce(self, title)

    def _start(self) -> None:
        parcel, into, person = self._parcel, self.into.path, self._desk.person
        self.into_field.set_error("" if into is not None else self.tr("Name the file."))
        if parcel is None or into is None or person is None:
            return
        target = into if into.suffix == ".edcase" else into.with_name(into.name + ".edcase")
        home, clock = self._desk.home, self._desk.clock

        def work(report: Reporter) -> tuple[TakenOver, Path]:
            taken = transferring.take_over(parcel.path, target, person, home, clock, report)
            receipt = target.with_name(f"{target.stem}-{RECEIPT_NAME}")
            if not receipt.exists():
                files.write_new(receipt, taken.receipt.encode() + b"\n", mode=0o644)
            return taken, receipt

        job = self._desk.run(self.tr("Taking the case over"), work)
        self.busy(job)
        job.then(lambda done: self._on_taken(*done), owner=self)

    def _on_taken(self, taken: TakenOver, receipt: Path) -> None:
        self.taken.emit(taken.path)
        for widget in (self.file_field, self.into_field, self.start):
            widget.hide()
        title = self.tr("The case is your school’s now.")
        self.note.set_kind("ok")
        self.note.set_words(
            title,
            self.tr(
                "Only you read what is added from here on; let your deputy in next. Send this receipt back to the "
                "former school:\n{file}"
            ).format(file=care_words.shown_path(receipt)),
        )
        self.words.setText(self.tr("Check code: {code}").format(code=parse_receipt(taken.receipt).code))
        self._leave.setText(self.tr("Close"))
        self._leave.setFocus()
        announce(self, title)

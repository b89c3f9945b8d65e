"""A sealed copy for an officer: where it is written, two custody holders one after the other, and the key, once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts import unsealing
from evidence_desk.acts.drill import Tried
from evidence_desk.acts.exits import Copy
from evidence_desk.case.keys import Sheet
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.drilling import fault_words
from evidence_desk.ui.dialogs.holder import HolderForm
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.fields import Field
from evidence_desk.ui.widgets.notes import Label, NoteFrame

_NEEDED = 2  # sheets


class SealedCopyForm(QWidget):
    """Asks where to, then the first and the second holder; `ready` when both sheets read well."""

    ready = Signal()
    stepped = Signal()  # another holder sits down
    reading = Signal(object)  # Job

    def __init__(self, desk: Desk, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self.sheets: list[Sheet] = []
        self.place = PathField("save", self.tr("Where the sealed copy is written"), pattern="*.age")
        self.place_field = Field(
            self.tr("Write it to"), self.place, self.tr("on the officer’s own stick, for example")
        )
        self.holder = HolderForm()
        self.key = Label("", font="mono", selectable=True)
        self.result = NoteFrame("ok")
        self.result.add_widget(self.key, below=True)
        self.result.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.place_field, self.holder, self.result):
            column.addWidget(widget)
        self._ask()

    @property
    def out(self) -> Path | None:
        """Where the copy is to be written."""
        return self.place.path

    @property
    def next_words(self) -> str:
        """What the button says that goes on."""
        return self.tr("Write the sealed copy") if self.sheets else self.tr("Now the second holder")

    @property
    def is_written(self) -> bool:
        """Whether the copy is there and its key is shown."""
        return bool(self.key.text())

    def _ask(self) -> None:
        who = self.tr("They bring a custody sheet. Only they look at the screen while they type.")
        self.holder.begin(len(self.sheets) + 1, who)

    def go_on(self) -> None:
        """Take the sheet that is there; then the next holder, or `ready`."""
        self.place_field.set_error("" if self.out is not None else self.tr("Say where it is written."))
        if self.out is None or not self.holder.check():
            return
        typed, path, case = self.holder.typed, self.holder.path, self._session.case
        name = self.tr("the typed sheet")

        def read(report: Reporter) -> Tried:
            if typed or path is None:
                return unsealing.read_custody_sheet(case, typed, name)
            return unsealing.read_custody_file(case, path)

        job = self._desk.run(self.tr("Reading the sheet"), read, can_cancel=False)
        self.reading.emit(job)
        job.succeeded.connect(self._on_read)

    def _on_read(self, tried: Tried) -> None:
        sheet = tried.sheet
        if sheet is None:
            self.holder.refuse(fault_words(tried))
        elif sheet.purpose != "custody":
            self.holder.refuse(self.tr("This is a recovery sheet. A custody sheet is needed."))
        elif any(str(one.identity) == str(sheet.identity) for one in self.sheets):
            self.holder.refuse(self.tr("This is the first holder’s sheet again. Another one is needed."))
        else:
            self.sheets.append(sheet)
            self._ask()
            self.stepped.emit()
            if len(self.sheets) == _NEEDED:
                self.ready.emit()

    def show_copy(self, copy: Copy) -> None:
        """Say that it is written, and show the key that opens it, this once."""
        self.sheets.clear()
        self.holder.hide()
        self.place_field.hide()
        self.key.setText(copy.key)
        self.result.set_words(
            self.tr("Written and encrypted"),
            self.tr(
                "This key opens it. It is shown this once and kept nowhere: give it to the officer by another way than "
                "the file. Any age program opens it. Lock the custody sheets away again."
            ),
        )
        self.result.show()

    def begin_again(self) -> None:
        """Let the first holder sit down again: nothing was written."""
        self.sheets.clear()
        self._ask()

    def wipe(self) -> None:
        """Forget the sheets and the key."""
        self.sheets.clear()
        self.holder.wipe()
        self.key.clear()

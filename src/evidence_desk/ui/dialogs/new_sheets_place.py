"""Where new sheets go: straight to a printer, or into a folder. They are in memory alone until then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts.keysmith import NewSchool
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.dialogs.sheet_pages import print_sheets
from evidence_desk.ui.panels.choices import Choices
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.fields import CheckBox, Field
from evidence_desk.ui.widgets.notes import NoteFrame


class NewSheetsPlace(QWidget):
    """Asks for the place; `check` says whether they are there, or where they are to go."""

    printed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new: NewSchool | None = None
        self.way = Choices(
            [
                (
                    "print",
                    self.tr("Print them"),
                    self.tr(
                        "Nothing of them is written to this computer by us; the printer’s queue may keep them."
                    ),
                ),
                (
                    "folder",
                    self.tr("Write them to a folder"),
                    self.tr("Best an empty stick, locked away afterwards."),
                ),
            ],
            self.tr("The new sheets"),
            "folder",
        )
        self.print_button = QuietButton(self.tr("Print the pages…"), "printer")
        self.print_button.clicked.connect(self._print)
        self.came_out = CheckBox(self.tr("All pages came out and can be read"))
        self.folder = PathField("folder", self.tr("The folder for the sheets"))
        self.folder_field = Field(self.tr("Folder"), self.folder)
        self.anyway = CheckBox(self.tr("Write there although it is copied to other computers"))
        self._note = NoteFrame("warn", "", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(self.way)
        column.addWidget(self.print_button, 0, left)
        for widget in (self.came_out, self.folder_field, self.anyway, self._note):
            column.addWidget(widget)
        self.way.changed.connect(lambda _: self._fit())
        self.anyway.hide()
        self._fit()

    def begin(self, new: NewSchool) -> None:
        """Ask for the place of these."""
        self.new = new
        self.came_out.setChecked(False)
        self.came_out.setEnabled(False)
        self._fit()

    @property
    def target(self) -> Path | None:
        """The folder, or None when they were printed."""
        return None if self.way.chosen == "print" else self.folder.path

    @property
    def is_anyway(self) -> bool:
        """Whether a folder that looks synchronised was confirmed."""
        return self.anyway.isVisibleTo(self) and self.anyway.isChecked()

    def ask_anyway(self, words: str) -> None:
        """The folder looks synchronised: say so, and let it be confirmed."""
        self._note.set_words(words)
        self._note.show()
        self.anyway.show()

    def check(self) -> bool:
        """Printed and looked at, or a folder named."""
        if self.way.chosen == "print":
            good = self.came_out.isChecked()
            self._note.set_words(
                "" if good else self.tr("Print them, look at each page, and tick that they came out.")
            )
            self._note.setVisible(not good)
            return good
        self.folder_field.set_error("" if self.folder.path is not None else self.tr("Name a folder."))
        return self.folder.path is not None

    def _print(self) -> None:
        if self.new is not None:
            print_sheets(self, self.new.school.organisation, self.new.sheets, self.note_printed)

    def note_printed(self) -> None:
        """The printer took the pages; a person must look at them."""
        self.came_out.setEnabled(True)
        self.came_out.setFocus()
        self.printed.emit()

    def _fit(self) -> None:
        on_paper = self.way.chosen == "print"
        self._note.hide()
        self.print_button.setVisible(on_paper)
        self.came_out.setVisible(on_paper)
        self.folder_field.setVisible(not on_paper)
        self.anyway.setVisible(not on_paper and self.anyway.isChecked())

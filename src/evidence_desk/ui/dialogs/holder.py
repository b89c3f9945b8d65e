"""One holder's sheet: a file, or the rows they type from paper. It is put away before the next holder sits down."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.widgets.fields import Field, TextEdit
from evidence_desk.ui.widgets.notes import Heading, Label


class HolderForm(QWidget):
    """Asks one of two holders for their sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading("", font="section")
        self._who = Label("", ink="sec")
        self.file = PathField("open", self.tr("The sheet’s file"), pattern="*.txt")
        self.file_field = Field(self.tr("Their sheet as a file"), self.file)
        self.text = TextEdit(lines=5)
        self.text_field = Field(
            self.tr("Or typed from paper"), self.text, self.tr("row by row, with the word at the end of each")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._title, self._who, self.file_field, self.text_field):
            column.addWidget(widget)

    def begin(self, number: int, who: str) -> None:
        """Ask the first or the second holder.

        Args:
            who: who sits where, in a sentence.
        """
        self.wipe()
        self._title.setText(self.tr("The first holder") if number == 1 else self.tr("The second holder"))
        self._who.setText(who)
        self._who.setVisible(bool(who))

    @property
    def typed(self) -> bytes:
        """What was typed; empty when they brought a file."""
        return self.text.toPlainText().encode().strip()

    @property
    def path(self) -> Path | None:
        """The file they named."""
        return self.file.path

    def check(self) -> bool:
        """A sheet must be there."""
        there = self.path is not None or bool(self.typed)
        self.text_field.set_error("")
        self.file_field.set_error("" if there else self.tr("Name their sheet’s file, or let them type it."))
        return there

    def refuse(self, words: str) -> None:
        """Say what is wrong with the sheet, at the place it came from; what was typed stays, to be mended."""
        field = self.text_field if self.typed else self.file_field
        field.set_error(words)

    def wipe(self) -> None:
        """Put the sheet away."""
        self.file.edit.clear()
        self.text.clear()
        self.text.document().clearUndoRedoStacks()
        self.file_field.set_error("")
        self.text_field.set_error("")

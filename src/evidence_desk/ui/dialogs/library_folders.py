"""Library folders: where this person's cases stand. The list is theirs alone; no file is moved or changed here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.ui.choosing import file_dialog
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.shelf import Shelf
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.elided import Elided
from evidence_desk.ui.widgets.notes import Line, SecLabel


class LibraryFoldersSheet(FormSheet):
    """Adds folders to the library and takes them out."""

    def __init__(self, shelf: Shelf, parent: QWidget) -> None:
        super().__init__("", parent, icon="folder-sync", width=640)
        self.set_title(self.tr("Library folders"))
        self._shelf = shelf
        self.body.addWidget(
            SecLabel(
                self.tr(
                    "Cases in these folders, and in the folders below them, are listed and searched if you can open "
                    "them. Nothing is moved or changed. Other people’s cases are never shown."
                ),
                font="body",
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.remove_buttons: list[QuietButton] = []
        self.add_folder_button = QuietButton(self.tr("Add a folder"), "folder-plus")
        self.add_folder_button.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(self.add_folder_button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.close_button = MainButton(self.tr("Close"))
        self.add_button(self.close_button, self.accept)
        shelf.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Show the folders as they are."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.remove_buttons = []
        for folder in self._shelf.folders:
            self._rows.addWidget(self._row(folder))
        if not self._shelf.folders:
            self._rows.addWidget(SecLabel(self.tr("No folder yet."), font="body"))

    def _row(self, folder: Path) -> QWidget:
        row = QWidget()
        label = Elided(str(folder))
        button = QuietButton(self.tr("Take out"))
        button.setAccessibleDescription(str(folder))
        button.clicked.connect(lambda: self._follow(self._shelf.remove_folder(folder)))
        self.remove_buttons.append(button)
        inside = QHBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(label, 1)
        inside.addWidget(button)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(inside)
        column.addWidget(Line())
        return row

    def _choose(self) -> None:
        title = self.tr("Choose a folder with cases")
        dialog = file_dialog(self, title, QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, folder: Path) -> None:
        """Take a folder into the library."""
        self._follow(self._shelf.add_folder(folder))

    def _follow(self, job: Job[Any]) -> None:
        job.then(None, self.show_error, owner=self)

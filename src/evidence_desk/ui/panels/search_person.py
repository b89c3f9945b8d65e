"""Below a list about one person: other names that may be theirs, and the way to a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.library.mentions import Mentions
from evidence_desk.ui.choosing import file_dialog
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.widgets.buttons import LinkButton, QuietButton
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import Line, SecLabel


class PersonFoot(QWidget):
    """Shown only while there is such a list."""

    name_wanted = Signal(str)  # another name to look for as well
    said = Signal(str)
    failed = Signal(object)  # an EvidenceDeskError

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Mentions | None = None
        self.name_buttons: list[LinkButton] = []
        self._names = QWidget()
        self._flow = FlowLayout(self._names)
        self.save_button = QuietButton(self.tr("Save this list"), "file-down")
        self.save_button.clicked.connect(self._choose)
        self._saving = QWidget()
        row = QHBoxLayout(self._saving)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(
            SecLabel(self.tr("A saved list is not encrypted. Delete it when the request is answered.")), 1
        )
        row.addWidget(self.save_button)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 8, 16, 4)
        inside.setSpacing(8)
        inside.addWidget(self._names)
        inside.addWidget(self._saving)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        column.addLayout(inside)
        self.clear()

    def clear(self) -> None:
        """Forget the list."""
        self._found = None
        self._show_names(())
        self.hide()

    def show_found(self, found: Mentions) -> None:
        """Offer what can be done with a list, or instead of an empty one."""
        self._found = found
        self._show_names(found.similar)
        self._saving.setVisible(bool(found.cases))
        self.setVisible(bool(found.cases or found.similar))

    def _show_names(self, names: tuple[str, ...]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.name_buttons = []
        self._names.setVisible(bool(names))
        if not names:
            return
        self._flow.addWidget(SecLabel(self.tr("May be the same person:"), wrap=False))
        for name in names:
            button = LinkButton(name)
            button.setAccessibleDescription(self.tr("Look for this name as well"))
            button.clicked.connect(lambda _=False, name=name: self.name_wanted.emit(name))
            self.name_buttons.append(button)
            self._flow.addWidget(button)

    def _choose(self) -> None:
        dialog = file_dialog(self, self.tr("Save this list"), QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
        dialog.setNameFilters([self.tr("Text (*.txt)"), self.tr("Table (*.csv)")])
        dialog.setDefaultSuffix("txt")
        dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix("csv" if "csv" in name else "txt"))
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    def save(self, out: Path) -> None:
        """Write the list to a new file."""
        found, shelf = self._found, self._desk.shelf
        if found is None or shelf is None:
            return
        job = shelf.save(found, out)
        job.then(lambda _: self.said.emit(self.tr("The list was saved")), self.failed.emit, owner=self)

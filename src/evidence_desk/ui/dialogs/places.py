"""Where something is read from or written to: a path, typed or chosen in a dialog that remembers nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from evidence_desk.ui.choosing import file_dialog
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.fields import LineEdit

Mode = Literal["open", "save", "folder"]


class PathField(QWidget):
    """A path and the button that chooses it."""

    changed = Signal()

    def __init__(self, mode: Mode, title: str, *, pattern: str = "", parent: QWidget | None = None) -> None:
        """Make it; `title` is the dialog's, `pattern` what it lists, e.g. "*.json"."""
        super().__init__(parent)
        self._mode: Mode = mode
        self._title = title
        self._pattern = pattern
        self.edit = LineEdit()
        self.edit.textChanged.connect(self.changed)
        self.button = QuietButton(self.tr("Choose…"), "folder-open")
        self.button.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.edit, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setAccessibleName(self, name: str) -> None:
        """Name the field; the button says what it is for as well."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)
        self.button.setAccessibleName(f"{self.button.words()} {name}")

    def setAccessibleDescription(self, text: str) -> None:
        """Describe the field."""
        super().setAccessibleDescription(text)
        self.edit.setAccessibleDescription(text)

    @property
    def path(self) -> Path | None:
        """The path, or None while there is none."""
        text = self.edit.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path) -> None:
        """Put a path there."""
        self.edit.setText(str(path))

    def _choose(self) -> None:
        mode = {
            "open": QFileDialog.FileMode.ExistingFile,
            "save": QFileDialog.FileMode.AnyFile,
            "folder": QFileDialog.FileMode.Directory,
        }[self._mode]
        path = self.path
        dialog = file_dialog(self, self._title, mode, str(path.parent) if path is not None else "")
        if self._mode == "save":
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
            if path is not None:
                dialog.selectFile(path.name)
        if self._pattern:
            dialog.setNameFilter(self._pattern)
        dialog.fileSelected.connect(self.edit.setText)
        dialog.open()

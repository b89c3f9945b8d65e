"""Which case? Asked when something is to be kept while no case is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from evidence_desk.ui.settings import RecentCase
from evidence_desk.ui.widgets.button import Look
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.dates import table_text
from evidence_desk.ui.widgets.notes import Label
from evidence_desk.ui.widgets.sheet import Sheet

_SHOWN: Final = 5


class CaseButton(QuietButton):
    """A case in the list: its words begin at the left, one under the other."""

    enter_presses = True

    def paint_content(self, painter: QPainter, look: Look, left: float) -> None:
        """Paint from the left edge on."""
        super().paint_content(painter, look, self.side)


class WhichCaseSheet(Sheet):
    """The last five cases, and a new one."""

    chosen = Signal(object)  # Path
    new_requested = Signal()
    file_requested = Signal()

    def __init__(self, recent: Sequence[RecentCase], parent: QWidget) -> None:
        super().__init__("", parent, icon="folder-lock", width=560)
        self.set_title(self.tr("Which case is it for?"))
        self.body.setSpacing(6)
        self.body.addWidget(
            Label(self.tr("Nothing has been read or kept yet. Choose the case; then it goes on by itself."))
        )
        self.buttons: list[CaseButton] = []
        for case in recent[:_SHOWN]:
            words = "  ".join(part for part in (case.reference, case.title) if part)
            button = CaseButton(words.replace("&", "&&"), "folder-lock")
            button.setToolTip(self.tr("Last opened {time}").format(time=table_text(case.opened_at)))
            button.setAccessibleDescription(button.toolTip())
            button.clicked.connect(lambda _=False, path=case.path: self._choose(Path(path)))
            self.body.addWidget(button)
            self.buttons.append(button)
        self.add_cancel()
        self.add_button(QuietButton(self.tr("Open a file"), "folder-open"), self._file)
        self.new_button = QuietButton(self.tr("New case"), "folder-plus")
        self.add_button(self.new_button, self._new)
        (self.buttons[0] if self.buttons else self.new_button).setFocus()

    def _choose(self, path: Path) -> None:
        self.accept()
        self.chosen.emit(path)

    def _new(self) -> None:
        self.accept()
        self.new_requested.emit()

    def _file(self) -> None:
        self.accept()
        self.file_requested.emit()

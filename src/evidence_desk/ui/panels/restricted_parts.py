"""Parts of the text-only record beside its form: signs of danger, and where else a copy may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.policy.gate_wording import GateTexts
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import Icon, Label, NoteFrame, SecLabel

_ICONS: Final = {
    "copy.clipboard-history": "clipboard",
    "copy.cloud-clipboard": "cloud",
    "copy.downloads": "download",
    "copy.screenshots": "camera",
    "copy.sync": "refresh-cw",
    "copy.shared-folders": "users",
    "copy.backups": "archive",
    "copy.exports": "send",
}


class DangerNote(NoteFrame):
    """Stands over the record while it has a sign of immediate danger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("stop", icon="siren", parent=parent)
        self.hide()

    def show_signs(self, signs: Sequence[str]) -> None:
        """Show what is answered Yes; nothing hides the note."""
        self.set_words(self.tr("Police and children’s services at once"), "; ".join(signs))
        self.setVisible(bool(signs))


class CopyPlaces(QWidget):
    """Other places a copy may sit: to be known, not to be touched. The case's own record of them is a press away."""

    exits_asked = Signal()  # what the case knows of copies, and handing a device over

    def __init__(self, gate: GateTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(self.tr("Other places a copy may sit"), bold=True, wrap=False))
        head.addWidget(SecLabel(self.tr("touch none of them until the police say what to do")), 1)
        column.addLayout(head)
        box = QWidget()
        flow = FlowLayout(box, gap=16, row_gap=6)
        for name, note in gate.copies.items():
            item = QWidget()
            row = QHBoxLayout(item)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(Icon(_ICONS.get(name, "file"), 14, "sec"))
            row.addWidget(Label(note.text, font="small", wrap=False))
            flow.addWidget(item)
        column.addWidget(box)
        self.link = LinkButton(self.tr("Copies this case knows of, and handing a device to the police…"))
        self.link.clicked.connect(self.exits_asked)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)

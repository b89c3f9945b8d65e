"""What can be done about a lost passphrase. Names no case and counts none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Label, NoteFrame
from evidence_desk.ui.widgets.sheet import Sheet


class LostPassphraseSheet(Sheet):
    """Explains recovery by two key-holders."""

    new_keys_chosen = Signal()
    recover_chosen = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("The passphrase is lost"), parent, icon="shield-question-mark", width=620)
        self.body.addWidget(
            Label(
                self.tr(
                    "Nobody can bring a passphrase back: not the school, not whoever made this program. What it "
                    "protected can be reached again with new keys."
                )
            )
        )
        steps = (
            self.tr("1   Make new keys on this computer."),
            self.tr(
                "2   A colleague who can read a case lets your new keys in, under File, Who can read this case. "
                "That is enough."
            ),
            self.tr(
                "3   Where nobody can: two holders bring their recovery sheets, and together they let your new keys "
                "into the case. Both sheets stand in its handling log."
            ),
        )
        for step in steps:
            self.body.addWidget(Label(step))
        self.body.addWidget(
            NoteFrame(
                "info",
                self.tr("Is it only mistyped?"),
                self.tr(
                    "Hold the eye to see what you type. Check Caps Lock and the keyboard’s language first."
                ),
            )
        )
        self.add_cancel(self.tr("Close"))
        self.add_button(QuietButton(self.tr("Use two recovery sheets…")), self._recover)
        self.add_button(QuietButton(self.tr("Make new keys…")), self._make)

    def _recover(self) -> None:
        self.accept()
        self.recover_chosen.emit()

    def _make(self) -> None:
        self.accept()
        self.new_keys_chosen.emit()

"""Which pictures and files show no other pupil: a person's word for each, before names are replaced in a pack."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton
from evidence_desk.ui.widgets.fields import CheckBox
from evidence_desk.ui.widgets.notes import Label, SecLabel


class NoThirdPartySheet(FormSheet):
    """Asks about each exhibit by itself: there is no box for all. `confirmed` gives the ids that were ticked."""

    confirmed = Signal(list)
    look_requested = Signal(str)  # an exhibit is to be looked at first

    def __init__(
        self, exhibits: Sequence[tuple[str, str, str]], ticked: frozenset[str], parent: QWidget | None
    ) -> None:
        """Ask about (id, reference, caption) of each exhibit; `ticked` were confirmed before."""
        super().__init__("", parent, icon="users", width=620)
        self.set_title(self.tr("Does it show another pupil?"))
        self.body.setSpacing(8)
        self.body.addWidget(
            Label(
                self.tr(
                    "Names in texts are replaced by this program; what a picture or a file shows is not. Tick what you "
                    "have looked at and what shows no pupil but the one this is about: no face, name, account or voice."
                )
            )
        )
        self.body.addWidget(
            SecLabel(
                self.tr(
                    "What is not ticked stands in the pack as “needs a redacted copy”. Your name and the time go with "
                    "each tick."
                )
            )
        )
        rows = QGridLayout()
        rows.setHorizontalSpacing(10)
        rows.setVerticalSpacing(6)
        rows.setColumnStretch(1, 1)
        self.body.addLayout(rows)
        self.boxes: dict[str, CheckBox] = {}
        for ident, ref, caption in exhibits:
            words = f"{ref}  {caption}"
            box = self.boxes[ident] = CheckBox(ref)
            box.setAccessibleDescription(caption)
            box.setChecked(ident in ticked)
            look = LinkButton(self.tr("Look"))
            look.setAccessibleName(self.tr("Look at {exhibit}").format(exhibit=words))
            look.clicked.connect(lambda checked=False, ident=ident: self._look(ident))
            at = len(self.boxes) - 1
            rows.addWidget(box, at, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(Label(caption), at, 1)
            rows.addWidget(look, at, 2, Qt.AlignmentFlag.AlignTop)
        self.add_cancel()
        self.keep_button = MainButton(self.tr("Confirm what is ticked"), key="Ctrl+Enter")
        self.add_button(self.keep_button, self._keep)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self._keep)
        self.addAction(key)

    def _ticked(self) -> list[str]:
        return [ident for ident, box in self.boxes.items() if box.isChecked()]

    def _keep(self) -> None:
        self.confirmed.emit(self._ticked())
        self.accept()

    def _look(self, ident: str) -> None:
        """Go and look; what is ticked so far stays ticked."""
        self.confirmed.emit(self._ticked())
        self.reject()
        self.look_requested.emit(ident)

"""The four Cs of a classification: worked out from the cells, and changed by hand where a person knows better."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from evidence_desk.ui.classification import Draft
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.fields import CheckBox
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import Chip, SecLabel


class FourCs(QWidget):
    """“4 Cs, worked out: Contact, Conduct. Change”; after Change, four boxes and the way back."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        rows = draft.policy.matrix.four_cs
        self._says = SecLabel("", wrap=False)
        self._none = SecLabel(self.tr("none yet"), wrap=False)
        self._chips = {name: Chip(row.label, kind="info") for name, row in rows.items()}
        self.boxes = {name: CheckBox(row.label) for name, row in rows.items()}
        self.change = LinkButton(self.tr("Change"))
        self.change.setAccessibleName(self.tr("Change the 4 Cs"))
        self.again = LinkButton(self.tr("Work out again"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, gap=8, row_gap=2)
        flow.addWidget(self._says)
        flow.addWidget(self._none)
        for name, row in rows.items():
            self._chips[name].setToolTip(row.meaning)
            self.boxes[name].setToolTip(row.meaning)
            self.boxes[name].toggled.connect(self._on_box)
            flow.addWidget(self._chips[name])
            flow.addWidget(self.boxes[name])
        flow.addWidget(self.change)
        flow.addWidget(self.again)
        self.change.clicked.connect(self._on_change)
        self.again.clicked.connect(self._on_again)
        self.show_draft()

    def show_draft(self) -> None:
        """Show the four Cs as they will stand."""
        cs = set(self._draft.worked_out())
        by_hand = self._draft.four_cs is not None
        self._says.setText(self.tr("4 Cs, chosen:") if by_hand else self.tr("4 Cs, worked out:"))
        self._none.setVisible(not by_hand and not cs)
        for name in self.boxes:
            self._chips[name].setVisible(not by_hand and name in cs)
            self.boxes[name].setVisible(by_hand)
            self.boxes[name].blockSignals(True)
            self.boxes[name].setChecked(name in cs)
            self.boxes[name].blockSignals(False)
        self.change.setVisible(not by_hand)
        self.again.setVisible(by_hand)

    def _on_change(self) -> None:
        self._draft.four_cs = tuple(sorted(self._draft.worked_out()))
        self.show_draft()
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_box(self) -> None:
        self._draft.four_cs = tuple(sorted(name for name, box in self.boxes.items() if box.isChecked()))

    def _on_again(self) -> None:
        self._draft.four_cs = None
        self.show_draft()
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)

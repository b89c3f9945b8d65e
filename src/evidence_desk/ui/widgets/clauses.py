"""The clauses of the policy that an exhibit is cited for, in one line, with the way to choose them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evidence_desk.ui.classification import Draft
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.elided import Elided
from evidence_desk.ui.widgets.notes import Label


class ClauseLine(QWidget):
    """“Clauses cited: 2.1 Boundaries with pupils. Cite clauses…”."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.said = Elided("")
        self.cite = LinkButton(self.tr("Cite clauses…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(self.tr("Clauses cited"), bold=True, wrap=False))
        row.addWidget(self.said, 1)
        row.addWidget(self.cite)
        self.show_draft()

    def show_draft(self) -> None:
        """Show the clauses as they will stand; those that only some of the exhibits have stand with a dash."""
        rows, ticks = self._draft.policy.clauses, self._draft.clauses
        words = [rows[name].heading for name, tick in ticks.items() if tick == "yes"]
        words += [
            self.tr("– {clause} (some of them)").format(clause=rows[name].heading)
            for name, tick in ticks.items()
            if tick == "mixed"
        ]
        self.said.set_words("; ".join(words) or self.tr("none"))

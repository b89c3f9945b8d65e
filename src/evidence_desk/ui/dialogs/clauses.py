"""Choosing the clauses of the policy that exhibits are cited for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.policy.clauses import Clause, way_to
from evidence_desk.ui import theme
from evidence_desk.ui.classification import Draft, Tick
from evidence_desk.ui.widgets.area import FittedArea
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import LineEdit
from evidence_desk.ui.widgets.notes import SecLabel
from evidence_desk.ui.widgets.sheet import Sheet
from evidence_desk.ui.widgets.triggers import TickBox

_CHECKS: dict[Tick, Qt.CheckState] = {
    "yes": Qt.CheckState.Checked,
    "no": Qt.CheckState.Unchecked,
    "mixed": Qt.CheckState.PartiallyChecked,
}


class ClauseRow(QWidget):
    """One clause: its box, and its words below."""

    def __init__(self, clause: Clause, tick: Tick, depth: int) -> None:
        super().__init__()
        self.clause = clause
        self.box = TickBox(clause.heading)
        self.box.setTristate(tick == "mixed")
        self.box.setCheckState(_CHECKS[tick])
        self.box.setAccessibleDescription(clause.text)
        text = SecLabel(clause.text)
        text.setIndent(theme.scaled(24))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.scaled(20) * depth, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.box)
        column.addWidget(text)

    def says(self, wanted: str) -> bool:
        """Return whether the wanted letters stand in it."""
        return wanted in f"{self.clause.heading} {self.clause.text}".casefold()


class ClausesSheet(Sheet):
    """All clauses with their words, and a field that filters them. What is ticked goes into the draft at the end."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="list-checks", width=720)
        self._draft = draft
        self.set_title(self.tr("Clauses of the policy"))
        self.filter = LineEdit("", self.tr("Filter the clauses"))
        self.filter.setAccessibleName(self.tr("Filter the clauses"))
        self.filter.textChanged.connect(self._on_filter)
        clauses = draft.policy.clauses
        self.rows = [
            ClauseRow(clause, draft.clauses[name], len(way_to(clauses, name)) - 1)
            for name, clause in clauses.items()
        ]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        for row in self.rows:
            column.addWidget(row)
        self._none = SecLabel(self.tr("No clause has these letters."))
        self._none.hide()
        column.addWidget(self._none)
        column.addStretch(1)
        area = FittedArea(inside)
        self.body.setSpacing(10)
        self.body.addWidget(
            SecLabel(
                self.tr("Packs print number, name and words of what is cited. A citation is no finding.")
            )
        )
        self.body.addWidget(self.filter)
        self.body.addWidget(area, 1)
        self.add_cancel()
        self.done_button = MainButton(self.tr("Cite these"), key="Ctrl+Enter")
        self.add_button(self.done_button, self.take)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self.take)
        self.addAction(key)

    def focus_first(self) -> None:
        """Put the keyboard on the filter."""
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in self.rows:
            row.setVisible(row.says(wanted))
        self._none.setVisible(not any(row.says(wanted) for row in self.rows))

    def take(self) -> None:
        """Put what is ticked into the draft; the classify sheet saves it."""
        ticks = {state: tick for tick, state in _CHECKS.items()}
        for row in self.rows:
            self._draft.clauses[row.clause.id] = ticks[row.box.checkState()]
        self.accept()

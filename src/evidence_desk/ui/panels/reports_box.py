"""The reports of a case: sent to whom, what came back, what is late, and the way to a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts.reports import ReportView
from evidence_desk.ui import theme
from evidence_desk.ui.models.reports import ReportsModel
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Heading, SecLabel
from evidence_desk.ui.widgets.page_head import RecordTable

_WIDTHS = {0: 120, 1: 132, 2: 92}
_MOST = 6  # rows before the table scrolls


class ReportsTable(RecordTable):
    """Enter or a double press opens what came back."""

    opened = Signal(object)  # ReportView

    def __init__(self, model: ReportsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _WIDTHS, 3, parent)
        self._reports = model
        self.setAccessibleName(self.tr("Reports to platforms and agencies"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.open_chosen()
        else:
            super().keyPressEvent(event)

    def open_chosen(self) -> None:
        """Open the report that is chosen."""
        self._open(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._reports.report(index.row()))


class ReportsBox(QWidget):
    """Head with “New report”, the table, and what can be done about the one chosen."""

    new_pressed = Signal()
    opened = Signal(object)  # ReportView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ReportsModel(self)
        self.table = ReportsTable(self.model)
        self.new_button = QuietButton(self.tr("New report"), "plus", "Ctrl+N")
        self.answer_button = QuietButton(self.tr("Record the answer"), key="Enter")
        self._none = SecLabel(self.tr("No report is recorded. Keep a copy first, then report."))
        self.new_button.clicked.connect(self.new_pressed)
        self.answer_button.clicked.connect(self.table.open_chosen)
        self.table.opened.connect(self.opened)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Heading(self.tr("Reports"), font="body"), 1)
        head.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self.table)
        column.addWidget(self.answer_button, 0, Qt.AlignmentFlag.AlignLeft)
        theme.watcher().changed.connect(self._fit)

    def show_reports(self, rows: Sequence[ReportView], *, can_record: bool) -> None:
        """Show these."""
        self.model.show_rows(rows)
        self._none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.new_button.setEnabled(can_record)
        self.answer_button.setVisible(bool(rows))
        self.answer_button.setEnabled(can_record)
        if rows and not self.table.currentIndex().isValid():
            waits = [number for number, row in enumerate(rows) if row.state != "answered"]
            self.table.go_to(waits[0] if waits else 0)
        self._fit()

    def _fit(self) -> None:
        rows = min(_MOST, self.model.rowCount())
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + rows * theme.row_height() + 4)

"""What is to be done next in a case: clocks, open questions, procedures, reports, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from evidence_desk.acts import procedures, reports
from evidence_desk.acts.next_step import next_step
from evidence_desk.acts.questions import open_questions
from evidence_desk.acts.reports import ReportView
from evidence_desk.ui import theme
from evidence_desk.ui.action_rows import Tile, due_counts, due_words, tiles
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.next_note import NextNote
from evidence_desk.ui.panels.questions_box import QuestionsBox
from evidence_desk.ui.panels.reports_box import ReportsBox
from evidence_desk.ui.panels.steps_box import StepsBox
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.clock_tile import ClockTile
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import Heading, Line, SecLabel

_TILES: Final = 3
_BESIDE: Final = 440  # logical pixels at 100 % that three tiles need


class PlanArea(QScrollArea):
    """Everything that is to be done, one under the other. What is open stays open while the case moves on."""

    error = Signal(object)
    said = Signal(str)
    tile_pressed = Signal(object)  # Tile
    next_pressed = Signal(object)  # NextStep
    question_pressed = Signal(object, str)  # OpenQuestion, kind of action
    new_report_pressed = Signal()
    report_opened = Signal(object)  # ReportView
    begin_pressed = Signal()
    source_requested = Signal(object)  # ProcedureView
    end_requested = Signal(object)  # ProcedureView
    decide_pressed = Signal()
    clock_pressed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tiles: tuple[Tile, ...] = ()
        self.boxes: dict[str, StepsBox] = {}  # by run
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("To do"))
        self.next_note = NextNote()
        self.next_note.pressed.connect(self.next_pressed)
        self.questions = QuestionsBox()
        self.questions.record_pressed.connect(self.question_pressed)
        self.reports = ReportsBox()
        self.reports.new_pressed.connect(self.new_report_pressed)
        self.reports.opened.connect(self.report_opened)
        self.begin_button = QuietButton(self.tr("Begin a procedure"), "list-checks")
        self.begin_button.clicked.connect(self.begin_pressed)
        self.clock_button = QuietButton(self.tr("Start a time limit"), "clock")
        self.clock_button.clicked.connect(self.clock_pressed)
        self.decide_button = QuietButton(self.tr("Record a decision"), "scale")
        self.decide_button.clicked.connect(self.decide_pressed)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._row = QWidget()
        self._flow = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._row)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(8)
        self._runs = QVBoxLayout()
        self._runs.setSpacing(14)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._row)
        column.addWidget(self.next_note)
        column.addWidget(self.questions)
        column.addLayout(self._runs)
        begin = FlowLayout(gap=8, row_gap=8)
        begin.addWidget(self.begin_button)
        begin.addWidget(self.clock_button)
        column.addLayout(begin)
        column.addWidget(Line())
        column.addWidget(self.reports)
        column.addWidget(Line())
        column.addWidget(Heading(self.tr("Decision"), font="body"))
        column.addWidget(SecLabel(self.tr("What was decided and why, also when it is not to refer.")))
        column.addWidget(self.decide_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)

    def show_case(self, session: CaseSession, now: datetime) -> str:
        """Show what is to be done; return what is due, in words."""
        case, policy = session.case, self._desk.case_policy
        can_record = not session.read_only
        self._show_tiles(tuple(tiles(case, policy, now)[:_TILES]), can_record=can_record)
        self.next_note.show_step(next_step(case, policy, now), can_record=can_record)
        self.questions.show_questions(open_questions(case, policy), policy, can_record=can_record)
        self._show_runs(session)
        self.reports.show_reports(reports.reports(case, policy, now), can_record=can_record)
        for button in (self.begin_button, self.clock_button, self.decide_button):
            button.setEnabled(can_record)
            button.setToolTip(session.read_only)
        due = due_counts(case, policy, now)
        return due_words(due.late, due.today)

    def _show_runs(self, session: CaseSession) -> None:
        found = procedures.running(session.case, self._desk.case_policy)
        for run in [name for name in self.boxes if name not in {view.id for view in found}]:
            self._drop(self.boxes.pop(run))
        for view in found:
            box = self.boxes.get(view.id)
            if box is None:
                box = self.boxes[view.id] = StepsBox(self._desk)
                box.error.connect(self.error)
                box.said.connect(self.said)
                box.source_requested.connect(self.source_requested)
                box.end_requested.connect(self.end_requested)
                self._runs.addWidget(box)
            box.show_run(session, view)

    @staticmethod
    def _drop(widget: QWidget) -> None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()

    def _show_tiles(self, found: Sequence[Tile], *, can_record: bool) -> None:
        if tuple(found) == self._tiles:
            return
        self._clear_tiles()
        self._tiles = tuple(found)
        for tile in found:
            card = ClockTile(tile, can_record=can_record)
            card.pressed.connect(self.tile_pressed)
            self._flow.addWidget(card, 1)
        self._row.setVisible(bool(found))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the tiles under one another where three do not fit side by side."""
        super().resizeEvent(event)
        beside = self.width() >= theme.scaled(_BESIDE)
        self._flow.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _clear_tiles(self) -> None:
        self._tiles = ()
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                self._drop(widget)

    def wipe(self) -> None:
        """Show nothing."""
        self._clear_tiles()
        self.next_note.show_step(None, can_record=False)
        self.questions.show_questions((), self._desk.policy, can_record=False)
        for box in self.boxes.values():
            self._drop(box)
        self.boxes = {}
        self.reports.show_reports((), can_record=False)

    def first(self) -> QWidget:
        """Return what the keyboard begins on: a clock that is due, what comes next, a step, or what can be begun."""
        for place in range(self._flow.count()):
            item = self._flow.itemAt(place)
            card = item.widget() if item is not None else None
            if isinstance(card, ClockTile) and card.tile.kind in {"warn", "stop"} and card.button.isEnabled():
                return card.button
        if self.next_note.step is not None and self.next_note.button.isVisibleTo(self):
            return self.next_note.button
        for box in self.boxes.values():
            for line in box.lines:
                if line.step is not None and line.step.state == "now" and line.buttons():
                    return line.buttons()[0]
        return self.begin_button


def report_of(rows: Sequence[ReportView], target: str) -> ReportView | None:
    """Return the report that a clock is about, or None."""
    return next((row for row in rows if row.id == target), None)

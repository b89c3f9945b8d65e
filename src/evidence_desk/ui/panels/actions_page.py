"""Actions: what is to be done next and by when, and what was done and decided."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.acts.authority import REPEAT, unauthorised
from evidence_desk.acts.clocks import ENDED, STARTED
from evidence_desk.acts.next_step import NextStep
from evidence_desk.acts.procedures import ProcedureView
from evidence_desk.acts.questions import OpenQuestion
from evidence_desk.acts.reports import MOVED as DUE_MOVED
from evidence_desk.acts.reports import ReportView, reports
from evidence_desk.case.fold_closing import RULE
from evidence_desk.case.state import Case
from evidence_desk.case.two_people import HOLD_RELEASED
from evidence_desk.case.values import Action
from evidence_desk.ui import theme
from evidence_desk.ui.action_rows import ActionRow, Tile, action_rows
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.procedures import ChooseProcedureSheet, EndProcedureSheet, SourceSheet
from evidence_desk.ui.dialogs.record_action import Given, RecordActionSheet
from evidence_desk.ui.dialogs.report import ReplySheet, ReportSheet
from evidence_desk.ui.models.actions import ActionsModel
from evidence_desk.ui.panels.plan import PlanArea, report_of
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton, SegmentedControl
from evidence_desk.ui.widgets.dates import utc_and_local
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.notes import Heading, Label, Line, NoteFrame, SecLabel
from evidence_desk.ui.widgets.page import Page
from evidence_desk.ui.widgets.page_head import PageHead, RecordTable, put_in
from evidence_desk.ui.widgets.sheet import Sheet

_WIDTHS = {0: 132, 1: 190, 3: 90, 4: 130}
_MINUTE_MS = 60_000


class ActionDetail(QScrollArea):
    """One action with all its fields, and the way to correct it."""

    correct_requested = Signal(object)  # Action
    exhibit_requested = Signal(str)  # reference

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(theme.scaled(240))
        self.setAccessibleName(self.tr("The action chosen"))
        self.show_row(None, can_correct=False)

    def show_row(self, row: ActionRow | None, *, can_correct: bool) -> None:
        """Show an action, or how to see one."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(6)
        if row is None:
            column.addWidget(SecLabel(self.tr("Choose an action to see all that was written."), font="body"))
        else:
            self._describe(column, row, can_correct=can_correct)
        column.addStretch(1)
        put_in(self, inside)

    def _describe(self, column: QVBoxLayout, row: ActionRow, *, can_correct: bool) -> None:
        action = row.action
        column.addWidget(Heading(row.label, font="section"))
        if row.corrected_at:
            words = self.tr("Corrected on {when}; the correction stands in an entry of its own.")
            column.addWidget(NoteFrame("warn", "", words.format(when=utc_and_local(row.corrected_at))))
        facts = [(self.tr("Done"), utc_and_local(action.at)), *row.facts]
        facts.append((self.tr("Written down"), utc_and_local(action.recorded_at)))
        facts.append((self.tr("By"), row.who))
        for label, value in facts:
            column.addWidget(SecLabel(label))
            column.addWidget(Label(value, selectable=True))
        for ref in row.refs:
            link = LinkButton(self.tr("Show {ref}").format(ref=ref))
            link.clicked.connect(lambda _=False, ref=ref: self.exhibit_requested.emit(ref))
            column.addWidget(link)
        column.addWidget(Line())
        button = QuietButton(self.tr("Correct this"))
        button.setEnabled(can_correct)
        button.setVisible(action.kind != HOLD_RELEASED)  # two people said so; one does not correct it
        button.clicked.connect(lambda: self.correct_requested.emit(action))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class ActionsPage(Page):
    """What is to be done, and on the other leaf everything that was done, the newest first."""

    exhibit_requested = Signal(str)  # exhibit id
    classify_requested = Signal(list)  # ids
    close_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: object = None  # the actions and people the table was made from
        self._head = PageHead(self.tr("Actions"))
        self.leaf = SegmentedControl(
            [("todo", self.tr("To do"), ""), ("done", self.tr("What was done"), "")], self.tr("Show")
        )
        self.record_button = MainButton(self.tr("Add"), icon="plus")
        self.record_button.setAccessibleName(self.tr("Record an action"))
        self._head.add_tool(self.leaf)
        self._head.add_tool(self.record_button)
        self.leaf.changed.connect(lambda _: self._show_leaf())
        self.record_button.clicked.connect(lambda: self.open_sheet(Given()))
        self.plan = PlanArea(desk)
        self.decide_button = self.plan.decide_button
        self._connect_plan()
        self.model = ActionsModel(self)
        self.table = RecordTable(self.model, _WIDTHS, 2)
        self.table.setAccessibleName(self.tr("What was done"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)
        self.detail = ActionDetail()
        self.detail.correct_requested.connect(lambda action: self.open_sheet(Given(corrects=action)))
        self.detail.exhibit_requested.connect(self._on_exhibit)
        self._empty = EmptyState(
            "list-checks",
            self.tr("Nothing is recorded yet."),
            self.tr("Who was told, what was decided and why, also when it is not to refer."),
        )
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._show_plan)
        desk.policy_changed.connect(self.refresh)
        self._lay_out()

    def _connect_plan(self) -> None:
        plan = self.plan
        plan.error.connect(self.error)
        plan.said.connect(self.said)
        plan.decide_pressed.connect(lambda: self.open_sheet(Given(kind="decision")))
        plan.clock_pressed.connect(lambda: self.open_sheet(Given(kind=STARTED)))
        plan.tile_pressed.connect(self._on_tile)
        plan.question_pressed.connect(self._on_question)
        plan.new_report_pressed.connect(self.new_report)
        plan.report_opened.connect(self._open_report)
        plan.begin_pressed.connect(self._begin)
        plan.next_pressed.connect(self._on_next)
        plan.end_requested.connect(self._end)
        plan.source_requested.connect(self._show_source)

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([400, theme.scaled(260)])
        self._stack = QStackedWidget()
        for widget in (self.plan, self._empty, self.splitter):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    # -- showing -------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is to be done and what was done; what is chosen or being written stays."""
        session = self.session
        if session is None:
            return
        self.record_button.setEnabled(not session.read_only)
        self.record_button.setToolTip(session.read_only)
        self._show_plan()
        self._minute.start()
        made_from = (session.case.actions, session.case.by_ref, session.case.members)
        if self._shown == made_from:
            return
        self._shown = made_from
        current = self.table.currentIndex()
        chosen = self.model.action_row(current.row()).action.id if current.isValid() else ""
        self.model.show_rows(action_rows(session.case, self.desk.case_policy))
        self._show_leaf()
        place = self.model.row_of(chosen)
        if place >= 0:
            self.table.go_to(place)
        else:
            self._show_detail()

    def _show_plan(self) -> None:
        session = self.session
        if session is not None:
            due = self.plan.show_case(session, self.desk.clock.read().utc)
            self._head.count.setText(due or self.tr("nothing due today"))

    def _show_leaf(self) -> None:
        done = self.splitter if self.model.rowCount() else self._empty
        self._stack.setCurrentWidget(done if self.leaf.chosen == "done" else self.plan)

    def wipe(self) -> None:
        """Show nothing."""
        self._minute.stop()
        self._shown = None
        self.plan.wipe()
        self.model.show_rows(())
        self.detail.show_row(None, can_correct=False)
        self._head.count.setText("")

    def focus_first(self) -> None:
        """Put the keyboard on the nearest clock, the step that is now, or the list."""
        is_done = self.leaf.chosen == "done" and bool(self.model.rowCount())
        target: QWidget = self.table if is_done else self.plan.first()
        if not target.isEnabled():
            target = self.leaf.button(self.leaf.chosen)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_detail(self) -> None:
        session, index = self.session, self.table.currentIndex()
        row = self.model.action_row(index.row()) if index.isValid() else None
        self.detail.show_row(row, can_correct=session is not None and not session.read_only)

    # -- keys ----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Here Ctrl+N is a new report; everywhere else a new case."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_new(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+N begins a report."""
        if _is_new(event):
            self.new_report()
        else:
            super().keyPressEvent(event)

    # -- what a person does --------------------------------------------------------------------------------

    def _on_tile(self, tile: Tile) -> None:
        session = self.session
        if session is None:
            return
        now = self.desk.clock.read().utc
        report = report_of(reports(session.case, self.desk.case_policy, now), tile.target)
        if report is not None:
            self._open_report(report)
            return
        fields = (("run", tile.target),) if tile.record == ENDED else tile.fields
        self.open_sheet(Given(kind=tile.record, about=tile.about, fields=fields))

    def _on_question(self, question: OpenQuestion, kind: str) -> None:
        names = {field.id for field in self.desk.case_policy.action(kind).optional}
        fields = (("question", question.id),) if "question" in names and question.kind != "police" else ()
        about = question.exhibits if question.kind != "police" else ()
        self.open_sheet(Given(kind=kind, about=about, fields=fields))

    def _on_exhibit(self, ref: str) -> None:
        session = self.session
        exhibit = session.case.find(ref) if session is not None else None
        if exhibit is not None:
            self.exhibit_requested.emit(exhibit.id)

    def new_report(self) -> None:
        """Open the sheet of a new report."""
        if self.session is not None and not self.session.read_only:
            self._open(ReportSheet(self.desk, self.window()))

    def _open_report(self, report: ReportView) -> None:
        if self.session is not None and not self.session.read_only:
            sheet = ReplySheet(self.desk, report, self.window())
            sheet.move_requested.connect(lambda: self._move_due(report))
            self._open(sheet)

    def _on_next(self, step: NextStep) -> None:
        """Do what comes next, where no clock, question or step on the page has the button for it."""
        session = self.session
        if session is None:
            return
        if step.kind == "begin":
            self._begin(step.target)
        elif step.kind == "rule":
            self.open_sheet(Given(kind=step.action, fields=((RULE, step.target),)))
        elif step.kind == "close":
            self.close_requested.emit()
        elif step.kind == "pictures":
            self.classify_requested.emit(_classified_with(session.case, step.target))
        elif (one := next(iter(unauthorised(session.case, self.desk.case_policy)), None)) is not None:
            self.open_sheet(Given(kind=REPEAT, fields=(("account", one.account), ("platform", one.platform))))

    def _begin(self, procedure: str = "") -> None:
        if self.session is not None:
            sheet = ChooseProcedureSheet(self.desk, self.window(), procedure)
            sheet.begun.connect(self.said)
            self._show_sheet(sheet)

    def _end(self, view: ProcedureView) -> None:
        if self.session is not None:
            sheet = EndProcedureSheet(self.desk, view, self.window())
            sheet.ended.connect(self.said)
            self._show_sheet(sheet)

    def _show_source(self, view: ProcedureView) -> None:
        self._show_sheet(SourceSheet(view, self.desk.case_policy, self.window()))

    def _move_due(self, report: ReportView) -> None:
        fields = (("report", report.id), ("reply-due", report.due_at))
        self.open_sheet(Given(kind=DUE_MOVED, fields=fields))

    def _open(self, sheet: ReportSheet | ReplySheet) -> None:
        sheet.saved.connect(self.said)
        self._show_sheet(sheet)

    @staticmethod
    def _show_sheet(sheet: Sheet) -> None:
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def open_sheet(self, given: Given) -> None:
        """Open the sheet that records an action."""
        if self.session is None:
            return
        sheet = RecordActionSheet(self.desk, given, self.window())
        sheet.saved.connect(self._on_saved)
        sheet.asked.connect(
            lambda: self.said.emit(self.tr("Asked. A second person is told when they next open the case."))
        )
        self._show_sheet(sheet)

    def _on_saved(self, action: Action) -> None:
        label = self.desk.case_policy.action(action.kind).label
        self.said.emit(self.tr("Recorded: {what}. Saved.").format(what=label))
        place = self.model.row_of(action.id)
        if place >= 0:
            self.table.go_to(place)


def _classified_with(case: Case, name: str) -> list[str]:
    """Return the exhibits that a trigger or a category of the policy is chosen for."""
    return [
        one.id
        for one in case.in_order()
        if one.classification is not None
        and name in {*one.classification.triggers, *(tag.id for tag in one.classification.criminal)}
    ]


def _is_new(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.New)

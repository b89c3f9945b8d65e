"""A procedure that runs in the case: its steps in order, and one form at a time that opens under a step."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evidence_desk.acts import stepping
from evidence_desk.acts.procedures import ProcedureView, StepView
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.state import Case
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.step_form import StepForm, StepGiven
from evidence_desk.ui.row_words import member_name
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import LinkButton, QuietButton
from evidence_desk.ui.widgets.dates import table_text
from evidence_desk.ui.widgets.notes import Heading, Icon, Label, Line, SecLabel

_ICONS: Final = {
    "done": ("check", "ok"),
    "skipped": ("minus", "sec"),
    "waiting": ("clock", "warn"),
    "now": ("circle-dot", "accent"),
    "blocked": ("lock", "warn"),
    "later": ("circle", "sec"),
}


class StepLine(QWidget):
    """One step: its state as icon and words, what can be done about it, and room for the form under it."""

    record_pressed = Signal(object, str)  # StepLine, the id of the record that is corrected
    moved = Signal(object, int)  # StepLine, rows

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step: StepView | None = None
        self.form: StepForm | None = None
        self._icon = Icon("circle", 16, "sec")
        self._title = Label("")
        self._below = SecLabel("")
        self._twice = Label("", font="small", ink="warn")
        self.record_button = QuietButton(self.tr("Record"))
        self.correct_button = LinkButton(self.tr("Correct this step"))
        self.already_button = LinkButton(self.tr("It was done already"))
        self.record_button.clicked.connect(lambda: self.record_pressed.emit(self, ""))
        self.already_button.clicked.connect(lambda: self.record_pressed.emit(self, ""))
        self.correct_button.clicked.connect(self._on_correct)
        words = QVBoxLayout()
        words.setSpacing(2)
        for widget in (self._title, self._below, self._twice):
            words.addWidget(widget)
        for button in (self.correct_button, self.already_button):
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.record_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 7, 0, 0)
        self._column.setSpacing(7)
        self._column.addLayout(row)
        self._line = Line()
        self._column.addWidget(self._line)

    def show_step(self, step: StepView, case: Case, *, can_record: bool) -> None:
        """Show the step as it stands; a form that is open stays."""
        self.step = step
        icon, ink = _ICONS[step.state]
        self._icon.show_icon(icon, ink)
        self._title.setText(step.text)
        self._title.set_bold(step.state == "now")
        self._title.set_ink("sec" if step.state in {"later", "skipped"} else "text")
        self._below.setText(self._words(step, case))
        self._below.setVisible(bool(self._below.text()))
        self._below.set_ink("warn" if step.state in {"blocked", "waiting"} else "sec")
        self._twice.setText(step.twice)
        self._twice.setVisible(bool(step.twice))
        self.record_button.setVisible(can_record and step.state in {"now", "waiting", "later"})
        self.already_button.setVisible(can_record and step.state == "blocked")
        self.correct_button.setVisible(can_record and bool(step.counts))
        for button, words in (
            (self.record_button, self.tr("Record: {what}")),
            (self.already_button, self.tr("It was done already: {what}")),
            (self.correct_button, self.tr("Correct this step: {what}")),
        ):
            button.setAccessibleName(words.format(what=step.text))
        said = {
            "done": self.tr("done"),
            "skipped": self.tr("skipped"),
            "waiting": self.tr("waiting"),
            "now": self.tr("now"),
            "blocked": self.tr("blocked"),
            "later": self.tr("later"),
        }
        self.setAccessibleName(
            self.tr("Step {number}, {state}: {title}. {text}").format(
                number=step.number, state=said[step.state], title=step.text, text=self._below.text()
            )
        )

    def _words(self, step: StepView, case: Case) -> str:
        """Return what stands under the step."""
        if step.state == "blocked":
            return "\n".join(step.blocks)
        parts = []
        for record in step.counts:
            how = {
                "done": self.tr("Done {when} by {who}"),
                "skipped": self.tr("Skipped {when} by {who}"),
                "waiting": self.tr("Waiting since {when}, {who}"),
            }[record.state]
            line = how.format(when=table_text(record.at), who=member_name(case, record.who))
            refs = [case.exhibits[name].ref for name in record.exhibits if name in case.exhibits]
            rest = ", ".join(part for part in (record.outcome, record.reason, *refs) if part)
            parts.append(f"{line}. {rest}" if rest else line)
            if record.state == "done" and record.despite:
                parts.append(self.tr("It was blocked at that time."))
        if step.note and not step.counts:
            parts.append(step.note)
        if step.verify and not step.counts:
            parts.append(self.tr("Check before use"))
        return "\n".join(part for part in parts if part)

    def _on_correct(self) -> None:
        if self.step is not None and self.step.counts:
            self.record_pressed.emit(self, self.step.counts[-1].id)

    def open_form(self, form: StepForm) -> None:
        """Show the form under the step."""
        self.close_form()
        self.form = form
        self._column.insertWidget(1, form)
        form.show()
        form.focus_first()
        QTimer.singleShot(0, self, self._bring_up)  # once it has its place

    def _bring_up(self) -> None:
        """Scroll until the step stands at the top, with its form below it."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if self.form is not None and isinstance(area, QScrollArea) and inside is not None:
            area.verticalScrollBar().setValue(self.mapTo(inside, QPoint(0, 0)).y())

    def close_form(self) -> None:
        """Take the form away; the keyboard goes back to the step."""
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    def buttons(self) -> list[QWidget]:
        """Return what the keyboard can be on, the first first."""
        found: list[QWidget] = [self.record_button, self.correct_button, self.already_button]
        return [one for one in found if one.isVisibleTo(self)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from step to step."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and self.form is None:
            self.moved.emit(self, step)
        else:
            super().keyPressEvent(event)


class StepsBox(QWidget):
    """One procedure: head with what is done, its steps."""

    error = Signal(object)
    said = Signal(str)
    source_requested = Signal(object)  # ProcedureView
    end_requested = Signal(object)  # ProcedureView

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: CaseSession | None = None
        self.view: ProcedureView | None = None
        self.lines: list[StepLine] = []
        self._title = Heading("", font="body")
        self._count = SecLabel("", wrap=False)
        self._note = SecLabel("")
        self.source_button = LinkButton(self.tr("Where this comes from"))
        self.end_button = LinkButton(self.tr("End it"))
        self.source_button.clicked.connect(lambda: self.source_requested.emit(self.view))
        self.end_button.clicked.connect(lambda: self.end_requested.emit(self.view))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        head.addWidget(self.source_button)
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.end_button)
        links.addStretch(1)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._note)
        column.addLayout(self._steps)
        column.addLayout(links)

    def show_run(self, session: CaseSession, view: ProcedureView) -> None:
        """Show a procedure; where it is the same one, only what is new changes, and an open form stays."""
        case = session.case
        same = self.view is not None and self.view.id == view.id and len(self.lines) == len(view.steps)
        self._session, self.view = session, view
        self._title.setText(view.label)
        self._count.setText(self.tr("{done} of {total} done").format(done=view.done, total=view.total))
        notes = [view.note]
        if view.legacy:
            notes.append(
                self.tr("An older procedure, kept as it was written. Use today's where there is one.")
            )
        if view.ended_at:
            notes.append(
                self.tr("Ended {when}: {outcome}").format(
                    when=table_text(view.ended_at), outcome=view.outcome
                )
            )
        self._note.setText("\n".join(note for note in notes if note))
        self._note.setVisible(bool(self._note.text()))
        self.setAccessibleName(f"{view.label}, {self._count.text()}")
        can_record = not session.read_only and not view.ended_at
        self.end_button.setVisible(can_record)
        if not same:
            self._make_lines(len(view.steps))
        for line, step in zip(self.lines, view.steps, strict=True):
            line.show_step(step, case, can_record=can_record)

    def _make_lines(self, count: int) -> None:
        for line in self.lines:
            self._steps.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for _ in range(count):
            line = StepLine(self)
            line.record_pressed.connect(self._open_form)
            line.moved.connect(self._move)
            self.lines.append(line)
            self._steps.addWidget(line)

    def _move(self, line: StepLine, step: int) -> None:
        """Put the keyboard on the next step that takes it."""
        place = self.lines.index(line) + step
        while 0 <= place < len(self.lines):
            buttons = self.lines[place].buttons()
            if buttons:
                buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
                return
            place += step

    def _open_form(self, line: StepLine, corrects: str) -> None:
        session = self._session
        if session is None or line.step is None:
            return
        for other in self.lines:
            other.close_form()
        known = self._desk.case_policy.platforms.get(self.view.platform) if self.view is not None else None
        platform = known.label if known is not None else ""
        form = StepForm(self._desk, session, line.step, corrects, platform)
        form.setMaximumWidth(theme.scaled(520))
        form.left.connect(lambda: self._leave(line))
        form.given.connect(lambda given: self._record(line, form, given))
        line.open_form(form)

    def _leave(self, line: StepLine) -> None:
        line.close_form()
        buttons = line.buttons()
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self, line: StepLine, form: StepForm, given: StepGiven) -> None:
        session, view, step = self._session, self.view, line.step
        if session is None or view is None or step is None:
            return
        policy, run = self._desk.case_policy, view.id
        job = session.act(
            self.tr("Recording a step"),
            lambda store, report: stepping.record_step(
                store,
                policy,
                run,
                step.step,
                given.state,
                done_at=given.done_at,
                outcome=given.outcome,
                reason=given.reason,
                exhibits=given.exhibits,
                confirmed=given.confirmed,
                fields=given.fields,
                corrects=given.corrects,
                despite=given.despite,
            ),
            can_cancel=False,
        )
        job.succeeded.connect(lambda _: self._on_recorded(line, form, step))
        job.failed.connect(lambda error: self._on_failed(line, form, error))

    def _on_recorded(self, line: StepLine, form: StepForm, step: StepView) -> None:
        self.said.emit(self.tr("Recorded: {what}. Saved.").format(what=step.text))
        if line.form is form:
            line.close_form()
            self._focus_next()

    def _focus_next(self) -> None:
        """Put the keyboard on the step that is next."""
        waits = [line for line in self.lines if line.step is not None and line.step.state == "now"]
        for line in (*waits, *self.lines):
            if line.buttons():
                line.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _on_failed(self, line: StepLine, form: StepForm, error: EvidenceDeskError) -> None:
        if line.form is form:
            form.show_error(error)
        else:
            self.error.emit(error)

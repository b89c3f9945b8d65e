"""The sheets of a report: that one was sent, what came back, that somebody asked again."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import reports
from evidence_desk.acts.questions import open_questions
from evidence_desk.acts.reports import ReportView
from evidence_desk.base import clock as clocks
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.action_fields import route_words
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton, SegmentedControl
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.due_edit import DueEdit
from evidence_desk.ui.widgets.fields import ComboBox, Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import SecLabel
from evidence_desk.ui.widgets.page_head import bring_into_view
from evidence_desk.ui.widgets.sheet import Sheet
from evidence_desk.ui.widgets.when_edit import WhenEdit

PLATFORM: Final[reports.ReportKind] = "platform-report"
AGENCY: Final[reports.ReportKind] = "agency-report"


class _ReportForm(Sheet):
    """What both sheets share: a time, fields, Ctrl+Enter, errors at their fields."""

    saved = Signal(str)  # words for the status bar

    def __init__(self, desk: Desk, title: str, parent: QWidget) -> None:
        super().__init__(title, parent, icon="send", width=620, scrolls=True)
        session = desk.session
        assert session is not None, "no report without a case"  # noqa: S101  # a bug of the caller
        self._desk: Desk = desk
        self._session: CaseSession = session
        self.when = WhenEdit(desk.clock)
        self.when.setPlaceholderText(self.tr("for example: today 9am"))
        self._checks: list[tuple[Field, bool]] = []  # with whether it is needed
        self.body.setSpacing(10)

    def _add(self, label: str, widget: QWidget, hint: str = "", *, needed: bool = False) -> Field:
        field = Field(label, widget, hint or ("" if needed else self.tr("if known")))
        self._checks.append((field, needed))
        self.body.addWidget(field)
        return field

    def _finish(self) -> None:
        self.body.addStretch(1)
        self.add_footer_note(self.tr("Nothing recorded is undone; it can be corrected."))
        self.add_cancel()
        self.save_button = MainButton(self.tr("Save"), key="Ctrl+Enter")
        self.add_button(self.save_button, self.save)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.save)

    def save(self) -> None:
        """Record it; each sheet says how."""

    def _at(self) -> str:
        return self.when.value() or clocks.utc_text(self._desk.clock.read().utc)

    def _missing(self) -> bool:
        """Say at each field what is missing or wrong; return whether anything is."""
        bad: list[Field] = []
        for field, needed in self._checks:
            words = _problem(field.widget)
            if not words and field.widget is self.when and len(self.when.value()) == len("2026-11-22"):
                words = self.tr("Give the time as well as the day.")
            if not words and needed and not _text(field.widget):
                words = self.tr("This is needed.")
            field.set_error(words)
            if words:
                bad.append(field)
        if bad:
            bad[0].setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(bad[0])
        return bool(bad)

    def _follow(self, job: Job[Any], words: str) -> None:
        self.busy(job)
        job.succeeded.connect(lambda _: self._on_saved(words))

    def _on_saved(self, words: str) -> None:
        self.saved.emit(words)
        self.accept()


class ReportSheet(_ReportForm):
    """Takes down a report to a platform or an agency; the copy comes first."""

    def __init__(
        self, desk: Desk, parent: QWidget, channel: str = "", kind: reports.ReportKind = PLATFORM
    ) -> None:
        super().__init__(desk, "", parent)
        self.set_title(self.tr("New report"))
        policy = desk.case_policy
        self.body.addWidget(
            SecLabel(
                self.tr("Keep a copy before you report: what is reported may be gone the next minute."),
                font="body",
            )
        )
        self.kind = SegmentedControl(
            [(PLATFORM, self.tr("To a platform"), ""), (AGENCY, self.tr("To an agency"), "")],
            self.tr("To whom"),
        )
        self.kind.choose(kind, quietly=True)
        self.body.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        self.to = LineEdit()
        self.channel = ComboBox()
        self.what = TextEdit(lines=2)
        self.cited = LineEdit()
        self.reference = LineEdit()
        self.due = DueEdit(desk.clock)
        self.refs = LineEdit("", self.tr("JPS/1, JPS/2"))
        self._questions = [
            one for one in open_questions(self._session.case, policy) if AGENCY in one.answered_by
        ]
        self.question = ComboBox([("", ""), *((one.id, one.label) for one in self._questions)])
        self._add(self.tr("By way of"), self.channel)
        self._route = SecLabel("")
        self.body.addWidget(self._route)
        self._add(self.tr("Platform or agency"), self.to, needed=True)
        self._add(self.tr("When it was sent"), self.when, self.tr("now, if nothing is written"))
        self._add(self.tr("What it was about"), self.what, needed=True)
        self._add(self.tr("Terms or law cited"), self.cited)
        self._add(self.tr("Reference number"), self.reference)
        self._add(self.tr("Answer due"), self.due, self.tr("if a day is promised or asked for"))
        self._add(self.tr("Which exhibits it is about"), self.refs, self.tr("if any"))
        self._question_field = self._add(self.tr("Which open question it answers"), self.question)
        self.kind.changed.connect(self._show_kind)
        self.channel.currentIndexChanged.connect(lambda _: self._on_channel())
        self._finish()
        self._show_kind()
        self.channel.choose(channel)
        self._on_channel()

    def _fill_channels(self) -> None:
        """List the ways there are, those of this kind first; ways kept as an older policy gave them come last."""
        policy, before = self._desk.case_policy, self.channel.chosen
        rows = policy.procedures.procedures.values()
        platforms = {*policy.platforms, *(row.channel for row in rows if row.kind == "platform")}
        is_agency = self.kind.chosen == AGENCY
        found = sorted(
            policy.channel_list.channels.values(),
            key=lambda one: (one.legacy, (one.id in platforms) == is_agency),
        )
        self.channel.blockSignals(True)
        self.channel.clear()
        for name, words in [("", ""), *((one.id, one.label) for one in found)]:
            self.channel.addItem(words, name)
        self.channel.choose(before)
        self.channel.blockSignals(False)

    def _show_kind(self) -> None:
        self._fill_channels()
        self._question_field.setVisible(self.kind.chosen == AGENCY and bool(self._questions))

    def _on_channel(self) -> None:
        """Show the route, that it must be checked, and when an answer is due by what the channel promises."""
        policy = self._desk.case_policy
        channel = policy.channel_list.channels.get(self.channel.chosen)
        if channel is not None:
            if not self.to.text().strip():
                self.to.setText(channel.label)
            due = reports.due_for(policy, channel.id, self._at())
            if due and not self.due.text().strip():
                self.due.set_value(due)
        self._route.setText(route_words(policy, channel) if channel is not None else "")
        self._route.setVisible(bool(self._route.text()))

    def _names(self) -> list[str]:
        return [ref.strip() for ref in self.refs.text().split(",") if ref.strip()]

    def _missing(self) -> bool:
        if super()._missing():
            return True
        unknown = next((ref for ref in self._names() if self._session.case.find(ref) is None), "")
        field = next(field for field, _ in self._checks if field.widget is self.refs)
        field.set_error(self.tr("There is no {ref} in this case.").format(ref=unknown) if unknown else "")
        return bool(unknown)

    def save(self) -> None:
        """Record the report, once nothing is missing."""
        if self.is_busy or self._missing():
            return
        policy, at = self._desk.case_policy, self._at()
        kind: reports.ReportKind = AGENCY if self.kind.chosen == AGENCY else PLATFORM
        to, what = self.to.text().strip(), self.what.toPlainText().strip()
        channel, due = self.channel.chosen, self.due.value()
        cited, reference = self.cited.text().strip(), self.reference.text().strip()
        question = self.question.chosen if kind == AGENCY else ""
        found = (self._session.case.find(ref) for ref in self._names())
        ids = tuple(exhibit.id for exhibit in found if exhibit is not None)
        job = self._session.act(
            self.tr("Recording a report"),
            lambda store, report: reports.new_report(
                store,
                policy,
                kind,
                to=to,
                what=what,
                channel=channel,
                cited=cited,
                reference=reference,
                sent_at=at,
                reply_due=due,
                exhibits=ids,
                question=question,
            ),
            can_cancel=False,
        )
        self._follow(job, self.tr("Recorded: report to {to}. Saved.").format(to=to))


class ReplySheet(_ReportForm):
    """Takes down what came back of a report, or that it was asked for again."""

    move_requested = Signal()  # another day for the answer

    def __init__(self, desk: Desk, report: ReportView, parent: QWidget) -> None:
        super().__init__(desk, "", parent)
        self._report = report
        self.set_title(self.tr("Answer from {to}").format(to=report.to))
        sent = self.tr("Sent {when}.").format(when=local_text(report.sent_at))
        due = self.tr("Due {when}.").format(when=local_text(report.due_at)) if report.due_at else ""
        route = (
            self.tr("If they do not act: {route}").format(route=report.next_route)
            if report.next_route
            else ""
        )
        self.body.addWidget(SecLabel(" ".join(part for part in (sent, due, route) if part), font="body"))
        self.reply = TextEdit(report.reply, lines=3)
        self.outcome = LineEdit(report.outcome)
        self.reference = LineEdit(report.reference)
        self.next_step = LineEdit(report.next_step)
        self._add(self.tr("When it came"), self.when, self.tr("now, if nothing is written"))
        self._reply_field = self._add(self.tr("What they answered"), self.reply, needed=True)
        self._add(self.tr("Outcome"), self.outcome)
        self._add(self.tr("Reference number"), self.reference)
        self._add(self.tr("Next step"), self.next_step)
        self.chase_button = QuietButton(self.tr("No answer; I asked again"))
        self.chase_button.setVisible(report.state != "answered")
        self.body.addWidget(self.chase_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.move_button = LinkButton(self.tr("Another day for the answer"))
        self.move_button.setVisible(report.state != "answered")
        self.body.addWidget(self.move_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.move_button.clicked.connect(self._on_move)
        self.chase_button.clicked.connect(self.chase)
        self._finish()

    def save(self) -> None:
        """Record what came back."""
        if self.is_busy or self._missing():
            return
        policy, ident, at = self._desk.case_policy, self._report.id, self._at()
        reply, outcome = self.reply.toPlainText().strip(), self.outcome.text().strip()
        reference, step = self.reference.text().strip(), self.next_step.text().strip()
        job = self._session.act(
            self.tr("Recording an answer"),
            lambda store, report: reports.record_reply(
                store, policy, ident, at=at, reply=reply, outcome=outcome, reference=reference, next_step=step
            ),
            can_cancel=False,
        )
        self._follow(job, self.tr("Recorded: answer from {to}. Saved.").format(to=self._report.to))

    def _on_move(self) -> None:
        """Leave for the sheet that takes down another day."""
        if not self.is_busy:
            self.reject()
            self.move_requested.emit()

    def chase(self) -> None:
        """Record that they were asked again."""
        if self.is_busy or self.when.problem():
            return
        policy, ident, at = self._desk.case_policy, self._report.id, self._at()
        how = self.reply.toPlainText().strip() if self._report.state != "answered" else ""
        job = self._session.act(
            self.tr("Recording that they were asked again"),
            lambda store, report: reports.record_chase(store, policy, ident, at=at, how=how),
            can_cancel=False,
        )
        self._follow(job, self.tr("Recorded: {to} was asked again. Saved.").format(to=self._report.to))


def _text(widget: QWidget) -> str:
    if isinstance(widget, TextEdit):
        return widget.toPlainText().strip()
    if isinstance(widget, ComboBox):
        return widget.chosen
    return widget.text().strip() if isinstance(widget, LineEdit) else ""


def _problem(widget: QWidget) -> str:
    return widget.problem() if isinstance(widget, WhenEdit | DueEdit) else ""

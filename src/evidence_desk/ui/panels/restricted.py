"""The text-only record of what must not be kept: what was told, in words, and who is called, in order.

The record is made as soon as the door stayed shut, and each field is saved when the keyboard leaves it, or after a
pause: every change is an entry of its own with its author and time. There is no field for a picture or a file.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts.danger import signs_in
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.gate import Stopped
from evidence_desk.case.intake import add_restricted, change_restricted
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story_names import answered
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.gate_wording import Call
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.panels.restricted_calls import POLICE, ROUTES, CallLine, CallSheet, DangerLine, called
from evidence_desk.ui.panels.restricted_form import RecordForm
from evidence_desk.ui.panels.restricted_parts import CopyPlaces, DangerNote
from evidence_desk.ui.panels.restricted_skipped import ALWAYS, SkipSheet, skipped
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.area import FittedArea
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.dates import local_text, time_text
from evidence_desk.ui.widgets.notes import Chip, Heading, Icon, Label, Line, NoteFrame, SecLabel
from evidence_desk.ui.widgets.page import Page

_SIDE: Final = 338  # the card
_PAUSE_MS: Final = 15_000  # what is typed without leaving the field is saved after so long
_NAMED: Final = 3  # fields named as missing
STOP: Final = "stop_question"  # field of the record that says why it was begun


class RestrictedPage(Page):
    """One restricted record, and the card of calls."""

    exits_requested = Signal(str)  # id of the record

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.record_id = ""
        self._saved: dict[str, Any] = {}  # as it stands in the case, or is on its way there
        self._job: Job[Exhibit] | None = None
        self._is_waiting = False
        self._round = 0  # grows with each record shown
        self._refused: dict[str, Any] | None = None  # what could not be saved; tried again when it is another
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._centre(), 1)
        row.addWidget(Line(Qt.Orientation.Vertical))
        row.addWidget(self._card())
        self._keys()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self._show()

    # --- making it

    def _centre(self) -> QWidget:
        self.title = Heading("")
        self.chip = Chip(self.tr("Restricted: text record only"), "", "stop")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon("octagon-x", 20, "stop"))
        head.addWidget(self.title)
        head.addWidget(self.chip)
        nothing = SecLabel(self.tr("There is no attachment field. Nothing was kept."))
        nothing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(nothing, 1)
        self.police = NoteFrame("warn", icon="clock-alert")
        self.police_button = MainButton(self.tr("Record the police call"), "Ctrl+R", "phone-call")
        self.police_button.clicked.connect(lambda: self._record(self._police_call()))
        self.police.add_widget(self.police_button)
        self.danger = DangerNote()
        self.clipboard = NoteFrame("info", icon="clipboard")
        self.places = CopyPlaces(self.desk.policy.gate)
        self.places.exits_asked.connect(lambda: self.exits_requested.emit(self.record_id))
        self.form = RecordForm(self.desk.policy.gate, self.desk.clock)
        self.form.edited.connect(self._on_edited)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.danger)
        column.addWidget(self.police)
        column.addWidget(self.clipboard)
        column.addWidget(self.form)
        column.addWidget(self.places)
        column.addStretch(1)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(FittedArea(inside), 1)
        outer.addWidget(Line())
        outer.addLayout(self._foot())
        return whole

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        self.state = SecLabel()
        self.problem = Label(font="small", ink="stop", selectable=True)
        self.problem.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.state)
        words.addWidget(self.problem)
        self.save_button = MainButton(self.tr("Save"), "Ctrl+S")
        self.save_button.clicked.connect(lambda: self.flush(again=True))
        row.addLayout(words, 1)
        row.addWidget(self.save_button)
        return row

    def _card(self) -> QWidget:
        gate = self.desk.policy.gate
        inside = QWidget()
        column = self._lines = QVBoxLayout(inside)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(4)
        column.addWidget(Heading(self.tr("Who to call, in order"), font="section"))
        self.lines: dict[str, CallLine] = {}
        for call in gate.calls:
            if call.order == 0:
                column.addWidget(DangerLine(call))
                continue
            known = call.id in ROUTES
            line = CallLine(call, can_record=known, can_skip=known and call.id not in ALWAYS)
            line.pressed.connect(lambda call=call: self._record(call))
            line.skip_pressed.connect(lambda call=call: self._skip(call))
            self.lines[call.id] = line
            column.addWidget(line)
        column.addWidget(SecLabel(gate.call_advice.text))
        column.addWidget(Line())
        column.addWidget(Heading(self.tr("What to do now"), font="body"))
        for step in gate.steps:
            column.addWidget(Label(f"·  {step.text}", font="small", selectable=True))
        column.addWidget(
            SecLabel(self.tr("Whoever saw it or heard of it may need support, too. The DSL arranges it."))
        )
        column.addStretch(1)
        area = FittedArea(inside)
        area.setFixedWidth(max(_SIDE, theme.scaled(_SIDE * 0.6)))
        area.setAccessibleName(self.tr("Who to call, in order"))
        return area

    def _keys(self) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+S"), self, lambda: self.flush(again=True), context=context)
        QShortcut(QKeySequence("Ctrl+R"), self, lambda: self._record(self._police_call()), context=context)

    # --- which record

    def begin(self, stopped: Stopped | None) -> None:
        """Begin a new record; after a stop it is in the case at once, with its reference and its clock."""
        self.flush()
        self._let_go()
        self.form.show_record({})
        step = self.desk.policy.gate.clipboard
        done = stopped.clipboard if stopped is not None else ""
        self.clipboard.set_words("", {"overwritten": step.text, "left": step.left}.get(done, ""))
        self.clipboard.setVisible(bool(done))
        if stopped is not None:
            self._save({STOP: why_stopped(stopped)})
        self._show()

    def show_record(self, record_id: str) -> None:
        """Show a record that is in the case."""
        exhibit = self.session.case.exhibits.get(record_id) if self.session is not None else None
        if exhibit is None:
            return
        self.flush()
        self._let_go()
        self.record_id, self._saved = record_id, dict(exhibit.restricted)
        self.form.show_record(exhibit.restricted)
        self.clipboard.hide()
        self._show()

    def set_session(self, session: CaseSession | None) -> None:
        """Follow another case; a record of the one before is let go."""
        if session is not self.session:
            self._let_go()
            self.form.show_record({})
            self.clipboard.hide()
        super().set_session(session)

    def _let_go(self) -> None:
        """Forget which record it was; what is on its way to the disk gets there, and is not shown here any more."""
        self._round += 1
        self.record_id, self._saved, self._job, self._refused = "", {}, None, None
        self._is_waiting = False
        self.problem.hide()

    def refresh(self) -> None:
        """Show what others have written, in fields that were not touched here."""
        exhibit = self._exhibit()
        if exhibit is not None and self._job is None and dict(exhibit.restricted) != self._saved:
            if self._changes():
                return
            self._saved = dict(exhibit.restricted)
            self.form.show_record(exhibit.restricted)
        self._show()

    def wipe(self) -> None:
        """Save what is typed, while that can be done, and show nothing of it without a case."""
        self.flush()

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.form.focus_first()

    def _exhibit(self) -> Exhibit | None:
        if self.session is None or not self.record_id:
            return None
        return self.session.case.exhibits.get(self.record_id)

    # --- saving

    def _on_edited(self) -> None:
        self._pause.start()
        self._show_calls()
        self._show_state()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Save when the keyboard leaves a field."""
        if old is not None and isinstance(old, QObject) and self.form.isAncestorOf(old):
            self.flush()

    def _changes(self) -> dict[str, Any]:
        """Return the fields that differ from what is saved; one that was emptied is there as empty."""
        now = self.form.record()
        changed = {name: value for name, value in now.items() if self._saved.get(name) != value}
        gone = {
            name: _empty(self._saved[name])
            for name in self._saved
            if name not in now and name != STOP and self._saved[name] not in ("", [], {})
        }
        return changed | gone

    def flush(self, *, again: bool = False) -> None:
        """Save what was changed. `again` tries anew what could not be saved."""
        self._pause.stop()
        session = self.session
        if session is None or session is not self.desk.session or session.read_only:
            return
        if self._job is not None and not self.record_id:
            self._is_waiting = True  # goes out when the record is there
            return
        self.form.problems()
        changes = self._changes()
        if changes and (again or changes != self._refused):
            self._save(changes)
        elif again:
            self._show_state()

    def _save(self, changes: dict[str, Any]) -> None:
        session, record_id = self.session, self.record_id
        if session is None:
            return
        before, this_round = self._saved, self._round
        self._saved = {**before, **changes}
        wording = self.desk.policy.gate.version

        def work(store: CaseStore, report: Reporter) -> Exhibit:
            if not record_id:
                return add_restricted(store, changes, wording)
            return change_restricted(store, record_id, changes, wording)

        job = session.act(self.tr("Saving the record"), work, can_cancel=False, quietly=True)
        self._job = job
        job.then(
            lambda exhibit: self._on_saved(this_round, job, exhibit),
            lambda error: self._on_failed(
                this_round, job, error, {name: before.get(name) for name in changes}
            ),
        )
        self._show_state()

    def _on_saved(self, this_round: int, job: Job[Exhibit], exhibit: Exhibit) -> None:
        if this_round != self._round:
            return
        self._job, self._refused = None if job is self._job else self._job, None
        if not self.record_id:
            self.record_id = exhibit.id
            self.said.emit(self.tr("Saved as {ref}").format(ref=exhibit.ref))
        self.problem.hide()
        self._show()
        if self._is_waiting:
            self._is_waiting = False
            self.flush()

    def _on_failed(
        self, this_round: int, job: Job[Exhibit], error: EvidenceDeskError, before: dict[str, Any]
    ) -> None:
        if this_round != self._round:
            return
        self._job = None if job is self._job else self._job
        self._saved = {n: v for n, v in {**self._saved, **before}.items() if v is not None}
        self._refused = self._changes()
        self.problem.setText(error.user_message)
        self.problem.show()
        self._show_state()

    # --- showing

    def _show(self) -> None:
        exhibit = self._exhibit()
        self.title.setText(exhibit.ref if exhibit is not None else self.tr("New record"))
        self._show_police()
        self._show_calls()
        self._show_state()

    def _show_state(self) -> None:
        can = self.session is not None and not self.session.read_only
        self.save_button.setEnabled(can)
        self.police_button.setEnabled(can and bool(self.record_id))
        self.places.link.setEnabled(bool(self.record_id))
        for line in self.lines.values():
            line.record.setEnabled(can and bool(self.record_id))
            line.skip.setEnabled(can and bool(self.record_id))
        if self.session is not None and self.session.read_only:
            self.state.setText(self.session.read_only)
        elif self._job is not None:
            self.state.setText(self.tr("Saving …"))
        elif self._changes():
            self.state.setText(self.tr("Not saved yet. Each field is saved when you leave it."))
        elif self.form.wrong():
            self.state.setText(self.tr("Saved, except what stands in red: it cannot be read yet."))
        elif missing := self.form.missing() if self.record_id else []:
            words = self.tr("Saved. The police will also ask: {fields}")
            shown = "; ".join(missing[:_NAMED])
            more = self.tr("; and %n more", "", len(missing) - _NAMED) if len(missing) > _NAMED else ""
            self.state.setText(words.format(fields=shown + more))
        else:
            self.state.setText(self.tr("Each change is added to the record with your name and the time."))

    def _since(self) -> str:
        exhibit = self._exhibit()
        return exhibit.captured_at.utc if exhibit is not None else ""

    def _show_calls(self) -> None:
        case = self.session.case if self.session is not None else None
        signs = signs_in(self.desk.policy.gate, self.form.record())
        self.danger.show_signs(signs)
        urgent = frozenset(self.desk.policy.gate.danger_actions) if signs else frozenset()
        self._order_lines(urgent)
        for name, line in self.lines.items():
            route = ROUTES.get(name)
            if route is None:
                continue
            since = self._since()
            action = called(case, route, self.record_id, since) if case is not None and since else None
            due = route.kind == POLICE or route.kind in urgent
            why = skipped(case, line.call, self.record_id) if case is not None else ""
            line.show_action(action, is_due=due and bool(self.record_id), skipped=why)

    def _order_lines(self, urgent: frozenset[str]) -> None:
        """Put those to be told at once on top, below 999; without a sign of danger the card's own order holds."""
        places = [self._lines.indexOf(line) for line in self.lines.values()]
        first = [name for name in self.lines if name in ROUTES and ROUTES[name].kind in urgent]
        wanted = [self.lines[name] for name in (*first, *(n for n in self.lines if n not in first))]
        if [self._lines.indexOf(line) for line in wanted] == sorted(places):
            return
        for place, line in zip(sorted(places), wanted, strict=True):
            self._lines.removeWidget(line)
            self._lines.insertWidget(place, line)

    def _show_police(self) -> None:
        """Show the clock of the police call: due today, late, or told."""
        exhibit, session = self._exhibit(), self.session
        self.police.setVisible(exhibit is not None)
        if exhibit is None or session is None:
            return
        told = called(session.case, ROUTES["call.police"], exhibit.id, exhibit.captured_at.utc)
        self.police_button.setVisible(told is None)
        begun = clocks.parse_utc(session.case.police_tasks.get(exhibit.id, exhibit.captured_at.utc))
        hours = self.desk.policy.clocks["police-contact"].amount or 24
        due = begun + timedelta(hours=hours)
        if told is not None:
            self.police.set_kind("ok")
            known = self.tr("{force}, reference {reference}, {time}").format(
                force=told.fields.get("force", ""),
                reference=told.fields.get("reference", ""),
                time=local_text(told.at),
            )
            self.police.set_words(self.tr("Police told"), known)
            return
        late = self.desk.clock.read().utc > due
        self.police.set_kind("stop" if late else "warn", "clock-alert")
        since = self.tr("Begun {begun}. Late from {due}.").format(
            begun=time_text(clocks.utc_text(begun)), due=local_text(clocks.utc_text(due))
        )
        title = self.tr("Police told? This is late") if late else self.tr("Police told? Due today")
        self.police.set_words(title, since)

    # --- calls

    def _police_call(self) -> Call:
        return next(call for call in self.desk.policy.gate.calls if call.id == "call.police")

    def _record(self, call: Call) -> None:
        """Take down a call; what is typed in the record is saved first."""
        self.flush()
        session = self.session
        if session is None or session.read_only or not self.record_id:
            return
        sheet = CallSheet(self.desk, session, call, self.record_id, self)
        sheet.accepted.connect(lambda: self.said.emit(self.tr("Call recorded")))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _skip(self, call: Call) -> None:
        """Take down why a call does not apply."""
        self.flush()
        session = self.session
        if session is not None and not session.read_only and self.record_id:
            sheet = SkipSheet(self.desk, session, call, self.record_id, self)
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()


def why_stopped(stopped: Stopped) -> str:
    """Return why the record was begun, as it stands in it; in English, as the record is."""
    answer = answered(stopped.answer, stopped.gate_class)
    return f"answered {answer} for a {stopped.route.value}; nothing was kept"


def _empty(value: Any) -> Any:
    """Return the empty value of the same kind; False stays a value."""
    return [] if isinstance(value, list | tuple) else {} if isinstance(value, dict) else ""

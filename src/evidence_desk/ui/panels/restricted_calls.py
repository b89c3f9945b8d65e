"""Who is called, in order: the card beside the text-only record, and the small form that records a call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts.recording import record_action, waiting
from evidence_desk.base import clock as clocks
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Action
from evidence_desk.policy.gate_wording import Call
from evidence_desk.policy.practice import ActionField
from evidence_desk.ui import theme
from evidence_desk.ui.action_rows import open_items
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton
from evidence_desk.ui.widgets.dates import table_text, time_text
from evidence_desk.ui.widgets.fields import CheckBox, Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Heading, Icon, Label, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet
from evidence_desk.ui.widgets.when_edit import WhenEdit

POLICE: Final = "police-told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Which kind of action a line of the card is recorded as, and what is known of it already."""

    kind: str
    agency: str = ""


# A line that the policy adds is shown and has no form of its own.
ROUTES: Final[dict[str, Route]] = {
    "call.dsl": Route(kind="dsl-told"),
    "call.headteacher": Route(kind="headteacher-told"),
    "call.police": Route(kind=POLICE),
    "call.social-care": Route(kind="social-care-told"),
    "call.iwf": Route(kind="agency-report", agency="Internet Watch Foundation"),
    "call.report-remove": Route(kind="agency-report", agency="Report Remove"),
    "call.ceop": Route(kind="agency-report", agency="CEOP"),
    "call.parents": Route(kind="parents-told"),
}
_ASKED: Final = ("reference", "officer", "relation", "summary", "advice")  # optional fields worth a line here
_LONG: Final = frozenset({"summary", "advice"})


def called(case: Case, route: Route, record_id: str, since: str) -> Action | None:
    """Return the last call of this kind about this record, or about the whole case since the record began."""
    found = [
        action
        for action in case.actions_in_order()
        if action.kind == route.kind
        and (not route.agency or action.fields.get("agency") == route.agency)
        and (record_id in action.exhibits if action.exhibits else action.recorded_at >= since)
    ]
    return found[-1] if found else None


def led_to(case: Case, record_id: str) -> str:
    """Return the stop that a text-only record most likely follows: the newest one before it. "" if there is none."""
    since = waiting(case)
    begun = since.get(record_id) or case.exhibits[record_id].captured_at.utc
    stops = [task for task, at in since.items() if task not in case.exhibits and at <= begun]
    return stops[-1] if stops else ""


class CallSheet(Sheet):
    """Takes down one call: who, when, reference, officer."""

    def __init__(self, desk: Desk, session: CaseSession, call: Call, record_id: str, parent: QWidget) -> None:
        super().__init__("", parent, icon="phone-call", width=520)
        route = ROUTES[call.id]
        action = desk.policy.action(route.kind)
        self.set_title(self.tr("Record: {what}").format(what=action.label))
        self._desk, self._session = desk, session
        self._route, self._record_id = route, record_id
        who = Label(call.who, bold=True)
        self.body.setSpacing(12)
        self.body.addWidget(who)
        self.when_edit = WhenEdit(desk.clock)
        self.when_edit.set_value(clocks.utc_text(desk.clock.read().utc))
        self.when = Field(self.tr("When it was done"), self.when_edit)
        self.body.addWidget(self.when)
        self.fields: dict[str, Field] = {}
        optional = [field for name in _ASKED for field in action.optional if field.id == name]
        for field in (*action.required, *optional):
            if field.id not in {"at", "reason"}:
                self._add(field, required=field in action.required)
        self.others: dict[str, CheckBox] = {}
        if route.kind == POLICE:
            self._add_others()
        self.add_cancel()
        self.save = MainButton(self.tr("Save"), "Ctrl+Enter")
        self.add_button(self.save, self._save)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._save)

    def _add(self, field: ActionField, *, required: bool) -> None:
        widget: QWidget = TextEdit(lines=2) if field.id in _LONG else LineEdit()
        if field.id == "agency" and isinstance(widget, LineEdit):
            widget.setText(self._route.agency)
        made = Field(field.label, widget, "" if required else self.tr("if any"))
        self.fields[field.id] = made
        self.body.addWidget(made)

    def _add_others(self) -> None:
        """List what else waits for the police. Only what is ticked is told of with this call."""
        case = self._session.case
        stop = led_to(case, self._record_id)
        rest = [item for item in open_items(case) if item[0] != self._record_id]
        if rest:
            self.body.addWidget(Heading(self.tr("What else they were told of in this call"), font="body"))
        for name, since, words in rest:
            box = CheckBox(self.tr("{what}, since {when}").format(what=words, when=table_text(since)))
            box.setChecked(name == stop)
            self.others[name] = box
            self.body.addWidget(box)

    def _save(self) -> None:
        if self.is_busy:
            return
        self.when.set_error(self.when_edit.problem() or ("" if self._at() else self.tr("When was it?")))
        if self.when.error:
            return
        given = {name: text for name, field in self.fields.items() if (text := _text(field))}
        kind, at, policy = self._route.kind, self._at(), self._desk.policy
        about = (self._record_id, *(name for name, box in self.others.items() if box.isChecked()))

        def work(store: CaseStore, report: Reporter) -> Action:
            return record_action(store, policy, kind, done_at=at, fields=given, exhibits=about)

        job = self._session.act(self.tr("Recording the call"), work, can_cancel=False)
        self.busy(job)
        job.succeeded.connect(lambda _: self.accept())

    def _at(self) -> str:
        value = self.when_edit.value()
        return f"{value}T00:00:00Z" if len(value) == 10 else value


def _text(field: Field) -> str:
    widget = field.widget
    if isinstance(widget, TextEdit):
        return widget.toPlainText().strip()
    return widget.text().strip() if isinstance(widget, LineEdit) else ""


class CallLine(QWidget):
    """One line of the card: number, who, when, and whether it was done."""

    pressed = Signal()
    skip_pressed = Signal()  # it does not apply

    def __init__(
        self, call: Call, *, can_record: bool, can_skip: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.call = call
        self._is_due = False
        number = SecLabel(str(call.order), wrap=False)
        number.setFixedWidth(theme.scaled(18))
        self.state_icon = Icon("circle", 13, "sec")
        self.state = SecLabel()
        self.record = LinkButton(self.tr("Record"))
        self.record.setAccessibleName(self.tr("Record: {who}").format(who=call.who))
        self.record.setVisible(can_record)
        self.record.clicked.connect(self.pressed)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.state_icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self.skip = LinkButton(self.tr("Does not apply"))
        self.skip.setAccessibleName(self.tr("Does not apply: {who}").format(who=call.who))
        self.skip.clicked.connect(self.skip_pressed)
        self.can_skip = can_skip
        self.skip.setVisible(can_skip)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.skip)
        foot.addWidget(self.record)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(call.who, font="small", bold=True, selectable=True))
        words.addWidget(SecLabel(call.when, selectable=True))
        words.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(6)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.state_icon.setVisible(can_record)
        theme.watcher().changed.connect(self.update)

    def show_action(self, action: Action | None, *, is_due: bool, skipped: str = "") -> None:
        """Show whether the call was made, or why it does not apply; what is due at once applies."""
        self._is_due = is_due and action is None
        self.skip.setVisible(self.can_skip and action is None and not skipped and not is_due)
        if action is None and skipped and not is_due:
            self.state.setText(self.tr("Does not apply: {why}").format(why=skipped))
            self.state_icon.show_icon("minus", "sec")
            self.state.set_ink("sec")
        elif action is None:
            self.state.setText(self.tr("Not recorded yet") if self.record.isVisibleTo(self) else "")
            self.state_icon.show_icon("clock-alert" if is_due else "circle", "warn" if is_due else "sec")
            self.state.set_ink("warn" if is_due else "sec")
        else:
            whom = action.fields.get("to") or action.fields.get("force") or action.fields.get("agency", "")
            at = time_text(action.at) or action.at
            self.state.setText(self.tr("{whom}, told {time}").format(whom=whom, time=at))
            self.state_icon.show_icon("check", "ok")
            self.state.set_ink("ok")
        self.setAccessibleName(f"{self.call.who}: {self.state.text()}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of what is due."""
        if not self._is_due:
            return
        _, fill, line = theme.current().state("warn")
        painter = QPainter(self)
        painter.setPen(QPen(line, 1) if theme.current().is_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class DangerLine(QWidget):
    """The first line of the card: danger now."""

    def __init__(self, call: Call, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{call.when} {call.who}")
        number = Heading(call.who, ink="stop")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(10)
        row.addWidget(Icon("siren", 16, "stop"))
        row.addWidget(Label(call.when, bold=True, ink="stop"), 1)
        row.addWidget(number)
        theme.watcher().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the red ground."""
        _, fill, line = theme.current().state("stop")
        painter = QPainter(self)
        painter.setPen(QPen(line, 1))
        painter.setBrush(fill)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

"""The sheet that records an action: its fields come from the policy data, each checked by its kind."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts.questions import open_questions
from evidence_desk.acts.recording import record_action
from evidence_desk.base import clock as clocks
from evidence_desk.case.keys import Person
from evidence_desk.case.standing import POLICE_TOLD
from evidence_desk.case.two_people import HOLD_RELEASED
from evidence_desk.case.values import Action
from evidence_desk.policy.practice import ActionField, ActionKind
from evidence_desk.ui.action_rows import correction_of, open_items
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.hold_release import HoldChoice
from evidence_desk.ui.widgets.action_fields import FieldInput, editor, route_words
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.dates import local_text, table_text
from evidence_desk.ui.widgets.fields import CheckBox, ComboBox, Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Heading, SecLabel
from evidence_desk.ui.widgets.page_head import bring_into_view
from evidence_desk.ui.widgets.sheet import Sheet
from evidence_desk.ui.widgets.when_edit import WhenEdit


@dataclass(frozen=True, slots=True)
class Given:
    """What is filled in when the sheet opens."""

    kind: str = ""
    about: tuple[str, ...] = ()  # ids
    fields: tuple[tuple[str, str], ...] = ()
    corrects: Action | None = None


class RecordActionSheet(Sheet):
    """Records something that was done. Nothing recorded is undone; it can be corrected by another entry."""

    saved = Signal(object)  # the Action
    asked = Signal()  # a second person was asked to agree; nothing is recorded yet

    def __init__(self, desk: Desk, given: Given | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="list-checks", width=680, scrolls=True)
        session = desk.session
        assert session is not None, "no action without a case"  # noqa: S101  # a bug of the caller
        self._desk, self._session, self._policy = desk, session, desk.case_policy
        self._given = given or Given()
        self._questions = open_questions(session.case, desk.case_policy)
        self._inputs: list[FieldInput] = []
        self._items: dict[str, CheckBox] = {}
        self.hold: HoldChoice | None = None
        asked_for = {self._given.kind, self._given.corrects.kind if self._given.corrects is not None else ""}
        kinds = [k for k in self._policy.actions.values() if not k.own_form or k.id in asked_for]
        self.kind = ComboBox([(k.id, k.label) for k in kinds])
        self.when = WhenEdit(desk.clock)
        self.refs = LineEdit("", self.tr("JPS/1, JPS/2"))
        self.why = TextEdit("", lines=2)
        self._kind_field = Field(self.tr("What was done"), self.kind)
        self._when_field = Field(self.tr("When"), self.when)
        self._refs_field = Field(
            self.tr("Which exhibits it is about"), self.refs, self.tr("none: the whole case")
        )
        self._why_field = Field(self.tr("Why it is corrected"), self.why)
        self._form = QVBoxLayout()
        self._build_body()
        self._fill()
        self._build_foot()

    # -- building ------------------------------------------------------------------------------------------

    def _build_body(self) -> None:
        corrects = self._given.corrects
        self.set_title(self.tr("Record an action") if corrects is None else self.tr("Correct an entry"))
        self.body.setSpacing(10)
        if corrects is not None:
            self.body.addWidget(
                SecLabel(
                    self.tr(
                        "The entry of {when} stays as it was written. This one stands beside it and says what is right."
                    ).format(when=local_text(corrects.recorded_at)),
                    font="body",
                )
            )
        self.body.addWidget(self._kind_field)
        self.body.addWidget(self._when_field)
        self._form.setSpacing(10)
        self.body.addLayout(self._form)
        self.body.addWidget(self._refs_field)
        self.body.addWidget(self._why_field)
        self.body.addStretch(1)
        self._why_field.setVisible(corrects is not None)
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())

    def _build_foot(self) -> None:
        self.add_footer_note(self.tr("Nothing recorded is undone; it can be corrected."))
        self.add_cancel()
        self._save_button = MainButton(self.tr("Save"), key="Ctrl+Enter")
        self.add_button(self._save_button, self.save)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self.save)
        self.addAction(key)

    def _fill(self) -> None:
        given, corrects = self._given, self._given.corrects
        kind = given.kind or (corrects.kind if corrects is not None else "note")
        self.kind.setEnabled(not given.kind and corrects is None)
        self.when.set_value(corrects.at if corrects is not None else "")
        if corrects is None:
            self.when.setPlaceholderText(self.tr("now, or for example: today 9am"))
        about = corrects.exhibits if corrects is not None else given.about
        exhibits = self._session.case.exhibits
        if kind != POLICE_TOLD:
            self.refs.setText(", ".join(exhibits[name].ref for name in about if name in exhibits))
        self.kind.blockSignals(True)
        self.kind.choose(kind)
        self.kind.blockSignals(False)
        self._show_kind()

    def _show_kind(self) -> None:
        """Show the fields of the kind chosen."""
        while (item := self._form.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._inputs.clear()
        self._items.clear()
        kind = self._policy.action(self.kind.chosen)
        if kind.id == POLICE_TOLD:
            self._add_items()
        self.hold = HoldChoice(self._desk, self._session) if kind.id == HOLD_RELEASED else None
        if self.hold is not None:
            self._form.addWidget(self.hold)
        fields = dict(self._given.corrects.fields if self._given.corrects is not None else self._given.fields)
        for field in (*kind.required, *kind.optional):
            if field.id != "at":
                self._add_field(kind, field, fields.get(field.id, ""))
        self._refs_field.setVisible(not self._items)
        if self._given.corrects is not None and self._given.corrects.reason:
            self._set("reason", self._given.corrects.reason)

    def _add_items(self) -> None:
        """List what the police have not been told of, each to be ticked."""
        items = open_items(self._session.case)
        if not items:
            return
        self._form.addWidget(Heading(self.tr("What they were told of"), font="body"))
        about = set(self._given.about)
        for name, since, words in items:
            box = CheckBox(self.tr("{what}, since {when}").format(what=words, when=table_text(since)))
            box.setChecked(not about or name in about)
            self._items[name] = box
            self._form.addWidget(box)

    def _add_field(self, kind: ActionKind, field: ActionField, value: str) -> None:
        required = field in kind.required
        if field.id == "question" and not value and not self._questions:
            return  # nothing is open that it could answer
        made = editor(self._policy, self._desk.clock, field, value, self._questions, self._session.case)
        box = Field(field.label, made.widget, "" if required else self.tr("if known"))
        self._inputs.append(FieldInput(field, box, required, made))
        self._form.addWidget(box)
        if field.kind == "channel" and isinstance(made.widget, ComboBox):
            self._add_route(made.widget)

    def _add_route(self, combo: ComboBox) -> None:
        """Show where a channel is reached, and that this must be checked before use."""
        note = SecLabel("")
        self._form.addWidget(note)

        def show() -> None:
            channel = self._policy.channel_list.channels.get(combo.chosen)
            words = route_words(self._policy, channel) if channel is not None else ""
            note.setText(words)
            note.setVisible(bool(words))

        combo.currentIndexChanged.connect(lambda _: show())
        show()

    def _set(self, name: str, value: str) -> None:
        for one in self._inputs:
            if one.field.id == name and isinstance(one.box.widget, TextEdit):
                one.box.widget.setPlainText(value)

    # -- saving --------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Record it, once nothing is missing."""
        if self.is_busy or self._missing():
            return
        fields = {one.field.id: one.editor.value() for one in self._inputs if one.editor.value()}
        reason = fields.pop("reason", "")
        if self._given.corrects is not None:
            reason = correction_of(self._given.corrects, self.why.toPlainText().strip())
        if self.hold is not None and not self.hold.agreed():
            self.hold.ask_second(
                self, reason, lambda second: self._record(fields, reason, second), self._on_asked
            )
            return
        self._record(fields, reason, None)

    def _record(self, fields: dict[str, str], reason: str, second: Person | None) -> None:
        when = self.when.value() or clocks.utc_text(self._desk.clock.read().utc)
        about, kind, policy = self._about(), self.kind.chosen, self._policy
        hold = self.hold.hold if self.hold is not None else ""
        job = self._session.act(
            self.tr("Recording an action"),
            lambda store, report: record_action(
                store,
                policy,
                kind,
                done_at=when,
                fields=fields,
                exhibits=about,
                reason=reason,
                hold=hold,
                second=second,
            ),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(self._on_saved)

    def _about(self) -> tuple[str, ...]:
        if self._items:
            return tuple(name for name, box in self._items.items() if box.isChecked())
        return tuple(ref.strip() for ref in self.refs.text().split(",") if ref.strip())

    def _missing(self) -> bool:
        """Say at each field what is missing or wrong, and go to the first; return whether anything is."""
        bad: list[Field] = []
        whole_day = len(self.when.value()) == len("2026-11-22")
        when = self.when.problem() or (self.tr("Give the time as well as the day.") if whole_day else "")
        checks = [(self._when_field, when)]
        checks += [(one.box, self._problem_of(one)) for one in self._inputs]
        case = self._session.case
        unknown = [] if self._items else [ref for ref in self._about() if case.find(ref) is None]
        checks.append(
            (
                self._refs_field,
                self.tr("There is no {ref} in this case.").format(ref=unknown[0]) if unknown else "",
            )
        )
        why = self._given.corrects is not None and not self.why.toPlainText().strip()
        checks.append((self._why_field, self.tr("Say why it is corrected.") if why else ""))
        for box, words in checks:
            box.set_error(words)
            if words:
                bad.append(box)
        if self.hold is not None and not self.hold.hold:
            self.show_error(self.tr("There is no hold in force in this case."))
            return True
        if self._items and not self._about():
            self.show_error(self.tr("Tick what the police were told of."))
            return True
        if bad:
            bad[0].setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(bad[0])
        return bool(bad)

    def _problem_of(self, one: FieldInput) -> str:
        corrected = one.field.id == "reason" and self._given.corrects is not None
        return one.editor.problem() if corrected else one.missing()

    def _on_asked(self) -> None:
        self.asked.emit()
        self.accept()

    def _on_saved(self, action: Action) -> None:
        self.saved.emit(action)
        self.accept()

"""Closing a case: what keeps it open, the rules that are always responded to, the outcome; or opening it again."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts.authority import EXPLAINED, REPEAT
from evidence_desk.acts.closing import Bar, bars_to_closing, close_case, outcomes_for, reopen_case, set_rule
from evidence_desk.case import fold_closing
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.record_action import Given, RecordActionSheet
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import CheckBox, ComboBox, Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Heading, Label, NoteFrame, SecLabel

WIDTH = 640
_PLACES = {"police": "actions", "question": "actions", "pictures": "actions", "agreement": "log"}


class ClosingSheet(FormSheet):
    """Lists what keeps the case open; once nothing does, asks how it ended and why."""

    saved = Signal(str)  # words for the status bar
    place_requested = Signal(str)  # the section of the case in which something is answered

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="folder-lock", width=WIDTH)
        session = desk.session
        assert session is not None, "no case to close without a case"  # noqa: S101  # a bug of the caller
        self._desk, self._session = desk, session
        self._bars: list[NoteFrame] = []
        self.rules: dict[str, CheckBox] = {}
        self._build_rules()
        self._build_end()
        self.cancel_button = self.add_cancel()
        self.go_on = MainButton("", "Ctrl+Enter")
        self.add_button(self.go_on, self._go_on)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self._go_on)
        self.addAction(key)
        self._show()

    @property
    def bars(self) -> list[str]:
        """What keeps the case open, as it is shown."""
        return [bar.accessibleName() for bar in self._bars]

    @property
    def _may(self) -> bool:
        person = self._desk.person
        if person is None or self._session.read_only:
            return False
        return fold_closing.may_close(self._session.case, person.profile.fingerprint)

    # --- what it is made of

    def _build_rules(self) -> None:
        self._state = Label("")
        self._state.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bars_box = QVBoxLayout()
        self._bars_box.setSpacing(8)
        self._rules_part = QWidget()
        column = QVBoxLayout(self._rules_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading(self.tr("Rules that ask for a response"), font="section"))
        column.addWidget(
            SecLabel(self.tr("Tick what applies. The case then stays open until the response is recorded."))
        )
        for rule in self._desk.case_policy.always_responded():
            box = CheckBox(rule.label)
            box.setToolTip(rule.text)
            box.setAccessibleDescription(rule.text)
            box.toggled.connect(lambda _: self._show_rule_button())
            self.rules[rule.id] = box
            column.addWidget(box)
        self.rule_reason = LineEdit("", self.tr("Why (kept in the handling log)"))
        self.rule_field = Field(self.tr("Why it applies, or does not"), self.rule_reason)
        self.rule_button = QuietButton(self.tr("Note this"), "check")
        self.rule_button.clicked.connect(lambda _=False: self._note_rules())
        column.addWidget(self.rule_field)
        column.addWidget(self.rule_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.setSpacing(12)
        self.body.addWidget(self._state)
        self.body.addLayout(self._bars_box)
        self.body.addWidget(self._rules_part)

    def _build_end(self) -> None:
        self.outcome = ComboBox([])
        self.outcome_field = Field(self.tr("How it ended"), self.outcome)
        self._outcome_text = SecLabel("")
        self.outcome.currentIndexChanged.connect(lambda _: self._show_outcome())
        self.reason = TextEdit(lines=3)
        self.reason_field = Field(self.tr("What was found and done"), self.reason)
        self._role = NoteFrame(
            "info", "", self.tr("The DSL, a deputy, or whoever opened the case closes it or opens it again.")
        )
        for widget in (self.outcome_field, self._outcome_text, self.reason_field, self._role):
            self.body.addWidget(widget)

    # --- what it shows

    def _show(self) -> None:
        """Show the case as it stands now."""
        case = self._session.case
        self._show_bars(case)
        closed, clear = bool(case.closed_at), not self._bars
        self.set_title(self.tr("Open the case again") if closed else self.tr("Close the case"), "folder-lock")
        self._state.setText(self._state_words(case))
        self._rules_part.setVisible(not closed)
        for rule, box in self.rules.items():
            box.blockSignals(True)
            box.setChecked(rule in case.rules)
            box.setEnabled(not self._session.read_only and (self._may or rule not in case.rules))
            box.blockSignals(False)
        self._show_rule_button()
        self._fill_outcomes(case)
        self.outcome_field.setVisible(not closed and clear and self._may)
        self._outcome_text.setVisible(bool(self._outcome_text.text()) and not closed and clear and self._may)
        self.reason_field.setVisible((closed or clear) and self._may)
        self.reason_field.set_label(
            self.tr("Why work goes on") if closed else self.tr("What was found and done")
        )
        self._role.setVisible(not self._may and not self._session.read_only)
        self.go_on.setText(self.tr("Open it again") if closed else self.tr("Close the case"))
        self.go_on.setVisible((closed or clear) and self._may)

    def _state_words(self, case: Case) -> str:
        if case.closed_at:
            known = self._desk.case_policy.outcomes.get(case.outcome)
            outcome = known.label if known is not None else case.outcome
            return self.tr("Closed on {day}. Outcome: {outcome}.").format(
                day=local_text(case.closed_at), outcome=outcome
            )
        if self._bars:
            return self.tr("The case stays open: %n thing(s) first.", "", len(self._bars))
        return self.tr(
            "Nothing keeps this case open. Closing takes nothing away, and it can be opened again."
        )

    def _show_bars(self, case: Case) -> None:
        for old in self._bars:
            self._bars_box.removeWidget(old)
            old.deleteLater()
        self._bars = []
        if case.closed_at:
            return
        now = self._desk.clock.read().utc
        for bar in bars_to_closing(case, self._desk.case_policy, now, self._session.locked):
            urgent = bar.kind in {"police", "lock"}
            note = NoteFrame("stop" if urgent else "warn", bar.what, bar.do)
            self._bars_box.addWidget(note)
            self._bars.append(note)
            if bar.kind == "rule":
                self._offer_response(note, bar.id)
                continue
            if bar.kind == "authority":
                self._offer_authority(note, bar)
                continue
            place = _PLACES.get(bar.kind, "exhibits")
            words = {"actions": self.tr("Go to Actions"), "log": self.tr("Go to the handling log")}.get(
                place, self.tr("Go to the exhibits")
            )
            button = LinkButton(words)
            button.clicked.connect(lambda _=False, place=place: self._go_to(place))
            note.add_widget(button, below=True)

    def _offer_response(self, note: NoteFrame, rule: str) -> None:
        """Let the response be written down here: nothing on the page of actions is about a rule before."""
        button = QuietButton(self.tr("Record the response"))
        button.setEnabled(not self._session.read_only)
        button.clicked.connect(lambda: self._respond(rule))
        note.add_widget(button, below=True)

    def _offer_authority(self, note: NoteFrame, bar: Bar) -> None:
        """Let it be said who authorised that an account was captured again, or why it was without."""
        known = self._session.case.exhibits[bar.exhibits[0]].source
        fields = (("account", bar.id), ("platform", known.platform))
        for kind, words in (
            (EXPLAINED, self.tr("Say why")),
            (REPEAT, self.tr("Record the authority")),
        ):
            if kind not in self._desk.case_policy.actions:
                continue  # a school's own policy may know only one of the two
            button = QuietButton(words)
            button.setEnabled(not self._session.read_only)
            given = Given(kind=kind, fields=fields)
            button.clicked.connect(lambda _=False, given=given: self._record(given))
            note.add_widget(button, below=True)

    def _respond(self, rule: str) -> None:
        self._record(Given(kind=fold_closing.RESPONDED, fields=((fold_closing.RULE, rule),)))

    def _record(self, given: Given) -> None:
        if self.is_busy:
            return
        sheet = RecordActionSheet(self._desk, given, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.saved.connect(lambda _: self._on_responded())
        sheet.open()

    def _on_responded(self) -> None:
        self.saved.emit(self.tr("The response is recorded. Saved."))
        self._show()
        self.give_keyboard(self._first())

    def _go_to(self, place: str) -> None:
        if not self.is_busy:
            self.reject()
            self.place_requested.emit(place)

    def _fill_outcomes(self, case: Case) -> None:
        chosen = self.outcome.chosen
        self.outcome.blockSignals(True)
        self.outcome.clear()
        self.outcome.addItem("", "")
        for one in outcomes_for(case, self._desk.case_policy):
            self.outcome.addItem(one.label, one.id)
        self.outcome.choose(chosen)
        self.outcome.blockSignals(False)
        self._show_outcome()

    def _show_outcome(self) -> None:
        known = self._desk.case_policy.outcomes.get(self.outcome.chosen)
        self._outcome_text.setText(known.text if known is not None else "")
        self._outcome_text.setVisible(known is not None)
        self.outcome_field.set_error("")

    def _changed_rules(self) -> dict[str, bool]:
        """Return the rules whose box differs from the case."""
        rules = self._session.case.rules
        return {
            name: box.isChecked() for name, box in self.rules.items() if box.isChecked() != (name in rules)
        }

    def _show_rule_button(self) -> None:
        changed = bool(self._changed_rules())
        self.rule_field.setVisible(changed)
        self.rule_button.setVisible(changed)
        self.rule_field.set_error("")

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be answered, or on the way out."""
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self) -> QWidget:
        if self._session.case.closed_at and self._may:
            return self.reason
        return self.outcome if self.outcome_field.isVisibleTo(self) else self.cancel_button

    # --- what it does

    def _note_rules(self) -> None:
        if self.is_busy:
            return
        reason, changed = self.rule_reason.text().strip(), self._changed_rules()
        if not reason:
            self.rule_field.set_error(self.tr("Say why, in a sentence."))
            return
        policy = self._desk.case_policy

        def work(store: CaseStore, report: Reporter) -> None:
            for rule, applies in changed.items():
                set_rule(store, policy, rule, reason, applies=applies)

        job = self._session.act(self.tr("Noting which rules apply"), work, can_cancel=False)
        self.busy(job)
        job.succeeded.connect(lambda _: self._on_noted(changed))

    def _on_noted(self, changed: Mapping[str, bool]) -> None:
        self.rule_reason.clear()
        self.saved.emit(self.tr("%n rule(s) noted. Saved.", "", len(changed)))
        self._show()
        self.give_keyboard(self._first())

    def _go_on(self) -> None:
        if self.is_busy or not self.go_on.isVisibleTo(self):
            return
        closed, reason = bool(self._session.case.closed_at), self.reason.toPlainText().strip()
        if not closed and not self.outcome.chosen:
            self.outcome_field.set_error(self.tr("Choose how it ended."))
            return
        if not reason:
            self.reason_field.set_error(self.tr("Say why, in a sentence."))
            return
        if closed:
            job = self._session.act(
                self.tr("Opening the case again"),
                lambda store, report: reopen_case(store, reason),
                can_cancel=False,
            )
        else:
            policy, now, outcome = self._desk.case_policy, self._desk.clock.read().utc, self.outcome.chosen
            job = self._session.act(
                self.tr("Closing the case"),
                lambda store, report: close_case(store, policy, now, outcome, reason),
                can_cancel=False,
            )
        self.busy(job)
        job.succeeded.connect(self._on_done)

    def _on_done(self, case: Case) -> None:
        words = (
            self.tr("The case is closed. Saved.")
            if case.closed_at
            else self.tr("The case is open again. Saved.")
        )
        self.saved.emit(words)
        self.accept()

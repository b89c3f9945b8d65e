"""Choosing the rule by which the open case is kept, where what happened decides it and nothing recorded says so."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.retention import rules_for
from evidence_desk.acts.reviewing import choose_rule
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import ComboBox, Field, TextEdit
from evidence_desk.ui.widgets.notes import Label, SecLabel


class RetentionRuleSheet(FormSheet):
    """Says which rules are for the case, and takes one more; the longest still counts."""

    saved = Signal(str)  # words for the status bar

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How long this case is kept"), parent, icon="calendar-clock", width=640)
        session = desk.session
        assert session is not None, "no rule without a case"  # noqa: S101  # a bug of the caller
        self._session, self._policy = session, desk.case_policy
        standing = [rule.label for rule in rules_for(session.case, self._policy)]
        words = self.tr("For this case now: {rules}.").format(rules="; ".join(standing))
        self.body.setSpacing(10)
        self.body.addWidget(
            Label(words if standing else self.tr("No rule of the policy is for this case yet."))
        )
        rows = self._policy.retention.rules.values()
        self.rule = ComboBox([("", ""), *((row.id, row.label) for row in rows)])
        self.rule.choose(session.case.retention_class)
        self.rule_field = Field(self.tr("Rule"), self.rule)
        self.says = SecLabel("")
        self.reason = TextEdit(lines=2)
        self.reason_field = Field(self.tr("Why"), self.reason, self.tr("kept in the handling log"))
        for widget in (self.rule_field, self.says, self.reason_field):
            self.body.addWidget(widget)
        self.rule.currentIndexChanged.connect(lambda _: self._show_rule())
        self.add_footer_note(self.tr("The longest rule counts. Nothing is destroyed by a date."))
        self.add_cancel()
        self.save_button = MainButton(self.tr("Save"), key="Ctrl+Enter")
        self.add_button(self.save_button, self.save)
        self.save_button.setEnabled(not session.read_only)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self.save)
        self.addAction(key)
        self._show_rule()

    def _show_rule(self) -> None:
        row = self._policy.retention.rules.get(self.rule.chosen)
        parts = [row.text, self.tr("Rests on: {what}.").format(what=row.rests_on)] if row is not None else []
        if row is not None and row.basis.verify:
            parts.append(self.tr("Check before use."))
        self.says.setText(" ".join(parts))
        self.says.setVisible(bool(parts))
        self.rule_field.set_error("")

    def focus_first(self) -> None:
        """Put the keyboard on the rule."""
        self.rule.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Write it down, once a rule is chosen and it is said why."""
        if self.is_busy or self._session.read_only:
            return
        rule, reason, policy = self.rule.chosen, self.reason.toPlainText().strip(), self._policy
        self.rule_field.set_error("" if rule else self.tr("Choose a rule."))
        self.reason_field.set_error("" if reason else self.tr("Say why, in a sentence."))
        if not rule or not reason:
            (self.reason if rule else self.rule).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        job = self._session.act(
            self.tr("Choosing how long this case is kept"),
            lambda store, report: choose_rule(store, policy, rule, reason),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(lambda _: self._on_saved(policy.retention.rules[rule].label))

    def _on_saved(self, label: str) -> None:
        self.saved.emit(self.tr("{rule} is for this case, too. Saved.").format(rule=label))
        self.accept()

"""The policy a case stands under, the one in force, and going on under that one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import policies
from evidence_desk.case import fold_policy
from evidence_desk.case.values import PolicyPin
from evidence_desk.policy import diff
from evidence_desk.ui import policy_words
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet

_SHOWN = 12  # names in a sentence
_LINES = 200  # of differences: another school's policy differs in everything


class CasePolicySheet(Sheet):
    """Says what changes, asks why, and puts the case under the policy in force."""

    saved = Signal(str)  # words for the status bar

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="scroll-text", width=620, scrolls=True)
        session = desk.session
        assert session is not None, "no policy of a case without a case"  # noqa: S101  # a bug of the caller
        self._desk, self._session = desk, session
        self.set_title(self.tr("Policy of this case"))
        self.reason = LineEdit("", self.tr("kept in the handling log"))
        self.field = Field(self.tr("Why"), self.reason)
        self.go_on = MainButton(
            self.tr("Go on under {version}").format(version=desk.policy.version), key="Ctrl+Enter"
        )
        self.differences = Label("", font="small", selectable=True)
        self.differences.hide()
        self.see_button = LinkButton(self.tr("See what differs"))
        self.see_button.clicked.connect(self._see)
        self.body.setSpacing(10)
        self._show()
        self.close_button = self.add_cancel(self.tr("Close"))
        self.add_button(self.go_on, self.adopt)
        self.go_on.setVisible(self._may_go_on)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self.adopt)
        self.addAction(key)

    @property
    def _may_go_on(self) -> bool:
        case, person = self._session.case, self._desk.person
        if person is None or self._session.read_only or case.policy == policies.pin_of(self._desk.policy):
            return False
        return fold_policy.may_adopt(case, person.profile.fingerprint)

    def _show(self) -> None:
        case, now = self._session.case, policies.pin_of(self._desk.policy)
        pin = case.policy
        if pin is not None:
            self.body.addWidget(Label(self.tr("The case stands under {policy}.").format(policy=_name(pin))))
        if pin == now:
            self.body.addWidget(SecLabel(self.tr("That is the policy in force.")))
        else:
            self.body.addWidget(Label(self.tr("In force is {policy}.").format(policy=_name(now))))
            self._add_changes()
        missing = policy_words.trouble(self._desk.case_policy_use)
        if missing:
            self.body.addWidget(NoteFrame("warn", "", missing))
        for older, refs in policies.classified_under_others(case).items():
            shown = ", ".join(refs[:_SHOWN]) + (" …" if len(refs) > _SHOWN else "")
            text = policy_words.looks_again(older, pin.version if pin is not None else now.version)
            self.body.addWidget(NoteFrame("warn", text, shown, "circle-dashed"))
        if self._may_go_on:
            self.body.addWidget(
                SecLabel(
                    self.tr(
                        "What is classified stays as it is, with the names it had; each exhibit then says under which "
                        "policy that was, to be looked at again."
                    )
                )
            )
            self.body.addWidget(self.field)
        elif pin != now:
            self.body.addWidget(SecLabel(self.tr("The DSL or a deputy puts a case under another policy.")))

    def _add_changes(self) -> None:
        old, new = self._desk.case_policy, self._desk.policy
        if old.sha256 == new.sha256:
            return  # the one it stands under is not on this computer: there is nothing to compare
        changes = diff.differences(old, new)
        self.body.addWidget(SecLabel(self.tr("%n difference(s) between the two.", "", len(changes))))
        changed = diff.lines(changes)
        shown_lines = changed[:_LINES] + ["…"] * (len(changed) > _LINES)
        self.differences.setText("\n".join(shown_lines))
        self.body.addWidget(self.see_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.differences)
        for words, ids, policy in (
            (self.tr("No longer in it: {names}."), diff.removed_ids(old, new), old),
            (self.tr("New in it: {names}."), diff.removed_ids(new, old), new),
        ):
            if ids:
                labels = [policy.label(name).replace(" / ", " · ") for name in ids[:_SHOWN]]
                shown = "; ".join(labels) + (" …" if len(ids) > _SHOWN else "")
                self.body.addWidget(SecLabel(words.format(names=shown)))

    def _see(self) -> None:
        """Show each difference: a plus came, a minus went, a wave changed."""
        self.see_button.hide()
        self.differences.show()
        self.fit()

    def focus_first(self) -> None:
        """Put the keyboard on the reason, or on the way out."""
        first: QWidget = self.reason if self._may_go_on else self.close_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def adopt(self) -> None:
        """Put the case under the policy in force."""
        if self.is_busy or not self._may_go_on:
            return
        home, policy, reason = self._desk.home, self._desk.policy, self.reason.text().strip()
        job = self._session.act(
            self.tr("Going on under another policy"),
            lambda store, report: policies.adopt(store, home, policy, reason),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(self._on_adopted)

    def _on_adopted(self, pin: PolicyPin) -> None:
        self.saved.emit(self.tr("The case stands under policy {version}. Saved.").format(version=pin.version))
        self.accept()


def _name(pin: PolicyPin) -> str:
    return policy_words.named(pin)

"""A call of the card that does not apply: said with a reason, which stands in the record like every call."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from evidence_desk.acts.recording import record_action
from evidence_desk.base import clock as clocks
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Action
from evidence_desk.policy.gate_wording import Call
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import Field, TextEdit
from evidence_desk.ui.widgets.notes import Label
from evidence_desk.ui.widgets.sheet import Sheet

_BEGINS: Final = (
    "Not called: {who}. Reason: "  # how the note begins in the record, whatever the window's language
)
# Who is always told: no reason takes them off the card.
ALWAYS: Final = frozenset({"call.dsl", "call.police"})


def skipped(case: Case, call: Call, record_id: str) -> str:
    """Return why a call does not apply to this record, as it was written down last; or nothing."""
    begins = _BEGINS.format(who=call.who)
    found = [
        action.fields["text"].removeprefix(begins)
        for action in case.actions_in_order()
        if action.kind == "note"
        and record_id in action.exhibits
        and action.fields.get("text", "").startswith(begins)
    ]
    return found[-1] if found else ""


class SkipSheet(Sheet):
    """Asks why a call does not apply."""

    def __init__(self, desk: Desk, session: CaseSession, call: Call, record_id: str, parent: QWidget) -> None:
        super().__init__(self.tr("This call does not apply"), parent, icon="message-circle-off", width=520)
        self._desk, self._session, self._call, self._record_id = desk, session, call, record_id
        self.reason = TextEdit(lines=2)
        self.field = Field(self.tr("Why not?"), self.reason, self.tr("it stands in the record"))
        self.body.setSpacing(12)
        self.body.addWidget(Label(call.who, bold=True))
        self.body.addWidget(self.field)
        self.add_cancel()
        self.save = MainButton(self.tr("Save"))
        self.add_button(self.save, self._save)

    def _save(self) -> None:
        reason = self.reason.toPlainText().strip()
        self.field.set_error("" if reason else self.tr("Write why."))
        if self.is_busy or not reason:
            return
        text = _BEGINS.format(who=self._call.who) + reason
        at, policy, record = clocks.utc_text(self._desk.clock.read().utc), self._desk.policy, self._record_id

        def work(store: CaseStore, report: Reporter) -> Action:
            return record_action(store, policy, "note", done_at=at, fields={"text": text}, exhibits=(record,))

        job = self._session.act(self.tr("Recording why"), work, can_cancel=False)
        self.busy(job)
        job.succeeded.connect(lambda _: self.accept())

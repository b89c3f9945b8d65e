"""Setting a sealed drop aside: with a reason, and noted beside it for the others it was sent to."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.inbox_facts import Listed
from evidence_desk.acts.receiving import check_reason
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.inboxing import Inboxing
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import CheckBox, Field, TextEdit
from evidence_desk.ui.widgets.notes import Label
from evidence_desk.ui.widgets.sheet import Sheet

WIDTH = 560


class SetAsideSheet(Sheet):
    """Asks why. Nothing is deleted, and it can still be taken in later."""

    def __init__(
        self, desk: Desk, inboxing: Inboxing, drop: Listed, parent: QWidget | None, reason: str = ""
    ) -> None:
        super().__init__("", parent, icon="archive", width=WIDTH, scrolls=True)
        self.set_title(self.tr("Set aside what {name} sent").format(name=drop.sender))
        self._inboxing = inboxing
        self._drop = drop
        self.body.addWidget(
            Label(
                self.tr(
                    "The drop stays in its folder as it came, and can still be taken in later. Whoever else it was "
                    "sent to sees that you set it aside, when and why."
                )
            )
        )
        self.reason = TextEdit()
        self.reason.setPlainText(reason)
        self.reason.setFixedHeight(90)
        self.reason_field = Field(self.tr("Why?"), self.reason, self.tr("neutral words, no names"))
        self.body.addWidget(self.reason_field)
        session = desk.session
        may_log = session is not None and not session.read_only
        name = (session.case.reference or session.case.title) if session is not None else ""
        self.in_log = CheckBox(self.tr("Also write it into the handling log of {name}").format(name=name))
        self.in_log.setVisible(may_log)
        self.body.addWidget(self.in_log)
        self.add_cancel()
        self.button = MainButton(self.tr("Set aside"), "Ctrl+Enter", "archive")
        self.add_button(self.button, self._set_aside)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self._set_aside)
        self.addAction(key)
        self.reason.setFocus()

    def _set_aside(self) -> None:
        if self.is_busy:
            return
        reason = self.reason.toPlainText().strip()
        try:
            check_reason(reason)
        except EvidenceDeskError as error:
            self.reason_field.set_error(error.user_message)
            return
        self.reason_field.set_error("")
        in_case = self.in_log.isVisibleTo(self) and self.in_log.isChecked()
        job = self._inboxing.set_aside(self._drop, reason, in_case=in_case)
        self.busy(job)
        job.succeeded.connect(lambda _: self.accept())

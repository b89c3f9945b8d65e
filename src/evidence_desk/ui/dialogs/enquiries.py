"""What was looked for: what was found, not found, or not pursued, and why."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.giving import record_enquiry
from evidence_desk.case import fold_packs
from evidence_desk.case.pack_events import EnquiryOutcome
from evidence_desk.case.pack_values import EnquiryMade
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.panels.choices import Choices
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.notes import Label, SecLabel

_SHOWN = 12  # recorded before


class EnquiriesSheet(FormSheet):
    """Shows what was recorded, and takes one more. `saved` has words for the status bar."""

    saved = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="search", width=600)
        session = desk.session
        assert session is not None, "no enquiry without a case"  # noqa: S101  # a bug of the caller
        self._session = session
        self.set_title(self.tr("What was looked for"))
        self.body.setSpacing(10)
        self.body.addWidget(
            Label(
                self.tr(
                    "Packs say what was looked for and not found, or not pursued, and why: whoever decides must know "
                    "what is missing."
                )
            )
        )
        before = sorted(session.case.enquiries.values(), key=lambda one: (one.at, one.id))
        for one in before[-_SHOWN:]:
            self.body.addWidget(SecLabel(f"– {one.what} · {self._outcome(one.outcome)} · {one.why}"))
        self.what, self.why = LineEdit(), LineEdit()
        for line in (self.what, self.why):
            line.setMaxLength(fold_packs.TO_MAX)
        self.outcome = Choices(
            [(name, self._outcome(name), "") for name in ("not-found", "not-pursued", "found")],
            self.tr("What came of it"),
        )
        self.what_field = Field(
            self.tr("What was looked for"), self.what, self.tr("CCTV, a witness, a deleted post")
        )
        self.why_field = Field(self.tr("What came of it, or why nobody went on"), self.why)
        for widget in (self.what_field, self.outcome, self.why_field):
            self.body.addWidget(widget)
        self.add_cancel()
        self.keep_button = MainButton(self.tr("Write it down"), key="Ctrl+Enter")
        self.add_button(self.keep_button, self._keep)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self._keep)
        self.addAction(key)

    def _outcome(self, name: str) -> str:
        match name:
            case "not-found":
                return self.tr("Not found")
            case "not-pursued":
                return self.tr("Not pursued")
            case _:
                return self.tr("Found")

    def focus_first(self) -> None:
        """Put the keyboard on what was looked for."""
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self.is_busy:
            return
        what, why, outcome = self.what.text().strip(), self.why.text().strip(), self.outcome.chosen
        self.what_field.set_error("" if what else self.tr("Say what was looked for."))
        self.why_field.set_error("" if why else self.tr("Say what came of it."))
        if not outcome:
            self.show_error(self.tr("Choose what came of it. Nothing was recorded."))
        if not (what and why and outcome):
            return
        job = self._session.act(
            self.tr("Writing it down"),
            lambda store, report: record_enquiry(store, what, cast("EnquiryOutcome", outcome), why),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(self._on_kept)

    def _on_kept(self, made: EnquiryMade) -> None:
        self.saved.emit(self.tr("What was looked for is in the record. Saved."))
        self.accept()

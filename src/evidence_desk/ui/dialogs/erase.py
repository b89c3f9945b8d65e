"""Erasing an exhibit with all that belongs to it: what goes, why, on whose authority."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.erasing import erasable, erase
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.widgets.buttons import StopButton
from evidence_desk.ui.widgets.fields import Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel

_LISTED = 20


class EraseSheet(FormSheet):
    """Names what would go together; takes a reason and an authority; or says why nothing can go."""

    erased = Signal(str)  # words for the status bar

    def __init__(self, desk: Desk, ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Erase for good"), parent, icon="trash-2", width=600)
        session = desk.session
        assert session is not None, "nothing to erase without a case"  # noqa: S101  # a bug of the caller
        self._session, self._policy, self._ids = session, desk.case_policy, tuple(ids)
        found = erasable(session.case, self._ids)
        self.objection = found.objection
        self.body.setSpacing(10)
        refs = [item.ref for item in found.items]
        if found.objection:
            words = self.tr("This cannot be erased: {why}.").format(why=found.objection)
            self.body.addWidget(NoteFrame("stop", words))
        else:
            listed = ", ".join(refs[:_LISTED]) + (" …" if len(refs) > _LISTED else "")
            note = NoteFrame("warn", self.tr("What is erased: {refs}").format(refs=listed))
            self.body.addWidget(note)
            self.body.addWidget(
                Label(
                    self.tr(
                        "What they were made from, what was made from them and equal copies go with them. Their bytes "
                        "leave this case file and cannot come back. Reference, check sum, times and what was written "
                        "about them stay in the handling log."
                    )
                )
            )
        self.reason, self.authority = TextEdit(lines=2), LineEdit()
        self.reason_field = Field(self.tr("Reason"), self.reason)
        self.authority_field = Field(
            self.tr("On whose authority"), self.authority, self.tr("who decided, or which request")
        )
        for field in (self.reason_field, self.authority_field):
            field.setVisible(not found.objection)
            self.body.addWidget(field)
        self.body.addWidget(
            SecLabel(self.tr("Packs, originals written out and backups made before are not covered."))
        )
        self._cancel_button = self.add_cancel()
        self.go = StopButton(self.tr("Erase for good"))
        self.go.setVisible(not found.objection)
        self.add_button(self.go, self._erase)

    def focus_first(self) -> None:
        """Put the keyboard on the reason, or on the way out."""
        first: QWidget = self._cancel_button if self.objection else self.reason
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _erase(self) -> None:
        if self.is_busy:
            return
        reason, authority = self.reason.toPlainText().strip(), self.authority.text().strip()
        self.reason_field.set_error("" if reason else self.tr("Say why, in a sentence."))
        self.authority_field.set_error("" if authority else self.tr("Say who decided."))
        if not reason or not authority:
            return
        policy, ids = self._policy, self._ids
        job = self._session.act(
            self.tr("Erasing"),
            lambda store, report: erase(store, policy, ids, reason=reason, authority=authority),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(self._on_erased)

    def _on_erased(self, done: list[Exhibit]) -> None:
        self.erased.emit(self.tr("%n exhibit(s) erased. Saved.", "", len(done)))
        self.accept()

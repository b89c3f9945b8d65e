"""Writing down who was given a copy of a pack, and on which basis."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.giving import give_pack
from evidence_desk.base.clock import utc_text
from evidence_desk.case import fold_packs
from evidence_desk.case.pack_values import GivenCopy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.notes import Label, SecLabel
from evidence_desk.ui.widgets.when_edit import WhenEdit

_SHOWN = 8  # copies given before


class GivePackSheet(FormSheet):
    """Shows who has a copy, and takes one more. `saved` has words for the status bar."""

    saved = Signal(str)

    def __init__(self, desk: Desk, pack: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="send", width=560)
        session = desk.session
        assert session is not None, "no pack without a case"  # noqa: S101  # a bug of the caller
        self._session, self._pack = session, pack
        case = session.case
        self.set_title(self.tr("Who was given {pack}?").format(pack=pack))
        self.body.setSpacing(10)
        before = sorted((one for one in case.given.values() if one.pack == pack), key=lambda one: one.copy)
        for one in before[-_SHOWN:]:
            self.body.addWidget(Label(self._line(one)))
        if not before:
            self.body.addWidget(SecLabel(self.tr("Nobody yet, as far as the handling log says.")))
        known = case.packs.get(pack)
        self.to = LineEdit(
            known.to if known is not None and not before else "", self.tr("a name, or an office")
        )
        self.role = LineEdit("", self.tr("officer, chair of the panel, representative"))
        self.basis = LineEdit(
            known.basis if known is not None else "", self.tr("a request with its reference, a law")
        )
        self.when = WhenEdit(desk.clock)
        self.when.set_value(utc_text(desk.clock.read().utc))
        for line in (self.to, self.role, self.basis):
            line.setMaxLength(fold_packs.TO_MAX)
        self.to_field = Field(self.tr("Given to"), self.to)
        self.role_field = Field(self.tr("Who they are in this"), self.role, self.tr("may stay empty"))
        self.basis_field = Field(self.tr("On which basis"), self.basis)
        self.when_field = Field(self.tr("When"), self.when)
        for field in (self.to_field, self.role_field, self.basis_field, self.when_field):
            self.body.addWidget(field)
        number = fold_packs.next_copy(case)
        self.body.addWidget(
            SecLabel(
                self.tr(
                    "It becomes copy {number} of this case. Write the number on it: later packs list every copy with "
                    "whom it went to."
                ).format(number=number)
            )
        )
        self.add_cancel()
        self.keep_button = MainButton(self.tr("Write it down"), key="Ctrl+Enter")
        self.add_button(self.keep_button, self._keep)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self._keep)
        self.addAction(key)

    def _line(self, one: GivenCopy) -> str:
        return self.tr("Copy {number}: {to}, {when}. {basis}").format(
            number=one.copy, to=one.to, when=local_text(one.at), basis=one.basis
        )

    def focus_first(self) -> None:
        """Put the keyboard on whom it was given to."""
        self.to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self.is_busy:
            return
        to, basis, role, when = (
            self.to.text().strip(),
            self.basis.text().strip(),
            self.role.text().strip(),
            self.when.value(),
        )
        self.to_field.set_error("" if to else self.tr("Say who was given it."))
        self.basis_field.set_error("" if basis else self.tr("Say on which basis they got it."))
        timed = "T" in when  # a day alone does not say which of two copies went first
        self.when_field.set_error(
            "" if timed else self.when.problem() or self.tr("Say on which day and at what time.")
        )
        if not (to and basis and timed):
            return
        pack = self._pack
        job = self._session.act(
            self.tr("Writing it down"),
            lambda store, report: give_pack(store, pack, to=to, basis=basis, given_at=when, role=role),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(self._on_kept)

    def _on_kept(self, given: GivenCopy) -> None:
        self.saved.emit(
            self.tr("Copy {number} of this case went to {to}. Saved.").format(number=given.copy, to=given.to)
        )
        self.accept()

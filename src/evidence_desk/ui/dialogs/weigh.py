"""Which way an exhibit points: towards what is alleged, away from it, or both, with a sentence why."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.giving import weigh
from evidence_desk.case import fold_packs
from evidence_desk.case.pack_values import Weighed
from evidence_desk.case.values import Weight
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.panels.choices import Choices
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.notes import Label, SecLabel


class WeighSheet(FormSheet):
    """Takes both; what was said before stays in the handling log. `saved` has words for the status bar."""

    saved = Signal(str)

    def __init__(self, desk: Desk, exhibit: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="scale", width=560)
        session = desk.session
        assert session is not None, "no exhibit without a case"  # noqa: S101  # a bug of the caller
        self._session, self._id = session, exhibit
        found = session.case.exhibits[exhibit]
        before = session.case.bearings.get(exhibit)
        self._ref = found.ref
        self.set_title(self.tr("Which way does {ref} point?").format(ref=found.ref))
        self.body.setSpacing(10)
        if found.caption:
            self.body.addWidget(SecLabel(found.caption))
        self.body.addWidget(
            Label(
                self.tr("A fair pack shows both sides. Say what it bears on, not what you think of anybody.")
            )
        )
        self.which = Choices(
            [
                ("towards", self.tr("Towards what is alleged"), ""),
                (
                    "away",
                    self.tr("Away from it"),
                    self.tr("it helps the person alleged; never leave it out unsaid"),
                ),
                ("both", self.tr("Both ways"), ""),
            ],
            self.tr("Which way it points"),
            before.bearing if before is not None else "",
        )
        self.note = LineEdit(before.note if before is not None else "")
        self.note.setMaxLength(fold_packs.TO_MAX)
        self.note_field = Field(self.tr("Why, in a sentence"), self.note, self.tr("printed in packs"))
        self.body.addWidget(self.which)
        self.body.addWidget(self.note_field)
        self.add_cancel()
        self.keep_button = MainButton(self.tr("Keep"), key="Ctrl+Enter")
        self.add_button(self.keep_button, self._keep)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self._keep)
        self.addAction(key)

    def focus_first(self) -> None:
        """Put the keyboard on the choice."""
        self.which.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self.is_busy:
            return
        bearing, note, exhibit = self.which.chosen, self.note.text().strip(), self._id
        if not bearing:
            self.show_error(self.tr("Choose which way it points. Nothing was recorded."))
            return
        self.note_field.set_error("" if note else self.tr("Say why, in a sentence."))
        if not note:
            return
        job = self._session.act(
            self.tr("Writing it down"),
            lambda store, report: weigh(store, exhibit, cast("Weight", bearing), note),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(self._on_kept)

    def _on_kept(self, weighed: Weighed) -> None:
        self.saved.emit(self.tr("{ref}: which way it points. Saved.").format(ref=self._ref))
        self.accept()

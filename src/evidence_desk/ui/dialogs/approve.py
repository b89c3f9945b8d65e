"""Leave for one picture that the stop question keeps out: on which ground, with what the ground asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts.approving import give_leave
from evidence_desk.case import fold_approvals
from evidence_desk.case.values import Approval
from evidence_desk.policy.leave import Ground
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.due_edit import DueEdit
from evidence_desk.ui.widgets.fields import ComboBox, Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel

WIDTH = 620
_LONG = frozenset({"reason", "shows"})


class ApproveSheet(FormSheet):
    """Asks for the ground and what it needs. Nothing is read by it; the picture is added afterwards."""

    saved = Signal(str)  # words for the status bar

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="shield-question-mark", width=WIDTH)
        session = desk.session
        assert session is not None, "no leave without a case"  # noqa: S101  # a bug of the caller
        self._desk, self._session = desk, session
        self.set_title(self.tr("Leave to keep one picture"))
        self.fields: dict[str, Field] = {}
        self.ground = ComboBox([("", "")])
        for ground in desk.case_policy.leave.grounds.values():
            self.ground.addItem(ground.label, ground.id)
        self.ground_field = Field(self.tr("On which ground"), self.ground)
        self._text = NoteFrame("warn")
        self._form = QVBoxLayout()
        self._form.setSpacing(10)
        self.go_on = MainButton(self.tr("Give leave"), "Ctrl+Enter")
        self._lay_out()
        self.cancel_button = self.add_cancel()
        self.add_button(self.go_on, self._give)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self._give)
        self.addAction(key)
        self.ground.currentIndexChanged.connect(lambda _: self._show_ground())
        self._show_ground()

    @property
    def _may(self) -> bool:
        person = self._desk.person
        if person is None or self._session.read_only:
            return False
        return fold_approvals.may_give(self._session.case, person.profile.fingerprint)

    @property
    def _ground(self) -> Ground | None:
        return self._desk.case_policy.leave.grounds.get(self.ground.chosen)

    def _lay_out(self) -> None:
        self.body.setSpacing(10)
        self.body.addWidget(
            Label(
                self.tr(
                    "Keep words instead wherever they are enough. Leave is written down before the picture is read, "
                    "and serves for one. Add the picture afterwards and answer the questions as they are."
                )
            )
        )
        self.body.addWidget(
            SecLabel(
                self.tr("For what the first question names there is no leave, for nobody, on no ground.")
            )
        )
        self.body.addWidget(self.ground_field)
        self.body.addWidget(self._text)
        self.body.addLayout(self._form)
        self._role = NoteFrame("info", "", self.tr("Only the DSL or a deputy gives leave."))
        self.body.addWidget(self._role)
        self._role.setVisible(not self._may and not self._session.read_only)
        self.ground_field.setVisible(self._may)
        self.go_on.setVisible(self._may)

    def _show_ground(self) -> None:
        for old in self.fields.values():
            self._form.removeWidget(old)
            old.deleteLater()
        self.fields = {}
        self.ground_field.set_error("")
        ground = self._ground
        self._text.setVisible(ground is not None)
        if ground is None:
            return
        gate_class = self._desk.case_policy.gate.classes[ground.gate_class]
        self._text.set_words(gate_class.label, f"{ground.text} {gate_class.export_exception}".strip())
        required = {field.id for field in ground.required}
        for field in ground.fields:
            editor: QWidget
            if field.kind == "day":
                editor = DueEdit(self._desk.clock, day_only=True)
            elif field.id in _LONG:
                editor = TextEdit(lines=2)
            else:
                editor = LineEdit()
            hint = "" if field.id in required else self.tr("if known")
            self.fields[field.id] = Field(field.label, editor, hint)
            self._form.addWidget(self.fields[field.id])

    def focus_first(self) -> None:
        """Put the keyboard on the ground, or on the way out."""
        first: QWidget = self.ground if self._may else self.cancel_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        ground = self._ground
        if self.is_busy or not self._may:
            return
        if ground is None:
            self.ground_field.set_error(self.tr("Choose the ground."))
            return
        given = {name: _value(field.widget) for name, field in self.fields.items()}
        wrong = False
        for field in ground.required:
            missing = not given[field.id]
            self.fields[field.id].set_error(self.tr("This is needed.") if missing else "")
            wrong = wrong or missing
        if wrong:
            return
        policy = self._desk.case_policy
        job = self._session.act(
            self.tr("Writing the leave down"),
            lambda store, report: give_leave(store, policy, ground.id, given),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(self._on_given)

    def _on_given(self, leave: Approval) -> None:
        self.saved.emit(self.tr("Leave for one picture is written down. Saved. Now add the picture."))
        self.accept()


def _value(widget: QWidget) -> str:
    if isinstance(widget, DueEdit):
        return widget.value()
    if isinstance(widget, TextEdit):
        return widget.toPlainText().strip()
    return widget.text().strip() if isinstance(widget, LineEdit) else ""

"""The form that opens under a step: who did it is known, when, what came of it and what shows it are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts.procedures import StepView
from evidence_desk.acts.questions import open_questions
from evidence_desk.acts.reports import KINDS as REPORTS
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.action_fields import FieldInput, field_input, route_words
from evidence_desk.ui.widgets.buttons import QuietButton, SegmentedControl
from evidence_desk.ui.widgets.fields import CheckBox, ComboBox, Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import NoteFrame, SecLabel
from evidence_desk.ui.widgets.page_head import bring_into_view
from evidence_desk.ui.widgets.when_edit import WhenEdit

StepResult = Literal["done", "skipped", "waiting"]
_CAME_BACK: Final = ("reply", "next-step")  # of a report: written down when the answer is there


@dataclass(frozen=True, slots=True, kw_only=True)
class StepGiven:
    """What somebody wrote of a step."""

    state: StepResult
    done_at: str
    outcome: str
    reason: str
    exhibits: tuple[str, ...]
    confirmed: tuple[str, ...]
    fields: dict[str, str] | None
    corrects: str
    despite: bool


class StepForm(QWidget):
    """Takes down one step. What is wrong is said at its field, and what was typed stays until it is kept."""

    given = Signal(object)  # StepGiven
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        session: CaseSession,
        step: StepView,
        corrects: str = "",
        platform: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._session, self._step, self._corrects = desk, session, step, corrects
        self._despite = step.state == "blocked"
        self.state = SegmentedControl(
            [
                ("done", self.tr("Done"), ""),
                ("waiting", self.tr("Waiting"), ""),
                ("skipped", self.tr("Skipped"), ""),
            ],
            self.tr("What came of it"),
        )
        self.when = WhenEdit(desk.clock)
        self.when.setPlaceholderText(self.tr("now, or for example: today 9am"))
        self.outcome = TextEdit(lines=2)
        self.reason = TextEdit(lines=2)
        self.refs = LineEdit("", self.tr("JPS/1, JPS/2"))
        self._when_field = Field(self.tr("When"), self.when)
        self._outcome_field = Field(self.tr("What came of it"), self.outcome, self.tr("if known"))
        self._reason_field = Field(self.tr("Why"), self.reason)
        self._refs_field = Field(self.tr("Exhibits that show it"), self.refs, self.tr("if any"))
        self.ticks = {words: CheckBox(words) for words in step.confirm}
        self._route = SecLabel("", parent=self)
        self.inputs = self._action_inputs(platform)
        kind = desk.case_policy.actions.get(step.action)
        self._needs_outcome = kind is not None and any(field.id == "reason" for field in kind.required)
        self._error = NoteFrame("stop", icon="circle-alert")
        self._error.hide()
        self.save_button = QuietButton(
            self.tr("Save"), "check", "Ctrl+Enter"
        )  # the main one is above, always seen
        self.cancel_button = QuietButton(self.tr("Cancel"), key="Esc")
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.left)
        self.state.changed.connect(self._show_fields)
        self._lay_out()
        self._show_fields()

    def _action_inputs(self, platform: str) -> list[FieldInput]:
        """Return the fields of the action that the step records; of a correction they are not asked again."""
        policy = self._desk.case_policy
        kind = policy.actions.get(self._step.action)
        if kind is None or self._corrects:
            return []
        questions = open_questions(self._session.case, policy)
        left_out = {"at", "reason", "outcome", *(_CAME_BACK if kind.id in REPORTS else ())}
        asked = [field for field in (*kind.required, *kind.optional) if field.id not in left_out]
        made = [
            field_input(policy, self._desk.clock, field, required=field in kind.required, questions=questions)
            for field in asked
            if field.id != "question" or questions
        ]
        for one in made:
            if one.field.id == "channel" and isinstance(one.editor.widget, ComboBox):
                one.editor.widget.choose(self._step.channel)
                one.editor.widget.currentIndexChanged.connect(lambda _: self._show_route())
            if one.field.id == "platform" and isinstance(one.editor.widget, LineEdit):
                one.editor.widget.setText(platform)
        return made

    def _show_route(self) -> None:
        """Say under the channel where it is reached."""
        policy = self._desk.case_policy
        one = next((one for one in self.inputs if one.field.id == "channel"), None)
        channel = policy.channel_list.channels.get(one.editor.value()) if one is not None else None
        self._route.setText(route_words(policy, channel) if channel is not None else "")
        self._route.setVisible(channel is not None and self.state.chosen == "done")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 10)
        column.setSpacing(8)
        if self._despite:
            words = self.tr(
                "Only if it was done already. The handling log will say that it was done while it waited."
            )
            column.addWidget(NoteFrame("warn", "", words))
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._when_field)
        for one in self.inputs:
            column.addWidget(one.box)
            if one.field.id == "channel":
                column.addWidget(self._route)
        column.addWidget(self._outcome_field)
        column.addWidget(self._reason_field)
        column.addWidget(self._refs_field)
        for box in self.ticks.values():
            column.addWidget(box)
        column.addWidget(self._error)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column.addLayout(foot)

    def _show_fields(self) -> None:
        state = self.state.chosen
        for one in self.inputs:
            one.box.setVisible(state == "done")
        self._show_route()
        for box in self.ticks.values():
            box.setVisible(state == "done")
        self._reason_field.setVisible(state == "skipped" or self._despite or bool(self._corrects))
        self._refs_field.setVisible(self._step.evidence and state == "done")

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that is asked."""
        self.when.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: EvidenceDeskError) -> None:
        """Say why it could not be kept; what was typed stays."""
        self.setEnabled(True)
        self._error.set_words("", error.user_message)
        self._error.show()
        bring_into_view(self._error)

    def save(self) -> None:
        """Hand it on, once nothing is missing."""
        if not self.isEnabled() or self._missing():
            return
        state = self.state.chosen
        is_done = state == "done"
        fields = {one.field.id: one.editor.value() for one in self.inputs if one.editor.value()}
        self._error.hide()
        self.setEnabled(False)
        self.given.emit(
            StepGiven(
                state="done" if is_done else "skipped" if state == "skipped" else "waiting",
                done_at=self.when.value() or clocks.utc_text(self._desk.clock.read().utc),
                outcome=self.outcome.toPlainText().strip(),
                reason=self.reason.toPlainText().strip() if self._reason_field.isVisibleTo(self) else "",
                exhibits=self._refs() if is_done else (),
                confirmed=tuple(name for name, box in self.ticks.items() if is_done and box.isChecked()),
                fields=fields if is_done and fields else None,
                corrects=self._corrects,
                despite=self._despite,
            )
        )

    def _refs(self) -> tuple[str, ...]:
        found = (self._session.case.find(ref.strip()) for ref in self.refs.text().split(",") if ref.strip())
        return tuple(exhibit.id for exhibit in found if exhibit is not None)

    def _missing(self) -> bool:
        case = self._session.case
        day_only = len(self.when.value()) == len("2026-11-22")
        whole = self.tr("Give the time as well as the day.") if day_only else ""
        checks = [(self._when_field, self.when.problem() or whole)]
        if self.state.chosen == "done":
            checks += [(one.box, one.missing()) for one in self.inputs]
            refs = [ref.strip() for ref in self.refs.text().split(",") if ref.strip()]
            unknown = next((ref for ref in refs if case.find(ref) is None), "")
            words = self.tr("There is no {ref} in this case.").format(ref=unknown) if unknown else ""
            checks.append((self._refs_field, words))
            needed = self._needs_outcome and not self.outcome.toPlainText().strip()
            checks.append((self._outcome_field, self.tr("This is needed.") if needed else ""))
        if self._reason_field.isVisibleTo(self):
            empty = not self.reason.toPlainText().strip()
            checks.append((self._reason_field, self.tr("Say why.") if empty else ""))
        bad = [box for box, words in checks if words]
        for box, words in checks:
            box.set_error(words)
        if bad:
            bad[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(bad)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps it, Esc leaves it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

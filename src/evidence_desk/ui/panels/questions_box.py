"""What is open in a case before anybody may be warned: each question with its reason, and what answers it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts.questions import OpenQuestion
from evidence_desk.policy.model import Policy
from evidence_desk.ui.widgets.buttons import LinkButton, QuietButton
from evidence_desk.ui.widgets.notes import NoteFrame


class QuestionNote(NoteFrame):
    """One open question. It can be answered by what the policy names, or by a decision where it may be."""

    record_pressed = Signal(object, str)  # OpenQuestion, kind of action

    def __init__(
        self, question: OpenQuestion, policy: Policy, *, can_record: bool, parent: QWidget | None = None
    ) -> None:
        icon = {"police": "siren", "lado": "users"}.get(question.kind, "shield-question-mark")
        super().__init__(
            "stop" if question.kind == "police" else "warn",
            self.tr("Open: {what}").format(what=question.label),
            f"{question.reason} {question.answer}",
            icon,
            parent,
        )
        self.question = question
        self.buttons: dict[str, QWidget] = {}
        if not can_record:
            return
        offered = [
            kind.id
            for kind in policy.actions.values()
            if kind.id in question.answered_by and not kind.own_form  # those are done on sheets of their own
        ]
        for kind in offered[:1]:
            self._offer(QuietButton(self._does(policy, kind)), kind)
        for kind in offered[1:]:
            self._offer(LinkButton(self._does(policy, kind)), kind)
        if question.may_decide:
            self._offer(LinkButton(self.tr("Decide not to refer, with reasons")), "decision")

    def _does(self, policy: Policy, kind: str) -> str:
        """Return what a button does: by itself the name of an action reads as if it were done."""
        return self.tr("Record: {what}").format(what=policy.action(kind).label)

    def _offer(self, button: QuietButton | LinkButton, kind: str) -> None:
        button.setAccessibleDescription(self.question.label)
        button.clicked.connect(lambda: self.record_pressed.emit(self.question, kind))
        self.buttons[kind] = button
        self.add_widget(button, below=True)


class QuestionsBox(QWidget):
    """All open questions, police first."""

    record_pressed = Signal(object, str)  # OpenQuestion, kind of action

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[OpenQuestion, ...], bool] = ((), False)
        self.notes: list[QuestionNote] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_questions(self, found: tuple[OpenQuestion, ...], policy: Policy, *, can_record: bool) -> None:
        """Show these; what is shown already stays as it is."""
        if self._shown == (found, can_record):
            return
        self._shown = (found, can_record)
        for note in self.notes:
            self._column.removeWidget(note)
            note.hide()
            note.deleteLater()
        self.notes = [QuestionNote(one, policy, can_record=can_record) for one in found]
        for note in self.notes:
            note.record_pressed.connect(self.record_pressed)
            self._column.addWidget(note)
        self.setVisible(bool(found))

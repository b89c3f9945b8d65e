"""One field of an action as the policy data describe it: its editor, how it is read, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.questions import OpenQuestion
from evidence_desk.base.clock import Clock
from evidence_desk.policy.model import Policy
from evidence_desk.policy.practice import ActionField
from evidence_desk.ui.action_rows import choice_text
from evidence_desk.ui.widgets.due_edit import DueEdit
from evidence_desk.ui.widgets.fields import ComboBox, Field, LineEdit, TextEdit

translate = QCoreApplication.translate  # under this name the collector of strings finds it
_LONG: Final = frozenset(
    {"summary", "advice", "text", "reason", "reply", "outcome", "next-step", "what", "decision"}
)


def _none() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Editor:
    """A widget for one field."""

    widget: QWidget
    value: Callable[[], str]
    problem: Callable[[], str] = _none


@dataclass(slots=True)
class FieldInput:
    """One field of a form."""

    field: ActionField
    box: Field
    required: bool
    editor: Editor

    def missing(self) -> str:
        """Return what is wrong with what was given, or that something is needed; "" where all is well."""
        words = self.editor.problem()
        if not words and self.required and not self.editor.value():
            words = translate("ActionFields", "This is needed.")
        return words


def editor(
    policy: Policy, clock: Clock, field: ActionField, value: str = "", questions: Iterable[OpenQuestion] = ()
) -> Editor:
    """Return the editor of a field; `questions` are those that are open, for a field that names one."""
    match field.kind:
        case "choice" if field.id == "question":
            known = {one.id: one.label for one in questions if one.id in field.choices}
            if value:
                known.setdefault(value, _question_label(policy, value))
            return _combo(list(known.items()), value)
        case "choice":
            return _combo([(name, choice_text(name)) for name in field.choices], value)
        case "channel":
            return _combo([(one.id, one.label) for one in policy.channel_list.channels.values()], value)
        case "day" | "time":
            due = DueEdit(clock, day_only=field.kind == "day")
            due.set_value(value)
            return Editor(due, due.value, due.problem)
        case _ if field.id in _LONG:
            text = TextEdit(value, lines=2)
            return Editor(text, lambda: text.toPlainText().strip())
        case _:
            line = LineEdit(value)
            return Editor(line, lambda: line.text().strip())


def _combo(options: list[tuple[str, str]], value: str) -> Editor:
    combo = ComboBox([("", ""), *options])
    combo.choose(value)
    return Editor(combo, lambda: combo.chosen)


def _question_label(policy: Policy, ident: str) -> str:
    trigger = policy.trigger_list.triggers.get(ident)
    return trigger.label if trigger is not None else choice_text(ident)


def field_input(
    policy: Policy,
    clock: Clock,
    field: ActionField,
    *,
    required: bool,
    questions: Iterable[OpenQuestion] = (),
) -> FieldInput:
    """Return a field with its label, its hint and its editor."""
    made = editor(policy, clock, field, questions=questions)
    hint = "" if required else translate("ActionFields", "if known")
    return FieldInput(field, Field(field.label, made.widget, hint), required, made)

"""One field of an action as the policy data describe it: its editor, how it is read, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.clocks import STARTED
from evidence_desk.acts.questions import OpenQuestion
from evidence_desk.acts.reports import KINDS
from evidence_desk.base.clock import Clock
from evidence_desk.case.state import Case
from evidence_desk.policy.model import Policy
from evidence_desk.policy.practice import ActionField, Channel
from evidence_desk.ui.action_words import action_words, choice_text, question_label
from evidence_desk.ui.widgets.due_edit import DueEdit
from evidence_desk.ui.widgets.fields import ComboBox, Field, LineEdit, TextEdit

translate = QCoreApplication.translate  # under this name the collector of strings finds it
_LONG: Final = frozenset(
    {"summary", "advice", "text", "reason", "reply", "outcome", "next-step", "what", "decision", "response"}
)


# A field that names an entry of the case -> the kinds it can name.
_NAMES_ACTION: Final = {"report": KINDS, "run": frozenset({STARTED})}


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
    policy: Policy,
    clock: Clock,
    field: ActionField,
    value: str = "",
    questions: Iterable[OpenQuestion] = (),
    case: Case | None = None,
) -> Editor:
    """Return the editor of a field.

    Args:
        questions: those that are open, for a field that names one.
        case: for a field that names a report or a time limit of it.
    """
    match field.kind:
        case "choice" if field.id == "question":
            known = {one.id: one.label for one in questions if one.id in field.choices}
            if value:
                known.setdefault(value, question_label(policy, value))
            return _combo(list(known.items()), value)
        case "choice" if field.id == "clock":
            return _combo([(one.id, one.label) for one in policy.clocks.values() if one.active], value)
        case "choice" if field.id == "rule":
            return _combo([(one.id, one.label) for one in policy.always_responded()], value)
        case _ if field.id in _NAMES_ACTION and case is not None:
            return _combo(_actions(case, policy, _NAMES_ACTION[field.id]), value)
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


def route_words(policy: Policy, channel: Channel) -> str:
    """Return where a channel is reached, what it promises, and that this is to be checked before use."""
    parts = [channel.route, channel.scope, channel.reply]
    parts.append(policy.words.verify_note if channel.basis.verify else "")
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _combo(options: list[tuple[str, str]], value: str) -> Editor:
    combo = ComboBox([("", ""), *options])
    combo.choose(value)
    return Editor(combo, lambda: combo.chosen)


def _actions(case: Case, policy: Policy, kinds: frozenset[str]) -> list[tuple[str, str]]:
    """Return the actions of these kinds with words that tell them apart, the newest first."""
    found = [action for action in case.actions_in_order() if action.kind in kinds]
    return [(action.id, action_words(policy, action)) for action in reversed(found)]


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

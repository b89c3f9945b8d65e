"""The fields of an action as people read them. Pure."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from evidence_desk.base import clock as clocks
from evidence_desk.case.state import Case
from evidence_desk.case.values import Action
from evidence_desk.policy.model import Policy
from evidence_desk.ui.widgets.dates import local_text, table_text

translate = QCoreApplication.translate  # under this name the collector of strings finds it


def field_value(case: Case, policy: Policy, name: str, value: str) -> str:
    """Return a field's value as people read it."""
    if clocks.is_stored_time(value):
        return local_text(value)
    if name in {"report", "run"} and value in case.actions:
        return action_words(policy, case.actions[value])
    if name == "clock" and value in policy.clocks:
        return policy.clocks[value].label
    if name == "question":
        return question_label(policy, value)
    if name == "channel" and value in policy.channel_list.channels:
        return policy.channel_list.channels[value].label
    return choice_text(value) if name in {"hold-for", "handed-over"} else value


def action_words(policy: Policy, action: Action) -> str:
    """Return the words that tell a report or a time limit from others."""
    fields = action.fields
    clock = policy.clocks.get(fields.get("clock", ""))
    parts = [
        clock.label if clock is not None else fields.get("platform") or fields.get("agency", ""),
        fields.get("about") or fields.get("reference", ""),
        table_text(action.at),
    ]
    return " · ".join(part for part in parts if part)


def question_label(policy: Policy, ident: str) -> str:
    """Return an open question's name: a trigger's, or that of the one who is to be told."""
    trigger = policy.trigger_list.triggers.get(ident)
    return trigger.label if trigger is not None else choice_text(ident)


def choice_text(choice: str) -> str:
    """Return a choice of the policy data in words."""
    known = {
        "device": translate("Actions", "The device"),
        "medium": translate("Actions", "A storage medium"),
        "sealed-copy": translate("Actions", "A sealed copy"),
        "police": translate("Actions", "Police"),
        "criminal-disclosure": translate("Actions", "Disclosure in criminal proceedings"),
        "lado": translate("Actions", "Local authority designated officer"),
        "dbs-or-tra": translate("Actions", "DBS or Teaching Regulation Agency"),
        "tribunal": translate("Actions", "Tribunal"),
        "civil-claim": translate("Actions", "Civil claim"),
        "subject-access-or-ico": translate("Actions", "Subject access or ICO"),
        "inquest": translate("Actions", "Inquest"),
        "statutory-inquiry": translate("Actions", "Statutory inquiry"),
    }
    return known.get(choice, choice.replace("-", " "))

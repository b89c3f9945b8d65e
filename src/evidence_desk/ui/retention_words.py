"""How long a case is kept, in the words and the language of the window."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from evidence_desk.acts.retention import Counted, Due
from evidence_desk.ui.widgets.dates import day_text

translate = QCoreApplication.translate  # under this name the collector of strings finds it


def state_words(due: Due) -> str:
    """Return how a case stands, in a few words."""
    until = _day(due.until)
    return {
        "held": translate("Retention", "A hold is in force"),
        "locked": translate("Retention", "Locked for police: they decide"),
        "open": translate("Retention", "Open case"),
        "unknown": translate("Retention", "Something is missing to count it"),
        "running": translate("Retention", "Kept until {day}").format(day=until),
        "review": translate("Retention", "Due for review since {day}").format(day=until),
        "remove": translate("Retention", "Due to leave the personnel record since {day}").format(day=until),
    }[due.state]


def rule_words(one: Counted) -> str:
    """Return one rule, what it counts from and until when, or what is missing."""
    words = one.rule.label
    if one.until:
        words += " – " + translate("Retention", "until {day}").format(day=_day(one.until))
    elif one.at_least:
        words += " – " + translate("Retention", "not before {day}").format(day=_day(one.at_least))
    if one.school_years:
        words += " (" + translate("Retention", "the school’s own years") + ")"
    if one.missing:
        words += "\n" + translate("Retention", "Missing: {what}.").format(what="; ".join(one.missing))
    return words


def _day(text: str) -> str:
    return day_text(date.fromisoformat(text)) if text else ""

"""What backups, checks and moves found, in the words of the window."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from evidence_desk.library import backup, health, restore
from evidence_desk.library.health import Result
from evidence_desk.ui.widgets.dates import table_text

translate = QCoreApplication.translate  # under this name the collector of strings finds it


def backup_words(outcome: backup.Outcome) -> str:
    """Return what became of one case in a backup."""
    return {
        "copied": translate("Care", "copied and read back"),
        "renewed": translate("Care", "copied anew and read back"),
        "unchanged": translate("Care", "nothing new since the last copy"),
        "damaged": translate("Care", "damaged, so not copied; an earlier copy stays as it is"),
        "older": translate("Care", "older than what was seen before, so not copied; the newer copy stays"),
        "other-history": translate(
            "Care", "went another way than what was seen before, so not copied; the copy stays"
        ),
        "not-a-case": translate("Care", "not a case that can be read"),
        "not-written": translate("Care", "could not be written there"),
        "missing": translate("Care", "is not there any more"),
    }[outcome]


def restore_words(outcome: restore.Outcome) -> str:
    """Return what became of one copy that was to be brought back."""
    return {
        "restored": translate("Care", "brought back and read back whole"),
        "restored-beside": translate(
            "Care", "brought back under another name; what stood there was left alone"
        ),
        "there": translate("Care", "is on this computer already, as new or newer"),
        "older": translate("Care", "older than what this computer has seen, so left there"),
        "other-history": translate(
            "Care", "went another way than what this computer has seen, so left there"
        ),
        "incomplete": translate("Care", "older than the backup’s own list says; look for a newer backup"),
        "damaged": translate("Care", "damaged, so left there"),
        "missing": translate("Care", "missing from the backup"),
        "not-written": translate("Care", "could not be written"),
    }[outcome]


def health_words(state: health.State) -> str:
    """Return what a check of one case found."""
    return {
        "whole": translate("Care", "Whole"),
        "damaged": translate("Care", "Damaged or changed"),
        "older": translate("Care", "Older than seen before, or another history"),
        "unfinished": translate("Care", "Unfinished writing at its end"),
        "waiting": translate("Care", "Something locked waits; open it once"),
        "not-a-case": translate("Care", "Not a case that can be read"),
        "missing": translate("Care", "The file is not there any more"),
        "unreachable": translate("Care", "Its folder cannot be reached"),
    }[state]


def shown_path(path: Path) -> str:
    """Return a path that may be wrapped behind each part of it."""
    return re.sub(r"([/\\])", "\\1\u200b", str(path))


def checked_words(result: Result) -> str:
    """Return the newest check of a case in a few words; with its day where all is well."""
    if result.state != "whole":
        return health_words(result.state)
    day = table_text(result.at)[:-6].strip()  # without the time of day
    return translate("Care", "{found}, {day}").format(found=health_words(result.state), day=day)

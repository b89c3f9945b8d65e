"""The words that a machine took out of a picture, read through the second door like the picture itself."""

from __future__ import annotations

from evidence_desk.case import gate
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit

MACHINE_TEXT_BYTES = 8 << 20


def has_machine_text(exhibit: Exhibit) -> bool:
    """Return whether machine-read words stand beside an exhibit and were not removed with it."""
    return exhibit.machine_text is not None and exhibit.machine_text in exhibit.renditions


def machine_text(store: CaseStore, exhibit: Exhibit) -> str:
    """Return the words, line by line; empty where there are none.

    Raises:
        GateRefused: the picture is locked.
        TamperedBundle: they are not what was signed.
    """
    gate.at_viewing(exhibit, store.locked)
    if exhibit.machine_text is None or not has_machine_text(exhibit):
        return ""
    return store.unlocked.read(exhibit.machine_text, MACHINE_TEXT_BYTES).decode("utf-8", "replace")

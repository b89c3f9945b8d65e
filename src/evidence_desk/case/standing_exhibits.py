"""In whose name, and when, an exhibit may be entered."""

from __future__ import annotations

from evidence_desk.case import events as ev

_GRADES_OF_PAGES = frozenset({"A", "B"})


def objection_to_names(event: ev.ExhibitAdded | ev.RestrictedRecorded, producer: str, at: str) -> str:
    """Return why an exhibit cannot be entered so, or an empty string.

    Args:
        producer: fingerprint of whoever it is of: the actor, or the sender of the drop it came by.
        at: time of the entry that it is, or repeats.
    """
    if isinstance(event, ev.RestrictedRecorded):
        return ""
    if event.captured_by != producer or event.gate.who != producer:
        return "it is entered in another person's name"
    if event.captured_at.utc != at or event.gate.at != at:
        return "its times are not those of the entry"
    if event.grade in _GRADES_OF_PAGES and event.kind != "page":
        return f"grade {event.grade} is not for what was not loaded by the program itself"
    return ""

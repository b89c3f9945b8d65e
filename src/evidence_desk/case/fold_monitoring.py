"""Exhibits that are monitoring records: by whose authority, held against every writer.

The school's policy lets those who are nominated look at monitoring records, for a stated need and no further. An
exhibit is marked as one only by naming the entry that says so, whole; a mark without it cannot stand.
"""

from __future__ import annotations

from typing import Final

from msgspec import structs

from evidence_desk.case.monitoring_events import MonitoringMarked
from evidence_desk.case.state import Case
from evidence_desk.case.values import Action

AUTHORISED: Final = "monitoring-authorised"  # the kind of action, and what it must say
NEEDED: Final = ("nominee", "necessity", "scope", "authority")


def is_whole(action: Action | None) -> bool:
    """Return whether an action says who may look at monitoring records, why, how far, and by whose authority."""
    return (
        action is not None
        and action.kind == AUTHORISED
        and all(action.fields.get(name, "").strip() for name in NEEDED)
    )


def authorities(case: Case) -> list[Action]:
    """Return the entries that let somebody look at monitoring records, in the order they were written down."""
    return [action for action in case.actions_in_order() if is_whole(action)]


def objection(case: Case, event: MonitoringMarked) -> str:
    """Return why the mark cannot stand, or an empty string."""
    exhibit = case.exhibits.get(event.exhibit)
    if exhibit is not None and exhibit.kind == "restricted-record":
        return "a record in words is no monitoring record"
    if not is_whole(case.actions.get(event.authority)):
        return "nobody is nominated, with necessity, scope and authority, to look at monitoring records"
    return ""


def fold(case: Case, event: MonitoringMarked) -> Case:
    """Return the case with the exhibit marked; the first mark stays, and one of nothing changes nothing."""
    exhibit = case.exhibits.get(event.exhibit)
    if exhibit is None or exhibit.monitoring:
        return case
    return case.with_exhibit(structs.replace(exhibit, monitoring=event.authority))

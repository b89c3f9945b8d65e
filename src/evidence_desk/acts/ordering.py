"""The order in which a person wants exhibits shown and packed."""

from __future__ import annotations

from evidence_desk.case import events as ev
from evidence_desk.case.rules import find_exhibit
from evidence_desk.case.store import CaseStore


def move_exhibit(store: CaseStore, exhibit_id: str, before: str | None) -> None:
    """Show an exhibit before another one, or last; one that stands there already is left alone.

    Raises:
        NotFound: no such exhibit.
        CannotWrite: nothing was changed.
    """
    exhibit = find_exhibit(store.case, exhibit_id)
    target = find_exhibit(store.case, before).id if before else ""
    names = [each.id for each in store.case.in_display_order()]
    following = [*names[1:], ""]
    if target in {exhibit.id, following[names.index(exhibit.id)]}:
        return
    store.record(ev.ExhibitMoved(exhibit=exhibit.id, before=target))

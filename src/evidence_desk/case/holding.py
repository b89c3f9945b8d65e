"""What a hold bars: nothing goes, nothing that stands is replaced, the school's sheets stay as they are.

A hold keeps a case as it is for somebody outside the school: the police, a tribunal, the ICO. Adding is never barred,
for evidence still comes in and work goes on. What was written may be added to, not written over, and a person who must
not read any more can always be taken out: that takes nothing from those who stay.

Source: docs/format/events.md section 5.
"""

from __future__ import annotations

from collections.abc import Iterable

from evidence_desk.base.errors import GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case import questions
from evidence_desk.case.state import Case
from evidence_desk.case.values import Action, Classification, Source

HOLD_PLACED = "hold-placed"
IN_FORCE = "a hold is in force"
_FIELDS = frozenset({"title", "phase", "retention_class"})  # of the case itself
_DESCRIBED = ("caption", "proportionality", "derived_from", "capture")
_PERSON = ("name", "kind", "year_group", "date_of_birth")


def open_holds(case: Case) -> list[Action]:
    """Return the holds in force, in the order they were placed.

    A hold for the same purpose and reference placed again is the same hold, looked at again: the one that was entered
    last stands for it, whatever a clock said.
    """
    released = {
        one.subject for one in case.two_people.values() if one.act == "release-hold" and one.ended == "done"
    }
    newest: dict[tuple[str, str], Action] = {}
    for action in sorted(case.actions.values(), key=lambda action: action.leaf):
        if action.kind == HOLD_PLACED:
            newest[action.fields.get("hold-for", ""), action.fields.get("reference", "")] = action
    return [hold for hold in newest.values() if hold.id not in released]


def objection_to_editing(case: Case, event: ev.Event) -> str:
    """Return why an entry cannot stand under a hold, or an empty string: it replaces what stands already."""
    what = _replaced(case, event)
    return f"{IN_FORCE}, and it would replace {what}" if what and open_holds(case) else ""


def refuse_edits(case: Case, entries: Iterable[ev.Recorded]) -> None:
    """Refuse a commit that would write over what a hold keeps, in words for whoever tried.

    Raises:
        GateRefused: an entry replaces what stands.
    """
    for entry in entries:
        if _replaced(case, entry.event) and open_holds(case):
            raise GateRefused(
                f"edit barred: {IN_FORCE}",
                f"A hold is in force, so {_replaced(case, entry.event)} stays as it is. Nothing was changed. Add a "
                "note instead; two people release a hold.",
            )


def objection_to_erasing(case: Case) -> str:
    """Return why nothing may be taken out of this case, or an empty string."""
    return IN_FORCE if open_holds(case) else ""


def objection_to_disposal(case: Case) -> str:
    """Return why this case cannot go as a whole, or an empty string."""
    if reason := objection_to_erasing(case):
        return reason
    if not case.closed_at:
        return "the case is not closed"
    locked = [e.ref for e in case.in_order() if e.status == "locked"]
    if locked:
        return f"{', '.join(locked)} is locked for the police, and only they decide"
    if case.seal_clocks or case.police_tasks:
        return "the police have not been told of all that waits for them"
    if questions.asked_to_wait(case) is not None:
        return "the police asked that nobody acts yet"
    return ""


def _replaced(case: Case, event: ev.Event) -> str:
    """Return what an entry would write over, in words; an empty string when it only adds."""
    match event:
        case ev.CaseChanged():
            old = str(getattr(case, event.field, "")) if event.field in _FIELDS else ""
            return f"the {event.field.replace('_', ' ')}" if old and old != event.value else ""
        case ev.PersonChanged():
            person = case.people.get(event.person)
            return "what is known of a person" if person and _differs(person, event, _PERSON) else ""
        case ev.ExhibitDescribed():
            return _description(case, event)
        case ev.RestrictedChanged():
            record = case.exhibits[event.exhibit].restricted if event.exhibit in case.exhibits else {}
            written_over = any(
                record.get(name) and record[name] != value for name, value in event.record.items()
            )
            return "what stands in a restricted record" if written_over else ""
        case ev.ExhibitClassified():
            exhibit = case.exhibits.get(event.exhibit)
            before = exhibit.classification if exhibit is not None else None
            drops = before is not None and not _tags(before) <= _tags(event.classification)
            return "a classification" if drops else ""
        case ev.PersonRoleSet() | ev.PersonRoleRemoved():
            exhibit = case.exhibits.get(event.exhibit)
            roles = {part.person: part.role for part in exhibit.people} if exhibit is not None else {}
            wanted = event.role if isinstance(event, ev.PersonRoleSet) else None
            return "the part of a person" if roles.get(event.person, wanted) != wanted else ""
        case _:
            return ""


def _description(case: Case, event: ev.ExhibitDescribed) -> str:
    exhibit = case.exhibits.get(event.exhibit)
    if exhibit is None:
        return ""
    if _differs(exhibit, event, _DESCRIBED):
        return "what is said of an exhibit"
    if event.source is not None and _differs(exhibit.source, event.source, Source.__struct_fields__):
        return "where an exhibit came from"
    return ""


def _differs(old: object, new: object, names: Iterable[str]) -> bool:
    """Return whether something that has a value gets another one; what is not given, or was empty, counts not."""
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before and after is not None and after != before and not (isinstance(new, Source) and not after):
            return True
    return False


def _tags(given: Classification) -> frozenset[str]:
    verbs = (f"{tag.id}:{verb}" for tag in given.criminal for verb in tag.verbs)
    return frozenset(
        {*given.cells, *(tag.id for tag in given.criminal), *verbs, *given.triggers, *given.clauses}
    )

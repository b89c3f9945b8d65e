"""What leaves a lock: handed over to the police, or destroyed on their instruction; and the case after it.

There are two exits and no third. Both name the officer, the force, the reference and the day. Handing over takes
nothing out of the case. Destroying takes the sealed copy out for good, needs two people, and leaves a tombstone and the
hash on the block-list. The rules hold for every reader of a case, whatever program wrote it.

Source: docs/format/sealing.md section 10.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case.fold_exhibits import blocked_again
from evidence_desk.case.state import Case
from evidence_desk.case.values import Action, Destroyed, Exhibit

SURRENDERED = "police-surrendered"
INSTRUCTED = "police-destroy"
SEALED_COPY = "sealed-copy"
HANDED_OVER = frozenset({"device", "medium", SEALED_COPY})
NAMED = ("officer", "force", "reference")  # what each exit needs, besides the day
# Entries by which the police know of what they name: their clocks stop.
KNOWN_TO_POLICE = frozenset({SURRENDERED, INSTRUCTED})


def handed_over(case: Case, exhibit: Exhibit) -> list[Action]:
    """Return the times something of this item was handed to the police, in the order it was written down."""
    return [a for a in case.actions_in_order() if a.kind == SURRENDERED and exhibit.id in a.exhibits]


def instruction_for(case: Case, exhibit: Exhibit) -> Action | None:
    """Return the newest instruction of the police to destroy this item, or None."""
    found = [a for a in case.actions_in_order() if a.kind == INSTRUCTED and exhibit.id in a.exhibits]
    return found[-1] if found else None


# -- who may --------------------------------------------------------------------------------------------------


def objection_to_action(case: Case, event: ev.ActionRecorded) -> str:
    """Return why a handing over, or an instruction, cannot stand, or an empty string; other actions are not held."""
    if event.kind not in KNOWN_TO_POLICE:
        return ""
    if reason := objection_to_fields(event):
        return reason
    if event.kind == INSTRUCTED:
        return objection_to_names(case, event.exhibits)
    if event.fields.get("handed-over") == SEALED_COPY:
        good = all(name in case.in_custody for name in event.exhibits)
        return "" if good else "no sealed copy of it is kept here, so none was handed over"
    known = [case.exhibits.get(name) for name in event.exhibits]
    good = all(e is not None and (e.status == "locked" or e.kind == "restricted-record") for e in known)
    return "" if good else "what is handed to the police is locked, or recorded in words only"


def objection_to_fields(event: ev.ActionRecorded) -> str:
    """Return what is missing in a handing over or an instruction, or an empty string; also for another copy's entry."""
    if event.kind not in KNOWN_TO_POLICE:
        return ""
    if not event.exhibits or not all(event.fields.get(name, "").strip() for name in NAMED):
        return "an exit from a lock names officer, force, reference and the items"
    if event.kind == SURRENDERED:
        good = event.fields.get("handed-over") in HANDED_OVER and event.fields.get("receipt", "").strip()
        return "" if good else "a handing over says what was handed over, and the receipt"
    return "" if event.fields.get("how", "").strip() else "an instruction says how it was given"


def objection_to_names(case: Case, names: Sequence[str]) -> str:
    """Return why these items cannot be destroyed, or an empty string."""
    if len(set(names)) != len(names) or not names:
        return "it names nothing, or one item twice"
    for name in names:
        exhibit = case.exhibits.get(name)
        if exhibit is None or exhibit.status != "locked":
            return "it names what is not locked"
        for other in case.exhibits.values():
            if other.sha256 != exhibit.sha256 or other.id in names:
                continue
            if other.status in {"held", "damaged"}:
                return f"{other.ref} holds the same bytes and is not locked"
            if other.status == "locked":
                return f"{other.ref} holds the same bytes, and they would stay"
    return ""


def objection_to_instruction(case: Case, name: str) -> str:
    """Return why nothing can be destroyed by the instruction with this id, or an empty string."""
    action = case.actions.get(name)
    if action is None or action.kind != INSTRUCTED:
        return "no instruction of the police to destroy is on record"
    return objection_to_names(case, action.exhibits)


def objection_to_destroying(case: Case, event: ev.LockedDestroyed) -> str:
    """Return why an entry that takes sealed copies away cannot stand; that two people agreed is looked at elsewhere."""
    if reason := objection_to_instruction(case, event.instruction):
        return reason
    names = case.actions[event.instruction].exhibits
    if event.tombstones != tombstones_of(case, names):
        return "its tombstones are not of the items that the police named"
    return (
        "" if event.erased == copies_of(case, names) else "it takes out other bytes than their sealed copies"
    )


def tombstones_of(case: Case, names: Collection[str]) -> tuple[ev.Tombstone, ...]:
    """Return what stays known of these items, in the order of the case."""
    return tuple(
        ev.Tombstone(
            exhibit=e.id,
            reference=e.ref,
            kind=e.kind,
            sha256=e.sha256,
            size=e.size,
            captured_at=e.captured_at.utc,
            locked_at=e.status_at,
        )
        for e in case.in_order()
        if e.id in names
    )


def copies_of(case: Case, names: Collection[str]) -> tuple[int, ...]:
    """Return the leaves of the sealed copies of these items."""
    return tuple(sorted({case.in_custody[name] for name in names if name in case.in_custody}))


# -- after an entry -------------------------------------------------------------------------------------------


def fold(case: Case, entry: ev.Recorded, event: ev.LockedDestroyed) -> Case:
    """Return the case after sealed copies were destroyed: the items stand as tombstones, their hashes stay blocked."""
    action = case.actions.get(event.instruction)
    why = _why(action) if action is not None else ""
    for stone in event.tombstones:
        old = case.exhibits.get(stone.exhibit)
        if old is None:
            continue
        name, in_custody, mistaken, clocks = old.id, case.in_custody, case.mistaken, case.seal_clocks
        gone = structs.replace(old, status="erased", status_reason=why, status_at=entry.at, renditions=())
        case = structs.replace(
            case.with_exhibit(gone),
            in_custody=in_custody.delete(name) if name in in_custody else in_custody,
            mistaken=mistaken.delete(name) if name in mistaken else mistaken,
            seal_clocks=clocks.delete(name) if name in clocks else clocks,
            blocked=case.blocked.set(old.sha256, name),
            destroyed=case.destroyed.set(
                name,
                Destroyed(
                    at=entry.at,
                    who=entry.actor,
                    instruction=event.instruction,
                    two_people=event.two_people,
                    locked_at=stone.locked_at,
                    locked_because=old.status_reason,
                ),
            ),
        )
        case = blocked_again(case, old.sha256)
    return case


def _why(action: Action) -> str:
    force, reference, officer = (action.fields.get(name, "") for name in ("force", "reference", "officer"))
    return f"destroyed on the instruction of the police of {action.at[:10]}: {force}, {reference}, {officer}"

"""Locks that were mistakes: who may say so, and the case after it.

A claim is never checked by looking. It takes two people, one of them the DSL; what was locked together goes together.
Once the police have been told of an item it is theirs to decide: the claim then needs their answer on record.

Source: docs/format/sealing.md section 2.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case.closure import closure
from evidence_desk.case.gate import ASKS_ABOUT_EVERY_PICTURE
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit

POLICE_RELEASED = "police-released"
RELEASE_FIELDS = ("force", "reference", "officer")
_MANAGERS = frozenset({"dsl", "deputy"})


def claimable(case: Case, names: Sequence[str]) -> list[Exhibit]:
    """Return all that one claim must name: what is locked of these exhibits and of what belongs to them."""
    locked = [e for e in closure(case, names) if e.status == "locked" and e.id not in case.returned]
    return [e for e in locked if e.blob is not None]


def _without_bytes(case: Case, names: Sequence[str]) -> list[Exhibit]:
    """Return what belongs to these exhibits, is locked and holds nothing: its bytes stayed in a joined copy."""
    return [e for e in closure(case, names) if e.status == "locked" and e.blob is None]


def objection_to_claim(case: Case, names: Sequence[str]) -> str:
    """Return why these exhibits cannot be called locked by mistake, or an empty string."""
    for name in names:
        exhibit = case.exhibits.get(name)
        if exhibit is None or exhibit.status != "locked":
            return "it names what is not locked"
        if exhibit.blob is None:
            return f"{exhibit.ref} holds no bytes that could come back"
        if name in case.mistaken or name in case.returned:
            return f"{exhibit.ref} was claimed before"
        if reason := _objection_to_one(case, exhibit):
            return reason
    for exhibit in _without_bytes(case, names):
        if reason := _objection_to_one(case, exhibit):
            return reason
    left = [e.ref for e in claimable(case, names) if e.id not in set(names)]
    return f"{', '.join(left)} belongs to it and was locked with it" if left else ""


def _objection_to_one(case: Case, exhibit: Exhibit) -> str:
    if has_locking_category(exhibit):
        return f"{exhibit.ref} has a category that is only for what stays locked"
    if exhibit.id not in case.seal_clocks and not released_by_police(case, exhibit):
        return f"the police were told of {exhibit.ref}, and their answer is not on record"
    return ""


def has_locking_category(exhibit: Exhibit) -> bool:
    """Return whether an exhibit itself has a category that is only for what stays locked."""
    given = exhibit.classification
    chosen = {*given.triggers, *(tag.id for tag in given.criminal)} if given is not None else set()
    return bool(ASKS_ABOUT_EVERY_PICTURE & chosen)


def released_by_police(case: Case, exhibit: Exhibit) -> bool:
    """Return whether it is recorded, since the lock, that the police do not want this very item kept for them."""
    return any(
        action.kind == POLICE_RELEASED
        and exhibit.id in action.exhibits
        and action.recorded_at >= exhibit.status_at
        for action in case.actions.values()
    )


def objection_to_release(case: Case, event: ev.ActionRecorded) -> str:
    """Return why an answer of the police cannot stand, or an empty string: it names officer, force and items.

    An answer is about what is locked when it is written down: no clock can make one from before count for a later lock.
    """
    if event.kind != POLICE_RELEASED:
        return ""
    complete = all(event.fields.get(name, "").strip() for name in RELEASE_FIELDS) and event.exhibits
    if not complete:
        return "an answer of the police names officer, force, reference and the items"
    locked = all(name in case.exhibits and case.exhibits[name].status == "locked" for name in event.exhibits)
    return "" if locked else "an answer of the police is about what is not locked"


def objection_to_mistake(case: Case, event: ev.LockMistaken) -> str:
    """Return why an entry that takes bytes off the block-list cannot stand; who did it is looked at elsewhere."""
    hashes = {case.exhibits[name].sha256 for name in event.exhibits if name in case.exhibits}
    if set(event.sha256) != hashes or len(set(event.exhibits)) != len(event.exhibits):
        return "it takes other bytes off the block-list than those of its exhibits"
    return objection_to_claim(case, event.exhibits)


def objection_to_return(case: Case, actor: str, event: ev.ExhibitReturned) -> str:
    """Return why a new exhibit cannot stand for a locked one, or an empty string."""
    locked, new = case.exhibits.get(event.exhibit), case.exhibits.get(event.returned)
    member = case.members.get(actor)
    if member is None or member.role not in _MANAGERS:
        return "only the DSL or a deputy brings back what was locked"
    if locked is None or event.exhibit not in case.mistaken:
        return "nobody said that it was locked by mistake"
    if new is None or new.status != "held" or new.derived_from != locked.id:
        return "what it names is not the new exhibit"
    if (new.sha256, new.size, new.kind) != (locked.sha256, locked.size, locked.kind):
        return "the new exhibit holds other bytes than the locked one"
    if new.id in case.returned.values() or locked.sha256 in case.blocked:
        return "it came back before, or its bytes were locked again"
    return ""


def fold(case: Case, entry: ev.Recorded, event: ev.LockMistaken | ev.ExhibitReturned) -> Case:
    """Return the case after one of the two."""
    if isinstance(event, ev.ExhibitReturned):
        mistaken = case.mistaken.delete(event.exhibit) if event.exhibit in case.mistaken else case.mistaken
        return structs.replace(
            case, mistaken=mistaken, returned=case.returned.set(event.exhibit, event.returned)
        )
    empty = [e.id for e in _without_bytes(case, event.exhibits) if e.sha256 in event.sha256]
    for name in (*event.exhibits, *empty):
        clocks = case.seal_clocks
        case = structs.replace(
            case,
            mistaken=case.mistaken if name in empty else case.mistaken.set(name, event.two_people),
            seal_clocks=clocks.delete(name) if name in clocks else clocks,
        )
    for digest in event.sha256:
        blocked, echoed = case.blocked, case.echoed
        case = structs.replace(
            case,
            blocked=blocked.delete(digest) if digest in blocked else blocked,
            echoed=echoed.delete(digest) if digest in echoed else echoed,
            excepted=case.excepted.set(digest, event.two_people),
        )
    return case

"""What came by sealed drops, after one more event."""

from __future__ import annotations

from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case import provenance
from evidence_desk.case.state import Case
from evidence_desk.case.values import DropOrigin, Member, TakenDrop


def note_drop(case: Case, entry: ev.Recorded, event: ev.DropTaken | ev.DropRejected) -> Case:
    """Remember a drop by its checkpoint; one that cannot be read is kept in the log alone."""
    try:
        seen = provenance.checkpoint_of(event.drop, event.founding, event.checkpoint)
    except ValueError:
        return case
    drop = TakenDrop(
        drop=event.drop,
        founder=seen.founder,
        size=seen.size,
        root=seen.root,
        at=entry.at,
        who=entry.actor,
        rejected=event.reason if isinstance(event, ev.DropRejected) else "",
    )
    case = structs.replace(case, drops=case.drops.set(event.drop, drop))
    if isinstance(event, ev.DropRejected) or seen.founder in case.members:
        return case
    sender = Member(
        name=event.name,
        role=event.role,
        initials=event.initials,
        recipient="",
        signer=seen.founder,
        organisation=event.organisation,
    )
    return structs.replace(case, producers=case.producers.set(seen.founder, sender))


def account(case: Case, origin: DropOrigin | None, name: str) -> Case:
    """Note which entry here took an item of a drop over."""
    if origin is None:
        return case
    return structs.replace(case, drop_items=case.drop_items.set(provenance.place_of(origin), name))


def sender_of(case: Case, origin: DropOrigin | None, actor: str) -> str:
    """Return the key that an item is of: its sender's, or the actor's own."""
    drop = case.drops.get(origin.drop) if origin is not None else None
    return drop.founder if drop is not None else actor

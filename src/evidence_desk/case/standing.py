"""Who may enter what: each event is held against the case as it stands before it.

The bundle proves which key signed an entry, and nothing more. That the key belongs to somebody, that they may do this,
and that they do it in their own name and time, is decided here, for the writer as for every reader.
"""

from __future__ import annotations

from functools import lru_cache

from evidence_desk.base.errors import BadInput
from evidence_desk.case import events as ev
from evidence_desk.case import (
    fold_approvals,
    fold_chats,
    fold_closing,
    fold_disposal,
    fold_exits,
    fold_inbox,
    fold_looks,
    fold_mistakes,
    fold_monitoring,
    fold_packs,
    fold_page,
    fold_policy,
    fold_procedures,
    fold_transfer,
    handing,
    holding,
    provenance,
    replacing,
    standing_members,
    two_people,
)
from evidence_desk.case.keys import fingerprint_of
from evidence_desk.case.standing_exhibits import objection_to_names
from evidence_desk.case.standing_merge import objection as objection_to_merge
from evidence_desk.case.state import Case
from evidence_desk.case.values import DropOrigin, SchoolKeys

POLICE_TOLD = "police-told"


def objection(case: Case, entry: ev.Recorded) -> str:
    """Return why `entry` cannot stand at this place, or an empty string.

    The bundle has proved which key signed; here it is held against who that key is.
    """
    event = entry.event
    if isinstance(event, ev.RemovedEvent):
        return ""
    if not case.created:
        return "" if isinstance(event, ev.CaseCreated) else "the first event does not create the case"
    if isinstance(event, ev.CaseCreated):
        return "the case is created twice"
    if entry.actor in recovery_signers(case.school_keys):
        return _objection_to_recovery(case, entry)
    founding = isinstance(event, ev.SchoolKeysFixed | ev.PersonBound) and not case.members
    member = case.members.get(entry.actor)
    if not (founding and entry.actor == case.opened_by) and (member is None or member.removed):
        return "its key belongs to nobody in this case"
    if standing_members.term_over(member, max(entry.at, case.last_at)):
        return "the time of whoever wrote it had ended"
    if reason := fold_disposal.objection_after(case, event) or fold_transfer.objection(case, entry):
        return reason
    if isinstance(event, ev.SchoolKeysFixed):
        return _objection_to_school_keys(case, event)
    if isinstance(event, ev.RecoveryBegan):
        return "a recovery began without a recovery sheet"
    if entry.id in case.exhibits or entry.id in case.people or entry.id in case.actions:
        return "its id is taken by another entry"
    if isinstance(event, ev.DropBegun | ev.DropItemWithdrawn):
        return "a drop cannot begin, or take an item back, inside a case"
    if isinstance(event, ev.CommitMerged | ev.EntryMerged):
        return objection_to_merge(case, entry, event)
    if reason := _objection_to_what_came(case, entry) or holding.objection_to_editing(case, event):
        return reason
    if isinstance(event, ev.ExhibitAdded | ev.RestrictedRecorded):
        return _objection_to_exhibit(case, entry, event)
    if isinstance(event, standing_members.Event) and member is not None:
        return standing_members.objection(case, entry.actor, member, event)
    if isinstance(event, ev.PersonBound):
        return standing_members.objection_to_binding(case, event)
    if isinstance(event, ev.ActionRecorded):
        return _objection_to_action(case, entry.actor, event)
    return _objection_to_rest(case, entry)


def _objection_to_rest(case: Case, entry: ev.Recorded) -> str:
    """Return what speaks against an entry about the case as a whole, or about what ends or comes back."""
    event = entry.event
    if isinstance(event, ev.ClosingEvent):
        return fold_closing.objection(case, entry.actor, event)
    if isinstance(event, ev.GateApproved):
        return fold_approvals.objection(case, entry.actor, entry.id, event)
    if isinstance(event, ev.ProcedureEvent):
        return fold_procedures.objection(case, entry.id, event)
    if isinstance(event, ev.MonitoringMarked):
        return fold_monitoring.objection(case, event)
    if isinstance(event, ev.PackEvent):
        return fold_packs.objection(case, entry, event)
    if isinstance(event, ev.PageEvent):
        return fold_page.objection(case, entry, event)
    if isinstance(event, ev.ChatEvent):
        return fold_chats.objection(case, entry, event)
    if isinstance(event, ev.SecondLook):
        return fold_looks.objection(case, event)
    if isinstance(event, ev.HandoverEvent):
        return handing.objection(case, event)
    if isinstance(event, ev.PolicyAdopted):
        return fold_policy.objection(case, entry.actor, event)
    if isinstance(event, ev.SchoolKeysReplaced):
        return replacing.objection(case, entry.actor, event)
    if isinstance(event, ev.DisposalEvent):
        return fold_disposal.objection(case, entry.actor, event)
    if isinstance(event, ev.LockMistaken):
        return _objection_to_mistake(case, entry.actor, event)
    if isinstance(event, ev.LockedDestroyed):
        return _objection_to_destroying(case, entry.actor, event)
    if isinstance(event, ev.ExhibitReturned):
        return fold_mistakes.objection_to_return(case, entry.actor, event)
    return ""


def _objection_to_what_came(case: Case, entry: ev.Recorded) -> str:
    """What came by a sealed drop stands only where the drop is known, as its sender signed it, and answered for."""
    event = entry.event
    if isinstance(event, ev.DropTaken | ev.DropRejected):
        return _objection_to_drop(case, event)
    if isinstance(event, ev.DropItemAnswered | ev.DropItemStopped) and (
        reason := fold_inbox.objection_to_answer(case, entry, event)
    ):
        return reason
    if (
        isinstance(event, ev.DropItemLeft | ev.DropItemStopped | ev.ConcernRecorded)
        and event.origin is not None
    ):
        return _objection_to_origin(case, event.origin)
    return ""


def _objection_to_mistake(case: Case, actor: str, event: ev.LockMistaken) -> str:
    subject = two_people.subject_of(event.exhibits)
    reason = two_people.objection_to_doing(case, "unseal", subject, actor, event.two_people)
    return reason or fold_mistakes.objection_to_mistake(case, event)


def _objection_to_destroying(case: Case, actor: str, event: ev.LockedDestroyed) -> str:
    reason = two_people.objection_to_doing(case, "destroy-locked", event.instruction, actor, event.two_people)
    return reason or fold_exits.objection_to_destroying(case, event)


def _objection_to_action(case: Case, actor: str, event: ev.ActionRecorded) -> str:
    named = all(event.fields.get(name, "").strip() for name in ("force", "reference"))
    if event.kind == POLICE_TOLD and not named:
        return "the police cannot have been told without force and reference"
    return (
        fold_mistakes.objection_to_release(case, event)
        or fold_exits.objection_to_action(case, event)
        or standing_members.objection_to_action(case, actor, event)
    )


def _objection_to_exhibit(
    case: Case, entry: ev.Recorded, event: ev.ExhibitAdded | ev.RestrictedRecorded
) -> str:
    """An exhibit is entered in one's own name, at the time of the entry, under one's own next reference."""
    if event.reference in case.by_ref:
        return f"the reference {event.reference} is given twice"
    producer = entry.actor
    if event.origin is not None:
        if reason := _objection_to_origin(case, event.origin):
            return reason
        producer = case.drops[event.origin.drop].founder
    member = case.producer(producer)
    initials = member.initials if member is not None else ""
    if event.reference != f"{initials}/{case.last_number.get(initials, 0) + 1}":
        return f"{event.reference} is not the next reference of whoever entered it or sent it in"
    at = event.origin.at if event.origin is not None else entry.at
    if isinstance(event, ev.ExhibitAdded) and (reason := fold_approvals.objection_to_keeping(case, event)):
        return reason
    return objection_to_names(event, producer, at)


def _objection_to_drop(case: Case, event: ev.DropTaken | ev.DropRejected) -> str:
    """A drop goes on from what the case knows of it; its sender's initials are theirs alone."""
    try:
        seen = provenance.checkpoint_of(event.drop, event.founding, event.checkpoint)
    except ValueError as error:
        return f"the checkpoint of a drop: {error}"
    known = case.drops.get(event.drop)
    if known is not None and (seen.size, seen.root) != (known.size, known.root) and seen.size <= known.size:
        return "a drop is taken from an older copy, or another history, than was known"
    if isinstance(event, ev.DropRejected):
        return "" if known is None or known.rejected else "a drop is rejected after it was taken"
    bound = case.producer(seen.founder)
    if bound is not None:
        return "" if event.initials == bound.initials else "the sender of a drop has other initials here"
    others = (*case.members.values(), *case.producers.values())
    if not event.initials or any(event.initials == other.initials for other in others):
        return "the initials of a drop's sender are somebody else's"
    return ""


def _objection_to_origin(case: Case, origin: DropOrigin) -> str:
    """An item comes from a drop that the case has taken, once."""
    drop = case.drops.get(origin.drop)
    if drop is None or drop.rejected or origin.leaf >= drop.size:
        return "it names a drop that was not taken"
    if provenance.place_of(origin) in case.drop_items:
        return "an item of a drop is taken twice"
    return ""


def _objection_to_school_keys(case: Case, event: ev.SchoolKeysFixed) -> str:
    """The keys stand once, and the sheets' signing keys can be told from all others."""
    if case.school_keys is not None:
        return "the school's keys are fixed twice"
    try:
        recovery_signers(event.keys)
    except BadInput:
        return "a recovery sheet's key cannot be read"
    return ""


def _objection_to_recovery(case: Case, entry: ev.Recorded) -> str:
    """A recovery sheet's key may, together with another sheet's, let one person in; nothing else."""
    event = entry.event
    if isinstance(event, ev.RecoveryBegan | ev.TailSetAside | ev.LockBroken | ev.ClockJumped):
        return ""
    if isinstance(event, ev.PersonBound) and event.signer:
        first, _, recipient = case.recovering.get(event.signer, "").partition(" ")
        if (
            first
            and first != entry.actor
            and recipient == event.recipient
            and event.signer not in case.members
        ):
            return standing_members.objection_to_binding(case, event)
    return "a recovery sheet's key did what needs two sheets"


def recovery_signers(keys: SchoolKeys | None) -> frozenset[str]:
    """Return the fingerprints of the recovery sheets' signing keys.

    Raises:
        BadInput: one of them cannot be read.
    """
    if keys is None:
        return frozenset()
    return _fingerprints(tuple(holder.signer for holder in keys.recovery))


@lru_cache(maxsize=16)
def _fingerprints(signers: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fingerprint_of, signers))

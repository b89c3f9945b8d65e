"""Who may join another copy of the case to this one, and what of it may count here."""

from __future__ import annotations

from evidence_desk.case import events as ev
from evidence_desk.case import (
    fold_approvals,
    fold_chats,
    fold_exits,
    fold_merge,
    fold_monitoring,
    fold_packs,
    fold_page,
    fold_policy,
    fold_procedures,
    merge_proof,
    provenance,
    standing_members,
    two_people,
)
from evidence_desk.case.standing_exhibits import objection_to_names
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit

POLICE_TOLD = "police-told"
AHEAD_MAX = 100_000  # by how much a merged copy may move the next number on
_NAMES_MAX = 1000  # sets of initials


def objection(case: Case, entry: ev.Recorded, event: ev.CommitMerged | ev.EntryMerged) -> str:
    """Return why an entry that joins another copy cannot stand, or an empty string.

    That it stood in the other copy, and was signed there, is held against the file itself (`merge_proof.py`).
    """
    member = case.members.get(entry.actor)
    founder = two_people.key_now(case, case.opened_by)
    if member is None or (member.role not in standing_members.MANAGERS and member.signer != founder):
        return "only the DSL or a deputy joins copies of a case"
    if isinstance(event, ev.CommitMerged):
        return _objection_to_commit(case, entry, event)
    if event.copy not in case.merged:
        return "an entry of another copy stands without its commit"
    original = fold_merge.original_of(event)
    if original is None:
        return "an entry of another copy cannot be read"
    if isinstance(original.event, ev.CaseCreated | ev.RemovedEvent | ev.DropBegun | ev.DropItemWithdrawn):
        return "it cannot stand in another copy of a case"
    return _objection_to_entry(case, original, event)


def _objection_to_commit(case: Case, entry: ev.Recorded, event: ev.CommitMerged) -> str:
    after = fold_merge.note_commit(case, entry, event)
    if merge_proof.note_hash(event) in case.merged:
        return "a commit of another copy is joined twice"
    if len(after.merged) == len(case.merged):
        return "a commit of another copy cannot be read"
    if len(event.numbers) > _NAMES_MAX:
        return "it names too many initials"
    for initials, number in event.numbers.items():
        if number > case.last_number.get(initials, 0) + AHEAD_MAX:
            return "it takes too many numbers away"
    return ""


def _objection_to_entry(case: Case, original: ev.Recorded, event: ev.EntryMerged) -> str:
    """What counts here keeps to the rules of every entry; the rest is in the log alone and breaks none."""
    if original.id in case.exhibits or original.id in case.people or original.id in case.actions:
        return "its id is taken by another entry"
    match original.event:
        case ev.ExhibitAdded() | ev.RestrictedRecorded() as added:
            return _objection_to_exhibit(case, original, added, event)
        case ev.ExhibitInspected() as found:
            exhibit = case.exhibits.get(fold_merge.exhibit_of(case, found.exhibit))
            shut = exhibit is not None and exhibit.status != "held"
            return "it brings pictures of what is locked" if shut and event.copied else ""
        case ev.PersonAdded() as person:
            return _objection_to_pseudonym(case, event.name or person.pseudonym)
        case ev.PersonBound() as bound if bound.signer and case.producer(bound.signer) is None:
            return _objection_to_initials(case, event.name or bound.initials)
        case ev.DropTaken() as taken:
            return _objection_to_sender(case, taken, event)
        case ev.ExhibitsSealed() as sealed:
            names = {fold_merge.exhibit_of(case, name) for name in sealed.exhibits}
            return _objection_to_lock(case, names, set(sealed.sha256))
        case ev.DropItemStopped() as stopped:
            return _objection_to_lock(case, set(), {stopped.sha256})
        case ev.GateApproved() as leave:
            return fold_approvals.objection(case, original.actor, original.id, leave)
        case ev.ProcedureBegun() | ev.StepRecorded() | ev.ProcedureEnded() as step:
            return fold_procedures.objection(case, original.id, step)
        case ev.MonitoringMarked() as marked:
            return fold_monitoring.objection(case, marked)
        case ev.PackMade() | ev.ExhibitWeighed() | ev.EnquiryRecorded() | ev.PackGiven() as said:
            return fold_packs.objection_to_texts(said)
        case ev.PagePartKept() | ev.PageCaptured() as page:
            return fold_page.objection_to_texts(page)
        case ev.ChatCommitted() | ev.ChatKept() | ev.ChatAttached() as chat:
            return _objection_to_chat(case, chat, event)
        case ev.PolicyAdopted() as adopted:
            return fold_policy.objection(case, original.actor, adopted, from_copy=True)
        case ev.ActionRecorded() as action if action.kind == POLICE_TOLD:
            known = all(action.fields.get(name, "").strip() for name in ("force", "reference"))
            return "" if known else "the police cannot have been told without force and reference"
        case ev.ActionRecorded() as action if action.kind in fold_exits.KNOWN_TO_POLICE:
            return fold_exits.objection_to_fields(action)
        case _:
            return "" if not event.copied else "it brings bytes that it does not name"


def _objection_to_chat(case: Case, chat: ev.ChatEvent, event: ev.EntryMerged) -> str:
    """The commitments to a chat's messages come whole, or not at all, and never for what is locked."""
    exhibit = case.exhibits.get(fold_merge.exhibit_of(case, chat.exhibit))
    shut = exhibit is None or exhibit.status != "held"
    wanted = fold_chats.leaves_of(chat) if isinstance(chat, ev.ChatCommitted) and not shut else ()
    if event.copied and set(event.copied) != {str(leaf) for leaf in wanted}:
        return "it brings bytes that it does not name, or of what is locked"
    return fold_chats.objection_to_form(chat)


def _objection_to_lock(case: Case, names: set[str], digests: set[str]) -> str:
    """A lock of the other copy is repeated here first, with the bytes kept for custody."""
    if any(_is_open(exhibit, names, digests) for exhibit in case.exhibits.values()):
        return "the other copy has locked what is not locked here yet"
    return ""


def _is_open(exhibit: Exhibit, names: set[str], digests: set[str]) -> bool:
    return exhibit.status in {"held", "damaged"} and (exhibit.id in names or exhibit.sha256 in digests)


def _objection_to_exhibit(
    case: Case,
    original: ev.Recorded,
    added: ev.ExhibitAdded | ev.RestrictedRecorded,
    event: ev.EntryMerged,
) -> str:
    producer = original.actor
    if added.origin is not None:
        drop = case.drops.get(added.origin.drop)
        if drop is None or drop.rejected:
            return "it names a drop that was not taken"
        producer = drop.founder
        if case.drop_items.get(provenance.place_of(added.origin), ""):
            return "" if not event.copied else "it brings the bytes of an item of a drop a second time"
    if reason := _objection_to_reference(case, producer, added.reference, event.name):
        return reason
    if isinstance(added, ev.ExhibitAdded):
        came = str(added.blob) in event.copied
        if came == bool(event.left) or len(event.copied) > 1:
            return "its bytes are not there, or are although they were left"
        if came and added.sha256 in case.blocked:
            return "it brings bytes that are locked here"
        if reason := fold_approvals.objection_to_keeping(case, added, joined=True):
            return reason
    at = added.origin.at if added.origin is not None else original.at
    return objection_to_names(added, producer, at)


def _objection_to_reference(case: Case, producer: str, reference: str, given: str) -> str:
    """It keeps its reference while that is free and its producer's; otherwise it gets the producer's next."""
    member = case.producer(producer)
    if member is None:
        return "whoever it is of is not known here"
    if reference.rpartition("/")[0] == member.initials and reference not in case.by_ref:
        return "" if not given else "it has another reference, although its own is free"
    following = f"{member.initials}/{case.last_number.get(member.initials, 0) + 1}"
    return "" if given == following else f"{given or reference} is taken, or not the next reference"


def _objection_to_pseudonym(case: Case, pseudonym: str) -> str:
    taken = any(person.pseudonym == pseudonym for person in case.people.values())
    return "two people would have one pseudonym" if taken else ""


def _objection_to_initials(case: Case, initials: str) -> str:
    others = (*case.members.values(), *case.producers.values())
    taken = not initials or any(initials == other.initials for other in others)
    return "initials are somebody else's" if taken else ""


def _objection_to_sender(case: Case, taken: ev.DropTaken, event: ev.EntryMerged) -> str:
    try:
        seen = provenance.checkpoint_of(taken.drop, taken.founding, taken.checkpoint)
    except ValueError as error:
        return f"the checkpoint of a drop: {error}"
    bound = case.producer(seen.founder)
    return "" if bound is not None else _objection_to_initials(case, event.name or taken.initials)

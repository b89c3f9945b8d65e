"""What was joined from another copy of the case, after one more event.

An entry of the other copy counts as if it stood here, under its own author, time and id, but for four things. What is
locked on either side is locked. A reference, pseudonym or set of initials that is taken gets another; the old one is
kept. Where both copies changed the same thing the later change stands. And nobody is let in or taken out, no key
changes and nothing is agreed by it: such entries are in the handling log, and what they ask for is done here anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import structs

from evidence_desk.bundle import limits, note
from evidence_desk.case import (
    codec,
    fold_chats,
    fold_disposal,
    fold_drops,
    fold_exhibits,
    fold_policy,
    merge_proof,
    provenance,
    two_people,
)
from evidence_desk.case import events as ev
from evidence_desk.case.keys import fingerprint_of
from evidence_desk.case.state import Case
from evidence_desk.case.values import PICTURE_KINDS, Member, MergedCommit

Apply = Callable[[Case, ev.Recorded], Case]
_DESCRIBED: tuple[str, ...] = ("caption", "source", "proportionality", "derived_from", "capture")
_CORRECTED: tuple[str, ...] = ("name", "kind", "year_group", "date_of_birth")


def original_of(event: ev.EntryMerged) -> ev.Recorded | None:
    """Return the entry as it stands in the other copy, or None when it cannot be read."""
    try:
        return codec.open_envelope(event.original, event.leaf)
    except ValueError:
        return None


def as_it_counts(case: Case, entry: ev.Recorded) -> ev.Recorded:
    """Return an entry as it counts here: one of another copy as its author's own, with the names things have here.

    Args:
        case: as it stands after all entries.
    """
    event = entry.event
    original = original_of(event) if isinstance(event, ev.EntryMerged) else None
    if original is None or not isinstance(event, ev.EntryMerged):
        return entry
    inner = translated(case, original.event, event)
    if isinstance(inner, ev.ConcernRecorded) and _counted_before(case, inner, original.id):
        return entry
    return structs.replace(original, leaf=entry.leaf, seen=entry.seen, event=inner)


def _counted_before(case: Case, event: ev.ConcernRecorded, name: str) -> bool:
    """Return whether a concern of a drop was taken over by another entry."""
    if event.origin is None:
        return False
    return case.drop_items.get(provenance.place_of(event.origin), name) != name


def exhibit_of(case: Case, name: str) -> str:
    """Return the id that an exhibit of another copy has here."""
    return case.same_as.get(name, name)


def to_take_out(case: Case) -> list[Member]:
    """Return the readers whom another copy took out, and who have not been taken out, or let in again, here since."""
    return [
        member
        for member in case.members.values()
        if not member.removed and (member.admitted or 0) < case.owed.get(member.recipient, -1)
    ]


# -- a commit -------------------------------------------------------------------------------------------------


def note_commit(case: Case, entry: ev.Recorded, event: ev.CommitMerged) -> Case:
    """Remember a commit of another copy; one that cannot be read is kept in the log alone."""
    try:
        merged = _commit(case, entry, event)
    except ValueError:
        return case
    numbers = case.last_number
    for initials, number in event.numbers.items():
        numbers = numbers.set(initials, max(number, numbers.get(initials, 0)))
    return structs.replace(case, merged=case.merged.set(merged.note, merged), last_number=numbers)


def _commit(case: Case, entry: ev.Recorded, event: ev.CommitMerged) -> MergedCommit:
    """Return what the case keeps of a commit; ValueError when it is none."""
    size, root, _ = note.parse_note(event.note.encode(), limits.ORIGIN_PREFIX + case.id)
    lines = event.manifest.encode().split(b"\n")[:-1] or [b""]
    number = int(lines[0].rpartition(b"/")[2].removesuffix(b".note")) + 1
    sha256 = merge_proof.note_hash(event)
    before = case.merged.get(event.onto)
    admits, retires = _key_lines(lines, event)
    keyed = before.keyed if before is not None else ""
    return MergedCommit(
        note=sha256,
        onto=event.onto,
        k=number,
        size=size,
        root=merge_proof.text(root),
        parted=before.parted if before is not None else number - 1,
        shared=before.shared if before is not None else size - len(lines),
        signer=event.signer,
        leaf=entry.leaf,
        keyed=sha256 if admits or retires else keyed,
        admits=admits,
        retires=retires,
    )


def _key_lines(lines: list[bytes], event: ev.CommitMerged) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the verifier keys that a commit admits, and the leaves of those it retires."""
    admits = [line[68:76].decode("ascii") for line in lines if line[64:68] == b"  v/"]
    public = {int(leaf): data for leaf, data in event.public.items()}
    keys = tuple(merge_proof.raw(public.get(int(leaf), "")).decode("ascii") for leaf in admits)
    return keys, tuple(int(line[7:]) for line in lines if line.startswith(b"retire "))


# -- an entry -------------------------------------------------------------------------------------------------


def join(case: Case, entry: ev.Recorded, event: ev.EntryMerged, apply: Apply) -> Case:
    """Return the case after an entry of another copy; clock and counts stay those of the entry that brought it."""
    original = original_of(event)
    if original is None or event.copy not in case.merged:
        return case
    brought = structs.replace(original, leaf=entry.leaf, seen=entry.seen)
    after = _joined(case, brought, event, apply)
    return structs.replace(
        after,
        events=case.events,
        last_at=case.last_at,
        last_monotonic_ms=case.last_monotonic_ms,
        last_boot=case.last_boot,
    )


def _joined(case: Case, brought: ev.Recorded, event: ev.EntryMerged, apply: Apply) -> Case:
    """Return the case with what an entry says, as far as another copy's entry may say it here."""
    inner = translated(case, brought.event, event)
    brought = structs.replace(brought, event=inner)
    if isinstance(inner, ev.ProcedureEvent | ev.PageEvent | ev.LookEvent | ev.ChatEvent | ev.ClockJumped):
        return apply(case, brought)
    match inner:
        case ev.ExhibitAdded() | ev.RestrictedRecorded():
            return _added(case, brought, inner, event, apply)
        case ev.PersonAdded() | ev.PersonChanged() | ev.ExhibitDescribed() | ev.ExhibitInspected():
            return _renamed(apply(case, brought), brought, event)
        case (
            ev.ExhibitClassified()
            | ev.PictureAnswered()
            | ev.PersonRoleSet()
            | ev.PersonRoleRemoved()
            | ev.RestrictedChanged()
            | ev.CaseChanged()
            | ev.GateStopped()
            | ev.ExhibitMoved()
            | ev.MonitoringMarked()
        ):
            return apply(case, brought) if not _is_empty(inner, event) else _asked_all_the_same(case, brought)
        case ev.ConcernRecorded():
            return case if _counted_before(case, inner, brought.id) else apply(case, brought)
        case ev.PolicyAdopted() if _is_empty(inner, event):
            return fold_policy.with_labels(case, inner)
        case ev.PolicyAdopted() | ev.GateApproved() | ev.CaseReopened():
            return apply(case, brought)  # that it was closed there closes nothing here
        case ev.RuleChosen() | ev.ExhibitWeighed():
            return case if _is_empty(inner, event) else apply(case, brought)
        case ev.EnquiryRecorded() | ev.PackMade() | ev.PackGiven() | ev.PackStamped():
            return apply(case, brought)
        case ev.ActionRecorded():
            return _acted(case, brought, inner, apply)
        case ev.ExhibitsSealed() as sealed:
            return _locked(case, sealed, event)
        case ev.DropTaken() | ev.DropRejected():
            return _drop(case, brought, inner)
        case ev.DropItemLeft() | ev.DropItemStopped() | ev.DropItemAnswered():
            return _drop_item(case, brought, inner, apply)
        case ev.PersonBound() | ev.KeyRotated() | ev.ReaderRemoved():
            return _member(case, brought, inner)
        case ev.TwoPeopleEnded():
            return _ended(case, brought, inner)
        case ev.UnknownEvent():
            return structs.replace(case, unknown=case.unknown + 1)
        case _:
            return case


def _asked_all_the_same(case: Case, brought: ev.Recorded) -> Case:
    """A later choice stands in the place of another, and takes back no question that the other one asked."""
    inner = brought.event
    if isinstance(inner, ev.ExhibitClassified) and inner.exhibit in case.exhibits:
        return fold_exhibits.with_triggers(case, brought, inner)
    return case


def _ended(case: Case, brought: ev.Recorded, inner: ev.TwoPeopleEnded) -> Case:
    """What was asked before the copies parted, and taken back or declined in one of them, is not done in the other."""
    asking = case.two_people.get(inner.asked)
    return case if asking is None or asking.ended else two_people.fold(case, brought, inner)


def _added(
    case: Case,
    brought: ev.Recorded,
    inner: ev.ExhibitAdded | ev.RestrictedRecorded,
    event: ev.EntryMerged,
    apply: Apply,
) -> Case:
    held = case.drop_items.get(provenance.place_of(inner.origin), "") if inner.origin is not None else ""
    if held:
        return structs.replace(case, same_as=case.same_as.set(brought.id, held))
    case = _renamed(apply(case, brought), brought, event)
    if isinstance(inner, ev.RestrictedRecorded):
        return case
    exhibit = case.exhibits[brought.id]
    if event.left == "erased":
        return case.with_exhibit(fold_disposal.erased(exhibit, merge_proof.LEFT["erased"], brought.at))
    if event.left:
        locked = event.left != "damaged"
        exhibit = structs.replace(
            exhibit,
            blob=None,
            status="locked" if locked else "damaged",
            status_reason=merge_proof.LEFT[event.left],
            status_at=brought.at,
        )
        case = case.with_exhibit(exhibit)
        if not locked:
            return case
        there = event.original["body"]["blob"]
        return structs.replace(
            case,
            seal_clocks=case.seal_clocks.set(exhibit.id, brought.at),
            left_there=case.left_there.set(exhibit.id, there),
        )
    if exhibit.kind not in PICTURE_KINDS:
        return case
    # Whoever kept it there did not know what was chosen here since: every picture is asked about again.
    triggers = case.triggers
    for name, leaf in triggers.items():
        if leaf >= case.merged[event.copy].shared:
            triggers = triggers.set(name, max(leaf, brought.leaf + 1))
    return structs.replace(case, triggers=triggers)


def _renamed(case: Case, brought: ev.Recorded, event: ev.EntryMerged) -> Case:
    """Note what an exhibit or a person was called in the copy it came from, where that is another name."""
    if not event.name:
        return case
    body = event.original["body"]
    was = body.get("reference") or body.get("pseudonym") or ""
    return structs.replace(case, formerly=case.formerly.set(brought.id, was)) if was else case


def _acted(case: Case, brought: ev.Recorded, inner: ev.ActionRecorded, apply: Apply) -> Case:
    if inner.two_people:
        return case  # what two people agreed on in one copy is not agreed in the other
    after = apply(case, brought)
    if inner.exhibits:
        return after
    # An entry that names nothing meant all that was open there, never what is open here alone.
    return structs.replace(after, seal_clocks=case.seal_clocks, police_tasks=case.police_tasks)


def _locked(case: Case, sealed: ev.ExhibitsSealed, event: ev.EntryMerged) -> Case:
    """Block what the other copy blocked, and know where the sealed copies of what only it held stand here."""
    for digest in sealed.sha256:
        echo = sealed.equal_bytes and (digest not in case.blocked or digest in case.echoed)
        if digest not in case.blocked:
            case = structs.replace(case, blocked=case.blocked.set(digest, ""))
        case = fold_exhibits.blocked_again(case, digest, echo=echo)
    custody = _custody_of(event)
    for name in sealed.exhibits:
        exhibit, there = case.exhibits.get(name), case.left_there.get(name)
        if exhibit is not None and exhibit.blob is None and exhibit.status == "locked" and there in custody:
            case = structs.replace(
                case.with_exhibit(structs.replace(exhibit, blob=custody[there])),
                in_custody=case.in_custody.set(name, custody[there]),
            )
    return case


def _custody_of(event: ev.EntryMerged) -> dict[int | None, int]:
    """Return, for each member that the other copy took out for the police, the leaf here of its sealed copy."""
    members = event.original.get("body", {}).get("members", ())
    copied = event.copied
    return {item["leaf"]: copied[str(item["custody"])] for item in members if str(item["custody"]) in copied}


def _drop(case: Case, brought: ev.Recorded, inner: ev.DropTaken | ev.DropRejected) -> Case:
    """Remember a drop as far as either copy knows it; taken in one of them, it is taken."""
    try:
        seen = provenance.checkpoint_of(inner.drop, inner.founding, inner.checkpoint)
    except ValueError:
        return case
    heads = case.drop_heads.set(f"{inner.drop}/{seen.size}", seen.root)
    case = structs.replace(case, drop_heads=heads)
    known = case.drops.get(inner.drop)
    taken_here = known is not None and not known.rejected
    if taken_here and (isinstance(inner, ev.DropRejected) or (known is not None and known.size >= seen.size)):
        return case
    return fold_drops.note_drop(case, brought, inner)


def _drop_item(
    case: Case,
    brought: ev.Recorded,
    inner: ev.DropItemLeft | ev.DropItemStopped | ev.DropItemAnswered,
    apply: Apply,
) -> Case:
    if isinstance(inner, ev.DropItemAnswered):
        exhibit = case.exhibits.get(inner.exhibit)
        return case if exhibit is None or exhibit.arrival is not None else apply(case, brought)
    held = case.drop_items.get(provenance.place_of(inner.origin), "")
    after = apply(case, brought)
    return structs.replace(after, drop_items=after.drop_items.set(provenance.place_of(inner.origin), held))


def _member(
    case: Case, brought: ev.Recorded, inner: ev.PersonBound | ev.KeyRotated | ev.ReaderRemoved
) -> Case:
    """Know whose entries may follow; nobody is let in, or taken out, by it."""
    if isinstance(inner, ev.ReaderRemoved):
        return structs.replace(case, owed=case.owed.set(inner.recipient, brought.leaf))
    if isinstance(inner, ev.PersonBound):
        member = Member(
            name=inner.name,
            role=inner.role,
            initials=inner.initials,
            organisation=inner.organisation,
            recipient="",
            signer=inner.signer,
        )
    else:
        old = case.producer(brought.actor)
        if old is None:
            return case
        signer = fingerprint_of(inner.key)
        member = structs.replace(old, signer=signer, recipient="", slot=None, admitted=None)
    if not member.signer or case.producer(member.signer) is not None:
        return case
    return structs.replace(case, producers=case.producers.set(member.signer, member))


# -- in the words of this copy --------------------------------------------------------------------------------


def translated(case: Case, event: ev.Event, wrapper: ev.EntryMerged) -> ev.Event:
    """Return what an entry of another copy says, with the names and places that things have here."""
    changed: dict[str, Any] = {}
    for field in ("exhibit", "before", "derived_from", "chat"):
        name = getattr(event, field, None)
        if isinstance(name, str) and name:
            changed[field] = exhibit_of(case, name)
    match event:
        case ev.ExhibitAdded():
            changed["blob"] = wrapper.copied.get(str(event.blob), 0)
            changed["reference"] = wrapper.name or event.reference
        case ev.RestrictedRecorded():
            changed["reference"] = wrapper.name or event.reference
        case ev.PersonAdded():
            changed["pseudonym"] = wrapper.name or event.pseudonym
        case ev.PersonBound() | ev.DropTaken():
            changed["initials"] = wrapper.name or event.initials
        case ev.ExhibitInspected():
            found = (wrapper.copied.get(str(leaf)) for leaf in event.renditions)
            changed["renditions"] = tuple(leaf for leaf in found if leaf is not None)
            changed["machine_text"] = event.machine_text and wrapper.copied.get(str(event.machine_text), 0)
        case ev.ChatCommitted():
            changed["lists"] = fold_chats.lists_here(event, wrapper.copied)
        case ev.RestrictedChanged():
            kept = {key: value for key, value in event.record.items() if key not in wrapper.standing}
            changed["record"] = kept
        case ev.ExhibitsSealed():
            # An exhibit that was locked there stands here by its sealed copy alone.
            here = sorted(_custody_of(wrapper).values())
            changed["members"] = tuple(ev.SealedMember(leaf=leaf, custody=leaf) for leaf in here)
        case ev.PackMade():
            for field in ("exhibits", "placeholders", "confirmed"):
                changed[field] = tuple(exhibit_of(case, name) for name in getattr(event, field))
            for field in ("left_out", "passages"):
                changed[field] = {exhibit_of(case, name): of for name, of in getattr(event, field).items()}
        case ev.HandoverMade():
            for field in ("originals", "proofs"):
                changed[field] = tuple(exhibit_of(case, name) for name in getattr(event, field))
        case ev.ProcedureBegun() | ev.StepRecorded():
            changed["exhibits"] = tuple(exhibit_of(case, name) for name in event.exhibits)
        case ev.ActionRecorded():
            changed["exhibits"] = tuple(exhibit_of(case, n) for n in (event.exhibits or wrapper.about))
        case ev.ExhibitDescribed() | ev.PersonChanged():
            changed.update({field: None for field in wrapper.standing if field in changes_of(event)})
        case _:
            pass
    return structs.replace(event, **changed)


def changes_of(event: ev.Event) -> tuple[str, ...]:
    """Return the names of what an event gives a new value, where a later one replaces an earlier one."""
    match event:
        case ev.ExhibitDescribed() | ev.PersonChanged():
            names = _DESCRIBED if isinstance(event, ev.ExhibitDescribed) else _CORRECTED
            return tuple(name for name in names if getattr(event, name) is not None)
        case ev.RestrictedChanged():
            return tuple(event.record)
        case ev.ExhibitClassified():
            return ("classification",)
        case ev.CaseChanged():
            return (event.field,)
        case ev.PolicyAdopted():
            return ("policy",)
        case ev.RuleChosen():
            return (f"rule {event.rule}",)
        case ev.PersonRoleSet() | ev.PersonRoleRemoved():
            return (f"role {event.person}",)
        case ev.ExhibitMoved():
            return ("order",)
        case ev.ExhibitWeighed():
            return ("bearing",)
        case _:
            return ()


def _is_empty(event: ev.Event, wrapper: ev.EntryMerged) -> bool:
    """Return whether all that an event changes stands otherwise here, by a later entry."""
    whole = isinstance(
        event,
        ev.ExhibitClassified
        | ev.CaseChanged
        | ev.PersonRoleSet
        | ev.PersonRoleRemoved
        | ev.ExhibitMoved
        | ev.PolicyAdopted
        | ev.ExhibitWeighed
        | ev.RuleChosen,
    )
    return whole and bool(set(changes_of(event)) & set(wrapper.standing))

"""Who reads and signs, after one more event."""

from __future__ import annotations

from typing import assert_never

from immutables import Map
from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case import rotation, two_people
from evidence_desk.case.state import Case
from evidence_desk.case.values import Member, Vouched


def change_members(
    case: Case,
    entry: ev.Recorded,
    event: ev.MemberEvent,
) -> Case:
    """Return the case with what one event changes of who reads and signs."""
    match event:
        case ev.PersonBound():
            member = Member(
                name=event.name,
                role=event.role,
                initials=event.initials,
                organisation=event.organisation,
                recipient=event.recipient,
                signer=event.signer,
                slot=event.slot,
                admitted=event.admitted,
                until=event.until,
            )
            recovering = case.recovering
            if event.signer in recovering:
                recovering = recovering.delete(event.signer)
            key = event.signer or event.recipient
            return structs.replace(case, members=case.members.set(key, member), recovering=recovering)
        case ev.ReaderRemoved():
            members = case.members
            for key, member in case.members.items():
                if member.recipient == event.recipient:
                    members = members.set(key, structs.replace(member, removed=True, slot=None))
            case = structs.replace(case, members=members)
            return two_people.done(case, entry, event.two_people)
        case ev.EpochBegan():
            members = case.members
            for key, member in case.members.items():
                slot = event.slots.get(member.recipient)
                if slot is not None:
                    members = members.set(key, structs.replace(member, slot=slot))
            return structs.replace(case, members=members, epoch=case.epoch + 1, recipient=event.recipient)
        case ev.RecoveryBegan():
            return structs.replace(
                case, recovering=case.recovering.set(event.signer, f"{entry.actor} {event.recipient}")
            )
        case ev.ReaderUntil():
            reader = case.members.get(event.reader)
            if reader is None:
                return case
            reader = structs.replace(reader, until=event.until)
            return structs.replace(case, members=case.members.set(event.reader, reader))
        case ev.KeyVouched():
            return _vouched(case, entry, event)
        case ev.KeyRotated():
            return rotation.folded(case, entry, event)
        case _:
            assert_never(event)


def _vouched(case: Case, entry: ev.Recorded, event: ev.KeyVouched) -> Case:
    """Return the case with what somebody said of a key, in place of what they said before."""
    said = Vouched(by=entry.actor, at=entry.at, how=event.how, note=event.note)
    for name in ("members", "producers"):
        people: Map[str, Member] = getattr(case, name)
        known = people.get(event.key)
        if known is not None:
            kept = tuple(one for one in known.vouched if one.by != entry.actor)
            known = structs.replace(known, vouched=(*kept, said))
            return structs.replace(case, **{name: people.set(event.key, known)})
    return case

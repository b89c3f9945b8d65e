"""Who reads and signs, after one more event."""

from __future__ import annotations

from typing import assert_never

from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case.state import Case
from evidence_desk.case.values import Member


def change_members(
    case: Case,
    entry: ev.Recorded,
    event: ev.PersonBound | ev.ReaderRemoved | ev.EpochBegan | ev.RecoveryBegan,
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
            return structs.replace(case, members=members)
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
        case _:
            assert_never(event)

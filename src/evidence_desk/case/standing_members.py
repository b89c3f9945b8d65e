"""Who may let readers in and out, give their time an end, vouch for keys, and go on with new ones of their own."""

from __future__ import annotations

from typing import assert_never

from evidence_desk.case import events as ev
from evidence_desk.case import rotation, two_people
from evidence_desk.case.state import Case
from evidence_desk.case.values import Member

MANAGERS = frozenset({"dsl", "deputy"})
_NEVER_READ = frozenset({"staff", "recovery-holder"})


Event = (
    ev.PersonBound
    | ev.ReaderRemoved
    | ev.EpochBegan
    | ev.ReaderUntil
    | ev.KeyVouched
    | ev.KeyRotated
    | ev.TwoPeopleAsked
    | ev.TwoPeopleAgreed
    | ev.TwoPeopleEnded
)


def objection(case: Case, actor: str, member: Member, event: Event) -> str:
    """Return why an entry about who reads, signs or agrees cannot stand, or an empty string."""
    match event:
        case ev.PersonBound() | ev.ReaderRemoved() | ev.EpochBegan() | ev.ReaderUntil():
            return _objection_to_membership(case, actor, member, event)
        case ev.KeyVouched():
            return _objection_to_vouching(case, actor, event)
        case ev.KeyRotated():
            return _objection_to_rotation(case, actor, member, event)
        case ev.TwoPeopleAsked():
            return two_people.objection_to_asking(case, event.act, event.subject, event.reason, actor)
        case ev.TwoPeopleAgreed():
            return two_people.objection_to_agreeing(case, case.two_people.get(event.asked), actor)
        case ev.TwoPeopleEnded():
            return two_people.objection_to_ending(case, case.two_people.get(event.asked), actor, event.reason)
        case _:
            assert_never(event)


def objection_to_action(case: Case, actor: str, event: ev.ActionRecorded) -> str:
    """A hold ends when two people agreed that it does, and nothing else is done in their name."""
    if event.kind != two_people.HOLD_RELEASED:
        return "it names an asking that it does not do" if event.two_people else ""
    asking = case.two_people.get(event.two_people)
    subject = asking.subject if asking is not None else ""
    return two_people.objection_to_doing(case, "release-hold", subject, actor, event.two_people)


def term_over(member: Member | None, at: str) -> bool:
    """Return whether a reader's time in the case has ended at `at`, UTC text."""
    return member is not None and bool(member.until) and at >= member.until


def _objection_to_membership(
    case: Case,
    actor: str,
    member: Member,
    event: ev.PersonBound | ev.ReaderRemoved | ev.EpochBegan | ev.ReaderUntil,
) -> str:
    """Readers are let in and out by the DSL, a deputy, or whoever founded the case; names never move.

    A DSL is taken out by two people, and no new epoch leaves out a reader who was not taken out.
    """
    founder = two_people.key_now(case, case.opened_by)
    if member.role not in MANAGERS and member.signer != founder:
        return "only the DSL or a deputy lets readers in or out"
    if isinstance(event, ev.PersonBound):
        return objection_to_binding(case, event)
    if isinstance(event, ev.EpochBegan):
        return _objection_to_slots(case, event.slots)
    if isinstance(event, ev.ReaderUntil):
        reader = case.members.get(event.reader)
        if reader is None or reader.removed or event.reader == actor:
            return "it gives an end to the time of no other reader"
        return "a DSL's time has no end of its own" if reader.role == "dsl" and event.until else ""
    if event.recipient == member.recipient:
        return "nobody removes themselves"
    leads = [m for m in case.members.values() if m.recipient == event.recipient and m.role == "dsl"]
    for lead in leads:
        if not lead.removed:
            subject = lead.signer or lead.recipient
            return two_people.objection_to_doing(case, "remove-reader", subject, actor, event.two_people)
    return ""


def objection_to_binding(case: Case, event: ev.PersonBound) -> str:
    """A key is one person's, its initials are nobody else's, and nobody reads who only puts in."""
    if (event.signer or event.recipient) in case.members:
        return "a key is bound to a person twice"
    if event.role in _NEVER_READ:
        return f"somebody with the role {event.role} does not read a case"
    if event.role == "dsl" and event.until:
        return "a DSL's time has no end of its own"
    others = (*case.members.items(), *case.producers.items())
    taken = {m.initials for key, m in others if key != event.signer and m.signer}
    if event.signer and (not event.initials or event.initials in taken):
        return "the initials are somebody else's"
    return ""


def _objection_to_slots(case: Case, slots: dict[str, int], leaving: str = "", joining: str = "") -> str:
    """Every reader who stays, and nobody else, has a slot in a new epoch."""
    staying = {m.recipient for m in case.members.values() if not m.removed} - {leaving} | {joining} - {""}
    return "" if set(slots) == staying else "a new epoch leaves out a reader who stays, or lets one in"


def _objection_to_vouching(case: Case, actor: str, event: ev.KeyVouched) -> str:
    """One vouches for another's key that the case knows; what the old key says of the new one is in the rotation."""
    known = case.members.get(event.key) or case.producers.get(event.key)
    if known is None or known.removed or event.how == "old-key":
        return "it vouches for no key in force"
    return "nobody vouches for their own key" if event.key == actor else ""


def _objection_to_rotation(case: Case, actor: str, member: Member, event: ev.KeyRotated) -> str:
    """Anybody in the case goes on with new keys of their own; all readers stay."""
    return rotation.objection(case, actor, event) or _objection_to_slots(
        case, event.slots, leaving=member.recipient, joining=event.recipient
    )

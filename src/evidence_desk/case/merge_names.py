"""What the entries of another copy are called here, where both copies gave the same name to different things.

Source: docs/format/copies.md.
"""

from __future__ import annotations

from typing import Literal

from evidence_desk.base.errors import BadInput
from evidence_desk.case import events as ev
from evidence_desk.case import fold_merge, provenance, rules
from evidence_desk.case.state import Case

Relation = Literal["same", "behind", "ahead", "beside"]


def subject_of(case: Case, event: ev.Event) -> str:
    """Return the id here of whom or what a change is about; nothing for what is about no one thing."""
    if isinstance(event, ev.PersonChanged):
        return event.person
    if isinstance(event, ev.ExhibitMoved):
        return ""
    return fold_merge.exhibit_of(case, getattr(event, "exhibit", ""))


def name_for(case: Case, original: ev.Recorded, theirs: Case) -> str:
    """Return the reference, pseudonym or initials that an entry gets here, or nothing when its own are free."""
    match original.event:
        case ev.ExhibitAdded() | ev.RestrictedRecorded() as added:
            origin = added.origin
            if origin is not None and case.drop_items.get(provenance.place_of(origin), ""):
                return ""
            producer = original.actor if origin is None else theirs.drops[origin.drop].founder
            member = case.producer(producer)
            mine = member is not None and added.reference.rpartition("/")[0] == member.initials
            return "" if mine and added.reference not in case.by_ref else rules.next_reference(case, producer)
        case ev.PersonAdded() as person:
            taken = {one.pseudonym for one in case.people.values()}
            return rules.pseudonym_for(case, person.kind) if person.pseudonym in taken else ""
        case ev.PersonBound() as bound if bound.signer and case.producer(bound.signer) is None:
            given = rules.initials_for(case, bound.initials, bound.signer)
            return given if given != bound.initials else ""
        case ev.DropTaken() as taken:
            founder = provenance.checkpoint_of(taken.drop, taken.founding, taken.checkpoint).founder
            known = case.producer(founder)
            given = known.initials if known is not None else rules.initials_for(case, taken.initials, founder)
            return given if given != taken.initials else ""
        case _:
            return ""


def nothing_to_join(relation: Relation) -> BadInput:
    """Return what is said when the other copy has nothing that this one has not, or all of it."""
    return BadInput("nothing to join", _NOTHING[relation])


_NOTHING: dict[Relation, str] = {
    "same": "Both files hold the same record. Nothing was changed. Keep one of them and put the other away.",
    "behind": "This copy has all that the other one has, and more. Nothing was changed. Put the other one away.",
    "ahead": "The other file goes on from this one and has all of it. Nothing was changed. Open the other one, and put "
    "this one away.",
}

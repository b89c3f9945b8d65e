"""Which way exhibits point, what was looked for, which packs were made and who was given them."""

from __future__ import annotations

from typing import Final, assert_never

from msgspec import structs

from evidence_desk.case import disclosing, fold_stamps
from evidence_desk.case import events as ev
from evidence_desk.case.pack_values import EnquiryMade, GivenCopy, KnownPack, Weighed
from evidence_desk.case.state import Case

NOTE_MAX: Final = 20_000  # characters
TO_MAX: Final = 2_000
COPY_MAX: Final = 9_999


def objection(case: Case, entry: ev.Recorded, event: ev.PackEvent) -> str:
    """Return why an entry about packs cannot stand, or an empty string."""
    match event:
        case ev.PackMade():
            if event.pack in case.packs:
                return "a pack has the id of another"
            return objection_to_texts(event) or disclosing.objection(case, event)
        case ev.ExhibitWeighed():
            return objection_to_weighing(case, event)
        case ev.EnquiryRecorded():
            return (
                "its id is taken by another entry"
                if entry.id in case.enquiries
                else objection_to_texts(event)
            )
        case ev.PackGiven():
            return (
                "its id is taken by another entry"
                if entry.id in case.given
                else objection_to_giving(case, event)
            )
        case ev.PackStamped():
            return fold_stamps.objection(case, event)
        case _:
            assert_never(event)


def objection_to_weighing(case: Case, event: ev.ExhibitWeighed) -> str:
    """Return why nobody can say this of an exhibit, or an empty string."""
    exhibit = case.exhibits.get(event.exhibit)
    if exhibit is not None and exhibit.status == "erased":
        return "the exhibit was erased"
    return objection_to_texts(event)


def objection_to_giving(case: Case, event: ev.PackGiven) -> str:
    """Return why a copy cannot have been given so, or an empty string."""
    if event.pack not in case.packs:
        return "no pack of this id was made of this case"
    return objection_to_texts(event)


def objection_to_texts(event: ev.PackMade | ev.ExhibitWeighed | ev.EnquiryRecorded | ev.PackGiven) -> str:
    """Return what is missing or too long in an entry, wherever it was written, or an empty string."""
    match event:
        case ev.PackMade():
            texts = (event.to, event.basis, *event.left_out.values())
            return "its texts are too long" if any(len(text) > TO_MAX for text in texts) else ""
        case ev.ExhibitWeighed():
            return "" if _said(event.note, NOTE_MAX) else "it says no reason, or one that is too long"
        case ev.EnquiryRecorded():
            good = _said(event.what, TO_MAX) and _said(event.why, NOTE_MAX)
            return "" if good else "an enquiry says what was looked for, and what came of it or why not"
        case ev.PackGiven():
            if not _said(event.to, TO_MAX) or not _said(event.basis, TO_MAX) or len(event.role) > TO_MAX:
                return "it says whom it was given to, and on which basis"
            return "" if 1 <= event.copy <= COPY_MAX else "the number of the copy is none"
        case _:
            assert_never(event)


def fold(case: Case, entry: ev.Recorded, event: ev.PackEvent) -> Case:
    """Return the case after an entry about packs; one about something unknown changes nothing."""
    match event:
        case ev.PackMade():
            return _made(case, entry, event)
        case ev.ExhibitWeighed():
            if event.exhibit not in case.exhibits:
                return case
            weighed = Weighed(bearing=event.bearing, note=event.note, who=entry.actor, at=entry.at)
            return structs.replace(case, bearings=case.bearings.set(event.exhibit, weighed))
        case ev.EnquiryRecorded():
            made = EnquiryMade(
                id=entry.id,
                what=event.what,
                outcome=event.outcome,
                why=event.why,
                who=entry.actor,
                at=entry.at,
            )
            return structs.replace(case, enquiries=case.enquiries.set(entry.id, made))
        case ev.PackGiven():
            if event.pack not in case.packs:
                return case
            given = GivenCopy(
                id=entry.id,
                pack=event.pack,
                copy=event.copy,
                to=event.to,
                role=event.role,
                basis=event.basis,
                at=event.given_at,
                who=entry.actor,
            )
            return structs.replace(case, given=case.given.set(entry.id, given))
        case ev.PackStamped():
            return fold_stamps.fold(case, event)
        case _:
            assert_never(event)


def copies_given(case: Case) -> list[GivenCopy]:
    """Return the copies that were given, in the order of the times stated."""
    return sorted(case.given.values(), key=lambda one: (one.at, one.copy, one.id))


def next_copy(case: Case) -> int:
    """Return the number of the next copy: they are counted over all packs of the case."""
    return max((one.copy for one in case.given.values()), default=0) + 1


def _made(case: Case, entry: ev.Recorded, event: ev.PackMade) -> Case:
    if event.pack in case.packs:  # from another copy of the case; the first one counts
        return case
    made = KnownPack(
        id=event.pack,
        kind=event.kind,
        at=entry.at,
        who=entry.actor,
        sha256=event.sha256,
        to=event.to,
        basis=event.basis,
        stamped_at=event.signed.stamped_at if event.signed else "",
        waiting=event.signed is not None and event.signed.waiting,
    )
    return structs.replace(case, packs=case.packs.set(event.pack, made))


def _said(text: str, most: int) -> bool:
    return bool(text.strip()) and len(text) <= most

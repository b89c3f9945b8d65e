"""What is erased, and what is disposed of as a whole: who may, and the case after it.

One exhibit goes with all that belongs to it, by one person who may manage readers, for a reason and on an authority. A
whole case goes when two people agree, it is closed, and nothing in it waits. Neither goes under a hold, and nothing
that is locked for the police goes this way at all. The rules hold for every reader of a case, whatever program wrote
it.

Source: docs/format/sealing.md section 3.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case import gate, holding, questions, two_people
from evidence_desk.case.closure import closure
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit

_MANAGERS = frozenset({"dsl", "deputy"})
DISPOSE = "dispose"


def to_erase(case: Case, names: Collection[str]) -> list[Exhibit]:
    """Return all that goes with these exhibits and is still held, in order."""
    return [
        e for e in closure(case, names) if e.status in {"held", "damaged"} and e.kind != "restricted-record"
    ]


def remains_of(items: Sequence[Exhibit]) -> tuple[ev.Remains, ...]:
    """Return what stays known of these exhibits."""
    return tuple(
        ev.Remains(
            exhibit=e.id,
            reference=e.ref,
            kind=e.kind,
            sha256=e.sha256,
            size=e.size,
            captured_at=e.captured_at.utc,
        )
        for e in items
    )


def leaves_of(case: Case, items: Sequence[Exhibit]) -> tuple[int, ...]:
    """Return the members that hold the bytes of these exhibits and the pictures made from them, and of no other."""
    names = {item.id for item in items}
    mine, others = set[int](), set[int]()
    for exhibit in case.exhibits.values():
        leaves = {leaf for leaf in (exhibit.blob, *exhibit.renditions) if leaf is not None}
        (mine if exhibit.id in names else others).update(leaves)
    return tuple(sorted(mine - others))


# -- who may --------------------------------------------------------------------------------------------------


def objection_to_erasing(case: Case, names: Collection[str]) -> str:
    """Return why these exhibits cannot be erased, or an empty string; who asks is looked at elsewhere."""
    if reason := holding.objection_to_erasing(case):
        return reason
    belonging = closure(case, names)
    if not belonging or any(name not in case.exhibits for name in names):
        return "it names no exhibit"
    for exhibit in belonging:
        if exhibit.status == "locked" or exhibit.sha256 in case.blocked:
            return f"{exhibit.ref} is locked for the police, and only they decide"
        if exhibit.kind == "restricted-record":
            return f"{exhibit.ref} is a record in words only, and stays"
        if any(answer.answer != "no" for answer in exhibit.picture_answers):
            return f"{exhibit.ref} waits to be locked for the police"
    if not to_erase(case, names):
        return "it was erased before"
    return _still_asked(case, belonging)


def _still_asked(case: Case, belonging: Sequence[Exhibit]) -> str:
    """Return what is still to be answered about these exhibits, or an empty string: till then they stay."""
    if questions.waits_for_police(case):
        return "the police have not been told of something in the case, or asked that nobody acts yet"
    raised = questions.unanswered(case)
    asked = {
        picture.id: name
        for name in gate.asking_in(case, gate.ASKS_ABOUT_EVERY_PICTURE)
        for picture in gate.unanswered_pictures(case, name)
    }
    for exhibit in belonging:
        for name, exhibits in raised.items():
            if exhibit.id in exhibits:
                return f"{exhibit.ref} raises a question that is open: {name}"
        if exhibit.id in asked:
            return f"{asked[exhibit.id]} was chosen, and {exhibit.ref} is not answered for"
    return ""


def objection(case: Case, actor: str, event: ev.ExhibitsErased | ev.CaseDisposed) -> str:
    """Return why an entry that takes something away for good cannot stand, or an empty string."""
    if isinstance(event, ev.CaseDisposed):
        return _objection_to_disposed(case, actor, event)
    member = two_people.active(case, actor)
    if member is None or member.role not in _MANAGERS:
        return "only the DSL or a deputy erases an exhibit"
    if not event.reason.strip() or not event.authority.strip():
        return "it gives no reason, or says not on whose authority"
    if reason := objection_to_erasing(case, event.exhibits):
        return reason
    items = to_erase(case, event.exhibits)
    if event.remains != remains_of(items):
        return "it does not name all that belongs together, as it was"
    return (
        ""
        if event.erased == leaves_of(case, items)
        else "it takes out other bytes than those of its exhibits"
    )


def _objection_to_disposed(case: Case, actor: str, event: ev.CaseDisposed) -> str:
    if reason := two_people.objection_to_doing(case, DISPOSE, "", actor, event.two_people):
        return reason
    if not event.certificate.strip() or not event.authority.strip() or not event.reason.strip():
        return "a disposal has a certificate, a reason and an authority"
    asked = case.two_people[event.two_people].leaf
    if any(exhibit.added_leaf > asked for exhibit in case.exhibits.values()):
        return "something was added after it was asked"
    return holding.objection_to_disposal(case)


def objection_after(case: Case, event: ev.Event) -> str:
    """Return why nothing more can be written into a case that was disposed of, or an empty string."""
    about_the_file = isinstance(
        event, ev.TailSetAside | ev.LockBroken | ev.ClockJumped | ev.OlderCopyAccepted
    )
    return (
        f"the case was disposed of, certificate {case.disposed}"
        if case.disposed and not about_the_file
        else ""
    )


# -- after an entry -------------------------------------------------------------------------------------------


def fold(case: Case, entry: ev.Recorded, event: ev.ExhibitsErased | ev.CaseDisposed) -> Case:
    """Return the case after one of the two."""
    if isinstance(event, ev.CaseDisposed):
        gone = structs.replace(case, disposed=event.certificate)
        return two_people.done(gone, entry, event.two_people)
    for name in event.exhibits:
        old = case.exhibits.get(name)
        if old is not None and old.status != "locked":
            case = case.with_exhibit(erased(old, event.reason, entry.at))
    return case


def erased(exhibit: Exhibit, reason: str, at: str) -> Exhibit:
    """Return what stands in the place of an exhibit whose bytes are gone."""
    return structs.replace(
        exhibit,
        status="erased",
        status_reason=reason,
        status_at=at,
        blob=None,
        renditions=(),
        inspection={},
    )

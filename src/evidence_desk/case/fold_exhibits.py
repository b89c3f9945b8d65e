"""The exhibits of a case after one more event."""

from __future__ import annotations

from typing import assert_never

from immutables import Map
from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case import fold_approvals, fold_drops, fold_monitoring, order, questions
from evidence_desk.case.state import Case
from evidence_desk.case.values import (
    Classification,
    Exhibit,
    GateAnswer,
    Note,
    PersonRole,
    PictureAnswer,
    Source,
)

_NUMBER_DIGITS = 15  # of a reference; what is longer was not given by this program and counts as no number


def add_exhibit(case: Case, entry: ev.Recorded, event: ev.ExhibitAdded | ev.RestrictedRecorded) -> Case:
    """Return the case with an exhibit, or a text-only record, that was not in it."""
    if isinstance(event, ev.RestrictedRecorded):
        exhibit = _record(case, entry, event)
        case = structs.replace(case, police_tasks=case.police_tasks.set(entry.id, entry.at))
    else:
        exhibit = _kept(entry, event)
    case = fold_approvals.used(case, entry.id, exhibit.gate)
    case, exhibit = _of_one_class(case, exhibit)
    initials, _, number = exhibit.ref.rpartition("/")
    counted = number.isascii() and number.isdecimal() and len(number) <= _NUMBER_DIGITS
    last = max(case.last_number.get(initials, 0), int(number) if counted else 0)
    return structs.replace(
        order.added(fold_drops.account(case, event.origin, entry.id), exhibit.id).with_exhibit(exhibit),
        by_ref=case.by_ref.set(exhibit.ref, exhibit.id),
        last_number=case.last_number.set(initials, last),
    )


def _of_one_class(case: Case, exhibit: Exhibit) -> tuple[Case, Exhibit]:
    """Return both with equal bytes bound by one class: what one person had stopped, no other makes free by a No."""
    if not case.approvals or not exhibit.sha256:  # without leave nothing of a class was ever kept
        return case, exhibit
    equal = [other for other in case.exhibits.values() if other.sha256 == exhibit.sha256]
    bound = next((one.gate.gate_class for one in (exhibit, *equal) if one.gate.gate_class != "none"), "none")
    for other in equal:
        if other.gate.gate_class == "none" != bound:
            gate = structs.replace(other.gate, gate_class=bound)
            case = case.with_exhibit(structs.replace(other, gate=gate))
    if exhibit.gate.gate_class == "none" != bound:
        exhibit = structs.replace(exhibit, gate=structs.replace(exhibit.gate, gate_class=bound))
    return case, exhibit


def _record(case: Case, entry: ev.Recorded, event: ev.RestrictedRecorded) -> Exhibit:
    origin = event.origin
    sender = fold_drops.sender_of(case, origin, entry.actor)
    return Exhibit(
        id=entry.id,
        ref=event.reference,
        kind="restricted-record",
        media_type="",
        size=0,
        sha256="",
        captured_at=event.recorded_at,
        captured_by=sender,
        method="restricted record",
        grade="D",
        gate=GateAnswer(
            answer="not-needed",
            who=sender,
            at=origin.at if origin is not None else entry.at,
            wording=event.wording,
        ),
        added_leaf=entry.leaf,
        commit_size=entry.seen.size,
        restricted=event.record,
        drop=origin.drop if origin is not None else "",
        drop_item=origin.item if origin is not None else "",
        extra=event.extra,
    )


def _kept(entry: ev.Recorded, event: ev.ExhibitAdded) -> Exhibit:
    origin = event.origin
    return Exhibit(
        id=entry.id,
        ref=event.reference,
        kind=event.kind,
        media_type=event.media_type,
        size=event.size,
        sha256=event.sha256,
        blob=event.blob,
        captured_at=event.captured_at,
        captured_by=event.captured_by,
        method=event.method,
        grade=event.grade,
        gate=event.gate,
        added_leaf=entry.leaf,
        commit_size=entry.seen.size,
        drop=origin.drop if origin is not None else "",
        drop_item=origin.item if origin is not None else "",
        extra=event.extra,
    )


def change_exhibit(
    case: Case,
    entry: ev.Recorded,
    event: ev.ExhibitChange,
) -> Case:
    """Return the case with what one event changes of an exhibit; one that does not exist changes nothing."""
    old = case.exhibits.get(event.exhibit)
    if old is None:
        return case
    match event:
        case ev.ExhibitDescribed():
            return case.with_exhibit(_described(case, old, entry, event))
        case ev.ExhibitInspected() if event.machine_text is not None:
            return case.with_exhibit(_read(old, event))
        case ev.ExhibitInspected():
            return case.with_exhibit(
                structs.replace(
                    old, inspection=event.findings, renditions=(*old.renditions, *event.renditions)
                )
            )
        case ev.ExhibitClassified():
            given = _classified(case, old, entry, event.classification)
            case = with_triggers(case, entry, event)
            return case.with_exhibit(structs.replace(old, classification=given))
        case ev.ExhibitDamaged() if old.status != "held":
            return case  # a lock is not taken off by a defect
        case ev.ExhibitDamaged():
            return case.with_exhibit(
                structs.replace(old, status="damaged", status_reason=event.what, status_at=entry.at)
            )
        case ev.PictureAnswered():
            answer = PictureAnswer(answer=event.answer, because=event.because, who=entry.actor, at=entry.at)
            return case.with_exhibit(structs.replace(old, picture_answers=(*old.picture_answers, answer)))
        case ev.PersonRoleSet():
            kept = tuple(role for role in old.people if role.person != event.person)
            role = PersonRole(person=event.person, role=event.role)
            given_part = structs.replace(old, people=(*kept, role))
            return questions.noted_staff(case.with_exhibit(given_part), entry.at, given_part)
        case ev.PersonRoleRemoved():
            kept = tuple(role for role in old.people if role.person != event.person)
            return case.with_exhibit(structs.replace(old, people=kept))
        case ev.RestrictedChanged() if old.kind != "restricted-record":
            return case  # an exhibit has no such fields
        case ev.RestrictedChanged():
            return case.with_exhibit(structs.replace(old, restricted={**old.restricted, **event.record}))
        case ev.MonitoringMarked():
            return fold_monitoring.fold(case, event)
        case _:
            assert_never(event)


def _read(old: Exhibit, event: ev.ExhibitInspected) -> Exhibit:
    """Return an exhibit with machine-read words, which go when it is locked or removed like all made from it."""
    if old.status != "held" or event.renditions != (event.machine_text,):
        return old
    return structs.replace(
        old,
        renditions=(*event.renditions, *old.renditions),  # the page-ready picture stays the last
        machine_text=event.machine_text,
        machine_reader=event.engine,
    )


def _classified(case: Case, old: Exhibit, entry: ev.Recorded, given: Classification) -> Classification:
    """Return a classification with its author, time and policy; chosen Cs stay whoever's choice they were."""
    before, by = old.classification, ""
    if given.four_cs_chosen:
        same = before is not None and before.four_cs_chosen and before.four_cs == given.four_cs
        by = before.four_cs_by if before is not None and same else entry.actor
    return structs.replace(
        given, who=entry.actor, at=entry.at, four_cs_by=by, under=given.under or case.policy
    )


def with_triggers(case: Case, entry: ev.Recorded, event: ev.ExhibitClassified) -> Case:
    """Return the case with what was ever chosen in it: it asks about pictures, whatever is chosen later."""
    given, triggers = event.classification, case.triggers
    for name in (*given.triggers, *(tag.id for tag in given.criminal)):
        if name not in triggers:
            triggers = triggers.set(name, entry.leaf)
    since = case.since
    for name in given.triggers:
        since = since if name in since else since.set(name, entry.at)
    return structs.replace(case, triggers=triggers, since=since)


def _described(case: Case, old: Exhibit, entry: ev.Recorded, event: ev.ExhibitDescribed) -> Exhibit:
    who = fold_drops.sender_of(case, event.origin, entry.actor)
    at = event.origin.at if event.origin is not None else entry.at
    source = old.source
    if event.source is not None:
        given = {name: value for name in Source.__struct_fields__ if (value := getattr(event.source, name))}
        source = structs.replace(source, **given)
    return structs.replace(
        old,
        caption=old.caption if event.caption is None else event.caption,
        source=source,
        proportionality=old.proportionality if event.proportionality is None else event.proportionality,
        notes=(*old.notes, *(Note(text=text, who=who, at=at) for text in event.notes)),
        derived_from=old.derived_from if event.derived_from is None else event.derived_from,
        capture=old.capture or event.capture or "",  # no later entry takes a part out of its capture
        extra={**old.extra, **event.extra},
    )


def seal(case: Case, entry: ev.Recorded, event: ev.ExhibitsSealed) -> Case:
    """Return the case with exhibits locked for the police and their bytes on the block-list."""
    before = case.blocked
    for name in event.exhibits:
        old = case.exhibits.get(name)
        if old is None or old.status == "erased":
            continue
        locked = structs.replace(
            old, status="locked", status_reason=event.reason, status_at=entry.at, renditions=()
        )
        case = structs.replace(
            case.with_exhibit(locked),
            blocked=case.blocked.set(old.sha256, old.id) if old.sha256 else case.blocked,
            seal_clocks=case.seal_clocks.set(old.id, entry.at),
            in_custody=_in_custody(case, old, event),
        )
    for digest in event.sha256:
        if digest not in case.blocked:
            case = structs.replace(case, blocked=case.blocked.set(digest, ""))
        case = blocked_again(case, digest, echo=event.equal_bytes and digest not in before)
    return case


def _in_custody(case: Case, exhibit: Exhibit, event: ev.ExhibitsSealed) -> Map[str, int]:
    """Return where sealed copies stand, with this exhibit's; the first one counts, whatever comes later."""
    found = [member.custody for member in event.members if member.leaf == exhibit.blob]
    if not found or exhibit.id in case.in_custody:
        return case.in_custody
    return case.in_custody.set(exhibit.id, found[0])


def blocked_again(case: Case, digest: str, *, echo: bool = False) -> Case:
    """Return the case after bytes were locked: an exception from before counts no more.

    Args:
        echo: they are locked here only because they are locked in another case on the device.
    """
    excepted, echoed = case.excepted, case.echoed
    if digest in excepted:
        excepted = excepted.delete(digest)
    if echo:
        echoed = echoed.set(digest, "")
    elif digest in echoed:
        echoed = echoed.delete(digest)
    return structs.replace(case, excepted=excepted, echoed=echoed)

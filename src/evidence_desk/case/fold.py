"""`apply` and `replay`: the state of a case from its signed events, pure and versioned (`FOLD_VERSION`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

from msgspec import structs

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.case import events as ev
from evidence_desk.case import order, provenance
from evidence_desk.case.standing import POLICE_TOLD, objection
from evidence_desk.case.state import Case
from evidence_desk.case.values import (
    Action,
    DropOrigin,
    Exhibit,
    GateAnswer,
    Member,
    Note,
    Person,
    PersonRole,
    PictureAnswer,
    Source,
    TakenDrop,
)

_NUMBER_DIGITS = 15  # of a reference; what is longer was not given by this program and counts as no number


def replay(case: Case, entries: Iterable[ev.Recorded]) -> Case:
    """Return the case after `entries`, each checked against the rules of who may do what.

    Raises:
        TamperedBundle: an event by a key that the case does not know, or that may not do this.
    """
    for entry in entries:
        reason = objection(case, entry)
        if reason:
            raise TamperedBundle(f"Entry {entry.leaf}", reason)
        case = apply(case, entry)
    return case


def apply(case: Case, entry: ev.Recorded) -> Case:
    """Return the case after one event; total over `Event` and free of I/O.

    An event about an exhibit that does not exist changes nothing but the counts: it stays in the handling
    log, where it can be seen.
    """
    case = structs.replace(
        case,
        events=case.events + 1,
        last_at=max(case.last_at, entry.at),
        last_monotonic_ms=entry.monotonic_ms,
        last_boot=entry.boot,
    )
    event = entry.event
    match event:
        case ev.ExhibitAdded() | ev.RestrictedRecorded():
            return _add_exhibit(case, entry, event)
        case (
            ev.ExhibitDescribed()
            | ev.ExhibitInspected()
            | ev.ExhibitClassified()
            | ev.ExhibitDamaged()
            | ev.PictureAnswered()
            | ev.PersonRoleSet()
            | ev.PersonRoleRemoved()
            | ev.RestrictedChanged()
        ):
            return _change_exhibit(case, entry, event)
        case ev.ExhibitsSealed():
            return _seal(case, entry, event)
        case ev.ExhibitMoved():
            return order.moved(case, event.exhibit, event.before)
        case ev.PersonBound() | ev.ReaderRemoved() | ev.EpochBegan() | ev.RecoveryBegan():
            return _change_members(case, entry, event)
        case ev.DropTaken() | ev.DropRejected():
            return _note_drop(case, entry, event)
        case ev.DropItemLeft():
            return _account(case, event.origin, "")
        case (
            ev.CaseCreated()
            | ev.CaseChanged()
            | ev.SchoolKeysFixed()
            | ev.ConcernRecorded()
            | ev.PersonAdded()
            | ev.PersonChanged()
            | ev.ActionRecorded()
            | ev.GateStopped()
        ):
            return _change_case(case, entry, event)
        case ev.UnknownEvent():
            return structs.replace(case, unknown=case.unknown + 1)
        case (
            ev.ExhibitViewed()
            | ev.ExhibitExtracted()
            | ev.PackMade()
            | ev.TailSetAside()
            | ev.LockBroken()
            | ev.ClockJumped()
            | ev.OlderCopyAccepted()
            | ev.DropBegun()
            | ev.RemovedEvent()
        ):
            return case
        case _:
            assert_never(event)


def _change_case(
    case: Case,
    entry: ev.Recorded,
    event: ev.CaseCreated
    | ev.CaseChanged
    | ev.SchoolKeysFixed
    | ev.ConcernRecorded
    | ev.PersonAdded
    | ev.PersonChanged
    | ev.ActionRecorded
    | ev.GateStopped,
) -> Case:
    match event:
        case ev.CaseCreated():
            return structs.replace(
                case,
                created=True,
                title=event.title,
                reference=event.reference,
                external_reference=event.external_reference,
                school=event.school,
                phase=event.phase,
                policy=event.policy,
                about_leadership=event.about_leadership,
                retention_class=event.retention_class,
                opened_at=entry.at,
                opened_by=entry.actor,
            )
        case ev.CaseChanged():
            changed: dict[str, Any] = {event.field: event.value}
            return structs.replace(case, **changed)
        case ev.SchoolKeysFixed():
            return structs.replace(case, school_keys=event.keys)
        case ev.ConcernRecorded():
            case = _account(case, event.origin, entry.id)
            return structs.replace(case, concern=(*case.concern, event.concern))
        case ev.PersonAdded():
            person = Person(
                id=entry.id,
                name=event.name,
                kind=event.kind,
                pseudonym=event.pseudonym,
                year_group=event.year_group,
                date_of_birth=event.date_of_birth,
                extra=event.extra,
            )
            return structs.replace(case, people=case.people.set(entry.id, person))
        case ev.PersonChanged():
            return _correct(case, event)
        case ev.GateStopped():
            return structs.replace(
                case, stops=case.stops + 1, police_tasks=case.police_tasks.set(entry.id, entry.at)
            )
        case ev.ActionRecorded():
            return _act(case, entry, event)
        case _:
            assert_never(event)


def _correct(case: Case, event: ev.PersonChanged) -> Case:
    """Correct a person; somebody nobody has named changes nothing."""
    person = case.people.get(event.person)
    if person is None:
        return case
    corrected = structs.replace(
        person,
        name=person.name if event.name is None else event.name,
        kind=person.kind if event.kind is None else event.kind,
        year_group=person.year_group if event.year_group is None else event.year_group,
        extra={**person.extra, **event.extra},
    )
    return structs.replace(case, people=case.people.set(person.id, corrected))


def _act(case: Case, entry: ev.Recorded, event: ev.ActionRecorded) -> Case:
    action = Action(
        id=entry.id,
        kind=event.kind,
        at=event.done_at,
        recorded_at=entry.at,
        who=entry.actor,
        fields=event.fields,
        exhibits=event.exhibits,
        reason=event.reason,
    )
    case = structs.replace(case, actions=case.actions.set(entry.id, action))
    if event.kind != POLICE_TOLD:
        return case
    clocks, tasks = case.seal_clocks, case.police_tasks
    for open_item in event.exhibits or (*clocks, *tasks):
        clocks = clocks.delete(open_item) if open_item in clocks else clocks
        tasks = tasks.delete(open_item) if open_item in tasks else tasks
    return structs.replace(case, seal_clocks=clocks, police_tasks=tasks)


def _change_members(
    case: Case,
    entry: ev.Recorded,
    event: ev.PersonBound | ev.ReaderRemoved | ev.EpochBegan | ev.RecoveryBegan,
) -> Case:
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


def _note_drop(case: Case, entry: ev.Recorded, event: ev.DropTaken | ev.DropRejected) -> Case:
    """Remember a drop by its checkpoint; one that cannot be read is kept in the log alone."""
    try:
        seen = provenance.checkpoint_of(event.drop, event.founding, event.checkpoint)
    except ValueError:
        return case
    drop = TakenDrop(
        drop=event.drop,
        founder=seen.founder,
        size=seen.size,
        root=seen.root,
        at=entry.at,
        who=entry.actor,
        rejected=event.reason if isinstance(event, ev.DropRejected) else "",
    )
    case = structs.replace(case, drops=case.drops.set(event.drop, drop))
    if isinstance(event, ev.DropRejected) or seen.founder in case.members:
        return case
    sender = Member(
        name=event.name,
        role=event.role,
        initials=event.initials,
        recipient="",
        signer=seen.founder,
        organisation=event.organisation,
    )
    return structs.replace(case, producers=case.producers.set(seen.founder, sender))


def _account(case: Case, origin: DropOrigin | None, name: str) -> Case:
    """Note which entry here took an item of a drop over."""
    if origin is None:
        return case
    return structs.replace(case, drop_items=case.drop_items.set(provenance.place_of(origin), name))


def _sender(case: Case, origin: DropOrigin | None, actor: str) -> str:
    """Return the key that an item is of: its sender's, or the actor's own."""
    drop = case.drops.get(origin.drop) if origin is not None else None
    return drop.founder if drop is not None else actor


def _add_exhibit(case: Case, entry: ev.Recorded, event: ev.ExhibitAdded | ev.RestrictedRecorded) -> Case:
    origin = event.origin
    if isinstance(event, ev.RestrictedRecorded):
        sender = _sender(case, origin, entry.actor)
        exhibit = Exhibit(
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
        case = structs.replace(case, police_tasks=case.police_tasks.set(entry.id, entry.at))
    else:
        exhibit = Exhibit(
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
    initials, _, number = exhibit.ref.rpartition("/")
    counted = number.isascii() and number.isdecimal() and len(number) <= _NUMBER_DIGITS
    last = max(case.last_number.get(initials, 0), int(number) if counted else 0)
    return structs.replace(
        order.added(_account(case, origin, entry.id), exhibit.id).with_exhibit(exhibit),
        by_ref=case.by_ref.set(exhibit.ref, exhibit.id),
        last_number=case.last_number.set(initials, last),
    )


def _change_exhibit(
    case: Case,
    entry: ev.Recorded,
    event: ev.ExhibitDescribed
    | ev.ExhibitInspected
    | ev.ExhibitClassified
    | ev.ExhibitDamaged
    | ev.PictureAnswered
    | ev.PersonRoleSet
    | ev.PersonRoleRemoved
    | ev.RestrictedChanged,
) -> Case:
    old = case.exhibits.get(event.exhibit)
    if old is None:
        return case
    match event:
        case ev.ExhibitDescribed():
            return case.with_exhibit(_described(case, old, entry, event))
        case ev.ExhibitInspected():
            return case.with_exhibit(
                structs.replace(
                    old, inspection=event.findings, renditions=(*old.renditions, *event.renditions)
                )
            )
        case ev.ExhibitClassified():
            given = structs.replace(event.classification, who=entry.actor, at=entry.at)
            triggers = case.triggers
            for name in (*given.triggers, *(tag.id for tag in given.criminal)):
                if name not in triggers:
                    triggers = triggers.set(name, entry.leaf)
            case = structs.replace(case, triggers=triggers)
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
            return case.with_exhibit(structs.replace(old, people=(*kept, role)))
        case ev.PersonRoleRemoved():
            kept = tuple(role for role in old.people if role.person != event.person)
            return case.with_exhibit(structs.replace(old, people=kept))
        case ev.RestrictedChanged() if old.kind != "restricted-record":
            return case  # an exhibit has no such fields
        case ev.RestrictedChanged():
            return case.with_exhibit(structs.replace(old, restricted={**old.restricted, **event.record}))
        case _:
            assert_never(event)


def _described(case: Case, old: Exhibit, entry: ev.Recorded, event: ev.ExhibitDescribed) -> Exhibit:
    who = _sender(case, event.origin, entry.actor)
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
        capture=old.capture if event.capture is None else event.capture,
        extra={**old.extra, **event.extra},
    )


def _seal(case: Case, entry: ev.Recorded, event: ev.ExhibitsSealed) -> Case:
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
        )
    for digest in event.sha256:
        if digest not in case.blocked:
            case = structs.replace(case, blocked=case.blocked.set(digest, ""))
    return case

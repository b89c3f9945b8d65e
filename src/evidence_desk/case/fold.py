"""`apply` and `replay`: the state of a case from its signed events, pure and versioned (`FOLD_VERSION`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

from msgspec import structs

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.case import events as ev
from evidence_desk.case import (
    fold_approvals,
    fold_chats,
    fold_closing,
    fold_disposal,
    fold_drops,
    fold_exhibits,
    fold_exits,
    fold_inbox,
    fold_looks,
    fold_members,
    fold_merge,
    fold_mistakes,
    fold_packs,
    fold_page,
    fold_policy,
    fold_procedures,
    fold_stamps,
    fold_transfer,
    order,
    questions,
    replacing,
    two_people,
)
from evidence_desk.case.standing import POLICE_TOLD, objection
from evidence_desk.case.state import Case
from evidence_desk.case.values import Action, Person


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
    if isinstance(event, ev.CaseEvent):
        return _change_case(case, entry, event)
    if isinstance(event, ev.MemberEvent):
        return fold_members.change_members(case, entry, event)
    if isinstance(event, ev.TogetherEvent):
        return two_people.fold(case, entry, event)
    if isinstance(event, ev.TransferEvent):
        return fold_transfer.apply(case, entry, event)
    if isinstance(event, ev.DisposalEvent):
        return fold_disposal.fold(case, entry, event)
    if isinstance(event, ev.ProcedureEvent):
        return fold_procedures.fold(case, entry, event)
    if isinstance(event, ev.PackEvent):
        return fold_packs.fold(case, entry, event)
    if isinstance(event, ev.PageEvent):
        return fold_page.fold(case, entry, event)
    if isinstance(event, ev.ChatEvent):
        return fold_chats.fold(case, event)
    if isinstance(event, ev.LookEvent):
        return fold_looks.fold(case, entry, event)
    if isinstance(event, ev.LogEvent):
        return case
    return _apply_to_exhibits(case, entry, event)


def _apply_to_exhibits(
    case: Case,
    entry: ev.Recorded,
    event: ev.ExhibitAdded
    | ev.RestrictedRecorded
    | ev.ExhibitChange
    | ev.ExhibitsSealed
    | ev.ExhibitMoved
    | ev.LockMistaken
    | ev.LockedDestroyed
    | ev.ExhibitReturned
    | ev.SchoolKeysReplaced
    | ev.DropTaken
    | ev.DropRejected
    | ev.DropItemAnswered
    | ev.DropItemStopped
    | ev.DropItemLeft
    | ev.CommitMerged
    | ev.EntryMerged
    | ev.CheckpointStamped
    | ev.ClockJumped
    | ev.UnknownEvent,
) -> Case:
    """Return the case after an event about exhibits and where they come from, or one this version does not know."""
    if isinstance(event, ev.ExhibitChange):
        return fold_exhibits.change_exhibit(case, entry, event)
    match event:
        case ev.ExhibitAdded() | ev.RestrictedRecorded():
            return fold_looks.with_clock(fold_exhibits.add_exhibit(case, entry, event), entry, event)
        case ev.ExhibitsSealed():
            return fold_exhibits.seal(case, entry, event)
        case ev.ExhibitMoved():
            return order.moved(case, event.exhibit, event.before)
        case ev.LockMistaken():
            return two_people.done(fold_mistakes.fold(case, entry, event), entry, event.two_people)
        case ev.LockedDestroyed():
            return two_people.done(fold_exits.fold(case, entry, event), entry, event.two_people)
        case ev.ExhibitReturned():
            return fold_mistakes.fold(case, entry, event)
        case ev.SchoolKeysReplaced():
            return replacing.folded(case, entry, event)
        case ev.DropTaken() | ev.DropRejected():
            return fold_drops.note_drop(case, entry, event)
        case ev.DropItemAnswered() | ev.DropItemStopped():
            return fold_inbox.answer_item(case, entry, event)
        case ev.DropItemLeft():
            return fold_drops.account(case, event.origin, "")
        case ev.CommitMerged():
            return fold_merge.note_commit(case, entry, event)
        case ev.EntryMerged():
            return fold_merge.join(case, entry, event, apply)
        case ev.CheckpointStamped():
            return fold_stamps.covered(case, event)
        case ev.ClockJumped():
            return fold_looks.clock_moved(case, entry)
        case ev.UnknownEvent():
            return structs.replace(case, unknown=case.unknown + 1)
        case _:
            assert_never(event)


def _change_case(
    case: Case,
    entry: ev.Recorded,
    event: ev.CaseEvent,
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
        case ev.CaseChanged() if event.field == "status":
            return (
                case  # what closed a case before `case-closed` was: it stands in the log and closes nothing
            )
        case ev.CaseChanged():
            changed: dict[str, Any] = {event.field: event.value}
            return structs.replace(case, **changed)
        case ev.SchoolKeysFixed():
            return structs.replace(case, school_keys=event.keys)
        case ev.ConcernRecorded():
            case = fold_drops.account(case, event.origin, entry.id)
            return questions.noted_staff(
                structs.replace(case, concern=(*case.concern, event.concern)), entry.at
            )
        case ev.PersonAdded():
            return _add_person(case, entry.id, event)
        case ev.PersonChanged():
            return questions.noted_staff(_correct(case, event), entry.at)
        case ev.GateStopped():
            return structs.replace(
                case, stops=case.stops + 1, police_tasks=case.police_tasks.set(entry.id, entry.at)
            )
        case ev.ActionRecorded():
            return _act(case, entry, event)
        case ev.PolicyAdopted():
            return fold_policy.adopted(case, event)
        case ev.CaseClosed() | ev.CaseReopened() | ev.RuleChosen():
            return fold_closing.fold(case, entry, event)
        case ev.GateApproved():
            return fold_approvals.approved(case, entry, event)
        case _:
            assert_never(event)


def _add_person(case: Case, ident: str, event: ev.PersonAdded) -> Case:
    person = Person(
        id=ident,
        name=event.name,
        kind=event.kind,
        pseudonym=event.pseudonym,
        year_group=event.year_group,
        date_of_birth=event.date_of_birth,
        also=event.also,
        extra=event.extra,
    )
    return structs.replace(case, people=case.people.set(ident, person))


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
        date_of_birth=person.date_of_birth if event.date_of_birth is None else event.date_of_birth,
        also=_also(person, event),
        extra={**person.extra, **event.extra},
    )
    return structs.replace(case, people=case.people.set(person.id, corrected))


def _also(person: Person, event: ev.PersonChanged) -> tuple[str, ...]:
    """Return what else somebody is called: nothing is taken off it, so that no pack names them by an older word."""
    before = (person.name,) if event.name is not None and event.name != person.name else ()
    return tuple(dict.fromkeys((*person.also, *before, *event.also)))


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
        leaf=entry.leaf,
    )
    case = two_people.done(
        structs.replace(case, actions=case.actions.set(entry.id, action)), entry, event.two_people
    )
    case = fold_closing.answered(case, entry, event)
    if event.kind != POLICE_TOLD and event.kind not in fold_exits.KNOWN_TO_POLICE:
        return case
    clocks, tasks = case.seal_clocks, case.police_tasks
    for open_item in event.exhibits or (*clocks, *tasks):
        clocks = clocks.delete(open_item) if open_item in clocks else clocks
        tasks = tasks.delete(open_item) if open_item in tasks else tasks
    return structs.replace(case, seal_clocks=clocks, police_tasks=tasks)

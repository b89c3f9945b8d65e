"""The handling log in words: one plain sentence for every kind of event (continuity)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from evidence_desk.case import events as ev
from evidence_desk.case.fold_merge import original_of
from evidence_desk.case.handing import says_handing
from evidence_desk.case.naming import Naming, moment
from evidence_desk.case.state import Case
from evidence_desk.case.story_chats import says_chat
from evidence_desk.case.story_closing import says_closing
from evidence_desk.case.story_disposal import says_disposal
from evidence_desk.case.story_drops import says_drop, sent_in
from evidence_desk.case.story_exhibits import says_exhibit
from evidence_desk.case.story_exits import says_destroyed
from evidence_desk.case.story_inbox import says_answer
from evidence_desk.case.story_looks import says_look
from evidence_desk.case.story_members import says_members, says_new_sheets, says_together
from evidence_desk.case.story_merge import says_merge
from evidence_desk.case.story_names import answered, because, pseudonym_of, ref_of, span, stopped
from evidence_desk.case.story_packs import says_pack
from evidence_desk.case.story_page import says_page
from evidence_desk.case.story_procedures import says_procedure
from evidence_desk.case.story_transfer import says_transfer
from evidence_desk.policy.model import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One entry of the handling log."""

    number: int  # from 1
    leaf: int
    at: str  # UTC; empty for an entry that was removed
    who: str
    actor: str  # fingerprint
    type: str
    says: str
    exhibits: tuple[str, ...]  # references
    detail: str = ""  # what stands in the entry beside the sentence; names, so it never goes into a pack


def line_of(case: Case, entry: ev.Recorded, number: int, policy: Policy | None = None) -> LogLine:
    """Return the log line of an entry, with names as the finished case, and the policy, know them."""
    member = case.members.get(entry.actor)
    who = member.name if member is not None and member.name else ""
    if not who:
        who = "recovery sheet" if isinstance(entry.event, ev.RecoveryBegan) else f"key {entry.actor[:16]}"
    event = entry.event
    return LogLine(
        number=number,
        leaf=entry.leaf,
        at=entry.at,
        who=who if entry.actor else "",
        actor=entry.actor,
        type=event.type_name if isinstance(event, ev.UnknownEvent) else event.TYPE,
        says=says(case, entry, policy),
        exhibits=tuple(ref_of(case, name) for name in concerned(entry)),
        detail=_known(event) if isinstance(event, ev.PersonAdded | ev.PersonChanged) else "",
    )


def concerned(entry: ev.Recorded) -> tuple[str, ...]:
    """Return the ids of the exhibits an entry is about."""
    event = entry.event
    if isinstance(event, ev.EntryMerged):
        original = original_of(event)
        return concerned(original) if original is not None else ()
    if isinstance(event, ev.ExhibitAdded | ev.RestrictedRecorded):
        return (entry.id,)
    if isinstance(
        event,
        ev.ExhibitsSealed
        | ev.LockMistaken
        | ev.LockedDestroyed
        | ev.ExhibitsErased
        | ev.PackMade
        | ev.ActionRecorded
        | ev.ProcedureBegun
        | ev.StepRecorded,
    ):
        return event.exhibits
    if isinstance(event, ev.ExhibitReturned):
        return (event.exhibit, event.returned)
    if isinstance(event, ev.HandoverMade):
        return tuple(dict.fromkeys((*event.originals, *event.proofs)))
    if isinstance(event, ev.ChatAttached):
        return tuple(name for name in (event.exhibit, event.chat) if name)
    if isinstance(event, ev.ExhibitMoved):
        return tuple(name for name in (event.exhibit, event.before) if name)
    name = getattr(event, "exhibit", "")
    return (name,) if name else ()


def says(case: Case, entry: ev.Recorded, policy: Policy | None = None) -> str:
    """Return the sentence for an entry; total over `Event`. Without a policy its ids stand for themselves."""
    event, names = entry.event, Naming(policy, case.labels)
    if isinstance(event, ev.CaseEvent):
        return _says_case(case, event, names)
    if isinstance(event, ev.MemberEvent):
        return says_members(case, event)
    if isinstance(event, ev.TogetherEvent):
        return says_together(case, event)
    if isinstance(event, ev.TransferEvent):
        return says_transfer(case, event)
    if isinstance(event, ev.ProcedureEvent):
        return says_procedure(case, event)
    if isinstance(event, ev.PackEvent):
        return says_pack(case, event)
    if isinstance(event, ev.PageEvent):
        return says_page(case, event)
    if isinstance(event, ev.ChatEvent):
        return says_chat(case, event)
    if isinstance(event, ev.HandoverEvent):
        return says_handing(case, event)
    match event:
        case ev.SchoolKeysReplaced():
            return says_new_sheets(event)
        case ev.LockedDestroyed():
            return says_destroyed(case, event)
        case ev.ExhibitsErased() | ev.CaseDisposed():
            return says_disposal(event, names)
        case ev.DropBegun() | ev.DropItemWithdrawn() | ev.DropTaken() | ev.DropItemLeft() | ev.DropRejected():
            return says_drop(event)
        case ev.DropItemAnswered() | ev.DropItemStopped():
            return says_answer(event)
        case ev.CommitMerged() | ev.EntryMerged():
            return says_merge(case, event, lambda at, one: says(at, one, policy))
        case ev.UnknownEvent():
            return f"Unknown entry of type “{event.type_name}”, kept as it is."
        case ev.RemovedEvent():
            return "Entry removed by a later entry."
        case ev.SecondLook() | ev.ClockChecked() | ev.CheckpointStamped():
            return says_look(case, event)
        case ev.TailSetAside() | ev.LockBroken() | ev.ClockJumped() | ev.OlderCopyAccepted():
            return _says_file(event)
        case _:
            return says_exhibit(case, event, names)


def _says_case(case: Case, event: ev.CaseEvent, names: Naming) -> str:
    match event:
        case ev.CaseCreated():
            return f"Opened the case “{event.title}” under policy {event.policy.id} {event.policy.version}."
        case ev.CaseChanged() if event.field == "status":
            return f"Noted the status “{event.value}”; it closes and opens nothing." + because(event.reason)
        case ev.CaseChanged():
            changed = f"Changed the {event.field.replace('_', ' ')} of the case to “{event.value}”."
            return changed + because(event.reason)
        case ev.SchoolKeysFixed():
            return "Fixed the school's recovery and custody keys for this case."
        case ev.ConcernRecorded():
            return f"Recorded the concern{sent_in(event.origin)}."
        case ev.PersonAdded():
            return f"Added {event.pseudonym} ({event.kind}) to the people of the case."
        case ev.PersonChanged():
            return _says_correction(case, event)
        case ev.ActionRecorded():
            facts = names.facts(event.kind, event.fields)
            done = f"Recorded: {names.action(event.kind)}, {moment(event.done_at)}."
            return done + (f" {stopped(facts)}" if facts else "") + because(event.reason)
        case ev.PolicyAdopted():
            pin = event.policy
            return f"Put the case under policy {pin.id} {pin.version}.{because(event.reason)}"
        case ev.CaseClosed() | ev.CaseReopened() | ev.RuleChosen() | ev.GateApproved():
            return says_closing(event, names)
        case ev.GateStopped():
            return (
                f"The stop question kept something out ({event.route}, answered "
                f"{answered(event.answer, event.gate_class)}, {event.files} item{'s' if event.files != 1 else ''}). "
                "Nothing was read or kept."
                + (f" The clipboard's entry was {event.clipboard}." if event.clipboard else "")
            )
        case _:
            assert_never(event)


def _says_file(event: ev.TailSetAside | ev.LockBroken | ev.ClockJumped | ev.OlderCopyAccepted) -> str:
    """Return the sentence for what happened to the case's file, its lock or this computer's clock."""
    match event:
        case ev.TailSetAside():
            return f"Set aside {event.size:,} bytes of unfinished writing or added bytes after the last saved entry."
        case ev.LockBroken():
            return (
                f"Broke the lock that {event.held_by} on {event.host} had held since {moment(event.since)}."
            )
        case ev.ClockJumped():
            moved = "jumped" if event.kind == "jumped" else "been set back"
            return f"Noted that this computer's clock had {moved} by {span(abs(event.by_seconds))}."
        case ev.OlderCopyAccepted():
            return (
                f"Went on with a copy {event.state} what this device had seen (commit {event.known_commit}, "
                f"tree size {event.known_size}, root {event.known_root})." + because(event.reason)
            )
        case _:
            assert_never(event)


def _says_correction(case: Case, event: ev.PersonChanged) -> str:
    """Return what was corrected; the handling log goes into packs, so names stay out of it."""
    given = (
        ("name", event.name),
        ("kind", event.kind),
        ("year group", event.year_group),
        ("date of birth", event.date_of_birth),
        ("what else they are called", event.also or None),
    )
    fields = ", ".join(label for label, value in given if value is not None) or "nothing"
    return f"Corrected what is known of {pseudonym_of(case, event.person)}: {fields}."


def _known(event: ev.PersonAdded | ev.PersonChanged) -> str:
    """Return what an entry says of a person, so that what stood before a correction can still be read."""
    given = (
        ("Name", event.name),
        ("Kind", event.kind),
        ("Year group", event.year_group),
        ("Also", ", ".join(event.also) or None),
    )
    changed = isinstance(event, ev.PersonChanged)
    return "; ".join(
        f"{label}: {value or 'none'}" for label, value in given if value or (changed and value is not None)
    )

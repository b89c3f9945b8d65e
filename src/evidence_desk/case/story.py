"""The handling log in words: one plain sentence for every kind of event (continuity)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from evidence_desk.case import events as ev
from evidence_desk.case.naming import Naming, moment
from evidence_desk.case.state import Case
from evidence_desk.case.story_drops import says_drop, sent_in
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


def _who(case: Case, fingerprint: str) -> str:
    member = case.members.get(fingerprint)
    return member.name if member is not None and member.name else f"key {fingerprint[:16]}"


def concerned(entry: ev.Recorded) -> tuple[str, ...]:
    """Return the ids of the exhibits an entry is about."""
    event = entry.event
    if isinstance(event, ev.ExhibitAdded | ev.RestrictedRecorded):
        return (entry.id,)
    if isinstance(event, ev.ExhibitsSealed | ev.PackMade | ev.ActionRecorded):
        return event.exhibits
    if isinstance(event, ev.ExhibitMoved):
        return tuple(name for name in (event.exhibit, event.before) if name)
    name = getattr(event, "exhibit", "")
    return (name,) if name else ()


def _pseudonym(case: Case, name: str) -> str:
    person = case.people.get(name)
    return person.pseudonym if person is not None else name


def ref_of(case: Case, name: str) -> str:
    """Return the reference of an exhibit id."""
    exhibit = case.exhibits.get(name)
    return exhibit.ref if exhibit is not None else name


def says(case: Case, entry: ev.Recorded, policy: Policy | None = None) -> str:
    """Return the sentence for an entry; total over `Event`. Without a policy its ids stand for themselves."""
    event, names = entry.event, Naming(policy)
    match event:
        case ev.CaseCreated():
            return f"Opened the case “{event.title}” under policy {event.policy.id} {event.policy.version}."
        case ev.CaseChanged():
            changed = f"Changed the {event.field.replace('_', ' ')} of the case to “{event.value}”."
            return changed + _because(event.reason)
        case ev.SchoolKeysFixed():
            return "Fixed the school's recovery and custody keys for this case."
        case ev.PersonBound() | ev.ReaderRemoved() | ev.EpochBegan() | ev.RecoveryBegan():
            return _says_members(event)
        case ev.ConcernRecorded():
            return f"Recorded the concern{sent_in(event.origin)}."
        case ev.PersonAdded():
            return f"Added {event.pseudonym} ({event.kind}) to the people of the case."
        case ev.PersonChanged():
            return _says_correction(case, event)
        case ev.ActionRecorded():
            facts = names.facts(event.kind, event.fields)
            done = f"Recorded: {names.action(event.kind)}, {moment(event.done_at)}."
            return done + (f" {_stopped(facts)}" if facts else "") + _because(event.reason)
        case ev.GateStopped():
            return (
                f"The stop question kept something out ({event.route}, answer “{event.answer}”, class "
                f"{event.gate_class}, {event.files} item{'s' if event.files != 1 else ''}). Nothing was read or kept."
                + (f" The clipboard's entry was {event.clipboard}." if event.clipboard else "")
            )
        case ev.TailSetAside():
            return f"Set aside {event.size:,} bytes of unfinished writing or added bytes after the last saved entry."
        case ev.LockBroken():
            return (
                f"Broke the lock that {event.held_by} on {event.host} had held since {moment(event.since)}."
            )
        case ev.ClockJumped():
            moved = "jumped" if event.kind == "jumped" else "been set back"
            seconds = event.by_seconds if event.kind == "jumped" else abs(event.by_seconds)
            return f"Noted that this computer's clock had {moved} by {seconds} seconds."
        case ev.OlderCopyAccepted():
            return (
                f"Went on with a copy {event.state} what this device had seen (commit {event.known_commit}, "
                f"tree size {event.known_size}, root {event.known_root})."
            )
        case ev.DropBegun() | ev.DropItemWithdrawn() | ev.DropTaken() | ev.DropItemLeft() | ev.DropRejected():
            return says_drop(event)
        case ev.UnknownEvent():
            return f"Unknown entry of type “{event.type_name}”, kept as it is."
        case ev.RemovedEvent():
            return "Entry removed by a later entry."
        case (
            ev.ExhibitAdded()
            | ev.RestrictedRecorded()
            | ev.RestrictedChanged()
            | ev.ExhibitDescribed()
            | ev.ExhibitInspected()
            | ev.ExhibitClassified()
            | ev.ExhibitDamaged()
            | ev.PictureAnswered()
            | ev.PersonRoleSet()
            | ev.PersonRoleRemoved()
            | ev.ExhibitsSealed()
            | ev.ExhibitMoved()
            | ev.ExhibitViewed()
            | ev.ExhibitExtracted()
            | ev.PackMade()
        ):
            return _says_exhibit(case, event, names)
        case _:
            assert_never(event)


def _says_correction(case: Case, event: ev.PersonChanged) -> str:
    """Return what was corrected; the handling log goes into packs, so names stay out of it."""
    given = (("name", event.name), ("kind", event.kind), ("year group", event.year_group))
    fields = ", ".join(label for label, value in given if value is not None) or "nothing"
    return f"Corrected what is known of {_pseudonym(case, event.person)}: {fields}."


def _known(event: ev.PersonAdded | ev.PersonChanged) -> str:
    """Return what an entry says of a person, so that what stood before a correction can still be read."""
    given = (("Name", event.name), ("Kind", event.kind), ("Year group", event.year_group))
    changed = isinstance(event, ev.PersonChanged)
    return "; ".join(
        f"{label}: {value or 'none'}" for label, value in given if value or (changed and value is not None)
    )


def _because(reason: str) -> str:
    return f" Reason: {_stopped(reason)}" if reason else ""


def _stopped(text: str) -> str:
    """Return a text written by a person with its full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _role(role: str) -> str:
    return "DSL" if role == "dsl" else role


def _parts(event: ev.ExhibitDescribed) -> str:
    """Name what was changed, never what it says."""
    parts = [
        name
        for name, given in (
            ("caption", event.caption is not None),
            ("source", event.source is not None),
            ("why it is kept", event.proportionality is not None),
            ("a note" if len(event.notes) == 1 else f"{len(event.notes)} notes", bool(event.notes)),
        )
        if given
    ]
    return f": {', '.join(parts)}" if parts else ""


def _says_members(event: ev.PersonBound | ev.ReaderRemoved | ev.EpochBegan | ev.RecoveryBegan) -> str:
    match event:
        case ev.PersonBound():
            if not event.signer:
                return "Let the holder of a bare recipient key read the case."
            return f"Let in {event.name} ({_role(event.role)}, as stated; initials {event.initials}), with their keys."
        case ev.ReaderRemoved():
            return f"Removed a reader. Copies taken earlier stay readable to them.{_because(event.reason)}"
        case ev.EpochBegan():
            return "Began new keys for the case; remaining readers have their slots to them."
        case ev.RecoveryBegan():
            return f"A recovery sheet asked for {event.name} to be let in; it takes a second sheet to do it."
        case _:
            assert_never(event)


def _says_exhibit(
    case: Case,
    event: ev.ExhibitAdded
    | ev.RestrictedRecorded
    | ev.RestrictedChanged
    | ev.ExhibitDescribed
    | ev.ExhibitInspected
    | ev.ExhibitClassified
    | ev.ExhibitDamaged
    | ev.PictureAnswered
    | ev.PersonRoleSet
    | ev.PersonRoleRemoved
    | ev.ExhibitMoved
    | ev.ExhibitViewed
    | ev.ExhibitsSealed
    | ev.ExhibitExtracted
    | ev.PackMade,
    names: Naming,
) -> str:
    match event:
        case ev.ExhibitAdded():
            together = event.gate.files_in_one_go
            one_go = f", one answer for {together} files named" if together > 1 else ""
            return (
                f"Added {event.reference} ({event.kind}, {event.media_type}, {event.size:,} bytes, SHA-256 "
                f"{event.sha256[:16]}…), grade {event.grade}{sent_in(event.origin)}. Stop question: "
                f"{event.gate.answer}{one_go}."
            )
        case ev.RestrictedRecorded():
            return f"Made the restricted record {event.reference}, in words only{sent_in(event.origin)}."
        case ev.RestrictedChanged():
            fields = names.record_fields(event.record)
            return f"Changed the restricted record {ref_of(case, event.exhibit)}, in words only: {fields}."
        case ev.ExhibitDescribed():
            return f"Described {ref_of(case, event.exhibit)}{sent_in(event.origin)}{_parts(event)}."
        case ev.ExhibitInspected():
            shown = event.findings.get("reason") or "it can be shown"
            return f"Inspected {ref_of(case, event.exhibit)} by the program alone, shown to nobody: {shown}."
        case ev.ExhibitClassified():
            tags = event.classification
            words = (
                names.tags([*tags.cells, *(tag.id for tag in tags.criminal), *tags.triggers])
                or "nothing chosen"
            )
            return f"Classified {ref_of(case, event.exhibit)}: {words}.{_because(tags.reason)}"
        case ev.ExhibitDamaged():
            return f"Found {ref_of(case, event.exhibit)} damaged: {event.what}."
        case ev.PictureAnswered():
            why = names.tag(event.because)
            return f"Answered “{event.answer}” for {ref_of(case, event.exhibit)}, unopened, because of {why}."
        case ev.PersonRoleSet():
            name = _pseudonym(case, event.person)
            return f"Set the part of {name} in {ref_of(case, event.exhibit)}: {event.role}."
        case ev.PersonRoleRemoved():
            return f"Took back the part of {_pseudonym(case, event.person)} in {ref_of(case, event.exhibit)}."
        case ev.ExhibitMoved():
            place = f"before {ref_of(case, event.before)}" if event.before else "last"
            return f"Placed {ref_of(case, event.exhibit)} {place} in the order shown."
        case ev.ExhibitViewed():
            when = f" at {moment(event.shown_at)}, when the case could only be read" if event.shown_at else ""
            return f"Looked into {ref_of(case, event.exhibit)}{when}: {_stopped(event.what)}"
        case ev.ExhibitsSealed():
            refs = ", ".join(ref_of(case, name) for name in event.exhibits)
            asked = (
                f" Asked for at {moment(event.requested_at)} by {_who(case, event.requested_by)}."
                if event.requested_at
                else ""
            )
            return f"Locked for the police: {refs}.{_because(event.reason)}{asked}"
        case ev.ExhibitExtracted():
            return (
                f"Wrote the original bytes of {ref_of(case, event.exhibit)} out of the case. "
                f"To: {event.to or 'not stated'}. Basis: {event.basis or 'not stated'}."
            )
        case ev.PackMade():
            return (
                f"Made the {event.kind} pack {event.pack} ({event.pages} pages, {len(event.exhibits)} exhibits, "
                f"{len(event.placeholders)} placeholders, SHA-256 {event.sha256[:16]}…)."
            )
        case _:
            assert_never(event)

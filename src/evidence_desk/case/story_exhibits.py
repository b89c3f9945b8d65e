"""The handling log in words: what happened to exhibits."""

from __future__ import annotations

from typing import assert_never

from evidence_desk.case import events as ev
from evidence_desk.case.naming import Naming, moment
from evidence_desk.case.state import Case
from evidence_desk.case.story_drops import sent_in
from evidence_desk.case.story_names import answered, because, pseudonym_of, ref_of, stopped, who_of


def says_exhibit(
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
    | ev.MonitoringMarked
    | ev.ExhibitViewed
    | ev.ExhibitsSealed
    | ev.LockMistaken
    | ev.ExhibitReturned
    | ev.ExhibitExtracted,
    names: Naming,
) -> str:
    """Return the sentence for an entry about exhibits."""
    match event:
        case ev.ExhibitAdded():
            together = event.gate.files_in_one_go
            one_go = f", one answer for {together} files named" if together > 1 else ""
            return (
                f"Added {event.reference} ({event.kind}, {event.media_type}, {event.size:,} bytes, SHA-256 "
                f"{event.sha256[:16]}…), grade {event.grade}{sent_in(event.origin)}. Stop question: "
                f"{answered(event.gate.answer, event.gate.gate_class)}{one_go}."
                + (" Kept by leave for one picture." if event.gate.approval else "")
            )
        case ev.RestrictedRecorded():
            return f"Made the restricted record {event.reference}, in words only{sent_in(event.origin)}."
        case ev.ExhibitDescribed():
            return f"Described {ref_of(case, event.exhibit)}{sent_in(event.origin)}{_parts(event)}."
        case ev.ExhibitInspected():
            return _says_inspected(event, ref_of(case, event.exhibit))
        case ev.RestrictedChanged() | ev.ExhibitClassified() | ev.PictureAnswered():
            return _says_judged(case, event, names)
        case ev.ExhibitDamaged():
            return f"Found {ref_of(case, event.exhibit)} damaged: {event.what}."
        case ev.PersonRoleSet():
            name = pseudonym_of(case, event.person)
            return f"Set the part of {name} in {ref_of(case, event.exhibit)}: {event.role}."
        case ev.PersonRoleRemoved():
            name = pseudonym_of(case, event.person)
            return f"Took back the part of {name} in {ref_of(case, event.exhibit)}."
        case ev.ExhibitMoved():
            place = f"before {ref_of(case, event.before)}" if event.before else "last"
            return f"Placed {ref_of(case, event.exhibit)} {place} in the order shown."
        case ev.MonitoringMarked():
            return f"Marked {ref_of(case, event.exhibit)} as a monitoring record{_nominated(case, event)}."
        case ev.LockMistaken() | ev.ExhibitReturned():
            return _says_unsealing(case, event)
        case ev.ExhibitViewed() | ev.ExhibitsSealed() | ev.ExhibitExtracted():
            return _says_leaving(case, event)
        case _:
            assert_never(event)


def _says_inspected(event: ev.ExhibitInspected, ref: str) -> str:
    if event.machine_text is not None:
        return f"Had the words in {ref} read by a machine ({event.engine}); what it read may be wrong."
    if event.findings.get("read_as"):
        return f"Read what {ref} says of itself, by the program alone; shown to nobody."
    shown = event.findings.get("reason") or "it can be shown"
    return f"Inspected {ref} by the program alone, shown to nobody: {shown}."


def _says_judged(
    case: Case, event: ev.RestrictedChanged | ev.ExhibitClassified | ev.PictureAnswered, names: Naming
) -> str:
    """Return the sentence for what somebody judged of an exhibit, in the policy's words."""
    ref = ref_of(case, event.exhibit)
    match event:
        case ev.RestrictedChanged():
            return f"Changed the restricted record {ref}, in words only: {names.record_fields(event.record)}."
        case ev.ExhibitClassified():
            tags = event.classification
            chosen = names.tags(
                [*tags.cells, *(tag.id for tag in tags.criminal), *tags.triggers, *tags.clauses], tags.under
            )
            under = f" Under policy {tags.under.version}." if tags.under is not None else ""
            by_hand = (
                f" The four Cs were chosen: {names.tags(tags.four_cs, tags.under) or 'none'}."
                if tags.four_cs_chosen
                else ""
            )
            return f"Classified {ref}: {chosen or 'nothing chosen'}.{by_hand}{under}{because(tags.reason)}"
        case ev.PictureAnswered():
            why = names.tag(event.because)
            return f"Answered “{answered(event.answer)}” for {ref}, unopened, because of {why}."


def _says_unsealing(case: Case, event: ev.LockMistaken | ev.ExhibitReturned) -> str:
    """Return the sentence for the way back from a lock that was a mistake."""
    match event:
        case ev.LockMistaken():
            refs = ", ".join(ref_of(case, name) for name in event.exhibits)
            return f"Called the lock of {refs} a mistake, as two people agreed without looking. Nothing was opened."
        case ev.ExhibitReturned():
            old, new = ref_of(case, event.exhibit), ref_of(case, event.returned)
            return (
                f"Two custody holders gave back the bytes of {old}; they stand in {new}. {old} stays locked."
            )


def _says_leaving(case: Case, event: ev.ExhibitViewed | ev.ExhibitsSealed | ev.ExhibitExtracted) -> str:
    """Return the sentence for content that was shown, left the case or was shut."""
    match event:
        case ev.ExhibitViewed():
            when = f" at {moment(event.shown_at)}, when the case could only be read" if event.shown_at else ""
            return f"Looked into {ref_of(case, event.exhibit)}{when}: {stopped(event.what)}"
        case ev.ExhibitsSealed():
            refs = ", ".join(ref_of(case, name) for name in event.exhibits)
            asked = (
                f" Asked for at {moment(event.requested_at)} by {who_of(case, event.requested_by)}."
                if event.requested_at
                else ""
            )
            return f"Locked for the police: {refs}.{because(event.reason)}{asked}"
        case ev.ExhibitExtracted():
            return (
                f"Wrote the original bytes of {ref_of(case, event.exhibit)} out of the case. "
                f"To: {event.to or 'not stated'}. Basis: {event.basis or 'not stated'}."
            )
        case _:
            assert_never(event)


def _nominated(case: Case, event: ev.MonitoringMarked) -> str:
    """Return when the authority for looking at it was given; names stay in the entry that gave it."""
    action = case.actions.get(event.authority)
    return f", by the authority recorded for {moment(action.at)}" if action is not None else ""


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

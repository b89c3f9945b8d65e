"""The handling log in words: who reads and signs, and what two people decided together."""

from __future__ import annotations

from typing import assert_never

from evidence_desk.case import events as ev
from evidence_desk.case.naming import moment
from evidence_desk.case.state import Case
from evidence_desk.case.story_names import because, ref_of, stopped, who_of

_COMPARED = {
    "in-person": "in person",
    "by-phone": "by telephone",
    "by-video": "by video",
    "school-profile": "with the school's profile",
    "old-key": "by the key they had before",
}
_ACTS = {
    "remove-reader": "that {subject} is taken out as a reader",
    "release-hold": "that the hold ends {subject}",
    "unseal": "that {subject} was locked by mistake and is unlocked",
    "destroy-locked": "that {subject} is destroyed, as the police instruct",
    "dispose": "that the case is disposed of",
    "replace-sheets": "that the case goes on with new sheets of the school",
}

Event = (
    ev.PersonBound
    | ev.ReaderRemoved
    | ev.EpochBegan
    | ev.RecoveryBegan
    | ev.ReaderUntil
    | ev.KeyVouched
    | ev.KeyRotated
)


def _role(role: str) -> str:
    return "DSL" if role == "dsl" else role


def compared(how: str) -> str:
    """Return how a key was made sure of, as the end of a sentence."""
    return _COMPARED.get(how, how)


def says_members(case: Case, event: Event) -> str:
    """Return the sentence for an entry about who reads and signs."""
    match event:
        case ev.PersonBound():
            if not event.signer:
                return f"Let the holder of a bare recipient key read the case{_until(event.until)}."
            role = f"{_role(event.role)}, as stated; initials {event.initials}"
            return f"Let in {event.name} ({role}), with their keys{_until(event.until)}."
        case ev.ReaderRemoved():
            together = " Two people agreed to it." if event.two_people else ""
            return f"Removed a reader. Copies taken earlier stay readable to them.{together}{because(event.reason)}"
        case ev.EpochBegan():
            return "Began new keys for the case; remaining readers have their slots to them."
        case ev.RecoveryBegan():
            return f"A recovery sheet asked for {event.name} to be let in; it takes a second sheet to do it."
        case ev.ReaderUntil():
            end = _until(event.until) or ", without an end"
            return (
                f"Changed how long {_reader(case, event.reader)} reads the case{end}.{because(event.reason)}"
            )
        case ev.KeyVouched():
            end = f": {stopped(event.note)}" if event.note else "."
            name = _reader(case, event.key)
            return f"Made sure, {compared(event.how)}, that the key of {name} is theirs{end}"
        case ev.KeyRotated():
            return (
                "Went on with new keys of their own, proved by both; the case has new keys, too. Copies taken earlier "
                f"stay readable to the old ones.{because(event.reason)}"
            )
        case _:
            assert_never(event)


def says_new_sheets(event: ev.SchoolKeysReplaced) -> str:
    """Return the sentence for new sheets of the school."""
    custody = {
        "kept": "The custody sheets stay the same.",
        "rewrapped": "There are new custody sheets, too; the custody key stays the same.",
        "new": "There is a new custody key, too; what was locked before opens with the old custody sheets only.",
    }[event.custody]
    recovery = " The old recovery sheets open nothing that is added from now on." if event.epoch else ""
    return f"Went on with new sheets of the school, as two people agreed.{recovery} {custody}{because(event.reason)}"


def says_together(case: Case, event: ev.TwoPeopleAsked | ev.TwoPeopleAgreed | ev.TwoPeopleEnded) -> str:
    """Return the sentence for an entry about what two people decide together."""
    match event:
        case ev.TwoPeopleAsked():
            return f"Asked a second person to agree {matter(case, event.act, event.subject)}.{because(event.reason)}"
        case ev.TwoPeopleAgreed():
            return f"Agreed as the second person {_matter_of(case, event.asked)}."
        case ev.TwoPeopleEnded():
            asking = case.two_people.get(event.asked)
            withdrawn = asking is not None and asking.ended == "withdrawn"
            verb = "Withdrew the asking" if withdrawn else "Did not agree"
            return f"{verb} {_matter_of(case, event.asked)}.{because(event.reason)}"
        case _:
            assert_never(event)


def matter(case: Case, act: str, subject: str) -> str:
    """Return what two people decide, as a clause: `that Jo Smith is taken out as a reader`."""
    if act == "remove-reader":
        words = _reader(case, subject)
    elif act == "release-hold":
        hold = case.actions.get(subject)
        words = f"that was placed on {moment(hold.at)}" if hold is not None else "that was placed"
    else:
        action = case.actions.get(subject) if act == "destroy-locked" else None
        names = action.exhibits if action is not None else subject.split(" ")
        words = ", ".join(ref_of(case, name) for name in names if name)
    return _ACTS[act].format(subject=words) if act in _ACTS else f"to “{act}”"


def _matter_of(case: Case, asked: str) -> str:
    asking = case.two_people.get(asked)
    return matter(case, asking.act, asking.subject) if asking is not None else "to something unknown"


def _reader(case: Case, key: str) -> str:
    known = case.members.get(key) or case.producers.get(key)
    return known.name if known is not None and known.name else who_of(case, key)


def _until(until: str) -> str:
    return f", until {moment(until)}" if until else ""

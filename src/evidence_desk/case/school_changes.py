"""What is different between two editions of a school's profile. Pure; the shells have the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from msgspec import structs

from evidence_desk.case.school import SchoolPerson, SchoolProfile

What = Literal[
    "person-new",  # named for the first time
    "person-gone",
    "person-key",  # the same initials and name, another key
    "person-changed",  # position, role or what they receive
    "keys",  # other recovery or custody keys
    "signer",
    "school",  # name, URN or phase
    "setting",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference."""

    what: What
    name: str  # of the person, or of the setting
    before: str = ""
    after: str = ""


def differences(old: SchoolProfile, new: SchoolProfile) -> tuple[Change, ...]:
    """Return what the newer profile changes, the weightiest first."""
    changes: list[Change] = []
    if old.signed_by != new.signed_by:
        changes.append(Change(what="signer", name="", before=old.signer.name, after=new.signer.name))
    if old.keys != new.keys:
        changes.append(Change(what="keys", name=""))
    changes += _people(old, new)
    for name in ("name", "urn", "phase"):
        changes += _changed("school", name, getattr(old, name), getattr(new, name))
    for field in structs.fields(old.settings):
        before, after = getattr(old.settings, field.name), getattr(new.settings, field.name)
        changes += _changed("setting", field.name, before, after)
    for rule in sorted({*old.retention, *new.retention}):
        before, after = old.retention.get(rule, ""), new.retention.get(rule, "")
        changes += _changed("setting", f"retention.{rule}", before, after)
    return tuple(changes)


def _people(old: SchoolProfile, new: SchoolProfile) -> list[Change]:
    changes: list[Change] = []
    gone = {person.initials: person for person in old.people if new.person(person.fingerprint) is None}
    for person in new.people:
        before = old.person(person.fingerprint)
        if before is None and person.initials in gone:
            gone.pop(person.initials)
            changes.append(Change(what="person-key", name=person.name, after=person.words))
        elif before is None:
            changes.append(Change(what="person-new", name=person.name, after=described(person)))
        elif described(before) != described(person) or before.name != person.name:
            changes.append(
                Change(
                    what="person-changed", name=person.name, before=described(before), after=described(person)
                )
            )
    return changes + [Change(what="person-gone", name=p.name, before=described(p)) for p in gone.values()]


def described(person: SchoolPerson) -> str:
    """Return a person's place in one line."""
    parts = [person.position]
    if person.receives != "none":
        parts.append(
            "receives sealed drops" if person.receives == "all" else "receives drops about leadership"
        )
    if person.second_person:
        parts.append("second person")
    return ", ".join(parts)


def _changed(what: What, name: str, before: object, after: object) -> list[Change]:
    if before == after:
        return []
    return [Change(what=what, name=name, before=_text(before), after=_text(after))]


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)

"""The part of a pack's plan that is about the case as a whole: gaps, people, limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidence_desk.case import values
from evidence_desk.case.school import Endorsement
from evidence_desk.case.state import Case
from evidence_desk.packs import content


def gaps(case: Case, chosen: Iterable[values.Exhibit]) -> list[content.Gap]:
    """Return the references that a reader would expect and not find."""
    included = {exhibit.id for exhibit in chosen}
    return [
        content.Gap(references=exhibit.ref, reason="in the case, not chosen for this pack")
        for exhibit in case.in_order()
        if exhibit.id not in included
    ]


def people(case: Case, chosen: Sequence[values.Exhibit]) -> list[content.Person]:
    """Return the people of the case with their parts in the chosen exhibits."""
    return [
        content.Person(
            name=person.name,
            kind=person.kind,
            detail=f"year {person.year_group}" if person.year_group else "",
            roles=[
                f"{exhibit.ref}: {role.role}"
                for exhibit in chosen
                for role in exhibit.people
                if role.person == person.id
            ],
        )
        for person in case.people_in_order()
    ]


def limits(case: Case, endorsement: Endorsement) -> list[str]:
    """Return what this case's record does not show, one sentence each."""
    limits = [
        "That nothing was done outside Evidence Desk.",
        "Times are those of the computer used; no other clock was asked.",
        _who_says(case, endorsement),
    ]
    if case.unknown:
        were = "entry was" if case.unknown == 1 else "entries were"
        limits.append(f"{case.unknown} {were} written by a newer version and shown as unknown.")
    return limits


def _who_says(case: Case, endorsement: Endorsement) -> str:
    """Return whose word the names and roles of those who used the case rest on."""
    stated = "Roles and names are as stated by the holders of the keys"
    named = [member.name for key, member in case.members.items() if key in endorsement.positions]
    if not named:
        return f"{stated}."
    return f"{stated}; the school’s profile (edition {endorsement.edition}) names the keys of {', '.join(named)}."

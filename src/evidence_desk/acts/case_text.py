"""A case as plain text, ready to be pasted into the school's own record system (CPOMS, MyConcern …).

Neither system takes an import, so words are what can be carried over. Summary, action, outcome is the order that
practice asks for; names and terms are spelt out, since the record may be read by strangers decades later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from evidence_desk.acts.chronology import ChronologyRow, lines, local_words
from evidence_desk.case.naming import Naming
from evidence_desk.case.state import Case
from evidence_desk.case.values import Concern, Exhibit, Person
from evidence_desk.policy.concern import Part
from evidence_desk.policy.model import Policy

NOTHING: Final = "nothing written"
_TOLD: Final = {"Told: ": "Told: ", "Not told: ": "Not told, because: "}
_SUBJECTS: Final = {
    "pupil": "a pupil",
    "staff": "a member of staff",
    "parent": "a parent or carer",
    "governor": "a governor",
    "volunteer": "a volunteer",
    "other": "somebody else",
    "unknown": "not known",
}
_KINDS: Final = {
    "image": "picture",
    "page": "web page",
    "message-transcript": "message text",
    "url": "web address",
    "file": "file",
    "audio-video": "sound or film",
    "restricted-record": "record in words only, nothing was kept",
}
_STATES: Final = {"held": "", "locked": "locked for the police", "erased": "erased", "damaged": "damaged"}
# What fills the case, not what was done about the matter.
_FILLING: Final = ("exhibit", "person", "concern", "picture", "restricted")


def case_text(case: Case, policy: Policy, rows: Sequence[ChronologyRow], *, by: str, at: str) -> str:
    """Return the case as plain text.

    Args:
        rows: the chronology.
        by: who writes it out.
        at: when, as UTC text.
    """
    concern = case.concern[-1] if case.concern else None
    parts = [
        [" ".join(part for part in (case.reference, case.title) if part)],
        _head(case, by, at),
        ["SUMMARY", *_fields(policy, concern, "summary"), *_people(case), *_classified(case, policy)],
        ["Exhibits, kept in an encrypted case:", *(_exhibit(one) for one in case.in_display_order())],
        ["ACTION", *_fields(policy, concern, "action"), *lines([row for row in rows if _is_action(row)])],
        ["OUTCOME", *_fields(policy, concern, "outcome"), *_end(case)],
    ]
    if not case.exhibits:
        parts.pop(3)
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def concern_lines(policy: Policy, concern: Concern) -> list[str]:
    """Return every field of a concern with its name; an empty one is named as such, so that none is taken for lost."""
    return [
        f"{field.label}: {shown(field.id, getattr(concern, field.id)) or NOTHING}"
        for field in policy.concern.values()
    ]


def shown(name: str, value: str | tuple[str, ...]) -> str:
    """Return a field's value as people read it."""
    if isinstance(value, tuple):
        return "".join(f"\n  {place}. {text}" for place, text in enumerate(value, 1))
    if name == "happened_at" and value:
        try:
            return local_words(value)
        except ValueError:  # “some time in June”
            return value
    if name == "subject_kind":
        return _SUBJECTS.get(value, value)
    for begin, words in _TOLD.items():
        if name == "parents_told" and value.startswith(begin):
            return words + value.removeprefix(begin)
    return value


def _head(case: Case, by: str, at: str) -> list[str]:
    other = [f"Number in the school’s record system: {case.external_reference}"]
    return [
        *(other if case.external_reference else []),
        f"Evidence Desk case {case.id}",
        f"Written out by {by}, {local_words(at)}, by this computer’s clock",
    ]


def _fields(policy: Policy, concern: Concern | None, part: Part) -> list[str]:
    if concern is None:
        return ["No concern is written yet."] if part == "summary" else []
    return [
        f"{field.label}: {shown(field.id, getattr(concern, field.id)) or NOTHING}"
        for field in policy.concern.values()
        if field.part == part
    ]


def _people(case: Case) -> list[str]:
    return [f"Person: {_person(one, case)}" for one in case.people_in_order()]


def _person(person: Person, case: Case) -> str:
    year = f", year {person.year_group}" if person.year_group else ""
    parts = sorted(
        {part.role for one in case.exhibits.values() for part in one.people if part.person == person.id}
    )
    role = f"; in the exhibits: {', '.join(parts)}" if parts else ""
    return f"{person.name} ({person.kind}{year}){role}"


def _classified(case: Case, policy: Policy) -> list[str]:
    """Return what the case falls under by the policy, each once, in the policy's order."""
    chosen = [one.classification for one in case.in_order() if one.classification is not None]
    names = Naming(policy, case.labels)

    def listed(ids: Iterable[str], order: Iterable[str]) -> str:
        found = set(ids)
        known = [name for name in order if name in found]
        return names.tags([*known, *sorted(found - set(known))])

    rows = (
        ("Misuse", listed((i for one in chosen for i in one.cells), policy.matrix.cells)),
        (
            policy.words.criminal_category,
            listed((i.id for one in chosen for i in one.criminal), policy.criminal_list.leaves),
        ),
        ("Triggers", listed((i for one in chosen for i in one.triggers), policy.trigger_list.triggers)),
    )
    found = [f"{label}: {words}" for label, words in rows if words]
    return [*found, policy.words.criminal_note] if rows[1][1] else found


def _exhibit(exhibit: Exhibit) -> str:
    seen = exhibit.source.seen_at
    where = ", ".join(part for part in (exhibit.source.platform, exhibit.source.account) if part)
    facts = [
        _KINDS.get(exhibit.kind, exhibit.kind),
        where,
        f"on screen {shown('happened_at', seen)}" if seen else "",
    ]
    listed = "; ".join(part for part in (*facts, _STATES[exhibit.status]) if part)
    caption = f" {exhibit.caption}" if exhibit.caption and exhibit.status != "locked" else ""
    return f"- {exhibit.ref}{caption} ({listed})"


def _is_action(row: ChronologyRow) -> bool:
    return row.side == "did" and not row.type.startswith(_FILLING)


def _end(case: Case) -> list[str]:
    if case.status != "closed":
        return ["The case is open."]
    return [f"Closed {local_words(case.closed_at)}." if case.closed_at else "Closed."]

"""Who may do what, and which reference an exhibit gets. Pure; every refusal says why."""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evidence_desk.base.errors import BadInput, GateRefused, NotFound
from evidence_desk.case.gate import ASKS_ABOUT_EVERY_PICTURE, unanswered_pictures
from evidence_desk.case.keys import Profile
from evidence_desk.case.state import Case
from evidence_desk.case.values import (
    PICTURE_KINDS,
    Classification,
    CriminalTag,
    Exhibit,
    Member,
    Person,
    StaffRole,
)

MAY_CREATE: frozenset[StaffRole] = frozenset({"dsl", "deputy", "investigator"})
MAY_MANAGE_READERS: frozenset[StaffRole] = frozenset({"dsl", "deputy"})


def may_create(profile: Profile) -> None:
    """Raise GateRefused when this role may not create or open cases."""
    if profile.role not in MAY_CREATE:
        raise GateRefused(
            "role may not create cases",
            "A member of staff can put evidence in but cannot create or open a case, so that nobody can be asked "
            "to hand over what they cannot read. Give what you have to the DSL. Nothing was made.",
        )


def may_manage_readers(member: Member | None) -> None:
    """Raise GateRefused when this member may not let readers in or out."""
    if member is None or member.role not in MAY_MANAGE_READERS:
        raise GateRefused(
            "role may not manage readers",
            "Only the DSL or a deputy lets readers in or out. Nothing was changed.",
        )


def initials_for(case: Case, wanted: str, signer: str) -> str:
    """Return initials that no other producer of the case has, with a distinguishing letter where needed.

    Raises:
        BadInput: every letter is taken.
    """
    others = (*case.members.items(), *case.producers.items())
    taken = {m.initials for key, m in others if key != signer and m.signer}
    for candidate in (wanted, *(wanted + letter for letter in string.ascii_uppercase[1:])):
        if candidate not in taken:
            return candidate
    raise BadInput("initials used up", f"All forms of the initials {wanted} are taken in this case.")


def next_reference(case: Case, actor: str) -> str:
    """Return the next reference of the producer with this key, e.g. `JPS/4`; never one given before.

    Raises:
        GateRefused: the key is no producer in this case.
    """
    member = case.producer(actor)
    if member is None or not member.signer:
        raise GateRefused("not a producer", "Your key is not one that may add to this case. Ask the DSL.")
    return f"{member.initials}/{case.last_number.get(member.initials, 0) + 1}"


def pseudonym_for(case: Case, kind: str) -> str:
    """Return the next stable pseudonym of a kind that nobody has: Pupil A … Pupil Z, Pupil AA …"""
    taken = {person.pseudonym for person in case.people.values()}
    label = "Person" if kind == "other" else kind.capitalize()
    candidates = (f"{label} {_letters(number)}" for number in itertools.count(1))
    return next(candidate for candidate in candidates if candidate not in taken)


def _letters(number: int) -> str:
    """Return 1, 2 … 26, 27 … as A, B … Z, AA …"""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = string.ascii_uppercase[rest] + letters
    return letters


def find_exhibit(case: Case, name: str) -> Exhibit:
    """Return the exhibit with this reference or id.

    Raises:
        NotFound: there is none.
    """
    exhibit = case.find(name)
    if exhibit is None:
        raise NotFound(
            "no such exhibit",
            f"There is no exhibit {name!r} in this case (edesk exhibits CASE lists them).",
        )
    return exhibit


def find_person(case: Case, name: str) -> Person:
    """Return the person with this name, pseudonym or id.

    Raises:
        NotFound: there is none, or two share the name.
    """
    matches = [p for p in case.people.values() if name in {p.id, p.name, p.pseudonym}]
    if len(matches) != 1:
        reason = "There is nobody" if not matches else "More than one person is"
        raise NotFound("no such person", f"{reason} called {name!r} here. Use the pseudonym or the id.")
    return matches[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person chose for one exhibit, ids already known to the policy."""

    cells: Sequence[str]
    criminal: Sequence[CriminalTag]
    triggers: Sequence[str]
    four_cs: Sequence[str]
    reason: str
    clauses: Sequence[str] = ()
    four_cs_chosen: bool = False  # by a person: they stand in place of what follows from the cells


def merged_classification(exhibit: Exhibit, choice: Choice) -> Classification:
    """Return the exhibit's classification with `choice`, and its reason, added to what it had."""
    old = exhibit.classification or Classification()
    verbs: dict[str, set[str]] = {tag.id: set(tag.verbs) for tag in old.criminal}
    for tag in choice.criminal:
        verbs.setdefault(tag.id, set()).update(tag.verbs)
    return Classification(
        cells=_joined(old.cells, choice.cells),
        criminal=tuple(CriminalTag(id=name, verbs=tuple(sorted(verbs[name]))) for name in sorted(verbs)),
        triggers=_joined(old.triggers, choice.triggers),
        clauses=_joined(old.clauses, choice.clauses),
        four_cs=_merged_cs(old, choice),
        four_cs_chosen=choice.four_cs_chosen or old.four_cs_chosen,
        reason="; ".join(dict.fromkeys(text for text in (old.reason, choice.reason) if text)),
    )


def _merged_cs(old: Classification, choice: Choice) -> tuple[str, ...]:
    """What a person chose stands: chosen now, or before where only cells were added since."""
    if choice.four_cs_chosen:
        return tuple(sorted(set(choice.four_cs)))
    return old.four_cs if old.four_cs_chosen else _joined(old.four_cs, choice.four_cs)


def _joined(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*first, *second}))


def check_own_picture(
    exhibit: Exhibit, cells: Iterable[str], answers: Mapping[str, str], asking: frozenset[str]
) -> list[str]:
    """Return the cells that ask about this one picture because it is given them, and were not answered before.

    Args:
        answers: exhibit id -> the answer given with this act.
        asking: cells that, by the policy, ask about each picture they are given to.

    Raises:
        GateRefused: it is a picture, and without an answer.
    """
    if exhibit.kind not in PICTURE_KINDS or exhibit.status != "held":
        return []
    open_ = sorted((asking & set(cells)) - {answer.because for answer in exhibit.picture_answers})
    if open_ and exhibit.id not in answers:
        raise GateRefused(
            "picture unanswered for a cell",
            f"{open_[0]} asks about each picture it is given to, without opening it: does {exhibit.ref} show, or might "
            f"it show, what the stop question names? Answer with --picture {exhibit.ref}=no, =yes or =unsure. Yes and "
            "unsure lock it. Nothing was changed.",
        )
    return open_


def check_pictures_answered(
    case: Case, exhibit: Exhibit, choice: Choice, answers: dict[str, str], asking: frozenset[str]
) -> dict[str, list[Exhibit]]:
    """Return, per category that asks about every picture, the pictures it asks about.

    Args:
        answers: exhibit id -> "no" | "yes" | "unsure", as given with this act.
        asking: categories and triggers that, by the policy, ask about every picture.

    Raises:
        GateRefused: a picture is without an answer; it lists them by reference, caption and time, unshown.
        BadInput: the exhibit itself is given such a category, and yet answered No for.
    """
    chosen = {*(tag.id for tag in choice.criminal), *choice.triggers}
    asked: dict[str, list[Exhibit]] = {}
    if (
        (asking | ASKS_ABOUT_EVERY_PICTURE) & chosen
        and answers.get(exhibit.id) == "no"
        and exhibit.kind in PICTURE_KINDS
    ):
        raise BadInput(
            "category and answer contradict each other",
            f"{exhibit.ref} cannot be given this category and be answered No for. If it may show what the stop "
            "question names, answer yes or unsure, which locks it; otherwise choose another category. "
            "Nothing was changed.",
        )
    for name in sorted((asking | ASKS_ABOUT_EVERY_PICTURE) & chosen):
        pictures = unanswered_pictures(case, name)
        missing = [picture for picture in pictures if picture.id not in answers]
        if missing:
            listed = "; ".join(
                f"{p.ref} ({p.caption or p.source.file_name or 'no caption'}, {p.captured_at.utc})"
                for p in missing
            )
            raise GateRefused(
                "pictures unanswered for a category",
                f"{name} asks about every picture in the case, without opening any: does it show, or might it show, "
                f"what the stop question names? Answer for each with --picture REF=no, =yes or =unsure. "
                f"Yes and unsure lock it. Not answered yet: {listed}. Nothing was changed.",
            )
        asked[name] = pictures
    return asked

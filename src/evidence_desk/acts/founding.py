"""Making a case: who it may be about, who may then read it, and a file name that says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evidence_desk.acts import policies, schooling
from evidence_desk.acts.opening import Opened, opened_for_writing
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, CannotWrite, GateRefused
from evidence_desk.case import intake, rules
from evidence_desk.case.keys import Home, Person, Profile
from evidence_desk.case.membership import NewCase, create_case
from evidence_desk.case.named import is_named, words_of_name
from evidence_desk.policy.model import Policy

SUFFIX = ".edcase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a person says when a case is made."""

    title: str
    reference: str = ""
    external_reference: str = ""
    about_leadership: Literal["no", "yes"]
    named: tuple[str, ...] = ()  # whom it is about, where it is about leadership; never written down
    readers: Sequence[Profile] = ()


def neutral_name(reference: str, clock: clocks.Clock) -> str:
    """Return a file name for a case that names nobody: by its reference, else by the day."""
    safe = re.sub(r"[^0-9A-Za-z]+", "-", reference).strip("-")
    return (safe or f"case-{clock.read().utc:%Y-%m-%d}") + SUFFIX


def check_plan(path: Path, plan: Plan, maker: Profile) -> None:
    """Refuse what must not be made.

    Raises:
        GateRefused: the maker's role may not, the maker or a reader is whom it is about, or a reader is staff.
        BadInput: no title, a file without its ending, or a name in the title or the file's name.
    """
    rules.may_create(maker)
    if is_named(maker.name, plan.named):
        raise GateRefused(
            "case about its maker", "This case is about you, so you cannot make it. Nothing was made."
        )
    for reader in plan.readers:
        if is_named(reader.name, plan.named):
            raise GateRefused(
                "reader is named",
                f"{reader.name} may be whom this case is about and cannot be a reader. Nothing was made.",
            )
        if reader.role == "staff":
            raise GateRefused(
                "reader is staff",
                f"{reader.name} is a member of staff. They can put things in but cannot read a case. Nothing was made.",
            )
    if not plan.title.strip():
        raise BadInput("empty title", "A case needs a title. Nothing was made.")
    if path.suffix != SUFFIX or path.name == SUFFIX:
        raise BadInput(
            "case file without its ending", f"Name the case file with the ending {SUFFIX}. Nothing was made."
        )
    for text in (plan.title, path.stem):
        if _names_somebody(text, plan.named):
            raise BadInput(
                "name in the open",
                "The title and the file’s name must not name whom it is about. Use neutral words. Nothing was made.",
            )
    for text, what in (
        (plan.title, "the title"),
        (plan.reference, "the reference"),
        (plan.external_reference, "the external reference"),
    ):
        intake.check_words(text, what)


def _names_somebody(text: str, named: Iterable[str]) -> bool:
    words = words_of_name(text)
    return any(len(word) > 2 and word in words for name in named for word in words_of_name(name))


def found_case(
    path: Path, person: Person, home: Home, plan: Plan, policy: Policy, clock: clocks.Clock
) -> Opened:
    """Make the case and return it open for writing.

    Raises:
        GateRefused, BadInput: as `check_plan`; or the file exists.
        CannotWrite: no space or permission; nothing is left.
    """
    check_plan(path, plan, person.profile)
    state = schooling.current(home, person)
    new = NewCase(
        title=plan.title,
        reference=plan.reference,
        external_reference=plan.external_reference,
        about_leadership=plan.about_leadership,
        school=schooling.school_keys(home, state),
        urn=state.profile.urn if state.profile is not None else "",
        phase=state.profile.phase if state.profile is not None else "",
        policy=policies.pin_of(policy),
        readers=tuple(plan.readers),
    )
    store = create_case(path, person, home.folder, new, clock)
    with suppress(CannotWrite):  # it comes with the program still
        policies.keep(home, policy)
    return opened_for_writing(store)

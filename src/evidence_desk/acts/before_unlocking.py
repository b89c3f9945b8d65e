"""“It is going now” before anybody has unlocked: one picture of the screen into a sealed drop for those who lead here.

Nobody's keys are open then, so the drop is sealed with a key pair that is made for it and forgotten. Its readers are
the people of this computer who may read cases; they find it in their inbox, from a sender that nobody knows: it shows
what this computer's screen showed, not who sat in front of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from evidence_desk.acts import keysmith
from evidence_desk.acts.founding import SUFFIX
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput
from evidence_desk.case.drops import MAX_RECIPIENTS, DropWriter, NewDrop
from evidence_desk.case.keys import Home, KeyKind, Profile, make_person

SENDER = "This computer, before unlocking"
_FOLDER = "before-unlocking"
_INITIALS = "XX"
_HYBRID = "age1pq"
_RANDOM_BYTES = 8
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Who will find it, and where the public keys of their school are."""

    people: tuple[Profile, ...]
    home: Path  # of the first of them


def readers_here(base: Path) -> Readers:
    """Return who on this computer can open what is sealed before unlocking: whoever unlocked last first.

    Raises:
        BadInput: nobody here may read cases.
    """
    known = [one for one in keysmith.people_here(base) if one.profile.role != "staff"][:MAX_RECIPIENTS]
    if not known:
        raise BadInput(
            "nobody here reads cases",
            "Nobody who may read cases has keys on this computer, so nothing was taken. Unlock, or find the DSL in "
            "person.",
        )
    return Readers(people=tuple(one.profile for one in known), home=known[0].folder)


def seal(
    base: Path, readers: Readers, clock: clocks.Clock, put: Callable[[DropWriter, Path], _T]
) -> tuple[Path, _T]:
    """Make a drop, have something put into it, and leave it where their inbox looks.

    Args:
        put: puts it in; given the drop and the folder that needs room.

    Raises:
        As `DropWriter.create` and `put`; nothing is left then.
    """
    folder = waiting_in(base)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise files.cannot_write(folder, error) from error
    first = readers.people[0]
    kind: KeyKind = "hybrid" if first.recipient.startswith(_HYBRID) else "classic"
    sender = make_person(SENDER, "staff", _INITIALS, first.organisation, kind)
    path = folder / f"{os.urandom(_RANDOM_BYTES).hex()}{SUFFIX}"
    new = NewDrop(to=readers.people, school=Home(readers.home).school())
    with DropWriter.create(path, sender, folder, new, clock) as drop:
        try:
            return path, put(drop, folder)
        finally:
            if not drop.items:
                drop.discard()


def waiting_in(base: Path) -> Path:
    """Return the folder in which such drops lie."""
    return base / _FOLDER


def folders(base: Path) -> tuple[Path, ...]:
    """Return that folder where there is one, for an inbox that looks."""
    folder = waiting_in(base)
    return (folder,) if folder.is_dir() else ()

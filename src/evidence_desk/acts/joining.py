"""Joining a school: making keys with its profile (`school.toml`) or with the bare file of its keys (`school.json`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from evidence_desk.acts import keysmith, schooling
from evidence_desk.acts.keysmith import Who
from evidence_desk.base import clock as clocks
from evidence_desk.base import words
from evidence_desk.case import keys
from evidence_desk.case.keys import Home, KeyKind, Person, SchoolFile
from evidence_desk.case.school import SignedProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """What somebody joins by."""

    keys: SchoolFile
    signed: SignedProfile | None = None  # the profile, where it was given

    @property
    def name(self) -> str:
        """What the school is called."""
        return self.keys.organisation


def read(path: Path) -> School:
    """Return the school in a file: its signed profile, or the bare keys that `edesk id --school` prints.

    Raises:
        NotFound, BadInput: no such file, neither of the two, or a signature that does not fit.
    """
    if path.suffix == ".toml":
        signed = schooling.read(path)
        return School(keys=signed.profile.school_file, signed=signed)
    return School(keys=keys.read_school(path))


def join(
    home: Home,
    who: Who,
    passphrase: bytes,
    school: School,
    clock: clocks.Clock,
    *,
    kind: KeyKind = "hybrid",
    heard: str | None = None,
) -> Person:
    """Make a person's keys in a school; its profile is the one they rely on from their first day.

    Args:
        heard: the six words of the profile's signer as the DSL read them out; without, it endorses nobody until they
            are compared.

    Raises:
        WordsDiffer: other words; nothing was made.
        BadInput, CannotWrite: as `keysmith.make_keys`.
    """
    signed = school.signed
    if signed is not None and heard is not None and not words.heard(heard, signed.profile.signed_by):
        raise schooling.WordsDiffer
    if signed is not None and not who.organisation.strip():
        who = replace(who, organisation=signed.profile.name)
    person = keysmith.make_keys(home, who, passphrase, school.keys, kind=kind)
    if signed is not None:
        schooling.rely_on(home, person, signed, clock, "compared" if heard is not None else "not compared")
    return person

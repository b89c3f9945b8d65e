"""The school's profile at work: finding it, holding it against what this person relied on, and answering a change.

What a person once relied on stays in force until they say otherwise: a file beside the program can be exchanged by
whoever can write there. A newer edition by the same signer, or by one they handed over to, is taken at once. Any other
change is an alarm, and is answered by words that the DSL reads out.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from msgspec import structs

from evidence_desk.base import clock as clocks
from evidence_desk.base import files, words
from evidence_desk.base.errors import BadInput, CannotWrite, GateRefused, NotFound
from evidence_desk.case import school, school_memory
from evidence_desk.case.keys import Home, Person, SchoolFile
from evidence_desk.case.school import (
    CaptureKind,
    DamagedSchool,
    Endorsement,
    SchoolPerson,
    SchoolProfile,
    Settings,
    SignedProfile,
)
from evidence_desk.case.school_changes import Change, differences
from evidence_desk.case.school_memory import How, Memory
from evidence_desk.case.values import SchoolKeys

VARIABLE = "EVIDENCE_DESK_SCHOOL"  # names school.toml, or the folder it is in

Kind = Literal[
    "none",  # no profile, now or ever
    "first",  # the first this person meets: its words have to be compared
    "unchanged",  # the one relied on
    "newer",  # a later edition by the same signer, or one they handed over to: in force, its changes to be shown
    "missing",  # the one relied on is in force, but its file is gone
    "waiting",  # this person made the edition in force; an earlier one, or none, is beside the program still
    "other-signer",  # alarm: somebody else signed
    "older",  # alarm: an edition before the one relied on
    "beside",  # alarm: the same edition, with other content
    "damaged",  # alarm: what is there is no signed profile
    "memory-damaged",  # alarm: what this person relied on cannot be read any more
]
ALARMS: frozenset[Kind] = frozenset({"other-signer", "older", "beside", "damaged", "memory-damaged"})
_BY_CONTENT: frozenset[Kind] = frozenset({"older", "beside"})


class WordsDiffer(BadInput):
    """The six words that were typed are not those of what was found."""

    def __init__(self) -> None:
        super().__init__(
            "words differ",
            "These are not the words of the profile on this computer. It was not accepted; nothing was changed. "
            "Read them again with the DSL. If they still differ, do not go on, and tell the DSL and IT.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileState:
    """The school's profile as it stands for one person."""

    kind: Kind
    signed: SignedProfile | None = None  # in force: relied on, whatever the file says now
    how: How = "not compared"
    found: SignedProfile | None = None  # what the file says, where it can be read
    path: Path | None = None  # of the file
    reason: str = ""  # why it is damaged
    changes: tuple[Change, ...] = ()  # newer: since the person last knew; an alarm: what would change
    new_keys: SchoolKeys | None = None  # of the school, where this person replaced sheets since
    answered: bool = False  # an alarm to which this person said no already

    @property
    def profile(self) -> SchoolProfile | None:
        """The profile in force."""
        return self.signed.profile if self.signed is not None else None

    @property
    def is_alarm(self) -> bool:
        """Whether a person has to answer before this file counts for anything."""
        return self.kind in ALARMS

    @property
    def compared(self) -> bool:
        """Whether the signer of the profile in force was made sure of by words, or is this person."""
        return self.profile is not None and self.how != "not compared"

    @property
    def settings(self) -> Settings:
        """The settings in force; what comes with the program where there is no profile."""
        return self.profile.settings if self.profile is not None else Settings()

    @property
    def words(self) -> str:
        """The six words to compare about what was found; empty when nothing is to be compared.

        Of the signer's key; where the same signer's editions contradict each other, of the file.
        """
        if self.found is None:
            return ""
        of_content = self.kind in _BY_CONTENT
        return words.spoken(self.found.sha256 if of_content else self.found.profile.signed_by)

    def endorses(self, fingerprint: str) -> str | None:
        """Return the position of whoever holds this key, or None: then a role is printed as stated.

        Only a profile whose signer was made sure of endorses anybody.
        """
        return self.profile.endorses(fingerprint) if self.profile is not None and self.compared else None

    @property
    def endorsement(self) -> Endorsement:
        """What a pack takes from the profile: who holds which position, and the handling marking."""
        if self.profile is None:
            return Endorsement()
        people = self.profile.people if self.compared else ()
        return Endorsement(
            positions={person.fingerprint: person.position for person in people},
            edition=self.profile.edition,
            marking=self.profile.settings.marking,
        )

    def person(self, fingerprint: str) -> SchoolPerson | None:
        """Return the person the profile in force names for this key, if its signer was made sure of."""
        return self.profile.person(fingerprint) if self.profile is not None and self.compared else None


# -- finding ----------------------------------------------------------------------------------------------------


def places(home: Path) -> tuple[Path, ...]:
    """Return where a profile is looked for, the first that is there wins.

    What the environment names; beside the program; where IT keeps settings for all users; this person's folder.
    """
    named = os.environ.get(VARIABLE)
    if named:
        path = Path(named)
        return (path / school.FILE_NAME if path.is_dir() else path,)
    folders = [Path(sys.executable).parent, *_shared_folders(), home]
    if home.parent.name == "people":  # one of several people on this computer
        folders.append(home.parent.parent)
    return tuple(folder / school.FILE_NAME for folder in folders)


def _shared_folders() -> list[Path]:
    if sys.platform == "win32":
        return [Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Evidence Desk"]
    if sys.platform == "darwin":
        return [Path("/Library/Application Support/Evidence Desk")]
    return [Path("/etc/evidence-desk")]


def find(home: Path) -> Path | None:
    """Return where the school's profile is on this computer, or None."""
    for path in places(home):
        with contextlib.suppress(OSError):
            if path.exists():
                return path
    return None


def read(path: Path) -> SignedProfile:
    """Return a profile and its signature from `school.toml` and `school.toml.sig` beside it.

    Raises:
        NotFound: there is no such file.
        DamagedSchool: no signature beside it, or it does not fit.
        BadInput: unreadable.
    """
    data = files.read_bounded(path, school.SCHOOL_MAX)
    try:
        signature = files.read_bounded(path.with_name(path.name + ".sig"), school.SIGNATURE_MAX)
    except NotFound:
        raise DamagedSchool("its signature, school.toml.sig, is missing") from None
    return school.read_signed(data, signature)


# -- holding it against what was relied on ----------------------------------------------------------------------


def current(home: Home, person: Person, *, keep: bool = True) -> ProfileState:
    """Return how the school's profile stands for this person; a rightful newer edition is taken at once.

    Never raises for what a file says: that is a state.

    Args:
        keep: remember a newer edition; without, nothing is written and the next look takes it again.
    """
    path = find(home.folder)
    found, reason = _look(path)
    try:
        memory = school_memory.load(home.folder, person)
    except BadInput:
        return ProfileState(kind="memory-damaged", found=found, path=path, reason=reason)
    state = _compare(memory, found, path, reason)
    if state.kind == "newer" and found is not None and found.data != memory.data:
        memory = structs.replace(
            memory,
            data=found.data,
            signature=found.signature,
            before=memory.before or memory.data,
            before_signature=memory.before_signature or memory.signature,
            how="compared" if memory.how == "made here" else memory.how,
            new_keys=memory.new_keys if _keeps_keys(memory, found) else None,
        )
        state = replace(state, new_keys=memory.new_keys)
        if keep:
            with contextlib.suppress(CannotWrite):  # it holds for this run; the next one takes it again
                school_memory.keep(home.folder, person, memory)
    return state


def _keeps_keys(memory: Memory, found: SignedProfile) -> bool:
    """Return whether sheets replaced here still wait for an edition: the one found has those from before."""
    trusted = memory.signed
    return trusted is not None and found.profile.keys == trusted.profile.keys


def in_force(home: Home, person: Person) -> SignedProfile:
    """Return the profile this person relies on, with its bytes and signature.

    Raises:
        NotFound: there is none.
        BadInput: what was relied on cannot be read any more.
    """
    signed = school_memory.load(home.folder, person).signed
    if signed is None:
        raise NotFound("no school profile", "There is no profile of the school here yet.")
    return signed


def _look(path: Path | None) -> tuple[SignedProfile | None, str]:
    if path is None:
        return None, ""
    try:
        return read(path), ""
    except DamagedSchool as error:
        return None, error.reason
    except (BadInput, NotFound):
        return None, "it cannot be read"


def _compare(memory: Memory, found: SignedProfile | None, path: Path | None, reason: str) -> ProfileState:
    """Return the state; pure."""
    trusted = memory.signed
    if found is None:
        gone: Kind = "waiting" if memory.how == "made here" else "missing"
        kind: Kind = "damaged" if reason else gone if trusted is not None else "none"
        return ProfileState(
            kind=kind, signed=trusted, how=memory.how, path=path, reason=reason, new_keys=memory.new_keys
        )
    answered = found.sha256 in memory.refused
    if trusted is None:
        return ProfileState(kind="first", found=found, path=path, answered=answered)
    told = memory.told
    kind = _kind(trusted, found)
    if kind == "unchanged" and told is not None:
        kind = "newer"
    if kind == "older" and memory.how == "made here":
        kind = "waiting"
    known = told.profile if kind == "newer" and told is not None else trusted.profile
    return ProfileState(
        kind=kind,
        signed=found if kind == "newer" else trusted,
        how=memory.how,
        found=found,
        path=path,
        changes=differences(known, found.profile),
        new_keys=memory.new_keys,
        answered=answered,
    )


def _kind(trusted: SignedProfile, found: SignedProfile) -> Kind:
    if found.data == trusted.data:
        return "unchanged"
    old, new = trusted.profile, found.profile
    if new.id != old.id:
        return "other-signer"
    if new.signed_by in new.successors_of(old.signed_by, old.spent) and new.edition > old.edition:
        return "newer"
    if old.signed_by in old.successors_of(new.signed_by):  # the same signer, or who had it before them
        return (
            "beside"
            if new.edition == old.edition
            else "older"
            if new.edition < old.edition
            else "other-signer"
        )
    return "other-signer"


# -- answering --------------------------------------------------------------------------------------------------


def accept(
    home: Home, person: Person, found: SignedProfile, clock: clocks.Clock, *, heard: str | None = None
) -> ProfileState:
    """Rely on what was found, from now on.

    Args:
        heard: the six words as the DSL read them out. The first profile a person meets may be used without for a
            while; it endorses nobody until they are compared. An alarm is not answered without.

    Raises:
        WordsDiffer: other words.
        BadInput: an alarm without words.
        CannotWrite: no space or permission; nothing was changed.
    """
    state = _state_of(home, person, found)
    if heard is None and state.is_alarm:
        raise BadInput(
            "alarm without words",
            "This profile is not the one relied on so far. It is accepted only with the six words that the DSL "
            "reads out. Nothing was changed.",
        )
    if heard is None and state.kind != "first":
        return current(home, person)  # relied on already
    wanted = found.sha256 if state.kind in _BY_CONTENT else found.profile.signed_by
    if heard is not None and not words.heard(heard, wanted):
        raise WordsDiffer
    how: How = "compared" if heard is not None else "not compared"
    rely_on(home, person, found, clock, how)
    return current(home, person)


def _state_of(home: Home, person: Person, found: SignedProfile) -> ProfileState:
    try:
        memory = school_memory.load(home.folder, person)
    except BadInput:
        return ProfileState(kind="memory-damaged", found=found)
    return _compare(memory, found, None, "")


def rely_on(home: Home, person: Person, found: SignedProfile, clock: clocks.Clock, how: How) -> None:
    """Remember a profile as the one this person relies on; for `accept`, and for whoever made it."""
    at = clocks.utc_text(clock.read().utc)
    memory = Memory(data=found.data, signature=found.signature, how=how, at=at)
    with contextlib.suppress(BadInput):  # what cannot be read any more is replaced
        before = school_memory.load(home.folder, person)
        if before.data == found.data:  # the same, made sure of
            memory = structs.replace(before, how=how, at=at)
    school_memory.keep(home.folder, person, memory)


def refuse(home: Home, person: Person, found: SignedProfile) -> ProfileState:
    """Note that a profile is not what the DSL read out; what was relied on otherwise stays in force.

    One that was used without comparing is not used any more.

    Raises:
        BadInput: what was relied on cannot be read any more.
        CannotWrite: no space or permission.
    """
    memory = school_memory.load(home.folder, person)
    if memory.data == found.data:
        memory = Memory(refused=memory.refused)
    school_memory.keep(home.folder, person, memory.with_refused(found.sha256))
    return current(home, person)


def acknowledge(home: Home, person: Person) -> ProfileState:
    """Note that the person was told what a newer edition changed.

    Raises:
        BadInput: what was relied on cannot be read any more.
        CannotWrite: no space or permission.
    """
    memory = school_memory.load(home.folder, person)
    school_memory.keep(home.folder, person, structs.replace(memory, before=b"", before_signature=b""))
    return current(home, person)


def school_keys(home: Home, state: ProfileState) -> SchoolFile:
    """Return the school's recovery and custody keys for new cases and drops: the profile's, else the home folder's.

    The home folder's file is not signed: with a profile in force, whoever exchanges it gains nothing.

    Raises:
        KeyUnavailable, BadInput: no keys here, or a damaged file.
    """
    if state.profile is None:
        return home.school()
    found = state.profile.school_file
    return found if state.new_keys is None else structs.replace(found, keys=state.new_keys)


def keys_in_force(home: Home, person: Person) -> SchoolFile:
    """Return the school's recovery and custody keys for this person, as `school_keys`."""
    return school_keys(home, current(home, person))


def go_on_with_keys(home: Home, person: Person, school_keys: SchoolKeys) -> None:
    """Rely on new recovery or custody keys that this person just made, ahead of the edition that tells others.

    Raises:
        BadInput: what was relied on cannot be read any more.
        CannotWrite: no space or permission.
    """
    memory = school_memory.load(home.folder, person)
    if memory.data:
        school_memory.keep(home.folder, person, structs.replace(memory, new_keys=school_keys))


def refuse_unwanted(state: ProfileState, ways: Collection[CaptureKind]) -> None:
    """Refuse ways of keeping something that the school does not want used.

    Raises:
        GateRefused: one of them is none of the profile's.
    """
    if not set(ways) <= set(state.settings.capture):
        raise GateRefused(
            "way of keeping not allowed by the school",
            "Your school’s profile does not allow this way of keeping something. Nothing was read or kept. "
            "Use one of the buttons that are shown, or ask the DSL.",
        )

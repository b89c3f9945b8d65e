"""Making the school's profile: the first edition, the next ones, handing it over, and the two files for IT."""

from __future__ import annotations

import secrets
from pathlib import Path

from msgspec import structs

from evidence_desk.acts import policies, schooling
from evidence_desk.acts.schooling import ProfileState
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, CannotWrite, GateRefused
from evidence_desk.case import school
from evidence_desk.case.keys import Home, Person, Profile
from evidence_desk.case.school import Receives, SchoolPerson, SchoolProfile, Settings, SignedProfile
from evidence_desk.policy.model import Policy

POSITIONS = (
    "Designated Safeguarding Lead",
    "Deputy Designated Safeguarding Lead",
    "Head teacher",
    "Chair of governors",
    "Trust safeguarding lead",
    "Nominated investigator",
    "Member of staff",
)
_POSITION = dict(
    zip(("dsl", "deputy", "investigator", "staff"), (*POSITIONS[:2], *POSITIONS[5:]), strict=True)
)
_LEADS = ("dsl", "deputy")


def person_of(profile: Profile, position: str = "", receives: Receives | None = None) -> SchoolPerson:
    """Return somebody as the profile names them, from their identity file.

    Args:
        position: their post; as usual for their role where it is left out.
        receives: sealed drops; those of the DSL and a deputy where it is left out.
    """
    lead = profile.role in _LEADS
    return SchoolPerson(
        name=profile.name,
        position=position.strip() or _POSITION[profile.role],
        role=profile.role,
        initials=profile.initials,
        recipient=profile.recipient,
        signer=profile.signer,
        receives=receives if receives is not None else "all" if lead else "none",
        second_person=lead,
    )


def may_make(person: Person, state: ProfileState, *, take_over: bool = False) -> None:
    """Refuse who may not make the next edition.

    Args:
        take_over: the former signer's key is gone; everybody will be alarmed and has to compare the words again.

    Raises:
        GateRefused: not a DSL, or another signs the profile and has not handed it over.
        BadInput: an alarm about the profile has to be answered first.
    """
    if person.profile.role != "dsl":
        raise GateRefused(
            "role may not make the profile", "Only the DSL makes the school’s profile. Nothing was made."
        )
    if state.is_alarm and not state.answered:
        raise BadInput(
            "alarm about the profile",
            "The school’s profile on this computer has to be looked at first. Nothing was made.",
        )
    if state.kind == "first":
        raise BadInput(
            "profile not compared",
            "There is a profile of the school on this computer. Compare its words and accept it first. "
            "Nothing was made.",
        )
    if state.profile is not None and not signs(person, state.profile) and not take_over:
        raise GateRefused(
            "another signs the profile",
            f"{state.profile.signer.name} signs the school’s profile. Ask them to hand it over to you. If their "
            "key is lost you can take it over; then everybody is asked to compare the words again. Nothing was made.",
        )


def signs(person: Person, profile: SchoolProfile) -> bool:
    """Return whether this person may sign the next edition without an alarm: by their key, or one before it."""
    successors = profile.successors_of(profile.signed_by, profile.spent)
    return any(pair.signing_key.fingerprint in successors for pair in person.pairs)


def draft(home: Home, person: Person, state: ProfileState, clock: clocks.Clock) -> SchoolProfile:
    """Return the next edition as it would be with nothing changed but keys; the first one if there is none.

    A signer who has new keys since stands there with them, by the word of the old ones; sheets that were replaced since
    are in it.

    Raises:
        KeyUnavailable, BadInput: the school's keys in the home folder are missing or damaged.
    """
    at = clocks.utc_text(clock.read().utc)
    me = person.profile.fingerprint
    if state.profile is None:
        mine = home.school()
        return SchoolProfile(
            id=secrets.token_hex(16),
            edition=1,
            made_at=at,
            signed_by=me,
            name=mine.organisation or person.profile.organisation or "School",
            people=(person_of(person.profile),),
            keys=mine.keys,
        )
    old = _with_newest_keys(state.profile, person, at)
    people = old.people
    if old.person(me) is None:  # who takes over
        own = person_of(person.profile)
        people = (own, *(p for p in people if p.initials != own.initials))
    return structs.replace(
        old,
        edition=old.edition + 1,
        made_at=at,
        signed_by=me,
        people=tuple(structs.replace(p, role="dsl") if p.fingerprint == me else p for p in people),
        keys=state.new_keys or old.keys,
    )


def _with_newest_keys(profile: SchoolProfile, person: Person, at: str) -> SchoolProfile:
    """Return the profile with this person's newest keys where it names earlier ones of theirs."""
    for pair in person.earlier:
        known = profile.person(pair.signing_key.fingerprint)
        if known is None or profile.person(person.profile.fingerprint) is not None:
            continue
        word = None
        if pair.signing_key.fingerprint in profile.successors_of(profile.signed_by, profile.spent):
            word = school.hand_over(profile.id, pair.signing_key, person.profile.signer, at)
        return with_new_key(profile, known.public(profile.name), person, word)
    return profile


def hand_over(profile: SchoolProfile, person: Person, to: str, clock: clocks.Clock) -> SchoolProfile:
    """Return the edition with the signer's word that another DSL signs from now on.

    Args:
        to: fingerprint of the other, whom the profile names.

    Raises:
        BadInput: the profile does not name them, or this person cannot hand it over.
    """
    after = profile.person(to)
    if after is None or to == person.profile.fingerprint:
        raise BadInput(
            "handover to nobody",
            "Choose who signs the profile from now on among the people it names. Nothing was changed.",
        )
    if not signs(person, profile):
        raise BadInput(
            "handover by another", "Only whoever signs the profile can hand it over. Nothing was changed."
        )
    at = clocks.utc_text(clock.read().utc)
    handover = school.hand_over(profile.id, person.signing_key, after.signer, at)
    people = tuple(structs.replace(p, role="dsl") if p.fingerprint == to else p for p in profile.people)
    kept = tuple(h for h in profile.handovers if h.after != handover.after or h.before != handover.before)
    return structs.replace(profile, people=people, handovers=(*kept, handover))


def with_person(profile: SchoolProfile, person: SchoolPerson) -> SchoolProfile:
    """Return the profile naming somebody: in place of who had their initials, with their position, else at the end."""
    before = next((p for p in profile.people if p.initials == person.initials), None)
    if before is None:
        return structs.replace(profile, people=(*profile.people, person))
    kept = structs.replace(
        person,
        position=before.position,
        receives=before.receives if person.role != "staff" else "none",
        second_person=before.second_person,
    )
    return structs.replace(profile, people=tuple(kept if p is before else p for p in profile.people))


def with_new_key(
    profile: SchoolProfile, old: Profile, new: Person, word: school.Handover | None
) -> SchoolProfile:
    """Return the profile with a person's new keys in place of their former ones.

    Args:
        word: for the signer of the profile, the old key's handover to the new one.
    """
    people = tuple(
        structs.replace(p, recipient=new.profile.recipient, signer=new.profile.signer)
        if p.fingerprint == old.fingerprint
        else p
        for p in profile.people
    )
    signed_by = new.profile.fingerprint if profile.signed_by == old.fingerprint else profile.signed_by
    handovers = (*profile.handovers, word) if word is not None else profile.handovers
    return structs.replace(profile, people=people, signed_by=signed_by, handovers=handovers)


def publish(
    home: Home, person: Person, profile: SchoolProfile, clock: clocks.Clock, *, take_over: bool = False
) -> SignedProfile:
    """Sign an edition and rely on it on this computer; `write_for_it` gives it away.

    Raises:
        GateRefused, BadInput: as `may_make`; or the profile contradicts itself.
        CannotWrite: no space or permission; nothing was changed.
    """
    state = schooling.current(home, person)
    may_make(person, state, take_over=take_over)
    if state.profile is not None and profile.edition <= state.profile.edition:
        raise BadInput("edition not newer", "A newer edition was made meanwhile. Nothing was changed.")
    signed = school.sign(profile, person)
    schooling.rely_on(home, person, signed, clock, "made here")
    return signed


def with_policy(settings: Settings, policy: Policy | None) -> Settings:
    """Return the settings naming a policy, which then holds for everybody; None: the one each program comes with."""
    if policy is None:
        return structs.replace(settings, policy="", policy_version="", policy_sha256="")
    return structs.replace(
        settings, policy=policy.id, policy_version=policy.version, policy_sha256=policy.sha256
    )


def write_for_it(
    signed: SignedProfile, folder: Path, *, policy: bytes | None = None, replace: bool = False
) -> list[Path]:
    """Write profile and signature into a folder, for IT to place beside the program; return their paths.

    Args:
        policy: the one that the profile names, as one file that goes along (`policies.for_it`).
        replace: also over an earlier edition there.

    Raises:
        BadInput: they are there already.
        CannotWrite: no space or permission.
    """
    if not folder.is_dir():
        raise CannotWrite("folder is missing", f"There is no folder {folder}. Nothing was written.")
    targets = {school.SIGNATURE_NAME: signed.signature, school.FILE_NAME: signed.data}
    if policy is not None:
        targets = {policies.PACK_NAME: policy, **targets}
    if not replace:
        for name in targets:
            if (folder / name).exists():
                raise files.already_there(folder / name)
    for name, data in targets.items():
        files.replace(folder / name, data, mode=0o644)
    return [folder / name for name in targets]

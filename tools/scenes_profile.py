"""Scenes of `tools/screens.py` about the school's profile: none yet, made, met for the first time, changed, swapped."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import structs
from PySide6.QtWidgets import QScrollArea
from tools.screen_scenes import scene

from evidence_desk.acts import school_making, schooling
from evidence_desk.case import school
from evidence_desk.case.keys import Home, Person, make_person
from evidence_desk.case.school import SchoolProfile, Settings, SignedProfile

if TYPE_CHECKING:
    from tools.screens import Stage

_AT = "2026-11-20T08:30:00Z"


def people() -> tuple[Person, Person, Person]:
    """Return a lead, a deputy and a head with keys of their own."""
    return (
        make_person("Margaret Hughes", "dsl", "MXH", "Larkrise Academy", "classic"),
        make_person("Tom Adair", "deputy", "TXA", "Larkrise Academy", "classic"),
        make_person("Priya Nair", "investigator", "PXN", "Larkrise Academy", "classic"),
    )


def profile_of(home: Path, lead: Person, others: tuple[Person, ...]) -> SchoolProfile:
    """Return a first edition as this lead would make it."""
    named = tuple(school_making.person_of(person.profile) for person in (lead, *others))
    head = structs.replace(named[-1], position="Head teacher", receives="leadership", second_person=True)
    return SchoolProfile(
        id="5ca1ab1e" * 4,
        edition=3,
        made_at=_AT,
        signed_by=lead.profile.fingerprint,
        name="Larkrise Academy",
        urn="123456",
        phase="secondary",
        people=(*named[:-1], head),
        keys=Home(home).school().keys,
        settings=Settings(
            drop_folder="//office/safeguarding/drops", marking="OFFICIAL-SENSITIVE", idle_lock_min=5
        ),
        retention={"child-protection": 25},
    )


def place(stage: Stage, signed: SignedProfile) -> None:
    """Put a profile where the program finds it, as IT does."""
    school_making.write_for_it(signed, stage.folder / "home", replace=True)
    stage.desk.look_at_school()
    stage.settle()


def _relied_on(stage: Stage) -> tuple[SchoolProfile, Person]:
    lead, deputy, head = people()
    signed = school.sign(profile_of(stage.folder / "home", lead, (deputy, head)), lead)
    assert stage.desk.person is not None
    schooling.rely_on(stage.desk.home, stage.desk.person, signed, stage.clock, "compared")
    return signed.profile, lead


@scene("45-profile-none")
def no_profile(stage: Stage) -> None:
    """The lead of a school that has none yet."""
    stage.command("school_profile")


@scene("45a-profile-form")
def form(stage: Stage) -> None:
    """The lead makes the first edition."""
    _, deputy, head = people()
    stage.desk.settings = structs.replace(stage.desk.settings, colleagues=(deputy.profile, head.profile))
    stage.command("school_profile")
    stage.press("Make the profile…")


@scene("45b-profile-signed")
def signed_now(stage: Stage) -> None:
    """Signed: what IT is given, and the words to read out."""
    form(stage)
    stage.press("Sign edition 1")


@scene("45c-profile")
def shown(stage: Stage) -> None:
    """The profile in force, as everybody can read it."""
    profile, lead = _relied_on(stage)
    place(stage, school.sign(profile, lead))
    stage.command("school_profile")


@scene("45d-profile-met")
def met(stage: Stage) -> None:
    """The first time: six words to compare."""
    lead, deputy, head = people()
    place(stage, school.sign(profile_of(stage.folder / "home", lead, (deputy, head)), lead))


@scene("45e-profile-put-off")
def put_off(stage: Stage) -> None:
    """Put off: a line stays in sight."""
    met(stage)
    stage.press("Later")


@scene("45f-profile-changed")
def changed(stage: Stage) -> None:
    """A newer edition by the same signer: what changed."""
    profile, lead = _relied_on(stage)
    newcomer = school_making.person_of(make_person("Sam Lee", "deputy", "SXL", "", "classic").profile)
    newer = structs.replace(
        profile,
        edition=4,
        people=(profile.people[0], newcomer, profile.people[2]),
        settings=structs.replace(profile.settings, capture=("paste", "screen", "text")),
    )
    place(stage, school.sign(newer, lead))


@scene("45g-profile-swapped")
def swapped(stage: Stage) -> None:
    """Somebody else signed: the alarm."""
    _relied_on(stage)
    other, deputy, head = people()
    place(stage, school.sign(profile_of(stage.folder / "home", other, (deputy, head)), other))


@scene("45h-profile-damaged")
def damaged(stage: Stage) -> None:
    """A letter was changed after signing."""
    profile, lead = _relied_on(stage)
    signed = school.sign(profile, lead)
    altered = structs.replace(signed, data=signed.data.replace(b"drops", b"draps"))
    place(stage, altered)


@scene("45i-profile-alarm-put-off")
def alarm_put_off(stage: Stage) -> None:
    """The alarm was left for now, over an open case."""
    stage.open_case()
    swapped(stage)
    stage.press("Leave it for now")


@scene("45j-profile-fewer-ways")
def fewer_ways(stage: Stage) -> None:
    """The school allows paste, screen and text only."""
    changed(stage)
    stage.press("Seen")
    stage.open_case()


@scene("45k-who-i-am")
def who_i_am(stage: Stage) -> None:
    """One's own card: the six words of the key, and what colleagues are given."""
    stage.command("who_i_am")


@scene("45l-not-compared")
def not_compared(stage: Stage) -> None:
    """Used for now without comparing: a line stays, and the words can be compared at any time."""
    met(stage)
    stage.press("Use it for now")
    stage.press("Look at it…")


def _as_staff(stage: Stage) -> Person:
    """Let a member of staff in, with keys in a folder of their own."""
    person = make_person("Hannah Price", "staff", "HXP", "Larkrise Academy", "classic")
    home = stage.folder / "staff"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    (home / "profile.json").write_bytes(msgspec.json.encode(person.profile))
    (home / "school.json").write_bytes((stage.folder / "home" / "school.json").read_bytes())
    settings = stage.desk.settings
    stage.window.lock()
    stage.settle()
    stage.desk.use_home(home)
    stage.window.enter(person, settings)
    stage.settle()
    return person


@scene("45m-profile-met-by-staff")
def met_by_staff(stage: Stage) -> None:
    """The first time, in the small window."""
    _as_staff(stage)
    lead, deputy, head = people()
    signed = school.sign(profile_of(stage.folder / "home", lead, (deputy, head)), lead)
    school_making.write_for_it(signed, stage.folder / "staff", replace=True)
    stage.desk.look_at_school()
    stage.settle()


@scene("45o-profile-alarm-put-off-by-staff")
def put_off_by_staff(stage: Stage) -> None:
    """The alarm stays in sight above the form."""
    swapped_for_staff(stage)
    stage.press("Leave it for now")


@scene("45n-profile-swapped-for-staff")
def swapped_for_staff(stage: Stage) -> None:
    """The alarm, in the small window."""
    met_by_staff(stage)
    stage.press("They are the same")
    other, deputy, head = people()
    signed = school.sign(profile_of(stage.folder / "home", other, (deputy, head)), other)
    school_making.write_for_it(signed, stage.folder / "staff", replace=True)
    stage.desk.look_at_school()
    stage.settle()


def _scroll(stage: Stage, part: float) -> None:
    stage.settle(400)  # the form takes its height a moment after it is shown
    bars = [area.verticalScrollBar() for area in stage.sheet().findChildren(QScrollArea) if area.isVisible()]
    bar = max(bars, key=lambda one: one.maximum())
    bar.setValue(round(bar.maximum() * part))
    stage.settle()


@scene("45p-profile-form-settings")
def form_settings(stage: Stage) -> None:
    """What holds for everybody."""
    form(stage)
    _scroll(stage, 0.6)


@scene("45q-profile-form-end")
def form_end(stage: Stage) -> None:
    """How long records are kept, and who signs from now on."""
    form(stage)
    _scroll(stage, 1)

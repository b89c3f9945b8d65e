"""The profile at work: whatever is put beside the program, what a person relied on stays until words say otherwise."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from msgspec import structs

from evidence_desk.acts import joining, keysmith, resheeting, school_making, schooling
from evidence_desk.acts.founding import Plan, found_case
from evidence_desk.acts.keysmith import Who
from evidence_desk.acts.schooling import ProfileState, WordsDiffer
from evidence_desk.base import files, words
from evidence_desk.base.clock import SystemClock
from evidence_desk.base.errors import BadInput, CannotWrite, GateRefused, NotFound
from evidence_desk.bundle import age
from evidence_desk.case import keys, school, school_memory, school_text
from evidence_desk.case.keys import Home, Person, PersonRoleName, SchoolFile, make_person
from evidence_desk.case.school import DamagedSchool, SchoolProfile, SignedProfile
from evidence_desk.case.school_memory import How, Memory
from evidence_desk.policy.loader import default_policy

CLOCK = SystemClock()
Put = Callable[[SignedProfile], None]


@dataclass(frozen=True)
class Seat:
    home: Home
    person: Person

    def now(self) -> ProfileState:
        return schooling.current(self.home, self.person)

    def hears(self, said: str | None) -> ProfileState:
        found = self.now().found
        assert found is not None
        return schooling.accept(self.home, self.person, found, CLOCK, heard=said)


@pytest.fixture(scope="module")
def bare() -> SchoolFile:
    return keys.make_school("Larkrise Academy", "classic")[0]


@pytest.fixture(autouse=True)
def deployed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where IT places it."""
    folder = tmp_path / "deployed"
    folder.mkdir()
    monkeypatch.setenv(schooling.VARIABLE, str(folder))
    return folder


@pytest.fixture
def put(deployed: Path) -> Put:
    def place(signed: SignedProfile) -> None:
        school_making.write_for_it(signed, deployed, replace=True)

    return place


def at_home(folder: Path, name: str, role: PersonRoleName, initials: str, bare: SchoolFile) -> Seat:
    person = make_person(name, role, initials, "Larkrise Academy", "classic")
    folder.mkdir()
    (folder / "school.json").write_bytes(keys.school_json(bare))
    (folder / "profile.json").write_bytes(keys._pretty(person.profile))
    return Seat(Home(folder), person)


@pytest.fixture
def lead(tmp_path: Path, bare: SchoolFile) -> Seat:
    return at_home(tmp_path / "lead", "Margaret Hughes", "dsl", "MXH", bare)


@pytest.fixture
def deputy(tmp_path: Path, bare: SchoolFile) -> Seat:
    return at_home(tmp_path / "deputy", "Tom Adair", "deputy", "TXA", bare)


@pytest.fixture
def ann(tmp_path: Path, bare: SchoolFile) -> Seat:
    return at_home(tmp_path / "ann", "Ann Ode", "staff", "AXO", bare)


@pytest.fixture
def edition(lead: Seat, deputy: Seat) -> Callable[..., SignedProfile]:
    """Makes and signs the next edition at the lead's desk."""

    def make(*, take_over: bool = False, **changes: object) -> SignedProfile:
        profile = school_making.draft(lead.home, lead.person, lead.now(), CLOCK)
        profile = school_making.with_person(profile, school_making.person_of(deputy.person.profile))
        profile = structs.replace(profile, **changes)
        return school_making.publish(lead.home, lead.person, profile, CLOCK, take_over=take_over)

    return make


def forged(signed: SignedProfile, by: Person | None = None, **changes: object) -> SignedProfile:
    """What an attacker makes who copies a profile: the same words, another key in the lead's name."""
    attacker = by or make_person("Margaret Hughes", "dsl", "MXH", "", "classic")
    own = school_making.person_of(attacker.profile)
    profile = structs.replace(
        signed.profile,
        signed_by=attacker.profile.fingerprint,
        people=(own, *(p for p in signed.profile.people if p.initials != "MXH")),
        **changes,
    )
    return school.sign(profile, attacker)


# -- the first time ---------------------------------------------------------------------------------------------


def test_without_a_profile_nothing_is_endorsed(ann: Seat) -> None:
    assert (ann.now().kind, ann.now().profile, ann.now().words) == ("none", None, "")
    assert ann.now().settings.capture == school.CAPTURE_KINDS
    assert ann.now().endorses(ann.person.profile.fingerprint) is None


def test_first_contact_counts_for_nothing_until_it_is_answered(
    ann: Seat, put: Put, edition: Callable[..., SignedProfile], deputy: Seat
) -> None:
    signed = edition()
    put(signed)
    state = ann.now()
    assert (state.kind, state.profile, state.is_alarm) == ("first", None, False)
    assert state.words == words.spoken(signed.profile.signed_by)
    with pytest.raises(WordsDiffer):
        ann.hears("zoo zoo zoo zoo zoo zoo")
    assert ann.now().kind == "first"
    state = ann.hears(state.words)
    assert (state.kind, state.compared) == ("unchanged", True)
    assert state.endorses(deputy.person.profile.fingerprint) == "Deputy Designated Safeguarding Lead"


def test_a_profile_used_without_comparing_endorses_nobody_until_it_is_compared(
    ann: Seat, put: Put, edition: Callable[..., SignedProfile], deputy: Seat
) -> None:
    put(edition())
    state = ann.hears(None)
    assert (state.kind, state.compared) == ("unchanged", False)
    assert state.profile is not None
    assert state.endorses(deputy.person.profile.fingerprint) is None
    assert state.endorsement.role(deputy.person.profile.fingerprint, "Deputy") == "Deputy, as stated"
    state = ann.hears(state.words)
    assert state.compared
    assert state.endorsement.role(deputy.person.profile.fingerprint, "Deputy").startswith(
        "Deputy Designated Safeguarding Lead, by the school’s profile"
    )
    assert ann.hears(None).compared, "using it again without words takes nothing back"


# -- changes ----------------------------------------------------------------------------------------------------


def test_a_newer_edition_by_the_same_signer_is_taken_and_told(
    ann: Seat, put: Put, edition: Callable[..., SignedProfile]
) -> None:
    put(edition())
    ann.hears(ann.now().words)
    put(edition(urn="123456"))
    put(edition(urn="123456", phase="primary"))
    state = ann.now()
    assert (state.kind, state.compared) == ("newer", True)
    assert state.profile is not None
    assert state.profile.edition == 3
    assert [(c.what, c.name, c.after) for c in state.changes] == [
        ("school", "urn", "123456"),
        ("school", "phase", "primary"),
    ]
    assert ann.now().kind == "newer", "until the person was told"
    assert schooling.acknowledge(ann.home, ann.person).kind == "unchanged"
    assert ann.now().changes == ()


def test_an_older_edition_put_back_is_an_alarm_and_not_used(
    ann: Seat, put: Put, edition: Callable[..., SignedProfile]
) -> None:
    first = edition()
    put(first)
    ann.hears(ann.now().words)
    put(edition(urn="123456"))
    assert ann.now().kind == "newer"
    schooling.acknowledge(ann.home, ann.person)
    put(first)
    state = ann.now()
    assert (state.kind, state.is_alarm) == ("older", True)
    assert state.profile is not None
    assert state.profile.urn == "123456"
    with pytest.raises(
        WordsDiffer
    ):  # the signer's words are the same for both editions: they prove nothing here
        ann.hears(words.spoken(first.profile.signed_by))
    with pytest.raises(BadInput, match="alarm"):
        ann.hears(None)
    assert ann.hears(words.spoken(first.sha256)).kind == "unchanged"


def test_two_editions_with_one_number_are_an_alarm(
    ann: Seat, put: Put, edition: Callable[..., SignedProfile], lead: Seat
) -> None:
    first = edition()
    put(first)
    ann.hears(ann.now().words)
    put(school.sign(structs.replace(first.profile, urn="999999"), lead.person))
    assert ann.now().kind == "beside"
    with pytest.raises(WordsDiffer):
        ann.hears(first.profile.words)


@pytest.mark.parametrize("edition_number", [1, 2, 9])
def test_a_profile_swapped_by_an_attacker_is_an_alarm_whatever_its_edition(
    ann: Seat, put: Put, edition: Callable[..., SignedProfile], edition_number: int
) -> None:
    good = edition()
    put(good)
    ann.hears(ann.now().words)
    bad = forged(good, edition=edition_number)
    put(bad)
    state = ann.now()
    assert state.kind == "other-signer"
    assert state.profile == good.profile
    assert state.endorses(bad.profile.signed_by) is None
    assert [p.fingerprint for p in state.profile.receivers()] == [p.fingerprint for p in good.profile.people]
    with pytest.raises(WordsDiffer):
        ann.hears(good.profile.words)
    answered = schooling.refuse(ann.home, ann.person, bad)
    assert (answered.kind, answered.answered, answered.profile) == ("other-signer", True, good.profile)
    put(good)
    assert ann.now().kind == "unchanged"


def test_another_school_is_another_signer(
    ann: Seat, put: Put, edition: Callable[..., SignedProfile], lead: Seat
) -> None:
    first = edition()
    put(first)
    ann.hears(ann.now().words)
    put(school.sign(structs.replace(first.profile, id="0" * 32, edition=9), lead.person))
    assert ann.now().kind == "other-signer"


@pytest.mark.parametrize("spoil", ["letter", "no signature", "empty", "folder"])
def test_a_damaged_profile_is_an_alarm_and_the_one_relied_on_holds(
    ann: Seat, put: Put, deployed: Path, edition: Callable[..., SignedProfile], spoil: str
) -> None:
    good = edition()
    put(good)
    ann.hears(ann.now().words)
    path = deployed / "school.toml"
    if spoil == "letter":
        path.write_bytes(good.data.replace(b"Tom", b"Tim"))
    elif spoil == "no signature":
        (deployed / "school.toml.sig").unlink()
    elif spoil == "empty":
        path.write_bytes(b"")
    else:
        path.unlink()
        path.mkdir()
    state = ann.now()
    assert (state.kind, state.profile, state.found) == ("damaged", good.profile, None)
    assert state.reason


def test_a_profile_that_is_gone_is_said_and_stays_in_force(
    ann: Seat, put: Put, deployed: Path, edition: Callable[..., SignedProfile]
) -> None:
    good = edition()
    put(good)
    ann.hears(ann.now().words)
    (deployed / "school.toml").unlink()
    assert (ann.now().kind, ann.now().profile, ann.now().is_alarm) == ("missing", good.profile, False)


# -- what is remembered -----------------------------------------------------------------------------------------


def test_what_is_remembered_cannot_be_read_or_written_by_others(
    ann: Seat, deputy: Seat, put: Put, edition: Callable[..., SignedProfile]
) -> None:
    good = edition()
    put(good)
    ann.hears(ann.now().words)
    path = ann.home.folder / school_memory.FILE_NAME
    assert b"Larkrise" not in path.read_bytes()
    # Whoever knows her public key can encrypt to her, and sign with a key of their own.
    bad = forged(good)
    memory = Memory(data=bad.data, signature=bad.signature, how="compared")
    elsewhere = ann.home.folder / "elsewhere"
    elsewhere.mkdir()
    imposter = replace(deputy.person, identity=ann.person.identity)
    school_memory.keep(elsewhere, imposter, memory)
    path.write_bytes((elsewhere / school_memory.FILE_NAME).read_bytes())
    put(bad)
    state = ann.now()
    assert (state.kind, state.profile) == ("memory-damaged", None)
    with pytest.raises(BadInput):
        ann.hears(None)
    with pytest.raises(WordsDiffer):
        ann.hears(good.profile.words)
    put(good)
    assert ann.hears(good.profile.words).kind == "unchanged"


def test_a_full_disk_keeps_what_was_remembered(
    ann: Seat, put: Put, edition: Callable[..., SignedProfile], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(edition())
    ann.hears(ann.now().words)
    put(edition(urn="123456"))

    def full(*_: object, **__: object) -> None:
        raise CannotWrite("write failed", "The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(files, "replace", full)
        state = ann.now()
        assert state.profile is not None
        assert (state.kind, state.profile.urn) == ("newer", "123456")
    assert ann.now().kind == "newer"


# -- making and handing over ------------------------------------------------------------------------------------


def test_whoever_made_it_is_not_alarmed_while_it_has_not_placed_it_yet(
    lead: Seat, put: Put, edition: Callable[..., SignedProfile]
) -> None:
    first = edition()
    assert lead.now().kind == "waiting"
    put(first)
    assert lead.now().kind == "unchanged"
    edition(urn="123456")
    state = lead.now()
    assert state.profile is not None
    assert (state.kind, state.profile.urn, state.compared) == ("waiting", "123456", True)


def test_only_a_dsl_makes_it_and_only_the_signer_the_next(
    deputy: Seat, ann: Seat, put: Put, edition: Callable[..., SignedProfile], tmp_path: Path, bare: SchoolFile
) -> None:
    put(edition())
    for who in (deputy, ann):
        with pytest.raises(GateRefused, match="role"):
            school_making.may_make(who.person, who.now())
    second = at_home(tmp_path / "second", "Sam Lee", "dsl", "SXL", bare)
    with pytest.raises(BadInput, match="compared"):
        school_making.may_make(second.person, second.now())
    second.hears(second.now().words)
    with pytest.raises(GateRefused, match="another signs"):
        school_making.may_make(second.person, second.now())
    school_making.may_make(second.person, second.now(), take_over=True)


def test_a_handover_is_quiet_and_taking_over_is_not(
    ann: Seat, lead: Seat, put: Put, edition: Callable[..., SignedProfile], tmp_path: Path, bare: SchoolFile
) -> None:
    second = at_home(tmp_path / "second", "Sam Lee", "dsl", "SXL", bare)
    put(edition())
    for who in (ann, second):
        who.hears(who.now().words)
    profile = school_making.draft(lead.home, lead.person, lead.now(), CLOCK)
    profile = school_making.with_person(profile, school_making.person_of(second.person.profile))
    with pytest.raises(BadInput, match="nobody"):
        school_making.hand_over(profile, lead.person, ann.person.profile.fingerprint, CLOCK)
    unsigned = school_making.draft(second.home, second.person, second.now(), CLOCK)
    taken = school_making.publish(second.home, second.person, unsigned, CLOCK, take_over=True)
    put(taken)
    assert ann.now().kind == "other-signer"
    with pytest.raises(BadInput, match="alarm"):
        school_making.publish(lead.home, lead.person, profile, CLOCK)
    schooling.refuse(lead.home, lead.person, taken)
    handed = school_making.hand_over(profile, lead.person, second.person.profile.fingerprint, CLOCK)
    put(school_making.publish(lead.home, lead.person, handed, CLOCK))
    assert ann.now().kind == "newer"
    # Ann misses this one and sees only what the new signer makes of it.
    school_memory.keep(second.home.folder, second.person, Memory())
    second.hears(second.now().words)
    third = school_making.draft(second.home, second.person, second.now(), CLOCK)
    put(school_making.publish(second.home, second.person, third, CLOCK))
    state = ann.now()
    assert state.profile is not None
    assert (state.kind, state.profile.signer.name) == ("newer", "Sam Lee")
    # The former signer cannot go on quietly.
    late = structs.replace(third, edition=9, signed_by=lead.person.profile.fingerprint)
    put(school.sign(late, lead.person))
    assert ann.now().kind == "other-signer"


def test_whoever_stood_in_and_handed_back_cannot_go_on_quietly(
    ann: Seat, lead: Seat, put: Put, edition: Callable[..., SignedProfile], tmp_path: Path, bare: SchoolFile
) -> None:
    second = at_home(tmp_path / "second", "Sam Lee", "dsl", "SXL", bare)
    put(edition())
    for who in (ann, second):
        who.hears(who.now().words)
    profile = school_making.draft(lead.home, lead.person, lead.now(), CLOCK)
    profile = school_making.with_person(profile, school_making.person_of(second.person.profile))
    handed = school_making.hand_over(profile, lead.person, second.person.profile.fingerprint, CLOCK)
    put(school_making.publish(lead.home, lead.person, handed, CLOCK))
    third = school_making.draft(second.home, second.person, second.now(), CLOCK)
    put(school_making.publish(second.home, second.person, third, CLOCK))
    assert ann.now().kind == "newer"
    third = school_making.draft(second.home, second.person, second.now(), CLOCK)
    back = school_making.hand_over(third, second.person, lead.person.profile.fingerprint, CLOCK)
    put(school_making.publish(second.home, second.person, back, CLOCK))
    assert ann.now().kind == "newer"
    again = school_making.draft(lead.home, lead.person, lead.now(), CLOCK)
    mine = school_making.publish(lead.home, lead.person, again, CLOCK)
    put(mine)
    assert (ann.now().kind, school_making.signs(second.person, mine.profile)) == ("newer", False)
    # By the first handover, which stands in every edition and still bears a good signature.
    for handovers in (mine.profile.handovers, mine.profile.handovers[:1], mine.profile.handovers[::-1]):
        late = structs.replace(
            mine.profile, edition=90, signed_by=second.person.profile.fingerprint, handovers=handovers
        )
        put(school.sign(late, second.person))
        assert ann.now().kind == "other-signer"


def test_a_profile_with_a_handover_that_cannot_be_read_is_damaged_and_nothing_else(
    ann: Seat, put: Put, deployed: Path, edition: Callable[..., SignedProfile]
) -> None:
    put(edition())
    ann.hears(ann.now().words)
    word = school.Handover(before="x", after="y", at="2026-11-22T14:05:09Z", signature="z")
    attacker = make_person("Margaret Hughes", "dsl", "MXH", "", "classic")
    profile = structs.replace(forged(edition(), attacker).profile, handovers=(word,))
    data = school_text.render(profile, profile.words)
    root = hashlib.sha256(data).digest()
    note = attacker.signing_key.sign_checkpoint(
        f"evidence-desk.invalid/school/{profile.id}", profile.edition, root
    )
    (deployed / school.FILE_NAME).write_bytes(data)
    (deployed / f"{school.FILE_NAME}.sig").write_bytes(note)
    state = ann.now()
    assert state.kind == "damaged"
    assert state.profile is not None


def test_new_keys_of_the_signer_follow_by_their_own_word(
    ann: Seat, lead: Seat, put: Put, edition: Callable[..., SignedProfile]
) -> None:
    put(edition())
    ann.hears(ann.now().words)
    fresh = make_person("Margaret Hughes", "dsl", "MXH", "", "classic")
    before = school_making.draft(lead.home, lead.person, lead.now(), CLOCK)
    word = school.hand_over(before.id, lead.person.signing_key, fresh.profile.signer, before.made_at)
    after = school_making.with_new_key(before, lead.person.profile, fresh, word)
    put(school.sign(structs.replace(after, handovers=()), fresh))
    assert ann.now().kind == "other-signer"
    put(school.sign(after, fresh))
    state = ann.now()
    assert state.kind == "newer"
    assert {change.what for change in state.changes} == {"signer", "person-key"}


def test_files_for_it_are_never_overwritten_unasked(
    deployed: Path, edition: Callable[..., SignedProfile], tmp_path: Path
) -> None:
    signed = edition()
    assert {p.name for p in school_making.write_for_it(signed, deployed)} == {
        "school.toml",
        "school.toml.sig",
    }
    with pytest.raises(BadInput, match="exists"):
        school_making.write_for_it(signed, deployed)
    with pytest.raises(CannotWrite):
        school_making.write_for_it(signed, tmp_path / "gone")
    assert schooling.read(deployed / "school.toml") == signed


# -- joining ----------------------------------------------------------------------------------------------------


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = age.ScryptRecipient
    monkeypatch.setattr(age, "ScryptRecipient", lambda passphrase, work_factor=18: whole(passphrase, 4))


@pytest.mark.parametrize(("said", "how"), [(True, "compared"), (False, "not compared")])
@pytest.mark.usefixtures("quick")
def test_joining_by_the_profile_relies_on_it_from_the_first_day(
    tmp_path: Path, put: Put, deployed: Path, edition: Callable[..., SignedProfile], said: bool, how: How
) -> None:
    signed = edition(name="Larkrise Academy")
    put(signed)
    joined = joining.read(deployed / "school.toml")
    home = Home(tmp_path / "new")
    who = Who(name="Kim Roe", role="staff", initials="KXR")
    heard = signed.profile.words if said else None
    person = joining.join(home, who, b"p", joined, CLOCK, kind="classic", heard=heard)
    state = schooling.current(home, person)
    assert (state.kind, state.how, person.profile.organisation) == ("unchanged", how, "Larkrise Academy")
    assert home.school().keys == signed.profile.keys == schooling.school_keys(home, state).keys


@pytest.mark.usefixtures("quick")
def test_joining_with_wrong_words_makes_nothing(
    tmp_path: Path, put: Put, deployed: Path, edition: Callable[..., SignedProfile]
) -> None:
    put(edition())
    joined = joining.read(deployed / "school.toml")
    home = Home(tmp_path / "new")
    with pytest.raises(WordsDiffer):
        joining.join(
            home, Who(name="K", role="staff", initials="KX"), b"p", joined, CLOCK, heard="a b c d e f"
        )
    assert not home.exists
    (deployed / "school.toml.sig").unlink()
    with pytest.raises(DamagedSchool):
        joining.read(deployed / "school.toml")
    keysmith.write_school(joined.keys, deployed / "school.json")
    assert joining.read(deployed / "school.json").signed is None


# -- where it is looked for -------------------------------------------------------------------------------------


def test_it_is_looked_for_beside_the_program_before_the_home(
    ann: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edition: Callable[..., SignedProfile]
) -> None:
    signed = edition()
    monkeypatch.delenv(schooling.VARIABLE)
    program = tmp_path / "program"
    program.mkdir()
    monkeypatch.setattr(sys, "executable", str(program / "evidence-desk"))
    school_making.write_for_it(signed, ann.home.folder)
    assert ann.now().path == ann.home.folder / "school.toml"
    school_making.write_for_it(signed, program)
    assert ann.now().path == program / "school.toml"
    with pytest.raises(NotFound):
        schooling.in_force(ann.home, ann.person)


def test_a_way_the_school_does_not_want_is_refused(
    ann: Seat, put: Put, edition: Callable[..., SignedProfile], lead: Seat
) -> None:
    only = structs.replace(school.Settings(), capture=("paste", "text"))
    put(edition(settings=only))
    schooling.refuse_unwanted(ann.now(), {"file"})  # nothing is in force yet
    state = ann.hears(None)
    schooling.refuse_unwanted(state, {"text"})
    with pytest.raises(GateRefused):
        schooling.refuse_unwanted(state, {"text", "file"})
    profile: SchoolProfile | None = lead.now().profile
    assert profile is not None
    assert profile.settings == only


# -- keys that change -------------------------------------------------------------------------------------------


def test_the_school_file_in_the_home_folder_cannot_be_exchanged(
    ann: Seat, put: Put, edition: Callable[..., SignedProfile], bare: SchoolFile
) -> None:
    put(edition())
    ann.hears(ann.now().words)
    theirs = keys.make_school("Larkrise Academy", "classic")[0]
    (ann.home.folder / "school.json").write_bytes(keys.school_json(theirs))
    assert ann.home.school().keys == theirs.keys
    assert schooling.keys_in_force(ann.home, ann.person).keys == bare.keys


def test_sheets_that_were_replaced_hold_at_once_and_stand_in_the_next_edition(
    ann: Seat, lead: Seat, put: Put, edition: Callable[..., SignedProfile], bare: SchoolFile
) -> None:
    put(edition())
    ann.hears(ann.now().words)
    fresh = keys.make_school("Larkrise Academy", "classic")[0]
    resheeting.put_in_force(lead.home, lead.person, fresh)
    assert schooling.keys_in_force(lead.home, lead.person).keys == fresh.keys
    assert schooling.keys_in_force(ann.home, ann.person).keys == bare.keys
    put(edition())
    state = ann.now()
    assert [change.what for change in state.changes] == ["keys"]
    assert schooling.keys_in_force(ann.home, ann.person).keys == fresh.keys
    assert lead.now().new_keys is None


def test_a_signer_with_new_keys_goes_on_without_an_alarm(
    ann: Seat, lead: Seat, put: Put, edition: Callable[..., SignedProfile]
) -> None:
    put(edition())
    ann.hears(ann.now().words)
    fresh = make_person("Margaret Hughes", "dsl", "MXH", "Larkrise Academy", "classic")
    renewed = Seat(lead.home, replace(fresh, earlier=lead.person.pairs))
    assert renewed.now().compared, "what the former keys remembered is theirs still"
    profile = school_making.draft(renewed.home, renewed.person, renewed.now(), CLOCK)
    put(school_making.publish(renewed.home, renewed.person, profile, CLOCK))
    state = ann.now()
    assert (state.kind, state.compared) == ("newer", True)
    assert state.endorses(fresh.profile.fingerprint) == "Designated Safeguarding Lead"
    assert state.endorses(lead.person.profile.fingerprint) is None


def test_a_new_case_has_the_school_and_its_sheets_from_the_profile(
    lead: Seat, put: Put, edition: Callable[..., SignedProfile], bare: SchoolFile, tmp_path: Path
) -> None:
    put(edition(urn="123456", phase="primary"))
    theirs = keys.make_school("Larkrise Academy", "classic")[0]
    (lead.home.folder / "school.json").write_bytes(keys.school_json(theirs))
    plan = Plan(title="Group chat", about_leadership="no")
    opened = found_case(tmp_path / "a.edcase", lead.person, lead.home, plan, default_policy(), CLOCK)
    with opened.store as store:
        assert (store.case.school.urn, store.case.phase) == ("123456", "primary")
        assert store.case.school_keys == bare.keys

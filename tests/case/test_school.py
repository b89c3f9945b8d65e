"""The school's profile as files: what is signed is what is read, and hostile bytes are refused at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from evidence_desk.base import words
from evidence_desk.base.wordlist import WORDS
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case import keys, school, school_text
from evidence_desk.case.keys import Person, PersonRoleName
from evidence_desk.case.school import DamagedSchool, SchoolPerson, SchoolProfile, SignedProfile
from evidence_desk.case.school_changes import differences

AT = "2026-11-20T08:30:00Z"


@dataclass(frozen=True)
class Staffroom:
    """The people of a school, with all their keys."""

    lead: Person
    deputy: Person
    head: Person
    profile: SchoolProfile


def made(name: str, role: PersonRoleName, initials: str) -> Person:
    return keys.make_person(name, role, initials, "Larkrise Academy", "classic")


def named(person: Person, position: str, **flags: Any) -> SchoolPerson:
    own = person.profile
    return SchoolPerson(
        name=own.name,
        position=position,
        role=own.role,
        initials=own.initials,
        recipient=own.recipient,
        signer=own.signer,
        **flags,
    )


@pytest.fixture(scope="module")
def room() -> Staffroom:
    lead, deputy, head = (
        made("Margaret Hughes", "dsl", "MXH"),
        made("Tom Adair", "deputy", "TXA"),
        made("Priya Nair", "investigator", "PXN"),
    )
    profile = SchoolProfile(
        id="5ca1ab1e" * 4,
        edition=3,
        made_at=AT,
        signed_by=lead.profile.fingerprint,
        name="Larkrise Academy",
        urn="123456",
        phase="secondary",
        people=(
            named(lead, "Designated Safeguarding Lead", receives="all", second_person=True),
            named(deputy, "Deputy", receives="all"),
            named(head, "Head teacher", receives="leadership", second_person=True),
        ),
        keys=keys.make_school("Larkrise Academy", "classic")[0].keys,
        retention={"child-protection": 25},
    )
    return Staffroom(lead, deputy, head, profile)


@pytest.fixture(scope="module")
def signed(room: Staffroom) -> SignedProfile:
    return school.sign(room.profile, room.lead)


# -- round trip -------------------------------------------------------------------------------------------------


def test_what_was_signed_is_what_is_read(room: Staffroom, signed: SignedProfile) -> None:
    again = school.read_signed(signed.data, signed.signature)
    assert again.profile == room.profile
    assert school_text.render(again.profile, again.profile.words) == signed.data
    assert again.profile.words == words.spoken(room.lead.profile.fingerprint)


def test_a_person_can_read_it(signed: SignedProfile) -> None:
    text = signed.data.decode()
    assert text.startswith("# Evidence Desk: profile of Larkrise Academy, edition 3.\n")
    assert 'name = "Margaret Hughes"' in text
    assert 'receives = "leadership"' in text
    assert '"child-protection" = 25' in text


@given(
    text=st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=60).filter(
        lambda text: text.strip() and text.isprintable()
    )
)
@settings(max_examples=60, deadline=None)
def test_any_printable_text_survives(text: str, room: Staffroom) -> None:
    people = (structs.replace(room.profile.people[0], position=text), *room.profile.people[1:])
    chosen = structs.replace(room.profile.settings, drop_folder=text, marking=text[:60])
    profile = structs.replace(room.profile, name=text, people=people, settings=chosen)
    assert school.sign(profile, room.lead).profile == profile


def test_another_newline_or_byte_order_mark_breaks_it(signed: SignedProfile) -> None:
    for data in (signed.data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + signed.data, signed.data + b"\n"):
        with pytest.raises(DamagedSchool):
            school.read_signed(data, signed.signature)


# -- signature --------------------------------------------------------------------------------------------------


def test_no_bit_of_either_file_can_be_changed(signed: SignedProfile) -> None:
    step = max(1, len(signed.data) // 150)
    for place in range(0, len(signed.data), step):
        data = bytearray(signed.data)
        data[place] ^= 1
        with pytest.raises(DamagedSchool):
            school.read_signed(bytes(data), signed.signature)
    for place in range(len(signed.signature)):
        note = bytearray(signed.signature)
        note[place] ^= 1
        with pytest.raises(DamagedSchool):
            school.read_signed(signed.data, bytes(note))


def test_a_signature_is_of_one_edition_of_one_school_by_one_key(
    room: Staffroom, signed: SignedProfile
) -> None:
    newer = school.sign(structs.replace(room.profile, edition=4), room.lead)
    elsewhere = school.sign(structs.replace(room.profile, id="0" * 32), room.lead)
    for other in (newer, elsewhere):
        with pytest.raises(DamagedSchool):
            school.read_signed(signed.data, other.signature)
    with pytest.raises(DamagedSchool, match="another signer"):
        school.sign(room.profile, room.deputy)


def test_two_signature_lines_are_none(signed: SignedProfile) -> None:
    line = signed.signature.split(b"\n\n")[1]
    with pytest.raises(DamagedSchool):
        school.read_signed(signed.data, signed.signature + line)


def test_only_a_dsl_it_names_signs(room: Staffroom) -> None:
    by_deputy = structs.replace(room.profile, signed_by=room.deputy.profile.fingerprint)
    with pytest.raises(DamagedSchool, match="not a DSL of it"):
        school.sign(by_deputy, room.deputy)
    stranger = made("A Stranger", "dsl", "AXS")
    with pytest.raises(DamagedSchool, match="not a DSL of it"):
        school.sign(structs.replace(room.profile, signed_by=stranger.profile.fingerprint), stranger)


# -- contradictions ---------------------------------------------------------------------------------------------


def _twice(profile: SchoolProfile) -> SchoolProfile:
    second = structs.replace(profile.people[1], initials="ZZZ")
    return structs.replace(profile, people=(*profile.people, second))


def _same_initials(profile: SchoolProfile) -> SchoolProfile:
    second = structs.replace(profile.people[1], initials="MXH")
    return structs.replace(profile, people=(profile.people[0], second))


def _staff_receives(profile: SchoolProfile) -> SchoolProfile:
    second = structs.replace(profile.people[1], role="staff")
    return structs.replace(profile, people=(profile.people[0], second))


def _one_holder_twice(profile: SchoolProfile) -> SchoolProfile:
    first = profile.keys.recovery[0]
    own = structs.replace(profile.keys, recovery=(first, first, profile.keys.recovery[2]))
    return structs.replace(profile, keys=own)


def _hidden_text(profile: SchoolProfile) -> SchoolProfile:
    return structs.replace(profile, name="Larkrise\u202eAcademy")


def _bad_key(profile: SchoolProfile) -> SchoolProfile:
    second = structs.replace(profile.people[1], recipient="age1nothing")
    return structs.replace(profile, people=(profile.people[0], second))


@pytest.mark.parametrize(
    "spoil", [_twice, _same_initials, _staff_receives, _one_holder_twice, _hidden_text, _bad_key]
)
def test_a_profile_that_contradicts_itself_is_never_signed(
    room: Staffroom, spoil: Callable[[SchoolProfile], SchoolProfile]
) -> None:
    with pytest.raises(DamagedSchool):
        school.sign(spoil(room.profile), room.lead)


# -- hostile bytes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"v = 1\n",
        b"v = 2\n",
        b"\xff\xfe",
        b"v = 1\n" * 3,
        b"a." * 100_000 + b"a = 1\n",
        b"x = " + b"[" * 100_000 + b"]" * 100_000 + b"\n",
        b"x = {" * 50_000,
        b'x = "' + b"\\" * 15_000 + b'"\n',
        b"x = 99999999999999999999999999\n",
        b'x = """\nlong\n"""\n',
        b"x = 1979-05-27\n",
        b"\n" * 500_000,
        b"# " + b"a" * 20_000 + b"\n",
        b"[[person]]\n" * 40_000,
        b"x" * (school.SCHOOL_MAX + 1),
    ],
    ids=lambda data: f"{data[:8]!r}-{len(data)}",
)
def test_hostile_bytes_are_refused_at_once(data: bytes) -> None:
    began = time.monotonic()
    with pytest.raises(DamagedSchool):
        school.parse(data)
    assert time.monotonic() - began < 2


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with pytest.raises(DamagedSchool):
        school.parse(data)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_no_change_of_a_line_raises_anything_else(data: st.DataObject, signed: SignedProfile) -> None:
    lines = signed.data.decode().split("\n")
    place = data.draw(st.integers(0, len(lines) - 1))
    what = data.draw(
        st.sampled_from(["", "x = 1", 'name = "y"', "[person]", "[[school]]", "[keys]", "edition = 0"])
    )
    lines[place] = what
    changed = "\n".join(lines).encode()
    if changed != signed.data:
        with pytest.raises(DamagedSchool):
            school.read_signed(changed, signed.signature)


def test_too_many_people_are_refused(room: Staffroom) -> None:
    many = b"".join(
        b'[[person]]\nname = "N"\nposition = "P"\nrole = "staff"\ninitials = "AA"\nrecipient = "r"\nsigner = "s"\n'
        for _ in range(school.PEOPLE_MAX + 1)
    )
    with pytest.raises(DamagedSchool):
        school.parse(school_text.render(room.profile, room.profile.words) + many)


# -- what others ask of it --------------------------------------------------------------------------------------


def test_receivers_are_those_who_are_not_named(room: Staffroom) -> None:
    profile = room.profile

    def names(*named: str, leadership: bool = False) -> list[str]:
        return [person.initials for person in profile.receivers(named, leadership=leadership)]

    assert names() == ["MXH", "TXA"]
    assert names(leadership=True) == ["MXH", "TXA", "PXN"]
    assert names("Ms Hughes") == ["TXA", "PXN"]
    assert names("Margaret Hughes", "Tom Adair") == ["PXN"]
    assert names("Hughes", "adair", "Dr Nair") == []
    assert [p.initials for p in profile.second_people(["Nair"])] == ["MXH"]
    # Somebody in a hurry writes what they are, not what they are called.
    assert names("the DSL") == ["TXA", "PXN"]
    assert "MXH" not in names("our safeguarding lead")
    assert "PXN" not in names("the headteacher")
    assert "PXN" not in names("Head")
    assert names("Deputy DSL") == ["MXH", "PXN"]


def test_it_endorses_the_keys_it_names_and_no_other(room: Staffroom) -> None:
    assert room.profile.endorses(room.head.profile.fingerprint) == "Head teacher"
    assert room.profile.endorses(made("Priya Nair", "investigator", "PXN").profile.fingerprint) is None


def test_a_handover_holds_for_one_school_and_as_it_was_signed(room: Staffroom) -> None:
    to = room.deputy.profile.signer
    word = school.hand_over(room.profile.id, room.lead.signing_key, to, AT)
    assert word.holds(room.profile.id)
    assert not word.holds("0" * 32)
    assert not structs.replace(word, after=room.head.profile.signer).holds(room.profile.id)
    assert not structs.replace(word, before=room.head.profile.signer).holds(room.profile.id)
    assert not structs.replace(word, signature="").holds(room.profile.id)
    forged = structs.replace(
        school.hand_over(room.profile.id, SigningKey.generate(), to, AT), before=room.lead.profile.signer
    )
    profile = structs.replace(room.profile, handovers=(forged,))
    assert profile.successors_of(room.lead.profile.fingerprint) == {room.lead.profile.fingerprint}


def test_handovers_chain_and_never_lead_back(room: Staffroom) -> None:
    lead, deputy, head = (p.profile.fingerprint for p in (room.lead, room.deputy, room.head))
    chain = (
        school.hand_over(room.profile.id, room.lead.signing_key, room.deputy.profile.signer, AT),
        school.hand_over(room.profile.id, room.deputy.signing_key, room.head.profile.signer, AT),
    )
    profile = structs.replace(room.profile, handovers=chain)
    assert profile.successors_of(lead) == {lead, deputy, head}
    assert profile.successors_of(deputy) == {deputy, head}
    assert profile.successors_of(head) == {head}


def test_differences_name_what_weighs_most_first(room: Staffroom) -> None:
    other = made("Tom Adair", "deputy", "TXA")
    newer = structs.replace(
        room.profile,
        edition=4,
        people=(room.profile.people[0], named(other, "Deputy", receives="all")),
        settings=structs.replace(room.profile.settings, marking="SECRET"),
        retention={"child-protection": 30},
    )
    found = [(change.what, change.name) for change in differences(room.profile, newer)]
    assert found == [
        ("person-key", "Tom Adair"),
        ("person-gone", "Priya Nair"),
        ("setting", "marking"),
        ("setting", "retention.child-protection"),
    ]
    assert differences(room.profile, structs.replace(room.profile, edition=4)) == ()


# -- six words --------------------------------------------------------------------------------------------------


def test_the_words_are_those_of_the_list_with_four_letters_each_its_own() -> None:
    assert len(WORDS) == len(set(WORDS)) == 2048
    assert len({word[:4] for word in WORDS}) == 2048
    assert words.words_of("0" * 64) == ("abandon",) * 6
    assert words.words_of("f" * 64) == ("zoo",) * 6
    # 66 bits from the left: 00000000001 00000000010 … in hexadecimal
    assert words.words_of(f"{(1 << 55 | 2 << 44 | 3 << 33 | 4 << 22 | 5 << 11 | 6) << 190:064x}") == tuple(
        WORDS[1:7]
    )


@given(st.binary(min_size=32, max_size=32), st.integers(0, 65))
@settings(max_examples=80)
def test_every_one_of_the_bits_changes_the_words(raw: bytes, bit: int) -> None:
    number = int.from_bytes(raw, "big")
    other = f"{number ^ (1 << (255 - bit)):064x}"
    assert words.words_of(f"{number:064x}") != words.words_of(other)
    assert not words.heard(words.spoken(f"{number:064x}"), other)


def test_words_are_heard_as_people_type_them() -> None:
    fingerprint = "5319e52540a1b2371550bfc90b7b2a032ce122315b00d9ee1085a1e76f3a736f"
    said = words.words_of(fingerprint)
    assert words.heard(" ".join(said), fingerprint)
    assert words.heard(", ".join(word.upper() for word in said), fingerprint)
    assert words.heard(" ".join(word[:4] for word in said), fingerprint)
    assert not words.heard(" ".join(said[:5]), fingerprint)
    assert not words.heard(" ".join(reversed(said)), fingerprint)
    assert not words.heard("", fingerprint)
    with pytest.raises(ValueError, match="64"):
        words.words_of("abc")

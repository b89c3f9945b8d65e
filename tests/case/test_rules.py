"""Who may do what, and which reference, initials and pseudonym are next."""

from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map
from msgspec.structs import replace

from evidence_desk.base.errors import BadInput, GateRefused, NotFound
from evidence_desk.case import rules
from evidence_desk.case.keys import Person, Profile
from evidence_desk.case.rules import Choice
from evidence_desk.case.state import Case
from evidence_desk.case.values import (
    Classification,
    CriminalTag,
    Exhibit,
    GateAnswer,
    Member,
    PersonKind,
    PictureAnswer,
    StaffRole,
    TimeRead,
)
from evidence_desk.case.values import Person as Concerned

AT = "2026-11-22T14:05:09Z"
NOTHING = Choice(cells=(), criminal=(), triggers=(), four_cs=(), reason="")


def member(initials: str, signer: str = "f", role: StaffRole = "dsl", **more: Any) -> Member:
    return Member(name="N", role=role, initials=initials, recipient="age1x", signer=signer, **more)


def case_of(*members: tuple[str, Member], **more: Any) -> Case:
    return Case(id="x", members=Map(dict(members)), **more)


def exhibit(ref: str, leaf: int, **more: Any) -> Exhibit:
    fields: dict[str, Any] = {
        "id": f"id-{ref}", "ref": ref, "kind": "image", "media_type": "image/png", "size": 1, "sha256": "1" * 64,
        "captured_at": TimeRead(utc=AT, zone="GMT", offset_minutes=0), "captured_by": "f", "method": "file",
        "grade": "C", "gate": GateAnswer(answer="no", who="f", at=AT, wording="w"), "added_leaf": leaf,
        "commit_size": leaf,
    }  # fmt: skip
    return Exhibit(**(fields | more))


def holding(*exhibits: Exhibit, **more: Any) -> Case:
    return Case(
        id="x",
        exhibits=Map({e.id: e for e in exhibits}),
        by_ref=Map({e.ref: e.id for e in exhibits}),
        **more,
    )


# -- roles ----------------------------------------------------------------------------------------------------


def profile(person: Person, role: str) -> Profile:
    plain = {name: getattr(person.profile, name) for name in Profile.__struct_fields__}
    return Profile(**(plain | {"role": role}))


def test_everybody_but_staff_may_create_a_case(person: Person) -> None:
    for role in ("dsl", "deputy", "investigator"):
        rules.may_create(profile(person, role))
    with pytest.raises(GateRefused):
        rules.may_create(profile(person, "staff"))


def test_only_dsl_and_deputy_manage_readers() -> None:
    managing: tuple[StaffRole, ...] = ("dsl", "deputy")
    for allowed in managing:
        rules.may_manage_readers(member("AB", role=allowed))
    others: tuple[StaffRole, ...] = ("investigator", "staff", "recovery-holder")
    for refused in (None, *(member("AB", role=role) for role in others)):
        with pytest.raises(GateRefused):
            rules.may_manage_readers(refused)


# -- initials and references ----------------------------------------------------------------------------------


def test_the_same_initials_get_a_distinguishing_letter() -> None:
    members: list[tuple[str, Member]] = []
    given_out = []
    for number in range(4):
        initials = rules.initials_for(case_of(*members), "JPS", f"key-{number}")
        members.append((f"key-{number}", member(initials)))
        given_out.append(initials)
    assert given_out == ["JPS", "JPSB", "JPSC", "JPSD"]


def test_a_person_who_comes_back_keeps_their_initials() -> None:
    case = case_of(("a", member("JPS")), ("b", member("JPSB", removed=True)))
    assert rules.initials_for(case, "JPSB", "b") == "JPSB"


def test_initials_of_one_who_left_are_not_given_to_another() -> None:
    case = case_of(("a", member("JPS", removed=True)))
    assert rules.initials_for(case, "JPS", "b") == "JPSB"


def test_the_holder_of_a_bare_recipient_takes_no_initials() -> None:
    assert rules.initials_for(case_of(("age1x", member("JPS", signer=""))), "JPS", "b") == "JPS"


def test_a_letter_that_makes_somebody_elses_initials_is_passed_over() -> None:
    case = case_of(("a", member("JPS")), ("b", member("JPSB")))
    assert rules.initials_for(case, "JPS", "c") == "JPSC"


def test_initials_run_out_in_words() -> None:
    taken = ["JPS", *("JPS" + letter for letter in string.ascii_uppercase[1:])]
    case = case_of(*((name, member(name)) for name in taken))
    with pytest.raises(BadInput, match="used up"):
        rules.initials_for(case, "JPS", "new")


@given(st.lists(st.sampled_from(("AB", "ABB", "ABC", "B")), max_size=12))
def test_no_two_producers_share_initials(wanted: list[str]) -> None:
    members: list[tuple[str, Member]] = []
    for number, initials in enumerate(wanted):
        got = rules.initials_for(case_of(*members), initials, f"key-{number}")
        members.append((f"key-{number}", member(got)))
    assert len({m.initials for _, m in members}) == len(wanted)


def test_references_count_for_each_producer() -> None:
    case = case_of(("a", member("JPS")), ("b", member("JPSB")), last_number=Map({"JPS": 41}))
    assert rules.next_reference(case, "a") == "JPS/42"
    assert rules.next_reference(case, "b") == "JPSB/1"


def test_who_does_not_sign_produces_nothing() -> None:
    case = case_of(("age1x", member("", signer="")))
    for actor in ("age1x", "nobody"):
        with pytest.raises(GateRefused):
            rules.next_reference(case, actor)


# -- people ---------------------------------------------------------------------------------------------------


def with_people(*people: tuple[PersonKind, str]) -> Case:
    case = Case(id="x")
    for number, (kind, pseudonym) in enumerate(people):
        case = with_person(
            case, Concerned(id=f"p{number}", name=f"Name {number}", kind=kind, pseudonym=pseudonym)
        )
    return case


def with_person(case: Case, person: Concerned) -> Case:
    return replace(case, people=case.people.set(person.id, person))


def test_pseudonyms_go_from_a_to_z_and_on_with_two_letters() -> None:
    case, names = Case(id="x"), []
    for number in range(26 * 27 + 1):
        names.append(rules.pseudonym_for(case, "pupil"))
        case = with_person(case, Concerned(id=f"p{number}", name="N", kind="pupil", pseudonym=names[-1]))
    assert names[:3] == ["Pupil A", "Pupil B", "Pupil C"]
    assert names[25:28] == ["Pupil Z", "Pupil AA", "Pupil AB"]
    assert names[26 * 27 - 1 :] == ["Pupil ZZ", "Pupil AAA"]
    assert len(set(names)) == len(names)


def test_each_kind_of_person_has_its_own_letters() -> None:
    case = with_people(("pupil", "Pupil A"), ("pupil", "Pupil B"), ("staff", "Staff A"))
    assert [rules.pseudonym_for(case, kind) for kind in ("pupil", "staff", "parent", "other")] == [
        "Pupil C",
        "Staff B",
        "Parent A",
        "Person A",
    ]


def test_a_pseudonym_somebody_chose_by_hand_is_passed_over() -> None:
    assert rules.pseudonym_for(with_people(("pupil", "Pupil B")), "pupil") == "Pupil A"
    assert rules.pseudonym_for(with_people(("pupil", "Pupil A"), ("staff", "Pupil B")), "pupil") == "Pupil C"


def test_a_person_is_found_by_name_pseudonym_or_id() -> None:
    case = with_people(("pupil", "Pupil A"), ("pupil", "Pupil B"))
    for name in ("p1", "Name 1", "Pupil B"):
        assert rules.find_person(case, name).id == "p1"
    with pytest.raises(NotFound, match="no such person"):
        rules.find_person(case, "Pupil C")


def test_two_people_of_one_name_are_not_guessed_at() -> None:
    case = with_people(("pupil", "Name 1"), ("pupil", "Pupil B"))
    with pytest.raises(NotFound) as raised:
        rules.find_person(case, "Name 1")
    assert "More than one" in raised.value.user_message


def test_an_exhibit_is_found_by_reference_or_id() -> None:
    case = holding(exhibit("JPS/1", 3))
    assert rules.find_exhibit(case, "JPS/1") == rules.find_exhibit(case, "id-JPS/1") == exhibit("JPS/1", 3)
    for name in ("JPS/2", "jps/1", ""):
        with pytest.raises(NotFound):
            rules.find_exhibit(case, name)


# -- classifying ----------------------------------------------------------------------------------------------


def test_classifying_again_adds_and_never_takes_away() -> None:
    old = Classification(
        cells=("conduct.sexual",), criminal=(CriminalTag(id="crim.x", verbs=("viewing",)),), reason="first"
    )
    choice = Choice(
        cells=("conduct.aggressive", "conduct.sexual"),
        criminal=(CriminalTag(id="crim.x", verbs=("distributing",)), CriminalTag(id="crim.a")),
        triggers=("trig.x",),
        four_cs=("conduct",),
        reason="",
    )
    merged = rules.merged_classification(exhibit("JPS/1", 3, classification=old), choice)
    assert merged == Classification(
        cells=("conduct.aggressive", "conduct.sexual"),
        criminal=(CriminalTag(id="crim.a"), CriminalTag(id="crim.x", verbs=("distributing", "viewing"))),
        triggers=("trig.x",),
        four_cs=("conduct",),
        reason="first",
    )


TAGGED = exhibit("JPS/9", 9, kind="message-transcript")


def test_a_category_and_a_no_for_the_same_picture_contradict_each_other() -> None:
    case = holding(exhibit("JPS/1", 3))
    choice = Choice(cells=(), criminal=(CriminalTag(id="crim.iioc"),), triggers=(), four_cs=(), reason="")
    picture = case.exhibits["id-JPS/1"]
    with pytest.raises(BadInput):
        rules.check_pictures_answered(case, picture, choice, {"id-JPS/1": "no"}, frozenset())
    asked = rules.check_pictures_answered(case, picture, choice, {"id-JPS/1": "yes"}, frozenset())
    assert [e.ref for e in asked["crim.iioc"]] == ["JPS/1"]


def test_a_category_that_asks_needs_an_answer_for_every_picture_held() -> None:
    case = holding(
        exhibit("JPS/1", 3),
        exhibit("JPS/2", 4, kind="message-transcript"),
        exhibit("JPS/3", 5, status="locked"),
        exhibit("JPS/4", 6, caption="Profile page"),
    )
    choice = Choice(cells=(), criminal=(), triggers=("trig.csa-images",), four_cs=(), reason="")
    with pytest.raises(GateRefused) as raised:
        rules.check_pictures_answered(case, TAGGED, choice, {"id-JPS/1": "no"}, frozenset())
    assert "JPS/4 (Profile page" in raised.value.user_message
    assert not any(ref in raised.value.user_message for ref in ("JPS/1", "JPS/2", "JPS/3"))
    asked = rules.check_pictures_answered(
        case, TAGGED, choice, {"id-JPS/1": "no", "id-JPS/4": "unsure"}, frozenset()
    )
    assert {name: [e.ref for e in found] for name, found in asked.items()} == {
        "trig.csa-images": ["JPS/1", "JPS/4"]
    }


def test_a_picture_answered_for_one_category_is_asked_about_again_by_another() -> None:
    answered = PictureAnswer(answer="no", because="trig.csa-images", who="f", at=AT)
    case = holding(exhibit("JPS/1", 3, picture_answers=(answered,)))
    first = Choice(cells=(), criminal=(), triggers=("trig.csa-images",), four_cs=(), reason="")
    assert rules.check_pictures_answered(case, TAGGED, first, {}, frozenset()) == {"trig.csa-images": []}
    other = Choice(cells=(), criminal=(CriminalTag(id="crim.iioc"),), triggers=(), four_cs=(), reason="")
    with pytest.raises(GateRefused):
        rules.check_pictures_answered(case, TAGGED, other, {}, frozenset())


def test_a_policy_may_add_what_asks_and_take_nothing_away() -> None:
    case = holding(exhibit("JPS/1", 3))
    extra = Choice(cells=(), criminal=(CriminalTag(id="crim.own"),), triggers=(), four_cs=(), reason="")
    assert rules.check_pictures_answered(case, TAGGED, extra, {}, frozenset()) == {}
    with pytest.raises(GateRefused):
        rules.check_pictures_answered(case, TAGGED, extra, {}, frozenset({"crim.own"}))
    assert rules.check_pictures_answered(case, TAGGED, NOTHING, {}, frozenset({"crim.own"})) == {}

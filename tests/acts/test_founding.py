"""Making a case: nobody it is about makes it, reads it, or stands in its names."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.case.conftest import FrozenClock

from evidence_desk.acts import keysmith
from evidence_desk.acts.founding import Plan, check_plan, found_case, neutral_name
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case.keys import Home, Person, Profile, make_person
from evidence_desk.case.named import is_named
from evidence_desk.policy.loader import default_policy

PATH = Path("2026-041.edcase")


def profile(name: str, role: str = "deputy") -> Profile:
    return make_person(name, role, "ABC", "", "classic").profile  # type: ignore[arg-type]  # a role


@pytest.mark.parametrize(
    ("name", "named", "found"),
    [
        ("Jane P. Shah", ["Jane Shah"], True),
        ("Jane P. Shah", ["shah"], True),
        ("Jane P. Shah", ["Mrs SHAH"], True),
        ("Jane Shah", ["Jane Patricia Shah"], True),
        ("Siân Ó Briain", ["sIÂN Ó bRIAIN"], True),
        ("Jane P. Shah", ["Tom Adair"], False),
        ("Jane P. Shah", ["Mrs"], False),
        ("Jane P. Shah", [""], False),
        ("Jane P. Shah", [], False),
        ("Jane P. Shah", ["Jane Adair"], False),
    ],
)
def test_who_is_named(name: str, named: list[str], found: bool) -> None:
    assert is_named(name, named) is found


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("2026-041", "2026-041.edcase"),
        ("2026/041", "2026-041.edcase"),
        ("../../etc/x", "etc-x.edcase"),
        ("", "case-2026-11-22.edcase"),
        ("…", "case-2026-11-22.edcase"),
    ],
)
def test_file_names_are_neutral_and_safe(reference: str, name: str) -> None:
    assert neutral_name(reference, FrozenClock()) == name


def plan(**fields: object) -> Plan:
    return Plan(**({"title": "Group chat, Year 9", "about_leadership": "no"} | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("maker", "given", "words"),
    [
        (profile("Ann Ode", "staff"), {}, "member of staff"),
        (profile("Tom Adair"), {"about_leadership": "yes", "named": ("Adair",)}, "about you"),
        (
            profile("Tom Adair"),
            {
                "named": ("Jane Shah",),
                "about_leadership": "yes",
                "readers": (profile("Jane P. Shah", "dsl"),),
            },
            "cannot be a reader",
        ),
        (profile("Tom Adair"), {"readers": (profile("Ann Ode", "staff"),)}, "cannot read a case"),
    ],
)
def test_who_may_not(maker: Profile, given: dict[str, object], words: str) -> None:
    with pytest.raises(GateRefused) as refused:
        check_plan(PATH, plan(**given), maker)
    assert words in refused.value.user_message


@pytest.mark.parametrize(
    ("path", "given"),
    [
        (PATH, {"title": "  "}),
        (Path("case.txt"), {}),
        (Path(".edcase"), {}),
        (PATH, {"title": "Messages by Shah", "named": ("Jane Shah",), "about_leadership": "yes"}),
        (Path("shah.edcase"), {"named": ("Jane Shah",), "about_leadership": "yes"}),
        (PATH, {"title": "x" * 100_000}),
    ],
)
def test_what_may_not(path: Path, given: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        check_plan(path, plan(**given), profile("Tom Adair"))


@pytest.fixture(scope="module")
def new() -> keysmith.NewSchool:
    return keysmith.new_school("Thornmere Academy", "classic")


def test_the_case_says_that_it_is_about_leadership_and_not_about_whom(
    tmp_path: Path, new: keysmith.NewSchool
) -> None:
    person: Person = make_person("Tom Adair", "deputy", "TXA", "", "classic")
    home = Home(tmp_path / "home")
    home.save(person, new.school, b"x")
    made = plan(
        about_leadership="yes", named=("Jane Shah",), reference="2026-041", external_reference="CPOMS 7"
    )
    with found_case(tmp_path / PATH, person, home, made, default_policy(), FrozenClock()).store as store:
        assert store.case.about_leadership == "yes"
        assert store.case.external_reference == "CPOMS 7"
        assert "Shah" not in repr(store.case)
        assert "Shah" not in repr(list(store.entries()))

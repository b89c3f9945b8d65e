"""How long a case is kept: every rule of the data, the longest wins, and nothing counts as over that is not known."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from immutables import Map

from evidence_desk.acts.retention import Due, due
from evidence_desk.case.state import Case
from evidence_desk.case.values import (
    Action,
    Classification,
    Concern,
    Exhibit,
    GateAnswer,
    Person,
    PersonKind,
    PersonRole,
    TimeRead,
)
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()
OPENED = "2026-11-22T14:05:09Z"
CLOSED = "2027-02-01T09:00:00Z"
NOW = datetime(2060, 1, 1, tzinfo=UTC)


def pupil(name: str, born: str) -> Person:
    return someone(name, "pupil", born)


def someone(name: str, kind: PersonKind, born: str = "") -> Person:
    return Person(id=name, name=name, kind=kind, pseudonym=name, date_of_birth=born)


def exhibit(**given: object) -> Exhibit:
    fields: dict[str, object] = {
        "id": "e1",
        "ref": "JPS/1",
        "kind": "image",
        "media_type": "image/png",
        "size": 3,
        "sha256": "a" * 64,
        "captured_at": TimeRead(utc=OPENED, zone="UTC", offset_minutes=0),
        "captured_by": "f" * 64,
        "method": "file",
        "grade": "C",
        "gate": GateAnswer(answer="no", who="f" * 64, at=OPENED, wording="w"),
        "added_leaf": 1,
        "commit_size": 1,
    }
    return Exhibit(**(fields | given))  # type: ignore[arg-type]  # test values


def case(*people: Person, **given: object) -> Case:
    fields: dict[str, object] = {
        "id": "c",
        "created": True,
        "opened_at": OPENED,
        "closed_at": CLOSED,
        "outcome": "in-school",
        "last_at": CLOSED,
        "people": Map({person.id: person for person in people}),
    }
    return Case(**(fields | given))  # type: ignore[arg-type]  # test values


def counted(result: Due) -> dict[str, str]:
    return {one.rule.id: one.until for one in result.rules}


def test_a_child_protection_case_is_reviewed_25_years_after_the_birth_of_the_youngest() -> None:
    three = case(pupil("A", "2010-05-04"), pupil("B", "2014-09-30"), pupil("C", "2012-01-01"))
    assert counted(due(three, POLICY, NOW)) == {"child-protection": "2039-09-30"}
    assert due(three, POLICY, datetime(2039, 9, 29, tzinfo=UTC)).state == "running"
    assert due(three, POLICY, datetime(2039, 9, 30, tzinfo=UTC)).state == "review"  # and never more than that


def test_a_birthday_on_29_february_is_never_counted_too_early() -> None:
    assert due(case(pupil("A", "2012-02-29")), POLICY, NOW).until == "2037-03-01"


def test_one_unknown_birthday_and_nothing_counts_as_over() -> None:
    result = due(case(pupil("Pupil A", "2010-05-04"), pupil("Pupil B", "")), POLICY, NOW)
    assert (result.state, result.until, result.at_least) == ("unknown", "", "2035-05-04")
    assert result.rules[0].missing == ("the date of birth of Pupil B",)
    assert not result.over
    several = due(case(pupil("Pupil A", ""), pupil("Pupil B", "")), POLICY, NOW)
    assert several.rules[0].missing == ("the date of birth of Pupil A, Pupil B",), "said once for all"


@pytest.mark.parametrize("chosen", ["crim.iioc", "crim.grooming-harassment", "trig.csa-images"])
def test_the_longest_rule_wins(chosen: str) -> None:
    result = due(case(pupil("A", "2010-05-04"), triggers=Map({chosen: 3})), POLICY, NOW)
    assert counted(result) == {"child-protection": "2035-05-04", "child-sexual-abuse": "2101-11-22"}
    assert result.until == "2101-11-22"
    assert result.longest is not None
    assert result.longest.rule.id == "child-sexual-abuse"
    assert result.state == "running"


@pytest.mark.parametrize(
    ("born", "until"),
    [
        ("1980-03-01", "2048-03-01"),
        ("1965-03-01", "2036-11-22"),
    ],  # pension age, or ten years if that is later
)
def test_an_allegation_against_staff_is_kept_to_pension_age_or_ten_years(born: str, until: str) -> None:
    acted = exhibit(people=(PersonRole(person="S", role="alleged"),))
    result = due(case(someone("S", "staff", born), exhibits=Map({"e1": acted})), POLICY, NOW)
    assert counted(result) == {"staff-allegation": until}


def test_an_unknown_pension_age_is_for_a_person_to_review_and_not_before_ten_years() -> None:
    acted = exhibit(people=(PersonRole(person="S", role="alleged"),))
    result = due(case(someone("Staff A", "staff"), exhibits=Map({"e1": acted})), POLICY, NOW)
    assert counted(result) == {}  # the part is of somebody else
    unknown = exhibit(people=(PersonRole(person="Staff A", role="alleged"),))
    result = due(case(someone("Staff A", "staff"), exhibits=Map({"e1": unknown})), POLICY, NOW)
    assert (result.state, result.until, result.at_least) == ("unknown", "", "2036-11-22")
    assert result.rules[0].missing == ("the date of birth of Staff A, for normal pension age",)
    stated = due(case(concern=(Concern(subject_kind="staff"),)), POLICY, NOW)
    assert stated.state == "unknown"
    assert "whom of the staff" in stated.rules[0].missing[0]


@pytest.mark.parametrize("outcome", ["allegation.malicious", "allegation.false"])
def test_a_malicious_or_false_allegation_leaves_the_personnel_record(outcome: str) -> None:
    acted = exhibit(people=(PersonRole(person="S", role="alleged"),))
    result = due(case(someone("S", "staff"), exhibits=Map({"e1": acted}), outcome=outcome), POLICY, NOW)
    assert counted(result) == {"malicious-or-false-allegation": "2027-02-01"}
    assert result.state == "remove"


@pytest.mark.parametrize(
    ("chosen", "missing"),
    [
        ("low-level-concern", "leaves the school"),
        ("staff-warning", "how many years"),
        ("pupil-behaviour", "pupil"),
    ],
)
def test_a_rule_chosen_by_a_person_counts_as_far_as_it_can(chosen: str, missing: str) -> None:
    result = due(case(retention_class=chosen), POLICY, NOW)
    assert [one.rule.id for one in result.rules] == [chosen]
    assert result.state == "unknown"
    assert any(missing in what for what in result.rules[0].missing)


def test_every_rule_of_the_data_is_reached_by_some_case() -> None:
    reached = {
        "child-protection",
        "child-sexual-abuse",
        "staff-allegation",
        "malicious-or-false-allegation",
        "low-level-concern",
        "staff-warning",
        "pupil-behaviour",
    }
    not_for_cases = {
        rule.id for rule in POLICY.retention.rules.values() if rule.applies in {"never", "locked"}
    }
    assert set(POLICY.retention.rules) == reached | not_for_cases
    assert not_for_cases == {"minimal-records", "sealed-restricted"}


def test_the_schools_own_years_stand_in_the_place_of_the_policys() -> None:
    result = due(case(pupil("A", "2010-05-04")), POLICY, NOW, {"child-protection": 30})
    assert (result.until, result.rules[0].school_years) == ("2040-05-04", True)
    warned = due(case(retention_class="staff-warning"), POLICY, NOW, {"staff-warning": 2})
    assert (warned.until, warned.state) == ("2029-02-01", "review")


def test_a_cell_chosen_on_an_exhibit_counts_as_a_category() -> None:
    own = exhibit(classification=Classification(cells=("contact.sexual",)))
    assert counted(due(case(exhibits=Map({"e1": own})), POLICY, NOW)) == {}  # no rule of ours names that cell


# -- bad input ------------------------------------------------------------------------------------------------


def test_a_time_that_was_over_before_the_case_began_is_said_and_counts_for_nothing() -> None:
    result = due(case(pupil("A", "1950-05-04")), POLICY, NOW)
    assert result.state == "unknown"
    assert "over on 4 May 1975, before the case was opened on 22 November 2026" in result.problems[0]
    later = due(case(pupil("A", "2027-05-04")), POLICY, NOW)
    assert "later than the day the case was opened" in later.problems[0]


def test_a_clock_set_back_behind_the_case_makes_nothing_due() -> None:
    old = case(pupil("A", "2010-05-04"), last_at="2040-01-01T00:00:00Z")
    assert due(old, POLICY, NOW).state == "review"
    behind = due(old, POLICY, datetime(2039, 12, 31, tzinfo=UTC))
    assert behind.state == "unknown"
    assert "clock is behind the case" in behind.problems[0]


@pytest.mark.parametrize("born", ["4 May 2010", "2010-13-01", "x", "2010"])
def test_a_birthday_that_is_no_day_counts_as_missing(born: str) -> None:
    assert due(case(pupil("A", born)), POLICY, NOW).state == "unknown"


# -- what bars ------------------------------------------------------------------------------------------------


def test_hold_lock_and_an_open_case_come_before_any_day() -> None:
    child = pupil("A", "2010-05-04")
    hold = Action(
        id="h",
        kind="hold-placed",
        at=CLOSED,
        recorded_at=CLOSED,
        who="f" * 64,
        fields={"hold-for": "police", "review-on": "2027-03-01"},
        reason="they asked",
    )
    held = due(case(child, actions=Map({"h": hold})), POLICY, NOW)
    assert (held.state, held.until) == ("held", "2035-05-04")
    assert "A hold is in force since 1 February 2027 (police): they asked" in held.bars
    locked = due(case(child, exhibits=Map({"e1": exhibit(status="locked")})), POLICY, NOW)
    assert locked.state == "locked"
    assert any("JPS/1" in bar for bar in locked.bars)
    assert due(case(child, closed_at=""), POLICY, NOW).state == "open"
    told = due(case(child, police_tasks=Map({"t": CLOSED})), POLICY, NOW)
    assert any("police have not been told" in bar for bar in told.bars)

"""The three doors: every route asks, every class is shut, nothing leaves while a question is open."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from immutables import Map

from evidence_desk.base.errors import GateRefused
from evidence_desk.case import gate
from evidence_desk.case.gate import Admission, Route, StopAnswers, Stopped
from evidence_desk.case.state import Case
from evidence_desk.case.values import Approval, Exhibit, GateAnswer, PictureAnswer, TimeRead

AT = "2026-11-22T14:05:09Z"
WORDING = "2026-11"
FIRST = ("no", "yes", "unsure")
SECOND = ("no", "adult", "intimate", "terror", "unsure", None)


def exhibit(number: int, **fields: Any) -> Exhibit:
    plain: dict[str, Any] = {
        "id": f"e{number}",
        "ref": f"JPS/{number}",
        "kind": "image",
        "media_type": "image/png",
        "size": 1,
        "sha256": f"{number:064x}",
        "blob": number,
        "captured_at": TimeRead(utc=AT, zone="GMT", offset_minutes=0),
        "captured_by": "a" * 64,
        "method": "file",
        "grade": "C",
        "gate": GateAnswer(answer="no", who="a" * 64, at=AT, wording=WORDING),
        "added_leaf": number,
        "commit_size": number,
    }
    return Exhibit(**(plain | fields))


def case(*exhibits: Exhibit, **fields: Any) -> Case:
    return Case(
        id="c",
        created=True,
        exhibits=Map({e.id: e for e in exhibits}),
        by_ref=Map({e.ref: e.id for e in exhibits}),
        **fields,
    )


@pytest.mark.parametrize("route", sorted(set(Route) - gate.ROUTES_WITHOUT_PICTURES))
def test_no_route_for_pictures_opens_without_an_answer(route: Route) -> None:
    with pytest.raises(GateRefused):
        gate.at_capture(route, None, wording=WORDING)


@pytest.mark.parametrize(
    ("route", "first", "second"),
    list(product(sorted(set(Route) - gate.ROUTES_WITHOUT_PICTURES), FIRST, SECOND)),
)
def test_only_two_noes_open_the_first_door(route: Route, first: Any, second: Any) -> None:
    answers = StopAnswers(first=first, second=second, wording=WORDING)
    if first == "no" and second is None:
        with pytest.raises(GateRefused):
            gate.at_capture(route, answers, wording=WORDING)
        return
    decision = gate.at_capture(route, answers, wording=WORDING)
    assert isinstance(decision, Admission if (first, second) == ("no", "no") else Stopped)


@pytest.mark.parametrize("route", sorted(gate.ROUTES_WITHOUT_PICTURES))
def test_an_answer_nobody_asked_for_counts_all_the_same(route: Route) -> None:
    assert isinstance(gate.at_capture(route, None, wording=WORDING), Admission)
    for first, second in product(FIRST, SECOND):
        answers = StopAnswers(first=first, second=second, wording=WORDING)  # type: ignore[arg-type]  # from the lists
        wanted = Admission if first == "no" and second in {"no", None} else Stopped
        assert isinstance(gate.at_capture(route, answers, wording=WORDING), wanted)


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("yes", None, "HARD"),
        ("unsure", None, "HARD"),
        ("no", "terror", "TERROR"),
        ("no", "intimate", "INTIMATE"),
        ("no", "adult", "ADULT"),
        ("no", "unsure", "HARD"),
    ],
)
def test_each_class_is_named(first: Any, second: Any, wanted: str) -> None:
    decision = gate.at_capture(
        Route.FILE, StopAnswers(first=first, second=second, wording=WORDING), wording=WORDING
    )
    assert isinstance(decision, Stopped)
    assert decision.gate_class == wanted


def test_an_answer_to_another_wording_does_not_count() -> None:
    with pytest.raises(GateRefused):
        gate.at_capture(Route.FILE, StopAnswers(first="no", second="no", wording="2021-05"), wording=WORDING)


@pytest.mark.parametrize("route", sorted(gate.ROUTES_WITHOUT_PICTURES))
def test_text_needs_no_answer_and_says_so(route: Route) -> None:
    decision = gate.at_capture(route, None, wording=WORDING)
    assert isinstance(decision, Admission)
    assert decision.answer == "not-needed"


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "locked"},
        {"status": "erased"},
        {"kind": "restricted-record"},
        {"gate": GateAnswer(answer="not-needed", who="a" * 64, at=AT, wording=WORDING)},
    ],
)
def test_the_second_door_stays_shut(fields: dict[str, Any]) -> None:
    with pytest.raises(GateRefused):
        gate.at_viewing(exhibit(1, **fields), frozenset())


def test_the_second_door_honours_a_lock_that_is_not_in_the_record_yet() -> None:
    gate.at_viewing(exhibit(1), frozenset())
    with pytest.raises(GateRefused):
        gate.at_viewing(exhibit(1), frozenset({"e1"}))


def test_nothing_leaves_while_the_police_do_not_know() -> None:
    locked, other = exhibit(1, status="locked"), exhibit(2)
    with pytest.raises(GateRefused, match="seal clock"):
        gate.at_export(case(locked, other, seal_clocks=Map({"e1": AT})), [other], frozenset())
    gate.at_export(case(locked, other), [other], frozenset())


def test_nothing_leaves_while_a_lock_waits_to_be_written() -> None:
    held = exhibit(1)
    with pytest.raises(GateRefused, match="seal clock"):
        gate.at_export(case(held), [held], frozenset({"e1"}))


@pytest.mark.parametrize("asks", sorted(gate.ASKS_ABOUT_EVERY_PICTURE))
def test_nothing_leaves_while_a_picture_is_unanswered(asks: str) -> None:
    before = exhibit(1)
    open_case = case(before, triggers=Map({asks: 5}))
    with pytest.raises(GateRefused, match="unanswered"):
        gate.at_export(open_case, [before], frozenset())
    answer = PictureAnswer(answer="no", because=asks, who="a" * 64, at=AT)
    answered = exhibit(1, picture_answers=(answer,))
    gate.at_export(case(answered, triggers=Map({asks: 5})), [answered], frozenset())


def test_a_picture_added_after_the_category_was_answered_for_at_the_first_door() -> None:
    later = exhibit(9)
    gate.at_export(case(later, triggers=Map({"trig.csa-images": 5})), [later], frozenset())


def test_a_picture_without_a_gate_answer_never_leaves() -> None:
    unanswered = exhibit(1, gate=GateAnswer(answer="not-needed", who="a" * 64, at=AT, wording=WORDING))
    with pytest.raises(GateRefused, match="gate answer"):
        gate.at_export(case(unanswered), [unanswered], frozenset())


LEAVE_ANSWERS = {"adult": "ADULT", "intimate": "INTIMATE", "terror": "TERROR"}


def leave_for(gate_class: Any, **fields: Any) -> Approval:
    return Approval(id="l1", gate_class=gate_class, ground="g", who="a" * 64, at=AT, **fields)


@pytest.mark.parametrize(
    ("route", "first", "second", "held"),
    list(product(sorted(Route), FIRST, SECOND, ("TERROR", "INTIMATE", "ADULT"))),
)
def test_leave_opens_the_first_door_for_one_picture_of_its_own_class_only(
    route: Route, first: Any, second: Any, held: Any
) -> None:
    answers = StopAnswers(first=first, second=second, wording=WORDING)
    try:
        decision = gate.at_capture(route, answers, wording=WORDING, by=leave_for(held))
    except GateRefused:
        return
    assert isinstance(decision, Admission)
    if decision.gate_class == "none":
        assert not decision.approval
        assert first == "no"
        assert second in {"no", None}
        return
    assert (first, LEAVE_ANSWERS[second]) == ("no", held)
    assert (decision.gate_class, decision.approval, decision.answer) == (held, "l1", "yes")
    assert route in {Route.FILE, Route.DROP, Route.PASTED_IMAGE, Route.SCREEN}


@pytest.mark.parametrize(("second", "held"), LEAVE_ANSWERS.items())
def test_leave_serves_where_it_should(second: Any, held: Any) -> None:
    """Or the test above could be true of a door that never opens."""
    answers = StopAnswers(first="no", second=second, wording=WORDING)
    found = gate.at_capture(Route.FILE, answers, wording=WORDING, by=leave_for(held))
    assert isinstance(found, Admission)


@pytest.mark.parametrize(
    "wrong",
    [
        {"by": leave_for("ADULT", exhibit="e9")},
        {"files_in_one_go": 2},
        {"members_answered": 1},
    ],
)
def test_leave_is_for_one_picture_taken_in_by_itself(wrong: dict[str, Any]) -> None:
    answers = StopAnswers(first="no", second="adult", wording=WORDING)
    given: dict[str, Any] = {"by": leave_for("ADULT")} | wrong
    with pytest.raises(GateRefused):
        gate.at_capture(Route.FILE, answers, wording=WORDING, **given)


@pytest.mark.parametrize("held", ["TERROR", "INTIMATE", "ADULT"])
def test_what_was_kept_by_leave_is_shown_as_its_class_allows(held: Any) -> None:
    answer = GateAnswer(answer="yes", gate_class=held, who="a" * 64, at=AT, wording=WORDING, approval="l1")
    picture = exhibit(1, gate=answer)
    gate.at_viewing(picture, frozenset())
    with pytest.raises(GateRefused):
        gate.at_extracting(picture)
    if held == "ADULT":
        with pytest.raises(GateRefused, match="blurred"):
            gate.at_showing(picture, frozenset())
    else:
        gate.at_showing(picture, frozenset())
    with pytest.raises(GateRefused):
        gate.at_viewing(picture, frozenset({"e1"}))
    gate.at_extracting(exhibit(2))

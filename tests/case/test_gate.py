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
from evidence_desk.case.values import Exhibit, GateAnswer, PictureAnswer, TimeRead

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

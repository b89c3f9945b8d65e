"""Leave to keep what the gate stops, and closing: what a co-writer with a valid key and no questions cannot do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.case.conftest import FrozenClock, add
from tests.case.hostile import AT, World, exhibit, make_world, writing

from evidence_desk.case import events as ev
from evidence_desk.case.keys import Person
from evidence_desk.case.story import says
from evidence_desk.case.values import GateAnswer

POLICE = {"force": "Example Police", "reference": "14/26", "officer": "PC 1"}


@pytest.fixture
def world(tmp_path: Path, person: Person, clock: FrozenClock) -> World:
    return make_world(tmp_path, person, clock)


def leave(**changes: Any) -> ev.GateApproved:
    plain: dict[str, Any] = {"gate_class": "INTIMATE", "ground": "leave.police-request", "fields": POLICE}
    return ev.GateApproved(**(plain | changes))


LEAVES: dict[str, tuple[str, ev.GateApproved, str]] = {
    "HARD": ("dsl", leave(gate_class="HARD"), "ever kept"),
    "no class": ("dsl", leave(gate_class="none"), "ever kept"),
    "by an investigator": ("investigator", leave(), "only the DSL or a deputy"),
    "INTIMATE without a word of consent": ("dsl", leave(fields={"adult": "Staff A"}), "asks for"),
    "INTIMATE with an empty reference": ("dsl", leave(fields={**POLICE, "reference": " "}), "asks for"),
    "ADULT without human resources": (
        "dsl",
        leave(gate_class="ADULT", fields={}, reason="hearing"),
        "asks for",
    ),
    "TERROR without what it shows": ("dsl", leave(gate_class="TERROR", reason="because"), "asks for"),
    "a field of a megabyte": ("dsl", leave(fields={**POLICE, "officer": "x" * 3000}), "too long"),
}


@pytest.mark.parametrize("what", LEAVES)
def test_leave_is_given_by_those_who_may_and_with_what_its_class_asks_for(world: World, what: str) -> None:
    who, event, words = LEAVES[what]
    with writing(world.desk.path, world.key_of(who)) as pen:
        pen.event(event)
    world.assert_refused(words)


def kept(world: World, who: str = "investigator", **changes: Any) -> ev.ExhibitAdded:
    """Return an exhibit of the next reference whose gate answer differs so."""
    key = world.key_of(who)
    gate = GateAnswer(answer="yes", gate_class="INTIMATE", who=key.fingerprint, at=AT, wording="w")
    return exhibit(key, 0, kind="image", gate=replace(gate, **changes))


KEPT: dict[str, tuple[dict[str, Any], str]] = {
    "no leave at all": ({}, "nobody gave leave"),
    "HARD without leave": ({"gate_class": "HARD"}, "nobody gave leave"),
    "leave nobody gave": ({"approval": "made-up"}, "not given for it"),
    "leave of another class": ({"approval": "leave-1", "gate_class": "ADULT"}, "not given for it"),
    "leave used for HARD": ({"approval": "leave-1", "gate_class": "HARD"}, "not given for it"),
    "answered no by leave": ({"approval": "leave-1", "answer": "no"}, "not given for it"),
    "several in one go": ({"approval": "leave-1", "files_in_one_go": 2}, "by itself"),
    "a container": ({"approval": "leave-1", "members_answered": 1}, "by itself"),
}


@pytest.mark.parametrize("what", KEPT)
def test_nothing_the_gate_stops_comes_in_but_by_its_own_leave(world: World, what: str) -> None:
    changes, words = KEPT[what]
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(leave(), name="leave-1")
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        pen.event(replace(kept(world, **changes), blob=pen.blob(b"new")))
    world.assert_refused(words)


def test_leave_is_for_a_picture_not_a_film(world: World) -> None:
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(leave(), name="leave-1")
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        film = replace(kept(world, approval="leave-1"), kind="audio-video", blob=pen.blob(b"new"))
        pen.event(film)
    world.assert_refused("one picture")


def test_leave_serves_once(world: World) -> None:
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(leave(), name="leave-1")
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        first = replace(kept(world, approval="leave-1"), blob=pen.blob(b"new"))
        pen.event(first)
    with world.desk.open() as store:
        used = store.case.approvals["leave-1"].exhibit
        assert store.case.exhibits[used].gate.gate_class == "INTIMATE"
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        initials, _, number = first.reference.partition("/")
        pen.event(replace(first, reference=f"{initials}/{int(number) + 1}", blob=pen.blob(b"newer")))
    world.assert_refused("used twice")


CLOSING: dict[str, tuple[str, Callable[[World], ev.Event], str]] = {
    "by an investigator": (
        "investigator",
        lambda w: ev.CaseClosed(outcome="in-school", reason="r"),
        "only the DSL",
    ),
    "without a reason": ("dsl", lambda w: ev.CaseClosed(outcome="in-school", reason=" "), "no reason"),
    "without an outcome": ("dsl", lambda w: ev.CaseClosed(outcome="", reason="r"), "no outcome"),
    "opened again while open": ("dsl", lambda w: ev.CaseReopened(reason="r"), "not closed"),
    "a rule taken off that does not apply": (
        "dsl",
        lambda w: ev.RuleChosen(rule="rule.libel", reason="r", applies=False),
        "does not apply",
    ),
}


@pytest.mark.parametrize("what", CLOSING)
def test_a_case_is_not_closed_otherwise(world: World, what: str) -> None:
    who, event, words = CLOSING[what]
    with writing(world.desk.path, world.key_of(who)) as pen:
        pen.event(event(world))
    world.assert_refused(words)


def test_a_status_written_as_a_field_closes_nothing(world: World) -> None:
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(ev.CaseChanged(field="status", value="closed"))
    with world.desk.open() as store:
        assert (store.case.status, store.case.closed_at) == ("open", "")
        *_, last = store.entries()
        assert "closes and opens nothing" in says(store.case, last)


BARS: dict[str, tuple[list[ev.Event], str]] = {
    "the police do not know": (
        [ev.GateStopped(route="file", answer="yes", gate_class="HARD", files=1, wording="w")],
        "police have not been told",
    ),
    "a rule without a response": (
        [ev.RuleChosen(rule="rule.libel", reason="r")],
        "nobody has responded",
    ),
    "a response to another rule": (
        [
            ev.RuleChosen(rule="rule.libel", reason="r"),
            ev.ActionRecorded(
                kind="rule-response", done_at=AT, fields={"rule": "rule.reputation", "response": "x"}
            ),
        ],
        "nobody has responded",
    ),
    "an empty response": (
        [
            ev.RuleChosen(rule="rule.libel", reason="r"),
            ev.ActionRecorded(
                kind="rule-response", done_at=AT, fields={"rule": "rule.libel", "response": " "}
            ),
        ],
        "nobody has responded",
    ),
    "a response from before": (
        [
            ev.ActionRecorded(
                kind="rule-response", done_at=AT, fields={"rule": "rule.libel", "response": "x"}
            ),
            ev.RuleChosen(rule="rule.libel", reason="r"),
        ],
        "nobody has responded",
    ),
}


@pytest.mark.parametrize("what", BARS)
def test_it_is_not_closed_over_what_keeps_it_open(world: World, what: str) -> None:
    before, words = BARS[what]
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        for event in before:
            pen.event(event)
        pen.event(ev.CaseClosed(outcome="in-school", reason="r"))
    world.assert_refused(words)


def test_an_investigator_cannot_take_off_a_rule(world: World) -> None:
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        pen.event(ev.RuleChosen(rule="rule.libel", reason="r"))
        pen.event(ev.RuleChosen(rule="rule.libel", reason="r", applies=False))
    world.assert_refused("takes a rule off")


def test_a_case_of_this_world_can_be_closed_at_all(world: World) -> None:
    """Or the refusals above would say nothing."""
    with writing(world.desk.path, world.key_of("deputy")) as pen:
        pen.event(ev.RuleChosen(rule="rule.libel", reason="r"))
        pen.event(
            ev.ActionRecorded(
                kind="rule-response", done_at=AT, fields={"rule": "rule.libel", "response": "letter"}
            )
        )
        pen.event(ev.CaseClosed(outcome="in-school", reason="r"))
    with world.desk.open(write=True) as store:
        assert (store.case.status, store.case.outcome) == ("closed", "in-school")
        add(store, b"what comes in later")  # evidence that comes late is never turned away

"""What is still asked about does not vanish, and what was decided holds whatever a clock says.

Nobody erases what a question, the police or another picture's category still needs; nobody closes over the police's
wish to wait; and bytes keep the class under which they were stopped, whoever brings them a second time.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.case.conftest import Desk, FrozenClock, add
from tests.case.hostile import AT, Pen, World, exhibit, make_world, writing

from evidence_desk.base.errors import GateRefused, TamperedBundle
from evidence_desk.case import events as ev
from evidence_desk.case import fold_disposal, gate, holding, questions
from evidence_desk.case.fold_disposal import leaves_of, remains_of
from evidence_desk.case.keys import Person
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Classification, CriminalTag, GateAnswer
from evidence_desk.packs.plan import withheld
from evidence_desk.policy.loader import default_policy

WAIT = ev.ActionRecorded(kind="police-asked-to-wait", done_at=AT, fields={"force": "Example Police"})
OVER = ev.ActionRecorded(kind="police-wait-over", done_at=AT, fields={"force": "Example Police"})
DAY_S = 24 * 3600


@pytest.fixture
def world(tmp_path: Path, person: Person, clock: FrozenClock) -> World:
    return make_world(tmp_path, person, clock)


def chosen(store: CaseStore, name: str, *, trigger: str = "", category: str = "") -> None:
    given = Classification(
        triggers=(trigger,) if trigger else (),
        criminal=(CriminalTag(id=category),) if category else (),
        reason="r",
    )
    store.record(ev.ExhibitClassified(exhibit=store.case.by_ref[name], classification=given))


# -- erasing ---------------------------------------------------------------------------------------------------


def _staff(store: CaseStore) -> None:
    (person,) = store.record(ev.PersonAdded(name="S. Moss", kind="staff", pseudonym="Staff A"))[-1:]
    store.record(ev.PersonRoleSet(person=person.id, exhibit=store.case.by_ref["JPS/1"], role="alleged"))


NEEDED: dict[str, tuple[Callable[[CaseStore], object], str]] = {
    "a trigger that nobody answered": (
        lambda store: chosen(store, "JPS/1", trigger="trig.racist-criminal"),
        "a question that is open",
    ),
    "an allegation that the LADO does not know": (_staff, "a question that is open"),
    "the police asked to wait": (lambda store: store.record(WAIT), "the police"),
    "the police have not been told": (
        lambda store: store.record(
            ev.GateStopped(route="file", answer="yes", gate_class="HARD", files=1, wording="w")
        ),
        "the police",
    ),
    "a category asks about every picture": (
        lambda store: chosen(store, "JPS/2", category="crim.iioc"),
        "not answered for",
    ),
}


@pytest.mark.parametrize("what", NEEDED)
def test_what_is_still_asked_about_is_erased_by_no_program(desk: Desk, what: str) -> None:
    made, words = NEEDED[what]
    with desk.create() as store:
        add(store, b"one")
        add(store, b"two", kind="file")
        made(store)
        assert words in fold_disposal.objection_to_erasing(store.case, [store.case.by_ref["JPS/1"]])
        items = [store.case.exhibits[store.case.by_ref["JPS/1"]]]
        leaves = leaves_of(store.case, items)
        event = ev.ExhibitsErased(remains=remains_of(items), erased=leaves, reason="r", authority="Head")
    with writing(desk.path, desk.person.signing_key) as pen:
        pen.event(event)
        for leaf in leaves:
            pen.staged.remove("erase", leaf)
    with pytest.raises(TamperedBundle, match=words):
        desk.open()


# -- closing ---------------------------------------------------------------------------------------------------


def test_no_program_closes_a_case_while_the_police_ask_to_wait(world: World) -> None:
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(WAIT)
        pen.event(ev.CaseClosed(outcome="in-school", reason="r"))
    world.assert_refused("the police asked")


def test_nor_is_it_disposed_of_when_they_ask_after_it_was_closed(store: CaseStore) -> None:
    store.record(ev.CaseClosed(outcome="in-school", reason="r"))
    assert not holding.objection_to_disposal(store.case)
    store.record(WAIT)
    assert "police" in holding.objection_to_disposal(store.case)


def test_the_police_are_not_told_with_blanks(world: World) -> None:
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        pen.event(ev.ActionRecorded(kind="police-told", done_at=AT, fields={"force": " ", "reference": "\t"}))
    world.assert_refused("without force and reference")


# -- clocks ----------------------------------------------------------------------------------------------------


def test_a_clock_set_back_does_not_make_a_referral_cover_what_came_later(
    store: CaseStore, clock: FrozenClock
) -> None:
    add(store, b"one")
    chosen(store, "JPS/1", trigger="trig.racist-criminal")
    told = ev.ActionRecorded(kind="agency-report", done_at=AT, fields={"to": "Police"})
    store.record(told)
    assert not questions.unanswered(store.case)
    clock.set_wall_s(-30 * DAY_S)
    later = add(store, b"two")
    chosen(store, "JPS/2", trigger="trig.racist-criminal")
    assert questions.unanswered(store.case) == {"trig.racist-criminal": (later.id,)}


@pytest.mark.parametrize("trigger", ["trig.csa-images", "trig.racist-criminal"])
@pytest.mark.parametrize("kind", ["note", "parents-told", "decision"])
def test_only_a_referral_or_a_decision_with_its_reason_answers_a_trigger(
    store: CaseStore, kind: str, trigger: str
) -> None:
    add(store, b"one", kind="file")
    chosen(store, "JPS/1", trigger=trigger)
    store.record(ev.ActionRecorded(kind=kind, done_at=AT, fields={"question": trigger}))
    assert trigger in questions.unanswered(store.case)


def test_nobody_decides_beforehand_about_what_is_not_there_yet(store: CaseStore) -> None:
    name = "trig.racist-criminal"
    decided = ev.ActionRecorded(kind="decision", done_at=AT, fields={"question": name}, reason="a joke")
    store.record(decided)
    add(store, b"one", kind="file")
    chosen(store, "JPS/1", trigger=name)
    assert name in questions.unanswered(store.case)
    store.record(decided)
    assert not questions.unanswered(store.case)


def test_a_hold_placed_again_is_in_force_whatever_the_clock_says(world: World, clock: FrozenClock) -> None:
    hold = ev.ActionRecorded(kind="hold-placed", done_at=AT, fields={"hold-for": "police", "reference": "1"})
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        first = pen.event(hold, name="hold-1")
        pen.event(ev.TwoPeopleAsked(act="release-hold", subject=first, reason="r"), name="ask-1")
    with writing(world.desk.path, world.key_of("deputy")) as pen:
        pen.event(ev.TwoPeopleAgreed(asked="ask-1"))
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(ev.ActionRecorded(kind="hold-released", done_at=AT, two_people="ask-1"))
    with world.desk.open() as store:
        assert holding.open_holds(store.case) == []
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(hold, name="hold-2", at="2026-11-01T09:00:00Z")
    with world.desk.open() as store:
        assert [one.id for one in holding.open_holds(store.case)] == ["hold-2"]


@pytest.mark.parametrize("at", ["2099-01-01T09:00:00Z", AT])
def test_a_wait_is_ended_by_what_was_written_after_it(world: World, at: str) -> None:
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        pen.event(OVER, at=at)
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(WAIT, name="wait-1")
    with world.desk.open() as store:
        waiting = questions.asked_to_wait(store.case)
        assert waiting is not None
        assert waiting.id == "wait-1"
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(OVER, name="over-1")
    with world.desk.open() as store:
        assert questions.asked_to_wait(store.case) is None


# -- bytes and their class -------------------------------------------------------------------------------------


def adult(pen: Pen, world: World) -> ev.ExhibitAdded:
    """Give leave for one ADULT picture and keep it by that."""
    pen.event(
        ev.GateApproved(
            gate_class="ADULT", ground="leave.hearing", fields={"hr": "K. Low"}, reason="hearing"
        ),
        name="leave-1",
    )
    key = world.key_of("dsl")
    answer = GateAnswer(
        answer="yes", gate_class="ADULT", who=key.fingerprint, at=AT, wording="w", approval="leave-1"
    )
    added = exhibit(key, pen.blob(b"new"), reference="JPS/3", kind="image", gate=answer)
    pen.event(added, name="adult-1")
    return added


@pytest.mark.parametrize("before", [False, True])
def test_bytes_keep_their_class_when_somebody_answers_no_for_them_again(world: World, before: bool) -> None:
    """Added once more, or given back from a lock: else an ADULT picture is shown, written out and put into any pack."""
    key = world.key_of("dsl")
    plain = GateAnswer(answer="no", who=key.fingerprint, at=AT, wording="w")
    with writing(world.desk.path, key) as pen:
        if before:
            again = exhibit(key, pen.blob(b"new"), reference="JPS/3", kind="image", gate=plain)
            pen.event(again, name="again-1")
        first = replace(adult(pen, world), reference="JPS/4") if not before else None
        if before:
            leave = ev.GateApproved(
                gate_class="ADULT", ground="leave.hearing", fields={"hr": "K. Low"}, reason="hearing"
            )
            pen.event(leave, name="leave-1")
            answer = replace(plain, answer="yes", gate_class="ADULT", approval="leave-1")
            pen.event(replace(again, reference="JPS/4", blob=pen.blob(b"new"), gate=answer), name="adult-1")
        else:
            assert first is not None
            pen.event(replace(first, blob=pen.blob(b"new"), gate=plain), name="again-1")
    with world.desk.open() as store:
        item = store.case.exhibits["again-1"]
        assert item.gate.gate_class == "ADULT"
        with pytest.raises(GateRefused, match="stays blurred"):
            gate.at_showing(item, frozenset())
        with pytest.raises(GateRefused, match="not written out"):
            gate.at_extracting(item)
        assert withheld(item, frozenset(), default_policy(), "pupil")


# -- locks -----------------------------------------------------------------------------------------------------


def test_a_lock_that_leaves_the_bytes_in_reach_is_none(world: World) -> None:
    """Else two honest people would later have "destroyed" what is still in the file."""
    item = world.case.exhibits[world.exhibit_id("JPS/1")]
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        pen.event(ev.ExhibitsSealed(exhibits=(item.id,), sha256=(item.sha256,), members=(), reason="r"))
    world.assert_refused("in reach")

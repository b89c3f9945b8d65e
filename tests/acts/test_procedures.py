"""Procedures worked through in a case: what blocks a step, what is kept, and that no hand can leave it out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from msgspec import structs
from tests.case.conftest import Desk, add

from evidence_desk.acts.next_step import next_step
from evidence_desk.acts.procedures import choices, running
from evidence_desk.acts.questions import open_questions
from evidence_desk.acts.recording import RoleChange, add_person, record_action, record_concern, set_roles
from evidence_desk.acts.stepping import begin, end, record_step
from evidence_desk.base.clock import parse_utc
from evidence_desk.base.errors import BadInput, EvidenceDeskError, GateRefused, NotFound, TamperedBundle
from evidence_desk.case import events as ev
from evidence_desk.case.intake import add_restricted
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import line_of
from evidence_desk.case.values import Classification, Concern, CriminalTag, Source
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()
AT = "2026-11-22T15:00:00Z"
NOW = parse_utc("2026-11-22T16:00:00Z")
POLICE = {"force": "Example Police", "reference": "14/26"}


@contextmanager
def refused(error: type[EvidenceDeskError], words: str) -> Iterator[None]:
    """Expect a refusal that says these words to the person."""
    with pytest.raises(error) as caught:
        yield
    assert words in caught.value.user_message
    assert "Nothing was recorded" in caught.value.user_message


def classify(store: CaseStore, exhibit: str, **chosen: Any) -> None:
    store.record(ev.ExhibitClassified(exhibit=exhibit, classification=Classification(**chosen)))


def act(store: CaseStore, kind: str, fields: dict[str, str], reason: str = "", **more: Any) -> None:
    record_action(store, POLICY, kind, done_at=AT, fields=fields, reason=reason, **more)


def asked(store: CaseStore) -> list[str]:
    return [one.id for one in open_questions(store.case, POLICY)]


def step(store: CaseStore, run: str, number: str, **more: Any) -> Any:
    return record_step(store, POLICY, run, number, more.pop("state", "done"), done_at=AT, **more)


def stop(store: CaseStore) -> str:
    (entry,) = store.record(
        ev.GateStopped(route="file", answer="yes", gate_class="HARD", files=1, wording=POLICY.gate.version)
    )
    return entry.id


# -- questions ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("trigger", POLICY.trigger_list.triggers)
def test_a_trigger_is_open_until_it_is_answered_or_decided(store: CaseStore, trigger: str) -> None:
    exhibit = add(store, b"post", kind="page")
    assert asked(store) == []
    classify(store, exhibit.id, triggers=(trigger,))
    (one,) = open_questions(store.case, POLICY)
    assert (one.id, one.kind, one.exhibits) == (trigger, "trigger", (exhibit.id,))
    assert exhibit.ref in one.reason
    act(store, "note", {"text": "looked at it"})
    act(store, "decision", {"decision": "wait"}, "no hurry")
    assert asked(store) == [trigger]
    act(store, "decision", {"decision": "not referred", "question": trigger}, "no threshold met")
    left = (
        [trigger] if trigger == "trig.csa-images" else []
    )  # nobody in a school decides that against the police
    assert asked(store) == left
    assert one.may_decide == (not left)


def test_only_the_police_answer_for_pictures_of_abuse(store: CaseStore) -> None:
    exhibit = add(store, b"post", kind="message-transcript")
    classify(store, exhibit.id, triggers=("trig.csa-images",))
    act(store, "agency-report", {"agency": "IWF", "what": "address", "channel": "iwf"})
    assert asked(store) == ["trig.csa-images"]
    act(store, "police-told", POLICE)
    assert asked(store) == []


def test_a_call_answers_for_what_the_case_held_by_then(store: CaseStore, desk: Desk) -> None:
    first = add(store, b"one", kind="message-transcript")
    classify(store, first.id, triggers=("trig.other-criminal",))
    desk.clock.pass_s(60)
    act(store, "police-told", POLICE)
    desk.clock.pass_s(60)
    second = add(store, b"two", kind="message-transcript")
    classify(store, second.id, triggers=("trig.other-criminal",))
    (one,) = open_questions(store.case, POLICY)
    assert one.exhibits == (second.id,)
    act(store, "agency-report", {"agency": "MASH", "what": "both"}, exhibits=[first.ref])
    assert asked(store) == ["trig.other-criminal"]
    act(store, "agency-report", {"agency": "MASH", "what": "the second"}, exhibits=[second.ref])
    assert asked(store) == []


def test_the_designated_officer_is_asked_when_it_is_about_staff(store: CaseStore) -> None:
    exhibit = add(store, b"post", kind="message-transcript")
    teacher = add_person(store, name="A Teacher", kind="staff")
    set_roles(store, [RoleChange(person=teacher.id, exhibit=exhibit.id, role="victim")])
    assert asked(store) == []
    set_roles(store, [RoleChange(person=teacher.id, exhibit=exhibit.id, role="alleged")])
    (one,) = open_questions(store.case, POLICY)
    assert (one.id, one.since) == ("lado", "2026-11-22T14:05:09Z")
    act(store, "lado-told", {"to": "Duty officer"})
    assert asked(store) == []


def test_the_concern_alone_may_say_that_it_is_about_staff(store: CaseStore) -> None:
    record_concern(store, Concern(facts="A message was sent", subject_kind="staff"))
    assert asked(store) == ["lado"]
    act(store, "decision", {"decision": "low-level concern", "question": "lado"}, "below the threshold")
    assert asked(store) == []


def test_the_police_may_ask_to_wait(store: CaseStore) -> None:
    stop(store)
    assert asked(store) == ["police"]
    act(store, "police-told", POLICE)
    assert asked(store) == []
    act(store, "police-asked-to-wait", POLICE)
    (one,) = open_questions(store.case, POLICY)
    assert "Example Police" in one.reason
    assert not one.may_decide
    act(store, "police-wait-over", POLICE)
    assert asked(store) == []


def test_a_decision_cannot_name_a_question_that_does_not_exist(store: CaseStore) -> None:
    with refused(BadInput, "one of"):
        act(store, "decision", {"decision": "no", "question": "police"}, "x")


# -- procedures -----------------------------------------------------------------------------------------------


def test_asking_for_removal_waits_for_every_open_question(store: CaseStore) -> None:
    exhibit = add(store, b"post", kind="message-transcript")
    run = begin(store, POLICY, "seed_2021", exhibits=[exhibit.ref])
    (view,) = running(store.case, POLICY)
    assert (view.steps[0].state, view.steps[1].state, view.legacy) == ("now", "later", True)
    classify(store, exhibit.id, triggers=("trig.racist-criminal",))
    stop(store)
    record_concern(store, Concern(facts="f", subject_kind="staff"))
    first = running(store.case, POLICY)[0].steps[0]
    assert first.state == "blocked"
    assert first.blocked_by == ("police", "lado", "trig.racist-criminal")
    assert len(first.blocks) == 3
    before = store.case
    with refused(GateRefused, "police have not been told"):
        step(store, run, "1")
    with refused(BadInput, "reason"):
        step(store, run, "1", despite=True)
    assert store.case is before
    act(store, "police-told", POLICE)
    act(store, "lado-told", {"to": "Duty officer"})
    assert running(store.case, POLICY)[0].steps[0].state == "now"
    assert step(store, run, "1", outcome="Taken down").open_then == ()


def test_what_was_done_all_the_same_is_kept_with_what_was_open(store: CaseStore) -> None:
    run = begin(store, POLICY, "seed_2021")
    stop(store)
    record = step(store, run, "fb.ask-removal", despite=True, reason="The parents rang before anybody knew")
    assert record.despite == record.open_then == ("police",)
    says = [line_of(store.case, entry, 1, POLICY).says for entry in store.entries()][-1]
    assert "although open questions blocked it: police" in says


def test_a_step_recorded_by_a_program_that_asks_nothing_shows_what_was_open(store: CaseStore) -> None:
    run = begin(store, POLICY, "seed_2021")
    stop(store)
    store.record(ev.StepRecorded(procedure=run, step="fb.ask-removal", state="done", done_at=AT))
    (record,) = store.case.procedures[run].records
    assert (record.despite, record.open_then) == ((), ("police",))


def test_ceop_is_for_sexual_abuse_and_grooming_alone(store: CaseStore) -> None:
    exhibit = add(store, b"post", kind="message-transcript")
    classify(store, exhibit.id, cells=("conduct.aggressive",), criminal=(CriminalTag(id="crim.bullying"),))
    run = begin(store, POLICY, "seed_2021")
    with refused(GateRefused, "Only for"):
        step(store, run, "fb.ceop")
    classify(store, exhibit.id, criminal=(CriminalTag(id="crim.grooming-harassment"),))
    step(store, run, "fb.ceop", fields={"agency": "CEOP", "what": "grooming", "channel": "ceop"})
    (report,) = [a for a in store.case.actions.values() if a.kind == "agency-report"]
    assert store.case.procedures[run].records[0].action == report.id


def test_nothing_is_copied_or_deleted_beside_what_may_not_be_held(store: CaseStore) -> None:
    run = begin(store, POLICY, "seed_2021")
    sentence = ("A lawful copy is in the case.",)
    with refused(GateRefused, "Confirm first: A lawful copy"):
        step(store, run, "2")
    stop(store)
    act(store, "police-told", POLICE)
    step(store, run, "2", confirmed=sentence)  # nothing in the case is held back
    add_restricted(store, {"seen": "on a telephone"}, POLICY.gate.version)
    act(store, "police-told", POLICE)
    run = begin(store, POLICY, "seed_2021")
    with refused(GateRefused, "may not be copied"):
        step(store, run, "2", confirmed=sentence)


def test_a_new_account_needs_both_ticks(store: CaseStore) -> None:
    run = begin(store, POLICY, "seed_2021")
    words = POLICY.procedures.steps["fb.new-account"].confirm
    with refused(GateRefused, "The police were asked"):
        step(store, run, "9", confirmed=words[:1])
    assert step(store, run, "9", confirmed=words).confirmed == words


def test_one_step_done_by_two_people_is_kept_twice_and_said(store: CaseStore) -> None:
    run = begin(store, POLICY, "parents")
    first = step(store, run, "1", outcome="Safe")
    second = step(store, run, "1", outcome="Safe, asked again")
    view = running(store.case, POLICY)[0].steps[0]
    assert view.counts == (first, second)
    assert view.twice.startswith("Recorded twice: by Jo P. Smith")
    step(store, run, "1", corrects=second.id, reason="It was the same call", state="skipped")
    view = running(store.case, POLICY)[0].steps[0]
    assert (len(view.records), len(view.counts), view.state) == (3, 2, "skipped")


@pytest.mark.parametrize(
    ("number", "more", "error"),
    [
        ("11", {}, BadInput),
        ("no-such-step", {}, BadInput),
        ("1", {"state": "skipped"}, BadInput),
        ("1", {"corrects": "nothing", "reason": "x"}, BadInput),
        ("1", {"exhibits": ["JPS/9"]}, NotFound),
        ("1", {"outcome": "data:image/png;base64," + "iVBORw0K" * 80}, GateRefused),
    ],
)
def test_a_refused_step_writes_nothing(
    store: CaseStore, number: str, more: dict[str, Any], error: type[EvidenceDeskError]
) -> None:
    run = begin(store, POLICY, "parents")
    before = store.case
    with pytest.raises(error):
        step(store, run, number, **more)
    assert store.case is before


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (ev.StepRecorded(procedure="none", step="a", state="done", done_at=AT), "nobody began"),
        (ev.StepRecorded(procedure="RUN", step="a", state="done", done_at=AT), "does not have"),
        (
            ev.StepRecorded(procedure="RUN", step="parents.tell", state="skipped", done_at=AT),
            "without a reason",
        ),
        (
            ev.StepRecorded(
                procedure="RUN", step="parents.tell", state="done", done_at=AT, despite=("police",)
            ),
            "without a reason",
        ),
        (
            ev.StepRecorded(
                procedure="RUN", step="parents.tell", state="done", done_at=AT, corrects="x", reason="r"
            ),
            "not of this step",
        ),
        (ev.ProcedureEnded(procedure="RUN", outcome=" "), "outcome"),
        (ev.ProcedureBegun(procedure="p", label="L", steps=()), "1 to 100"),
        (
            ev.ProcedureBegun(procedure="p", label="L", steps=(ev.BegunStep(id="a", text="t\u202e"),)),
            "printed",
        ),
        (
            ev.ProcedureBegun(procedure="p", label="L", steps=(ev.BegunStep(id="a", text="t"),) * 2),
            "each once",
        ),
    ],
)
def test_no_program_can_write_what_every_reader_refuses(store: CaseStore, event: ev.Event, said: str) -> None:
    run = begin(store, POLICY, "parents")
    if isinstance(event, ev.StepRecorded | ev.ProcedureEnded) and event.procedure == "RUN":
        event = structs.replace(event, procedure=run)
    before = store.case
    with pytest.raises(TamperedBundle, match=said):
        store.record(event)
    assert store.case is before


def test_procedures_that_fit_the_case_are_offered_first(store: CaseStore) -> None:
    assert not any(choice.suggested for choice in choices(store.case, POLICY))
    exhibit = add(store, b"post", kind="message-transcript")
    store.record(ev.ExhibitDescribed(exhibit=exhibit.id, source=Source(platform="Snapchat")))
    classify(store, exhibit.id, triggers=("trig.radicalisation",))
    record_concern(store, Concern(facts="f", subject_kind="staff"))
    offered = [choice.procedure.id for choice in choices(store.case, POLICY) if choice.suggested]
    assert offered == ["prevent", "staff", "report.snapchat"]


def test_a_procedure_ends_with_an_outcome_and_can_be_taken_up_again(store: CaseStore) -> None:
    run = begin(store, POLICY, "parents")
    with refused(BadInput, "came of it"):
        end(store, run, outcome=" ")
    end(store, run[:8], outcome="The parents know")
    assert running(store.case, POLICY)[0].current is None
    with refused(BadInput, "ended already"):
        end(store, run, outcome="again")
    step(store, run, "4")
    assert not running(store.case, POLICY)[0].ended_at


# -- the next lawful step -------------------------------------------------------------------------------------


def test_the_next_step_goes_from_the_police_to_closing(store: CaseStore) -> None:
    def kinds() -> tuple[str, str]:
        found = next_step(store.case, POLICY, NOW)
        assert found is not None
        return found.kind, found.action or found.target

    exhibit = add(store, b"post", kind="message-transcript")
    assert kinds() == ("close", "")
    stopped = stop(store)
    classify(store, exhibit.id, triggers=("trig.radicalisation",))
    assert kinds() == ("clock", "police-told")
    act(store, "police-told", POLICE, exhibits=[f"stop-{stopped[:8]}"])
    record_concern(store, Concern(facts="f", subject_kind="staff"))
    assert kinds() == ("question", "lado-told")
    act(store, "lado-told", {"to": "Duty officer"})
    assert kinds() == ("begin", "prevent")
    run = begin(store, POLICY, "prevent")
    assert kinds() == ("step", f"{run}/prevent.danger")
    for number in range(1, 8):
        step(store, run, str(number), state="skipped", reason="done by the trust")
    assert kinds() == ("begin", "staff")
    other = begin(store, POLICY, "staff")
    for number in range(1, 10):
        step(store, other, str(number), state="skipped", reason="done by the trust")
    assert kinds() == ("step", run)
    end(store, run, outcome="Channel takes it")
    end(store, other, outcome="Unfounded")
    assert kinds() == ("close", "")


def test_an_earlier_call_that_names_nothing_answers_no_trigger_that_is_chosen_later(
    store: CaseStore, desk: Desk
) -> None:
    exhibit = add(store, b"post", kind="message-transcript")
    act(store, "police-told", POLICE)
    desk.clock.pass_s(60)
    classify(store, exhibit.id, triggers=("trig.racist-criminal",))
    assert asked(store) == ["trig.racist-criminal"]
    desk.clock.pass_s(60)
    act(store, "police-told", POLICE)
    assert asked(store) == []

"""Actions, people and the concern: what is refused, and that a refusal writes nothing."""

from __future__ import annotations

import pytest

from evidence_desk.acts.recording import (
    EVERYTHING,
    RoleChange,
    add_person,
    change_person,
    record_action,
    record_concern,
    set_roles,
    stop_name,
)
from evidence_desk.base.errors import BadInput, EvidenceDeskError, GateRefused, NotFound
from evidence_desk.case import events as ev
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import line_of
from evidence_desk.case.two_people import open_holds
from evidence_desk.case.values import Concern
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()
AT = "2026-11-22T10:00:00Z"
HOLD = {"hold-for": "police", "authority": "DC Lowe", "review-on": "2026-12-22"}


def record(store: CaseStore, kind: str, fields: dict[str, str], reason: str = "") -> None:
    record_action(store, POLICY, kind, done_at=AT, fields=fields, reason=reason)


@pytest.mark.parametrize(
    ("kind", "fields", "reason", "error"),
    [
        ("no-such-kind", {}, "", BadInput),
        ("note", {}, "", BadInput),
        ("note", {"text": "   "}, "", BadInput),
        ("note", {"text": "told", "colour": "red"}, "", BadInput),
        ("decision", {"decision": "not referred"}, "", BadInput),
        ("hold-placed", {**HOLD, "hold-for": "fun"}, "x", BadInput),
        ("hold-placed", {**HOLD, "review-on": "soon"}, "x", BadInput),
        ("agency-report", {"agency": "POSH", "what": "x", "channel": "pigeon"}, "", BadInput),
        ("agency-report", {"agency": "POSH", "what": "x", "reply-due": "whenever"}, "", BadInput),
        (
            "note",
            {"text": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB" + "A" * 400},
            "",
            GateRefused,
        ),
    ],
)
def test_what_the_policy_does_not_take_is_not_written(
    store: CaseStore, kind: str, fields: dict[str, str], reason: str, error: type[EvidenceDeskError]
) -> None:
    before = store.case
    with pytest.raises(error):
        record(store, kind, fields, reason)
    assert store.case is before


def test_a_hold_is_not_released_by_whoever_is_alone(store: CaseStore) -> None:
    with pytest.raises(NotFound, match="hold"):
        record(store, "hold-released", {"authority": "DC Lowe"}, "over")
    record(store, "hold-placed", HOLD, "they asked")
    before = store.case
    with pytest.raises(GateRefused, match="second person"):
        record(store, "hold-released", {"authority": "DC Lowe"}, "over")
    record(store, "hold-placed", HOLD, "looked at again")
    assert len(open_holds(store.case)) == 1
    record(store, "hold-placed", {**HOLD, "reference": "TH-2"}, "another matter")
    with pytest.raises(BadInput, match="several holds"):
        record(store, "hold-released", {"authority": "DC Lowe"}, "over")
    assert store.case.two_people == before.two_people


def test_the_police_can_be_told_of_one_stop_alone(store: CaseStore) -> None:
    stop = ev.GateStopped(route="file", answer="yes", gate_class="HARD", files=1, wording=POLICY.gate.version)
    first, second = store.record(stop, stop)
    fields = {"force": "Thornmere Police", "reference": "TH-22116"}
    record_action(store, POLICY, "police-told", done_at=AT, fields=fields, exhibits=(first.id,))
    assert set(store.case.police_tasks) == {second.id}


def test_a_call_to_the_police_stops_no_clock_it_does_not_name(store: CaseStore) -> None:
    stop = ev.GateStopped(route="file", answer="yes", gate_class="HARD", files=1, wording=POLICY.gate.version)
    first, second, third = store.record(stop, stop, stop)
    fields = {"force": "Thornmere Police", "reference": "TH-22116"}
    with pytest.raises(BadInput, match="several wait") as caught:
        record_action(store, POLICY, "police-told", done_at=AT, fields=fields)
    assert stop_name(first.id) in caught.value.user_message
    assert set(store.case.police_tasks) == {first.id, second.id, third.id}
    told = record_action(
        store, POLICY, "police-told", done_at=AT, fields=fields, exhibits=(stop_name(second.id),)
    )
    assert told.exhibits == (second.id,)
    assert set(store.case.police_tasks) == {first.id, third.id}
    with pytest.raises(NotFound):
        record_action(
            store, POLICY, "note", done_at=AT, fields={"text": "x"}, exhibits=(stop_name(first.id),)
        )
    told = record_action(store, POLICY, "police-told", done_at=AT, fields=fields, exhibits=(EVERYTHING,))
    assert set(told.exhibits) == {first.id, third.id}
    assert not store.case.police_tasks
    told = record_action(store, POLICY, "police-told", done_at=AT, fields=fields)
    assert told.exhibits == ()
    (only,) = store.record(stop)
    told = record_action(store, POLICY, "police-told", done_at=AT, fields=fields)
    assert told.exhibits == (only.id,)


def test_people_have_names_and_pseudonyms_of_their_own(store: CaseStore) -> None:
    ali = add_person(store, name=" Ali Example ", kind="pupil")
    bo = add_person(store, name="Bo Sample", kind="pupil")
    assert [(p.name, p.pseudonym) for p in (ali, bo)] == [
        ("Ali Example", "Pupil A"),
        ("Bo Sample", "Pupil B"),
    ]
    before = store.case
    with pytest.raises(BadInput, match="empty name"):
        add_person(store, name="  ", kind="pupil")
    with pytest.raises(BadInput, match="taken"):
        add_person(store, name="Cy Third", kind="pupil", pseudonym="Pupil A")
    with pytest.raises(NotFound):
        set_roles(store, [RoleChange(person=ali.id, exhibit="JPS/99", role="victim")])
    assert store.case is before


def test_a_concern_is_added_to_and_never_written_twice(store: CaseStore) -> None:
    with pytest.raises(BadInput, match="empty"):
        record_concern(store, Concern())
    record_concern(store, Concern(facts="Seen on a phone."))
    with pytest.raises(BadInput, match="as it was"):
        record_concern(store, Concern(facts="Seen on a phone."))
    record_concern(store, Concern(facts="Seen on a phone.", opinion="It began with the trip."))
    assert [concern.opinion for concern in store.case.concern] == ["", "It began with the trip."]


def test_a_person_is_put_right_and_the_log_keeps_what_stood(store: CaseStore) -> None:
    ann = add_person(store, name="Ann Exampel", kind="pupil", year_group="9")
    corrected = change_person(store, "Pupil A", name=" Ann Example ", year_group="9")
    assert (corrected.id, corrected.name, corrected.pseudonym) == (ann.id, "Ann Example", "Pupil A")
    change_person(store, ann.id, kind="staff", year_group="")
    lines = [line_of(store.case, entry, number) for number, entry in enumerate(store.entries(), 1)][-3:]
    assert [line.detail for line in lines] == [
        "Name: Ann Exampel; Kind: pupil; Year group: 9",
        "Name: Ann Example",
        "Kind: staff; Year group: none",
    ]
    assert not any("Ann" in line.says for line in lines)


def test_a_correction_that_says_nothing_new_is_not_written(store: CaseStore) -> None:
    add_person(store, name="Ann", kind="pupil")
    before = store.case
    for given in ({}, {"name": "Ann", "kind": "pupil"}, {"name": "  "}):
        with pytest.raises(BadInput):
            change_person(store, "Pupil A", **given)  # type: ignore[arg-type]  # names and kinds as a user types them
    with pytest.raises(NotFound):
        change_person(store, "Pupil B", name="Bo")
    assert store.case is before

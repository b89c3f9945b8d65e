"""The clocks of a case, every row of the policy's: counted, met, late, moved; and a computer whose clock is behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.acts.test_procedures import classify, refused, stop
from tests.case.conftest import add

from evidence_desk.acts.clocks import (
    clock_is_behind,
    clocks,
    due_after,
    due_counts,
    end_clock,
    move_clock,
    nearest,
    start_clock,
)
from evidence_desk.acts.recording import record_action, record_concern
from evidence_desk.acts.reports import (
    due_for,
    move_due,
    new_report,
    record_chase,
    record_reply,
    reports,
)
from evidence_desk.base.clock import parse_utc, utc_text
from evidence_desk.base.errors import BadInput, NotFound
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Concern
from evidence_desk.policy.loader import default_policy
from evidence_desk.policy.model import Policy

POLICY = default_policy()
NOW = parse_utc("2026-11-22T14:05:09Z")  # a Sunday
AT = "2026-11-22T14:05:09Z"


def only(store: CaseStore, clock: str, at: str, policy: Policy = POLICY) -> tuple[str, str]:
    """Return state and end of the one clock of this kind."""
    (view,) = (one for one in clocks(store.case, policy, parse_utc(at)) if one.clock == clock)
    return view.state, view.due_at


@pytest.mark.parametrize(
    ("rule", "since", "ends"),
    [
        ("police-contact", "2026-11-22T14:05:09Z", "2026-11-23T14:05:09Z"),
        ("lado", "2026-11-20T16:00:00Z", "2026-11-23T16:00:00Z"),  # a Friday: Monday
        ("lado", "2026-12-24T10:00:00Z", "2026-12-29T10:00:00Z"),  # past Christmas and its substitute day
        ("summary-6-months", "2026-08-31T10:00:00Z", "2027-02-28T23:59:59Z"),  # no 31st in February
        ("summary-6-months", "2026-11-22T10:00:00Z", "2027-05-22T22:59:59Z"),  # summer time by then
        ("summary-6-months", "2026-05-31T23:30:00Z", "2026-12-01T23:59:59Z"),  # 1 June already in the UK
        ("defamation", "2027-02-28T10:00:00Z", "2028-02-28T23:59:59Z"),
        ("subject-access", "2026-01-31T10:00:00Z", "2026-02-28T23:59:59Z"),
        ("child-protection-file", "2026-11-22T10:00:00Z", "2026-11-27T23:59:59Z"),
        ("csa-report", "2026-11-22T10:00:00Z", "2026-11-29T23:59:59Z"),
        ("ca03-127", "2026-11-22T10:00:00Z", ""),
        ("tribunal", "2026-11-22T10:00:00Z", ""),
        ("platform-reply", "2026-11-22T10:00:00Z", ""),
    ],
)
def test_every_clock_of_the_policy_is_counted_or_says_that_it_is_not(
    rule: str, since: str, ends: str
) -> None:
    at = due_after(POLICY, POLICY.clocks[rule], parse_utc(since))
    assert (utc_text(at) if at is not None else "") == ends


def test_no_clock_of_the_policy_is_left_out_of_the_table() -> None:
    (mark,) = (
        m
        for m in test_every_clock_of_the_policy_is_counted_or_says_that_it_is_not.pytestmark  # type: ignore[attr-defined]  # set by pytest
        if m.name == "parametrize"
    )
    assert {row[0] for row in mark.args[1]} == set(POLICY.clocks)


def test_the_police_clock_goes_red_after_a_day_and_ends_when_they_are_told(store: CaseStore) -> None:
    stop(store)
    assert only(store, "police-contact", AT) == ("running", "2026-11-23T14:05:09Z")
    assert only(store, "police-contact", "2026-11-23T08:00:00Z")[0] == "due"
    assert only(store, "police-contact", "2026-11-23T14:05:10Z")[0] == "late"
    assert due_counts(store.case, POLICY, parse_utc("2026-11-24T09:00:00Z")).late == 1
    record_action(store, POLICY, "police-told", done_at=AT, fields={"force": "F", "reference": "1"})
    assert not clocks(store.case, POLICY, NOW)


def test_the_designated_officers_clock_runs_from_when_staff_was_named(store: CaseStore) -> None:
    record_concern(store, Concern(facts="f", subject_kind="staff"))
    assert only(store, "lado", AT) == ("running", "2026-11-23T14:05:09Z")
    record_action(store, POLICY, "lado-told", done_at="2026-11-22T15:00:00Z", fields={"to": "Duty officer"})
    (view,) = clocks(store.case, POLICY, NOW)
    assert (view.state, view.done_at) == ("done", "2026-11-22T15:00:00Z")


def test_the_duty_to_report_abuse_counts_only_when_switched_on(store: CaseStore) -> None:
    exhibit = add(store, b"words", kind="message-transcript")
    classify(store, exhibit.id, triggers=("trig.csa-images",))
    assert not clocks(store.case, POLICY, NOW)
    on = replace(
        POLICY, clocks={**POLICY.clocks, "csa-report": replace(POLICY.clocks["csa-report"], switch="on")}
    )
    assert only(store, "csa-report", AT, on) == ("running", "2026-11-29T23:59:59Z")
    record_action(store, POLICY, "police-told", done_at=AT, fields={"force": "F", "reference": "1"})
    assert only(store, "csa-report", AT, on)[0] == "done"


def test_a_clock_started_by_hand_is_moved_with_a_reason_and_ended(store: CaseStore) -> None:
    run = start_clock(
        store, POLICY, "subject-access", from_at="2026-10-25T10:00:00Z", about="Request of 25 October"
    )
    assert only(store, "subject-access", AT)[1] == "2026-11-25T23:59:59Z"
    with refused(BadInput, "reason"):
        move_clock(store, POLICY, run.id, due="2027-01-25", reason="", at=AT)
    move_clock(
        store, POLICY, "subject-access", due="2027-01-25", reason="Complex: told them on the 22nd", at=AT
    )
    (view,) = nearest(store.case, POLICY, NOW)
    assert (view.due_at, view.moved_reason) == ("2027-01-25T23:59:59Z", "Complex: told them on the 22nd")
    end_clock(store, POLICY, run.id[:8], at="2026-11-23T09:00:00Z", how="Answered by post")
    assert only(store, "subject-access", AT)[0] == "done"
    assert not nearest(store.case, POLICY, NOW)
    with refused(NotFound, "Name one"):
        move_clock(store, POLICY, "lado", due="2027-01-25", reason="x", at=AT)


@pytest.mark.parametrize(
    ("rule", "due"),
    [("no-such-clock", ""), ("csa-report", ""), ("subject-access", "2020-01-01"), ("subject-access", "soon")],
)
def test_a_clock_that_makes_no_sense_is_not_started(store: CaseStore, rule: str, due: str) -> None:
    before = store.case
    with refused(BadInput, ""):
        start_clock(store, POLICY, rule, from_at=AT, due=due)
    assert store.case is before


def test_setting_the_computers_clock_back_gives_nobody_more_time(store: CaseStore) -> None:
    start_clock(store, POLICY, "child-protection-file", from_at="2026-11-10T09:00:00Z")
    assert only(store, "child-protection-file", AT)[0] == "late"
    earlier = NOW - timedelta(days=30)
    assert clock_is_behind(store.case, earlier)
    assert only(store, "child-protection-file", utc_text(earlier))[0] == "late"
    assert not clock_is_behind(store.case, NOW)


# -- reports --------------------------------------------------------------------------------------------------


def test_a_report_has_the_channels_day_for_its_reply(store: CaseStore) -> None:
    assert due_for(POLICY, "snapchat", AT) == "2026-11-23T14:05:09Z"
    assert due_for(POLICY, "facebook.2021", AT) == "2026-11-25T14:05:09Z"
    assert due_for(POLICY, "facebook", AT) == ""
    new_report(
        store, POLICY, "platform-report", to="Snapchat", what="Account", channel="snapchat", sent_at=AT
    )
    (view,) = reports(store.case, POLICY, NOW)
    assert (view.due_at, view.state, view.next_route) == ("2026-11-23T14:05:09Z", "open", "")
    assert reports(store.case, POLICY, NOW + timedelta(hours=12))[0].state == "due"
    (late,) = reports(store.case, POLICY, NOW + timedelta(hours=49))
    assert (late.state, late.next_channel) == ("late", "posh")
    assert only(store, "platform-reply", "2026-11-24T15:00:00Z")[0] == "late"


def test_a_report_goes_from_reply_to_the_next_route(store: CaseStore) -> None:
    report = new_report(
        store,
        POLICY,
        "platform-report",
        to="TikTok",
        what="Film",
        channel="tiktok",
        cited="Community guidelines, bullying",
        sent_at=AT,
        reply_due="2026-11-30",
    )
    record_chase(store, POLICY, report.id, at="2026-11-25T09:00:00Z", how="By the form")
    move_due(
        store, POLICY, report.id, due="2026-12-02", reason="They asked for a week", at="2026-11-25T09:05:00Z"
    )
    (view,) = reports(store.case, POLICY, NOW)
    assert (view.due_at, view.due_moved) == ("2026-12-02T23:59:59Z", "They asked for a week")
    assert view.chased == ("2026-11-25T09:00:00Z",)
    with refused(BadInput, "before the report"):
        record_reply(store, POLICY, report.id, at="2026-11-21T09:00:00Z", reply="x")
    record_reply(
        store, POLICY, report.id[:8], at="2026-11-26T09:00:00Z", reply="No breach found", reference="TT-1"
    )
    (view,) = reports(store.case, POLICY, parse_utc("2026-11-26T10:00:00Z"))
    assert (view.state, view.reference, view.next_channel) == ("answered", "TT-1", "posh")
    for channel in ("posh", "rhc"):
        new_report(
            store,
            POLICY,
            "agency-report",
            to=channel,
            what="Film",
            channel=channel,
            sent_at="2026-11-26T11:00:00Z",
        )
    assert reports(store.case, POLICY, parse_utc("2026-11-27T10:00:00Z"))[0].next_channel == ""
    assert reports(store.case, POLICY, parse_utc("2026-12-10T10:00:00Z"))[0].next_channel == "ofcom"


@pytest.mark.parametrize("report", ["no-such", ""])
def test_a_reply_belongs_to_a_report(store: CaseStore, report: str) -> None:
    before = store.case
    with refused(NotFound, "report"):
        record_reply(store, POLICY, report, at=AT, reply="x")
    assert store.case is before

"""What needs somebody's word first: monitoring records, and one account captured again and again."""

from __future__ import annotations

import pytest
from tests.acts.test_procedures import AT, act, refused, step
from tests.case.conftest import Desk, add

from evidence_desk.acts import keeping
from evidence_desk.acts.authority import RepeatRefused, refuse_repeat, unauthorised
from evidence_desk.acts.closing import bars_to_closing
from evidence_desk.acts.keeping import Description
from evidence_desk.acts.next_step import next_step
from evidence_desk.acts.recording import record_action
from evidence_desk.acts.stepping import begin
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Source
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()
DAY_S = 24 * 3600


def capture(store: CaseStore, account: str, number: int) -> str:
    exhibit = add(store, f"post {account} {number}".encode(), kind="message-transcript")
    source = Source(platform="Instagram", account=account)
    store.record(ev.ExhibitDescribed(exhibit=exhibit.id, source=source))
    return exhibit.id


def test_monitoring_records_are_taken_by_those_nominated_alone(store: CaseStore) -> None:
    run = begin(store, POLICY, "monitoring")
    with refused(GateRefused, "Nobody is nominated"):
        step(store, run, "2")
    whole = {"nominee": "Ann Ode", "necessity": "Log-in times", "scope": "3 to 5 March", "authority": "Head"}
    for missing in whole:
        with refused(BadInput, "also needs"):
            step(store, run, "1", fields={k: v for k, v in whole.items() if k != missing})
    step(store, run, "1", fields=whole)
    exhibit = add(store, b"log", kind="file", media_type="text/plain")
    assert step(store, run, "2", exhibits=[exhibit.ref]).exhibits == (exhibit.id,)


def test_one_account_on_a_third_day_needs_somebodys_word(store: CaseStore, desk: Desk) -> None:
    for number in range(3):
        assert not unauthorised(store.case, POLICY)
        last = [capture(store, "@falcon", number), capture(store, "@heron", 0) if not number else ""][0]
        desk.clock.pass_s(DAY_S)
    (one,) = unauthorised(store.case, POLICY)
    assert (one.account, one.days, one.exhibits) == ("@falcon", ("2026-11-24",), (last,))
    found = next_step(store.case, POLICY, desk.clock.read().utc)
    assert found is not None
    assert found.action == "repeat-capture-authorised"
    word = {"account": "@Falcon", "necessity": "Threats go on", "authority": "Head"}
    act(store, "repeat-capture-authorised", {**word, "review-on": "2026-11-23"})
    assert unauthorised(store.case, POLICY)  # it ended the day before
    act(store, "repeat-capture-authorised", {**word, "account": "@heron", "review-on": "2026-12-22"})
    assert unauthorised(store.case, POLICY)
    act(store, "repeat-capture-authorised", {**word, "review-on": "2026-12-22"})
    assert not unauthorised(store.case, POLICY)


def test_many_captures_on_one_day_are_one_look(store: CaseStore) -> None:
    for number in range(5):
        capture(store, "@falcon", number)
    assert not unauthorised(store.case, POLICY)


def said(account: str = "@falcon", platform: str = "Instagram") -> Description:
    return Description(source=Source(platform=platform, account=account))


def test_a_third_day_is_refused_before_anything_is_kept(store: CaseStore, desk: Desk) -> None:
    for number in range(2):
        keeping.keep_text(store, f"post {number}".encode(), said())
        keeping.keep_text(store, f"reply {number}".encode(), said())  # the same day is the same look
        desk.clock.pass_s(DAY_S)
    held = len(store.case.exhibits)
    with pytest.raises(RepeatRefused) as refused:
        keeping.keep_text(store, b"post 2", said(" @FALCON "))
    assert refused.value.exit_code == 11
    assert "captured on 2 days already" in refused.value.user_message
    assert "edesk action CASE repeat-capture-authorised" in refused.value.user_message
    with pytest.raises(RepeatRefused):
        keeping.keep_address(store, "https://chat.example/p/1", said())
    assert len(store.case.exhibits) == held
    for other in (said("@heron"), said(platform="ChatterBox"), said("")):
        keeping.keep_text(store, b"other", other)
    word = {
        "account": "@falcon",
        "necessity": "Threats go on",
        "authority": "Head",
        "review-on": "2026-12-22",
    }
    at = "2026-11-24T08:00:00Z"
    record_action(store, POLICY, "repeat-capture-authorised", done_at=at, fields=word)
    keeping.keep_text(store, b"post 2", said())
    assert not unauthorised(store.case, POLICY)


def test_the_exhibit_that_is_asked_about_is_not_counted_twice(store: CaseStore, desk: Desk) -> None:
    for number in range(2):
        capture(store, "@falcon", number)
        desk.clock.pass_s(DAY_S)
    last = add(store, b"post", kind="message-transcript")
    now = desk.clock.read().utc
    with pytest.raises(RepeatRefused) as refused:
        refuse_repeat(store.case, POLICY, said().source, now, besides=last.id)
    assert refused.value.days == 2
    store.record(ev.ExhibitDescribed(exhibit=last.id, source=said("@heron").source))
    refuse_repeat(store.case, POLICY, said("@heron").source, now, besides=last.id)


def test_an_account_is_authorised_by_its_name_where_its_lasting_id_is_known(
    store: CaseStore, desk: Desk
) -> None:
    source = Source(platform="Instagram", account="@falcon", account_id="id-77")
    for number in range(3):
        exhibit = add(store, f"post {number}".encode(), kind="message-transcript")
        store.record(ev.ExhibitDescribed(exhibit=exhibit.id, source=source))
        desk.clock.pass_s(DAY_S)
    (one,) = unauthorised(store.case, POLICY)
    record_action(
        store,
        POLICY,
        "repeat-capture-explained",
        done_at=AT,
        fields={"account": one.account},
        reason="The mother sent it in three times.",
    )
    assert not unauthorised(store.case, POLICY)


def test_what_came_in_without_authority_bars_closing_until_somebody_says_why(
    store: CaseStore, desk: Desk
) -> None:
    names = []
    for number in range(3):
        names.append(capture(store, "@falcon", number))
        desk.clock.pass_s(DAY_S)
    now = desk.clock.read().utc
    (bar,) = bars_to_closing(store.case, POLICY, now)
    assert (bar.kind, bar.exhibits) == ("authority", (names[2],))
    assert "otherwise say why" in bar.do
    with refused(BadInput, "also needs"):
        act(store, "repeat-capture-explained", {"account": "@falcon"})
    act(store, "repeat-capture-explained", {"account": "@heron"}, reason="another one")
    assert bars_to_closing(store.case, POLICY, now)
    act(store, "repeat-capture-explained", {"account": "@falcon"}, reason="It came by two drops.")
    assert not bars_to_closing(store.case, POLICY, now)
    capture(store, "@falcon", 3)
    assert not bars_to_closing(store.case, POLICY, now), "the reason was given on this very day"
    desk.clock.pass_s(DAY_S)
    capture(store, "@falcon", 4)
    assert bars_to_closing(store.case, POLICY, now), "a reason is no authority for what comes after it"

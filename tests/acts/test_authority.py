"""What needs somebody's word first: monitoring records, and one account captured again and again."""

from __future__ import annotations

from tests.acts.test_procedures import act, refused, step
from tests.case.conftest import Desk, add

from evidence_desk.acts.authority import unauthorised
from evidence_desk.acts.next_step import next_step
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

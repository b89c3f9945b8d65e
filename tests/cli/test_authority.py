"""What needs somebody's word first: a monitoring record is refused without it, and one account on a third day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.cli.conftest import Desk

from evidence_desk.base import clock as clocks
from evidence_desk.cli import context

GIVEN = (
    "--nominee",
    "Ann Ode",
    "--necessity",
    "Who posted it",
    "--scope",
    "One hour",
    "--authorised-by",
    "Head",
)
POST = ("--platform", "Instagram", "--account", "@falcon")
DAY = 24 * 3600


class LaterClock:
    """This computer's clock, some days on."""

    def __init__(self) -> None:
        self.days = 0

    def read(self) -> clocks.Instant:
        now = clocks.SystemClock().read()
        passed = timedelta(days=self.days)
        return replace(now, utc=now.utc + passed, monotonic_ms=now.monotonic_ms + self.days * DAY * 1000)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> LaterClock:
    clock = LaterClock()
    monkeypatch.setattr(context, "CLOCK", clock)
    return clock


def test_a_monitoring_record_is_refused_until_somebody_is_nominated(
    dsl: Desk, case: Path, tmp_path: Path
) -> None:
    log = tmp_path / "logins.csv"
    log.write_text("20:41;PC-17\n")
    add = ("add", case, log, "--gate", "no", "--inspect", "later")
    ran = dsl(*add, "--monitoring")
    assert ran.code == 11
    assert "nominated by name" in ran.err
    assert dsl.good("exhibits", case) == []
    assert log.read_text() == "20:41;PC-17\n"
    ran = dsl(*add, "--monitoring", *GIVEN[:-2])
    assert (ran.code, "Missing: authority" in ran.err) == (12, True)
    assert dsl(*add, *GIVEN).code == 2, "a nomination for what is no monitoring record"
    dsl.good(*add, "--monitoring", *GIVEN)
    (row,) = dsl.good("exhibits", case)
    said = {name: row["monitoring"][name] for name in ("nominee", "necessity", "scope", "authority")}
    assert list(said.values()) == list(GIVEN[1::2])
    dsl.good("add", case, "--text", "-", "--monitoring", stdin=b"20:45 PC-17")  # by the same authority
    dsl.good("add", case, "--text", "-", stdin=b"20:46 PC-17")
    rows = dsl.good("exhibits", case)
    assert rows[1]["monitoring"]["action"] == row["monitoring"]["action"]
    assert rows[2]["monitoring"] is None
    dsl.good("monitoring", case, "JPS/3")
    assert dsl("monitoring", case, "JPS/3").code == 12, "marked already"
    marked = [line["says"] for line in dsl.good("log", case) if line["type"] == "monitoring-marked"]
    assert [says.partition(" as a")[0] for says in marked] == ["Marked JPS/1", "Marked JPS/2", "Marked JPS/3"]
    assert "Ann Ode" not in "".join(marked)


def test_one_account_on_a_third_day_is_refused_and_nothing_is_lost(
    dsl: Desk, case: Path, picture: Path, later: LaterClock
) -> None:
    for number in range(2):
        dsl.good("add", case, "--text", "-", *POST, stdin=f"post {number}".encode())
        later.days += 1
    before = picture.read_bytes()
    ran = dsl("add", case, picture, "--gate", "no", *POST)
    assert ran.code == 11
    assert "captured on 2 days already" in ran.err
    assert "repeat-capture-authorised" in ran.err
    assert len(dsl.good("exhibits", case)) == 2
    assert picture.read_bytes() == before
    words = ("--set", "account=@falcon", "--set", "necessity=Threats go on", "--set", "authority=Head")
    until = f"{later.read().utc + timedelta(days=30):%Y-%m-%d}"
    dsl.good("action", case, "repeat-capture-authorised", *words, "--set", f"review-on={until}")
    dsl.good("add", case, picture, "--gate", "no", *POST)
    assert [bar["kind"] for bar in dsl.good("close", case)["bars"]] == []

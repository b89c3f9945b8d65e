"""Procedures, reports and clocks by command, from the first question to the end of a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Desk


@pytest.fixture
def case(dsl: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "c.edcase"
    dsl.good("new", path, "--title", "T")
    dsl.good("add", path, "--text", "-", stdin=b"I know where you live")
    return path


def test_a_trigger_by_command_from_question_to_answer(dsl: Desk, case: Path) -> None:
    assert dsl.good("procedure", case, "next")["questions"] == []
    dsl.good("tag", case, "JPS/1", "--trigger", "trig.radicalisation", "--reason", "r")
    found = dsl.good("procedure", case, "next")
    assert (found["next"]["kind"], found["questions"][0]["id"]) == ("question", "trig.radicalisation")
    offered = dsl.good("procedure", case, "list")["offered"]
    assert (offered[0]["id"], bool(offered[0]["why"])) == ("prevent", True)
    dsl.good("procedure", case, "begin", "seed_2021", "--exhibit", "JPS/1")
    refused = dsl("procedure", case, "step", "seed_2021", "1", "done")
    assert refused.code == 11
    assert "Radicalisation or extremism" in refused.err
    assert "Nothing was recorded" in refused.err
    shown = dsl("procedure", case, "show", "seed_2021")
    assert "[blocked, 2021] If it is known who did it" in shown.out
    dsl.good(
        "report", case, "new", "agency", "--to", "Prevent", "--channel", "terror", "--what", "Referral",
        "--question", "trig.radicalisation",
    )  # fmt: skip
    assert dsl.good("procedure", case, "next")["questions"] == []
    view = dsl.good(
        "procedure", case, "step", "seed_2021", "1", "done", "--outcome", "Asked",
        "--set", "to=The mother", "--set", "relation=mother",
    )  # fmt: skip
    assert (view["done"], view["steps"][0]["state"]) == (1, "done")
    again = dsl.good("procedure", case, "step", "seed_2021", "1", "done", "--outcome", "Asked once more")
    assert again["steps"][0]["twice"].startswith("Recorded twice")
    last = again["steps"][0]["counts"][1][:8]
    dsl.good(
        "procedure",
        case,
        "step",
        "seed_2021",
        "1",
        "waiting",
        "--corrects",
        last,
        "--reason",
        "no answer yet",
    )
    dsl.good("procedure", case, "end", "seed_2021", "--outcome", "Taken down")
    assert "ended: Taken down" in dsl("procedure", case, "show", view["id"][:8]).out
    log = dsl("log", case).out
    assert "Ended the procedure “Facebook, as the 2021 policy says”: Taken down." in log


def test_a_tick_is_given_by_its_number(dsl: Desk, case: Path) -> None:
    dsl.good("procedure", case, "begin", "report.snapchat")
    assert dsl("procedure", case, "step", "report.snapchat", "3", "done").code == 11
    assert dsl("procedure", case, "step", "report.snapchat", "3", "done", "--confirm", "2").code == 2
    assert dsl("procedure", case, "step", "report.snapchat", "3", "skipped", "--confirm", "1").code == 2
    dsl.good(
        "procedure", case, "step", "report.snapchat", "3", "done", "--confirm", "1",
        "--set", "what=A false account",
    )  # fmt: skip
    (report,) = dsl.good("report", case, "list")
    assert (report["to"], report["channel"], report["state"]) == ("Snapchat", "snapchat", "open")
    assert report["due_at"]


def test_a_report_by_command(dsl: Desk, case: Path) -> None:
    made = dsl.good(
        "report", case, "new", "platform", "--to", "TikTok", "--what", "Film", "--channel", "tiktok"
    )
    name = made["id"][:8]
    dsl.good("report", case, "chase", name, "--how", "by the form")
    assert dsl("report", case, "due", name, "soon", "--reason", "x").code == 12
    moved = dsl.good("report", case, "due", name, "2099-01-02", "--reason", "They asked for it")
    assert moved["due_at"] == "2099-01-02T23:59:59Z"
    done = dsl.good("report", case, "reply", name, "--reply", "No breach", "--outcome", "Refused")
    assert (done["state"], done["next_channel"]) == ("answered", "posh")
    assert (
        "If that does not help: Ask the Professionals Online Safety Helpline."
        in dsl("report", case, "list").out
    )
    assert dsl("report", case, "reply", "no-such", "--reply", "x").code == 13


def test_clocks_by_command(dsl: Desk, case: Path) -> None:
    assert "No time limit runs" in dsl("clocks", case, "list").out
    assert dsl("clocks", case, "start", "no-such").code == 12
    dsl.good(
        "clocks", case, "start", "subject-access", "--from", "2026-01-31T10:00:00Z", "--about", "The mother"
    )
    line = dsl("clocks", case, "list").out
    assert (
        "subject-access  Subject access request answered (The mother): LATE, until 28 February 2026" in line
    )
    moved = dsl.good("clocks", case, "move", "subject-access", "2099-04-30", "--reason", "complex")
    assert moved["state"] == "running"
    ended = dsl.good("clocks", case, "end", "subject-access", "--how", "posted")
    assert ended["state"] == "done"
    assert dsl("clocks", case, "end", "subject-access").code == 13

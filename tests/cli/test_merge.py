"""Two copies of one case at the command line: compared, joined, raced for, and killed half-way."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import Desk

ITEMS = 30


@pytest.fixture
def copies(dsl: Desk, deputy: Desk, deputy_file: Path, stocked: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The lead's case with one exhibit more, and the deputy's copy of it with two."""
    dsl.good("reader", stocked, "add", deputy_file)
    other = tmp_path / "case-DESKTOP-7HK2Q1.edcase"
    shutil.copy(stocked, other)
    dsl.good("add", stocked, "--text", "-", stdin=b"the lead's words")
    deputy.good("add", other, "--text", "-", stdin=b"the deputy's words")
    deputy.good("add", other, "--url", "https://example.org/deputy")
    return stocked, other


def environment(desk: Desk, tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "EVIDENCE_DESK_HOME": str(desk.home),
        "EVIDENCE_DESK_PASSPHRASE_FILE": str(tmp_path / "passphrase.txt"),
    }


def edesk(*words: object) -> list[str]:
    return [sys.executable, "-m", "evidence_desk.cli", *map(str, words)]


def test_from_the_alarm_to_one_case(
    dsl: Desk, deputy: Desk, copies: tuple[Path, Path], tmp_path: Path
) -> None:
    case, other = copies
    alarm = deputy("show", case)
    assert alarm.code == 21
    assert "edesk merge CASE OTHER --compare" in alarm.err
    found = dsl.good("merge", case, other, "--compare")
    assert (found["relation"], found["case"]["exhibits"]) == ("beside", ["JPS/3"])
    assert found["other"]["authors"] == ["Sam Lee"]
    assert found["other"]["exhibits"] == ["SXL/1", "SXL/2"]
    done = dsl.good("merge", case, other)
    assert [row["ref"] for row in done["exhibits"]] == ["SXL/1", "SXL/2"]
    assert dsl.good("verify", case)["ok"]
    assert dsl("merge", case, other).code == 12
    out = tmp_path / "out.txt"
    dsl.good("extract", case, "SXL/1", "--out", out)
    assert out.read_bytes() == b"the deputy's words"
    assert deputy.good("verify", case)[
        "ok"
    ]  # the deputy's device saw the other copy, and knows this one has it
    assert deputy.good("show", case)["anchored"]["state"] == "ahead"
    says = [entry["says"] for entry in dsl.good("log", case)]
    assert any("From another copy, Sam Lee" in line and "Added SXL/1" in line for line in says)


def test_the_compared_copies_are_told_in_words(dsl: Desk, copies: tuple[Path, Path]) -> None:
    case, other = copies
    before = case.read_bytes(), other.read_bytes()
    ran = dsl("merge", case, other, "--compare")
    assert "by Sam Lee" in ran.out.partition("Only in OTHER: ")[2].splitlines()[0]
    assert "exhibits: SXL/1, SXL/2" in ran.out
    assert "Both were added to after they parted" in ran.out
    assert (case.read_bytes(), other.read_bytes()) == before


def test_two_programs_that_join_at_once_join_it_once(
    dsl: Desk, deputy: Desk, copies: tuple[Path, Path], tmp_path: Path
) -> None:
    case, other = copies
    running = [
        subprocess.Popen(
            edesk("merge", case, other, "--json"),
            env=environment(dsl, tmp_path),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    ended = [process.communicate() for process in running]
    codes = [process.returncode for process in running]
    assert 0 in codes
    assert set(codes) <= {0, 12, 30}, ended  # the second finds nothing left to join, or the case in use
    refs = [row["ref"] for row in dsl.good("exhibits", case)]
    assert refs == ["JPS/1", "JPS/2", "JPS/3", "SXL/1", "SXL/2"]
    assert dsl.good("verify", case)["ok"]


@pytest.mark.parametrize("delay_ms", [900, 1200, 1600])
def test_killed_while_joining_the_next_run_goes_on_there(
    dsl: Desk, deputy: Desk, copies: tuple[Path, Path], tmp_path: Path, delay_ms: int
) -> None:
    case, other = copies
    for number in range(ITEMS):
        deputy.good("add", other, "--url", f"https://example.org/{number}")
    process = subprocess.Popen(
        edesk("merge", case, other, "--json"),
        env=environment(dsl, tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(delay_ms / 1000)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert dsl("merge", case, other).code in {0, 12}  # 12: it was through when it was killed
    refs = [row["ref"] for row in dsl.good("exhibits", case)]
    assert sorted(refs) == sorted(["JPS/1", "JPS/2", "JPS/3", *(f"SXL/{n}" for n in range(1, ITEMS + 3))])
    assert dsl.good("verify", case)["ok"]


def test_nothing_of_either_copy_is_left_readable(
    dsl: Desk, copies: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, other = copies
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    dsl.good("merge", case, other)
    assert list(scratch.rglob("*")) == []
    needles = (b"the deputy's words", b"the lead's words", b"example.org/deputy")
    for path in (*case.parent.glob("*.edcase*"), *dsl.home.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            assert not any(needle in data for needle in needles), path


def test_the_help_shows_how(dsl: Desk) -> None:
    assert "conflicted copy" in dsl("merge", "--help").out


def test_json_is_one_document(dsl: Desk, copies: tuple[Path, Path]) -> None:
    case, other = copies
    ran = dsl("merge", case, other, "--json")
    assert json.loads(ran.out)["keep_other"] is False

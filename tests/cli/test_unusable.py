"""Input that no command can use, and a terminal that takes no more: exit codes with a sentence, never 70."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Desk

from evidence_desk.case.codec import CodecError
from evidence_desk.cli import cmd_policy

LONG = "x" * 300  # a file name has at most 255 bytes
LONE = "\udcff"  # how Python hands on a byte that is no UTF-8


def refused(ran: Any) -> None:
    assert ran.code == 12, ran.err
    assert ran.err.startswith("edesk: ")
    assert "fault of its own" not in ran.err


@pytest.mark.parametrize("name", [LONG, "y/" * 3000])
def test_a_path_longer_than_the_system_allows(dsl: Desk, stocked: Path, tmp_path: Path, name: str) -> None:
    long = f"{tmp_path}/{name}"
    refused(dsl("verify", long))
    refused(dsl("new", long + ".edcase", "--title", "T"))
    refused(dsl("extract", stocked, "JPS/1", "--out", long))
    refused(dsl("pack", stocked, "--kind", "police", "--out", long))
    refused(dsl("restricted", stocked, "--file", long))


def test_words_that_are_no_text(dsl: Desk, case: Path) -> None:
    before = case.read_bytes()
    refused(dsl("add", case, "--url", "https://a.example/", "--caption", LONE))
    refused(dsl("add", case, "--url", "https://a.example/", "--account", LONE))
    refused(dsl("person", case, "add", "--name", LONE, "--kind", "pupil"))
    assert case.read_bytes() == before


def test_a_file_name_that_is_no_text_is_reported_as_it_can_be(
    dsl: Desk, stocked: Path, tmp_path: Path
) -> None:
    for words, name in ((["--json"], "a"), ([], "b")):
        out = tmp_path / (name + LONE)
        ran = dsl("extract", stocked, "JPS/1", "--out", out, *words)
        assert ran.code == 0, ran.err
        assert out.exists()
        ran.out.encode("utf-8")
        if words:
            assert json.loads(ran.out)["out"] == str(out)


@pytest.mark.parametrize(
    "at",
    [
        "0001-01-01T00:00+05:00",
        "9999-12-31T23:59-05:00",
        "0001-01-01T00:00Z",
        "9999-12-31T23:59:59Z",
        "0001-01-01",
    ],
)
def test_a_time_at_the_end_of_the_calendar(dsl: Desk, case: Path, at: str) -> None:
    refused(dsl("add", case, "--url", "https://a.example/", "--seen-at", at))
    refused(dsl("action", case, "police-told", "--force", "F", "--reference", "R", "--at", at))


@pytest.mark.parametrize(
    "toml",
    [
        "a=" + "[" * 20_000 + "]" * 20_000,
        "a=" + "{b=" * 5000 + "1" + "}" * 5000,
        ".".join("a" * 3000) + "=1",
        "a=" + "9" * 5000,
        "a=0x" + "f" * 5000,
        "a=-9007199254740993",
        "a=" + "[" * 40 + "]" * 40,
    ],
)
def test_a_record_beyond_reading(dsl: Desk, case: Path, tmp_path: Path, toml: str) -> None:
    path = tmp_path / "record.toml"
    path.write_text(toml, encoding="utf-8")
    before = case.read_bytes()
    refused(dsl("restricted", case, "--file", path))
    assert case.read_bytes() == before


@pytest.mark.parametrize(
    "error",
    [
        RecursionError("x"),
        OverflowError("x"),
        UnicodeEncodeError("utf-8", LONE, 0, 1, "x"),
        CodecError("an event may not be larger than 1 MiB"),
    ],
)
def test_what_nobody_foresaw_at_the_boundary(
    dsl: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(cmd_policy, "run", fail)
    refused(dsl("policy", "show"))


def full(dsl: Desk, *words: object) -> tuple[int, str]:
    """Run a command of its own whose standard output is a full disk."""
    env = {
        **os.environ,
        "EVIDENCE_DESK_HOME": str(dsl.home),
        "EVIDENCE_DESK_PASSPHRASE_FILE": str(dsl.home.parent / "passphrase.txt"),
    }
    command = [sys.executable, "-m", "evidence_desk.cli", *(str(word) for word in words)]
    with Path("/dev/full").open("wb") as nowhere:
        ran = subprocess.run(command, env=env, stdout=nowhere, stderr=subprocess.PIPE, check=False)
    return ran.returncode, ran.stderr.decode()


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_report_that_cannot_be_printed_takes_nothing_back(
    dsl: Desk, case: Path, more: list[str], run: Callable[..., Any]
) -> None:
    code, err = full(dsl, "add", case, "--url", "https://a.example/", *more)
    assert code == 30
    assert "was saved; the report of it could not be printed" in err
    assert "Traceback" not in err
    assert "Exception ignored" not in err
    assert len(dsl.good("exhibits", case)) == 1
    assert full(dsl, "--version") == (30, "")

"""edesk stats, as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Desk

from evidence_desk.base.clock import SystemClock
from evidence_desk.case.membership import NewCase, create_case
from evidence_desk.case.values import PolicyPin
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()
PIN = PolicyPin(id=POLICY.id, version=POLICY.version, sha256=POLICY.sha256)


@pytest.fixture
def cases(dsl: Desk, tmp_path: Path) -> Path:
    """Ten cases of the term that runs."""
    folder = tmp_path / "cases"
    folder.mkdir()
    for number in range(10):
        new = NewCase(title="Kayla", reference=f"2026-0{number}", school=dsl.school, policy=PIN)
        create_case(folder / f"{number}.edcase", dsl.person, dsl.home, new, SystemClock()).close()
    return folder


def test_the_report_in_words_in_numbers_and_as_a_page(dsl: Desk, cases: Path, tmp_path: Path) -> None:
    value = dsl.good("stats", cases)
    assert (value["state"], value["cases"], value["coverage"]["counted"]) == ("full", 10, 10)
    assert value["matrix"]["rows"][0]["cells"][0]["text"] == "0"
    told = dsl("stats", cases, "--term", "all", "--report", tmp_path / "governors.pdf")
    assert told.code == 0, told.err
    assert "Counted from all 10 cases in the folder." in told.out
    assert "Exhibits by kind of misuse" in told.out
    assert "Kayla" not in told.out
    assert (tmp_path / "governors.pdf").read_bytes().startswith(b"%PDF-")
    again = dsl("stats", cases, "--report", tmp_path / "governors.pdf")
    assert again.code == 12


def test_without_a_folder_the_library_is_counted(dsl: Desk, cases: Path) -> None:
    assert dsl.good("stats")["state"] == "no-cases"
    dsl.good("library", "add", cases)
    assert dsl.good("stats", "--term", "all")["cases"] == 10


def test_too_few_cases_give_no_numbers_and_no_page(dsl: Desk, cases: Path, tmp_path: Path) -> None:
    (cases / "0.edcase").unlink()
    told = dsl("stats", cases, "--report", tmp_path / "governors.pdf")
    assert told.code == 12
    assert "Too few to show safely." in told.err
    assert not (tmp_path / "governors.pdf").exists()
    assert dsl.good("stats", cases)["tables"] == []


def test_what_is_none_is_refused_with_words(dsl: Desk, cases: Path) -> None:
    unknown = dsl("stats", cases, "--term", "winter")
    assert unknown.code == 12
    assert "2026-autumn" in unknown.err
    assert dsl("stats", cases / "missing").code == 12
    assert dsl("stats", cases, "--phase", "moon").code == 12


def test_a_member_of_staff_counts_nothing(staff: Desk, cases: Path) -> None:
    assert staff("stats", cases).code == 11

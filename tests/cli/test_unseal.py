"""The way back from a lock by mistake, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Desk


@pytest.fixture
def locked(dsl: Desk, stocked: Path, deputy_file: Path) -> Path:
    dsl.good("reader", stocked, "add", deputy_file)
    dsl.good("seal", stocked, "JPS/1", "--reason", "should not be here")
    return stocked


def test_claimed_by_one_agreed_beside_them_and_given_back_by_two_sheets(
    dsl: Desk, deputy: Desk, locked: Path, sheets: Path, picture: Path, tmp_path: Path
) -> None:
    assert dsl.good("unseal", locked, "JPS/1")["stage"] == "claim"
    secret = tmp_path / "second.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    claim = ("unseal", locked, "JPS/1", "--reason", "the wrong row was selected")
    assert dsl(*claim, "--second-home", deputy.home).code == 2
    second = ("--second-home", deputy.home, "--second-passphrase-file", secret)
    assert dsl.good(*claim, *second)["stage"] == "agreed"
    two = ("--sheet", sheets / "custody-sheet-1.txt", "--sheet", sheets / "custody-sheet-3.txt")
    give = ("unseal", locked, "JPS/1", *two)
    assert dsl(*give).code == 11
    assert dsl(*give, "--gate", "unsure").code == 11
    one = ("--sheet", sheets / "custody-sheet-1.txt")
    assert dsl("unseal", locked, "JPS/1", *one, "--gate", "no").code == 10
    recovery = ("--sheet", sheets / "recovery-sheet-1.txt", "--sheet", sheets / "recovery-sheet-2.txt")
    assert dsl("unseal", locked, "JPS/1", *recovery, "--gate", "no").code == 10
    assert [row["ref"] for row in dsl.good(*give, "--gate", "no")["returned"]] == ["JPS/3"]
    assert dsl.good("unseal", locked, "JPS/1")["stage"] == "back"
    assert dsl("extract", locked, "JPS/1", "--out", tmp_path / "old.png").code == 11
    dsl.good("extract", locked, "JPS/3", "--out", tmp_path / "new.png")
    assert (tmp_path / "new.png").read_bytes() == picture.read_bytes()
    says = [entry["says"] for entry in dsl.good("log", locked)]
    assert any("Called the lock of JPS/1 a mistake" in line for line in says)
    assert any("they stand in JPS/3. JPS/1 stays locked" in line for line in says)


def test_once_the_police_were_told_it_takes_their_answer(dsl: Desk, locked: Path) -> None:
    told = ("--force", "Thornshire", "--reference", "77", "--at", "2026-11-20T10:00:00Z")
    dsl.good("action", locked, "police-told", *told)
    claim = ("unseal", locked, "JPS/1", "--reason", "the wrong row was selected")
    ran = dsl(*claim)
    assert ran.code == 11
    assert "their answer is not on record" in ran.err
    officer = ("--officer", "PC 4411 Reed", "--exhibit", "JPS/1")
    dsl.good("action", locked, "police-released", *told, *officer)
    assert dsl.good(*claim)["stage"] == "agree"


def test_what_is_not_locked_has_no_way_back(dsl: Desk, locked: Path) -> None:
    assert dsl.good("unseal", locked, "JPS/2")["stage"] == "none"
    assert dsl("unseal", locked, "JPS/2", "--reason", "R").code == 12

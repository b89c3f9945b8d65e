"""What is locked and its two exits, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Desk
from tests.cli.test_pack_journey import text_of

from evidence_desk.bundle import age

OFFICER = ("--officer", "DC 4411 Lowe", "--force", "Avonshire Police", "--reference", "CR/1001/26")


@pytest.fixture
def locked(dsl: Desk, stocked: Path, deputy_file: Path) -> Path:
    dsl.good("reader", stocked, "add", deputy_file)
    dsl.good("seal", stocked, "JPS/1", "--reason", "should not be here")
    return stocked


def test_from_the_lock_to_the_tombstone(
    dsl: Desk, deputy: Desk, locked: Path, sheets: Path, picture: Path, tmp_path: Path
) -> None:
    assert [row["ref"] for row in dsl.good("locked", locked, "list")] == ["JPS/1"]
    row = dsl.good("locked", locked, "list", "JPS/1")
    assert (row["stage"], row["police_told"]) == ("locked", False)
    assert [copy["kind"] for copy in row["copies"]] == ["origin"]
    # handed over: a copy that standard tools open
    two = ("--sheet", sheets / "custody-sheet-1.txt", "--sheet", sheets / "custody-sheet-3.txt")
    copy = dsl.good(
        "locked",
        locked,
        "surrender",
        "JPS/1",
        *OFFICER,
        "--receipt",
        "P119",
        "--out",
        tmp_path / "c.age",
        *two,
    )
    key = age.parse_identity_file(copy["key"].encode())
    assert age.decrypt((tmp_path / "c.age").read_bytes(), key, limit=1 << 24) == picture.read_bytes()
    row = dsl.good("locked", locked, "list", "JPS/1")
    assert row["police_told"]
    assert [one["fields"]["receipt"] for one in row["handed_over"]] == ["P119"]
    # destroyed: not without an instruction, not by one
    destroy = ("locked", locked, "destroy", "JPS/1", "--reason", "as the officer says")
    ran = dsl(*destroy)
    assert ran.code == 11
    assert "No instruction of the police" in ran.err
    dsl.good("locked", locked, "instruct", "JPS/1", *OFFICER, "--how", "letter of today")
    asked = dsl.good(*destroy)
    assert asked["stage"] == "asked"
    assert dsl(*destroy).code == 11
    deputy.good("agree", locked, "yes", asked["asking"][:8])
    assert dsl.good("locked", locked, "list")[0]["stage"] == "agreed"
    assert dsl.good(*destroy)["destroyed"] == ["JPS/1"]
    row = dsl.good("locked", locked, "list")[0]
    assert (row["stage"], bool(row["destroyed_at"]), bool(row["locked_at"])) == ("destroyed", True, True)
    says = [entry["says"] for entry in dsl.good("log", locked)]
    assert any(row["sha256"] in line and "Destroyed as the police instructed" in line for line in says)
    assert dsl("add", locked, picture, "--gate", "no").code == 11
    assert dsl("unseal", locked, "JPS/1", "--reason", "R").code == 12
    assert dsl("verify", locked).code == 0
    made = dsl.good("pack", locked, "--kind", "police", "--out", tmp_path / "pack.pdf")
    assert made["placeholders"] == 1
    text = " ".join(text_of(tmp_path / "pack.pdf").split())
    assert "Item JPS/1 withheld" in text
    assert "on the instruction of DC 4411 Lowe, Avonshire Police, reference CR/1001/26" in text


def test_with_the_second_person_beside(dsl: Desk, deputy: Desk, locked: Path, tmp_path: Path) -> None:
    secret = tmp_path / "second.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    dsl.good("locked", locked, "instruct", "JPS/1", *OFFICER, "--how", "letter of today")
    second = ("--second-home", deputy.home, "--second-passphrase-file", secret)
    destroy = ("locked", locked, "destroy", "JPS/1")
    assert dsl(*destroy, *second).code == 12  # no reason
    assert dsl.good(*destroy, "--reason", "R", *second)["destroyed"] == ["JPS/1"]


def test_what_is_missing_or_not_locked_is_refused(dsl: Desk, locked: Path, tmp_path: Path) -> None:
    surrender = ("locked", locked, "surrender", "JPS/1", *OFFICER, "--receipt", "P1")
    assert dsl(*surrender).code == 2
    assert dsl(*surrender, "--out", tmp_path / "c.age").code == 2
    assert dsl(*surrender, "--what", "device", "--at", "2999-01-01").code == 12
    assert (
        dsl("locked", locked, "surrender", "JPS/2", *OFFICER, "--receipt", "P1", "--what", "device").code
        == 11
    )
    assert dsl("locked", locked, "instruct", "JPS/2", *OFFICER, "--how", "letter").code == 11
    plain = ("--force", "F", "--reference", "R", "--officer", "O", "--set", "how=letter")
    for about in ((), ("--exhibit", "JPS/2")):
        ran = dsl("action", locked, "police-destroy", *plain, *about)
        assert (ran.code, "This cannot be recorded" in ran.err) == (11, True)
    assert dsl("locked", locked, "instruct", "JPS/9", *OFFICER, "--how", "letter").code == 13
    assert dsl.good("locked", locked, "list", "JPS/2")["stage"] == "none"
    assert [entry["type"] for entry in dsl.good("log", locked)].count("action-recorded") == 0

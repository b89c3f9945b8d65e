"""Closing a case: what keeps it open is said, and a rule that is always responded to is responded to first."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Desk

CLOSE = ("--outcome", "in-school", "--reason", "Both families were seen.")
TOLD = ("--force", "Example Police", "--reference", "14/26", "--at", "2026-11-22T10:00:00Z")


def kinds(dsl: Desk, case: Path) -> list[str]:
    return [bar["kind"] for bar in dsl.good("close", case)["bars"]]


def test_a_case_is_closed_and_opened_again_and_both_stand_in_the_log(dsl: Desk, case: Path) -> None:
    assert kinds(dsl, case) == []
    closed = dsl.good("close", case, *CLOSE)
    assert (closed["status"], closed["outcome"]) == ("closed", "in-school")
    assert closed["closed_at"]
    assert dsl.good("show", case)["status"] == "closed"
    assert dsl("close", case, *CLOSE).code == 12, "closed already"
    assert dsl("reopen", case, "--reason", " ").code == 12
    opened = dsl.good("reopen", case, "--reason", "A second account came up.")
    assert opened == {"status": "open", "outcome": "in-school", "closed_at": ""}
    assert dsl("reopen", case, "--reason", "again").code == 12, "open already"
    said = {row["type"]: row["says"] for row in dsl.good("log", case)}
    assert "Dealt with in school" in said["case-closed"]
    assert "A second account came up." in said["case-reopened"]


@pytest.mark.parametrize(
    ("outcome", "words"), [("in-schol", "in-school"), ("allegation.unfounded", "member of staff")]
)
def test_an_outcome_is_one_of_the_policy_for_this_case(
    dsl: Desk, case: Path, outcome: str, words: str
) -> None:
    ran = dsl("close", case, "--outcome", outcome, "--reason", "done")
    assert ran.code == 12
    assert words in ran.err
    assert dsl.good("show", case)["status"] == "open"


@pytest.mark.parametrize("rule", ["rule.reputation", "rule.libel"])
def test_a_rule_that_is_always_responded_to_keeps_the_case_open(dsl: Desk, case: Path, rule: str) -> None:
    rows = {row["id"]: row for row in dsl.good("rule", case, "list")}
    assert set(rows) == {"rule.reputation", "rule.libel"}
    dsl.good("rule", case, "applies", rule, "--reason", "A post names the head.")
    assert kinds(dsl, case) == ["rule"]
    ran = dsl("close", case, *CLOSE)
    assert ran.code == 11
    assert "no response is recorded" in ran.err
    assert ran.err.count("\n") == 1, "one line, as every refusal"
    assert "U+" not in ran.err, "and none that has to be made harmless"
    response = ("action", case, "rule-response", "--set", f"rule={rule}", "--set")
    assert dsl(*response, "response= ").code == 12, "a response is words"
    assert dsl("action", case, "rule-response", "--set", "rule=disc.gross", "--set", "response=x").code == 12
    dsl.good(*response, "response=Letter sent; the post was taken down.")
    assert kinds(dsl, case) == []
    assert dsl.good("close", case, *CLOSE)["status"] == "closed"


def test_a_rule_that_does_not_apply_after_all_is_taken_off_with_a_reason(dsl: Desk, case: Path) -> None:
    assert dsl("rule", case, "not", "rule.libel", "--reason", "x").code == 12
    dsl.good("rule", case, "applies", "rule.libel", "--reason", "A post names the head.")
    assert dsl("rule", case, "applies", "rule.libel", "--reason", "again").code == 12
    dsl.good("rule", case, "not", "rule.libel", "--reason", "It was another school.")
    assert kinds(dsl, case) == []
    assert dsl("rule", case, "applies", "disc.gross", "--reason", "x").code == 12, "no such rule"


def test_what_waits_for_the_police_keeps_it_open(dsl: Desk, case: Path, picture: Path) -> None:
    assert dsl("add", case, picture, "--gate", "yes").code == 11
    assert kinds(dsl, case) == ["police"]
    assert dsl("close", case, *CLOSE).code == 11
    dsl.good("action", case, "police-told", *TOLD)
    assert dsl.good("close", case, *CLOSE)["status"] == "closed"


@pytest.mark.parametrize("trigger", ["trig.radicalisation", "trig.racist-criminal", "trig.obscene-adult"])
def test_an_open_trigger_keeps_it_open_until_it_is_answered_or_decided(
    dsl: Desk, case: Path, trigger: str
) -> None:
    dsl.good("add", case, "--text", "-", stdin=b"words")
    dsl.good("tag", case, "JPS/1", "--trigger", trigger)
    (bar,) = dsl.good("close", case)["bars"]
    assert (bar["kind"], bar["id"], bar["exhibits"]) == ("question", trigger, ["JPS/1"])
    assert dsl("close", case, *CLOSE).code == 11
    dsl.good("action", case, "decision", "--set", "decision=not referred", "--reason", "no threshold met",
             "--set", f"question={trigger}")  # fmt: skip
    assert dsl.good("close", case, *CLOSE)["status"] == "closed"


def test_a_picture_that_a_category_asks_about_keeps_it_open(dsl: Desk, case: Path, picture: Path) -> None:
    """Nothing but the answer, given without opening it, takes that away."""
    dsl.good("add", case, "--text", "-", stdin=b"words")
    dsl.good("tag", case, "JPS/1", "--criminal", "crim.iioc")
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "later")
    assert "pictures" not in kinds(dsl, case), "it was answered for knowing the category"


def test_leave_opens_the_gate_for_one_picture_of_its_class_and_no_other(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    assert dsl("approve", case, "give", "leave.police-request", "--set", "force=X").code == 12
    given = dsl.good("approve", case, "give", "leave.police-request", "--set", "force=Example Police",
                     "--set", "reference=14/26", "--set", "officer=PC 1 Example")  # fmt: skip
    leave = ("--approval", given["id"][:8])
    for gate in ("adult", "terror"):
        ran = dsl("add", case, picture, "--gate", gate, *leave)
        assert ran.code == 11
        assert "something else" in ran.err
    assert dsl("add", case, picture, "--gate", "yes", *leave).code == 11, "HARD has no leave"
    assert dsl.good("log", case)[-1]["type"] == "gate-stopped"
    film = tmp_path / "x.mp4"
    film.write_bytes(b"\0\0\0\x18ftypmp42" + bytes(64))
    assert dsl("add", case, film, "--gate", "intimate", *leave).code == 11, "it is for a picture"
    assert dsl("add", case, picture, picture, "--gate", "intimate", *leave).code == 2
    dsl.good("add", case, picture, "--gate", "intimate", *leave)
    (row,) = dsl.good("approve", case, "list")["given"]
    assert row["exhibit"] == "JPS/1"
    again = dsl("add", case, picture, "--gate", "intimate", *leave)
    assert again.code == 11
    assert "one picture" in again.err
    dsl.good("action", case, "police-told", *TOLD, "--exhibit", "all")
    ran = dsl("extract", case, "JPS/1", "--out", tmp_path / "out.png")
    assert ran.code == 11
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize("gate", ["adult", "intimate", "terror"])
def test_without_leave_each_class_is_stopped_and_named(
    dsl: Desk, case: Path, picture: Path, gate: str
) -> None:
    assert dsl("add", case, picture, "--gate", gate).code == 11
    assert dsl.good("exhibits", case) == []
    assert dsl("add", case, picture, "--gate", gate, "--approval", "none").code == 13
    assert dsl.good("exhibits", case) == []


@pytest.mark.parametrize(("ground", "fields", "gate", "in_pack"), [
    ("leave.header-line", {"shows": "name and date", "reason": "the account has gone since"}, "terror", 0),
    ("leave.staff-discipline", {"hr": "A. Person", "reason": "hearing"}, "adult", 1),
    ("leave.consent", {"adult": "Staff A", "how": "in writing", "given-on": "2026-11-20"}, "intimate", 1),
])  # fmt: skip
def test_what_was_kept_by_leave_stands_in_the_police_pack_or_in_none(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path, ground: str, fields: dict[str, str], gate: str,
    in_pack: int,
) -> None:  # fmt: skip
    words = [word for name, text in fields.items() for word in ("--set", f"{name}={text}")]
    given = dsl.good("approve", case, "give", ground, *words)
    dsl.good("add", case, picture, "--gate", gate, "--approval", given["id"])
    dsl.good("pack", case, "--kind", "police", "--out", tmp_path / "p.pdf")
    made = next(row for row in dsl.good("log", case) if row["type"] == "pack-made")
    assert f"{1 - in_pack} placeholder" in made["says"]
    data = (tmp_path / "p.pdf").read_bytes()
    assert (data.count(b"/Subtype /Image") + data.count(b"/Subtype/Image") > 0) == bool(in_pack)


@pytest.mark.parametrize("cell", ["content.sexual", "contact.sexual", "conduct.sexual"])
def test_a_sexual_cell_asks_about_the_picture_it_is_given_to(
    dsl: Desk, case: Path, picture: Path, cell: str
) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "later")
    dsl.good("add", case, "--text", "-", stdin=b"words")
    dsl.good("tag", case, "JPS/2", "--misuse", cell)  # words show nothing
    ran = dsl("tag", case, "JPS/1", "--misuse", cell)
    assert ran.code == 11
    assert "--picture JPS/1=no" in ran.err
    dsl.good("tag", case, "JPS/1", "--misuse", cell, "--picture", "JPS/1=no")
    dsl.good("tag", case, "JPS/1", "--misuse", "conduct.aggressive")  # answered once is answered


def test_a_sexual_cell_with_a_doubt_locks_the_picture(dsl: Desk, case: Path, picture: Path) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "later")
    dsl.good("tag", case, "JPS/1", "--misuse", "content.sexual", "--picture", "JPS/1=unsure")
    assert dsl.good("exhibits", case)[0]["status"] == "locked"

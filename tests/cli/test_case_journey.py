"""One exhibit from a file on disk to a verified case, by the commands a person types."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Desk

PHRASES = "مرحبا 👩‍👩‍👧‍👦 you will be sorry 😂 שלום"


def test_a_new_case_is_one_commit_and_remembered(dsl: Desk, case: Path) -> None:
    shown = dsl.good("show", case)
    assert shown["title"] == "Group chat, Year 9"
    assert shown["reference"] == "2026/014"
    assert (shown["status"], shown["exhibits"], shown["commits"]) == ("open", 0, 1)
    assert shown["anchored"]["state"] == "same"
    assert shown["anchored"]["root"] == shown["root"]


def test_adding_reports_what_was_kept(dsl: Desk, case: Path, picture: Path) -> None:
    (row,) = dsl.good("add", case, picture, "--gate", "no", "--caption", "Message 1", "--inspect", "later")
    data = picture.read_bytes()
    assert set(row) == {"id", "ref", "kind", "media_type", "size", "sha256", "captured_at", "grade"}
    assert (row["ref"], row["kind"], row["media_type"]) == ("JPS/1", "image", "image/png")
    assert (row["size"], row["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert row["grade"] == "C"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["captured_at"])


def test_text_keeps_every_character(dsl: Desk, case: Path, tmp_path: Path) -> None:
    (row,) = dsl.good("add", case, "--text", "-", stdin=PHRASES.encode())
    assert (row["kind"], row["grade"]) == ("message-transcript", "D")
    out = tmp_path / "out.txt"
    dsl.good("extract", case, row["ref"], "--out", out, "--to", "PC 1", "--basis", "request")
    assert out.read_bytes() == PHRASES.encode()


def test_an_address_is_kept_as_text(dsl: Desk, case: Path, tmp_path: Path) -> None:
    url = "https://chat.example/p/1?x=%20ü"
    (row,) = dsl.good("add", case, "--url", url)
    assert row["kind"] == "url"
    (listed,) = dsl.good("exhibits", case)
    assert listed["source"]["url"] == url
    assert listed["gate"]["answer"] == "not-needed"


def test_references_count_on_and_are_never_reused(dsl: Desk, case: Path, picture: Path) -> None:
    for number in (1, 2):
        (row,) = dsl.good("add", case, picture, "--gate", "no", "--inspect", "later")
        assert row["ref"] == f"JPS/{number}"
    (row,) = dsl.good("add", case, "--url", "https://example.org/")
    assert row["ref"] == "JPS/3"


def test_what_was_taken_out_is_what_was_put_in(dsl: Desk, case: Path, picture: Path, tmp_path: Path) -> None:
    dsl.good("add", case, picture, "--gate", "no")
    out = tmp_path / "again.png"
    dsl.good("extract", case, "JPS/1", "--out", out)
    assert out.read_bytes() == picture.read_bytes()
    last = dsl.good("log", case)[-1]
    assert last["type"] == "exhibit-extracted"
    assert last["exhibits"] == ["JPS/1"]


def test_inspection_is_an_entry_of_its_own(dsl: Desk, case: Path, picture: Path) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "now")
    (listed,) = dsl.good("exhibits", case)
    assert (listed["inspection"]["width"], listed["inspection"]["height"]) == (48, 64)


def test_classification_is_pinned_to_its_policy(dsl: Desk, case: Path, picture: Path) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "later")
    dsl.good(
        "tag", case, "JPS/1",
        "--misuse", "conduct.aggressive",
        "--criminal", "crim.dpv.hate:distributing",
        "--criminal", "crim.bullying",
        "--reason", "named in the chat",
    )  # fmt: skip
    (listed,) = dsl.good("exhibits", case)
    tags = listed["classification"]
    assert tags["misuse"] == ["conduct.aggressive"]
    assert {tag["id"]: tag["verbs"] for tag in tags["criminal"]} == {
        "crim.bullying": [],
        "crim.dpv.hate": ["distributing"],
    }
    assert "conduct" in tags["four_cs"]
    assert dsl.good("show", case)["policy"]["version"]


def test_an_unknown_category_offers_near_ones(dsl: Desk, case: Path, picture: Path) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "later")
    ran = dsl("tag", case, "JPS/1", "--misuse", "conduct.agressive")
    assert ran.code == 12
    assert "conduct.aggressive" in ran.err


def test_people_have_stable_pseudonyms_and_a_part_per_exhibit(dsl: Desk, case: Path) -> None:
    dsl.good("add", case, "--url", "https://example.org/")
    assert (
        dsl.good("person", case, "add", "--name", "Ali Example", "--kind", "pupil")["pseudonym"] == "Pupil A"
    )
    assert (
        dsl.good("person", case, "add", "--name", "Bo Example", "--kind", "pupil")["pseudonym"] == "Pupil B"
    )
    dsl.good("person", case, "role", "Pupil A", "JPS/1", "victim")
    (listed,) = dsl.good("exhibits", case)
    assert listed["people"] == [{"person": "Pupil A", "role": "victim"}]


def test_every_act_is_in_the_log_and_looking_is_not(dsl: Desk, case: Path) -> None:
    dsl.good("add", case, "--url", "https://example.org/")
    before = dsl.good("show", case)
    for words in (["show", case], ["exhibits", case], ["log", case], ["verify", case]):
        dsl.good(*words)
    assert dsl.good("show", case)["root"] == before["root"]
    types = [entry["type"] for entry in dsl.good("log", case)]
    assert types == ["case-created", "school-keys", "person", "exhibit-added", "exhibit-described"]


def test_a_colleague_named_at_the_start_reads_and_adds(dsl: Desk, deputy: Desk, tmp_path: Path) -> None:
    identity = tmp_path / "deputy.json"
    identity.write_text(deputy("id", "--json").out, encoding="utf-8")
    case = tmp_path / "shared.edcase"
    dsl.good("new", case, "--title", "Shared", "--reader", identity)
    (row,) = deputy.good("add", case, "--url", "https://example.org/")
    assert row["ref"] == "SXL/1"
    (row,) = dsl.good("add", case, "--url", "https://example.org/2")
    assert row["ref"] == "JPS/1"


def test_a_stranger_cannot_read_but_can_verify(dsl: Desk, deputy: Desk, case: Path) -> None:
    assert deputy("show", case).code == 10
    checked = deputy.good("verify", case)
    assert checked["ok"]
    assert {check["name"] for check in checked["checks"]} >= {"container", "signatures", "members"}


def test_a_removed_reader_reads_no_more_and_the_case_still_verifies(
    dsl: Desk, deputy: Desk, case: Path, tmp_path: Path
) -> None:
    identity = tmp_path / "deputy.json"
    identity.write_text(deputy("id", "--json").out, encoding="utf-8")
    dsl.good("add", case, "--url", "https://example.org/")
    dsl.good("reader", case, "add", identity)
    assert deputy.good("show", case)["exhibits"] == 1
    dsl.good("reader", case, "remove", "SXL", "--reason", "left the school")
    assert deputy("show", case).code == 10
    dsl.good("add", case, "--url", "https://example.org/2")
    assert dsl.good("show", case)["exhibits"] == 2
    assert dsl.good("verify", case)["ok"]


@pytest.mark.parametrize("pair", [(1, 2), (1, 3), (3, 2)])
def test_two_recovery_sheets_let_a_newcomer_in(
    dsl: Desk, deputy: Desk, case: Path, sheets: Path, pair: tuple[int, int]
) -> None:
    dsl.good("add", case, "--url", "https://example.org/")
    chosen = [word for n in pair for word in ("--sheet", sheets / f"recovery-sheet-{n}.txt")]
    assert deputy.good("recover", case, *chosen, "--check")["exhibits"] == 1
    deputy.good("recover", case, *chosen)
    assert deputy.good("show", case)["exhibits"] == 1
    deputy.good("add", case, "--url", "https://example.org/2")
    assert dsl.good("show", case)["exhibits"] == 2
    assert dsl.good("verify", case)["ok"]
    assert "recovery-began" in [entry["type"] for entry in dsl.good("log", case)]


@pytest.mark.parametrize("names", [("recovery-sheet-1",), ("recovery-sheet-1", "recovery-sheet-1"),
                                   ("recovery-sheet-1", "custody-sheet-2")])  # fmt: skip
def test_one_sheet_opens_nothing(deputy: Desk, case: Path, sheets: Path, names: tuple[str, ...]) -> None:
    chosen = [word for name in names for word in ("--sheet", sheets / f"{name}.txt")]
    ran = deputy("recover", case, *chosen)
    assert ran.code == 10
    assert deputy("show", case).code == 10


def test_two_custody_sheets_prove_themselves(dsl: Desk, case: Path, sheets: Path) -> None:
    chosen = ["--sheet", sheets / "custody-sheet-1.txt", "--sheet", sheets / "custody-sheet-3.txt"]
    assert dsl.good("recover", case, *chosen, "--check") == {"opens": "custody"}
    assert dsl("recover", case, "--sheet", sheets / "custody-sheet-1.txt", "--check").code == 10


def test_a_day_stays_a_day_and_the_future_is_refused(dsl: Desk, case: Path) -> None:
    dsl.good("add", case, "--url", "https://example.org/", "--seen-at", "2026-11-19")
    (row,) = dsl.good("exhibits", case)
    assert row["source"]["seen_at"] == "2026-11-19"
    ran = dsl("add", case, "--url", "https://example.org/", "--seen-at", "2999-01-01")
    assert ran.code == 12
    assert "future" in ran.err

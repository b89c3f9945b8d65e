"""`edesk retention`, `hold`, `erase`, `dispose`, as a person calls them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Desk

HOLD = ("--for", "police", "--authority", "DC Lowe", "--review-on", "2026-12-01", "--reason", "they asked")
END = ("--authority", "DC Lowe", "--reason", "closed")


@pytest.fixture
def shared(dsl: Desk, deputy: Desk, deputy_file: Path, case: Path) -> Path:
    """The DSL's case, which the deputy reads too."""
    dsl.good("reader", case, "add", deputy_file, "--compared", "by-phone", "--note", "six words")
    return case


def beside(deputy: Desk, tmp_path: Path) -> tuple[str, ...]:
    """The deputy's folder and passphrase, at the DSL's desk."""
    secret = tmp_path / "second.txt"
    secret.write_text(PASSPHRASE, "utf-8")
    return ("--second-home", str(deputy.home), "--second-passphrase-file", str(secret))


def test_a_hold_is_placed_listed_and_released_by_two(
    dsl: Desk, deputy: Desk, shared: Path, tmp_path: Path
) -> None:
    placed = dsl.good("hold", shared, "place", *HOLD)
    assert placed["holds"] == 1
    (listed,) = dsl.good("hold", shared, "list")
    assert (listed["id"], listed["fields"]["hold-for"]) == (placed["id"], "police")
    (row,) = dsl.good("retention", shared)
    assert (row["state"], row["holds"], row["holds_to_review"]) == (
        "held",
        [placed["id"]],
        row["holds_to_review"],
    )
    assert any("A hold is in force" in bar for bar in row["bars"])
    assert dsl("hold", shared, "release", *END).code == 11  # whoever placed it, alone
    assert dsl.good("hold", shared, "release", *END, *beside(deputy, tmp_path))["holds"] == 0
    assert dsl("hold", shared, "release", *END, *beside(deputy, tmp_path)).code == 13
    assert dsl("hold", shared, "place", *HOLD[2:], "--for", "fun").code == 12


def test_erasing_first_lists_and_then_asks_for_words(dsl: Desk, shared: Path) -> None:
    dsl.good("add", shared, "--text", "-", "--caption", "m", stdin=b"a message")
    seen = dsl.good("erase", shared, "JPS/1")
    assert (seen["exhibits"], seen["objection"]) == (["JPS/1"], "")
    assert dsl("erase", shared, "JPS/1", "--yes").code == 12
    assert dsl("erase", shared, "JPS/9", "--yes", "--reason", "r", "--authority", "a").code == 13
    done = dsl.good("erase", shared, "JPS/1", "--yes", "--reason", "not part of it", "--authority", "Head")
    assert [one["ref"] for one in done["erased"]] == ["JPS/1"]
    assert dsl("extract", shared, "JPS/1", "--out", shared.parent / "x").code == 11
    assert dsl("erase", shared, "JPS/1", "--yes", "--reason", "r", "--authority", "a").code == 11
    dsl.good("verify", shared)


def test_a_rule_is_chosen_and_what_is_missing_is_said(dsl: Desk, shared: Path) -> None:
    assert dsl("retention", shared, "--choose", "no-such-rule", "--reason", "r").code == 12
    assert dsl("retention", shared, "--choose", "pupil-behaviour").code == 12
    dsl.good("retention", shared, "--choose", "pupil-behaviour", "--reason", "no safeguarding concern")
    dsl.good("person", shared, "add", "--name", "Ann", "--kind", "pupil")
    (row,) = dsl.good("retention", shared)
    assert {rule["id"] for rule in row["rules"]} == {"child-protection", "pupil-behaviour"}
    assert row["rules"][0]["missing"] == ["the date of birth of Pupil A"]
    assert dsl("person", shared, "change", "Ann", "--date-of-birth", "2031-01-01").code == 12
    dsl.good("person", shared, "change", "Ann", "--date-of-birth", "2012-05-04")
    (row,) = dsl.good("retention", shared)
    assert (row["state"], row["until"]) == ("open", "2037-05-04")
    assert "child-protection" in dsl("retention", shared).out


def test_a_case_whose_time_is_not_over_is_not_disposed_of(
    dsl: Desk, deputy: Desk, shared: Path, tmp_path: Path
) -> None:
    dsl.good("person", shared, "add", "--name", "Ann", "--kind", "pupil", "--date-of-birth", "2012-05-04")
    dsl.good("close", shared, "--outcome", "in-school", "--reason", "talked through")
    checked = dsl.good("dispose", shared, "check")
    assert not checked["ok"]
    assert "Its time is not over: kept until 4 May 2037 at least." in checked["bars"]
    pdf = tmp_path / "c.pdf"
    do = (
        "dispose",
        shared,
        "do",
        "--certificate",
        pdf,
        "--reason",
        "r",
        "--authority",
        "a",
        "--copies",
        "none",
    )
    assert dsl(*do, *beside(deputy, tmp_path)).code == 11
    assert shared.exists()
    assert not pdf.exists()


def test_a_copy_with_a_hold_that_this_file_does_not_know_of_is_not_deleted_with_it(
    dsl: Desk, deputy: Desk, shared: Path, tmp_path: Path
) -> None:
    dsl.good("retention", shared, "--choose", "low-level-concern", "--reason", "no threshold met")
    dsl.good("close", shared, "--outcome", "nothing-found", "--reason", "talked through")
    copy = shared.with_name("second.edcase")
    shutil.copy(shared, copy)
    deputy.good("hold", copy, "place", *HOLD)
    pdf = tmp_path / "certificate.pdf"
    words = ("--authority", "Governors", "--copies", "none known", "--over", "she left in July")
    do = ("dispose", shared, "do", "--certificate", pdf, "--reason", "time over", *words)
    refused = dsl(*do, "--with-copies", *beside(deputy, tmp_path))
    assert (refused.code, "Join it first" in refused.err) == (11, True)
    assert shared.exists()
    assert copy.exists()
    assert not pdf.exists()


def test_a_case_is_disposed_of_by_two_people_each_at_their_own_computer(
    dsl: Desk, deputy: Desk, shared: Path, tmp_path: Path
) -> None:
    dsl.good("retention", shared, "--choose", "low-level-concern", "--reason", "no threshold met")
    dsl.good("close", shared, "--outcome", "nothing-found", "--reason", "talked through")
    pdf = tmp_path / "certificate.pdf"
    words = ("--authority", "Governors", "--copies", "none known", "--over", "she left in July")
    do = ("dispose", shared, "do", "--certificate", pdf, "--reason", "time over", *words)
    asked = dsl(*do)
    assert (asked.code, "asked to agree" in asked.err) == (11, True)
    (waiting,) = deputy.good("agree", shared, "list")
    deputy.good("agree", shared, "yes", waiting["id"])
    done = dsl.good(*do)
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert done["deleted"] == [str(shared)]
    assert not shared.exists()
    (line,) = dsl.good("retention", "--register")
    assert (line["number"], line["case"]) == (done["number"], done["case"])
    assert line["carried_out_by"] == dsl.person.profile.fingerprint
    assert line["approved_by"] == deputy.person.profile.fingerprint

"""edesk library and edesk search, as a person types them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Desk


@pytest.fixture
def shelf(dsl: Desk, tmp_path: Path) -> Path:
    """A library folder with two cases."""
    folder = tmp_path / "cases"
    folder.mkdir()
    for number, words in ((1, b"kayla, see you monday"), (2, b"nothing of note")):
        case = folder / f"2026-00{number}.edcase"
        dsl.good("new", case, "--title", f"Case {number}", "--reference", f"2026-00{number}")
        dsl.good("add", case, "--text", "-", "--caption", "A message", stdin=words)
    dsl.good("library", "add", folder)
    return folder


def test_the_library_lists_the_cases_of_its_folders(dsl: Desk, shelf: Path) -> None:
    listed = dsl.good("library")
    assert listed["folders"] == [str(shelf)]
    assert sorted((case["reference"], case["exhibits"]) for case in listed["cases"]) == [
        ("2026-001", 1),
        ("2026-002", 1),
    ]
    shown = dsl("library", "list")
    assert "2026-002  Case 2" in shown.out
    assert dsl.good("library", "update", "--again")["read"] == 2
    assert dsl.good("library", "remove", shelf)["cases"] == []
    assert "no folder yet" in dsl("library").out


def test_words_are_found_with_their_case(dsl: Desk, shelf: Path) -> None:
    found = dsl.good("search", "monday", "kay")
    (hit,) = found["hits"]
    assert hit["case"]["path"] == str(shelf / "2026-001.edcase")
    assert (hit["kind"], hit["ref"], hit["where"], hit["excerpt"]) == ("exhibit", "JPS/1", "words", "")
    assert (found["cases"], found["more"]) == (2, False)
    assert "Nothing found in 2 cases." in dsl("search", "unheard-of").out


def test_a_library_without_folders_says_how_to_add_one(dsl: Desk) -> None:
    assert "edesk library add FOLDER" in dsl("search", "monday").err


def test_what_was_locked_a_moment_ago_is_not_found(dsl: Desk, shelf: Path) -> None:
    dsl.good("search", "monday")
    dsl.good("seal", shelf / "2026-001.edcase", "JPS/1", "--reason", "told to")
    assert dsl.good("search", "monday")["hits"] == []


def test_a_person_is_found_and_the_list_written(dsl: Desk, shelf: Path, tmp_path: Path) -> None:
    case = shelf / "2026-002.edcase"
    dsl.good("person", case, "add", "--name", "Kayla Smith", "--kind", "pupil")
    dsl.good("person", case, "role", "Kayla Smith", "JPS/1", "witness")
    out = tmp_path / "list.csv"
    found = dsl.good("search", "--person", "Kayla Smith", "--person", "kayla", "--out", out)
    assert [entry["reference"] for entry in found["cases"]] == ["2026-001", "2026-002"]
    linked = next(m for m in found["cases"][1]["mentions"] if m["kind"] == "exhibit")
    assert (linked["ref"], linked["how"]) == ("JPS/1", ["witness"])
    assert out.read_text(encoding="utf-8-sig").count("\n") == 4
    assert dsl("search", "--person", "Kayla Smith", "--out", out).code == 12
    assert "JPS/1" in dsl("search", "--person", "Kayla Smith").out


@pytest.mark.parametrize("words", [(), ("a", "--person", "b"), ("a", "--out", "x.txt")])
def test_words_that_do_not_fit_together_are_refused(dsl: Desk, words: tuple[str, ...]) -> None:
    assert dsl("search", *words).code == 2


def test_staff_have_no_library(staff: Desk) -> None:
    assert staff("library").code == 11
    assert staff("search", "x").code == 11


def test_folders_that_cannot_be_are_refused(dsl: Desk, tmp_path: Path) -> None:
    assert dsl("library", "add", tmp_path / "gone").code == 12
    assert dsl("library", "add", dsl.home).code == 12
    assert dsl("library", "remove", tmp_path).code == 12


def test_a_folder_that_is_away_is_said_and_its_cases_are_left_out(dsl: Desk, shelf: Path) -> None:
    shelf.rename(shelf.with_name("away"))
    ran = dsl("search", "monday")
    assert f"{shelf} cannot be reached" in ran.err
    assert "1 case cannot be reached now" in ran.err
    assert "JPS/1" not in ran.out


def test_what_was_locked_by_mistake_is_found_again_where_it_was_given_back(
    dsl: Desk, deputy: Desk, deputy_file: Path, stocked: Path, sheets: Path, tmp_path: Path
) -> None:
    dsl.good("reader", stocked, "add", deputy_file)
    dsl.good("library", "add", stocked.parent)
    assert "JPS/1" in {hit["ref"] for hit in dsl.good("search", "JPS/1")["hits"]}
    dsl.good("seal", stocked, "JPS/1", "--reason", "should not be here")
    assert "JPS/1" not in {hit["ref"] for hit in dsl.good("search", "JPS/1")["hits"]}
    secret = tmp_path / "second.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    dsl.good("unseal", stocked, "JPS/1", "--reason", "the wrong row was selected",
             "--second-home", deputy.home, "--second-passphrase-file", secret)  # fmt: skip
    dsl.good("unseal", stocked, "JPS/1", "--gate", "no",
             "--sheet", sheets / "custody-sheet-1.txt", "--sheet", sheets / "custody-sheet-3.txt")  # fmt: skip
    found = {hit["ref"] for hit in dsl.good("search", "JPS/3")["hits"]}
    assert found == {"JPS/3"}
    assert all(hit["ref"] != "JPS/1" for hit in dsl.good("search", '"JPS/1"')["hits"])

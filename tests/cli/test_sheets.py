"""The sheets on the command line: the drill of the term, new sheets in every case, two holders at a terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Desk, Ran

from evidence_desk.acts import drill as drills
from evidence_desk.acts import recovering
from evidence_desk.case.keys import Home, Sheet


class Terminal(io.TextIOWrapper):
    """What two holders type."""

    def __init__(self, *given: str) -> None:
        super().__init__(io.BytesIO("".join(f"{text}\n\n" for text in given).encode()), encoding="utf-8")

    def isatty(self) -> bool:
        return True


@pytest.fixture
def second(deputy: Desk, tmp_path: Path) -> tuple[object, ...]:
    secret = tmp_path / "second.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    return "--second-home", deputy.home, "--second-passphrase-file", secret


def two(folder: Path, purpose: str = "recovery") -> list[object]:
    return [word for n in (1, 3) for word in ("--sheet", folder / f"{purpose}-sheet-{n}.txt")]


def test_the_drill_of_the_term_is_noted(dsl: Desk, sheets: Path) -> None:
    assert dsl.good("sheets")["due"] is True
    done = dsl.good("sheets", "drill", sheets)
    assert done["proved"] == ["recovery", "custody"]
    assert len(done["pairs"]) == 6
    state = dsl.good("sheets")
    assert (state["due"], bool(state["recovery_at"])) == (False, True)


def test_a_spoilt_sheet_fails_the_drill_and_is_not_noted(dsl: Desk, sheets: Path) -> None:
    sheet = sheets / "recovery-sheet-2.txt"
    sheet.write_text(sheet.read_text()[:-9] + "QQQQQQQQ\n")
    ran = dsl("sheets", "drill", *sorted(sheets.glob("recovery-*")))
    assert ran.code == 10
    assert "A letter of the secret is wrong" in ran.out
    assert dsl.good("sheets")["due"] is True


def test_a_lost_sheet_is_replaced_in_every_case_and_the_round_can_be_gone_again(
    dsl: Desk, deputy: Desk, deputy_file: Path, sheets: Path, tmp_path: Path, second: tuple[object, ...]
) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    for name in ("one", "two"):
        dsl.good("new", folder / f"{name}.edcase", "--title", name, "--reader", deputy_file)
    fresh = tmp_path / "fresh"
    dsl.good("sheets", "replace", "recovery", "--out", fresh)
    assert sorted(path.name for path in fresh.iterdir()) == [f"recovery-sheet-{n}.txt" for n in (1, 2, 3)]
    later = tmp_path / "later.edcase"
    dsl.good("new", later, "--title", "made with the new ones", "--reader", deputy_file)
    assert dsl.good("recover", later, *two(fresh), "--check")["opens"] == "case"
    reason = ("--reason", "the second sheet is lost")
    waits = dsl("sheets", "cases", folder, *reason)
    assert waits.code == 30
    assert "second person" in waits.out
    gone = dsl.good("sheets", "cases", folder, *reason, *second)
    assert [case["state"] for case in gone["cases"]] == ["done", "done"]
    again = dsl.good("sheets", "cases", folder, *reason)
    assert [case["state"] for case in again["cases"]] == ["nothing", "nothing"]
    case = folder / "one.edcase"
    assert dsl("recover", case, *two(sheets), "--check").code == 10
    assert dsl.good("recover", case, *two(fresh), "--check")["opens"] == "case"
    assert dsl("verify", case).code == 0
    assert "school-keys-replaced" in [entry["type"] for entry in deputy.good("log", case)]


def test_asked_at_ones_own_desk_the_deputy_agrees_later(
    dsl: Desk, deputy: Desk, stocked: Path, deputy_file: Path, tmp_path: Path
) -> None:
    dsl.good("reader", stocked, "add", deputy_file)
    dsl.good("sheets", "replace", "recovery", "--out", tmp_path / "fresh")
    asked = ("sheets", "cases", stocked, "--reason", "the second sheet is lost")
    assert dsl(*asked).code == 30
    assert dsl(*asked).code == 30  # it is not asked twice
    (waiting,) = deputy.good("agree", stocked, "list")
    deputy.good("agree", stocked, "yes", waiting["id"])
    assert [case["state"] for case in dsl.good(*asked)["cases"]] == ["done"]


def test_new_custody_sheets_open_what_was_locked_before(
    dsl: Desk,
    deputy: Desk,
    stocked: Path,
    deputy_file: Path,
    sheets: Path,
    tmp_path: Path,
    second: tuple[object, ...],
) -> None:
    dsl.good("reader", stocked, "add", deputy_file)
    dsl.good("seal", stocked, "JPS/1", "--reason", "should not be here")
    fresh = tmp_path / "fresh"
    dsl.good("sheets", "replace", "custody", "--out", fresh, *two(sheets, "custody"))
    dsl.good("sheets", "cases", stocked, "--reason", "a holder left", *second)
    dsl.good("unseal", stocked, "JPS/1", "--reason", "the wrong row", *second)
    back = dsl.good("unseal", stocked, "JPS/1", *two(fresh, "custody"), "--gate", "no")
    assert [row["ref"] for row in back["returned"]] == ["JPS/3"]


def test_staff_replace_no_sheets_and_nothing_is_written(staff: Desk, tmp_path: Path) -> None:
    assert staff("sheets", "replace", "recovery", "--out", tmp_path / "fresh").code == 11
    assert not (tmp_path / "fresh").exists()


def test_two_holders_are_walked_through_it_and_a_slip_is_named(
    dsl: Desk,
    deputy: Desk,
    case: Path,
    sheets: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[..., Ran],
) -> None:
    rows = [str(row) for row in drills.paper_rows((sheets / "recovery-sheet-2.txt").read_bytes())]
    slip = [row.replace(row.split()[1], "AAAA", 1) if row.startswith("Q2") else row for row in rows]
    typed = ("\n".join(slip), "\n".join(rows), "\n".join(rows), str(sheets / "recovery-sheet-3.txt"))
    monkeypatch.setattr(sys, "stdin", Terminal(*typed))
    ran = deputy("recover", case)
    assert ran.code == 0, ran.err
    assert "Look at Q2 again" in ran.err
    assert "Recovery sheet 2 reads well" in ran.err
    assert "first holder's sheet again" in ran.err
    assert deputy.good("show", case)["exhibits"] == 0


def test_without_a_terminal_sheets_are_named(deputy: Desk, case: Path) -> None:
    assert deputy("recover", case).code == 2


def test_several_cases_at_once_and_one_they_read_already_is_left_alone(
    dsl: Desk, deputy: Desk, deputy_file: Path, case: Path, sheets: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.edcase"
    dsl.good("new", other, "--title", "O", "--reader", deputy_file)
    gone = deputy.good("recover", case, other, *two(sheets))
    assert [visit["state"] for visit in gone["cases"]] == ["done", "nothing"]
    assert deputy.good("show", case)["title"]
    wrong = [sheets / "recovery-sheet-1.txt", sheets / "recovery-sheet-1.txt"]
    assert deputy("recover", case, other, "--sheet", wrong[0], "--sheet", wrong[1]).code == 10


def test_a_case_not_reached_yet_opens_with_the_old_sheets_typed_from_paper(
    dsl: Desk, case: Path, sheets: Path, tmp_path: Path
) -> None:
    dsl.good("sheets", "replace", "recovery", "--out", tmp_path / "fresh")
    home = Home(dsl.home)
    taken: list[Sheet] = []
    for number in (1, 2):
        data = (sheets / f"recovery-sheet-{number}.txt").read_bytes()
        rows = "\n".join(map(str, drills.paper_rows(data))).encode()
        found = recovering.take_text(home, rows, "typed", taken)
        assert (found.refusal, found.tried.sheet is not None) == ("", True)
        assert found.tried.sheet is not None
        taken.append(found.tried.sheet)
    assert recovering.check(case, taken).title

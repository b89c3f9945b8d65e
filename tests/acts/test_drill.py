"""The drill: which sheets open together is found out, not believed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_desk.acts import drill as drills
from evidence_desk.acts import keysmith
from evidence_desk.acts.drill import Drill, Tried, read_sheet_file, read_sheet_text, sheets_in


@pytest.fixture(scope="module")
def new() -> keysmith.NewSchool:
    return keysmith.new_school("Thornmere Academy", "hybrid")


@pytest.fixture
def folder(tmp_path: Path, new: keysmith.NewSchool) -> Path:
    keysmith.write_sheets(tmp_path / "sheets", new.sheets)
    return tmp_path / "sheets"


def run(folder: Path, new: keysmith.NewSchool) -> Drill:
    return drills.drill([read_sheet_file(path, new.school) for path in sheets_in(folder)], new.school)


def test_six_good_sheets_prove_every_pair(folder: Path, new: keysmith.NewSchool) -> None:
    result = run(folder, new)
    assert len(result.pairs) == 6
    assert result.proved("recovery")
    assert result.proved("custody")


def test_a_corrupted_sheet_is_named_and_the_others_still_open(folder: Path, new: keysmith.NewSchool) -> None:
    path = folder / "recovery-sheet-2.txt"
    text = path.read_text(encoding="utf-8")
    at = text.index("AGE-SECRET-KEY-PQ-1") + 30
    path.write_text(text[:at] + ("Q" if text[at] != "Q" else "P") + text[at + 1 :], encoding="utf-8")
    result = run(folder, new)
    assert [(t.name, t.fault) for t in result.tried if t.fault] == [("recovery-sheet-2.txt", "secret-line")]
    assert [p.numbers for p in result.pairs if p.purpose == "recovery"] == [(1, 3)]
    assert not result.proved("recovery")
    assert result.opens("recovery")
    assert result.proved("custody")


def test_a_wrong_signing_line_is_found(folder: Path, new: keysmith.NewSchool) -> None:
    """It would open a case and then could not let anybody in."""
    one, two = (folder / f"recovery-sheet-{n}.txt" for n in (1, 2))
    signer_of_one = next(line for line in one.read_text().splitlines() if "-signer:" in line)
    signer_of_two = next(line for line in two.read_text().splitlines() if "-signer:" in line)
    two.write_text(two.read_text().replace(signer_of_two, signer_of_one))
    assert [t.fault for t in run(folder, new).tried if t.name == two.name] == ["signing-line"]


def test_sheets_of_another_school_are_told_apart(folder: Path, new: keysmith.NewSchool) -> None:
    other = keysmith.new_school("Other", "classic")
    (folder / "custody-sheet-1.txt").write_bytes(other.sheets["custody-sheet-1.txt"])
    result = run(folder, new)
    assert [t.fault for t in result.tried if t.name == "custody-sheet-1.txt"] == ["other-school"]
    assert [p.numbers for p in result.pairs if p.purpose == "custody"] == [(2, 3)]


def typed(sheet: bytes) -> str:
    """What a person copies from a printed sheet, as they might: rows out of order, K and Q rows in small letters."""
    rows = [str(row) for row in drills.paper_rows(sheet)]
    return "\n\n".join(row if row.startswith("S") else f"  {row.lower()}" for row in reversed(rows))


def lines_of_old_paper(sheet: bytes) -> str:
    """What sheets showed before they had rows: a signing line and a secret line, in groups of four."""
    text = sheet.decode()
    secret = text.split()[-1]
    signer = [line[2:] for line in text.splitlines() if line.startswith("# evidence-desk-signer")]
    half = len(secret) // 2
    return "\n".join([*signer, secret[:half].lower(), f"  {secret[half:].lower()}"])


@pytest.mark.parametrize("copied", [typed, lines_of_old_paper])
def test_a_sheet_typed_from_paper_is_read(new: keysmith.NewSchool, copied: Callable[[bytes], str]) -> None:
    tried = [
        read_sheet_text(copied(data).encode(), f"typed {n}", new.school)
        for n, data in enumerate(new.sheets.values())
    ]
    assert [t.fault for t in tried] == [""] * 6
    result = drills.drill(tried, new.school)
    assert result.proved("recovery")
    assert result.proved("custody")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "unreadable"),
        ("hello", "unreadable"),
        ("AGE-SECRET-KEY-1QQQQ", "secret-line"),
        ("\ufffd\x00", "unreadable"),
    ],
)
def test_what_is_no_sheet_says_what_is_wrong(new: keysmith.NewSchool, text: str, fault: str) -> None:
    assert read_sheet_text(text.encode(), "typed", new.school) == Tried(
        name="typed",
        sheet=None,
        fault=fault,  # type: ignore[arg-type]  # from the table above
    )


def test_typed_lines_of_another_school_are_not_taken_for_ours(new: keysmith.NewSchool) -> None:
    other = keysmith.new_school("Other", "classic").sheets["recovery-sheet-1.txt"]
    assert read_sheet_text(typed(other).encode(), "typed", new.school).fault == "other-school"


def test_a_missing_file_is_said(tmp_path: Path, new: keysmith.NewSchool) -> None:
    assert read_sheet_file(tmp_path / "no.txt", new.school).fault == "missing"

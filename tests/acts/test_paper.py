"""Rows on paper: a slip of the hand is found in the row it is in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_desk.acts import drill as drills
from evidence_desk.acts import keysmith
from evidence_desk.acts.paper import PREFIXES, ROW, read_rows, rows_of
from evidence_desk.bundle import age

BECH32 = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"


@pytest.fixture(scope="module")
def new() -> keysmith.NewSchool:
    return keysmith.new_school("Thornmere Academy", "hybrid")


@pytest.mark.parametrize("kind", ["classic", "hybrid"])
def test_rows_give_back_what_they_were_made_of(kind: str) -> None:
    secret = str(age.generate_identity("hybrid" if kind == "hybrid" else "classic"))
    rows = rows_of(secret, "ab+/CD12" * 5 + "abc=")
    assert {row.label[0] for row in rows} == {"S", "Q" if kind == "hybrid" else "K"}
    assert max(len(row.text) for row in rows) == ROW
    typed = read_rows("\n".join(map(str, reversed(rows))))
    assert typed is not None
    assert (typed.secret, typed.signer, typed.wrong) == (secret, "ab+/CD12" * 5 + "abc=", ())


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=BECH32, min_size=58, max_size=58), st.data())
def test_one_wrong_letter_names_its_row(body: str, data: st.DataObject) -> None:
    rows = rows_of(PREFIXES["K"] + body, "")
    row = data.draw(st.sampled_from(rows))
    at = data.draw(st.integers(0, len(row.text) - 1))
    other = data.draw(st.sampled_from(sorted(set(BECH32) - {row.text[at]})))
    slip = str(row).replace(row.groups, f"{row.text[:at]}{other}{row.text[at + 1 :]}")
    typed = read_rows("\n".join(slip if each is row else str(each) for each in rows))
    assert typed is not None
    if len(row.text) + len(row.word) > ROW or len(row.word) > 4:  # otherwise the word may be a last group
        # one of 2,048 words fits by chance; then the check characters of the whole are left
        assert typed.wrong in ((row.label,), ())
        assert typed.wrong == (row.label,) or typed.secret != PREFIXES["K"] + body


def test_a_swapped_or_a_missing_row_is_named(new: keysmith.NewSchool) -> None:
    rows = drills.paper_rows(new.sheets["recovery-sheet-1.txt"])
    first, second = (row for row in rows if row.label in {"Q1", "Q2"})
    swapped = [*(row for row in rows if row not in (first, second))]
    lines = [*map(str, swapped), f"Q1 {second.groups} {second.word}", f"Q2 {first.groups} {first.word}"]
    tried = drills.read_sheet_text("\n".join(lines).encode(), "typed", new.school)
    assert (tried.fault, tried.rows) == ("row", ("Q1", "Q2"))
    left_out = [str(row) for row in rows if row.label != "Q2"]
    tried = drills.read_sheet_text("\n".join(left_out).encode(), "typed", new.school)
    assert (tried.fault, tried.rows) == ("row", ("Q2",))


def test_check_words_may_be_left_out(new: keysmith.NewSchool) -> None:
    rows = drills.paper_rows(new.sheets["recovery-sheet-2.txt"])
    text = "\n".join(f"{row.label} {row.groups}" for row in rows)
    tried = drills.read_sheet_text(text.encode(), "typed", new.school)
    assert (tried.fault, tried.sheet is not None) == ("", True)


def test_words_tell_nothing_of_another_row_and_a_row_has_one(new: keysmith.NewSchool) -> None:
    rows = drills.paper_rows(new.sheets["custody-sheet-3.txt"])
    assert {row.label[0] for row in rows} == {"Q"}
    assert all(row.word.isalpha() for row in rows)
    assert drills.paper_rows(new.sheets["custody-sheet-3.txt"]) == rows

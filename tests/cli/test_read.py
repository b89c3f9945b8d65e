"""`edesk read`: words in pictures, for people and for programs; without the extra it says what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acts.test_reading import FakeReader
from tests.cli.conftest import Desk

from evidence_desk.acts import reading
from evidence_desk.capture import ocr


def test_words_are_read_once_and_printed_again(
    dsl: Desk, stocked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "Reader", FakeReader)
    assert dsl("read", stocked, "JPS/1").code == 11  # not looked at
    dsl.good("pack", stocked, "--kind", "police", "--out", stocked.parent / "looked.pdf")  # looks at it
    first = dsl.good("read", stocked, "--all")
    assert [(row["ref"], row["read"], row["engine"], row["text"]) for row in first] == [
        ("JPS/1", True, "reader 9", "Meet me behind\nthe gym")
    ]
    entries = len(dsl.good("log", stocked))
    assert dsl.good("read", stocked, "JPS/1") == first
    assert len(dsl.good("log", stocked)) == entries
    said = dsl("read", stocked, "JPS/1").out
    assert "It is no evidence" in said
    assert "the gym" in said
    assert dsl("read", stocked, "JPS/2").code == 11
    assert dsl("read", stocked).code == 2


def test_without_the_extra_nothing_is_read(dsl: Desk, stocked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    dsl.good("pack", stocked, "--kind", "police", "--out", stocked.parent / "looked.pdf")
    ran = dsl("read", stocked, "JPS/1")
    assert ran.code == 12
    assert "evidence-desk[ocr]" in ran.err

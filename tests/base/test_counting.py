"""Counts read as people write them."""

from __future__ import annotations

import pytest

from evidence_desk.base.counting import counted


@pytest.mark.parametrize(
    ("count", "one", "many", "words"),
    [
        (0, "exhibit", "", "0 exhibits"),
        (1, "exhibit", "", "1 exhibit"),
        (2, "entry", "entries", "2 entries"),
        (1, "entry", "entries", "1 entry"),
        (12_345, "page", "", "12,345 pages"),
    ],
)
def test_a_count_agrees_with_its_noun(count: int, one: str, many: str, words: str) -> None:
    assert counted(count, one, many) == words

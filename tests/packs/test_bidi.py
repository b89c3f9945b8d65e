"""Direction of text, judged by an independent implementation."""

from __future__ import annotations

import importlib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.packs.bidi import levels, visual_order

bidi: Any = importlib.import_module("bidi")  # carries no types

# Letters, digits, separators, brackets and marks of all bidirectional classes but the overrides, which packs label.
ALPHABET = (
    "abc AB12.,:-+%$()[]«»\u0627\u0628\u0639\u0644\u05d0\u05d1\u05d2\u0661\u0662\u064b\u0301"
    "\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u200e\u200f\u061c\t"
)
# Those of them that rule X9 removes; where they are kept is left open by the rules.
REMOVED = str.maketrans("", "", "\u202a\u202b\u202c")


@given(st.text(ALPHABET, max_size=40))
def test_characters_stand_where_another_implementation_puts_them(text: str) -> None:
    _, depth = levels(text)
    assert "".join(visual_order(text, depth)).translate(REMOVED) == bidi.get_display(text).translate(REMOVED)


@given(st.text(max_size=60))
def test_every_character_has_a_level_and_none_is_lost(text: str) -> None:
    base, depth = levels(text)
    assert base in {0, 1}
    assert len(depth) == len(text)
    assert sorted(visual_order(text, depth)) == sorted(text)


def test_first_strong_letter_outside_isolates_sets_the_direction() -> None:
    assert levels("19:16 Noor: \u0645\u0631\u062d\u0628\u0627")[0] == 0
    assert levels("\u0645\u0631\u062d\u0628\u0627 ok")[0] == 1
    assert levels("\u2067\u0645\u2069 ok")[0] == 0

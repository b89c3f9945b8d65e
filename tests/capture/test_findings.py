"""Findings come from a process that may have been taken over, so only honest ones are believed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.capture.findings import Findings, clean_text, from_json, not_shown

GOOD = Findings(
    format="PNG",
    width=1080,
    height=2400,
    mode="RGB",
    bits=8,
    times=(("DateTimeOriginal", "2026:11:20 16:55:01"),),
    gps=True,
    gps_values=(("GPSLatitude", "51 30 12.5"),),
    page_form="png",
    page_notes=("A note.",),
    cuts=((100, 0), (200, 9000)),
    guards=("seccomp",),
)


def test_findings_cross_json_unchanged() -> None:
    for findings in (
        GOOD,
        Findings(reason="could not be shown: x"),
        not_shown("it is a drawing", format="GIF"),
    ):
        assert from_json(json.loads(json.dumps(findings.to_json()))) == findings


@pytest.mark.parametrize(
    "lie",
    [
        {"width": -1},
        {"width": 2**31},
        {"width": 1.5},
        {"width": True},
        {"height": 0},
        {"orientation": 0},
        {"orientation": 9},
        {"bits": 65},
        {"frames": -1},
        {"has_alpha": 1},
        {"page_form": "pdf"},
        {"page_form": "none"},
        {"reason": "could not be shown"},
        {"make": ["x"]},
        {"times": "x"},
        {"times": [["a", "b"]] * 25},
        {"times": [["a"]]},
        {"times": [["a", 1]]},
        {"page_notes": [1]},
        {"cuts": [[200, 0], [100, 0]]},
        {"cuts": [[100, 0], [100, 0]]},
        {"cuts": [[0, 0]]},
        {"cuts": [[2400, 0]]},
        {"cuts": [[100, 10_001]]},
        {"cuts": [[row, 0] for row in range(1, 302)]},
        {"extra": 1},
    ],
    ids=str,
)
def test_what_honest_findings_cannot_say_is_refused(lie: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"findings|has another type|is no list|holds something else"):
        from_json(GOOD.to_json() | lie)


def test_missing_values_and_other_shapes_are_refused() -> None:
    values = GOOD.to_json()
    del values["mode"]
    shapes: list[Any] = [values, [], None, "x"]
    for shape in shapes:
        with pytest.raises(ValueError, match="other fields"):
            from_json(shape)


def test_text_of_a_worker_is_cleaned_again() -> None:
    told = from_json(GOOD.to_json() | {"make": "Cam\x1b[31m\n\u202eX" + "y" * 999, "page_notes": ["a\0b"]})
    assert told.make.startswith("Cam [31m X")
    assert len(told.make) == 300
    assert told.page_notes == ("a b",)


@given(st.text(max_size=700))
def test_clean_text_is_clean_short_and_settled(text: str) -> None:
    clean = clean_text(text)
    assert len(clean) <= 300
    assert clean.isprintable()
    assert clean_text(clean) == clean.strip()

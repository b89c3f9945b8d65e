"""Lines to write on by hand: signatures, dates, names that are left blank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from evidence_desk.packs.canvas import LEFT, Box
from evidence_desk.packs.layout import HAIR, SMALL, Flow
from evidence_desk.packs.text import Style

_FILLED = Style("serif", 10, 13)
HEIGHT = 27.0  # points of a row of blanks: room for a pen
_GAP = 14.0


class Blank(NamedTuple):
    """A label, the width of the label with its line, and what is known already."""

    label: str
    width: float
    value: str = ""


def blanks(flow: Flow, row: Sequence[Blank], height: float = HEIGHT) -> None:
    """Set labels, each with a line behind it to write on or with what is known standing on the line."""
    flow.need(height)
    document, page = flow.document, flow.page
    baseline = flow.y - height + 8
    left = LEFT
    for place, blank in enumerate(row, 1):
        (label,) = document.lines(blank.label, SMALL, blank.width)[:1]
        document.line(page, label, left, baseline)
        start, end = left + label.width + 5, left + blank.width - (_GAP if place < len(row) else 0)
        if blank.value:
            (value,) = document.lines(blank.value, _FILLED, end - start)[:1]
            document.line(page, value, start, baseline)
        document.rule(page, Box(start, baseline - 2.5 - HAIR, end, baseline - 2.5), 0.3)
        left += blank.width
    flow.y -= height

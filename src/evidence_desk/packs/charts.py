"""Charts for paper: shades, hatches and bars that a black-and-white laser printer keeps apart.

Colour never carries a meaning alone: the number stands in or beside every shade and bar. What is not shown as a number
lies on a hatch, whose lines are thick and far enough apart to survive a printer and a copy of the print.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from evidence_desk.packs.canvas import FRAME, Box, Document, Page, begin_artifact
from evidence_desk.packs.text import Line, Style
from evidence_desk.packs.writer import number

Ink = tuple[float, float, float]  # red, green, blue, from 0 to 1

ACCENT: Final[Ink] = (0.059, 0.361, 0.451)
WHITE: Final[Ink] = (1.0, 1.0, 1.0)
_EDGE: Final = 0.72  # grey of the line around a light cell
_HATCH_LINE: Final = 0.4  # points
_HATCH_GAP: Final = 2.0  # points of white between two lines
_HATCH_GREY: Final = 0.35
_ROUND: Final = 0.5523  # of the radius: how far the handles of a quarter circle lie
_UNKNOWN: Final = -1.0  # no grey at all: the next text or rule sets its own again


class Shade(NamedTuple):
    """A step of the heat: from which count on, the colour, and the grey of the number on it."""

    least: int
    ink: Ink
    text: float


SHADES: Final = (
    Shade(0, WHITE, 0.0),
    Shade(1, (0.863, 0.922, 0.941), 0.0),
    Shade(10, (0.659, 0.812, 0.859), 0.0),
    Shade(20, (0.357, 0.616, 0.702), 0.0),
    Shade(30, ACCENT, 1.0),
)


def shade_of(value: int) -> Shade:
    """Return the shade of a count. The steps never change, so that two reports can be laid side by side."""
    return next(shade for shade in reversed(SHADES) if value >= shade.least)


def fill(page: Page, box: Box, ink: Ink, radius: float = 0.0) -> None:
    """Fill a rectangle with a colour."""
    begin_artifact(page)
    page.drawing.append(f"{' '.join(map(number, ink))} rg {_path(box, radius)} f")
    page.grey = _UNKNOWN


def edge(page: Page, box: Box, radius: float = 0.0) -> None:
    """Draw a hairline around a rectangle."""
    begin_artifact(page)
    page.drawing.append(f"q {number(_EDGE)} G 0.5 w {_path(box, radius)} S Q")


def hatch(page: Page, box: Box, radius: float = 0.0) -> None:
    """Fill a rectangle with slanting lines."""
    begin_artifact(page)
    step = (_HATCH_LINE + _HATCH_GAP) * math.sqrt(2)
    height = box.top - box.bottom
    lines = []
    x = box.left - height + step / 2
    while x < box.right:
        lines.append(f"{x:.2f} {box.bottom:.2f} m {x + height:.2f} {box.top:.2f} l")
        x += step
    page.drawing.append(
        f"q {_path(box, radius)} W n {number(_HATCH_GREY)} G {_HATCH_LINE} w {' '.join(lines)} S Q"
    )


def cell(document: Document, page: Page, box: Box, text: str, style: Style, ink: Ink | None) -> None:
    """Draw a cell of a table of counts: on a colour, or, without one, on a hatch with room left for the words."""
    radius = 2.6
    if ink is None:
        hatch(page, box, radius)
    else:
        fill(page, box, ink, radius)
    if ink is None or ink == WHITE or ink == SHADES[1].ink:
        edge(page, box, radius)
    found = document.lines(text, style, box.right - box.left - 4)
    if ink is None:
        wide = max(line.width for line in found) / 2 + 3
        high = len(found) * style.leading / 2 + 0.5
        across, up = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        fill(page, Box(across - wide, up - high, across + wide, up + high), WHITE)
    centred(document, page, found, box)


def centred(document: Document, page: Page, found: list[Line], box: Box) -> None:
    """Set lines in the middle of a rectangle."""
    leading = found[0].style.leading
    size = found[0].style.size
    top = (box.bottom + box.top) / 2 + len(found) * leading / 2
    for place, line in enumerate(found):
        baseline = top - place * leading - leading / 2 - size * 0.36
        document.line(page, line, (box.left + box.right - line.width) / 2, baseline, LOOSE)


def bar(page: Page, box: Box, low: float, high: float) -> None:
    """Draw a bar over parts of a rectangle: full up to `low`, hatched from there to `high`; both from 0 to 1."""
    width = box.right - box.left
    if low > 0:
        fill(page, box._replace(right=box.left + max(width * low, 1.5)), ACCENT, 0.8)
    if high > low:
        hatch(page, box._replace(left=box.left + width * low, right=box.left + width * high))


# Sheets for handing round have narrower margins than packs, which are bound.
LOOSE: Final = Box(40.0, 30.0, FRAME.right + FRAME.left - 40.0, FRAME.top + 36.0)


def _path(box: Box, radius: float) -> str:
    left, bottom, right, top = box
    if not radius:
        return f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re"
    r = min(radius, (right - left) / 2, (top - bottom) / 2)
    k = r * (1 - _ROUND)
    parts = [
        f"{left + r:.2f} {bottom:.2f} m {right - r:.2f} {bottom:.2f} l",
        f"{right - k:.2f} {bottom:.2f} {right:.2f} {bottom + k:.2f} {right:.2f} {bottom + r:.2f} c",
        f"{right:.2f} {top - r:.2f} l",
        f"{right:.2f} {top - k:.2f} {right - k:.2f} {top:.2f} {right - r:.2f} {top:.2f} c",
        f"{left + r:.2f} {top:.2f} l",
        f"{left + k:.2f} {top:.2f} {left:.2f} {top - k:.2f} {left:.2f} {top - r:.2f} c",
        f"{left:.2f} {bottom + r:.2f} l",
        f"{left:.2f} {bottom + k:.2f} {left + k:.2f} {bottom:.2f} {left + r:.2f} {bottom:.2f} c h",
    ]
    return " ".join(parts)

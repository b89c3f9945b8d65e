"""A piece of a page as a person types it: left, top, width and height in pixels of the page, or the place of a post."""

from __future__ import annotations

import re
from typing import Final

from evidence_desk.capture.browser_wire import Box

PAGE_PIXELS: Final = 1_000_000  # CSS pixels; no page is drawn beyond
_NUMBERS: Final = re.compile(r"\d{1,7}(?:\s*[,;x×\s]\s*\d{1,7}){1,3}", re.ASCII)


def box_typed(text: str) -> Box | None:
    """Return the piece that "40, 620, 560, 180" means, with two numbers the place of a post; None: it means none."""
    text = text.strip()
    if not _NUMBERS.fullmatch(text):
        return None
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if len(numbers) == 3 or max(numbers) > PAGE_PIXELS or (len(numbers) == 4 and min(numbers[2:]) < 2):
        return None
    x, y, width, height = (*numbers, 0, 0)[:4]
    return Box(x=x, y=y, width=width, height=height)

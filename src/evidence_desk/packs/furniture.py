"""What every page carries: marking, running heads, pack id, check code, page number."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_desk.packs.canvas import LEFT, PAGE_HEIGHT, RIGHT, SHEET, WIDTH, Box, Document, Page
from evidence_desk.packs.content import PackContent
from evidence_desk.packs.text import Style

_MARKING = Style("sans-bold", 8, 10)
_HEAD = Style("sans", 7.6, 10, 0.2)
_FOOT = Style("sans", 7.6, 10, 0.2)
_PAGE = Style("sans-bold", 7.6, 10)
_HEAD_LINE, _HEAD_RULE = PAGE_HEIGHT - 50.0, PAGE_HEIGHT - 56.0
_FOOT_LINE, _FOOT_RULE = 41.0, 51.0
_MARKING_TOP, _MARKING_FOOT = PAGE_HEIGHT - 32.0, 26.0
_SHORT_CODE = 16  # hexadecimal digits of the check code


def furnish(document: Document, content: PackContent, pages: Sequence[Page]) -> None:
    """Draw the furniture of all pages, now that their number is known."""
    total = len(pages)
    reference = content.case_reference or content.case_id
    code = content.checkpoint.sha256.hex()[:_SHORT_CODE]
    left_foot = f"Pack {content.pack_id} · check code {code[:8]} {code[8:]}"
    for place, page in enumerate(pages, 1):
        page.number = place
        for y in (_MARKING_TOP, _MARKING_FOOT):
            _centred(document, page, content.marking.upper(), y)
        _both_sides(document, page, (f"Case {reference}", _HEAD), (page.section, _HEAD), _HEAD_LINE)
        _both_sides(document, page, (left_foot, _FOOT), (f"Page {place:,} of {total:,}", _PAGE), _FOOT_LINE)
        for y in (_HEAD_RULE, _FOOT_RULE):
            document.rule(page, Box(LEFT, y, RIGHT, y + 0.5), within=SHEET)


def _centred(document: Document, page: Page, text: str, y: float) -> None:
    line = document.lines(text, _MARKING, WIDTH)[0]
    document.line(page, line, (LEFT + RIGHT - line.width) / 2, y, SHEET)


def _both_sides(
    document: Document, page: Page, left: tuple[str, Style], right: tuple[str, Style], y: float
) -> None:
    """Set a text at each margin; the left one is shortened if they would meet."""
    ending = document.lines(right[0], right[1], WIDTH * 0.45)[0]
    document.line(page, ending, RIGHT - ending.width, y, SHEET)
    room = WIDTH - ending.width - 12
    found = document.lines(left[0], left[1], room)
    document.line(page, found[0], LEFT, y, SHEET)
    if len(found) > 1 and found[0].width < room - 8:
        document.line(page, document.lines("…", left[1], 20)[0], LEFT + found[0].width, y, SHEET)

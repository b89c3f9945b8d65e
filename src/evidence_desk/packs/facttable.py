"""Tables of labels and values: the caption blocks of the exhibits, the facts of the case."""

from __future__ import annotations

from collections.abc import Iterable

from evidence_desk.packs.canvas import BOTTOM, LEFT, TOP, WIDTH, Block, Box, Document, Page
from evidence_desk.packs.content import Fact
from evidence_desk.packs.layout import ASCENT, BODY, EXACT, HAIR, LABEL, SOFT, Flow
from evidence_desk.packs.text import Line

_LABEL_WIDTH = 112.0
_PADDING = 2.6


def draw_facts(flow: Flow, facts: Iterable[Fact]) -> None:
    """Set a table of facts with hairlines between its rows."""
    document = flow.document
    flow.hairline()
    for fact in facts:
        key = (fact.label, fact.value, fact.exact)
        # Most rows of a caption block are the same in every exhibit: they are set once and placed again.
        row = document.kept_block(key) or document.keep_block(key, _row(document, fact))
        if row.height > TOP - BOTTOM - HAIR:
            _long_row(flow, fact)
            continue
        if row.height > flow.room:
            flow.turn()
            flow.hairline()
        document.place(flow.page, row, LEFT, flow.y)
        flow.y -= row.height


def _lines(document: Document, fact: Fact) -> tuple[list[Line], list[Line]]:
    style = EXACT if fact.exact else BODY
    return (
        document.lines(fact.label, LABEL, _LABEL_WIDTH - 10),
        document.lines(fact.value, style, WIDTH - _LABEL_WIDTH),
    )


def _row(document: Document, fact: Fact) -> Block:
    """Set a row as a block whose upper left corner is the origin."""
    labels, values = _lines(document, fact)
    leading = values[0].style.leading
    height = max(len(labels), len(values)) * leading + 2 * _PADDING + HAIR
    within = Box(0, -height, WIDTH, 0)
    page = Page(0, "", grey=-1.0)  # says its grey at once: it is placed where another may hold
    for lines, left, width in ((labels, 0.0, _LABEL_WIDTH), (values, _LABEL_WIDTH, WIDTH - _LABEL_WIDTH)):
        for place, line in enumerate(lines):
            x = left + width - line.width if line.right_to_left else left
            y = -_PADDING - place * leading - line.style.leading * ASCENT
            document.line(page, line, x, y, within)
    document.rule(page, Box(0, -height, WIDTH, HAIR - height), SOFT, within)
    return Block(height, " ".join(page.drawing))


def _long_row(flow: Flow, fact: Fact) -> None:
    """Set a row that is taller than a page."""
    labels, values = _lines(flow.document, fact)
    leading = values[0].style.leading
    flow.y -= _PADDING
    for place in range(max(len(labels), len(values))):
        if flow.room < leading + _PADDING:
            flow.turn()
            flow.hairline()
            flow.y -= _PADDING
        if place < len(labels):
            flow.set_line(labels[place], LEFT, _LABEL_WIDTH)
        if place < len(values):
            flow.set_line(values[place], LEFT + _LABEL_WIDTH, WIDTH - _LABEL_WIDTH)
        flow.y -= leading
    flow.y -= _PADDING
    flow.hairline()

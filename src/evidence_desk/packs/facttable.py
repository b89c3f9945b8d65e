"""Tables of labels and values: the caption blocks of the exhibits, the facts of the case."""

from __future__ import annotations

from collections.abc import Iterable

from evidence_desk.packs.canvas import BOTTOM, LEFT, TOP, WIDTH, Block, Box, Document, Page
from evidence_desk.packs.content import Fact
from evidence_desk.packs.layout import ASCENT, BODY, EXACT, HAIR, LABEL, SMALL, SOFT, Flow
from evidence_desk.packs.tags import ROW_HEAD, Element
from evidence_desk.packs.text import Line

_LABEL_WIDTH = 112.0
_PADDING = 2.6
_LIST_START = 60.0  # points: a list in small type begins where so much of the page is left, and runs on


def draw_facts(flow: Flow, facts: Iterable[Fact]) -> None:
    """Set a table of facts with hairlines between its rows."""
    document = flow.document
    document.structure.leave("L", "Table")
    flow.hairline()
    placed: list[tuple[Block, float]] = []  # rows of the present page, and their tops
    with document.structure.inside("Table") as table:
        for fact in facts:
            key = (fact.label, fact.value, fact.exact, fact.small)
            # Most rows of a caption block are the same in every exhibit: they are set once and placed again.
            row = document.kept_block(key) or document.keep_block(key, _row(document, fact))
            long = row.height > TOP - BOTTOM - HAIR or (fact.small and row.height > flow.room > _LIST_START)
            if long or row.height > flow.room:
                document.place(flow.page, placed, LEFT, table)
                placed = []
            if long:
                _long_row(flow, fact)
                continue
            if row.height > flow.room:
                flow.turn()
                flow.hairline()
            placed.append((row, flow.y))
            flow.y -= row.height
        document.place(flow.page, placed, LEFT, table)


def _lines(document: Document, fact: Fact) -> tuple[list[Line], list[Line]]:
    style = EXACT if fact.exact else SMALL if fact.small else BODY
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
    drawn = []
    for lines, left, width in ((labels, 0.0, _LABEL_WIDTH), (values, _LABEL_WIDTH, WIDTH - _LABEL_WIDTH)):
        page = Page(0, "", grey=-1.0)  # says its grey at once: it is placed where another may hold
        for place, line in enumerate(lines):
            x = left + width - line.width if line.right_to_left else left
            y = -_PADDING - place * leading - line.style.leading * ASCENT
            document.draw_plain(page, line, x, y, within)
        drawn.append(" ".join(page.drawing))
    ruling = f"{SOFT} g 0 {-height:.2f} {WIDTH:.2f} {HAIR} re f"
    return Block(height, drawn[0], drawn[1], ruling)


def _long_row(flow: Flow, fact: Fact) -> None:
    """Set a row that runs over pages."""
    labels, values = _lines(flow.document, fact)
    leading = values[0].style.leading
    flow.y -= _PADDING
    structure = flow.document.structure
    row = structure.open("TR")
    head, value = Element("TH", row, ROW_HEAD), Element("TD", row)
    for place in range(max(len(labels), len(values))):
        if flow.room < leading + _PADDING:
            flow.turn()
            flow.hairline()
            flow.y -= _PADDING
        if place < len(labels):
            structure.top = head
            flow.set_line(labels[place], LEFT, _LABEL_WIDTH)
        if place < len(values):
            structure.top = value
            flow.set_line(values[place], LEFT + _LABEL_WIDTH, WIDTH - _LABEL_WIDTH)
        flow.y -= leading
    for element in (head, value, row):
        structure.close(element)
    flow.y -= _PADDING
    flow.hairline()

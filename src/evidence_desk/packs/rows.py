"""A row of a table that fits on its page, set and tagged in one go: the way of most rows, and a quick one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidence_desk.packs.canvas import FRAME, LEFT, WIDTH, Box, Later, Link, end_marks
from evidence_desk.packs.tags import ROW_HEAD, CellTags, Element, in_language
from evidence_desk.packs.text import Line

if TYPE_CHECKING:
    from evidence_desk.packs.layout import Cell, Column, Flow

ASCENT = 0.78  # of the type size: from the top of a line to its base line, with the leading's upper half


def whole_row(
    flow: Flow,
    columns: Sequence[Column],
    cells: Sequence[Cell],
    found: Sequence[Sequence[Line]],
    gap: float,
    note: tuple[int, Sequence[Line], float],
) -> None:
    """Set a row that fits on the page: the way of most rows, and a quick one.

    Args:
        found: the lines of each cell.
        note: whose cell the lines below the cells belong to, these lines, and their left edge.
    """
    document, page = flow.document, flow.page
    owner, below, note_left = note
    leading = max(cell.style.leading for cell in cells)
    kinds = []
    for place, cell in enumerate(cells):
        tag, entries = _kind(cell, first=not place)
        languages = {line.language for line in found[place]}
        entries += in_language(languages.pop()) if len(languages) == 1 else ""
        marks = bool(cell.text or cell.lead) + bool(cell.later) + (bool(below) and place == owner)
        kinds.append(CellTags(tag, entries, marks, document.writer.reserve() if cell.target else 0))
    mark, keys = document.structure.row(page, document.structure.top, kinds)
    end_marks(page)
    flow.y -= 3
    left = LEFT
    for kind, cell, lines, column in zip(kinds, cells, found, columns, strict=True):
        width = column.width - gap
        box = Box(left, flow.y - leading, left + width, flow.y)
        tag = "Link" if cell.target else kind.tag
        if cell.text or cell.lead:
            _marked(flow, lines, tag, mark, left, flow.y, leading, width)
            mark += 1
        if cell.later:
            later = Later(page, cell.later, cell.style, box.right, flow.y - leading * ASCENT, tag, mark)
            document.put_off(later)
            mark += 1
        if cell.target:
            document.add_link(page, Link(box, cell.target, kind.annotation, keys.pop(0), cell.text))
        if below and column is columns[owner]:
            depth = leading * max(map(len, found))
            y = flow.y - depth
            _marked(flow, below, tag, mark, LEFT + note_left, y, below[0].style.leading, WIDTH)
            mark += 1
        left += column.width
    flow.y -= leading * max(map(len, found)) + sum(line.style.leading for line in below) + 3
    flow.hairline()


def _marked(
    flow: Flow,
    lines: Sequence[Line],
    tag: str,
    mark: int,
    left: float,
    top: float,
    leading: float,
    width: float,
) -> None:
    """Draw lines under one mark."""
    document, page = flow.document, flow.page
    page.drawing.append(f"/{tag}<</MCID {mark}>>BDC")
    for place, line in enumerate(lines):
        x = left + width - line.width if line.right_to_left else left
        y = top - place * leading - line.style.leading * ASCENT
        document.draw_plain(page, line, x, y, FRAME)
    page.drawing.append("EMC")


def new_cell(cell: Cell, row: Element, *, first: bool) -> Element:
    """Return the element of a cell."""
    tag, entries = _kind(cell, first=first)
    return Element(tag, row, entries)


def _kind(cell: Cell, *, first: bool) -> tuple[str, str]:
    """Return what a cell is: a row is headed by its first cell if that is set bold."""
    return ("TH", ROW_HEAD) if first and cell.style.family == "sans-bold" else ("TD", "")

"""Text flowing down pages: headings, paragraphs, tables of facts, tables with columns.

One `Flow` is one stretch of pages in reading order. It knows the place of the pen, opens the next page when a block
does not fit, and repeats the head of a table. It never breaks a line's text and never drops one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from evidence_desk.packs import rows
from evidence_desk.packs.canvas import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Bookmark,
    Box,
    Document,
    Page,
)
from evidence_desk.packs.tags import COLUMN_HEAD, Element
from evidence_desk.packs.text import Line, Style

TITLE = Style("serif-bold", 27, 33, tag="H1")
SUBTITLE = Style("serif", 14, 19)
HEADING = Style("serif-bold", 17, 22, tag="H1")
SUBHEADING = Style("serif-bold", 11.5, 16, tag="H2")
MINOR = Style("serif-bold", 11.5, 16, tag="H3")  # inside an exhibit, whose reference is the heading above
BODY = Style("serif", 9.8, 13.8)
STRONG = Style("serif-bold", 9.8, 13.8)
SMALL = Style("sans", 8, 11)
SMALL_STRONG = Style("sans-bold", 8, 11)
LABEL = Style("sans", 8, 12.6, 0.32)
NOTE = Style("sans", 7.4, 10.2, 0.32)
EXACT = Style("mono", 8, 12.6)
EXACT_SMALL = Style("mono", 7, 10)
HAIR, THIN, THICK = 0.35, 0.6, 1.3  # thickness of rules
SOFT = 0.5  # grey of hairlines: a lighter one is lost where a printer or a copier knows black and white only
TABLE_KEEP = 178.0  # points that a heading keeps for a table below it whose first row may be tall
_KEPT_TOGETHER = 4  # lines of a paragraph that are not spread over two pages
ITEM_INDENT = 18.0
ASCENT = rows.ASCENT
_GAP = 8.0  # between the columns of a table


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a row."""

    text: str
    style: Style = SMALL
    target: Callable[[], Page] | None = None
    later: Callable[[], str] | None = None  # a number at the right edge that is known only at the end
    lead: str = ""  # a line in bold above the text


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; width in points."""

    head: str
    width: float


@dataclass(frozen=True, slots=True)
class Running:
    """What a part draws on each of its pages: `head` on every page but its first, `foot` on every one."""

    foot_height: float  # points above the bottom of the frame that nothing else may use
    head: Callable[[Flow], None]
    foot: Callable[[Flow], None]
    aloud: bool = False  # the foot is read aloud, because it stands once and says something of its own


class Flow:
    """Pages of one part of a pack, filled from top to bottom."""

    def __init__(self, document: Document, section: str, *, held: bool = False) -> None:
        self.document = document
        self._held = held  # pages stay open until the caller closes them
        self.section = section
        self.pages: list[Page] = []
        self.running: Running | None = None  # whoever sets it ends it with `end_running`
        self.y = 0.0  # top of what comes next
        self._part = document.structure.open("Sect")
        self._columns: Sequence[Column] = ()  # of the table that is open
        self.turn()

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """Points left above the bottom of the frame."""
        return self.y - self._floor

    @property
    def _floor(self) -> float:
        return BOTTOM + (self.running.foot_height if self.running else 0.0)

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y == TOP

    def turn(self, section: str | None = None) -> None:
        """Begin a new page, with another running head if one is given."""
        running = self.end_running()
        if self.pages:
            self._let_go()
        self.section = section if section is not None else self.section
        self.pages.append(self.document.new_page(self.section))
        self.y = TOP
        if running:
            with self.document.artifact("Header"):
                running.head(self)
            self.running = running

    def end_running(self) -> Running | None:
        """Draw the foot that a part has on each of its pages, and take it off; return it for the next page."""
        running, self.running = self.running, None
        if running:
            self.y = BOTTOM + running.foot_height
            structure = self.document.structure
            before = structure.top
            structure.top = self._part
            with nullcontext() if running.aloud else self.document.artifact("Footer"):
                running.foot(self)
            structure.top = before
        return running

    def begin(self, section: str) -> None:
        """Begin a part on a page of its own."""
        if self.fresh:
            self.section = self.page.section = section
        else:
            self.turn(section)
        self._end_part()
        self._part = self.document.structure.open("Sect")

    def follow(self, section: str) -> None:
        """Begin a part where the pen is; the page keeps the running head that it began with."""
        self.section = section
        self._end_part()
        self._part = self.document.structure.open("Sect")

    def end(self) -> list[Page]:
        """Close the last page, unless they are held, and return all of them."""
        self._end_part()
        self._let_go()
        return self.pages

    def _end_part(self) -> None:
        structure = self.document.structure
        structure.leave("L", "Table")
        structure.close(self._part)

    def _let_go(self) -> None:
        if not self._held and not self.page.waiting:
            self.document.close(self.page)

    def need(self, points: float) -> None:
        """Turn the page unless so much room is left."""
        if self.room < points and not self.fresh:
            self.turn()

    def skip(self, points: float) -> None:
        """Leave white space; at the foot of a page it falls away."""
        self.y = max(self.y - points, self._floor)

    def rule(self, thickness: float = HAIR, grey: float = 0.0) -> None:
        """Draw a rule over the whole width."""
        self.document.rule(self.page, Box(LEFT, self.y - thickness, RIGHT, self.y), grey)
        self.y -= thickness

    def heading(self, text: str, style: Style = HEADING, keep: float = 60.0) -> None:
        """Set a heading with room for what follows."""
        self.need(style.leading * 2 + keep)
        self.paragraph(text, style, after=6.0)

    def bookmark(self, title: str, parent: Bookmark | None = None) -> Bookmark:
        """Put the present page into the outline."""
        mark = Bookmark(title, self.page)
        (parent.children if parent else self.document.bookmarks).append(mark)
        return mark

    def paragraph(
        self, text: str, style: Style = BODY, *, indent: float = 0.0, width: float = 0.0, after: float = 5.0
    ) -> None:
        """Set a text; it may run over pages."""
        structure = self.document.structure
        structure.leave("L", "Table")
        with structure.inside(style.tag):
            self._text(text, style, indent, width or WIDTH - indent)
        self.skip(after)

    def _text(self, text: str, style: Style, indent: float, measure: float) -> None:
        """Set the lines of a text in the element that is open."""
        found = self.document.lines(text, style, measure)
        self.need(style.leading * (len(found) if len(found) <= _KEPT_TOGETHER else 2))
        for line in found:
            self.need(style.leading)
            self.set_line(line, LEFT + indent, measure)
            self.y -= style.leading

    def item(self, mark: str, text: str, style: Style = BODY, after: float = 3.0) -> None:
        """Set an item of a list behind its mark; items that follow each other are one list."""
        structure = self.document.structure
        found = self.document.lines(text, style, WIDTH - ITEM_INDENT)
        self.need(style.leading * min(len(found), _KEPT_TOGETHER))
        if structure.top.tag != "L":
            structure.leave("Table")
            numbering = "Decimal" if mark[:1].isdigit() else "Disc"
            structure.open("L", f"/A<</O/List/ListNumbering/{numbering}>>")
        with structure.inside("LI"):
            with structure.inside("Lbl"):
                (line,) = self.document.lines(mark, style, WIDTH)
                self.set_line(line, LEFT, WIDTH)
            with structure.inside("LBody"):
                self._text(text, style, ITEM_INDENT, WIDTH - ITEM_INDENT)
        self.skip(after)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], gap: float = _GAP) -> None:
        """Set rows of cells under a head that is repeated on each page."""
        waiting = iter(rows)
        first = next(waiting, None)
        self.need(max(60.0, self._first_height(columns, first, gap) if first else 0.0))
        self.table_head(columns, gap)
        for row in (first, *waiting) if first else ():
            self.row(columns, row, gap)
        self.document.structure.leave("Table")

    def _first_height(self, columns: Sequence[Column], cells: Sequence[Cell], gap: float) -> float:
        """Return the height of a head with the row below it, so that no head stands alone at the foot of a page."""
        found = [self._lines(cell, column.width - gap) for cell, column in zip(cells, columns, strict=True)]
        height = min(max(len(lines) for lines in found), 12)
        return 3 * SMALL.leading + height * max(cell.style.leading for cell in cells) + 12

    def row(
        self,
        columns: Sequence[Column],
        cells: Sequence[Cell],
        gap: float = _GAP,
        *,
        note: str = "",
        note_left: float = 0.0,
        note_style: Style = NOTE,
    ) -> None:
        """Set one row; a row that is taller than the rest of the page moves on, or runs over pages.

        `note` is a line under the row's cells that may use all columns from `note_left` on.
        """
        found = [self._lines(cell, column.width - gap) for cell, column in zip(cells, columns, strict=True)]
        leading = max(cell.style.leading for cell in cells)
        height = max(len(lines) for lines in found)
        structure = self.document.structure
        if structure.top.tag != "Table":
            structure.open("Table")
            self._columns = columns
        if self.room < min(height + bool(note), 12) * leading + 6:
            self.turn()
            self.table_head(columns, gap)
        below = self.document.lines(note, note_style, WIDTH - note_left) if note else []
        if height * leading + len(below) * note_style.leading + 6 < self.room and not structure.artifact:
            places = [place for place, _ in enumerate(columns) if _left(columns, place) <= note_left]
            rows.whole_row(self, columns, cells, found, gap, (places[-1], below, note_left))
            return
        row = structure.open("TR")
        elements = [rows.new_cell(cell, row, first=not place) for place, cell in enumerate(cells)]
        self.y -= 3
        at = 0
        while at < height:
            count = min(int((self.room - 3) / leading), height - at)
            if count < 1:
                self._turn_table(row, columns, gap)
                continue
            left = LEFT
            for place, (cell, column) in enumerate(zip(cells, columns, strict=True)):
                structure.top = elements[place]
                some = found[place][at : at + count]
                self._set_cell(cell if not at else None, some, left, column.width - gap, leading)
                left += column.width
            self.y -= leading * count
            at += count
        if note:
            places = [place for place, _ in enumerate(columns) if _left(columns, place) <= note_left]
            structure.top = elements[places[-1]]
            self._text(note, note_style, note_left, WIDTH - note_left)
        for element in elements:
            structure.close(element)
        structure.close(row)
        self.y -= 3
        self.hairline()

    def _set_cell(
        self, cell: Cell | None, lines: Sequence[Line], left: float, width: float, leading: float
    ) -> None:
        """Draw lines of a cell from the pen downwards; `cell` is given with its first ones."""
        document = self.document
        structure = document.structure
        link = structure.open("Link") if cell and cell.target else None
        for place, line in enumerate(lines):
            x = left + width - line.width if line.right_to_left else left
            document.line(self.page, line, x, self.y - place * leading - line.style.leading * ASCENT)
        if cell and cell.target and link:
            box = Box(left, self.y - leading, left + width, self.y)
            document.link(self.page, box, cell.target, cell.text)
            structure.close(link)
        if cell and cell.later:
            baseline = self.y - leading * ASCENT
            document.line_later(self.page, cell.later, cell.style, left + width, baseline)

    def _turn_table(self, row: Element, columns: Sequence[Column], gap: float) -> None:
        """Go on with a row on the next page."""
        structure = self.document.structure
        structure.top = row
        self.turn()
        with self.document.artifact():
            self._head(columns, gap)
        self.y -= 3

    def table_head(self, columns: Sequence[Column], gap: float = _GAP) -> None:
        """Set the head of a table whose rows are set one by one.

        On a later page of the same table it is repeated for the eye alone.
        """
        structure = self.document.structure
        if structure.top.tag == "Table" and self._columns == columns:
            with self.document.artifact():
                self._head(columns, gap)
            return
        structure.leave("L", "Table")
        structure.open("Table")
        self._columns = columns
        with structure.inside("TR"):
            self._head(columns, gap)

    def _head(self, columns: Sequence[Column], gap: float) -> None:
        self.rule(THIN)
        self.y -= 2
        left = LEFT
        heads = [self.document.lines(column.head, SMALL_STRONG, column.width - gap) for column in columns]
        for found, column in zip(heads, columns, strict=True):
            with self.document.structure.inside("TH", COLUMN_HEAD):
                for place, line in enumerate(found):
                    baseline = self.y - place * SMALL.leading - SMALL.leading * ASCENT
                    self.document.line(self.page, line, left, baseline)
            left += column.width
        self.y -= max(len(found) for found in heads) * SMALL.leading + 2
        self.rule(THIN)

    def _lines(self, cell: Cell, width: float) -> list[Line]:
        found = self.document.lines(cell.text, cell.style, width)
        if not cell.lead:
            return found
        return [*self.document.lines(cell.lead, SMALL_STRONG, width), *found]

    def hairline(self) -> None:
        """Draw the line between two rows."""
        self.document.rule(self.page, Box(LEFT, self.y - HAIR, RIGHT, self.y), SOFT)
        self.y -= HAIR

    def set_line(self, line: Line, left: float, width: float) -> None:
        """Draw a line whose top is at the pen; right-to-left text stands at the right."""
        if line.right_to_left:
            left += width - line.width
        self.document.line(self.page, line, left, self.y - line.style.leading * ASCENT)


def _left(columns: Sequence[Column], place: int) -> float:
    """Return how far from the margin a column begins."""
    return sum(column.width for column in columns[:place])

"""The parts of the governors' report: each measures itself first, then is drawn where there is room for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Final, NamedTuple

from evidence_desk.packs import charts
from evidence_desk.packs.canvas import Box, Document, Page
from evidence_desk.packs.charts import LOOSE
from evidence_desk.packs.governors_words import (
    BARE,
    MATRIX,
    MIDDLES,
    NOT_KNOWN,
    bare_lines,
    before_column,
    before_text,
    matrix_figures,
    now_column,
    some_and_none,
    table_title,
)
from evidence_desk.packs.tags import COLUMN_HEAD, ROW_HEAD, Element
from evidence_desk.packs.text import Style
from evidence_desk.policy.figures import Figure, Line, Middle, MisuseMatrix, Report, Table

HEADING = Style("sans", 8.8, 12, 0.3)
BODY = Style("sans", 8.4, 11.4)
BOLD = Style("sans-bold", 8.4, 11.4)
SMALL = Style("sans", 7.4, 10, 0.3)
_SMALL_BOLD = Style("sans-bold", 7.4, 10)
_SECTION = Style("sans-bold", 9.2, 13, tag="H2")
_NUMBER = Style("sans-bold", 12.5, 15)
_NUMBER_PALE = Style("sans-bold", 12.5, 15, 1.0)
_RANGE = Style("sans-bold", 8.4, 10.5)
_RANGE_PALE = Style("sans-bold", 8.4, 10.5, 1.0)
_HIDDEN = Style("sans", 7.4, 9.4)
_TIME = Style("sans-bold", 12.5, 16)

HAIR_GREY: Final = 0.72
_CELL_HEIGHT, _CELL_GAP, _ROLE = 32.0, 4.0, 48.0
_TILES: Final = 4  # middle times beside each other
_WHOLE: Final = frozenset({"four-cs", "phases", "terms"})  # tables that are shown with every row


class Piece(NamedTuple):
    """Something of a known height that is not broken; `draw` gets the page, its left edge and its top.

    Rows that follow each other are one table.
    """

    height: float
    draw: Callable[[Page, float, float], object]
    row: bool = False


class Parts:
    """What can stand in a report, each as pieces of a width."""

    def __init__(self, document: Document, report: Report) -> None:
        self._document = document
        self._report = report

    def matrix(self, matrix: MisuseMatrix, width: float) -> list[Piece]:
        """Return the table of counts with its shades and their key."""
        return [self._section(MATRIX, width), *self._matrix(matrix, width)]

    def middles(self, middles: Sequence[Middle], width: float) -> list[Piece]:
        """Return how long things took."""
        rows = [middles[at : at + _TILES] for at in range(0, len(middles), _TILES)]
        return [self._section(MIDDLES, width), *(self._tiles(row, width) for row in rows)]

    def table(self, table: Table, width: float) -> list[Piece]:
        """Return one table; rows with nothing at all are named in one line where there may be many."""
        if table.id == "referrals":
            rows = self._compared(table, width)
        elif table.id in _WHOLE:
            rows = self._bars(table.lines, width)
        else:
            some, none = some_and_none(table.lines)
            nothing = [f"None: {', '.join(none)}."] if none else []
            rows = [*self._bars(some, width), *self.texts(nothing, width, SMALL)]
        return [self._section(table_title(table), width), *rows]

    def bare(self, width: float) -> list[Piece]:
        """Return the figures that stand alone."""
        rows = [
            self._row([label, figure.text], width, (0.8, 0.2)) for label, figure in bare_lines(self._report)
        ]
        return [self._section(BARE, width), *rows]

    def worded(self, title: str, texts: Sequence[str], width: float) -> list[Piece]:
        """Return sentences below a title."""
        return [self._section(title, width), *self.texts(texts, width)]

    def texts(self, texts: Sequence[str], width: float, style: Style = BODY) -> list[Piece]:
        """Return sentences."""
        return [self._text(text, style, width, after=4.0) for text in texts]

    def draw_text(
        self, page: Page, text: str, style: Style, left: float, top: float, width: float, leading: float = 0.0
    ) -> float:
        """Set a text with its first line's top at `top`; return where it ends."""
        step = leading or style.leading
        for line in self._document.lines(text, style, width):
            x = left + width - line.width if line.right_to_left else left
            self._document.line(page, line, x, _base(top, style, step), LOOSE)
            top -= step
        return top

    def _inside(self, tag: str, entries: str = "") -> AbstractContextManager[Element]:
        """Draw in a cell of the row that is open."""
        return self._document.structure.inside(tag, entries)

    def _section(self, title: str, width: float) -> Piece:
        return self._text(title, _SECTION, width, after=4.0)

    def _text(self, text: str, style: Style, width: float, after: float) -> Piece:
        height = len(self._document.lines(text, style, width)) * style.leading + after
        return Piece(height, lambda page, left, top: self.draw_text(page, text, style, left, top, width))

    def _matrix(self, matrix: MisuseMatrix, width: float) -> list[Piece]:
        columns = len(matrix.columns)
        wide = (width - _ROLE - _CELL_GAP * (columns - 1)) / columns
        heads = [self._document.lines(name, _SMALL_BOLD, wide) for name in matrix.columns]
        high = max(len(found) for found in heads) * _SMALL_BOLD.leading + 3

        def draw_heads(page: Page, left: float, top: float) -> None:
            with self._inside("TH", COLUMN_HEAD):
                pass  # above the names of the rows
            for place, found in enumerate(heads):
                x = left + _ROLE + place * (wide + _CELL_GAP)
                with self._inside("TH", COLUMN_HEAD):
                    charts.centred(self._document, page, found, Box(x, top - high, x + wide, top))

        pieces = [Piece(high, draw_heads, row=True)]
        for row in matrix.rows:
            pieces.append(self._matrix_row(row.label, matrix_figures(row), width, columns))
        return [*pieces, self._legend(width)]

    def _matrix_row(self, label: str, figures: Sequence[Figure], width: float, columns: int) -> Piece:
        document = self._document
        spanned = "" if len(figures) == columns else f"/A<</O/Table/ColSpan {columns}>>"  # one figure for all
        wide = (width - _ROLE - _CELL_GAP * (len(figures) - 1)) / len(figures)
        found = document.lines(label, BOLD, _ROLE - 4)
        high = max(_CELL_HEIGHT, len(found) * BOLD.leading + 2)

        def draw(page: Page, left: float, top: float) -> None:
            bottom = top - high
            y = (top + bottom) / 2 + len(found) * BOLD.leading / 2
            with self._inside("TH", ROW_HEAD):
                self.draw_text(page, label, BOLD, left, y, _ROLE - 4)
            for place, figure in enumerate(figures):
                x = left + _ROLE + place * (wide + _CELL_GAP)
                style, ink = _on_shade(figure)
                with self._inside("TD", spanned):
                    charts.cell(document, page, Box(x, bottom, x + wide, top), figure.text, style, ink)

        return Piece(high + _CELL_GAP, draw, row=True)

    def _legend(self, width: float) -> Piece:
        text = "Totals that would give away a hidden count are left out."
        most = f"0 to {charts.SHADES[-1].least} or more"
        side, step = 9.0, 13.0
        beside = step * len(charts.SHADES)
        known = self._document.lines(most, SMALL, width)[0].width
        rest = beside + known + 10
        found = self._document.lines(text, SMALL, width - rest)

        def draw(page: Page, left: float, top: float) -> None:
            for place, shade in enumerate(charts.SHADES):
                box = Box(left + place * step, top - 8.5, left + place * step + side, top - 2.5)
                charts.fill(page, box, shade.ink)
                charts.edge(page, box)
            self.draw_text(page, most, SMALL, left + beside, top, known + 1)
            self.draw_text(page, text, SMALL, left + rest, top, width - rest)

        return Piece(len(found) * SMALL.leading + 2, draw)

    def _bars(self, lines: Sequence[Line], width: float) -> list[Piece]:
        most = max([line.figure.high for line in lines if not line.figure.is_hidden], default=0)
        return [self._bar(line, width, max(most, 1)) for line in lines]

    def _bar(self, line: Line, width: float, most: int) -> Piece:
        figure = line.figure
        label, across = width * 0.46, width * 0.32
        found = self._document.lines(line.label, BODY, label - 8)
        height = len(found) * BODY.leading + 4.2
        style = SMALL if figure.is_hidden else BOLD

        def draw(page: Page, left: float, top: float) -> None:
            with self._inside("TH", ROW_HEAD):
                self.draw_text(page, line.label, BODY, left, top, label - 8)
            middle = top - BODY.leading / 2
            box = Box(left + label, middle - 2.9, left + label + across, middle + 2.9)
            if figure.is_hidden:
                charts.hatch(page, box)
            else:
                sure = figure.value if figure.how == "about" else figure.low
                charts.bar(
                    page, box, sure / most, max(sure, figure.high if figure.how == "between" else 0) / most
                )
            (shown,) = self._document.lines(figure.text, style, width * 0.3)[:1]
            with self._inside("TD"):
                self._document.line(page, shown, left + width - shown.width, _base(top, BODY), LOOSE)

        return Piece(height, draw, row=True)

    def _compared(self, table: Table, width: float) -> list[Piece]:
        shares = (0.5, 0.2, 0.3)
        heads = [
            "To" if table.id == "referrals" else "",
            now_column(self._report),
            before_column(self._report),
        ]
        rows = [
            [line.label, line.figure.text, line.last_year.text if line.last_year else NOT_KNOWN]
            for line in table.lines
        ]
        return [
            self._row(heads, width, shares, _SMALL_BOLD),
            *(self._row(row, width, shares) for row in rows),
        ]

    def _row(self, cells: Sequence[str], width: float, shares: Sequence[float], style: Style = BODY) -> Piece:
        most = max(
            len(self._document.lines(text, style, width * share - 6))
            for text, share in zip(cells, shares, strict=True)
        )
        height = most * style.leading + 6

        def draw(page: Page, left: float, top: float) -> None:
            x = left
            for place, (text, share) in enumerate(zip(cells, shares, strict=True)):
                head = COLUMN_HEAD if style is _SMALL_BOLD else ROW_HEAD
                with self._inside("TD") if place and head is ROW_HEAD else self._inside("TH", head):
                    self.draw_text(page, text, style, x, top - 3, width * share - 6)
                x += width * share
            hair = Box(left, top - height, left + width, top - height + 0.35)
            self._document.rule(page, hair, HAIR_GREY, LOOSE)

        return Piece(height, draw, row=True)

    def _tiles(self, middles: Sequence[Middle], width: float) -> Piece:
        wide = width / _TILES
        inside = wide - 22
        most = max(len(self._document.lines(middle.label, _SMALL_BOLD, inside)) for middle in middles)
        height = _TIME.leading + (most + 1) * SMALL.leading

        def draw(page: Page, left: float, top: float) -> None:
            for place, middle in enumerate(middles):
                x = left + place * wide
                charts.fill(page, Box(x, top - height, x + 1.3, top), charts.ACCENT)
                style = HEADING if middle.minutes is None else _TIME
                self.draw_text(page, middle.text, style, x + 9, top, inside, _TIME.leading)
                y = top - _TIME.leading
                y = self.draw_text(page, middle.label, _SMALL_BOLD, x + 9, y, inside)
                self.draw_text(page, before_text(middle), SMALL, x + 9, y, inside)

        return Piece(height, draw)


def _base(top: float, style: Style, leading: float = 0.0) -> float:
    """Return the base line of a line of text whose top is given."""
    return top - (leading or style.leading) / 2 - style.size * 0.36


def _on_shade(figure: Figure) -> tuple[Style, charts.Ink | None]:
    if figure.is_hidden:
        return _HIDDEN, None
    shade = charts.shade_of(figure.value)
    if figure.how == "exact":
        return _NUMBER_PALE if shade.text else _NUMBER, shade.ink
    return _RANGE_PALE if shade.text else _RANGE, shade.ink

"""The governors' report on paper: one sheet or two, to be handed round.

It draws a `Report`, which holds nothing but counts that may be shown. No name, title, number or reference of a case
can get here, and nothing is put beside the pages but the program's name and the time of counting.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import BinaryIO, Final

from evidence_desk.base import clock as clocks
from evidence_desk.packs import words
from evidence_desk.packs.canvas import Box, Details, Document, Page, identity_of
from evidence_desk.packs.charts import LOOSE
from evidence_desk.packs.governors_parts import BOLD, HAIR_GREY, HEADING, SMALL, Parts, Piece
from evidence_desk.packs.governors_words import NO_NAMES, NOTES, REVIEW, TITLE, amounts, empty_words
from evidence_desk.packs.plain import cleaned
from evidence_desk.packs.text import Style
from evidence_desk.packs.writer import PdfWriter
from evidence_desk.policy.figures import Report, Table

_TITLE = Style("sans-bold", 16, 21, tag="H1")

_LEFT, _BOTTOM, _RIGHT, _TOP = LOOSE
_FLOOR: Final = _BOTTOM + 22.0  # above the foot
_WIDTH: Final = _RIGHT - _LEFT
_GUTTER: Final = 22.0
_COLUMNS: Final = (round(_WIDTH * 0.53), _WIDTH - _GUTTER - round(_WIDTH * 0.53))
_AFTER: Final = 14.0  # points between two parts
_MOST_COLUMNS: Final = 5  # kinds of misuse in a half page
_PLACED: Final = frozenset({"four-cs", "triggers", "referrals"})  # tables with a place of their own

_Part = Callable[[float], list[Piece]]  # by the width there is


def print_report(report: Report, out: BinaryIO, *, software: str) -> int:
    """Write the report; return the number of pages. The same report gives the same bytes.

    Args:
        report: what is drawn; nothing else is looked at.
        out: where the bytes go.
        software: the program's name and version.
    """
    clean = cleaned(report)
    document = Document(PdfWriter(out))
    paper = _Paper(document, clean)
    paper.head()
    if clean.state == "full":
        paper.body()
    else:
        paper.empty()
    paper.close()
    for page in paper.pages:
        document.close(page)
    made = clocks.parse_utc(clean.made_at)
    common = _furnish(document, paper.pages, clean, software, made)
    plain = json.dumps(clean.as_json(), sort_keys=True).encode()
    document.finish(
        paper.pages,
        Details(
            title=TITLE,
            producer=software,
            made=made,
            identity=identity_of(b"governors", plain, software.encode()),
            common=common,
            attachments=[],
        ),
    )
    return len(paper.pages)


class _Paper:
    """The pages as they fill; `tops` says how far each of the two columns is filled."""

    def __init__(self, document: Document, report: Report) -> None:
        self._document = document
        self._report = report
        self._parts = Parts(document, report)
        self.pages: list[Page] = []
        self._tops = [0.0, 0.0]
        self._turn()

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    def _turn(self) -> None:
        self.pages.append(self._document.new_page(""))
        self._tops = [_TOP, _TOP]

    def _line_up(self) -> None:
        """Go on below both columns."""
        self._tops = [min(self._tops)] * 2

    # --- parts

    def head(self) -> None:
        """Set the title, what the report is over, and how much was counted."""
        report = self._report
        top = self._tops[0]
        self._parts.draw_text(self._page, TITLE, _TITLE, _LEFT, top, _WIDTH * 0.68)
        said = [amounts(report), NO_NAMES]
        for place, text in enumerate(part for part in said if part):
            line = self._document.lines(text, SMALL, _WIDTH * 0.4)[0]
            baseline = top - 10 - place * SMALL.leading
            self._document.line(self._page, line, _RIGHT - line.width, baseline, LOOSE)
        below = top - _TITLE.leading - 1
        below = self._parts.draw_text(self._page, report.heading, HEADING, _LEFT, below, _WIDTH)
        self._tops = [below - _AFTER] * 2

    def body(self) -> None:
        """Set everything a full report holds."""
        report, parts = self._report, self._parts
        if report.matrix is not None:
            wide = len(report.matrix.columns) > _MOST_COLUMNS
            width = _WIDTH if wide else _COLUMNS[0]
            self._put(0, parts.matrix(report.matrix, width), width)
        self._put_table(1, report.table("four-cs"))
        self._put_table(1, report.table("triggers"))
        if report.middles:
            self._put(0, parts.middles(report.middles, _WIDTH), _WIDTH)
        self._put_table(0, report.table("referrals"))
        if report.prompts:
            texts = [prompt.text for prompt in report.prompts]
            self._put(1, parts.worded(REVIEW, texts, _COLUMNS[1]), _COLUMNS[1])
        self._fill([table for table in report.tables if table.id not in _PLACED and table.lines])

    def _fill(self, tables: Sequence[Table]) -> None:
        """Set what is left wherever there is room for it, so that no table is broken and little paper is used."""
        left: list[_Part] = [self._parts.bare, *(partial(self._parts.table, table) for table in tables)]
        if self._report.notes:
            left.append(partial(self._parts.worded, NOTES, self._report.notes))
        while left:
            part, column = self._fitting(left)
            self._put(column, part(_COLUMNS[column]), _COLUMNS[column])
            left.remove(part)

    def _fitting(self, parts: Sequence[_Part]) -> tuple[_Part, int]:
        """Return the first part that fits on the page and its column; where none does, the first of all."""
        freer = 0 if self._tops[0] >= self._tops[1] else 1
        for part in parts:
            for column in (freer, 1 - freer):
                if _height(part(_COLUMNS[column])) <= self._tops[column] - _FLOOR:
                    return part, column
        return parts[0], 0

    def empty(self) -> None:
        """Set why there is nothing to show."""
        title, text = empty_words(self._report)
        self._put(
            0,
            self._parts.worded(title, [part for part in (text, *self._report.notes) if part], _WIDTH),
            _WIDTH,
        )

    def close(self) -> None:
        """Set what the figures were counted from, below everything."""
        self._put(0, self._parts.texts([self._report.coverage.text], _WIDTH, BOLD), _WIDTH)

    def _put_table(self, column: int, table: Table | None) -> None:
        if table is not None and table.lines:
            width = _COLUMNS[column]
            self._put(column, self._parts.table(table, width), width)

    def _put(self, column: int, pieces: Sequence[Piece], width: float) -> None:
        """Set a part where there is room for it; what is longer than a page is broken between two rows."""
        whole = _height(pieces)
        if width > _COLUMNS[0]:
            self._line_up()
        room = self._tops[column] - _FLOOR
        if whole > room and not (whole > _TOP - _FLOOR and room > (_TOP - _FLOOR) / 3):
            self._turn()
        structure = self._document.structure
        for piece in pieces:
            if piece.height > self._tops[column] - _FLOOR:
                self._turn()
            left = _LEFT if column == 0 else _LEFT + _COLUMNS[0] + _GUTTER
            if piece.row and structure.top.tag != "Table":
                structure.open("Table")
            elif not piece.row:
                structure.leave("Table")
            with structure.inside("TR") if piece.row else nullcontext():
                piece.draw(self._page, left, self._tops[column])
            self._tops[column] -= piece.height
        structure.leave("Table")
        self._tops[column] -= _AFTER
        if width > _COLUMNS[0]:
            self._line_up()


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces)


def _furnish(
    document: Document, pages: Sequence[Page], report: Report, software: str, made: datetime
) -> Page:
    """Draw the foot of every page; return what all of them share."""
    offset = words.uk_offset_minutes(made)
    local = made.astimezone(UTC) + timedelta(minutes=offset)
    counted = f"Counted {words.day(local)} {local:%H:%M} {'BST' if offset else 'GMT'}"
    common = Page(0, "")
    document.rule(common, Box(_LEFT, _BOTTOM + 13, _RIGHT, _BOTTOM + 13.35), HAIR_GREY, LOOSE)
    foot = " · ".join(part for part in (counted, report.policy, software) if part)
    line = document.lines(foot, SMALL, _WIDTH * 0.86)[0]
    document.line(common, line, _LEFT, _BOTTOM + 3, LOOSE)
    for place, page in enumerate(pages, 1):
        line = document.lines(f"Page {place} of {len(pages)}", SMALL, _WIDTH)[0]
        document.line(page, line, _RIGHT - line.width, _BOTTOM + 3, LOOSE)
    return common

"""Captured text: every character, with line numbers beside it and a key to its signs behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from evidence_desk.packs.canvas import LEFT, RIGHT, WIDTH, Box, Document
from evidence_desk.packs.content import TextBody
from evidence_desk.packs.layout import (
    MINOR,
    NOTE,
    SMALL,
    SMALL_STRONG,
    SOFT,
    THIN,
    Cell,
    Column,
    Flow,
)
from evidence_desk.packs.signs import key_to
from evidence_desk.packs.text import LINE_ENDS, Line, Style, lines

_CAPTURED = Style("serif", 10.5, 15.5)
_SENDER = Style("serif-bold", 10.5, 15.5)
_SPACE = 2.73  # points: the space behind a sender
_HANG = 20.0  # indent of a message's further lines
_SPOKEN = 0.6  # of the lines must begin with time and sender, for a text to be set as a transcript
_LEAD = re.compile(  # "19:14 Kit: ", "[22/11/2026, 19:14:05] Kit: ", "22/11/2026, 19:14 - Kit: "
    r"(\[?(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? )?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d{1,6})?)?"
    r"(?:[  ]?[AaPp][Mm]| UTC(?:[+-]\d\d:\d\d)?| ?[+-]\d\d:\d\d)?\]?(?: [-–])? "
    r"[^:\n]{1,40}:) (?=\S)"
)
_NUMBER = Style("mono", 7, 15.5, 0.4)
_SIGN = Style("sans", 11, 14)
_GUTTER = 36.0  # of the line numbers
_BASE = 11.6  # from the top of a line to its base line
_KEY = (
    Column("Sign", 80),
    Column("Times", 40),
    Column("Names of its parts", 206),
    Column("Numbers (Unicode)", WIDTH - 326),
)


def text_pages(flow: Flow, body: TextBody) -> None:
    """Print a captured text from the pen onwards."""
    flow.skip(12)
    flow.need(90)
    what = "messages" if body.numbers else "text"
    as_is = "as exported" if body.numbers else "as captured"
    title = f"The {what}, {'with names replaced' if body.pseudonyms else as_is}"
    flow.paragraph(title, MINOR, after=1)
    if body.introduction:
        flow.paragraph(body.introduction, SMALL, after=3)
    flow.rule(THIN)
    flow.skip(4)
    ended = next((end for end in ("\r\n", "\n") if body.text.endswith(end)), "")
    rows = _rows(flow.document, LINE_ENDS.split(body.text.removesuffix(ended)))
    total = rows[-1].number
    if body.numbers:  # of messages, in place of lines
        rows = [_numbered(row, body.numbers) for row in rows]
    at = 0
    while at < len(rows):
        if flow.room < _CAPTURED.leading + 4:
            flow.turn()
        count = min(int((flow.room - 2) / _CAPTURED.leading), len(rows) - at)
        _page_of_rows(flow, rows[at : at + count], numbered=total > 1)
        at += count
    flow.skip(3)
    flow.rule(THIN)
    flow.skip(3)
    flow.paragraph(
        body.ending
        or f"End of text: {total:,} line{'' if total == 1 else 's'}, {len(body.text):,} characters. Numbers in the "
        "margin count the lines of the captured text; a line without a number continues the one above.",
        NOTE,
    )
    if body.pseudonyms and not body.introduction:  # else it is said in front
        flow.paragraph(
            "Names were replaced by those of the people list. The SHA-256 above is that of the text as captured, which "
            "is held in the case.",
            SMALL,
        )
    _key(flow, body.text)


def _numbered(row: _Row, numbers: Sequence[int]) -> _Row:
    """Return a row with the number of the message that it begins, if it begins one."""
    number = numbers[row.number - 1] if row.number <= len(numbers) else 0
    return row._replace(number=number, first=row.first and number > 0)


class _Row(NamedTuple):
    """One printed line: what stands in front of a message, if this is its first line, and its text."""

    number: int  # of the captured line, from 1
    first: bool
    lead: Line | None
    line: Line
    indent: float  # points from the gutter to the text, if that reads from left to right


def _rows(document: Document, captured: Sequence[str]) -> list[_Row]:
    """Break captured lines; in a transcript, time and sender are set apart and longer messages hang below them."""
    leads = [_LEAD.match(text) for text in captured]
    written = sum(bool(text.strip()) for text in captured)
    spoken = sum(found is not None for found in leads) >= max(2, written * _SPOKEN)
    rows: list[_Row] = []
    for number, (text, found) in enumerate(zip(captured, leads, strict=True), 1):
        if not (spoken and found):
            broken = document.lines(text, _CAPTURED, WIDTH - _GUTTER)
            rows.extend(_Row(number, not at, None, line, 0.0) for at, line in enumerate(broken))
            continue
        (lead,) = document.lines(found[1], _SENDER, WIDTH - _GUTTER)[:1]
        taken = lead.width + _SPACE - _HANG
        broken = lines(
            document.fonts, text[found.end() :], _CAPTURED, WIDTH - _GUTTER - _HANG, max(taken, 0.0)
        )
        rows.append(_Row(number, True, lead, broken[0], lead.width + _SPACE))
        rows.extend(_Row(number, False, None, line, _HANG) for line in broken[1:])
    return rows


def _page_of_rows(flow: Flow, rows: Sequence[_Row], *, numbered: bool) -> None:
    """Draw lines, then their numbers: so the captured text stays in one piece when it is copied."""
    document, page = flow.document, flow.page
    top = flow.y
    for place, row in enumerate(rows):
        line, y = row.line, top - place * _CAPTURED.leading - _BASE
        if row.lead:
            document.line(page, row.lead, LEFT + _GUTTER, y)
        left = RIGHT - line.width if line.right_to_left else LEFT + _GUTTER + row.indent
        document.line(page, line, left, y)
    with document.artifact():
        for place, row in enumerate(rows):
            if row.first and numbered:
                (number,) = document.lines(str(row.number), _NUMBER, _GUTTER)
                y = top - place * _CAPTURED.leading - _BASE
                document.line(page, number, LEFT + 22 - number.width, y)
    flow.y = top - len(rows) * _CAPTURED.leading
    document.rule(page, Box(LEFT + 28, flow.y, LEFT + 28.35, top), SOFT)


def _key(flow: Flow, text: str) -> None:
    signs = key_to(text)
    if not signs:
        return
    flow.skip(6)
    flow.need(70)
    flow.paragraph("Signs in this text", SMALL_STRONG, after=3)
    rows = (
        (
            Cell(sign.text, _SIGN) if sign.visible else Cell("no shape", SMALL),
            Cell(f"{sign.count:,}"),
            Cell(sign.names),
            Cell(sign.numbers),
        )
        for sign in signs
    )
    flow.table(_KEY, rows)

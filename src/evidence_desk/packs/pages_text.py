"""Captured text: every character, with line numbers beside it and a key to its signs behind it."""

from __future__ import annotations

from evidence_desk.packs.canvas import LEFT, RIGHT, WIDTH, Box
from evidence_desk.packs.content import TextBody
from evidence_desk.packs.layout import (
    NOTE,
    SMALL,
    SMALL_STRONG,
    SUBHEADING,
    THIN,
    Cell,
    Column,
    Flow,
)
from evidence_desk.packs.signs import key_to
from evidence_desk.packs.text import Line, Style

_CAPTURED = Style("serif", 10.5, 15.5)
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
    title = "The text, with names replaced" if body.pseudonyms else "The text, as captured"
    flow.paragraph(title, SUBHEADING, after=1)
    if body.introduction:
        flow.paragraph(body.introduction, SMALL, after=3)
    flow.rule(THIN)
    flow.skip(4)
    ended = next((end for end in ("\r\n", "\n") if body.text.endswith(end)), "")
    lines = flow.document.lines(body.text.removesuffix(ended), _CAPTURED, WIDTH - _GUTTER)
    total = lines[-1].paragraph + 1
    at = 0
    while at < len(lines):
        if flow.room < _CAPTURED.leading + 4:
            flow.turn()
        count = min(int((flow.room - 2) / _CAPTURED.leading), len(lines) - at)
        _page_of_lines(flow, lines[at : at + count], numbered=total > 1)
        at += count
    flow.skip(3)
    flow.rule(THIN)
    flow.skip(3)
    flow.paragraph(
        f"End of text: {total:,} line{'' if total == 1 else 's'}, {len(body.text):,} characters. Numbers in the margin "
        "count the lines of the captured text; a line without a number continues the one above.",
        NOTE,
    )
    if body.pseudonyms:
        flow.paragraph(
            "Names were replaced by those of the people list. The SHA-256 above is that of the text as captured, which "
            "is held in the case.",
            SMALL,
        )
    _key(flow, body.text)


def _page_of_lines(flow: Flow, lines: list[Line], *, numbered: bool) -> None:
    """Draw lines, then their numbers: so the captured text stays in one piece when it is copied."""
    document, page = flow.document, flow.page
    top = flow.y
    for place, line in enumerate(lines):
        left = RIGHT - line.width if line.right_to_left else LEFT + _GUTTER
        document.line(page, line, left, top - place * _CAPTURED.leading - _BASE)
    for place, line in enumerate(lines):
        if line.first and numbered:
            (number,) = document.lines(str(line.paragraph + 1), _NUMBER, _GUTTER)
            document.line(page, number, LEFT + 22 - number.width, top - place * _CAPTURED.leading - _BASE)
    flow.y = top - len(lines) * _CAPTURED.leading
    document.rule(page, Box(LEFT + 28, flow.y, LEFT + 28.35, top), 0.72)


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

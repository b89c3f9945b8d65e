"""Paragraphs broken into lines.

A line is broken at white space, between Chinese signs and, only where a word is wider than the whole line, inside
it: after the punctuation of an address if that is near, else between two clusters. Nothing is cut off, nothing is
hyphenated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evidence_desk.packs.bidi import visual_order
from evidence_desk.packs.fonts import Family
from evidence_desk.packs.languages import language_of
from evidence_desk.packs.shaping import PLAIN, FontSet, Run, Token
from evidence_desk.packs.writer import number, text_string

LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_WORDS = re.compile(" +|[^ ]+")
_AFTER = frozenset("/?&=.,;:_-+%@#|~")  # a long address may break after these
_NEAR = 0.6  # ... if that keeps so much of the line


@dataclass(
    frozen=True, slots=True, eq=False
)  # compared by identity: styles are constants, and keys of a cache
class Style:
    """How a text looks; lengths in points."""

    family: Family
    size: float
    leading: float
    grey: float = 0.0  # 0 black, 1 white
    tag: str = "P"  # what a text in this style is: a paragraph, or a heading "H1" to "H3"


class Line(NamedTuple):
    """One line, ready to be drawn from left to right."""

    operators: str  # PDF text operators from an open text object that stands at the line's start
    width: float  # points
    style: Style
    right_to_left: bool  # base direction of its paragraph
    paragraph: int  # number of the paragraph in the text, from 0
    first: bool  # whether it opens its paragraph
    language: str = ""  # of its paragraph, where that is not the document's


def lines(fonts: FontSet, text: str, style: Style, width: float, taken: float = 0.0) -> list[Line]:
    """Break `text` into lines of at most `width` points.

    A single character that is wider than the line stands alone on one. Of each paragraph's first line `taken` points
    are used already; if not even a word fits into the rest, that line is empty.
    """
    found: list[Line] = []
    for place, paragraph in enumerate(LINE_ENDS.split(text)):
        if short := short_line(fonts, paragraph, style, width - taken):
            found.append(short._replace(paragraph=place))
            continue
        base, tokens = _tokens(fonts, paragraph, style.family)
        units = 1000 / style.size
        broken = _fill(fonts, tokens, style.family, width * units, taken * units)
        language = "" if paragraph.isascii() else language_of(paragraph)
        found.extend(
            _line(row, style, base, place, first=not at)._replace(language=language)
            for at, row in enumerate(broken or [[]])
        )
    return found


def short_line(fonts: FontSet, text: str, style: Style, width: float) -> Line | None:
    """Return the line of a simple text that needs neither breaking nor kerning; None if it is none.

    Most values of a table are such: times, hashes, references.
    """
    family = style.family
    if not (PLAIN.fullmatch(text) or (family == "mono" and text)) or not fonts.is_simple(family, text):
        return None
    extent, operands = fonts.unkerned(family, text)
    if extent * style.size > width * 1000:
        return None
    operators = f"/{fonts.pack_font(family).resource} {number(style.size)} Tf {operands}Tj"
    return Line(operators, extent * style.size / 1000, style, False, 0, True)


def _tokens(fonts: FontSet, paragraph: str, family: Family) -> tuple[int, Iterable[Token]]:
    if fonts.is_simple(family, paragraph):
        return 0, [fonts.word(family, word) for word in _WORDS.findall(paragraph)]
    return fonts.tokens(family, paragraph)


def _fill(
    fonts: FontSet, tokens: Iterable[Token], family: Family, limit: float, taken: float
) -> list[list[Token]]:
    """Distribute tokens over lines; white space at a break is left out."""
    rows: list[list[Token]] = []
    row: list[Token] = []
    used = taken
    space: Token | None = None
    for token in tokens:
        if token.space:
            if row or not rows:
                space = token
            continue
        gap = space.width if space else 0.0
        if used + gap + token.width <= limit or (not row and token.width <= limit and gap > limit):
            if space and gap <= limit:
                row.append(space)
                used += gap
            row.append(token)
            used += token.width
        else:
            if row or (taken and not rows):
                rows.append(row)
            *full, row = _split(fonts, token, family, limit) if token.width > limit else [[token]]
            rows.extend(full)
            used = sum(piece.width for piece in row)
        space = None
    if row:
        rows.append(row)
    return rows


def _split(fonts: FontSet, token: Token, family: Family, limit: float) -> list[list[Token]]:
    """Break a token that is wider than a line into rows of one token each."""
    rows: list[list[Token]] = []
    level = token.runs[0].level if token.runs else 0
    pending: list[Token] = []
    used = 0.0
    for piece in fonts.pieces(family, token, limit):
        if pending and used + piece.width > limit:
            keep = _good_break(pending, limit)
            rows.append([_join(fonts, pending[:keep], family, level)])
            pending = pending[keep:]
            used = sum(part.width for part in pending)
        pending.append(piece)
        used += piece.width
    rows.append([_join(fonts, pending, family, level)])
    return rows


def _good_break(pending: Sequence[Token], limit: float) -> int:
    """Return how many pieces stay on the line."""
    used = sum(piece.width for piece in pending)
    for keep in range(len(pending), 0, -1):
        if used < limit * _NEAR:
            break
        if pending[keep - 1].text in _AFTER:
            return keep
        used -= pending[keep - 1].width
    return len(pending)


def _join(fonts: FontSet, pieces: Sequence[Token], family: Family, level: int) -> Token:
    """Put pieces together again, so that letters join as they should."""
    text = "".join(piece.text for piece in pieces)
    whole = fonts.joined(family, text, level)
    loose = sum(piece.width for piece in pieces)
    if whole.width <= loose:
        return whole
    return Token(text, tuple(run for piece in pieces for run in piece.runs), loose)


def _line(row: list[Token], style: Style, base: int, paragraph: int, *, first: bool) -> Line:
    runs = [run for token in row for run in token.runs]
    depth = [run.level for run in runs]
    ordered = visual_order(runs, depth) if any(depth) else runs
    width = sum(run.width for run in runs) * style.size / 1000
    return Line(_operators(ordered, style.size), width, style, bool(base % 2), paragraph, first)


def _operators(runs: Sequence[Run], size: float) -> str:
    """Return font changes, rises and as few TJ as can be."""
    plain = [run.plain for run in runs]
    if runs and all(plain) and len({run.resource for run in runs}) == 1:
        return f"/{runs[0].resource} {number(size)} Tf [{''.join(plain).replace('><', '')}]TJ"
    writer = _Operators(size)
    taken = -1
    for place, run in enumerate(runs):
        if place == taken:
            continue
        for at, part in enumerate(run.parts):
            # PDFium drops a space that stands alone behind a span of actual text: it goes into the span.
            blank = runs[place + 1] if place + 1 < len(runs) and runs[place + 1].blank else None
            ends = part.actual and at == len(run.parts) - 1 and blank and not run.level % 2
            if part.actual:
                writer.begin_span(f"{part.actual} " if ends else part.actual)
            writer.draw(run.resource, part.pieces)
            if ends and blank:
                writer.draw(blank.resource, blank.parts[0].pieces)
                taken = place + 1
            if part.actual:
                writer.end_span()
    return writer.finish()


class _Operators:
    """Text operators of one line while they are collected."""

    def __init__(self, size: float) -> None:
        self._size = size
        self._out: list[str] = []
        self._array: list[str] = []
        self._font = ""
        self._height = 0.0
        self.after_span = False

    def begin_span(self, actual: str) -> None:
        """Open a span whose glyphs stand together for a text."""
        self._flush()
        self._out.append(f"/Span<</ActualText{text_string(actual)}>>BDC")

    def end_span(self) -> None:
        """Close the span."""
        self._flush()
        self._out.append("EMC")
        self.after_span = True

    def draw(self, font: str, pieces: Sequence[tuple[float, str]]) -> None:
        """Draw pieces of one font."""
        for height, operands in pieces:
            if font != self._font or height != self._height:
                self._flush()
            if font != self._font:
                self._font = font
                self._out.append(f"/{font} {number(self._size)} Tf")
            if height != self._height:
                self._height = height
                self._out.append(f"{number(height * self._size / 1000)} Ts")
            self._array.append(operands)
            self.after_span = False

    def finish(self) -> str:
        """Return all operators; the height is back on the base line."""
        self._flush()
        if self._height:
            self._out.append("0 Ts")
        return " ".join(self._out)

    def _flush(self) -> None:
        if self._array:
            self._out.append(f"[{''.join(self._array).replace('><', '')}]TJ")
            self._array = []

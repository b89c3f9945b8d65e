"""Paragraphs broken into lines.

A line is broken at white space, between Chinese signs and, only where a word is wider than the whole line, inside
it: after the punctuation of an address if that is near, else between two clusters. Nothing is cut off, nothing is
hyphenated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence_desk.packs.bidi import visual_order
from evidence_desk.packs.fonts import Family
from evidence_desk.packs.shaping import FontSet, Run, Token
from evidence_desk.packs.writer import number

LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_WORDS = re.compile(" +|[^ ]+")
_AFTER = frozenset("/?&=.,;:_-+%@#|~")  # a long address may break after these
_NEAR = 0.6  # ... if that keeps so much of the line


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks; lengths in points."""

    family: Family
    size: float
    leading: float
    grey: float = 0.0  # 0 black, 1 white


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ready to be drawn from left to right."""

    operators: str  # PDF text operators from an open text object that stands at the line's start
    width: float  # points
    style: Style
    right_to_left: bool  # base direction of its paragraph
    paragraph: int  # number of the paragraph in the text, from 0
    first: bool  # whether it opens its paragraph


def lines(fonts: FontSet, text: str, style: Style, width: float) -> list[Line]:
    """Break `text` into lines of at most `width` points.

    A single cluster that is wider than the line stands alone on one.
    """
    found: list[Line] = []
    for place, paragraph in enumerate(LINE_ENDS.split(text)):
        base, tokens = _tokens(fonts, paragraph, style.family)
        broken = _fill(fonts, tokens, style.family, width * 1000 / style.size)
        found.extend(_line(row, style, base, place, first=not at) for at, row in enumerate(broken or [[]]))
    return found


def width_of(fonts: FontSet, text: str, style: Style) -> float:
    """Return the width in points of a text set in one line."""
    _, tokens = _tokens(fonts, text, style.family)
    return sum(token.width for token in tokens) * style.size / 1000


def _tokens(fonts: FontSet, paragraph: str, family: Family) -> tuple[int, Iterable[Token]]:
    if fonts.is_simple(family, paragraph):
        return 0, [fonts.word(family, word) for word in _WORDS.findall(paragraph)]
    return fonts.tokens(family, paragraph)


def _fill(fonts: FontSet, tokens: Iterable[Token], family: Family, limit: float) -> list[list[Token]]:
    """Distribute tokens over lines; white space at a break is left out."""
    rows: list[list[Token]] = []
    row: list[Token] = []
    used = 0.0
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
            if row:
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
    for piece in fonts.pieces(family, token):
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
    """Return font changes, rises and one TJ per stretch of the same font and height."""
    out: list[str] = []
    font, height = "", 0.0
    array: list[str] = []
    for run in runs:
        for rise, operands in run.parts:
            if array and (run.resource != font or rise != height):
                out.append(f"[{''.join(array)}]TJ")
                array = []
            if run.resource != font:
                font = run.resource
                out.append(f"/{font} {number(size)} Tf")
            if rise != height:
                height = rise
                out.append(f"{number(rise * size / 1000)} Ts")
            array.append(operands)
    if array:
        out.append(f"[{''.join(array)}]TJ")
    if height:
        out.append("0 Ts")
    return " ".join(out)

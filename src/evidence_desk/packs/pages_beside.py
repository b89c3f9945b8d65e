"""Two screens of telephones on one page: each in a column, whole and readable, with its caption and hash below it.

Only exhibits that follow each other in the pack stand side by side, and only such as are shown: what is withheld, or is
no telephone's screen, parts them. Each has its facts on pages of its own before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evidence_desk.packs import words
from evidence_desk.packs.canvas import BOTTOM, LEFT, TOP, WIDTH, Box
from evidence_desk.packs.content import Exhibit, Picture, PictureBody
from evidence_desk.packs.layout import EXACT_SMALL, MINOR, NOTE, SMALL, SMALL_STRONG, Flow
from evidence_desk.packs.pages_picture import EDGE, described, picture_pages, show
from evidence_desk.packs.text import Style
from evidence_desk.packs.tiles import beside, displayed_size

_BETWEEN = 18.0
_COLUMN = (WIDTH - _BETWEEN) / 2 - 2 * EDGE
_HEAD = 26.0  # heading of the page
_DESCRIPTION_LINES = 2
_CAPTION = 92.0  # points under a picture
_DOWN = TOP - BOTTOM - _HEAD - _CAPTION - 2 * EDGE


class Shown(NamedTuple):
    """A picture that is written and waits for its place on a page."""

    exhibit: Exhibit
    picture: Picture
    image: int  # number of its object


def side_by_side(exhibits: Sequence[Exhibit]) -> Iterator[tuple[Exhibit, ...]]:
    """Yield the exhibits in their order, alone or, where both are shown on one page, two at a time."""
    before: Exhibit | None = None
    for exhibit in exhibits:
        if not _scale(exhibit):
            if before is not None:
                yield (before,)
            yield (exhibit,)
            before = None
        elif before is None:
            before = exhibit
        else:
            yield (before, exhibit)
            before = None
    if before is not None:
        yield (before,)


def _scale(exhibit: Exhibit) -> float:
    """Return points per pixel of a picture in its column; 0 where it has a page of its own."""
    body = exhibit.body
    if not isinstance(body, PictureBody):
        return 0.0
    picture = body.picture
    size = displayed_size(picture.width, picture.height, picture.orientation)
    return beside(*size, _COLUMN, _DOWN)


def show_beside(flow: Flow, shown: Sequence[Shown], part: str) -> None:
    """Show pictures on one page after the facts of each; one that is left alone stands as it does elsewhere."""
    if len(shown) == 1:
        picture_pages(flow, *shown[0])
    if len(shown) < 2:
        return
    references = " and ".join(one.exhibit.reference for one in shown)
    flow.begin(f"{part} · {', '.join(one.exhibit.reference for one in shown)}")
    flow.paragraph(references, MINOR, after=_HEAD - MINOR.leading)
    top = flow.y
    for place, one in enumerate(shown):
        _column(flow, one, LEFT + place * (_COLUMN + 2 * EDGE + _BETWEEN), top)
    flow.y = BOTTOM


def _column(flow: Flow, shown: Shown, left: float, top: float) -> None:
    exhibit, picture, image = shown
    width, height = displayed_size(picture.width, picture.height, picture.orientation)
    scale = _scale(exhibit)
    box = Box(left + EDGE, top - EDGE - height * scale, left + EDGE + width * scale, top - EDGE)
    show(flow, picture, image, box, (0, 0), scale, described(exhibit, "whole picture"))
    with flow.document.artifact():  # repeats the caption block
        _caption(flow, exhibit, f"whole picture, {width:,} × {height:,} pixels", left, box.bottom - EDGE)


def _caption(flow: Flow, exhibit: Exhibit, size: str, left: float, top: float) -> None:
    digits = exhibit.sha256.hex() if exhibit.sha256 else ""
    hashed = "\n".join(words.grouped(digits[at : at + 32]) for at in range(0, len(digits), 32))
    captured = words.in_utc(exhibit.captured) if exhibit.captured else ""
    grade = f"grade {exhibit.grade.letter}" if exhibit.grade else ""
    y = top - 5
    for text, style, most in (
        (exhibit.reference, SMALL_STRONG, 1),
        (exhibit.description or exhibit.kind, SMALL, _DESCRIPTION_LINES),
        (" · ".join(part for part in (captured, grade, size) if part), NOTE, _DESCRIPTION_LINES),
        ("SHA-256 of the original" if hashed else "", NOTE, 1),
        (hashed, EXACT_SMALL, 2),
    ):
        y = _set(flow, text, style, most, left, y)


def _set(flow: Flow, text: str, style: Style, most: int, left: float, y: float) -> float:
    """Set at most so many lines of a text; return where the next begins."""
    document, page = flow.document, flow.page
    found = document.lines(text, style, _COLUMN - 8) if text else []
    for place, line in enumerate(found[:most]):
        document.line(page, line, left, y - style.leading * 0.78)
        if place + 1 == most < len(found):
            document.line(
                page, document.lines("…", style, 20)[0], left + line.width, y - style.leading * 0.78
            )
        y -= style.leading
    return y

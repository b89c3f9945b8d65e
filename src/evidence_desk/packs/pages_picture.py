"""The pages of one picture: whole where it is readable so, else in tiles. Nothing is ever drawn on it."""

from __future__ import annotations

from evidence_desk.packs import words
from evidence_desk.packs.canvas import BOTTOM, LEFT, RIGHT, TOP, WIDTH, Box
from evidence_desk.packs.content import Exhibit, Picture
from evidence_desk.packs.layout import (
    BODY,
    HAIR,
    NOTE,
    SMALL,
    SMALL_STRONG,
    SOFT,
    STRONG,
    SUBHEADING,
    THIN,
    Flow,
)
from evidence_desk.packs.text import Style
from evidence_desk.packs.tiles import Laid, displayed_size, lay, placement, strips

_LANE = 12.0  # beside each picture, for the brackets that mark an overlap
_BETWEEN = 18.0
_COLUMN = (WIDTH - _BETWEEN) / 2 - _LANE
HEAD = 30.0  # title line of a picture page
FOOT = 13.0  # line under a tile
_GAP = 10.0  # above a title that opens no page
EDGE = 1.5  # white between a picture and the line around it
_BRACKET_GREY = 0.25
_PANEL_FROM = 140.0  # points that must be left beside a picture for its panel
_KEEP_HERE = 0.82  # a picture stays under its facts if it is at least so large there
_KEEP_BELOW = 0.6  # and under the last lines of them, where a page would else hold nothing but those
_ALMOST_EMPTY = 0.68  # of a page: so much room, and what stands on it are last lines
_PANEL_EXACT = Style("mono", 7, 10)
_BLURRED = "blurred here, clear in the pack"
_PANEL_LABEL = Style("sans", 7.4, 10, 0.32)


def picture_pages(flow: Flow, exhibit: Exhibit, picture: Picture, image: int) -> None:
    """Show a picture, of which `image` is the object, after its facts."""
    size = displayed_size(picture.width, picture.height, picture.orientation)
    room = (WIDTH - _LANE, TOP - BOTTOM - HEAD - FOOT - 2 * EDGE)
    laid = lay(*size, room, _COLUMN, picture.activity)
    below = flow.room > _ALMOST_EMPTY * (TOP - BOTTOM)
    if len(laid.tiles) > 1:
        if below:  # tiles of the height that is left, on each page: the first goes under the last lines
            left = (room[0], flow.room - _GAP - HEAD - FOOT - 2 * EDGE)
            laid = lay(*size, left, _COLUMN, picture.activity)
        _tiled(flow, exhibit, picture, laid, image, below=below)
        return
    height = size[1] * laid.scale
    here = flow.room - FOOT - 2 * EDGE - 8
    if here >= height * (_KEEP_BELOW if below else _KEEP_HERE):
        flow.skip(8)
        _whole(flow, exhibit, picture, image, min(1.0, here / height) * laid.scale)
    else:
        title_page(flow, exhibit, "")
        top = flow.y
        right = _whole(flow, exhibit, picture, image, laid.scale)
        if RIGHT - right >= _PANEL_FROM:
            with flow.document.artifact():  # repeats the caption block
                _panel(flow, exhibit, right + 16, top)
    _enlarged(flow, exhibit, picture, image)


def _enlarged(flow: Flow, exhibit: Exhibit, picture: Picture, image: int) -> None:
    """Show a very wide picture once more, in parts that can be read."""
    width, height = displayed_size(picture.width, picture.height, picture.orientation)
    parts = strips(width, height, WIDTH - _LANE)
    for place, (first, last) in enumerate(parts, 1):
        scale = (WIDTH - _LANE) / (last - first)
        if place == 1 or flow.room < height * scale + 2 * EDGE + FOOT + 8:
            title_page(flow, exhibit, "enlarged")
        left = LEFT + EDGE
        box = Box(left, flow.y - EDGE - height * scale, left + WIDTH - _LANE, flow.y - EDGE)
        show(
            flow, picture, image, box, (first, 0), scale, described(exhibit, f"part {place} of {len(parts)}")
        )
        flow.y = box.bottom - EDGE
        footnote(flow, f"Part {place} of {len(parts)}: columns {first + 1:,} to {last:,} of {width:,}")
        flow.skip(8)


def described(exhibit: Exhibit, part: str) -> str:
    """Return what stands for a picture where nobody sees it."""
    return f"{exhibit.reference}, {exhibit.description or exhibit.kind}: {part}"


def footnote(flow: Flow, text: str) -> None:
    """Set a line under a picture."""
    line = flow.document.lines(text, NOTE, WIDTH)[0]
    flow.document.line(flow.page, line, LEFT, flow.y - 9)
    flow.y -= FOOT


def title_page(flow: Flow, exhibit: Exhibit, part: str, *, below: bool = False) -> None:
    """Open a picture page with the exhibit's reference, its description and the part shown; or set them `below`."""
    if below:
        flow.skip(_GAP)
    else:
        flow.turn()
    with flow.document.artifact():  # repeats what the exhibit's first page and the picture's own words say
        _title(flow, exhibit, part)
    flow.y -= HEAD


def _title(flow: Flow, exhibit: Exhibit, part: str) -> None:
    document, page = flow.document, flow.page
    (line,) = document.lines(exhibit.reference, SUBHEADING, WIDTH)[:1]
    document.line(page, line, LEFT, flow.y - 12)
    left = LEFT + line.width + 10
    right = RIGHT
    if part:
        (shown,) = document.lines(part, SMALL, 140)[:1]
        right = RIGHT - shown.width - 10
        document.line(page, shown, RIGHT - shown.width, flow.y - 12)
    described = document.lines(exhibit.description or exhibit.kind, BODY, right - left)
    document.line(page, described[0], left, flow.y - 12)
    if len(described) > 1:
        document.line(page, document.lines("…", BODY, 20)[0], left + described[0].width, flow.y - 12)
    document.rule(page, Box(LEFT, flow.y - 19 - HAIR, RIGHT, flow.y - 19), SOFT)


def _whole(flow: Flow, exhibit: Exhibit, picture: Picture, image: int, scale: float) -> float:
    """Show a picture in one piece at the pen; return its right edge."""
    width, height = displayed_size(picture.width, picture.height, picture.orientation)
    box = Box(LEFT + EDGE, flow.y - height * scale - EDGE, LEFT + EDGE + width * scale, flow.y - EDGE)
    show(flow, picture, image, box, (0, 0), scale, described(exhibit, "whole picture"))
    flow.y = box.bottom - EDGE
    footnote(flow, f"Whole picture, {width:,} × {height:,} pixels")
    return box.right


def show(
    flow: Flow,
    picture: Picture,
    image: int,
    box: Box,
    first: tuple[int, int],
    scale: float,
    alt: str,
) -> None:
    """Show a picture from the pixel `first` (column, row) on in `box`, with a line around it that touches nothing."""
    width, height = displayed_size(picture.width, picture.height, picture.orientation)
    left = box.left - first[0] * scale
    bottom = box.top + first[1] * scale - height * scale
    matrix = placement(picture.orientation, left, bottom, width * scale, height * scale)
    document, page = flow.document, flow.page
    document.figure(page, image, matrix, box, alt)
    if picture.blurred is not None:
        _label(flow, box)
    outer = Box(box.left - EDGE, box.bottom - EDGE, box.right + EDGE, box.top + EDGE)
    document.border(page, outer, HAIR, 0.55)


def _label(flow: Flow, box: Box) -> None:
    """Say in the middle of a preview's picture that the pack itself shows it."""
    document, page = flow.document, flow.page
    (line,) = document.lines(_BLURRED, SMALL, WIDTH)[:1]
    middle, across = (box.top + box.bottom) / 2, (box.left + box.right) / 2
    frame = Box(across - line.width / 2 - 7, middle - 9, across + line.width / 2 + 7, middle + 9)
    document.rule(page, frame, 1.0)
    document.border(page, frame, HAIR, 0.0)
    document.line(page, line, frame.left + 7, middle - 3)


def _tiled(
    flow: Flow, exhibit: Exhibit, picture: Picture, laid: Laid, image: int, *, below: bool = False
) -> None:
    """Show a tall picture in tiles, one or two to a page; the first ones `below` what stands on this one."""
    width, height = displayed_size(picture.width, picture.height, picture.orientation)
    count = len(laid.tiles)
    for place, tile in enumerate(laid.tiles):
        column = place % laid.columns
        if not column:
            last = min(place + laid.columns, count)
            parts = f"part {place + 1}" if last == place + 1 else f"parts {place + 1} and {last}"
            title_page(flow, exhibit, f"{parts} of {count}", below=below and not place)
        left = LEFT + _LANE + EDGE + column * (_COLUMN + _LANE + _BETWEEN)
        left = min(left, RIGHT - EDGE - width * laid.scale)
        rows = tile.bottom - tile.top
        box = Box(left, flow.y - EDGE - rows * laid.scale, left + width * laid.scale, flow.y - EDGE)
        alt = described(exhibit, f"rows {tile.top + 1:,} to {tile.bottom:,} of {height:,}")
        show(flow, picture, image, box, (0, tile.top), laid.scale, alt)
        if tile.again:
            _bracket(flow, box.left, box.top - tile.again * laid.scale, box.top)
        if place + 1 < count:
            again = laid.tiles[place + 1].again
            _bracket(flow, box.left, box.bottom, box.bottom + again * laid.scale)
        ends = "end of picture" if place + 1 == count else "bracketed rows repeat"
        note = f"rows {tile.top + 1:,} to {tile.bottom:,} of {height:,} · {ends}"
        for line in flow.document.lines(note, NOTE, _COLUMN)[:1]:
            flow.document.line(flow.page, line, box.left - EDGE, box.bottom - EDGE - 9)
    flow.y = BOTTOM


def _bracket(flow: Flow, picture_left: float, bottom: float, top: float) -> None:
    """Mark rows that two tiles share, in the margin beside them."""
    left = picture_left - EDGE - 8
    document, page = flow.document, flow.page
    for box in (
        Box(left, bottom, left + THIN, top),
        Box(left, top - THIN, left + 4, top),
        Box(left, bottom, left + 4, bottom + THIN),
    ):
        document.rule(page, box, _BRACKET_GREY)


def _panel(flow: Flow, exhibit: Exhibit, left: float, top: float) -> None:
    """Print a short label beside a narrow picture."""
    document, page = flow.document, flow.page
    y = top
    width = RIGHT - left
    digits = exhibit.sha256.hex() if exhibit.sha256 else ""
    hashed = "\n".join(words.grouped(digits[at : at + 32]) for at in range(0, len(digits), 32))
    facts = [
        ("", "Exhibit label", SMALL_STRONG),
        ("Reference", exhibit.reference, STRONG),
        ("Captured", words.in_utc(exhibit.captured) if exhibit.captured else "", SMALL),
        ("By", exhibit.captured_by, SMALL),
        ("Seen", exhibit.seen_at, SMALL),
        ("Grade", f"{exhibit.grade.letter}: {exhibit.grade.name}" if exhibit.grade else "", SMALL),
        ("SHA-256 of the original", hashed, _PANEL_EXACT),
    ]
    document.rule(page, Box(left, y - THIN, RIGHT, y))
    y -= THIN + 4
    for label, value, style in facts:
        if not value:
            continue
        for text, look in ((label, _PANEL_LABEL), (value, style)):
            for line in document.lines(text, look, width) if text else ():
                document.line(page, line, left, y - look.leading * 0.78)
                y -= look.leading
        y -= 3
    document.rule(page, Box(left, y - THIN, RIGHT, y))

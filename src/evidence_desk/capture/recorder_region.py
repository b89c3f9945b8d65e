"""A chosen piece of a page, or the post at a chosen place, in one picture with its surroundings."""

from __future__ import annotations

from typing import Final

from evidence_desk.capture.browser_wire import Box
from evidence_desk.capture.devtools import Transport
from evidence_desk.capture.page_parts import PageTrouble
from evidence_desk.capture.recorder_page import About, PageHand
from evidence_desk.capture.tiles_page import PAGE_COLUMNS, TILE_ROWS, Area, checked, shoot

_CONTEXT: Final = 48.0  # CSS pixels that are kept around a piece, so that it is seen where it stood
_LEAST: Final = 2.0  # CSS pixels; what is smaller is no piece but the place of a post


def post_at(hand: PageHand, place: Box) -> Box:
    """Return the box of the post at a place of the page.

    Raises:
        PageTrouble: there is none.
        EngineTrouble: the engine does not say.
    """
    found = hand.post_at(place.x, place.y)
    if found is None or found[2] < _LEAST or found[3] < _LEAST:
        raise PageTrouble("part", "There is no post at that place of the page.")
    left, top, width, height = found
    return Box(x=left, y=top, width=width, height=height)


def is_place(box: Box) -> bool:
    """Return whether a box is only a place, so that the post there is meant."""
    return box.width < _LEAST or box.height < _LEAST


def take_piece(
    transport: Transport, hand: PageHand, about: About, chosen: Box | None
) -> tuple[bytes, str, str]:
    """Return the picture of a piece, what it shows, and what is cut off, in words.

    Raises:
        PageTrouble: nothing was chosen, or the page has nothing there.
        EngineTrouble: the engine does not take it.
    """
    if chosen is None:
        raise PageTrouble("part", "No piece of the page was chosen.")
    piece = post_at(hand, chosen) if is_place(chosen) else chosen
    page_width, page_height = hand.size()
    right, bottom = min(piece.x + piece.width, page_width), min(piece.y + piece.height, page_height)
    if right - max(piece.x, 0.0) < _LEAST or bottom - max(piece.y, 0.0) < _LEAST:
        words = f"The page has nothing there: it is {page_width:,.0f} x {page_height:,.0f} pixels large."
        raise PageTrouble("part", words)
    left, top = max(0.0, piece.x - _CONTEXT), max(0.0, piece.y - _CONTEXT)
    wide = min(right + _CONTEXT, page_width) - left
    high = min(bottom + _CONTEXT, page_height) - top
    columns, rows = min(wide, PAGE_COLUMNS), min(high, TILE_ROWS / about.scale)
    if abs(rows - about.height) < 1:
        rows += 2  # see `tiles_page.not_as_the_view`
    area = Area(x=left, y=top, width=columns, height=rows)
    size = (round(columns * about.scale), round(rows * about.scale))
    tile = checked(shoot(transport, area), area, size)
    note = (
        f"A piece of the page: {piece.width:.0f} x {piece.height:.0f} CSS pixels from "
        f"({piece.x:.0f}, {piece.y:.0f}), with {_CONTEXT:.0f} pixels around it."
    )
    cut = "" if rows >= high else f"the piece is {high:,.0f} pixels high; the first {rows:,.0f} were kept"
    return tile.data, note, cut

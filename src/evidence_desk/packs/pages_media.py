"""The pages of a PDF that is an exhibit, in order, with their numbers; some pictures of a film, with their times."""

from __future__ import annotations

from evidence_desk.packs.canvas import BOTTOM, LEFT, TOP, WIDTH, Box
from evidence_desk.packs.content import Exhibit, PdfBody, Picture
from evidence_desk.packs.facttable import draw_facts
from evidence_desk.packs.images import Unfit, write_picture
from evidence_desk.packs.layout import BODY, NOTE, SUBHEADING, Flow
from evidence_desk.packs.pages_picture import EDGE, FOOT, HEAD, footnote, show, title_page
from evidence_desk.packs.tiles import LARGEST_SCALE

_BETWEEN = 10.0  # two low pages that share one
_HALF = (WIDTH - _BETWEEN) / 2 - 2 * EDGE  # two pictures of a film beside each other


def pdf_pages(flow: Flow, exhibit: Exhibit, body: PdfBody) -> str:
    """Show the pages of a PDF after what announces them; return why one of them is not shown, or an empty text.

    Raises:
        EvidenceDeskError: the bytes cannot be had.
    """
    missing = ""
    for number, page in enumerate(body.pages, 1):
        words = f"Page {number:,} of {body.count:,} of the PDF {exhibit.reference}"
        try:
            image = write_picture(flow.document.writer, page)
        except Unfit as reason:
            missing = missing or f"page {number:,} could not be drawn: {reason}"
            title_page(flow, exhibit, f"page {number:,} of {body.count:,}")
            flow.paragraph(
                f"Page {number:,} could not be drawn: {reason}. The file holds it unchanged.", BODY
            )
            flow.y = BOTTOM
            continue
        wide, high = _size(page)
        if number == 1 or flow.room < high + 2 * EDGE + FOOT:
            title_page(flow, exhibit, f"from page {number:,} of {body.count:,}")
        _sheet(flow, page, image, (wide, high), words)
    return missing


def announce_pages(flow: Flow, body: PdfBody) -> None:
    """Say that pages follow, how many of them, and how they were drawn."""
    flow.skip(10)
    flow.need(70)
    flow.paragraph("The pages of this PDF follow", SUBHEADING, after=3)
    if len(body.pages) < body.count:
        shown = f"The first {len(body.pages):,} of its {body.count:,} pages are shown. "
    else:
        shown = (
            "Its one page is shown. " if body.count == 1 else f"All of its {body.count:,} pages are shown. "
        )
    flow.paragraph(f"{shown}{body.about}", NOTE)


def _size(page: Picture) -> tuple[float, float]:
    """Return the points of a page as large as it fits, at most as large as a printer would set it; two low ones fit."""
    across, down = WIDTH - 2 * EDGE, TOP - BOTTOM - HEAD - FOOT - 2 * EDGE
    if page.width > page.height:
        down = (down - FOOT - 2 * EDGE - _BETWEEN) / 2
    scale = min(across / page.width, down / page.height, LARGEST_SCALE)
    return page.width * scale, page.height * scale


def _sheet(flow: Flow, page: Picture, image: int, size: tuple[float, float], words: str) -> None:
    """Show one page under what stands on this one already."""
    wide, high = size
    left = LEFT + (WIDTH - wide) / 2
    box = Box(left, flow.y - EDGE - high, left + wide, flow.y - EDGE)
    show(flow, page, image, box, (0, 0), wide / page.width, words)
    flow.y = box.bottom - EDGE
    footnote(flow, words)
    flow.skip(_BETWEEN)


def announce_film(flow: Flow, body: PdfBody) -> None:
    """Say that pictures of a film follow, what they are, and what the file says of itself."""
    if body.facts:
        draw_facts(flow, body.facts)
    flow.skip(10)
    flow.need(70)
    flow.paragraph("Pictures of this film follow", SUBHEADING, after=3)
    flow.paragraph(body.about, NOTE)


def film_pages(flow: Flow, exhibit: Exhibit, body: PdfBody) -> str:
    """Show the pictures of a film, two beside each other, each with its time; return why one is not shown.

    Raises:
        EvidenceDeskError: the bytes cannot be had.
    """
    missing, beside, bottom = "", 0, 0.0
    tallest = max(_small(frame)[1] for frame in body.pages)
    for number, (frame, time) in enumerate(zip(body.pages, body.times, strict=True), 1):
        words = f"Picture {number:,} of {len(body.pages):,}, at {time} of the film {exhibit.reference}"
        try:
            image = write_picture(flow.document.writer, frame)
        except Unfit as reason:
            missing = missing or f"picture {number:,} could not be drawn: {reason}"
            continue
        wide, high = _small(frame)
        if not beside and (number == 1 or flow.room < tallest + 2 * EDGE + FOOT):
            title_page(flow, exhibit, f"pictures from {time} on")
        left = LEFT + EDGE + beside * (_HALF + _BETWEEN)
        box = Box(left, flow.y - EDGE - high, left + wide, flow.y - EDGE)
        show(flow, frame, image, box, (0, 0), wide / frame.width, words)
        line = flow.document.lines(f"Picture {number:,}, at {time}", NOTE, _HALF)[0]
        flow.document.line(flow.page, line, box.left, box.bottom - EDGE - 9)
        bottom = min(bottom, box.bottom) if beside else box.bottom
        beside = 1 - beside
        if not beside or number == len(body.pages):
            flow.y = bottom - EDGE - FOOT - _BETWEEN
    return missing


def _small(frame: Picture) -> tuple[float, float]:
    """Return the points of a picture that shares the width of a page with another, three rows to a page at least."""
    most = (TOP - BOTTOM - HEAD) / 3 - FOOT - 2 * EDGE - _BETWEEN
    scale = min(_HALF / frame.width, most / frame.height, LARGEST_SCALE)
    return frame.width * scale, frame.height * scale

"""The pages of a PDF that is an exhibit: in order, with their numbers, low ones two to a page, nothing on them."""

from __future__ import annotations

from evidence_desk.packs.canvas import BOTTOM, LEFT, TOP, WIDTH, Box
from evidence_desk.packs.content import Exhibit, PdfBody, Picture
from evidence_desk.packs.images import Unfit, write_picture
from evidence_desk.packs.layout import BODY, NOTE, SUBHEADING, Flow
from evidence_desk.packs.pages_picture import EDGE, FOOT, HEAD, footnote, show, title_page
from evidence_desk.packs.tiles import LARGEST_SCALE

_BETWEEN = 10.0  # two low pages that share one


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

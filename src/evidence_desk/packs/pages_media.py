"""The pages of a PDF that is an exhibit: each on a page of its own, with its number, and nothing drawn on it."""

from __future__ import annotations

from evidence_desk.packs.canvas import BOTTOM, LEFT, TOP, WIDTH, Box
from evidence_desk.packs.content import Exhibit, PdfBody, Picture
from evidence_desk.packs.images import Unfit, write_picture
from evidence_desk.packs.layout import BODY, NOTE, SUBHEADING, Flow
from evidence_desk.packs.pages_picture import EDGE, FOOT, HEAD, footnote, show, title_page
from evidence_desk.packs.tiles import LARGEST_SCALE


def pdf_pages(flow: Flow, exhibit: Exhibit, body: PdfBody) -> str:
    """Show the pages of a PDF after its facts; return why one of them is not shown, or an empty text.

    Raises:
        EvidenceDeskError: the bytes cannot be had.
    """
    _announce(flow, body)
    missing = ""
    for number, page in enumerate(body.pages, 1):
        part = f"page {number:,} of {body.count:,}"
        try:
            image = write_picture(flow.document.writer, page)
        except Unfit as reason:
            missing = missing or f"page {number:,} could not be drawn: {reason}"
            title_page(flow, exhibit, part)
            flow.paragraph(
                f"Page {number:,} could not be drawn: {reason}. The file holds it unchanged.", BODY
            )
            continue
        title_page(flow, exhibit, part)
        _sheet(flow, page, image, f"Page {number:,} of {body.count:,} of the PDF {exhibit.reference}")
    return missing


def _announce(flow: Flow, body: PdfBody) -> None:
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


def _sheet(flow: Flow, page: Picture, image: int, words: str) -> None:
    """Show one page as large as it fits, at most as large as a printer would."""
    across, down = WIDTH - 2 * EDGE, TOP - BOTTOM - HEAD - FOOT - 2 * EDGE
    scale = min(across / page.width, down / page.height, LARGEST_SCALE)
    wide, high = page.width * scale, page.height * scale
    left = LEFT + EDGE + (across - wide) / 2
    box = Box(left, flow.y - EDGE - high, left + wide, flow.y - EDGE)
    show(flow, page, image, box, (0, 0), scale, words)
    flow.y = box.bottom - EDGE
    footnote(flow, words)
    flow.y = BOTTOM

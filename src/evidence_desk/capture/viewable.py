"""What is shown on a screen, as one canvas of pixels: a picture, or the pages of a PDF one below the other.

Runs in the worker only. The canvas is never made as a whole: `tile` gives any part of it at any scale.
"""

from __future__ import annotations

import ctypes
import importlib
import math
from typing import Any, Protocol

from PIL import Image, ImageEnhance

from evidence_desk.capture import pixels
from evidence_desk.capture.findings import PictureLimits
from evidence_desk.capture.pixels import NotShown

pdfium: Any = importlib.import_module("pypdfium2.raw")  # carries no types

PREVIEW_SIZE = (22, 13)  # so few pixels that no face and no word is left
PREVIEW_COLOUR = 0.7
PAGES_MAX = 2_000  # of a PDF; more are not shown
PAGE_GAP = 16  # canvas pixels between two pages
_PAGE_SIDE = 20_000  # canvas pixels; a larger page is shown smaller
_PIXELS_PER_POINT = 96 / 72
_ROUGH = (22 * 16, 13 * 16)  # decoded about so large for a preview
_ROUGH_BELOW = 0.3  # of the size: below it letters are lost anyway
# Annotations are drawn as the file draws them; forms and scripts are never set up, so nothing of them can run.
_PDF_FLAGS = 0x01 | 0x10  # FPDF_ANNOT, FPDF_REVERSE_BYTE_ORDER
_PDF_LOCKED = 4  # FPDF_ERR_PASSWORD

Box = tuple[int, int, int, int]  # left, top, width, height


class Canvas(Protocol):
    """Something to show. All numbers are pixels at 100 %."""

    width: int
    height: int
    pages: tuple[Box, ...]  # where the parts of it stand; the space between is empty
    note: str  # a sentence on what is not shown, or empty

    def tile(self, area: Box, scale: float) -> Image.Image:
        """Return a part: `area` counts pixels of the canvas after scaling and lies within it."""
        ...

    def close(self) -> None:
        """Let go of the memory."""
        ...


def prepare() -> None:
    """Load all that is needed to draw; afterwards no file can be opened."""
    pixels.prepare()
    preview(_TINY_PDF, "pdf", PictureLimits())


def picture(data: bytes, limits: PictureLimits) -> Canvas:
    """Return a picture's canvas.

    Raises:
        NotShown: it cannot be shown, and why.
    """
    return Picture(pixels.decode(data, limits))


def preview(data: bytes, form: str, limits: PictureLimits) -> tuple[tuple[int, int], bytes]:
    """Return the size of a picture, or of the first page, and its rows in RGB, box-scaled to `PREVIEW_SIZE`.

    Raises:
        NotShown: it cannot be shown, and why.
    """
    if form == "pdf":
        document = Pdf(data)
        try:
            drawn = document.first_page(max(_ROUGH))
        finally:
            document.close()
        size = document.pages[0][2:]
    else:
        decoded = pixels.decode(data, limits, about=_ROUGH)
        drawn = decoded.image.resize(_turned(PREVIEW_SIZE, decoded.orientation), Image.Resampling.BOX)
        drawn = pixels.upright(drawn, decoded.orientation)
        size = _turned(decoded.size, decoded.orientation)
    small = drawn.convert("RGB").resize(PREVIEW_SIZE, Image.Resampling.BOX)
    return size, ImageEnhance.Color(small).enhance(PREVIEW_COLOUR).tobytes()


class Picture:
    """A decoded picture; kept as stored, turned upright tile by tile, so that it is in memory once."""

    def __init__(self, decoded: pixels.Decoded) -> None:
        self._image = decoded.image
        self._orientation = decoded.orientation
        self.width, self.height = _turned(self._image.size, self._orientation)
        self.pages: tuple[Box, ...] = ((0, 0, self.width, self.height),)
        self.note = f"The first of its {decoded.frames} pictures is shown." if decoded.frames > 1 else ""

    def tile(self, area: Box, scale: float) -> Image.Image:
        """Return a part of the picture (see `Canvas`)."""
        left, top, wide, high = area
        upright = (
            left / scale,
            top / scale,
            min(self.width, (left + wide) / scale),
            min(self.height, (top + high) / scale),
        )
        part = self._image.resize(
            _turned((wide, high), self._orientation),
            Image.Resampling.BOX if scale < _ROUGH_BELOW else Image.Resampling.BICUBIC,
            box=_as_stored(upright, self._image.size, self._orientation),
            reducing_gap=2.0,
        )
        return pixels.upright(part, self._orientation)

    def close(self) -> None:
        """Let go of the pixels."""
        self._image.close()


class Pdf:
    """The pages of a PDF, drawn when asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data  # PDFium reads from it as long as the document is open
        self._document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            locked = pdfium.FPDF_GetLastError() == _PDF_LOCKED
            raise NotShown("it is locked with a password" if locked else "the file is cut short or damaged")
        count = int(pdfium.FPDF_GetPageCount(self._document))
        if count < 1:
            raise NotShown("it has no pages")
        shown = min(count, PAGES_MAX)
        self.note = f"The first {shown} of its {count} pages are shown." if count > shown else ""
        sizes = [self._size(number) for number in range(shown)]
        self.width = max(wide for wide, _ in sizes)
        pages, top = [], 0
        for wide, high in sizes:
            pages.append(((self.width - wide) // 2, top, wide, high))
            top += high + PAGE_GAP
        self.pages: tuple[Box, ...] = tuple(pages)
        self.height = top - PAGE_GAP

    def first_page(self, side: int) -> Image.Image:
        """Return the first page, its longer side about `side` pixels."""
        left, top, wide, high = self.pages[0]
        scale = min(1.0, side / max(wide, high))
        return self.tile(_scaled((left, top, wide, high), scale), scale)

    def tile(self, area: Box, scale: float) -> Image.Image:
        """Return a part of the pages (see `Canvas`); the space between them is white too."""
        left, top, wide, high = area
        drawn = Image.new("RGB", (wide, high), "white")
        for number, page in enumerate(self.pages):
            x, y, page_wide, page_high = _scaled(page, scale)
            upper, lower = max(top, y), min(top + high, y + page_high)
            if upper < lower:
                part = self._draw(number, (left - x, upper - y, wide, lower - upper), (page_wide, page_high))
                drawn.paste(part, (0, upper - top))
        return drawn

    def close(self) -> None:
        """Close the document."""
        pdfium.FPDF_CloseDocument(self._document)

    def _size(self, number: int) -> tuple[int, int]:
        size = pdfium.FS_SIZEF()
        if not pdfium.FPDF_GetPageSizeByIndexF(self._document, number, size):
            return 1, 1
        wide, high = size.width * _PIXELS_PER_POINT, size.height * _PIXELS_PER_POINT
        if not (math.isfinite(wide) and math.isfinite(high)) or wide <= 0 or high <= 0:
            return 1, 1
        shrink = min(1.0, _PAGE_SIDE / max(wide, high))
        return max(1, round(wide * shrink)), max(1, round(high * shrink))

    def _draw(self, number: int, area: Box, whole: tuple[int, int]) -> Image.Image:
        """Return `area` of a page that is `whole` (width, height) pixels large."""
        left, top, wide, high = area
        buffer = bytearray(wide * high * 4)
        memory = (ctypes.c_ubyte * len(buffer)).from_buffer(buffer)
        bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, pdfium.FPDFBitmap_BGRx, memory, wide * 4)
        if not bitmap:
            raise MemoryError
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
            page: Any = pdfium.FPDF_LoadPage(self._document, number)
            if page:  # a broken page stays white
                pdfium.FPDF_RenderPageBitmap(bitmap, page, -left, -top, *whole, 0, _PDF_FLAGS)
                pdfium.FPDF_ClosePage(page)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return Image.frombuffer("RGB", (wide, high), buffer, "raw", "RGBX", wide * 4, 1)


def _scaled(box: Box, scale: float) -> Box:
    left, top, wide, high = box
    return round(left * scale), round(top * scale), max(1, round(wide * scale)), max(1, round(high * scale))


def _turned(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    return (size[1], size[0]) if orientation >= 5 else size


def _as_stored(
    box: tuple[float, float, float, float], stored: tuple[int, int], orientation: int
) -> tuple[float, float, float, float]:
    """Return where a part (left, top, right, bottom) of the upright picture stands in the stored one."""
    left, top, right, bottom = box
    if orientation >= 5:  # rows and columns changed places
        left, top, right, bottom = top, left, bottom, right
    wide, high = stored
    if orientation in {2, 3, 7, 8}:
        left, right = wide - right, wide - left
    if orientation in {3, 4, 6, 7}:
        top, bottom = high - bottom, high - top
    return left, top, right, bottom


# The smallest PDF with a word in one of the fonts every reader has.
_TINY_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 24>>stream\nBT /F 9 Tf (Ready) Tj ET\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)

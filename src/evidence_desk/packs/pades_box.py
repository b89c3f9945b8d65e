"""What stands in the box of a signature on the cover: words in the pack's own fonts, drawn by the pack's own hand.

The words become a small PDF of one page, which pyHanko takes into the update as the look of the signature's field.
So it is embedded, subset and readable like every other text of the pack, and appears only in a pack that is signed.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from evidence_desk.packs.shaping import FontSet
from evidence_desk.packs.signature import SignatureBox
from evidence_desk.packs.text import Line, Style, lines
from evidence_desk.packs.writer import PdfWriter, number

_HEAD = Style("sans-bold", 8.4, 11.6)
_TEXT = Style("sans", 7.4, 10.2)
_SMALLEST = 4.5  # points; below nobody reads it on paper
_PAD = 5.0  # points inside the edges


def drawn(words: Sequence[str], box: SignatureBox) -> bytes:
    """Return a PDF of one page as large as the box, with the words on it; the first line is bold."""
    fonts = FontSet()
    width, height = box.right - box.left, box.top - box.bottom
    rows, scale = _fitted(fonts, words, width - 2 * _PAD, height - 2 * _PAD)
    content, y = [f"q {number(scale)} 0 0 {number(scale)} {_PAD} {_PAD} cm 0 g"], (height - 2 * _PAD) / scale
    for row in rows:
        y -= row.style.leading
        if row.operators:
            content.append(f"BT 0 {y + row.style.leading * 0.24:.2f} Td {row.operators} ET")
    content.append("Q")
    out = io.BytesIO()
    writer = PdfWriter(out)
    stream = writer.deflated("", "\n".join(content).encode("ascii"))
    tree = writer.reserve()
    resources = writer.add(f"<</Font<<{fonts.write(writer)}>>>>")
    page = writer.add(
        f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {number(width)} {number(height)}]"
        f"/Resources {resources} 0 R/Contents {stream} 0 R>>"
    )
    writer.add(f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>", tree)
    root = writer.add(f"<</Type/Catalog/Pages {tree} 0 R>>")
    writer.finish(root, writer.add("<<>>"), bytes(16))
    return out.getvalue()


def _fitted(fonts: FontSet, words: Sequence[str], width: float, height: float) -> tuple[list[Line], float]:
    """Return the broken lines and how much smaller than usual they must be to stand in the box."""
    scale = 1.0
    while True:
        rows = [
            row
            for place, text in enumerate(words)
            for row in lines(fonts, text, _TEXT if place else _HEAD, width / scale)
        ]
        if sum(row.style.leading for row in rows) * scale <= height or _TEXT.size * scale < _SMALLEST:
            return rows, scale
        scale *= 0.94


def appearance(words: Sequence[str], box: SignatureBox) -> Any:
    """Return the style with which pyHanko draws the field."""
    from pyhanko.pdf_utils import content, layout  # noqa: PLC0415 - only where a pack is signed
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415
    from pyhanko.stamp import StaticStampStyle  # noqa: PLC0415

    class Words(content.PdfContent):
        """The page as one drawing."""

        def render(self) -> bytes:
            reader = PdfFileReader(io.BytesIO(drawn(words, box)))
            picture = self._ensure_writer.import_page_as_xobject(reader)
            self.resources.xobject["/Words"] = picture
            self.box = layout.BoxConstraints(width=box.right - box.left, height=box.top - box.bottom)
            return b"/Words Do"

    plain = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MIN,
        y_align=layout.AxisAlignment.ALIGN_MIN,
        margins=layout.Margins.uniform(0),
    )
    return StaticStampStyle(
        background=Words(), background_layout=plain, background_opacity=1.0, border_width=0
    )

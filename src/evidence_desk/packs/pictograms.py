"""Signs drawn as small pictures: emoji in colour, and labels for characters that no shipped font has.

Both become glyphs of Type 3 fonts, so that readers treat them as text: they can be selected, searched and copied,
and what is copied is the captured characters, a family emoji with its joiners included.

Source: ISO 32000-1:2008, section 9.6.5 (Type 3 fonts); Unicode Technical Standard #51 for emoji sequences.
"""

from __future__ import annotations

import functools
import re
import zlib
from dataclasses import dataclass

from evidence_desk.packs.fonts import EMOJI, PackFont, font_file, to_unicode
from evidence_desk.packs.harfbuzz import hb
from evidence_desk.packs.writer import PdfWriter, number

_SKIN = "[\U0001f3fb-\U0001f3ff]"
_SIGN = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
)
_ONE = f"{_SIGN}\ufe0f?{_SKIN}?\ufe0f?"
EMOJI_SEQUENCE = re.compile(
    "[\U0001f1e6-\U0001f1ff]{1,2}"
    "|[0-9#*]\ufe0f?\u20e3"
    f"|{_ONE}(?:[\U000e0020-\U000e007e]+\U000e007f)?(?:\u200d{_ONE})*(?!\ufe0e)"
)
# Characters below U+10000 that are shown in colour without being asked to (Emoji_Presentation=Yes, Unicode 15.1).
_COLOUR_BY_DEFAULT = re.compile(
    "[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd"
    "\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U00010000-\U0010ffff]"
)
_ASKS_FOR_COLOUR = re.compile(f"[\ufe0f\u200d\u20e3]|{_SKIN}")

_PIXELS = 160  # a side of one picture: 10-point text at 1,000 dots per inch
_EM = 1180.0  # width and height of one picture
_DROP = -235.0  # its lower edge, below the base line
_SIDE = 40.0  # white on both sides
_LABEL_SIZE = 720.0
_CODES_PER_FONT = 255
_WIDTH_OF_M = 600


@dataclass(frozen=True, slots=True)
class Pictogram:
    """One sign: the emoji glyphs that stand side by side in it, or the words of a label."""

    text: str  # what copying gives
    glyphs: tuple[int, ...] = ()
    label: str = ""

    def width(self, label_font: PackFont) -> float:
        """Return how far the pen moves."""
        if self.glyphs:
            return len(self.glyphs) * _EM + 2 * _SIDE
        return sum(label_font.advances[c] for c in self.label) * _LABEL_SIZE / 1000 + 2 * _SIDE


@functools.lru_cache(maxsize=4096)
def emoji_glyphs(sequence: str) -> tuple[int, ...]:
    """Return the glyphs of the emoji font for a sequence; empty if it is not to be shown in colour."""
    if not _COLOUR_BY_DEFAULT.match(sequence) and not _ASKS_FOR_COLOUR.search(sequence):
        return ()
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(character) for character in sequence])
    buffer.guess_segment_properties()
    font = font_file(EMOJI)
    hb.shape(font.font, buffer)
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    found = tuple(info.codepoint for info, place in pairs if place.x_advance or not info.codepoint)
    return () if 0 in found else found


class PictogramFont:
    """A Type 3 font of up to 255 signs of one pack."""

    def __init__(self, resource: str, label_font: PackFont) -> None:
        self.resource = resource
        self.object = 0
        self._label_font = label_font
        self._codes: dict[Pictogram, int] = {}

    @property
    def full(self) -> bool:
        """Whether no further sign fits."""
        return len(self._codes) >= _CODES_PER_FONT

    def code(self, sign: Pictogram) -> int | None:
        """Return the code of a sign, 1 to 255; None if it is new and the font is full."""
        found = self._codes.get(sign)
        if found is None and not self.full:
            found = self._codes[sign] = len(self._codes) + 1
            _ = sign.label.translate(self._label_font.simple)  # the label's letters must be embedded, too
        return found

    def write(self, writer: PdfWriter) -> None:
        """Write the font with its pictures under the reserved object number."""
        procedures: list[str] = []
        widths: list[str] = []
        images: dict[int, int] = {}
        for sign, code in self._codes.items():
            for glyph in sign.glyphs:
                if glyph not in images:
                    images[glyph] = _write_picture(writer, glyph)
            drawn = writer.deflated("", self._procedure(sign).encode("ascii"))
            procedures.append(f"/s{code} {drawn} 0 R")
            widths.append(number(sign.width(self._label_font)))
        # Poppler takes the width of the glyph named "m" for the size of a Type 3 font, and sees no spaces without it.
        drawn = writer.deflated("", f"{_WIDTH_OF_M} 0 d0".encode("ascii"))
        procedures.append(f"/m {drawn} 0 R")
        texts = to_unicode(writer, {code: sign.text for sign, code in self._codes.items()}, 2)
        names = "".join(f"/s{code}" for code in self._codes.values())
        pictures = "".join(f"/E{glyph} {picture} 0 R" for glyph, picture in images.items())
        letters = f"/Font<</L {self._label_font.object} 0 R>>" if self._label_font.used else ""
        writer.add(
            f"<</Type/Font/Subtype/Type3/Name/{self.resource}/FontBBox[0 -300 12000 1000]"
            f"/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<<{''.join(procedures)}>>"
            f"/Encoding<</Type/Encoding/Differences[0/m{names}]>>/FirstChar 0/LastChar {len(self._codes)}"
            f"/Widths[{_WIDTH_OF_M} {' '.join(widths)}]"
            f"/Resources<<{letters}/XObject<<{pictures}>>>>/ToUnicode {texts} 0 R>>",
            self.object,
        )

    def _procedure(self, sign: Pictogram) -> str:
        width = number(sign.width(self._label_font))
        if sign.glyphs:
            placed = "".join(
                f"q {_EM:g} 0 0 {_EM:g} {number(_SIDE + place * _EM)} {_DROP:g} cm /E{glyph} Do Q\n"
                for place, glyph in enumerate(sign.glyphs)
            )
            return f"{width} 0 d0\n{placed}"
        letters = sign.label.translate(self._label_font.simple)
        return f"{width} 0 d0\nBT /L {_LABEL_SIZE:g} Tf {_SIDE:g} 30 Td <{letters}> Tj ET\n"


def _write_picture(writer: PdfWriter, glyph: int) -> int:
    """Write one emoji as an image with its transparency; return the object number."""
    font = font_file(EMOJI)
    scale = _PIXELS / float(font.font.get_glyph_h_advance(glyph) or font.face.upem)
    paint = hb.RasterPaint()
    paint.transform = (scale, 0, 0, scale, 0, 0)
    lowest = round(font.font.get_font_extents("ltr").descender * scale)
    paint.extents = hb.RasterExtents(
        x_origin=0, y_origin=lowest, width=_PIXELS, height=_PIXELS, stride=_PIXELS * 4
    )
    paint.paint_glyph(font.font, glyph)
    drawn = paint.render()
    blue_first, stride = bytes(drawn.buffer), drawn.extents.stride
    rows = [blue_first[row * stride : row * stride + _PIXELS * 4] for row in range(_PIXELS - 1, -1, -1)]
    pixels = b"".join(rows)  # the first row of a PDF image is its top; HarfBuzz begins at the bottom
    alpha = pixels[3::4]
    colours = bytearray(3 * _PIXELS * _PIXELS)
    for channel in range(3):
        colours[channel::3] = pixels[2 - channel :: 4]
    for place, opacity in enumerate(alpha):
        if 0 < opacity < 255:  # the colours come multiplied by the opacity; a PDF wants them plain
            at = 3 * place
            colours[at : at + 3] = bytes(min(255, value * 255 // opacity) for value in colours[at : at + 3])
    size = f"/Type/XObject/Subtype/Image/Width {_PIXELS}/Height {_PIXELS}/BitsPerComponent 8"
    packed = zlib.compress(alpha, 9)
    mask = writer.stream(f"{size}/ColorSpace/DeviceGray/Filter/FlateDecode", (packed,), len(packed))
    packed = zlib.compress(bytes(colours), 9)
    return writer.stream(
        f"{size}/ColorSpace/DeviceRGB/SMask {mask} 0 R/Filter/FlateDecode", (packed,), len(packed)
    )

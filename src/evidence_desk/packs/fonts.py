"""Shipped fonts, and what a pack embeds of them.

A glyph number alone does not say which characters it stands for: one glyph can serve several texts. So a pack gives
out its own codes, one per pair of glyph and text, and maps each code both ways: to the glyph for drawing, to the
text for copying and searching. Only glyphs that were used are embedded, as a subset made by HarfBuzz.

Lengths are in thousandths of the type size throughout, as in a PDF.
Source: ISO 32000-1:2008, sections 9.7 (composite fonts) and 9.10.3 (ToUnicode).
"""

from __future__ import annotations

import functools
import hashlib
import struct
from typing import Literal

from evidence_desk.base.files import resource_path
from evidence_desk.packs.harfbuzz import hb
from evidence_desk.packs.writer import PdfWriter, name, number, utf16_hex

Family = Literal["serif", "serif-bold", "sans", "sans-bold", "mono"]

_FILES: dict[Family, str] = {
    "serif": "NotoSerif-Regular",
    "serif-bold": "NotoSerif-Bold",
    "sans": "NotoSans-Regular",
    "sans-bold": "NotoSans-Bold",
    "mono": "NotoSansMono-Regular",
}
_SCRIPTS = (
    "Hebrew",
    "Devanagari",
    "Bengali",
    "Gurmukhi",
    "Gujarati",
    "Tamil",
    "Telugu",
    "Kannada",
    "Malayalam",
    "Sinhala",
    "Thai",
    "Lao",
    "Khmer",
    "Myanmar",
    "Ethiopic",
    "Armenian",
    "Georgian",
    "Syriac",
)
FALLBACKS = (
    "NotoSerif-Regular",
    "NotoSans-Regular",
    "NotoSansMono-Regular",
    "NotoNaskhArabic-Regular",
    *(f"NotoSans{script}-Regular" for script in _SCRIPTS),
    "NotoSansSymbols-Regular",
    "NotoSansSymbols2-Regular",
    "NotoSansMath-Regular",
    "DroidSansFallbackFull",
)
EMOJI = "NotoColorEmoji-COLRv1"

_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
)
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_CMAP_BLOCK = 100  # entries of one bfchar block, a limit of the format
# What a PDF reader does not use of a font that is addressed by glyph number.
_DROPPED_TABLES = (
    "GSUB",
    "GPOS",
    "GDEF",
    "OS/2",
    "cmap",
    "name",
    "post",
    "STAT",
    "gasp",
    "DSIG",
    "meta",
    "BASE",
)
_LAST_CODE = 0xFFFF
_NO_TEXT = "\u200b"  # within /ActualText, which stands for the whole cluster


class FontFile:
    """One shipped font, read once per process; nothing in it changes."""

    def __init__(self, file_name: str) -> None:
        self.name = file_name
        path = resource_path("fonts", f"{file_name}.ttf")
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(self.face)
        self.scale = 1000 / float(self.face.upem)
        self._glyphs: dict[int, int] = {}
        self._empty: int | None = None

    def glyph(self, code_point: int) -> int:
        """Return the glyph of a character taken alone, 0 if the font has none."""
        found = self._glyphs.get(code_point)
        if found is None:
            found = self._glyphs[code_point] = self.font.get_nominal_glyph(code_point) or 0
        return found

    def empty(self) -> int:
        """Return a glyph without ink and width, 0 if the font has none."""
        if self._empty is None:
            space = self.glyph(0x200B)
            extents = self.font.get_glyph_extents(space) if space else None
            bare = extents is not None and not extents.width and not extents.height
            self._empty = space if bare and not self.advance(space) else 0
        return self._empty

    def advance(self, glyph: int) -> float:
        """Return how far the pen moves after a glyph."""
        return float(self.font.get_glyph_h_advance(glyph) * self.scale)


@functools.cache
def font_file(file_name: str) -> FontFile:
    """Return a shipped font by the name of its file without the ending."""
    return FontFile(file_name)


def to_unicode(writer: PdfWriter, texts: dict[int, str], digits: int) -> int:
    """Write the map from codes of `digits` hexadecimal digits to texts; return its object number."""
    entries = [f"<{code:0{digits}X}> <{utf16_hex(text)}>\n" for code, text in sorted(texts.items())]
    body = [_CMAP_HEAD, f"1 begincodespacerange\n<{'0' * digits}> <{'F' * digits}>\nendcodespacerange\n"]
    for start in range(0, len(entries), _CMAP_BLOCK):
        block = entries[start : start + _CMAP_BLOCK]
        body.append(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n")
    body.append(_CMAP_TAIL)
    return writer.deflated("", "".join(body).encode("ascii"))


class _Codes(dict[int, str]):
    """Four hexadecimal digits per character, made when first asked for; used with `str.translate`."""

    def __init__(self, owner: PackFont) -> None:
        super().__init__()
        self._owner = owner

    def __missing__(self, code_point: int) -> str:
        glyph = self._owner.file.glyph(code_point)
        code = self._owner.code(glyph, chr(code_point)) if glyph else 0
        self[code_point] = f"{code:04X}"
        return self[code_point]


class _Advances(dict[str, float]):
    def __init__(self, file: FontFile) -> None:
        super().__init__()
        self._file = file

    def __missing__(self, character: str) -> float:
        self[character] = self._file.advance(self._file.glyph(ord(character)))
        return self[character]


class PackFont:
    """The part of one font that one pack uses."""

    def __init__(self, file: FontFile, resource: str) -> None:
        self.file = file
        self.resource = resource  # name in the pages' resources, e.g. "F0"
        self.object = 0  # number of its object, once reserved
        self._codes: dict[tuple[int, str], int] = {}
        self._widths: list[float] = []  # of code 1, 2, ...
        self._known: set[str] = set()
        self.simple = _Codes(self)
        self.advances = _Advances(file)

    def covers(self, text: str) -> bool:
        """Return whether the font has a glyph for every character of `text` taken alone."""
        if self._known.issuperset(text):
            return True
        found = {character for character in text if self.file.glyph(ord(character))}
        self._known |= found
        return found.issuperset(text)

    def code(self, glyph: int, text: str, *, hidden: bool = False) -> int:
        """Return the code, 1 to 65535, of a glyph that stands for `text`.

        Args:
            glyph: number in the font file.
            text: what copying gives; may be empty for the second glyph of a cluster.
            hidden: the glyph is an invisible stand-in; one that takes no room is used if the font has such.
        """
        if hidden:
            glyph = self.file.empty() or glyph
        key = (glyph, text)
        found = self._codes.get(key)
        if found is None:
            found = len(self._codes) + 1
            if found > _LAST_CODE:
                raise ValueError("a pack uses more than 65,535 different signs of one font")
            self._codes[key] = found
            self._widths.append(self.file.advance(glyph))  # as in the font program: archives compare the two
        return found

    def width(self, code: int) -> float:
        """Return the width that the PDF states for a code."""
        return self._widths[code - 1]

    @property
    def used(self) -> bool:
        """Whether any glyph was asked for."""
        return bool(self._codes)

    def write(self, writer: PdfWriter) -> None:
        """Write the font, its subset and its maps under the reserved object number."""
        glyphs = sorted({glyph for glyph, _ in self._codes})
        data, renumbered = _subset(self.file, glyphs)
        program = writer.deflated(f"/Length1 {len(data)}", data)
        base = f"{_tag(data)}+{self.file.name}"
        descriptor = writer.add(_descriptor(self.file, base, program))
        order = sorted(self._codes.items(), key=lambda item: item[1])
        pairs = b"\0\0" + b"".join(struct.pack(">H", renumbered[glyph]) for (glyph, _), _ in order)
        mapping = writer.deflated("", pairs)
        widths = " ".join(number(width) for width in self._widths)
        descendant = writer.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{name(base)}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {descriptor} 0 R/DW 0/W[1[{widths}]]/CIDToGIDMap {mapping} 0 R>>"
        )
        # Archives ask for a text of every code; that of a further glyph of a cluster says nothing.
        texts = to_unicode(writer, {code: text or _NO_TEXT for (_, text), code in order}, 4)
        writer.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{name(base)}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant} 0 R]/ToUnicode {texts} 0 R>>",
            self.object,
        )


def _subset(file: FontFile, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
    """Return the font program holding only `glyphs`, and the new number of each of them."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _DROPPED_TABLES)
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    plan = hb.SubsetPlan(file.face, wanted)
    data = bytes(plan.execute().blob.data)
    mapping = plan.old_to_new_glyph_mapping
    return data, {glyph: mapping[glyph] for glyph in glyphs}


def _tag(data: bytes) -> str:
    """Return the six capitals that mark a subset (9.6.4), taken from its content."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])


def _descriptor(file: FontFile, base: str, program: int) -> str:
    head = bytes(file.face.reference_table("head").data)
    box = [value * file.scale for value in struct.unpack_from(">4h", head, 36)]
    extents = file.font.get_font_extents("ltr")
    return (
        f"<</Type/FontDescriptor/FontName{name(base)}/Flags 4"
        f"/FontBBox[{' '.join(number(value) for value in box)}]/ItalicAngle 0"
        f"/Ascent {number(extents.ascender * file.scale)}/Descent {number(extents.descender * file.scale)}"
        f"/CapHeight 714/StemV 80/FontFile2 {program} 0 R>>"
    )


def family_file(family: Family) -> FontFile:
    """Return the font file of a family of the packs."""
    return font_file(_FILES[family])

"""Pages: what is drawn on them, where, and how they become a document.

The pages of a pack are not written in reading order: the exhibits come first, because only then the schedule in
front of them knows their page numbers. A page's drawing is written as soon as the page is full; its furniture
(marking, running heads, "Page x of y") follows when the number of pages is known.

Coordinates are points from the lower left corner. Everything that is drawn must lie inside the frame; what does
not is counted, so that a test, and the report of the pack, can say so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from evidence_desk.packs.shaping import FontSet
from evidence_desk.packs.text import Line, Style, lines, short_line
from evidence_desk.packs.writer import PdfWriter, date_string, number, text_string

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89  # A4
LEFT, RIGHT = 56.7, PAGE_WIDTH - 56.7  # 20 mm
TOP, BOTTOM = PAGE_HEIGHT - 74.0, 64.0
WIDTH = RIGHT - LEFT
_SLACK = 0.5  # points of rounding
_LINE_CACHE = 4096
_LARGEST_KEPT = 6000  # bytes of a block
_LONGEST_KEPT = 600  # characters; captured texts are longer and come once


class Box(NamedTuple):
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float


FRAME = Box(LEFT, BOTTOM, RIGHT, TOP)
SHEET = Box(LEFT, 18.0, RIGHT, PAGE_HEIGHT - 18.0)  # where furniture may stand


@dataclass(slots=True)
class Page:
    """One page while and after it is drawn."""

    object: int
    section: str
    drawing: list[str] = field(default_factory=list)
    pictures: dict[str, int] = field(default_factory=dict)
    links: list[tuple[Box, Callable[[], Page]]] = field(default_factory=list)
    content: int = 0
    grey: float = 0.0
    waiting: bool = False  # for a number that is known only at the end; it stays open until then


class Block(NamedTuple):
    """A finished piece of a page; its origin is its upper left corner."""

    height: float
    operators: str


@dataclass(slots=True)
class Bookmark:
    """An entry of the outline."""

    title: str
    page: Page
    children: list[Bookmark] = field(default_factory=list)


class Document:
    """Fonts, pages and bookmarks of one pack, and the file they go to."""

    def __init__(self, writer: PdfWriter) -> None:
        self.writer = writer
        self.fonts = FontSet()
        self.overflows: list[str] = []  # what was drawn outside the frame; empty in a good pack
        self.bookmarks: list[Bookmark] = []
        self._later: list[tuple[Page, Callable[[], str], Style, float, float]] = []
        self._lines: dict[tuple[str, Style, float], list[Line]] = {}
        self._blocks: dict[tuple[object, ...], Block] = {}
        self._resources = writer.reserve()
        self._tree = writer.reserve()

    def lines(self, text: str, style: Style, width: float) -> list[Line]:
        """Break a text into lines; texts that come again, such as labels, are kept."""
        if short := short_line(self.fonts, text, style, width):
            return [short]
        if len(text) > _LONGEST_KEPT:
            return lines(self.fonts, text, style, width)
        key = (text, style, width)
        found = self._lines.get(key)
        if found is None:
            found = lines(self.fonts, text, style, width)
            if len(self._lines) >= _LINE_CACHE:
                self._lines.clear()
            self._lines[key] = found
        return found

    def new_page(self, section: str) -> Page:
        """Open a page."""
        return Page(self.writer.reserve(), section)

    def close(self, page: Page) -> None:
        """Write a page's drawing and let go of it; of a closed page nothing is left to write."""
        if page.content:
            return
        page.content = self.writer.deflated("", "\n".join(page.drawing).encode("ascii"))
        page.drawing = []

    def line(self, page: Page, line: Line, x: float, y: float, within: Box = FRAME) -> None:
        """Draw a line of text with its base line at `y`, beginning at `x`."""
        if line.style.grey != page.grey:
            page.grey = line.style.grey
            page.drawing.append(f"{number(page.grey)} g")
        if line.operators:
            page.drawing.append(f"BT {x:.2f} {y:.2f} Td {line.operators} ET")
        if not (
            within.left - _SLACK <= x
            and x + line.width <= within.right + _SLACK
            and within.bottom <= y < within.top
        ):
            self.overflows.append(f"text {x:.1f} {y:.1f} {x + line.width:.1f}")

    def kept_block(self, key: tuple[object, ...]) -> Block | None:
        """Return a block that was kept under `key`."""
        return self._blocks.get(key)

    def keep_block(self, key: tuple[object, ...], block: Block) -> Block:
        """Keep a block for later pages, and return it."""
        if len(block.operators) <= _LARGEST_KEPT:
            if len(self._blocks) >= _LINE_CACHE:
                self._blocks.clear()
            self._blocks[key] = block
        return block

    def place(self, page: Page, block: Block, left: float, top: float) -> None:
        """Draw a block with its upper left corner at a place."""
        page.drawing.append(f"q 1 0 0 1 {left:.2f} {top:.2f} cm {block.operators} Q")
        if not FRAME.bottom - _SLACK <= top - block.height <= top <= FRAME.top + _SLACK:
            self.overflows.append(f"block {top:.1f} {block.height:.1f}")

    def line_later(self, page: Page, text: Callable[[], str], style: Style, right: float, y: float) -> None:
        """Keep room for a short text that ends at `right`, such as a page number that is not known yet."""
        page.waiting = True
        self._later.append((page, text, style, right, y))

    def settle(self) -> None:
        """Draw the texts that were put off; their pages must still be open."""
        for page, text, style, right, y in self._later:
            line = self.lines(text(), style, WIDTH)[0]
            self.line(page, line, right - line.width, y)
        self._later.clear()

    def rule(self, page: Page, box: Box, grey: float = 0.0, within: Box = FRAME) -> None:
        """Fill a rectangle: rules are thin rectangles, so that they never vanish between two pixels."""
        page.drawing.append(
            f"{number(grey)} g {box.left:.2f} {box.bottom:.2f} {box.right - box.left:.2f} "
            f"{box.top - box.bottom:.2f} re f"
        )
        page.grey = grey
        self._inside(box.left, box.bottom, box.right, box.top, within, "rule")

    def border(self, page: Page, box: Box, thickness: float, grey: float) -> None:
        """Draw a line inside the edges of a rectangle."""
        inner = (box.left + thickness, box.bottom + thickness, box.right - thickness, box.top - thickness)
        page.drawing.append(
            f"{number(grey)} g {box.left:.2f} {box.bottom:.2f} {box.right - box.left:.2f} "
            f"{box.top - box.bottom:.2f} re {inner[0]:.2f} {inner[1]:.2f} {inner[2] - inner[0]:.2f} "
            f"{inner[3] - inner[1]:.2f} re f*"
        )
        page.grey = grey
        self._inside(box.left, box.bottom, box.right, box.top, FRAME, "border")

    def squares(self, page: Page, boxes: list[Box]) -> None:
        """Fill black rectangles in one path."""
        path = " ".join(
            f"{b.left:.3f} {b.bottom:.3f} {b.right - b.left:.3f} {b.top - b.bottom:.3f} re" for b in boxes
        )
        page.drawing.append(f"0 g {path} f")
        page.grey = 0.0
        for box in boxes:
            self._inside(box.left, box.bottom, box.right, box.top, FRAME, "square")

    def picture(
        self, page: Page, image: int, matrix: tuple[float, float, float, float, float, float], clip: Box
    ) -> None:
        """Show the part of an image that lies in `clip`; `matrix` places the whole image."""
        page.pictures[f"I{image}"] = image
        placed = " ".join(f"{value:.4f}" for value in matrix)
        page.drawing.append(
            f"q {clip.left:.3f} {clip.bottom:.3f} {clip.right - clip.left:.3f} {clip.top - clip.bottom:.3f} re W n "
            f"{placed} cm /I{image} Do Q"
        )
        self._inside(clip.left, clip.bottom, clip.right, clip.top, FRAME, "picture")

    def link(self, page: Page, box: Box, target: Callable[[], Page]) -> None:
        """Make a rectangle lead to the top of another page, which may not exist yet."""
        page.links.append((box, target))

    def finish(self, pages: list[Page], details: Details) -> None:
        """Write pages, fonts, outline, attachments and closing parts; furniture must have been drawn."""
        writer = self.writer
        common = writer.deflated(
            f"/Type/XObject/Subtype/Form/BBox[0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]/Resources<</Font {self._resources} 0 R>>",
            "\n".join(details.common.drawing).encode("ascii"),
        )
        for page in pages:
            page.pictures["Common"] = common
            writer.add(self._page(page), page.object)
        kids = " ".join(f"{page.object} 0 R" for page in pages)
        writer.add(f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>", self._tree)
        fonts = self.fonts.write(writer)
        writer.add(f"<<{fonts}>>", self._resources)
        outline = _write_outline(writer, self.bookmarks)
        metadata = _write_metadata(writer, details)
        names = "".join(f"{text_string(name)} {spec} 0 R" for name, spec in sorted(details.attachments))
        files = " ".join(f"{spec} 0 R" for _, spec in details.attachments)
        root = writer.add(
            f"<</Type/Catalog/Pages {self._tree} 0 R/Outlines {outline} 0 R/PageMode/UseOutlines"
            f"/Metadata {metadata} 0 R/Lang(en-GB)/ViewerPreferences<</DisplayDocTitle true>>"
            f"/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF[{files}]>>"
        )
        information = writer.add(
            f"<</Title{text_string(details.title)}/Producer{text_string(details.producer)}"
            f"/CreationDate{date_string(details.made)}/ModDate{date_string(details.made)}>>"
        )
        writer.finish(root, information, details.identity)

    def _page(self, page: Page) -> str:
        pictures = "".join(f"/{name} {image} 0 R" for name, image in page.pictures.items())
        pictures = f"/XObject<<{pictures}>>" if pictures else ""
        notes = []
        for box, target in page.links:
            rectangle = f"{box.left:.2f} {box.bottom:.2f} {box.right:.2f} {box.top:.2f}"
            notes.append(  # F 4 = printed, which archives ask of every annotation
                f"<</Type/Annot/Subtype/Link/Rect[{rectangle}]/Border[0 0 0]/F 4"
                f"/Dest[{target().object} 0 R/XYZ null null null]>>"
            )
        annotations = f"/Annots[{''.join(notes)}]" if notes else ""
        furniture = self.writer.deflated("", "\n".join([*page.drawing, "/Common Do"]).encode("ascii"))
        return (
            f"<</Type/Page/Parent {self._tree} 0 R/MediaBox[0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]"
            f"/Resources<</Font {self._resources} 0 R{pictures}>>"
            f"/Contents[{page.content} 0 R {furniture} 0 R]{annotations}>>"
        )

    def _inside(self, left: float, bottom: float, right: float, top: float, box: Box, what: str) -> None:
        if (
            left < box.left - _SLACK
            or right > box.right + _SLACK
            or bottom < box.bottom - _SLACK
            or top > box.top + _SLACK
        ):
            self.overflows.append(f"{what} {left:.1f} {bottom:.1f} {right:.1f} {top:.1f}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What stands in the file beside its pages; nothing of it names a person."""

    title: str
    producer: str
    made: datetime
    identity: bytes  # 16 bytes
    common: Page  # what is drawn on every page alike
    attachments: list[tuple[str, int]]  # name, object number of the file specification


def identity_of(*parts: bytes) -> bytes:
    """Return 16 bytes that name a file by what it is made from."""
    hasher = hashlib.sha256()
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big") + part)
    return hasher.digest()[:16]


def _write_outline(writer: PdfWriter, bookmarks: list[Bookmark]) -> int:
    root = writer.reserve()
    first, last = _write_bookmarks(writer, bookmarks, root)
    ends = f"/First {first} 0 R/Last {last} 0 R/Count {len(bookmarks)}" if bookmarks else ""
    return writer.add(f"<</Type/Outlines{ends}>>", root)


def _write_bookmarks(writer: PdfWriter, bookmarks: list[Bookmark], parent: int) -> tuple[int, int]:
    numbers = [writer.reserve() for _ in bookmarks]
    for place, bookmark in enumerate(bookmarks):
        own = numbers[place]
        inner = ""
        if bookmark.children:
            first, last = _write_bookmarks(writer, bookmark.children, own)
            inner = f"/First {first} 0 R/Last {last} 0 R/Count -{len(bookmark.children)}"
        before = f"/Prev {numbers[place - 1]} 0 R" if place else ""
        after = f"/Next {numbers[place + 1]} 0 R" if place + 1 < len(numbers) else ""
        writer.add(
            f"<</Title{text_string(bookmark.title)}/Parent {parent} 0 R{before}{after}{inner}"
            f"/Dest[{bookmark.page.object} 0 R/XYZ null null null]>>",
            own,
        )
    return (numbers[0], numbers[-1]) if numbers else (0, 0)


def _write_metadata(writer: PdfWriter, details: Details) -> int:
    """Write the XMP packet, uncompressed as archives ask."""
    made = details.made.strftime("%Y-%m-%dT%H:%M:%SZ")
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_xml(details.title)}</rdf:li></rdf:Alt></dc:title>'
        "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>{_xml(details.producer)}</pdf:Producer>"
        f"<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()
    return writer.stream("/Type/Metadata/Subtype/XML", (packet,), len(packet))


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

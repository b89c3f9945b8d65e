"""Pages: what is drawn on them, where, and how they become a document.

The pages of a pack are not written in reading order: the exhibits come first, because only then the schedule in
front of them knows their page numbers. A page's drawing is written as soon as the page is full; its furniture
(marking, running heads, "Page x of y") follows when the number of pages is known.

Coordinates are points from the lower left corner. Everything that is drawn must lie inside the frame; what does
not is counted, so that a test, and the report of the pack, can say so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from evidence_desk.packs.finish import close_file
from evidence_desk.packs.shaping import FontSet
from evidence_desk.packs.tags import (
    HOLDERS,
    PLAIN_ARTIFACT,
    Element,
    Structure,
    boxed,
    described,
    in_language,
)
from evidence_desk.packs.text import Line, Style, lines, short_line
from evidence_desk.packs.writer import PdfWriter, number

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


class Link(NamedTuple):
    """A rectangle of a page that leads to another page."""

    box: Box
    target: Callable[[], Page]
    object: int
    key: int
    words: str  # what it leads to, for those who hear it


@dataclass(slots=True)
class Page:
    """One page while and after it is drawn."""

    object: int
    section: str
    drawing: list[str] = field(default_factory=list)
    pictures: dict[str, int] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    content: int = 0
    grey: float = 0.0
    key: int = 0  # under which the tree of tags knows the page
    owners: list[int] = field(default_factory=list)  # objects of the elements its marks belong to
    marked: Element | str | None = None  # the element or artifact whose marks are open
    waiting: bool = False  # for a number that is known only at the end; it stays open until then


class Block(NamedTuple):
    """A finished row of a table of two columns; its origin is its upper left corner."""

    height: float
    head: str
    value: str
    ruling: str


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
        self.structure = Structure(writer)
        self.overflows: list[str] = []  # what was drawn outside the frame; empty in a good pack
        self.bookmarks: list[Bookmark] = []
        self._later: list[Later] = []
        self._lines: dict[tuple[str, Style, float], list[Line]] = {}
        self._blocks: dict[tuple[object, ...], Block] = {}
        self.resources = writer.reserve()
        self.tree = writer.reserve()

    def lines(self, text: str, style: Style, width: float) -> list[Line]:
        """Break a text into lines; texts that come again, such as labels, are kept."""
        if len(text) > _LONGEST_KEPT:
            return lines(self.fonts, text, style, width)
        key = (text, style, width)
        found = self._lines.get(key)
        if found is None:
            short = short_line(self.fonts, text, style, width)
            found = [short] if short else lines(self.fonts, text, style, width)
            if len(self._lines) >= _LINE_CACHE:
                self._lines.clear()
            self._lines[key] = found
        return found

    def new_page(self, section: str) -> Page:
        """Open a page."""
        return Page(self.writer.reserve(), section, key=self.structure.new_key())

    def close(self, page: Page) -> None:
        """Write a page's drawing and let go of it; of a closed page nothing is left to write."""
        if page.content:
            return
        end_marks(page)
        page.content = self.writer.deflated("", "\n".join(page.drawing).encode("ascii"))
        page.drawing = []
        self.structure.page_done(page.key, page.owners)
        page.owners = []

    def artifact(self, kind: str = "") -> AbstractContextManager[None]:
        """Draw what reading aloud leaves out, such as dots; `kind` is "Header" or "Footer" on every page."""
        return self.structure.aside(kind)

    def line(self, page: Page, line: Line, x: float, y: float, within: Box = FRAME) -> None:
        """Draw a line of text with its base line at `y`, beginning at `x`.

        It belongs to the element that is open; where that only holds others, the line becomes one of its own.
        """
        made = self._begin_text(page, line)
        self.draw_plain(page, line, x, y, within)
        if made:
            self.structure.close(made)

    def draw_plain(self, page: Page, line: Line, x: float, y: float, within: Box) -> None:
        """Draw a line within marks that are open already, or as a piece of a block."""
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

    def _begin_text(self, page: Page, line: Line) -> Element | None:
        """Open the marks that a line needs; return the element that was made for it alone, if one was."""
        structure = self.structure
        if page.content or not page.object or structure.artifact:
            begin_artifact(page, structure.artifact)
            return None
        element = structure.top
        made: Element | None = None
        if (instead := HOLDERS.get(element.tag)) is not None:
            structure.leave("L", "Table")
            element = made = structure.open(instead or line.style.tag, in_language(line.language))
        elif line.language:
            element = made = structure.open("Span", in_language(line.language))
        if page.marked is not element:
            end_marks(page)
            identifier = structure.mark(page, element)
            page.drawing.append(f"/{element.tag}<</MCID {identifier}>>BDC")
            page.marked = element
        return made

    def kept_block(self, key: tuple[object, ...]) -> Block | None:
        """Return a block that was kept under `key`."""
        return self._blocks.get(key)

    def keep_block(self, key: tuple[object, ...], block: Block) -> Block:
        """Keep a block for later pages, and return it."""
        if len(block.head) + len(block.value) <= _LARGEST_KEPT:
            if len(self._blocks) >= _LINE_CACHE:
                self._blocks.clear()
            self._blocks[key] = block
        return block

    def place(self, page: Page, rows: Sequence[tuple[Block, float]], left: float, table: Element) -> None:
        """Draw rows of a table of facts, each with its upper left corner at `left` and its own height."""
        end_marks(page)
        mark = self.structure.rows_of_two(page, table, len(rows))
        drawing = page.drawing
        for block, top in rows:
            drawing.append(
                f"q 1 0 0 1 {left:.2f} {top:.2f} cm /TH<</MCID {mark}>>BDC {block.head} EMC "
                f"/TD<</MCID {mark + 1}>>BDC {block.value} EMC /Artifact BMC {block.ruling} EMC Q"
            )
            mark += 2
            if not FRAME.bottom - _SLACK <= top - block.height <= top <= FRAME.top + _SLACK:
                self.overflows.append(f"block {top:.1f} {block.height:.1f}")

    def line_later(self, page: Page, text: Callable[[], str], style: Style, right: float, y: float) -> None:
        """Keep room for a short text that ends at `right`, such as a page number that is not known yet."""
        structure = self.structure
        element = structure.top
        made = None
        if (instead := HOLDERS.get(element.tag)) is not None:
            element = made = structure.open(instead or style.tag)
        self.put_off(Later(page, text, style, right, y, element.tag, structure.mark(page, element)))
        if made:
            structure.close(made)

    def put_off(self, later: Later) -> None:
        """Keep a text for later; its page stays open until then."""
        later.page.waiting = True
        self._later.append(later)

    def settle(self) -> None:
        """Draw the texts that were put off; their pages must still be open."""
        for page, text, style, right, y, tag, identifier in self._later:
            line = self.lines(text(), style, WIDTH)[0]
            end_marks(page)
            page.drawing.append(f"/{tag}<</MCID {identifier}>>BDC")
            self.draw_plain(page, line, right - line.width, y, FRAME)
            page.drawing.append("EMC")
        self._later.clear()

    def rule(self, page: Page, box: Box, grey: float = 0.0, within: Box = FRAME) -> None:
        """Fill a rectangle: rules are thin rectangles, so that they never vanish between two pixels."""
        begin_artifact(page, self.structure.artifact)
        page.drawing.append(
            f"{number(grey)} g {box.left:.2f} {box.bottom:.2f} {box.right - box.left:.2f} "
            f"{box.top - box.bottom:.2f} re f"
        )
        page.grey = grey
        self._inside(box.left, box.bottom, box.right, box.top, within, "rule")

    def border(self, page: Page, box: Box, thickness: float, grey: float) -> None:
        """Draw a line inside the edges of a rectangle."""
        begin_artifact(page, self.structure.artifact)
        inner = (box.left + thickness, box.bottom + thickness, box.right - thickness, box.top - thickness)
        page.drawing.append(
            f"{number(grey)} g {box.left:.2f} {box.bottom:.2f} {box.right - box.left:.2f} "
            f"{box.top - box.bottom:.2f} re {inner[0]:.2f} {inner[1]:.2f} {inner[2] - inner[0]:.2f} "
            f"{inner[3] - inner[1]:.2f} re f*"
        )
        page.grey = grey
        self._inside(box.left, box.bottom, box.right, box.top, FRAME, "border")

    def squares(self, page: Page, boxes: list[Box], alt: str = "") -> None:
        """Fill black rectangles in one path: a figure if `alt` says what it shows, else mere ornament."""
        path = " ".join(
            f"{b.left:.3f} {b.bottom:.3f} {b.right - b.left:.3f} {b.top - b.bottom:.3f} re" for b in boxes
        )
        if alt and boxes:
            whole = Box(
                min(box.left for box in boxes),
                min(box.bottom for box in boxes),
                max(box.right for box in boxes),
                max(box.top for box in boxes),
            )
            self._figure(page, alt, whole, f"0 g {path} f")
        else:
            begin_artifact(page, self.structure.artifact)
            page.drawing.append(f"0 g {path} f")
        page.grey = 0.0
        for box in boxes:
            self._inside(box.left, box.bottom, box.right, box.top, FRAME, "square")

    def figure(
        self,
        page: Page,
        image: int,
        matrix: tuple[float, float, float, float, float, float],
        clip: Box,
        alt: str,
    ) -> None:
        """Show the part of an image that lies in `clip`; `matrix` places the whole image.

        Args:
            page: it is shown there.
            image: number of its object.
            matrix: from the unit square to the page.
            clip: what is seen of it.
            alt: what it shows, for those who do not see it.
        """
        page.pictures[f"I{image}"] = image
        placed = " ".join(f"{value:.4f}" for value in matrix)
        self._figure(
            page,
            alt,
            clip,
            f"q {clip.left:.3f} {clip.bottom:.3f} {clip.right - clip.left:.3f} {clip.top - clip.bottom:.3f} re W n "
            f"{placed} cm /I{image} Do Q",
        )
        self._inside(clip.left, clip.bottom, clip.right, clip.top, FRAME, "picture")

    def _figure(self, page: Page, alt: str, box: Box, operators: str) -> None:
        structure = self.structure
        if page.content or not page.object or structure.artifact:
            begin_artifact(page, structure.artifact)
            page.drawing.append(operators)
            return
        structure.leave("L", "Table")
        end_marks(page)
        with structure.inside("Figure", described(alt) + boxed(*box)) as element:
            identifier = structure.mark(page, element)
        page.drawing.append(f"/Figure<</MCID {identifier}>>BDC {operators} EMC")

    def link(self, page: Page, box: Box, target: Callable[[], Page], words: str = "") -> None:
        """Make a rectangle lead to the top of another page, which may not exist yet.

        Args:
            page: it lies there.
            box: what can be clicked.
            target: gives the page once all are known.
            words: where it leads to, for those who hear it.
        """
        structure = self.structure
        annotation = self.writer.reserve()
        element = structure.top if structure.top.tag == "Link" else None
        made = None if element else structure.open("Link")
        key = structure.annotation(page, element or structure.top, annotation)
        if made:
            structure.close(made)
        self.add_link(page, Link(box, target, annotation, key, words))

    def add_link(self, page: Page, link: Link) -> None:
        """Add a link whose element is there already."""
        page.links.append(link if link.words else link._replace(words="To its page"))

    def finish(self, pages: list[Page], details: Details) -> None:
        """Write pages, fonts, outline, attachments and closing parts; furniture must have been drawn."""
        close_file(self, pages, details)

    def _inside(self, left: float, bottom: float, right: float, top: float, box: Box, what: str) -> None:
        if (
            left < box.left - _SLACK
            or right > box.right + _SLACK
            or bottom < box.bottom - _SLACK
            or top > box.top + _SLACK
        ):
            self.overflows.append(f"{what} {left:.1f} {bottom:.1f} {right:.1f} {top:.1f}")


class Later(NamedTuple):
    """A text that is drawn at the end, in the marks kept for it."""

    page: Page
    text: Callable[[], str]
    style: Style
    right: float
    y: float
    tag: str
    identifier: int


def end_marks(page: Page) -> None:
    """Close the marks that are open on a page."""
    if page.marked is not None:
        page.drawing.append("EMC")
        page.marked = None


def begin_artifact(page: Page, operator: str = "") -> None:
    """Open marks for what reading aloud leaves out, unless such are open; `operator` is that of a special kind."""
    operator = operator or PLAIN_ARTIFACT
    if page.marked != operator:
        end_marks(page)
        page.drawing.append(operator)
        page.marked = operator


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

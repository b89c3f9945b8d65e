"""What a page's marks mean: the tree of headings, paragraphs, lists, tables and figures that a screen reader follows.

Whatever is drawn belongs to an element of this tree or is an artifact (rules, running heads), which reading aloud
leaves out. An element is written when it is closed; only the numbers of its children stay in memory, so the tree of a
pack of thousands of exhibits costs next to nothing.

Source: ISO 32000-1:2008, sections 14.6 to 14.8; ISO 14289-1:2014 (PDF/UA-1), section 7.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple, Protocol

from evidence_desk.packs.writer import PdfWriter, number, text_string

# Elements that hold other elements, never text itself; what text in them becomes.
HOLDERS: Final = {
    "Document": "",
    "Sect": "",
    "Div": "",
    "L": "",
    "LI": "LBody",
    "Table": "",
    "TR": "TD",
    "TOC": "",
    "TOCI": "P",
    "Reference": "",
}
COLUMN_HEAD: Final = "/A<</O/Table/Scope/Column>>"
ROW_HEAD: Final = "/A<</O/Table/Scope/Row>>"
_KEPT_EMPTY: Final = frozenset({"TR", "TH", "TD"})  # a table keeps its shape where a cell says nothing
PLAIN_ARTIFACT: Final = "/Artifact BMC"
_NUMBERS_IN_A_LEAF: Final = 512


class Marked(Protocol):
    """The part of a page that marks need."""

    object: int
    owners: list[int]


class Element:
    """One element of the tree, from its opening to its closing."""

    __slots__ = ("entries", "kids", "number", "page", "parent", "tag")

    def __init__(self, tag: str, parent: Element | None, entries: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.entries = entries
        self.number = 0  # of its object, once something stands in it
        self.page = 0  # object of the page of its first marks
        self.kids: list[str] = []


class CellTags(NamedTuple):
    """What the tree says of a cell."""

    tag: str
    entries: str
    marks: int  # pieces of it on the page
    annotation: int  # object of the link that the cell is; 0 = none


class Structure:
    """The tree of one document; `top` is the element that takes what is drawn next."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self.root = writer.reserve()
        document = Element("Document", None)
        document.number = writer.reserve()
        self.top = document
        self.artifact = ""  # the operator of the artifact that is being drawn; empty = nothing of the kind
        self._owners: dict[
            int, int
        ] = {}  # by key of a page or an annotation: the object that says whose it is
        self._keys = 0

    def open(self, tag: str, entries: str = "") -> Element:
        """Open an element inside the present one; `entries` are further parts of its dictionary."""
        self.top = Element(tag, self.top, entries)
        return self.top

    def close(self, element: Element) -> None:
        """Close an element and write it, unless nothing stands in it."""
        parent = element.parent
        if parent is None:
            raise ValueError("the document's own element is closed at the end")
        self.top = parent
        if not element.number:
            if element.tag not in _KEPT_EMPTY or self.artifact:
                return
            element.number = self._writer.reserve()
        if not parent.number:
            parent.number = self._writer.reserve()
        parent.kids.append(f"{element.number} 0 R")
        self._write(element, parent.number)

    @contextmanager
    def inside(self, tag: str, entries: str = "") -> Iterator[Element]:
        """Draw in a new element."""
        element = self.open(tag, entries)
        try:
            yield element
        finally:
            self.close(element)

    @contextmanager
    def aside(self, kind: str = "") -> Iterator[None]:
        """Draw what reading aloud leaves out; `kind` is "Header" or "Footer" for what every page carries."""
        before = self.artifact
        self.artifact = f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC" if kind else PLAIN_ARTIFACT
        try:
            yield
        finally:
            self.artifact = before

    def leave(self, *tags: str) -> None:
        """Close the present element if it is of one of these kinds: a list or table that nothing is added to."""
        while self.top.tag in tags and not self.artifact:
            self.close(self.top)

    def mark(self, page: Marked, element: Element) -> int:
        """Return the number of the next marks of a page, given to `element`."""
        if not element.number:
            element.number = self._writer.reserve()
        identifier = len(page.owners)
        page.owners.append(element.number)
        if not element.page:
            element.page = page.object
        if element.page == page.object:
            element.kids.append(str(identifier))
        else:
            element.kids.append(f"<</Type/MCR/Pg {page.object} 0 R/MCID {identifier}>>")
        return identifier

    def rows_of_two(self, page: Marked, table: Element, count: int) -> int:
        """Write rows of a head and a value, one mark each; return the number of the first mark.

        Most of what a pack says stands in such rows, so they go past the slower way of other elements.
        """
        if not table.number:
            table.number = self._writer.reserve()
        first = mark = len(page.owners)
        row = self._writer.reserve(3 * count)
        whole, on = table.number, page.object
        objects: list[str] = []
        for at in range(row, row + 3 * count, 3):
            head, value = at + 1, at + 2
            table.kids.append(f"{at} 0 R")
            page.owners += (head, value)
            objects += (
                f"{at} 0 obj\n<</S/TR/P {whole} 0 R/K[{head} 0 R {value} 0 R]>>\nendobj\n",
                f"{head} 0 obj\n<</S/TH/P {at} 0 R{ROW_HEAD}/Pg {on} 0 R/K {mark}>>\nendobj\n",
                f"{value} 0 obj\n<</S/TD/P {at} 0 R/Pg {on} 0 R/K {mark + 1}>>\nendobj\n",
            )
            mark += 2
        self._writer.add_several(row, objects)
        return first

    def row(self, page: Marked, table: Element, cells: Sequence[CellTags]) -> tuple[int, list[int]]:
        """Write a row whose cells stand whole on one page.

        Returns:
            the number of the first mark (they follow each other from cell to cell), and the keys of the annotations.
        """
        if not table.number:
            table.number = self._writer.reserve()
        first = mark = len(page.owners)
        row = self._writer.reserve(1 + len(cells) + sum(bool(cell.annotation) for cell in cells))
        table.kids.append(f"{row} 0 R")
        at, on = row, page.object
        kids, keys, objects = [], [], []
        for tag, entries, marks, annotation in cells:
            at += 1
            kids.append(f"{at} 0 R")
            inner = " ".join(map(str, range(mark, mark + marks)))
            mark += marks
            own = at
            if annotation:
                at += 1
                key = self.new_key()
                self._owners[key] = at
                keys.append(key)
                shown = f"<</Type/OBJR/Obj {annotation} 0 R/Pg {on} 0 R>>"
                objects.append(f"{own} 0 obj\n<</S/{tag}/P {row} 0 R{entries}/K {at} 0 R>>\nendobj\n")
                objects.append(
                    f"{at} 0 obj\n<</S/Link/P {own} 0 R/Pg {on} 0 R/K[{inner} {shown}]>>\nendobj\n"
                )
            else:
                objects.append(
                    f"{own} 0 obj\n<</S/{tag}/P {row} 0 R{entries}/Pg {on} 0 R/K[{inner}]>>\nendobj\n"
                )
            page.owners += [at] * marks
        whole = f"{row} 0 obj\n<</S/TR/P {table.number} 0 R/K[{' '.join(kids)}]>>\nendobj\n"
        self._writer.add_several(row, [whole, *objects])
        return first, keys

    def annotation(self, page: Marked, element: Element, annotation: int) -> int:
        """Put an annotation into an element; return the key that the annotation must name."""
        if not element.number:
            element.number = self._writer.reserve()
        element.kids.append(f"<</Type/OBJR/Obj {annotation} 0 R/Pg {page.object} 0 R>>")
        key = self.new_key()
        self._owners[key] = element.number
        return key

    def new_key(self) -> int:
        """Return a key for a page or an annotation."""
        self._keys += 1
        return self._keys - 1

    def page_done(self, key: int, owners: Sequence[int]) -> None:
        """Write down whose the marks of a page are."""
        if owners:
            listed = " ".join(f"{owner} 0 R" for owner in owners)
            self._owners[key] = self._writer.add(f"[{listed}]")

    def finish(self) -> None:
        """Write the document's own element, the map from marks to elements, and the root."""
        while self.top.parent is not None:
            self.close(self.top)
        self._write(self.top, self.root)
        keys = sorted(self._owners)
        leaves = []
        for at in range(0, len(keys), _NUMBERS_IN_A_LEAF):
            some = keys[at : at + _NUMBERS_IN_A_LEAF]
            pairs = " ".join(f"{key} {self._owners[key]} 0 R" for key in some)
            leaves.append(self._writer.add(f"<</Limits[{some[0]} {some[-1]}]/Nums[{pairs}]>>"))
        kids = " ".join(f"{leaf} 0 R" for leaf in leaves)
        tree = self._writer.add(f"<</Kids[{kids}]>>" if leaves else "<</Nums[]>>")
        self._writer.add(
            f"<</Type/StructTreeRoot/K {self.top.number} 0 R/ParentTree {tree} 0 R/ParentTreeNextKey {self._keys}>>",
            self.root,
        )

    def _write(self, element: Element, parent: int) -> None:
        page = f"/Pg {element.page} 0 R" if element.page else ""
        kids = element.kids
        inner = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
        self._writer.add(f"<</S/{element.tag}/P {parent} 0 R{element.entries}{page}{inner}>>", element.number)


def described(alt: str) -> str:
    """Return the entry that says in words what a figure shows."""
    return f"/Alt{text_string(alt)}"


def in_language(tag: str) -> str:
    """Return the entry that names the language of an element, as BCP 47 writes it; none without a tag."""
    return f"/Lang({tag})" if tag else ""


def boxed(left: float, bottom: float, right: float, top: float) -> str:
    """Return the entry that says where a figure stands."""
    sides = " ".join(number(round(side, 2)) for side in (left, bottom, right, top))
    return f"/A<</O/Layout/Placement/Block/BBox[{sides}]>>"

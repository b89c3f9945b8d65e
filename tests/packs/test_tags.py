"""The tree that a screen reader follows: complete, in order, and in step with what is drawn."""

from __future__ import annotations

import importlib
import io
import itertools
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image, ImageCms

from evidence_desk.packs import printouts
from evidence_desk.packs.colour import four_inks_profile, srgb_profile
from evidence_desk.packs.content import PictureBody, TextBody
from evidence_desk.packs.languages import language_of

if TYPE_CHECKING:
    from tests.packs.conftest import Kit, Made

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types

PAINTS = frozenset({"Tj", "TJ", "f", "f*", "S", "Do", "B", "B*", "b", "s", "sh", "'", '"'})
HEADS = {"H1": 1, "H2": 2, "H3": 3}


def elements(node: pikepdf.Object, depth: int = 0) -> Iterator[pikepdf.Object]:
    """Every element of the tree, from the top down."""
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid, depth + 1)


def kids(node: pikepdf.Object) -> list[Any]:
    inner: Any = node.get("/K", [])
    return list(inner) if isinstance(inner, pikepdf.Array) else [inner]


def owners(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """The parent tree, flat."""
    found: dict[int, Any] = {}
    for leaf in pdf.Root.StructTreeRoot.ParentTree.Kids:
        numbers = list(leaf.Nums)
        assert [int(leaf.Limits[0]), int(leaf.Limits[1])] == [int(numbers[0]), int(numbers[-2])]
        found |= {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    return found


def marks(page: pikepdf.Page) -> Iterator[tuple[str, int | None]]:
    """Yield the kind and number of every stretch of marks; fail on ink outside of them."""
    open_: list[str] = []
    for piece in pikepdf.parse_content_stream(page):
        operands, operator = piece.operands, piece.operator
        name = str(operator)
        if name in {"BDC", "BMC"}:
            open_.append(str(operands[0]))
            if name == "BDC" and "/MCID" in operands[1]:
                yield str(operands[0]), int(operands[1]["/MCID"])
        elif name == "EMC":
            open_.pop()
        elif name in PAINTS:
            assert open_, f"{name} outside of all marks"
    assert not open_


@pytest.fixture(scope="module")
def book(full: Made) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(full.path) as pdf:
        yield pdf


def test_every_drop_of_ink_is_marked_and_every_mark_has_its_element(book: pikepdf.Pdf) -> None:
    held = owners(book)
    for page in book.pages:
        found = list(marks(page))
        array = held[int(page.obj.StructParents)]
        assert sorted(number for _, number in found if number is not None) == list(range(len(array)))
        for kind, number in found:
            owner = array[number]
            assert str(owner.S) == kind
            assert any(
                kid == number
                if not isinstance(kid, pikepdf.Dictionary)
                else kid.get("/MCID") == number and kid.Pg.objgen == page.obj.objgen
                for kid in kids(owner)
            )
        assert str(page.obj.Tabs) == "/S"


def test_each_element_names_its_parent_and_none_is_twice(book: pikepdf.Pdf) -> None:
    seen: set[tuple[int, int]] = set()

    def walk(node: pikepdf.Object) -> None:
        for kid in kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == node.objgen
                assert kid.objgen not in seen
                seen.add(kid.objgen)
                walk(kid)

    walk(book.Root.StructTreeRoot)
    assert len(seen) > 500


def test_headings_begin_at_the_first_level_and_skip_none(book: pikepdf.Pdf) -> None:
    levels = [
        HEADS[str(item.S)[1:]] for item in elements(book.Root.StructTreeRoot) if str(item.S)[1:] in HEADS
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert {1, 2} <= set(levels)


def test_tables_are_regular_and_say_which_cells_are_heads(book: pikepdf.Pdf) -> None:
    tables = [item for item in elements(book.Root.StructTreeRoot) if item.S == "/Table"]
    assert len(tables) > 10
    for table in tables:
        rows = [[str(cell.S) for cell in kids(row)] for row in kids(table)]
        assert len({len(row) for row in rows}) == 1, rows[:3]
        heads = [cell for row in kids(table) for cell in kids(row) if cell.S == "/TH"]
        assert heads
        assert all(str(cell.A.Scope) in {"/Row", "/Column"} for cell in heads)


def test_links_are_told_with_where_they_lead(book: pikepdf.Pdf) -> None:
    held = owners(book)
    notes = [(page, note) for page in book.pages for note in page.obj.get("/Annots", [])]
    assert len(notes) > 20
    for _, note in notes:
        owner = held[int(note.StructParent)]
        assert owner.S == "/Link"
        assert any(isinstance(kid, pikepdf.Dictionary) and kid.get("/Obj") == note for kid in kids(owner))
        assert any(isinstance(kid, int) for kid in kids(owner)), "a link without words"
        assert str(note.Contents)
        assert int(note.F) == 4


def test_every_picture_is_a_figure_with_words_and_a_place(book: pikepdf.Pdf) -> None:
    figures = [item for item in elements(book.Root.StructTreeRoot) if item.S == "/Figure"]
    assert len(figures) >= 8
    for figure in figures:
        left, bottom, right, top = (float(side) for side in figure.A.BBox)
        assert 0 < left < right < 596
        assert 0 < bottom < top < 842
    alts = [str(figure.Alt) for figure in figures]
    assert any(alt.startswith("JPS/2") and "of 9,600" in alt for alt in alts)
    assert any("QR" in alt for alt in alts)


@pytest.mark.needs_tool("pdfinfo")
def test_a_text_is_read_in_its_order_and_furniture_is_not_read(kit: Kit) -> None:
    text = "\n".join(f"19:{place:02} Kit: message {place} 😂" for place in range(60))
    made = kit.one(TextBody(text=text))
    told = subprocess.run(
        ["pdfinfo", "-struct-text", str(made.path)], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    places = [told.index(f"message {place} ") for place in range(60)]
    assert places == sorted(places)
    assert "CONFIDENTIAL: SAFEGUARDING" not in told
    assert "Page 1 of" not in told


def test_lists_and_contents_are_what_they_look_like(book: pikepdf.Pdf) -> None:
    every = list(elements(book.Root.StructTreeRoot))
    lists = [item for item in every if item.S == "/L"]
    assert lists
    assert all(
        [str(part.S) for part in kids(item)] == ["/Lbl", "/LBody"] for found in lists for item in kids(found)
    )
    (contents,) = [item for item in every if item.S == "/TOC"]
    assert {str(item.S) for item in kids(contents)} == {"/TOCI"}


def test_the_document_says_what_it_is(book: pikepdf.Pdf) -> None:
    root = book.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == "en-GB"
    (intent,) = root.OutputIntents
    profile = ImageCms.ImageCmsProfile(io.BytesIO(intent.DestOutputProfile.read_bytes()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB"
    packet = root.Metadata.read_raw_bytes()
    for claim in (
        b"<pdfaid:part>3</pdfaid:part>",
        b"<pdfaid:conformance>A</pdfaid:conformance>",
        b"<pdfuaid:part>1</pdfuaid:part>",
    ):
        assert claim in packet


def test_our_profiles_show_colours_as_they_are_meant() -> None:
    plain = ImageCms.createProfile("sRGB")
    inks = [(0, 0, 0, 0), (255, 0, 0, 0), (60, 128, 0, 128), (0, 0, 0, 255)]
    lights = [(0, 0, 0), (1, 20, 200), (255, 128, 3), (255, 255, 255)]
    for sample in lights:
        assert near(shown(srgb_profile(), "RGB", sample, plain), sample)
    for cyan, magenta, yellow, black in inks:
        meant = tuple(round((255 - ink) * (255 - black) / 255) for ink in (cyan, magenta, yellow))
        assert near(shown(four_inks_profile(), "CMYK", (cyan, magenta, yellow, black), plain), meant)


def shown(profile: bytes, mode: str, sample: tuple[int, ...], plain: Any) -> tuple[int, ...]:
    own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    turned: Any = ImageCms.buildTransform(own, plain, mode, "RGB")
    image: Any = ImageCms.applyTransform(Image.new(mode, (1, 1), sample), turned)
    pixel: tuple[int, ...] = image.getpixel((0, 0))
    return pixel


def near(found: tuple[int, ...], meant: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 2 for a, b in zip(found, meant, strict=True))


def test_printouts_are_tagged_as_packs_are(kit: Kit, tmp_path: Path) -> None:
    content = kit.pack(kit.mixed())
    for name, write in (("summary", printouts.print_summary), ("log", printouts.print_log)):
        path = tmp_path / f"{name}.pdf"
        with path.open("wb") as out:
            write(content, out)
        with pikepdf.open(path) as pdf:
            held = owners(pdf)
            for page in pdf.pages:
                for kind, number in marks(page):
                    assert str(held[int(page.obj.StructParents)][number].S) == kind


def test_many_exhibits_leave_nothing_of_the_tree_in_memory(kit: Kit) -> None:
    """Only numbers stay: the elements of each exhibit are written when it is done."""
    picture = PictureBody(picture=kit.picture(kit.png(kit.chat_picture(90, 160))))
    made = kit.render(kit.pack([kit.exhibit(f"JPS/{number}", picture) for number in range(1, 41)]))
    with pikepdf.open(made.path) as pdf:
        sections = [item for item in elements(pdf.Root.StructTreeRoot) if item.S == "/Sect"]
        assert len(sections) >= 40
        assert max(len(kids(item)) for item in sections) < 200


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("שלום עולם", "he"),
        ("السلام عليكم 😂", "und-Arab"),
        ("สวัสดี 12:30", "th"),
        ("日本語", "und-Hani"),
        ("日本語です", "ja"),
        ("hello café", ""),
        ("السلام ok", ""),
        ("😂 12", ""),
        ("", ""),
    ],
)
def test_a_language_is_named_where_the_letters_tell_it(text: str, tag: str) -> None:
    assert language_of(text) == tag


def test_captured_lines_of_another_language_are_announced_in_it(kit: Kit) -> None:
    made = kit.one(TextBody(text="hello\nשלום עולם\nสวัสดี\nbye"))
    with pikepdf.open(made.path) as pdf:
        named = [str(item.Lang) for item in elements(pdf.Root.StructTreeRoot) if "/Lang" in item]
    assert named == ["he", "th"]

"""A PDF that is an exhibit: its pages are pictures in the pack, and nothing else of the file is."""

from __future__ import annotations

import importlib
import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.case.conftest import FrozenClock, add

from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import make_pack
from evidence_desk.acts.previewing import Kept, draw_preview, plan_preview
from evidence_desk.case.store import CaseStore
from evidence_desk.policy.loader import default_policy

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types
POLICY = default_policy()
A4, A3_WIDE = (595, 842), (1191, 842)


def pdf(pages: int = 2, size: tuple[int, int] = A4, *, hostile: bool = False, owner: str = "") -> bytes:
    """A PDF whose pages are red, green, blue in turn; a hostile one runs, leads and carries."""
    made = pikepdf.new()
    for number in range(pages):
        page = made.add_blank_page(page_size=size)
        colour = (b"1 0 0", b"0 1 0", b"0 0 1")[number % 3]
        page.Contents = made.make_stream(colour + b" rg 0 0 %d %d re f" % size)
    if hostile:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('got you')"))
        made.Root.OpenAction = made.make_indirect(script)
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 100, 100],
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://got-you.example")),
        )
        made.pages[0].Annots = pikepdf.Array([made.make_indirect(link)])
        made.attachments["got-you.exe"] = b"MZ got you"
    out = io.BytesIO()
    made.save(out, encryption=pikepdf.Encryption(owner=owner, user=owner) if owner else False)
    return out.getvalue()


def kept(store: CaseStore, data: bytes) -> None:
    add(store, data, kind="file", media_type="application/pdf", caption="Letter")


def packed(store: CaseStore, clock: FrozenClock, folder: Path) -> tuple[Path, Any]:
    out = folder / "pack.pdf"
    return out, make_pack(store, POLICY, clock, PackChoice(), out)


def pages_with(out: Path, words: str) -> list[int]:
    document = pypdfium2.PdfDocument(out)
    texts = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    return [number for number, text in enumerate(texts) if words in text]


def middle(out: Path, number: int) -> tuple[int, ...]:
    image = pypdfium2.PdfDocument(out)[number].render(scale=0.5).to_pil().convert("RGB")
    return tuple(image.getpixel((image.width // 2, image.height // 2)))


def test_each_page_stands_on_a_page_of_its_own_in_its_colours(
    store: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    kept(store, pdf(3))
    out, made = packed(store, clock, tmp_path)
    assert not made.rendered.overflows
    assert not made.rendered.not_shown
    found = [pages_with(out, f"Page {number} of 3 of the PDF JPS/1") for number in (1, 2, 3)]
    assert [len(pages) for pages in found] == [1, 1, 1]
    assert [middle(out, pages[0]) for pages in found] == [(255, 0, 0), (0, 255, 0), (0, 0, 255)]


def test_nothing_of_the_file_lives_on_in_the_pack(
    store: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    kept(store, pdf(hostile=True))
    out, _ = packed(store, clock, tmp_path)
    with pikepdf.open(out) as pack:
        held = [item for item in pack.objects if isinstance(item, pikepdf.Dictionary | pikepdf.Stream)]
        assert not [
            item for item in held if "/JS" in item or item.get("/S") in {"/JavaScript", "/URI", "/Launch"}
        ]
        assert "/OpenAction" not in pack.Root
        assert not [name for name in pack.attachments if "got-you" in name]
        for item in pack.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != "/Image":
                assert b"got you" not in item.read_bytes()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\nnothing of the kind", "the file is cut short or damaged"),
        (pdf(owner="secret"), "it is locked with a password"),
    ],
    ids=["broken", "locked"],
)
def test_a_pdf_that_cannot_be_drawn_has_a_page_that_says_why(
    store: CaseStore, clock: FrozenClock, tmp_path: Path, data: bytes, words: str
) -> None:
    kept(store, data)
    out, _ = packed(store, clock, tmp_path)
    text = " ".join(
        " ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(out)
    )
    assert f"This PDF could not be shown: {words}" in text
    assert "held in the case unchanged" in text


def test_a_preview_has_the_same_pages_and_none_of_the_pixels(
    store: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    kept(store, pdf(2, A3_WIDE))
    ids = [exhibit.id for exhibit in store.case.in_order()]
    preview = draw_preview(plan_preview(store, POLICY, clock, ids, Kept()))
    _, made = packed(store, clock, tmp_path)
    assert preview.pages == made.rendered.pages
    with pikepdf.open(io.BytesIO(preview.pdf)) as shown:
        images = [image for page in shown.pages for image in page.get_images().values()]
    assert images
    assert all(int(image.Width) <= 22 for image in images)

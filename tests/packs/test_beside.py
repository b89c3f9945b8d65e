"""Screens of telephones share a page where each stays readable; what is withheld shares none."""

from __future__ import annotations

import importlib
import subprocess
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from evidence_desk.packs.content import Exhibit, PictureBody, TextBody, WithheldBody
from evidence_desk.packs.pages_beside import side_by_side
from evidence_desk.packs.tiles import beside

if TYPE_CHECKING:
    from tests.packs.conftest import Kit

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types
SCREEN = (216, 480)  # the shape of a telephone's, at a fifth of its size


def screen(kit: Kit, number: int, size: tuple[int, int] = SCREEN) -> Exhibit:
    data = kit.png(kit.chat_picture(*size, seed=number))
    return kit.exhibit(
        f"JPS/{number}", PictureBody(picture=kit.picture(data)), description=f"Screen {number}"
    )


def withheld(kit: Kit, number: int) -> Exhibit:
    body = WithheldBody(kind="sealed", held="in the case", told="14/26")
    return kit.exhibit(f"JPS/{number}", body, sha256=None)


def pictures_on(page: pikepdf.Page) -> list[str]:
    """What a page draws but for what all pages share."""
    return [str(name) for name in page.resources.get("/XObject", {}) if name != "/Common"]


def grouped(exhibits: list[Exhibit]) -> list[tuple[str, ...]]:
    return [tuple(one.reference for one in group) for group in side_by_side(exhibits)]


def test_only_screens_that_follow_each_other_are_paired(kit: Kit) -> None:
    one, two, four, five = (screen(kit, number) for number in (1, 2, 4, 5))
    wide = screen(kit, 6, (1366, 768))
    text = kit.exhibit("JPS/7", TextBody(text="hello"))
    assert grouped([one, two, four]) == [("JPS/1", "JPS/2"), ("JPS/4",)]
    assert grouped([one, withheld(kit, 3), two]) == [("JPS/1",), ("JPS/3",), ("JPS/2",)]
    assert grouped([one, wide, four, text, five]) == [
        ("JPS/1",), ("JPS/6",), ("JPS/4",), ("JPS/7",), ("JPS/5",),
    ]  # fmt: skip
    assert grouped([]) == []


@pytest.mark.parametrize(("height", "stands"), [(1920, True), (2400, True), (2640, True), (3600, False)])
def test_a_screen_stands_beside_another_only_where_it_fills_its_column(height: int, stands: bool) -> None:
    scale = beside(1080, height, 229, 520)
    assert bool(scale) is stands
    if stands:
        assert 1080 * scale >= 0.85 * 229, "no smaller than the screen of a telephone in the hand"
        assert height * scale <= 520


def test_two_screens_share_a_page_with_captions_and_hashes_and_every_pixel(kit: Kit) -> None:
    exhibits = [screen(kit, 1), screen(kit, 2), screen(kit, 3)]
    made = kit.render(kit.pack(exhibits))
    first = made.report.first_pages
    assert first["JPS/2"] == first["JPS/1"] + 1
    assert first["JPS/3"] == first["JPS/2"] + 2, "one page holds both pictures"
    page = first["JPS/2"] + 1
    told = subprocess.run(
        ["pdftotext", "-f", str(page), "-l", str(page), str(made.path), "-"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    joined = told.replace(" ", "").replace("\n", "")
    for one in exhibits[:2]:
        assert one.sha256 is not None
        assert one.description in told
        assert one.sha256.hex() in joined
    with pikepdf.open(made.path) as pdf:
        assert len(pictures_on(pdf.pages[page - 1])) == 2
    drawn = pypdfium2.PdfDocument(made.path)[page - 1].render(scale=1).to_pil().convert("RGB")
    green, white = (220, 248, 198), (255, 255, 255)
    for half in (drawn.crop((0, 80, 297, 500)), drawn.crop((298, 80, 595, 500))):
        assert {green, white} <= {colour for _, colour in half.getcolors(1 << 20)}, "a screen in each column"


def test_a_picture_that_cannot_be_shown_leaves_the_other_its_own_page(kit: Kit) -> None:
    broken = kit.picture(kit.png(kit.chat_picture(*SCREEN)), load=lambda: b"no picture")
    exhibits = [kit.exhibit("JPS/1", PictureBody(picture=broken)), screen(kit, 2)]
    made = kit.render(kit.pack(exhibits))
    assert list(made.report.not_shown) == ["JPS/1"]
    with pikepdf.open(made.path) as pdf:
        shown = [at for at, page in enumerate(pdf.pages, 1) if pictures_on(page)]
    assert shown == [made.report.first_pages["JPS/2"] + 1]

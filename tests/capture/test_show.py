"""The process that shows: tiles are the picture's own pixels, hostile files give words, and nothing is believed."""

from __future__ import annotations

import importlib
import io
import os
import random
import signal
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image, ImageOps

from evidence_desk.capture import show
from evidence_desk.capture.findings import PictureLimits
from evidence_desk.capture.show import CannotShow, Showing, ShowingStopped

canvas: Any = importlib.import_module("reportlab.pdfgen.canvas")  # carries no types
Save = Callable[..., bytes]


@pytest.fixture(scope="module")
def showing() -> Iterator[Showing]:
    made = Showing()
    yield made
    made.close()


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    seeded = random.Random(f"{width}x{height}")
    channels = len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, (width, height), seeded.randbytes(width * height * channels))


def pdf(pages: int = 3, words: str = "Page", size: tuple[float, float] = (300, 400)) -> bytes:
    out = io.BytesIO()
    drawing = canvas.Canvas(out, pagesize=size)
    for number in range(pages):
        drawing.setFillColorRGB(0.8, 0.1, 0.1)
        drawing.rect(0, size[1] - 40, 40, 40, stroke=0, fill=1)
        drawing.drawString(60, 200, f"{words} {number + 1}")
        drawing.showPage()
    drawing.save()
    return out.getvalue()


def tile(showing: Showing, area: show.Box, scale: float = 1.0, **how: Any) -> Image.Image:
    part = showing.clip(area, scale)
    return Image.frombytes("RGB", part[2:], showing.tile(part, scale, **how))


def pixel(image: Image.Image, at: tuple[int, int]) -> tuple[int, int, int]:
    found = image.getpixel(at)
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def test_all_restraints_of_the_inspecting_worker_hold_here_too(showing: Showing) -> None:
    assert {"RLIMIT_NOFILE", "RLIMIT_AS", "seccomp", "no-new-privs"} <= set(showing.guards)


def test_tiles_at_full_size_are_the_pictures_own_pixels(showing: Showing, saved: Save) -> None:
    image = noise(300, 5000)
    opened = showing.open([saved(image, "PNG")], "picture")
    assert (opened.width, opened.height, opened.pages) == (300, 5000, ((0, 0, 300, 5000),))
    for area in ((0, 0, 300, 1024), (100, 3000, 150, 1024), (0, 4990, 300, 10)):
        left, top, wide, high = area
        assert tile(showing, area).tobytes() == image.crop((left, top, left + wide, top + high)).tobytes()


def test_tiles_beside_each_other_make_the_same_as_one(showing: Showing, saved: Save) -> None:
    shades = Image.radial_gradient("L").resize((400, 400)).convert("RGB")
    showing.open([saved(shades, "PNG")], "picture")
    whole = tile(showing, (0, 0, 280, 280), 0.7)
    halves = Image.new("RGB", (280, 280))
    halves.paste(tile(showing, (0, 0, 280, 140), 0.7), (0, 0))
    halves.paste(tile(showing, (0, 140, 280, 140), 0.7), (0, 140))
    worst = max(abs(a - b) for a, b in zip(whole.tobytes(), halves.tobytes(), strict=True))
    assert worst <= 2  # the last step of rounding


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_upright_whichever_way_it_is_stored(
    showing: Showing, saved: Save, orientation: int
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(noise(64, 40), "PNG", exif=exif)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    opened = showing.open([data], "picture")
    assert (opened.width, opened.height) == upright.size
    assert tile(showing, (0, 0, 100, 100)).tobytes() == upright.tobytes()
    assert tile(showing, (5, 7, 20, 13)).tobytes() == upright.crop((5, 7, 25, 20)).tobytes()
    preview = showing.preview([data], "picture")
    assert (preview.width, preview.height) == upright.size


def test_grey_is_grey_and_transparent_is_on_white(showing: Showing, saved: Save) -> None:
    showing.open([saved(Image.new("RGBA", (8, 8), (200, 0, 0, 0)), "PNG")], "picture")
    assert pixel(tile(showing, (0, 0, 8, 8)), (3, 3)) == (255, 255, 255)
    showing.open([saved(noise(30, 30), "PNG")], "picture")
    bands = tile(showing, (0, 0, 30, 30), grey=True).split()
    assert bands[0].tobytes() == bands[1].tobytes() == bands[2].tobytes()


@pytest.mark.parametrize(
    ("mode", "kind"), [("1", "PNG"), ("P", "PNG"), ("I;16", "PNG"), ("CMYK", "JPEG"), ("RGB", "WEBP")]
)
def test_every_kind_of_pixel_can_be_shown(showing: Showing, saved: Save, mode: str, kind: str) -> None:
    opened = showing.open(
        [saved(noise(60, 50).convert("L" if mode == "I;16" else mode).convert(mode), kind)], "picture"
    )
    assert tile(showing, (0, 0, 60, 50)).size == (opened.width, opened.height) == (60, 50)


def test_a_preview_is_286_pixels_and_tells_no_words(showing: Showing, saved: Save) -> None:
    image = noise(1080, 2400)
    preview = showing.preview([saved(image, "JPEG")], "picture")
    assert (preview.width, preview.height, len(preview.rows)) == (1080, 2400, 22 * 13 * 3)
    values = preview.rows
    assert max(values) - min(values) < 40  # of noise, a box of thousands of pixels leaves the mean


def test_pages_stand_below_each_other(showing: Showing) -> None:
    opened = showing.open([pdf(3)], "pdf")
    assert (opened.width, len(opened.pages)) == (400, 3)
    tops = [top for _, top, _, _ in opened.pages]
    assert tops == [0, 533 + 16, 2 * (533 + 16)]
    for top in tops:
        red, green, _ = pixel(tile(showing, (2, top + 2, 20, 20)), (10, 10))
        assert red > 180
        assert green < 60
    across = tile(showing, (0, tops[1] - 20, 400, 60), 1.0)
    assert pixel(across, (300, 10)) == (255, 255, 255)
    assert pixel(across, (10, 50))[0] > 180


def test_a_page_is_drawn_the_same_in_parts_and_large(showing: Showing) -> None:
    showing.open([pdf(1)], "pdf")
    whole = tile(showing, (0, 0, 800, 1066), 2.0)
    part = tile(showing, (100, 500, 300, 200), 2.0)
    assert part.tobytes() == whole.crop((100, 500, 400, 700)).tobytes()


def bomb(raw_png: Callable[..., bytes]) -> bytes:
    """Return a small PNG that claims 200 million pixels and has them."""
    rows = zlib.compressobj()
    packed = b"".join(rows.compress(bytes(20_001)) for _ in range(10_000)) + rows.flush()
    return raw_png((20_000, 10_000), 8, 0, b"", packed=packed)


def test_hostile_and_broken_pictures_give_words_and_leave_the_worker_fit(
    showing: Showing, saved: Save, raw_png: Callable[..., bytes]
) -> None:
    good = saved(noise(40, 40), "PNG")
    for data in (
        bomb(raw_png),
        raw_png((9000, 9000), 8, 2, b"", packed=zlib.compress(bytes(10**6))),
        good[:-40],
        b"",
        b"%!PS-Adobe-3.0 (x) print",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ):
        for ask in (showing.open, showing.preview):
            with pytest.raises(CannotShow) as refused:
                ask([data], "picture")
            assert "The file is kept unaltered." in refused.value.user_message
    assert showing.fit
    assert showing.open([good], "picture").width == 40


def test_after_a_picture_that_fails_the_one_before_is_gone(showing: Showing, saved: Save) -> None:
    showing.open([saved(noise(40, 40), "PNG")], "picture")
    with pytest.raises(CannotShow):
        showing.open([b"none"], "picture")
    with pytest.raises(CannotShow, match="nothing is open"):
        showing.tile((0, 0, 10, 10), 1.0)


def test_hostile_pdfs_give_words_or_a_page_and_never_harm(showing: Showing) -> None:
    good = pdf(2)
    script = good.replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (while\\(1\\){}) >>"
    )
    assert len(showing.open([script], "pdf").pages) == 2  # nothing in it is carried out
    tile(showing, (0, 0, 400, 500))
    for data in (b"", b"%PDF-1.7", good[:200], b"%PDF-1.4\ntrailer<</Root 1 0 R>>"):
        with pytest.raises(CannotShow):
            showing.open([data], "pdf")
    huge = good.replace(b"300 400", b"9e9 9e9")
    try:
        opened = showing.open([huge], "pdf")
    except CannotShow:
        return
    assert opened.width <= 20_000


def test_a_pdf_with_a_password_says_so(showing: Showing) -> None:
    out = io.BytesIO()
    drawing = canvas.Canvas(out, encrypt="secret")
    drawing.drawString(50, 50, "x")
    drawing.save()
    with pytest.raises(CannotShow, match="locked with a password"):
        showing.open([out.getvalue()], "pdf")


def test_a_file_over_the_limit_is_not_sent_whole(saved: Save) -> None:
    small = Showing(PictureLimits(input_bytes=1000))
    with pytest.raises(CannotShow, match="too much to decode"):
        small.open([saved(noise(100, 100), "PNG")], "picture")
    assert not small.fit


def test_a_worker_killed_midway_is_words(saved: Save) -> None:
    victim = Showing()
    victim.open([saved(noise(40, 40), "PNG")], "picture")
    os.kill(victim._process._process.pid, signal.SIGKILL)
    with pytest.raises(ShowingStopped) as stopped:
        victim.tile((0, 0, 10, 10), 1.0)
    assert "Nothing was lost or changed" in stopped.value.user_message
    assert not victim.fit


def test_closing_ends_the_process(saved: Save) -> None:
    victim = Showing()
    victim.open([saved(noise(40, 40), "PNG")], "picture")
    pid = victim._process._process.pid
    victim.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


_LIE = """
import sys; sys.path.insert(0, sys.argv[1])
from evidence_desk.capture import show_worker, viewable
viewable.prepare = lambda: None
def answer(values, rows=b"", real=show_worker._answer):
    if "guards" in values:
        return real(values)
    {lie}
show_worker._answer = answer
show_worker.main(sys.argv[2:])
"""


@pytest.mark.parametrize(
    "lie",
    [
        "real({'why': '', 'width': -5, 'height': 10, 'pages': [[0, 0, 1, 1]], 'note': ''})",
        "real({'why': '', 'width': 10, 'height': 10, 'pages': [[0, 0, 99, 1]], 'note': ''})",
        "real({'why': '', 'width': 10, 'height': 10, 'pages': [], 'note': ''})",
        "real({'why': '', 'width': 2**40, 'height': 10, 'pages': [[0, 0, 1, 1]], 'note': ''})",
        "real({'why': 7})",
        "real([1, 2])",
        "real({'why': '', 'width': 5, 'height': 5, 'pages': [[0, 0, 5, 5]], 'note': ''}, b'rows nobody asked for')",
        "import os; os.write(1, b'\\xff' * 4096)",
        "raise SystemExit",
    ],
)
def test_a_worker_that_was_taken_over_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, saved: Save, lie: str
) -> None:
    monkeypatch.setattr(show, "_BOOT", _LIE.format(lie=lie))
    liar = Showing()
    with pytest.raises(ShowingStopped):
        liar.open([saved(noise(8, 8), "PNG")], "picture")
    assert not liar.fit


def test_a_worker_that_hangs_is_ended_in_time(monkeypatch: pytest.MonkeyPatch, saved: Save) -> None:
    monkeypatch.setattr(show, "_BOOT", _LIE.format(lie="import time; time.sleep(60)"))
    slow = Showing(PictureLimits(wall_s=1))
    with pytest.raises(CannotShow, match="longer than 1 seconds"):
        slow.open([saved(noise(8, 8), "PNG")], "picture")
    assert not slow.fit

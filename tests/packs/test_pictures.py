"""Pictures go into a pack as they are, and bytes that are not what was measured do not."""

from __future__ import annotations

import hashlib
import io
import struct
import subprocess
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.packs.content import Picture, PictureBody
from evidence_desk.packs.images import Unfit, write_picture
from evidence_desk.packs.writer import PdfWriter

if TYPE_CHECKING:
    from tests.packs.conftest import Kit, Made

SMALL = (120, 90)


def pictures_in(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    """The exhibits' pictures in a pack; emoji say nothing of interpolation."""
    return [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/Interpolate" in item]


def count_pictures(made: Made) -> int:
    with pikepdf.open(made.path) as pdf:
        return len(pictures_in(pdf))


def modes(kit: Kit) -> dict[str, bytes]:
    """PNG files of every kind that passes through."""
    base = Image.merge(
        "RGB", [Image.linear_gradient("L").rotate(turn).resize(SMALL) for turn in (0, 90, 180)]
    )
    wide = Image.frombytes(
        "I;16", SMALL, bytes(range(256)) * (SMALL[0] * SMALL[1] * 2 // 256) + bytes(range(96))
    )
    return {
        "true colour": kit.png(base),
        "grey": kit.png(base.convert("L")),
        "black and white": kit.png(base.convert("1")),
        "palette of 8 bits": kit.png(base.quantize(200)),
        "palette of 4 bits": kit.png(base.quantize(12), bits=4),
        "grey of 16 bits": kit.png(wide),
    }


@pytest.mark.parametrize("channels", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("options", [{}, {"progressive": True}], ids=["baseline", "progressive"])
def test_the_bytes_of_a_jpeg_are_in_the_pack_unchanged(
    kit: Kit, channels: str, options: dict[str, Any]
) -> None:
    data = kit.jpeg(kit.chat_picture(640, 480, mode=channels), **options)
    made = kit.one(PictureBody(picture=kit.picture(data)))
    with pikepdf.open(made.path) as pdf:
        streams = [
            s.read_raw_bytes()
            for s in pdf.objects
            if isinstance(s, pikepdf.Stream) and s.get("/Filter") == "/DCTDecode"
        ]
    assert [hashlib.sha256(stream).digest() for stream in streams] == [hashlib.sha256(data).digest()]


@pytest.mark.parametrize(
    "kind",
    ["true colour", "grey", "black and white", "palette of 8 bits", "palette of 4 bits", "grey of 16 bits"],
)
def test_the_pixels_of_a_png_are_in_the_pack_unchanged(kit: Kit, kind: str) -> None:
    data = modes(kit)[kind]
    made = kit.one(PictureBody(picture=kit.picture(data)))
    assert stored_rows(made) == inflated(data)
    if kind != "grey of 16 bits":  # which no program at hand takes out whole
        with pikepdf.open(made.path) as pdf:
            taken = [pikepdf.PdfImage(item).as_pil_image().convert("RGB") for item in pictures_in(pdf)]
        assert len(taken) == 1
        assert ImageChops.difference(loaded(io.BytesIO(data)), taken[0]).getbbox() is None


def loaded(source: Path | io.BytesIO) -> Image.Image:
    with Image.open(source) as image:
        return image.convert("RGB")


def inflated(png: bytes) -> bytes:
    at, parts = 8, []
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        if kind == b"IDAT":
            parts.append(png[at + 8 : at + 8 + length])
        at += 12 + length
    return zlib.decompress(b"".join(parts))


def stored_rows(made: Made) -> bytes:
    with pikepdf.open(made.path) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and "/DecodeParms" in item:
                return zlib.decompress(item.read_raw_bytes())
    raise AssertionError("no picture in the pack")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_a_matrix_and_agrees_with_another_program(
    kit: Kit, orientation: int, tmp_path: Path
) -> None:
    colours = Image.new("RGB", (300, 200))
    for box, colour in (
        ((0, 0, 150, 100), "red"),
        ((150, 0, 300, 100), "lime"),
        ((0, 100, 150, 200), "blue"),
        ((150, 100, 300, 200), "yellow"),
    ):
        colours.paste(colour, box)
    exif = Image.Exif()
    exif[0x0112] = orientation
    with Image.open(io.BytesIO(kit.jpeg(colours, exif=exif))) as tagged:
        upright = ImageOps.exif_transpose(tagged)
    made = kit.one(PictureBody(picture=kit.picture(kit.png(colours), orientation=orientation)))
    page = made.report.first_pages["JPS/1"]
    subprocess.run(
        [
            "pdftoppm",
            "-r",
            "96",
            "-png",
            "-f",
            str(page),
            "-l",
            str(page + 1),
            str(made.path),
            str(tmp_path / "p"),
        ],
        check=True,
        timeout=60,
    )
    shown = [shown_colours(loaded(path)) for path in sorted(tmp_path.glob("p-*.png"))]
    assert quarters(upright.convert("RGB")) in shown


def quarters(image: Image.Image) -> list[str]:
    return [
        named(image.getpixel((x, y)))
        for y in (image.height // 4, image.height * 3 // 4)
        for x in (image.width // 4, image.width * 3 // 4)
    ]


def named(pixel: Any) -> str:
    red, green, blue = (value > 128 for value in pixel[:3])
    return {
        (True, False, False): "red",
        (False, True, False): "lime",
        (False, False, True): "blue",
        (True, True, False): "yellow",
    }.get((red, green, blue), "")


def shown_colours(page: Image.Image) -> list[str]:
    """The colours of the four quarters of the only coloured rectangle of a page."""
    saturated = page.convert("HSV").getchannel("S").point(lambda value: 255 if value > 200 else 0)
    box = saturated.getbbox()
    return quarters(page.crop(box)) if box else []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: b"GIF89a" + data, "begin"),
        (lambda data: data[:40], "cut off|too early"),
        (lambda data: data[:8] + b"\xff\xff\xff\xff" + data[12:], "cut off"),
        (lambda data: data[:28] + b"\x01" + data[29:], "converting"),  # interlaced
        (lambda data: data[:25] + b"\x06" + data[26:], "converting"),  # with alpha
        (
            lambda data: data[:33] + struct.pack(">I4s", 2, b"tRNS") + b"\0\0\0\0\0\0" + data[33:],
            "transparency",
        ),
        (lambda data: data[:16] + struct.pack(">I", 121) + data[20:], "measured"),
        (lambda data: data[:33] + struct.pack(">I4sI", 0, b"IEND", 0), "no picture"),
        (lambda data: data[:8] + struct.pack(">I4sI", 0, b"tEXt", 0) + data[8:], "header"),
    ],
)
def test_a_png_that_is_not_what_was_measured_is_refused(kit: Kit, change: Any, reason: str) -> None:
    data = kit.png(kit.chat_picture(*SMALL))
    with pytest.raises(Unfit, match=reason):
        put(change(data), "png")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: b"\x89PNG" + data, "begin"),
        (lambda data: data[:30], "cut off|too early"),
        (lambda data: data[:2] + b"\xff\xe1\xff\xff" + data[2:], "cut off"),
        (lambda data: data[:2] + b"\xff\xe1\x00\x01" + data[2:], "cut off"),
        (lambda data: data[:2] + b"no marker" + data[2:], "follow"),
        (lambda data: data.replace(b"\xff\xc0", b"\xff\xc3"), "converting"),  # lossless JPEG
        (
            lambda data: data.replace(b"\xff\xc0\x00\x11\x08", b"\xff\xc0\x00\x11\x0c"),
            "converting",
        ),  # 12 bits
        (lambda data: b"\xff\xd8" + b"\xff\xd0" * 200_000, "too many"),
    ],
)
def test_a_jpeg_that_is_not_what_was_measured_is_refused(kit: Kit, change: Any, reason: str) -> None:
    data = kit.jpeg(kit.chat_picture(*SMALL))
    with pytest.raises(Unfit, match=reason):
        put(change(data), "jpeg")


def put(data: bytes, encoding: Any) -> None:
    picture = Picture(width=SMALL[0], height=SMALL[1], encoding=encoding, load=lambda: data)
    write_picture(PdfWriter(io.BytesIO()), picture)


@given(st.binary(max_size=300), st.sampled_from(["png", "jpeg"]), st.booleans())
@settings(deadline=None)
def test_no_bytes_do_worse_than_being_refused(data: bytes, encoding: str, signed: bool) -> None:
    start = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}[encoding] if signed else b""
    with pytest.raises(Unfit):
        put(start + data, encoding)


def test_a_picture_that_fails_has_a_page_that_says_so_and_the_pack_goes_on(kit: Kit) -> None:
    good = kit.png(kit.chat_picture(*SMALL))
    bad = Picture(width=120, height=90, encoding="png", load=lambda: good[:60])
    made = kit.render(
        kit.pack(
            [
                kit.exhibit("JPS/1", PictureBody(picture=bad)),
                kit.exhibit("JPS/2", PictureBody(picture=kit.picture(good))),
            ]
        )
    )
    assert list(made.report.not_shown) == ["JPS/1"]
    assert count_pictures(made) == 1
    text = made.body()
    assert "This picture could not be shown" in text
    assert "held in the case unchanged" in text


def test_bytes_that_were_tampered_with_stop_the_pack(kit: Kit) -> None:
    def refuse() -> bytes:
        raise TamperedBundle("exhibit JPS/1", "hash")

    picture = Picture(width=10, height=10, encoding="png", load=refuse)
    with pytest.raises(TamperedBundle):
        kit.one(PictureBody(picture=picture))


def test_a_very_tall_capture_is_stored_once_and_shown_to_its_last_row(kit: Kit) -> None:
    tall = Image.new("L", (1080, 60_000), 200)
    data = kit.png(tall, compress_level=1)
    made = kit.one(PictureBody(picture=kit.picture(data)))
    assert count_pictures(made) == 1
    text = made.body("-layout")
    assert "rows 1 to" in text
    assert "to 60,000 of 60,000 · end of picture" in text
    assert made.report.pages < 25


def test_a_wide_picture_is_shown_whole_and_again_in_parts_from_one_copy(kit: Kit) -> None:
    made = kit.one(PictureBody(picture=kit.picture(kit.png(kit.chat_picture(3840, 1080)))))
    assert count_pictures(made) == 1
    text = made.body()
    assert "Whole picture, 3,840 × 1,080 pixels" in text
    assert "Part 2 of 2: columns" in text

"""Not one pixel is lost: what stands in a pack is what was captured, for pictures of every kind."""

from __future__ import annotations

import hashlib
import io
import os
import random
import zlib
from functools import partial
from typing import Any

import pytest
from PIL import Image, ImageChops
from tests.packs import lossless
from tests.packs.lossless import drawn, in_pdf, looked_at, seen, stored, varied

from evidence_desk.packs.colour import four_inks_profile
from evidence_desk.packs.content import Picture
from evidence_desk.packs.images import write_picture
from evidence_desk.packs.writer import PdfWriter

COUNT = 1_000 if os.environ.get("EVIDENCE_DESK_SOAK") else 100
AS_THEY_ARE = {"JPEG", "grey JPEG", "CMYK JPEG", "progressive JPEG", "JPEG with a profile", "turned JPEG"}

PROFILES = {"JPEG with a profile": lossless.profile(), "CMYK JPEG": four_inks_profile()}


def original(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        return image.copy()


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures have the same pixels, in the kind that holds those of both."""
    wide = "I" if {one.mode, other.mode} & {"I", "I;16", "I;16B"} else "RGB"
    if one.mode == "CMYK" or other.mode == "CMYK":
        wide = "CMYK"
    first, second = one.convert(wide), other.convert(wide)
    return first.size == second.size and first.tobytes() == second.tobytes()


@pytest.mark.parametrize("part", range(4))
def test_bytes_of_a_jpeg_and_pixels_of_everything_else_are_those_that_were_captured(part: int) -> None:
    tried = 0
    for number, one in enumerate(varied(COUNT)):
        if number % 4 != part:
            continue
        tried += 1
        found = looked_at(one.data)
        findings = found.findings
        label = f"{number}: {one.name}, {findings.page_form} {findings.reason}"
        assert findings.page_form in {"jpeg", "png", "made"}, label
        assert findings.page_lossless, label
        pdf = in_pdf(one.data, found)
        if one.name in AS_THEY_ARE:
            assert findings.page_form == "jpeg", label
            entries, raw, _ = stored(pdf)
            assert hashlib.sha256(raw).digest() == hashlib.sha256(one.data).digest(), label
            assert entries["profile"] == PROFILES.get(one.name, b""), label
        else:
            assert same(seen(pdf), original(one.data)), label
    assert tried == COUNT // 4


def test_sixteen_bits_stay_sixteen_bits() -> None:
    for name in ("grey of 16 bits", "true colour of 16 bits"):
        data = lossless.KINDS[name](random.Random(5))
        found = looked_at(data)
        assert found.findings.page_form == "png"
        entries, raw, _ = stored(in_pdf(data, found))
        assert entries["bits"] == 16
        start = data.index(b"IDAT")
        assert raw.startswith(data[start + 4 : start + 4 + 2])
        assert sum(map(len, idat(data))) == len(raw)
        assert b"".join(idat(data)) == raw


def idat(data: bytes) -> list[bytes]:
    at, parts = 8, []
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if kind == b"IDAT":
            parts.append(data[at + 8 : at + 8 + size])
        at += 12 + size
    return parts


def test_what_shows_through_is_said_and_shown_on_white() -> None:
    data = lossless.own_png(random.Random(9), 6, 8, interlaced=False, opaque=False)
    found = looked_at(data)
    assert not found.findings.page_lossless
    assert "It is partly transparent and is shown on white." in found.findings.page_notes
    picture = original(data)
    on_white = Image.new("RGB", picture.size, "white")
    on_white.paste(picture.convert("RGB"), mask=picture.getchannel("A"))
    assert same(seen(in_pdf(data, found)), on_white)


@pytest.mark.parametrize(
    "name",
    ["true colour", "grey of 4 bits", "palette", "interlaced", "opaque alpha", "BMP", "JPEG", "grey JPEG"],
)
def test_another_program_draws_the_same_pixels(name: str) -> None:
    for seed in range(3):
        data = lossless.KINDS[name](random.Random(seed))
        page = drawn(in_pdf(data, looked_at(data)))
        picture = original(data).convert("RGB")
        assert page.size == picture.size
        most = max(high for _, high in ImageChops.difference(page, picture).getextrema())  # type: ignore[misc]  # RGB
        assert most <= (3 if "JPEG" in name else 0)  # programs round the inverse transform differently


# -- colours ---------------------------------------------------------------------------------------------------


def test_a_profile_goes_along_once_for_all_pictures_that_have_it() -> None:
    for name in ("profile", "profile and palette", "JPEG with a profile"):
        data = lossless.KINDS[name](random.Random(1))
        entries, _, palette = stored(in_pdf(data, looked_at(data)))
        assert entries["profile"] == lossless.profile()
        assert bool(palette) == ("palette" in name)
    out = io.BytesIO()
    writer = PdfWriter(out)
    for seed in (1, 2):
        data = lossless.KINDS["JPEG with a profile"](random.Random(seed))
        width, height = original(data).size
        write_picture(writer, Picture(width=width, height=height, encoding="jpeg", load=partial(bytes, data)))
    writer.finish(writer.add("<<>>"), writer.add("<<>>"), bytes(16))
    assert out.getvalue().count(b"/N 3/Alternate") == 1
    assert out.getvalue().count(b"/ColorSpace[/ICCBased") == 2


def damaged(change: str) -> bytes:
    profile = bytearray(lossless.profile())
    match change:
        case "length":
            profile[3] ^= 1
        case "mark":
            profile[36] ^= 1
        case "grey":
            profile[16:20] = b"GRAY"
        case "version":
            profile[8] = 5
        case "device link":
            profile[12:16] = b"link"
        case "part beyond its end":
            profile[136:140] = b"\x7f\xff\xff\xff"
        case "parts without end":
            profile[128:132] = b"\x7f\xff\xff\xff"
        case "cut":
            del profile[100:]
    return bytes(profile)


@pytest.mark.parametrize(
    "change",
    [
        "length", "mark", "grey", "version", "device link", "part beyond its end", "parts without end", "cut",
    ],
)  # fmt: skip
def test_a_profile_that_is_not_in_order_stays_out_and_the_pixels_go_in(change: str) -> None:
    data = lossless.saved(
        original(lossless.KINDS["JPEG"](random.Random(1))), "JPEG", icc_profile=damaged(change)
    )
    entries, raw, _ = stored(in_pdf(data, looked_at(data)))
    assert entries["profile"] == b""
    assert entries["space"] == "/DeviceRGB"
    assert raw == data


def test_a_profile_that_unpacks_without_end_is_let_go() -> None:
    bomb = lossless.chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(64 << 20), 9))
    data = lossless.own_png(random.Random(1), 2, 8, interlaced=False, extra=bomb)
    found = looked_at(data)
    assert found.findings.page_form == "png"
    assert stored(in_pdf(data, found))[0]["space"] == "/DeviceRGB"


def test_gamma_and_primaries_of_their_own_are_kept() -> None:
    data = lossless.KINDS["gamut"](random.Random(1))
    assert stored(in_pdf(data, looked_at(data)))[0]["space"] == "/CalRGB"
    usual = lossless.chunk(b"gAMA", (45_455).to_bytes(4, "big"))
    data = lossless.own_png(random.Random(1), 2, 8, interlaced=False, extra=usual)
    assert stored(in_pdf(data, looked_at(data)))[0]["space"] == "/DeviceRGB"


# -- beside the pixels -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [{}, {"progressive": True}], ids=["baseline", "progressive"])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_where_names_are_replaced_a_jpeg_goes_with_its_pixels_alone(
    mode: str, options: dict[str, Any]
) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Jasmine Okonkwo"
    picture = lossless.noise(random.Random(3), mode, (90, 70))
    data = lossless.saved(picture, "JPEG", exif=exif, comment=b"Jasmine Okonkwo", **options)
    data += b"Jasmine Okonkwo, after the end"
    found = looked_at(data)
    assert found.findings.page_form == "jpeg"
    bare = in_pdf(data, found, bare=True)
    assert b"Jasmine" in in_pdf(data, found)
    assert b"Jasmine" not in bare
    _, raw, _ = stored(bare)
    assert raw.endswith(b"\xff\xd9")
    assert same(seen(bare), original(data))

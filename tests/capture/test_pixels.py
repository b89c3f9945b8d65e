"""What a picture becomes on a page, in the same process; test_inspect.py asks the worker."""

from __future__ import annotations

import io
import itertools
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, ImageChops, ImageOps

from evidence_desk.capture import pixels
from evidence_desk.capture.findings import Inspection, PictureLimits
from evidence_desk.capture.png import is_plain

Draw = Callable[..., Image.Image]
Save = Callable[..., bytes]
LIMITS = PictureLimits()


def _inspect(data: bytes) -> Inspection:
    found = pixels.inspect(data, LIMITS)
    findings = found.findings
    assert (found.page_ready is not None) == (findings.page_form == "made")
    assert (findings.reason != "") == (findings.page_form == "none")
    if found.page_ready is not None:
        assert is_plain(found.page_ready, findings.width, findings.height)
    return found


def _made(found: Inspection) -> Image.Image:
    assert found.page_ready is not None, found.findings.reason
    with Image.open(io.BytesIO(found.page_ready)) as image:
        image.load()
        return image.copy()


def _same(one: Image.Image, other: Image.Image) -> bool:
    return (
        one.size == other.size
        and ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox() is None
    )


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "I;16"])
def test_plain_png_goes_through_as_it_is(mode: str, drawn: Draw, saved: Save) -> None:
    image = drawn(mode="L").convert("I;16") if mode == "I;16" else drawn(mode=mode)
    found = _inspect(saved(image, "PNG")).findings
    assert (found.page_form, found.format, found.width, found.height) == ("png", "PNG", 90, 60)
    assert found.bits == {"1": 1, "I;16": 16}.get(mode, 8)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("progressive", [False, True])
def test_jpeg_goes_through_as_it_is(mode: str, progressive: bool, drawn: Draw, saved: Save) -> None:
    found = _inspect(saved(drawn(mode=mode), "JPEG", progressive=progressive)).findings
    assert (found.page_form, found.mode, found.bits, found.page_lossless) == ("jpeg", mode, 8, True)
    assert found.inverted == (mode == "CMYK")


def test_a_jpeg_that_pdf_readers_cannot_decode_is_made_anew(
    drawn: Draw, saved: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pillow writes no arithmetic coding, so the frame header is read as if it said so."""
    data = saved(drawn(), "JPEG")
    monkeypatch.setattr(pixels, "_jpeg_frame", lambda _: (9, 8, False))
    with Image.open(io.BytesIO(data)) as image:
        assert _same(_made(_inspect(data)), image)


def test_the_frame_header_of_a_jpeg_is_found(drawn: Draw, saved: Save) -> None:
    plain = saved(drawn(), "JPEG")
    assert pixels._jpeg_frame(plain) == (0, 8, False)
    assert pixels._jpeg_frame(saved(drawn(), "JPEG", progressive=True)) == (2, 8, False)
    assert pixels._jpeg_frame(saved(drawn(mode="CMYK"), "JPEG")) == (0, 8, True)
    assert pixels._jpeg_frame(plain[:2] + b"\xff\xff\xff\x01" + plain[2:]) == (0, 8, False)
    arithmetic = plain.replace(b"\xff\xc0", b"\xff\xc9", 1)
    assert pixels._jpeg_frame(arithmetic) == (9, 8, False)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_an_opaque_alpha_channel_is_dropped_without_loss(mode: str, drawn: Draw, saved: Save) -> None:
    image = drawn(mode=mode)
    found = _inspect(saved(image, "PNG"))
    assert (found.findings.has_alpha, found.findings.page_lossless, found.findings.page_notes) == (
        True,
        True,
        (),
    )
    assert _made(found).mode == ("RGB" if mode == "RGBA" else "L")
    assert _same(_made(found), image)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_a_transparent_picture_is_shown_on_white_and_says_so(mode: str, drawn: Draw, saved: Save) -> None:
    image = drawn(mode=mode)
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    found = _inspect(saved(image, "PNG"))
    assert found.findings.page_notes == ("It is partly transparent and is shown on white.",)
    assert not found.findings.page_lossless
    white = Image.new("RGBA", image.size, "white")
    expected = Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    differences = ImageChops.difference(_made(found).convert("RGB"), expected).convert("L").histogram()
    assert sum(differences[2:]) == 0  # one step of rounding


@pytest.mark.parametrize("kind", ["palette", "grey", "colour"])
def test_a_transparent_colour_is_shown_on_white(kind: str, drawn: Draw, saved: Save) -> None:
    image = drawn(mode={"palette": "P", "grey": "L", "colour": "RGB"}[kind])
    transparent = image.getpixel((0, 0))
    found = _inspect(saved(image, "PNG", transparency=transparent))
    assert found.findings.has_alpha
    assert found.findings.page_notes == ("It is partly transparent and is shown on white.",)
    assert _made(found).convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_a_palette_index_beyond_the_palette_is_not_passed_through(raw_png: Save) -> None:
    rows = b"\0\0\1\2\3" * 4
    whole, short = [(b"PLTE", bytes(12))], [(b"PLTE", bytes(9))]
    assert _inspect(raw_png((4, 4), 8, 3, rows, between=whole)).findings.page_form == "png"
    assert _inspect(raw_png((4, 4), 8, 3, rows, between=short)).findings.page_form == "made"
    packed = b"\0\x1b" * 4  # 0 1 2 3 in two bits each
    assert _inspect(raw_png((4, 4), 2, 3, packed, between=whole)).findings.page_form == "png"
    assert _inspect(raw_png((4, 4), 2, 3, packed, between=short)).findings.page_form == "made"


def _interlaced(image: Image.Image, depth: int, colour: int, raw_png: Save) -> bytes:
    """Return an Adam7 PNG of an image of one or three bytes per pixel, every row unfiltered."""
    rows, step = [], len(image.getbands()) * depth // 8
    plain = image.tobytes()
    for x, y, dx, dy in (
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ):
        for row in range(y, image.height, dy):
            line = plain[row * image.width * step : (row + 1) * image.width * step]
            if image.width > x:
                cells = (line[at * step : (at + 1) * step] for at in range(x, image.width, dx))
                rows.append(b"\0" + b"".join(cells))
    return raw_png(image.size, depth, colour, b"".join(rows), interlace=1)


def test_an_interlaced_png_is_made_anew_without_loss(drawn: Draw, raw_png: Save) -> None:
    image = drawn()
    found = _inspect(_interlaced(image, 8, 2, raw_png))
    assert (found.findings.page_form, found.findings.page_lossless) == ("made", True)
    assert _same(_made(found), image)


def test_sixteen_bits_are_kept_where_possible_and_their_loss_is_told(raw_png: Save) -> None:
    grey = struct.pack(">16H", *range(0, 64_000, 4000))
    deep = Image.frombytes("I;16", (4, 4), struct.pack("<16H", *range(0, 64_000, 4000)))
    passes = _interlaced(Image.frombytes("I;16", (4, 4), grey), 16, 0, raw_png)
    found = _inspect(passes)
    assert (found.findings.bits, found.findings.page_lossless) == (16, True)
    assert _made(found).tobytes() == deep.tobytes()

    rows = b"".join(b"\0" + struct.pack(">16H", *range(16)) for _ in range(4))
    alpha = _inspect(raw_png((4, 4), 16, 6, rows))
    assert not alpha.findings.page_lossless
    assert "It is shown with 8 of its 16 bits for each colour." in alpha.findings.page_notes


def test_pixels_too_many_are_made_anew_and_told(raw_png: Save) -> None:
    rows = b"".join(b"\0" + bytes(range(row, row + 4)) for row in range(4))
    for packed in (
        zlib.compress(rows + b"hidden"),
        zlib.compress(rows) + b"hidden",
        zlib.compress(rows)[:-4],
    ):
        found = _inspect(raw_png((4, 4), 8, 0, b"", packed=packed))
        assert found.findings.page_form == "made"
        assert found.findings.page_notes == ("Bytes after the end of its pixels were left out.",)
        assert _made(found).tobytes() == bytes(row + at for row in range(4) for at in range(4))
        assert found.page_ready is not None
        assert b"hidden" not in found.page_ready


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("GIF", {}),
        ("WEBP", {"lossless": True}),
        ("BMP", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "tiff_adobe_deflate"}),
    ],
)
def test_other_kinds_are_made_anew_without_loss(
    kind: str, options: dict[str, object], drawn: Draw, saved: Save
) -> None:
    image = drawn()
    found = _inspect(saved(image, kind, **options))
    assert (found.findings.format, found.findings.page_lossless, found.findings.page_notes) == (
        kind,
        True,
        (),
    )
    assert _same(_made(found), image)


@pytest.mark.parametrize("mode", ["1", "L", "I;16", "P", "RGBA", "CMYK"])
def test_tiff_of_every_usual_kind_is_shown(mode: str, drawn: Draw, saved: Save) -> None:
    image = drawn(mode="L").convert("I;16") if mode == "I;16" else drawn(mode=mode)
    found = _inspect(saved(image, "TIFF"))
    assert _same(_made(found).convert("RGB"), image.convert("RGB"))
    assert found.findings.page_lossless == (mode != "CMYK")
    assert found.findings.bits == {"1": 1, "I;16": 16}.get(mode, 8)


def test_tiff_of_fractions_is_not_shown(drawn: Draw, saved: Save) -> None:
    assert "cannot be printed" in _inspect(saved(drawn(mode="L").convert("F"), "TIFF")).findings.reason


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "TIFF", "PNG"])
def test_of_an_animation_the_first_picture_is_shown(kind: str, drawn: Draw, saved: Save) -> None:
    first = drawn()
    options = {"lossless": True} if kind == "WEBP" else {}
    frames = [ImageOps.mirror(first), ImageOps.flip(first)]
    found = _inspect(saved(first, kind, save_all=True, append_images=frames, **options))
    assert found.findings.frames == 3
    if kind == "PNG":
        assert found.findings.page_form == "png"  # its plain pixels are the first picture
    else:
        assert found.findings.page_notes == ("The first of its 3 pictures is shown.",)
        assert _same(_made(found), first)


def test_a_jpeg_with_pictures_behind_it_is_a_jpeg(drawn: Draw, saved: Save) -> None:
    found = _inspect(saved(drawn(), "MPO", save_all=True, append_images=[drawn()])).findings
    assert (found.format, found.frames, found.page_form) == ("MPO", 2, "jpeg")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_turning_the_page_form_gives_the_upright_picture(
    orientation: int, kind: str, drawn: Draw, saved: Save
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"lossless": True} if kind == "WEBP" else {}
    data = saved(drawn(), kind, exif=exif, **options)
    found = _inspect(data)
    with Image.open(io.BytesIO(data)) as image:
        stored = image.copy() if kind != "TIFF" else image
        upright = ImageOps.exif_transpose(image)
        upright.load()
    page = _made(found) if found.page_ready else stored
    assert found.findings.orientation == (1 if kind == "TIFF" else orientation)
    assert (page.width, page.height) == (found.findings.width, found.findings.height)
    turned = Image.Exif()
    turned[0x0112] = found.findings.orientation
    page.info = {"exif": turned.tobytes()}
    page = page.convert(page.mode)
    page.getexif()[0x0112] = found.findings.orientation
    assert _same(ImageOps.exif_transpose(page), upright)


def test_times_device_and_place_are_told_as_written(drawn: Draw, saved: Save) -> None:
    exif = Image.Exif()
    exif.update({0x010F: "Maker\x1b", 0x0110: "Phone 3", 0x0131: "Android", 0x0132: "2026:11:20 17:00:00"})
    exif.get_ifd(0x8769).update({0x9003: "2026:11:20 16:55:01", 0x9011: "+00:00", 0x9291: "123"})
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (51.0, 30.0, 12.5), 3: "W", 4: (0.0, 7.0, 39.0), 29: "2026:11:20"}
    )
    for kind in ("JPEG", "PNG", "WEBP"):
        found = _inspect(saved(drawn(), kind, exif=exif)).findings
        assert (found.make, found.model, found.software) == ("Maker", "Phone 3", "Android")
        assert found.times == (
            ("DateTime", "2026:11:20 17:00:00"),
            ("DateTimeOriginal", "2026:11:20 16:55:01"),
            ("OffsetTimeOriginal", "+00:00"),
            ("SubSecTimeOriginal", "123"),
        )
        assert found.gps
        assert dict(found.gps_values)["GPSLatitude"] == "51 30 12.5"
        assert dict(found.gps_values)["GPSDateStamp"] == "2026:11:20"
    assert not _inspect(saved(drawn(), "JPEG")).findings.gps


def test_png_text_and_time_are_told(raw_png: Save) -> None:
    between = [
        (b"tEXt", b"Creation Time\x00Fri 20 Nov 2026"),
        (b"tEXt", b"Software\0Screens\n3"),
        (b"tIME", struct.pack(">H5B", 2026, 11, 20, 16, 55, 1)),
    ]
    found = _inspect(raw_png((4, 4), 8, 0, bytes(20), between=between)).findings
    assert found.times == (("Creation Time", "Fri 20 Nov 2026"), ("tIME", "2026-11-20T16:55:01Z"))
    assert found.software == "Screens 3"


def _profile(space: bytes, name: str, version: int) -> bytes:
    if version == 2:
        body = b"desc" + bytes(4) + (len(name) + 1).to_bytes(4, "big") + name.encode() + b"\0"
    else:
        text = name.encode("utf-16-be")
        body = (
            b"mluc"
            + bytes(4)
            + struct.pack(">II", 1, 12)
            + b"enGB"
            + struct.pack(">II", len(text), 28)
            + text
        )
    table = struct.pack(">I", 1) + b"desc" + struct.pack(">II", 144, len(body))
    return bytes(16) + space + bytes(108) + table + body


@pytest.mark.parametrize("version", [2, 4])
def test_a_colour_profile_is_named_and_goes_with_the_pixels_it_fits(
    version: int, drawn: Draw, saved: Save
) -> None:
    profile = _profile(b"RGB ", "Display P3", version)
    for kind in ("PNG", "JPEG", "WEBP", "TIFF"):
        found = _inspect(saved(drawn(), kind, icc_profile=profile))
        assert (found.findings.icc, found.findings.icc_description) == (True, "Display P3")
        if found.page_ready is not None:
            assert _made(found).mode == "RGB"
            with Image.open(io.BytesIO(found.page_ready)) as page:
                assert page.info["icc_profile"] == profile
    foreign = _inspect(saved(drawn(mode="LA"), "PNG", icc_profile=profile))
    assert foreign.page_ready is not None
    assert b"iCCP" not in foreign.page_ready


def test_a_colour_profile_that_is_a_bomb_is_left_out(raw_png: Save) -> None:
    bomb = b"x\0\0" + zlib.compress(bytes(200 * 2**20), 1)
    found = _inspect(raw_png((4, 4), 8, 0, bytes(20), between=[(b"iCCP", bomb)])).findings
    assert (found.page_form, found.icc, found.icc_description) == ("png", True, "")


def test_a_text_bomb_is_never_inflated(raw_png: Save) -> None:
    bomb = b"Comment\0\0" + zlib.compress(bytes(200 * 2**20), 1)
    for part in (b"zTXt", b"iTXt"):
        assert _inspect(raw_png((4, 4), 8, 6, bytes(68), between=[(part, bomb)])).findings.page_form == "made"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n", "PostScript program"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG is a drawing program's text"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "HEIC are not decoded on this computer"),
        (b"\0\0\0\x18ftypavif" + bytes(40), "AVIF are not decoded"),
        (b"P6 1 1 255 abc", "no picture of a kind"),
        (b"", "no picture of a kind"),
        (b"\x89PNG\r\n\x1a\n", "cut short"),
        (b"\xff\xd8\xff\xe0", "no picture of a kind"),
    ],
)
def test_what_is_not_decoded_says_why(data: bytes, words: str) -> None:
    assert words in _inspect(data).findings.reason


def test_every_truncation_of_a_picture_is_told(drawn: Draw, saved: Save) -> None:
    for kind in ("PNG", "JPEG", "BMP", "WEBP"):
        whole = saved(drawn(), kind)
        for size in range(20, len(whole) - 60, 37):
            assert _inspect(whole[:size]).findings.page_form == "none", (kind, size)


def test_bombs_are_refused_by_their_claim(raw_png: Save, saved: Save) -> None:
    assert "more than the 120 million" in _inspect(raw_png((60_000, 60_000), 8, 0, b"")).findings.reason
    zeros = raw_png((20_000, 20_000), 1, 0, bytes(2501 * 20_000))
    assert "more than the 120 million" in _inspect(zeros).findings.reason
    gif = bytearray(saved(Image.new("P", (2, 2)), "GIF"))
    gif[6:10] = b"\xff\xff\xff\xff"
    assert _inspect(bytes(gif)).findings.page_form == "none"
    huge = saved(Image.new("1", (12_000, 12_000)), "TIFF", compression="group4")
    assert "million pixels" in _inspect(huge).findings.reason


def test_a_tall_picture_is_offered_rows_to_cut_that_cut_no_writing(drawn: Draw, saved: Save) -> None:
    image = drawn(200, 1200)
    for data in (
        saved(image, "PNG"),
        saved(image.quantize(), "PNG"),
        saved(image, "JPEG", quality=98),
        saved(image.convert("RGBA"), "PNG"),
    ):
        cuts = _inspect(data).findings.cuts
        quiet = [row for row, score in cuts if score < 100]
        assert len(quiet) >= 28  # one for each of the gaps
        assert all((row - 10) % 40 >= 16 or row < 10 for row in quiet)
        assert all(b[0] - a[0] <= 48 for a, b in itertools.pairwise(cuts))
    assert _inspect(saved(drawn(200, 390), "PNG")).findings.cuts == ()


def test_rows_to_cut_are_counted_in_the_upright_picture(drawn: Draw, saved: Save) -> None:
    upright = drawn(200, 1200)
    expected = _inspect(saved(upright, "PNG")).findings.cuts
    for orientation, undo in (
        (3, Image.Transpose.ROTATE_180),
        (6, Image.Transpose.ROTATE_90),
        (8, Image.Transpose.ROTATE_270),
    ):
        exif = Image.Exif()
        exif[0x0112] = orientation
        found = _inspect(saved(upright.transpose(undo), "PNG", exif=exif)).findings
        ours, theirs = ([row for row, score in cuts if score < 100] for cuts in (found.cuts, expected))
        assert len(ours) >= 28
        assert all((row - 10) % 40 >= 16 or row < 10 for row in ours), orientation
        assert len(theirs) >= 28


def test_a_tall_picture_of_sixteen_bits_is_offered_rows_too(drawn: Draw, saved: Save) -> None:
    image = drawn(200, 1200, "L").convert("I").point(lambda value: value * 257).convert("I;16")
    cuts = _inspect(saved(image, "PNG")).findings.cuts
    assert len([row for row, score in cuts if score < 100]) >= 28
    assert max(score for _, score in cuts) > 500


def test_the_rows_offered_are_few_however_tall_it_is(drawn: Draw, saved: Save) -> None:
    cuts = _inspect(saved(drawn(100, 30_000), "PNG")).findings.cuts
    assert 250 <= len(cuts) <= 300

"""PNG by its own rules: what may be passed through, what has to be made anew, what cannot be shown."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from evidence_desk.capture import png

MOST = 10**6
GREY = bytes(5 * 4)  # 4 rows of 4 grey pixels, each behind its filter byte


def _sum_broken(data: bytes, kind: bytes) -> bytes:
    at = data.index(kind)
    end = at + 4 + int.from_bytes(data[at - 4 : at], "big")
    return data[:end] + bytes([data[end] ^ 1]) + data[end + 1 :]


@pytest.mark.parametrize("colour", [0, 2, 3, 4, 6])
@pytest.mark.parametrize("interlace", [0, 1])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 2), (4, 9), (5, 5), (17, 8)])
def test_the_inflated_size_is_exact_for_every_kind(
    colour: int, interlace: int, width: int, height: int
) -> None:
    """Known answer: the sum over the pixels' own positions, not over the formula of the passes."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    depths = {0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16]}[colour]
    for depth in depths:
        header = png.Header(
            width=width, height=height, depth=depth, colour=colour, interlaced=bool(interlace)
        )
        rows: dict[tuple[int, int], int] = {}
        for y in range(height):
            for x in range(width):
                row = (_adam7_pass(x, y), y) if interlace else (0, y)
                rows[row] = rows.get(row, 0) + channels * depth
        assert header.inflated_size() == sum(1 + -(-bits // 8) for bits in rows.values())


def _adam7_pass(x: int, y: int) -> int:
    pattern = ["16462646", "77777777", "56565656", "77777777", "36463646", "77777777", "56565656", "77777777"]
    return int(pattern[y % 8][x % 8])


def test_a_good_picture_is_exact_and_its_pixels_survive_storing(
    drawn: Callable[..., Image.Image], saved: Callable[..., bytes]
) -> None:
    for mode in ("L", "RGB", "P", "LA", "RGBA"):
        image = drawn(300, 700, mode)
        parts = png.read(saved(image, "PNG"), MOST)
        inflated = png.inflate(parts)
        assert inflated.exact
        assert inflated.pixels is not None
        again = Image.frombytes(mode, image.size, png.stored(parts, inflated.pixels), "zip", mode)
        assert again.tobytes() == image.tobytes()
        with Image.open(io.BytesIO(png.rewrapped(parts))) as rewrapped:
            assert rewrapped.convert("RGBA").tobytes() == image.convert("RGBA").tobytes()


def test_many_small_pieces_are_one_picture(
    raw_png: Callable[..., bytes], joined: Callable[..., bytes]
) -> None:
    rows = b"".join(b"\0" + random.Random(row).randbytes(400) for row in range(400))
    packed = zlib.compress(rows)
    header = raw_png((400, 400), 8, 0, b"")[16:29]
    pieces = [(b"IDAT", packed[at : at + 7]) for at in range(0, len(packed), 7)]
    parts = png.read(joined([(b"IHDR", header), *pieces, (b"IDAT", b""), (b"IEND", b"")]), MOST)
    inflated = png.inflate(parts)
    assert inflated.exact
    assert inflated.pixels is not None
    assert b"".join(inflated.pixels) == rows
    assert zlib.decompress(png.stored(parts, inflated.pixels)) == rows


@pytest.mark.parametrize(
    "packed",
    [
        zlib.compress(GREY + b"\0"),
        zlib.compress(GREY + bytes(9000)),
        zlib.compress(GREY + b"\xff"),
        zlib.compress(GREY) + b"more",
        zlib.compress(GREY)[:-4],
    ],
    ids=["a byte", "many bytes", "a byte that is no filter", "behind the stream", "no end"],
)
def test_pixels_that_do_not_end_with_the_picture_are_not_exact(
    packed: bytes, raw_png: Callable[..., bytes]
) -> None:
    assert not png.inflate(png.read(raw_png((4, 4), 8, 0, b"", packed=packed), MOST)).exact


def test_bytes_in_a_later_part_behind_the_stream_are_not_exact(
    raw_png: Callable[..., bytes],
    joined: Callable[..., bytes],
    chunks_of: Callable[..., list[tuple[bytes, bytes]]],
) -> None:
    header, idat, end = chunks_of(raw_png((4, 4), 8, 0, GREY))
    assert not png.inflate(png.read(joined([header, idat, (b"IDAT", b"x"), end]), MOST)).exact
    assert png.inflate(png.read(joined([header, idat, (b"IDAT", b""), end]), MOST)).exact


@pytest.mark.parametrize(
    ("packed", "words"),
    [
        (zlib.compress(GREY[:-1]), "its pixels are cut short"),
        (zlib.compress(b""), "its pixels are cut short"),
        (zlib.compress(GREY)[:-6], "its pixels are cut short"),
        (zlib.compress(GREY)[:-1] + b"\x7f", "compressed pixels are damaged"),
        (b"not deflate at all", "compressed pixels are damaged"),
        (zlib.compress(GREY[:5] + b"\5" + GREY[6:]), "a row of it is damaged"),
    ],
    ids=["a byte short", "nothing", "cut", "wrong check sum", "no stream", "no such filter"],
)
def test_damaged_pixels_are_refused_in_words(
    packed: bytes, words: str, raw_png: Callable[..., bytes]
) -> None:
    with pytest.raises(png.PngFault, match=words):
        png.inflate(png.read(raw_png((4, 4), 8, 0, b"", packed=packed), MOST))


def test_the_filter_of_every_row_is_looked_at(raw_png: Callable[..., bytes]) -> None:
    width, height = 3000, 900  # more than one piece while inflating
    for bad in (0, 1, 347, 899):
        rows = bytearray((width + 1) * height)
        rows[bad * (width + 1)] = 5
        with pytest.raises(png.PngFault, match="a row"):
            png.inflate(png.read(raw_png((width, height), 8, 0, bytes(rows)), 10**7))


@pytest.mark.parametrize(
    ("size", "depth", "colour"),
    [((0, 4), 8, 0), ((4, 0), 8, 0), ((4, 4), 3, 0), ((4, 4), 4, 2), ((4, 4), 8, 5)],
)
def test_a_header_that_means_nothing_is_refused(
    size: tuple[int, int], depth: int, colour: int, raw_png: Callable[..., bytes]
) -> None:
    with pytest.raises(png.PngFault, match="its header is damaged"):
        png.read(raw_png(size, depth, colour, GREY), MOST)


def test_more_pixels_than_allowed_are_refused_by_the_header_alone(raw_png: Callable[..., bytes]) -> None:
    with pytest.raises(png.PngFault, match="60,000 x 60,000 pixels, more than the 120 million"):
        png.read(raw_png((60_000, 60_000), 8, 2, b""), 120_000_000)


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (["IDAT", "IHDR", "IEND"], "does not begin"),
        (["IHDR", "IEND"], "cut short"),
        (["IHDR", "IDAT"], "cut short"),
        (["IHDR", "IDAT", "tEXt", "IDAT", "IEND"], "not in one piece"),
        (["IHDR", "IDAT", "PLTE", "IEND"], "out of place"),
        (["IHDR", "PLTE", "PLTE", "IDAT", "IEND"], "out of place"),
        (["IHDR", "NEWC", "IDAT", "IEND"], "newer program"),
        (["IHDR", "IHDR", "IDAT", "IEND"], "newer program"),
        (["IHDR", "ID\0T", "IDAT", "IEND"], "no proper name"),
    ],
)
def test_parts_out_of_order_are_refused(
    order: list[str], words: str, raw_png: Callable[..., bytes], joined: Callable[..., bytes]
) -> None:
    bodies = {"IHDR": raw_png((4, 4), 8, 0, b"")[16:29], "IDAT": zlib.compress(GREY), "PLTE": bytes(6)}
    with pytest.raises(png.PngFault, match=words):
        png.inflate(png.read(joined([(kind.encode(), bodies.get(kind, b"")) for kind in order]), MOST))


def test_a_wrong_check_sum_matters_where_the_part_matters(raw_png: Callable[..., bytes]) -> None:
    data = raw_png((4, 4), 8, 0, GREY, between=[(b"tEXt", b"Software\0x"), (b"tRNS", b"\0\0")])
    for kind in (b"IHDR", b"IDAT", b"tRNS"):
        with pytest.raises(png.PngFault, match=kind.decode()):
            png.read(_sum_broken(data, kind), MOST)
    spared = png.read(_sum_broken(data, b"tEXt"), MOST)
    assert spared.notes == ("The part tEXt has a wrong check sum and was ignored.",)
    assert spared.texts == ()


@pytest.mark.parametrize("palette", [b"", bytes(4), bytes(15)])
def test_a_palette_that_does_not_fit_is_refused(palette: bytes, raw_png: Callable[..., bytes]) -> None:
    with pytest.raises(png.PngFault, match="palette is damaged"):
        png.read(raw_png((4, 4), 2, 3, bytes(8), between=[(b"PLTE", palette)] if palette else []), MOST)


def test_bytes_after_the_end_are_told(raw_png: Callable[..., bytes]) -> None:
    assert "17 bytes stand after the end" in png.read(raw_png((4, 4), 8, 0, GREY) + bytes(17), MOST).notes[0]


def test_a_flood_of_parts_is_refused(raw_png: Callable[..., bytes]) -> None:
    with pytest.raises(png.PngFault, match="too many parts"):
        png.read(raw_png((4, 4), 8, 0, GREY, between=[(b"tEXt", b"")] * 100_001), MOST)


def test_only_the_plain_form_is_plain(raw_png: Callable[..., bytes]) -> None:
    plain = raw_png((4, 4), 8, 0, GREY)
    assert png.is_plain(plain, 4, 4)
    assert not png.is_plain(plain, 4, 5)
    assert not png.is_plain(plain + b"x", 4, 4)
    assert not png.is_plain(plain[:-1], 4, 4)
    assert not png.is_plain(raw_png((4, 4), 8, 0, GREY, interlace=1), 4, 4)
    assert not png.is_plain(raw_png((4, 4), 8, 0, GREY, between=[(b"tRNS", b"\0\0")]), 4, 4)
    assert not png.is_plain(raw_png((4, 4), 8, 0, GREY, between=[(b"tEXt", b"a\0b")]), 4, 4)
    assert not png.is_plain(raw_png((4, 4), 8, 6, bytes(4 * 17)), 4, 4)
    assert not png.is_plain(b"GIF89a", 4, 4)

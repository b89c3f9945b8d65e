"""Pictures go into a pack as they are: the compressed bytes of a JPEG or PNG become a PDF image without decoding.

Which pictures may do so was decided earlier, by the sandboxed decoder; here their outer structure is read again,
with bounds at every step, because the bytes are somebody else's. A picture that does not fit its description is
refused with `Unfit`, and the pack says so in its place.

Source: ISO 32000-1:2008, sections 7.4.8 (DCTDecode) and 7.4.4.4 (predictors); ISO/IEC 10918-1 annex B (JPEG);
W3C PNG, second edition, sections 5, 9 and 11.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from evidence_desk.packs.content import Blurred, Picture
from evidence_desk.packs.writer import PdfWriter

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_SPACES = {0: ("/DeviceGray", 1), 2: ("/DeviceRGB", 3)}  # colour type -> space, channels
_PNG_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8)}
_JPEG_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
_JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive: what DCTDecode must accept
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
_JPEG_START_OF_SCAN, _JPEG_ADOBE, _JPEG_END = 0xDA, 0xEE, 0xD9
_MOST_CHUNKS = 100_000
_LARGEST_SIDE = 1_000_000


class Unfit(Exception):
    """A picture cannot be put into a pack; the text says why, in words for the page."""


@dataclass(frozen=True, slots=True)
class _Image:
    entries: str
    pieces: list[memoryview]
    width: int
    height: int


def write_picture(writer: PdfWriter, picture: Picture) -> int:
    """Load a picture, write it as an image object and return the object's number.

    Only this picture is in memory meanwhile.

    Raises:
        Unfit: the bytes are not what the description says, or cannot be read.
        CannotWrite: the pack cannot be written.
    """
    if picture.blurred is not None:
        return _write_blurred(writer, picture.blurred)
    data = memoryview(picture.load())
    read = _read_jpeg if picture.encoding == "jpeg" else _read_png
    try:
        image = read(data)
    except (struct.error, IndexError) as error:
        raise Unfit("its structure ends too early") from error
    if (image.width, image.height) != (picture.width, picture.height):
        raise Unfit("its size is not the one that was measured")
    entries = f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}{image.entries}/Interpolate false"
    return writer.stream(entries, image.pieces, sum(len(piece) for piece in image.pieces))


def _write_blurred(writer: PdfWriter, blurred: Blurred) -> int:
    entries = (
        f"/Type/XObject/Subtype/Image/Width {blurred.columns}/Height {blurred.rows}"
        "/ColorSpace/DeviceRGB/BitsPerComponent 8/Interpolate true"
    )
    return writer.stream(entries, [memoryview(blurred.rgb)], len(blurred.rgb))


def _read_png(data: memoryview) -> _Image:
    """Find the compressed rows of a PNG of colour type 0, 2 or 3 without interlacing or transparency."""
    if bytes(data[:8]) != _PNG_SIGNATURE:
        raise Unfit("it does not begin like a PNG picture")
    header: tuple[int, ...] = ()
    palette = b""
    rows: list[memoryview] = []
    at = 8
    for _ in range(_MOST_CHUNKS):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        if len(body) != length:
            raise Unfit("one of its parts is cut off")
        if (kind == b"IHDR") != (at == 8):
            raise Unfit("its header is not where it belongs")
        if kind == b"IHDR":
            header = struct.unpack(">IIBBBBB", body)
        elif kind == b"PLTE":
            palette = bytes(body)
        elif kind == b"IDAT":
            rows.append(body)
        elif kind == b"tRNS":
            raise Unfit("it has transparency that was not worked in")
        elif kind == b"IEND":
            break
        at += 12 + length
    else:
        raise Unfit("it has too many parts")
    if not rows:
        raise Unfit("it holds no picture")
    return _png_image(header, palette, rows)


def _png_image(header: tuple[int, ...], palette: bytes, rows: list[memoryview]) -> _Image:
    width, height, depth, colour, compression, filtering, interlace = header
    if not (0 < width <= _LARGEST_SIDE and 0 < height <= _LARGEST_SIDE):
        raise Unfit("its size is out of bounds")
    if depth not in _PNG_DEPTHS.get(colour, ()) or compression or filtering or interlace:
        raise Unfit("it is of a kind that needs converting first")
    if colour == 3:
        entries = len(palette) // 3
        if not 0 < entries <= 1 << depth or len(palette) % 3:
            raise Unfit("its colour table is damaged")
        space, channels = f"[/Indexed/DeviceRGB {entries - 1}<{palette.hex()}>]", 1
    else:
        space, channels = _PNG_SPACES[colour]
    return _Image(
        f"/ColorSpace{space}/BitsPerComponent {depth}/Filter/FlateDecode/DecodeParms"
        f"<</Predictor 15/Colors {channels}/BitsPerComponent {depth}/Columns {width}>>",
        rows,
        width,
        height,
    )


def _read_jpeg(data: memoryview) -> _Image:
    """Read size, channels and the Adobe mark of a JPEG; all its bytes go into the pack."""
    if bytes(data[:2]) != b"\xff\xd8":
        raise Unfit("it does not begin like a JPEG picture")
    at = 2
    adobe = False
    frame: tuple[int, ...] = ()
    for _ in range(_MOST_CHUNKS):
        if data[at] != 0xFF:
            raise Unfit("its parts do not follow each other")
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        at += 2
        if marker in _JPEG_ALONE:
            continue
        if marker == _JPEG_END:
            break
        (length,) = struct.unpack_from(">H", data, at)
        body = data[at + 2 : at + length]
        if length < 2 or len(body) != length - 2:
            raise Unfit("one of its parts is cut off")
        if marker in _JPEG_FRAMES:
            frame = struct.unpack_from(">BHHB", body)
        elif marker == _JPEG_ADOBE:
            adobe = bytes(body[:5]) == b"Adobe"
        elif marker == _JPEG_START_OF_SCAN:
            break
        at += length
    else:
        raise Unfit("it has too many parts")
    if not frame:
        raise Unfit("it is of a kind that needs converting first")
    precision, height, width, channels = frame
    if precision != 8 or channels not in _JPEG_SPACES or not (width > 0 and height > 0):
        raise Unfit("it is of a kind that needs converting first")
    # Programs of Adobe store four-colour pictures inverted and mark them so.
    inverted = "/Decode[1 0 1 0 1 0 1 0]" if adobe and channels == 4 else ""
    return _Image(
        f"/ColorSpace{_JPEG_SPACES[channels]}/BitsPerComponent 8{inverted}/Filter/DCTDecode",
        [data],
        width,
        height,
    )

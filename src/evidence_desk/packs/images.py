"""Pictures go into a pack as they are: the compressed bytes of a JPEG or PNG become a PDF image without decoding.

Which pictures may do so was decided earlier, by the sandboxed decoder; here their outer structure is read again,
with bounds at every step, because the bytes are somebody else's. A picture that does not fit its description is
refused with `Unfit`, and the pack says so in its place.

Source: ISO 32000-1:2008, sections 7.4.8 (DCTDecode) and 7.4.4.4 (predictors); ISO/IEC 10918-1 annex B (JPEG);
W3C PNG, second edition, sections 5, 9 and 11.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from evidence_desk.packs import icc
from evidence_desk.packs.colour import four_inks_profile
from evidence_desk.packs.content import Blurred, Picture
from evidence_desk.packs.writer import PdfWriter

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_CHANNELS = {0: 1, 2: 3, 3: 3}  # by colour type; those of the colours in a palette
_PNG_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8)}
_JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive: what DCTDecode must accept
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
_JPEG_START_OF_SCAN, _JPEG_ADOBE, _JPEG_COLOUR, _JPEG_END = 0xDA, 0xEE, 0xE2, 0xD9
_JPEG_PLAIN, _JFIF_SIZE = 0xE0, 18  # bytes with the marker
_JPEG_SAYINGS = frozenset({*range(0xE0, 0xF0), 0xFE})  # of programs, and comments
_JPEG_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # in a scan, where 00 follows any other FF
_PNG_COLOURS = frozenset({b"iCCP", b"sRGB", b"gAMA", b"cHRM"})
_MOST_PROFILE_PARTS = 255  # segments of a JPEG
_PROFILE_PART_MAX = icc.PROFILE_MAX  # bytes of a chunk that is looked at
_DEVICE: Final = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
# Pictures of one telephone have the same profile: each pack holds it once.
_profiles: WeakKeyDictionary[PdfWriter, dict[bytes, int]] = WeakKeyDictionary()
_ROWS_LEVEL = 6
_MOST_CHUNKS = 100_000
_LARGEST_SIDE = 1_000_000


class Unfit(Exception):
    """A picture cannot be put into a pack; the text says why, in words for the page."""


@dataclass(frozen=True, slots=True)
class _Image:
    entries: str  # of its dictionary, but for size and colour space
    pieces: Sequence[bytes | memoryview]
    width: int
    height: int
    channels: int  # of its colours
    profile: bytes = b""
    space: str = ""  # a colour space of its own, where it has no profile
    palette: bytes = b""


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
    try:
        match picture.encoding:
            case "jpeg":
                image = _read_jpeg(data, bare=picture.bare)
            case "png":
                image = _read_png(data)
            case "rows":
                image = _packed_rows(data, picture.width, picture.height)
    except (struct.error, IndexError) as error:
        raise Unfit("its structure ends too early") from error
    if (image.width, image.height) != (picture.width, picture.height):
        raise Unfit("its size is not the one that was measured")
    entries = (
        f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}"
        f"/ColorSpace{_space(writer, image)}{image.entries}/Interpolate false"
    )
    return writer.stream(entries, image.pieces, sum(len(piece) for piece in image.pieces))


def _space(writer: PdfWriter, image: _Image) -> str:
    """Return the colour space of an image; its profile is written unless an earlier one had the same."""
    space = image.space or _DEVICE[image.channels]
    profile = image.profile if image.profile and icc.fits(image.profile, image.channels) else b""
    if not profile and image.channels == 4:  # archives take no inks that nothing says the colour of
        profile = four_inks_profile()
    if profile:
        written = _profiles.setdefault(writer, {})
        digest = hashlib.sha256(profile).digest()
        if digest not in written:
            entries = f"/N {image.channels}/Alternate{_DEVICE[image.channels]}"
            written[digest] = writer.deflated(entries, profile)
        space = f"[/ICCBased {written[digest]} 0 R]"
    if not image.palette:
        return space
    return f"[/Indexed{' ' if space[0] != '[' else ''}{space} {len(image.palette) // 3 - 1}<{image.palette.hex()}>]"


def _packed_rows(data: memoryview, width: int, height: int) -> _Image:
    """Compress plain rows of red, green and blue; of grey where there is no colour."""
    if len(data) != width * height * 3:
        raise Unfit("it has another number of rows than was measured")
    channels, rows = 3, bytes(data)
    red = rows[::3]
    if red == rows[1::3] and red == rows[2::3]:
        channels, rows = 1, red
    return _Image(
        "/BitsPerComponent 8/Filter/FlateDecode", [zlib.compress(rows, _ROWS_LEVEL)], width, height, channels
    )


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
    colours: dict[bytes, bytes] = {}
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
        elif kind in _PNG_COLOURS and not rows and length <= _PROFILE_PART_MAX:
            colours.setdefault(kind, bytes(body))
        elif kind == b"IEND":
            break
        at += 12 + length
    else:
        raise Unfit("it has too many parts")
    if not rows:
        raise Unfit("it holds no picture")
    return _png_image(header, palette, rows, colours)


def _png_image(
    header: tuple[int, ...], palette: bytes, rows: list[memoryview], colours: Mapping[bytes, bytes]
) -> _Image:
    width, height, depth, colour, compression, filtering, interlace = header
    if not (0 < width <= _LARGEST_SIDE and 0 < height <= _LARGEST_SIDE):
        raise Unfit("its size is out of bounds")
    if depth not in _PNG_DEPTHS.get(colour, ()) or compression or filtering or interlace:
        raise Unfit("it is of a kind that needs converting first")
    entries = len(palette) // 3
    if colour == 3 and (not 0 < entries <= 1 << depth or len(palette) % 3):
        raise Unfit("its colour table is damaged")
    channels = _PNG_CHANNELS[colour]
    samples = 1 if colour == 3 else channels
    profile = icc.of_png(colours[b"iCCP"]) if b"iCCP" in colours else b""
    own = (
        ""
        if profile or b"sRGB" in colours
        else icc.of_gamma(colours.get(b"gAMA", b""), colours.get(b"cHRM", b""), channels)
    )
    return _Image(
        f"/BitsPerComponent {depth}/Filter/FlateDecode/DecodeParms"
        f"<</Predictor 15/Colors {samples}/BitsPerComponent {depth}/Columns {width}>>",
        rows,
        width,
        height,
        channels,
        profile,
        own,
        palette if colour == 3 else b"",
    )


def _read_jpeg(data: memoryview, *, bare: bool) -> _Image:
    """Read size, channels, colours and the Adobe mark of a JPEG; every byte goes into the pack, unless it goes bare."""
    if bytes(data[:2]) != b"\xff\xd8":
        raise Unfit("it does not begin like a JPEG picture")
    adobe = False
    profile: list[bytes] = []
    frame: tuple[int, ...] = ()
    for marker, start, end in _segments(data):
        body = data[start + 4 : end]
        if marker in _JPEG_FRAMES:
            frame = struct.unpack_from(">BHHB", body)
        elif marker == _JPEG_ADOBE:
            adobe = bytes(body[:5]) == b"Adobe"
        elif marker == _JPEG_COLOUR and len(profile) < _MOST_PROFILE_PARTS:
            profile.append(bytes(body))
        elif marker == _JPEG_START_OF_SCAN:
            break
    if not frame:
        raise Unfit("it is of a kind that needs converting first")
    precision, height, width, channels = frame
    if precision != 8 or channels not in _DEVICE or not (width > 0 and height > 0):
        raise Unfit("it is of a kind that needs converting first")
    # Programs of Adobe store four-colour pictures inverted and mark them so.
    inverted = "/Decode[1 0 1 0 1 0 1 0]" if adobe and channels == 4 else ""
    return _Image(
        f"/BitsPerComponent 8{inverted}/Filter/DCTDecode",
        list(_bare(data)) if bare else [data],
        width,
        height,
        channels,
        icc.of_jpeg(profile) if profile else b"",
    )


def _segments(data: memoryview) -> Iterator[tuple[int, int, int]]:
    """Yield the marker of each part of a JPEG up to the head of its first scan, and where the part begins and ends."""
    at = 2
    for _ in range(_MOST_CHUNKS):
        if data[at] != 0xFF:
            raise Unfit("its parts do not follow each other")
        marker = data[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
        elif marker in _JPEG_ALONE:
            at += 2
        elif marker == _JPEG_END:
            return
        else:
            end = _end_of_segment(data, at)
            yield marker, at, end
            at = end
    raise Unfit("it has too many parts")


def _end_of_segment(data: memoryview, at: int) -> int:
    (length,) = struct.unpack_from(">H", data, at + 2)
    if length < 2 or at + 2 + length > len(data):
        raise Unfit("one of its parts is cut off")
    return at + 2 + int(length)


def _bare(data: memoryview) -> Iterator[memoryview]:
    """Yield the parts of a JPEG that make its pixels, each byte of them as it was.

    Left out are the places, times, devices and names that telephones write, small pictures of what was cut away, and
    whatever stands after the end.
    """
    yield data[:2]
    at = 2
    for marker, start, end in _segments(data):
        at = start
        if marker == _JPEG_START_OF_SCAN:
            break
        if _makes_pixels(marker, end - start):
            yield data[start:end]
    for _ in range(_MOST_CHUNKS):
        marker = data[at + 1]
        if marker == _JPEG_END:
            yield data[at : at + 2]
            return
        end = at + 2 if marker in _JPEG_ALONE else _end_of_segment(data, at)
        if _makes_pixels(marker, end - at):
            yield data[at:end]
        found = _JPEG_MARKER.search(data, end)
        if found is None:
            yield data[end:]
            return
        yield data[end : found.start()]
        at = found.start()
    raise Unfit("it has too many parts")


def _makes_pixels(marker: int, size: int) -> bool:
    """Return whether a part of a JPEG tells how its pixels are made; the plain mark of JFIF counts among those."""
    if marker == _JPEG_PLAIN:
        return size == _JFIF_SIZE  # longer ones hold a small picture
    return marker == _JPEG_ADOBE or marker not in _JPEG_SAYINGS

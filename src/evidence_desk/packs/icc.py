"""Whose colours a picture's numbers mean: its own profile, or its own gamma, as a colour space of the pack.

A profile is a stranger's, and the reader of the pack carries it out. So it goes in only when its header and the table
of its parts are in order and of the picture's kind; any other is left out, and the numbers then mean plain sRGB.

Source: ISO 15076-1:2010 sections 7.2 and 7.3; ISO 32000-1:2008 sections 8.6.5.2 to 8.6.5.5; W3C PNG (Third Edition)
sections 11.3.2.1 to 11.3.2.3; ICC.1:2010 annex B.4 for JPEG.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import Final

from evidence_desk.packs.writer import number

PROFILE_MAX: Final = 4 << 20  # bytes
_CHANNELS: Final = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
_CLASSES: Final = frozenset({b"scnr", b"mntr", b"prtr", b"spac"})
_CONNECTIONS: Final = frozenset({b"XYZ ", b"Lab "})
_VERSIONS: Final = frozenset({2, 4})  # 5 is not known to PDF 1.7
_HEAD, _ENTRY, _PARTS_MAX = 128, 12, 100
_SRGB_GAMMA: Final = 45_455  # what PNG writes for a curve like that of sRGB, times 100,000
_CLOSE: Final = 0.03
_SRGB_POINTS: Final = (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)  # white, red, green, blue: x, y


def fits(profile: bytes, channels: int) -> bool:
    """Return whether a profile is in order, and of pictures with so many channels."""
    if not _HEAD + 4 <= len(profile) <= PROFILE_MAX:
        return False
    size, version = struct.unpack_from(">I4xB", profile)
    kind, space, connection = profile[12:16], profile[16:20], profile[20:24]
    (parts,) = struct.unpack_from(">I", profile, _HEAD)
    table_end = _HEAD + 4 + _ENTRY * parts
    if (
        size != len(profile)
        or version not in _VERSIONS
        or kind not in _CLASSES
        or _CHANNELS.get(space) != channels
        or connection not in _CONNECTIONS
        or profile[36:40] != b"acsp"
        or not 0 < parts <= _PARTS_MAX
        or table_end > size
    ):
        return False
    places = struct.iter_unpack(">4sII", profile[_HEAD + 4 : table_end])
    return all(at >= table_end and at + length <= size for _, at, length in places)


def of_png(chunk: bytes) -> bytes:
    """Return the profile in the body of an iCCP chunk; empty if there is none in order."""
    name, end, rest = chunk.partition(b"\0")
    if not end or not 0 < len(name) < 80 or rest[:1] != b"\0":
        return b""
    inflater = zlib.decompressobj()
    try:
        profile = inflater.decompress(rest[1:], PROFILE_MAX + 1)
    except zlib.error:
        return b""
    return profile if inflater.eof and len(profile) <= PROFILE_MAX else b""


def of_jpeg(segments: Sequence[bytes]) -> bytes:
    """Return the profile spread over the APP2 segments of a JPEG; empty if there is none that is whole."""
    marked = [segment for segment in segments if segment.startswith(b"ICC_PROFILE\0") and len(segment) > 14]
    parts = {segment[12]: segment[14:] for segment in marked}
    counts = {segment[13] for segment in marked}
    if len(counts) != 1 or len(marked) != len(parts) or set(parts) != set(range(1, counts.pop() + 1)):
        return b""
    profile = b"".join(parts[place] for place in sorted(parts))
    return profile if len(profile) <= PROFILE_MAX else b""


def of_gamma(gamma: bytes, points: bytes, channels: int) -> str:
    """Return the colour space that gAMA and cHRM of a PNG ask for; empty where that is sRGB, or they are not in order.

    Args:
        gamma: body of gAMA, or empty.
        points: body of cHRM, or empty.
        channels: 1 or 3.
    """
    if len(gamma) != 4:
        return ""
    (exponent,) = struct.unpack(">I", gamma)
    if not 1_000 <= exponent <= 1_000_000:
        return ""
    named = _SRGB_POINTS
    if len(points) == 32:
        named = tuple(value / 100_000 for value in struct.unpack(">8I", points))
    usual = abs(exponent - _SRGB_GAMMA) < _SRGB_GAMMA * _CLOSE and all(
        abs(one - other) < _CLOSE for one, other in zip(named, _SRGB_POINTS, strict=True)
    )
    if usual:
        return ""
    curve = number(100_000 / exponent)
    matrix = _matrix(named)
    if matrix is None:
        return ""
    white = _listed([sum(matrix[row::3]) for row in range(3)])
    if channels == 1:
        return f"[/CalGray<</WhitePoint[{white}]/Gamma {curve}>>]"
    return f"[/CalRGB<</WhitePoint[{white}]/Gamma[{curve} {curve} {curve}]/Matrix[{_listed(matrix)}]>>]"


def _matrix(points: Sequence[float]) -> list[float] | None:
    """Return X, Y, Z of red, green and blue at full strength; None for primaries that span no colours."""
    white, *primaries = [(points[at], points[at + 1]) for at in range(0, 8, 2)]
    if any(not 0 < y < 1 or not 0 <= x < 1 for x, y in (white, *primaries)):
        return None
    red, green, blue = [(x / y, 1.0, (1 - x - y) / y) for x, y in primaries]
    target = (white[0] / white[1], 1.0, (1 - white[0] - white[1]) / white[1])
    whole = _volume(red, green, blue)
    if abs(whole) < 1e-6:
        return None
    shares = (
        _volume(target, green, blue) / whole,
        _volume(red, target, blue) / whole,
        _volume(red, green, target) / whole,
    )
    if min(shares) <= 0:
        return None
    return [
        value * share for colour, share in zip((red, green, blue), shares, strict=True) for value in colour
    ]


_Vector = tuple[float, float, float]


def _volume(a: _Vector, b: _Vector, c: _Vector) -> float:
    return (
        a[0] * (b[1] * c[2] - b[2] * c[1])
        - b[0] * (a[1] * c[2] - a[2] * c[1])
        + c[0] * (a[1] * b[2] - a[2] * b[1])
    )


def _listed(values: Sequence[float]) -> str:
    return " ".join(f"{value:.6f}" for value in values)

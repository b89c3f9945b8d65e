"""Colour profiles of our own making: sRGB in 500 bytes, which every document names for its plain colours, and one for
pictures in four inks that name none.

Source: ISO 15076-1:2010 (ICC profiles, version 4), sections 7 to 10; IEC 61966-2-1 for the primaries and the curve.
Nothing is copied from another profile.
"""

from __future__ import annotations

import functools
import itertools
import struct
from typing import Final

_D50: Final = (0.9642, 1.0, 0.8249)
# The primaries of sRGB as colours under D50, adapted by the matrix of Bradford.
_RED: Final = (0.436066, 0.222488, 0.013916)
_GREEN: Final = (0.385147, 0.716873, 0.097076)
_BLUE: Final = (0.143066, 0.060608, 0.714096)
_ADAPTED: Final = (
    1.047882,
    0.022919,
    -0.050201,
    0.029587,
    0.990479,
    -0.017059,
    -0.009232,
    0.015076,
    0.751678,
)
_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_NAME: Final = "sRGB"
_GRID: Final = 9  # steps of each ink
_TERMS: Final = "Free for any use"


@functools.cache
def srgb_profile() -> bytes:
    """Return the profile; always the same bytes."""
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(*_CURVE)
    parts = (
        (b"desc", _text(_NAME)),
        (b"cprt", _text(_TERMS)),
        (b"wtpt", _xyz(_D50)),
        (b"rXYZ", _xyz(_RED)),
        (b"gXYZ", _xyz(_GREEN)),
        (b"bXYZ", _xyz(_BLUE)),
        (b"chad", b"sf32" + bytes(4) + _fixed(*_ADAPTED)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    )
    return _profile(b"mntr", b"RGB ", parts)


@functools.cache
def four_inks_profile() -> bytes:
    """Return a profile for cyan, magenta, yellow and black without a press behind them; always the same bytes.

    Each ink takes away its part of sRGB, as programs show such pictures that know nothing of a press.
    """
    steps = [place / (_GRID - 1) for place in range(_GRID)]
    nodes = []
    for inks in itertools.product(steps, repeat=3):
        for black in steps:
            lightness, a, b = _lab(*((1 - ink) * (1 - black) for ink in inks))
            nodes += [round(lightness * 652.8), round((a + 128) * 256), round((b + 128) * 256)]
    straight = struct.pack(">HH", 0, 0xFFFF)
    table = b"mft2" + struct.pack(">IBBBB", 0, 4, 3, _GRID, 0) + _fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    table += struct.pack(">HH", 2, 2) + 4 * straight + struct.pack(f">{len(nodes)}H", *nodes) + 3 * straight
    parts = (
        (b"desc", _text("Four inks, unmeasured")),
        (b"cprt", _text(_TERMS)),
        (b"wtpt", _xyz(_D50)),
        (b"A2B0", table),
    )
    return _profile(b"scnr", b"CMYK", parts, b"Lab ")


def _lab(*colours: float) -> tuple[float, float, float]:
    """Return lightness and opponents under D50 of a colour of sRGB, each from 0 to 1."""
    power, scale, offset, slope, bend = _CURVE
    linear = [(scale * c + offset) ** power if c >= bend else slope * c for c in colours]
    xyz = [
        sum(part * light for part, light in zip(column, linear, strict=True)) / white
        for column, white in zip(zip(_RED, _GREEN, _BLUE, strict=True), _D50, strict=True)
    ]
    x, y, z = (v ** (1 / 3) if v > 216 / 24389 else (841 / 108) * v + 4 / 29 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _profile(
    device: bytes, space: bytes, parts: tuple[tuple[bytes, bytes], ...], connection: bytes = b"XYZ "
) -> bytes:
    """Put a profile together; a part that comes again is stored once."""
    table, body = [], b""
    start = 128 + 4 + 12 * len(parts)
    places: dict[bytes, int] = {}
    for signature, data in parts:
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table.append(signature + struct.pack(">II", places[data], len(data)))
    size = start + len(body)
    made = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI", size, 0x04200000) + device + space + connection + made + b"acsp"
    head += bytes(28) + _fixed(*_D50)  # no platform, flags, maker or model; perceptual intent
    return head.ljust(128, b"\0") + struct.pack(">I", len(parts)) + b"".join(table) + body


def _fixed(*values: float) -> bytes:
    """Return numbers with 16 bits before and after the point."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _xyz(colour: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*colour)


def _text(words: str) -> bytes:
    encoded = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(encoded), 28) + encoded

"""The colour profile that a document names for its plain red, green and blue: sRGB, in 500 bytes of our own making.

Source: ISO 15076-1:2010 (ICC profiles, version 4), sections 7 to 10; IEC 61966-2-1 for the primaries and the curve.
Nothing is copied from another profile.
"""

from __future__ import annotations

import functools
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


def _profile(device: bytes, space: bytes, parts: tuple[tuple[bytes, bytes], ...]) -> bytes:
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
    head = struct.pack(">I4xI", size, 0x04200000) + device + space + b"XYZ " + made + b"acsp"
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

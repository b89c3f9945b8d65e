"""What a picture says about itself: times, device, place, colour profile. Shown as written, never corrected.

Runs in the worker: everything here reads bytes that a stranger wrote, and what cannot be read is left out.
Sources: Exif 3.0 (CIPA DC-008), ICC.1:2022 section 7 and 10.15, PNG (Third Edition) section 11.3.
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable
from typing import Any

from PIL import Image

from evidence_desk.capture.findings import clean_text
from evidence_desk.capture.png import Png

PROFILE_BYTES = 4 * 2**20
_ORIENTATION, _SOFTWARE, _MAKE, _MODEL = 0x0112, 0x0131, 0x010F, 0x0110
_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_FIRST_TIMES = {0x0132: "DateTime"}
_EXIF_TIMES = {
    0x9003: "DateTimeOriginal",
    0x9004: "DateTimeDigitized",
    0x9010: "OffsetTime",
    0x9011: "OffsetTimeOriginal",
    0x9012: "OffsetTimeDigitized",
    0x9290: "SubSecTime",
    0x9291: "SubSecTimeOriginal",
    0x9292: "SubSecTimeDigitized",
}
_GPS_NAMES = {
    1: "GPSLatitudeRef",
    2: "GPSLatitude",
    3: "GPSLongitudeRef",
    4: "GPSLongitude",
    5: "GPSAltitudeRef",
    6: "GPSAltitude",
    7: "GPSTimeStamp",
    16: "GPSImgDirectionRef",
    17: "GPSImgDirection",
    29: "GPSDateStamp",
}
_PNG_TIMES = frozenset({"Creation Time", "date:create", "date:modify"})


def from_exif(load: Callable[[], Image.Exif]) -> dict[str, Any]:
    """Return fields of `Findings` from Exif; `load` may fail like anything that reads a stranger's bytes."""
    found: dict[str, Any] = {}
    exif = _tried(load)
    if exif is None:
        return found
    orientation = _tried(lambda: exif.get(_ORIENTATION))
    if isinstance(orientation, int) and 1 <= orientation <= 8:
        found["orientation"] = orientation
    for tag, field in ((_MAKE, "make"), (_MODEL, "model"), (_SOFTWARE, "software")):
        found[field] = _text(_tried(lambda tag=tag: exif.get(tag)))  # type: ignore[misc]  # bound at once
    inner = _tried(lambda: exif.get_ifd(_EXIF_IFD)) or {}
    times = [(name, _text(exif.get(tag))) for tag, name in _FIRST_TIMES.items()]
    times += [(name, _text(inner.get(tag))) for tag, name in _EXIF_TIMES.items()]
    found["times"] = tuple(pair for pair in times if pair[1])
    place = _tried(lambda: exif.get_ifd(_GPS_IFD)) or {}
    values = [(name, _text(place.get(tag))) for tag, name in _GPS_NAMES.items()]
    found["gps_values"] = tuple(pair for pair in values if pair[1])
    found["gps"] = bool(place)
    return found


def from_png(png: Png) -> dict[str, Any]:
    """Return fields of `Findings` from the spare parts of a PNG."""
    raw = png.extras.get(b"eXIf", b"")

    def load() -> Image.Exif:
        exif = Image.Exif()
        exif.load(b"Exif\0\0" + raw)
        return exif

    found = from_exif(load) if raw else {}
    times = list(found.get("times", ()))
    for chunk in png.texts:
        keyword, _, value = chunk.partition(b"\0")
        name, text = clean_text(keyword.decode("latin-1"), 79), clean_text(value.decode("latin-1"))
        if name in _PNG_TIMES and text and len(times) < 16:
            times.append((name, text))
        elif name == "Software" and not found.get("software"):
            found["software"] = text
    if len(stamp := png.extras.get(b"tIME", b"")) == 7:
        year, (month, day, *clock) = int.from_bytes(stamp[:2], "big"), stamp[2:]
        times.append(
            ("tIME", f"{year:04}-{month:02}-{day:02}T" + ":".join(f"{part:02}" for part in clock) + "Z")
        )
    found["times"] = tuple(times)
    return found


def png_profile(png: Png) -> bytes:
    """Return the ICC profile of a PNG, or nothing when it has none, or one that cannot be inflated in bounds."""
    name, _, packed = png.extras.get(b"iCCP", b"").partition(b"\0")
    if not name or packed[:1] != b"\0":
        return b""
    inflater = zlib.decompressobj()
    with contextlib.suppress(zlib.error):
        profile = inflater.decompress(packed[1:], PROFILE_BYTES)
        return profile if inflater.eof else b""
    return b""


def profile_fits(profile: bytes, mode: str) -> bool:
    """Return whether an ICC profile describes pixels of this Pillow mode, so that it may stand beside them."""
    spaces = {"L": b"GRAY", "I;16": b"GRAY", "RGB": b"RGB ", "P": b"RGB "}
    return 132 <= len(profile) <= PROFILE_BYTES and profile[16:20] == spaces.get(mode)


def profile_description(profile: bytes) -> str:
    """Return the name that an ICC profile gives itself, or nothing."""
    count = int.from_bytes(profile[128:132], "big")
    for at in range(132, 132 + 12 * min(count, 100), 12):
        if profile[at : at + 4] != b"desc":
            continue
        offset, size = (
            int.from_bytes(profile[at + 4 : at + 8], "big"),
            int.from_bytes(profile[at + 8 : at + 12], "big"),
        )
        body = profile[offset : offset + min(size, 4096)]
        if body[:4] == b"desc":  # version 2: ASCII with its length
            return clean_text(body[12 : 12 + int.from_bytes(body[8:12], "big")].decode("ascii", "replace"))
        if body[:4] == b"mluc" and len(body) >= 28:  # version 4: the first of its translations, UTF-16BE
            length, start = int.from_bytes(body[20:24], "big"), int.from_bytes(body[24:28], "big")
            return clean_text(body[start : start + length].decode("utf-16-be", "replace"))
    return ""


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, tuple):
        return " ".join(_text(item) for item in value[:8])
    if isinstance(value, str | int):
        return clean_text(str(value)) if not isinstance(value, int) or abs(value) < 2**64 else ""
    return clean_text(_tried(lambda: f"{float(value):.6f}".rstrip("0").rstrip(".")) or "")


def _tried(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - Pillow's Exif parser fails in many ways; the picture itself can be fine
        return None

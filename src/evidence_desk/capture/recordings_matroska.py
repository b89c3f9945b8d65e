"""Films and sound in Matroska and WebM. Sources: RFC 8794 (EBML), RFC 9559 (Matroska)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from evidence_desk.capture.brought import Facts, Unreadable, lasting, moment, read_exactly

_EPOCH = datetime(2001, 1, 1, tzinfo=UTC)
_ELEMENTS = 5_000
_PART_BYTES = 4 * 2**20  # most bytes of one description
_EBML, _DOC_TYPE, _SEGMENT, _CLUSTER = 0x1A45DFA3, 0x4282, 0x18538067, 0x1F43B675
_INFO, _TRACKS, _TAGS = 0x1549A966, 0x1654AE6B, 0x1254C367
_SCALE, _LENGTH, _DATE = 0x2AD7B1, 0x4489, 0x4461
_TEXTS = {0x4D80: "Written by (library)", 0x5741: "Written by (program)", 0x7BA9: "Title"}
_ENTRY, _KIND, _CODEC, _VIDEO, _AUDIO = 0xAE, 0x83, 0x86, 0xE0, 0xE1
_WIDE, _HIGH, _RATE, _CHANNELS = 0xB0, 0xBA, 0xB5, 0x9F
_TAG, _SIMPLE, _TAG_NAME, _TAG_TEXT = 0x7373, 0x67C8, 0x45A3, 0x4487
_TAGGED = {
    "CREATION_TIME": "Made, as a tag says",
    "DATE": "Made, as a tag says",
    "COM.ANDROID.VERSION": "Android version",
}


def read_matroska(facts: Facts, source: BinaryIO, size: int) -> None:
    """Collect the facts of a Matroska or WebM file.

    Raises:
        Unreadable: its elements do not add up; what was found before stays in `facts`.
    """
    at, left, inside = 0, _ELEMENTS, False
    found = False
    while at + 2 <= size and left:
        left -= 1
        name, length, body = _heading(source, at, size)
        if name == _SEGMENT:
            at, inside = body, True  # its parts come next, whatever its length says
            continue
        if length is None:
            if name == _CLUSTER:
                break  # a live recording: pictures and sound to its end
            raise Unreadable("a part of it does not say how long it is")
        if body + length > size:
            raise Unreadable("it is cut short: a part claims more bytes than there are")
        if name in {_EBML, _INFO, _TRACKS, _TAGS}:
            if length > _PART_BYTES:
                raise Unreadable("a description in it is too long")
            data = memoryview(read_exactly(source, body, length))
            {_EBML: _read_head, _INFO: _read_info, _TRACKS: _read_tracks, _TAGS: _read_tags}[name](
                facts, data
            )
            found = found or name == _TRACKS
        at = body + length
    if not inside or not found:
        raise Unreadable("the description of its tracks is missing")


def _heading(source: BinaryIO, at: int, size: int) -> tuple[int, int | None, int]:
    """Return name, length (None when unknown) and first byte of the element at a place."""
    head = read_exactly(source, at, min(12, size - at))
    return _parsed(memoryview(head), 0, at)


def _parsed(data: memoryview, start: int, offset: int = 0) -> tuple[int, int | None, int]:
    width = _width(data, start)
    if width > 4:
        raise Unreadable("its elements are damaged")
    name = int.from_bytes(data[start : start + width], "big")
    start += width
    width = _width(data, start)
    length = int.from_bytes(data[start : start + width], "big") & ((1 << 7 * width) - 1)
    if start + width > len(data):
        raise Unreadable("it is cut short")
    return name, None if length == (1 << 7 * width) - 1 else length, offset + start + width


def _width(data: memoryview, at: int) -> int:
    if at >= len(data) or not data[at]:
        raise Unreadable("its elements are damaged")
    return 9 - data[at].bit_length()


def _elements(data: memoryview) -> Iterator[tuple[int, memoryview]]:
    at, left = 0, _ELEMENTS
    while at < len(data) and left:
        left -= 1
        name, length, body = _parsed(data, at)
        if length is None or body + length > len(data):
            raise Unreadable("an element inside its description claims more bytes than there are")
        yield name, data[body : body + length]
        at = body + length


def _read_head(facts: Facts, data: memoryview) -> None:
    for name, value in _elements(data):
        if name == _DOC_TYPE:
            facts.add("Brand", _words(value))


def _read_info(facts: Facts, data: memoryview) -> None:
    scale, length, dated = 1_000_000, 0.0, False
    for name, value in _elements(data):
        if name == _SCALE:
            scale = int.from_bytes(value, "big")
        elif name == _LENGTH:
            length = _real(value)
        elif name == _DATE and len(value) == 8:
            dated = True
            written = moment(_EPOCH, int.from_bytes(value, "big", signed=True) / 10**9)
            facts.add("Made, as the file says", f"{written} (UTC by the standard)")
        elif name in _TEXTS:
            facts.add(_TEXTS[name], _words(value))
    if not dated:
        facts.add("Made, as the file says", "no time written")
    if length > 0:
        facts.add("Lasts", lasting(length * scale / 10**9))


def _read_tracks(facts: Facts, data: memoryview) -> None:
    for name, entry in _elements(data):
        if name != _ENTRY:
            continue
        kind, codec, more = 0, "", ""
        for inner, value in _elements(entry):
            if inner == _KIND:
                kind = int.from_bytes(value, "big")
            elif inner == _CODEC:
                codec = _words(value).removeprefix("V_").removeprefix("A_")
            elif inner == _VIDEO:
                numbers = {key: int.from_bytes(part, "big") for key, part in _elements(value)}
                more = f", {numbers.get(_WIDE, 0)} × {numbers.get(_HIGH, 0)}"
            elif inner == _AUDIO:
                parts = dict(_elements(value))
                rate = _real(parts[_RATE]) if _RATE in parts else 8_000
                count = int.from_bytes(parts[_CHANNELS], "big") if _CHANNELS in parts else 1
                more = f", {count} channel{'s' if count != 1 else ''}, {rate:,.0f} Hz"
        label = {1: "Film track", 2: "Sound track"}.get(kind, "Other track")
        facts.add(label, codec + more)


def _read_tags(facts: Facts, data: memoryview) -> None:
    for name, tag in _elements(data):
        if name != _TAG:
            continue
        for inner, simple in _elements(tag):
            if inner == _SIMPLE:
                parts = dict(_elements(simple))
                key = _words(parts.get(_TAG_NAME, b"")).upper()
                if key in _TAGGED:
                    facts.add(_TAGGED[key], _words(parts.get(_TAG_TEXT, b"")))


def _real(value: memoryview) -> float:
    if len(value) not in {4, 8}:
        return 0.0
    (number,) = struct.unpack(">f" if len(value) == 4 else ">d", value)
    return number if 0 < number < 1e15 else 0.0


def _words(value: bytes | memoryview) -> str:
    return bytes(value[:1_000]).decode("utf-8", "replace").strip("\0 ")

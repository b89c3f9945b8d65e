"""Films and sound in boxes: MP4, M4A, QuickTime. Sources: ISO/IEC 14496-12, Apple QuickTime File Format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO

from evidence_desk.capture.brought import Facts, Unreadable, lasting, moment, read_exactly

_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
_BOXES = 5_000  # most boxes looked at in one file
_MOVIE_BYTES = 64 * 2**20  # most bytes of the description of the film
_DEPTH = 12
_INNER = frozenset({b"trak", b"mdia", b"minf", b"stbl", b"udta", b"mvex", b"meta", b"moov"})
_KEYS = {
    "com.apple.quicktime.creationdate": "Made, as the device wrote it",
    "com.apple.quicktime.make": "Maker",
    "com.apple.quicktime.model": "Model",
    "com.apple.quicktime.software": "Software",
    "com.android.manufacturer": "Maker",
    "com.android.model": "Model",
    "com.android.version": "Android version",
}
_PLACES = frozenset({"com.apple.quicktime.location.ISO6709", "\u00a9xyz"})
_ATOMS = {
    "\u00a9mak": "Maker",
    "\u00a9mod": "Model",
    "\u00a9day": "Made, as the device wrote it",
    "\u00a9too": "Software",
    "\u00a9swr": "Software",
    "\u00a9nam": "Title",
}
_CODECS = {
    b"avc1": "H.264",
    b"avc3": "H.264",
    b"hvc1": "H.265",
    b"hev1": "H.265",
    b"av01": "AV1",
    b"vp09": "VP9",
    b"mp4v": "MPEG-4 Visual",
    b"mp4a": "AAC",
    b"alac": "Apple Lossless",
    b"Opus": "Opus",
    b"samr": "AMR",
    b"ac-3": "AC-3",
    b"s263": "H.263",
    b"jpeg": "Motion JPEG",
}


@dataclass(slots=True)
class _Walk:
    """What was collected on the way through the boxes."""

    facts: Facts
    left: int = _BOXES
    keys: list[str] = field(default_factory=list)
    place: bool = False
    tracks: int = 0
    kind: bytes = b""  # of the track being read
    size: tuple[int, int] = (0, 0)


def read_boxes(facts: Facts, source: BinaryIO, size: int) -> None:
    """Collect the facts of a file of boxes.

    Raises:
        Unreadable: its boxes do not add up; what was found before stays in `facts`.
    """
    walk, at, described = _Walk(facts), 0, False
    while at + 8 <= size:
        walk.left -= 1
        if walk.left < 0:
            raise Unreadable(f"it has more than {_BOXES:,} boxes")
        kind, body, end = _outer(source, at, size)
        if kind == b"ftyp" and end - body <= 4_096:
            brand = read_exactly(source, body, min(4, end - body))
            facts.add("Brand", brand.decode("latin-1").strip())
        elif kind == b"moov":
            if end - body > _MOVIE_BYTES:
                raise Unreadable("the description of its tracks is too long")
            _inside(walk, memoryview(read_exactly(source, body, end - body)), 0)
            described = True
        elif kind == b"moof":
            described = True  # in fragments; the first description says what there is
        at = end
    if not described:
        raise Unreadable("the description of its tracks is missing, as when a recording is broken off")
    facts.add("Place", "a place is written in the file; it is not printed" if walk.place else "none written")


def _outer(source: BinaryIO, at: int, size: int) -> tuple[bytes, int, int]:
    """Return kind, first byte and end of the box at a place in the file."""
    head = read_exactly(source, at, 8)
    length, kind, body = int.from_bytes(head[:4], "big"), head[4:], at + 8
    if length == 1:
        length, body = int.from_bytes(read_exactly(source, at + 8, 8), "big"), at + 16
    end = size if length == 0 else at + length
    if end < body:
        raise Unreadable("a box is smaller than its own heading")
    if end > size:
        raise Unreadable("it is cut short: a box claims more bytes than there are")
    return kind, body, end


def _boxes(walk: _Walk, data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    at = 0
    while at + 8 <= len(data):
        walk.left -= 1
        if walk.left < 0:
            raise Unreadable(f"it has more than {_BOXES:,} boxes")
        length, kind, body = int.from_bytes(data[at : at + 4], "big"), bytes(data[at + 4 : at + 8]), at + 8
        if length == 1:
            length, body = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        end = len(data) if length == 0 else at + length
        if end < body or end > len(data):
            if kind == bytes(4):  # the empty word that ends a list in QuickTime files
                return
            raise Unreadable("a box inside its description claims more bytes than there are")
        yield kind, data[body:end]
        at = end


def _inside(walk: _Walk, data: memoryview, depth: int) -> None:
    if depth > _DEPTH:
        raise Unreadable("its boxes are nested too deeply")
    for kind, body in _boxes(walk, data):
        if kind == b"trak":
            walk.tracks, walk.kind, walk.size = walk.tracks + 1, b"", (0, 0)
        if kind == b"meta" and bytes(body[4:8]) not in {b"hdlr", b"mhdr", b"keys"}:
            _inside(walk, body[4:], depth + 1)  # ISO files put version and flags here, QuickTime files do not
        elif kind in _INNER:
            _inside(walk, body, depth + 1)
        else:
            _leaf(walk, kind, bytes(body[:_MOVIE_BYTES]))


def _leaf(walk: _Walk, kind: bytes, body: bytes) -> None:
    match kind:
        case b"mvhd":
            _movie(walk, body)
        case b"tkhd":
            wide, high = (int.from_bytes(body[-8:-4], "big") >> 16, int.from_bytes(body[-4:], "big") >> 16)
            walk.size = (wide, high) if len(body) >= 84 else (0, 0)
        case b"hdlr":
            walk.kind = body[8:12]
        case b"stsd":
            _coding(walk, body)
        case b"keys":
            walk.keys = [_words(body) for _, body in _boxes(walk, memoryview(body)[8:])]
        case b"ilst":
            _values(walk, body)
        case _ if kind[:1] == b"\xa9":
            name = "\u00a9" + kind[1:].decode("latin-1")
            walk.place = walk.place or name in _PLACES
            if name in _ATOMS:
                walk.facts.add(_ATOMS[name], _words(body[4:]))


def _movie(walk: _Walk, body: bytes) -> None:
    wide = 8 if body[:1] == b"\1" else 4
    if len(body) < 4 + 3 * wide + 4:
        return
    made, changed = (int.from_bytes(body[at : at + wide], "big") for at in (4, 4 + wide))
    scale = int.from_bytes(body[4 + 2 * wide : 8 + 2 * wide], "big")
    length = int.from_bytes(body[8 + 2 * wide : 8 + 3 * wide], "big")
    facts = walk.facts
    for label, value in (("Made", made), ("Changed", changed)):
        if value:
            facts.add(
                f"{label}, as the file says",
                f"{moment(_EPOCH, value)} (UTC by the standard; some devices write their local time)",
            )
    if not made:
        facts.add("Made, as the file says", "no time written")
    if scale and length and length != 256**wide - 1:
        facts.add("Lasts", lasting(length / scale))


def _coding(walk: _Walk, body: bytes) -> None:
    """Read the first entry of a track's sample description."""
    code, entry = body[12:16], body[8:]
    name = _CODECS.get(code, code.decode("latin-1"))
    if walk.kind == b"vide":
        wide, high = (
            walk.size
            if all(walk.size)
            else (int.from_bytes(entry[32:34], "big"), int.from_bytes(entry[34:36], "big"))
        )
        walk.facts.add("Film track", f"{name}, {wide} × {high}" if wide and high else name)
    elif walk.kind == b"soun":
        channels, rate = int.from_bytes(entry[24:26], "big"), int.from_bytes(entry[32:34], "big")
        said = f", {channels} channel{'s' if channels != 1 else ''}" if 0 < channels < 64 else ""
        walk.facts.add("Sound track", f"{name}{said}" + (f", {rate:,} Hz" if rate else ""))
    elif walk.kind:
        walk.facts.add("Other track", f"{walk.kind.decode('latin-1')}, {name}")


def _values(walk: _Walk, body: bytes) -> None:
    """Read the values of the keys: each box is named by the key's number, or by its short name."""
    for kind, item in _boxes(walk, memoryview(body)):
        number = int.from_bytes(kind, "big")
        name = walk.keys[number - 1] if 1 <= number <= len(walk.keys) else kind.decode("latin-1")
        walk.place = walk.place or name in _PLACES
        label = _KEYS.get(name) or _ATOMS.get(name)
        for inner, data in _boxes(walk, item):
            if label and inner == b"data":
                walk.facts.add(label, _words(data[8:]))


def _words(data: bytes | memoryview) -> str:
    return bytes(data[:1_000]).decode("utf-8", "replace").strip("\0 ")

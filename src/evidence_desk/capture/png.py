"""PNG by its own specification: chunks, check sums, and whether its compressed pixels are exactly a picture.

A pack passes the compressed pixels of a good PNG through without touching them, so whoever reads the pack decodes
bytes that a stranger wrote. What `inflate` calls exact can be inflated and unfiltered without a surprise.
Source: W3C, Portable Network Graphics (Third Edition), sections 5, 7, 9, 10 and 11.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_MAX_CHUNKS = 100_000
_FEED_BYTES = 1 << 15  # compressed bytes inflated at a time; small, because the rest is copied at each step
_STORED_MAX = 65_535  # most bytes of a stored deflate block (RFC 1951 section 3.2.4)
_PIECE_BYTES = 16 * _STORED_MAX  # inflated at a time
_KEEP_BYTES = 64 * 2**20  # up to here the inflated pixels are kept, so that nobody inflates them twice


class PngFault(Exception):
    """The file breaks a rule of PNG; the text continues "could not be shown: "."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What IHDR says."""

    width: int
    height: int
    depth: int  # bits per sample
    colour: int  # colour type
    interlaced: bool

    @property
    def channels(self) -> int:
        """Samples per pixel."""
        return _CHANNELS[self.colour]

    def row_bytes(self, width: int) -> int:
        """Return the bytes of a row of `width` pixels, without its filter byte."""
        return (width * self.channels * self.depth + 7) // 8

    def inflated_size(self) -> int:
        """Return the exact size of the filtered pixels: (row bytes + 1) x rows, for each pass."""
        if not self.interlaced:
            return (self.row_bytes(self.width) + 1) * self.height
        total = 0
        for x, y, dx, dy in _ADAM7:
            wide, high = (self.width - x + dx - 1) // dx, (self.height - y + dy - 1) // dy
            if wide > 0 and high > 0:
                total += (self.row_bytes(wide) + 1) * high
        return total


@dataclass(frozen=True, slots=True, kw_only=True)
class Png:
    """A PNG whose chunks are in order."""

    header: Header
    palette: bytes
    transparency: bytes | None
    extras: dict[bytes, bytes]  # first good ancillary chunk of each kind, e.g. b"eXIf"
    texts: tuple[bytes, ...]  # tEXt chunks
    data: tuple[memoryview, ...]  # IDAT, in order
    notes: tuple[str, ...]  # sentences about what was left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflated:
    """How the compressed pixels turned out."""

    exact: bool  # they end where the picture ends, in every sense
    pixels: tuple[bytes, ...] | None  # the filtered rows in pieces, when small enough to keep


def read(data: bytes, limit_pixels: int) -> Png:
    """Return the parts of a PNG.

    Raises:
        PngFault: a critical chunk is damaged, missing or out of place, or the picture is larger than allowed.
    """
    header: Header | None = None
    critical: dict[bytes, bytes] = {}
    extras: dict[bytes, bytes] = {}
    texts: list[bytes] = []
    idat: list[memoryview] = []
    notes: list[str] = []
    ended = left_idat = False
    for kind, body, sound in _chunks(data, notes):
        if header is None:
            if kind != b"IHDR":
                raise PngFault("the file does not begin as a PNG must")
            header = _header(bytes(body), limit_pixels)
        elif kind == b"IDAT":
            if left_idat:
                raise PngFault("its pixels are not in one piece")
            idat.append(body)
            continue
        elif kind in {b"PLTE", b"tRNS"}:
            if idat or kind in critical:
                raise PngFault("its palette is out of place")
            critical[kind] = bytes(body)
        elif kind == b"IEND":
            ended = True
            break
        elif not kind[0] & 0x20:
            raise PngFault("it has a part that only a newer program could understand")
        elif sound and kind == b"tEXt" and len(texts) < 64:
            texts.append(bytes(body[:4096]))
        elif sound:
            extras.setdefault(kind, bytes(body))
        left_idat = left_idat or bool(idat)
    if header is None or not idat or not ended:
        raise PngFault("the file is cut short")
    return Png(
        header=header,
        palette=_palette(header, critical.get(b"PLTE", b"")),
        transparency=critical.get(b"tRNS"),
        extras=extras,
        texts=tuple(texts),
        data=tuple(idat),
        notes=tuple(notes),
    )


def inflate(png: Png) -> Inflated:
    """Inflate the pixels once, holding little unless the picture is small.

    Raises:
        PngFault: the compressed pixels are damaged or too short, or a row names no filter.
    """
    header, expected = png.header, png.header.inflated_size()
    stride = header.row_bytes(header.width) + 1
    kept: list[bytes] | None = [] if expected <= _KEEP_BYTES else None
    inflater, done, more = zlib.decompressobj(), 0, False
    for fed in _fed(png.data):
        if inflater.eof or done > expected:
            more = True
            break
        for piece in _inflated(inflater, fed, expected + 1 - done):
            filters = b"" if header.interlaced else piece[-done % stride : expected - done : stride]
            if filters and max(filters) > 4:
                raise PngFault("a row of it is damaged")
            done += len(piece)
            if kept is not None:
                kept.append(piece)
    if done < expected:
        raise PngFault("its pixels are cut short")
    exact = done == expected and inflater.eof and not inflater.unused_data and not more
    return Inflated(exact=exact, pixels=tuple(kept) if kept is not None else None)


def rewrapped(png: Png) -> bytes:
    """Return the picture as a PNG of critical chunks and tRNS only, for a decoder that need not meet the rest."""
    header = png.header
    size = header.width.to_bytes(4, "big") + header.height.to_bytes(4, "big")
    parts = [
        SIGNATURE,
        _chunk(b"IHDR", size + bytes([header.depth, header.colour, 0, 0, int(header.interlaced)])),
    ]
    if png.palette:
        parts.append(_chunk(b"PLTE", png.palette))
    if png.transparency is not None:
        parts.append(_chunk(b"tRNS", png.transparency))
    parts.append(_chunk(b"IDAT", b"".join(png.data)))
    parts.append(_chunk(b"IEND", b""))
    return b"".join(parts)


def stored(png: Png, pixels: Sequence[bytes]) -> bytes:
    """Return exact, inflated pixels as a zlib stream of stored blocks: inflating it again costs only a copy.

    Args:
        pixels: what `inflate` kept; it has checked them against the check sum that ends the compressed stream.
    """
    parts: list[bytes | memoryview] = [b"\x78\x01"]
    for piece in pixels:
        view = memoryview(piece)
        for at in range(0, len(view), _STORED_MAX):
            block = view[at : at + _STORED_MAX]
            parts.append(
                b"\0" + len(block).to_bytes(2, "little") + (len(block) ^ 0xFFFF).to_bytes(2, "little")
            )
            parts.append(block)
    adler = b"".join(bytes(part[-4:]) for part in png.data[-4:] if len(part))[-4:]
    parts.append(b"\1\0\0\xff\xff" + adler)
    return b"".join(parts)


def is_plain(data: bytes, width: int, height: int) -> bool:
    """Return whether `data` has the outer form of a page-ready PNG of this size (its pixels are not inflated)."""
    try:
        png = read(data, limit_pixels=max(1, width * height))
    except PngFault:
        return False
    return (
        (png.header.width, png.header.height) == (width, height)
        and png.header.colour in {0, 2, 3}
        and not png.header.interlaced
        and png.transparency is None
        and set(png.extras) <= {b"iCCP"}
        and not png.texts
        and not png.notes
    )


def _chunks(data: bytes, notes: list[str]) -> Iterator[tuple[bytes, memoryview, bool]]:
    """Yield (type, body, check sum right) up to IEND; a wrong sum is only forgiven where the part can be spared."""
    view, at = memoryview(data), len(SIGNATURE)
    for _ in range(_MAX_CHUNKS):
        if at + 12 > len(data):
            raise PngFault("the file is cut short")
        size, kind = int.from_bytes(view[at : at + 4], "big"), bytes(view[at + 4 : at + 8])
        end = at + 12 + size
        if not kind.isalpha() or size > 2**31 - 1:
            raise PngFault("it is damaged: a part has no proper name")
        if end > len(data):
            raise PngFault("the file is cut short")
        sound = zlib.crc32(view[at + 4 : end - 4]) == int.from_bytes(view[end - 4 : end], "big")
        if not sound:
            spared = bool(kind[0] & 0x20) and kind != b"tRNS"
            if not spared:
                raise PngFault(f"it is damaged: the check sum of its part {kind.decode('ascii')} is wrong")
            if len(notes) < 8:
                notes.append(f"The part {kind.decode('ascii')} has a wrong check sum and was ignored.")
        if kind == b"IEND" and end < len(data):
            notes.append(f"{len(data) - end} bytes stand after the end of the picture; they are not shown.")
        yield kind, view[at + 8 : end - 4], sound
        if kind == b"IEND":
            return
        at = end
    raise PngFault("it is cut into too many parts")


def _header(body: bytes, limit_pixels: int) -> Header:
    if len(body) != 13 or body[10:12] != b"\0\0" or body[12] > 1:
        raise PngFault("its header is damaged")
    header = Header(
        width=int.from_bytes(body[:4], "big"),
        height=int.from_bytes(body[4:8], "big"),
        depth=body[8],
        colour=body[9],
        interlaced=body[12] == 1,
    )
    if header.depth not in _DEPTHS.get(header.colour, set()):
        raise PngFault("its header is damaged")
    if not 0 < header.width < 2**31 or not 0 < header.height < 2**31:
        raise PngFault("its header is damaged")
    if header.width * header.height > limit_pixels:
        raise PngFault(too_large(header.width, header.height, limit_pixels))
    return header


def too_large(width: int, height: int, limit_pixels: int) -> str:
    """Return the words for a picture over the limit."""
    millions = limit_pixels // 1_000_000
    return f"it claims {width:,} x {height:,} pixels, more than the {millions} million that are decoded"


def _palette(header: Header, palette: bytes) -> bytes:
    if header.colour == 3 and (not palette or len(palette) % 3 or len(palette) > 3 << header.depth):
        raise PngFault("its palette is damaged")
    return palette if header.colour == 3 else b""


def _fed(parts: Sequence[memoryview]) -> Iterator[memoryview]:
    for part in parts:
        for at in range(0, len(part), _FEED_BYTES):
            yield part[at : at + _FEED_BYTES]


def _inflated(inflater: zlib._Decompress, fed: memoryview, most: int) -> Iterator[bytes]:
    """Yield what `fed` inflates to, in pieces, in all at most `most` (> 0) bytes."""
    waiting: bytes | memoryview = fed
    while most > 0 and not inflater.eof:
        step = min(most, _PIECE_BYTES)
        try:
            piece = inflater.decompress(waiting, step)
        except zlib.error:
            raise PngFault("its compressed pixels are damaged") from None
        waiting = inflater.unconsumed_tail
        most -= len(piece)
        if piece:
            yield piece
        if len(piece) < step and not waiting:
            return  # a full piece may leave output behind inside zlib even when all input is taken


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(body, zlib.crc32(kind)).to_bytes(4, "big")

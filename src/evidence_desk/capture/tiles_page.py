"""A page as one picture, whatever its height: taken in tiles, each decoded and looked at, then put under each other.

An engine that cannot draw a tall page does not say so: it gives a stretched, cut or empty picture. So every tile is
inflated whole, its size compared with what was asked for, and every long band of one colour compared with where the
page says that text stands; such a tile is taken again in halves before the record says that it stayed empty.

Tiles are joined without decoding their pixels: PNG filters of a row look no further up than the row above, so only the
first row of a tile is written anew. Source: W3C, Portable Network Graphics (Third Edition), section 9; RFC 1950 and
RFC 1951 for streams that are compressed piece by piece.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO

from evidence_desk.capture import png
from evidence_desk.capture.devtools import EngineTrouble, Transport
from evidence_desk.capture.page_parts import PageTrouble

TILE_ROWS = 8_000  # device pixels; above 16,384 engines draw nothing and say nothing
TILE_PIXELS = 12_000_000  # so that its inflated rows stay small enough to keep
PAGE_ROWS = 100_000  # CSS pixels of a page; the rest is cut off, and said
PAGE_COLUMNS = 5_000  # CSS pixels
PICTURE_PIXELS = 100_000_000  # of one joined picture; more of a page goes into the next one
BAND_ROWS = 400  # rows of one colour that are looked into
_SHOT_S = 60.0
_ROW_BYTES = {2: 3, 6: 4}  # by colour type; engines write no other


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A piece of the page, in CSS pixels from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A picture that was inflated whole and found to be what was asked for."""

    data: bytes  # as the engine gave it
    header: png.Header
    pixels: tuple[bytes, ...]  # the filtered rows
    area: Area
    bands: tuple[tuple[int, int], ...]  # device rows from and to, of one colour down the tile
    note: str = ""  # what stayed empty, in words


def shoot(transport: Transport, area: Area | None) -> bytes:
    """Return a picture of an area of the page, or of what the view shows.

    Raises:
        EngineTrouble: the engine gave none.
    """
    asked: dict[str, object] = {"format": "png", "captureBeyondViewport": area is not None}
    if area is not None:
        asked["clip"] = {"x": area.x, "y": area.y, "width": area.width, "height": area.height, "scale": 1}
    reply = transport.send("Page.captureScreenshot", asked, timeout_s=_SHOT_S)
    try:
        data = base64.b64decode(reply["data"], validate=True)
    except (KeyError, TypeError, ValueError, binascii.Error):
        data = b""
    if not data:
        raise EngineTrouble("refused", "an empty picture")
    return data


def checked(data: bytes, area: Area, size: tuple[int, int] | None) -> Tile:
    """Inflate a picture whole and return it with its bands of one colour.

    Args:
        data: the PNG.
        area: what was asked for.
        size: the device pixels that it must have, a row more or less; None when only the engine knows.

    Raises:
        PageTrouble: it is damaged, or of another size.
    """
    try:
        parts = png.read(data, PICTURE_PIXELS)
        inflated = png.inflate(parts)
    except png.PngFault as fault:
        raise PageTrouble("part", f"The picture of the page is damaged: {fault}.") from None
    header = parts.header
    good = inflated.exact and inflated.pixels is not None and header.depth == 8
    if not good or header.colour not in _ROW_BYTES or header.interlaced:
        raise PageTrouble("part", "The picture of the page is not of the kind that was asked for.")
    if size is not None and (abs(header.width - size[0]) > 1 or abs(header.height - size[1]) > 1):
        raise PageTrouble(
            "part",
            f"The picture of the page came out as {header.width} x {header.height} pixels "
            f"where {size[0]} x {size[1]} were asked for.",
        )
    pixels = inflated.pixels or ()
    return Tile(data=data, header=header, pixels=pixels, area=area, bands=_bands(header, b"".join(pixels)))


def _bands(header: png.Header, rows: bytes) -> tuple[tuple[int, int], ...]:
    """Return the long runs of rows that are each like the row above it; in a low tile half of it is long."""
    stride = header.row_bytes(header.width) + 1
    long = min(BAND_ROWS, max(1, header.height // 2))
    same = {filtered: bytes([filtered]) + bytes(stride - 1) for filtered in (2, 3, 4)}
    found: list[tuple[int, int]] = []
    begun, before = 0, b""
    for number, at in enumerate(range(0, len(rows), stride)):
        row = rows[at : at + stride]
        if row[0] in (0, 1):
            alike = row == before
            before = row
        else:
            # A residue of nothing: "up" and "Paeth" then repeat the row above, "average" only a row of zeros does.
            alike = row == same.get(row[0]) and row[0] != 3
            before = before if alike else b""
        if not alike:
            if number - begun >= long:
                found.append((begun, number))
            begun = number
    height = len(rows) // stride
    if height - begun >= long:
        found.append((begun, height))
    return tuple(found)


def suspicious(tile: Tile, painted: Sequence[tuple[int, int]], scale: float) -> tuple[int, int] | None:
    """Return the first band, in CSS rows of the page, that is one colour although a text stands wholly in it."""
    for top, bottom in tile.bands:
        first, last = tile.area.y + top / scale, tile.area.y + bottom / scale
        if any(first - 1 <= high and low <= last + 1 for high, low in painted):
            return round(first), round(last)
    return None


class TileTaker:
    """Takes the tiles of a page, each as often as it needs to be right."""

    def __init__(
        self,
        transport: Transport,
        scale: float,
        view_height: int,
        painted: Sequence[tuple[int, int]],
        look: Callable[[], None],
    ) -> None:
        """Prepare.

        Args:
            transport: to the engine.
            scale: device pixels of a CSS pixel.
            view_height: rows of the view, CSS pixels.
            painted: rows of the page, in CSS pixels, between which text stands.
            look: called before each picture; raises when the person has stopped it.
        """
        self._transport = transport
        self._scale = scale
        self._view_height = view_height
        self._painted = painted
        self._look = look
        self.retried = 0

    def areas(self, width: float, height: float) -> list[Area]:
        """Return the areas of the tiles of a page of that size, in CSS pixels."""
        rows = min(TILE_ROWS, TILE_PIXELS / (width * self._scale)) / self._scale
        step = max(20, int(rows) // 20 * 20)  # a whole number of device pixels at every usual scale
        whole = [
            Area(x=0, y=y, width=width, height=min(step, height - y))
            for y in range(0, max(1, int(height)), step)
            if height - y >= 1
        ]
        return [part for area in whole for part in not_as_the_view(area, self._view_height)]

    def take(self, area: Area) -> Iterator[Tile]:
        """Yield the tile of an area, or its halves where it did not come out as a whole.

        Raises:
            PageTrouble: it cannot be had, in no way.
            EngineTrouble: the engine has gone.
        """
        yield from self._take(area, 2)

    def _take(self, area: Area, left: int) -> Iterator[Tile]:
        self._look()
        size = (round(area.width * self._scale), round(area.height * self._scale))
        try:
            tile = checked(shoot(self._transport, area), area, size)
        except (PageTrouble, EngineTrouble) as error:
            if not left or (isinstance(error, EngineTrouble) and error.reason == "gone"):
                raise
            tile = None
        empty = suspicious(tile, self._painted, self._scale) if tile is not None else None
        if tile is not None and empty is None:
            yield tile
        elif left:
            self.retried += 1
            for half in _halves(area):
                yield from self._take(half, left - 1)
        elif tile is not None and empty is not None:
            yield Tile(
                data=tile.data,
                header=tile.header,
                pixels=tile.pixels,
                area=area,
                bands=tile.bands,
                note=f"Rows {empty[0]:,} to {empty[1]:,} came out in one colour although the page names text there; "
                "it may be hidden.",
            )


def not_as_the_view(area: Area, view_height: int) -> tuple[Area, ...]:
    """Return the area, or its halves when it is just as high as the view.

    Asked for exactly the size of the view, Chromium gives what it has drawn so far, and words are missing from it
    without an error (met with text from right to left in 140 and 156; one row more or less is right).
    """
    return _halves(area) if abs(area.height - view_height) < 1 else (area,)


def _halves(area: Area) -> tuple[Area, ...]:
    upper = int(area.height / 2) // 20 * 20
    if upper < 20:
        return (area,)
    return (
        Area(x=area.x, y=area.y, width=area.width, height=upper),
        Area(x=area.x, y=area.y + upper, width=area.width, height=area.height - upper),
    )


class Stack:
    """Puts tiles of one width under each other into one PNG, compressing behind the back of whoever takes them."""

    def __init__(self, out: BinaryIO, first: Tile) -> None:
        """Begin a picture.

        Args:
            out: takes the bytes; has places to go back to, and stands at 0.
            first: the tile whose width and kind all others must have.
        """
        self._out = out
        self.width, self.colour = first.header.width, first.header.colour
        self.height = 0
        self._adler = 1
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="page-tiles")
        self._waiting: list[Future[bytes]] = []
        out.write(png.SIGNATURE + self._ihdr())
        self._put(b"\x78\x01")

    def takes(self, tile: Tile) -> bool:
        """Return whether a tile fits under what is there."""
        fits = tile.header.width == self.width and tile.header.colour == self.colour
        return fits and self.width * (self.height + tile.header.height) <= PICTURE_PIXELS

    def add(self, tile: Tile) -> None:
        """Put a tile under what is there."""
        rows = _first_row_anew(tile)
        for piece in rows:
            self._adler = zlib.adler32(piece, self._adler)
        self.height += tile.header.height
        self._waiting.append(self._threads.submit(_deflated, rows))
        while len(self._waiting) > 3:
            self._put(self._waiting.pop(0).result())

    def finish(self) -> int:
        """Write the end; return the size of the file."""
        try:
            for future in self._waiting:
                self._put(future.result())
        finally:
            self._threads.shutdown()
        self._put(b"\x03\x00" + self._adler.to_bytes(4, "big"))  # an empty last block, then the check sum
        self._out.write(_chunk(b"IEND", b""))
        size = self._out.tell()
        self._out.seek(len(png.SIGNATURE))
        self._out.write(self._ihdr())
        self._out.seek(size)
        self._out.flush()
        return size

    def give_up(self) -> None:
        """End the threads of a picture that nobody wants any more."""
        self._threads.shutdown(cancel_futures=True)

    def _ihdr(self) -> bytes:
        size = self.width.to_bytes(4, "big") + max(1, self.height).to_bytes(4, "big")
        return _chunk(b"IHDR", size + bytes([8, self.colour, 0, 0, 0]))

    def _put(self, data: bytes) -> None:
        for at in range(0, len(data), 2**20):
            self._out.write(_chunk(b"IDAT", data[at : at + 2**20]))


def _deflated(rows: tuple[bytes, ...]) -> bytes:
    member = zlib.compressobj(1, zlib.DEFLATED, -15)
    parts = [member.compress(piece) for piece in rows]
    return b"".join((*parts, member.flush(zlib.Z_FULL_FLUSH)))


def _first_row_anew(tile: Tile) -> tuple[bytes, ...]:
    """Return the rows with the first one unfiltered: it stands under another tile now, and must not look up to it."""
    stride = tile.header.row_bytes(tile.header.width) + 1
    rows = b"".join(tile.pixels) if len(tile.pixels[0]) < stride else None
    first, *rest = (rows,) if rows is not None else tile.pixels
    row, step = bytearray(first[1:stride]), _ROW_BYTES[tile.header.colour]
    kind = first[0]
    if kind in (1, 3, 4):  # with nothing above, "Paeth" is "sub", and "average" halves what stands left
        for at in range(step, len(row)):
            left = row[at - step]
            row[at] = (row[at] + (left // 2 if kind == 3 else left)) & 0xFF
    return (b"\0" + bytes(row), first[stride:], *rest)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(body, zlib.crc32(kind)).to_bytes(4, "big")

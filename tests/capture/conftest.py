"""Pictures made on the spot, and workers that live for the whole run."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image, ImageDraw

from evidence_desk.capture.inspect import InspectionPool

Chunks = list[tuple[bytes, bytes]]


@pytest.fixture(scope="session")
def pool() -> Iterator[InspectionPool]:
    with InspectionPool(2) as workers:
        yield workers


@pytest.fixture(scope="session")
def drawn() -> Callable[..., Image.Image]:
    """Return a maker of pictures with bands of "writing" between empty rows."""

    def draw(width: int = 90, height: int = 60, mode: str = "RGB") -> Image.Image:
        image = Image.new("RGB", (width, height), (236, 229, 221))
        pen = ImageDraw.Draw(image)
        for top in range(10, height - 20, 40):
            for left in range(5, width - 5, 6):
                pen.rectangle((left, top, left + 2, top + 15), fill=(left % 200, 20, 90))
        return image.convert(mode)

    return draw


@pytest.fixture(scope="session")
def saved() -> Callable[..., bytes]:
    """Return a function that gives the bytes of a picture as Pillow writes it."""

    def save(image: Image.Image, kind: str, **options: Any) -> bytes:
        kept = io.BytesIO()
        image.save(kept, kind, **options)
        return kept.getvalue()

    return save


@pytest.fixture(scope="session")
def chunks_of() -> Callable[[bytes], Chunks]:
    """Return a function that splits a PNG into (type, body)."""

    def split(data: bytes) -> Chunks:
        found, at = [], 8
        while at < len(data):
            size = int.from_bytes(data[at : at + 4], "big")
            found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
            at += 12 + size
        return found

    return split


@pytest.fixture(scope="session")
def joined() -> Callable[[Chunks], bytes]:
    """Return a function that makes a PNG of (type, body), with right check sums."""

    def join(chunks: Chunks) -> bytes:
        parts = [b"\x89PNG\r\n\x1a\n"]
        for kind, body in chunks:
            parts += [len(body).to_bytes(4, "big"), kind, body, zlib.crc32(kind + body).to_bytes(4, "big")]
        return b"".join(parts)

    return join


@pytest.fixture(scope="session")
def raw_png(joined: Callable[[Chunks], bytes]) -> Callable[..., bytes]:
    """Return a maker of a PNG from filtered rows, as they are or compressed by the caller."""

    def make(
        size: tuple[int, int],
        depth: int,
        colour: int,
        rows: bytes,
        *,
        interlace: int = 0,
        between: Chunks | None = None,
        packed: bytes | None = None,
    ) -> bytes:
        header = (
            size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big") + bytes([depth, colour, 0, 0, interlace])
        )
        body = zlib.compress(rows) if packed is None else packed
        return joined([(b"IHDR", header), *(between or []), (b"IDAT", body), (b"IEND", b"")])

    return make

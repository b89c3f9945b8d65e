"""Seeded inputs, the same on every machine. Run as a program, so that what it holds is no measured program's memory.

python -m benchmarks.inputs big FILE MIB          random bytes, which nothing can compress
python -m benchmarks.inputs pictures FOLDER N     valid JPEG files of 300 KB, mostly incompressible application data
python -m benchmarks.inputs screens FOLDER N KIND 1080x2400 chat-like screenshots, KIND png or jpg
"""

from __future__ import annotations

import io
import random
import struct
import sys
import zlib
from pathlib import Path

from PIL import Image, ImageDraw

MIB = 1024 * 1024
PICTURE_BYTES = 300_000
SCREEN = (1080, 2400)
# As many different drawings; the rest are the same pixels in different files (a comment of their own), for time's sake.
DRAWINGS = 50


def write_big(path: Path, mib: int) -> None:
    """Write so many MiB of seeded random bytes."""
    source = random.Random(20261122)
    with path.open("wb") as file:
        for _ in range(mib):
            file.write(source.randbytes(MIB))


def write_pictures(folder: Path, count: int) -> None:
    """Write JPEG files of exactly 300,000 bytes: a small picture, padded by APP9 segments of random bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    out = io.BytesIO()
    Image.frombytes("L", (320, 480), random.Random(1).randbytes(320 * 480)).save(out, "JPEG", quality=80)
    picture = out.getvalue()
    for number in range(count):
        source = random.Random(number)
        segments, left = [], PICTURE_BYTES - len(picture)
        while left > 0:
            # A segment is marker (2), length (2) and up to 65,533 bytes; what is left over must fit a marker.
            size = left - 4 if left <= 65_537 else min(65_533, left - 8)
            segments.append(b"\xff\xe9" + struct.pack(">H", size + 2) + source.randbytes(size))
            left -= size + 4
        (folder / f"picture-{number:05d}.jpg").write_bytes(picture[:2] + b"".join(segments) + picture[2:])


def draw_screen(number: int) -> Image.Image:
    """A screenshot of a chat: bubbles, lines of letter-like strokes, and a photo-like patch."""
    source = random.Random(number)
    screen = Image.new("RGB", SCREEN, (236, 229, 221))
    pen = ImageDraw.Draw(screen)
    for row in range(13):
        left, top = source.choice((40, 320)), 60 + row * 150
        colour = (255, 255, 255) if left == 40 else (220, 248, 198)
        pen.rounded_rectangle((left, top, left + 700, top + 130), 24, fill=colour)
        for line in range(3):
            x = left + 30
            while x < left + 640:
                width = source.randint(6, 18)
                pen.rectangle(
                    (x, top + 18 + line * 36, x + width, top + 42 + line * 36), outline=(40, 40, 40), width=3
                )
                x += width + source.choice((6, 6, 6, 16))
    grain = Image.frombytes("RGB", (100, 56), source.randbytes(16_800))
    screen.paste(grain.resize((500, 280), Image.Resampling.BICUBIC), (290, 2080))
    return screen


def with_comment(encoded: bytes, kind: str, text: bytes) -> bytes:
    """The same picture as another file: a JPEG comment, or a PNG text chunk, right after the opening part."""
    if kind == "jpg":
        return encoded[:2] + b"\xff\xfe" + struct.pack(">H", len(text) + 2) + text + encoded[2:]
    body = b"tEXt" + b"Comment\0" + text
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return encoded[:33] + chunk + encoded[33:]  # 8 bytes of signature and 25 of IHDR


def write_screens(folder: Path, count: int, kind: str) -> None:
    """Write screenshots of 0.3 to 0.4 MB each."""
    folder.mkdir(parents=True, exist_ok=True)
    encoded = []
    for number in range(min(DRAWINGS, count)):
        out = io.BytesIO()
        if kind == "jpg":
            draw_screen(number).save(out, "JPEG", quality=88)
        else:
            draw_screen(number).save(out, "PNG")
        encoded.append(out.getvalue())
    for number in range(count):
        data = with_comment(encoded[number % len(encoded)], kind, f"file {number}".encode())
        (folder / f"screen-{number:05d}.{kind}").write_bytes(data)


def main(words: list[str]) -> None:
    match words:
        case ["big", path, mib]:
            write_big(Path(path), int(mib))
        case ["pictures", folder, count]:
            write_pictures(Path(folder), int(count))
        case ["screens", folder, count, "png" | "jpg" as kind]:
            write_screens(Path(folder), int(count), kind)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Pictures of every kind, and what a reader of a pack sees of them: made and taken apart by other code than ours."""

from __future__ import annotations

import functools
import importlib
import io
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from PIL import Image, ImageCms

from evidence_desk.capture import pixels
from evidence_desk.capture.findings import Inspection, PictureLimits
from evidence_desk.packs.content import Picture
from evidence_desk.packs.images import write_picture
from evidence_desk.packs.writer import PdfWriter

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


@dataclass(frozen=True)
class Varied:
    """One made-up picture."""

    name: str
    data: bytes


def noise(source: random.Random, mode: str, size: tuple[int, int]) -> Image.Image:
    """A picture that is half plain ground and half any pixels at all."""
    channels = len(Image.new(mode, (1, 1)).getbands())
    count = size[0] * size[1] * channels
    plain = source.randrange(count // 2 + 1)
    return Image.frombytes(mode, size, bytes(plain) + source.randbytes(count - plain))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def own_png(
    source: random.Random,
    colour: int,
    depth: int,
    *,
    interlaced: bool,
    extra: bytes = b"",
    opaque: bool = True,
) -> bytes:
    """A PNG of any pixels, in any way the standard allows; every row has a filter of its own."""
    width, height = source.randint(1, 90), source.randint(1, 90)
    channels = _CHANNELS[colour]
    passes = _ADAM7 if interlaced else ((0, 0, 1, 1),)
    rows = b""
    for x, y, dx, dy in passes:
        wide, high = (width - x + dx - 1) // dx, (height - y + dy - 1) // dy
        if wide <= 0 or high <= 0:
            continue
        size = (wide * channels * depth + 7) // 8
        for _ in range(high):
            # Any bytes are good ones under any filter, but alpha that is full everywhere needs filter 0.
            row = bytearray(source.randbytes(size))
            if colour in {4, 6} and opaque:
                step = channels * depth // 8
                for at in range(step - depth // 8, size, step):
                    row[at : at + depth // 8] = b"\xff" * (depth // 8)
            filtered = 0 if colour in {4, 6} or colour == 3 else source.randrange(5)
            rows += bytes([filtered]) + bytes(row)
    palette = b""
    if colour == 3:
        palette = chunk(b"PLTE", source.randbytes(3 << depth))
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    packed = zlib.compress(rows, source.randrange(10))
    cut = source.randrange(len(packed))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + extra
        + palette
        + chunk(b"IDAT", packed[:cut])
        + chunk(b"IDAT", packed[cut:])
        + chunk(b"IEND", b"")
    )


@functools.cache
def profile() -> bytes:
    """A colour profile that another program wrote."""
    return bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _size(source: random.Random) -> tuple[int, int]:
    return source.randint(8, 120), source.randint(8, 120)


def _jpeg(source: random.Random, mode: str, **options: Any) -> bytes:
    return saved(noise(source, mode, _size(source)), "JPEG", quality=source.randint(40, 95), **options)


def _turned(source: random.Random) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = source.randint(1, 8)
    return _jpeg(source, "RGB", exif=exif)


_GAMMA = chunk(b"gAMA", struct.pack(">I", 100_000))
_POINTS = chunk(
    b"cHRM", struct.pack(">8I", 31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000)
)  # the primaries of Display P3
KINDS: dict[str, Callable[[random.Random], bytes]] = {
    "grey": lambda s: own_png(s, 0, 8, interlaced=False),
    "grey of 1 bit": lambda s: own_png(s, 0, 1, interlaced=False),
    "grey of 2 bits": lambda s: own_png(s, 0, 2, interlaced=False),
    "grey of 4 bits": lambda s: own_png(s, 0, 4, interlaced=False),
    "grey of 16 bits": lambda s: own_png(s, 0, 16, interlaced=False),
    "true colour": lambda s: own_png(s, 2, 8, interlaced=False),
    "true colour of 16 bits": lambda s: own_png(s, 2, 16, interlaced=False),
    "palette": lambda s: own_png(s, 3, 8, interlaced=False),
    "palette of 1 bit": lambda s: own_png(s, 3, 1, interlaced=False),
    "palette of 4 bits": lambda s: own_png(s, 3, 4, interlaced=False),
    "interlaced": lambda s: own_png(s, 2, 8, interlaced=True),
    "interlaced grey": lambda s: own_png(s, 0, 4, interlaced=True),
    "interlaced palette": lambda s: own_png(s, 3, 4, interlaced=True),
    "opaque alpha": lambda s: own_png(s, 6, 8, interlaced=False),
    "opaque grey alpha": lambda s: own_png(s, 4, 8, interlaced=True),
    "gamut": lambda s: own_png(s, 2, 8, interlaced=False, extra=_GAMMA + _POINTS),
    "profile": lambda s: own_png(
        s, 2, 8, interlaced=False, extra=chunk(b"iCCP", b"a\0\0" + zlib.compress(profile()))
    ),
    "profile and palette": lambda s: own_png(
        s, 3, 2, interlaced=False, extra=chunk(b"iCCP", b"a\0\0" + zlib.compress(profile()))
    ),
    "JPEG": lambda s: _jpeg(s, "RGB"),
    "grey JPEG": lambda s: _jpeg(s, "L"),
    "CMYK JPEG": lambda s: _jpeg(s, "CMYK"),
    "progressive JPEG": lambda s: _jpeg(s, "RGB", progressive=True, subsampling=s.randrange(3)),
    "JPEG with a profile": lambda s: _jpeg(s, "RGB", icc_profile=profile()),
    "turned JPEG": _turned,
    "GIF": lambda s: saved(noise(s, "L", _size(s)).quantize(64), "GIF"),
    "BMP": lambda s: saved(noise(s, "RGB", _size(s)), "BMP"),
    "TIFF": lambda s: saved(noise(s, "RGB", _size(s)), "TIFF", compression="tiff_lzw"),
    "WebP": lambda s: saved(noise(s, "RGB", _size(s)), "WEBP", lossless=True),
}


def varied(count: int, seed: int = 20261123) -> Iterator[Varied]:
    """Yield so many pictures, of each kind in turn; the same at every call."""
    names = list(KINDS)
    for number in range(count):
        name = names[number % len(names)]
        yield Varied(name, KINDS[name](random.Random(seed * 100_003 + number)))


def looked_at(data: bytes) -> Inspection:
    """What the worker finds, asked in this process."""
    return pixels.inspect(data, PictureLimits())


def in_pdf(data: bytes, found: Inspection, *, bare: bool = False) -> bytes:
    """A PDF of one page that is as large as the picture, a point for each pixel, written as a pack writes it."""
    findings = found.findings
    bytes_ = found.page_ready if findings.page_form == "made" else data
    assert bytes_ is not None
    out = io.BytesIO()
    writer = PdfWriter(out)
    picture = Picture(
        width=findings.width,
        height=findings.height,
        encoding="jpeg" if findings.page_form == "jpeg" else "png",
        load=lambda: bytes_,
        bare=bare,
    )
    image = write_picture(writer, picture)
    wide, high = findings.width, findings.height
    drawing = f"q {wide} 0 0 {high} 0 0 cm /I Do Q".encode()
    content = writer.stream("", [drawing], len(drawing))
    tree = writer.reserve()
    page = writer.add(
        f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {wide} {high}]/Contents {content} 0 R"
        f"/Resources<</XObject<</I {image} 0 R>>>>>>"
    )
    writer.add(f"<</Type/Pages/Count 1/Kids[{page} 0 R]>>", tree)
    root = writer.add(f"<</Type/Catalog/Pages {tree} 0 R>>")
    writer.finish(root, writer.add("<<>>"), bytes(16))
    return out.getvalue()


def stored(pdf: bytes) -> tuple[dict[str, Any], bytes, list[int]]:
    """Return the dictionary of the one picture, its bytes as stored, and its palette."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        image = next(iter(opened.pages[0].get_images().values()))
        space: Any = image.get("/ColorSpace")
        palette = list(bytes(space[3])) if isinstance(space, pikepdf.Array) and space[0] == "/Indexed" else []
        base = space[1] if palette else space
        entries = {
            "filter": str(image.get("/Filter")),
            "bits": int(image.BitsPerComponent),
            "size": (int(image.Width), int(image.Height)),
            "profile": bytes(base[1].read_bytes())
            if isinstance(base, pikepdf.Array) and base[0] == "/ICCBased"
            else b"",
            "space": str(base[0]) if isinstance(base, pikepdf.Array) else str(base),
            "colours": int(image.DecodeParms.Colors) if "/DecodeParms" in image else 0,
        }
        return entries, image.read_raw_bytes(), palette


def seen(pdf: bytes) -> Image.Image:
    """Return the stored pixels, put back into a PNG and decoded by Pillow."""
    entries, raw, palette = stored(pdf)
    if entries["filter"] == "/DCTDecode":
        with Image.open(io.BytesIO(raw)) as image:
            return image.copy()
    colour = 3 if palette else {1: 0, 3: 2}[entries["colours"]]
    header = struct.pack(">IIBBBBB", *entries["size"], entries["bits"], colour, 0, 0, 0)
    table = chunk(b"PLTE", bytes(palette)) if palette else b""
    again = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + table + chunk(b"IDAT", raw) + chunk(b"IEND", b"")
    with Image.open(io.BytesIO(again)) as image:
        return image.copy()


def drawn(pdf: bytes) -> Image.Image:
    """Return the page as another program draws it, a pixel for each pixel."""
    document = pypdfium2.PdfDocument(pdf)
    image: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    return image

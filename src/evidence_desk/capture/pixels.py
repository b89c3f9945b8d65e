"""Decode one picture and say what a pack may use of it. Runs in the worker only.

Pillow is told which decoders it may use: without that list it would hand a file that merely claims to be a picture
to Ghostscript and other programs.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import struct
import warnings
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageChops, ImageFile, UnidentifiedImageError

from evidence_desk.capture import heif, metadata, png
from evidence_desk.capture.findings import CUT_SCORE_MAX, CUTS, Findings, Inspection, PictureLimits, not_shown
from evidence_desk.capture.sniff import HEAD_BYTES, sniff

# JPEG includes MPO, a JPEG with more pictures behind it, which many phones write.
FORMATS = ("JPEG", "GIF", "WEBP", "BMP", "TIFF")
_PHONE_FORMATS = (
    "HEIF",
)  # HEIC of phones: decoded by libheif and libde265, which are loaded in the worker alone
_PNG_FORMATS = ("PNG",)
_ON_WHITE = "It is partly transparent and is shown on white."
_TALL = 2  # a picture higher than this many times its width is cut into pieces on paper
_EDGE = 12  # neighbouring pixels that differ by more count as an edge
_BAND_ROWS = 24  # one row is offered for each band of at least so many
_QUIET_ROWS = 12  # rows above and below a cut that should be empty too
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_UNDECODED = {
    "image/heic": "pictures of the kind HEIC are not decoded on this computer, or the file is damaged",
    "image/heif": "pictures of the kind HEIF are not decoded on this computer, or the file is damaged",
    "image/avif": "pictures of the kind AVIF are not decoded by this version",
    "image/svg+xml": "an SVG is a drawing program's text and is never carried out; it can be read as text",
    "application/postscript": "it is a PostScript program, not a picture, and is never carried out",
}


class NotShown(Exception):
    """The picture cannot be shown; the text continues "could not be shown: "."""


@dataclass(slots=True, kw_only=True)
class _Page:
    """A page form in the making."""

    image: Image.Image
    lossless: bool = True
    notes: tuple[str, ...] = ()


def prepare() -> None:
    """Load every decoder that will be needed; afterwards no file can be opened.

    Raises:
        RuntimeError: this build of Pillow lacks one of the decoders.
    """
    Image.init()
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    for kind in ("PNG", *FORMATS):
        kept = io.BytesIO()
        Image.new("RGB", (2, 2)).save(kept, kind)
        if reason := inspect(kept.getvalue(), PictureLimits()).findings.reason:
            raise RuntimeError(f"{kind} {reason}")
    heif.prepare()


def inspect(data: bytes, limits: PictureLimits) -> Inspection:
    """Return what was found in one picture; a picture that cannot be decoded is a finding, not an error."""
    known: dict[str, Any] = {}
    try:
        with _in_words(limits):
            found = (
                _png(data, limits, known) if data.startswith(png.SIGNATURE) else _other(data, limits, known)
            )
    except NotShown as fault:
        return Inspection(findings=not_shown(str(fault), **known))
    if found.page_ready is not None and len(found.page_ready) > limits.output_bytes:
        return Inspection(findings=not_shown("a page-ready copy of it would be too large", **known))
    return found


@contextlib.contextmanager
def _in_words(limits: PictureLimits) -> Generator[None]:
    """Turn every way in which decoding fails into `NotShown`."""
    Image.MAX_IMAGE_PIXELS = limits.pixels  # more is a warning, and warnings are errors here
    try:
        yield
    except NotShown:
        raise
    except png.PngFault as fault:
        raise NotShown(str(fault)) from None
    except MemoryError:
        raise NotShown("decoding it would take too much memory") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotShown(f"it has more than {limits.pixels // 1_000_000} million pixels") from None
    except Exception:  # noqa: BLE001 - decoders fail in many ways; each of them means this and no more
        raise NotShown("the file is cut short or damaged") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The pixels of one picture for a screen: kind L or RGB, on white, not yet turned upright."""

    image: Image.Image
    size: tuple[int, int]  # as stored; the pixels may be fewer where less detail was asked for
    orientation: int  # 1..8 as in Exif
    frames: int  # how many pictures the file holds; the first one is decoded


def decode(data: bytes, limits: PictureLimits, *, about: tuple[int, int] | None = None) -> Decoded:
    """Return the pixels of a picture.

    Args:
        about: no more detail than this size (width, height) is needed; a JPEG is then decoded many times faster.

    Raises:
        NotShown: they cannot be shown, and why.
    """
    with _in_words(limits):
        png_like = data.startswith(png.SIGNATURE)
        return _decoded_png(data, limits) if png_like else _decoded_other(data, limits, about)


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """Return the picture turned as its Exif orientation asks."""
    return image.transpose(_TURNS[orientation]) if orientation in _TURNS else image


def _decoded_png(data: bytes, limits: PictureLimits) -> Decoded:
    parts = png.read(data, limits.pixels)
    found = metadata.from_png(parts)
    frames = max(1, int.from_bytes(parts.extras.get(b"acTL", b"")[:4], "big") & 0x7FFFFFFF)
    with _png_image(parts, png.inflate(parts)) as image:
        return Decoded(
            image=_for_screen(image),
            size=image.size,
            orientation=found.get("orientation", 1),
            frames=frames,
        )


def _decoded_other(data: bytes, limits: PictureLimits, about: tuple[int, int] | None) -> Decoded:
    with _opened(data) as image:
        if image.width * image.height > limits.pixels:
            raise NotShown(png.too_large(image.width, image.height, limits.pixels))
        orientation = metadata.from_exif(image.getexif).get("orientation", 1)
        frames = max(1, int(getattr(image, "n_frames", 1)))
        image.seek(0)
        size = image.size
        if about is not None and image.format in {"JPEG", "MPO"}:
            image.draft(None, about)
        image.load()
        if image.format in {"TIFF", *_PHONE_FORMATS}:
            orientation, size = 1, image.size  # it was turned upright while it was decoded
        return Decoded(image=_for_screen(image), size=size, orientation=orientation, frames=frames)


def _for_screen(image: Image.Image) -> Image.Image:
    page = _page(image).image
    if page.mode == "I;16":
        page = page.convert("I").point(lambda value: value * (1 / 256) + 0)
    kind = "L" if page.mode in {"1", "L", "I"} else "RGB"
    return page.convert(kind) if page.mode != kind else page.copy()


def _png(data: bytes, limits: PictureLimits, known: dict[str, Any]) -> Inspection:
    parts = png.read(data, limits.pixels)
    header = parts.header
    profile = metadata.png_profile(parts)
    known.update(format="PNG", width=header.width, height=header.height, bits=header.depth)
    known.update(metadata.from_png(parts))
    known.update(
        mode={0: "L", 2: "RGB", 3: "P", 4: "LA", 6: "RGBA"}[header.colour],
        has_alpha=header.colour in {4, 6} or parts.transparency is not None,
        frames=max(1, int.from_bytes(parts.extras.get(b"acTL", b"")[:4], "big") & 0x7FFFFFFF),
        icc=b"iCCP" in parts.extras,
        icc_description=metadata.profile_description(profile),
        page_notes=parts.notes,
    )
    inflated = png.inflate(parts)
    as_is = inflated.exact and not header.interlaced and not known["has_alpha"]
    if (
        as_is
        and header.colour != 3
        and not _is_tall(header.width, header.height, known.get("orientation", 1))
    ):
        return Inspection(findings=Findings(**known, page_form="png"))
    with _png_image(parts, inflated) as image:
        known["cuts"] = _cuts(image, known.get("orientation", 1))
        if as_is and (header.colour != 3 or _indexes_in_palette(image, parts.palette)):
            return Inspection(findings=Findings(**known, page_form="png"))
        page = _page(image)
        if header.depth == 16 and page.image.mode != "I;16":
            page.lossless = False
            page.notes += ("It is shown with 8 of its 16 bits for each colour.",)
        if not inflated.exact:
            page.notes += ("Bytes after the end of its pixels were left out.",)
        return _made(page, profile, known)


def _png_image(parts: png.Png, inflated: png.Inflated) -> Image.Image:
    """Return the decoded pixels; those of the usual kinds that are inflated already are not inflated twice."""
    header = parts.header
    usual = {0: "L", 2: "RGB", 3: "P", 4: "LA", 6: "RGBA"}[header.colour]
    plain = header.depth == 8 and not header.interlaced and parts.transparency is None
    if plain and inflated.exact and inflated.pixels is not None:
        stream = png.stored(parts, inflated.pixels)
        image = Image.frombytes(usual, (header.width, header.height), stream, "zip", usual)
        if header.colour == 3:
            image.putpalette(parts.palette)
        return image
    image = Image.open(io.BytesIO(png.rewrapped(parts)), formats=_PNG_FORMATS)
    image.load()
    return image


def _other(data: bytes, limits: PictureLimits, known: dict[str, Any]) -> Inspection:
    with _opened(data) as image:
        known.update(format=image.format or "", width=image.width, height=image.height, mode=image.mode)
        if image.width * image.height > limits.pixels:
            raise NotShown(png.too_large(image.width, image.height, limits.pixels))
        known.update(metadata.from_exif(image.getexif))
        known["frames"] = max(1, int(getattr(image, "n_frames", 1)))
        image.seek(0)
        profile = image.info.get("icc_profile") or b""
        known.update(icc=bool(profile), icc_description=metadata.profile_description(profile))
        image.load()
        if image.format in {"TIFF", *_PHONE_FORMATS}:
            known["orientation"] = 1  # it was turned upright while it was decoded
            known.update(width=image.width, height=image.height)
        known.update(has_alpha=image.has_transparency_data, bits=_bits(image))
        known["cuts"] = _cuts(image, known.get("orientation", 1))
        if image.format in {"JPEG", "MPO"}:
            process, known["bits"], adobe = _jpeg_frame(data)
            known["inverted"] = image.mode == "CMYK" and adobe
            if (
                process <= 2 and known["bits"] == 8
            ):  # baseline, extended, progressive: what PDF readers decode
                return Inspection(findings=Findings(**known, page_form="jpeg"))
        page = _page(image)
        if known["frames"] > 1:
            page.notes += (f"The first of its {known['frames']} pictures is shown.",)
        return _made(page, profile, known)


def _opened(data: bytes) -> ImageFile.ImageFile:
    formats = (*FORMATS, *(_PHONE_FORMATS if heif.is_ready() else ()))
    try:
        return Image.open(io.BytesIO(data), formats=formats)
    except UnidentifiedImageError:
        media_type = sniff(data[:HEAD_BYTES]).media_type
        raise NotShown(_UNDECODED.get(media_type, "it is no picture of a kind that is decoded")) from None


def _made(page: _Page, profile: bytes, known: dict[str, Any]) -> Inspection:
    image, kept = page.image, io.BytesIO()
    if isinstance(image, ImageFile.ImageFile):
        image = (
            image.copy()
        )  # saving one that still is a file asks for the working folder, which is refused here
    image.info = {}  # nothing of the file but pixels, and the colour profile where it still fits them
    image.save(kept, "PNG", icc_profile=profile if metadata.profile_fits(profile, image.mode) else None)
    known["page_notes"] = (*known.get("page_notes", ()), *page.notes)
    findings = Findings(**known, page_form="made", page_lossless=page.lossless)
    return Inspection(findings=findings, page_ready=kept.getvalue())


def _page(image: Image.Image) -> _Page:
    """Return the pixels as a kind that PNG holds without transparency."""
    if image.mode == "I;16B":
        image = image.convert("I;16")
    if image.has_transparency_data and image.mode != "I;16":
        return _without_alpha(image)
    if image.mode in {"1", "L", "P", "RGB", "I;16"}:
        notes = ("Its transparent grey is shown as it is.",) if image.has_transparency_data else ()
        return _Page(image=image, notes=notes)
    if image.mode == "RGBX":
        return _Page(image=image.convert("RGB"))
    if image.mode in {"CMYK", "YCbCr"}:
        note = f"Its colours ({image.mode}) were converted to RGB."
        return _Page(image=image.convert("RGB"), lossless=False, notes=(note,))
    if image.mode == "I":
        low, high = image.getextrema()
        if isinstance(low, int | float) and isinstance(high, int | float) and low >= 0 and high <= 65_535:
            return _Page(image=image.convert("I;16"))
    raise NotShown("its pixels are numbers of a kind that cannot be printed")


def _without_alpha(image: Image.Image) -> _Page:
    if image.mode in {"La", "RGBa"}:  # colours multiplied by their opacity
        image = image.convert(image.mode.upper())
    if image.mode not in {"LA", "RGBA"}:
        image = image.convert("RGBA")
    plain = image.convert("L" if image.mode == "LA" else "RGB")
    alpha = image.getchannel("A")
    if alpha.getextrema() == (255, 255):
        return _Page(image=plain)
    page = Image.new(plain.mode, plain.size, "white")
    page.paste(plain, mask=alpha)
    return _Page(image=page, lossless=False, notes=(_ON_WHITE,))


def _indexes_in_palette(image: Image.Image, palette: bytes) -> bool:
    _, highest = image.getextrema()
    return isinstance(highest, int | float) and highest < len(palette) // 3


def _bits(image: Image.Image) -> int:
    if image.format == "TIFF":
        depths = getattr(image, "tag_v2", {}).get(258, (1,))
        depth = depths[0] if isinstance(depths, tuple) else depths
        return int(depth) if 0 < int(depth) <= 64 else 0
    return 1 if image.mode == "1" else 8


def _jpeg_frame(data: bytes) -> tuple[int, int, bool]:
    """Return (process 0..15 of the frame header, bits per sample, whether an Adobe marker stands before it).

    Source: ITU-T T.81 annex B; T.872 section 6.5.3 for the Adobe marker.
    """
    at, adobe = 2, False
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker in {0x01, 0xFF} or 0xD0 <= marker <= 0xD7:  # padding, or no length follows
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker == 0xEE and data[at + 4 : at + 9] == b"Adobe":
            adobe = True
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return marker - 0xC0, data[at + 4], adobe
        at += 2 + length
    raise NotShown("the file is cut short or damaged")


def _is_tall(width: int, height: int, orientation: int) -> bool:
    wide, high = (height, width) if orientation >= 5 else (width, height)
    return high > _TALL * wide


def _cuts(image: Image.Image, orientation: int) -> tuple[tuple[int, int], ...]:
    """Return up to `CUTS` rows of a tall picture above which it may be cut, each with how much would be cut through.

    Every fourth column is looked at: a line of writing has far more strokes than slip through between them.
    """
    if not _is_tall(image.width, image.height, orientation):
        return ()
    along = (
        (image.width, max(2, image.height // 4))
        if orientation >= 5
        else (max(2, image.width // 4), image.height)
    )
    small = image.resize(along, Image.Resampling.NEAREST)
    if small.mode.startswith(("I", "F")):
        small = small.convert("F").point(lambda value: value * (1 / 256) + 0)
    grey = small.convert("L")
    if orientation in _TURNS:
        grey = grey.transpose(_TURNS[orientation])
    wide, high = grey.size
    steps = ImageChops.difference(grey.crop((1, 0, wide, high)), grey.crop((0, 0, wide - 1, high)))
    edges = steps.point([0] * _EDGE + [255] * (256 - _EDGE))
    return _best_rows(edges.resize((1, high), Image.Resampling.BOX).tobytes())


def _best_rows(rows: bytes) -> tuple[tuple[int, int], ...]:
    """Return the quietest row of each band, judged with its neighbours; `rows` holds 0..255 for each row."""
    high = len(rows)
    sums = [0, *itertools.accumulate(rows)]
    whole = 255 * 2 * _QUIET_ROWS
    band = max(_BAND_ROWS, -(-high // CUTS))
    best = []
    for top in range(band, high, band):
        scores = [
            sums[min(high, at + _QUIET_ROWS)] - sums[max(0, at - _QUIET_ROWS)]
            for at in range(top, min(high, top + band))
        ]
        score = min(scores)
        best.append((top + scores.index(score), score * CUT_SCORE_MAX // whole))
    return tuple(best)

"""What is found in a picture, as plain values: they cross a pipe and stand in an event, so nothing else will do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

PageForm = Literal["jpeg", "png", "made", "none"]
TEXT_CHARS = 300  # longest text taken over from a file
PAIRS = 24
CUTS = 300  # most rows offered for cutting a tall picture
CUT_SCORE_MAX = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureLimits:
    """What one picture may cost. The defaults take a 1080 x 60000 capture and a 100-megapixel photo."""

    pixels: int = 120_000_000  # width times height
    input_bytes: int = 512 * 2**20
    output_bytes: int = 512 * 2**20  # a page-ready picture
    memory_bytes: int = 2 * 2**30  # address space of the worker
    cpu_s: int = 30  # for one picture
    wall_s: int = 60  # for one picture; then the worker is killed
    pictures: int = 500  # after so many the worker is replaced by a fresh one


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the worker reports about one picture.

    `page_form` says what a pack may use:
    "jpeg": the original bytes as they are, as a DCTDecode stream;
    "png":  the original's IDAT bytes as they are: colour type 0, 2 or 3, not interlaced, no tRNS, every check sum
            right, the inflated size exactly (bytes per row + 1) x height, palette indexes within the palette;
    "made": the PNG returned beside the findings, which has the same properties;
    "none": nothing, and `reason` says why.
    """

    format: str = ""  # "PNG", "JPEG", ...; empty when unknown
    width: int = 0  # pixels as stored, before `orientation`
    height: int = 0
    orientation: int = 1  # 1..8 as in Exif: how the pixels of the page form have to be turned to be upright
    mode: str = ""  # Pillow's name of the pixel kind
    bits: int = 0  # per channel, as stored
    frames: int = 1
    has_alpha: bool = False
    icc: bool = False
    icc_description: str = ""
    times: tuple[tuple[str, str], ...] = ()  # (Exif or PNG name, text as written)
    make: str = ""
    model: str = ""
    software: str = ""
    gps: bool = False
    gps_values: tuple[tuple[str, str], ...] = ()
    page_form: PageForm = "none"
    page_lossless: bool = True  # the page form shows exactly the decoded pixels (of the first frame)
    page_notes: tuple[str, ...] = ()  # sentences: what was done to make it page-ready
    inverted: bool = False  # CMYK JPEG with Adobe marker: needs /Decode [1 0 1 0 1 0 1 0]
    cuts: tuple[tuple[int, int], ...] = ()  # (row after turning, 0 = empty .. 10000): good rows to cut above
    reason: str = ""  # "could not be shown: ..." when page_form is "none"
    guards: tuple[str, ...] = ()  # restraints that were in force in the worker

    def to_json(self) -> dict[str, Any]:
        """Return values that JSON holds: text, whole numbers, truth values and lists."""
        return {name: _listed(value) for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """Findings, and the page-ready PNG when one was made."""

    findings: Findings
    page_ready: bytes | None = None


def from_json(values: Mapping[str, Any]) -> Findings:
    """Return findings from what `Findings.to_json` gave.

    The worker read a stranger's file and may have been taken over, so its words count as hostile.

    Raises:
        ValueError: a name, type, range or length that honest findings cannot have.
    """
    known = {field.name: field.default for field in fields(Findings)}
    if not isinstance(values, dict) or set(values) != set(known):
        raise ValueError("findings have other fields")
    taken: dict[str, Any] = {}
    for name, default in known.items():
        value = values[name]
        if isinstance(default, tuple):
            taken[name] = _pairs_or_texts(name, value)
        elif type(value) is not type(default):
            raise ValueError(f"{name} has another type")
        else:
            taken[name] = clean_text(value) if isinstance(value, str) else value
    findings = Findings(**taken)
    _check_ranges(findings)
    return findings


def clean_text(text: str, limit_chars: int = TEXT_CHARS) -> str:
    """Return text from a file in one line, bounded, without characters that control, override or show nothing."""
    kept = "".join(c if c.isprintable() else " " for c in text[: 4 * limit_chars])
    return " ".join(kept.split())[:limit_chars]


def not_shown(why: str, **known: Any) -> Findings:
    """Return findings for a picture that cannot be shown."""
    return Findings(page_form="none", reason=f"could not be shown: {why}", **known)


def _listed(value: Any) -> Any:
    return [_listed(item) for item in value] if isinstance(value, tuple) else value


def _pairs_or_texts(name: str, value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list) or len(value) > (CUTS if name == "cuts" else PAIRS):
        raise ValueError(f"{name} is no list, or too long")
    if name in {"page_notes", "guards"}:
        if not all(isinstance(item, str) for item in value):
            raise ValueError(f"{name} holds something else than text")
        return tuple(clean_text(item) for item in value)
    inner = int if name == "cuts" else str
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2 or any(type(item) is not inner for item in pair):
            raise ValueError(f"{name} holds something else than pairs")
    return tuple(tuple(clean_text(item) if inner is str else item for item in pair) for pair in value)


def _check_ranges(found: Findings) -> None:
    tallest = max(found.width, found.height)
    in_order = [row for row, _ in found.cuts] == sorted({row for row, _ in found.cuts})
    good = (
        0 <= found.width < 2**31
        and 0 <= found.height < 2**31
        and 1 <= found.orientation <= 8
        and 0 <= found.bits <= 64
        and 0 <= found.frames < 2**31
        and found.page_form in get_args(PageForm)
        and (found.page_form == "none") == bool(found.reason)
        and (found.page_form == "none" or (found.width > 0 and found.height > 0))
        and in_order
        and all(0 < row < tallest and 0 <= score <= CUT_SCORE_MAX for row, score in found.cuts)
    )
    if not good:
        raise ValueError("findings out of range")

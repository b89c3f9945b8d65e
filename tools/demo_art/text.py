"""Text as a phone sets it: wrapped, with colour emoji and right-to-left words among left-to-right ones.

Pillow draws one run of one font at a time; this module cuts a message into such runs. The direction of words is
decided word by word, which is enough for the messages of the demonstration and is not the full Unicode algorithm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

Weight = Literal["regular", "medium", "bold", "italic"]
Script = Literal["latin", "arabic", "hebrew", "emoji"]
Colour = tuple[int, int, int]

FONT_FOLDER = Path("/usr/share/fonts/truetype")
DEBIAN_PACKAGES = "fonts-noto-core fonts-noto-color-emoji fonts-roboto-unhinted fonts-yusei-magic"
EMOJI_STRIKE_PX = 109  # the one size at which Noto Color Emoji holds its bitmaps

_LATIN = {"regular": "Regular", "medium": "Medium", "bold": "Bold", "italic": "Italic"}
_BASE = "[\u203c\u2049\u2139\u2194-\u21aa\u231a-\u23ff\u25aa-\u27bf\u2934-\u2b55\U0001f000-\U0001faff]"
_ONE = f"(?:{_BASE}\ufe0f?[\U0001f3fb-\U0001f3ff]?)"
_EMOJI = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_ONE}(?:\u200d{_ONE})*")


@cache
def font_file(name: str) -> Path:
    """Return the path of a font file by its name.

    Raises:
        FileNotFoundError: naming the Debian packages that hold the fonts.
    """
    for found in sorted(FONT_FOLDER.rglob(name)):
        return found
    raise FileNotFoundError(f"{name} is not installed. On Debian 12: apt-get install {DEBIAN_PACKAGES}")


@cache
def font(script: Script, size: int, weight: Weight = "regular") -> ImageFont.FreeTypeFont:
    """Return the font of one script; `size` in pixels (ignored for emoji, which have one strike)."""
    heavy = "Bold" if weight in {"bold", "medium"} else "Regular"
    name, pixels = {
        "latin": (f"Roboto-{_LATIN[weight]}.ttf", size),
        "arabic": (f"NotoSansArabic-{heavy}.ttf", size),
        "hebrew": (f"NotoSansHebrew-{heavy}.ttf", size),
        "emoji": ("NotoColorEmoji.ttf", EMOJI_STRIKE_PX),
    }[script]
    return ImageFont.truetype(font_file(name), pixels, layout_engine=ImageFont.Layout.RAQM)


@dataclass(frozen=True)
class Run:
    """Characters of one word that one font draws; `width` in pixels."""

    script: Script
    text: str
    width: float


@dataclass(frozen=True)
class Word:
    """Runs between two spaces, in reading order."""

    runs: tuple[Run, ...]
    rtl: bool
    width: float


@dataclass(frozen=True)
class Line:
    """Words of one line in reading order; a right-to-left line hangs from its right edge."""

    words: tuple[Word, ...]
    rtl: bool
    width: float


@dataclass(frozen=True)
class Style:
    """How a text is set: sizes in pixels."""

    size: int
    colour: Colour
    weight: Weight = "regular"
    leading: float = 1.3

    @property
    def line_height(self) -> int:
        """Distance between two baselines, in pixels."""
        return round(self.size * self.leading)

    @property
    def space(self) -> float:
        """Width of a space, in pixels."""
        return float(font("latin", self.size, self.weight).getlength(" "))


def script_of(character: str) -> Script:
    """Return which font a character outside an emoji needs."""
    point = ord(character)
    if 0x0590 <= point <= 0x05FF:
        return "hebrew"
    if 0x0600 <= point <= 0x06FF:
        return "arabic"
    return "latin"


def _pieces(word: str) -> Iterator[tuple[Script, str]]:
    start = 0
    for found in _EMOJI.finditer(word):
        yield from _scripts(word[start : found.start()])
        yield "emoji", found.group()
        start = found.end()
    yield from _scripts(word[start:])


def _scripts(text: str) -> Iterator[tuple[Script, str]]:
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or script_of(text[index]) != script_of(text[start]):
            yield script_of(text[start]), text[start:index]
            start = index


def make_word(text: str, style: Style) -> Word:
    """Cut one word into runs and measure them."""
    runs = []
    for script, piece in _pieces(text):
        emoji = script == "emoji"
        width = style.size * 1.24 if emoji else font(script, style.size, style.weight).getlength(piece)
        runs.append(Run(script, piece, width))
    rtl = any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
    return Word(tuple(runs), rtl, sum(run.width for run in runs))


def wrap(text: str, style: Style, width: float) -> list[Line]:
    """Break a text into lines no wider than `width` pixels; a word wider than that stays whole."""
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        words = [make_word(part, style) for part in paragraph.split(" ")]
        rtl = next((word.rtl for word in words if any(run.script != "emoji" for run in word.runs)), False)
        row: list[Word] = []
        for word in words:
            if row and _row_width([*row, word], style) > width:
                lines.append(Line(tuple(row), rtl, _row_width(row, style)))
                row = []
            row.append(word)
        lines.append(Line(tuple(row), rtl, _row_width(row, style)))
    return lines


def _row_width(row: list[Word], style: Style) -> float:
    return sum(word.width for word in row) + style.space * (len(row) - 1)


def one_line(text: str, style: Style) -> Line:
    """Set a text on one line, whatever its width."""
    return wrap(text, style, 1e9)[0]


def _visual_order(line: Line) -> list[Word]:
    """Reverse every stretch of words that runs against the direction of the line."""
    ordered: list[Word] = []
    stretch: list[Word] = []
    for word in line.words:
        strong = word.rtl or any(run.script == "latin" for run in word.runs)
        if strong and word.rtl != line.rtl:
            stretch.append(word)
        else:
            ordered += [*reversed(stretch), word]
            stretch = []
    ordered += reversed(stretch)
    return ordered[::-1] if line.rtl else ordered


@cache
def emoji_picture(cluster: str, size: int) -> Image.Image:
    """Return one emoji as RGBA, `size` pixels wide and high."""
    face = font("emoji", EMOJI_STRIKE_PX)
    picture = Image.new("RGBA", (136, 128))
    ImageDraw.Draw(picture).text((0, 128), cluster, font=face, embedded_color=True, anchor="lb")
    square = Image.new("RGBA", (136, 136))
    square.alpha_composite(picture, (0, 4))
    return square.resize((size, size), Image.Resampling.LANCZOS)


def draw_line(image: Image.Image, line: Line, style: Style, left: float, baseline: float) -> None:
    """Draw a line with its left edge and baseline at the given pixels."""
    pen = ImageDraw.Draw(image)
    at = left
    for word in _visual_order(line):
        for run in reversed(word.runs) if word.rtl else word.runs:
            if run.script == "emoji":
                side = round(style.size * 1.18)
                glyph = emoji_picture(run.text, side)
                top = round(baseline + style.size * 0.24) - side
                image.paste(glyph, (round(at + style.size * 0.03), top), glyph)
            else:
                rtl = run.script in {"arabic", "hebrew"}
                pen.text(
                    (at, baseline),
                    run.text,
                    font=font(run.script, style.size, style.weight),
                    fill=style.colour,
                    anchor="ls",
                    direction="rtl" if rtl else "ltr",
                    language={"arabic": "ar", "hebrew": "he"}.get(run.script, "en"),
                )
            at += run.width
        at += style.space

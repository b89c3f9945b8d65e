"""From characters to placed glyphs: font choice, HarfBuzz, and the rule that nothing disappears.

Every character of the input belongs to exactly one run. A character is drawn by a font, or as an emoji, or as a
label with its number; a formatting character that has no shape of its own (a joiner, a direction mark) keeps its
place in the text that is copied out, without ink.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from unicodedata import category

from evidence_desk.packs import bidi
from evidence_desk.packs.fonts import FALLBACKS, Family, PackFont, family_file, font_file
from evidence_desk.packs.harfbuzz import hb
from evidence_desk.packs.pictograms import EMOJI_SEQUENCE, Pictogram, PictogramFont, emoji_glyphs
from evidence_desk.packs.writer import PdfWriter, number

# Text that needs neither fallback fonts nor HarfBuzz's script logic: Latin, Cyrillic, common punctuation.
_LETTERS = "[ -~\u00a1-\u00ac\u00ae-\u024f\u0400-\u045f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*"
SIMPLE = re.compile(_LETTERS)
# Such text with a digit in it is not worth kerning: numbers, times, hashes and references stand in fixed steps.
PLAIN = re.compile(f"{_LETTERS}[0-9]{_LETTERS}")
_NEEDS_DIRECTION = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U0001efff]"
)
# Default_Ignorable_Code_Point of Unicode 15.1: no ink, no label. U+202D and U+202E are left out on purpose.
_NO_INK = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202c\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_UNITS_OF_CHINESE = re.compile(
    "[\u2e80-\u2fdf\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]"
)
_NOT_AT_LINE_START = frozenset(
    "、。，．・：；？！」』）】〕》〉］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…‥"
)
_FEATURES = {"liga": False, "clig": False, "dlig": False}  # captured letters stay letters
_KERNED_LENGTH = 24  # longer words are hashes and addresses
_CACHE_ENTRIES = 50_000
_TAB_SPACES = 4
_TINY = 0.01


class Part(NamedTuple):
    """Glyphs drawn one after the other."""

    pieces: tuple[tuple[float, str], ...]  # height above the base line, operands of TJ
    # What the glyphs stand for together, where they do not stand for a text each: one letter can be drawn as
    # several glyphs, and their order need not be that of the characters.
    actual: str = ""


class Run(NamedTuple):
    """Glyphs of one font in drawing order; lengths in thousandths of the type size."""

    resource: str
    parts: tuple[Part, ...]
    width: float
    level: int = 0
    blank: bool = False  # nothing but spaces
    plain: str = ""  # operands of its only TJ, on the base line; empty if it takes more than that


class Token(NamedTuple):
    """A stretch of text that a line is not broken in, or the white space between two."""

    text: str
    runs: tuple[Run, ...]  # in logical order
    width: float
    space: bool = False


class FontSet:
    """The fonts of one pack, and the shaping that needs them."""

    def __init__(self) -> None:
        self._fonts: dict[str, PackFont] = {}
        self._families: dict[Family, PackFont] = {}
        self._pictograms: list[PictogramFont] = []
        self._words: dict[tuple[Family, str], Token] = {}
        self.missing: Counter[int] = Counter()  # characters drawn as labels, by code point

    def pack_font(self, family: Family) -> PackFont:
        """Return the pack's part of one of its own families."""
        font = self._families.get(family)
        if font is None:
            font = self._families[family] = self._get(family_file(family).name)
        return font

    def is_simple(self, family: Family, text: str) -> bool:
        """Return whether `word` can take the words of `text`."""
        return bool(SIMPLE.fullmatch(text)) and self.pack_font(family).covers(text)

    def word(self, family: Family, text: str) -> Token:
        """Return a shaped word or run of spaces of `SIMPLE` characters that the family's font covers."""
        key = (family, text)
        found = self._words.get(key)
        if found is None:
            font = self.pack_font(family)
            if family == "mono" or len(text) > _KERNED_LENGTH or PLAIN.fullmatch(text):
                width, operands = self.unkerned(family, text)
                run = Run(font.resource, (Part(((0, operands),)),), width, plain=operands)
            else:
                run = self._shape(font, text, 0, len(text), 0)[0]
            found = Token(text, (run,), run.width, text.isspace())
            if len(self._words) >= _CACHE_ENTRIES:
                self._words.clear()
            self._words[key] = found
        return found

    def unkerned(self, family: Family, text: str) -> tuple[float, str]:
        """Return width and operands of a simple text whose letters stand in their plain steps."""
        font = self.pack_font(family)
        return sum(map(font.advances.__getitem__, text)), f"<{text.translate(font.simple)}>"

    def tokens(self, family: Family, text: str) -> tuple[int, list[Token]]:
        """Return the base level of a paragraph of any characters but line ends, and its tokens."""
        needs = bool(_NEEDS_DIRECTION.search(text))
        base, levels = bidi.levels(text) if needs else (0, [0] * len(text))
        found: list[Token] = []
        for start, stop in _token_spans(text):
            piece = text[start:stop]
            runs = self._runs(family, text, start, stop, levels)
            found.append(Token(piece, runs, sum(run.width for run in runs), piece.isspace()))
        return base, found

    def pieces(self, family: Family, token: Token, limit: float) -> Iterator[Token]:
        """Split a token into its smallest pieces: clusters, and characters where a cluster is wider than `limit`."""
        if self.is_simple(family, token.text):
            yield from (self.word(family, character) for character in token.text)
            return
        level = token.runs[0].level if token.runs else 0
        for start, stop in clusters(token.text):
            piece = self.joined(family, token.text[start:stop], level)
            if piece.width > limit:
                yield from (self.joined(family, character, level) for character in piece.text)
            else:
                yield piece

    def joined(self, family: Family, text: str, level: int) -> Token:
        """Return a stretch of text as one token, all at one level."""
        if not level and self.is_simple(family, text):
            return self.word(family, text)
        runs = self._runs(family, text, 0, len(text), [level] * len(text))
        return Token(text, runs, sum(run.width for run in runs))

    def write(self, writer: PdfWriter) -> str:
        """Write all used fonts and return the entries of the pages' font dictionary."""
        used = [font for font in self._fonts.values() if font.used]
        every: list[PackFont | PictogramFont] = [*used, *self._pictograms]
        for font in every:
            font.object = writer.reserve()
        for font in every:
            font.write(writer)
        return "".join(f"/{font.resource} {font.object} 0 R" for font in every)

    def _get(self, file_name: str) -> PackFont:
        font = self._fonts.get(file_name)
        if font is None:
            font = self._fonts[file_name] = PackFont(font_file(file_name), f"F{len(self._fonts)}")
        return font

    def _runs(
        self, family: Family, text: str, start: int, stop: int, levels: Sequence[int]
    ) -> tuple[Run, ...]:
        """Shape `text[start:stop]` cluster by cluster into runs of one font and one level."""
        found: list[Run] = []
        open_font: PackFont | None = None
        opened = start
        for at, end in clusters(text, start, stop):
            piece = text[at:end]
            sign = self._sign(piece)
            font = None if sign else self._font_for(family, piece, open_font)
            if open_font and (font is not open_font or levels[at] != levels[opened]):
                found.extend(self._shape(open_font, text, opened, at, levels[opened]))
                open_font = None
            if sign:
                found.append(self._pictogram(sign, levels[at]))
            elif font is None:
                found.extend(self._piecewise(family, piece, levels[at]))
            elif open_font is None:
                open_font, opened = font, at
        if open_font:
            found.extend(self._shape(open_font, text, opened, stop, levels[opened]))
        return tuple(found)

    def _sign(self, piece: str) -> Pictogram | None:
        if EMOJI_SEQUENCE.fullmatch(piece) and (glyphs := emoji_glyphs(piece)):
            return Pictogram(piece, glyphs)
        return None

    def _font_for(self, family: Family, piece: str, before: PackFont | None) -> PackFont | None:
        """Return the first font that holds a whole cluster; None if no font does."""
        own = self.pack_font(family)
        if any(must_be_labelled(character) for character in piece):
            return None
        inked = _NO_INK.sub("", piece).replace("\t", " ")
        if not inked:
            return before or own
        if own.covers(inked):
            return own
        if before and before.covers(inked):
            return before
        return next((self._get(name) for name in FALLBACKS if _file_covers(name, inked)), None)

    def _piecewise(self, family: Family, piece: str, level: int) -> Iterator[Run]:
        """Draw a cluster that no single font holds: each character by itself, or as a label."""
        for character in piece:
            sign = self._sign(character)
            font = self._font_for(family, character, None)
            if sign:
                yield self._pictogram(sign, level)
            elif font:
                yield from self._shape(font, character, 0, 1, level)
            else:
                code_point = ord(character)
                self.missing[code_point] += 1
                label = f"[U+{code_point:04X}]"
                yield self._pictogram(Pictogram(character if code_point else label, label=label), level)

    def _pictogram(self, sign: Pictogram, level: int) -> Run:
        labels = self.pack_font("mono")
        if not self._pictograms or self._pictograms[-1].full:
            self._pictograms.append(PictogramFont(f"P{len(self._pictograms)}", labels))
        for font in self._pictograms:
            code = font.code(sign)
            if code is not None:
                # Archives ask to be told a text for what Unicode leaves to private agreement.
                actual = sign.text if any(category(character) == "Co" for character in sign.text) else ""
                return Run(font.resource, (Part(((0, f"<{code:02X}>"),), actual),), sign.width(labels), level)
        raise AssertionError("the newest font of signs has room")

    def _shape(self, font: PackFont, text: str, start: int, stop: int, level: int) -> list[Run]:
        """Shape one stretch with HarfBuzz; clusters for which the font fails become labels."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        code_points = [0x20 if character == "\t" else ord(character) for character in text[start:stop]]
        buffer.add_codepoints(code_points)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if level % 2 else "ltr"
        hb.shape(font.file.font, buffer, _FEATURES)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], stop - start], strict=True))
        return [self._placed(font, infos, places, text[start:stop], ends, level)]

    def _placed(
        self,
        font: PackFont,
        infos: Sequence[Any],
        places: Sequence[Any],
        text: str,
        ends: dict[int, int],
        level: int,
    ) -> Run:
        """Turn shaped glyphs into the operands of TJ; a cluster of several glyphs is a part of its own."""
        scale = font.file.scale
        parts: list[Part] = []
        pen = drawn = 0.0
        open_ = _Pieces()
        for cluster, group in itertools.groupby(
            zip(infos, places, strict=True), key=lambda pair: int(pair[0].cluster)
        ):
            glyphs = list(group)
            words = text[cluster : ends[cluster]]
            several = len(glyphs) > 1
            if several:
                _finish(parts, open_)
                if level % 2:
                    drawn += self._add_edge(font, open_)
            for info, place in glyphs:
                hidden = not several and is_invisible(words)
                code = font.code(info.codepoint, "" if several else words, hidden=hidden)
                gap = drawn - (pen + place.x_offset * scale)
                drawn -= open_.move(gap)
                open_.add(place.y_offset * scale, f"{code:04X}")
                pen += place.x_advance * scale * (_TAB_SPACES if words == "\t" else 1)
                drawn += font.width(code)
            if several:
                drawn -= open_.move(drawn - pen)
                if level % 2:
                    drawn += self._add_edge(font, open_)
                # Readers turn the characters of right-to-left runs round, also those that stand for one sign.
                _finish(parts, open_, words[::-1] if level % 2 else words)
        open_.move(drawn - pen)
        _finish(parts, open_)
        blank = text.isspace() and "\t" not in text
        plain = ""
        if (
            len(parts) == 1
            and not parts[0].actual
            and len(parts[0].pieces) == 1
            and not parts[0].pieces[0][0]
        ):
            plain = parts[0].pieces[0][1]
        return Run(font.resource, tuple(parts), pen, level, blank, plain)

    def _add_edge(self, font: PackFont, open_: _Pieces) -> float:
        """Draw a sign without ink and return its width: readers take the extent of a cluster from its ends."""
        code = font.code(font.file.glyph(0x20), "", hidden=True)
        open_.add(0.0, f"{code:04X}")
        return font.width(code)


class _Pieces:
    """Operands of TJ while they are collected."""

    def __init__(self) -> None:
        self._pieces: list[tuple[float, str]] = []
        self._operands: list[str] = []
        self._codes: list[str] = []
        self._height = 0.0

    def add(self, height: float, code: str) -> None:
        """Draw a sign."""
        if height != self._height and (self._codes or self._operands):
            self._close()
            self._pieces.append((self._height, "".join(self._operands)))
            self._operands = []
        self._height = height
        self._codes.append(code)

    def move(self, back: float) -> float:
        """Move the pen back by so much; return by how much it was moved."""
        if abs(back) <= _TINY:
            return 0.0
        self._close()
        self._operands.append(number(back))
        return back

    def take(self) -> tuple[tuple[float, str], ...]:
        """Return what was collected, and begin anew."""
        self._close()
        if self._operands:
            self._pieces.append((self._height, "".join(self._operands)))
        taken = tuple(self._pieces)
        self._pieces, self._operands, self._height = [], [], 0.0
        return taken

    def _close(self) -> None:
        if self._codes:
            self._operands.append(f"<{''.join(self._codes)}>")
            self._codes = []


def _finish(parts: list[Part], open_: _Pieces, actual: str = "") -> None:
    pieces = open_.take()
    if pieces:
        parts.append(Part(pieces, actual))


def clusters(text: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the spans of what a reader takes for one character: emoji sequences, letters with their marks."""
    stop = len(text) if stop is None else stop
    at = start
    while at < stop:
        emoji = EMOJI_SEQUENCE.match(text, at, stop)
        end = emoji.end() if emoji else at + 1
        if not emoji and text[at] != "\t":
            while end < stop and (category(text[end])[0] == "M" or _NO_INK.match(text[end])):
                end += 1
        yield at, end
        at = end


def _token_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of tokens: words, single Chinese signs, white space."""
    opened = 0
    kind = ""
    for at, _ in clusters(text):
        first = text[at]
        new = "space" if first in " \t\u3000" else "unit" if _UNITS_OF_CHINESE.match(first) else "word"
        glued = first in _NOT_AT_LINE_START and kind != "space"
        if kind and not glued and (new != kind or new == "unit"):
            yield opened, at
            opened = at
        kind = new if not glued else kind or new
    if opened < len(text):
        yield opened, len(text)


def is_invisible(character: str) -> bool:
    """Return whether a character only steers others and has no shape of its own."""
    return bool(_NO_INK.fullmatch(character))


def must_be_labelled(character: str) -> bool:
    """Return whether a character has no agreed look, or misleads: controls, private use, direction overrides."""
    return character in "\u202d\u202e" or (character != "\t" and category(character) in {"Cc", "Cs", "Co"})


def _file_covers(file_name: str, text: str) -> bool:
    file = font_file(file_name)
    return all(file.glyph(ord(character)) for character in text)

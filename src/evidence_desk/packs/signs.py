"""A key to the signs in a captured text that a reader could miss or misread, in mono print above all.

Emoji are listed with names and numbers, because skin tones and the colours of hearts vanish on a black-and-white
printer; formatting characters, because they are there and cannot be seen.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_desk.packs.pictograms import EMOJI_SEQUENCE, emoji_glyphs
from evidence_desk.packs.shaping import clusters, is_invisible, must_be_labelled

_JOINERS = frozenset("\u200d\ufe0f")  # parts of emoji; not worth a name of their own there
_LINE_ENDS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029\t")
# Names that Unicode gives only as aliases, for characters whose name is empty.
_CONTROL = "control character"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign and how often it occurs."""

    text: str
    names: str
    numbers: str
    count: int
    visible: bool


def key_to(text: str) -> list[Sign]:
    """Return the signs of `text` that need a key, in the order of their first occurrence."""
    found = Counter(_listed(text))
    return [
        Sign(
            text=sign,
            names=", ".join(
                _name(character) for character in sign if character not in _JOINERS or len(sign) == 1
            ),
            numbers=" ".join(f"U+{ord(character):04X}" for character in sign),
            count=count,
            visible=not all(is_invisible(character) for character in sign),
        )
        for sign, count in found.items()
    ]


def _listed(text: str) -> Iterator[str]:
    if text.isascii() and text.isprintable():
        return
    for start, stop in clusters(text):
        piece = text[start:stop]
        if EMOJI_SEQUENCE.fullmatch(piece) and emoji_glyphs(piece):
            yield piece
            continue
        for character in piece:
            if character not in _LINE_ENDS and (is_invisible(character) or must_be_labelled(character)):
                yield character


def _name(character: str) -> str:
    name = unicodedata.name(character, "")
    if name.startswith("REGIONAL INDICATOR SYMBOL LETTER "):
        return f"flag letter {name[-1]}"
    if name.startswith("EMOJI MODIFIER FITZPATRICK TYPE-"):
        tones = {"1-2": "light", "3": "medium-light", "4": "medium", "5": "medium-dark", "6": "dark"}
        return f"{tones[name.removeprefix('EMOJI MODIFIER FITZPATRICK TYPE-')]} skin tone"
    return name.lower() or (_CONTROL if unicodedata.category(character) == "Cc" else "no name known here")

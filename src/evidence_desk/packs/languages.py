"""Which language a captured text is announced in: as much as its letters say, and no more.

Scripts that one language is written in today name it; of the others only the script is said, as BCP 47 allows. A text
of several scripts says nothing, and is read as the rest of the document.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import Final

_BY_SCRIPT: Final = {  # by the first word of the names of its letters
    "ARABIC": "und-Arab",
    "ARMENIAN": "hy",
    "BENGALI": "und-Beng",
    "CJK": "und-Hani",
    "CYRILLIC": "und-Cyrl",
    "DEVANAGARI": "und-Deva",
    "ETHIOPIC": "und-Ethi",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KANNADA": "kn",
    "KATAKANA": "ja",
    "KHMER": "km",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "SINHALA": "si",
    "SYRIAC": "und-Syrc",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
_JAPANESE: Final = {"ja", "und-Hani"}


def language_of(text: str) -> str:
    """Return the language tag of a text whose letters are of one script; empty if it is that of the document."""
    found = {_of(character) for character in set(text) if unicodedata.category(character)[0] == "L"}
    if found == _JAPANESE:
        return "ja"
    return found.pop() if len(found) == 1 else ""


@functools.lru_cache(maxsize=4096)
def _of(letter: str) -> str:
    return _BY_SCRIPT.get(unicodedata.name(letter, "").split(" ")[0], "")

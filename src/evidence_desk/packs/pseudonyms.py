"""Names out of words: each name of a list, in any spelling that a message is likely to use, by what stands for it.

Case, accents, hidden characters inside a name and the ways of joining its parts (`Mia Khan`, `mia.khan`, `miakhan`)
count for nothing; a name inside a longer word (`Ann` in `annual`) is left alone. Doubt goes one way: a word that is
also a name is replaced. What a person not on the list is called stays; no program can know it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar, cast

from evidence_desk.packs import content

# Between two letters of a name, without a name being another: accents written apart, vowel signs, hidden characters.
# Bounded, and longer runs are shortened first: nobody makes the search slow by a thousand of them.
_UNSEEN: Final = "\u0300-\u036f\u064b-\u065f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
_INSIDE: Final = f"[{_UNSEEN}]{{0,4}}"
_JOINTS: Final = rf"[\s._\-'’·*+{_UNSEEN}]{{0,8}}"
_HIDDEN: Final = re.compile(f"[{_UNSEEN}]")
_RUN: Final = re.compile(f"([{_UNSEEN}]{{3}})[{_UNSEEN}]+")
_BEFORE, _AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
# Not names by themselves: titles, and what joins the parts of a name.
_NOT_NAMES: Final = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "mx",
        "miss",
        "dr",
        "prof",
        "sir",
        "the",
        "of",
        "and",
        "de",
        "del",
        "della",
        "der",
        "den",
        "da",
    }
    | {
        "di",
        "do",
        "dos",
        "du",
        "el",
        "al",
        "bin",
        "bint",
        "ibn",
        "la",
        "le",
        "van",
        "von",
        "st",
        "ap",
        "jr",
        "sr",
    }
)
_SHORTEST: Final = 2  # letters of a part that is looked for by itself
# Words of this program and of the policy, and what identifies files: no name of a person is in them.
_LEFT_ALONE: Final = frozenset(
    {
        "anonymity",
        "case_id",
        "encoding",
        "founder",
        "founder_fingerprint",
        "kind",
        "label",
        "limits",
        "marking",
    }
    | {"media_type", "names", "pack", "pack_id", "record_claim", "reference", "references", "sha256"}
    | {"signature_words", "software", "wording"}
)
_WHOLE: Final = (content.Classification, content.Grade, content.Checkpoint, content.Picture, content.Moment)
_Value = TypeVar("_Value")


class Replacer:
    """Replaces names in texts, and counts them."""

    def __init__(self, terms: Iterable[tuple[str, str]], kept: Iterable[str] = ()) -> None:
        """Make it.

        Args:
            terms: a name, and what stands for it; one name for several people stands for any of them.
            kept: names that stay although a part of them is looked for.
        """
        found: dict[str, list[str]] = {}
        for name, stands in terms:
            key = _folded(name)
            if key and stands not in found.setdefault(key, []):
                found[key].append(stands)
        self._stands = {key: " or ".join(names) for key, names in found.items()}
        stay = {_folded(name) for name in kept} - {""}
        self._stay = stay - self._stands.keys()
        ordered = sorted({*self._stands, *self._stay}, key=lambda name: (-len(name), name))
        self._names = ordered
        self._search = re.compile(_any_of(ordered), re.IGNORECASE) if ordered else None
        self.count = 0

    def __call__(self, text: str) -> str:
        """Return the text with each name replaced; one without any comes back as it is."""
        if self._search is None or not text:
            return text
        apart = _RUN.sub(r"\1", unicodedata.normalize("NFD", text))
        done, changed = self._search.subn(self._one, apart)
        return unicodedata.normalize("NFC", done) if changed and done != apart else text

    def _one(self, found: re.Match[str]) -> str:
        name = self._names[int((found.lastgroup or "n0")[1:])]
        stands = self._stands.get(name)
        if stands is None:
            return found[0]
        self.count += 1
        return stands


def parts_of(name: str) -> list[str]:
    """Return the parts of a name that are names by themselves: no titles, no initials."""
    parts = re.split(r"[\s._\-’']+", name)
    return [
        part
        for part in parts
        if len(_folded(part)) >= _SHORTEST and _folded(part) not in _NOT_NAMES and not part.isdecimal()
    ]


def replaced(value: _Value, names: Replacer) -> _Value:
    """Return a plan value (a dataclass of `content`) with the names in every text of it replaced."""
    if isinstance(value, _WHOLE):
        return cast("_Value", value)
    changes = {
        field.name: _replaced(getattr(value, field.name), names)
        for field in fields(cast("Any", value))
        if field.name not in _LEFT_ALONE
    }
    return cast("_Value", replace(cast("Any", value), **changes))


def _replaced(value: Any, names: Replacer) -> Any:
    if isinstance(value, str):
        return names(value)
    if isinstance(value, content.TextBody):
        return replace(value, text=names(value.text), introduction=names(value.introduction), pseudonyms=True)
    if is_dataclass(value):
        return replaced(value, names)
    if isinstance(value, Mapping):
        return {key: _replaced(item, names) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_replaced(item, names) for item in value)
    return value


def _folded(name: str) -> str:
    """Return the letters and digits of a name without case and accents, a space between its parts."""
    apart = _HIDDEN.sub("", unicodedata.normalize("NFD", name.casefold()))
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in apart)
    return " ".join(kept.split())


def _any_of(names: Sequence[str]) -> str:
    """Return what finds any of the names, the first one that fits; looked for by their first letter."""
    groups: dict[str, list[str]] = {}
    for place, name in enumerate(names):
        groups.setdefault(name[0], []).append(f"(?P<n{place}>{_pattern(name)})")
    found = "|".join(f"(?={re.escape(first)})(?:{'|'.join(group)})" for first, group in groups.items())
    return f"{_BEFORE}(?:{found}){_AFTER}"


def _pattern(folded: str) -> str:
    """Return what finds a name in a text whose accents stand apart."""
    parts = (_INSIDE.join(map(re.escape, part)) + _INSIDE for part in folded.split(" "))
    return _JOINTS.join(part.replace(f"s{_INSIDE}s", f"(?:s{_INSIDE}s|ß)") for part in parts)

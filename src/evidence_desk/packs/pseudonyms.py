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
from functools import lru_cache
from typing import Any, Final, TypeVar, cast

from evidence_desk.packs import content

# A name is looked for in a text that was folded, each sign of which knows where in the text it stands: other letters
# that look or sound the same are one, accents and hidden characters are gone, and a mark stands where a capital
# follows a small letter, as in `#JusticeForMia`.
_BEND: Final = "\0"
_MARKS: Final = "._*-"  # between single letters: `m.i.a`
_JOINTS: Final = rf"[\s._\-'’‘`´ʼ·*+{_BEND}]{{0,8}}"
_TIGHT: Final = rf"[._\-{_BEND}]?"  # between the parts of a whole name inside a longer word: `xxmia_khanxx`
_LETTER: Final = r"[^\W\d_]"
_BEFORE, _AFTER = rf"(?<!{_LETTER})", rf"(?!{_LETTER})"
_OWNED: Final = rf"(?:{_AFTER}|(?=s{_AFTER}))"  # `Mias phone`
# An initial behind a name, as telephones show it: `Mia K:`. A or I is one only where nothing could follow it.
_INITIAL: Final = re.compile(
    r" (?P<one>[B-HJ-Z](?![\w'’])|[AI](?=\.?[:)\]]|$))(?:\.(?=[:)\]]))?", re.MULTILINE
)
_NAMED_TOGETHER: Final = 3  # people of one name; of more it is said how many
_LEAST_INSIDE: Final = 7  # letters of a whole name that is looked for inside longer words
_LEAST_SURE: Final = 3  # letters of a part that is looked for in other spellings, too
_LONGER: Final = 12  # `Miaaaaa`
_CLOSED: Final = str.maketrans("", "", f"{_MARKS}{_BEND}")
_HIDDEN: Final = frozenset("\u034f\u00ad")
_SAME: Final = str.maketrans(
    {
        **{
            "ł": "l",
            "ø": "o",
            "đ": "d",
            "ð": "d",
            "ħ": "h",
            "ı": "i",
            "æ": "ae",
            "œ": "oe",
            "þ": "th",
            "ŧ": "t",
        },
        **dict(
            zip("авеікмнорстухјѕ", "abeikmhopctyxjs", strict=True)
        ),  # Cyrillic letters that look like Latin ones
        **dict(zip("αειικνορτυχ", "aeiiknoptux", strict=True)),  # Greek ones
    }
)
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
        self._stands = {key: _any_one(names) for key, names in found.items()}
        self._initials = {key: _initials(found, names) for key, names in found.items()}
        stay = {_folded(name) for name in kept} - {""}
        self._stay = stay - self._stands.keys()
        ordered = sorted({*self._stands, *self._stay}, key=lambda name: (-len(name), name))
        self._names = ordered
        self._search = re.compile(_any_of(ordered)) if ordered else None
        self._search_inside = re.compile(_any_of(ordered, inside=True)) if ordered else None
        self._inside = {way for name in ordered for way in _ways_inside(name)}
        self.count = 0

    def __call__(self, text: str) -> str:
        """Return the text with each name replaced; everything else in it stays byte for byte."""
        if self._search is None or self._search_inside is None or not text:
            return text
        folded, places = _fold(text)
        close = folded.translate(_CLOSED)
        search = self._search_inside if any(way in close for way in self._inside) else self._search
        done: list[str] = []
        at = 0
        for found in search.finditer(folded):
            name = self._names[int((found.lastgroup or "n0")[1:])]
            stands = self._stands.get(name)
            if stands is None:
                continue
            self.count += 1
            done += (text[at : places[found.start()]], stands)
            at = places[found.end() - 1] + 1
            while at < len(text) and unicodedata.category(text[at])[0] == "M":
                at += 1
            initial = _INITIAL.match(text, at)
            if initial and initial["one"].casefold() in self._initials[name]:
                at = initial.end()
        return "".join((*done, text[at:])) if done else text


def _any_one(names: Sequence[str]) -> str:
    """Return what stands for a name that several people have."""
    return " or ".join(names) if len(names) <= _NAMED_TOGETHER else f"one of {len(names)} people"


def _initials(terms: Mapping[str, Sequence[str]], stands: Sequence[str]) -> frozenset[str]:
    """Return the first letters of all names of these people, as they stand behind one of them: `Mia K`."""
    return frozenset(
        part[0] for name, people in terms.items() if set(people) & set(stands) for part in name.split(" ")
    )


def parts_of(name: str) -> list[str]:
    """Return the parts of a name that are names by themselves: no titles, no initials; and those joined by a hyphen."""
    single = re.split(r"[\s._\-’']+", name)
    joined = [
        part for part in (*re.split(r"[\s\-]+", name), *name.split()) if re.search(r"\w[\-’']+\w", part)
    ]
    return [
        part
        for part in dict.fromkeys((*single, *joined))
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
        said = names(value.introduction)
        return replace(
            value, text=names(value.text), introduction=said, ending=names(value.ending), pseudonyms=True
        )
    if is_dataclass(value):
        return replaced(value, names)
    if isinstance(value, Mapping):
        return {key: _replaced(item, names) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_replaced(item, names) for item in value)
    return value


def _folded(name: str) -> str:
    """Return the letters and digits of a name without case and accents, a space between its parts."""
    apart = _fold(name)[0].replace(_BEND, "")
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in apart)
    return " ".join(kept.split())


def _fold(text: str) -> tuple[str, list[int]]:
    """Return a text as names are looked for in it, and for each of its signs the place in the text."""
    signs: list[str] = []
    places: list[int] = []
    small = False
    for place, sign in enumerate(text):
        if not sign.isascii() and _is_unseen(sign):
            continue
        capital = sign.isupper()
        folded = sign.lower() if sign.isascii() else _as_seen(sign)
        if small and capital:
            folded = _BEND + folded
        small = sign.islower()
        signs.append(folded)
        places += [place] * len(folded)
    return "".join(signs), places


@lru_cache(maxsize=4096)
def _is_unseen(sign: str) -> bool:
    """Return whether a sign is an accent, a mark over another, or cannot be seen."""
    if unicodedata.combining(sign) or sign in _HIDDEN or unicodedata.category(sign) in {"Cf", "Me"}:
        return True
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


@lru_cache(maxsize=4096)
def _as_seen(sign: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(c for c in apart if not _is_unseen(c)).translate(_SAME)


def _ways_inside(name: str) -> list[str]:
    """Return how a name is written inside a longer word, where that is looked for."""
    parts = name.split(" ")
    if _joins(name):
        return [parts[0]]
    whole = len(parts) > 1 and sum(map(len, parts)) >= _LEAST_INSIDE
    return ["".join(parts), "".join(parts[::-1])] if whole else []


def _any_of(names: Sequence[str], *, inside: bool = False) -> str:
    """Return what finds any of the names, the first one that fits; looked for by their first letter.

    Args:
        inside: inside longer words, too; that takes more time.
    """
    whole: dict[str, list[str]] = {}
    within: dict[str, list[str]] = {}
    for place, name in enumerate(names):
        found = f"{_pattern(name)}){_ending(name)}"
        whole.setdefault(name[0], []).append(f"(?P<n{place}>{found}")
        if _joins(name):
            within.setdefault(name[0], []).append(f"(?P<r{place}>{found}")
        elif _ways_inside(name):
            parts = name.split(" ")
            for letter, way in (("i", parts), ("j", parts[::-1])):
                tight = _TIGHT.join(map(_letters, way))
                within.setdefault(way[0][0], []).append(f"(?P<{letter}{place}>{tight})")
    return f"{_BEFORE}(?:{_by_letter(whole)})" + (f"|(?:{_by_letter(within)})" if within and inside else "")


def _by_letter(groups: Mapping[str, Sequence[str]]) -> str:
    return "|".join(f"(?={re.escape(first)})(?:{'|'.join(group)})" for first, group in groups.items())


def _joins(name: str) -> bool:
    """Return whether words of the name's writing are put before it without a space, as in Arabic and Hebrew."""
    return len(name) >= _LEAST_SURE and unicodedata.bidirectional(name[0]) in {"AL", "R"}


def _ending(name: str) -> str:
    return _OWNED if len(name) >= _LEAST_SURE else _AFTER


def _pattern(folded: str) -> str:
    """Return what finds a name in a folded text."""
    found = _JOINTS.join(map(_letters, folded.split(" ")))
    return f"{found}{re.escape(folded[-1])}{{0,{_LONGER}}}" if len(folded) >= _LEAST_SURE else found


def _letters(part: str) -> str:
    between = f"[{re.escape(_MARKS)}{_BEND}]?" if len(part) >= _LEAST_SURE else f"{_BEND}?"
    return between.join(map(re.escape, part))

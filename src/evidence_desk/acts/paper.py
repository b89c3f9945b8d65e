"""A sheet on paper: short numbered rows, each with a check word, so that a slip is found in the row it is in.

    K1  DJVJ 6WX0 VE5D ATEW   river
    S1  q4YL vP0k 2aW8 Zz1+   apple

K rows hold the secret of a classic key, Q rows that of a hybrid one, S rows the signing key of a recovery sheet. A
check word comes from the row's label and content. It proves nothing: it finds a slip of the hand.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evidence_desk.base.wordlist import WORDS

GROUP = 4
ROW = 16  # characters of one row
PREFIXES: Mapping[str, str] = {"K": "AGE-SECRET-KEY-1", "Q": "AGE-SECRET-KEY-PQ-1"}
_SIGNING = "S"
_TYPED = re.compile(r"^\s*([KQS])\s?([1-9]\d?)(?:[.:)]\s*|\s+)(\S.*)$", re.IGNORECASE)
_KNOWN = frozenset(WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row as it stands on paper."""

    label: str
    text: str  # without spaces
    word: str

    @property
    def groups(self) -> str:
        """The row's characters in groups of four."""
        return " ".join(self.text[at : at + GROUP] for at in range(0, len(self.text), GROUP))

    def __str__(self) -> str:
        return f"{self.label} {self.groups} {self.word}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """Rows as they were typed."""

    secret: str = ""  # whole, with its prefix
    signer: str = ""
    wrong: tuple[str, ...] = field(
        default=()
    )  # labels of rows whose check word does not fit, or that are missing


def check_word(label: str, text: str) -> str:
    """Return the check word of a row: eleven bits of SHA-256 over its label and content."""
    digest = hashlib.sha256(f"evidence-desk-sheet-row {label} {text}".encode()).digest()
    return WORDS[int.from_bytes(digest[:2], "big") >> 5]


def rows_of(secret: str, signer: str) -> tuple[Row, ...]:
    """Return the rows of a sheet: the signing key first, where there is one, then the secret.

    Args:
        secret: an age identity, `AGE-SECRET-KEY-…`.
        signer: base64 of the signing key; empty on a custody sheet.
    """
    letter = "Q" if secret.startswith(PREFIXES["Q"]) else "K"
    parts = ((_SIGNING, signer), (letter, secret.removeprefix(PREFIXES[letter])))
    return tuple(
        Row(label=label, text=piece, word=check_word(label, piece))
        for name, text in parts
        for number, at in enumerate(range(0, len(text), ROW), 1)
        for label, piece in ((f"{name}{number}", text[at : at + ROW]),)
    )


def read_rows(text: str) -> Typed | None:
    """Return what was typed row by row, or None when no line of it is a row, or a whole secret stands in it.

    Rows may stand in any order, letters of K and Q rows be small or capital, and check words be left out; then only the
    check characters at the very end are left to find a slip.
    """
    if "AGE-SECRET-KEY-" in text.upper():
        return None
    found: dict[str, dict[int, str]] = {}
    wrong: list[str] = []
    for line in text.splitlines():
        match = _TYPED.match(line)
        if match is None:
            continue
        name, number = match[1].upper(), int(match[2])
        content, fits = _content(f"{name}{number}", match[3], capital=name != _SIGNING)
        found.setdefault(name, {})[number] = content
        if not fits:
            wrong.append(f"{name}{number}")
    letters = [name for name in PREFIXES if name in found]
    if not letters:
        return None
    wrong += _gaps(found.items())
    if len(letters) > 1:
        wrong.append(f"{letters[1]}1")
    (letter, *_) = letters
    return Typed(
        secret=PREFIXES[letter] + _joined(found[letter]),
        signer=_joined(found.get(_SIGNING, {})),
        wrong=tuple(dict.fromkeys(wrong)),
    )


def _content(label: str, typed: str, *, capital: bool) -> tuple[str, bool]:
    """Return the characters of a row, and whether its check word fits or was left out."""
    tokens = typed.split()
    word = tokens[-1].casefold()
    body, whole = "".join(tokens[:-1]), "".join(tokens)
    if capital:
        body, whole = body.upper(), whole.upper()
    if len(tokens) > 1 and word in _KNOWN:
        if check_word(label, body) == word:
            return body, True
        # A word that is short enough may be the last group of a row whose check word was left out.
        return (whole, True) if len(word) <= GROUP and len(whole) <= ROW else (body, False)
    return whole, len(whole) <= ROW


def _gaps(found: Iterable[tuple[str, dict[int, str]]]) -> list[str]:
    """Return the labels of rows that are missing between those that are there."""
    return [f"{name}{number}" for name, rows in found for number in range(1, max(rows)) if number not in rows]


def _joined(rows: Mapping[int, str]) -> str:
    return "".join(rows[number] for number in sorted(rows))

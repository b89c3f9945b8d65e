"""A fingerprint as six words that two people can compare by telephone."""

from __future__ import annotations

import re
import secrets

from evidence_desk.base.wordlist import WORDS

COUNT = 6  # words: 66 bits of the fingerprint
PASSWORD_COUNT = 8  # words: 88 bits, because a zip's password may be tried billions of times a second
_BITS = 11  # of one word; the list has 2,048
_FINGERPRINT = re.compile(r"[0-9a-f]{64}\Z")
_WORD = re.compile(r"[a-z]+")


def words_of(fingerprint: str) -> tuple[str, ...]:
    """Return the six words of a fingerprint: its first 66 bits, eleven at a time, from the left.

    Whoever wants a second key with the same words has to try some 2**66 keys.

    Raises:
        ValueError: not 64 lower-case hex digits; a caller bug.
    """
    if not _FINGERPRINT.match(fingerprint):
        raise ValueError("a fingerprint has 64 lower-case hex digits")
    number = int(fingerprint, 16) >> (256 - COUNT * _BITS)
    places = ((number >> (_BITS * place)) & (len(WORDS) - 1) for place in reversed(range(COUNT)))
    return tuple(WORDS[place] for place in places)


def spoken(fingerprint: str) -> str:
    """Return the six words in one line, as they are read out."""
    return " ".join(words_of(fingerprint))


def heard(text: str, fingerprint: str) -> bool:
    """Return whether a person typed the six words of this fingerprint, in order; four letters name a word."""
    typed = _WORD.findall(text.casefold())
    wanted = words_of(fingerprint)
    return len(typed) == COUNT and all(
        one == other or (len(one) >= 4 and one[:4] == other[:4])
        for one, other in zip(typed, wanted, strict=True)
    )


def new_words() -> str:
    """Return a new random password of eight plain words, joined by hyphens."""
    return "-".join(secrets.choice(WORDS) for _ in range(PASSWORD_COUNT))

"""How hard a passphrase is to guess, in words.

The guesses are estimated by zxcvbn, which knows common passwords, names, words, keyboard walks, dates and repeats. It
is called in jobs alone: a long passphrase takes it tens of milliseconds. What it is given is never kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from PySide6.QtCore import QCoreApplication

from evidence_desk.base.errors import BadInput

Level = Literal["short", "weak", "fair", "good", "strong"]
Reason = Literal["", "common", "yours", "keyboard", "repeat", "sequence", "date"]

LEAST_LENGTH: Final = 12
LEVELS: Final[tuple[Level, ...]] = ("short", "weak", "fair", "good", "strong")
_LOOKED_AT: Final = 72  # characters; zxcvbn looks at no more
# Powers of ten of guesses. One guess costs an attacker's core most of a second and 256 MB (scrypt 2**18).
_FAIR, _GOOD, _STRONG = 10.0, 13.0, 17.0
_REASONS: Final[dict[str, Reason]] = {
    "spatial": "keyboard",
    "repeat": "repeat",
    "sequence": "sequence",
    "date": "date",
    "regex": "date",
}


class WeakPassphrase(BadInput):
    """Too easy to guess for keys to be put under it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """How strong a passphrase is, and what makes it weak if it is."""

    level: Level
    reason: Reason = ""

    @property
    def enough(self) -> bool:
        """Whether keys may be put under it."""
        return LEVELS.index(self.level) >= LEVELS.index("fair")


def measure(text: str, known: Sequence[str] = ()) -> Strength:
    """Return how strong a passphrase is.

    Args:
        known: what somebody who knows the person would try first: their name, initials, school.
    """
    if len(text) < LEAST_LENGTH:
        return Strength(level="short")
    from zxcvbn import zxcvbn  # noqa: PLC0415  # its lists of words take long to load; jobs alone come here

    estimate: Callable[..., dict[str, Any]] = zxcvbn
    words = [word for phrase in known for word in (phrase, *phrase.split()) if len(word) > 1]
    found = estimate(text[:_LOOKED_AT], user_inputs=words)
    power = float(found["guesses_log10"])
    if power >= _STRONG:
        return Strength(level="strong")
    if power >= _GOOD:
        return Strength(level="good")
    level: Level = "fair" if power >= _FAIR else "weak"
    return Strength(level=level, reason=_reason(found["sequence"]))


def _reason(parts: Sequence[dict[str, Any]]) -> Reason:
    """Return what the longest guessable part is."""
    guessable = [part for part in parts if part["pattern"] != "bruteforce"]
    if not guessable:
        return ""
    part = max(guessable, key=lambda part: len(part["token"]))
    if part["pattern"] == "dictionary":
        return "yours" if part["dictionary_name"] == "user_inputs" else "common"
    return _REASONS.get(part["pattern"], "")


def words(strength: Strength) -> str:
    """Return the strength as a person reads it, with what would help."""
    translate = QCoreApplication.translate
    levels = {
        "short": translate(
            "Strength", "Too short. Use 12 characters or more, for example four or five words."
        ),
        "weak": translate("Strength", "Too easy to guess."),
        "fair": translate("Strength", "Enough. One more word makes it good."),
        "good": translate("Strength", "Good."),
        "strong": translate("Strength", "Strong."),
    }
    reasons = {
        "": "",
        "common": translate("Strength", "These words or passwords are tried first."),
        "yours": translate("Strength", "It contains your name or your school."),
        "keyboard": translate("Strength", "Keys that lie side by side are tried first."),
        "repeat": translate("Strength", "Repeating something adds little."),
        "sequence": translate("Strength", "Sequences such as abc or 6543 are tried first."),
        "date": translate("Strength", "Dates and years are tried first."),
    }
    said = levels[strength.level]
    if not strength.enough and reasons[strength.reason]:
        said = f"{said} {reasons[strength.reason]}"
    return said


def require(text: str, known: Sequence[str] = ()) -> None:
    """Raise WeakPassphrase, in words, for a passphrase that keys must not be put under."""
    strength = measure(text, known)
    if not strength.enough:
        raise WeakPassphrase("weak passphrase", words(strength))

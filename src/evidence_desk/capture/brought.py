"""What a file that somebody brought says of itself: a mail, a saved page, a web archive, a recording.

All of it is what the file says and nobody has proved: facts to be shown, never to be believed. A `Check` is the one
thing that is worked out here: whether the file agrees with itself, by the digests it carries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO, Literal

from evidence_desk.capture.findings import clean_text

Form = Literal["mail", "saved page", "web archive", "recording"]
Outcome = Literal["good", "wrong", "not checked"]
FACTS = 200  # most facts of one file
VALUE_CHARS = 1_000  # of one fact
_NOTES = 20


class Unreadable(Exception):
    """The file is not what its first bytes promise; the text says what is wrong, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Whether one thing in the file agrees with what the file says of it."""

    what: str
    found: Outcome
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Everything found in one file; the texts are cleaned and bounded."""

    form: Form
    facts: tuple[tuple[str, str], ...] = ()  # label and value, in the order to show
    checks: tuple[Check, ...] = ()
    notes: tuple[str, ...] = ()  # sentences: what could not be read, and what it does not mean

    def to_json(self) -> dict[str, Any]:
        """Return values as an entry of the case holds them."""
        return {
            "read_as": self.form,
            "facts": [list(fact) for fact in self.facts],
            "checks": [[check.what, check.found, check.detail] for check in self.checks],
            "notes": list(self.notes),
        }


class Facts:
    """Collects facts; what is empty, or beyond the bounds, is left out and counted."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._more = 0

    def add(self, label: str, value: object) -> None:
        """Add a fact when there is one."""
        text = clean_text(str(value), VALUE_CHARS) if value not in (None, "", b"") else ""
        if not text:
            return
        if len(self.found) < FACTS:
            self.found.append((label, text))
        else:
            self._more += 1

    def brought(self, form: Form, *, checks: Iterable[Check] = (), notes: Iterable[str] = ()) -> Brought:
        """Return all of it."""
        more = (f"{self._more:,} more facts are not listed.",) if self._more else ()
        clean = tuple(
            replace(check, what=clean_text(check.what), detail=clean_text(check.detail)) for check in checks
        )
        said = tuple(clean_text(note, VALUE_CHARS) for note in (*notes, *more))[:_NOTES]
        return Brought(form=form, facts=tuple(self.found), checks=clean[:FACTS], notes=said)


def moment(epoch: datetime, seconds: float) -> str:
    """Return a time counted from an epoch as UTC text; empty where it is none a clock can show."""
    try:
        at = epoch + timedelta(seconds=seconds)
    except (OverflowError, ValueError):
        return ""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def lasting(seconds: float) -> str:
    """Return a duration as people write it: “1 h 02 min 05.4 s”."""
    if not 0 <= seconds < 10**9:
        return ""
    hours, rest = divmod(round(seconds, 1), 3_600)
    minutes, left = divmod(rest, 60)
    parts = [f"{hours:.0f} h"] if hours else []
    parts += [f"{minutes:02.0f} min" if hours else f"{minutes:.0f} min"] if hours or minutes else []
    return " ".join([*parts, f"{left:.1f} s"])


def read_exactly(source: BinaryIO, offset: int, size: int) -> bytes:
    """Return bytes from a place.

    Raises:
        Unreadable: the file ends before.
    """
    source.seek(offset)
    parts, left = [], size
    while left:
        part = source.read(left)
        if not part:
            raise Unreadable("it is cut short")
        parts.append(part)
        left -= len(part)
    return b"".join(parts)

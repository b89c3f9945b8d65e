"""What a brought file said of itself, as an entry of the case holds it: read back with distrust.

Another person's program wrote the entry, so whatever has another form than it should is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evidence_desk.case.values import Exhibit

_LISTED = 300
_CHARS = 1_200


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtFacts:
    """Facts, comparisons and notes; all texts are one line."""

    read_as: str = ""  # "mail", "saved page", "web archive", "recording"; empty where nothing was looked into
    facts: tuple[tuple[str, str], ...] = ()
    checks: tuple[tuple[str, str, str], ...] = ()  # what, "good" | "wrong" | "not checked", detail
    notes: tuple[str, ...] = ()

    @property
    def wrong(self) -> tuple[tuple[str, str, str], ...]:
        """The comparisons in which the file does not agree with itself."""
        return tuple(check for check in self.checks if check[1] == "wrong")


def brought_facts(exhibit: Exhibit) -> BroughtFacts:
    """Return what was found in an exhibit that is no picture; nothing where nobody looked."""
    found: Mapping[str, Any] = exhibit.inspection
    read_as = found.get("read_as")
    if not isinstance(read_as, str) or not read_as:
        return _of_picture(found) if exhibit.kind == "image" else BroughtFacts()
    return BroughtFacts(
        read_as=_line(read_as),
        facts=tuple((one, two) for one, two in _rows(found.get("facts"), 2)),
        checks=tuple((one, two, three) for one, two, three in _rows(found.get("checks"), 3)),
        notes=tuple(_line(note) for note in _list(found.get("notes")) if isinstance(note, str)),
    )


def _of_picture(found: Mapping[str, Any]) -> BroughtFacts:
    """Return what a camera or program wrote into a picture; nothing for one that says nothing of itself."""
    named = (("Maker", "make"), ("Model", "model"), ("Software", "software"))
    facts = [
        (label, _line(value)) for label, name in named if isinstance(value := found.get(name), str) and value
    ]
    facts += [(f"{name}, as written", text) for name, text in _rows(found.get("times"), 2)]
    if found.get("gps") is True:
        facts.append(("Place", "a place is written in the file; it is not printed"))
    if not facts:
        return BroughtFacts()
    note = "Written by the device or a program, and easily changed; messengers take most of it out. Nobody checked it."
    return BroughtFacts(read_as="picture", facts=tuple(facts), notes=(note,))


def _rows(value: Any, width: int) -> list[list[str]]:
    return [
        [_line(cell) for cell in row]
        for row in _list(value)
        if isinstance(row, list | tuple) and len(row) == width and all(isinstance(cell, str) for cell in row)
    ]


def _list(value: Any) -> list[Any]:
    return list(value[:_LISTED]) if isinstance(value, list | tuple) else []


def _line(text: str) -> str:
    kept = "".join(c if c.isprintable() else " " for c in text[:_CHARS])
    return " ".join(kept.split())

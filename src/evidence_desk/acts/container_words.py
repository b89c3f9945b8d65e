"""Keeping only the words of a mail, saved page or archive, and saying what else was in it and was not taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from evidence_desk.capture.containers import ContainerListing
from evidence_desk.capture.looking_into import look_into
from evidence_desk.capture.members import text_member

_NAMES = {
    "picture": ("picture", "pictures"),
    "film": ("film", "films"),
    "opaque": ("other part", "other parts"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The text of a container, ready to be kept."""

    data: bytes
    note: str
    findings: Mapping[str, Any] | None  # what the container says of itself, its headers for example


def words_of(stream: BinaryIO, size: int, name: str, listing: ContainerListing) -> Words:
    """Return the words of a container that the gate has admitted.

    Raises:
        BadInput: it has no text of its own.
        GateRefused: a file could be carried in it.
    """
    text = text_member(stream, size, name)
    told = look_into(stream, size, listing.media_type, name)
    parts = [f"Only the {text.name} was taken out of the file. {left_out(listing)}", text.note]
    return Words(
        data=text.data,
        note=" ".join(part for part in parts if part),
        findings=told.to_json() if told is not None else None,
    )


def left_out(listing: ContainerListing) -> str:
    """Return a sentence that counts what was not taken in."""
    counted: Counter[str] = Counter(member.kind for member in listing.members if member.kind != "text")
    if not counted:
        return "It held nothing else that could show something."
    said = [f"{counted[kind]:,} {_NAMES[kind][counted[kind] != 1]}" for kind in _NAMES if counted[kind]]
    return f"Not taken in: {', '.join(said)}."

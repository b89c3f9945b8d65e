"""The part of a pack's plan that prints a restricted record: words only, with the policy's own labels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from evidence_desk.packs import content
from evidence_desk.packs.plain import one_line
from evidence_desk.policy.model import Policy

_WHERE = ("device", "device_place", "device_location", "device_seal", "seal_number")


def where_held(record: Mapping[str, Any]) -> str:
    """Return where the material itself is, as the record says: device, place, seal."""
    return "; ".join(str(record[key]) for key in _WHERE if record.get(key))


def facts(policy: Policy, record: Mapping[str, Any]) -> list[content.Fact]:
    """Return the record's fields in the policy's order and words, then those the policy does not know."""
    fields = policy.gate.record_fields
    known = [name for name in fields if name in record]
    others = [name for name in record if name not in fields]
    return [
        content.Fact(
            label=fields[name].label if name in fields else _spaced(name), value=_words(policy, record[name])
        )
        for name in (*known, *others)
        if record[name] not in ("", [], {})
    ]


def readable_time(text: str) -> str:
    """Return an ISO 8601 time as `12 November 2026 19:52 UTC`; anything else as it stands."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    if len(text) == len("2026-11-12"):
        return f"{at.day} {at:%B %Y}"
    if at.tzinfo is None:
        return text
    offset = at.strftime("%z")
    zone = "UTC" if offset in {"+0000", "-0000"} else f"UTC{offset[:3]}:{offset[3:]}"
    return f"{at.day} {at:%B %Y %H:%M} {zone}"


def _words(policy: Policy, value: Any) -> str:
    """Return a field's value in words: rows as lines, flags as yes and no, times as people read them."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        flags = policy.gate.danger_flags
        return "\n".join(
            f"{flags[key].text if key in flags else one_line(_spaced(key))}: {_words(policy, item)}"
            for key, item in value.items()
        )
    if isinstance(value, list | tuple):
        return "\n".join(
            "; ".join(_words(policy, item) for item in row.values() if item != "")
            if isinstance(row, Mapping)
            else _words(policy, row)
            for row in value
        )
    return one_line(readable_time(str(value)))


def _spaced(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()

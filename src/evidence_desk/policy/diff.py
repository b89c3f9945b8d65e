"""What differs between two policies: rows that came, went or changed, field by field. The shells have the words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from evidence_desk.policy import show
from evidence_desk.policy.model import Policy

What = Literal["added", "removed", "changed"]
_HEAD = ("id", "version", "as_of", "title", "jurisdiction", "disclaimer", "wording")
_WORDS: dict[What, str] = {"added": "+", "removed": "-", "changed": "~"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference."""

    section: str  # as `edesk policy show` names it; "policy" for what stands at its top
    what: What
    id: str  # of the row; of the field where it is not a row
    label: str = ""
    field: str = ""  # changed: which one
    before: str = ""
    after: str = ""


def differences(old: Policy, new: Policy) -> tuple[Change, ...]:
    """Return what the newer policy changes, section by section, in the order they are shown."""
    changes: list[Change] = []
    before, after = show.overview(old), show.overview(new)
    changes += _of_row("policy", "", "", _only(before, _HEAD), _only(after, _HEAD))
    for section in show.section_names():
        changes += _of_section(section, show.section_data(old, section), show.section_data(new, section))
    return tuple(changes)


def removed_ids(old: Policy, new: Policy) -> tuple[str, ...]:
    """Return what exhibits could be classified with before and cannot any more, in the older policy's order."""
    left = set(new.selectable())
    return tuple(name for name in old.selectable() if name not in left)


def plain(change: Change) -> dict[str, str]:
    """Return a difference ready for JSON."""
    return {
        "section": change.section,
        "what": change.what,
        "id": change.id,
        "label": change.label,
        "field": change.field,
        "before": change.before,
        "after": change.after,
    }


def lines(changes: Sequence[Change], width: int = 100) -> list[str]:
    """Return the differences for people, under the names of their sections; `+` came, `-` went, `~` changed."""
    found: list[str] = []
    section = ""
    for change in changes:
        if change.section != section:
            section = change.section
            found += ["", section] if found else [section]
        found += _wrapped(change, width)
    return found


def _wrapped(change: Change, width: int) -> list[str]:
    name = f"{change.id} ({change.label})" if change.label else change.id
    says = name
    if change.what == "changed":
        at = f"{name}, {change.field.replace('_', ' ')}" if change.field else name
        says = f"{at}: {change.before or 'nothing'} → {change.after or 'nothing'}"
    return textwrap.wrap(
        f"{_WORDS[change.what]} {says}", width, initial_indent="  ", subsequent_indent="      "
    )


def _only(values: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: values[name] for name in names}


def _of_section(section: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for part in dict.fromkeys((*old, *new)):
        before, after = old.get(part, []), new.get(part, [])
        if isinstance(before, list) and isinstance(after, list):
            yield from _of_rows(section, part, before, after)
        elif before != after:
            yield Change(section=section, what="changed", id=part, before=_said(before), after=_said(after))


def _of_rows(section: str, part: str, old: list[Any], new: list[Any]) -> Iterator[Change]:
    before, after = _keyed(part, old), _keyed(part, new)
    for name in dict.fromkeys((*before, *after)):
        row, other = before.get(name), after.get(name)
        label = _label((other or row or {}).get("label"))
        if row is None or other is None:
            what: What = "added" if row is None else "removed"
            yield Change(section=section, what=what, id=name, label=label)
        else:
            yield from _of_row(section, name, label, row, other)


def _of_row(
    section: str, name: str, label: str, row: Mapping[str, Any], other: Mapping[str, Any]
) -> Iterator[Change]:
    for field in dict.fromkeys((*row, *other)):
        before, after = row.get(field), other.get(field)
        if before != after:
            at = {"id": name, "field": field} if name else {"id": field, "field": ""}
            yield Change(
                section=section, what="changed", label=label, before=_said(before), after=_said(after), **at
            )


def _keyed(part: str, rows: list[Any]) -> dict[str, Mapping[str, Any]]:
    """Return rows by id; what has none is known by its place."""
    found: dict[str, Mapping[str, Any]] = {}
    for number, row in enumerate(rows, 1):
        given = row if isinstance(row, Mapping) else {"text": row}
        found[str(given.get("id") or (part if len(rows) == 1 else f"{part} {number}"))] = given
    return found


def _label(value: object) -> str:
    return value if isinstance(value, str) else ""


def _said(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(map(_said, value))
        case Mapping():
            return str(value.get("id") or value.get("label") or "; ".join(map(_said, value.values())))
        case _:
            return str(value)

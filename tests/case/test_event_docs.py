"""The table of event types in docs/format/events.md is the program's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from evidence_desk.case import values
from evidence_desk.case.events import KNOWN_TYPES

PAGE = (Path(__file__).parents[2] / "docs" / "format" / "events.md").read_text("utf-8")
TYPE_ROW = re.compile(r"^\| `([a-z-]+)` \| ((?:\[?`[a-z0-9_]+`\]? ?)+)\|", re.MULTILINE)
FIELD = re.compile(r"(\[?)`([a-z0-9_]+)`")
VALUES: dict[str, type[Any]] = {
    "time read": values.TimeRead,
    "`gate`": values.GateAnswer,
    "`classification`": values.Classification,
    "`source`": values.Source,
    "`keys`": values.SchoolKeys,
    "`school`": values.School,
    "`policy`": values.PolicyPin,
    "`origin`": values.DropOrigin,
}


def fields_of(cls: type[Any]) -> dict[str, bool]:
    """Return field -> whether it must be there."""
    return {f.name: f.required for f in msgspec.structs.fields(cls) if f.name != "extra"}


def test_every_event_type_is_described_with_its_fields() -> None:
    written = {
        name: {field: not optional for optional, field in FIELD.findall(fields)}
        for name, fields in TYPE_ROW.findall(PAGE.split("Values used above:")[0])
    }
    assert written == {name: fields_of(cls) for name, cls in KNOWN_TYPES.items()}


def test_the_values_in_events_are_described_with_their_fields() -> None:
    section = PAGE.split("Values used above:")[1].split("## 5.")[0]
    for name, cls in VALUES.items():
        (row,) = (line for line in section.splitlines() if line.startswith(f"| {name} |"))
        described = set(re.findall(r"`([a-z0-9_]+)`", row.split("|")[2]))
        assert fields_of(cls).keys() <= described, name

"""The fields of a concern as the policy names them, and where each stands in the text for the school's own record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from evidence_desk.policy.rows import Document, Row, Sourced, keyed

Part = Literal["summary", "action", "outcome"]
# What a concern can hold (docs/format/events.md); a policy orders and names them, it cannot add or drop one.
NAMES: Final = frozenset(
    {
        "happened_at",
        "location",
        "platform",
        "subject_kind",
        "facts",
        "opinion",
        "childs_words",
        "childs_wishes",
        "parents_told",
        "told_whom",
        "immediate_action",
        "follow_up",
        "decisions",
        "outcome",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernField(Sourced):
    """One field of a concern."""

    label: str
    part: Part


def read_concern(document: Document) -> Mapping[str, ConcernField]:
    """Return the fields in the order they are read.

    Raises:
        BadInput: a field is missing, unknown, named twice or without a part.
    """
    fields = keyed([(row, _field(row)) for row in document.rows("field")])
    document.done()
    top = document.top()
    for name in sorted(NAMES - fields.keys()):
        raise top.bad(f"the field “{name}” is missing")
    return fields


def _field(row: Row) -> ConcernField:
    ident = row.text("id")
    if ident not in NAMES:
        raise row.bad(f"a concern has no field “{ident}”; it has {', '.join(sorted(NAMES))}")
    found = ConcernField(
        id=ident,
        label=row.text("label"),
        part=row.choice("part", get_args(Part)),
        basis=row.basis(),
    )
    row.done()
    return found

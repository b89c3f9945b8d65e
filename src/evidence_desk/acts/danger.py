"""What a record in words says of immediate danger, and who has to be told at once and was not yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.gate_wording import GateTexts
from evidence_desk.policy.model import Policy

FIELD: Final = "danger"  # of a restricted record: flag -> yes, no, unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """A record in words with signs of immediate danger."""

    record: str  # id of the exhibit
    signs: tuple[str, ...]  # what was answered Yes, in words
    untold: tuple[str, ...]  # kinds of action that are due at once and not recorded
    since: str  # UTC text


def signs_in(gate: GateTexts, record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return which signs of danger a record answers Yes to, in words, in the policy's order."""
    given = record.get(FIELD)
    if not isinstance(given, Mapping):
        return ()
    return tuple(note.text for name, note in gate.danger_flags.items() if given.get(name) in ("yes", True))


def flagged(case: Case, policy: Policy) -> tuple[Flagged, ...]:
    """Return the records with signs of immediate danger, in order, each with what is due at once."""
    found: list[Flagged] = []
    for exhibit in case.in_order():
        signs = signs_in(policy.gate, exhibit.restricted)
        if signs:
            untold = tuple(kind for kind in policy.gate.danger_actions if not _told(case, exhibit, kind))
            found.append(
                Flagged(record=exhibit.id, signs=signs, untold=untold, since=exhibit.captured_at.utc)
            )
    return tuple(found)


def _told(case: Case, exhibit: Exhibit, kind: str) -> bool:
    """Return whether this was done for the record, or for the whole case since it was begun."""
    return any(
        action.kind == kind
        and (
            exhibit.id in action.exhibits
            if action.exhibits
            else action.recorded_at >= exhibit.captured_at.utc
        )
        for action in case.actions.values()
    )

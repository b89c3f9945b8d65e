"""How a case ends: the outcomes that can be chosen when it is closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evidence_desk.policy.rows import Document, Row, Sourced, keyed


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Sourced):
    """How a case can end."""

    label: str
    text: str
    staff: bool  # only where the subject is a member of staff


def read_outcomes(document: Document) -> Mapping[str, Outcome]:
    """Return the outcomes by id."""
    outcomes = keyed([(row, _outcome(row)) for row in document.rows("outcome")])
    document.done()
    return outcomes


def _outcome(row: Row) -> Outcome:
    outcome = Outcome(
        id=row.ident(),
        label=row.text("label"),
        text=row.text("text"),
        staff=row.flag("staff", False),
        basis=row.basis(),
    )
    row.done()
    return outcome

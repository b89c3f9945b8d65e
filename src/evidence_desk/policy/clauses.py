"""The clauses of the school's policy: what it asks of staff, pupils and parents, each with an id to be cited by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from evidence_desk.policy.rows import Document, Row, Sourced, keyed, refuse_circle

Whom = Literal["everyone", "staff", "pupils", "parents", "governors", "visitors"]
WHOM: tuple[Whom, ...] = ("everyone", "staff", "pupils", "parents", "governors", "visitors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Sourced):
    """One rule of the policy, as exhibits and packs cite it."""

    number: str  # as the school's own document counts it, or empty
    label: str
    text: str
    applies_to: tuple[Whom, ...]
    part_of: str  # id of the clause above it, or empty

    @property
    def heading(self) -> str:
        """Number and label, as they are cited."""
        return f"{self.number} {self.label}".strip()


def read_clauses(document: Document) -> Mapping[str, Clause]:
    """Return the clauses by id.

    Raises:
        BadInput: one is part of a clause that is not there, or of itself.
    """
    rows = [(row, _clause(row)) for row in document.rows("clause")]
    clauses = keyed(rows)
    document.done()
    for row, clause in rows:
        row.refers("part_of", _above(clause), clauses, "the rows [[clause]]")
    refuse_circle(rows, "part_of", _above)
    return clauses


def way_to(clauses: Mapping[str, Clause], ident: str) -> list[Clause]:
    """Return a clause with those above it, the topmost first; nothing for an id that is none."""
    found: list[Clause] = []
    while ident in clauses:
        found.insert(0, clauses[ident])
        ident = clauses[ident].part_of
    return found


def _above(clause: Clause) -> tuple[str, ...]:
    return (clause.part_of,) if clause.part_of else ()


def _clause(row: Row) -> Clause:
    whom = row.texts("applies_to")
    wrong = next((name for name in whom if name not in WHOM), None)
    if not whom or wrong is not None:
        raise row.bad(f"“applies_to” must list some of: {', '.join(WHOM)}")
    clause = Clause(
        id=row.ident(),
        number=row.text("number", ""),
        label=row.text("label"),
        text=row.text("text"),
        applies_to=tuple(name for name in WHOM if name in whom),
        part_of=row.text("part_of", ""),
        basis=row.basis(),
    )
    row.done()
    return clause

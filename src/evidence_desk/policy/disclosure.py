"""On which lawful basis a pack of each kind is passed on, unless its maker states another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evidence_desk.policy.rows import Document, Row, Sourced, keyed


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRow(Sourced):
    """What the policy says of one kind of pack."""

    label: str
    basis_text: str  # printed on its cover
    remember: str  # said to its maker


def read_packs(document: Document) -> Mapping[str, PackRow]:
    """Return the kinds of pack by id."""
    packs = keyed([(row, _pack(row)) for row in document.rows("pack")])
    document.done()
    return packs


def _pack(row: Row) -> PackRow:
    made = PackRow(
        id=row.ident(),
        label=row.text("label"),
        basis_text=row.text("basis"),
        remember=row.text("remember", ""),
        basis=row.basis(),
    )
    row.done()
    return made

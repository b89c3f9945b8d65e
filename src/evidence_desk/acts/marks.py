"""How far the record of an open case goes, to be compared with a pack, a receipt or another computer."""

from __future__ import annotations

from dataclasses import dataclass

from evidence_desk.case.receipts import check_code
from evidence_desk.case.store import CaseStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The state of a record: two computers that show the same check code hold the same record up to there."""

    commit: int  # number of the newest one
    check_code: str  # 4 x 4 hexadecimal digits, as on packs and receipts
    seen_commit: int | None  # the newest that this computer had seen before this opening
    seen_at: str  # when; empty where it is not known
    joined: int  # commits of other copies that were joined to it


def mark_of(store: CaseStore) -> Mark:
    """Return how far an open case goes, and what this computer had seen of it before."""
    anchor = store.anchored[1] if store.anchored is not None else None
    return Mark(
        commit=store.bundle.head.k,
        check_code=check_code(store.bundle.head.note_sha256),
        seen_commit=anchor.k if anchor is not None else None,
        seen_at=(anchor.at or "") if anchor is not None else "",
        joined=len(store.case.merged),
    )

"""The handling log in words: what left a lock for good."""

from __future__ import annotations

from evidence_desk.case import events as ev
from evidence_desk.case.fold_exits import NAMED
from evidence_desk.case.naming import moment
from evidence_desk.case.state import Case


def says_destroyed(case: Case, event: ev.LockedDestroyed) -> str:
    """Return the sentence for sealed copies that were destroyed; it holds the tombstones whole."""
    action = case.actions.get(event.instruction)
    told = ""
    if action is not None:
        officer, force, reference = (action.fields.get(name, "") for name in NAMED)
        told = f" by {officer}, {force}, reference {reference}, on {moment(action.at)}"
    stones = "; ".join(
        f"{stone.reference} ({stone.kind}, {stone.size:,} bytes, SHA-256 {stone.sha256}, captured "
        f"{moment(stone.captured_at)}, locked {moment(stone.locked_at)})"
        for stone in event.tombstones
    )
    return (
        f"Destroyed as the police instructed{told}, and as two people agreed: {stones}. The sealed copies are out of "
        "this case file. The hashes stay on the block-list."
    )

"""What an exhibit can be said to show: its grade's words, while its bytes are those that were signed."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_desk.case.values import Exhibit

DAMAGED = "Nothing now: the stored bytes no longer match what was signed when it was added."


def shown_by(exhibit: Exhibit, claims: Sequence[str]) -> tuple[str, ...]:
    """Return the claims of an exhibit's grade, or for a damaged one that nothing can be claimed.

    Args:
        claims: what the policy says its grade shows.
    """
    return (DAMAGED,) if exhibit.status == "damaged" else tuple(claims)

"""Counts as people write them."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: `1 exhibit`, `3 exhibits`, `2 entries`; thousands are parted.

    Args:
        one: the noun for one.
        many: the noun for any other count, where it is not `one` with an s.
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"

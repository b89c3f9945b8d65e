"""What belongs together: an exhibit, what it was made from, what was made from it, and its equals."""

from __future__ import annotations

from collections.abc import Iterable

from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit


def closure(case: Case, names: Iterable[str]) -> list[Exhibit]:
    """Return every exhibit that must be locked with `names`, in order.

    That is: what it was derived from and what was derived from it, every part of the same capture, and every
    exhibit with equal bytes, again and again until nothing is added.
    """
    found: set[str] = set()
    waiting = {name for name in names if name in case.exhibits}
    while waiting:
        found |= waiting
        members = [case.exhibits[name] for name in found]
        hashes = {exhibit.sha256 for exhibit in members if exhibit.sha256}
        captures = {exhibit.capture for exhibit in members if exhibit.capture}
        origins = {exhibit.derived_from for exhibit in members if exhibit.derived_from}
        waiting = {
            exhibit.id
            for exhibit in case.exhibits.values()
            if exhibit.id not in found
            and (
                exhibit.sha256 in hashes
                or exhibit.capture in captures
                or exhibit.derived_from in found
                or exhibit.id in origins
            )
        }
    return [exhibit for exhibit in case.in_order() if exhibit.id in found]

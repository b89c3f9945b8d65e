"""What belongs together: an exhibit, what it was made from, what was made from it, and its equals."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from evidence_desk.case.gate import answered_against
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit


def closure(case: Case, names: Iterable[str]) -> list[Exhibit]:
    """Return every exhibit that must be locked with `names`, in order.

    That is: what it was derived from and what was derived from it, every part of the same capture, what was attached
    to a chat, and every exhibit with equal bytes, again and again until nothing is added. A chat itself is words, and
    stays when something that was attached to it goes.
    """
    found: set[str] = set()
    waiting = {name for name in names if name in case.exhibits}
    while waiting:
        found |= waiting
        members = [case.exhibits[name] for name in found]
        hashes = {exhibit.sha256 for exhibit in members if exhibit.sha256}
        captures = {exhibit.capture for exhibit in members if exhibit.capture}
        attached = {name for one in found if one in case.chats for name in case.chats[one].attachments}
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
                or exhibit.id in attached
            )
        }
    return [exhibit for exhibit in case.in_order() if exhibit.id in found]


def locked_ahead(case: Case, asked: Collection[str], hashes: Collection[str]) -> frozenset[str]:
    """Return what is locked ahead of the record: nobody opens it, and the next writer completes the lock.

    Args:
        asked: ids that seal requests name.
        hashes: SHA-256 that are locked in another case on this device.
    """
    held = [exhibit for exhibit in case.exhibits.values() if exhibit.status in {"held", "damaged"}]
    shut = captures_locked(case)
    return frozenset(
        one.id
        for one in held
        if one.id in asked or one.sha256 in hashes or one.capture in shut or answered_against(one)
    )


def captures_locked(case: Case) -> frozenset[str]:
    """Return the page captures of which a part is locked: whatever joined them since is locked with it."""
    if not case.pages:
        return frozenset()
    return frozenset(
        one.capture for one in case.exhibits.values() if one.capture in case.pages and one.status == "locked"
    )

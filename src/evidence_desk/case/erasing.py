"""Taking bytes out of a case for good: the entry that says so, the lines that take them out of reach, the new file.

One order for everything that goes: a commit with the entry and the `erase` lines of its members and of all snapshots,
which might repeat what went; then a fresh snapshot; then the file is rewritten without them. After the first of the
three nothing decrypts the members any more, whatever becomes of the other two.

Source: docs/format/sealing.md sections 1, 3 and 5.
"""

from __future__ import annotations

from collections.abc import Iterable

from evidence_desk.base.errors import NotFound
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import events as ev
from evidence_desk.case.store import CaseStore

_REMOVABLE = frozenset({"b", "s"})


def in_file(bundle: Bundle, leaves: Iterable[int]) -> tuple[int, ...]:
    """Return those of these leaves whose bytes are still there to be taken out, in order."""
    return tuple(sorted({leaf for leaf in leaves if _is_held(bundle, leaf)}))


def erase_members(store: CaseStore, leaves: Iterable[int], event: ev.Event) -> ev.Recorded:
    """Write `event` and take these members, blobs or sealed copies, out of the file for good; return the entry.

    Who may, and that the event names exactly these members, is decided by the rules of the case before anything is
    written. Members that are gone already are passed over.

    Raises:
        TamperedBundle: the entry would not be accepted by a reader; nothing was written.
        CannotWrite: no space for the commit, and nothing was changed; or none for the new file beside the old one:
            then the removal stays pending, nothing decrypts those members any more, and the next writer finishes it.
    """
    bundle = store.bundle
    snapshots = {member.leaf for member in bundle.members("p") if _is_there(bundle, member.leaf)}
    with store.committing() as batch:
        entry = batch.event(event)
        for leaf in sorted({*in_file(bundle, leaves), *snapshots}):
            batch.staged.remove("erase", leaf)
    store.write_snapshot()
    finish(store)
    return entry


def finish(store: CaseStore) -> None:
    """Rewrite the file without the members that have been taken out of reach, if there are any.

    Raises:
        CannotWrite: no space for the new file beside the old one; the removal stays pending and said aloud.
    """
    if store.writer is not None and store.bundle.pending:
        compact(store.writer)


def _is_held(bundle: Bundle, leaf: int) -> bool:
    try:
        return bundle.member(leaf).kind in _REMOVABLE and _is_there(bundle, leaf)
    except NotFound:
        return False


def _is_there(bundle: Bundle, leaf: int) -> bool:
    return bundle.member(leaf).present and leaf not in bundle.pending

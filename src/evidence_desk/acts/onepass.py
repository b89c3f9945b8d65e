"""Reading the pictures of a pack once: what is written out is what was compared, in the same pass over the case file.

A full check reads a case from its first byte to its last, and a pack reads its pictures again to copy them. Here the
pictures that a pack shows as they are stay out of the check: each is read whole, held against its leaf in the log and
against the SHA-256 of its entry, and copied from that very memory. When one is not what was signed, what had been
written is thrown away, and everything begins again with a full check, which records the damage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from evidence_desk.acts.exporting import compare, read_once
from evidence_desk.base.errors import KeyUnavailable, NotFound, TamperedBundle
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit

_T = TypeVar("_T")


class OnePass:
    """The exhibits that are compared while they are written."""

    def __init__(self, store: CaseStore, ids: frozenset[str]) -> None:
        self._store = store
        self.ids = ids
        self._unread = set(ids)

    def load(self, exhibit: Exhibit) -> bytes:
        """Return an exhibit's bytes, compared just now.

        Raises:
            GateRefused, TamperedBundle: as `CaseStore.read_whole`.
        """
        data = self._store.read_whole(exhibit)
        self._unread.discard(exhibit.id)
        return data

    def finish(self) -> None:
        """Compare what was left out of the check and then not asked for.

        Raises:
            TamperedBundle: one is not what was signed.
        """
        for name in sorted(self._unread):
            exhibit = self._store.case.exhibits[name]
            reason = compare(self._store, exhibit)
            if reason:
                raise TamperedBundle(f"Exhibit {exhibit.ref}", reason)


def in_one_pass(store: CaseStore, chosen: Sequence[Exhibit], make: Callable[[OnePass], _T]) -> _T:
    """Return what `make` made, made again after a full check if a picture turned out to be damaged.

    Args:
        make: checks the case but for the exhibits it is given, writes, and calls `finish`; leaves nothing behind when
            it raises.

    Raises:
        Whatever `make` raises.
    """
    once = read_once(store, chosen)
    if once:
        try:
            return make(OnePass(store, once))
        except (TamperedBundle, KeyUnavailable, NotFound):
            pass  # the full check says what is wrong, and records it
    return make(OnePass(store, frozenset()))

"""The newest checkpoint of the open case is stamped: at once when a page was kept, and when the person rests.

The case says itself what waits for a stamp, so nothing is queued anywhere: what could not be had without a network is
asked for again later, and again before the last certificate under the stamps ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from evidence_desk.acts import stamping
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.pack_values import KnownPack
from evidence_desk.case.store import CaseStore
from evidence_desk.packs.stamper import Stamper, TimeStamp
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.session import CaseSession

Done = Callable[[Sequence[TimeStamp]], object]
Failed = Callable[[EvidenceDeskError], object]
IDLE_MS: Final = 30_000  # without anything done
AGAIN_MS: Final = 15 * 60_000  # after an authority could not be had


def stamp_now(
    desk: Desk,
    session: CaseSession,
    addresses: Sequence[str],
    *,
    done: Done,
    failed: Failed,
    owner: QObject,
) -> None:
    """Have the newest checkpoint stamped, without holding the case while the network is asked.

    Args:
        done: called with the stamps that were kept; none where nothing new was to be stamped.
        failed: called when no authority gave one, or the case could not take it.
        owner: when it is gone, neither is called.
    """
    label = desk.tr("Asking for a time stamp")

    def keep(asked: _Asked, got: _Got) -> None:
        if session is not desk.session:
            return

        def work(store: CaseStore, report: Reporter) -> Sequence[TimeStamp]:
            stamping.keep_over_packs(store, got.packs)
            if asked.imprint is not None:
                stamping.keep(store, asked.imprint, got.stamps)
            return got.stamps

        session.act(label, work, can_cancel=False, quietly=True).then(done, failed, owner=owner)

    def ask(asked: _Asked) -> None:
        if asked.imprint is None and not asked.packs:
            done(())
            return
        job = desk.run(label, lambda _: _ask(Stamper(addresses), asked), quietly=True)
        job.then(lambda got: keep(asked, got), failed, owner=owner)

    def look(store: CaseStore, report: Reporter) -> _Asked:
        return _Asked(imprint=stamping.to_stamp(store), packs=tuple(stamping.waiting(store)))

    session.act(label, look, quietly=True).then(ask, failed, owner=owner)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What waits."""

    imprint: bytes | None  # of the newest checkpoint
    packs: tuple[KnownPack, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Got:
    """What authorities gave."""

    stamps: tuple[TimeStamp, ...]
    packs: tuple[tuple[KnownPack, TimeStamp], ...]


def _ask(stamper: Stamper, asked: _Asked) -> _Got:
    packs = tuple((pack, stamper.stamp(bytes.fromhex(pack.sha256))) for pack in asked.packs)
    stamps = tuple(stamper.stamps(asked.imprint)) if asked.imprint is not None else ()
    return _Got(stamps=stamps, packs=packs)


class IdleStamping(QObject):
    """Waits until the person rests, then has what waits in the open case stamped; tries again later if it must."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: CaseSession | None = None
        self._asking = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(IDLE_MS)
        self.timer.timeout.connect(self._begin)

    def follow(self, session: CaseSession | None) -> None:
        """Care for another case, or none."""
        if self._session is not None:
            self._session.changed.disconnect(self._on_changed)
        self.timer.stop()
        self._session = session if session is not None and not session.read_only else None
        self._asking = False
        if self._session is not None:
            self._session.changed.connect(self._on_changed)
            self.timer.start(IDLE_MS)

    def _on_changed(self) -> None:
        if not self._asking:
            self.timer.start(IDLE_MS)

    def _begin(self) -> None:
        session = self._session
        addresses = self._desk.school.settings.timestamps
        if session is None or not addresses or self._asking:
            return
        if not stamping.due(session.case, self._desk.clock.read().utc).anything:
            return  # the next change winds the clock up again
        self._asking = True
        stamp_now(self._desk, session, addresses, done=self._on_done, failed=self._on_failed, owner=self)

    def _on_done(self, _: Any) -> None:
        self._asking = False

    def _on_failed(self, _: EvidenceDeskError) -> None:
        self._asking = False
        self.timer.start(AGAIN_MS)

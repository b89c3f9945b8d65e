"""One press locks for police: in the case if its lane is free, else beside it at once, and then it says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import locking
from evidence_desk.acts.locking import Locked
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.store import CaseStore
from evidence_desk.ui import announce, notices
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.locked import LockedSheet
from evidence_desk.ui.hiding import open_once
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.session import CaseSession

_FIRST = 100  # before anything that waits in the lane


class Policing(QObject):
    """Locks exhibits of the open case. There is no question before it and no permission to ask for."""

    record_requested = Signal()  # somebody wants to write down who was told
    returned = Signal(list)  # ids of what came back from a lock that was a mistake

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self.backups_of: Callable[[str], Sequence[str]] = (
            lambda case: ()
        )  # where copies of a case are known to be

    def lock(self, ids: Sequence[str]) -> None:
        """Lock these exhibits and all that belongs to them."""
        session = self._desk.session
        if session is None or not ids:
            return
        names = tuple(ids)
        reason = self.tr("Marked at the desk: this should not be here.")
        at = clocks.utc_text(self._desk.clock.read().utc)
        locker, case = session.locker, session.case
        if session.read_only or session.lane.activeThreadCount():
            job = self._desk.run(
                self.tr("Locking for police"),
                lambda report: locking.request_lock(locker, case, names, reason),
                can_cancel=False,
            )
            job.succeeded.connect(lambda done: self._on_beside(session, done, at))
        else:
            job = session.act(
                self.tr("Locking for police"),
                lambda store, report: locking.lock_for_police(store, names, reason),
                priority=_FIRST,
                can_cancel=False,
            )
            job.succeeded.connect(lambda done: self._on_locked(session, done, at))
        session.lock_ahead(names)  # out of sight at once; a request or the record follows in a moment
        job.failed.connect(self._on_failed)

    def _on_beside(self, session: CaseSession, done: Locked, at: str) -> None:
        """The lock stands beside the case: count it in, and have the case take it in as soon as it is free."""
        session.lock_ahead(item.id for item in done.items)

        def complete(store: CaseStore, report: Reporter) -> None:
            locking.complete(store)

        if self._desk.session is session:
            session.act("", complete, priority=_FIRST, can_cancel=False)
        self._say(done, at, by_request=True)

    def _on_locked(self, session: CaseSession, done: Locked, at: str) -> None:
        if done.why_beside:
            session.lock_ahead(item.id for item in done.items)
        self._say(done, at, by_request=bool(done.why_beside))

    def _say(self, done: Locked, at: str, *, by_request: bool) -> None:
        session = self._desk.session
        sheet = LockedSheet(
            done.refs,
            at,
            self._desk.policy,
            self._window,
            pending=done.pending,
            by_request=by_request,
            backups=self.backups_of(session.case.id) if session is not None else (),
        )
        sheet.record_requested.connect(self.record_requested)
        if done.items:
            first = done.items[0].id
            sheet.mistake_requested.connect(lambda: self.call_mistake(first))
            sheet.exits_requested.connect(lambda: self.show_exits(first))
        open_once(sheet)
        announce.announce(sheet, sheet.said, urgent=True)

    def call_mistake(self, exhibit: str) -> None:
        """Begin, or go on with, the way back of a locked exhibit."""
        session = self._desk.session
        if session is None:
            return
        from evidence_desk.ui.dialogs.unseal import UnsealSheet  # noqa: PLC0415  # once in a long while

        sheet = UnsealSheet(self._desk, session, exhibit, self._window)
        sheet.record_requested.connect(self.record_requested)
        sheet.returned.connect(self.returned)
        open_once(sheet)

    def show_exits(self, exhibit: str) -> None:
        """Hand something locked over, have it destroyed on police instruction, or see what became of it."""
        session = self._desk.session
        if session is None or exhibit not in session.case.exhibits:
            return
        from evidence_desk.ui.dialogs.police_exit import PoliceExitSheet  # noqa: PLC0415  # once in a long while

        backups = self.backups_of(session.case.id)
        open_once(PoliceExitSheet(self._desk, session, exhibit, self._window, backups=backups))

    def _on_failed(self, error: EvidenceDeskError) -> None:
        notices.show(self._window, error)

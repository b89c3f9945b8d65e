"""Pictures that were kept without being looked at are looked at when nothing else goes on, a few at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from evidence_desk.acts.looking import look_at, not_looked_at
from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.jobs import Job, Reporter, running_jobs
from evidence_desk.ui.session import CaseSession

IDLE_MS: Final = 20_000  # without anything done
NEXT_MS: Final = 500  # between two lots
AT_A_TIME: Final = 4  # few, so that what a person does next waits for little


class IdleLooking(QObject):
    """Waits until the person and the program rest; stops at once when either goes on."""

    failed = Signal(object)  # an EvidenceDeskError; it is not tried again while this case is open

    def __init__(self, waiting: Callable[[], bool], parent: QObject | None = None) -> None:
        """Make it; `waiting` tells whether any picture waits."""
        super().__init__(parent)
        self._waiting = waiting
        self._session: CaseSession | None = None
        self._job: Job[None] | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(IDLE_MS)
        self.timer.timeout.connect(self._begin)

    def follow(self, session: CaseSession | None) -> None:
        """Care for another case, or none."""
        if self._session is not None:
            self._session.working.disconnect(self._on_working)
        self._stop()
        self.timer.stop()
        self._session = session if session is not None and not session.read_only else None
        if self._session is not None:
            self._session.working.connect(self._on_working)
            self.timer.start()

    def disturb(self) -> None:
        """The person does something: stop, and wait again."""
        self._stop()
        if self._session is not None:
            self.timer.start()

    def _on_working(self, job: object) -> None:
        if job is not self._job:
            self.disturb()

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _begin(self) -> None:
        session = self._session
        if session is None or self._job is not None:
            return
        if running_jobs():
            self.timer.start()
            return
        if not self._waiting():
            return  # the next thing done winds the clock up again

        def work(store: CaseStore, report: Reporter) -> None:
            look_at(store, not_looked_at(store, store.case.in_order())[:AT_A_TIME], report)

        job = session.act(self.tr("Looking at pictures"), work, quietly=True)
        self._job = job
        job.then(lambda _: self._on_done(job), lambda error: self._on_failed(job, error))

    def _on_done(self, job: Job[None]) -> None:
        if job is self._job:
            self._job = None
            QTimer.singleShot(NEXT_MS, self, self._begin)

    def _on_failed(self, job: Job[None], error: EvidenceDeskError) -> None:
        if job is not self._job or isinstance(error, Cancelled):
            return
        self.follow(None)
        self.failed.emit(error)

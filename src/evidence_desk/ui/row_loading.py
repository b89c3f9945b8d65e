"""Rows of the open case, made again off the main thread each time the case changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.rows import RowSet, build_rows
from evidence_desk.ui.session import CaseSession


class RowLoading(QObject):
    """Never more than one job at a time; what changed meanwhile is taken up by the next."""

    loaded = Signal(object)  # RowSet
    failed = Signal(object)  # an EvidenceDeskError

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: CaseSession | None = None
        self._before: RowSet | None = None
        self._job: Job[RowSet] | None = None
        self._stale = False

    def follow(self, session: CaseSession | None) -> None:
        """Begin anew with another case, or stop."""
        self._session, self._before, self._stale = session, None, False
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def refresh(self) -> None:
        """Make the rows of the case as it stands now."""
        session = self._session
        if session is None:
            return
        if self._job is not None:
            self._stale = True
            return
        case, policy, locked, before = session.case, self._desk.case_policy, session.locked, self._before
        job = self._desk.run(
            self.tr("Listing the exhibits"),
            lambda report: build_rows(case, policy, locked, before, report),
            quietly=True,
        )
        self._job = job
        job.then(lambda rows: self._on_built(job, rows), lambda error: self._on_failed(job, error))

    def _on_built(self, job: Job[RowSet], rows: RowSet) -> None:
        if job is not self._job:
            return
        self._job, self._before = None, rows
        self.loaded.emit(rows)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_failed(self, job: Job[RowSet], error: EvidenceDeskError) -> None:
        if job is self._job:
            self._job = None
            self.failed.emit(error)

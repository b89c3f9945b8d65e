"""Every entry of the open case, read in pages off the main thread and kept as it grows.

Three pages tell the record in their own way: the handling log, the timeline, the earlier versions of the concern. They
share one `Record` for each session, so that it is read once.
"""

from __future__ import annotations

import itertools

from PySide6.QtCore import QObject, Signal

from evidence_desk.case import events as ev
from evidence_desk.case.loading import read_entries
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.session import CaseSession

PAGE = 500  # entries read in one act, so that whoever saves never waits long
_PRIORITY = -1  # behind everything a person waits for, and never behind the closing of the case


class Record(QObject):
    """The entries read so far, oldest first."""

    grown = Signal()  # there are more entries, or it is known that there are no more
    failed = Signal(object)  # an EvidenceDeskError; what was read stays

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self.entries: list[ev.Recorded] = []
        self.is_complete = False
        self._session = session
        self._is_over = False
        self._job: Job[list[ev.Recorded]] | None = None
        session.changed.connect(self.read)

    @staticmethod
    def of(session: CaseSession) -> Record:
        """Return the session's record, begun when somebody first asks."""
        found = session.findChild(Record)
        return found if isinstance(found, Record) else Record(session)

    def read(self) -> None:
        """Read on from where it stands, page by page, unless that is under way."""
        if self._job is not None or self._is_over:
            return
        start = self.entries[-1].leaf + 1 if self.entries else 0

        def work(store: CaseStore, report: Reporter) -> list[ev.Recorded]:
            return list(itertools.islice(read_entries(store.bundle, store.unlocked, start), PAGE))

        self._job = self._session.act(
            self.tr("Reading the record"), work, priority=_PRIORITY, can_cancel=False, quietly=True
        )
        self._job.then(self._on_page, self._on_failed)

    def stop(self) -> None:
        """Read no more: the case is closing."""
        self._is_over = True

    def _on_page(self, page: list[ev.Recorded]) -> None:
        self._job = None
        self.entries += page
        self.is_complete = len(page) < PAGE
        self.grown.emit()
        if not self.is_complete or (page and len(self.entries) < self._session.case.events):
            self.read()

    def _on_failed(self, error: object) -> None:
        self._job = None
        self.failed.emit(error)

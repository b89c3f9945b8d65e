"""A search in the open case as it runs: its record at once, then its messages a few at a time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from evidence_desk.ui import searching
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.searching import Hit
from evidence_desk.ui.session import CaseSession


class CaseSearch(QObject):
    """One search after another; a new one ends the one before."""

    found = Signal(list)  # of Hit
    moved = Signal()  # a few messages further
    ended = Signal()  # all was looked at, or enough was found

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: CaseSession | None = None
        self._job: Job[Any] | None = None
        self._wanted = ""
        self._count = 0  # found so far
        self._left: list[str] = []  # messages not read yet
        self.total = 0  # messages to be read

    @property
    def is_running(self) -> bool:
        """Whether it goes on."""
        return self._job is not None

    @property
    def done(self) -> int:
        """How many messages were read."""
        return self.total - len(self._left)

    def start(self, session: CaseSession, wanted: str) -> None:
        """Look for words."""
        self.stop()
        self._session, self._wanted, self._count, self.total = session, wanted, 0, 0
        case = session.case
        job = self._desk.run(
            self.tr("Searching"), lambda report: searching.in_record(case, wanted, report), quietly=True
        )
        self._follow(job)
        job.succeeded.connect(lambda hits: self._on_record(job, hits))

    def stop(self) -> None:
        """Stop, and let go of the case."""
        job, self._job = self._job, None
        self._left, self._session = [], None
        if job is not None:
            job.cancel()

    def _on_record(self, job: Job[list[Hit]], hits: list[Hit]) -> None:
        session = self._session
        if job is not self._job or session is None:
            return
        self._tell(hits)
        found = frozenset(hit.target for hit in hits)
        self._left = searching.readable(session.case, session.locked, found)
        self.total = len(self._left)
        self._read_some()

    def _read_some(self) -> None:
        """Read the next few messages; between two goes the case is free for other work."""
        session = self._session
        if session is None or not self._left or self._count >= searching.HITS_MAX:
            self.stop()
            self.ended.emit()
            return
        now, self._left = self._left[: searching.AT_ONCE], self._left[searching.AT_ONCE :]
        wanted = self._wanted
        job = session.act(
            self.tr("Searching the words of messages"),
            lambda store, report: searching.in_words(store, now, wanted, report),
            priority=-1,
        )
        self._follow(job)
        job.succeeded.connect(lambda hits: self._on_words(job, hits))

    def _on_words(self, job: Job[list[Hit]], hits: list[Hit]) -> None:
        if job is self._job:
            self._tell(hits)
            self._read_some()

    def _tell(self, hits: list[Hit]) -> None:
        self._count += len(hits)
        self.found.emit(hits)

    def _follow(self, job: Job[Any]) -> None:
        self._job = job
        job.failed.connect(lambda error: self._on_failed(job))
        self.moved.emit()

    def _on_failed(self, job: Job[Any]) -> None:
        if job is self._job:
            self.stop()
            self.ended.emit()

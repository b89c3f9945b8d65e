"""The line from the window to the capture browser: what is said goes out in a job, what is heard comes as a signal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.ui.jobs import Job, Reporter, new_lane

if TYPE_CHECKING:
    from evidence_desk.acts.page_session import PageSession

Hear = Callable[[object], None]


class Browsing(QObject):
    """One private window, from its start to its end. All that is asked of it happens in a lane, one after the other."""

    started = Signal(object)  # PageSession
    heard = Signal(object)  # a message of the browser (capture.browser_wire)
    failed = Signal(object)  # an EvidenceDeskError: it could not start, or does not listen any more
    _told = Signal(object)

    def __init__(self, start: Callable[[Hear], PageSession], parent: QObject | None = None) -> None:
        """Make it.

        Args:
            start: starts the browser; called in a job, and its `hear` on any thread.
        """
        super().__init__(parent)
        self._start = start
        self._lane = new_lane(self)
        self.page: PageSession | None = None
        self._ended = False
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Start the browser."""

        def start(report: Reporter) -> PageSession:
            self.page = self._start(self._told.emit)
            return self.page

        job: Job[PageSession] = Job(start, can_cancel=False)
        job.then(self._on_started, self._on_failed, owner=self)
        job.start(self._lane)

    def ask(self, what: Callable[[PageSession], object]) -> None:
        """Have the browser do something, after all that was asked before."""

        def tell(report: Reporter) -> None:
            if self.page is not None and not self._ended:
                what(self.page)

        job: Job[None] = Job(tell, can_cancel=False)
        job.then(None, self._on_failed, owner=self)
        job.start(self._lane)

    def end(self) -> None:
        """End the browser; nothing more is heard of it."""
        if self._ended:
            return
        self._ended = True

        def close(report: Reporter) -> None:
            if self.page is not None:
                self.page.close()

        job: Job[None] = Job(close, can_cancel=False)
        job.ended.connect(self.deleteLater)
        job.start(self._lane)

    def _on_started(self, page: PageSession) -> None:
        if not self._ended:
            self.started.emit(page)

    def _on_failed(self, error: EvidenceDeskError) -> None:
        if not self._ended:
            self.failed.emit(error)

    def _on_told(self, message: object) -> None:
        if not self._ended:
            self.heard.emit(message)

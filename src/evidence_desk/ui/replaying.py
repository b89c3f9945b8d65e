"""A kept page in a window of its own: shown again by the capture browser, offline, and gone with the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from evidence_desk.case.store import CaseStore
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.session import CaseSession

if TYPE_CHECKING:  # the rest is loaded when the first page is shown, not with the window
    from evidence_desk.acts.page_session import News
    from evidence_desk.acts.replaying import Replaying
    from evidence_desk.capture.archive_index import ArchiveIndex


class Replays(QObject):
    """Shows at most one kept page."""

    said = Signal(str)
    failed = Signal(object)  # an EvidenceDeskError
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: CaseSession | None = None
        self._shown: Replaying | None = None
        self._turn = 0  # what is begun for a page that is no longer wanted ends at once
        self._ended.connect(self._on_ended)

    def follow(self, session: CaseSession | None) -> None:
        """Care for another case, or none."""
        self.close()
        self._session = session

    def show(self, ident: str) -> None:
        """Show an exhibit that is a kept page."""
        session = self._session
        if session is None:
            return
        self.close()
        turn = self._turn

        def read(store: CaseStore, report: Reporter) -> ArchiveIndex:
            from evidence_desk.acts.replaying import open_archive  # noqa: PLC0415  # see above

            return open_archive(store, store.case.exhibits[ident])

        job = session.act(self.tr("Opening the kept page"), read)
        job.then(lambda index: self._start(turn, index), self.failed.emit, owner=self)

    def close(self) -> None:
        """End what is shown, or being opened."""
        self._turn += 1
        shown, self._shown = self._shown, None
        if shown is not None:
            Job(lambda report: shown.close(), can_cancel=False).start(QThreadPool.globalInstance())

    def _start(self, turn: int, index: ArchiveIndex) -> None:
        from evidence_desk.acts.replaying import Replaying  # noqa: PLC0415  # see above
        from evidence_desk.capture.browser_process import BrowserSettings  # noqa: PLC0415

        if turn != self._turn:
            return
        settings = BrowserSettings(
            window="own", title=self.tr("Kept page, shown offline"), show_label=self.tr("Show")
        )
        job = Job(lambda report: Replaying(index, settings, self._on_news), can_cancel=False)
        job.then(lambda shown: self._started(turn, shown), self.failed.emit, owner=self).start(
            QThreadPool.globalInstance()
        )

    def _started(self, turn: int, shown: Replaying) -> None:
        self._shown = shown
        if turn != self._turn:
            self.close()
            return
        words = self.tr("The kept page stands in a window of its own. Nothing is loaded from the net.")
        self.said.emit(words + (" " + self.tr("Not all of it could be read.") if shown.cut else ""))

    def _on_news(self, news: News) -> None:
        from evidence_desk.capture import browser_wire as wire  # noqa: PLC0415

        if isinstance(news, wire.Left) or (isinstance(news, wire.Trouble) and news.code == "crashed"):
            self._ended.emit(None)

    def _on_ended(self, _: object) -> None:
        self.close()

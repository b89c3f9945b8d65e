"""What the exhibits page itself writes into the case: captions, notes, the order, having a picture looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from evidence_desk.acts import keeping, looking, ordering, reading
from evidence_desk.acts.viewing import record_view
from evidence_desk.capture.ocr import MachineRead
from evidence_desk.case.machine_text import machine_text
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.session import CaseSession


class ExhibitActs(QObject):
    """Each act is one job; nothing is said before it is on the disk."""

    said = Signal(str)
    failed = Signal(object)  # an EvidenceDeskError
    caption_kept = Signal()
    note_kept = Signal()
    words_shown = Signal(str, str)  # id of a picture, and what a machine read in it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: CaseSession | None = None
        self.is_moving = False

    def follow(self, session: CaseSession | None) -> None:
        """Work on another case, or none."""
        self._session, self.is_moving = session, False

    def keep_caption(self, ident: str, words: str) -> None:
        """Give an exhibit another caption."""

        def work(store: CaseStore, report: Reporter) -> None:
            keeping.describe(store, ident, caption=words)

        job = self._act(self.tr("Keeping the caption"), work)
        if job is not None:
            job.succeeded.connect(lambda _: self.caption_kept.emit())
            job.succeeded.connect(lambda _: self.said.emit(self.tr("Caption kept")))

    def keep_note(self, ident: str, words: str) -> None:
        """Add a note to an exhibit."""

        def work(store: CaseStore, report: Reporter) -> None:
            keeping.describe(store, ident, notes=(words,))

        job = self._act(self.tr("Keeping the note"), work)
        if job is not None:
            job.succeeded.connect(lambda _: self.note_kept.emit())
            job.succeeded.connect(lambda _: self.said.emit(self.tr("Note kept")))

    def inspect(self, ident: str) -> None:
        """Have a picture looked at by the worker without rights, now."""

        def work(store: CaseStore, report: Reporter) -> None:
            looking.look_at(store, [store.case.exhibits[ident]], report)

        job = self._act(self.tr("Looking at the picture"), work)
        if job is not None:
            job.succeeded.connect(lambda _: self.said.emit(self.tr("The picture was looked at")))

    def read_words(self, ident: str) -> None:
        """Have the words in a picture read by a machine, offline, by a process without rights."""

        def work(store: CaseStore, report: Reporter) -> MachineRead:
            return reading.read_pictures(store, [store.case.exhibits[ident]], report)[ident]

        def tell(read: MachineRead) -> None:
            count = len(read.lines)
            words = read.why or self.tr("%n line(s) were read by machine", "", count)
            self.said.emit(words)

        job = self._act(self.tr("Reading the words in the picture"), work)
        if job is not None:
            job.succeeded.connect(tell)

    def show_words(self, ident: str) -> None:
        """Show what a machine read in a picture; noted in the handling log like any look at it."""

        def work(store: CaseStore, report: Reporter) -> str:
            text = machine_text(store, store.case.exhibits[ident])
            record_view(store, ident, "machine-read words")
            return text

        job = self._act(self.tr("Reading the words"), work)
        if job is not None:
            job.succeeded.connect(lambda text: self.words_shown.emit(ident, text))

    def move(self, ids: list[str], before: str, words: Callable[[], str]) -> None:
        """Put exhibits before another, or last for "".

        Args:
            words: what to say once it is kept.
        """

        def work(store: CaseStore, report: Reporter) -> None:
            for ident in ids:
                ordering.move_exhibit(store, ident, before or None)

        if self.is_moving:
            return
        job = self._act(self.tr("Moving exhibits"), work, can_cancel=False)
        if job is not None:
            self.is_moving = True
            job.ended.connect(self._on_moved)
            job.succeeded.connect(lambda _: self.said.emit(words()))

    def _on_moved(self) -> None:
        self.is_moving = False

    def _act(
        self, label: str, work: Callable[[CaseStore, Reporter], Any], *, can_cancel: bool = True
    ) -> Job[Any] | None:
        if self._session is None:
            return None
        job = self._session.act(label, work, can_cancel=can_cancel)
        job.failed.connect(self.failed)
        return job

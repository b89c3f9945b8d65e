"""“It is going now” in front of the lock: the same question, then the screen into a sealed drop. Nothing is shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import before_unlocking
from evidence_desk.acts.before_unlocking import Readers
from evidence_desk.acts.keeping import Members
from evidence_desk.case.gate import StopAnswers
from evidence_desk.case.receipts import SealedItem
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.asking import AskingSheet
from evidence_desk.ui.entries import Entry
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.staff.outgoing import DropPlace


class GoingUnlockedSheet(AskingSheet):
    """Asks, takes the screen, and seals it for those who can unlock here."""

    sealed = Signal(str)  # when, UTC

    def __init__(self, desk: Desk, readers: Readers, entry: Entry, parent: QWidget) -> None:
        super().__init__(desk, [entry], parent)
        self.set_title(self.tr("It is going now: the screen is sealed for those who can unlock here"), "zap")
        self._readers = readers
        self._at = 0
        self._kept: list[SealedItem] = []
        self.begin()

    def start_keeping(
        self, entry: Entry, answers: StopAnswers | None, *, again: bool, members: Members | None
    ) -> Job[Any]:
        """Seal it."""
        base, readers, clock = self._desk.base, self._readers, self._desk.clock

        def work(report: Reporter) -> SealedItem:
            _, item = before_unlocking.seal(
                base,
                readers,
                clock,
                lambda drop, folder: entry.keep(DropPlace(drop, folder), report, answers, members=members),
            )
            return item

        return self._desk.run(self.tr("Sealing …"), work)

    def note_kept(self, kept: Any) -> str:
        """Take it down; return the words that say so."""
        self._kept.append(kept)
        self.sealed.emit(kept.at)
        return self.tr("Sealed on this computer")

    @property
    def has_kept(self) -> bool:
        """Whether it was sealed."""
        return bool(self._kept)

    def go_on(self) -> None:
        """Close: what is sealed cannot be shown before somebody has unlocked."""
        self.accept()

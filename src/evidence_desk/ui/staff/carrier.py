"""Carries what was sent to the drop folder, and goes on while the window is locked: it needs no key."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from evidence_desk.acts.sending import Tried, carry
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job

RETRY_MS: Final = 120_000  # until the drop folder is tried again


class Carrier(QObject):
    """Tries the drop folder of whoever was at work last, every two minutes while something waits."""

    tried = Signal()  # something arrived, or did not

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._home: Path | None = None
        self._folder: Path | None = None
        self._job: Job[list[Tried]] | None = None
        self.reason = ""  # why nothing arrived at the last try
        self.waits = False  # whether something is still on its way
        self._timer = QTimer(self)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self.try_now)

    def serve(self, home: Path, folder: Path | None) -> None:
        """Carry for this person from now on, and try at once."""
        self._home, self._folder = home, folder
        self._timer.start()
        self.try_now()

    def try_now(self) -> None:
        """Try the drop folder; one attempt at a time."""
        home, folder = self._home, self._folder
        if home is None or folder is None or self._job is not None:
            return
        clock = self._desk.clock
        self._job = self._desk.run(
            "", lambda report: carry(home, folder, clock), can_cancel=False, quietly=True
        )
        self._job.succeeded.connect(self._on_tried)
        self._job.ended.connect(self._on_ended)

    def _on_tried(self, tried: list[Tried]) -> None:
        self.waits = any(not one.arrived for one in tried)
        reason = next((one.says for one in tried if not one.arrived), "")
        news = bool(tried) or reason != self.reason
        self.reason = reason
        if news:
            self.tried.emit()

    def _on_ended(self) -> None:
        self._job = None

"""Loads what comes after the first page while the person types: unlocking should not wait for modules.

What stands behind the window is loaded in a job, the window's own parts on the main thread, a few at a time, with
pauses in which keys are read and the window is painted.
"""

from __future__ import annotations

import time
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.ui import icons
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Reporter, running_jobs

_BEGIN_MS: Final = 150  # after the first page was painted
_PAUSE_MS: Final = 10
# Each stands for all it imports itself; small ones first, so that no single step is long.
_BEHIND: Final = (
    "acts.opening",
    "acts.looking",
    "acts.keeping",
    "acts.readiness",
    "acts.exporting",
    "packs.text",
    "packs.pages_check",
    "acts.packing",
    "acts.previewing",
    "acts.printing",
    "acts.verifying",
    "acts.founding",
    "acts.readers",
)
_FRONT: Final = (
    "settings",
    "remembering",
    "session",
    "pictures",
    "widgets.sheet",
    "widgets.when_edit",
    "panels.cases",
    "panels.exhibit_views",
    "panels.inspector",
    "panels.exhibits",
    "panels.actions_page",
    "panels.concern",
    "panels.log",
    "panels.packs",
    "panels.people",
    "panels.restricted",
    "panels.search",
    "panels.timeline",
    "panels.viewer",
    "workspace",
    "capturing",
    "dialogs.classify",
    "dialogs.new_case",
    "dialogs.readers",
    "personal",
    "wiring",
)


class Warming(QObject):
    """Begins by itself once the first page stands, and ends with its parent."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._left = list(_FRONT)
        QTimer.singleShot(_BEGIN_MS, self, self._begin)

    def _begin(self) -> None:
        if running_jobs():  # the first page looks who is here, and must not wait for a module of ours
            QTimer.singleShot(_BEGIN_MS, self, self._begin)
            return

        def load(report: Reporter) -> None:
            icons.read_all()
            for name in _BEHIND:
                report(0)
                import_module(f"evidence_desk.{name}")
                time.sleep(_PAUSE_MS / 1000)
            self._desk.load_policy()

        job = self._desk.run("", load, quietly=True)
        job.then(lambda _: self._next(), self._on_failure, owner=self)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        """Nothing is lost: what is not loaded yet is loaded when it is needed, and says there what is wrong."""

    def _next(self) -> None:
        if self._left:
            import_module(f"evidence_desk.ui.{self._left.pop(0)}")
            QTimer.singleShot(_PAUSE_MS, self, self._next)

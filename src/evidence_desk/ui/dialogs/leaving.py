"""Closing the window while something is being done: go on, or stop it and close."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.ui import jobs
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.notes import Label
from evidence_desk.ui.widgets.sheet import Sheet


class LeavingSheet(Sheet):
    """Asks once. It goes away by itself when the work ends, and the window closes."""

    stop_chosen = Signal()

    def __init__(self, work: Sequence[Job[Any]], parent: QWidget) -> None:
        super().__init__("", parent, icon="loader-circle", width=520)
        self.set_title(self.tr("Something is not finished"))
        labels = list(dict.fromkeys(job.label for job in work if job.label))
        if labels:
            self.body.addWidget(Label("\n".join(f"·  {label}" for label in labels), bold=True))
        self.body.addWidget(
            Label(
                self.tr(
                    "Everything called saved is saved. What is not finished is put back as it was, if you stop it now."
                )
            )
        )
        self.stop_button = QuietButton(self.tr("Stop and close"))
        self.add_button(self.stop_button, self._stop)
        self.go_on_button = MainButton(self.tr("Go on"), "Esc")
        self.add_button(self.go_on_button, self.reject)
        self.go_on_button.setFocus()
        for job in work:
            job.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        """Close the window by itself once nothing with a name is left to be done."""
        if self.isVisible() and not any(job.label for job in jobs.running_jobs()):
            self._stop()

    def _stop(self) -> None:
        self.accept()
        self.stop_chosen.emit()

"""How a case goes on and ends: procedures, how long it is kept, erasing, disposal, from their commands on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from evidence_desk.acts import disposing
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.ui.dialogs.dispose import DisposeSheet, Ended
from evidence_desk.ui.dialogs.erase import EraseSheet
from evidence_desk.ui.dialogs.procedures import ChooseProcedureSheet
from evidence_desk.ui.dialogs.retention_rule import RetentionRuleSheet
from evidence_desk.ui.dialogs.review_list import ReviewListSheet
from evidence_desk.ui.hiding import open_once
from evidence_desk.ui.window import MainWindow


class Ending(QObject):
    """Shows the sheets; deletes the file of a case once all that stays of it is on the disk."""

    said = Signal(str)  # words for the status bar
    failed = Signal(object)  # an EvidenceDeskError

    def __init__(
        self, window: MainWindow, selected: Callable[[], Sequence[str]], open_case: Callable[[Path], object]
    ) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._selected, self._open_case = selected, open_case
        commands = window.commands
        commands.review_list.triggered.connect(self.show_reviews)
        commands.erase.triggered.connect(self.erase)
        commands.dispose.triggered.connect(self.dispose)
        commands.retention_rule.triggered.connect(self.choose_rule)
        commands.begin_procedure.triggered.connect(self.begin_procedure)

    def show_reviews(self) -> None:
        """Show how long cases are kept."""
        sheet = ReviewListSheet(self._desk, self._window)
        sheet.open_requested.connect(self._open_case)
        open_once(sheet)

    def choose_rule(self) -> None:
        """Choose a rule by which the open case is kept."""
        if self._desk.session is not None:
            sheet = RetentionRuleSheet(self._desk, self._window)
            sheet.saved.connect(self.said)
            open_once(sheet)

    def begin_procedure(self) -> None:
        """Begin a list of steps in the open case."""
        if self._desk.session is not None:
            sheet = ChooseProcedureSheet(self._desk, self._window)
            sheet.begun.connect(self.said)
            open_once(sheet)

    def erase(self) -> None:
        """Erase what is selected, after asking why."""
        ids = tuple(self._selected())
        if self._desk.session is None:
            return
        if not ids:
            self.said.emit(self.tr("Choose an exhibit first."))
            return
        sheet = EraseSheet(self._desk, ids, self._window)
        sheet.erased.connect(self.said)
        open_once(sheet)

    def dispose(self) -> None:
        """Dispose of the open case, two people together."""
        if self._desk.session is None:
            return
        sheet = DisposeSheet(self._desk, self._window)
        sheet.said.connect(self.said)
        sheet.ended.connect(self._on_ended)
        open_once(sheet)

    def _on_ended(self, done: Ended) -> None:
        """Close the case, then delete its file."""
        closing = self._desk.close_case()
        if closing is None:
            self._delete(done)
        else:
            closing.ended.connect(lambda: self._delete(done))

    def _delete(self, done: Ended) -> None:
        job = self._desk.run(
            self.tr("Deleting the case file"),
            lambda report: disposing.delete_case(done.path, done.kept.case),
            can_cancel=False,
        )
        job.then(lambda _: self._on_deleted(done), self._on_failed, owner=self)

    def _on_deleted(self, done: Ended) -> None:
        self._window.remembering.forget(str(done.path))
        self.said.emit(
            self.tr("Disposed of. Certificate {number} is in {file}.").format(
                number=done.kept.number, file=done.certificate.name
            )
        )

    def _on_failed(self, error: EvidenceDeskError) -> None:
        self.failed.emit(error)

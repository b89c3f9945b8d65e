"""What the inbox's wishes lead to: questions first, then a case, then the taking, then what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from evidence_desk.acts import receiving
from evidence_desk.acts.inbox_facts import Listed
from evidence_desk.case.gate import StopAnswers, Stopped, awaits_answer
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.choosing import CASE_FILES, desk_dialog
from evidence_desk.ui.dialogs.arrivals import AnswerSheet, ArrivalsSheet
from evidence_desk.ui.dialogs.sender import SenderSheet
from evidence_desk.ui.dialogs.set_aside import SetAsideSheet
from evidence_desk.ui.hiding import open_once
from evidence_desk.ui.inboxing import Inboxing, Target, TookIn
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.panels.inbox import InboxPage
from evidence_desk.ui.session import CaseSession

if TYPE_CHECKING:
    from evidence_desk.ui.window import MainWindow


class InboxWiring(QObject):
    """Connects the inbox's page and its controller. Lives as long as the frame."""

    case_wanted = Signal(object, object)  # Target, what goes on once it is open
    exhibits_requested = Signal(list)  # ids
    record_requested = Signal(str)  # id of a text record
    stop_recorded = Signal(object)  # Stopped: something was stopped at the door, a text record begins
    lock_requested = Signal(list)  # ids
    error = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self.inboxing = Inboxing(window.desk, self)
        self.inboxing.error.connect(self.error)
        self.inboxing.said.connect(self.said)
        self.inboxing.took_in.connect(self._on_taken)
        window.closed_down.connect(self.inboxing.end)

    def connect_page(self, page: InboxPage) -> None:
        """Let a page show what is found, and ask for what it wants."""
        page.take_requested.connect(self._take)
        page.aside_requested.connect(self._set_aside)
        page.compare_requested.connect(self._compare)
        page.folder_requested.connect(self.choose_folder)
        page.file_requested.connect(self.choose_file)
        page.follow(self.inboxing)

    # -- places -------------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Ask in which folder drops arrive."""
        title = self.tr("The folder that sealed drops arrive in")
        dialog = desk_dialog(self._window, self._desk, title, QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.inboxing.use_folder(Path(name)))
        dialog.open()

    def choose_file(self) -> None:
        """Ask for a drop that came another way."""
        title = self.tr("Open a sealed drop")
        dialog = desk_dialog(self._window, self._desk, title, QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{self.tr('Sealed drops')} ({CASE_FILES})")
        dialog.fileSelected.connect(lambda name: self.inboxing.open_file(Path(name)))
        dialog.open()

    # -- one drop -----------------------------------------------------------------------------------------

    def _take(self, drop: Listed, target: Target) -> None:
        """Ask the stop question for each picture, then for the case, then take it in."""
        pictures = [item for item in drop.pictures if not item.blocked]

        def go_on(answers: dict[str, StopAnswers]) -> None:
            self.case_wanted.emit(target, lambda: self.inboxing.take(drop, answers))

        if not pictures:
            go_on({})
            return
        sheet = ArrivalsSheet(self._desk.policy.gate, drop, pictures, self._window)
        sheet.answered.connect(go_on)
        open_once(sheet)

    def _set_aside(self, drop: Listed, reason: str = "") -> None:
        open_once(SetAsideSheet(self._desk, self.inboxing, drop, self._window, reason))

    def _compare(self, drop: Listed) -> None:
        sheet = SenderSheet(self.inboxing, drop, self._window)
        words = self.tr("The words of the sender’s key were compared and differ.")
        sheet.differs.connect(lambda: self._set_aside(drop, words))
        open_once(sheet)

    # -- what came in unanswered --------------------------------------------------------------------------

    def ask_about(self, ident: str) -> None:
        """Ask the stop question about an exhibit that came by a drop and was not answered for here."""
        session = self._desk.session
        exhibit = session.case.exhibits.get(ident) if session is not None else None
        if session is None or exhibit is None or not awaits_answer(exhibit):
            return
        sheet = AnswerSheet(self._desk.policy.gate, exhibit, self._window)
        sheet.answered.connect(lambda answers: self._answer(session, exhibit, answers))
        open_once(sheet)

    def _answer(self, session: CaseSession, exhibit: Exhibit, answers: StopAnswers) -> None:
        policy = self._desk.policy
        if answers.first != "no" or answers.second != "no":
            self.lock_requested.emit([exhibit.id])
            return

        def work(store: CaseStore, report: Reporter) -> None:
            receiving.answer_for(store, policy, exhibit, answers)

        job = session.act(self.tr("Saving the answer"), work, can_cancel=False)
        job.failed.connect(self.error)
        job.succeeded.connect(
            lambda _: self.said.emit(self.tr("{ref} can be looked at now").format(ref=exhibit.ref))
        )

    def _on_taken(self, took: TookIn) -> None:
        """Show what came: a text record first, then what was stopped, else the exhibits."""
        if took.record:
            self.record_requested.emit(took.record)
        elif isinstance(took.stopped, Stopped):
            self.stop_recorded.emit(took.stopped)
        else:
            self.exhibits_requested.emit(list(took.exhibits))

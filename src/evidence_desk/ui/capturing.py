"""What the capture strip does in the main window: every way in leads into the open case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from evidence_desk.acts import keeping
from evidence_desk.acts.looking import look_at
from evidence_desk.acts.schooling import refuse_unwanted
from evidence_desk.base.errors import CannotWrite, GateRefused
from evidence_desk.bundle.limits import MAX_PLAINTEXT
from evidence_desk.capture.importer import CheckedPath, check_path
from evidence_desk.case.gate import Stopped
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.choosing import desk_dialog
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.add import AddSheet
from evidence_desk.ui.dialogs.chat import ChatSheet
from evidence_desk.ui.dialogs.going import GoingSheet, copied_address
from evidence_desk.ui.doorway import Doorway
from evidence_desk.ui.entries import Entry
from evidence_desk.ui.grabbing import cannot
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.session import CaseSession

_BELOW_SAVING = -1  # priority on the lane


class Capturing(Doorway):
    """The ways in. Needs an open case; where none is open, the frame asks which one first."""

    kept = Signal(str)  # id of an exhibit that is on the disk
    restricted_opened = Signal(str)  # id of a text record to be shown; "" begins a new one (see `last_stop`)
    show_requested = Signal(str)  # id of an exhibit to be selected
    lock_requested = Signal(list)  # ids
    classify_requested = Signal(list)  # ids
    page_requested = Signal(str)  # an address whose page is to be kept too
    urgent_page_requested = Signal(str)  # it is going now: its address, or "" where none is known

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(desk, window)
        self.chat_sheet: ChatSheet | None = None  # the one opened last
        self.last_stop: Stopped | None = None  # why the record that begins is needed
        self._going = False  # the sheet that opens next belongs to “It is going now”

    def chat(self) -> None:
        """Let a chat export be chosen; what is needed of it is chosen before anything is kept."""
        if not self.is_ready():
            return
        dialog = desk_dialog(
            self._window, self._desk, self.tr("Add a chat export"), QFileDialog.FileMode.ExistingFile
        )
        dialog.filesSelected.connect(lambda names: self._look_at_export(Path(names[0])))
        dialog.open()

    def _look_at_export(self, path: Path) -> None:
        target = self.target()

        def show(checked: CheckedPath) -> None:
            if self.target() is target and self.is_ready():
                self._open_chat(checked)

        job = self._desk.run(
            self.tr("Looking at the files from outside"), lambda report: check_path(path, MAX_PLAINTEXT)
        )
        job.then(show, self.error.emit)

    def _open_chat(self, checked: CheckedPath) -> None:
        session = self._desk.session
        assert session is not None, "asked for without a case"  # noqa: S101  # a bug of the caller
        try:
            refuse_unwanted(self._desk.school, {"file"})
        except GateRefused as error:
            self.error.emit(error)
            return
        self.chat_sheet = sheet = ChatSheet(self._desk, session, checked, self._window)
        kept: list[str] = []
        sheet.kept.connect(kept.append)
        sheet.kept.connect(self.kept)
        sheet.said.connect(self.said)
        sheet.stopped.connect(self.note_stop)
        sheet.finished.connect(lambda _: self._look_at(session, kept))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
        sheet.begin()

    def restricted(self) -> None:
        """Begin a text record of what must not be kept."""
        if self.is_ready():
            self.last_stop = None
            self.restricted_opened.emit("")

    def going_now(self) -> None:
        """Keep the whole screen at once, after the question; then go on to the page. Details wait."""
        if not self.is_ready():
            return
        if cannot("screen", QGuiApplication.platformName()):
            self.urgent_page_requested.emit(copied_address())
            return
        self._going = True
        self.screen("screen")
        self._going = False

    # --- what the doorway asks

    def is_ready(self) -> bool:
        """Return whether the open case takes something; say so where it is open for reading."""
        session = self._desk.session
        if session is None or self.sheet is not None:
            return False
        if session.read_only:
            self.error.emit(CannotWrite("case is open for reading", session.read_only))
            return False
        return True

    def takes_drops(self) -> bool:
        """Return whether a case is open."""
        return self._desk.session is not None

    def target(self) -> object:
        """Return the open case."""
        return self._desk.session

    def make_sheet(self, entries: Sequence[Entry], *, pasted: bool, remarks: Sequence[str]) -> AddSheet:
        """Return the sheet that asks, keeps, and takes down what is known."""
        session = self._desk.session
        assert session is not None, "asked for without a case"  # noqa: S101  # a bug of the doorway
        kind = GoingSheet if self._going else AddSheet
        sheet = kind(self._desk, session, entries, self._window, pasted=pasted, remarks=remarks)
        sheet.page_requested.connect(self.page_requested)
        if isinstance(sheet, GoingSheet):
            sheet.went_on.connect(lambda: self.urgent_page_requested.emit(copied_address()))
        sheet.kept.connect(self.kept)
        sheet.show_requested.connect(self.show_requested)
        sheet.lock_requested.connect(self.lock_requested)
        sheet.classify_requested.connect(self.classify_requested)
        sheet.another_requested.connect(self._again)
        kept: list[str] = []
        sheet.kept.connect(kept.append)
        sheet.finished.connect(lambda _: self._look_at(session, kept))
        return sheet

    def note_stop(self, stopped: Stopped) -> None:
        """Write the stop into the handling log, and go to the text record."""
        session = self._desk.session
        if session is None:
            return
        self.last_stop = stopped

        def record(store: CaseStore, report: Reporter) -> None:
            keeping.stop(store, stopped)

        job = session.act(self.tr("Writing down the stop"), record, can_cancel=False)
        job.failed.connect(self.error)
        job.ended.connect(lambda: self.restricted_opened.emit(""))

    def _look_at(self, session: CaseSession, kept: Sequence[str]) -> None:
        if not kept or self._desk.session is not session:
            return

        def look(store: CaseStore, report: Reporter) -> None:
            held = [store.case.exhibits[name] for name in kept]
            look_at(store, held, report)

        # What it finds is for packs and the inspector; a picture that cannot be looked at is kept all the same.
        session.act("", look, priority=_BELOW_SAVING, quietly=True)

"""Opening a case from the window, and what is said when it cannot be opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.base.errors import BehindAnchor, EvidenceDeskError, GateRefused, TamperedBundle
from evidence_desk.ui import notices
from evidence_desk.ui.damage import show_damage
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.session import CaseSession

if TYPE_CHECKING:
    from evidence_desk.acts.copies import CopyFile


class CaseOpening(QObject):
    """Opens cases on the desk; each reason why one stays shut leads to its own notice."""

    opened = Signal(object)  # Path
    failed = Signal(object)  # Path
    copies_found = Signal(
        object
    )  # list[CopyFile]: beside the case that is open, with something it does not have

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._waiting: Path | None = None
        self._told: set[Path] = set()  # damaged cases whose notice was shown

    def open(self, path: Path, *, break_lock: bool = False, accept_older: bool | str = False) -> None:
        """Open a case file, unless that very file is being opened or open already."""
        if self._waiting == path or self._desk.person is None:
            return
        if self._desk.person.profile.role == "staff":
            words = self.tr(
                "You cannot open cases here. Members of staff put things in and cannot create, open or read a case, so "
                "that nobody can be asked what they saw. Nothing was opened. Give the file to the lead."
            )
            notices.show(self._window, GateRefused("staff open no case", words))
            return
        session = self._desk.session
        if session is not None and session.path == path and not (break_lock or session.read_only):
            self.opened.emit(path)
            return
        self._waiting = path
        job = self._desk.open_case(path, break_lock=break_lock, accept_older=accept_older)
        job.succeeded.connect(lambda _: self._on_opened(path))
        job.failed.connect(lambda error: self._on_failed(path, error))

    def _on_opened(self, path: Path) -> None:
        if self._waiting == path:
            self._waiting = None
        session = self._desk.session
        if session is None or session.path != path:
            return  # it locked, or another case was asked for meanwhile
        self.opened.emit(path)
        self._look_beside(path, session)
        if session.damage is not None and path not in self._told:
            self._told.add(path)
            show_damage(self._window, self._desk, path, session.damage, session.case, open_copy=self.open)

    def _look_beside(self, path: Path, session: CaseSession) -> None:
        """Look for a second copy in the case's folder, such as a synchronised folder keeps; seldom there is one."""
        from evidence_desk.acts.copies import find_copies  # noqa: PLC0415  # after the case is shown

        home, joined = self._desk.home.folder, frozenset(session.case.merged)

        def look(report: Reporter) -> list[CopyFile]:
            return [one for one in find_copies(path, home, joined=joined, report=report) if one.has_news]

        job = self._desk.run("", look, quietly=True)
        job.then(lambda found: self._on_beside(session, found), lambda error: None)

    def _on_beside(self, session: CaseSession, found: list[CopyFile]) -> None:
        if found and self._desk.session is session:
            self.copies_found.emit(found)

    def compare_open(self, other: Path) -> None:
        """Compare the case that is open with another copy of it."""
        if self._desk.session is not None:
            self.compare(self._desk.session.path, other)

    def _on_failed(self, path: Path, error: EvidenceDeskError) -> None:
        if self._waiting == path:
            self._waiting = None
        self.failed.emit(path)
        if isinstance(error, TamperedBundle):
            show_damage(self._window, self._desk, path, error, open_copy=self.open)
            return
        if isinstance(error, BehindAnchor):
            self._show_older(path, error)
            return
        notices.show(self._window, error)

    def _show_older(self, path: Path, error: BehindAnchor) -> None:
        from evidence_desk.ui.dialogs.copies import OlderCopySheet  # noqa: PLC0415  # seldom needed

        sheet = OlderCopySheet(self._desk, path, error, self._window)
        sheet.open_requested.connect(lambda other, reason: self.open(other, accept_older=reason))
        sheet.compare_requested.connect(self.compare)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def compare(self, path: Path, other: Path) -> None:
        """Show what each of two copies of a case has, and join them if that is wanted."""
        from evidence_desk.ui.dialogs.copies import CompareSheet  # noqa: PLC0415  # seldom needed

        sheet = CompareSheet(self._desk, path, other, self._window)
        sheet.open_requested.connect(lambda chosen, reason: self.open(chosen, accept_older=reason))
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

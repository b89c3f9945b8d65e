"""What all screens share: this person's folder, the unlocked person, the open case, the policy, one pool."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from evidence_desk.acts.opening import Opened
from evidence_desk.base import clock as clocks
from evidence_desk.case.keys import Home, Person
from evidence_desk.case.membership import access_of
from evidence_desk.policy.model import Policy
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.pictures import Pictures
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.settings import Settings

_T = TypeVar("_T")


class Desk(QObject):
    """The state of the running window. Screens get it in their constructor and follow its signals."""

    person_changed = Signal()  # unlocked, switched or locked (person is None)
    session_changed = Signal()  # a case was opened or closed (session is None)
    settings_changed = Signal()
    working = Signal(object)  # a Job that began

    def __init__(self, home: Path, clock: clocks.Clock, policy: Policy) -> None:
        super().__init__()
        self.base = home  # the folder of this computer's first person; others stand in `people/` below it
        self.home = Home(home)
        self.clock = clock
        self.policy = policy
        self.pool = QThreadPool(self)
        self.person: Person | None = None
        self.session: CaseSession | None = None
        self.pictures: Pictures | None = None  # what is shown of the open case
        self.settings = Settings()
        self._awaited: object = None  # the opening asked for last; None once nobody wants it any more

    def run(
        self, label: str, work: Callable[[Reporter], _T], *, can_cancel: bool = True, quietly: bool = False
    ) -> Job[_T]:
        """Start work that needs no open case; return the job.

        Args:
            quietly: too short to be shown in the status bar.
        """
        job = Job(work, label, can_cancel=can_cancel)
        job.start(self.pool)
        if not quietly:
            self.working.emit(job)
        return job

    def use_home(self, folder: Path) -> None:
        """Go on with another person's folder; whoever was unlocked is not any more."""
        if self.person is not None:
            self.set_person(None)
        self.home = Home(folder)

    def set_person(self, person: Person | None, settings: Settings | None = None) -> None:
        """Begin with an unlocked person, or end with None; an open case is closed first."""
        self.close_case()
        self.person = person
        self.settings = settings or Settings()
        self.person_changed.emit()

    def open_case(self, path: Path, *, break_lock: bool = False, accept_older: bool = False) -> Job[Opened]:
        """Open a case; on success it becomes the session, after the one before was closed."""
        person = self.person
        assert person is not None, "no case is opened before unlocking"  # noqa: S101  # a bug of the caller
        access = access_of(person, self.home.folder)
        job = CaseSession.opening(path, access, self.clock, break_lock=break_lock, accept_older=accept_older)
        closing = self.close_case()
        awaited = self._awaited = object()
        job.succeeded.connect(lambda opened: self._on_opened(awaited, path, opened))
        if closing is None:
            job.start(self.pool)
        else:  # it may be the same file, which has one writer
            closing.ended.connect(lambda: job.start(self.pool))
        self.working.emit(job)
        return job

    def _on_opened(self, awaited: object, path: Path, opened: Opened) -> None:
        if awaited is self._awaited:
            self.take_session(path, opened)
            return
        # It locked, was closed, or another case was asked for meanwhile: nobody would ever close this one.
        self.run("", lambda report: opened.store.close(), can_cancel=False, quietly=True)

    def take_session(self, path: Path, opened: Opened) -> None:
        """Make an opened store the session."""
        self._awaited = None
        self.session = CaseSession(path, opened, self)
        self.session.working.connect(self.working)
        self.pictures = Pictures(self.session)
        self.session_changed.emit()

    def close_case(self) -> Job[None] | None:
        """Close the open case, after all that is queued for it; return the job that does it, if there was one."""
        self._awaited = None
        session, self.session = self.session, None
        if session is None:
            return None
        if self.pictures is not None:
            self.pictures.clear()
            self.pictures = None
        job = session.close()
        job.ended.connect(session.deleteLater)
        self.session_changed.emit()
        return job

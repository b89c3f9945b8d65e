"""What all screens share: this person's folder, the unlocked person, the open case, the policy, one pool.

The first page needs little of what stands behind it: keys, settings and policy are loaded when they are first asked
for, so that the window is there at once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from evidence_desk.ui.jobs import Job, Reporter

if TYPE_CHECKING:
    from evidence_desk.acts.opening import Opened
    from evidence_desk.acts.policies import InUse
    from evidence_desk.acts.schooling import ProfileState
    from evidence_desk.base import clock as clocks
    from evidence_desk.case.keys import Home, Person
    from evidence_desk.case.state import Case
    from evidence_desk.policy.model import Policy
    from evidence_desk.ui.pictures import Pictures
    from evidence_desk.ui.session import CaseSession
    from evidence_desk.ui.settings import Settings
    from evidence_desk.ui.shelf import Shelf

_T = TypeVar("_T")


class Desk(QObject):
    """The state of the running window. Screens get it in their constructor and follow its signals."""

    person_changed = Signal()  # unlocked, switched or locked (person is None)
    session_changed = Signal()  # a case was opened or closed (session is None)
    settings_changed = Signal()
    school_changed = Signal()  # the school's profile was looked at, accepted, refused or made
    policy_changed = Signal()  # another policy is in force, or the open case's was found
    working = Signal(object)  # a Job that began

    def __init__(self, home: Path, clock: clocks.Clock, policy: Policy | None = None) -> None:
        """Make it; without a policy, the one that comes with the program is loaded when it is needed."""
        super().__init__()
        self.base = home  # the folder of this computer's first person; others stand in `people/` below it
        self._folder = home  # of the person at work
        self.clock = clock
        self._policy = policy
        self.policy_use: InUse | None = None  # how the policy in force came to be that
        self._case_use: InUse | None = (
            None  # the open case's policy, where it is another than the one in force
        )
        self._loading = threading.Lock()
        self.pool = QThreadPool(self)
        self.person: Person | None = None
        self.session: CaseSession | None = None
        self.pictures: Pictures | None = None  # what is shown of the open case
        self.shelf: Shelf | None = None  # the library of the person at work, once there is a window for it
        self._settings: Settings | None = None
        self._school: ProfileState | None = None
        self._awaited: object = None  # the opening asked for last; None once nobody wants it any more

    @property
    def policy(self) -> Policy:
        """The policy in force, the school's or the program's. What is to be done, by whom and when, follows it."""
        return self.load_policy()

    @property
    def case_policy(self) -> Policy:
        """The policy that the open case stands under; what is classified follows it."""
        return self._case_use.policy if self._case_use is not None else self.policy

    @property
    def case_policy_use(self) -> InUse | None:
        """How the open case's policy was found, where it is another than the one in force."""
        return self._case_use

    def load_policy(self, person: Person | None = None, folder: Path | None = None) -> Policy:
        """Return the policy, read if it was not yet. Jobs call it ahead of the pages, so that no page waits for it.

        Args:
            person: who just unlocked; the policy of the profile they rely on comes into force.
            folder: theirs.
        """
        if person is not None and folder is not None:
            from evidence_desk.acts import policies, schooling  # noqa: PLC0415  # see the top
            from evidence_desk.case.keys import Home  # noqa: PLC0415

            home = Home(folder)
            use = policies.in_force(home, schooling.current(home, person, keep=False))
            with self._loading:
                self._policy, self.policy_use = use.policy, use
        with self._loading:
            if self._policy is None:
                from evidence_desk.acts import policies  # noqa: PLC0415  # see the top

                self._policy = policies.programs_own()
            return self._policy

    @property
    def home(self) -> Home:
        """The folder of the person at work, with their keys."""
        from evidence_desk.case.keys import Home  # noqa: PLC0415  # see the top

        return Home(self._folder)

    @property
    def settings(self) -> Settings:
        """The settings of the person at work; everything as it comes while there is none."""
        if self._settings is None:
            from evidence_desk.ui.settings import Settings  # noqa: PLC0415  # see the top

            self._settings = Settings()
        return self._settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def school(self) -> ProfileState:
        """The school's profile as it stands for the person at work; none until it was looked at."""
        if self._school is None:
            from evidence_desk.acts.schooling import ProfileState  # noqa: PLC0415  # see the top

            self._school = ProfileState(kind="none")
        return self._school

    @property
    def idle_lock_min(self) -> int:
        """After how many minutes it locks: as the person set it, and never later than the school settled."""
        own, ceiling = self.settings.idle_lock_min, self.school.settings.idle_lock_min
        return min(own, ceiling) if ceiling else own

    def set_school(self, state: ProfileState) -> None:
        """Go on with the school's profile as an act left it, and with the policy it names."""
        self._school = state
        self.school_changed.emit()
        home, person = self.home, self.person

        def look(report: Reporter) -> InUse:
            from evidence_desk.acts import policies  # noqa: PLC0415  # see the top

            return policies.in_force(home, state)

        job = self.run("", look, can_cancel=False, quietly=True)
        job.succeeded.connect(lambda use: self._take_policy(use) if self.person is person else None)

    def _take_policy(self, use: InUse) -> None:
        """Go on with the policy in force; pages that stand already show what they were made with."""
        before, self.policy_use = self._policy, use
        self._policy = use.policy
        if before is None or before.sha256 != use.policy.sha256:
            self._follow_case_policy()
            self.policy_changed.emit()

    def _follow_case_policy(self) -> None:
        """Find the policy that the open case stands under, where it is not the one at hand."""
        session, home = self.session, self.home
        pin = session.case.policy if session is not None else None
        if session is None or pin is None or pin.sha256 == self.policy.sha256:
            self._case_use = None
            return
        known = self._case_use
        if known is not None and (known.wanted or known.policy).sha256 == pin.sha256:
            return
        case = session.case

        def look(report: Reporter) -> InUse:
            from evidence_desk.acts import policies  # noqa: PLC0415  # see the top

            return policies.of_case(case, home)

        job = self.run("", look, can_cancel=False, quietly=True)
        job.succeeded.connect(lambda use: self._take_case_policy(session, case, use))

    def _take_case_policy(self, session: CaseSession, case: Case, use: InUse) -> None:
        if self.session is not session or session.case.policy != case.policy:
            return  # closed, or put under another one meanwhile: that is looked for by itself
        self._case_use = use
        self.policy_changed.emit()
        session.changed.emit()  # everything is named anew

    def look_at_school(self) -> Job[ProfileState] | None:
        """Look at the school's profile again; return the job, or None while nobody is at work."""
        person, home = self.person, self.home
        if person is None:
            return None

        def look(report: Reporter) -> ProfileState:
            from evidence_desk.acts import schooling  # noqa: PLC0415  # see the top

            return schooling.current(home, person)

        job = self.run("", look, can_cancel=False, quietly=True)
        job.succeeded.connect(lambda state: self.set_school(state) if self.person is person else None)
        return job

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
        self._folder = folder

    def set_person(self, person: Person | None, settings: Settings | None = None) -> None:
        """Begin with an unlocked person, or end with None; an open case is closed first."""
        self.close_case()
        self.person = person
        self._settings = settings
        self._school = None
        self.person_changed.emit()
        self.look_at_school()

    def open_case(
        self, path: Path, *, break_lock: bool = False, accept_older: bool | str = False
    ) -> Job[Opened]:
        """Open a case; on success it becomes the session, and only then the one before is closed.

        Where it is the same file, that is closed first: a file has one writer.
        """
        from evidence_desk.case.membership import access_of  # noqa: PLC0415  # see the top
        from evidence_desk.ui.session import CaseSession  # noqa: PLC0415

        person = self.person
        assert person is not None, "no case is opened before unlocking"  # noqa: S101  # a bug of the caller
        access = access_of(person, self.home.folder)
        job = CaseSession.opening(path, access, self.clock, break_lock=break_lock, accept_older=accept_older)
        awaited = self._awaited = object()
        job.succeeded.connect(lambda opened: self._on_opened(awaited, path, opened))
        if self.session is None:
            job.start(self.pool)
        else:
            before = self.session.path
            look = Job(lambda report: _is_same_file(before, path), can_cancel=False)
            look.succeeded.connect(lambda same: self._open_next(awaited, job, same=same))
            look.start(self.pool)
        self.working.emit(job)
        return job

    def _open_next(self, awaited: object, job: Job[Opened], *, same: bool) -> None:
        """Start the opening of a case while another one may be open."""
        closing = self.close_case() if same and awaited is self._awaited else None
        if closing is None:
            job.start(self.pool)
            return
        self._awaited = awaited
        closing.ended.connect(lambda: job.start(self.pool))

    def _on_opened(self, awaited: object, path: Path, opened: Opened) -> None:
        if awaited is self._awaited:
            self.close_case()
            self.take_session(path, opened)
            return
        # It locked, was closed, or another case was asked for meanwhile: nobody would ever close this one.
        self.run("", lambda report: opened.store.close(), can_cancel=False, quietly=True)

    def take_session(self, path: Path, opened: Opened) -> None:
        """Make an opened store the session."""
        from evidence_desk.ui.pictures import Pictures  # noqa: PLC0415  # see the top
        from evidence_desk.ui.session import CaseSession  # noqa: PLC0415

        self._awaited = None
        self.session = CaseSession(path, opened, self)
        self.session.working.connect(self.working)
        self.session.changed.connect(self._follow_case_policy)
        self._case_use = None
        self._follow_case_policy()
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


def _is_same_file(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one file; a file that is not there is no other's."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False

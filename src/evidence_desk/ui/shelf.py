"""The person's library in the window: loaded after unlocking, kept up behind the window, asked by the pages.

The index lives in memory from unlocking to locking. Nothing here runs on the main thread but the passing on of results.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from msgspec import structs
from PySide6.QtCore import QObject, QTimer, Signal

from evidence_desk.acts.finding import open_library, save_list
from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.library.folders import add_folder
from evidence_desk.library.keeper import Answer, Library, ListedCase
from evidence_desk.library.mentions import Mentions, mentions_of
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, Reporter, new_lane
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.settings import RecentCase

log = logging.getLogger(__name__)
_T = TypeVar("_T")
_FIRST_MS: Final = 1_500  # after somebody came: the window comes first
_AGAIN_MS: Final = 120_000  # folders are looked through this often
_HIDDEN: Final = "library.hidden"  # choice in the person's settings: paths among the recent ones, one a line
_SETTLED_MS: Final = 5_000  # a case that was changed is read again when nothing was added for so long


class Shelf(QObject):
    """One for the window; it follows who comes and goes."""

    changed = Signal()  # `cases`, `hidden`, `folders` or `is_reading` are new

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._lane = new_lane(self)
        self._library: Library | None = None
        self._reading: Job[Any] | None = None
        self._session: CaseSession | None = None
        self._closed: frozenset[str] = frozenset()  # exhibits of the open case known to be locked or removed
        self.cases: tuple[ListedCase, ...] = ()
        self.hidden: frozenset[Path] = frozenset()  # files that no list may show
        self.folders: tuple[Path, ...] = ()
        self._again = self._timer(_AGAIN_MS, self.update)
        self._settled = self._timer(_SETTLED_MS, self._read_open_case)
        desk.person_changed.connect(self._on_person)
        desk.session_changed.connect(self._on_session)
        self._on_person()
        self._on_session()

    def _timer(self, interval: int, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(then)
        return timer

    def recent(self) -> tuple[RecentCase, ...]:
        """Return what was opened lately, without what this person is not to meet any more."""
        return tuple(item for item in self._desk.settings.recent if Path(item.path) not in self.hidden)

    def new_cases(self) -> list[ListedCase]:
        """Return the cases found in the folders that were never opened here."""
        recent = self.recent()
        known = {item.path for item in recent} | {item.case_id for item in recent}
        return [
            item
            for item in self.cases
            if str(item.path) not in known and (item.case is None or item.case.case_id not in known)
        ]

    @property
    def library(self) -> Library | None:
        """The library, for jobs of other pages; its index may be asked from any thread but the main one."""
        return self._library

    @property
    def is_there(self) -> bool:
        """Whether there is a library to ask."""
        return self._library is not None

    @property
    def is_reading(self) -> bool:
        """Whether the folders are being looked through."""
        return self._reading is not None

    # --- who is here

    def _on_person(self) -> None:
        self.close()
        person, home, clock = self._desk.person, self._desk.home, self._desk.clock
        if person is None or person.profile.role == "staff":
            return
        # Known from the last time: nothing of it stands there for the moment until the index is loaded.
        self.hidden = frozenset(map(Path, self._desk.settings.choices.get(_HIDDEN, "").splitlines()))
        if self.hidden:
            self.changed.emit()
        job: Job[Library] = Job(lambda report: open_library(home, person, clock), can_cancel=False)
        job.then(self._on_loaded, self._on_failed, owner=self)
        job.start(self._lane)

    def _on_loaded(self, library: Library) -> None:
        person = self._desk.person
        if person is not library.person:  # somebody else came, or nobody is here any more
            self._run(lambda report: library.close())
            return
        self._library = library
        self._run(lambda report: _Seen(library)).then(self._show, self._on_failed, owner=self)
        self._again.start(_FIRST_MS)

    def close(self) -> None:
        """Forget everything; what changed is written, encrypted."""
        library, self._library = self._library, None
        self._again.stop()
        self._settled.stop()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if library is not None:
            self._run(lambda report: library.close())
        self.cases, self.hidden, self.folders = (), frozenset(), ()
        self.changed.emit()

    # --- keeping up

    def update(self) -> Job[Any] | None:
        """Look through the folders; return the job, or None where there is nothing to do it with."""
        library = self._library
        if library is None or self._reading is not None:
            return self._reading
        also = [Path(item.path) for item in self._desk.settings.recent]
        if self._session is not None:
            also.append(self._session.path)

        def work(report: Reporter) -> _Seen:
            library.update(also, report)
            return _Seen(library)

        job = self._reading = Job(work)
        job.then(self._show, self._on_failed, owner=self)
        job.ended.connect(lambda: self._on_updated(job))
        job.start(self._lane)
        self.changed.emit()
        return job

    def _on_updated(self, job: Job[Any]) -> None:
        if self._reading is job:
            self._reading = None
            self._again.start(_AGAIN_MS)
            self.changed.emit()

    def _show(self, seen: _Seen) -> None:
        if self._library is seen.library:
            self.cases, self.hidden, self.folders = seen.cases, seen.hidden, seen.folders
            self._remember_hidden()
            self.changed.emit()

    def _remember_hidden(self) -> None:
        settings = self._desk.settings
        paths = sorted({item.path for item in settings.recent if Path(item.path) in self.hidden})
        if "\n".join(paths) != settings.choices.get(_HIDDEN, ""):
            choices = settings.choices | {_HIDDEN: "\n".join(paths)}
            self._desk.settings = structs.replace(settings, choices=choices)
            self._desk.settings_changed.emit()

    def _on_failed(self, error: EvidenceDeskError) -> None:
        if not isinstance(error, Cancelled):
            log.info("the library was not brought up to date: %s", type(error).__name__)

    def _run(self, work: Callable[[Reporter], _T]) -> Job[_T]:
        job = Job(work, can_cancel=False)
        job.start(self._lane)
        return job

    # --- the open case

    def _on_session(self) -> None:
        before, self._session = self._session, self._desk.session
        self._settled.stop()
        if before is not None:
            self._read_case(before.path)
        if self._session is not None:
            self._closed = _closed_in(self._session)
            self._session.changed.connect(self._on_case)
            self._read_open_case()

    def _on_case(self) -> None:
        """Take out at once what was locked; read the rest again when it has settled."""
        session, library = self._session, self._library
        if session is None or library is None or self.sender() is not session:
            return
        closed = _closed_in(session)
        new, self._closed = closed - self._closed, closed
        if new:
            case_id = session.case.id
            self._desk.run("", lambda report: library.close_exhibits(case_id, new), quietly=True)
        self._settled.start()

    def _read_open_case(self) -> None:
        if self._session is not None:
            self._read_case(self._session.path)

    def _read_case(self, path: Path) -> None:
        library = self._library
        if library is None:
            return

        def work(report: Reporter) -> _Seen:
            library.refresh(path)
            return _Seen(library)

        self._run(work).then(self._show, self._on_failed, owner=self)

    # --- asking

    def search(self, words: str) -> Job[Answer]:
        """Look for words in all cases."""
        library = self._asked()
        return self._desk.run(self.tr("Searching"), lambda report: library.search(words), quietly=True)

    def about(self, names: Sequence[str]) -> Job[Mentions]:
        """Gather what the cases hold about a person."""
        library, asked = self._asked(), tuple(names)
        return self._desk.run(self.tr("Searching"), lambda report: mentions_of(library, asked), quietly=True)

    def save(self, found: Mentions, out: Path) -> Job[None]:
        """Write a list about a person to a new file."""
        library, clock = self._asked(), self._desk.clock
        return self._desk.run(
            self.tr("Saving the list"),
            lambda report: save_list(found, out, library.person, clock),
            can_cancel=False,
        )

    def _asked(self) -> Library:
        library = self._library
        assert library is not None, "asked before it is there"  # noqa: S101  # a bug of the caller
        return library

    # --- folders

    def add_folder(self, folder: Path) -> Job[None]:
        """Take a folder into the library, and look through it."""
        library, home = self._asked(), self._desk.home.folder

        def work(report: Reporter) -> None:
            add_folder(home, library.person, folder)

        return self._change_folders(work)

    def remove_folder(self, folder: Path) -> Job[None]:
        """Take a folder out of the library; the files stay."""
        library = self._asked()

        def work(report: Reporter) -> None:
            library.leave(folder)

        return self._change_folders(work)

    def _change_folders(self, work: Callable[[Reporter], None]) -> Job[None]:
        library = self._asked()
        if self._reading is not None:
            self._reading.cancel()
        job = self._run(work)
        self._run(lambda report: _Seen(library)).then(self._show, self._on_failed, owner=self)
        job.succeeded.connect(lambda _: self._again.start(0))
        return job


class _Seen:
    """What the lists show, read off the main thread."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.cases = tuple(library.cases())
        self.hidden = library.hidden()
        self.folders = library.folders


def _closed_in(session: CaseSession) -> frozenset[str]:
    gone = {name for name, exhibit in session.case.exhibits.items() if exhibit.status in {"locked", "erased"}}
    return frozenset(gone) | session.locked

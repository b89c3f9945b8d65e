"""An open case in the window: one lane of work over one `CaseStore`, and the case as it last stood.

The store lives on the lane's thread alone. What the widgets read is `case`, which is immutable, and `locked`; both
change on the main thread, just before `changed` is emitted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal

from evidence_desk.acts import locking
from evidence_desk.acts.opening import Opened, open_case
from evidence_desk.base import clock as clocks
from evidence_desk.case.state import Case
from evidence_desk.case.store import Access, CaseStore
from evidence_desk.ui.jobs import Job, Reporter, new_lane

_T = TypeVar("_T")
LOCK_TOUCH_MS = 120_000  # the writer's lock counts as silent after ten minutes
LOOK_OUTSIDE_MS = 2_000  # how long what another program has locked may still be in sight
_FIRST = 100  # before anything that waits in the lane


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The case after one act, as the lane hands it to the main thread."""

    case: Case
    locked: frozenset[str]
    pending: bool  # locked items wait to be taken out of the file


class CaseSession(QObject):
    """One open case. Made by `opening`; ended by `close`."""

    changed = Signal()  # `case`, `locked` or `pending` are new
    working = Signal(object)  # a Job that began, for the status bar
    _moved = Signal(object)  # View

    def __init__(self, path: Path, opened: Opened, lane_parent: QObject | None = None) -> None:
        super().__init__(lane_parent)
        self.path = path
        self.read_only: str = opened.read_only  # empty, or why nothing can be written, in words
        if opened.store.case.disposed:
            self.read_only = self.tr(
                "Nothing more is written into it. Its file was to be deleted, and all copies with it: tell the DSL "
                "that this one is still there."
            )
        self.remarks: tuple[str, ...] = opened.remarks  # what opening found, in words
        self.anchored = opened.anchored
        self.damage = opened.damage  # why nothing can be written, when that is damage
        self.in_use = opened.in_use  # who writes to it, when that is why it is open for reading
        self.locker = opened.locker  # locks at once while the lane is busy
        self.passages: dict[str, tuple[tuple[int, int], ...]] = {}  # of chats: what of them goes into packs
        self._store: CaseStore | None = opened.store
        self._ahead: frozenset[str] = frozenset()  # locked by request while the store was busy
        self._show(_view(opened.store))
        self.lane = new_lane(self)
        self._moved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)
        self._touch = QTimer(self)
        self._touch.setInterval(LOCK_TOUCH_MS)
        self._touch.timeout.connect(self._keep_lock)
        if not self.read_only:
            self._touch.start()
        self._is_looking = False
        self._outside = QTimer(self)
        self._outside.setInterval(LOOK_OUTSIDE_MS)
        self._outside.timeout.connect(self._look_outside)
        self._outside.start()

    @staticmethod
    def opening(
        path: Path,
        access: Access,
        clock: clocks.Clock,
        *,
        break_lock: bool = False,
        accept_older: bool | str = False,
    ) -> Job[Opened]:
        """Return a job, not started, that opens a case: for writing if that can be, else for reading."""
        return Job(
            lambda report: open_case(path, access, clock, break_lock=break_lock, accept_older=accept_older),
            "Opening the case",
            can_cancel=False,
        )

    def act(
        self,
        label: str,
        work: Callable[[CaseStore, Reporter], _T],
        *,
        priority: int = 0,
        can_cancel: bool = True,
        quietly: bool = False,
    ) -> Job[_T]:
        """Queue work on the store; return the job, already started.

        `case` is up to date when the job's `succeeded` or `failed` fires.

        Args:
            quietly: too short to be shown in the status bar.
        """

        def run(report: Reporter) -> _T:
            store = self._store
            assert store is not None, "an act on a closed case"  # noqa: S101  # a bug of the caller
            try:
                return work(store, report)
            finally:
                self._moved.emit(_view(store))

        job = Job(run, label, can_cancel=can_cancel)
        job.start(self.lane, priority)
        if not quietly:
            self.working.emit(job)
        return job

    def lock_ahead(self, ids: Iterable[str]) -> None:
        """Count exhibits as locked from now on: a request stands beside the case, the store has not seen it yet."""
        self._ahead |= frozenset(ids)
        self._show(View(case=self.case, locked=self.locked, pending=True))
        self.changed.emit()

    def close(self) -> Job[None]:
        """Give the lock back, after everything queued before; return the job that does it."""
        self._touch.stop()
        self._outside.stop()

        def run(report: Reporter) -> None:
            store, self._store = self._store, None
            if store is not None:
                store.close()

        job: Job[None] = Job(run, "Closing the case", can_cancel=False)
        return job.start(self.lane, -1)

    def _keep_lock(self) -> None:
        def touch(report: Reporter) -> None:
            if self._store is not None and self._store.writer is not None:
                self._store.writer.keep_lock()

        Job(touch, can_cancel=False).start(self.lane)

    def _look_outside(self) -> None:
        """See what another program has locked; not in the lane, where it would wait behind what is being saved."""
        if self._is_looking:
            return
        self._is_looking = True
        locker, case = self.locker, self.case
        job = Job(lambda report: locking.locked_elsewhere(locker, case), can_cancel=False)
        job.succeeded.connect(self._on_locked_elsewhere)
        job.ended.connect(self._on_looked)
        job.start(QThreadPool.globalInstance())

    def _on_looked(self) -> None:
        self._is_looking = False

    def _on_locked_elsewhere(self, found: frozenset[str]) -> None:
        held = {name for name, exhibit in self.case.exhibits.items() if exhibit.status in {"held", "damaged"}}
        new = (found & held) - self.locked
        if not new or not self._outside.isActive():
            return
        self.lock_ahead(new)
        if not self.read_only:
            self.act("", _take_in, priority=_FIRST, can_cancel=False, quietly=True)

    def _on_moved(self, view: View) -> None:
        before = (self.case, self.locked, self.pending)
        self._show(view)
        if before != (self.case, self.locked, self.pending):
            self.changed.emit()

    def _show(self, view: View) -> None:
        known = view.case.exhibits
        self._ahead = frozenset(
            i for i in self._ahead if i in known and known[i].status in {"held", "damaged"}
        )
        self.case, self.locked = view.case, view.locked | self._ahead
        self.pending = view.pending or bool(self._ahead)


def _take_in(store: CaseStore, report: Reporter) -> None:
    locking.complete(store)


def _view(store: CaseStore) -> View:
    return View(case=store.case, locked=store.locked, pending=bool(store.bundle.pending))

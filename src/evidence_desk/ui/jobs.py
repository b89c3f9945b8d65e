"""One worker pattern: a `Job` does its work on a pool's thread and tells the main thread how it ended.

No file, key or picture is touched on the main thread. A job takes plain values and gives plain values; widgets
connect to its signals, which are always emitted on the thread that made the job.
"""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid

from evidence_desk.base.errors import Cancelled, EvidenceDeskError, UnexpectedError

log = logging.getLogger(__name__)
_T = TypeVar("_T")
_PROGRESS_EVERY_S = 0.05  # more often than that nobody reads it, and the event queue fills


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a job is: `done` of `total` (0 when the end is not known), and what it is doing in words."""

    done: int
    total: int
    words: str = ""


class Reporter:
    """What a job's work calls to say how far it is: `report(done)`, `report(done, total)`.

    Raises:
        Cancelled: the person stopped the job. The work lets it pass, so that it can put back what it began.
    """

    def __init__(self, tell: Callable[[Progress], None], stop: threading.Event) -> None:
        self._tell = tell
        self._stop = stop
        self._told_at = 0.0
        self.total = 0  # set once, when the callee reports only what is done
        self.words = ""

    def __call__(self, done: int, total: int | None = None) -> None:
        """Report; raises `Cancelled` once the job was told to stop."""
        if self._stop.is_set():
            raise Cancelled
        if total is not None:
            self.total = total
        now = time.monotonic()
        if now - self._told_at >= _PROGRESS_EVERY_S or done >= self.total > 0:
            self._told_at = now
            self._tell(Progress(done=done, total=self.total, words=self.words))

    def stage(self, words: str, total: int = 0) -> None:
        """Begin a stage of the work, in words a person reads."""
        self.words, self.total, self._told_at = words, total, 0.0
        self(0)


class Job(QObject, Generic[_T]):
    """Runs `work(report)` on a thread of a pool; exactly one of `succeeded` and `failed` fires, then `ended`."""

    progressed = Signal(object)  # Progress
    succeeded = Signal(object)  # what the work returned
    failed = Signal(object)  # an EvidenceDeskError
    ended = Signal()
    _told = Signal(object)
    _over = Signal(bool, object)

    _running: ClassVar[set[Job[Any]]] = set()  # keeps a job alive until it has ended, whoever lets go of it

    def __init__(self, work: Callable[[Reporter], _T], label: str = "", *, can_cancel: bool = True) -> None:
        super().__init__()
        self.label = label  # what a person reads while it runs
        self.can_cancel = can_cancel
        self.is_running = False
        self._work = work
        self._stop = threading.Event()
        # Queued on purpose: the receiving slots belong to this object and so run on the thread that made it.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._over.connect(self._on_over, Qt.ConnectionType.QueuedConnection)

    def start(self, pool: QThreadPool, priority: int = 0) -> Job[_T]:
        """Queue the work; a higher priority overtakes what waits, never what runs."""
        self.is_running = True
        Job._running.add(self)
        pool.start(self._run, priority)
        return self

    def then(
        self,
        done: Callable[[_T], object] | None = None,
        failed: Callable[[EvidenceDeskError], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job[_T]:
        """Connect both ends in one line; both are called on the thread that made the job.

        Args:
            owner: whoever waits; when it is gone by then, nothing is called. Needed for lambdas, which do not go with
                their widget as its own methods do.
        """
        if done is not None:
            self.succeeded.connect(done if owner is None else _while_alive(owner, done))
        if failed is not None:
            self.failed.connect(failed if owner is None else _while_alive(owner, failed))
        return self

    def cancel(self) -> None:
        """Ask the work to stop; it ends with `Cancelled` at its next report, or succeeds if it was done by then.

        Work that cannot be cancelled goes on.
        """
        if self.can_cancel:
            self._stop.set()

    def _run(self) -> None:
        good = False
        result: object = None
        try:
            if self._stop.is_set():
                raise Cancelled
            result = self._work(Reporter(self._told.emit, self._stop))
            good = True
        except EvidenceDeskError as error:
            result = error
        except Exception as error:  # noqa: BLE001  # the boundary: a fault of ours becomes an apology
            # Where it happened, never what with: the message may hold a name or a path.
            where = "".join(traceback.format_tb(error.__traceback__))
            log.error(  # noqa: TRY400  # a traceback's last line may hold a name
                "job crashed: %s\n%s", type(error).__name__, where
            )
            result = UnexpectedError(type(error).__name__)
        self._over.emit(good, result)

    def _on_told(self, progress: Progress) -> None:
        if self.is_running:
            self.progressed.emit(progress)

    def _on_over(self, good: bool, result: object) -> None:
        self.is_running = False
        Job._running.discard(self)
        (self.succeeded if good else self.failed).emit(result)
        self.ended.emit()


def _while_alive(owner: QObject, then: Callable[[Any], object]) -> Callable[[Any], None]:
    def call(value: Any) -> None:
        if isValid(owner):
            then(value)

    return call


def running_jobs() -> tuple[Job[Any], ...]:
    """Return the jobs that have not ended, for the question at closing time."""
    return tuple(Job._running)


def new_lane(parent: QObject | None = None) -> QThreadPool:
    """Return a pool of one thread: what is queued on it runs in order and never side by side."""
    lane = QThreadPool(parent)
    lane.setMaxThreadCount(1)
    lane.setExpiryTimeout(-1)
    return lane

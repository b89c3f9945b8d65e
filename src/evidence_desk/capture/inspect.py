"""Have a picture looked at by a process without rights, and take its answer with distrust.

A worker is started fresh (never forked from this process, whose memory holds keys), is given two pipes and nothing
else, and is killed when it is late. docs/sandbox.md says what it can and cannot do on each system.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from types import TracebackType
from typing import Self

from evidence_desk.base.errors import UnexpectedError
from evidence_desk.capture.findings import Inspection, PictureLimits, from_json, not_shown
from evidence_desk.capture.guarded import START_S, Gone, Guarded, Late, PictureSource, frames, start_process
from evidence_desk.capture.png import is_plain
from evidence_desk.capture.wire import ANSWER_JSON_BYTES

_AHEAD_BYTES = 256 * 2**20  # pictures waiting in memory for a worker
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from evidence_desk.capture.worker import main; main(sys.argv[2:])"
)


class InspectionPool:
    """Workers that look at pictures, one each at a time; as many as there are processors, started when needed.

    Safe to use from several threads. Close it, or use it in a `with`.
    """

    def __init__(self, workers: int | None = None, limits: PictureLimits | None = None) -> None:
        self._limits = limits or PictureLimits()
        self._size = workers or os.cpu_count() or 1
        # The one used last comes first, so that few are ever started.
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(self._size):
            self._idle.put(None)

    def inspect(self, source: PictureSource) -> Inspection:
        """Return what a worker found in one picture; waits while all workers are busy.

        A picture that is too large, late, damaged or that breaks the worker is a finding, not an error.

        Raises:
            UnexpectedError: no worker can be started.
            Exception: whatever reading `source` raises.
        """
        worker = self._idle.get()
        try:
            while True:
                fresh = worker is None or not worker.fit
                if worker is None or fresh:
                    worker = _replaced(worker, self._limits)
                try:
                    return worker.ask(source)
                except Gone:
                    # A worker that had looked at others may have died of those, or of something outside: that is
                    # no finding about this picture, so a fresh one is asked where the picture can be told again.
                    if fresh or not isinstance(source, list):
                        return _failed(
                            "decoding it went wrong: it took too long or too much memory, or the file is hostile"
                        )
        finally:
            if worker is not None and not worker.fit:
                worker.end()
                worker = None
            self._idle.put(worker)

    def inspect_all(self, sources: Iterable[Callable[[], PictureSource]]) -> Iterator[Inspection]:
        """Yield the findings for many pictures, in their order, looked at in parallel.

        Args:
            sources: each is called, and what it gives is read, on the caller's thread when its turn has come; so
                nothing behind them has to be safe for threads. A few pictures are held in memory ahead.

        Raises:
            UnexpectedError: no worker can be started.
            Exception: whatever calling or reading a source raises.
        """
        waiting: deque[tuple[Future[Inspection], int]] = deque()
        with ThreadPoolExecutor(self._size, thread_name_prefix="inspection") as threads:
            try:
                for source in sources:
                    pieces = _gathered(source(), self._limits.input_bytes)
                    waiting.append((threads.submit(self.inspect, pieces), sum(map(len, pieces))))
                    while len(waiting) > 2 * self._size or sum(size for _, size in waiting) > _AHEAD_BYTES:
                        yield waiting.popleft()[0].result()
                while waiting:
                    yield waiting.popleft()[0].result()
            finally:
                for future, _ in waiting:
                    future.cancel()

    def close(self) -> None:
        """End all workers; call when no inspection is under way."""
        for worker in [
            self._idle.get() for _ in range(self._size)
        ]:  # all first: the queue gives back the newest
            if worker is not None:
                worker.end()
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def inspect_picture(source: PictureSource, limits: PictureLimits | None = None) -> Inspection:
    """Return what a worker of its own found in one picture. For several, an `InspectionPool` starts fewer.

    Raises:
        UnexpectedError: no worker can be started.
        Exception: whatever reading `source` raises.
    """
    with InspectionPool(1, limits) as pool:
        return pool.inspect(source)


class _Worker:
    """One process and the conversation with it (see worker.py)."""

    def __init__(self, limits: PictureLimits) -> None:
        """Start it and hear that it is ready.

        Raises:
            UnexpectedError: it does not start.
        """
        self._limits = limits
        self._left = limits.pictures
        self._process = Guarded(_start(limits))
        try:
            with self._process.deadline(START_S):
                self._hear()
        except (Late, Gone) as error:
            self.end()
            raise UnexpectedError(f"picture worker does not start: {type(error).__name__}") from None

    @property
    def fit(self) -> bool:
        """Whether it may be asked again."""
        return self._left > 0 and self._process.lives

    def ask(self, source: PictureSource) -> Inspection:
        """Return its findings on one picture. Unless it answers in time and in form, it is not fit afterwards.

        Raises:
            Gone: it ended, or answered out of form.
        """
        done = False
        try:
            with self._process.deadline(self._limits.wall_s):
                if not self._process.tell(source, self._limits.input_bytes):
                    return _failed(
                        f"the file has more than {self._limits.input_bytes // 2**20} MiB, too much to decode"
                    )
                found = self._hear()
            done = True
            self._left -= 1
        except Late:
            return _failed(f"decoding it took longer than {self._limits.wall_s} seconds")
        else:
            return found
        finally:
            if not done:
                self.end()

    def end(self) -> None:
        """End the process for good."""
        self._process.end()

    def _hear(self) -> Inspection:
        told, ready = self._process.hear(ANSWER_JSON_BYTES, self._limits.output_bytes)
        try:
            findings = from_json(told)
        except (ValueError, RecursionError):
            raise Gone from None
        if (findings.page_form == "made") != bool(ready):
            raise Gone
        if ready and not is_plain(ready, findings.width, findings.height):
            raise Gone
        return Inspection(findings=findings, page_ready=ready or None)


def _replaced(old: _Worker | None, limits: PictureLimits) -> _Worker:
    if old is not None:
        old.end()
    return _Worker(limits)


def _start(limits: PictureLimits) -> subprocess.Popen[bytes]:
    return start_process(_BOOT, json.dumps(asdict(limits)))


def _gathered(source: PictureSource, limit_bytes: int) -> list[bytes]:
    """Return the pieces of a picture, up to the first piece too many."""
    pieces: list[bytes] = []
    size = 0
    for piece in frames(source):
        pieces.append(bytes(piece))
        size += len(piece)
        if size > limit_bytes:
            break
    return pieces


def _failed(why: str) -> Inspection:
    return Inspection(findings=not_shown(why))

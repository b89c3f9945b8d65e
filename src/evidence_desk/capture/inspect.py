"""Have a picture looked at by a process without rights, and take its answer with distrust.

A worker is started fresh (never forked from this process, whose memory holds keys), is given two pipes and nothing
else, and is killed when it is late. docs/sandbox.md says what it can and cannot do on each system.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Self

from evidence_desk.base.errors import UnexpectedError
from evidence_desk.capture.findings import Inspection, PictureLimits, from_json, not_shown
from evidence_desk.capture.png import is_plain
from evidence_desk.capture.worker import ANSWER_JSON_BYTES, FRAME_BYTES

PictureSource = (
    BinaryIO | Iterable[bytes]
)  # the original bytes from their start: a stream, or pieces of any size

_START_S = 30  # to start Python and load the decoders, on a slow disk behind a virus scanner
_AHEAD_BYTES = 256 * 2**20  # pictures waiting in memory for a worker
# glibc's allocator: keep and reuse memory between pictures. Without this each picture costs 25 MB of fresh pages, a
# third of the whole work (measured, 1080 x 2400). Other systems ignore the names.
_MEMORY_SETTINGS = {"MALLOC_MMAP_THRESHOLD_": str(32 * 2**20), "MALLOC_TRIM_THRESHOLD_": str(64 * 2**20)}
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
                except _Gone:
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


class _Late(Exception):
    """The worker was killed because its time was over."""


class _Gone(Exception):
    """The worker has ended, or said something that no honest worker says."""


class _Worker:
    """One process and the conversation with it (see worker.py)."""

    def __init__(self, limits: PictureLimits) -> None:
        """Start it and hear that it is ready.

        Raises:
            UnexpectedError: it does not start.
        """
        self._limits = limits
        self._left = limits.pictures
        self._process = _start(limits)
        try:
            with self._deadline(_START_S):
                self._hear()
        except (_Late, _Gone) as error:
            self.end()
            raise UnexpectedError(f"picture worker does not start: {type(error).__name__}") from None

    @property
    def fit(self) -> bool:
        """Whether it may be asked again."""
        return self._left > 0 and self._process.poll() is None

    def ask(self, source: PictureSource) -> Inspection:
        """Return its findings on one picture. Unless it answers in time and in form, it is not fit afterwards.

        Raises:
            _Gone: it ended, or answered out of form.
        """
        done = False
        try:
            with self._deadline(self._limits.wall_s):
                if not self._tell(source):
                    return _failed(
                        f"the file has more than {self._limits.input_bytes // 2**20} MiB, too much to decode"
                    )
                found = self._hear()
            done = True
            self._left -= 1
        except _Late:
            return _failed(f"decoding it took longer than {self._limits.wall_s} seconds")
        else:
            return found
        finally:
            if not done:
                self.end()

    def end(self) -> None:
        """End the process for good."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was still to be flushed has nobody to go to
                    pipe.close()

    @contextlib.contextmanager
    def _deadline(self, seconds: int) -> Iterator[None]:
        """Kill the process when the block takes longer; its pipes then end, and the block with them."""
        late = threading.Event()

        def kill() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, _Gone):
            raise _Late if late.is_set() else _Gone from None
        finally:
            timer.cancel()

    def _tell(self, source: PictureSource) -> bool:
        """Send a picture; False when it is too large."""
        size = 0
        for piece in _frames(source):
            size += len(piece)
            if size > self._limits.input_bytes:
                return False
            self._send(len(piece).to_bytes(4, "big"))
            self._send(piece)
        self._send(bytes(4))
        _pipe(self._process.stdin).flush()
        return True

    def _send(self, data: bytes | memoryview) -> None:
        try:
            _pipe(self._process.stdin).write(data)
        except OSError:
            raise _Gone from None

    def _hear(self) -> Inspection:
        try:
            size = int.from_bytes(self._receive(4, 4), "big")
            findings = from_json(json.loads(self._receive(size, ANSWER_JSON_BYTES)))
            ready_size = int.from_bytes(self._receive(8, 8), "big")
            ready = self._receive(ready_size, self._limits.output_bytes)
        except (ValueError, RecursionError):
            raise _Gone from None
        if (findings.page_form == "made") != bool(ready):
            raise _Gone
        if ready and not is_plain(ready, findings.width, findings.height):
            raise _Gone
        return Inspection(findings=findings, page_ready=ready or None)

    def _receive(self, size: int, limit: int) -> bytes:
        if size > limit:
            raise _Gone
        data = _pipe(self._process.stdout).read(size) if size else b""
        if len(data) != size:
            raise _Gone
        return data


def _replaced(old: _Worker | None, limits: PictureLimits) -> _Worker:
    if old is not None:
        old.end()
    return _Worker(limits)


def _start(limits: PictureLimits) -> subprocess.Popen[bytes]:
    """Start a worker with a clean environment, two pipes, and no other handle of this process."""
    package_parent = str(Path(__file__).resolve().parents[2])
    # -I: no variable and no folder of the user changes what is imported; hence the package's place is passed on.
    command = [
        sys.executable,
        "-I",
        "-B",
        "-X",
        "utf8",
        "-c",
        _BOOT,
        package_parent,
        json.dumps(asdict(limits)),
    ]
    kept = ("SYSTEMROOT",) if sys.platform == "win32" else ()  # without it Windows starts no Python
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).anchor or "/",
            env=_MEMORY_SETTINGS | {name: os.environ[name] for name in kept if name in os.environ},
            close_fds=True,
            start_new_session=True,  # a Ctrl-C at the terminal is for this process to handle
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise UnexpectedError(f"picture worker does not start: errno {error.errno}") from error


def _frames(source: PictureSource) -> Iterator[memoryview]:
    pieces = iter(lambda: source.read(FRAME_BYTES), b"") if hasattr(source, "read") else source
    for piece in pieces:
        view = memoryview(piece)
        for at in range(0, len(view), FRAME_BYTES):
            yield view[at : at + FRAME_BYTES]


def _gathered(source: PictureSource, limit_bytes: int) -> list[bytes]:
    """Return the pieces of a picture, up to the first piece too many."""
    pieces: list[bytes] = []
    size = 0
    for piece in _frames(source):
        pieces.append(bytes(piece))
        size += len(piece)
        if size > limit_bytes:
            break
    return pieces


def _failed(why: str) -> Inspection:
    return Inspection(findings=not_shown(why))


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise _Gone
    return pipe

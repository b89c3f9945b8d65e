"""A process without rights and the conversation with it: started fresh, heard with distrust, ended when late.

Such a process is never forked from this one, whose memory holds keys. It gets two pipes, a clean environment and
nothing else; docs/sandbox.md says what it can and cannot do on each system.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO

from evidence_desk.base.errors import UnexpectedError
from evidence_desk.capture.wire import FRAME_BYTES

PictureSource = (
    BinaryIO | Iterable[bytes]
)  # the original bytes from their start: a stream, or pieces of any size

START_S = 30  # to start Python and load the decoders, on a slow disk behind a virus scanner
# glibc's allocator: keep and reuse memory between pictures. Without this each picture costs 25 MB of fresh pages, a
# third of the whole work (measured, 1080 x 2400). Other systems ignore the names.
_MEMORY_SETTINGS = {"MALLOC_MMAP_THRESHOLD_": str(32 * 2**20), "MALLOC_TRIM_THRESHOLD_": str(64 * 2**20)}


class Late(Exception):
    """The process was killed because its time was over."""


class Gone(Exception):
    """The process has ended, or said something that no honest one says."""


class Guarded:
    """A started process. One thread at a time talks with it; `end` may be called from any."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    @property
    def lives(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def end(self) -> None:
        """End the process for good."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was still to be flushed has nobody to go to
                    pipe.close()

    @contextlib.contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:
        """Kill the process when the block takes longer; its pipes then end, and the block with them.

        Raises:
            Late: it was killed for that.
            Gone: its pipes ended, or the block raised it.
        """
        late = threading.Event()

        def kill() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, Gone):
            raise Late if late.is_set() else Gone from None
        finally:
            timer.cancel()

    def ask(self, question: dict[str, Any]) -> None:
        """Send a question as 4 bytes size and JSON; call in a `deadline`."""
        text = json.dumps(question).encode()
        self._send(len(text).to_bytes(4, "big") + text)
        self._flush()

    def tell(self, source: PictureSource, limit_bytes: int) -> bool:
        """Send bytes in frames; False, with the conversation broken off, when they are more than `limit_bytes`."""
        size = 0
        for piece in frames(source):
            size += len(piece)
            if size > limit_bytes:
                return False
            self._send(len(piece).to_bytes(4, "big"))
            self._send(piece)
        self._send(bytes(4))
        self._flush()
        return True

    def hear(self, limit_json: int, limit_bytes: int) -> tuple[Any, bytes]:
        """Return an answer: values, and the bytes beside them, neither longer than allowed; call in a `deadline`.

        Raises:
            Gone: it ended first, or its answer has no proper form.
        """
        size = int.from_bytes(self._receive(4, 4), "big")
        try:
            values = json.loads(self._receive(size, limit_json))
        except (ValueError, RecursionError):
            raise Gone from None
        return values, self._receive(int.from_bytes(self._receive(8, 8), "big"), limit_bytes)

    def _send(self, data: bytes | memoryview) -> None:
        try:
            _pipe(self._process.stdin).write(data)
        except (OSError, ValueError):  # closed by the other side, or by `end` from another thread
            raise Gone from None

    def _flush(self) -> None:
        try:
            _pipe(self._process.stdin).flush()
        except (OSError, ValueError):
            raise Gone from None

    def _receive(self, size: int, limit: int) -> bytes:
        if size > limit:
            raise Gone
        try:
            data = _pipe(self._process.stdout).read(size) if size else b""
        except ValueError:
            raise Gone from None
        if len(data) != size:
            raise Gone
        return data


def start_process(boot: str, *arguments: str, keep: Iterable[str] = ()) -> subprocess.Popen[bytes]:
    """Start a process with a clean environment, two pipes, and no other handle of this one.

    Args:
        boot: Python text; finds the folder to import from in `sys.argv[1]` and the arguments behind it.
        arguments: passed on.
        keep: names of variables of the environment that it may have.

    Raises:
        UnexpectedError: it cannot be started.
    """
    package_parent = str(Path(__file__).resolve().parents[2])
    # -I: no variable and no folder of the user changes what is imported; hence the package's place is passed on.
    command = [sys.executable, "-I", "-B", "-X", "utf8", "-c", boot, package_parent, *arguments]
    kept = {
        *keep,
        *(("SYSTEMROOT",) if sys.platform == "win32" else ()),
    }  # without it Windows starts no Python
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
        raise UnexpectedError(f"worker does not start: errno {error.errno}") from error


def frames(source: PictureSource) -> Iterator[memoryview]:
    """Yield the bytes of `source` in pieces that a frame holds."""
    pieces = iter(lambda: source.read(FRAME_BYTES), b"") if hasattr(source, "read") else source
    for piece in pieces:
        view = memoryview(piece)
        for at in range(0, len(view), FRAME_BYTES):
            yield view[at : at + FRAME_BYTES]


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise Gone
    return pipe

"""Files by offset: positioned reads and writes, sync, and the replacement of one file by another.

The one seam between the bundle and the system; the crash simulation of the tests replaces it.

Windows: files are opened with O_BINARY (text mode would rewrite LF) and not inherited. A virus scanner, an
indexer or a synchronisation program may hold a file for a moment (errors 5, 32 and 33), so renaming there is
tried again for about two seconds.
"""

from __future__ import annotations

import hashlib
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from evidence_desk.base import files
from evidence_desk.base.errors import NotABundle, NotFound

_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0) | getattr(os, "O_CLOEXEC", 0)
_BUSY = {5, 32, 33}  # ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_RETRIES, _RETRY_S = 10, 0.2
HASH_STEP = 256 * 1024  # bytes; stays in the processor's cache between reading and hashing
_T = TypeVar("_T")


class RawFile:
    """An open file. Reads and writes name their offset, so one may read while another thread does."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._seeking = threading.Lock()

    @classmethod
    def open(cls, path: Path, *, writable: bool = False) -> RawFile:
        """Open an existing regular file.

        Raises:
            NotFound: nothing is there.
            NotABundle: a folder, or nothing that can be read by offset.
            OSError: the system refused; the caller says what that means.
        """
        flags = _FLAGS | (os.O_RDWR if writable else os.O_RDONLY) | getattr(os, "O_NONBLOCK", 0)
        try:
            descriptor = retry_busy(lambda: os.open(path, flags))
        except FileNotFoundError:
            raise NotFound("file is missing", f"There is no file at {path}. Check the path.") from None
        except IsADirectoryError:
            raise _no_file(path) from None
        if not _is_regular(descriptor):
            os.close(descriptor)
            raise _no_file(path)
        return cls(descriptor)

    @classmethod
    def create(cls, path: Path, mode: int = 0o600) -> RawFile:
        """Create a file that must not exist.

        Raises:
            OSError: it exists, or the system refused.
        """
        return cls(os.open(path, _FLAGS | os.O_RDWR | os.O_CREAT | os.O_EXCL, mode))

    def close(self) -> None:
        """Close the file; more than once is harmless."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> RawFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def size(self) -> int:
        """Return the file's size in bytes, as of now."""
        return os.fstat(self._descriptor).st_size

    def is_at(self, path: Path) -> bool:
        """Return whether `path` still names this file."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), path.stat())
        except OSError:
            return False

    if sys.platform == "win32":

        def read_at(self, offset: int, size: int) -> bytes:
            """Return up to `size` bytes from `offset` on; fewer only at the end of the file."""
            with self._seeking:
                os.lseek(self._descriptor, offset, os.SEEK_SET)
                pieces = []
                while size > 0 and (piece := os.read(self._descriptor, size)):
                    pieces.append(piece)
                    size -= len(piece)
            return b"".join(pieces)

        def read_into(self, offset: int, buffer: memoryview) -> int:
            """Fill `buffer` from `offset` on; return the number of bytes, fewer only at the end."""
            data = self.read_at(offset, len(buffer))
            buffer[: len(data)] = data
            return len(data)

        def write_at(self, offset: int, data: bytes | memoryview) -> None:
            """Write all of `data` at `offset`."""
            view = memoryview(data)
            with self._seeking:
                os.lseek(self._descriptor, offset, os.SEEK_SET)
                while view:
                    view = view[os.write(self._descriptor, view) :]

    else:

        def read_at(self, offset: int, size: int) -> bytes:
            """Return up to `size` bytes from `offset` on; fewer only at the end of the file."""
            data = os.pread(self._descriptor, size, offset)
            if len(data) == size or not data:
                return data
            rest = self.read_at(offset + len(data), size - len(data))
            return data + rest if rest else data

        def read_into(self, offset: int, buffer: memoryview) -> int:
            """Fill `buffer` from `offset` on; return the number of bytes, fewer only at the end."""
            done = 0
            while done < len(buffer):
                got = os.preadv(self._descriptor, [buffer[done:]], offset + done)
                if not got:
                    break
                done += got
            return done

        def write_at(self, offset: int, data: bytes | memoryview) -> None:
            """Write all of `data` at `offset`."""
            view = memoryview(data)
            while view:
                written = os.pwrite(self._descriptor, view, offset)
                view = view[written:]
                offset += written

    def truncate(self, size: int) -> None:
        """Cut the file off, or lengthen it with zeros."""
        os.ftruncate(self._descriptor, size)

    def sync(self) -> None:
        """Return when everything written is on the disk (fsync; FlushFileBuffers on Windows)."""
        os.fsync(self._descriptor)


def hash_range(file: RawFile, offset: int, size: int, report: Callable[[int], None] | None = None) -> bytes:
    """Return the SHA-256 of `size` bytes from `offset` on, read in bounded steps; of fewer when the file ends.

    Args:
        report: told the bytes done so far; may raise `Cancelled`.
    """
    hasher, done = hashlib.sha256(), 0
    buffer = memoryview(bytearray(min(size, HASH_STEP)))
    while done < size:
        got = file.read_into(offset + done, buffer[: size - done])
        if not got:
            break
        hasher.update(buffer[:got])
        done += got
        if report is not None:
            report(done)
    return hasher.digest()


def _is_regular(descriptor: int) -> bool:
    return os.fstat(descriptor).st_mode & 0o170000 == 0o100000


def _no_file(path: Path) -> NotABundle:
    return NotABundle("not a regular file", f"{path} is not a file, so it cannot be a case.")


def retry_busy(action: Callable[[], _T]) -> _T:
    """Return `action()`, tried again for two seconds while another program on Windows holds the file."""
    for _ in range(_RETRIES):
        try:
            return action()
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY:
                raise
            time.sleep(_RETRY_S)
    return action()


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a finished new file its name, never over an existing one, and make the name durable.

    Raises:
        BadInput: the name is taken.
        OSError: the system refused.
    """
    retry_busy(lambda: files.rename_without_replacing(temporary, path))
    files.sync_folder(path.parent)


def replace(temporary: Path, path: Path) -> None:
    """Put a finished file in the place of `path` in one step, and make that durable."""
    retry_busy(lambda: temporary.replace(path))
    files.sync_folder(path.parent)

"""One writer: an operating-system lock on `<file>.lock` beside the bundle.

The lock file is never removed: two writers that lock two different files of the same name would both win.
Its content (who, host, since) is for people; it also carries a random token, so that a writer whose lock was
broken notices before its next commit. The system gives the lock of a dead process back by itself.

On a share the system's lock may not reach other computers, or may outlive one. There the content counts:
a lock of another host is respected until it has been silent for ten minutes, then it can be broken.

Source: format section "Writing"; docs/format/writing-and-opening.md.
"""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import secrets
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from evidence_desk.base import clock, files
from evidence_desk.base.errors import CannotWrite, InUse
from evidence_desk.bundle.limits import LOCK_SILENCE_S

_MAX_CONTENT = 4096  # bytes read of a lock file
_MAX_NAME = 100  # characters kept of a user or host name
_LOCK_PLACE = 1 << 30  # byte locked on Windows: outside the content, so that others can read it
_TRIES, _TRY_S = 10, 0.05  # a reader's probe holds the lock for an instant


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds, or held, a lock; as written by them, so only for showing."""

    who: str
    host: str
    since: str  # UTC, "2026-11-22T14:05:09Z"
    token: str

    def encode(self) -> bytes:
        """Return the content of the lock file."""
        fields = {"who": self.who, "host": self.host, "since": self.since, "token": self.token}
        return json.dumps(fields).encode() + b"\n"


class WriterLock:
    """The lock of the one writer. Made by `take`; held until `release`."""

    def __init__(self, path: Path, descriptor: int, mine: Holder, broken: Holder | None) -> None:
        self.path = path
        self.broken = broken  # whose silent lock was broken, or None
        self._mine = mine
        self._descriptor = descriptor
        _held.add(descriptor)

    @classmethod
    def take(cls, bundle: Path, *, break_lock: bool = False) -> WriterLock:
        """Take the lock of the bundle at `bundle`.

        Args:
            break_lock: break a lock that another computer has not touched for ten minutes.
        Raises:
            CannotWrite: held by another (the message says by whom), or the folder is not writable.
        """
        path = lock_path(bundle)
        try:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
            descriptor = os.open(path, flags, 0o666)
        except OSError as error:
            raise files.cannot_write(path, error) from error
        try:
            owned = _lock_soon(descriptor)
            before = _read(descriptor)
            foreign = before is not None and before.host != _host()
            if not owned or foreign:
                silent = foreign and _silence_s(descriptor) >= LOCK_SILENCE_S
                if not (silent and break_lock):
                    raise _refusal(bundle, before, silent=silent)
            mine = Holder(_user(), _host(), clock.utc_text(datetime.now(UTC)), secrets.token_hex(8))
            _write(descriptor, mine.encode())
        except OSError as error:
            os.close(descriptor)
            raise files.cannot_write(path, error) from error
        except BaseException:
            os.close(descriptor)
            raise
        return cls(path, descriptor, mine, before if foreign else None)

    def check(self) -> None:
        """Make sure that the lock is still ours, and show that its holder is alive.

        Raises:
            CannotWrite: another computer has broken it.
        """
        if _content(self._descriptor) != self._mine.encode():
            raise CannotWrite(
                "the lock was broken",
                "Another computer has taken over writing to this case, so nothing was written here. "
                "Everything saved before stays saved. Leave the case and open it again.",
            )
        os.utime(self._descriptor if os.utime in os.supports_fd else self.path)

    def release(self) -> None:
        """Give the lock back; more than once is harmless."""
        if self._descriptor < 0:
            return
        with contextlib.suppress(OSError):
            if _read(self._descriptor) == self._mine:
                _write(self._descriptor, b"")
        _held.discard(self._descriptor)
        os.close(self._descriptor)
        self._descriptor = -1


def lock_path(bundle: Path) -> Path:
    """Return the path of a bundle's lock file, beside the file itself and not beside a link to it."""
    bundle = bundle.resolve()
    return bundle.with_name(bundle.name + ".lock")


def holder(bundle: Path) -> Holder | None:
    """Return who is writing to a bundle just now, or None. Takes no lock and changes nothing."""
    try:
        descriptor = os.open(lock_path(bundle), os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        with _probed(descriptor) as is_free:
            found = _read(descriptor)
            foreign = found is not None and found.host != _host()
            if is_free and not (foreign and _silence_s(descriptor) < LOCK_SILENCE_S):
                return None  # the system knows of no writer, and no other computer was heard of lately
            return found or Holder("another program", "this computer", "", "")
    except OSError:
        return None
    finally:
        os.close(descriptor)


def _refusal(bundle: Path, found: Holder | None, *, silent: bool) -> InUse:
    by = "another program" if found is None else f"{found.who} on {found.host} since {found.since}"
    advice = (
        "That computer has been silent for ten minutes: if it is not writing any more, add --break-lock."
        if silent
        else "Wait until they have closed it, then try again."
    )
    return InUse(
        "locked by another writer",
        f"{bundle} is being written by {by}. Nothing was changed. {advice}",
        who=found.who if found is not None else "",
        host=found.host if found is not None else "",
        since=found.since if found is not None else "",
        silent=silent,
    )


def _read(descriptor: int) -> Holder | None:
    """Return the holder named in a lock file, None for an empty one. Foreign text is cut and cleaned."""
    data = _content(descriptor)
    if not data.strip():
        return None
    try:
        fields = json.loads(data)
        texts = [str(fields.get(name, "")) for name in ("who", "host", "since", "token")]
    except (ValueError, AttributeError, RecursionError):
        texts = ["unknown", "an unknown computer", "an unknown time", ""]
    return Holder(*("".join(c for c in text if c.isprintable())[:_MAX_NAME] for text in texts))


def _content(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, _MAX_CONTENT)


def _silence_s(descriptor: int) -> float:
    return time.time() - os.fstat(descriptor).st_mtime


def _write(descriptor: int, data: bytes) -> None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.ftruncate(descriptor, 0)
    os.write(descriptor, data)


def _user() -> str:
    try:
        return getpass.getuser()[:_MAX_NAME]
    except (KeyError, OSError, ImportError):
        return "unknown"


def _host() -> str:
    return socket.gethostname()[:_MAX_NAME]


def _lock_soon(descriptor: int) -> bool:
    for _ in range(_TRIES):
        if _try_lock(descriptor):
            return True
        time.sleep(_TRY_S)
    return False


# A forked worker closes its copies at once: the lock must end with the process that took it.
_held: set[int] = set()


def _forget_in_child() -> None:
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCK_PLACE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    @contextlib.contextmanager
    def _probed(descriptor: int) -> Iterator[bool]:
        is_free = _try_lock(descriptor)
        try:
            yield is_free
        finally:
            if is_free:
                os.lseek(descriptor, _LOCK_PLACE, os.SEEK_SET)
                msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    _NO_LOCKS_HERE = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
    os.register_at_fork(after_in_child=_forget_in_child)

    def _try_lock(descriptor: int) -> bool:
        # flock, not fcntl: the latter is lost when any other copy of the file is closed in this process.
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno in _NO_LOCKS_HERE:
                return True  # a share without locks: its content decides alone
            raise
        return True

    @contextlib.contextmanager
    def _probed(descriptor: int) -> Iterator[bool]:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as error:
            yield error.errno in _NO_LOCKS_HERE
        else:
            yield True
            fcntl.flock(descriptor, fcntl.LOCK_UN)

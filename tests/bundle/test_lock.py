"""One writer at a time: living, dead, foreign, silent, forked."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import CannotWrite
from evidence_desk.bundle import limits, lock
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.writer import Writer

if TYPE_CHECKING:
    from tests.bundle.conftest import Kit

FOREIGN = {"who": "jps", "host": "LAPTOP-4", "since": "2026-11-22T14:05:09Z", "token": "00"}


@pytest.fixture
def path(tmp_path: Path, kit: Kit) -> Path:
    return kit.chain(tmp_path / "case.edcase", 2)


def lock_file(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def leave(path: Path, content: bytes, *, silent_s: float = 0) -> None:
    """Write a lock file as if somebody had last touched it some seconds ago."""
    lock_file(path).write_bytes(content)
    then = time.time() - silent_s
    os.utime(lock_file(path), (then, then))


def test_two_writers_cannot_open_one_case(path: Path, kit: Kit) -> None:
    with Writer.open(path, kit.founder) as first:
        before = path.read_bytes()
        with pytest.raises(CannotWrite) as refused:
            Writer.open(path, kit.founder, break_lock=True)
        assert socket.gethostname() in refused.value.user_message
        assert "since 20" in refused.value.user_message
        assert path.read_bytes() == before
        kit.add(first)
    with Writer.open(path, kit.founder) as second:
        assert second.bundle.head.k == 2
        assert second.broken_lock is None


def test_two_writers_cannot_make_one_case(tmp_path: Path, kit: Kit) -> None:
    path = tmp_path / "new.edcase"
    with Writer.create(path, kit.founder), pytest.raises(CannotWrite):
        Writer.create(path, kit.second)


def test_reading_takes_no_lock_and_needs_none(path: Path, kit: Kit) -> None:
    lock_file(path).unlink()
    with Bundle.open(path):
        assert not lock_file(path).exists()
    with Writer.open(path, kit.founder), Bundle.open(path) as bundle:
        assert bundle.head.k == 1
        with pytest.raises(CannotWrite):
            Writer.open(path, kit.founder)


def test_the_lock_file_says_who_and_stays(path: Path, kit: Kit) -> None:
    with Writer.open(path, kit.founder):
        inode = lock_file(path).stat().st_ino
        said = json.loads(lock_file(path).read_bytes())
        assert set(said) == {"who", "host", "since", "token"}
        assert said["host"] == socket.gethostname()
        found = lock.holder(path)
        assert found is not None
        assert found.since == said["since"]
    assert lock_file(path).stat().st_ino == inode
    assert lock_file(path).read_bytes() == b""
    assert lock.holder(path) is None


def in_another_process(path: Path, kit: Kit, then: str) -> subprocess.Popen[str]:
    """A process that holds the lock, says so, and then does `then`."""
    code = (
        "import sys, time, os; from pathlib import Path\n"
        "from evidence_desk.bundle.note import SigningKey; from evidence_desk.bundle.writer import Writer\n"
        f"writer = Writer.open(Path({str(path)!r}), SigningKey(bytes.fromhex({kit.founder.seed.hex()!r})))\n"
        f"print('locked', flush=True)\n{then}\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "locked\n"
    return process


def test_a_dead_writers_lock_is_free_at_once(path: Path, kit: Kit) -> None:
    process = in_another_process(path, kit, "time.sleep(60)")
    with pytest.raises(CannotWrite):
        Writer.open(path, kit.founder)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert json.loads(lock_file(path).read_bytes())["host"] == socket.gethostname(), "it could not clean up"
    assert lock.holder(path) is None
    with Writer.open(path, kit.founder) as writer:
        assert writer.broken_lock is None
        kit.add(writer)


def test_a_worker_does_not_inherit_the_lock(path: Path, kit: Kit) -> None:
    """The writer dies; a worker it forked lives on. The lock must be free."""
    process = in_another_process(
        path,
        kit,
        "pid = os.fork()\nif pid: print(pid, flush=True)\ntime.sleep(60 if not pid else 0); os._exit(0)",
    )
    assert process.stdout is not None
    worker = int(process.stdout.readline())
    process.wait()
    try:
        with Writer.open(path, kit.founder) as writer:
            kit.add(writer)
    finally:
        os.kill(worker, signal.SIGKILL)
        process.stdout.close()


def test_a_foreign_lock_is_respected_until_it_was_silent_for_ten_minutes(path: Path, kit: Kit) -> None:
    assert limits.LOCK_SILENCE_S == 600
    content = json.dumps(FOREIGN).encode()
    for silent_s, break_lock in ((0, False), (0, True), (590, True), (610, False), (10**6, False)):
        leave(path, content, silent_s=silent_s)
        with pytest.raises(CannotWrite) as refused:
            Writer.open(path, kit.founder, break_lock=break_lock)
        assert "jps on LAPTOP-4 since 2026-11-22T14:05:09Z" in refused.value.user_message
        assert ("--break-lock" in refused.value.user_message) == (silent_s >= 600)
        assert lock_file(path).read_bytes() == content
    leave(path, content, silent_s=610)
    with Writer.open(path, kit.founder, break_lock=True) as writer:
        assert writer.broken_lock == lock.Holder(**FOREIGN)
        kit.add(writer)


def test_a_foreign_lock_that_the_system_still_holds_can_be_broken_too(
    path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server may keep the lock of a computer that is gone."""
    leave(path, json.dumps(FOREIGN).encode(), silent_s=610)
    monkeypatch.setattr(lock, "_try_lock", lambda descriptor: False)
    monkeypatch.setattr(lock, "_TRY_S", 0)
    with pytest.raises(CannotWrite):
        Writer.open(path, kit.founder)
    with Writer.open(path, kit.founder, break_lock=True) as writer:
        kit.add(writer)


def test_a_writer_whose_lock_was_broken_writes_no_more(path: Path, kit: Kit) -> None:
    with Writer.open(path, kit.founder) as writer:
        kit.add(writer)
        leave(path, json.dumps(FOREIGN).encode())
        before = path.read_bytes()
        with pytest.raises(CannotWrite, match="broken"):
            kit.add(writer)
        assert path.read_bytes() == before
    assert json.loads(lock_file(path).read_bytes()) == FOREIGN, "it is not ours to clear"


def test_a_commit_shows_that_the_writer_is_alive(path: Path, kit: Kit) -> None:
    with Writer.open(path, kit.founder) as writer:
        os.utime(lock_file(path), (1, 1))
        kit.add(writer)
        assert time.time() - lock_file(path).stat().st_mtime < 60


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b"[" * 4000, b"\xff\xfe", b'{"host": 7}', b"x" * 10_000, b'{"who": null}']
)
def test_a_strange_lock_file_counts_as_foreign(path: Path, kit: Kit, content: bytes) -> None:
    leave(path, content)
    with pytest.raises(CannotWrite):
        Writer.open(path, kit.founder)
    leave(path, content, silent_s=700)
    with Writer.open(path, kit.founder, break_lock=True) as writer:
        assert writer.broken_lock is not None


def test_what_a_lock_file_says_is_cut_and_cleaned_before_it_is_shown(path: Path, kit: Kit) -> None:
    hostile = FOREIGN | {"who": "a\x1b[2Jb\u202ec" * 100}
    leave(path, json.dumps(hostile).encode())
    with pytest.raises(CannotWrite) as refused:
        Writer.open(path, kit.founder)
    assert refused.value.user_message.isprintable()
    assert len(refused.value.user_message) < 1000


def test_a_foreign_lock_heard_of_lately_means_being_written(path: Path) -> None:
    leave(path, json.dumps(FOREIGN).encode())
    assert lock.holder(path) == lock.Holder(**FOREIGN)
    leave(path, json.dumps(FOREIGN).encode(), silent_s=700)
    assert lock.holder(path) is None


def test_a_share_without_locks_goes_by_content(path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    with Writer.open(path, kit.founder) as writer:
        kit.add(writer)
    leave(path, json.dumps(FOREIGN).encode())
    assert lock.holder(path) == lock.Holder(**FOREIGN)
    with pytest.raises(CannotWrite):
        Writer.open(path, kit.founder)


def test_a_folder_without_permission_is_said_in_words(
    path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests may run as root, whom no mode stops; so the system's answer is played."""
    real = os.open

    def deny(name: object, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_RDWR:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(name, flags, mode)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(os, "open", deny)
    with pytest.raises(CannotWrite) as refused:
        Writer.open(path, kit.founder)
    assert "permission" in refused.value.user_message
    with Bundle.open(path) as bundle:
        assert bundle.head.k == 1

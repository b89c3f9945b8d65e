"""What a process can no longer do after `lock_down`, tried by a process that has called it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from evidence_desk.capture import sandbox

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="docs/sandbox.md: other systems have never been run"
)

_TRY = """
import ctypes, json, os, signal, socket, subprocess, sys, threading
from evidence_desk.capture.sandbox import limit_cpu, lock_down
folder, port, parent = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
attempts = {
    "read a file": lambda: open(folder + "/kept").read(),
    "write a file": lambda: open(folder + "/new", "w").write("x"),
    "connect": lambda: socket.create_connection(("127.0.0.1", port), 5),
    "make a socket": lambda: socket.socket(socket.AF_UNIX),
    "delete": lambda: os.unlink(folder + "/kept"),
    "rename": lambda: os.rename(folder + "/kept", folder + "/other"),
    "cut": lambda: os.truncate(folder + "/kept", 0),
    "change rights": lambda: os.chmod(folder + "/kept", 0),
    "make a folder": lambda: os.mkdir(folder + "/sub"),
    "list a folder": lambda: os.listdir(folder),
    "fork": lambda: os.fork() or os._exit(0),
    "run a program": lambda: os.execv("/bin/true", ["true"]),
    "start a thread": lambda: threading.Thread(target=int).start(),
    "signal another": lambda: os.kill(parent, 0),
    "raise a limit": lambda: __import__("resource").setrlimit(__import__("resource").RLIMIT_NOFILE, (64, 64)),
    "limit another": lambda: __import__("resource").prlimit(parent, __import__("resource").RLIMIT_CPU, (9, 9)),
    "duplicate a handle": lambda: os.dup(1),
    "take much memory": lambda: bytearray(2**31),
}
import resource
guards = lock_down(2**30)
limit_cpu(5)
done = {}
for name, attempt in attempts.items():
    try:
        attempt()
    except MemoryError:
        done[name] = "MemoryError"
    except Exception as error:
        done[name] = type(error).__name__
    else:
        done[name] = "done"
done["take some memory"] = len(bytearray(2**28))
os.write(1, json.dumps({"guards": guards, "done": done}).encode())
"""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("tried")
    (folder / "kept").write_text("kept")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-I", "-c", _TRY, str(folder), str(port), str(os.getpid())],
            capture_output=True,
            check=True,
        )
    assert [path.name for path in folder.iterdir()] == ["kept"]
    assert (folder / "kept").read_text() == "kept"
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_restraint_is_granted_here(tried: dict[str, Any]) -> None:
    assert set(tried["guards"]) == {
        "RLIMIT_CORE",
        "RLIMIT_FSIZE",
        "RLIMIT_NPROC",
        "RLIMIT_AS",
        "RLIMIT_NOFILE",
        "not-dumpable",
        "no-new-privs",
        "seccomp",
    }


def test_nothing_of_the_world_can_be_reached(tried: dict[str, Any]) -> None:
    done = dict(tried["done"])
    assert done.pop("take some memory") == 2**28
    assert done.pop("take much memory") == "MemoryError"
    assert {name: how for name, how in done.items() if how == "done"} == {}
    assert len(done) == 17


_LIMITS_ALONE = """
import socket, sys
from evidence_desk.capture import sandbox
sandbox._linux = lambda **_: []
sandbox.lock_down(2**30)
for attempt in (lambda: open("/etc/hostname"), lambda: socket.socket(), lambda: open(sys.argv[1], "w")):
    try:
        attempt()
    except OSError as error:
        sys.stdout.write(f"{error.errno} ")
"""


def test_without_the_filter_the_limits_still_stop_files_and_sockets(tmp_path: Path) -> None:
    """What is left on a system that refuses filters."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", _LIMITS_ALONE, str(tmp_path / "new")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "24 24 24 "  # EMFILE
    assert list(tmp_path.iterdir()) == []


def test_the_system_ends_a_process_that_computes_too_long() -> None:
    code = "from evidence_desk.capture.sandbox import *\nlock_down(2**30)\nlimit_cpu(0)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-I", "-c", code], check=False, timeout=30)
    assert done.returncode == -signal.SIGXCPU


def test_a_processor_without_known_call_numbers_gets_no_filter() -> None:
    assert sandbox._program("riscv64") == b""
    assert len(sandbox._program("x86_64")) % 8 == len(sandbox._program("aarch64")) % 8 == 0


_WITH_THREADS = """
import ctypes, os, threading
from evidence_desk.capture import sandbox
clone = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
guards = sandbox.lock_down(2**30, threads=True)
done = []
thread = threading.Thread(target=lambda: done.append(17))
thread.start()
thread.join()
libc = ctypes.CDLL(None, use_errno=True)
attempts = (os.fork, lambda: open("/etc/hostname"), lambda: os.execv("/bin/true", ["true"]))
for attempt in attempts:
    try:
        attempt()
    except OSError as error:
        done.append(error.errno)
new_user = libc.syscall(clone, 0x10000000, 0, 0, 0, 0)
os.write(1, repr((done, new_user, "seccomp" in guards)).encode())
"""


def test_a_decoder_may_begin_threads_and_still_nothing_else() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", _WITH_THREADS], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "([17, 1, 1, 1], -1, True)"  # EPERM each time; no new room for users either

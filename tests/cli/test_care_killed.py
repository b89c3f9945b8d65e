"""Backups, moves and restores killed at any moment, and disks that fill up: what was safe before stays safe."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Desk

from evidence_desk.bundle.rawfile import RawFile
from evidence_desk.bundle.reader import Bundle
from evidence_desk.library import copies
from evidence_desk.library.restore import is_plain_name

MAIN = "import sys; from evidence_desk.cli.main import main; sys.exit(main(sys.argv[1:]))"
DELAYS_S = (0.0, 0.15, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85)


@pytest.fixture
def large(dsl: Desk, case: Path, tmp_path: Path) -> Path:
    data = tmp_path / "film.bin"
    data.write_bytes(os.urandom(1 << 20) * 24)
    dsl.good("add", case, data, "--gate", "no", "--inspect", "later")
    return case


@pytest.fixture
def killed(dsl: Desk, tmp_path: Path) -> Callable[..., int]:
    """Run a command in a process of its own and kill it after a while; return how it ended."""
    environment = os.environ | {
        "EVIDENCE_DESK_HOME": str(dsl.home),
        "EVIDENCE_DESK_PASSPHRASE_FILE": str(tmp_path / "passphrase.txt"),
    }

    def run(after_s: float, *words: object, until: Callable[[], bool] = lambda: True) -> int:
        process = subprocess.Popen(
            [sys.executable, "-c", MAIN, *map(str, words)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 30
        while not until() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        time.sleep(after_s / 10)
        process.send_signal(signal.SIGKILL)
        return process.wait()

    return run


def whole(path: Path) -> bool:
    copies.check_whole(path, None)
    return True


def test_a_backup_that_is_killed_leaves_only_whole_copies(
    dsl: Desk, large: Path, tmp_path: Path, killed: Callable[..., int]
) -> None:
    stick = tmp_path / "stick"
    dsl.good("backup", stick, large)
    (copy,) = stick.glob("*.edcase")
    ended = []
    for number, delay in enumerate(DELAYS_S):
        dsl.good("add", large, "--text", "-", stdin=f"entry {number}".encode())
        ended.append(killed(delay, "backup", stick, large, until=lambda: bool(list(stick.glob(".*.new")))))
        assert whole(copy)
        assert dsl("backup", stick, "--check").code == 0
    assert -signal.SIGKILL in ended
    assert dsl.good("backup", stick, large)["ok"]
    assert copy.read_bytes() == large.read_bytes()
    assert not list(stick.glob(".*.new"))


def test_a_move_that_is_killed_leaves_the_case_whole_somewhere_and_goes_on(
    dsl: Desk, large: Path, tmp_path: Path, killed: Callable[..., int]
) -> None:
    places = [large.parent, tmp_path / "there"]
    places[1].mkdir()
    ended = []
    for delay in DELAYS_S:
        here = next(place for place in places if (place / large.name).exists())
        there = next(place for place in places if place != here)
        ended.append(
            killed(
                delay,
                "move",
                here / large.name,
                "--to",
                there,
                until=lambda there=there: bool(list(there.glob(".*.new"))),
            )
        )
        found = [place / large.name for place in places if (place / large.name).exists()]
        assert found
        assert all(map(whole, found))
        if here / large.name in found:
            dsl.good("move", here / large.name, "--to", there)
        assert whole(there / large.name)
        assert not (here / large.name).exists()
    assert -signal.SIGKILL in ended


def test_a_restore_that_is_killed_goes_on(
    dsl: Desk, large: Path, tmp_path: Path, killed: Callable[..., int]
) -> None:
    stick, back = tmp_path / "stick", tmp_path / "back"
    dsl.good("backup", stick, large)
    data = large.read_bytes()
    large.unlink()
    ended = []
    for delay in DELAYS_S[:4]:
        ended.append(
            killed(delay, "restore", stick, "--into", back, until=lambda: bool(list(back.glob(".*.new"))))
        )
        assert all(whole(path) for path in back.glob("*.edcase"))
    assert -signal.SIGKILL in ended
    dsl.good("restore", stick, "--into", back)
    assert (back / large.name).read_bytes() == data
    assert not list(back.glob(".*.new"))


@pytest.mark.parametrize("call", [1, 2, 10, 24])
def test_a_full_stick_keeps_the_copy_it_has(
    dsl: Desk, large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    stick = tmp_path / "stick"
    dsl.good("backup", stick, large)
    (copy,) = stick.glob("*.edcase")
    before = copy.read_bytes()
    dsl.good("add", large, "--text", "-", stdin=b"more")
    real, calls = RawFile.write_at, 0

    def full(self: RawFile, offset: int, data: bytes | memoryview) -> None:
        nonlocal calls
        calls += 1
        if calls == call:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(self, offset, data)

    monkeypatch.setattr(RawFile, "write_at", full)
    ran = dsl("backup", stick, large, "--json")
    monkeypatch.undo()
    assert calls >= call
    assert ran.code == 30
    assert ran.json["cases"][0]["outcome"] == "not-written"
    assert copy.read_bytes() == before
    assert not list(stick.glob(".*.new"))


def test_a_stick_without_room_is_told_before_anything_is_written(
    dsl: Desk, large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil
    from collections import namedtuple

    usage = namedtuple("usage", "total used free")  # as shutil gives it
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(1, 1, 1000))
    ran = dsl("backup", tmp_path / "stick", large, "--json")
    assert ran.code == 30
    assert "not enough room" in ran.json["cases"][0]["detail"]
    assert not list((tmp_path / "stick").glob("*.edcase"))


def test_a_byte_that_the_stick_loses_is_found_before_the_old_copy_goes(
    dsl: Desk, large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    dsl.good("backup", stick, large)
    (copy,) = stick.glob("*.edcase")
    before = copy.read_bytes()
    dsl.good("add", large, "--text", "-", stdin=b"more")
    real = RawFile.write_at

    def rotten(self: RawFile, offset: int, data: bytes | memoryview) -> None:
        real(self, offset, bytes(len(data)) if offset == 5 << 20 else data)

    monkeypatch.setattr(RawFile, "write_at", rotten)
    ran = dsl("backup", stick, large, "--json")
    monkeypatch.undo()
    assert (ran.code, ran.json["cases"][0]["outcome"]) == (30, "not-written")
    assert "may be failing" in ran.json["cases"][0]["detail"]
    assert copy.read_bytes() == before
    with Bundle.open(copy) as bundle:
        assert bundle.head.k == 1


def test_two_backups_to_one_folder_do_not_mix(dsl: Desk, large: Path, tmp_path: Path) -> None:
    from evidence_desk.bundle.lock import WriterLock

    stick = tmp_path / "stick"
    stick.mkdir()
    lock = WriterLock.take(stick / "backup")
    try:
        assert dsl("backup", stick, large).code == 30
    finally:
        lock.release()
    assert not list(stick.glob("*.edcase"))


def test_a_case_that_is_being_written_is_backed_up_at_its_last_saved_state(
    dsl: Desk, large: Path, tmp_path: Path
) -> None:
    with large.open("ab") as stream:
        stream.seek(-1024, os.SEEK_END)
        stream.write(b"b/00000099.age" + b"x" * 700)  # somebody is writing just now
    before = large.read_bytes()
    done = dsl.good("backup", tmp_path / "stick", large)
    assert done["ok"]
    (copy,) = (tmp_path / "stick").glob("*.edcase")
    assert whole(copy)
    assert large.read_bytes() == before


def test_a_backup_while_somebody_adds_is_whole_each_time(dsl: Desk, large: Path, tmp_path: Path) -> None:
    adding = (
        "import io, sys; from evidence_desk.cli.main import main\n"
        "for n in range(12):\n"
        "    sys.stdin = io.TextIOWrapper(io.BytesIO(b'entry %d' % n))\n"
        f"    assert main(['add', {str(large)!r}, '--text', '-', '--quiet']) == 0\n"
    )
    environment = os.environ | {
        "EVIDENCE_DESK_HOME": str(dsl.home),
        "EVIDENCE_DESK_PASSPHRASE_FILE": str(tmp_path / "passphrase.txt"),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", adding], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    stick = tmp_path / "stick"
    rounds = 0
    while process.poll() is None:
        dsl.good("backup", stick, large)
        assert dsl("backup", stick, "--check").code == 0
        rounds += 1
    _, errors = process.communicate()
    assert process.returncode == 0, errors
    assert rounds > 1
    dsl.good("backup", stick, large)
    (copy,) = stick.glob("*.edcase")
    assert copy.read_bytes() == large.read_bytes()


def test_what_a_hostile_stick_holds_is_left_there(dsl: Desk, large: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    dsl.good("backup", stick, large)
    (copy,) = stick.glob("*.edcase")
    ident = copy.stem
    places = [stick / f"{ident[:-1]}{(int(ident[-1], 16) + step) % 16:x}.edcase" for step in range(1, 5)]
    os.mkfifo(places[0])
    places[1].symlink_to("/etc/passwd")
    places[2].mkdir()
    places[3].write_bytes(b"README.txt" + bytes(10_000))
    for number in range(1001):
        (stick / f"{copy.name}.seal-{number:012d}").write_bytes(b"x")
    large.unlink()
    ran = dsl("restore", stick, "--into", tmp_path / "back", "--json")
    assert ran.code == 20
    assert {case["outcome"] for case in ran.json["cases"]} == {"damaged"}
    assert not list((tmp_path / "back").iterdir())
    for path in stick.glob("*.seal-*"):
        path.unlink()
    ran = dsl("restore", stick, "--into", tmp_path / "back", "--json")
    assert [case["outcome"] for case in ran.json["cases"]].count("restored") == 1


@pytest.mark.parametrize(
    "name",
    ["../x.edcase", "a/b.edcase", "a\\b.edcase", ".x.edcase", "x.txt", "x\n.edcase", "C:x.edcase", "y" * 300],
)
def test_a_name_out_of_a_backup_is_a_name_and_nothing_else(name: str) -> None:
    assert not is_plain_name(name)
    assert is_plain_name("2026-014.edcase")

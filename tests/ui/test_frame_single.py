"""A second start raises the first and hands its file over; a socket left behind by a crash is no obstacle."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from evidence_desk import __version__
from evidence_desk.ui.single import FirstInstance, hand_over, server_name

_START = "import sys; from evidence_desk.ui.main import main; sys.exit(main(sys.argv))"


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[FirstInstance]:
    made = FirstInstance(tmp_path)
    assert made.listen()
    yield made
    made.close()


def start(*words: str) -> subprocess.Popen[bytes]:
    """Start the program as a person does, offscreen."""
    return subprocess.Popen([sys.executable, "-c", _START, *words])


def test_a_second_start_hands_its_file_to_the_first_and_ends(
    qtbot: QtBot, first: FirstInstance, tmp_path: Path
) -> None:
    case = tmp_path / "2026-041.edcase"
    with qtbot.waitSignal(first.asked, timeout=20_000) as asked:
        second = start("--home", str(tmp_path), str(case))
    assert asked.args == [case]
    assert second.wait(timeout=20) == 0


def test_a_second_start_without_a_file_only_raises_the_first(
    qtbot: QtBot, first: FirstInstance, tmp_path: Path
) -> None:
    with qtbot.waitSignal(first.asked, timeout=20_000) as asked:
        second = start("--home", str(tmp_path))
    assert asked.args == [None]
    assert second.wait(timeout=20) == 0


def test_another_persons_folder_is_another_program(first: FirstInstance, tmp_path: Path) -> None:
    assert not hand_over(tmp_path / "somebody-else", None)


def test_once_the_first_has_ended_the_next_is_the_first(first: FirstInstance, tmp_path: Path) -> None:
    first.close()
    assert not hand_over(tmp_path, None)
    after = FirstInstance(tmp_path)
    assert after.listen()
    after.close()


def test_two_starts_at_the_same_moment_give_one_first(first: FirstInstance, tmp_path: Path) -> None:
    assert not FirstInstance(tmp_path).listen()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes a pipe with its process")
def test_a_socket_left_behind_by_a_crash_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    crash = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from evidence_desk.ui.single import FirstInstance; app = QCoreApplication([]);"
        "first = FirstInstance(Path(sys.argv[1])); assert first.listen(); os._exit(9)"
    )
    left = subprocess.run([sys.executable, "-c", crash, str(tmp_path)], check=False)
    assert left.returncode == 9
    assert not hand_over(tmp_path, None)
    first = FirstInstance(tmp_path)
    assert first.listen()
    first.close()


@pytest.mark.parametrize(
    "message",
    [
        b"not json\n",
        b"[]\n",
        b'{"case": 7}\n',
        b'{"case": "/etc/passwd"}\n',
        json.dumps({"case": "a\0.edcase"}).encode() + b"\n",
    ],
)
def test_what_is_no_case_file_is_not_opened(
    qtbot: QtBot, first: FirstInstance, tmp_path: Path, message: bytes
) -> None:
    socket = QLocalSocket()
    socket.connectToServer(server_name(tmp_path))
    with qtbot.waitSignal(first.asked) as asked:
        socket.write(message)
        socket.flush()
    assert asked.args == [None]


def test_a_flood_is_cut_off(qtbot: QtBot, first: FirstInstance, tmp_path: Path) -> None:
    socket = QLocalSocket()
    socket.connectToServer(server_name(tmp_path))
    assert socket.waitForConnected(1000)
    with qtbot.assertNotEmitted(first.asked), qtbot.waitSignal(socket.disconnected):
        socket.write(b"x" * 300_000)


def test_the_version_needs_no_window() -> None:
    words = [sys.executable, "-c", _START, "--version"]
    said = subprocess.run(words, capture_output=True, check=True, timeout=20).stdout
    assert said.decode().strip() == f"evidence-desk {__version__}"

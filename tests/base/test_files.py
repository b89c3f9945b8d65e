"""Files are written whole or not at all, and never over something that exists."""

from __future__ import annotations

import contextlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, CannotWrite, NotFound


def test_a_new_file_is_written_whole_and_private(tmp_path: Path) -> None:
    target = tmp_path / "keys.age"
    files.write_new(target, b"abc")
    assert target.read_bytes() == b"abc"
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["keys.age"]


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    target = tmp_path / "keys.age"
    target.write_bytes(b"old")
    with pytest.raises(BadInput):
        files.write_new(target, b"new")
    with pytest.raises(BadInput):
        files.rename_without_replacing(_made(tmp_path / "other", b"new"), target)
    assert target.read_bytes() == b"old"


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "keys.age"
    with pytest.raises(BadInput), files.new_file(target) as descriptor:
        os.write(descriptor, b"mine")
        target.write_bytes(b"theirs")
    assert target.read_bytes() == b"theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["keys.age"]


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), files.new_file(tmp_path / "pack.pdf") as descriptor:
        os.write(descriptor, b"half")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_replacing_is_by_rename(tmp_path: Path) -> None:
    target = _made(tmp_path / "a", b"old")
    before = target.stat().st_ino
    files.replace(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_ino != before


def test_a_missing_folder_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as caught:
        files.write_new(tmp_path / "gone" / "x", b"")
    assert "folder does not exist" in caught.value.user_message


def test_reading_is_bounded(tmp_path: Path) -> None:
    target = _made(tmp_path / "a", b"12345")
    assert files.read_bounded(target, 5) == b"12345"
    with pytest.raises(BadInput):
        files.read_bounded(target, 4)
    with pytest.raises(NotFound):
        files.read_bounded(tmp_path / "b", 4)
    with pytest.raises(BadInput):
        files.read_bounded(tmp_path, 4)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(files.read_bounded, tmp_path / "pipe", 4)
        try:
            with pytest.raises(BadInput, match="regular"):
                waiting.result(timeout=5)
        finally:  # a reader that waits after all is let go
            with contextlib.suppress(OSError):
                os.close(os.open(tmp_path / "pipe", os.O_WRONLY | os.O_NONBLOCK))


@pytest.mark.parametrize(
    ("folder", "synced"),
    [
        ("/home/x/OneDrive - School/sheets", True),
        ("/home/x/Dropbox/sheets", True),
        ("/media/stick/sheets", False),
        ("/home/x/dropped/sheets", False),
    ],
)
def test_synchronised_folders_are_known_by_name(folder: str, synced: bool) -> None:
    assert files.looks_synced(Path(folder)) is synced


def test_home_is_where_the_variable_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(files.HOME_VARIABLE, str(tmp_path))
    assert files.home_folder() == tmp_path


def test_resources_are_found() -> None:
    assert files.resource_path("policy").is_dir()


def _made(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path

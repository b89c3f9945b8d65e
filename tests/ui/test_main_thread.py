"""The watch over the main thread sees what it must, or the promise that nothing freezes would rest on nothing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from tests.ui.main_thread import watching

from evidence_desk.base.files import resource_path
from evidence_desk.bundle import age


def _as_window(source: str, **names: object) -> None:
    """Run a line as if it stood in the window's package."""
    exec(compile(source, "src/evidence_desk/ui/made_up.py", "exec"), names)


@pytest.fixture
def main_thread_stays_free() -> None:
    """Here the watch itself is watched."""


def test_a_file_opened_by_the_window_on_the_main_thread_is_seen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with watching(monkeypatch) as heard:
        _as_window("open(path).close()", path=tmp_path / "a")
    assert [line.split(" ")[0] for line in heard] == ["open"]


def test_encryption_on_the_main_thread_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    identity = age.generate_identity("classic")
    with watching(monkeypatch) as heard:
        _as_window("age.encrypt(b'words', to)", age=age, to=identity.recipient())
    assert heard == [
        "evidence_desk.bundle.age.encrypt on the main thread, from evidence_desk/ui/made_up.py:1"
    ]


def test_a_worker_thread_and_other_code_and_shipped_files_are_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with watching(monkeypatch) as heard:
        thread = threading.Thread(
            target=_as_window, args=("open(path).close()",), kwargs={"path": tmp_path / "a"}
        )
        thread.start()
        thread.join()
        (tmp_path / "a").read_bytes()
        _as_window("open(path).close()", path=resource_path("policy", "gate.toml"))
    assert heard == []

"""Where the capture browser may become `nobody`: only where that user can start the engine's own program."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_desk.browser.__main__ import others_reach


@pytest.mark.parametrize(("mode", "reached"), [(0o755, True), (0o711, True), (0o700, False), (0o750, False)])
def test_a_folder_that_others_may_not_enter_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, reached: bool
) -> None:
    folder = tmp_path / "program" / "engine"
    folder.mkdir(parents=True)
    folder.parent.chmod(mode)
    outside = set(tmp_path.parents) | {tmp_path}  # what the test run's own folders allow is not asked here
    real = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> object:
        return real(Path("/") if path in outside else path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    assert others_reach(folder / "program") is reached


def test_a_folder_that_is_not_there_is_not_reached(tmp_path: Path) -> None:
    assert not others_reach(tmp_path / "missing" / "program")

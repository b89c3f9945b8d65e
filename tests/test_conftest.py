"""The guards of conftest.py do fail what they should: each runs on a small test file of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
CONFIGURATION = """
[pytest]
filterwarnings = error
markers =
    soak
    conformance
    expects_log(pattern)
    needs_tool(name)
"""


def outcome(folder: Path, body: str, *words: str, **variables: str) -> tuple[str, str]:
    """Return the closing line and everything printed of a run of one test file."""
    shutil.copy(HERE / "conftest.py", folder)
    (folder / "pytest.ini").write_text(CONFIGURATION)
    (folder / "test_it.py").write_text("import logging, pytest, warnings\n" + body)
    env = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("EVIDENCE_DESK_", "PYTEST_"))
    }
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", *words]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**env, **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout.strip().splitlines()[-1], done.stdout


def test_a_logged_warning_fails_the_test(tmp_path: Path) -> None:
    closing, printed = outcome(
        tmp_path, "def test_it(): logging.getLogger('x').warning('disk nearly full')\n"
    )
    assert "1 error" in closing
    assert "WARNING x: disk nearly full" in printed


def test_an_announced_log_line_does_not(tmp_path: Path) -> None:
    body = "@pytest.mark.expects_log('nearly full')\ndef test_it(): logging.warning('disk nearly full')\n"
    assert "1 passed" in outcome(tmp_path, body)[0]


def test_an_announced_log_line_that_never_comes_fails_the_test(tmp_path: Path) -> None:
    closing, printed = outcome(tmp_path, "@pytest.mark.expects_log('nearly full')\ndef test_it(): pass\n")
    assert "1 error" in closing
    assert "never came" in printed


def test_a_python_warning_fails_the_test(tmp_path: Path) -> None:
    assert "1 failed" in outcome(tmp_path, "def test_it(): warnings.warn('old')\n")[0]


def test_a_missing_program_fails_and_is_named(tmp_path: Path) -> None:
    closing, printed = outcome(tmp_path, "@pytest.mark.needs_tool('no-such-judge')\ndef test_it(): pass\n")
    assert "1 error" in closing
    assert "'no-such-judge'" in printed
    assert "install-deps.sh" in printed


@pytest.mark.parametrize("name", ["soak", "conformance"])
def test_long_counts_and_judges_run_only_when_asked_for(tmp_path: Path, name: str) -> None:
    body = f"@pytest.mark.{name}\ndef test_long(): pass\ndef test_short(): pass\n"
    assert "1 passed, 1 deselected" in outcome(tmp_path, body)[0]
    assert "1 passed, 1 deselected" in outcome(tmp_path, body, "-m", name)[0]
    assert "2 passed" in outcome(tmp_path, body, **{f"EVIDENCE_DESK_{name.upper()}": "1"})[0]

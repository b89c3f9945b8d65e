"""The stored bundles are what the tool makes, and the tool notices when they are not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "vectors" / "bundles"


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "tools.make_bundle_vectors", "--check", "--folder", str(folder)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_stored_bundles_are_what_the_tool_makes() -> None:
    done = check(FOLDER)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("good/minimal.edcase", lambda path: path.write_bytes(path.read_bytes()[:-1])),
        ("good/minimal.edcase", lambda path: path.unlink()),
        ("good/stray.edcase", lambda path: path.write_bytes(b"")),
    ],
    ids=["changed", "missing", "stray"],
)
def test_the_tool_notices(name: str, spoil: object, tmp_path: Path) -> None:
    folder = tmp_path / "bundles"
    shutil.copytree(FOLDER, folder)
    assert callable(spoil)
    spoil(folder / name)
    done = check(folder)
    assert (done.returncode, done.stdout.split()) == (1, [name])


def test_the_tool_knows_nothing_of_the_package() -> None:
    sources = [ROOT / "tools" / "make_bundle_vectors.py", *(ROOT / "tools" / "bundle_vectors").glob("*.py")]
    assert len(sources) > 5
    for source in sources:
        assert "evidence_desk" not in source.read_text("utf-8"), source.name

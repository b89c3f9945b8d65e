"""The shape of the repository: which way imports point, where Qt and data live, what no file may name."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "evidence_desk"
QT = {"PySide6", "PySide2", "PyQt6", "PyQt5", "shiboken6", "qtpy"}

# Folders that git ignores; everything else in the checkout is ours and is searched.
NOT_OURS = {".git", ".venv", ".tools", "__pycache__", "node_modules", "demo", "dist", "build"}
# Built from pieces, so that this file does not name what it forbids.
REGISTRY_HOSTS = [
    ".".join(name)
    for name in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("proxy", "golang", "org"),
        ("sum", "golang", "org"),
        ("deb", "debian", "org"),
        ("crates", "io"),
    )
]
MACHINE_PATHS = [
    rf"(?<![\w.~/-])/{folder}/" for folder in ("work", "root", "home/[a-z]{2,}", "Users/[A-Za-z]{2,}")
]


def our_files() -> Iterator[Path]:
    """Every file of the checkout that git would keep."""
    for folder, names, files in os.walk(ROOT):
        # Caches of the tools are the hidden folders; .ci is ours.
        names[:] = [
            name for name in names if name not in NOT_OURS and (name == ".ci" or not name.startswith("."))
        ]
        names[:] = [name for name in names if not (folder == str(ROOT) and name.endswith(".egg-info"))]
        yield from (Path(folder) / name for name in files)


def lines_naming(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in our_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a font, a vector
        found += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
            for number, line in enumerate(text.splitlines(), 1)
            if pattern.search(line)
        ]
    return found


def imported_names(path: Path) -> set[str]:
    """The top-level packages that a Python file imports, at any depth of its code."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_imports_point_one_way() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"[1-9]\d* kept, 0 broken", done.stdout), "the contracts of pyproject.toml were not run"


def test_only_the_window_and_the_capture_browser_import_qt() -> None:
    with_qt = {"ui", "browser"}
    files = [path for path in PACKAGE.rglob("*.py") if not with_qt & set(path.relative_to(PACKAGE).parts[:1])]
    assert len(files) > 20, "the package was not found"
    assert [str(path) for path in files if imported_names(path) & QT] == []


def test_qt_is_not_needed_to_install_the_command_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert not [line for line in project["dependencies"] if re.split(r"\W", line)[0] in QT]


def test_resources_hold_data_only() -> None:
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert len(files) > 5, "resources/ was not found"
    code = {".py", ".pyc", ".pyd", ".so", ".dll", ".sh", ".js", ".exe"}
    # The page of a hand-over is written out for somebody's browser; nothing here ever runs it.
    page = ROOT / "resources" / "verifier"
    files = [path for path in files if not (path.suffix == ".js" and path.parent == page)]
    # A cache folder of an interpreter would mean that somebody imported from here.
    assert [str(path) for path in files if path.suffix in code or "__pycache__" in path.parts] == []


@pytest.mark.parametrize("host", REGISTRY_HOSTS)
def test_no_file_names_a_registry_host(host: str) -> None:
    assert lines_naming(re.compile(rf"(?<![\w-]){re.escape(host)}(?![\w-])")) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert lines_naming(re.compile("|".join(MACHINE_PATHS))) == []


def test_lock_files_pin_every_package_by_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock"):
        entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
        assert len(entries) > 3, f"{name} holds next to nothing"
        assert [
            entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry
        ] == []


def test_every_runtime_package_is_the_one_the_tests_ran_with() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        return set(re.findall(r"^[A-Za-z0-9._-]+==[^\s;]+", text, re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")

"""docs/threat-model.md promises nothing that no test holds."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = (TESTS.parent / "docs" / "threat-model.md").read_text("utf-8")
NAMED = re.compile(r"`((?:\w+/)?test_\w+)::(\w+)`")


def rows() -> list[list[str]]:
    """Return the cells of every row whose table has the column "held by"."""
    found: list[list[str]] = []
    inside = False
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        inside = bool(cells) and (inside or cells[-1] == "held by")
        if inside and cells[-1] != "held by" and set(cells[0]) != {"-"}:
            found.append(cells)
    return found


def test_every_line_names_a_test_or_says_that_it_is_a_limit() -> None:
    assert len(rows()) > 60
    for cells in rows():
        assert len(cells) == 3, cells
        assert bool(NAMED.search(cells[-1])) is not cells[-1].startswith("**limit**"), cells


def test_every_test_named_exists() -> None:
    named = NAMED.findall(PAGE)
    assert len(named) > 40
    missing = [
        f"{file}::{name}"
        for file, name in named
        if not (TESTS / f"{file}.py").is_file()
        or f"def test_{name}(" not in (TESTS / f"{file}.py").read_text("utf-8")
    ]
    assert missing == []


def test_the_limits_that_must_be_told_are_told() -> None:
    limits = " ".join(cells[0] for cells in rows() if cells[-1].startswith("**limit**")).lower()
    for word in ("swap", "hibernation", "crash dumps", "print spool", "clipboard history", "graphics", "ssd"):
        assert word in limits
    assert "rewrites everything since the last anchor" in limits
    assert "owns the laptop" in limits

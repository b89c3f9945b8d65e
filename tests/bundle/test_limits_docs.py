"""The bounds in docs/format/bounds.md are the program's, one to one; every page the code names exists."""

from __future__ import annotations

import re
from pathlib import Path

from evidence_desk.bundle import limits

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| `([A-Z_]+)` \| `([^`]+)` \| \S", re.MULTILINE)


def test_the_table_of_bounds_is_the_program_s() -> None:
    written = dict(ROW.findall((ROOT / "docs/format/bounds.md").read_text("utf-8")))
    own = {name: str(value) for name, value in vars(limits).items() if name.isupper() and name[0] != "_"}
    assert written == own


def test_every_page_that_the_code_or_a_page_names_exists() -> None:
    sources = [*ROOT.glob("src/**/*.py"), *ROOT.glob("tools/**/*.py"), *ROOT.glob("tests/**/*.py")]
    named = {
        (source.name, page)
        for source in sources
        for page in re.findall(r"docs/[a-z0-9/-]+\.md", source.read_text("utf-8"))
    }
    assert ("limits.py", "docs/format/bounds.md") in named
    assert [pair for pair in sorted(named) if not (ROOT / pair[1]).is_file()] == []


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = [
        (page.name, link)
        for page in [*(ROOT / "docs/format").glob("*.md"), *(ROOT / "docs/decisions").glob("*.md")]
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert broken == []

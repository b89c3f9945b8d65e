"""docs/policy.md keeps step with the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_desk.policy.loader import FILES
from evidence_desk.policy.model import Policy

PAGE = (Path(__file__).parents[2] / "docs" / "policy.md").read_text("utf-8")


@pytest.mark.parametrize("name", FILES)
def test_the_page_says_what_each_file_holds(name: str) -> None:
    assert f"\n| `{name}` | " in PAGE


def test_the_page_lists_exactly_the_sources_with_their_dates(policy: Policy) -> None:
    listed = [line for line in PAGE.split("## Sources")[1].splitlines() if line.startswith("| `")]
    assert listed == [
        f"| `{row.id}` | {row.title} | {row.published} | {'yes' if row.seen else '**no**'} |"
        for row in policy.sources.values()
    ]

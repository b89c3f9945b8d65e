"""A loaded policy, and copies of it that a trust administrator may have spoilt."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_desk.base.files import resource_path
from evidence_desk.policy.loader import default_policy
from evidence_desk.policy.model import Policy

Edit = Callable[[str, str, str], Path]


@pytest.fixture(scope="session")
def policy() -> Policy:
    return default_policy()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped policy."""
    return Path(shutil.copytree(resource_path("policy"), tmp_path / "policy"))


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Replace a text that stands in one file of the copy; returns the folder."""

    def replace(name: str, old: str, new: str) -> Path:
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return replace

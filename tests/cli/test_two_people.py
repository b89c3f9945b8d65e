"""Taking a DSL out on the command line: a second reader agrees with their own keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Desk, Ran, make_desk

from evidence_desk.case.keys import SchoolFile


@pytest.fixture
def investigator(
    tmp_path: Path, run: Callable[..., Ran], school_and_sheets: tuple[SchoolFile, dict[str, bytes]]
) -> Desk:
    return make_desk(tmp_path / "investigator", run, school_and_sheets[0], "Ann Marsh", "investigator", "AXM")


@pytest.fixture
def shared(deputy: Desk, dsl: Desk, investigator: Desk, tmp_path: Path) -> Path:
    """A case of the deputy's that the DSL and an investigator read."""
    path = tmp_path / "shared.edcase"
    files = []
    for desk, name in ((dsl, "dsl.json"), (investigator, "investigator.json")):
        (tmp_path / name).write_text(desk("id", "--json").out, encoding="utf-8")
        files += ["--reader", tmp_path / name]
    deputy.good("new", path, "--title", "T", *files)
    return path


def test_a_dsl_is_taken_out_by_two(
    deputy: Desk, dsl: Desk, investigator: Desk, shared: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "second.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    leave = ("reader", shared, "remove", "JPS", "--reason", "left the school")
    alone = deputy(*leave)
    assert alone.code == 11
    assert "second person" in alone.err
    assert deputy(*leave, "--second-home", investigator.home).code == 2
    for wrong in (dsl.home, deputy.home):
        ran = deputy(*leave, "--second-home", wrong, "--second-passphrase-file", secret)
        assert ran.code == 11, ran.err
    second = ("--second-home", investigator.home, "--second-passphrase-file", secret)
    assert deputy.good(*leave, *second)["removed"] is True
    assert dsl("show", shared).code == 10
    log = [(entry["type"], entry["actor"]) for entry in deputy.good("log", shared)]
    assert ("two-people-agreed", investigator.person.profile.fingerprint) in log
    assert ("reader-removed", deputy.person.profile.fingerprint) in log

"""The script that opens a case with two sheets and nothing of ours: hybrid keys, with `age` 1.3 or newer."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.case.conftest import Desk, FrozenClock, add
from tests.conformance.test_age import age_is_new_enough

from evidence_desk.case.keys import make_person, make_school

SCRIPT = Path(__file__).parents[2] / "tools" / "recover_with_age.sh"
pytestmark = [
    pytest.mark.conformance,
    pytest.mark.needs_tool("age", "bash", "tar", "sha256sum"),
    pytest.mark.usefixtures("age_is_new_enough"),
]
__all__ = ["age_is_new_enough"]


def test_two_sheets_open_a_hybrid_case_by_the_script_alone(tmp_path: Path) -> None:
    school, sheets = make_school("Larkrise Academy", "hybrid")
    person = make_person("Jo P. Smith", "dsl", "JPS", "Larkrise Academy", "hybrid")
    desk = Desk(tmp_path, person, school, FrozenClock())
    with desk.create() as store:
        add(store, b"\x89PNG of a hybrid case")
    paths = []
    for number in (1, 3):
        paths.append(tmp_path / f"recovery-sheet-{number}.txt")
        paths[-1].write_bytes(sheets[paths[-1].name])
    command: list[str | Path] = ["bash", SCRIPT, desk.path, *paths, tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out/exhibits/JPS-1.png").read_bytes() == b"\x89PNG of a hybrid case"

"""CASE/UCO's own judge reads the linked data of a hand-over, without a network."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from evidence_desk.packs.case_uco import Taken, linked_data

pytestmark = [pytest.mark.conformance, pytest.mark.needs_tool("case_validate")]


def taken(number: int, media_type: str) -> Taken:
    return Taken(
        id=f"0d6a2f1e-0000-4000-8000-00000000000{number}",
        reference=f"JPS/{number}",
        file=f"data/originals/JPS-{number}.bin",
        media_type=media_type,
        size=12345678901,
        sha256="ab" * 32,
        at="2026-11-22T14:05:09Z",
        method="pasted from the clipboard",
        producer="Jo P. Smith",
    )


def judge(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["case_validate", path], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_it_conforms(tmp_path: Path, count: int) -> None:
    path = tmp_path / "case.jsonld"
    exhibits = [taken(number, "image/png" if number else "") for number in range(count)]
    path.write_bytes(linked_data("case", "P-1", ("Evidence Desk", "1.0"), "Larkrise Academy", exhibits))
    found = judge(path)
    assert (found.returncode, "Conforms: True" in found.stdout, "Warning" in found.stderr) == (0, True, False)


@pytest.mark.parametrize(
    ("good", "bad"),
    [("uco-observable:fileName", "uco-observable:fileNam"), ("12345678901", "many")],
    ids=["a word that is none", "a number that is none"],
)
def test_the_judge_would_see_a_mistake(tmp_path: Path, good: str, bad: str) -> None:
    path = tmp_path / "case.jsonld"
    text = linked_data("case", "P-1", ("Evidence Desk", "1.0"), "", [taken(1, "image/png")]).decode()
    assert good in text
    path.write_text(text.replace(good, bad))
    assert json.loads(path.read_text())
    assert judge(path).returncode != 0

"""What is checked before anything leaves a case, and what a killed export leaves behind."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.cli.conftest import Desk

from evidence_desk.bundle.limits import BLOCK
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.staging import Blob, Staged


def flip(path: Path, leaf: int) -> None:
    """Change one bit in the middle of a member."""
    with Bundle.open(path) as bundle:
        place = bundle.ledger.offsets[leaf] + BLOCK + bundle.member(leaf).size // 2
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def leaves(path: Path, kind: Any) -> list[int]:
    with Bundle.open(path) as bundle:
        return [member.leaf for member in bundle.members(kind)]


def text_of(path: Path) -> str:
    ran = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True, encoding="utf-8"
    )
    return " ".join(ran.stdout.split())


def damaged(dsl: Desk, case: Path) -> list[str]:
    return [entry["exhibits"][0] for entry in dsl.good("log", case) if entry["type"] == "exhibit-damaged"]


def test_a_damaged_file_becomes_a_placeholder_and_the_rest_is_packed(
    dsl: Desk, stocked: Path, tmp_path: Path
) -> None:
    flip(stocked, leaves(stocked, "b")[1])
    out = tmp_path / "pack.pdf"
    made = dsl.good("pack", stocked, "--kind", "police", "--out", out)
    assert made["exhibits"] == ["JPS/1", "JPS/2"]
    text = text_of(out)
    assert "damaged in the case file" in text
    assert "hello" not in text
    assert damaged(dsl, stocked) == ["JPS/2"]
    dsl.good("pack", stocked, "--kind", "police", "--out", tmp_path / "again.pdf")
    assert damaged(dsl, stocked) == ["JPS/2"]


def test_a_damaged_file_is_not_written_out_and_the_others_are(
    dsl: Desk, stocked: Path, tmp_path: Path
) -> None:
    flip(stocked, leaves(stocked, "b")[1])
    ran = dsl("extract", stocked, "JPS/2", "--out", tmp_path / "x.txt")
    assert ran.code == 20
    assert "JPS/2" in ran.err or "b/" in ran.err
    assert not (tmp_path / "x.txt").exists()
    dsl.good("extract", stocked, "JPS/1", "--out", tmp_path / "x.png")
    assert damaged(dsl, stocked) == ["JPS/2"]


@pytest.mark.parametrize("leave", ["pack", "extract"])
def test_nothing_leaves_a_case_whose_record_is_damaged(
    dsl: Desk, case: Path, stocked: Path, tmp_path: Path, leave: str
) -> None:
    """Padding is met by no ordinary opening, only by a full check."""
    with Bundle.open(stocked) as bundle:
        leaf = leaves(stocked, "b")[1]
        place = bundle.ledger.offsets[leaf] + BLOCK + bundle.member(leaf).size
    data = bytearray(stocked.read_bytes())
    data[place] = 1
    stocked.write_bytes(data)
    words: list[Any] = {"pack": ["--kind", "police"], "extract": ["JPS/1"]}[leave]
    before = stocked.read_bytes()
    ran = dsl(leave, stocked, *words, "--out", tmp_path / "out")
    assert ran.code == 20
    assert not (tmp_path / "out").exists()
    assert stocked.read_bytes() == before


def test_a_file_that_is_not_what_its_entry_says_is_damaged_although_signed(
    dsl: Desk, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest: Callable[..., Blob] = Staged.add_blob

    def lying(*words: Any, **more: Any) -> Blob:
        return replace(honest(*words, **more), sha256=hashlib.sha256(b"something else").digest())

    with monkeypatch.context() as patched:
        patched.setattr(Staged, "add_blob", lying)
        dsl.good("add", case, "--url", "https://example.org/told")
    out = tmp_path / "pack.pdf"
    dsl.good("pack", case, "--kind", "police", "--out", out)
    assert "damaged in the case file" in text_of(out)
    assert damaged(dsl, case) == ["JPS/1"]
    assert dsl("extract", case, "JPS/1", "--out", tmp_path / "x").code == 20


def test_a_picture_whose_page_ready_copy_is_damaged_is_not_shown_and_stays_whole(
    dsl: Desk, case: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "see-through.png"
    Image.new("RGBA", (40, 30), (200, 10, 10, 120)).save(picture)
    dsl.good("add", case, picture, "--gate", "no")
    blobs = leaves(case, "b")
    assert len(blobs) == 2  # the original, and the copy made for pages
    flip(case, blobs[1])
    out = tmp_path / "pack.pdf"
    dsl.good("pack", case, "--kind", "police", "--out", out)
    assert "its page-ready copy is missing or damaged" in text_of(out)
    assert damaged(dsl, case) == []
    dsl.good("extract", case, "JPS/1", "--out", tmp_path / "x.png")
    assert (tmp_path / "x.png").read_bytes() == picture.read_bytes()


@pytest.mark.parametrize("leave", ["pack", "extract"])
def test_the_next_export_removes_what_a_killed_one_left(
    dsl: Desk, stocked: Path, tmp_path: Path, leave: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / ".x[1].pdf.0123456789ab.new").write_bytes(b"half an exhibit")
    others = {".y.pdf.0123456789ab.new", ".x[1].pdf.notes.new", "x[1].pdf.0123456789ab.new"}
    for name in others:
        (folder / name).write_bytes(b"somebody's")
    words: list[Any] = {"pack": ["--kind", "police"], "extract": ["JPS/1"]}[leave]
    dsl.good(leave, stocked, *words, "--out", folder / "x[1].pdf")
    assert {path.name for path in folder.iterdir()} == {*others, "x[1].pdf"}
    assert (folder / "x[1].pdf").stat().st_mode & 0o777 == 0o600

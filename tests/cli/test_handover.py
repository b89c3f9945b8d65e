"""A hand-over and a proof from the command line: made, recorded, checked by whoever gets them, or refused."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pikepdf
import pytest
import pyzipper  # type: ignore[import-untyped]
from tests.cli.conftest import Desk

TO = ("--to", "PC 1234 Example", "--basis", "request 14/26")


@pytest.fixture
def filled(dsl: Desk, case: Path, picture: Path) -> Path:
    dsl.good("add", case, picture, "--gate", "no")
    dsl.good("add", case, "--text", "-", stdin=b"you will be sorry")
    return case


def test_a_folder_is_made_recorded_and_checked_by_a_stranger(
    dsl: Desk, filled: Path, picture: Path, tmp_path: Path
) -> None:
    out = tmp_path / "for-police"
    made = dsl.good("handover", filled, "--kind", "police", *TO, "--out", out)
    assert (made["originals"], made["left_out"], made["warnings"]) == (["JPS/1", "JPS/2"], {}, [])
    assert (out / "data/originals/JPS-1.png").read_bytes() == picture.read_bytes()
    assert made["sha256"] == hashlib.sha256((out / "manifest-sha256.txt").read_bytes()).hexdigest()
    (tmp_path / "stranger").mkdir()
    stranger = Desk(tmp_path / "stranger", dsl.person, dsl.school, dsl._run)
    found = stranger.good("verify", out)
    assert (found["ok"], found["kind"]) == (True, "handover")
    log = dsl.good("log", filled)
    assert [entry["type"] for entry in log[-3:]] == ["pack-made", "handover-made", "pack-given"]
    assert all("PC 1234 Example" in entry["says"] for entry in log[-3:])
    (out / "data/originals/JPS-2.txt").write_bytes(b"you will be sorrY")
    ran = stranger("verify", out)
    assert ran.code == 20
    assert "altered or damaged: data/originals/JPS-2.txt" in ran.out


def test_a_word_for_people_names_what_is_needed_to_open_it(dsl: Desk, filled: Path, tmp_path: Path) -> None:
    ran = dsl("handover", filled, *TO, "--zip", "--out", tmp_path / "a.zip")
    assert ran.code == 0
    assert "2 originals" in ran.out
    assert "left the protection of the case" in ran.err
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None


def test_a_password_is_made_and_shown_once(dsl: Desk, filled: Path, tmp_path: Path) -> None:
    made = dsl.good("handover", filled, *TO, "--aes", "--out", tmp_path / "a.zip")
    assert len(made["password"].split("-")) == 8
    with pyzipper.AESZipFile(tmp_path / "a.zip") as outer:
        inner = outer.read("handover.zip", pwd=made["password"].encode())
    with zipfile.ZipFile(io.BytesIO(inner)) as archive:
        assert f"{made['pack']}/data/originals/JPS-1.png" in archive.namelist()
    assert made["password"] not in json.dumps(dsl.good("log", filled))


def test_a_password_of_ones_own_comes_from_a_file(dsl: Desk, filled: Path, tmp_path: Path) -> None:
    secret = tmp_path / "password.txt"
    secret.write_text("a very long password\n")
    made = dsl.good(
        "handover", filled, *TO, "--reading-copy", "--password-file", secret, "--out", tmp_path / "a.pdf"
    )
    assert "password" not in made
    with pikepdf.open(tmp_path / "a.pdf", password="a very long password") as pdf:
        assert len(pdf.pages) == made["pages"]
    secret.write_text("short\n")
    ran = dsl("handover", filled, *TO, "--aes", "--password-file", secret, "--out", tmp_path / "b.zip")
    assert ran.code == 12
    ran = dsl("handover", filled, *TO, "--password-file", secret, "--out", tmp_path / "b")
    assert ran.code == 2
    assert not (tmp_path / "b").exists()


def test_a_recipient_that_is_none_is_refused_before_anything_is_read(
    dsl: Desk, filled: Path, tmp_path: Path
) -> None:
    ran = dsl("handover", filled, *TO, "--age", "age1nonsense", "--out", tmp_path / "a.age")
    assert ran.code == 12
    assert not (tmp_path / "a.age").exists()


def test_nothing_leaves_while_the_police_have_not_been_told(dsl: Desk, filled: Path, tmp_path: Path) -> None:
    dsl.good("seal", filled, "JPS/1", "--reason", "should not be here")
    for command in (
        ("handover", filled, *TO, "--out", tmp_path / "a"),
        ("proof", filled, "JPS/2", *TO, "--out", tmp_path / "a"),
    ):
        ran = dsl(*command)
        assert ran.code == 11
        assert "police" in ran.err
        assert not (tmp_path / "a").exists()


def test_nothing_is_overwritten(dsl: Desk, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert dsl("handover", filled, *TO, "--out", tmp_path / "a").code == 12
    assert list((tmp_path / "a").iterdir()) == []


def test_a_proof_goes_with_its_original_alone(dsl: Desk, filled: Path, picture: Path, tmp_path: Path) -> None:
    out = tmp_path / "JPS-1.json"
    made = dsl.good("proof", filled, "JPS/1", *TO, "--out", out)
    assert made["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert made["exhibit_sha256"] == hashlib.sha256(picture.read_bytes()).hexdigest()
    found = dsl.good("verify", out, "--original", picture, "--case", filled)
    assert (found["ok"], found["kind"]) == (True, "proof")
    entry = dsl.good("log", filled)[-1]
    assert (entry["type"], made["sha256"][:16] in entry["says"]) == ("proof-given", True)
    picture.write_bytes(picture.read_bytes() + b"x")
    ran = dsl("verify", out, "--original", picture)
    assert ran.code == 20
    assert "not the original" in ran.out
    assert dsl("verify", out, "--original", tmp_path / "none").code == 13


def test_a_text_only_record_and_a_locked_item_have_no_proof(dsl: Desk, filled: Path, tmp_path: Path) -> None:
    dsl.good("seal", filled, "JPS/1", "--reason", "should not be here")
    dsl.good(
        "action", filled, "police-told", "--force", "F", "--reference", "1", "--at", "2026-11-22T10:00:00Z"
    )
    ran = dsl("proof", filled, "JPS/1", *TO, "--out", tmp_path / "a.json")
    assert ran.code == 11
    assert "locked" in ran.err
    made = dsl.good("handover", filled, *TO, "--out", tmp_path / "b")
    assert made["originals"] == ["JPS/2"]
    assert "restricted" in made["left_out"]["JPS/1"]

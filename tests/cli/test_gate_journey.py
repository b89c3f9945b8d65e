"""What must not be kept is not kept, what is found is locked, and nothing leaves before the police know."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import Desk

RECORD = """
reported_by = "Ann Ode"
reported_at = "2026-11-20T10:15:00+00:00"
described_as = "described as a partly undressed image"
platform = "ChatterBox"
"""


def _size(case: Path) -> int:
    return case.stat().st_size


def test_a_file_without_an_answer_is_not_read_and_nothing_is_written(
    dsl: Desk, case: Path, picture: Path
) -> None:
    before = case.read_bytes()
    ran = dsl("add", case, picture)
    assert ran.code == 11
    assert "--gate" in ran.err
    assert case.read_bytes() == before


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_yes_and_unsure_keep_nothing_and_say_what_to_do(
    dsl: Desk, case: Path, picture: Path, answer: str
) -> None:
    ran = dsl("add", case, picture, "--gate", answer)
    assert ran.code == 11
    assert "edesk restricted" in ran.err
    assert dsl.good("exhibits", case) == []
    last = dsl.good("log", case)[-1]
    assert last["type"] == "gate-stopped"
    assert picture.name not in last["says"]


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize(
    "words",
    [("--text", "-"), ("--url", "https://example.org/p"), ("--text", "-", "--url", "https://example.org/p")],
)
def test_yes_and_unsure_keep_no_text_and_no_address_either(
    dsl: Desk, case: Path, answer: str, words: tuple[str, ...]
) -> None:
    ran = dsl("add", case, *words, "--gate", answer, stdin=b"come and meet me")
    assert ran.code == 11
    assert dsl.good("exhibits", case) == []
    assert dsl.good("log", case)[-1]["type"] == "gate-stopped"


def test_a_refused_file_may_be_missing_rights_or_hostile_because_it_is_never_opened(
    dsl: Desk, case: Path, tmp_path: Path
) -> None:
    fifo = tmp_path / "pipe"
    import os

    os.mkfifo(fifo)
    assert dsl("add", case, fifo, "--gate", "no").code == 12  # refused by kind, not read: reading would hang


def test_a_folder_is_refused(dsl: Desk, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    assert dsl("add", case, folder, "--gate", "no").code in {11, 12}


def test_the_restricted_record_has_a_reference_and_no_bytes(dsl: Desk, case: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.toml"
    record.write_text(RECORD, encoding="utf-8")
    dsl.good("restricted", case, "--file", record)
    (listed,) = dsl.good("exhibits", case)
    assert (listed["kind"], listed["ref"], listed["sha256"]) == ("restricted-record", "JPS/1", "")
    assert dsl("extract", case, "JPS/1", "--out", tmp_path / "x").code == 11
    assert dsl.good("show", case)["police_not_told_of"] == ["JPS/1"]


def test_a_locked_item_opens_to_nobody_and_cannot_come_back(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "now")
    dsl.good("add", case, "--url", "https://example.org/")
    dsl.good("seal", case, "JPS/1", "--reason", "should not be here")
    rows = dsl.good("exhibits", case)
    assert [row["status"] for row in rows] == ["locked", "held"]
    assert dsl("extract", case, "JPS/1", "--out", tmp_path / "x").code == 11
    ran = dsl("add", case, picture, "--gate", "no")
    assert ran.code == 11
    assert "locked" in ran.err
    assert dsl.good("verify", case)["ok"]


def test_nothing_leaves_until_the_police_are_told(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "later")
    dsl.good("add", case, "--text", "-", stdin=b"hello")
    dsl.good("seal", case, "JPS/1", "--reason", "should not be here")
    assert dsl("extract", case, "JPS/2", "--out", tmp_path / "x").code == 11
    assert dsl("pack", case, "--kind", "police", "--out", tmp_path / "p.pdf").code == 11
    assert not (tmp_path / "x").exists()
    assert not (tmp_path / "p.pdf").exists()
    dsl.good("action", case, "police-told", "--force", "Example Police", "--reference", "14/26", "--at",
             "2026-11-22T10:00:00Z")  # fmt: skip
    dsl.good("extract", case, "JPS/2", "--out", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"hello"


def test_the_lock_takes_everything_with_equal_bytes_in_every_case_here(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.edcase"
    dsl.good("new", other, "--title", "Another")
    for path in (case, case, other):
        dsl.good("add", path, picture, "--gate", "no", "--inspect", "now")
    assert dsl.good("seal", case, "JPS/2", "--reason", "should not be here")["locked"] == ["JPS/1", "JPS/2"]
    assert dsl("extract", other, "JPS/1", "--out", tmp_path / "x").code == 11
    assert [row["status"] for row in dsl.good("exhibits", other)] == ["locked"]


def test_a_restored_backup_does_not_bring_a_locked_item_back(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "later")
    backup = tmp_path / "backup.edcase"
    shutil.copy(case, backup)
    dsl.good("seal", case, "JPS/1", "--reason", "should not be here")
    shutil.copy(backup, case)
    assert dsl("extract", case, "JPS/1", "--out", tmp_path / "x").code == 21
    ran = dsl("extract", case, "JPS/1", "--out", tmp_path / "x", "--accept-older")
    assert ran.code == 11
    assert not (tmp_path / "x").exists()


def test_a_category_that_asks_about_every_picture_gets_its_answers(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--caption", "Profile page", "--inspect", "later")
    dsl.good("add", case, "--text", "-", stdin=b"come and meet me")
    ran = dsl("tag", case, "JPS/2", "--trigger", "trig.csa-images")
    assert ran.code == 11
    assert "JPS/1" in ran.err
    assert "Profile page" in ran.err
    dsl.good("tag", case, "JPS/2", "--trigger", "trig.csa-images", "--picture", "JPS/1=no")
    dsl.good("extract", case, "JPS/1", "--out", tmp_path / "x")


def test_answering_yes_for_a_picture_locks_it(dsl: Desk, case: Path, picture: Path) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "later")
    dsl.good("add", case, "--text", "-", stdin=b"come and meet me")
    dsl.good("tag", case, "JPS/2", "--trigger", "trig.csa-images", "--picture", "JPS/1=unsure")
    assert [row["status"] for row in dsl.good("exhibits", case)] == ["locked", "held"]


@pytest.mark.parametrize("text", ["see data:image/png;base64,AAAA", "DATA:image/png;base64,AAAA", "a\x00b"])
def test_text_cannot_carry_a_picture_past_the_gate(dsl: Desk, case: Path, text: str) -> None:
    assert dsl("add", case, "--text", "-", stdin=text.encode()).code in {11, 12}
    assert dsl.good("exhibits", case) == []


def test_a_picture_named_as_text_is_refused_and_words_are_asked_for(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    assert dsl("add", case, "--text", picture).code == 11
    mail = tmp_path / "it.eml"
    mail.write_text("From: a@example.org\nTo: b@example.org\nSubject: x\n\nhello", encoding="utf-8")
    ran = dsl("add", case, "--text", mail)
    assert ran.code == 11
    assert "text file" in ran.err
    assert dsl.good("exhibits", case) == []


def test_a_container_with_a_picture_asks_for_its_members_or_its_words(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    export = tmp_path / "chat.zip"
    with zipfile.ZipFile(export, "w") as archive:
        archive.write(picture, "IMG-1.png")
        archive.writestr("page.html", '<img src="data:image/png;base64,AAAA">')
    ran = dsl("add", case, export, "--gate", "no")
    assert ran.code == 11
    assert "IMG-1.png" in ran.err
    assert "page.html" in ran.err
    assert "otherwise keep its words alone with --members text" in " ".join(ran.err.split())
    assert dsl.good("exhibits", case) == []
    dsl.good("add", case, export, "--gate", "no", "--members", "no")


CARRIED = "data:image\\/png;base64,AAAA"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "--url", "https://example.org/", "--caption", CARRIED), 11),
        (("add", "--url", "https://example.org/", "--caption", "a " * 1001), 12),
        (("add", "--url", "https://example.org/", "--account", CARRIED), 11),
        (("add", "--url", "https://example.org/", "--platform", "<svg>"), 11),
        (("add", "--url", "https://example.org/", "--source-url", CARRIED), 11),
        (("add", "--url", "https://example.org/", "--source-url", "ftp://example.org/"), 12),
        (("action", "decision", "--set", f"decision={CARRIED}", "--reason", "r"), 11),
        (("action", "decision", "--set", "decision=none", "--reason", CARRIED), 11),
        (("action", "decision", "--set", "decision=none", "--reason", "a " * 10_001), 12),
    ],
)
def test_options_take_words_and_no_pictures(dsl: Desk, case: Path, words: tuple[str, ...], code: int) -> None:
    before = case.read_bytes()
    ran = dsl(words[0], case, *words[1:])
    assert ran.code == code, ran.err
    assert case.read_bytes() == before


def test_a_member_of_staff_puts_in_and_does_not_read_back(staff: Desk, case: Path, tmp_path: Path) -> None:
    made = tmp_path / "staff.edcase"
    for words in (["new", made, "--title", "T"], ["show", case], ["exhibits", case], ["log", case],
                  ["extract", case, "JPS/1", "--out", tmp_path / "x"]):  # fmt: skip
        ran = staff(*words)
        assert ran.code == 11
        assert "staff" in ran.err
    assert not made.exists()


def test_a_stop_is_named_where_it_waits_and_its_clock_stops_alone(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    assert dsl("add", case, picture, "--gate", "yes").code == 11
    record = tmp_path / "record.toml"
    record.write_text(RECORD, encoding="utf-8")
    dsl.good("restricted", case, "--file", record)
    ref, stop = dsl.good("show", case)["police_not_told_of"]
    assert (ref, stop[:5]) == ("JPS/1", "stop-")
    told = ("action", case, "police-told", "--force", "Example Police", "--reference", "14/26")
    ran = dsl(*told)
    assert ran.code == 12
    assert stop in ran.err
    dsl.good(*told, "--exhibit", stop)
    assert dsl.good("show", case)["police_not_told_of"] == ["JPS/1"]
    assert dsl(*told, "--exhibit", stop).code == 13  # it waits no more

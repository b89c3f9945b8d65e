"""Bad input and bad luck: each a clear sentence and the right exit code, and nothing lost."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from tests.cli.conftest import PASSPHRASE, Desk, Ran

from evidence_desk.bundle import limits

FLIPS = 60  # of the whole case file; every bit is flipped in the bundle's own soak test
CUTS = 40


@pytest.fixture
def full(dsl: Desk, case: Path, picture: Path, tmp_path: Path) -> Path:
    """A case with a few exhibits of each kind."""
    dsl.good("add", case, picture, "--gate", "no")
    dsl.good("add", case, "--text", "-", stdin="hello 😂".encode())
    dsl.good("add", case, "--url", "https://example.org/")
    return case


def sentence(ran: Ran) -> str:
    """The one sentence on stderr; stdout stays empty."""
    assert ran.out == ""
    last = ran.err.strip().splitlines()[-1]
    assert last.startswith("edesk: ")
    assert last.endswith((".", "?")), last
    return last


def test_wrong_passphrase(dsl: Desk, case: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("wrong", encoding="utf-8")
    ran = dsl("show", case, "--passphrase-file", wrong)
    assert ran.code == 10
    assert "passphrase is wrong" in sentence(ran)


def test_one_trailing_newline_of_the_passphrase_is_removed_and_no_more(
    dsl: Desk, case: Path, tmp_path: Path
) -> None:
    for text, code in (
        (PASSPHRASE, 0),
        (PASSPHRASE + "\n", 0),
        (PASSPHRASE + "\r\n", 0),
        (PASSPHRASE + "\n\n", 10),
    ):
        file = tmp_path / "p"
        file.write_bytes(text.encode())
        assert dsl("show", case, "--passphrase-file", file).code == code


def test_no_keys_at_all(run: Callable[..., Ran], case: Path, tmp_path: Path) -> None:
    ran = run(tmp_path / "empty", "show", case)
    assert ran.code == 10
    assert "edesk init" in sentence(ran)


def test_nothing_is_overwritten_by_init(dsl: Desk, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in dsl.home.iterdir() if path.is_file()}
    ran = dsl(
        "init", "--name", "N", "--role", "dsl", "--initials", "ABC", "--recovery-sheets", tmp_path / "s"
    )
    assert ran.code == 12
    assert {path.name: path.read_bytes() for path in dsl.home.iterdir() if path.is_file()} == before
    assert not (tmp_path / "s").exists()


def test_sheets_are_never_overwritten(run: Callable[..., Ran], sheets: Path, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in sheets.iterdir()}
    ran = run(tmp_path / "new", "init", "--name", "N", "--role", "dsl", "--initials", "ABC",
              "--recovery-sheets", sheets)  # fmt: skip
    assert ran.code == 12
    assert {path.name: path.read_bytes() for path in sheets.iterdir()} == before
    assert not (tmp_path / "new").exists()


def test_sheets_do_not_go_to_a_synchronised_folder(run: Callable[..., Ran], tmp_path: Path) -> None:
    words = ["init", "--name", "N", "--role", "dsl", "--initials", "ABC", "--recovery-sheets"]
    ran = run(tmp_path / "new", *words, tmp_path / "OneDrive - School" / "sheets")
    assert ran.code == 12
    assert "--anyway" in sentence(ran)


def test_usage(dsl: Desk, case: Path) -> None:
    for words in (
        [],
        ["nonsense"],
        ["add", case],
        ["show"],
        ["pack", case, "--kind", "poster", "--out", "x"],
    ):
        ran = dsl(*words)
        assert ran.code == 2, words
        sentence(ran)


def test_an_existing_case_is_not_overwritten(dsl: Desk, case: Path) -> None:
    before = case.read_bytes()
    assert dsl("new", case, "--title", "Again").code == 12
    assert case.read_bytes() == before


def test_an_existing_output_is_not_overwritten(dsl: Desk, full: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"mine")
    root = dsl.good("show", full)["root"]
    assert dsl("extract", full, "JPS/1", "--out", out).code == 12
    assert dsl("pack", full, "--kind", "police", "--out", out).code == 12
    assert out.read_bytes() == b"mine"
    assert dsl.good("show", full)["root"] == root


@pytest.mark.parametrize("kind", ["missing", "empty", "folder", "socket", "too-large"])
def test_paths_that_cannot_be_added(dsl: Desk, case: Path, picture: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / kind
    if kind == "empty":
        path.touch()
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        import socket

        with socket.socket(socket.AF_UNIX) as made:
            made.bind(str(path))
    elif kind == "too-large":
        with path.open("wb") as stream:
            stream.truncate(limits.MAX_PLAINTEXT + 1)
    ran = dsl("add", case, picture, path, "--gate", "no")
    assert ran.code in ({11, 12} if kind == "folder" else {12})
    sentence(ran)
    assert dsl.good("exhibits", case) == []  # all paths are checked before the first is kept


@pytest.mark.parametrize("content", [b"", b"x", b"not a bundle" * 1000, bytes(10240)])
def test_not_a_bundle(dsl: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.edcase"
    path.write_bytes(content)
    assert dsl("verify", path).code == 20
    assert dsl("show", path).code == 20


def test_nothing_there(dsl: Desk, tmp_path: Path) -> None:
    assert dsl("show", tmp_path / "gone.edcase").code == 13
    assert dsl("verify", tmp_path / "gone.edcase").code == 13


def test_an_exhibit_that_is_not_there(dsl: Desk, full: Path, tmp_path: Path) -> None:
    for words in (["extract", full, "JPS/9", "--out", tmp_path / "x"], ["seal", full, "JPS/9", "--reason", "r"],
                  ["tag", full, "XXX/1", "--misuse", "conduct.sexual"]):  # fmt: skip
        assert dsl(*words).code == 13


def test_a_flipped_bit_anywhere_is_found(dsl: Desk, full: Path, tmp_path: Path) -> None:
    data = full.read_bytes()
    chance = random.Random(2026)
    copy = tmp_path / "flipped.edcase"
    for _ in range(FLIPS):
        changed = bytearray(data)
        place = chance.randrange(len(data) * 8)
        changed[place // 8] ^= 1 << place % 8
        copy.write_bytes(changed)
        assert dsl("verify", copy, "--quiet").code == 20, f"bit {place}"


def test_cut_off_anywhere_is_found(dsl: Desk, full: Path, tmp_path: Path) -> None:
    """At a commit boundary it is a valid older copy, which the remembered checkpoint gives away; else damage."""
    data = full.read_bytes()
    chance = random.Random(2026)
    copy = tmp_path / "cut.edcase"
    for size in (0, 512, len(data) - 1, *(chance.randrange(len(data)) for _ in range(CUTS))):
        copy.write_bytes(data[:size])
        assert dsl("verify", copy, "--quiet").code in {20, 21}, size


def test_appended_bytes_are_found_and_set_aside_by_the_next_writer(dsl: Desk, full: Path) -> None:
    with full.open("ab") as stream:
        stream.write(b"garbage" * 200)
    before = full.read_bytes()
    ran = dsl("verify", full, "--json")
    assert ran.code == 20
    assert {check["name"] for check in ran.json["checks"] if not check["ok"]} == {"tail"}
    assert full.read_bytes() == before
    assert dsl.good("show", full)["exhibits"] == 3
    dsl.good("add", full, "--url", "https://example.org/2")
    assert dsl.good("verify", full)["ok"]
    (tail,) = full.parent.glob("*.tail-*")
    assert b"garbage" in tail.read_bytes()
    assert "tail-set-aside" in [entry["type"] for entry in dsl.good("log", full)]


def test_an_older_copy_exits_21_and_is_not_written_to(dsl: Desk, full: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.edcase"
    shutil.copy(full, older)
    dsl.good("add", full, "--url", "https://example.org/2")
    before = older.read_bytes()
    assert dsl("verify", older).code == 21
    assert dsl("add", older, "--url", "https://example.org/3").code == 21
    assert older.read_bytes() == before


def test_a_newer_format_says_so(dsl: Desk, tmp_path: Path) -> None:
    vectors = Path(__file__).parents[1] / "vectors" / "bundles"
    (newer,) = vectors.rglob("newer-version.edcase.gz")
    copy = tmp_path / "newer.edcase"
    copy.write_bytes(gzip.decompress(newer.read_bytes()))
    for command in ("verify", "show"):
        ran = dsl(command, copy)
        assert ran.code == 12
        assert "newer" in sentence(ran) or "later" in sentence(ran)


# -- writing where one cannot --------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one MiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False).returncode:
        pytest.fail("a tmpfs cannot be mounted here; run the tests as root, or in a container that may mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_loses_nothing(dsl: Desk, small_disk: Path, tmp_path: Path) -> None:
    case = small_disk / "case.edcase"
    dsl.good("new", case, "--title", "T")
    dsl.good("add", case, "--text", "-", stdin=b"kept")
    before = case.read_bytes()
    big = tmp_path / "big.bin"
    big.write_bytes(os.urandom(2 << 20))
    ran = dsl("add", case, big, "--gate", "no")
    assert ran.code == 30
    assert "full" in sentence(ran)
    assert case.read_bytes() == before
    assert dsl.good("verify", case)["ok"]
    dsl.good("add", case, "--text", "-", stdin=b"goes on")


def test_a_full_disk_still_locks(dsl: Desk, small_disk: Path, tmp_path: Path) -> None:
    case = small_disk / "case.edcase"
    dsl.good("new", case, "--title", "T")
    item = tmp_path / "item.bin"
    item.write_bytes(os.urandom(300 << 10))
    dsl.good("add", case, item, "--gate", "no")
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    (small_disk / "filler").write_bytes(bytes(free))
    locked = dsl.good("seal", case, "JPS/1", "--reason", "should not be here")
    assert locked == {"locked": ["JPS/1"], "pending": True}
    assert dsl("extract", case, "JPS/1", "--out", tmp_path / "x").code in {11, 30}
    assert [row["status"] for row in dsl.good("exhibits", case)] == ["locked"]
    assert dsl("verify", case).code == 20
    (small_disk / "filler").unlink()
    subprocess.run(["mount", "-o", "remount,size=4m", small_disk], check=True)
    dsl.good("add", case, "--url", "https://example.org/")
    assert dsl.good("verify", case)["ok"]
    assert dsl("extract", case, "JPS/1", "--out", tmp_path / "x").code == 11


def test_a_read_only_medium_can_be_read_and_locked_but_not_taken_from(
    dsl: Desk, small_disk: Path, tmp_path: Path
) -> None:
    case = small_disk / "case.edcase"
    dsl.good("new", case, "--title", "T")
    dsl.good("add", case, "--text", "-", stdin=b"kept")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    assert dsl.good("show", case)["exhibits"] == 1
    assert dsl.good("verify", case)["ok"]
    assert dsl("extract", case, "JPS/1", "--out", tmp_path / "x").code == 30
    assert dsl("pack", case, "--kind", "police", "--out", tmp_path / "p.pdf").code == 30
    assert dsl("add", case, "--url", "https://example.org/").code == 30
    assert not (tmp_path / "x").exists()
    assert dsl.good("seal", case, "JPS/1", "--reason", "r")["pending"]
    assert [row["status"] for row in dsl.good("exhibits", case)] == ["locked"]


def test_an_output_folder_that_is_not_there(dsl: Desk, full: Path, tmp_path: Path) -> None:
    root = dsl.good("show", full)["root"]
    assert dsl("extract", full, "JPS/1", "--out", tmp_path / "gone" / "x").code == 30
    assert dsl.good("show", full)["root"] == root


# -- two writers, dead writers -------------------------------------------------------------------------------


def environment(desk: Desk, tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "EVIDENCE_DESK_HOME": str(desk.home),
        "EVIDENCE_DESK_PASSPHRASE_FILE": str(tmp_path / "passphrase.txt"),
    }


def edesk(*words: object) -> list[str]:
    return [sys.executable, "-m", "evidence_desk.cli", *map(str, words)]


def test_a_second_writer_waits_its_turn_in_words(dsl: Desk, full: Path, tmp_path: Path) -> None:
    fifo = tmp_path / "slow"
    os.mkfifo(fifo)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_LOCK, str(full), str(dsl.home)],
        stdout=subprocess.PIPE,
        env=environment(dsl, tmp_path),
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        ran = dsl("add", full, "--url", "https://example.org/2")
        assert ran.code == 30
        assert "since" in sentence(ran)
        assert dsl.good("show", full)["exhibits"] == 3
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()  # type: ignore[union-attr]  # a pipe
    dsl.good("add", full, "--url", "https://example.org/2")  # a dead writer's lock is no lock


HOLD_LOCK = """
import os, sys, time
from pathlib import Path
from evidence_desk.base.clock import SystemClock
from evidence_desk.case.keys import Home
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
home = Home(Path(sys.argv[2]))
secret = Path(os.environ["EVIDENCE_DESK_PASSPHRASE_FILE"]).read_text().strip().encode()
with CaseStore.open(Path(sys.argv[1]), access_of(home.unlock(secret), home.folder), SystemClock(), write=True):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("delay_ms", [150, 350, 500, 700])
def test_killed_while_adding_loses_nothing_that_was_reported(
    dsl: Desk, case: Path, tmp_path: Path, delay_ms: int
) -> None:
    items = []
    for number in range(40):
        path = tmp_path / f"item-{number}.bin"
        path.write_bytes(os.urandom(200_000))
        items.append(path)
    before = len(dsl.good("exhibits", case))
    process = subprocess.Popen(
        edesk("add", case, *items, "--gate", "no", "--inspect", "later", "--json"),
        env=environment(dsl, tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(delay_ms / 1000)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert dsl("verify", case).code in {0, 20}  # 20: unfinished writing, which the next writer sets aside
    dsl.good("add", case, "--url", "https://example.org/")
    assert dsl.good("verify", case)["ok"]
    rows = dsl.good("exhibits", case)
    assert len(rows) >= before + 1
    for row in rows[:-1]:
        out = tmp_path / f"{row['ref'].replace('/', '-')}.out"
        dsl.good("extract", case, row["ref"], "--out", out)
        assert out.read_bytes() in {path.read_bytes() for path in items}


# -- hostile content -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["..%2F..%2Fevil.png", "line\nbreak.png", "\u202egnp.exe.png", "x" * 200 + ".png", "-rf.png", "ünï.png"],
)
def test_names_are_kept_as_words_only(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    path = folder / name
    shutil.copy(picture, path)
    dsl.good("add", case, path, "--gate", "no", "--inspect", "later")
    (row,) = dsl.good("exhibits", case)
    shown = row["source"]["file_name"]
    assert shown.isprintable()
    assert "\u202e" not in shown
    assert "/" not in shown
    assert len(shown) <= 120


def test_pictures_that_are_not_what_they_seem_are_kept_and_not_shown(
    dsl: Desk, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = tmp_path / "started"
    shim = tmp_path / "bin"
    shim.mkdir()
    for program in ("gs", "gswin64c", "rungs"):
        (shim / program).write_text(f"#!/bin/sh\necho {program} >> {started}\n", encoding="utf-8")
        (shim / program).chmod(0o755)
    monkeypatch.setenv("PATH", f"{shim}:{os.environ['PATH']}")
    eps = tmp_path / "eps.png"
    eps.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n")
    torn = tmp_path / "torn.jpg"
    Image.effect_noise((200, 200), 50).save(torn)
    torn.write_bytes(torn.read_bytes()[:2000])
    bomb = tmp_path / "bomb.png"
    Image.new("1", (20000, 20000)).save(bomb)
    rows = dsl.good("add", case, eps, torn, bomb, "--gate", "no")
    assert [row["sha256"] for row in rows] == [_sha256(path) for path in (eps, torn, bomb)]
    listed = dsl.good("exhibits", case)
    assert listed[0]["kind"] == "file"
    for row in listed[1:]:
        assert row["inspection"]["page_form"] == "none"
        assert "could not be shown" in row["inspection"]["reason"]
    assert not started.exists()
    pack = dsl.good("pack", case, "--kind", "police", "--out", tmp_path / "p.pdf")
    assert pack["exhibits"] == ["JPS/1", "JPS/2", "JPS/3"]
    assert not started.exists()


def _sha256(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_blob_that_looks_like_an_event_is_a_blob(dsl: Desk, case: Path, tmp_path: Path) -> None:
    event = {"v": 1, "type": "case-changed", "body": {"field": "title", "value": "Hijacked"}}
    forged = tmp_path / "event.json"
    forged.write_bytes(json.dumps(event).encode().ljust(1024))
    dsl.good("add", case, forged, "--gate", "no")
    shown = dsl.good("show", case)
    assert shown["title"] == "Group chat, Year 9"
    assert len(dsl.good("log", case)) == 5


def test_a_failure_half_way_lists_what_was_saved(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "later")
    dsl.good("seal", case, "JPS/1", "--reason", "r")
    other = tmp_path / "other.bin"
    other.write_bytes(b"other")
    ran = dsl("add", case, other, picture, "--gate", "no", "--json")
    assert ran.code == 11
    assert [row["ref"] for row in ran.json] == ["JPS/2"]


def test_one_answer_for_several_files_is_recorded_as_such(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.png"
    shutil.copy(picture, second)
    dsl.good("add", case, picture, second, "--gate", "no", "--inspect", "later")
    assert [row["gate"]["files_in_one_go"] for row in dsl.good("exhibits", case)] == [2, 2]


def test_errors_leave_stdout_to_json_alone(dsl: Desk, tmp_path: Path) -> None:
    ran = dsl("show", tmp_path / "gone.edcase", "--json")
    assert ran.out == ""
    assert ran.code == 13


def test_version_and_help_need_nothing(tmp_path: Path) -> None:
    for words in (
        ["--version"],
        ["--help"],
        *([name, "--help"] for name in ("add", "tag", "pack", "verify")),
    ):
        done = subprocess.run(
            edesk(*words),
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": "", "HOME": str(tmp_path)},
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout

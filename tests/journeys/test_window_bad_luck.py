"""Bad luck at the real window: what happened, what was kept, what to do; and nothing that was kept is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.journeys.conftest import Open
from tests.journeys.hands import Hands, Key, Mod
from tests.journeys.steps import answer_no_twice, open_file
from tests.ui.conftest import FrozenClock
from tests.ui.first_day import aside
from tests.ui.test_pictures import workers

from evidence_desk.acts.opening import open_case
from evidence_desk.case.keys import Person
from evidence_desk.case.membership import access_of
from evidence_desk.ui.desk import Desk

HOLD_LOCK = """
import sys, time
from pathlib import Path
from evidence_desk.bundle.lock import WriterLock
held = WriterLock.take(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(120)
"""


def write_text(hands: Hands, words: str) -> None:
    hands.key(Key.Key_T, Mod.ControlModifier | Mod.ShiftModifier)
    hands.type(words)
    hands.press("Keep")


@pytest.fixture
def colleague_at_work(case_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another program that writes to the case."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_LOCK, str(case_path)], stdout=subprocess.PIPE, cwd=case_path.parent
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    yield holder
    holder.kill()
    holder.wait()
    holder.stdout.close()


def test_a_colleague_has_it_open(
    at: Open, desk: Desk, case_path: Path, colleague_at_work: subprocess.Popen[bytes]
) -> None:
    hands = at(desk)
    open_file(hands, case_path)
    hands.reads("has this case open on")
    hands.reads("since")
    hands.reads("You can read it; changes wait.")
    hands.press("Try again")
    hands.settle()
    hands.reads("has this case open on")
    hands.key(Key.Key_U, Mod.ControlModifier | Mod.ShiftModifier)
    hands.reads("What happened")
    hands.press("Close")
    colleague_at_work.kill()
    colleague_at_work.wait()
    hands.press("Try again")
    hands.no_longer_reads("has this case open on")
    write_text(hands, "goes on")
    hands.reads("Saved as JPS/5")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two MiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False).returncode:
        pytest.skip("this user may not mount a small file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_the_disk_fills_up_while_it_is_saved(
    at: Open,
    desk: Desk,
    case_path: Path,
    small_disk: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case, film = small_disk / "case.edcase", tmp_path / "film.mp4"
    aside(shutil.copy, case_path, case)
    aside(film.write_bytes, b"\0\0\0\x18ftypisom" + os.urandom(3 << 20))
    plenty = shutil.disk_usage("/")._replace(free=1 << 40)
    monkeypatch.setattr("evidence_desk.ui.keeping_place.shutil.disk_usage", lambda folder: plenty)
    hands = at(desk)
    open_file(hands, case)
    hands.reads("JPS/4")
    assert hands.drop(film)
    answer_no_twice(hands)
    hands.reads("full")
    assert "Saved as" not in hands.words()
    subprocess.run(["mount", "-o", "remount,size=16m", small_disk], check=True)
    hands.press("Try again")
    hands.reads("Saved as JPS/5")
    hands.press("Done")
    hands.reads("film.mp4")


def test_the_folder_goes_away_while_the_case_is_open(
    at: Open, desk: Desk, case_path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "share"
    aside(folder.mkdir)
    case = folder / case_path.name
    aside(shutil.copy, case_path, case)
    hands = at(desk)
    open_file(hands, case)
    hands.reads("JPS/4")
    aside(folder.rename, tmp_path / "gone")
    write_text(hands, "written while the share was away")
    hands.reads("is not there any more")
    hands.reads("written while the share was away")  # what was typed stays
    aside((tmp_path / "gone").rename, folder)
    hands.press("Keep")
    hands.reads("Saved as JPS/5")


def test_a_damaged_picture_is_said_and_the_rest_is_shown(
    at: Open, desk: Desk, case_path: Path, person: Person, home: Path
) -> None:
    aside(damage_first, case_path, person, home, desk)
    hands = at(desk)
    open_file(hands, case_path)
    hands.reads("JPS/4")
    hands.key(Key.Key_Return)
    hands.key(Key.Key_Space)
    hands.reads("its bytes are not those that were signed")
    hands.key(Key.Key_Escape)
    hands.reads("The stored bytes do not match it any more.")
    hands.reads("Nothing now: the stored bytes no longer match")
    hands.no_longer_reads("That it has not changed since it was added")
    write_text(hands, "goes on")
    hands.reads("Saved as JPS/5")


def damage_first(path: Path, person: Person, home: Path, desk: Desk) -> None:
    """Change a byte in the middle of the first exhibit."""
    with open_case(path, access_of(person, home), desk.clock).store as store:
        member = store.bundle.member(store.case.in_order()[0].blob or 0)
    data = bytearray(path.read_bytes())
    data[data.find(member.name.encode() + b"\0") + 512 + 1000] ^= 1
    path.write_bytes(data)


def test_the_clock_is_set_back(at: Open, desk: Desk, case_path: Path, clock: FrozenClock) -> None:
    hands = at(desk)
    open_file(hands, case_path)
    hands.reads("JPS/4")
    write_text(hands, "before")
    hands.reads("Saved as JPS/5")
    hands.press("Done")
    clock.pass_s(-86_400)
    write_text(hands, "after")
    hands.reads("Saved as JPS/6")
    hands.press("Done")
    hands.key(Key.Key_6, Mod.ControlModifier)
    hands.reads("Noted that this computer's clock had been set back")


def test_the_process_that_shows_a_picture_is_killed(at: Open, desk: Desk, case_path: Path) -> None:
    hands = at(desk)
    open_file(hands, case_path)
    hands.reads("JPS/4")
    hands.key(Key.Key_Return)
    hands.key(Key.Key_Space)
    hands.reads("Shown since")
    for one in workers():
        os.kill(one, signal.SIGKILL)
    hands.press("1 : 1")
    for _ in range(3):
        hands.type("+")
    hands.reads("Nothing was lost or changed.")
    hands.press("Try again")
    hands.reads("Shown since")

"""Once with a real X server and real events: start the program, unlock, paste, answer, quit; then ask the CLI."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from tests.journeys.conftest import Open
from tests.journeys.hands import Hands, Key, Mod
from tests.journeys.hunting import Places, forms_of_picture, forms_of_words, hunted, noise, pieces_of
from tests.ui.first_day import aside

from evidence_desk.acts import keysmith
from evidence_desk.acts.founding import Plan, found_case
from evidence_desk.acts.keysmith import Who
from evidence_desk.base.clock import SystemClock
from evidence_desk.case.keys import Home, SchoolFile
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk

PASSPHRASE = "wet otter reads maps slowly"
TITLE = "Needletitle and votes"
SIZE = (1366, 768)
LONG_S = 30.0
Place = tuple[int, int]


class Screen:
    """A person at a screen of its own: sees by pictures of it, acts through the X server."""

    def __init__(self, number: int, environment: dict[str, str]) -> None:
        self.environment = {**environment, "DISPLAY": f":{number}"}

    def run(self, *words: object, **more: Any) -> str:
        """Run a program at this screen; return what it said."""
        done = subprocess.run(
            [str(word) for word in words],
            env=self.environment,
            check=True,
            capture_output=True,
            timeout=LONG_S,
            **more,
        )
        said: str = done.stdout.decode()
        return said

    def copy(self, picture: Path) -> None:
        """Put a picture on the clipboard; xclip stays in the background and gives it to who asks."""
        subprocess.run(
            ["xclip", "-selection", "clipboard", "-t", "image/png", "-i", str(picture)],
            env=self.environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=LONG_S,
        )  # fmt: skip

    def first_window(self) -> None:
        """Wait for the program's window and give it the keyboard, as a window manager does."""
        self.run(
            "xdotool",
            "search",
            "--sync",
            "--onlyvisible",
            "--name",
            "^Evidence Desk$",
            "windowfocus",
            "--sync",
        )

    def geometry(self) -> str:
        """Return what the program's windows measure; nothing while one of them goes and the next comes."""
        try:
            return self.run("xdotool", "search", "--name", "^Evidence Desk$", "getwindowgeometry", "%@")
        except subprocess.CalledProcessError:  # found none, or one that was gone when it was measured
            return ""

    def click(self, place: Place) -> None:
        """Move the pointer to a place of the screen and press."""
        self.run("xdotool", "mousemove", place[0], place[1], "sleep", 0.05, "click", 1)

    def type(self, words: str) -> None:
        self.run("xdotool", "type", "--delay", 15, words)

    def key(self, *keys: str) -> None:
        self.run("xdotool", "key", *keys)


def wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG_S
    while not until():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)


@pytest.fixture
def display() -> Iterator[int]:
    """A screen of 1366 x 768 that nobody sees."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = int(told.readline())
    yield number
    server.terminate()
    server.wait()


@pytest.fixture
def case(places: Places, policy: Policy, school: SchoolFile) -> Path:
    """A person with keys, and a case of theirs."""
    path = places.cases / "2026-041.edcase"

    def make() -> None:
        who = Who(name="Jane Shah", role="dsl", initials="JXS", organisation="Larkrise Academy")
        home = Home(places.home)
        person = keysmith.make_keys(home, who, PASSPHRASE.encode(), school)
        found_case(
            path,
            person,
            home,
            Plan(title=TITLE, reference="2026-041", about_leadership="no"),
            policy,
            SystemClock(),
        ).store.close()

    aside(make)
    return path


@pytest.fixture
def short_temporary() -> Iterator[Path]:
    """A temporary folder of a short name: the path of a socket in it may have 107 letters."""
    with tempfile.TemporaryDirectory(prefix="ed-", dir="/tmp") as folder:
        yield Path(folder)


def place_of(widget: QWidget, hands: Hands) -> Place:
    """Return where the middle of something is, from the corner of the window."""
    place = widget.mapToGlobal(widget.rect().center()) - hands.window.mapToGlobal(QPoint(0, 0))
    return place.x(), place.y()


def unlock(screen: Screen, field: Place, case: Path) -> None:
    """Type the passphrase until the case is open: a window that is slow to come up misses the first letters."""
    lock = case.with_name(f"{case.name}.lock")
    for _ in range(3):
        time.sleep(1.5)
        screen.click(field)
        screen.key("ctrl+a", "BackSpace")
        screen.type(PASSPHRASE)
        screen.key("Return")
        end = time.monotonic() + LONG_S / 3
        while time.monotonic() < end:
            if aside(lambda: lock.exists() and bool(lock.read_bytes().strip())):
                return
            time.sleep(0.1)
    raise AssertionError("the case was not opened")


def places_of_buttons(at: Open, places: Places, case: Path, policy: Policy) -> list[Place]:
    """Go the same way in a window of the same size on no screen; return where the buttons were that were pressed."""
    found: list[Place] = []
    copy, home = case.with_name("rehearsal.edcase"), Home(places.own / "rehearsal")
    aside(lambda: (shutil.copy(case, copy), shutil.copytree(places.home, home.folder)))
    desk = Desk(home.folder, SystemClock(), policy)
    hands = at(desk)
    hands.window.resize(*SIZE)
    hands.reads("Jane Shah")
    found.append(place_of(hands.field("Passphrase").widget, hands))
    hands.type(PASSPHRASE)
    hands.key(Key.Key_Return)
    hands.reads("No cases on this computer yet")
    hands.key(Key.Key_F, Mod.ControlModifier | Mod.ShiftModifier)
    hands.name_file(copy)
    hands.reads("2026-041")
    hands.copy_picture(noise(300, 400))
    hands.key(Key.Key_V, Mod.ControlModifier)
    for words in ("No", "No", "Done"):
        hands.pause(0.5)
        button = hands.button(words)
        assert button is not None
        found.append(place_of(button, hands))
        hands.press(words)
    return found


def held(case: Path, environment: dict[str, str]) -> list[dict[str, Any]]:
    """Return what the command line says is in the case."""
    words = [sys.executable, "-m", "evidence_desk.cli", "exhibits", str(case), "--json"]
    done = subprocess.run(words, env=environment, check=False, capture_output=True, timeout=LONG_S)
    return list(json.loads(done.stdout)) if done.returncode == 0 else []


@pytest.mark.needs_tool("Xvfb", "xdotool", "xclip")
def test_a_picture_is_pasted_with_real_events(
    display: int, at: Open, case: Path, places: Places, policy: Policy, short_temporary: Path
) -> None:
    passphrase, no, second_no, done = places_of_buttons(at, places, case, policy)
    secret = places.sources / "passphrase.txt"
    aside(secret.write_text, PASSPHRASE)
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "EVIDENCE_DESK_HOME": str(places.home)}
    environment["TMPDIR"] = str(short_temporary)
    asking = {**environment, "EVIDENCE_DESK_PASSPHRASE_FILE": str(secret)}
    screen, picture = Screen(display, environment), places.sources / "shot.png"
    aside(noise(300, 400).save, str(picture))
    screen.copy(picture)
    start = [sys.executable, "-c", "from evidence_desk.ui.main import run; run()", "--home", str(places.home)]
    log = places.own / "program.log"
    heard = os.open(log, os.O_WRONLY | os.O_CREAT)
    program = subprocess.Popen([*start, str(case)], env=screen.environment, stdout=heard, stderr=heard)
    try:
        screen.first_window()
        unlock(screen, passphrase, case)
        second = subprocess.run([*start, str(case)], env=screen.environment, check=False, timeout=LONG_S)
        assert second.returncode == 0  # it has raised the first, and ended
        time.sleep(1.0)
        screen.key("ctrl+v")
        for place in (no, second_no):
            time.sleep(1.0)
            screen.click(place)
        wait(lambda: len(aside(held, case, asking)) == 1)
        screen.click(done)
        time.sleep(1.0)
        screen.first_window()  # the sheet over it is gone, and nobody else gives the keyboard back
        screen.key("ctrl+q")
        assert program.wait(LONG_S) == 0
    finally:
        program.kill()
        program.wait()
        os.close(heard)
    (row,) = aside(held, case, asking)
    assert row["kind"] == "image"
    assert row["sha256"] == aside(lambda: hashlib.sha256(picture.read_bytes()).hexdigest())
    needles = {
        name: forms_of_words(words) for name, words in {"title": TITLE, "passphrase": PASSPHRASE}.items()
    }
    needles["picture"] = [*forms_of_picture(noise(300, 400)), *aside(lambda: pieces_of(picture.read_bytes()))]
    assert hunted(needles, places.home, places.cases, short_temporary, places.own) == {}

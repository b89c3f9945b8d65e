"""A member of staff: makes keys, compares the school's profile, sends what they found, and keeps a receipt alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from tests.journeys.conftest import Hunt, Open
from tests.journeys.hands import Hands, Key, Mod, Pace, sheets
from tests.journeys.hunting import Places, forms_of_picture, forms_of_words, hunted, noise, pieces_of
from tests.journeys.steps import answer_no_twice
from tests.journeys.test_window_x11 import Place, Screen, display, place_of, wait  # noqa: F401  # a fixture among them
from tests.ui.first_day import aside

from evidence_desk.acts import keysmith, schooling
from evidence_desk.acts.keysmith import Who
from evidence_desk.base.clock import SystemClock
from evidence_desk.case import events as ev
from evidence_desk.case import school as profiles
from evidence_desk.case.keys import Home, Person, SchoolFile
from evidence_desk.case.membership import NewCase, create_case
from evidence_desk.case.opendrop import open_drop
from evidence_desk.case.school import SchoolPerson, SchoolProfile
from evidence_desk.case.values import PolicyPin
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk

PASSPHRASE = "four herons walk past quietly"
TITLE = "Needletitle nobody here may read"
FACTS = "Needlefacts: a pupil showed me this on her own phone"
CHILD = "Ellie Needlemarsh"
SIZE = (420, 640)


@dataclass
class School:
    """The lead, and what IT places on computers."""

    lead: Person
    profile: SchoolProfile
    folder: Path
    case: Path

    def place(self, home: Path) -> None:
        signed = profiles.sign(self.profile, self.lead)
        (home / "school.toml").write_bytes(signed.data)
        (home / "school.toml.sig").write_bytes(signed.signature)

    def arrived(self) -> list[tuple[ev.Event, ...]]:
        """What the lead finds in each drop."""
        found = []
        for path in sorted(self.folder.glob("*.edcase")):
            with open_drop(path, (self.lead.identity,)) as drop:
                found.append(tuple(item.entry.event for item in drop.items))
        return found


@pytest.fixture
def staffed(places: Places, school: SchoolFile, policy: Policy) -> School:
    """A lead with a case on a stick that lies about, a drop folder, and a signed profile."""
    who = Who(name="Jane Shah", role="dsl", initials="JXS", organisation="Larkrise Academy")
    pin = PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256)
    path, folder = places.cases / "2026-007.edcase", places.cases / "drops"

    def make() -> Person:
        folder.mkdir()
        elsewhere = Home(places.own / "lead")
        person = keysmith.make_keys(elsewhere, who, b"a passphrase of the lead", school, kind="classic")
        new = NewCase(title=TITLE, reference="2026-007", school=school, policy=pin)
        with create_case(path, person, elsewhere.folder, new, SystemClock()):
            return person

    lead: Person = aside(make)
    receiver = SchoolPerson(
        name="Jane Shah",
        position="Designated Safeguarding Lead",
        role="dsl",
        initials="JXS",
        recipient=lead.profile.recipient,
        signer=lead.profile.signer,
        receives="all",
    )
    profile = SchoolProfile(
        id="0" * 32,
        edition=1,
        made_at="2026-11-20T09:00:00Z",
        signed_by=lead.profile.fingerprint,
        name="Larkrise Academy",
        people=(receiver,),
        keys=school.keys,
        settings=profiles.Settings(drop_folder=str(folder)),
    )
    return School(lead, profile, folder, path)


def make_keys(hands: Hands, school_file: Path) -> None:
    hands.reads("Welcome")
    hands.press("Continue")
    hands.fill("Your name", "Ann Ode")
    hands.press("Member of staff")
    hands.press("Continue")
    hands.fill("The school’s file", str(school_file))
    hands.press("Continue")
    hands.fill("New passphrase", PASSPHRASE)
    hands.fill("The same again", PASSPHRASE)
    hands.press("Continue")
    hands.reads("so that nobody can ask you to hand over what you cannot read")
    hands.press("Start")


def try_every_way_to_a_case(hands: Hands, case: Path) -> None:
    for key in (Key.Key_N, Key.Key_O, Key.Key_V, Key.Key_L, Key.Key_K, Key.Key_T, Key.Key_1):
        hands.key(key, Mod.ControlModifier)
    hands.copy_picture(noise(200, 200))
    hands.key(Key.Key_V, Mod.ControlModifier)
    for key in (Key.Key_F, Key.Key_T, Key.Key_W, Key.Key_S, Key.Key_1, Key.Key_X):
        hands.key(key, Mod.ControlModifier | Mod.ShiftModifier)
    assert sheets() == []
    hands.drop(case)
    hands.pause(0.3)
    if sheets():  # what a dropped case file leads to is words
        hands.reads("cannot create, open or read a case")
        hands.key(Key.Key_Escape)
    assert sheets() == []
    assert hands.window.desk.session is None
    offered = [b.text() for b in hands.window.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
    assert not {"New case", "Open a file", "Paste"} & set(offered)


def test_from_first_keys_to_a_receipt(
    at: Open, places: Places, policy: Policy, school: SchoolFile, staffed: School, hunt: Hunt, pace: Pace
) -> None:
    aside(keysmith.write_school, school, places.sources / "school.json")
    hands = at(Desk(places.home, SystemClock(), policy))
    pace.step("make keys")
    make_keys(hands, places.sources / "school.json")
    hands.reads("Ask IT to place school.toml beside the program.")
    assert (hands.window.width(), hands.window.height()) == SIZE
    try_every_way_to_a_case(hands, staffed.case)
    pace.step("compare the school’s profile")
    aside(staffed.place, places.home)
    hands.press("Look again")
    hands.reads("Ask Jane Shah for their six words")
    hands.press("They are the same")
    pace.step("say whom it is about")
    hands.reads("Is it about the DSL, a deputy or the head?")
    hands.press("No")
    hands.reads("Jane Shah")
    pace.step("paste a picture, drop a file, write words")
    picture = noise(300, 400)
    hands.copy_picture(picture)
    hands.press("Paste")
    answer_no_twice(hands)
    hands.reads("Picture, ")
    hands.copy_text("something else")
    letter = places.sources / "mail.eml"
    aside(letter.write_text, "Needleletter " * 900)
    hands.drop(letter, on=hands.window.staff_page.form.items if hands.window.staff_page else None)
    answer_no_twice(hands)
    hands.reads("File, ")
    hands.fill("What happened?", FACTS)
    hands.fill("Who is it about?", CHILD)
    hands.fill("When did you see it?", "today 00:01")
    pace.step("send")
    hands.key(Key.Key_Return, Mod.ControlModifier)
    hands.reads("Sealed and in the drop folder")
    hands.reads("3 item")
    hands.reads("Only this receipt stays on this computer.")
    pace.step("copy the receipt, look for ways to read it")
    hands.key(Key.Key_C, Mod.ControlModifier)
    copied = QApplication.clipboard().text()
    assert "Check code: " in copied
    assert "Jane Shah" in copied
    assert "Needle" not in copied
    hands.copy_text("something else")
    (events,) = aside(staffed.arrived)
    added = [event for event in events if isinstance(event, ev.ExhibitAdded)]
    (concern,) = [event.concern for event in events if isinstance(event, ev.ConcernRecorded)]
    assert [event.grade for event in added] == ["D", "C"]
    assert concern.facts.startswith(f"About: {CHILD}\nSeen: ")
    assert concern.facts.endswith(FACTS)
    pace.step("lock")
    hands.key(Key.Key_L, Mod.ControlModifier | Mod.ShiftModifier)
    hands.reads("Ann Ode")
    needles = {
        "passphrase": forms_of_words(PASSPHRASE),
        "title": forms_of_words(TITLE),
        "facts": forms_of_words(FACTS),
        "child": forms_of_words(CHILD),
        "letter": forms_of_words("Needleletter"),
        "picture": forms_of_picture(picture),
    }
    hunt(needles)


# -- with a real X server -------------------------------------------------------------------------------------


@pytest.fixture
def short_temporary() -> Iterator[Path]:
    """A temporary folder of a short name: the path of a socket in it may have 107 letters."""
    with tempfile.TemporaryDirectory(prefix="ed-", dir="/tmp") as folder:
        yield Path(folder)


def rehearse(at: Open, home: Path, policy: Policy) -> dict[str, Place]:
    """Go the same way in a window of the same size on no screen; return where things were."""
    hands = at(Desk(home, SystemClock(), policy))
    found: dict[str, Place] = {}
    hands.window.resize(1366, 768)
    hands.reads("Ann Ode")
    found["passphrase"] = place_of(hands.field("Passphrase").widget, hands)
    hands.type(PASSPHRASE)
    hands.key(Key.Key_Return)
    hands.reads("Is it about the DSL, a deputy or the head?")
    found["not about"] = _place(hands, "No")
    hands.press("No")
    hands.copy_picture(noise(300, 400))
    hands.key(Key.Key_V, Mod.ControlModifier)
    for name in ("first no", "second no"):
        hands.pause(0.5)
        found[name] = _place(hands, "No")
        hands.press("No")
    hands.reads("Picture, ")
    found["facts"] = place_of(hands.field("What happened?").widget, hands)
    return found


def _place(hands: Hands, words: str) -> Place:
    button = hands.button(words)
    assert button is not None
    return place_of(button, hands)


@pytest.mark.needs_tool("Xvfb", "xdotool", "xclip")
def test_staff_sends_a_picture_with_real_events(
    display: int,  # noqa: F811  # the fixture
    at: Open,
    places: Places,
    policy: Policy,
    school: SchoolFile,
    staffed: School,
    short_temporary: Path,
) -> None:
    def keys() -> Home:
        home, who = Home(places.home), Who(name="Ann Ode", role="staff", initials="AXO", organisation="L")
        person = keysmith.make_keys(home, who, PASSPHRASE.encode(), school, kind="classic")
        staffed.place(places.home)
        signed = profiles.sign(staffed.profile, staffed.lead)
        schooling.accept(home, person, signed, SystemClock(), heard=staffed.profile.words)
        return home

    aside(keys)
    copy = places.own / "rehearsal"
    aside(shutil.copytree, places.home, copy)
    at_place = rehearse(at, copy, policy)
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "TMPDIR": str(short_temporary)}
    environment["EVIDENCE_DESK_HOME"] = str(places.home)
    screen, picture = Screen(display, environment), places.sources / "shot.png"
    aside(noise(300, 400).save, str(picture))
    screen.copy(picture)
    start = [sys.executable, "-c", "from evidence_desk.ui.main import run; run()", "--home", str(places.home)]
    log = places.own / "program.log"
    heard = os.open(log, os.O_WRONLY | os.O_CREAT)
    program = subprocess.Popen(start, env=screen.environment, stdout=heard, stderr=heard)
    outbox = places.home / "outbox"
    try:
        screen.first_window()
        _unlock(screen, at_place["passphrase"])
        time.sleep(1.5)
        screen.key("ctrl+alt+e")  # brings the window forward, and does nothing else
        screen.first_window()
        screen.click(at_place["not about"])
        time.sleep(1.0)
        screen.key("ctrl+v")
        for name in ("first no", "second no"):
            time.sleep(1.2)
            screen.click(at_place[name])
        wait(lambda: aside((outbox / "draft.edcase").exists))
        time.sleep(1.0)
        screen.first_window()
        screen.click(at_place["facts"])
        screen.type("Needlefacts typed for real")
        screen.key("ctrl+Return")
        wait(lambda: bool(aside(lambda: list(staffed.folder.glob("*.edcase")))))
        wait(lambda: not aside(lambda: list(outbox.glob("*.edcase"))))
        time.sleep(0.5)
        screen.key("ctrl+q")
        assert program.wait(30) == 0
    finally:
        program.kill()
        program.wait()
        os.close(heard)
    (events,) = aside(staffed.arrived)
    assert [event.TYPE for event in events] == ["exhibit-added", "concern-recorded"]
    needles = {
        "facts": forms_of_words("Needlefacts"),
        "passphrase": forms_of_words(PASSPHRASE),
        "picture": [*forms_of_picture(noise(300, 400)), *aside(lambda: pieces_of(picture.read_bytes()))],
    }
    assert hunted(needles, places.home, places.cases, short_temporary, places.own) == {}


def _unlock(screen: Screen, field: Place) -> None:
    """Type the passphrase until the window is small: one that is slow to come up misses the first letters."""
    for _ in range(3):
        time.sleep(1.5)
        screen.click(field)
        screen.key("ctrl+a", "BackSpace")
        screen.type(PASSPHRASE)
        screen.key("Return")
        end = time.monotonic() + 10
        while time.monotonic() < end:
            if f"{SIZE[0]}x{SIZE[1]}" in screen.geometry():
                return
            time.sleep(0.2)
    raise AssertionError("nobody was let in")


HOLDER = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from evidence_desk.ui.staff.hotkey import Hotkey
app = QApplication([])
key = Hotkey()
key.pressed.connect(lambda: (print("pressed", flush=True), key.give_back(), app.quit()))
key.take()
print("taken" if key.is_taken else "refused", flush=True)
QTimer.singleShot(20_000, app.quit)
app.exec()
"""


@pytest.mark.needs_tool("Xvfb", "xdotool")
def test_one_key_reaches_the_program_from_anywhere_and_only_one_program(display: int) -> None:  # noqa: F811  # the fixture
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}"}
    screen = Screen(display, environment)

    def hold() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", HOLDER], env=environment, stdout=subprocess.PIPE, text=True
        )

    with hold() as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "taken\n"
        with hold() as second:
            assert second.stdout is not None
            assert second.stdout.readline() == "refused\n"
            second.terminate()
        screen.key("ctrl+alt+e")
        assert first.stdout.readline() == "pressed\n"
        assert first.wait(10) == 0

"""A member of staff: makes keys, and is told why they cannot make, open or copy from a case."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from tests.journeys.conftest import Hunt, Open
from tests.journeys.hands import Hands, Key, Mod, Pace, sheets
from tests.journeys.hunting import Places, forms_of_picture, forms_of_words, noise
from tests.ui.first_day import aside

from evidence_desk.acts import keysmith
from evidence_desk.acts.keysmith import Who
from evidence_desk.base.clock import SystemClock
from evidence_desk.case.keys import Home, SchoolFile
from evidence_desk.case.membership import NewCase, create_case
from evidence_desk.case.values import PolicyPin
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk

PASSPHRASE = "four herons walk past quietly"
TITLE = "Needletitle nobody here may read"


@pytest.fixture
def case(places: Places, school: SchoolFile, policy: Policy) -> Path:
    """A case of the lead's, on a stick that lies about."""
    lead = Who(name="Jane Shah", role="dsl", initials="JXS", organisation="Larkrise Academy")
    pin = PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256)
    path = places.cases / "2026-007.edcase"

    def make() -> None:
        elsewhere = Home(places.own / "lead")
        person = keysmith.make_keys(elsewhere, lead, b"a passphrase of the lead", school, kind="classic")
        new = NewCase(title=TITLE, reference="2026-007", school=school, policy=pin)
        with create_case(path, person, elsewhere.folder, new, SystemClock()):
            pass

    aside(make)
    return path


def make_keys(hands: Hands, school_file: Path) -> None:
    hands.reads("Welcome")
    hands.press("Continue")
    hands.fill("Your name", "Ann Ode")
    hands.press("Member of staff")
    hands.press("Continue")
    hands.reads("Ask the lead for the school’s file.")
    hands.fill("The school’s file", str(school_file))
    hands.press("Continue")
    hands.fill("New passphrase", PASSPHRASE)
    hands.fill("The same again", PASSPHRASE)
    hands.press("Continue")
    hands.reads("so that nobody can ask you to hand over what you cannot read")
    hands.press("Start")


def test_staff_makes_keys_and_nothing_else(
    at: Open, places: Places, policy: Policy, school: SchoolFile, case: Path, hunt: Hunt, pace: Pace
) -> None:
    aside(keysmith.write_school, school, places.sources / "school.json")
    desk = Desk(places.home, SystemClock(), policy)
    hands = at(desk)
    pace.step("make keys")
    make_keys(hands, places.sources / "school.json")
    hands.reads("You cannot open cases here")
    hands.reads("cannot create, open or read a case, so that nobody can be asked what they saw")
    pace.step("try every way to a case")
    for key in (Key.Key_N, Key.Key_O, Key.Key_V, Key.Key_L, Key.Key_K, Key.Key_T, Key.Key_1):
        hands.key(key, Mod.ControlModifier)
    hands.copy_picture(noise(200, 200))
    hands.key(Key.Key_V, Mod.ControlModifier)
    for key in (Key.Key_F, Key.Key_T, Key.Key_W, Key.Key_S, Key.Key_1, Key.Key_X):
        hands.key(key, Mod.ControlModifier | Mod.ShiftModifier)
    hands.drop(case)
    hands.pause(0.3)
    assert sheets() == []
    assert not is_open(desk)
    hands.reads("You cannot open cases here")
    offered = [b.text() for b in hands.window.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
    assert not {"New case", "Open a file", "Paste"} & set(offered)
    pace.step("check a file, lock, quit")
    hands.key(Key.Key_3, Mod.ControlModifier | Mod.ShiftModifier)
    hands.reads("Drop a case, a pack or a sheet here")
    hands.key(Key.Key_L, Mod.ControlModifier | Mod.ShiftModifier)
    hands.reads("Ann Ode")
    hands.copy_text("something else")
    needles = {"passphrase": forms_of_words(PASSPHRASE), "title": forms_of_words(TITLE)}
    needles["clipboard"] = forms_of_picture(noise(200, 200))
    aside((places.sources / "letter.txt").write_text, TITLE)  # so that the hunt has something to find
    hunt(needles)


def is_open(desk: Desk) -> bool:
    return desk.session is not None

"""A safeguarding lead who has never seen it, from the first start to a police pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from tests.journeys.conftest import Hunt, Open
from tests.journeys.hands import Hands, Key, Mod, Pace
from tests.journeys.hunting import Places, forms_of_picture, forms_of_words, noise, pieces_of
from tests.journeys.steps import answer_no_twice, make_pack
from tests.ui.first_day import aside

from evidence_desk.acts.opening import open_case
from evidence_desk.base.clock import SystemClock
from evidence_desk.case.keys import Home
from evidence_desk.case.membership import access_of
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.verify import DropZone

PASSPHRASE = "wet otter reads maps slowly"
WORDS = {
    "caption": "Needlecaption about a coach trip",
    "account": "needle_account_77",
    "platform": "Needlegram",
    "text": "needle words that were typed in",
    "address": "https://needle.example/p/91",
    "file": "needle-of-a-file",
    "title": "Needletitle and votes",
    "said": "needle of what was said",
}
SHOT = noise(360, 640)


def make_keys(hands: Hands, places: Places) -> None:
    hands.reads("Welcome")
    hands.press("Continue")
    hands.fill("Your name", "Jane Patricia Shah")
    hands.fill("School or trust", "Larkrise Academy")
    hands.press("Designated Safeguarding Lead")
    hands.press("Continue")
    hands.press("I am the first DSL here")
    hands.press("Continue")
    hands.fill("New passphrase", PASSPHRASE)
    hands.fill("The same again", PASSPHRASE)
    hands.press("Continue")
    hands.reads("The school’s six sheets")
    hands.press("Write them to a folder")
    hands.fill("Folder", str(places.exports / "stick"))
    hands.press("Continue")
    hands.reads("Do the sheets work?")
    hands.press("Read these sheets")
    hands.reads("Proved: any two recovery sheets")
    hands.press("Continue")
    hands.reads("Your keys are ready")
    hands.press("Start")


def new_case(hands: Hands, case: Path) -> None:
    hands.reads("No cases on this computer yet")
    hands.press("New case")
    hands.reads("Is it about the DSL, a deputy or the head?")
    hands.press("No")
    hands.press("Continue")
    hands.fill("Title", WORDS["title"])
    hands.fill("Reference", "2026-041")
    hands.fill("File", str(case))
    hands.press("Make the case")
    hands.reads("2026-041")


@pytest.fixture
def first_desk(places: Places, policy: Policy) -> Desk:
    return Desk(places.home, SystemClock(), policy)


def check_case(case: Path, places: Places, desk: Desk) -> None:
    """Open the case as a colleague's program would, and look whether all of it is there."""

    def look() -> None:
        person = Home(places.home).unlock(PASSPHRASE.encode())
        with open_case(case, access_of(person, places.home), desk.clock).store as store:
            held = store.case.in_order()
            assert [one.ref for one in held] == ["JPS/1", "JPS/2", "JPS/3", "JPS/4"]
            assert [one.status for one in held] == ["held", "held", "held", "locked"]
            kept = QImage.fromData(store.read_whole(held[0]))
            assert kept.convertToFormat(QImage.Format.Format_RGB32) == SHOT
            assert held[0].caption == WORDS["caption"]
            assert not store.case.seal_clocks

    aside(look)


def test_the_first_day_and_one_incident(
    at: Open, first_desk: Desk, places: Places, hunt: Hunt, pace: Pace
) -> None:
    case = places.cases / "2026-041.edcase"
    hands = at(first_desk)
    pace.step("make keys and the school's sheets, and try them")
    make_keys(hands, places)
    pace.step("make a case")
    new_case(hands, case)
    pace.step("paste a picture, answer, describe")
    hands.copy_picture(SHOT)
    hands.key(Key.Key_V, Mod.ControlModifier)
    answer_no_twice(hands)
    hands.reads("Saved as JPS/1")
    hands.press("Someone sent it")
    hands.fill("Who sent it, and how", "A parent, by e-mail")
    hands.fill("Platform and account", f"{WORDS['platform']}, {WORDS['account']}")
    hands.fill("When was it on screen?", "yesterday 19:14")
    hands.fill("Caption", WORDS["caption"])
    hands.press("Done")
    hands.reads(WORDS["caption"])
    pace.step("text, address, a file dropped")
    hands.key(Key.Key_T, Mod.ControlModifier | Mod.ShiftModifier)
    hands.type(WORDS["text"])
    hands.press("Keep")
    hands.reads("Saved as JPS/2")
    hands.press("Done")
    hands.key(Key.Key_U, Mod.ControlModifier | Mod.ShiftModifier)
    hands.type(WORDS["address"])
    hands.press("Keep")
    hands.reads("Saved as JPS/3")
    hands.key(Key.Key_Return, Mod.ControlModifier)
    photo = places.sources / f"{WORDS['file']}.png"
    aside(noise(300, 200, seed=7).save, str(photo))
    assert hands.drop(photo)
    hands.reads(photo.name)
    answer_no_twice(hands)
    hands.reads("Saved as JPS/4")
    hands.press("Done")
    pace.step("classify")
    hands.key(Key.Key_T, Mod.ControlModifier)
    hands.reads("Classify JPS/4")
    hands.press("Conduct, Aggressive")
    hands.key(Key.Key_Return, Mod.ControlModifier)
    hands.reads("JPS/4 classified. Saved.")
    pace.step("this should not be here; who was told")
    hands.press("This should not be here")
    hands.reads("JPS/4 is locked for police.")
    hands.press("Record who was told")
    hands.reads("Tell the police")
    hands.press("Record: Tell the police")
    hands.reads("What they were told of")
    hands.fill("Police force", "Northshire")
    hands.fill("Reference number", "14/2026")
    hands.fill("What was said", WORDS["said"])
    hands.press("Save")
    hands.reads("No decision yet")
    hands.no_longer_reads("Record: Tell the police")
    pace.step("hide, show, lock, unlock")
    hands.key(Key.Key_F9)
    hands.reads("Evidence Desk is hidden. F9 to return.")
    assert set(hands.words().splitlines()) <= {"", "Evidence Desk is hidden. F9 to return."}
    hands.key(Key.Key_F9)
    hands.reads("No decision yet")
    hands.key(Key.Key_L, Mod.ControlModifier | Mod.ShiftModifier)
    hands.reads("Unlock")
    assert not [words for words in WORDS.values() if words in hands.words()]
    hands.type(PASSPHRASE)
    hands.key(Key.Key_Return)
    hands.reads("No decision yet")
    pace.step("make and check the police pack")
    pack = places.exports / "pack.pdf"
    hands.key(Key.Key_7, Mod.ControlModifier)
    make_pack(hands, pack)
    pace.step("drop the pack on Verify")
    hands.key(Key.Key_4, Mod.ControlModifier | Mod.ShiftModifier)
    (zone,) = hands.window.findChildren(DropZone)
    assert hands.drop(pack, on=zone)
    hands.reads("this is that file, byte for byte")
    hands.reads("Everything checked holds.")
    pace.step("quit")
    hands.copy_text("something else")
    ended: list[bool] = []
    hands.window.closed_down.connect(lambda: ended.append(True))
    hands.key(Key.Key_Q, Mod.ControlModifier)
    hands.wait(lambda: bool(ended), "the program to end")
    pace.stop()
    needles = {name: forms_of_words(words) for name, words in WORDS.items()}
    needles |= {"passphrase": forms_of_words(PASSPHRASE), "picture": forms_of_picture(SHOT)}
    needles["dropped picture"] = aside(lambda: pieces_of(photo.read_bytes()))
    hunt(needles)
    check_case(case, places, first_desk)

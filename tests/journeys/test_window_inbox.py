"""From a member of staff to the police: a sealed drop comes in, its sender is made sure of, and it leaves in a pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys.conftest import Hunt, Open
from tests.journeys.hands import Hands, Key, Mod, Pace
from tests.journeys.hunting import Places, forms_of_picture, forms_of_words, noise, pieces_of
from tests.journeys.steps import answer_no_twice, make_pack
from tests.ui.conftest import FrozenClock
from tests.ui.first_day import aside
from tests.ui.inbox_desk import Sender

from evidence_desk.acts import keysmith
from evidence_desk.acts.keysmith import Who
from evidence_desk.acts.opening import open_case
from evidence_desk.base.clock import SystemClock
from evidence_desk.case.keys import Home, Person, SchoolFile
from evidence_desk.case.membership import access_of
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.inbox import InboxPage

PASSPHRASE = "wet otter reads maps slowly"
FACTS = "Needlefacts: a pupil showed me this on her own phone"
CAPTION = "group chat, screen 1"
SHOT = noise(300, 500)


@pytest.fixture
def lead(places: Places, school: SchoolFile) -> Person:
    who = Who(name="Jane Shah", role="dsl", initials="JPS", organisation="Larkrise Academy")
    made: Person = aside(
        lambda: keysmith.make_keys(Home(places.home), who, PASSPHRASE.encode(), school, kind="classic")
    )
    return made


def unlock(hands: Hands) -> None:
    hands.reads("Unlock")
    hands.type(PASSPHRASE)
    hands.key(Key.Key_Return)


def test_from_a_sealed_drop_to_a_police_pack(
    at: Open,
    places: Places,
    policy: Policy,
    school: SchoolFile,
    clock: FrozenClock,
    lead: Person,
    hunt: Hunt,
    pace: Pace,
) -> None:
    folder, source = places.cases / "drops", places.sources / "shot.png"
    aside(folder.mkdir)
    aside(SHOT.save, str(source))
    picture: bytes = aside(source.read_bytes)
    hannah: Sender = aside(lambda: Sender.make(folder, school, clock, policy))
    hands = at(Desk(places.home, SystemClock(), policy))
    pace.step("unlock, say where drops arrive")
    unlock(hands)
    hands.reads("No cases on this computer yet")
    hands.key(Key.Key_2, Mod.ControlModifier | Mod.ShiftModifier)
    hands.reads("No drop folder yet")
    hands.press("Set up the drop for staff")
    hands.name_file(folder)
    hands.reads("Nothing waiting.")
    pace.step("a drop comes in by itself")
    sent: Path = aside(lambda: hannah.send("k3", [lead], pictures=[picture], facts=FACTS))
    hands.reads("Hannah Price")
    hands.reads("Sender not known yet")
    hands.reads(FACTS)
    pace.step("make sure of the sender")
    hands.press("Check by phone or in person")
    hands.reads("Is it really Hannah Price?")
    hands.press("By telephone")
    hands.press("They are the same. Remember this person")
    hands.reads("The seal is whole and the sender is known")
    pace.step("take it into a new case")
    hands.press("A new case")
    hands.press("Take into the case")
    hands.reads("Take in what Hannah Price sent")
    answer_no_twice(hands)
    make_case(hands, places.cases / "2026-041.edcase")
    hands.reads("HPX/1")
    hands.reads(CAPTION)
    pace.step("the inbox says where it went")
    hands.key(Key.Key_2, Mod.ControlModifier | Mod.ShiftModifier)
    hands.reads("Taken into 2026-041")
    pace.step("make the police pack")
    hands.key(Key.Key_7, Mod.ControlModifier)
    pack = places.exports / "pack.pdf"
    make_pack(hands, pack)
    pace.step("lock")
    hands.key(Key.Key_2, Mod.ControlModifier | Mod.ShiftModifier)
    hands.key(Key.Key_L, Mod.ControlModifier | Mod.ShiftModifier)
    hands.reads("Unlock")
    (page,) = hands.window.findChildren(InboxPage)
    assert FACTS not in hands.words(page)
    assert page.view.model().rowCount() == 0
    pace.stop()
    hands.copy_text("something else")
    needles = {"facts": forms_of_words(FACTS), "picture": forms_of_picture(SHOT)}
    needles |= {"passphrase": forms_of_words(PASSPHRASE), "file": pieces_of(picture)}
    hunt(needles)
    assert aside(sent.exists), "the drop stays as it came"
    check_case(places.cases / "2026-041.edcase", places, picture, hannah)


def make_case(hands: Hands, case: Path) -> None:
    hands.reads("Is it about the DSL, a deputy or the head?")
    hands.press("No")
    hands.press("Continue")
    hands.fill("Title", "Year 9 group chat and votes")
    hands.fill("Reference", "2026-041")
    hands.fill("File", str(case))
    hands.press("Make the case")


def check_case(case: Path, places: Places, picture: bytes, hannah: Sender) -> None:
    """Open the case as a colleague's program would."""

    def look() -> None:
        person = Home(places.home).unlock(PASSPHRASE.encode())
        with open_case(case, access_of(person, places.home), SystemClock()).store as store:
            (exhibit,) = store.case.in_order()
            assert store.read_whole(exhibit) == picture
            assert exhibit.captured_by == hannah.person.profile.fingerprint
            assert exhibit.arrival is not None
            assert exhibit.arrival.who == person.profile.fingerprint
            (concern,) = store.case.concern
            assert concern.facts == FACTS
            (vouched,) = store.case.producers[hannah.person.profile.fingerprint].vouched
            assert vouched.how == "by-phone"

    aside(look)

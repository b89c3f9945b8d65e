"""Roles at the window: until when, whose key, what waits for a second person, holds, new keys, leavers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock
from tests.ui.first_day import OTHER, PASSPHRASE, aside, press, quiet, type_in
from tests.ui.test_first_day_case import (
    ann,
    button,
    jane,
    keys_of,
    names_reading,
    new,
    open_session,
    quick_derivation,
    readers_sheet,
    tom,
    tom_desk,
    words_on,
)

from evidence_desk.acts import agreeing, keysmith
from evidence_desk.acts.keysmith import NewSchool
from evidence_desk.acts.opening import open_case
from evidence_desk.base.errors import KeyUnavailable
from evidence_desk.base.words import spoken
from evidence_desk.case import events as ev
from evidence_desk.case import two_people
from evidence_desk.case.keys import Home, Person
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.hold_release import HoldChoice
from evidence_desk.ui.dialogs.leaver import LeaverSheet
from evidence_desk.ui.dialogs.new_keys import NewKeysSheet
from evidence_desk.ui.dialogs.record_action import Given, RecordActionSheet
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.settings import RecentCase, Settings
from evidence_desk.ui.widgets.buttons import QuietButton

__all__ = ["ann", "jane", "new", "quick_derivation", "tom", "tom_desk"]
HOLD = {"hold-for": "police", "authority": "DC Lowe", "review-on": "2027-01-01"}


def in_menu(sheet: QWidget, words: str, qtbot: QtBot) -> None:
    """Choose from the menu of a reader's row."""
    (action,) = [
        action
        for menu in sheet.findChildren(QMenu)
        for action in menu.findChildren(QAction)
        if action.text() == words
    ]
    action.trigger()
    quiet(qtbot)


@pytest.fixture
def second(tmp_path: Path, tom: Person, new: NewSchool) -> Person:
    return keys_of(keysmith.free_home(tmp_path / "home"), "Uma Adair", "deputy", "UXA", OTHER, new)


# --- until when, whose key


def test_an_investigator_is_let_in_until_a_day_and_how_they_were_compared_is_written_down(
    qtbot: QtBot, tom_desk: Desk, ann: Person, tmp_path: Path
) -> None:
    session = open_session(qtbot, tom_desk, tmp_path / "c.edcase")
    sheet = readers_sheet(qtbot, tom_desk, session)
    sheet.letting_in.show_profile(ann.profile)
    quiet(qtbot)
    assert spoken(ann.profile.fingerprint).split()[0] in words_on(sheet)
    sheet.letting_in.compared.click()
    sheet.letting_in.how.choose("by-video")
    type_in(qtbot, sheet.letting_in.until, "when pigs fly")
    press(qtbot, button(sheet, "Let Ann Marsh in"))
    assert "not a day" in words_on(sheet)
    assert names_reading(session) == {"Tom Adair"}
    type_in(qtbot, sheet.letting_in.until, "in 3 days")
    press(qtbot, button(sheet, "Let Ann Marsh in"))
    member = session.case.members[ann.profile.fingerprint]
    assert member.until
    assert [(v.by, v.how) for v in member.vouched] == [(session_key(tom_desk), "by-video")]
    assert "compared by video by Tom Adair" in words_on(sheet)
    assert "until " in words_on(sheet)


def session_key(desk: Desk) -> str:
    assert desk.person is not None
    return desk.person.profile.fingerprint


def test_an_end_is_given_and_a_key_is_vouched_for_from_the_row(
    qtbot: QtBot, tom_desk: Desk, ann: Person, tmp_path: Path
) -> None:
    session = open_session(qtbot, tom_desk, tmp_path / "c.edcase", ann.profile)
    sheet = readers_sheet(qtbot, tom_desk, session)
    in_menu(sheet, "How long they read it…", qtbot)
    assert "no key can forget by the calendar" in words_on(sheet)
    press(qtbot, sheet.ending.button)
    assert "Write why." in words_on(sheet)
    type_in(qtbot, sheet.ending.until, "in 3 days")
    type_in(qtbot, sheet.ending.reason, "until the hearing")
    press(qtbot, sheet.ending.button)
    assert session.case.members[ann.profile.fingerprint].until
    assert "reads this case until" in sheet.said.text()
    in_menu(sheet, "I compared their key…", qtbot)
    assert sheet.vouching.words.words == spoken(ann.profile.fingerprint)
    press(qtbot, sheet.vouching.button)
    assert "Tick it when the words are the same." in words_on(sheet)
    sheet.vouching.same.click()
    press(qtbot, sheet.vouching.button)
    assert "Say how you compared." in words_on(sheet)
    sheet.vouching.how.choose("in-person")
    press(qtbot, sheet.vouching.button)
    assert [v.how for v in session.case.members[ann.profile.fingerprint].vouched] == ["in-person"]


# --- what waits for a second person


def test_a_second_person_who_is_not_here_is_asked_and_agrees_at_their_own_desk(
    qtbot: QtBot,
    tom_desk: Desk,
    jane: Person,
    ann: Person,
    tmp_path: Path,
    policy: Policy,
    clock: FrozenClock,
) -> None:
    path = tmp_path / "c.edcase"
    session = open_session(qtbot, tom_desk, path, jane.profile, ann.profile)
    sheet = readers_sheet(qtbot, tom_desk, session)
    press(qtbot, named(sheet, "Take out Jane P. Shah"))
    type_in(qtbot, sheet.taking_out.reason, "left the school")
    press(qtbot, sheet.taking_out.button)
    beside = sheet.findChild(SecondPersonSheet)
    assert isinstance(beside, SecondPersonSheet)
    press(qtbot, beside.ask)
    assert "Asked." in sheet.said.text()
    assert "You asked a second person" in words_on(sheet)
    assert "Jane P. Shah" in names_reading(session)
    tom_desk.close_case()
    quiet(qtbot)
    for desk in other_desk(tmp_path, ann, policy, clock):
        opened = aside(open_case, path, access_of(ann, tmp_path / "ann"), clock)
        assert any("asks you to agree that Jane P. Shah is taken out" in words for words in opened.remarks)
        desk.take_session(path, opened)
        assert desk.session is not None
        theirs = readers_sheet(qtbot, desk, desk.session)
        assert "left the school" in words_on(theirs)
        press(qtbot, button(theirs, "I agree"))
        assert "You agreed" in theirs.said.text()
        assert "Jane P. Shah" in names_reading(desk.session)  # she is no deputy: Tom does it
        desk.close_case()
        quiet(qtbot)
    tom = tom_desk.person
    assert tom is not None
    tom_desk.take_session(path, aside(open_case, path, access_of(tom, tom_desk.home.folder), clock))
    assert tom_desk.session is not None
    again = readers_sheet(qtbot, tom_desk, tom_desk.session)
    assert "Ann Marsh agreed" in words_on(again)
    press(qtbot, named(again, "Take out Jane P. Shah"))
    assert "Two people agreed to it." in words_on(again)
    type_in(qtbot, again.taking_out.reason, "left the school")
    press(qtbot, again.taking_out.button)
    assert names_reading(tom_desk.session) == {"Tom Adair", "Ann Marsh"}


def named(sheet: QWidget, name: str) -> QuietButton:
    (found,) = [one for one in sheet.findChildren(QuietButton) if one.accessibleName() == name]
    return found


def other_desk(tmp_path: Path, person: Person, policy: Policy, clock: FrozenClock) -> Iterator[Desk]:
    """Somebody's own computer."""
    desk = Desk(tmp_path / "another", clock, policy)
    desk.set_person(person)
    yield desk


def test_what_was_asked_can_be_taken_back_with_a_reason(
    qtbot: QtBot, tom_desk: Desk, jane: Person, ann: Person, tmp_path: Path
) -> None:
    session = open_session(qtbot, tom_desk, tmp_path / "c.edcase", jane.profile, ann.profile)
    key = jane.profile.fingerprint
    asking = session.act("", lambda store, report: agreeing.ask(store, "remove-reader", key, "left"))
    with qtbot.waitSignal(asking.succeeded):
        pass
    sheet = readers_sheet(qtbot, tom_desk, session)
    press(qtbot, button(sheet, "Take it back…"))
    press(qtbot, sheet.declining.button)
    assert "Write why." in words_on(sheet)
    type_in(qtbot, sheet.declining.reason, "she stays")
    press(qtbot, sheet.declining.button)
    assert two_people.open_askings(session.case) == []
    assert "You asked a second person" not in words_on(sheet)


# --- holds


def placed(qtbot: QtBot, session: CaseSession) -> None:
    event = ev.ActionRecorded(kind="hold-placed", done_at="2026-11-22T10:00:00Z", fields=HOLD, reason="r")
    job = session.act("", lambda store, report: store.record(event))
    with qtbot.waitSignal(job.succeeded):
        pass


@pytest.mark.parametrize("there", [True, False])
def test_a_hold_is_released_by_two_people(
    qtbot: QtBot, tom_desk: Desk, second: Person, ann: Person, tmp_path: Path, there: bool
) -> None:
    session = open_session(qtbot, tom_desk, tmp_path / "c.edcase", second.profile, ann.profile)
    placed(qtbot, session)
    sheet = RecordActionSheet(tom_desk, Given(kind="hold-released"))
    qtbot.addWidget(sheet)
    sheet.show()
    assert isinstance(sheet.hold, HoldChoice)
    assert "A hold ends when two people agree" in words_on(sheet)
    for one in sheet._inputs:  # the two fields of the form: why, and by whose authority
        type_in(qtbot, one.box.widget, "over")
        if one.field.id == "authority":
            break
    sheet.save()
    quiet(qtbot)
    beside = sheet.findChild(SecondPersonSheet)
    assert isinstance(beside, SecondPersonSheet)
    assert beside.who.chosen == second.profile.fingerprint  # an investigator is not offered
    assert beside.who.count() == 2
    if there:
        type_in(qtbot, beside.passphrase, OTHER)
        press(qtbot, beside.sign)
        assert two_people.open_holds(session.case) == []
        assert [a.kind for a in session.case.actions_in_order()] == ["hold-placed", "hold-released"]
    else:
        press(qtbot, beside.ask)
        assert len(two_people.open_holds(session.case)) == 1
        assert [one.act for one in two_people.open_askings(session.case)] == ["release-hold"]
    assert not sheet.isVisible()


def test_without_a_hold_there_is_nothing_to_release(qtbot: QtBot, tom_desk: Desk, tmp_path: Path) -> None:
    open_session(qtbot, tom_desk, tmp_path / "c.edcase")
    sheet = RecordActionSheet(tom_desk, Given(kind="hold-released"))
    qtbot.addWidget(sheet)
    sheet.show()
    assert "There is no hold in force" in words_on(sheet)
    sheet.save()
    assert sheet.isVisible()


# --- new keys, leavers


def listed(desk: Desk, *paths: Path) -> None:
    """Put cases on the list of those opened before."""
    desk.settings = Settings(
        recent=tuple(
            RecentCase(path=str(path), case_id="", title=path.stem, reference="", opened_at="", exhibits=0)
            for path in paths
        )
    )


def test_new_keys_go_into_every_case_and_those_out_of_reach_can_be_tried_again(
    qtbot: QtBot, tom_desk: Desk, tom: Person, jane: Person, tmp_path: Path, clock: FrozenClock
) -> None:
    one, two = tmp_path / "one.edcase", tmp_path / "two.edcase"
    for path in (one, two):
        open_session(qtbot, tom_desk, path, jane.profile)
        tom_desk.close_case()
        quiet(qtbot)
    listed(tom_desk, one, two)
    busy = aside(lambda: CaseStore.open(two, access_of(jane, tmp_path / "j"), clock, write=True))
    sheet = NewKeysSheet(tom_desk, None)
    qtbot.addWidget(sheet)
    sheet.show()
    press(qtbot, sheet.make)
    assert "Type your passphrase." in words_on(sheet)
    type_in(qtbot, sheet.passphrase, "not it")
    press(qtbot, sheet.make)
    assert "does not fit" in words_on(sheet)
    type_in(qtbot, sheet.passphrase, PASSPHRASE)
    press(qtbot, sheet.make)
    qtbot.waitUntil(sheet.view.isVisible, timeout=20_000)
    quiet(qtbot)
    fresh = tom_desk.person
    assert fresh is not None
    assert fresh.profile.fingerprint != tom.profile.fingerprint
    assert "1 case(s) go on with your new keys." in words_on(sheet) or "1 case" in words_on(sheet)
    assert spoken(fresh.profile.fingerprint).split()[0] in words_on(sheet)
    aside(busy.close)
    press(qtbot, sheet.again)
    assert not sheet.again.isVisible()
    for path in (one, two):
        store = aside(
            lambda path=path: CaseStore.open(path, access_of(fresh, tmp_path / "f"), clock, write=True)
        )
        assert store.actor == fresh.profile.fingerprint
        aside(store.close)
    kept = aside(lambda: Home(tom_desk.home.folder).unlock(PASSPHRASE.encode()))
    assert kept.profile == fresh.profile


def test_a_leaver_is_taken_out_of_every_case(
    qtbot: QtBot, tom_desk: Desk, ann: Person, tmp_path: Path, clock: FrozenClock
) -> None:
    one, two = tmp_path / "one.edcase", tmp_path / "two.edcase"
    open_session(qtbot, tom_desk, one, ann.profile)
    tom_desk.close_case()
    quiet(qtbot)
    open_session(qtbot, tom_desk, two, ann.profile)
    listed(tom_desk, one, two)  # the second one is open
    sheet = LeaverSheet(tom_desk, None)
    qtbot.addWidget(sheet)
    sheet.show()
    quiet(qtbot)
    press(qtbot, sheet.start)
    assert "Choose who it is." in words_on(sheet)
    assert "Write why." in words_on(sheet)
    sheet.who.choose(ann.profile.fingerprint)
    type_in(qtbot, sheet.reason, "left the school")
    press(qtbot, sheet.start)
    qtbot.waitUntil(sheet.view.isVisible, timeout=20_000)
    quiet(qtbot)
    assert "Ann Marsh was taken out." in words_on(sheet)
    assert "2 case" in words_on(sheet)
    for path in (one, two):
        with pytest.raises(KeyUnavailable):
            aside(lambda path=path: CaseStore.open(path, access_of(ann, tmp_path / "a"), clock))


def test_a_lost_device_new_key_in_after_it_was_compared(
    qtbot: QtBot, tom_desk: Desk, ann: Person, second: Person, tmp_path: Path
) -> None:
    path = tmp_path / "one.edcase"
    session = open_session(qtbot, tom_desk, path, ann.profile)
    listed(tom_desk, path)
    sheet = LeaverSheet(tom_desk, None)
    qtbot.addWidget(sheet)
    sheet.show()
    quiet(qtbot)
    sheet.who.choose(ann.profile.fingerprint)
    (lost,) = [one for one in sheet.why.findChildren(QAbstractButton) if one.text() == "Their device is lost"]
    press(qtbot, lost)
    keysmith.write_identity(second.profile, tmp_path / "new.json")
    type_in(qtbot, sheet.file.place.edit, str(tmp_path / "new.json"))
    press(qtbot, button(sheet, "Show who it is"))
    type_in(qtbot, sheet.reason, "laptop lost on a train")
    press(qtbot, sheet.start)
    assert "Compare their new key" in words_on(sheet)
    assert names_reading(session) == {"Tom Adair", "Ann Marsh"}
    sheet.compared.click()
    press(qtbot, sheet.start)
    assert "Say how you compared." in words_on(sheet)
    sheet.how.choose("in-person")
    press(qtbot, sheet.start)
    qtbot.waitUntil(sheet.view.isVisible, timeout=20_000)
    quiet(qtbot)
    tom = tom_desk.person
    assert tom is not None
    store = aside(lambda: CaseStore.open(path, access_of(tom, tmp_path / "t"), tom_desk.clock))
    assert {m.name for m in store.case.members.values() if not m.removed} == {"Tom Adair", "Uma Adair"}
    assert store.case.members[second.profile.fingerprint].vouched[0].how == "in-person"
    aside(store.close)

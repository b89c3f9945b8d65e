"""The school's profile in the window: compared, swapped, changed, made and given to IT, by keys and clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.first_day import aside, press, quiet, type_in
from tests.ui.whole_window import whole_window

from evidence_desk.acts import school_making, schooling
from evidence_desk.base.words import spoken
from evidence_desk.case import keys, school
from evidence_desk.case.keys import Person, SchoolFile, make_person
from evidence_desk.case.school import SchoolProfile, SignedProfile
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.school_found import AlarmSheet, ChangedSheet, CompareSheet, FirstContactSheet
from evidence_desk.ui.dialogs.school_profile import SchoolProfileSheet
from evidence_desk.ui.settings import Settings
from evidence_desk.ui.widgets.six_words import SixWords
from evidence_desk.ui.window import MainWindow


@dataclass(frozen=True)
class It:
    """Who places files on this computer, honestly or not."""

    folder: Path
    desk: Desk
    qtbot: QtBot

    def places(self, signed: SignedProfile) -> None:
        aside(lambda: school_making.write_for_it(signed, self.folder, replace=True))
        self.looks()

    def looks(self) -> None:
        assert self.desk.look_at_school() is not None
        quiet(self.qtbot)


@pytest.fixture
def it(tmp_path: Path, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> It:
    folder = tmp_path / "program"
    folder.mkdir()
    monkeypatch.setenv(schooling.VARIABLE, str(folder))
    return It(folder, desk, qtbot)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, it: It) -> Iterator[MainWindow]:
    with whole_window(qtbot, desk) as made:
        quiet(qtbot)
        yield made


@pytest.fixture
def lead() -> Person:
    return make_person("Margaret Hughes", "dsl", "MXH", "Larkrise Academy", "classic")


@pytest.fixture
def profile(lead: Person, colleague: Person, school: SchoolFile) -> SchoolProfile:
    return SchoolProfile(
        id="5ca1ab1e" * 4,
        edition=3,
        made_at="2026-11-20T08:30:00Z",
        signed_by=lead.profile.fingerprint,
        name="Larkrise Academy",
        people=tuple(school_making.person_of(p.profile) for p in (lead, colleague)),
        keys=school.keys,
    )


@pytest.fixture
def sign(lead: Person, profile: SchoolProfile) -> Callable[..., SignedProfile]:
    def made(by: Person = lead, **changes: object) -> SignedProfile:
        return school.sign(structs.replace(profile, **changes), by)

    return made


def front() -> QDialog | None:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return shown[-1] if shown else None


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def kind(it: It) -> str:
    return it.desk.school.kind


def rely(it: It, sign: Callable[..., SignedProfile]) -> SignedProfile:
    """The person at work relies on the lead's edition 3, compared."""
    signed, desk = sign(), it.desk
    person = desk.person
    assert person is not None
    aside(lambda: schooling.rely_on(desk.home, person, signed, desk.clock, "compared"))
    it.places(signed)
    return signed


def test_in_a_narrow_window_same_and_different_are_equally_near_to_hand(
    qtbot: QtBot, window: MainWindow, it: It, sign: Callable[..., SignedProfile]
) -> None:
    it.places(sign())
    narrow = QWidget()
    qtbot.addWidget(narrow)
    narrow.resize(420, 640)
    sheet = FirstContactSheet(it.desk, narrow)
    qtbot.addWidget(sheet)
    assert sheet.same.parentWidget() is sheet.differ.parentWidget() is not sheet.for_now.parentWidget()


# -- the first time ---------------------------------------------------------------------------------------------


def test_the_first_profile_is_compared_by_its_six_words(
    qtbot: QtBot,
    window: MainWindow,
    it: It,
    sign: Callable[..., SignedProfile],
    lead: Person,
    colleague: Person,
) -> None:
    it.places(sign())
    sheet = front()
    assert isinstance(sheet, FirstContactSheet)
    assert sheet.words.words == spoken(lead.profile.fingerprint)
    assert "Margaret Hughes" in words_on(sheet)
    assert it.desk.school.profile is None
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.isVisible(), "Enter answers nothing"
    press(qtbot, sheet.same)
    assert front() is None
    assert it.desk.school.compared
    assert it.desk.school.endorses(colleague.profile.fingerprint) == "Deputy Designated Safeguarding Lead"
    assert window.workspace is not None
    assert not window.workspace.school_note.isVisible()


def test_put_off_it_stays_in_sight_and_is_not_asked_again_by_itself(
    qtbot: QtBot, window: MainWindow, it: It, sign: Callable[..., SignedProfile]
) -> None:
    it.places(sign())
    sheet = front()
    assert sheet is not None
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert front() is None
    assert window.workspace is not None
    note = window.workspace.school_note
    assert note.isVisible()
    it.looks()
    assert front() is None
    press(qtbot, note.button)
    assert isinstance(front(), FirstContactSheet)


def test_words_that_differ_keep_the_profile_out(
    qtbot: QtBot, window: MainWindow, it: It, sign: Callable[..., SignedProfile]
) -> None:
    it.places(sign())
    sheet = front()
    assert isinstance(sheet, FirstContactSheet)
    press(qtbot, sheet.differ)
    assert it.desk.school.profile is None
    assert it.desk.school.answered
    assert window.workspace is not None
    assert window.workspace.school_note.isVisible()


def test_used_for_now_it_can_be_compared_later(
    qtbot: QtBot, window: MainWindow, it: It, sign: Callable[..., SignedProfile], lead: Person
) -> None:
    it.places(sign())
    sheet = front()
    assert isinstance(sheet, FirstContactSheet)
    press(qtbot, sheet.for_now)
    assert it.desk.school.profile is not None
    assert it.desk.school.endorses(lead.profile.fingerprint) is None
    assert window.workspace is not None
    press(qtbot, window.workspace.school_note.button)
    later = front()
    assert isinstance(later, CompareSheet)
    press(qtbot, later.same)
    assert it.desk.school.endorses(lead.profile.fingerprint) == "Designated Safeguarding Lead"
    assert not window.workspace.school_note.isVisible()


# -- changes ----------------------------------------------------------------------------------------------------


def test_a_swapped_profile_is_an_alarm_that_only_typed_words_answer(
    qtbot: QtBot, window: MainWindow, it: It, sign: Callable[..., SignedProfile], profile: SchoolProfile
) -> None:
    good = rely(it, sign)
    thief = make_person("Margaret Hughes", "dsl", "MXH", "", "classic")
    people = (school_making.person_of(thief.profile), *profile.people[1:])
    it.places(sign(thief, signed_by=thief.profile.fingerprint, people=people, edition=4))
    sheet = front()
    assert isinstance(sheet, AlarmSheet)
    assert "Somebody else signed" in words_on(sheet)
    assert not any(word in words_on(sheet).split() for word in spoken(thief.profile.fingerprint).split())
    press(qtbot, sheet.take)
    assert "Type the six words" in sheet.typed_field.error
    type_in(qtbot, sheet.typed, good.profile.words)
    press(qtbot, sheet.take)
    assert "not the words" in sheet.typed_field.error
    assert it.desk.school.profile == good.profile
    qtbot.keyClick(sheet.typed, Qt.Key.Key_Return)
    assert sheet.isVisible()
    press(qtbot, sheet.differ)
    assert (it.desk.school.profile, it.desk.school.answered) == (good.profile, True)
    assert window.workspace is not None
    assert window.workspace.school_note.isVisible(), (
        "an answered alarm stays in sight until the file is right again"
    )
    it.places(good)
    assert not window.workspace.school_note.isVisible()


def test_a_new_signer_is_accepted_with_the_words_they_read_out(
    qtbot: QtBot, window: MainWindow, it: It, sign: Callable[..., SignedProfile], profile: SchoolProfile
) -> None:
    rely(it, sign)
    successor = make_person("Sam Lee", "dsl", "SXL", "", "classic")
    people = (*profile.people, school_making.person_of(successor.profile))
    it.places(sign(successor, signed_by=successor.profile.fingerprint, people=people, edition=4))
    sheet = front()
    assert isinstance(sheet, AlarmSheet)
    type_in(qtbot, sheet.typed, spoken(successor.profile.fingerprint).upper())
    press(qtbot, sheet.take)
    assert front() is None
    assert it.desk.school.endorses(successor.profile.fingerprint) == "Designated Safeguarding Lead"


def test_a_damaged_file_offers_to_look_again(
    qtbot: QtBot, window: MainWindow, it: It, sign: Callable[..., SignedProfile]
) -> None:
    good = rely(it, sign)
    aside(lambda: (it.folder / "school.toml").write_bytes(good.data.replace(b"Tom", b"Tim")))
    it.looks()
    sheet = front()
    assert isinstance(sheet, AlarmSheet)
    assert not sheet.take.isVisible()
    aside(lambda: school_making.write_for_it(good, it.folder, replace=True))
    press(qtbot, sheet.look)
    assert front() is None
    assert it.desk.school.kind == "unchanged"


def test_a_newer_edition_says_what_it_changed_and_its_settings_hold_at_once(
    qtbot: QtBot, window: MainWindow, it: It, sign: Callable[..., SignedProfile], profile: SchoolProfile
) -> None:
    rely(it, sign)
    settled = structs.replace(profile.settings, capture=("paste", "text"), idle_lock_min=2)
    it.places(sign(edition=4, people=profile.people[:1], settings=settled))
    sheet = front()
    assert isinstance(sheet, ChangedSheet)
    assert "No longer named: Tom Adair" in words_on(sheet)
    press(qtbot, sheet.seen)
    assert it.desk.school.kind == "unchanged"
    assert it.desk.idle_lock_min == 2
    assert window.workspace is not None
    strip = window.workspace.strip
    shown = {
        name for name in ("paste", "screen", "file", "text", "address") if strip._buttons[name].isVisible()
    }
    assert shown == {"paste", "text"}
    for name in ("file", "address", "screen", "screen_region"):
        assert not window.commands.named(name).isVisible()
    it.places(sign(edition=5))
    assert strip._buttons["file"].isVisible()
    assert it.desk.idle_lock_min == 10


def test_an_alarm_waits_behind_the_lock(
    qtbot: QtBot, window: MainWindow, it: It, sign: Callable[..., SignedProfile], profile: SchoolProfile
) -> None:
    rely(it, sign)
    window.toggle_hidden()
    thief = make_person("Margaret Hughes", "dsl", "MXH", "", "classic")
    people = (school_making.person_of(thief.profile), *profile.people[1:])
    it.places(sign(thief, signed_by=thief.profile.fingerprint, people=people, edition=4))
    assert front() is None
    window.toggle_hidden()
    assert window.workspace is not None
    assert window.workspace.school_note.isVisible()


# -- making -----------------------------------------------------------------------------------------------------


def open_profile(qtbot: QtBot, window: MainWindow) -> SchoolProfileSheet:
    window.commands.school_profile.trigger()
    quiet(qtbot)
    sheet = front()
    assert isinstance(sheet, SchoolProfileSheet)
    return sheet


def test_the_lead_makes_signs_and_gives_the_profile_to_it(
    qtbot: QtBot, window: MainWindow, it: It, person: Person, colleague: Person, tmp_path: Path
) -> None:
    file = tmp_path / "tad-identity.json"
    aside(lambda: file.write_bytes(keys._pretty(colleague.profile)))
    sheet = open_profile(qtbot, window)
    press(qtbot, sheet.change)
    form = sheet.form
    assert form is not None
    type_in(qtbot, form.urn, "12a")
    press(qtbot, sheet.sign)
    assert "digits" in form.urn_field.error
    type_in(qtbot, form.urn, "123456")
    type_in(qtbot, form.people.file.place.edit, str(file))
    form.people.file.button.click()
    quiet(qtbot)
    row = form.people.rows[1]
    type_in(qtbot, row.position, "")
    press(qtbot, sheet.sign)
    assert row.position_field.error
    type_in(qtbot, row.position, "Deputy lead")
    type_in(qtbot, form.settings.marking, "RESTRICTED")
    type_in(qtbot, form.retention.fields["child-protection"], "many")
    press(qtbot, sheet.sign)
    assert "number from 1" in words_on(form)
    type_in(qtbot, form.retention.fields["child-protection"], "30")
    form.settings.ways["address"].click()
    press(qtbot, sheet.sign)
    assert sheet.giving is not None
    made = it.desk.school.profile
    assert made is not None
    assert (made.edition, made.urn, made.settings.marking) == (1, "123456", "RESTRICTED")
    assert made.retention == {"child-protection": 30}
    assert made.settings.capture == ("paste", "screen", "file", "text", "page")
    assert made.endorses(colleague.profile.fingerprint) == "Deputy lead"
    assert kind(it) == "waiting"
    shown = sheet.giving.findChild(SixWords)
    assert shown is not None
    assert shown.words == made.words
    type_in(qtbot, sheet.giving.folder.edit, str(it.folder))
    press(qtbot, sheet.giving.write)
    assert "Written" in sheet.giving.said.text()
    signed = aside(lambda: schooling.read(it.folder / "school.toml"))
    assert signed.profile == made
    assert kind(it) == "unchanged"
    press(qtbot, sheet.giving.write)
    assert "exists" in sheet.giving.field.error


def test_leaving_the_form_signs_nothing(qtbot: QtBot, window: MainWindow, it: It) -> None:
    sheet = open_profile(qtbot, window)
    press(qtbot, sheet.change)
    assert sheet.form is not None
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert front() is None
    assert it.desk.school.profile is None


def test_another_lead_is_told_to_ask_for_a_handover(
    qtbot: QtBot, window: MainWindow, it: It, sign: Callable[..., SignedProfile]
) -> None:
    rely(it, sign)
    sheet = open_profile(qtbot, window)
    press(qtbot, sheet.change)
    assert sheet.form is None
    assert "hand it over" in words_on(sheet)
    sheet.take_over.click()
    press(qtbot, sheet.change)
    assert sheet.form is not None


def test_a_handover_is_chosen_in_the_form(
    qtbot: QtBot, window: MainWindow, it: It, person: Person, colleague: Person
) -> None:
    desk = it.desk
    draft = aside(lambda: school_making.draft(desk.home, person, desk.school, desk.clock))
    both = school_making.with_person(draft, school_making.person_of(colleague.profile))
    it.places(aside(lambda: school_making.publish(desk.home, person, both, desk.clock)))
    sheet = open_profile(qtbot, window)
    press(qtbot, sheet.change)
    form = sheet.form
    assert form is not None
    form.hands_over.choose(colleague.profile.fingerprint)
    press(qtbot, sheet.sign)
    made = desk.school.profile
    assert made is not None
    assert colleague.profile.fingerprint in made.successors_of(person.profile.fingerprint)


def test_who_is_not_the_lead_only_reads_it(
    qtbot: QtBot, window: MainWindow, it: It, sign: Callable[..., SignedProfile], colleague: Person
) -> None:
    window.desk.set_person(colleague)
    quiet(qtbot)
    signed = sign()
    desk = it.desk
    aside(lambda: schooling.rely_on(desk.home, colleague, signed, desk.clock, "compared"))
    it.places(signed)
    sheet = open_profile(qtbot, window)
    assert "Margaret Hughes" in words_on(sheet)
    assert not sheet.change.isVisible()
    assert not sheet.give.isVisible()


def test_a_member_of_staff_meets_it_in_the_small_window_and_sends_to_nobody_swapped_in(
    qtbot: QtBot, window: MainWindow, it: It, sign: Callable[..., SignedProfile], profile: SchoolProfile
) -> None:
    staff = make_person("Ann Ode", "staff", "AXO", "Larkrise Academy", "classic")
    window.enter(staff, Settings())
    quiet(qtbot)
    it.places(sign())
    sheet = front()
    assert isinstance(sheet, FirstContactSheet)
    assert sheet.width() <= window.width()
    press(qtbot, sheet.same)
    thief = make_person("Margaret Hughes", "dsl", "MXH", "", "classic")
    people = (school_making.person_of(thief.profile), *profile.people[1:])
    it.places(sign(thief, signed_by=thief.profile.fingerprint, people=people, edition=4))
    alarm = front()
    assert isinstance(alarm, AlarmSheet)
    assert alarm.width() <= window.width()
    qtbot.keyClick(alarm, Qt.Key.Key_Escape)
    page = window.staff_page
    assert page is not None
    assert page.school_note.isVisible()
    in_force = it.desk.school.profile
    assert in_force is not None
    assert thief.profile.recipient not in {p.recipient for p in in_force.receivers(leadership=True)}

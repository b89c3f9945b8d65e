"""The first run by keys and clicks: keys, the school's sheets, the drill, joining, bringing keys, and no trace."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock
from tests.ui.first_day import OTHER, PASSPHRASE, aside, forms_of, found_in, press, quiet, type_in

from evidence_desk.acts import keysmith
from evidence_desk.acts.drill import paper_rows
from evidence_desk.acts.keysmith import NewSchool, Who
from evidence_desk.bundle import age
from evidence_desk.case.keys import Home, Person, read_profile, read_school
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.identity import IdentityCard
from evidence_desk.ui.dialogs.keys import ChangePassphraseSheet, MoveKeysSheet, WhoIAmSheet
from evidence_desk.ui.dialogs.sheet_pages import draw_sheets
from evidence_desk.ui.dialogs.sheets import SchoolSheetsSheet
from evidence_desk.ui.panels.first_run import FirstRunPage
from evidence_desk.ui.panels.first_run_steps import initials_of
from evidence_desk.ui.widgets.buttons import QuietButton

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types
_Sheet = TypeVar("_Sheet", bound=QWidget)


@pytest.fixture(autouse=True)
def quick_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = age.ScryptRecipient
    monkeypatch.setattr(age, "ScryptRecipient", lambda passphrase, work_factor=18: whole(passphrase, 4))


@pytest.fixture(scope="module")
def new() -> NewSchool:
    return keysmith.new_school("Thornmere Academy", "classic")


@pytest.fixture
def first_desk(qtbot: QtBot, tmp_path: Path, policy: Policy, clock: FrozenClock) -> Iterator[Desk]:
    yield Desk(tmp_path / "home", clock, policy)
    quiet(qtbot)


@pytest.fixture
def page(qtbot: QtBot, first_desk: Desk) -> FirstRunPage:
    made = FirstRunPage(first_desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget: QWidget, words: str) -> QuietButton:
    return next(b for b in widget.findChildren(QuietButton) if words in b.text() and b.isVisible())


def go_on(qtbot: QtBot, page: FirstRunPage) -> None:
    press(qtbot, page.forward)


def say_who(qtbot: QtBot, page: FirstRunPage, name: str, role: str) -> None:
    go_on(qtbot, page)
    type_in(qtbot, page.who.name, name)
    type_in(qtbot, page.who.organisation, "Thornmere Academy")
    qtbot.mouseClick(
        page.who.role.radio(role), Qt.MouseButton.LeftButton, pos=page.who.role.radio(role).rect().center()
    )
    go_on(qtbot, page)


def give_passphrase(qtbot: QtBot, page: FirstRunPage, passphrase: str = PASSPHRASE) -> None:
    type_in(qtbot, page.passphrase.both.first, passphrase)
    type_in(qtbot, page.passphrase.both.second, passphrase)
    go_on(qtbot, page)


def to_sheets(qtbot: QtBot, page: FirstRunPage) -> None:
    say_who(qtbot, page, "Jane Patricia Shah", "dsl")
    page.school.choices.radio("first").click()
    go_on(qtbot, page)
    give_passphrase(qtbot, page)
    assert page.step is page.sheets


def test_the_first_lead_makes_keys_and_sheets_and_proves_them(
    qtbot: QtBot, page: FirstRunPage, first_desk: Desk, tmp_path: Path
) -> None:
    to_sheets(qtbot, page)
    assert not (tmp_path / "home").exists()  # nothing is written before the last question
    page.sheets.way.radio("folder").click()
    type_in(qtbot, page.sheets.folder.edit, str(tmp_path / "stick"))
    go_on(qtbot, page)
    assert page.step is page.drill
    assert len(list((tmp_path / "stick").iterdir())) == 6
    press(qtbot, button(page, "Read these sheets"))
    assert "Proved" in page.drill.drill.summary
    go_on(qtbot, page)
    with qtbot.waitSignal(page.done) as done:
        go_on(qtbot, page)
    person: Person = done.args[0]
    assert person.identity.kind == "hybrid"
    assert (person.profile.initials, person.profile.role) == ("JPS", "dsl")
    assert aside(Home(tmp_path / "home").unlock, PASSPHRASE.encode()).profile == person.profile
    assert found_in(tmp_path, forms_of(person, PASSPHRASE)) == []


def test_enter_in_the_last_field_continues_and_in_the_first_says_what_is_missing(
    qtbot: QtBot, page: FirstRunPage
) -> None:
    say_who(qtbot, page, "Jane Patricia Shah", "dsl")
    page.school.choices.radio("first").click()
    go_on(qtbot, page)
    both = page.passphrase.both
    type_in(qtbot, both.first, PASSPHRASE)
    qtbot.keyClick(both.first, Qt.Key.Key_Return)
    quiet(qtbot)
    assert page.step is page.passphrase
    assert "The two differ." in words_on(page)
    type_in(qtbot, both.second, PASSPHRASE)
    qtbot.keyClick(both.second, Qt.Key.Key_Return)
    quiet(qtbot)
    assert page.sheets.isVisible()


def test_a_corrupted_sheet_is_named_and_the_way_back_is_open(
    qtbot: QtBot, page: FirstRunPage, tmp_path: Path
) -> None:
    to_sheets(qtbot, page)
    page.sheets.way.radio("folder").click()
    type_in(qtbot, page.sheets.folder.edit, str(tmp_path / "stick"))
    go_on(qtbot, page)
    sheet = tmp_path / "stick" / "recovery-sheet-2.txt"
    whole = sheet.read_text()
    sheet.write_text(whole[:-9] + "QQQQQQQQ\n")
    press(qtbot, button(page, "Read these sheets"))
    assert page.drill.drill.summary == "Not all sheets work: recovery-sheet-2.txt"
    assert "Sheets 1 and 3: open together" in words_on(page)
    assert "recovery-sheet-2.txt: A letter of its secret line is wrong." in words_on(page)
    sheet.write_text(whole)
    press(qtbot, button(page, "Read these sheets"))
    assert "Proved" in page.drill.drill.summary


def test_a_synchronised_folder_takes_sheets_only_when_ticked(
    qtbot: QtBot, page: FirstRunPage, tmp_path: Path
) -> None:
    to_sheets(qtbot, page)
    page.sheets.way.radio("folder").click()
    type_in(qtbot, page.sheets.folder.edit, str(tmp_path / "OneDrive - School"))
    go_on(qtbot, page)
    assert page.sheets.isVisible()
    assert "synchronised to other computers" in words_on(page)
    assert not (tmp_path / "home").exists()
    page.sheets.anyway.click()
    go_on(qtbot, page)
    assert page.step is page.drill


def test_printed_sheets_are_looked_at_before_the_keys_are_saved_and_never_touch_the_disk(
    qtbot: QtBot, page: FirstRunPage, tmp_path: Path
) -> None:
    to_sheets(qtbot, page)
    go_on(qtbot, page)
    assert "Print them first." in words_on(page)
    new = page.sheets.new
    assert new is not None
    page.sheets.note_printed()  # what the print dialog calls once the printer took them
    go_on(qtbot, page)
    assert "Tick that all six pages came out." in words_on(page)
    page.sheets.came_out.click()
    go_on(qtbot, page)
    assert page.step is page.drill
    assert page.sheets.new is None
    secrets = [data.decode().splitlines()[-1].encode() for data in new.sheets.values()]
    assert found_in(tmp_path, secrets) == []
    for number, data in enumerate(new.sheets.values()):  # typed from paper
        type_in(qtbot, page.drill.drill.text, "\n".join(map(str, paper_rows(data))))
        press(qtbot, button(page, "Add this sheet"))
        assert page.drill.drill.text.toPlainText() == "", number
    assert "Proved" in page.drill.drill.summary
    assert found_in(tmp_path, secrets) == []


def held(page: FirstRunPage) -> NewSchool | None:
    return page.sheets.new


def test_going_back_makes_new_sheets_and_says_what_the_printed_ones_are_worth(
    qtbot: QtBot, page: FirstRunPage
) -> None:
    to_sheets(qtbot, page)
    first = held(page)
    page.sheets.note_printed()
    page.sheets.came_out.click()
    press(qtbot, page.back)
    assert held(page) is None
    give_passphrase(qtbot, page)
    assert held(page) is not None
    assert held(page) is not first
    assert "Shred those you printed before" in words_on(page)
    go_on(qtbot, page)
    assert page.sheets.isVisible()  # the tick of before does not count
    assert "Print them first." in words_on(page)


def test_hiding_clears_what_is_typed_and_keeps_the_sheets(qtbot: QtBot, page: FirstRunPage) -> None:
    say_who(qtbot, page, "Jane Shah", "dsl")
    page.school.choices.radio("first").click()
    go_on(qtbot, page)
    type_in(qtbot, page.passphrase.both.first, PASSPHRASE)
    page.wipe()
    assert page.passphrase.both.first.text() == ""
    give_passphrase(qtbot, page)
    page.wipe()
    assert page.sheets.new is not None


def test_a_page_of_paper_carries_what_must_be_typed(tmp_path: Path, qapp: object, new: NewSchool) -> None:

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert draw_sheets(printer, "Thornmere Academy", new.sheets)
    document = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    assert len(document) == 6
    for index, name in enumerate(sorted(new.sheets)):
        text = document[index].get_textpage().get_text_range().replace("\r\n", "").replace(" ", "")
        for row in paper_rows(new.sheets[name]):
            assert str(row).replace(" ", "") in text
    document.close()


def test_colleagues_join_by_the_schools_file(
    qtbot: QtBot, page: FirstRunPage, tmp_path: Path, new: NewSchool
) -> None:
    keysmith.write_school(new.school, tmp_path / "school.json")
    say_who(qtbot, page, "Tom Adair", "deputy")
    assert page.who.who.initials == "TXA"
    assert not page.school.choices.isVisible()  # only a lead makes sheets
    go_on(qtbot, page)
    assert "Name the school’s file." in words_on(page)
    type_in(qtbot, page.school.file.edit, str(tmp_path / "school.json"))
    go_on(qtbot, page)
    give_passphrase(qtbot, page)
    assert page.step is page.finish
    card = page.finish.findChild(IdentityCard)
    assert isinstance(card, IdentityCard)
    type_in(qtbot, card.folder.edit, str(tmp_path))
    press(qtbot, button(page, "Save my identity file"))
    press(qtbot, button(page, "Save the school’s file"))  # there is one already: nothing is overwritten
    assert "exists already" in words_on(page)
    assert read_profile(tmp_path / "txa-identity.json").name == "Tom Adair"
    assert read_school(tmp_path / "school.json") == new.school


def test_staff_is_told_why_they_cannot_make_a_case(
    qtbot: QtBot, page: FirstRunPage, tmp_path: Path, new: NewSchool
) -> None:
    keysmith.write_school(new.school, tmp_path / "school.json")
    say_who(qtbot, page, "Ann Ode", "staff")
    type_in(qtbot, page.school.file.edit, str(tmp_path / "school.json"))
    go_on(qtbot, page)
    give_passphrase(qtbot, page)
    assert "so that nobody can ask you to hand over what you cannot read" in words_on(page)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("thornmere2026", "thornmere2026", "It contains your name or your school."),
        ("short", "short", "Too short."),
        (PASSPHRASE, PASSPHRASE + "x", "The two differ."),
        ("", "", "Type a passphrase."),
    ],
)
def test_weak_or_differing_passphrases_are_refused_in_words(
    qtbot: QtBot, page: FirstRunPage, tmp_path: Path, first: str, second: str, words: str
) -> None:
    say_who(qtbot, page, "Jane Shah", "dsl")
    page.school.choices.radio("first").click()
    go_on(qtbot, page)
    type_in(qtbot, page.passphrase.both.first, first)
    type_in(qtbot, page.passphrase.both.second, second)
    go_on(qtbot, page)
    assert page.step is page.passphrase
    assert words in words_on(page)
    assert not (tmp_path / "home").exists()


def test_the_meter_speaks_while_it_is_typed(qtbot: QtBot, page: FirstRunPage) -> None:
    say_who(qtbot, page, "Jane Shah", "dsl")
    page.school.choices.radio("first").click()
    go_on(qtbot, page)
    qtbot.keyClicks(page.passphrase.both.first, PASSPHRASE)
    qtbot.waitUntil(lambda: page.passphrase.both.words == "Strong.", timeout=5_000)


@pytest.mark.parametrize("what", ["missing", "other"])
def test_a_file_that_is_no_school_is_refused_and_the_passphrase_asked_again(
    qtbot: QtBot, page: FirstRunPage, tmp_path: Path, what: str
) -> None:
    if what == "other":
        (tmp_path / "school.json").write_text("{}")
    say_who(qtbot, page, "Tom Adair", "deputy")
    type_in(qtbot, page.school.file.edit, str(tmp_path / "school.json"))
    go_on(qtbot, page)
    give_passphrase(qtbot, page)
    assert page.step is page.passphrase
    assert "school.json" in words_on(page)
    assert page.passphrase.both.first.text() == ""


def test_what_is_missing_is_asked_for(qtbot: QtBot, page: FirstRunPage) -> None:
    go_on(qtbot, page)
    go_on(qtbot, page)
    assert "Type your name." in words_on(page)
    assert "Choose your role." in words_on(page)
    type_in(qtbot, page.who.name, "Jane Shah")
    type_in(qtbot, page.who.initials, "j1")
    page.who.role.radio("dsl").click()
    go_on(qtbot, page)
    assert "two to four capital letters" in words_on(page)


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Jane Patricia Shah", "JPS"),
        ("Tom Adair", "TXA"),
        ("Ana de la Cruz Mora", "ADLM"),
        ("Cher", ""),
        ("", ""),
        ("Ó Briain", ""),
    ],
)
def test_suggested_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials


@pytest.fixture
def jane(first_desk: Desk, new: NewSchool) -> Person:
    who = Who(name="Jane P. Shah", role="dsl", initials="JPS", organisation="Thornmere Academy")
    person = aside(keysmith.make_keys, first_desk.home, who, PASSPHRASE.encode(), new.school)
    first_desk.set_person(person)
    return person


def test_the_passphrase_is_changed_by_who_knows_the_old_one(
    qtbot: QtBot, first_desk: Desk, jane: Person, tmp_path: Path
) -> None:
    sheet = opened(qtbot, ChangePassphraseSheet(first_desk, None))
    for old, words in (("wrong", "does not fit"), (PASSPHRASE, "Your passphrase is changed.")):
        type_in(qtbot, sheet.old, old)
        type_in(qtbot, sheet.new.first, OTHER)
        type_in(qtbot, sheet.new.second, OTHER)
        press(qtbot, sheet.change)
        assert words in words_on(sheet)
    assert aside(first_desk.home.unlock, OTHER.encode()).profile == jane.profile
    assert found_in(tmp_path, forms_of(jane, PASSPHRASE, OTHER)) == []


def test_keys_are_carried_to_another_computer(
    qtbot: QtBot, first_desk: Desk, jane: Person, tmp_path: Path, policy: Policy, clock: FrozenClock
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    sheet = opened(qtbot, MoveKeysSheet(first_desk, None))
    assert "Both computers will hold your keys." in words_on(sheet)
    type_in(qtbot, sheet.folder.edit, str(stick))
    type_in(qtbot, sheet.passphrase, PASSPHRASE)
    press(qtbot, sheet.write)
    assert "Written as evidence-desk-keys.age" in words_on(sheet)
    assert found_in(tmp_path, forms_of(jane, PASSPHRASE)) == []
    laptop = Desk(tmp_path / "laptop", clock, policy)
    page = FirstRunPage(laptop)
    qtbot.addWidget(page)
    page.show()
    page.start.choices.radio("carried").click()
    go_on(qtbot, page)
    type_in(qtbot, page.carried.file.edit, str(stick / "evidence-desk-keys.age"))
    type_in(qtbot, page.carried.passphrase, "wrong")
    go_on(qtbot, page)
    assert page.step is page.carried
    type_in(qtbot, page.carried.passphrase, PASSPHRASE)
    go_on(qtbot, page)
    with qtbot.waitSignal(page.done) as done:
        go_on(qtbot, page)
    assert done.args[0].profile == jane.profile
    assert found_in(tmp_path, forms_of(jane, PASSPHRASE)) == []


def test_who_i_am_saves_what_colleagues_need(
    qtbot: QtBot, first_desk: Desk, jane: Person, tmp_path: Path
) -> None:
    sheet = opened(qtbot, WhoIAmSheet(first_desk, None))
    type_in(qtbot, sheet.card.folder.edit, str(tmp_path))
    press(qtbot, button(sheet, "Save my identity file"))
    press(qtbot, button(sheet, "Save the school’s file"))
    assert read_profile(tmp_path / "jps-identity.json") == jane.profile
    assert jane.profile.fingerprint[:4] in words_on(sheet)


def test_the_drill_can_be_done_again_and_forgets(
    qtbot: QtBot, first_desk: Desk, jane: Person, tmp_path: Path, new: NewSchool
) -> None:
    keysmith.write_sheets(tmp_path / "stick", new.sheets)
    sheet = opened(qtbot, SchoolSheetsSheet(first_desk, None))
    type_in(qtbot, sheet.drill.folder.edit, str(tmp_path / "nowhere"))
    press(qtbot, button(sheet, "Read these sheets"))
    assert "cannot be listed" in words_on(sheet)
    type_in(qtbot, sheet.drill.folder.edit, str(tmp_path / "stick"))
    press(qtbot, button(sheet, "Read these sheets"))
    assert "Proved" in sheet.drill.summary
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.drill.sheets() == ()


def opened(qtbot: QtBot, sheet: _Sheet) -> _Sheet:
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet

"""Unlocking: the passphrase, wrong ones, waiting, somebody else, and what is never said before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock
from tests.ui.first_day import OTHER, PASSPHRASE, aside, forms_of, found_in, press, quiet, type_in

from evidence_desk.acts import keysmith
from evidence_desk.acts.keysmith import NewSchool, Who
from evidence_desk.bundle import age
from evidence_desk.case.keys import Home, Person
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.lost_passphrase import LostPassphraseSheet
from evidence_desk.ui.panels.unlock import UnlockPage
from evidence_desk.ui.settings import RecentCase, Settings, save_settings
from evidence_desk.ui.widgets.buttons import IconButton, LinkButton, QuietButton

JANE = Who(name="Jane P. Shah", role="dsl", initials="JPS", organisation="Thornmere Academy")
TOM = Who(name="Tom Adair", role="deputy", initials="TXA", organisation="Thornmere Academy")


@pytest.fixture(autouse=True)
def quick_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = age.ScryptRecipient
    monkeypatch.setattr(age, "ScryptRecipient", lambda passphrase, work_factor=18: whole(passphrase, 4))


@pytest.fixture(scope="module")
def new() -> NewSchool:
    return keysmith.new_school("Thornmere Academy", "classic")


@pytest.fixture
def jane(tmp_path: Path, new: NewSchool) -> Person:
    return keysmith.make_keys(Home(tmp_path / "home"), JANE, PASSPHRASE.encode(), new.school, kind="classic")


@pytest.fixture
def first_desk(qtbot: QtBot, tmp_path: Path, policy: Policy, clock: FrozenClock) -> Iterator[Desk]:
    yield Desk(tmp_path / "home", clock, policy)
    quiet(qtbot)


@pytest.fixture
def page(qtbot: QtBot, first_desk: Desk, jane: Person) -> UnlockPage:
    return shown(qtbot, first_desk)


def shown(qtbot: QtBot, desk: Desk) -> UnlockPage:
    page = UnlockPage(desk)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    quiet(qtbot)
    return page


def edit_of(page: UnlockPage) -> QLineEdit:
    edit = page.focusProxy()
    assert isinstance(edit, QLineEdit)
    return edit


def words_on(page: UnlockPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def give(qtbot: QtBot, page: UnlockPage, passphrase: str) -> None:
    type_in(qtbot, edit_of(page), passphrase)
    qtbot.keyClick(edit_of(page), Qt.Key.Key_Return)
    quiet(qtbot)


def test_the_right_passphrase_by_keys_alone(
    qtbot: QtBot, page: UnlockPage, jane: Person, tmp_path: Path
) -> None:
    aside(save_settings, tmp_path / "home", jane, Settings(idle_lock_min=7))
    with qtbot.waitSignal(page.unlocked) as unlocked:
        give(qtbot, page, PASSPHRASE)
    person, settings = unlocked.args
    assert person.profile.name == "Jane P. Shah"
    assert settings.idle_lock_min == 7
    assert edit_of(page).text() == ""
    assert found_in(tmp_path, forms_of(jane, PASSPHRASE)) == []


def test_a_wrong_one_says_so_and_counts_nothing_aloud(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.assertNotEmitted(page.unlocked):
        give(qtbot, page, "something else")
    assert "That passphrase does not fit. Check Caps Lock." in words_on(page)
    said = words_on(page).replace("F8 asks", "")  # the name of a key counts nothing
    assert not any(letter.isdigit() for letter in said)
    assert edit_of(page).hasFocus()


def test_after_five_wrong_ones_it_waits_with_words_and_then_opens(
    qtbot: QtBot, page: UnlockPage, clock: FrozenClock, first_desk: Desk
) -> None:
    for _ in range(5):
        give(qtbot, page, "something else")
    assert "try again in 5 second" in words_on(page)
    assert not edit_of(page).isEnabled()
    page.hide()  # starting again does not help
    again = shown(qtbot, first_desk)
    assert "try again in 5 second" in words_on(again)
    clock.pass_s(5)
    qtbot.waitUntil(lambda: edit_of(again).isEnabled(), timeout=8_000)
    with qtbot.waitSignal(again.unlocked):
        give(qtbot, again, PASSPHRASE)


def test_nothing_of_cases_is_said_before(
    qtbot: QtBot, first_desk: Desk, jane: Person, tmp_path: Path
) -> None:
    recent = RecentCase(
        path="/s/secret.edcase", case_id="1", title="Secret title", reference="R/1", opened_at="", exhibits=3
    )
    aside(save_settings, tmp_path / "home", jane, Settings(recent=(recent,)))
    page = shown(qtbot, first_desk)
    press_lost(qtbot, page)
    sheet = page.findChild(LostPassphraseSheet)
    assert isinstance(sheet, LostPassphraseSheet)
    everything = words_on(page) + "".join(label.text() for label in sheet.findChildren(QLabel))
    for word in ("secret", "Secret title", "R/1", "3 cases", "1 case"):
        assert word not in everything
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def press_lost(qtbot: QtBot, page: UnlockPage) -> None:
    lost = next(button for button in page.findChildren(LinkButton) if "Lost" in button.text())
    qtbot.mouseClick(lost, Qt.MouseButton.LeftButton)


def test_capitals_without_shift_warn_of_caps_lock(qtbot: QtBot, page: UnlockPage) -> None:
    qtbot.keyClicks(edit_of(page), "w")
    assert "Caps Lock is on" not in words_on(page)
    qtbot.keyClicks(edit_of(page), "W")  # the test's keys send a capital without Shift, as Caps Lock does
    assert "Caps Lock is on" in words_on(page)
    qtbot.keyClicks(edit_of(page), "w")
    assert "Caps Lock is on" not in words_on(page)


def test_the_eye_shows_only_while_it_is_held(qtbot: QtBot, page: UnlockPage) -> None:
    qtbot.keyClicks(edit_of(page), "abc")
    eye = edit_of(page).findChild(IconButton)
    assert isinstance(eye, IconButton)
    qtbot.mousePress(eye, Qt.MouseButton.LeftButton)
    assert edit_of(page).echoMode() == QLineEdit.EchoMode.Normal
    qtbot.mouseRelease(eye, Qt.MouseButton.LeftButton)
    assert edit_of(page).echoMode() == QLineEdit.EchoMode.Password


def test_somebody_else_unlocks_with_their_own_folder(
    qtbot: QtBot, first_desk: Desk, jane: Person, new: NewSchool, tmp_path: Path
) -> None:
    folder = keysmith.free_home(tmp_path / "home")
    keysmith.make_keys(Home(folder), TOM, OTHER.encode(), new.school, kind="classic")
    page = shown(qtbot, first_desk)
    assert "Jane P. Shah" in words_on(page)
    choose_other(qtbot, page, "Tom Adair")
    assert "Tom Adair" in words_on(page)
    give(qtbot, page, PASSPHRASE)  # Jane's does not open Tom's
    assert "does not fit" in words_on(page)
    with qtbot.waitSignal(page.unlocked) as unlocked:
        give(qtbot, page, OTHER)
    assert unlocked.args[0].profile.name == "Tom Adair"
    assert first_desk.home.folder == folder
    page.hide()
    assert "Tom Adair" in words_on(shown(qtbot, first_desk))  # whoever was last comes first


def choose_other(qtbot: QtBot, page: UnlockPage, name: str) -> None:
    link = next(button for button in page.findChildren(LinkButton) if "else" in button.text())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    action = next(action for action in menu.actions() if name in action.text())
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    quiet(qtbot)


def test_an_empty_computer_asks_for_the_first_run(qtbot: QtBot, first_desk: Desk) -> None:
    page = UnlockPage(first_desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.first_run_requested):
        page.show()


def test_damaged_keys_are_explained(qtbot: QtBot, page: UnlockPage, tmp_path: Path) -> None:
    (tmp_path / "home" / "keys.age").write_bytes(b"rubbish")
    with qtbot.assertNotEmitted(page.unlocked):
        give(qtbot, page, PASSPHRASE)
    assert "damaged" in words_on(page) or "backup" in words_on(page)


def test_an_empty_passphrase_is_no_try(qtbot: QtBot, page: UnlockPage, tmp_path: Path) -> None:
    qtbot.keyClick(edit_of(page), Qt.Key.Key_Return)
    assert "Type your passphrase." in words_on(page)
    assert not (tmp_path / "home" / "tries.json").exists()


@pytest.mark.parametrize("way", ["new", "recover"])
def test_a_lost_passphrase_leads_on(qtbot: QtBot, page: UnlockPage, way: str) -> None:
    press_lost(qtbot, page)
    sheet = page.findChild(LostPassphraseSheet)
    assert isinstance(sheet, LostPassphraseSheet)
    wanted = "Make new" if way == "new" else "two recovery"
    button = next(button for button in sheet.findChildren(QuietButton) if wanted in button.text())
    signal = page.first_run_requested if way == "new" else page.recover_requested
    with qtbot.waitSignal(signal):
        press(qtbot, button)

"""The frame: hiding, locking, coming back, the menu, keys, and closing while something runs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.whole_window import take_apart

from evidence_desk.case.keys import Person, make_person, seal_keys
from evidence_desk.ui import jobs
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.leaving import LeavingSheet
from evidence_desk.ui.dialogs.settings import SettingsSheet
from evidence_desk.ui.dialogs.which_case import WhichCaseSheet
from evidence_desk.ui.hiding import HiddenPage, Watch
from evidence_desk.ui.notices import NoticeDialog
from evidence_desk.ui.panels.unlock import UnlockPage
from evidence_desk.ui.settings import load_settings
from evidence_desk.ui.widgets.buttons import IconButton
from evidence_desk.ui.window import MainWindow
from evidence_desk.ui.workspace import Workspace

_T = TypeVar("_T")
PASSPHRASE = "correct horse battery staple"
Mod = Qt.KeyboardModifier


@pytest.fixture
def watch() -> Iterator[Watch]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = Watch(app)
    yield made
    made.set_limit(0)
    app.removeEventFilter(made)
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, person: Person, home: Path, watch: Watch) -> Iterator[MainWindow]:
    """The whole window; a DSL is at work in it, with the passphrase above."""
    (home / "keys.age").write_bytes(seal_keys(person, PASSPHRASE.encode(), work_factor=10))
    made = MainWindow(desk, watch)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    take_apart(qtbot, desk, made, watch)


def shown(window: MainWindow) -> QWidget:
    """What fills the window."""
    stack = window.centralWidget()
    assert stack is not None
    return next(page for page in stack.findChildren(QWidget) if page.parent() is stack and page.isVisible())


def has_case(window: MainWindow) -> bool:
    """Whether a case is open; asked anew each time."""
    return window.desk.session is not None


def is_locked(window: MainWindow) -> bool:
    """Whether nobody is unlocked; asked anew each time."""
    return window.desk.person is None


def sheet_of(kind: type[QDialog]) -> QDialog | None:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found[0] if found else None


def key(qtbot: QtBot, window: QWidget, code: Qt.Key, modifiers: Mod = Mod.NoModifier) -> None:
    """Press a key where the keyboard is."""
    target = QApplication.activePopupWidget() or QApplication.activeModalWidget() or window
    qtbot.keyClick(target.focusWidget() or target, code, modifiers)


def in_thread(read: Callable[[], _T]) -> _T:
    """Read a file as the window does: not on the main thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(read).result()


def open_case(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.come_forward(path)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)


def unlock(qtbot: QtBot, window: MainWindow, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase and press Enter, as a person does."""
    qtbot.waitUntil(lambda: isinstance(shown(window), UnlockPage))
    field = window.unlock_page.findChild(QLineEdit)
    assert field is not None
    qtbot.waitUntil(lambda: not jobs.running_jobs() and field.isEnabled(), timeout=20_000)
    qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_title_never_says_what_is_open(qtbot: QtBot, window: MainWindow, case_path: Path) -> None:
    open_case(qtbot, window, case_path)
    assert window.windowTitle() == "Evidence Desk"
    assert all("Year 9" not in top.windowTitle() for top in QApplication.topLevelWidgets())


def test_f9_hides_everything_and_f9_brings_it_back(qtbot: QtBot, window: MainWindow, case_path: Path) -> None:
    open_case(qtbot, window, case_path)
    key(qtbot, window, Qt.Key.Key_F9)
    assert isinstance(shown(window), HiddenPage)
    assert not window.menuBar().isVisible()
    key(qtbot, window, Qt.Key.Key_F9)
    assert isinstance(shown(window), Workspace)
    assert window.desk.session is not None


def test_f9_hides_an_open_sheet_and_keeps_what_is_in_it(qtbot: QtBot, window: MainWindow) -> None:
    key(qtbot, window, Qt.Key.Key_Comma, Mod.ControlModifier)
    sheet = sheet_of(SettingsSheet)
    assert isinstance(sheet, SettingsSheet)
    sheet.text_size.setCurrentIndex(3)
    key(qtbot, window, Qt.Key.Key_F9)
    assert sheet_of(QDialog) is None
    assert isinstance(shown(window), HiddenPage)
    key(qtbot, window, Qt.Key.Key_F9)
    assert sheet.isVisible()
    assert sheet.text_size.currentData() == 150


def test_f9_closes_an_open_menu(qtbot: QtBot, window: MainWindow) -> None:
    key(qtbot, window, Qt.Key.Key_F10)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    key(qtbot, window, Qt.Key.Key_F9)
    assert QApplication.activePopupWidget() is None
    assert isinstance(shown(window), HiddenPage)


def test_nothing_can_be_done_behind_the_hidden_page(qtbot: QtBot, window: MainWindow) -> None:
    key(qtbot, window, Qt.Key.Key_F9)
    key(qtbot, window, Qt.Key.Key_Comma, Mod.ControlModifier)
    key(qtbot, window, Qt.Key.Key_F10)
    assert sheet_of(QDialog) is None
    assert QApplication.activePopupWidget() is None


def test_locking_forgets_the_keys_and_unlocking_returns_to_the_place(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    open_case(qtbot, window, case_path)
    key(qtbot, window, Qt.Key.Key_2, Mod.ControlModifier)
    assert window.workspace is not None
    assert window.workspace.current == "timeline"
    key(qtbot, window, Qt.Key.Key_L, Mod.ControlModifier | Mod.ShiftModifier)
    assert is_locked(window)
    assert not has_case(window)
    assert isinstance(shown(window), UnlockPage)
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    assert window.desk.session is not None
    assert window.desk.session.path == case_path
    assert window.workspace.current == "timeline"


def test_ctrl_shift_l_locks_even_from_a_sheet(qtbot: QtBot, window: MainWindow) -> None:
    key(qtbot, window, Qt.Key.Key_Comma, Mod.ControlModifier)
    assert sheet_of(SettingsSheet) is not None
    key(qtbot, window, Qt.Key.Key_L, Mod.ControlModifier | Mod.ShiftModifier)
    assert sheet_of(QDialog) is None
    assert is_locked(window)


def test_nobody_there_for_long_locks(qtbot: QtBot, window: MainWindow, watch: Watch) -> None:
    with qtbot.waitSignal(watch.idle, timeout=5000):
        watch.set_limit(0.2)
    assert is_locked(window)
    assert isinstance(shown(window), UnlockPage)


def test_input_pushes_the_idle_lock_away(qtbot: QtBot, window: MainWindow, watch: Watch) -> None:
    watch.set_limit(0.6)
    for _ in range(6):
        with qtbot.assertNotEmitted(watch.idle, wait=200):
            qtbot.mouseMove(window, QPoint(5, 5))
            qtbot.keyClick(window, Qt.Key.Key_Shift)
    assert not is_locked(window)


def test_a_sheet_that_was_being_filled_in_waits_behind_the_idle_lock(
    qtbot: QtBot, window: MainWindow, watch: Watch
) -> None:
    key(qtbot, window, Qt.Key.Key_Comma, Mod.ControlModifier)
    sheet = sheet_of(SettingsSheet)
    assert isinstance(sheet, SettingsSheet)
    sheet.text_size.setCurrentIndex(3)
    with qtbot.waitSignal(watch.idle, timeout=5000):
        watch.set_limit(0.2)
    assert isinstance(shown(window), UnlockPage)
    assert not sheet.isVisible()
    unlock(qtbot, window)
    qtbot.waitUntil(sheet.isVisible, timeout=20_000)
    assert sheet.text_size.currentData() == 150
    assert isinstance(shown(window), Workspace)


def test_hidden_for_longer_than_the_idle_lock_asks_for_the_passphrase(
    qtbot: QtBot, window: MainWindow, watch: Watch
) -> None:
    key(qtbot, window, Qt.Key.Key_F9)
    with qtbot.waitSignal(watch.idle, timeout=5000):
        watch.set_limit(0.2)
    assert isinstance(shown(window), HiddenPage)
    key(qtbot, window, Qt.Key.Key_F9)
    assert isinstance(shown(window), UnlockPage)


def test_a_wrong_passphrase_opens_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.lock.trigger()
    unlock(qtbot, window, "wrong")
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    assert is_locked(window)
    assert isinstance(shown(window), UnlockPage)


def test_another_person_gets_none_of_the_place_before(
    qtbot: QtBot, window: MainWindow, case_path: Path, colleague: Person
) -> None:
    open_case(qtbot, window, case_path)
    window.commands.lock.trigger()
    window.enter(colleague, window.desk.settings)
    assert not has_case(window)
    assert window.workspace is not None
    assert window.workspace.current == "cases"


def test_alt_and_f10_open_the_menu_bar_and_it_goes_away_again(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.menuBar().isVisible()
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.keyClick(window.menuBar(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.menuBar().isVisible())


def test_every_command_stands_in_the_menu_with_its_key(window: MainWindow) -> None:
    found = []

    def walk(menu: QMenu) -> None:
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                walk(inner)
            elif not action.isSeparator():
                found.append(action)

    for top in window.menuBar().actions():
        inner = top.menu()
        assert isinstance(inner, QMenu)
        walk(inner)
    missing = (
        set(window.commands.all()) - set(found) - {window.commands.screen}
    )  # in the menu as its three ways
    assert not missing, [action.text() for action in missing]


def test_no_key_means_two_things(window: MainWindow) -> None:
    keys = [k.toString() for action in window.commands.all() for k in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_f6_goes_round_the_regions(qtbot: QtBot, window: MainWindow, case_path: Path) -> None:
    open_case(qtbot, window, case_path)
    seen: list[QWidget] = []
    for _ in range(5):
        key(qtbot, window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
    frame = window.workspace
    assert frame is not None
    assert any(frame.rail.isAncestorOf(widget) for widget in seen)
    assert any(frame.strip.isAncestorOf(widget) for widget in seen)
    assert any(frame.status.isAncestorOf(widget) for widget in seen)
    assert any(frame.pages["exhibits"].isAncestorOf(widget) for widget in seen)
    last = seen[-1]
    key(qtbot, window, Qt.Key.Key_F6, Mod.ShiftModifier)
    key(qtbot, window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is last


def test_the_rail_is_one_tab_stop_with_arrows(qtbot: QtBot, window: MainWindow, case_path: Path) -> None:
    open_case(qtbot, window, case_path)
    frame = window.workspace
    assert frame is not None
    rail = frame.rail.list
    rail.setFocus()
    row = frame.rail.model.row_of("exhibits")
    assert rail.currentIndex().row() == row
    qtbot.keyClick(rail, Qt.Key.Key_Down)
    assert frame.current == "exhibits"
    qtbot.keyClick(rail, Qt.Key.Key_Return)
    assert frame.current == "timeline"


def test_the_rail_says_names_and_counts_aloud(qtbot: QtBot, window: MainWindow, case_path: Path) -> None:
    open_case(qtbot, window, case_path)
    frame = window.workspace
    assert frame is not None
    model = frame.rail.model
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "Exhibits, 4, shown" in spoken
    assert any(text.startswith("Year 9 group chat and votes, 2026-041 · open") for text in spoken)


def test_a_narrow_window_has_icons_in_the_rail(qtbot: QtBot, window: MainWindow) -> None:
    frame = window.workspace
    assert frame is not None
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: frame.rail.width() == 204)
    window.resize(1093, 614)
    qtbot.waitUntil(lambda: frame.rail.width() == 56)
    (lock,) = (b for b in frame.rail.findChildren(IconButton) if b.accessibleName() == "Lock")
    qtbot.wait(20)
    place = lock.rect().translated(lock.mapTo(frame.rail, QPoint()))
    assert frame.rail.rect().contains(place)
    qtbot.mouseClick(lock, Qt.MouseButton.LeftButton)
    assert window.is_locked


def test_pasting_without_a_case_asks_which_one_first(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    open_case(qtbot, window, case_path)
    key(qtbot, window, Qt.Key.Key_W, Mod.ControlModifier)
    qtbot.waitUntil(lambda: window.desk.session is None)
    QGuiApplication.clipboard().setText("if she turns up monday")
    key(qtbot, window, Qt.Key.Key_V, Mod.ControlModifier)
    sheet = sheet_of(WhichCaseSheet)
    assert isinstance(sheet, WhichCaseSheet)
    assert "Year 9 group chat and votes" in sheet.buttons[0].text()
    qtbot.mouseClick(sheet.buttons[0], Qt.MouseButton.LeftButton)
    assert window.wiring is not None
    capturing = window.wiring.capturing
    qtbot.waitUntil(lambda: capturing.sheet is not None and capturing.sheet.isVisible(), timeout=20_000)
    assert window.desk.session is not None


def test_what_was_opened_and_how_the_window_stood_is_kept_encrypted(
    qtbot: QtBot, window: MainWindow, case_path: Path, person: Person, home: Path
) -> None:
    open_case(qtbot, window, case_path)
    window.resize(1200, 700)
    window.commands.lock.trigger()
    qtbot.waitUntil(lambda: (home / "settings.age").exists() and not jobs.running_jobs(), timeout=20_000)
    assert b"Year 9" not in (home / "settings.age").read_bytes()
    kept = in_thread(lambda: load_settings(home, person))
    assert [case.reference for case in kept.recent] == ["2026-041"]
    assert kept.recent[0].exhibits == 4
    assert kept.choices["window.geometry"]


def test_changed_settings_take_effect_at_once_and_are_kept(
    qtbot: QtBot, window: MainWindow, watch: Watch, person: Person, home: Path
) -> None:
    key(qtbot, window, Qt.Key.Key_Comma, Mod.ControlModifier)
    sheet = sheet_of(SettingsSheet)
    assert isinstance(sheet, SettingsSheet)
    sheet.minutes.setCurrentIndex(sheet.minutes.findData(5))
    with qtbot.waitSignal(watch.left) as left:
        qtbot.mouseClick(sheet.save_button, Qt.MouseButton.LeftButton)
    assert left.args == [300]
    qtbot.waitUntil(lambda: in_thread(lambda: load_settings(home, person)).idle_lock_min == 5, timeout=5000)


@pytest.fixture
def slow(window: MainWindow) -> Iterator[Callable[[], jobs.Job[None]]]:
    """Work that runs until it is told to stop, or until the test ends."""
    release = threading.Event()

    def work(report: jobs.Reporter) -> None:
        while not release.wait(0.01):
            report(1, 10)

    yield lambda: window.desk.run("Keeping 410 of 980 MB", work)
    release.set()


def test_the_status_bar_shows_work_that_takes_a_while_and_stops_it(
    qtbot: QtBot, window: MainWindow, slow: Callable[[], jobs.Job[None]]
) -> None:
    job = slow()
    frame = window.workspace
    assert frame is not None
    qtbot.waitUntil(frame.status.work.isVisible, timeout=3000)
    with qtbot.waitSignal(job.failed):
        qtbot.mouseClick(frame.status.work.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not frame.status.work.isVisible())


def test_closing_during_work_asks_and_can_go_on(
    qtbot: QtBot, window: MainWindow, slow: Callable[[], jobs.Job[None]]
) -> None:
    job = slow()
    window.close()
    sheet = sheet_of(LeavingSheet)
    assert isinstance(sheet, LeavingSheet)
    qtbot.mouseClick(sheet.go_on_button, Qt.MouseButton.LeftButton)
    assert window.isVisible()
    assert job.is_running
    job.cancel()


def test_closing_during_work_can_stop_it_and_gives_the_case_back(
    qtbot: QtBot, window: MainWindow, case_path: Path, slow: Callable[[], jobs.Job[None]]
) -> None:
    open_case(qtbot, window, case_path)
    job = slow()
    window.close()
    sheet = sheet_of(LeavingSheet)
    assert isinstance(sheet, LeavingSheet)
    with qtbot.waitSignal(window.closed_down, timeout=20_000):
        qtbot.mouseClick(sheet.stop_button, Qt.MouseButton.LeftButton)
    assert not job.is_running
    assert not window.isVisible()
    lock = case_path.with_name(case_path.name + ".lock")
    assert lock.read_bytes() == b""


def test_closing_closes_by_itself_when_the_work_ends(qtbot: QtBot, window: MainWindow) -> None:
    release = threading.Event()
    window.desk.run("Keeping", lambda report: release.wait(20) and None)
    window.close()
    assert sheet_of(LeavingSheet) is not None
    with qtbot.waitSignal(window.closed_down, timeout=20_000):
        release.set()


def test_closing_with_nothing_to_do_asks_nothing(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    with qtbot.waitSignal(window.closed_down, timeout=20_000):
        key(qtbot, window, Qt.Key.Key_Q, Mod.ControlModifier)
    assert sheet_of(LeavingSheet) is None


def test_a_member_of_staff_is_told_why_nothing_opens(
    qtbot: QtBot, desk: Desk, watch: Watch, case_path: Path
) -> None:
    teacher = make_person("Ann Lee", "staff", "AXL", "Larkrise Academy", "classic")
    desk.set_person(teacher)
    window = MainWindow(desk, watch, case_path)
    qtbot.addWidget(window)
    window.show()
    window.come_forward(case_path)
    assert desk.session is None
    commands = window.commands
    for closed in (commands.paste, commands.new_case, commands.open_file, commands.file, commands.search):
        assert not closed.isEnabled()
    notice = sheet_of(NoticeDialog)
    assert notice is not None
    words = " ".join(label.text() for label in notice.findChildren(QLabel))
    assert "cannot create, open or read a case" in words
    assert window.staff_page is not None
    assert window.staff_page.isVisible()
    notice.reject()


def test_settings_of_a_look_nobody_chose_here_stay(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.settings = structs.replace(window.desk.settings, text_percent=130, idle_lock_min=7)
    window.commands.settings.trigger()
    sheet = sheet_of(SettingsSheet)
    assert isinstance(sheet, SettingsSheet)
    assert sheet.text_size.currentData() == 130
    assert sheet.minutes.currentData() == 7

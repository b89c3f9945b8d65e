"""Every command does something, every place is reachable by its key, and what nobody caught is said once."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.whole_window import whole_window

from evidence_desk.ui import jobs, privacy, qt_guard
from evidence_desk.ui.actions import PLACES, SECTIONS
from evidence_desk.ui.apology import Apology
from evidence_desk.ui.choosing import file_dialog
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.notices import NoticeDialog
from evidence_desk.ui.pages import FACTORIES
from evidence_desk.ui.panels.viewer import ViewerPage
from evidence_desk.ui.window import MainWindow

Mod = Qt.KeyboardModifier
NAME = "Ellie Marsh"  # a log that quotes source lines must not count as one that quotes values


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, case_path: Path) -> Iterator[MainWindow]:
    """The window with the small case open in it."""
    with whole_window(qtbot, desk) as made:
        made.come_forward(case_path)
        qtbot.waitUntil(lambda: desk.session is not None and not jobs.running_jobs(), timeout=20_000)
        yield made


def dialogs() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


@pytest.mark.parametrize("name", [*PLACES, *SECTIONS])
def test_every_place_and_section_is_reached_by_its_key(qtbot: QtBot, window: MainWindow, name: str) -> None:
    assert name in FACTORIES
    (shortcut, *_) = window.commands.named(name).shortcuts()
    frame = window.workspace
    assert frame is not None
    other = "timeline" if name != "timeline" else "log"
    frame.show_page(other)
    qtbot.keySequence(window, shortcut.toString())
    assert frame.current == name
    assert frame.pages[name].isVisible()
    row = frame.rail.model.row_of(name)
    assert row >= 0
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)


@pytest.mark.parametrize(
    "name",
    [
        "new_case",
        "readers",
        "print",
        "settings",
        "who_i_am",
        "change_passphrase",
        "move_keys",
        "new_keys",
        "leaver",
        "school_profile",
        "school_sheets",
        "shortcuts",
        "about",
        "open_file",
        "text",
        "address",
    ],
)
def test_every_command_with_a_sheet_opens_one_and_esc_leaves_it(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    window.commands.named(name).trigger()
    qtbot.waitUntil(lambda: len(dialogs()) == 1, timeout=20_000)
    (sheet,) = dialogs()
    assert sheet.windowTitle() in {"Evidence Desk", "Open a case file"}
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialogs(), timeout=20_000)


def test_enter_opens_an_exhibit_and_esc_returns_to_the_list(qtbot: QtBot, window: MainWindow) -> None:
    frame = window.workspace
    assert frame is not None
    assert frame.current == "exhibits"
    window.commands.open_exhibit.trigger()
    viewer = frame.pages["viewer"]
    assert isinstance(viewer, ViewerPage)
    assert viewer.isVisible()
    assert not frame.strip.isVisible()
    target = QApplication.focusWidget() or viewer
    qtbot.keyClick(target, Qt.Key.Key_Escape)
    assert frame.current == "exhibits"
    assert frame.strip.isVisible()


def test_nothing_is_locked_that_is_not_in_front(qtbot: QtBot, window: MainWindow) -> None:
    frame = window.workspace
    assert frame is not None
    frame.show_page("timeline")
    qtbot.keyClick(window, Qt.Key.Key_X, Mod.ControlModifier | Mod.ShiftModifier)
    assert frame.current == "exhibits"  # first it is shown
    assert window.desk.session is not None
    assert not window.desk.session.locked


def test_one_press_in_the_window_locks_what_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    session = window.desk.session
    assert session is not None
    qtbot.keyClick(window, Qt.Key.Key_X, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: bool(dialogs()), timeout=20_000)
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    locked = [exhibit for exhibit in session.case.in_order() if exhibit.status == "locked"]
    assert len(locked) == 1


def test_no_two_sheets_of_keys_differ_from_the_menu(window: MainWindow) -> None:
    strip = window.workspace.strip if window.workspace is not None else None
    assert strip is not None
    native = QKeySequence.SequenceFormat.NativeText
    assert strip.first.key in {"", window.commands.paste.shortcut().toString(native)}


@pytest.mark.expects_log("unexpected ValueError")
def test_what_nobody_caught_is_said_once_and_names_nothing(
    qtbot: QtBot, window: MainWindow, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    apology = Apology(window)
    apology.install()
    for _ in range(2):
        try:
            raise ValueError(NAME)
        except ValueError:
            kind, error, trace = sys.exc_info()
            assert kind is not None
            assert error is not None
            sys.excepthook(kind, error, trace)
    (notice,) = dialogs()
    assert isinstance(notice, NoticeDialog)
    assert notice.notice.code == 70
    assert "Ellie" not in caplog.text
    assert "Ellie" not in notice.notice.details
    assert window.desk.session is not None


@pytest.mark.expects_log("unexpected KeyError")
def test_a_fault_on_another_thread_is_said_on_this_one(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    Apology(window).install()

    def fail() -> None:
        raise KeyError(NAME)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1, timeout=5000)


def test_file_dialogs_remember_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "config"))
    folder = tmp_path / "Pupil A"
    folder.mkdir()
    host = QWidget()
    qtbot.addWidget(host)
    dialog = file_dialog(host, "Add files", QFileDialog.FileMode.ExistingFiles, str(folder))
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    written = list((tmp_path / "config").rglob("*"))
    assert not any(b"Pupil" in path.read_bytes() for path in written if path.is_file())
    assert "FileDialog" not in QSettings(QSettings.Scope.UserScope, "QtProject").childGroups()


def test_this_qt_keeps_its_hands_off_none() -> None:
    assert qt_guard.refusal() == ""


def test_a_qt_that_loses_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = iter([10_000, 9_800])
    monkeypatch.setattr("evidence_desk.ui.qt_guard.sys.getrefcount", lambda _: next(counts))
    assert "PySide6 6.11.3" in qt_guard.refusal()


def test_what_this_system_can_keep_out_of_screenshots_is_said_honestly(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    privacy.keep_out(host)
    assert "cannot leave a window out" in privacy.kept_out()

"""Each reason why a case does not open, or opens for reading only, is said in its own words and has its way on."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.whole_window import whole_window

from evidence_desk.bundle.limits import LOCK_SILENCE_S
from evidence_desk.bundle.lock import WriterLock
from evidence_desk.case.keys import Person
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.notices import NoticeDialog
from evidence_desk.ui.widgets.notes import Label
from evidence_desk.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    with whole_window(qtbot, desk) as made:
        yield made


def has_case(window: MainWindow) -> bool:
    """Whether a case is open; asked anew each time."""
    return window.desk.session is not None


def words_in(widget: object) -> str:
    """All words of a sheet or a part of the window that can be seen."""
    labels = widget.findChildren(Label)  # type: ignore[attr-defined]  # any widget
    return "\n".join(label.text() for label in labels if label.isVisible())


def notice(qtbot: QtBot) -> NoticeDialog:
    """Wait for the notice that comes up."""

    def find() -> NoticeDialog | None:
        tops = [w for w in QApplication.topLevelWidgets() if isinstance(w, NoticeDialog) and w.isVisible()]
        return tops[0] if tops else None

    qtbot.waitUntil(lambda: find() is not None, timeout=20_000)
    found = find()
    assert found is not None
    return found


def test_a_file_that_is_not_there(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.come_forward(tmp_path / "gone.edcase")
    said = notice(qtbot)
    assert said.title_label.text() == "It is not there"
    assert not has_case(window)


def test_a_case_that_is_not_for_this_person(
    qtbot: QtBot, window: MainWindow, case_path: Path, colleague: Person
) -> None:
    window.desk.set_person(colleague)
    window.come_forward(case_path)
    assert notice(qtbot).title_label.text() == "No key fits"


def test_something_that_is_no_case(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "letter.edcase"
    path.write_bytes(b"Dear parents, " * 100)
    window.come_forward(path)
    assert notice(qtbot).notice.code == 20
    assert not has_case(window)


def test_a_case_whose_record_is_damaged_is_explained(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    data = bytearray(case_path.read_bytes())
    data[2000:2064] = bytes(64)
    case_path.write_bytes(data)
    window.come_forward(case_path)
    said = notice(qtbot)
    assert said.notice.code == 20
    assert said.notice.kept
    assert said.notice.to_do
    assert not has_case(window)


def test_unfinished_writing_at_the_end_is_said_and_the_rest_is_shown(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    with case_path.open("ab") as file:
        file.write(b"half a commit, cut off by a synced folder")
    window.come_forward(case_path)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    assert window.desk.session is not None
    assert len(window.desk.session.case.exhibits) == 4


def test_a_case_a_colleague_writes_to_is_read_and_says_who(
    qtbot: QtBot, window: MainWindow, case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence_desk.bundle.lock._host", lambda: "OFFICE-12")
    monkeypatch.setattr("evidence_desk.bundle.lock._user", lambda: "Tom Adair")
    held = WriterLock.take(case_path)
    monkeypatch.undo()
    window.come_forward(case_path)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    frame = window.workspace
    assert frame is not None
    banner = frame.banner
    qtbot.waitUntil(lambda: "Tom Adair has this case open on OFFICE-12" in words_in(banner), timeout=20_000)
    assert "You can read it; changes wait." in words_in(banner)
    assert not banner.break_button.isVisible()
    assert frame.status.saved.words().startswith("Open for reading")
    held.release()
    qtbot.mouseClick(banner.again_button, LEFT)
    qtbot.waitUntil(
        lambda: window.desk.session is not None and not window.desk.session.read_only, timeout=20_000
    )
    assert not banner.isVisible()


def test_a_silent_computer_can_be_taken_over_from(
    qtbot: QtBot, window: MainWindow, case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as there:
        there.setattr("evidence_desk.bundle.lock._host", lambda: "OFFICE-12")
        WriterLock.take(case_path)
        content = case_path.with_name(case_path.name + ".lock").read_bytes()
    gc.collect()
    lock = case_path.with_name(case_path.name + ".lock")
    lock.unlink()
    lock.write_bytes(content)  # as a share shows the lock of a computer that lost its power
    long_ago = time.time() - LOCK_SILENCE_S - 60
    os.utime(lock, (long_ago, long_ago))
    window.come_forward(case_path)
    frame = window.workspace
    assert frame is not None
    qtbot.waitUntil(frame.banner.isVisible, timeout=20_000)
    assert "silent for ten minutes" in words_in(frame.banner)
    assert "--break-lock" not in words_in(frame.banner)
    qtbot.mouseClick(frame.banner.break_button, LEFT)
    qtbot.waitUntil(lambda: frame.status.saved.words().startswith("Saved"), timeout=20_000)
    assert window.desk.session is not None
    assert not window.desk.session.read_only


def test_nothing_is_added_to_a_case_open_for_reading(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    held = WriterLock.take(case_path)
    window.come_forward(case_path)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    QApplication.clipboard().setText("if she turns up monday")
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert notice(qtbot).notice.code == 30
    held.release()

"""A damaged case by the way a user meets it: bits turned in an exhibit, in the record, and a file cut off."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.test_frame_opening import has_case, notice, window, words_in

from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.dialogs.copies import OlderCopySheet
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.notices import NoticeDialog
from evidence_desk.ui.window import MainWindow

__all__ = ["window"]  # the fixture

LEFT = Qt.MouseButton.LeftButton
SLOW = 20_000


def _read(exhibit: Exhibit, store: CaseStore, report: Reporter) -> bytes:
    return store.read_whole(exhibit)


def press(qtbot: QtBot, dialog: QDialog, words: str) -> None:
    def there() -> list[QPushButton]:
        return [b for b in dialog.findChildren(QPushButton) if b.text() == words and b.isVisible()]

    qtbot.waitUntil(lambda: len(there()) == 1, timeout=SLOW)
    qtbot.mouseClick(there()[0], LEFT)


def copy_to(qtbot: QtBot, dialog: NoticeDialog, target: Path) -> None:
    press(qtbot, dialog, "Copy the file")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)), timeout=SLOW)
    (choice,) = dialog.findChildren(QFileDialog)
    choice.selectFile(str(target))
    choice.accept()
    qtbot.waitUntil(target.exists, timeout=SLOW)
    qtbot.waitUntil(lambda: "holds the same bytes" in words_in(dialog), timeout=SLOW)


def test_a_bit_turned_in_the_record_is_a_notice_and_the_file_can_be_copied(
    qtbot: QtBot, window: MainWindow, case_path: Path, tmp_path: Path
) -> None:
    data = bytearray(case_path.read_bytes())
    data[15_552] ^= 1
    case_path.write_bytes(data)
    window.come_forward(case_path)
    said = notice(qtbot)
    assert said.notice.code == 20
    assert said.notice.kept
    assert not has_case(window)
    target = tmp_path / "examine" / "copy.edcase"
    target.parent.mkdir()
    copy_to(qtbot, said, target)
    assert target.read_bytes() == bytes(data) == case_path.read_bytes()
    assert window.desk.settings.last_folder == str(target.parent)


def test_a_copy_never_takes_the_place_of_a_file(
    qtbot: QtBot, window: MainWindow, case_path: Path, tmp_path: Path
) -> None:
    data = bytearray(case_path.read_bytes())
    data[15_552] ^= 1
    case_path.write_bytes(data)
    window.come_forward(case_path)
    said = notice(qtbot)
    there = tmp_path / "there.edcase"
    there.write_bytes(b"mine")
    press(qtbot, said, "Copy the file")
    qtbot.waitUntil(lambda: bool(said.findChildren(QFileDialog)), timeout=SLOW)
    (choice,) = said.findChildren(QFileDialog)
    choice.selectFile(str(there))
    choice.accept()
    qtbot.waitUntil(lambda: bool(said._error.accessibleName()) and not said.is_busy, timeout=SLOW)
    assert there.read_bytes() == b"mine"


def open_older(qtbot: QtBot) -> None:
    """Answer the alarm about an older copy: go on with it, and say why."""

    def find() -> list[OlderCopySheet]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, OlderCopySheet) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(find()), timeout=SLOW)
    (sheet,) = find()
    press(qtbot, sheet, "Go on with this copy…")
    QTest.keyClicks(sheet.reason_edit, "to see what is left")
    press(qtbot, sheet, "Open this copy")


def test_a_file_cut_off_is_older_then_explained_once_and_open_for_reading(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    data = case_path.read_bytes()
    case_path.write_bytes(data[: len(data) * 4 // 5])
    window.come_forward(case_path)
    open_older(qtbot)
    qtbot.waitUntil(lambda: has_case(window), timeout=SLOW)
    session = window.desk.session
    assert session is not None
    said = notice(qtbot)
    assert said.notice.code == 20
    refs = ", ".join(exhibit.ref for exhibit in session.case.in_order())
    assert refs
    assert "The record is whole up to the entry of 22 November 2026 14:0" in said.notice.happened
    assert f"Exhibits recorded until then: {refs}." in said.notice.happened
    assert "code 20" in words_in(said)
    assert "exit code 20" in said.notice.details
    press(qtbot, said, "Close")
    frame = window.workspace
    assert frame is not None
    assert "nothing can be added" in words_in(frame.banner)
    qtbot.mouseClick(frame.banner.again_button, LEFT)
    open_older(qtbot)  # trying again asks about the older copy, and does not tell of the damage twice
    qtbot.waitUntil(lambda: window.desk.session not in {None, session}, timeout=SLOW)
    assert not [w for w in window.findChildren(NoticeDialog) if w.isVisible() and w.notice.code == 20]


def test_bits_turned_inside_an_exhibit_are_told_with_its_reference_and_time(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    data = bytearray(case_path.read_bytes())
    data[30_000] ^= 1
    case_path.write_bytes(data)
    window.come_forward(case_path)
    qtbot.waitUntil(lambda: has_case(window), timeout=SLOW)
    session = window.desk.session
    assert session is not None
    exhibits = [exhibit for exhibit in session.case.in_order() if exhibit.sha256]
    jobs = [session.act("", partial(_read, one)) for one in exhibits]
    errors: list[object] = []
    for job in jobs:
        job.failed.connect(errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=SLOW)
    window.workspace.page("exhibits").error.emit(errors[0])  # type: ignore[union-attr]  # as any page does
    said = notice(qtbot)
    assert said.notice.code == 20
    assert "It is about JPS/" in said.notice.happened
    assert "kept on 22 November 2026" in said.notice.happened

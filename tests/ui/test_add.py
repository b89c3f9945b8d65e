"""Adding: every way in stops at the door, and what was answered No is kept, described and said to be saved."""

from __future__ import annotations

import base64
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.conftest import picture_png

from evidence_desk.base.errors import CannotWrite, EvidenceDeskError
from evidence_desk.capture import importer
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.capturing import Capturing
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.add import AddSheet
from evidence_desk.ui.session import CaseSession

SETTLE_MS = 380  # the question takes no answer before
PRESSED_MS = 130  # Qt shows a button pressed by its Alt key for 100 ms before it counts


class Spied(QMimeData):
    """Says what was read of it."""

    def __init__(self, **data: bytes) -> None:
        super().__init__()
        self.read: list[str] = []
        self.held = {name.replace("_", "/"): value for name, value in data.items()}

    def formats(self) -> list[str]:
        return list(self.held)

    def hasFormat(self, name: str) -> bool:
        return name in self.held

    def retrieveData(self, name: str, kind: object) -> object:
        self.read.append(name)
        value = self.held.get(name)
        return QByteArray(value) if value is not None else None


class Frame:
    """A window, the controller, and what it said."""

    def __init__(self, desk: Desk, window: QMainWindow) -> None:
        self.window = window
        self.capturing = Capturing(desk, window)
        self.errors: list[str] = []
        self.opened: list[str] = []
        self.kept: list[str] = []
        self.capturing.error.connect(lambda error: self.errors.append(error.user_message))
        self.capturing.restricted_opened.connect(self.opened.append)
        self.capturing.kept.connect(self.kept.append)
        self.capturing.take_drops(window)

    @property
    def sheet(self) -> AddSheet:
        assert self.capturing.sheet is not None
        return self.capturing.sheet


@pytest.fixture
def frame(qtbot: QtBot, desk: Desk, session: CaseSession) -> Iterator[Frame]:
    window = QMainWindow()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    made = Frame(desk, window)
    yield made
    QGuiApplication.clipboard().clear()


def copy(mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)


def opened_sheet(qtbot: QtBot, frame: Frame) -> AddSheet:
    qtbot.waitUntil(lambda: frame.capturing.sheet is not None, timeout=10_000)
    sheet = frame.sheet
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow, timeout=5_000)
    return sheet


def press(qtbot: QtBot, sheet: AddSheet, letter: Qt.Key) -> None:
    """Answer by Alt and a letter, after the question has stood for a moment."""
    qtbot.wait(SETTLE_MS)
    QTest.keyClick(sheet, letter, Qt.KeyboardModifier.AltModifier)
    qtbot.wait(PRESSED_MS)


def answer_no_twice(qtbot: QtBot, sheet: AddSheet) -> None:
    press(qtbot, sheet, Qt.Key.Key_N)
    assert sheet.gate.asks_second
    press(qtbot, sheet, Qt.Key.Key_N)


def asks_about(qtbot: QtBot, sheet: AddSheet, name: str) -> None:
    qtbot.waitUntil(lambda: name in sheet.gate.question.accessibleName(), timeout=20_000)


def in_details(qtbot: QtBot, sheet: AddSheet) -> None:
    qtbot.waitUntil(sheet.done_button.isVisible, timeout=20_000)


def newest(session: CaseSession) -> Exhibit:
    return session.case.in_order()[-1]


def count(session: CaseSession) -> int:
    return len(session.case.exhibits)


# --- every way in stops at the door


def test_a_pasted_picture_is_not_read_before_both_answers_are_no(
    qtbot: QtBot, frame: Frame, session: CaseSession
) -> None:
    mime = Spied(image_png=picture_png(200, 300, "x"))
    copy(mime)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    assert "has not been read" in sheet.gate.question.accessibleName()
    press(qtbot, sheet, Qt.Key.Key_N)
    assert mime.read == []
    press(qtbot, sheet, Qt.Key.Key_N)
    in_details(qtbot, sheet)
    assert mime.read == ["image/png"]
    assert (newest(session).grade, newest(session).kind, newest(session).gate.answer) == ("D", "image", "no")


def test_a_page_with_a_picture_beside_it_is_not_read_either(qtbot: QtBot, frame: Frame) -> None:
    mime = Spied(image_png=picture_png(), text_html=b"<img src='https://x.example/1.png'>words")
    copy(mime)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    qtbot.wait(SETTLE_MS)
    assert mime.read == []
    assert sheet.words_only.isVisible()


def test_a_file_is_only_looked_at_from_outside_before_the_answers(
    qtbot: QtBot, frame: Frame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: CaseSession
) -> None:
    opened: list[Path] = []
    real = importer.open_source

    def spy(checked: importer.CheckedPath) -> AbstractContextManager[importer.Source]:
        opened.append(checked.path)
        return real(checked)

    monkeypatch.setattr("evidence_desk.acts.keeping.open_source", spy)
    path = tmp_path / "chat.png"
    path.write_bytes(picture_png(210, 300, "file"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy(mime)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    assert "chat.png" in sheet.gate.question.accessibleName()
    press(qtbot, sheet, Qt.Key.Key_N)
    assert opened == []
    press(qtbot, sheet, Qt.Key.Key_N)
    in_details(qtbot, sheet)
    assert opened == [path]
    assert newest(session).source.file_name == "chat.png"
    assert newest(session).method == "file taken in by staff"


def drop_on(window: QMainWindow, mime: QMimeData) -> bool:
    """Drag over the window and let go; return whether the drag was taken."""
    at, buttons, none = QPointF(200, 200), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, mime, buttons, none)
    QApplication.sendEvent(window, enter)
    QTest.qWait(0)
    if not enter.isAccepted():
        return False
    drop = QDropEvent(at, Qt.DropAction.CopyAction, mime, buttons, none)
    QApplication.sendEvent(window, drop)
    return True


def test_dropped_files_are_each_asked_about_by_name(
    qtbot: QtBot, frame: Frame, tmp_path: Path, session: CaseSession
) -> None:
    paths = [tmp_path / f"shot-{number}.png" for number in (1, 2)]
    for number, path in enumerate(paths):
        path.write_bytes(picture_png(220 + number, 300, f"drop {number}"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    before = count(session)
    assert drop_on(frame.window, mime)
    sheet = opened_sheet(qtbot, frame)
    assert "1 of 2: shot-1.png" in sheet.gate.question.accessibleName()
    assert "shot-2.png" in sheet.gate.question.accessibleName()
    answer_no_twice(qtbot, sheet)
    asks_about(qtbot, sheet, "2 of 2: shot-2.png")
    assert count(session) == before + 1
    assert not sheet.gate.asks_second
    answer_no_twice(qtbot, sheet)
    in_details(qtbot, sheet)
    assert count(session) == before + 2
    assert [e.gate.files_in_one_go for e in session.case.in_order()[-2:]] == [1, 1]


def test_a_dropped_folder_is_refused_while_it_is_dragged(qtbot: QtBot, frame: Frame, tmp_path: Path) -> None:
    folder = tmp_path / "shots"
    folder.mkdir()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    frame.capturing.may_drop(mime)  # the drag enters
    qtbot.waitUntil(lambda: not frame.capturing.may_drop(mime), timeout=5_000)
    assert not drop_on(frame.window, mime)
    assert frame.capturing.sheet is None


def test_a_folder_that_was_let_go_too_fast_is_refused_in_words(
    qtbot: QtBot, frame: Frame, tmp_path: Path
) -> None:
    folder = tmp_path / "shots"
    folder.mkdir()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    frame.capturing.drop(mime)
    qtbot.waitUntil(lambda: bool(frame.errors), timeout=5_000)
    assert "is a folder" in frame.errors[0]


def test_a_picture_dragged_without_a_file_is_not_read(frame: Frame) -> None:
    mime = Spied(image_png=picture_png())
    frame.capturing.drop(mime)
    assert mime.read == []
    assert "Ctrl+V" in frame.errors[0]


# --- the question


def test_enter_on_the_question_does_nothing_and_esc_leaves_nothing(
    qtbot: QtBot, frame: Frame, session: CaseSession
) -> None:
    mime = Spied(image_png=picture_png())
    copy(mime)
    before = count(session), session.case.stops
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    qtbot.wait(SETTLE_MS)
    assert sheet.gate.question.hasFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(sheet.gate.question, key)
        for button in sheet.gate.answers.values():
            QTest.keyClick(button, key)
    assert sheet.gate.question.isVisible()
    assert not sheet.gate.asks_second
    QTest.keyClick(sheet.gate.question, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: frame.capturing.sheet is None)
    assert mime.read == []
    assert (count(session), session.case.stops) == before


def test_the_question_stands_word_for_word_and_no_answer_is_preferred(
    qtbot: QtBot, frame: Frame, desk: Desk
) -> None:
    copy(Spied(image_png=picture_png()))
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    assert sheet.gate.question.text() == desk.policy.gate.stop.text
    buttons = list(sheet.gate.answers.values())
    assert [button.words() for button in buttons] == ["Yes", "Not sure", "No"]
    assert (
        len({(button.height(), button.look().ink.name(), button.look().line.name()) for button in buttons})
        == 1
    )
    assert buttons[0].height() >= 44
    assert not any(button.isDefault() or button.autoDefault() for button in sheet.findChildren(QPushButton))
    qtbot.wait(SETTLE_MS)
    sheet.gate.answers["no"].click()
    assert sheet.gate.second.text() == desk.policy.gate.second.text
    assert len(sheet.gate.second_answers) == 5


def test_a_double_click_on_no_answers_one_question_only(qtbot: QtBot, frame: Frame) -> None:
    mime = Spied(image_png=picture_png())
    copy(mime)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    qtbot.wait(SETTLE_MS)
    no = sheet.gate.answers["no"]
    QTest.mouseDClick(no, Qt.MouseButton.LeftButton)
    QTest.mouseClick(no, Qt.MouseButton.LeftButton)
    for button in sheet.gate.second_answers.values():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert sheet.gate.asks_second
    assert mime.read == []


@pytest.mark.parametrize(
    ("first", "second"), [("Y", ""), ("S", ""), ("N", "S"), ("N", "T"), ("N", "P"), ("N", "R")]
)
def test_any_other_answer_keeps_nothing_sees_to_the_clipboard_and_opens_the_record(
    qtbot: QtBot, frame: Frame, session: CaseSession, first: str, second: str
) -> None:
    mime = Spied(image_png=picture_png())
    copy(mime)
    before = count(session)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    press(qtbot, sheet, Qt.Key(ord(first)))
    if second:
        press(qtbot, sheet, Qt.Key(ord(second)))
    qtbot.waitUntil(lambda: frame.opened == [""], timeout=10_000)
    assert mime.read == []
    assert count(session) == before
    assert session.case.stops == 1
    assert "overwritten" in QGuiApplication.clipboard().text()
    assert frame.capturing.last_stop is not None
    assert frame.capturing.last_stop.clipboard == "overwritten"


def test_a_clipboard_that_changed_meanwhile_is_neither_kept_nor_overwritten(
    qtbot: QtBot, frame: Frame, session: CaseSession
) -> None:
    copy(Spied(image_png=picture_png()))
    before = count(session)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    press(qtbot, sheet, Qt.Key.Key_N)
    other = Spied(image_png=picture_png(99, 99, "another"))
    copy(other)
    press(qtbot, sheet, Qt.Key.Key_N)
    qtbot.waitUntil(sheet.note.isVisible)
    assert "has changed since the question" in sheet.note.words
    assert other.read == []
    assert count(session) == before


def test_a_picture_that_is_gone_by_then_is_said_to_be(qtbot: QtBot, frame: Frame) -> None:
    mime = Spied(image_png=picture_png())
    copy(mime)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    press(qtbot, sheet, Qt.Key.Key_N)
    mime.held.clear()
    press(qtbot, sheet, Qt.Key.Key_N)
    qtbot.waitUntil(sheet.note.isVisible)
    assert "not there any more" in sheet.note.words


# --- bad input


def test_an_empty_clipboard_says_what_to_do(frame: Frame) -> None:
    copy(QMimeData())
    frame.capturing.paste()
    assert frame.errors == ["There is nothing to add on the clipboard. Copy the picture or text again."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (picture_png()[:-30], "is broken"),
        (b"no picture at all", "is broken"),
        (
            picture_png()[:16] + (20_000).to_bytes(4, "big") + (10_001).to_bytes(4, "big") + b"\0" * 40,
            "megapixels",
        ),
    ],
)
def test_a_broken_or_huge_picture_is_refused_in_words(
    qtbot: QtBot, frame: Frame, session: CaseSession, data: bytes, said: str
) -> None:
    copy(Spied(image_png=data))
    before = count(session)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    qtbot.waitUntil(sheet.note.isVisible, timeout=10_000)
    assert said in sheet.note.words
    assert count(session) == before


def test_pixels_without_bytes_become_png(qtbot: QtBot, frame: Frame, session: CaseSession) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    mime = QMimeData()
    mime.setImageData(image)
    copy(mime)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    in_details(qtbot, sheet)
    assert newest(session).media_type == "image/png"


def test_two_hundred_million_pixels_are_too_many(qtbot: QtBot, frame: Frame) -> None:
    image = QImage(20_000, 10_001, QImage.Format.Format_Mono)
    mime = QMimeData()
    mime.setImageData(image)
    copy(mime)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    qtbot.waitUntil(sheet.note.isVisible, timeout=10_000)
    assert "200 megapixels" in sheet.note.words


def test_fifty_megabytes_of_text_are_refused_in_words(frame: Frame) -> None:
    mime = QMimeData()
    mime.setText("chat line\n" * 5_000_000)
    copy(mime)
    frame.capturing.paste()
    assert frame.capturing.sheet is None
    assert "at most 16 MB" in frame.errors[0]


# --- text and addresses


def test_text_needs_no_answer_and_is_kept_exactly(qtbot: QtBot, frame: Frame, session: CaseSession) -> None:
    mime = QMimeData()
    mime.setText("if she turns up\n\nmonday 😀 مرحبا")
    copy(mime)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    assert sheet.words.note.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    in_details(qtbot, sheet)
    kept = newest(session)
    assert (kept.kind, kept.gate.answer) == ("message-transcript", "not-needed")
    assert kept.size == len("if she turns up\n\nmonday 😀 مرحبا".encode())


def test_text_that_carries_a_picture_is_refused_and_stays_typed(
    qtbot: QtBot, frame: Frame, session: CaseSession
) -> None:
    before = count(session)
    frame.capturing.text()
    sheet = opened_sheet(qtbot, frame)
    sheet.words.text_edit.setPlainText("look data:image/png;base64,iVBORw0KGgo=")
    sheet.keep_button.click()
    qtbot.waitUntil(lambda: bool(sheet.words.text.error), timeout=10_000)
    assert "data: address" in sheet.words.text.error
    assert "data:image" in sheet.words.text_edit.toPlainText()
    assert count(session) == before


def test_an_address_on_the_clipboard_is_kept_as_one(qtbot: QtBot, frame: Frame, session: CaseSession) -> None:
    mime = QMimeData()
    mime.setText("https://chat.example/p/77 \n")
    copy(mime)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    assert sheet.words.line.text() == "https://chat.example/p/77"
    sheet.keep_button.click()
    in_details(qtbot, sheet)
    assert newest(session).source.url == "https://chat.example/p/77"


def test_a_copied_page_gives_its_words_and_asks_about_the_picture_in_it(
    qtbot: QtBot, frame: Frame, session: CaseSession
) -> None:
    embedded = base64.b64encode(picture_png(100, 60, "in")).decode()
    page = f"<p>Nobody likes her</p><img src='data:image/png;base64,{embedded}'><img src='https://x.example/2.png'>"
    mime = QMimeData()
    mime.setHtml(page)
    copy(mime)
    before = count(session)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    assert "Nobody likes her" in sheet.words.text_edit.toPlainText()
    assert "base64" not in sheet.words.text_edit.toPlainText()
    sheet.keep_button.click()
    qtbot.waitUntil(sheet.gate.question.isVisible, timeout=10_000)
    assert count(session) == before + 1
    assert "2 pictures, films or frames" in newest(session).notes[0]
    answer_no_twice(qtbot, sheet)
    in_details(qtbot, sheet)
    assert newest(session).method == "picture in a pasted page"
    assert newest(session).size == len(picture_png(100, 60, "in"))


# --- keeping


def test_the_same_bytes_are_pointed_out_and_kept_only_when_asked(
    qtbot: QtBot, frame: Frame, session: CaseSession, picture_bytes: bytes
) -> None:
    copy(Spied(image_png=picture_bytes))
    before = count(session)
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    qtbot.waitUntil(sheet.as_well_button.isVisible, timeout=10_000)
    assert "You already have this as JPS/1" in sheet.note.words
    assert count(session) == before
    sheet.as_well_button.click()
    in_details(qtbot, sheet)
    assert count(session) == before + 1


def test_a_container_is_listed_and_each_picture_in_it_is_asked_about(
    qtbot: QtBot, frame: Frame, tmp_path: Path, session: CaseSession
) -> None:
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("chat.txt", "hello")
        archive.writestr("IMG-1.jpg", b"x" * 2000)
        archive.writestr("IMG-2.jpg", b"y" * 3000)
    before = count(session)
    frame.capturing.drop(dropped(path))
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    qtbot.waitUntil(sheet.ask_members_button.isVisible, timeout=10_000)
    lines = [sheet.note.list.item(row).text() for row in range(sheet.note.list.count())]
    assert lines == ["chat.txt, 5 bytes", "IMG-1.jpg, 2 KB", "IMG-2.jpg, 3 KB"]
    sheet.ask_members_button.click()
    for name in ("IMG-1.jpg", "IMG-2.jpg"):
        asks_about(qtbot, sheet, name)
        assert count(session) == before
        answer_no_twice(qtbot, sheet)
    in_details(qtbot, sheet)
    assert newest(session).gate.members_answered == 2


def test_a_member_that_may_be_restricted_keeps_the_whole_container_out(
    qtbot: QtBot, frame: Frame, tmp_path: Path, session: CaseSession
) -> None:
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("IMG-1.jpg", b"x" * 2000)
    before = count(session)
    frame.capturing.drop(dropped(path))
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    qtbot.waitUntil(sheet.ask_members_button.isVisible, timeout=10_000)
    sheet.ask_members_button.click()
    press(qtbot, sheet, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: frame.opened == [""], timeout=10_000)
    assert count(session) == before


def dropped(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_file_that_vanishes_before_the_answer_is_said_to(
    qtbot: QtBot, frame: Frame, tmp_path: Path
) -> None:
    path = tmp_path / "gone.png"
    path.write_bytes(picture_png(77, 77))
    frame.capturing.drop(dropped(path))
    sheet = opened_sheet(qtbot, frame)
    path.unlink()
    answer_no_twice(qtbot, sheet)
    qtbot.waitUntil(sheet.note.isVisible, timeout=10_000)
    assert "Nothing of it was kept" in sheet.note.words


def test_a_full_disk_is_said_before_anything_is_written(
    qtbot: QtBot, frame: Frame, tmp_path: Path, session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom" + b"\0" * (3 << 20))
    usage = shutil.disk_usage(tmp_path)._replace(free=1 << 20)
    monkeypatch.setattr("evidence_desk.ui.entries.shutil.disk_usage", lambda folder: usage)
    before = count(session)
    frame.capturing.drop(dropped(path))
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    qtbot.waitUntil(sheet.note.isVisible, timeout=10_000)
    assert "Nothing was saved. 4.0 MB is needed, 1.0 MB is free." in sheet.note.words
    assert count(session) == before


def test_cancel_removes_what_was_begun(
    qtbot: QtBot, frame: Frame, tmp_path: Path, session: CaseSession, case_path: Path
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom" + bytes(range(256)) * (200 << 12))
    size = case_path.stat().st_size
    frame.capturing.drop(dropped(path))
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    qtbot.waitUntil(
        lambda: "Keeping" in sheet.working_face.words.text() and "of" in sheet.working_face.words.text()
    )
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(sheet.note.isVisible, timeout=20_000)
    assert "Nothing of it was kept" in sheet.note.words
    assert case_path.stat().st_size == size


def test_a_locked_picture_cannot_come_in_again(
    qtbot: QtBot, frame: Frame, session: CaseSession, picture_bytes: bytes
) -> None:
    from evidence_desk.acts.locking import lock_for_police

    first = session.case.in_order()[0].id
    with qtbot.waitSignal(
        session.act("", lambda store, report: lock_for_police(store, [first], "r")).succeeded
    ):
        pass
    copy(Spied(image_png=picture_bytes))
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    qtbot.waitUntil(sheet.note.isVisible, timeout=10_000)
    assert "locked for the police and cannot be added again" in sheet.note.words


def test_a_case_open_for_reading_says_so_before_any_question(frame: Frame, session: CaseSession) -> None:
    session.read_only = "Tom Adair has this case open."
    copy(Spied(image_png=picture_png()))
    frame.capturing.paste()
    assert frame.errors == ["Tom Adair has this case open."]


# --- the details


def test_the_two_minute_job_by_keys_alone(qtbot: QtBot, frame: Frame, session: CaseSession) -> None:
    copy(Spied(image_png=picture_png(111, 222, "two minutes")))
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    in_details(qtbot, sheet)
    assert sheet.saved.text() == f"Saved as {newest(session).ref}, 14:05:09"
    assert count(session) == 5
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: frame.capturing.sheet is None, timeout=10_000)
    assert newest(session).caption == ""


def details_of(qtbot: QtBot, frame: Frame, words: str = "details") -> AddSheet:
    copy(Spied(image_png=picture_png(123, 222, words)))
    frame.capturing.paste()
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    in_details(qtbot, sheet)
    return sheet


def fill(sheet: AddSheet) -> None:
    form = sheet.form
    form.origin.segments.button("sent").click()
    QTest.keyClicks(form.who.widget, "Parent of Pupil A, by email")
    QTest.keyClicks(form.where.widget.lineEdit(), "WhatsApp, Y9 trip lads")  # type: ignore[attr-defined]
    QTest.keyClicks(form.when_edit, "yesterday 19:14")
    QTest.keyClicks(form.caption.widget, "Group chat")
    form.matrix.cells[1][1].click()


@pytest.mark.parametrize("way", ["done", "esc"])
def test_details_are_kept_by_done_and_by_leaving(
    qtbot: QtBot, frame: Frame, session: CaseSession, way: str
) -> None:
    sheet = details_of(qtbot, frame)
    fill(sheet)
    if way == "done":
        sheet.done_button.click()
    else:
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: frame.capturing.sheet is None, timeout=10_000)
    kept = newest(session)
    assert kept.caption == "Group chat"
    assert kept.source.how_reached == "Sent by somebody: Parent of Pupil A, by email"
    assert (kept.source.platform, kept.source.account) == ("WhatsApp", "Y9 trip lads")
    assert kept.source.seen_at == "2026-11-21T19:14:00Z"
    assert kept.classification is not None
    assert kept.classification.cells == ("conduct.aggressive",)


def test_a_time_that_cannot_be_read_keeps_the_sheet_open(qtbot: QtBot, frame: Frame) -> None:
    sheet = details_of(qtbot, frame)
    QTest.keyClicks(sheet.form.when_edit, "the 35th of May")
    sheet.done_button.click()
    assert sheet.form.when.error
    assert sheet.isVisible()


def test_add_another_begins_anew(qtbot: QtBot, frame: Frame) -> None:
    sheet = details_of(qtbot, frame)
    QTest.keyClick(
        sheet, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: frame.capturing.sheet is not None and frame.capturing.sheet is not sheet)
    assert frame.sheet.gate.question.isVisible()


def test_this_should_not_be_here_closes_it_and_asks_for_the_lock(qtbot: QtBot, frame: Frame) -> None:
    asked: list[list[str]] = []
    frame.capturing.lock_requested.connect(asked.append)
    sheet = details_of(qtbot, frame)
    assert not sheet.form.isAncestorOf(sheet.stop_button)
    QTest.keyClick(
        sheet, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: frame.capturing.sheet is None)
    assert asked == [frame.kept]


def test_the_picture_is_blurred_until_it_is_asked_for(
    qtbot: QtBot, frame: Frame, session: CaseSession
) -> None:
    sheet = details_of(qtbot, frame)
    assert sheet.pane.button.words() == "Show picture"
    QTest.keyClick(sheet.pane.button, Qt.Key.Key_Space)
    assert sheet.pane.button.words() == "Hide picture"
    qtbot.waitUntil(lambda: sheet.pane.has_pixels, timeout=20_000)
    QTest.keyClick(sheet.pane.button, Qt.Key.Key_Space)
    assert not sheet.pane.is_sharp
    assert not sheet.pane.has_pixels


def test_a_failure_to_write_the_stop_is_said_and_the_record_opens_all_the_same(
    qtbot: QtBot, frame: Frame, session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise CannotWrite("disk full", "The disk is full.")

    monkeypatch.setattr("evidence_desk.acts.keeping.stop", fail)
    copy(Spied(image_png=picture_png()))
    frame.capturing.paste()
    press(qtbot, opened_sheet(qtbot, frame), Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: frame.opened == [""], timeout=10_000)
    assert frame.errors == ["The disk is full."]


def test_a_worker_that_dies_loses_nothing(
    qtbot: QtBot, frame: Frame, session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*args: object, **kwargs: object) -> None:
        raise EvidenceDeskError("worker died", "The helper died.")

    monkeypatch.setattr("evidence_desk.ui.capturing.look_at", die)
    sheet = details_of(qtbot, frame, "dies")
    sheet.done_button.click()
    qtbot.waitUntil(lambda: frame.capturing.sheet is None, timeout=10_000)
    qtbot.waitUntil(lambda: session.lane.activeThreadCount() == 0, timeout=10_000)
    assert newest(session).status == "held"
    assert not frame.errors

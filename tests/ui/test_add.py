"""Adding: every way in stops at the door, and only two answers of No open it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.adding import (
    SETTLE_MS,
    Frame,
    Spied,
    answer_no_twice,
    asks_about,
    copy,
    count,
    drop_on,
    in_details,
    newest,
    open_frame,
    opened_sheet,
    press,
)
from tests.ui.conftest import picture_png

from evidence_desk.capture import importer
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.session import CaseSession


@pytest.fixture
def frame(qtbot: QtBot, desk: Desk, session: CaseSession) -> Iterator[Frame]:
    with open_frame(qtbot, desk) as made:
        yield made


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
    assert any(chip.text() == "Step 1 of 2, second question" for chip in sheet.findChildren(QLabel))
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

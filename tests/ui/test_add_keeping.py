"""Adding: what was answered No is kept, described and said to be saved; what goes wrong is said in words."""

from __future__ import annotations

import base64
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.adding import (
    Frame,
    Spied,
    answer_no_twice,
    asks_about,
    copy,
    count,
    dropped,
    in_details,
    newest,
    open_frame,
    opened_sheet,
    press,
)
from tests.ui.conftest import picture_png

from evidence_desk.base.errors import CannotWrite, EvidenceDeskError
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.add import AddSheet
from evidence_desk.ui.session import CaseSession


@pytest.fixture
def frame(qtbot: QtBot, desk: Desk, session: CaseSession) -> Iterator[Frame]:
    with open_frame(qtbot, desk) as made:
        yield made


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
    assert "2 pictures, films or frames" in newest(session).notes[0].text
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
    monkeypatch.setattr("evidence_desk.ui.keeping_place.shutil.disk_usage", lambda folder: usage)
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

"""What a file says of itself, and the words in a picture, in the inspector; a container's words kept alone."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.acts.test_reading import FakeReader
from tests.capture import brought_files as made
from tests.capture.test_brought import MAIL
from tests.ui.adding import (
    Frame,
    answer_no_twice,
    asks_about,
    count,
    dropped,
    in_details,
    newest,
    open_frame,
    opened_sheet,
)
from tests.ui.conftest import picture_png
from tests.ui.exhibit_steps import act, looked_at, opened_page, texts
from tests.ui.test_pictures import views

from evidence_desk.acts import keeping, looking, reading, replaying
from evidence_desk.acts.keeping import Description
from evidence_desk.capture.archive_index import ArchiveIndex
from evidence_desk.capture.browser_process import BrowserSettings
from evidence_desk.capture.importer import check_path
from evidence_desk.case.gate import StopAnswers
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.exhibits import ExhibitsPage
from evidence_desk.ui.session import CaseSession


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, desk: Desk, session: CaseSession) -> Iterator[ExhibitsPage]:
    theme.apply(qapp, "light")
    made = opened_page(qtbot, desk)
    qtbot.waitUntil(lambda: made.panel.ident != "")
    yield made
    made.set_session(None)


@pytest.fixture
def frame(qtbot: QtBot, desk: Desk, session: CaseSession) -> Iterator[Frame]:
    with open_frame(qtbot, desk) as made:
        yield made


def test_what_a_mail_says_of_itself_stands_in_the_inspector(
    qtbot: QtBot, page: ExhibitsPage, session: CaseSession, tmp_path: Path
) -> None:
    path = tmp_path / "threat.eml"
    path.write_bytes(MAIL)
    no = StopAnswers(first="no", second="no", wording=keeping.wording_in_force())
    checked = check_path(path, 1 << 20)

    def keep(store: object, report: object) -> None:
        kept = keeping.keep_file(store, checked, no, Description(), members="no")  # type: ignore[arg-type]
        looking.look_at(store, [kept])  # type: ignore[arg-type]

    act(qtbot, session, keep)
    page.select(newest(session).id)
    qtbot.waitUntil(lambda: "Pat Ø <pat@chat.example>" in texts(page.panel))
    assert "2026-11-20T14:05:00Z (written with zone +0100)" in texts(page.panel)
    act(qtbot, session, lambda store, report: store.case)
    page.set_session(None)
    assert "Pat Ø <pat@chat.example>" not in texts(page.panel)


def test_words_in_a_picture_are_read_on_a_press_and_shown_on_another(
    qtbot: QtBot, page: ExhibitsPage, session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "Reader", FakeReader)
    looked_at(qtbot, page)
    words = page.panel.words
    ident = page.panel.ident
    qtbot.waitUntil(words.read_button.isVisible)
    assert not words.show_button.isVisible()
    with qtbot.waitSignal(page.said, timeout=20_000) as said:
        qtbot.mouseClick(words.read_button, Qt.MouseButton.LeftButton)
    assert said.args == ["2 lines were read by machine"] or said.args == ["2 line(s) were read by machine"]
    qtbot.waitUntil(words.show_button.isVisible)
    assert "the gym" not in " ".join(texts(words))
    qtbot.mouseClick(words.show_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Meet me behind\nthe gym" in texts(words), timeout=20_000)
    shown = [view for view in views(qtbot, session) if view.exhibit == ident]
    assert shown[-1].what == "machine-read words"
    page.wipe()  # what F9 does
    assert "the gym" not in texts(words)
    qtbot.mouseClick(words.show_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Meet me behind\nthe gym" in texts(words), timeout=20_000)
    page.set_session(None)
    assert "Meet me behind\nthe gym" not in texts(words)


def test_a_kept_page_is_shown_again_and_goes_when_everything_is_hidden(
    qtbot: QtBot, page: ExhibitsPage, session: CaseSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[str, bool, bool]] = []
    closed: list[int] = []

    class FakeReplaying:
        cut = ""

        def __init__(self, index: ArchiveIndex, settings: BrowserSettings, hear: object) -> None:
            begun.append((index.first, settings.window == "own", settings.archive))

        def close(self) -> None:
            closed.append(1)

    monkeypatch.setattr(replaying, "Replaying", FakeReplaying)
    path = tmp_path / "wall.wacz"
    path.write_bytes(made.wacz())
    no = StopAnswers(first="no", second="no", wording=keeping.wording_in_force())
    checked = check_path(path, 1 << 20)
    act(
        qtbot,
        session,
        lambda store, report: keeping.keep_file(store, checked, no, Description(), members="no"),
    )
    page.select(newest(session).id)
    qtbot.waitUntil(page.panel.replay_button.isVisible)
    with qtbot.waitSignal(page.said, timeout=20_000) as said:
        qtbot.mouseClick(page.panel.replay_button, Qt.MouseButton.LeftButton)
    assert "Nothing is loaded from the net" in said.args[0]
    assert begun == [(made.PAGE, True, False)]
    assert views(qtbot, session)[-1].what == "kept page, shown again offline"
    page.wipe()  # what F9 does
    qtbot.waitUntil(lambda: closed == [1], timeout=10_000)


def test_of_a_mail_only_the_words_are_kept_when_that_is_pressed(
    qtbot: QtBot, frame: Frame, session: CaseSession, tmp_path: Path
) -> None:
    path = tmp_path / "threat.eml"
    path.write_bytes(MAIL)
    frame.capturing.drop(dropped(path))
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    qtbot.waitUntil(sheet.words_alone_button.isVisible, timeout=10_000)
    assert not sheet.ask_all_button.isVisible()  # one is asked about by itself
    qtbot.mouseClick(sheet.words_alone_button, Qt.MouseButton.LeftButton)
    in_details(qtbot, sheet)
    kept = newest(session)
    assert (kept.kind, kept.gate.members_answered) == ("message-transcript", 0)
    assert kept.notes[0].text.endswith("Not taken in: 1 picture.")


def test_the_files_of_a_saved_page_are_kept_as_made_from_it(
    qtbot: QtBot, frame: Frame, session: CaseSession, tmp_path: Path
) -> None:
    folder = tmp_path / "Wall_files"
    folder.mkdir()
    (folder / "a.png").write_bytes(picture_png(131, 77))
    page = tmp_path / "Wall.html"
    page.write_bytes(b"<!DOCTYPE html><html><img src='Wall_files/a.png'></html>")
    frame.capturing.drop(dropped(folder / "a.png", page))
    sheet = opened_sheet(qtbot, frame)
    asks_about(qtbot, sheet, "Wall.html")
    before = count(session)
    answer_no_twice(qtbot, sheet)
    qtbot.waitUntil(lambda: count(session) == before + 1, timeout=10_000)
    asks_about(qtbot, sheet, "a.png")
    kept_page = newest(session)
    answer_no_twice(qtbot, sheet)
    in_details(qtbot, sheet)
    assert (kept_page.media_type, newest(session).media_type) == ("text/html", "image/png")
    assert newest(session).derived_from == kept_page.id


def test_many_members_can_be_answered_for_at_once_by_name(
    qtbot: QtBot, frame: Frame, session: CaseSession, tmp_path: Path
) -> None:
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("IMG-1.jpg", b"x" * 2000)
        archive.writestr("IMG-2.jpg", b"y" * 3000)
    frame.capturing.drop(dropped(path))
    sheet = opened_sheet(qtbot, frame)
    answer_no_twice(qtbot, sheet)
    qtbot.waitUntil(sheet.ask_all_button.isVisible, timeout=10_000)
    qtbot.mouseClick(sheet.ask_all_button, Qt.MouseButton.LeftButton)
    asks_about(qtbot, sheet, "IMG-1.jpg, IMG-2.jpg")
    answer_no_twice(qtbot, sheet)
    in_details(qtbot, sheet)
    assert newest(session).gate.members_answered == 2

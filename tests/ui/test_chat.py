"""A chat in the window: chosen before it is kept, and what came with it asked about by itself."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.ui.adding import PRESSED_MS, SETTLE_MS, Frame, count, newest, open_frame
from tests.ui.conftest import MakeCase, picture_png
from tests.ui.test_pictures import opened_session
from tests.ui.test_viewer import press, reveal, viewer

from evidence_desk.acts import chats
from evidence_desk.acts.keeping import Description
from evidence_desk.capture.chat_choice import Choice
from evidence_desk.capture.importer import CheckedPath, Source, check_path, open_source
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.chat import ChatSheet
from evidence_desk.ui.facts import facts_of
from evidence_desk.ui.models.pack_draft import PackDraft
from evidence_desk.ui.models.packing import lines_of, state_words
from evidence_desk.ui.session import CaseSession

SLOW = 20_000
LINES = [
    "20/11/2026, 19:14 - Kit Rowan: you are dead\nat school\n",
    "20/11/2026, 19:15 - Amy: stop it\n",
    "20/11/2026, 19:16 - Kit Rowan: IMG-1.png (file attached)\n",
    "21/11/2026, 08:00 - Zoe: my mum is ill, do not tell\n",
]


@pytest.fixture
def frame(qtbot: QtBot, desk: Desk, session: CaseSession) -> Iterator[Frame]:
    with open_frame(qtbot, desk) as made:
        yield made


def choose(qtbot: QtBot, frame: Frame, path: Path) -> ChatSheet:
    """Press Chat and choose the file in the dialog; return the sheet that asks."""
    frame.capturing.chat()
    (dialog,) = frame.window.findChildren(QFileDialog)
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    qtbot.waitUntil(lambda: frame.capturing.chat_sheet is not None, timeout=SLOW)
    sheet = frame.capturing.chat_sheet
    assert sheet is not None
    sheet.activateWindow()
    return sheet


def tick(sheet: ChatSheet, name: str) -> None:
    people = sheet.choosing.people
    for place in range(people.count()):
        item = people.item(place)
        if item.data(Qt.ItemDataRole.UserRole) == name:
            item.setCheckState(Qt.CheckState.Checked)


def shown(sheet: ChatSheet) -> list[str]:
    model = sheet.choosing.model
    return [model.row(place).words for place in range(model.rowCount())]


def answer_no(qtbot: QtBot, sheet: ChatSheet) -> None:
    for _ in range(2):
        qtbot.wait(SETTLE_MS)
        QTest.keyClick(sheet, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
        qtbot.wait(PRESSED_MS)


def test_people_are_chosen_and_only_their_messages_are_kept(
    qtbot: QtBot, frame: Frame, session: CaseSession, tmp_path: Path
) -> None:
    path = tmp_path / "WhatsApp Chat with Year 9.txt"
    path.write_text("".join(LINES))
    before = count(session)
    sheet = choose(qtbot, frame, path)
    qtbot.waitUntil(sheet.choosing.isVisible, timeout=SLOW)
    assert "WhatsApp: 4 messages" in sheet.choosing.about.text()
    assert shown(sheet) == [], "no word is shown before something is chosen"
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not sheet.is_busy and sheet._error.isVisible(), timeout=SLOW)
    assert count(session) == before
    tick(sheet, "Kit Rowan")
    qtbot.waitUntil(lambda: len(shown(sheet)) == 2, timeout=SLOW)
    table = sheet.choosing.table
    at = table.visualRect(sheet.choosing.model.index(0, 3)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(sheet.choosing.only_these, Qt.MouseButton.LeftButton)
    assert sheet.choosing.passage.text() == "1-1"
    qtbot.waitUntil(lambda: len(shown(sheet)) == 1, timeout=SLOW)
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(sheet.done_button.isVisible, timeout=SLOW)
    kept = newest(session)
    assert frame.kept == [kept.id]
    assert (kept.size, session.case.chats[kept.id].messages) == (len(LINES[0].encode()), 1)
    assert sheet.choosing.people.count() == 0, "what was not kept is forgotten"
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=SLOW)


def test_all_of_it_needs_a_reason(qtbot: QtBot, frame: Frame, session: CaseSession, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("".join(LINES))
    sheet = choose(qtbot, frame, path)
    qtbot.waitUntil(sheet.choosing.isVisible, timeout=SLOW)
    before = count(session)
    sheet.choosing.everything.click()
    qtbot.waitUntil(lambda: len(shown(sheet)) == 4, timeout=SLOW)
    assert sheet.choosing.reason_field.isVisible()
    QTest.mouseClick(sheet.keep_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not sheet.is_busy and sheet._error.isVisible(), timeout=SLOW)
    assert count(session) == before
    qtbot.waitUntil(sheet.choosing.reason.hasFocus, timeout=SLOW)
    QTest.keyClicks(sheet.choosing.reason, "Threats all through it")
    QTest.mouseClick(sheet.keep_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(sheet.done_button.isVisible, timeout=SLOW)
    chat = session.case.chats[newest(session).id]
    assert chat.choice is not None
    assert chat.choice.reason == "Threats all through it"
    sheet.accept()


def test_a_zip_is_asked_about_first_and_what_came_with_it_afterwards(
    qtbot: QtBot,
    desk: Desk,
    frame: Frame,
    session: CaseSession,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("_chat.txt", "".join(LINES))
        container.writestr("IMG-1.png", picture_png())
    opened: list[CheckedPath] = []

    def noted(checked: CheckedPath) -> AbstractContextManager[Source]:
        opened.append(checked)
        return open_source(checked)

    monkeypatch.setattr(chats, "open_source", noted)
    sheet = choose(qtbot, frame, path)
    qtbot.waitUntil(sheet.gate.isVisible, timeout=SLOW)
    assert opened == [], "nothing is opened before the answer"
    answer_no(qtbot, sheet)
    qtbot.waitUntil(sheet.choosing.isVisible, timeout=SLOW)
    tick(sheet, "Kit Rowan")
    qtbot.waitUntil(lambda: len(shown(sheet)) == 2, timeout=SLOW)
    QTest.mouseClick(sheet.keep_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(sheet.ask_button.isVisible, timeout=SLOW)
    words = newest(session)
    QTest.mouseClick(sheet.ask_button, Qt.MouseButton.LeftButton)
    assert "IMG-1.png" in sheet.gate.question.accessibleName()
    answer_no(qtbot, sheet)
    qtbot.waitUntil(lambda: newest(session).kind == "image", timeout=SLOW)
    assert session.case.chats[words.id].attachments == {newest(session).id: 2}
    facts = {fact.label: fact.text for fact in facts_of(session.case, desk.policy, words)}
    assert (facts["Messages"], facts["Chosen by"]) == ("2 of 4", "Kit Rowan")
    facts = {fact.label: fact.text for fact in facts_of(session.case, desk.policy, newest(session))}
    assert facts["Came with"] == words.ref
    qtbot.waitUntil(lambda: not sheet.is_busy and sheet.done_button.isVisible(), timeout=SLOW)
    assert not sheet.ask_button.isVisible()
    sheet.accept()


def test_of_a_zip_with_several_texts_one_is_chosen(
    qtbot: QtBot, frame: Frame, session: CaseSession, tmp_path: Path
) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as container:
        for name in ("kit", "zoe"):
            said = {"sender_name": name, "timestamp_ms": 1795202045000, "content": f"{name} was here"}
            container.writestr(f"messages/{name}/message_1.json", json.dumps({"messages": [said, said]}))
    sheet = choose(qtbot, frame, path)
    qtbot.waitUntil(sheet.gate.isVisible, timeout=SLOW)
    answer_no(qtbot, sheet)
    qtbot.waitUntil(sheet.texts_field.isVisible, timeout=SLOW)
    sheet.texts.setCurrentIndex(1)
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(sheet.choosing.isVisible, timeout=SLOW)
    sheet.choosing.passage.setText("2")
    qtbot.waitUntil(lambda: shown(sheet) == ["zoe was here"], timeout=SLOW)
    sheet.reject()


def test_an_answer_that_stops_it_keeps_nothing(
    qtbot: QtBot, frame: Frame, session: CaseSession, tmp_path: Path
) -> None:
    path = tmp_path / "chat.zip"
    path.write_bytes(b"PK\3\4 never read")
    before, stops = count(session), session.case.stops
    sheet = choose(qtbot, frame, path)
    qtbot.waitUntil(sheet.gate.isVisible, timeout=SLOW)
    qtbot.wait(SETTLE_MS)
    QTest.keyClick(sheet, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: frame.opened == [""], timeout=SLOW)
    assert (count(session), session.case.stops) == (before, stops + 1)


@pytest.fixture
def chat_in_case(make_case: MakeCase, desk: Desk, tmp_path: Path) -> CaseSession:
    path = tmp_path / "chat.txt"
    path.write_text("".join(LINES))

    def fill(store: CaseStore) -> None:
        with chats.look_through(check_path(path, 10**6)) as looked:
            chats.keep_chat(store, looked, Choice(everything=True, reason="asked"), Description())

    return opened_session(desk, make_case(fill))


def test_a_chat_is_shown_message_by_message_and_a_passage_of_it_goes_into_packs(
    qtbot: QtBot, desk: Desk, chat_in_case: CaseSession
) -> None:
    session = chat_in_case
    page = viewer(qtbot, desk, session)
    view = page.text.chat
    assert view.model.rowCount() == 0
    reveal(qtbot, page)
    assert [view.model.row(place).who for place in range(4)] == ["Kit Rowan", "Amy", "Kit Rowan", "Zoe"]
    assert view.model.row(0).words == "you are dead\nat school"
    assert "all 4 messages" in view.state.text()
    assert page.focusWidget() is view.table
    for row in (0, 1, 3):
        at = view.table.visualRect(view.model.index(row, 3)).center()
        how = Qt.KeyboardModifier.ControlModifier if row else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, how, at)
    QTest.mouseClick(view.only_these, Qt.MouseButton.LeftButton)
    (exhibit,) = session.case.exhibits
    assert session.passages == {exhibit: ((1, 2), (4, 4))}
    assert "3 of 4 messages (1–2, 4); the rest stays in the case" in view.state.text()
    draft = PackDraft("police", passages=session.passages)
    assert draft.choice([exhibit]).passages == {exhibit: ((1, 2), (4, 4))}
    (line,) = lines_of(session.case, desk.policy, frozenset(), draft)
    assert state_words(line) == "a passage"
    assert draft.kept(session.case, "2026-11-22T14:05:09Z").passages == session.passages
    QTest.mouseClick(view.all_of_them, Qt.MouseButton.LeftButton)
    assert session.passages == {}
    page.text.focus_first()
    press(qtbot, page, Qt.Key.Key_Space)
    assert view.model.rowCount() == 0, "hidden again, the words are forgotten"
    page.wipe()

"""The places: the list of cases, and the search in the open one."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from evidence_desk.case import sealing
from evidence_desk.ui import jobs
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.models.hits import case_line
from evidence_desk.ui.panels.cases import CasesModel, CasesPage, Column
from evidence_desk.ui.panels.search import HitsModel, SearchPage
from evidence_desk.ui.rail import RailModel, RailRow
from evidence_desk.ui.remembering import Remembering
from evidence_desk.ui.searching import Hit
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.settings import RecentCase, Settings


def recent(path: Path, reference: str, title: str) -> RecentCase:
    return RecentCase(
        path=str(path),
        case_id="x",
        title=title,
        reference=reference,
        opened_at="2026-11-22T14:05:09Z",
        exhibits=3,
    )


@pytest.fixture
def cases(qtbot: QtBot, desk: Desk, tmp_path: Path) -> CasesPage:
    there = tmp_path / "a.edcase"
    there.write_bytes(b"x")
    desk.settings = Settings(
        recent=(
            recent(there, "2026-041", "Year 9 group chat"),
            recent(tmp_path / "gone.edcase", "2026-036", "Message from unknown number"),
            recent(tmp_path / "share" / "b.edcase", "2026-033", "Login misuse"),
        )
    )
    page = CasesPage(desk)
    qtbot.addWidget(page)
    page.resize(1162, 690)
    page.show()
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    return page


def column(page: CasesPage, number: Column) -> list[str]:
    model = page.view.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def test_each_row_says_whether_its_file_can_be_reached(cases: CasesPage) -> None:
    assert column(cases, Column.NOTE) == [
        "",
        "The file is not there any more",
        "Its folder cannot be reached",
    ]
    assert column(cases, Column.OPENED)[0] == "22 Nov 2026 14:05"


def test_enter_opens_the_case_the_cursor_is_on(qtbot: QtBot, cases: CasesPage, tmp_path: Path) -> None:
    cases.focus_first()
    qtbot.keyClick(cases.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(cases.open_requested) as asked:
        qtbot.keyClick(cases.view, Qt.Key.Key_Return)
    assert asked.args == [tmp_path / "gone.edcase"]


def test_delete_takes_it_off_the_list_and_leaves_the_file(
    qtbot: QtBot, cases: CasesPage, tmp_path: Path
) -> None:
    cases.focus_first()
    with qtbot.waitSignal(cases.forget_requested) as asked:
        qtbot.keyClick(cases.view, Qt.Key.Key_Delete)
    assert asked.args == [str(tmp_path / "a.edcase")]
    assert (tmp_path / "a.edcase").exists()


def test_the_list_is_narrowed_by_typing(qtbot: QtBot, cases: CasesPage) -> None:
    qtbot.keyClicks(cases.search, "login")
    assert column(cases, Column.REFERENCE) == ["2026-033"]


def test_the_list_is_gone_when_nobody_is_unlocked(cases: CasesPage) -> None:
    cases.desk.set_person(None)
    assert column(cases, Column.TITLE) == []


def test_an_empty_list_offers_a_new_case(qtbot: QtBot, desk: Desk) -> None:
    page = CasesPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.focus_first()
    focused = page.focusWidget()
    assert focused is not None
    with qtbot.waitSignal(page.new_requested):
        qtbot.keyClick(focused, Qt.Key.Key_Space)


@pytest.fixture
def host(qapp: QApplication) -> QWidget:
    return QWidget()


def test_the_models_keep_the_rules(host: QWidget, qtmodeltester: ModelTester) -> None:
    rail = RailModel(host)
    QAbstractItemModelTester(rail, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rail.show((RailRow(id="cases", text="Cases"), RailRow(id="case", text="Year 9", kind="case")))
    rail.set_open("cases")
    rail.show((RailRow(id="cases", text="Cases", count="7"),))
    qtmodeltester.check(rail, force_py=True)
    hits = HitsModel(host)
    QAbstractItemModelTester(hits, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hits.add([case_line(Hit(target="1", title="JPS/1", where="caption", kind="image", excerpt=""))])
    qtmodeltester.check(hits, force_py=True)
    hits.clear()
    qtmodeltester.check(CasesModel(host), force_py=True)


@pytest.fixture
def search(qtbot: QtBot, session: CaseSession, desk: Desk) -> SearchPage:
    page = SearchPage(desk)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    page.set_session(session)
    page.focus_first()
    return page


def found(qtbot: QtBot, page: SearchPage, words: str) -> list[str]:
    """Type words and wait until the search is over."""
    page.field.clear()
    QApplication.clipboard().setText(words)
    qtbot.keyClick(page.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(300)
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    model = page.view.model()
    rows = range(model.rowCount())
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows]


def test_captions_accounts_and_references_are_found(qtbot: QtBot, search: SearchPage) -> None:
    assert found(qtbot, search, "coach") == ["JPS/2  Vote: who gets left off the coach, in the caption"]
    assert found(qtbot, search, "chatterbox") == [
        "JPS/1  Group chat, 14 messages about Pupil A, platform: ChatterBox"
    ]
    assert len(found(qtbot, search, "jps/")) == 4


def test_the_words_of_messages_are_found_and_not_shown(qtbot: QtBot, search: SearchPage) -> None:
    assert found(qtbot, search, "مرحبا") == ["JPS/3  Message to Pupil A, in the words of the message"]
    assert found(qtbot, search, "Monday  😀") == ["JPS/3  Message to Pupil A, in the words of the message"]


def test_what_is_locked_is_not_read(qtbot: QtBot, search: SearchPage, session: CaseSession) -> None:
    message = session.case.in_order()[2]
    session.lock_ahead([message.id])
    assert found(qtbot, search, "monday") == []


def test_down_and_enter_open_what_was_found(qtbot: QtBot, search: SearchPage, session: CaseSession) -> None:
    found(qtbot, search, "coach")
    qtbot.keyClick(search.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(search.open_requested) as asked:
        qtbot.keyClick(search.view, Qt.Key.Key_Return)
    wanted = session.case.in_order()[1].id
    assert asked.args == [wanted, [wanted]]


def test_a_search_is_forgotten_with_the_case(qtbot: QtBot, search: SearchPage) -> None:
    found(qtbot, search, "coach")
    search.set_session(None)
    assert search.field.text() == ""
    assert search.view.model().rowCount() == 0


def test_a_case_that_is_taken_off_the_list_is_forgotten(cases: CasesPage) -> None:
    desk = cases.desk
    desk.settings = structs.replace(desk.settings, recent=desk.settings.recent[1:])
    desk.settings_changed.emit()
    assert column(cases, Column.REFERENCE) == ["2026-036", "2026-033"]


def test_a_case_whose_police_call_waits_says_so_in_the_list(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("late.edcase", "today.edcase", "quiet.edcase")]
    for file in files:
        file.write_bytes(b"x")
    ends = ("2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "")
    listed = [
        structs.replace(recent(file, file.stem, file.stem), police_due=end)
        for file, end in zip(files, ends, strict=True)
    ]
    desk.settings = Settings(recent=tuple(listed))
    page = CasesPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    assert column(page, Column.NOTE) == ["Police not told: late", "Police not told: due today", ""]


def test_what_is_locked_puts_its_clock_beside_the_case(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    remembering = Remembering(desk)
    desk.session_changed.emit()
    assert desk.settings.recent[0].police_due == ""
    job = session.act("", lambda store, report: sealing.seal(store, [store.case.by_ref["JPS/1"]], "r"))
    with qtbot.waitSignal(job.ended):
        pass
    qtbot.waitUntil(lambda: desk.settings.recent[0].police_due == "2026-11-23T14:05:09Z")
    remembering.deleteLater()

"""The Statistics place: the page on the screen is the page that leaves, and nothing leaves that may not."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.library.worlds import basis, case
from tests.ui.first_day import aside
from tests.ui.whole_window import whole_window

from evidence_desk.acts.statistics import Counted
from evidence_desk.base.errors import BadInput
from evidence_desk.library.folders import save_folders
from evidence_desk.library.hiding import CaseFacts
from evidence_desk.policy.model import Policy
from evidence_desk.ui import jobs
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels import statistics
from evidence_desk.ui.panels.statistics import StatisticsPage
from evidence_desk.ui.window import MainWindow

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types
SLOW = 20_000  # ms
AUTUMN, SPRING = (2025, "autumn"), (2025, "spring")


class Folders(QObject):
    """What the page asks the shelf for."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.folders: tuple[Path, ...] = (Path("cases"),)


def some(at: tuple[int, str], number: int, policy: Policy) -> list[CaseFacts]:
    cells = {"conduct.aggressive": 1, "content.sexual": 1}
    return [case(at, "secondary", cells if each else {"contact.values": 1}, policy) for each in range(number)]


@pytest.fixture
def shelf(desk: Desk) -> Folders:
    made = Folders()
    desk.shelf = cast("Any", made)
    return made


@pytest.fixture
def cases(policy: Policy) -> list[CaseFacts]:
    return some(AUTUMN, 30, policy) + some(SPRING, 3, policy)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch, policy: Policy, cases: list[CaseFacts]) -> list[int]:
    """Have these cases counted; the list holds how many there were, once for each time."""
    times: list[int] = []

    def count(*given: Any) -> Counted:
        times.append(len(cases))
        return Counted(basis=basis(cases, policy))

    monkeypatch.setattr(statistics, "count", count)
    return times


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, shelf: Folders, counting: list[int]) -> StatisticsPage:
    made = StatisticsPage(desk)
    qtbot.addWidget(made)
    made.resize(1162, 662)
    made.show()
    qtbot.waitUntil(lambda: made.report is not None, timeout=SLOW)
    return made


def choose(qtbot: QtBot, page: StatisticsPage, words: str) -> None:
    """Choose a term with the keyboard, by its words."""
    page.span.setFocus()
    place = page.span.findText(words)
    assert place >= 0, [page.span.itemText(at) for at in range(page.span.count())]
    with qtbot.waitSignal(page.said, timeout=SLOW):
        while page.span.currentIndex() != place:
            key = Qt.Key.Key_Down if page.span.currentIndex() < place else Qt.Key.Key_Up
            page.span.blockSignals(abs(page.span.currentIndex() - place) > 1)
            qtbot.keyClick(page.span, key)
        page.span.blockSignals(False)


def words_of(pdf: bytes | Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = (document[n].get_textpage().get_text_bounded() for n in range(len(document)))
    return " ".join(" ".join(pages).split())


def test_a_term_is_chosen_and_the_page_shows_it(
    qtbot: QtBot, page: StatisticsPage, counting: list[int]
) -> None:
    choose(qtbot, page, "Autumn term 2025")
    report = page.report
    assert report is not None
    assert (report.state, report.shown.label) == ("full", "Autumn term 2025")
    assert page.view.pages >= 1
    assert counting == [33], "another choice opens no case again"
    assert "Autumn term 2025".lower() in page.view.accessibleDescription().lower()


def test_few_cases_leave_nothing_to_take_away(qtbot: QtBot, page: StatisticsPage, policy: Policy) -> None:
    assert page.report is not None
    assert page.report.state == "no-cases", "the term that runs has none"
    assert page.view.pages == 1, "the page says so"
    for button in (page.copy, page.save, page.print):
        assert not button.isEnabled()
    copied = QGuiApplication.clipboard().text()
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == copied


@pytest.mark.usefixtures("nothing_left_on_the_clipboard")
def test_the_table_is_copied_by_its_key(qtbot: QtBot, page: StatisticsPage) -> None:
    choose(qtbot, page, "Autumn term 2025")
    page.view.setFocus()
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "no names" in said.args[0]
    copied = QGuiApplication.clipboard().text()
    assert "Aggressive" in copied
    assert "\t29" in copied


def test_what_is_saved_is_what_is_shown(qtbot: QtBot, page: StatisticsPage, tmp_path: Path) -> None:
    choose(qtbot, page, "Autumn term 2025")
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = page.findChildren(QFileDialog)
    out = tmp_path / "governors.pdf"
    with qtbot.waitSignal(page.said, timeout=SLOW):
        dialog.fileSelected.emit(str(out))
    dialog.reject()
    assert page.drawn is not None
    assert out.read_bytes() == page.drawn.pdf
    words = words_of(out)
    assert "Online safety: what was recorded" in words
    assert "29" in words


def test_nothing_is_overwritten(qtbot: QtBot, page: StatisticsPage, tmp_path: Path) -> None:
    choose(qtbot, page, "Autumn term 2025")
    out = tmp_path / "governors.pdf"
    out.write_bytes(b"minutes")
    with qtbot.waitSignal(page.error, timeout=SLOW):
        page.save_to(out)
    assert out.read_bytes() == b"minutes"


def test_printing_asks_for_a_printer_with_the_same_pages(
    qtbot: QtBot, page: StatisticsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(qtbot, page, "Autumn term 2025")
    asked: list[bytes] = []
    monkeypatch.setattr(statistics, "ask_and_print", lambda parent, desk, pdf, began: asked.append(pdf))
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.drawn is not None
    assert asked == [page.drawn.pdf]


def test_hidden_and_shown_again_without_opening_a_case(
    qtbot: QtBot, page: StatisticsPage, counting: list[int]
) -> None:
    page.wipe()
    assert page.view.pages == 0
    assert page.view.accessibleDescription() == ""
    page.refresh()
    assert page.view.pages == 1
    assert len(counting) == 1


def test_another_person_finds_nothing(qtbot: QtBot, desk: Desk, page: StatisticsPage) -> None:
    desk.set_person(None)
    assert page.report is None
    assert page.view.pages == 0
    assert page.span.count() == 0


def test_counted_again_by_its_key(
    qtbot: QtBot, page: StatisticsPage, cases: list[CaseFacts], counting: list[int], policy: Policy
) -> None:
    cases += some(AUTUMN, 10, policy)
    with qtbot.waitSignal(page.said, timeout=SLOW):
        qtbot.keyClick(page.view, Qt.Key.Key_F5)
    assert counting == [33, 43]


def test_without_folders_it_says_what_to_do(
    qtbot: QtBot, desk: Desk, shelf: Folders, counting: list[int]
) -> None:
    shelf.folders = ()
    page = StatisticsPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert "No folder" in page.empty.accessibleName()
    assert not counting
    with qtbot.waitSignal(page.folders_requested):
        page.empty.button.click()
    shelf.folders = (Path("cases"),)
    with qtbot.waitSignal(page.said, timeout=SLOW):
        shelf.changed.emit()
    assert counting


def test_what_cannot_be_counted_is_said_and_tried_again(
    qtbot: QtBot, desk: Desk, shelf: Folders, counting: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    good: Callable[..., Counted] = vars(statistics)["count"]

    def refused(*given: Any) -> Counted:
        raise BadInput("gone", "The folder is out of reach. Nothing was counted.")

    monkeypatch.setattr(statistics, "count", refused)
    page = StatisticsPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "out of reach" in page.empty.accessibleDescription(), timeout=SLOW)
    monkeypatch.setattr(statistics, "count", good)
    with qtbot.waitSignal(page.said, timeout=SLOW):
        page.empty.button.click()
    assert page.report is not None


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, case_path: Path, counting: list[int]) -> Iterator[MainWindow]:
    """The window with the small case open in it, and folders to count."""
    with whole_window(qtbot, desk) as made:
        made.come_forward(case_path)
        qtbot.waitUntil(lambda: desk.session is not None and not jobs.running_jobs(), timeout=SLOW)
        assert desk.shelf is not None
        desk.shelf.folders = (case_path.parent,)
        yield made


def statistics_of(qtbot: QtBot, window: MainWindow) -> StatisticsPage:
    """Go there by the key, and wait for the report."""
    qtbot.keySequence(window, "Ctrl+Shift+6")
    assert window.workspace is not None
    page = window.workspace.pages["statistics"]
    assert isinstance(page, StatisticsPage)
    qtbot.waitUntil(lambda: page.report is not None, timeout=SLOW)
    return page


def test_ctrl_p_prints_the_report_while_a_case_is_open_and_while_none_is(
    qtbot: QtBot, desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(statistics, "ask_and_print", lambda parent, desk, pdf, began: asked.append(pdf))
    page = statistics_of(qtbot, window)
    choose(qtbot, page, "Autumn term 2025")
    qtbot.keySequence(page.span, "Ctrl+P")
    assert len(asked) == 1
    assert not window.sheets.has_any, "not the sheet of what can be printed of the case"
    desk.close_case()
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=SLOW)
    assert window.workspace is not None
    assert window.workspace.current == "statistics"
    assert page.report is not None
    qtbot.keySequence(page.span, "Ctrl+P")
    assert len(asked) == 2


def test_hiding_the_screen_takes_the_page_away_and_brings_it_back(qtbot: QtBot, window: MainWindow) -> None:
    page = statistics_of(qtbot, window)
    qtbot.keySequence(window, "F9")
    assert window.is_hidden
    assert page.view.pages == 0
    qtbot.keySequence(window, "F9")
    qtbot.waitUntil(lambda: page.view.pages == 1, timeout=SLOW)


def test_the_cases_of_the_library_are_really_counted(qtbot: QtBot, desk: Desk, case_path: Path) -> None:
    """Nothing in place of anything: one case is too few, and no case is told of."""
    person = desk.person
    assert person is not None
    aside(save_folders, desk.home.folder, person, [case_path.parent])
    shelf = Folders()
    desk.shelf = cast("Any", shelf)
    page = StatisticsPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.drawn is not None, timeout=SLOW)
    assert page.drawn is not None
    assert page.drawn.report.state == "too-few"
    assert "Too few to show safely" in words_of(page.drawn.pdf)
    assert not page.print.isEnabled()

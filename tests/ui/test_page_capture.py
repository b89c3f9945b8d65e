"""Keeping a page in the window: asked before loading and before keeping, safe part by part, honest when it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.adding import PRESSED_MS, SETTLE_MS
from tests.ui.whole_window import whole_window
from tools.sample_page import URL, SamplePage

from evidence_desk.acts import second_look
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.page_parts import URGENT, WHOLE_PAGE, with_region
from evidence_desk.case.values import Exhibit
from evidence_desk.ui import page_keeping
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.add import AddSheet
from evidence_desk.ui.dialogs.page_sheets import CertificateSheet, PageGateSheet, StopKeepingSheet
from evidence_desk.ui.facts import shared_and_different
from evidence_desk.ui.models.page_parts import PartRow, PartsModel
from evidence_desk.ui.page_exhibit import page_lines, part_mark
from evidence_desk.ui.page_words import filter_words, kept_words
from evidence_desk.ui.panels.page_bar import split_address
from evidence_desk.ui.panels.page_capture import PageCapturePage
from evidence_desk.ui.rows import build_rows
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
LONG_MS = 15_000
Sheets = TypeVar("Sheets", bound=QWidget)


class AtPage:
    """The page capture in a window, and the hands at it."""

    def __init__(self, qtbot: QtBot, window: QWidget, page: PageCapturePage, browser: SamplePage) -> None:
        self.qtbot, self.window, self.page, self.browser = qtbot, window, page, browser

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=LONG_MS)

    def sheet(self, kind: type[Sheets]) -> Sheets:
        found: list[Sheets] = []

        def there() -> bool:
            found[:] = [one for one in self.page.findChildren(kind) if one.isVisible()]
            return bool(found)

        self.until(there)
        return found[0]

    def answer(self, *letters: Qt.Key) -> None:
        for letter in letters:
            sheet = self.sheet(PageGateSheet)
            self.qtbot.wait(SETTLE_MS)
            QTest.keyClick(sheet, letter, Qt.KeyboardModifier.AltModifier)
            self.qtbot.wait(PRESSED_MS)

    def no_twice(self) -> None:
        self.answer(Qt.Key.Key_N, Qt.Key.Key_N)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the window, with the keyboard where the program has put it."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def load(self, address: str = URL) -> None:
        self.until(self.page.area.form.address.isVisible)
        self.page.area.form.address.setText(address)
        QTest.keyClick(self.page.area.form.address, Qt.Key.Key_Return)

    def loaded(self) -> None:
        self.load()
        self.no_twice()
        self.until(lambda: self.page.flow.state == "loaded")

    def keep(self) -> None:
        self.press(Qt.Key.Key_Return, CTRL)
        self.no_twice()

    def ended(self) -> str:
        self.until(lambda: self.page.flow.state == "kept" and self.page.side.note.isVisible())
        return self.page.side.note.accessibleName()


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> SamplePage:
    """An invented browser that every page capture starts."""
    made = SamplePage(lambda message: None)

    def start(hear: Callable[[Any], None]) -> SamplePage:
        made.tell_to(hear)
        return made

    monkeypatch.setattr(page_keeping, "start_browser", lambda desk: start)
    monkeypatch.setattr(second_look, "make", not_made)
    return made


def not_made(prepared: second_look.Prepared, *_: object) -> second_look.Outcome:
    """No second look over the network: the page is invented."""
    return second_look.Outcome(prepared=prepared, second=None, trouble="the name is not known here")


@pytest.fixture
def at(qtbot: QtBot, desk: Desk, session: CaseSession, browser: SamplePage) -> AtPage:
    """The page by itself in a window."""
    page = PageCapturePage(desk)
    qtbot.addWidget(page)
    page.resize(1162, 700)
    page.set_session(session)
    page.show()
    page.focus_first()
    qtbot.waitExposed(page)
    return AtPage(qtbot, page, page, browser)


@pytest.fixture
def whole(qtbot: QtBot, desk: Desk, session: CaseSession, browser: SamplePage) -> Iterator[AtPage]:
    """The program's window, with the page capture in front by its key."""
    with whole_window(qtbot, desk) as window:
        assert window.workspace is not None
        page = window.workspace.page("page")
        assert isinstance(page, PageCapturePage)
        made = AtPage(qtbot, window, page, browser)
        made.press(Qt.Key.Key_L, CTRL)
        made.until(page.isVisible)
        yield made


def place(at: AtPage) -> str:
    assert isinstance(at.window, MainWindow)
    assert at.window.workspace is not None
    return at.window.workspace.current


def pages(session: CaseSession) -> list[Exhibit]:
    return [one for one in session.case.in_order() if one.kind == "page" and one.capture]


def test_one_press_keeps_every_part_as_an_exhibit_of_its_own(at: AtPage, session: CaseSession) -> None:
    at.loaded()
    assert pages(session) == []
    at.keep()
    assert at.ended() == "Kept JPS/5 to JPS/11"
    held = pages(session)
    assert [one.ref for one in held] == [f"JPS/{n}" for n in range(5, 12)]
    assert len({one.capture for one in held}) == 1
    assert {one.grade for one in held} == {"B"}
    assert at.browser.orders[0].parts == WHOLE_PAGE
    assert [row.state for row in at.page.flow.model.rows] == ["kept"] * 7
    assert part_mark(session.case, held[2]) == "Page 3 of 7"
    lines = dict(page_lines(session.case, held[4]))
    assert lines["Page"] == "JPS/5 to JPS/11, all 7 parts"
    assert filter_words() in lines["Certificate"]
    assert lines["Not in this part"].startswith("14 ")
    ids = {one.id for one in held}
    made = build_rows(session.case, at.page.desk.case_policy, session.locked)
    rows = [row for row in made.rows if row.id in ids]
    shared, _ = shared_and_different(session.case, rows)
    assert ("Kind", "Page, all 7") in [(fact.label, fact.text) for fact in shared]


def test_nothing_is_loaded_before_both_questions_are_answered_no(at: AtPage) -> None:
    at.load()
    at.sheet(PageGateSheet)
    QTest.keyClick(at.sheet(PageGateSheet), Qt.Key.Key_Return)
    at.answer(Qt.Key.Key_N)
    assert at.browser.said == []
    at.answer(Qt.Key.Key_N)
    at.until(lambda: ("open", URL) in at.browser.said)


def test_not_sure_loads_nothing_and_begins_a_text_record(whole: AtPage, session: CaseSession) -> None:
    before = session.case.events
    whole.load()
    whole.answer(Qt.Key.Key_S)
    whole.until(lambda: place(whole) == "restricted")
    assert whole.browser.said == []
    whole.until(lambda: session.case.events > before)  # the stop stands in the log


def test_not_sure_before_keeping_keeps_nothing_and_closes_the_page(at: AtPage, session: CaseSession) -> None:
    at.loaded()
    at.press(Qt.Key.Key_Return, CTRL)
    at.answer(Qt.Key.Key_S)
    at.until(lambda: ("close", None) in at.browser.said)
    assert pages(session) == []
    assert at.browser.orders == []


def test_another_site_is_asked_about_again_before_it_is_loaded(at: AtPage) -> None:
    at.browser.asks = [
        wire.Asked(number=4, about="site", url="https://other.example/x", host="other.example")
    ]
    at.load("https://clips.example/s/9")
    at.no_twice()
    at.until(lambda: "other.example" in at.sheet(PageGateSheet).gate.question.accessibleName())
    QTest.keyClick(at.sheet(PageGateSheet), Qt.Key.Key_Escape)
    at.until(lambda: ("answer", False) in at.browser.said)
    assert at.page.flow.state != "loaded"


def test_a_certificate_that_does_not_hold_is_the_persons_decision(at: AtPage) -> None:
    asked = wire.Asked(
        number=1, about="certificate", url=URL, host="clips.example", words="no such authority"
    )
    at.browser.asks = [asked]
    at.load()
    at.no_twice()
    QTest.keyClick(at.sheet(CertificateSheet), Qt.Key.Key_Escape)
    at.until(lambda: ("answer", False) in at.browser.said)
    at.until(at.page.area.words.isVisible)
    at.browser.asks = [asked]
    at.page.area.words.button.click()
    at.no_twice()
    at.sheet(CertificateSheet).go_on_button.click()
    at.until(lambda: at.page.flow.state == "loaded")


def test_a_crash_in_the_middle_keeps_what_was_ticked_and_says_so(at: AtPage, session: CaseSession) -> None:
    at.browser.crash_at = "pdf"
    at.loaded()
    at.keep()
    assert at.ended() == "3 of 7 parts were kept: JPS/5 to JPS/7"
    assert len(pages(session)) == 3
    assert at.page.side.again_button.isVisible()
    (capture,) = session.case.pages.values()
    assert capture.ended == "failed"


def test_leaving_in_the_middle_asks_and_stops_with_what_is_safe(at: AtPage, session: CaseSession) -> None:
    at.browser.wait_at = "page-picture"
    at.loaded()
    at.keep()
    at.until(lambda: at.page.flow.model.kept == 2)
    assert at.page.flow.model.rows[2].state == "running"
    at.press(Qt.Key.Key_Escape)
    QTest.keyClick(at.sheet(StopKeepingSheet), Qt.Key.Key_Escape)  # go on
    assert at.page.flow.state == "keeping"
    at.press(Qt.Key.Key_Escape)
    with at.qtbot.waitSignal(at.page.closed, timeout=LONG_MS):
        at.sheet(StopKeepingSheet).stop_button.click()
    assert [c.ended for c in session.case.pages.values()] == ["stopped"]
    assert len(pages(session)) == 2


def test_it_is_going_now_takes_what_shows_the_page_first(whole: AtPage, session: CaseSession) -> None:
    whole.loaded()
    whole.press(Qt.Key.Key_F8)
    sheet = whole.sheet(PageGateSheet)
    sheet.cancel_button.click()  # not so urgent, after all
    whole.until(lambda: [row.kind for row in whole.page.flow.model.rows] == list(WHOLE_PAGE))
    whole.press(Qt.Key.Key_F8)
    whole.no_twice()
    assert whole.ended() == "Kept JPS/5 to JPS/9"
    assert whole.browser.orders[0].parts == URGENT
    assert whole.browser.orders[0].urgent
    assert next(iter(session.case.pages.values())).urgent


def test_taking_more_names_the_number_and_can_be_taken_back(at: AtPage) -> None:
    at.loaded()
    more = at.page.side.more_button
    at.until(more.isVisible)
    assert "14" in more.text()
    assert not at.page.side.login.isVisible()
    more.click()
    assert at.page.flow.taking == 14
    more.click()
    assert at.page.flow.taking == 0
    more.click()
    at.page.side.signed_in.setText("j.shah@larkrise.example")
    at.keep()
    at.ended()
    assert at.browser.orders[0].take_pictures == 14
    assert at.browser.orders[0].signed_in_as == "j.shah@larkrise.example"


def test_a_part_of_the_page_is_typed_shown_and_kept_beside_the_others(
    at: AtPage, session: CaseSession
) -> None:
    at.loaded()
    piece = at.page.side.piece
    at.press(Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    at.until(lambda: ("mark", True) in at.browser.said)
    at.until(piece.numbers.hasFocus)  # whoever has no mouse types
    QTest.keyClicks(piece.numbers, "40 620 560")
    at.press(Qt.Key.Key_Return)
    assert "Four numbers" in piece.field.error
    assert at.page.flow.region is None
    QTest.keyClicks(piece.numbers, " 180")
    at.press(Qt.Key.Key_Return)
    at.until(lambda: at.page.flow.region == wire.Box(x=40, y=620, width=560, height=180))
    assert piece.words == "A part of the page, 560 x 180 pixels, is kept as well."
    assert [row.kind for row in at.page.flow.model.rows] == list(with_region(WHOLE_PAGE))
    at.until(piece.button.hasFocus)
    at.keep()
    assert at.ended() == "Kept JPS/5 to JPS/12"
    assert at.browser.orders[0].region == wire.Box(x=40, y=620, width=560, height=180)
    assert at.browser.orders[0].parts == with_region(WHOLE_PAGE)
    assert pages(session)[1].caption.startswith("Chosen part of the page")


def test_a_part_marked_with_the_pointer_can_be_left_out_and_nobody_else_chooses_one(at: AtPage) -> None:
    at.loaded()
    flow, piece, box = at.page.flow, at.page.side.piece, wire.Box(x=0, y=900, width=400, height=200)
    at.browser.tell(wire.Marked(box=box))  # a browser that nobody asked
    at.browser.tell(wire.FactsSoFar(facts={"heard": "1"}))
    at.until(lambda: "heard" in flow.facts)
    assert flow.region is None
    piece.button.click()
    at.until(lambda: ("mark", True) in at.browser.said)
    assert "click one post" in piece.words
    at.browser.tell(wire.Marked(box=None))
    at.until(lambda: not flow.marking)
    assert "No post was found" in piece.words
    piece.button.click()
    at.browser.tell(wire.Marked(box=wire.Box(x=-5, y=1e300, width=4, height=4)))
    at.until(lambda: not flow.marking)
    assert flow.region is None
    piece.button.click()
    at.browser.tell(wire.Marked(box=box))
    at.until(lambda: flow.region == box)
    piece.button.click()
    at.until(lambda: ("mark", False) in at.browser.said)
    assert (flow.region, flow.marking, piece.words) == (None, False, "")
    assert [row.kind for row in flow.model.rows] == list(WHOLE_PAGE)
    piece.button.click()
    at.browser.tell(wire.Marked(box=box))
    at.until(lambda: flow.region == box)
    assert flow.shown is not None
    at.browser.tell(structs.replace(flow.shown, loading=True))  # another page
    at.until(lambda: flow.region is None)


def test_this_should_not_be_here_locks_all_that_was_kept(whole: AtPage, session: CaseSession) -> None:
    whole.loaded()
    whole.keep()
    whole.ended()
    whole.page.side.should_not.click()
    whole.until(lambda: {one.status for one in pages(session)} == {"locked"})
    assert ("close", None) in whole.browser.said


def test_no_connection_says_what_to_do(at: AtPage) -> None:
    at.browser.trouble = wire.Trouble(code="unreachable")
    at.load()
    at.no_twice()
    at.until(at.page.area.words.isVisible)
    assert at.page.area.words.accessibleName() == "No connection"
    assert "Nothing was loaded" in at.page.area.words.accessibleDescription()
    assert "Ctrl+Shift+S" in at.page.area.words.accessibleDescription()


def test_nonsense_is_refused_under_the_field_and_nothing_is_asked(at: AtPage) -> None:
    problem = at.page.area.form.problem
    for typed in ("", "javascript:alert(1)", "file:///etc/passwd", "https://user:pw@clips.example/"):
        problem.hide()
        at.load(typed)
        at.until(problem.isVisible)
        assert not [one for one in at.page.findChildren(PageGateSheet) if one.isVisible()], typed
    assert at.browser.said == []


def test_hiding_the_screen_covers_the_page_and_locking_ends_the_private_window(whole: AtPage) -> None:
    whole.loaded()
    cover = QWidget()
    whole.page.area.put(cover)
    whole.page.refresh()
    assert cover.isVisible()
    whole.press(Qt.Key.Key_F9)
    whole.until(lambda: not cover.isVisible())
    whole.until(lambda: ("hide", True) in whole.browser.said)
    assert whole.page.bar.address.text() == ""
    whole.press(Qt.Key.Key_F9)
    whole.until(cover.isVisible)
    whole.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    whole.until(lambda: ("close", None) in whole.browser.said)


def test_the_programs_keys_work_while_the_page_has_the_keyboard(whole: AtPage) -> None:
    window = whole.window
    assert isinstance(window, MainWindow)
    whole.loaded()
    whole.browser.tell(wire.Pressed(key="F9"))
    whole.until(lambda: ("hide", True) in whole.browser.said)
    whole.press(Qt.Key.Key_F9)
    whole.until(lambda: ("hide", False) in whole.browser.said)
    whole.browser.tell(wire.Pressed(key="Esc"))
    whole.until(whole.page.bar.keep.hasFocus)  # out of the page, and the page is still there
    assert whole.page.isVisible()
    window.watch.set_limit(60)
    window.watch._last = (0.0, 0.0)
    whole.browser.tell(wire.Pressed())
    whole.until(lambda: window.watch._last != (0.0, 0.0))
    whole.browser.tell(wire.Pressed(key="Ctrl+Return"))
    whole.sheet(PageGateSheet)


def test_the_address_stands_in_the_bar_while_it_is_loaded(at: AtPage) -> None:
    at.browser.asks = [
        wire.Asked(number=1, about="certificate", url=URL, host="clips.example", words="wrong")
    ]
    at.load()
    at.no_twice()
    at.sheet(CertificateSheet)
    assert at.page.bar.address.text() == URL
    assert "certificate" not in at.page.bar.address.accessibleDescription()


def test_an_address_pasted_into_the_case_offers_its_page_too(
    whole: AtPage, session: CaseSession, nothing_left_on_the_clipboard: None
) -> None:
    QGuiApplication.clipboard().setText(URL)
    whole.press(Qt.Key.Key_Escape)
    whole.until(lambda: place(whole) == "exhibits")
    whole.press(Qt.Key.Key_V, CTRL)
    whole.until(lambda: any(one.isVisible() for one in whole.window.findChildren(AddSheet)))
    sheet = next(one for one in whole.window.findChildren(AddSheet) if one.isVisible())
    sheet.page_button.click()
    whole.until(lambda: place(whole) == "page")
    assert whole.page.area.form.address.text() == URL
    assert session.case.in_order()[-1].source.url == URL


def test_the_host_is_found_where_it_truly_is() -> None:
    assert split_address("https://clips.example/v/7", "clips.example") == (
        "https://",
        "clips.example",
        "/v/7",
    )
    tricky = "https://clips.example.evil.test:8443/https://clips.example/"
    assert split_address(tricky, "clips.example.evil.test")[1:] == (
        "clips.example.evil.test",
        ":8443/https://clips.example/",
    )
    assert split_address("https://clips.example@evil.test/", "evil.test")[1] == "evil.test"
    assert split_address("data:text/html,x", "") == ("", "data:text/html,x", "")


def test_references_are_named_as_a_row_only_where_they_are_one() -> None:
    assert kept_words(("JPS/12", "JPS/13", "JPS/14")) == "JPS/12 to JPS/14"
    assert kept_words(("JPS/12", "JPS/14")) == "JPS/12, JPS/14"
    assert kept_words(("JPS/12",)) == "JPS/12"


def test_the_list_of_parts_keeps_its_word(qtmodeltester: Any) -> None:
    model = PartsModel()
    model.show([PartRow(kind="screen", title="Screen picture"), PartRow(kind="pdf", title="PDF")])
    model.change("screen", state="kept", ref="JPS/5")
    model.settle("stopped before it was made")
    assert [row.state for row in model.rows] == ["kept", "left"]
    assert (
        model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
        == "PDF, not kept, stopped before it was made"
    )
    qtmodeltester.check(model)

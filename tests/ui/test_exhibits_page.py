"""The exhibits page, used as a person uses it: keys, clicks and the clipboard."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import MakeCase
from tests.ui.exhibit_steps import (
    CTRL,
    LEFT,
    SHIFT,
    act,
    chip,
    ids,
    looked_at,
    opened_page,
    press,
    texts,
)

from evidence_desk.acts import keeping, locking
from evidence_desk.case.intake import add_restricted
from evidence_desk.case.store import CaseStore
from evidence_desk.policy.model import Policy
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.idle_looking import IDLE_MS
from evidence_desk.ui.panels import revealing
from evidence_desk.ui.panels.exhibits import ExhibitsPage
from evidence_desk.ui.panels.view_keys import SEARCH_MS
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import LinkButton


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, session: CaseSession) -> Iterator[ExhibitsPage]:
    made = opened_page(qtbot, desk)
    qtbot.waitUntil(lambda: made.panel.ident != "")
    yield made
    made.set_session(None)


# -- showing ---------------------------------------------------------------------------------------------------------


def test_the_first_exhibit_is_selected_and_its_facts_stand_beside_it(page: ExhibitsPage) -> None:
    shown = texts(page.panel)
    first = page.list.shown.rows()[0]
    assert page.selected_ids() == [first.id]
    assert "Group chat, 14 messages about Pupil A" in shown
    assert "21 November 2026 19:14 GMT" in shown
    assert "No, Jane P. Shah, wording" in shown
    assert "Not changed since 22 November 2026 14:05 GMT, by this computer’s clock" in shown
    assert "Cannot show" in shown
    assert "Not classified" in shown
    assert page.panel.stop_button.isVisible()


def test_arrows_and_shift_extend_the_selection_and_escape_clears_it(qtbot: QtBot, page: ExhibitsPage) -> None:
    press(qtbot, page, Qt.Key.Key_Right, SHIFT)
    qtbot.waitUntil(lambda: page.inspector.currentWidget() is page.several)
    assert page.selected_ids() == ids(page)[:2]
    assert "Picture, all 2" in texts(page.several)
    press(qtbot, page, Qt.Key.Key_A, CTRL)
    assert page.selected_ids() == ids(page)
    press(qtbot, page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.inspector.currentWidget() is page.none)
    assert page.selected_ids() == []


def test_typing_a_reference_goes_there_and_a_number_alone_is_enough(qtbot: QtBot, page: ExhibitsPage) -> None:
    qtbot.keyClicks(page.list.gallery, "JPS/3")
    assert page.selected_ids() == [ids(page)[2]]
    time.sleep(SEARCH_MS / 1000 + 0.1)  # what is typed later begins anew
    qtbot.keyClicks(page.list.gallery, "2")
    assert page.selected_ids() == [ids(page)[1]]


def test_enter_opens_the_exhibit_with_all_that_are_shown(qtbot: QtBot, page: ExhibitsPage) -> None:
    press(qtbot, page, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.open_requested) as asked:
        press(qtbot, page, Qt.Key.Key_Return)
    assert asked.args == [ids(page)[1], ids(page)]


def test_copying_gives_references_and_captions_as_words(qtbot: QtBot, page: ExhibitsPage) -> None:
    press(qtbot, page, Qt.Key.Key_Right, SHIFT)
    with qtbot.waitSignal(page.said):
        press(qtbot, page, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "JPS/1\tGroup chat, 14 messages about Pupil A"
    assert len(lines) == 2
    assert not QGuiApplication.clipboard().mimeData().hasImage()


def test_several_are_classified_together_but_nothing_locked_or_restricted_with_them(
    qtbot: QtBot, page: ExhibitsPage, policy: Policy
) -> None:
    session = page.session
    assert session is not None
    record = {"reported_by": "A parent", "described_as": "neutral words"}
    act(qtbot, session, lambda store, report: add_restricted(store, record, policy.gate.version))
    qtbot.waitUntil(lambda: len(ids(page)) == 5)
    press(qtbot, page, Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(lambda: page.inspector.currentWidget() is page.several)
    with qtbot.waitSignal(page.classify_requested) as asked:
        qtbot.mouseClick(page.several.classify_button, LEFT)
    assert asked.args == [ids(page)[:4]]
    with qtbot.waitSignal(page.people_requested) as asked:
        qtbot.mouseClick(page.several.people_button, LEFT)
    assert asked.args == [ids(page)]
    with qtbot.waitSignal(page.lock_requested) as asked:
        qtbot.mouseClick(page.several.stop_button, LEFT)
    assert asked.args == [ids(page)[:4]]


def test_an_exhibit_locked_elsewhere_is_words_at_once_and_can_not_be_locked_again(
    qtbot: QtBot, page: ExhibitsPage
) -> None:
    session = page.session
    assert session is not None
    target = ids(page)[0]
    act(qtbot, session, lambda store, report: locking.lock_for_police(store, [target], "seen"))
    qtbot.waitUntil(lambda: page.list.shown.rows()[0].state == "locked")
    qtbot.waitUntil(lambda: "Nobody can open it here" in texts(page.panel))
    assert not page.panel.stop_button.isVisible()
    assert "Police not told yet" in texts(page.panel)
    with qtbot.assertNotEmitted(page.said):
        press(qtbot, page, Qt.Key.Key_Space)
    assert page.revealing.ident == ""


def test_several_exhibits_are_selected_together_whatever_the_filter_hides(
    qtbot: QtBot, page: ExhibitsPage
) -> None:
    every = ids(page)
    page.select(every[0], every[1], every[3])
    assert page.selected_ids() == [every[0], every[1], every[3]]
    page.set_filter_text("words that stand nowhere")
    qtbot.waitUntil(lambda: not ids(page))
    page.select(every[3], every[1])
    assert page.selected_ids() == [every[1], every[3]]
    assert ids(page) == every


def test_a_new_exhibit_can_be_selected_before_its_row_is_there(qtbot: QtBot, page: ExhibitsPage) -> None:
    session = page.session
    assert session is not None
    kept: list[str] = []

    def add(store: CaseStore, report: object) -> None:
        told = keeping.Description(caption="A later message")
        kept.append(keeping.keep_text(store, b"later", told).id)

    job = session.act("", add)
    job.succeeded.connect(lambda _: page.select(kept[0]))
    qtbot.waitUntil(lambda: page.selected_ids() == kept, timeout=20_000)
    qtbot.waitUntil(lambda: "A later message" in texts(page.panel))


# -- looking at a picture --------------------------------------------------------------------------------------------


def test_space_shows_one_picture_notes_it_and_hides_it_again(qtbot: QtBot, page: ExhibitsPage) -> None:
    looked_at(qtbot, page)
    session = page.session
    assert session is not None
    before, first = session.case.events, ids(page)[0]
    with qtbot.waitSignal(page.said, timeout=20_000, check_params_cb=lambda text: "is shown" in text):
        press(qtbot, page, Qt.Key.Key_Space)
    assert list(page.list.gallery.cards.revealed) == [first]
    assert session.case.events == before + 1
    press(qtbot, page, Qt.Key.Key_Space)
    assert page.list.gallery.cards.revealed == {}


def test_a_press_on_show_picture_shows_it_and_the_press_that_selects_does_not(
    qtbot: QtBot, page: ExhibitsPage
) -> None:
    looked_at(qtbot, page)
    view = page.list.gallery.viewport()
    qtbot.mouseClick(view, LEFT, pos=chip(page, 1))  # the second card is not selected yet
    assert page.selected_ids() == [ids(page)[1]]
    assert page.revealing.ident == ""
    with qtbot.waitSignal(page.said, timeout=20_000, check_params_cb=lambda text: "is shown" in text):
        qtbot.mouseClick(view, LEFT, pos=chip(page, 1))
    assert list(page.list.gallery.cards.revealed) == [ids(page)[1]]


@pytest.mark.parametrize(
    "how", ["another exhibit", "the keyboard leaves", "hidden screen", "the table", "half a minute"]
)
def test_what_is_shown_is_dropped(qtbot: QtBot, page: ExhibitsPage, how: str) -> None:
    looked_at(qtbot, page)
    if how == "half a minute":
        assert revealing.SHOWN_MS == 30_000
        page.revealing.timer.setInterval(200)
    press(qtbot, page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(page.list.gallery.cards.revealed), timeout=20_000)
    match how:
        case "another exhibit":
            press(qtbot, page, Qt.Key.Key_Right)
        case "the keyboard leaves":
            page.panel.note_edit.setFocus()
        case "hidden screen":
            page.wipe()
        case "the table":
            qtbot.mouseClick(page.list.head.views.button("table"), LEFT)
        case _:
            pass
    qtbot.waitUntil(lambda: not page.list.gallery.cards.revealed and not page.revealing.ident)


def test_a_key_held_down_shows_the_picture_once(qtbot: QtBot, page: ExhibitsPage) -> None:
    looked_at(qtbot, page)
    press(qtbot, page, Qt.Key.Key_Space)
    for _ in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
        QApplication.sendEvent(page.list.gallery, held)
    assert page.revealing.ident == ids(page)[0]
    qtbot.waitUntil(lambda: bool(page.list.gallery.cards.revealed), timeout=20_000)


def test_a_picture_nobody_looked_at_is_looked_at_when_asked(qtbot: QtBot, page: ExhibitsPage) -> None:
    assert page.list.shown.rows()[0].preview == "waiting"
    assert "Preview waits until the computer is idle" in texts(page.panel)
    qtbot.mouseClick(page.panel.inspect_button, LEFT)
    qtbot.waitUntil(lambda: page.list.shown.rows()[0].preview == "picture", timeout=20_000)
    assert page.list.shown.rows()[1].preview == "waiting"
    qtbot.waitUntil(lambda: not page.panel.inspect_button.isVisible())


def test_pictures_are_looked_at_while_nobody_does_anything_and_not_while_somebody_does(
    qtbot: QtBot, page: ExhibitsPage
) -> None:
    assert page.idle.timer.interval() == IDLE_MS
    page.idle.timer.setInterval(300)
    for _ in range(6):
        press(qtbot, page, Qt.Key.Key_Right)
        press(qtbot, page, Qt.Key.Key_Left)
        qtbot.wait(100)
    assert {row.preview for row in page.list.shown.rows()[:2]} == {"waiting"}
    qtbot.waitUntil(
        lambda: {row.preview for row in page.list.shown.rows()[:2]} == {"picture"}, timeout=20_000
    )


# -- writing ---------------------------------------------------------------------------------------------------------


def test_a_caption_is_written_in_place_and_escape_leaves_it(qtbot: QtBot, page: ExhibitsPage) -> None:
    page.edit_caption()
    edit = page.panel.caption_edit
    qtbot.keyClicks(edit, "x")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not edit.isVisible()
    assert page.list.shown.rows()[0].caption == "Group chat, 14 messages about Pupil A"
    page.edit_caption()
    edit.selectAll()
    qtbot.keyClicks(edit, "Nine messages")
    with qtbot.waitSignal(page.said, check_params_cb=lambda text: text == "Caption kept"):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.shown.rows()[0].caption == "Nine messages")
    assert not edit.isVisible()


def test_a_note_is_added_and_a_picture_in_words_is_refused_and_kept_in_the_field(
    qtbot: QtBot, page: ExhibitsPage
) -> None:
    page.add_note()
    edit = page.panel.note_edit
    qtbot.keyClicks(edit, "Shown by a parent")
    with qtbot.waitSignal(page.said, check_params_cb=lambda text: text == "Note kept"):
        qtbot.keyClick(edit, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Shown by a parent" in texts(page.panel))
    assert edit.toPlainText() == ""
    words = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    edit.setPlainText(words)
    with qtbot.waitSignal(page.error) as told:
        qtbot.mouseClick(page.panel.note_button, LEFT)
    assert "Nothing was written" in told.args[0].user_message
    assert edit.toPlainText() == words


def test_the_hash_is_copied_whole(qtbot: QtBot, page: ExhibitsPage) -> None:
    session = page.session
    assert session is not None
    qtbot.mouseClick(page.panel.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == session.case.exhibits[ids(page)[0]].sha256


# -- no exhibits, no case --------------------------------------------------------------------------------------------


def test_an_empty_case_says_what_to_do_and_each_way_in_asks_for_it(
    qtbot: QtBot, desk: Desk, make_case: MakeCase
) -> None:
    path = make_case(None)
    job = desk.open_case(path)
    with qtbot.waitSignal(job.succeeded, timeout=20_000):
        pass
    page = opened_page(qtbot, desk)
    qtbot.waitUntil(lambda: page.inspector.currentWidget() is page.before)
    assert page.list.empty.isVisible()
    assert "Jane P. Shah" in texts(page.before)
    with qtbot.waitSignal(page.add_requested) as asked:
        qtbot.mouseClick(page.list.empty.findChild(LinkButton), LEFT)
    assert asked.args == ["restricted"]
    with qtbot.waitSignal(page.readers_requested):
        qtbot.mouseClick(page.before.readers_button, LEFT)
    page.set_session(None)


def test_without_a_case_no_word_of_it_is_left(qtbot: QtBot, page: ExhibitsPage) -> None:
    page.set_session(None)
    assert page.list.exhibits.rowCount() == 0

    def words() -> str:
        kept = (
            widget.property(name) for widget in page.findChildren(QWidget) for name in ("text", "plainText")
        )
        return "\n".join(word for word in kept if isinstance(word, str))

    qtbot.waitUntil(lambda: "Group chat" not in words() and "Jane" not in words())


def test_a_case_that_can_only_be_read_offers_no_change(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    session.read_only = "in use"
    page = opened_page(qtbot, desk)
    qtbot.waitUntil(lambda: page.panel.ident != "")
    assert not page.panel.note_edit.isEnabled()
    assert not page.list.exhibits.can_move
    assert page.panel.stop_button.isEnabled()  # locking works all the same
    with qtbot.waitSignal(page.lock_requested) as asked:
        qtbot.mouseClick(page.panel.stop_button, LEFT)
    assert asked.args == [[ids(page)[0]]]
    page.set_session(None)


def test_gallery_or_table_is_remembered(qtbot: QtBot, page: ExhibitsPage, desk: Desk) -> None:
    with qtbot.waitSignal(desk.settings_changed):
        qtbot.mouseClick(page.list.head.views.button("table"), LEFT)
    assert opened_page(qtbot, desk).list.head.views.chosen == "table"


@pytest.mark.parametrize(
    ("look", "percent"), [("light", 100), ("dark", 100), ("contrast", 100), ("light", 200)]
)
def test_the_main_things_stay_in_reach(
    qtbot: QtBot, qapp: QApplication, page: ExhibitsPage, look: theme.LookName, percent: int
) -> None:
    theme.apply(qapp, look, percent)
    page.resize(1037, 520)
    qtbot.wait(50)
    assert page.list.gallery.gridSize().width() * 2 <= page.list.gallery.width()
    for widget in (page.list.head.views, page.list.head.order_button):
        assert page.rect().contains(widget.rect().translated(widget.mapTo(page, QPoint(0, 0))))
    if percent > 150:  # the inspector takes the place of the list, and gives it back
        assert not page.inspector.isVisible()
        box = page.stop.rect().translated(page.stop.mapTo(page, QPoint(0, 0)))
        assert page.stop.isVisible()
        assert page.rect().contains(box)
        with qtbot.waitSignal(page.lock_requested) as asked:
            qtbot.mouseClick(page.stop, LEFT)
        assert asked.args == [page.selected_ids()]
        page.toggle_inspector()
        assert not page.list.isVisible()
        assert not page.stop.isVisible()  # the inspector brings its own
        qtbot.wait(50)
    stop = page.panel.stop_button
    box = stop.rect().translated(stop.mapTo(page, QPoint(0, 0)))
    assert page.rect().contains(box)
    if percent > 150:
        page.toggle_inspector()
        assert page.list.isVisible()
        assert page.list.view().hasFocus()
    theme.apply(qapp, "light")

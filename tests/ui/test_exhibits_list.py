"""The list of exhibits: table, filters, order, by keys, clicks and drops."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.exhibit_steps import (
    ALT,
    CTRL,
    LEFT,
    act,
    ids,
    opened_page,
    press,
    refs,
    texts,
)

from evidence_desk.case import events as ev
from evidence_desk.case.values import Classification
from evidence_desk.policy.model import Policy
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.models.exhibits import OWN_ORDER, Column
from evidence_desk.ui.panels.exhibits import ExhibitsPage
from evidence_desk.ui.session import CaseSession


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, session: CaseSession) -> Iterator[ExhibitsPage]:
    made = opened_page(qtbot, desk)
    qtbot.waitUntil(lambda: made.panel.ident != "")
    yield made
    made.set_session(None)


# -- table, filters, order -------------------------------------------------------------------------------------------


def table(qtbot: QtBot, page: ExhibitsPage) -> None:
    qtbot.mouseClick(page.list.head.views.button("table"), LEFT)
    page.focus_first()


def cell(page: ExhibitsPage, row: int, column: Column) -> QPoint:
    view = page.list.table
    return view.visualRect(page.list.shown.index(row, column)).center()


def test_boxes_mirror_the_selection_both_ways(qtbot: QtBot, page: ExhibitsPage) -> None:
    table(qtbot, page)
    viewport = page.list.table.viewport()
    for row in (1, 3):
        qtbot.mouseClick(viewport, LEFT, pos=cell(page, row, Column.CHOSEN))
    assert page.selected_ids() == [ids(page)[n] for n in (0, 1, 3)]
    qtbot.mouseClick(viewport, LEFT, pos=cell(page, 1, Column.CHOSEN))
    assert page.selected_ids() == [ids(page)[n] for n in (0, 3)]
    press(qtbot, page, Qt.Key.Key_Space)  # on the last one pressed
    assert page.selected_ids() == [ids(page)[n] for n in (0, 1, 3)]
    qtbot.waitUntil(lambda: page.list.table.head.ticked == "some")
    head = page.list.table.head
    qtbot.mouseClick(head.viewport(), LEFT, pos=QPoint(16, head.height() // 2))
    assert page.selected_ids() == ids(page)
    qtbot.waitUntil(lambda: head.ticked == "all")
    qtbot.mouseClick(head.viewport(), LEFT, pos=QPoint(16, head.height() // 2))
    assert page.selected_ids() == []


def test_a_click_on_a_head_sorts_by_value_and_a_second_one_turns_it(qtbot: QtBot, page: ExhibitsPage) -> None:
    table(qtbot, page)
    head = page.list.table.head

    def click(column: Column) -> None:
        at = QPoint(head.sectionViewportPosition(column) + 20, head.height() // 2)
        qtbot.mouseClick(head.viewport(), LEFT, pos=at)

    click(Column.CAPTION)
    captions = [row.caption for row in page.list.shown.rows()]
    assert captions == sorted(captions, key=str.casefold)
    click(Column.CAPTION)
    assert [row.caption for row in page.list.shown.rows()] == captions[::-1]
    assert page.selected_ids() == [row.id for row in page.list.shown.rows() if row.ref == "JPS/1"]


def test_a_search_hides_what_does_not_match_and_says_what_it_took_from_the_selection(
    qtbot: QtBot, page: ExhibitsPage
) -> None:
    table(qtbot, page)
    press(qtbot, page, Qt.Key.Key_A, CTRL)
    page.focus_filter()
    with qtbot.waitSignal(page.said, check_params_cb=lambda text: "no longer selected" in text):
        qtbot.keyClicks(page.list.filters.field, "chatterbox")
    assert refs(page) == ["JPS/1"]
    assert page.selected_ids() == ids(page)
    qtbot.keyClicks(page.list.filters.field, "zz")
    qtbot.waitUntil(page.list.nothing.isVisible)
    qtbot.mouseClick(page.list.nothing.button, LEFT)
    assert len(refs(page)) == 4
    assert page.list.filters.field.text() == ""


def test_escape_in_the_field_takes_the_filter_off_and_goes_back_to_the_list(
    qtbot: QtBot, page: ExhibitsPage
) -> None:
    page.focus_filter()
    qtbot.keyClicks(page.list.filters.field, "vote")
    qtbot.waitUntil(lambda: refs(page) == ["JPS/2"])
    qtbot.keyClick(page.list.filters.field, Qt.Key.Key_Escape)
    assert len(refs(page)) == 4
    assert page.list.gallery.hasFocus()


def menu_of(qtbot: QtBot, page: ExhibitsPage, key: str) -> QMenu:
    button = page.list.filters.button(key)
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_filter_shows_its_value_and_delete_or_its_cross_clears_it(qtbot: QtBot, page: ExhibitsPage) -> None:
    table(qtbot, page)
    button = page.list.filters.button("kinds")
    for clear in ("key", "cross"):
        menu = menu_of(qtbot, page, "kinds")
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        assert button.value == "Picture"
        assert refs(page) == ["JPS/1", "JPS/2"]
        if clear == "key":
            qtbot.keyClick(button, Qt.Key.Key_Delete)
        else:
            qtbot.mouseClick(button, LEFT, pos=QPoint(button.width() - 16, button.height() // 2))
        assert button.value == ""
        assert len(refs(page)) == 4


def test_days_on_screen_are_asked_for_by_menu(qtbot: QtBot, page: ExhibitsPage) -> None:
    table(qtbot, page)
    menu = menu_of(qtbot, page, "seen")
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)  # today, the 22nd: all were on screen on the 21st
    assert refs(page) == []
    assert page.list.filters.button("seen").value == "22 Nov 2026"
    page.list.clear_filter()
    menu = menu_of(qtbot, page, "seen")
    for _ in range(2):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert page.list.filters.button("seen").value == "21 Nov 2026 to 22 Nov 2026"
    assert len(refs(page)) == 4


def test_not_classified_narrows_to_what_waits(qtbot: QtBot, page: ExhibitsPage, policy: Policy) -> None:
    session = page.session
    assert session is not None
    tags = Classification(cells=("conduct.aggressive",))
    event = ev.ExhibitClassified(exhibit=ids(page)[0], classification=tags)
    act(qtbot, session, lambda store, report: store.record(event))
    qtbot.waitUntil(lambda: page.list.shown.rows()[0].classified)
    qtbot.waitUntil(lambda: "Conduct · Aggressive" in texts(page.panel))
    qtbot.mouseClick(page.list.head.unclassified, LEFT)
    assert refs(page) == ["JPS/2", "JPS/3", "JPS/4"]
    qtbot.mouseClick(page.list.head.unclassified, LEFT)
    assert len(refs(page)) == 4


def test_alt_and_arrows_move_an_exhibit_and_say_where_it_stands(qtbot: QtBot, page: ExhibitsPage) -> None:
    with qtbot.waitSignal(page.said, check_params_cb=lambda text: text == "JPS/1, now 2 of 4"):
        press(qtbot, page, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: refs(page) == ["JPS/2", "JPS/1", "JPS/3", "JPS/4"])
    assert page.list.current() == next(row.id for row in page.list.exhibits.rows if row.ref == "JPS/1")
    with qtbot.waitSignal(page.said, check_params_cb=lambda text: text == "JPS/1, now 1 of 4"):
        press(qtbot, page, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: refs(page)[0] == "JPS/1")
    with qtbot.assertNotEmitted(page.said):
        press(qtbot, page, Qt.Key.Key_Up, ALT)  # it is the first


def test_no_order_is_given_while_another_one_is_shown(qtbot: QtBot, page: ExhibitsPage) -> None:
    page.list.set_order(Column.SEEN, False)
    with qtbot.waitSignal(page.said, check_params_cb=lambda text: "Your order" in text):
        press(qtbot, page, Qt.Key.Key_Down, ALT)
    page.list.set_order(OWN_ORDER, False)
    assert refs(page) == ["JPS/1", "JPS/2", "JPS/3", "JPS/4"]


def drop(view: QWidget, mime: QMimeData, at: QPoint) -> bool:
    """Drag something over a view and let it go; return whether it was taken."""
    move, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, move, mime, LEFT, none)
    enter.ignore()
    QApplication.sendEvent(view, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(view, QDragMoveEvent(at, move, mime, LEFT, none))
    QApplication.sendEvent(view, QDropEvent(QPointF(at), move, mime, LEFT, none))
    return True


@pytest.mark.parametrize("view", ["gallery", "table"])
def test_dragging_moves_exhibits_within_the_list(qtbot: QtBot, page: ExhibitsPage, view: str) -> None:
    if view == "table":
        table(qtbot, page)
    shown = page.list.shown
    mime = shown.mimeData([shown.index(3, 0), shown.index(2, 0)])
    box = page.list.view().visualRect(shown.index(1, 0))
    with qtbot.waitSignal(page.said, check_params_cb=lambda text: "moved" in text):
        assert drop(page.list.view().viewport(), mime, box.topLeft() + QPoint(10, 4))
    qtbot.waitUntil(lambda: refs(page) == ["JPS/1", "JPS/3", "JPS/4", "JPS/2"])


def test_files_dropped_on_the_list_are_left_to_the_window(page: ExhibitsPage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("file:///tmp/x.png")])
    assert not drop(page.list.gallery.viewport(), mime, QPoint(30, 30))

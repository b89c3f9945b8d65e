"""The exhibits page, used as a person uses it: keys, clicks, drops and the clipboard."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import MakeCase

from evidence_desk.acts import keeping, locking, looking
from evidence_desk.case import events as ev
from evidence_desk.case.intake import add_restricted
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Classification
from evidence_desk.policy.model import Policy
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.models.exhibits import OWN_ORDER, Column
from evidence_desk.ui.panels import revealing
from evidence_desk.ui.panels.exhibits import ExhibitsPage
from evidence_desk.ui.panels.view_keys import SEARCH_MS
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import LinkButton

PLAIN, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, session: CaseSession) -> Iterator[ExhibitsPage]:
    made = opened_page(qtbot, desk)
    qtbot.waitUntil(lambda: made.panel.ident != "")
    yield made
    made.set_session(None)


def opened_page(qtbot: QtBot, desk: Desk) -> ExhibitsPage:
    made = ExhibitsPage(desk)
    qtbot.addWidget(made)
    made.resize(1162, 662)
    made.set_session(desk.session)
    made.show()
    qtbot.waitExposed(made)
    made.focus_first()
    return made


def ids(page: ExhibitsPage) -> list[str]:
    return [row.id for row in page.list.shown.rows()]


def refs(page: ExhibitsPage) -> list[str]:
    return [row.ref for row in page.list.shown.rows()]


def act(qtbot: QtBot, session: CaseSession, work: Callable[[CaseStore, Reporter], object]) -> None:
    """Do something to the case as another page would, and wait until it is on the disk."""
    job = session.act("", work)
    with qtbot.waitSignal(job.ended, timeout=20_000):
        pass


def looked_at(qtbot: QtBot, page: ExhibitsPage) -> None:
    """Have all pictures looked at."""
    session = page.session
    assert session is not None
    act(
        qtbot,
        session,
        lambda store, report: looking.look_at(store, list(store.case.exhibits.values()), report),
    )
    qtbot.waitUntil(lambda: page.list.shown.rows()[0].preview == "picture", timeout=20_000)


def press(
    qtbot: QtBot,
    page: ExhibitsPage,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.keyClick(page.list.view(), key, modifier)


def chip(page: ExhibitsPage, place: int) -> QPoint:
    """Return where *Show picture* stands on a card."""
    view = page.list.gallery
    index = page.list.shown.index(place, 0)
    card = view.cards.card_box(view.visualRect(index))
    return view.cards.chip_box(view.cards.preview_box(card), page.list.shown.row(index)).center()


def texts(widget: QWidget) -> str:
    """Return all words shown on a widget."""
    return "\n".join(label.property("text") for label in widget.findChildren(QLabel) if label.isVisible())


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
    assert "Conduct · Aggressive" in texts(page.panel)
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
    stop = page.panel.stop_button
    box = stop.rect().translated(stop.mapTo(page, QPoint(0, 0)))
    assert page.rect().contains(box)
    assert page.list.gallery.gridSize().width() * 2 <= page.list.gallery.width()
    for widget in (page.list.head.views, page.list.head.order_button):
        assert page.rect().contains(widget.rect().translated(widget.mapTo(page, QPoint(0, 0))))
    theme.apply(qapp, "light")

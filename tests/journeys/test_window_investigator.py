"""An investigator works a case of several hundred exhibits: finds, sorts, classifies, orders, looks, notes, packs."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from tests.journeys.conftest import Hunt, Open
from tests.journeys.hands import LEFT, Hands, Key, Mod, Pace, carry, handle, sheets
from tests.journeys.hunting import Places, forms_of_picture, forms_of_words, hunted, noise
from tests.journeys.steps import make_pack, open_file
from tests.ui.conftest import MakeCase, keep
from tests.ui.first_day import aside

from evidence_desk.case.store import CaseStore
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.models.exhibits import Column
from evidence_desk.ui.panels.exhibits import ExhibitsPage
from evidence_desk.ui.panels.packs import PacksPage

MESSAGES, PICTURES = 280, 20
WORDS = {"message": "needle words of a message", "note": "needle of a note", "person": "Needleworth, Ellie"}
SHOT = noise(300, 500, seed=11)


@pytest.fixture
def case(make_case: MakeCase, policy: Policy, tmp_path: Path) -> Path:
    """Three hundred exhibits, every fifteenth a picture."""
    shot = tmp_path / "shot.png"

    def fill(store: CaseStore) -> None:
        SHOT.save(str(shot))
        picture = shot.read_bytes()
        shot.unlink()
        for number in range(1, MESSAGES + PICTURES + 1):
            if number % 15 == 0:
                keep(
                    store,
                    policy,
                    picture + bytes([number // 15]),
                    caption=f"Screen {number}",
                    platform="ChatterBox",
                )
            else:
                words = f"{WORDS['message']} {number}".encode()
                about = "coach trip" if number % 10 == 0 else "lunch"
                keep(
                    store,
                    policy,
                    words,
                    kind="message-transcript",
                    media_type="text/plain; charset=utf-8",
                    caption=f"Message {number} about the {about}",
                )

    return aside(make_case, fill)


def page_of(hands: Hands) -> ExhibitsPage:
    (page,) = hands.window.findChildren(ExhibitsPage)
    return page


def order(hands: Hands) -> list[str]:
    return [row.ref for row in page_of(hands).list.shown.rows()]


def find_and_sort(hands: Hands) -> None:
    hands.key(Key.Key_F, Mod.ControlModifier)
    hands.type("coach")
    hands.wait(lambda: len(order(hands)) == 20)
    hands.press("Table")
    head = page_of(hands).list.table.head
    for _ in range(2):
        at = QPoint(head.sectionViewportPosition(Column.CAPTION) + 20, head.height() // 2)
        hands.click_at(head.viewport(), at)
    captions = [row.caption for row in page_of(hands).list.shown.rows()]
    assert captions[0] > captions[-1]  # the second press on the head turned them round


def classify_together(hands: Hands) -> None:
    table = page_of(hands).list.table
    shown = page_of(hands).list.shown
    hands.cell(table, shown.index(0, Column.CAPTION))
    hands.cell(table, shown.index(4, Column.CAPTION), Mod.ShiftModifier)
    hands.cell(table, shown.index(7, Column.CAPTION), Mod.ControlModifier)
    hands.key(Key.Key_T, Mod.ControlModifier)
    hands.reads("Classify 6 exhibits together")
    hands.press("Conduct, Aggressive")
    hands.key(Key.Key_Return, Mod.ControlModifier)
    hands.reads("classified. Saved.")


def choose(hands: Hands, words: str) -> None:
    """Choose an entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (action,) = [one for one in menu.actions() if one.text() == words]
    hands.click_at(menu, menu.actionGeometry(action).center())


def name_a_person(hands: Hands) -> None:
    hands.key(Key.Key_P, Mod.ControlModifier | Mod.ShiftModifier)
    hands.fill("Name", WORDS["person"])
    hands.press("Add")
    hands.reads(f"{WORDS['person']}, Pupil A")
    hands.type("v")  # the list goes to what begins with it
    hands.reads("Victim")
    hands.key(Key.Key_Return, Mod.ControlModifier)
    hands.wait(lambda: not sheets())


def order_by_keys_and_mouse(hands: Hands) -> None:
    hands.key(Key.Key_F, Mod.ControlModifier)
    hands.key(Key.Key_Escape)
    hands.click_at(page_of(hands).list.head.order_button)
    choose(hands, "Your order (drag, or Alt+↑ and Alt+↓)")
    hands.press("Gallery")
    view, shown = page_of(hands).list.gallery, page_of(hands).list.shown
    hands.cell(view, shown.index(0, 0))
    hands.key(Key.Key_Down, Mod.AltModifier)
    hands.wait(lambda: order(hands)[:3] == ["JPS/2", "JPS/1", "JPS/3"])
    drag(
        hands,
        view.visualRect(shown.index(0, 0)).center(),
        view.visualRect(shown.index(2, 0)).center() + QPoint(30, 0),
    )
    hands.wait(lambda: order(hands)[:3] == ["JPS/1", "JPS/3", "JPS/2"], "the order after the drag")


class Carried(QDrag):
    """What is dragged, carried as the window system does it; offscreen there is none that would."""

    way: ClassVar[list[QPoint]] = []  # over the window, from where it was pressed

    def exec(self, *actions: Qt.DropAction) -> Qt.DropAction:
        source = self.source()
        assert isinstance(source, QWidget)
        carry(handle(source), self.way, self.mimeData(), actions[0])
        return actions[0]


def drag(hands: Hands, start: QPoint, end: QPoint) -> None:
    """Press on a card, move it with the button held down, let go."""
    view = page_of(hands).list.gallery.viewport()
    window, top = handle(view), view.window()
    first, last = view.mapTo(top, start), view.mapTo(top, end)
    Carried.way = [first, (first + last) / 2, last]
    QTest.mousePress(window, LEFT, Mod.NoModifier, first)
    for step in (4, 16):
        QTest.mouseMove(window, first + QPoint(step, 0))
    QTest.mouseRelease(window, LEFT, Mod.NoModifier, first)
    hands.settle()


def look_and_note(hands: Hands) -> None:
    view = page_of(hands).list.gallery
    hands.cell(view, page_of(hands).list.shown.index(0, 0))
    hands.key(Key.Key_Return)
    hands.reads("Show")
    hands.key(Key.Key_Space)
    hands.reads("Shown since")
    hands.key(Key.Key_Space)
    hands.key(Key.Key_Escape)
    hands.reads("in your order")
    hands.key(Key.Key_M, Mod.ControlModifier | Mod.ShiftModifier)
    hands.type(WORDS["note"])
    hands.press("Add the note")
    hands.reads("Note kept")


def search_and_log(hands: Hands) -> None:
    hands.key(Key.Key_K, Mod.ControlModifier)
    hands.type("message 299")
    hands.reads("JPS/299")
    hands.key(Key.Key_6, Mod.ControlModifier)
    hands.reads("Handling log")
    hands.reads("JPS/1")  # the newest line is about the note


def pack_with_ticks_off(hands: Hands, out: Path) -> None:
    hands.key(Key.Key_7, Mod.ControlModifier)
    (page,) = hands.window.findChildren(PacksPage)
    hands.wait(lambda: page.pages.pages > 300, "all pages")
    all_pages = page.pages.pages
    hands.cell(page.list, page.model.index(0, 0))
    for _ in range(3):
        hands.key(Key.Key_Space)
        hands.key(Key.Key_Down)
    hands.wait(lambda: 0 < page.pages.pages < all_pages, "fewer pages")
    make_pack(hands, out)
    hands.reads("Police, P-")


def test_a_day_with_three_hundred_exhibits(
    at: Open,
    desk: Desk,
    case: Path,
    places: Places,
    hunt: Hunt,
    pace: Pace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("evidence_desk.ui.panels.view_keys.QDrag", Carried)
    hands = at(desk)
    hands.window.resize(1366, 768)
    pace.step("open three hundred exhibits")
    open_file(hands, case)
    hands.reads("300, oldest first")
    pace.step("filter and sort")
    find_and_sort(hands)
    pace.step("classify six together")
    classify_together(hands)
    pace.step("name a person, and their part")
    name_a_person(hands)
    pace.step("order by keys and by mouse")
    order_by_keys_and_mouse(hands)
    pace.step("look, note")
    look_and_note(hands)
    pace.step("search, handling log")
    search_and_log(hands)
    pace.step("a pack")
    pack_with_ticks_off(hands, places.exports / "pack.pdf")
    hands.copy_text("something else")
    ended: list[bool] = []
    hands.window.closed_down.connect(lambda: ended.append(True))
    hands.key(Key.Key_Q, Mod.ControlModifier)
    hands.wait(lambda: bool(ended), "the program to end")
    pace.stop()
    needles = {name: forms_of_words(words) for name, words in WORDS.items()}
    needles["picture"] = forms_of_picture(SHOT)
    aside((places.sources / "letter.txt").write_text, WORDS["note"])  # so that the hunt has something to find
    hunt(needles)
    assert hunted(needles, case, desk.home.folder) == {}

"""The viewer as a person uses it: nothing sharp before it is asked for, nothing sharp after it is hidden."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock, MakeCase, keep, picture_png
from tests.ui.test_media import film
from tests.ui.test_pictures import ids, opened_session, views, workers

from evidence_desk.acts.locking import lock_for_police
from evidence_desk.base.errors import CannotWrite
from evidence_desk.case import events as ev
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Classification
from evidence_desk.policy.model import Policy
from evidence_desk.ui import looking, theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.viewer import ViewerPage
from evidence_desk.ui.row_words import note_text
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.shown_text import LINE_CHARS, PART_CHARS, words_of
from evidence_desk.ui.tile_view import TILE_HIGH

WAIT = 20_000


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, session: CaseSession) -> Iterator[ViewerPage]:
    made = viewer(qtbot, desk, session)
    yield made
    made.wipe()


def viewer(qtbot: QtBot, desk: Desk, session: CaseSession) -> ViewerPage:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]  # an application it is
    made = ViewerPage(desk)
    qtbot.addWidget(made)
    made.resize(1162, 712)
    made.set_session(session)
    made.show()
    qtbot.waitExposed(made)
    made.show_exhibit(ids(session)[0], ids(session))
    return made


def press(qtbot: QtBot, page: ViewerPage, key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focused = page.focusWidget()
    qtbot.keyClick(focused if focused is not None and page.isAncestorOf(focused) else page, key)


def reveal(qtbot: QtBot, page: ViewerPage) -> None:
    press(qtbot, page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.is_shown, timeout=WAIT)


def reveal_picture(qtbot: QtBot, page: ViewerPage) -> None:
    reveal(qtbot, page)
    qtbot.waitUntil(lambda: page.picture.tile_count() > 0 and sharp(page), timeout=WAIT)


def sharp(page: ViewerPage) -> bool:
    """Return whether pixels stand on the screen that only the picture itself has: its pure white beside its tan."""
    image = page.views.grab().toImage()
    row = [image.pixelColor(x, y) for y in range(0, image.height(), 7) for x in range(0, image.width(), 3)]
    return QColor("#d6ecc9") in row


def nothing_is_left(page: ViewerPage) -> bool:
    return (
        not page.is_shown
        and page.picture.tile_count() == 0
        and not sharp(page)
        and page.text.field.toPlainText() == ""
    )


def test_it_opens_blurred_and_space_shows_and_hides(
    qtbot: QtBot, session: CaseSession, page: ViewerPage
) -> None:
    assert desk_previews(qtbot, page)
    assert nothing_is_left(page)
    reveal_picture(qtbot, page)
    said = page.findChildren(QWidget)
    assert any(
        "Shown since 14:05:09, noted in the handling log" in widget.accessibleName() for widget in said
    )
    press(qtbot, page, Qt.Key.Key_Space)
    assert nothing_is_left(page)
    qtbot.waitUntil(lambda: len(workers()) <= 2, timeout=WAIT)  # previews and the spare one
    assert len(views(qtbot, session)) == 1


def desk_previews(qtbot: QtBot, page: ViewerPage) -> bool:
    assert page.desk.pictures is not None
    pictures = page.desk.pictures
    qtbot.waitUntil(lambda: pictures.size_of(page.exhibit_id) is not None, timeout=WAIT)
    return True


def test_a_key_held_down_reveals_once(qtbot: QtBot, session: CaseSession, page: ViewerPage) -> None:
    reveal_picture(qtbot, page)
    focused = page.focusWidget()
    assert focused is not None
    for _ in range(20):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
        QApplication.sendEvent(focused, held)
    assert page.is_shown
    assert len(views(qtbot, session)) == 1


def test_each_reveal_is_one_entry(qtbot: QtBot, session: CaseSession, page: ViewerPage) -> None:
    for _ in range(3):
        reveal_picture(qtbot, page)
        press(qtbot, page, Qt.Key.Key_Space)
    assert [(event.exhibit, event.what) for event in views(qtbot, session)] == [
        (ids(session)[0], "picture")
    ] * 3


@pytest.mark.parametrize(
    "how", ["next", "escape", "hidden page", "window left", "wiped", "time", "locked", "stop"]
)
def test_whatever_ends_the_look_leaves_nothing_sharp(
    qtbot: QtBot, session: CaseSession, page: ViewerPage, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "BLUR_AFTER_MS", 700 if how == "time" else 60_000)
    first, second = ids(session)[:2]
    reveal_picture(qtbot, page)
    match how:
        case "next":
            press(qtbot, page, Qt.Key.Key_Right)
            assert page.exhibit_id == second
        case "escape":
            with qtbot.waitSignal(page.closed):
                press(qtbot, page, Qt.Key.Key_Escape)
        case "hidden page":
            page.hide()
            page.show()
        case "window left":
            QApplication.sendEvent(page, QEvent(QEvent.Type.WindowDeactivate))
        case "wiped":
            page.wipe()
            assert not [label for label in texts(page) if "JPS/" in label or "Group chat" in label]
            page.refresh()
            assert [label for label in texts(page) if "JPS/1" in label]
        case "time":
            with qtbot.waitSignal(page.said, timeout=WAIT) as said:
                pass
            assert "30 seconds" in said.args[0]
        case "locked":
            session.act("", lambda store, report: lock_for_police(store, [first], "should not be here"))
            qtbot.waitUntil(lambda: not page.is_shown, timeout=WAIT)
            assert [label for label in texts(page) if label == "Locked for police"]
            assert not page.cover.show_button.isVisible()
            assert not page.bar.stop.isVisible()
        case "stop":
            with qtbot.waitSignal(page.lock_requested) as asked:
                qtbot.mouseClick(page.bar.stop, Qt.MouseButton.LeftButton)
            assert asked.args == [[first]]
    assert nothing_is_left(page)


def texts(page: ViewerPage) -> list[str]:
    """Return every word the page holds in its labels."""
    words = [
        widget.text()
        for widget in page.findChildren(QWidget)
        if hasattr(widget, "text") and callable(widget.text)
    ]
    return [*words, *(widget.accessibleName() for widget in page.findChildren(QWidget))]


def test_moving_in_the_picture_begins_the_half_minute_anew(
    qtbot: QtBot, page: ViewerPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "BLUR_AFTER_MS", 1500)
    press(qtbot, page, Qt.Key.Key_Right)
    assert page.exhibit is not None
    assert page.exhibit.ref == "JPS/2"
    reveal_picture(qtbot, page)
    began = time.monotonic()
    while time.monotonic() - began < 2.5:
        press(qtbot, page, Qt.Key.Key_Down)
        press(qtbot, page, Qt.Key.Key_Up)
        qtbot.wait(100)
        assert page.is_shown
    qtbot.waitUntil(lambda: not page.is_shown, timeout=WAIT)


def test_it_can_stay_for_somebody_who_reads_slowly(
    qtbot: QtBot, page: ViewerPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "BLUR_AFTER_MS", 300)
    qtbot.mouseClick(page.inspector.blur_box, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    page.focus_first()
    reveal_picture(qtbot, page)
    qtbot.wait(900)
    assert page.is_shown


def test_a_read_only_case_says_when_it_will_be_noted(
    qtbot: QtBot, desk: Desk, case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = CaseStore.open

    def not_writable(*args: object, write: bool = False, **more: object) -> CaseStore:
        if write:
            raise CannotWrite("locked", "Tom Adair has this case open.")
        return real(*args, **more)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(CaseStore, "open", not_writable)
    session = opened_session(desk, case_path)
    page = viewer(qtbot, desk, session)
    with qtbot.waitSignal(page.said, timeout=WAIT) as said:
        press(qtbot, page, Qt.Key.Key_Space)
    assert "noted when the case can be written to" in said.args[0]
    assert not page.inspector.note_button.isVisible()
    assert list((desk.home.folder / "views").iterdir())
    page.wipe()


def test_zoom_keys_and_segments_agree(qtbot: QtBot, page: ViewerPage) -> None:
    reveal_picture(qtbot, page)
    assert page.bar.fit.chosen == "width"
    before = page.picture.percent
    press(qtbot, page, Qt.Key.Key_Plus)
    assert page.picture.percent == round(before * 1.25)
    assert page.bar.fit.chosen == ""
    press(qtbot, page, Qt.Key.Key_Minus)
    assert page.picture.percent == before
    qtbot.mouseClick(page.bar.fit.button("whole"), Qt.MouseButton.LeftButton)
    assert page.picture.seen().height() == pytest.approx(1)
    page.picture.setFocus()
    press(qtbot, page, Qt.Key.Key_0)
    assert page.picture.percent == 100
    press(qtbot, page, Qt.Key.Key_W)
    assert page.bar.fit.chosen == "width"


def test_grey_takes_the_colour_out(qtbot: QtBot, page: ViewerPage) -> None:
    reveal_picture(qtbot, page)
    press(qtbot, page, Qt.Key.Key_G)
    assert page.inspector.grey_box.isChecked()
    qtbot.waitUntil(lambda: not sharp(page), timeout=WAIT)
    assert page.is_shown
    press(qtbot, page, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: sharp(page), timeout=WAIT)


def test_a_tall_screenshot_is_held_a_few_tiles_at_a_time(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, policy: Policy
) -> None:
    def fill(store: CaseStore) -> None:
        keep(store, policy, picture_png(1080, 60_000))

    page = viewer(qtbot, desk, opened_session(desk, make_case(fill)))
    reveal_picture(qtbot, page)
    bar = page.picture.verticalScrollBar()
    before = bar.value()
    press(qtbot, page, Qt.Key.Key_PageDown)
    assert bar.value() - before == pytest.approx(page.picture.viewport().height() * 0.9, abs=1)
    longest = 0.0
    for _ in range(80):
        began = time.perf_counter()
        press(qtbot, page, Qt.Key.Key_PageDown)
        page.picture.viewport().repaint()
        longest = max(longest, time.perf_counter() - began)
        qtbot.wait(5)
        assert page.picture.tile_count() <= 3 * page.height() // TILE_HIGH + 4
    press(qtbot, page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.waitUntil(lambda: page.picture.tile_count() > 0 and sharp(page), timeout=WAIT)
    press(qtbot, page, Qt.Key.Key_Home)
    assert bar.value() == 0
    assert longest < 0.5  # generous: other work runs on the machine that tests
    page.wipe()


def test_the_map_goes_where_it_is_clicked(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, policy: Policy
) -> None:
    def fill(store: CaseStore) -> None:
        keep(store, policy, picture_png(1080, 6000))

    page = viewer(qtbot, desk, opened_session(desk, make_case(fill)))
    reveal_picture(qtbot, page)
    assert "Screen 1 of" in page.map.accessibleDescription()
    place = page.map._place().toRect()
    qtbot.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=QPoint(place.center().x(), place.bottom() - 2))
    assert page.picture.verticalScrollBar().value() == page.picture.verticalScrollBar().maximum()
    page.wipe()


def test_words_are_hidden_until_asked_for_and_shown_with_all_their_signs(
    qtbot: QtBot, session: CaseSession, page: ViewerPage
) -> None:
    page.step(1)
    page.step(1)
    assert page.text.field.toPlainText() == ""
    reveal(qtbot, page)
    assert page.text.field.toPlainText() == "if she turns up monday 😀 مرحبا"
    assert page.text.field.isReadOnly()
    press(qtbot, page, Qt.Key.Key_Space)
    assert nothing_is_left(page)
    assert [event.what for event in views(qtbot, session)] == ["text"]


def test_fifty_megabytes_of_words_come_in_parts_without_freezing(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, policy: Policy
) -> None:
    line = "she said that nobody wants her there, nobody at all 😀\n"
    data = (line * (50 * 2**20 // len(line.encode()))).encode() + b"x" * 100_000

    def fill(store: CaseStore) -> None:
        keep(store, policy, data, kind="message-transcript", media_type="text/plain")

    page = viewer(qtbot, desk, opened_session(desk, make_case(fill)))
    blocks: list[float] = []
    last = time.perf_counter()
    press(qtbot, page, Qt.Key.Key_Space)
    while not page.is_shown:
        QApplication.processEvents()
        now = time.perf_counter()
        blocks.append(now - last)
        last = now
        assert len(blocks) < 10**7
    assert max(blocks) < 1.0
    assert "Part 1 of" in " ".join(texts(page))
    assert len(page.text.field.toPlainText()) <= PART_CHARS
    page.wipe()


def test_text_is_cut_without_losing_or_changing_a_sign() -> None:
    text = "".join(chr(0x1F600 + n % 40) * 90 + "\r\n" for n in range(3000))
    words = words_of(text.encode("utf-8"))
    assert len(words.parts) > 1
    assert "\n".join(words.parts) == text.replace("\r\n", "\n")
    assert not words.broken
    assert not words.guessed
    long = words_of(b"<b>" + b"a" * (3 * LINE_CHARS))
    assert long.broken
    assert long.parts[0].startswith("<b>aaa")
    assert words_of("£5".encode("cp1252")).parts == ("£5",)
    assert words_of("£5".encode("cp1252")).guessed
    assert words_of("سلام".encode("utf-16")).parts == ("سلام",)


def test_a_page_of_html_is_shown_as_its_text(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, policy: Policy
) -> None:
    html = b'<a href="https://evil.example">click</a><script>alert(1)</script>'

    def fill(store: CaseStore) -> None:
        keep(store, policy, html, kind="message-transcript", media_type="text/html")

    page = viewer(qtbot, desk, opened_session(desk, make_case(fill)))
    reveal(qtbot, page)
    assert page.text.field.toPlainText() == html.decode()
    page.wipe()


@pytest.mark.parametrize(
    ("cell", "warned"), [("contact.sexual", True), ("contact.values", True), ("conduct.aggressive", False)]
)
def test_a_warning_comes_first_where_it_may_upset(
    qtbot: QtBot, session: CaseSession, page: ViewerPage, cell: str, warned: bool
) -> None:
    exhibit_id = ids(session)[0]
    tagged = ev.ExhibitClassified(
        exhibit=exhibit_id, classification=Classification(cells=(cell,), four_cs=("contact",))
    )
    job = session.act("", lambda store, report: store.record(tagged))
    with qtbot.waitSignal(job.succeeded, timeout=WAIT):
        pass
    assert page.cover.warning.isVisible() is warned
    assert page.cover.classify_button.isVisible() is warned
    if warned:
        with qtbot.waitSignal(page.classify_requested) as asked:
            qtbot.mouseClick(page.cover.classify_button, Qt.MouseButton.LeftButton)
        assert asked.args == [[exhibit_id]]


def test_what_cannot_be_shown_says_so_in_the_words_of_the_design(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, policy: Policy
) -> None:
    def fill(store: CaseStore) -> None:
        keep(store, policy, picture_png()[:200])
        keep(store, policy, b"PK\x03\x04", kind="file", media_type="application/x-thing")

    page = viewer(qtbot, desk, opened_session(desk, make_case(fill)))
    press(qtbot, page, Qt.Key.Key_Space)
    words = "This picture is damaged or of a kind we do not open. The file is kept unaltered."
    qtbot.waitUntil(lambda: words in texts(page), timeout=WAIT)
    page.step(1)
    assert "Kept as it is. This file cannot be shown here." in texts(page)
    assert not page.cover.show_button.isVisible()


def test_a_film_is_played_with_the_keyboard(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, policy: Policy
) -> None:
    def fill(store: CaseStore) -> None:
        keep(store, policy, film(), kind="audio-video", media_type="video/x-msvideo")

    page = viewer(qtbot, desk, opened_session(desk, make_case(fill)))
    reveal(qtbot, page)
    qtbot.waitUntil(lambda: page.media.surface.image is not None, timeout=WAIT)
    assert not page.media.is_playing
    press(qtbot, page, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: page.media.slider.value() > 500, timeout=WAIT)
    press(qtbot, page, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: not page.media.is_playing, timeout=WAIT)
    press(qtbot, page, Qt.Key.Key_Space)
    assert page.media.surface.image is None
    assert nothing_is_left(page)


def test_a_note_is_added_and_stands_there(qtbot: QtBot, session: CaseSession, page: ViewerPage) -> None:
    edit = page.inspector._edit
    edit.setFocus()
    qtbot.keyClicks(edit, "Top of the chat is cut off w g 0 +")
    assert not page.is_shown
    with qtbot.waitSignal(page.said, timeout=WAIT) as said:
        qtbot.mouseClick(page.inspector.note_button, Qt.MouseButton.LeftButton)
    assert said.args == ["Note saved"]
    (note,) = session.case.in_order()[0].notes
    assert note.text == "Top of the chat is cut off w g 0 +"
    assert note_text(session.case, note).endswith(", Jane P. Shah: Top of the chat is cut off w g 0 +")
    assert note_text(session.case, note) in texts(page)
    assert edit.toPlainText() == ""


def test_the_hash_is_copied_whole(qtbot: QtBot, session: CaseSession, page: ViewerPage) -> None:
    qtbot.mouseClick(page.inspector._copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == session.case.in_order()[0].sha256


@pytest.mark.parametrize("size", [(1162, 712), (1037, 550), (820, 500)])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_stop_button_is_always_in_reach(
    qtbot: QtBot, page: ViewerPage, size: tuple[int, int], percent: int
) -> None:
    theme.apply(QApplication.instance(), "light", percent)  # type: ignore[arg-type]  # an application it is
    page.resize(*size)
    QApplication.processEvents()
    stop = page.bar.stop
    assert stop.isVisible()
    assert page.rect().contains(stop.geometry().translated(page.bar.pos()))
    parent: QWidget | None = stop
    while (parent := parent.parentWidget() if parent is not None else None) is not None:
        assert not isinstance(parent, QScrollArea)
    theme.apply(QApplication.instance(), "light", 100)  # type: ignore[arg-type]  # an application it is


def test_the_facts_give_way_and_come_back(qtbot: QtBot, page: ViewerPage) -> None:
    assert page.inspector.isVisible()
    page.toggle_inspector()
    assert not page.inspector.isVisible()
    page.toggle_inspector()
    assert page.inspector.isVisible()


def test_the_time_shown_is_local(qtbot: QtBot, desk: Desk, page: ViewerPage, clock: FrozenClock) -> None:
    clock.pass_s(3)
    with qtbot.waitSignal(page.said, timeout=WAIT) as said:
        press(qtbot, page, Qt.Key.Key_Space)
    assert said.args == ["Shown since 14:05:12, noted in the handling log"]

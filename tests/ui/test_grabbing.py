"""Pictures of the screen: what a region takes in pixels, and that nothing is kept when something goes wrong."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.ui.capturing import Capturing
from evidence_desk.ui.clipboard import Taken
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.add import AddSheet
from evidence_desk.ui.grab_maths import Box, box_between, pixels_of, stepped, topmost, units_of
from evidence_desk.ui.grabbing import Grabber, Overlay, cannot
from evidence_desk.ui.session import CaseSession

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 3.0)


def box(left: int, top: int, right: int, bottom: int) -> Box:
    return Box(left=left, top=top, right=right, bottom=bottom)


@given(
    st.integers(0, 500),
    st.integers(0, 500),
    st.integers(1, 800),
    st.integers(1, 600),
    st.sampled_from(SCALES),
)
def test_every_pixel_that_was_framed_is_taken_and_none_beyond_the_next_edge(
    left: int, top: int, wide: int, high: int, scale: float
) -> None:
    region = box(left, top, left + wide, top + high)
    taken = pixels_of(region, scale, (10_000, 10_000))
    assert taken.left <= left * scale < taken.left + 1
    assert taken.top <= top * scale < taken.top + 1
    assert taken.right - 1 < region.right * scale <= taken.right
    assert taken.bottom - 1 < region.bottom * scale <= taken.bottom


@given(st.integers(-50, 900), st.integers(-50, 900), st.integers(0, 900), st.sampled_from(SCALES))
def test_nothing_is_taken_beyond_the_screen(left: int, top: int, side: int, scale: float) -> None:
    taken = pixels_of(box(left, top, left + side, top + side), scale, (800, 600))
    assume(not taken.empty)
    assert taken.left >= 0 <= taken.top
    assert taken.right <= 800
    assert taken.bottom <= 600


@given(st.integers(0, 400), st.integers(1, 400), st.sampled_from(SCALES))
def test_a_windows_pixels_lie_within_its_units(at: int, side: int, scale: float) -> None:
    pixels = box(at, at, at + side, at + side)
    again = pixels_of(units_of(pixels, scale), scale, (100_000, 100_000))
    assert again.left <= pixels.left
    assert again.right >= pixels.right


def test_a_region_can_be_dragged_in_any_direction() -> None:
    assert box_between((9, 8), (2, 3)) == box_between((2, 8), (9, 3)) == box(2, 3, 9, 8)


def test_the_topmost_window_under_the_pointer_is_meant() -> None:
    frames = [box(10, 10, 50, 50), box(0, 0, 100, 100)]
    assert topmost(frames, 20, 20) == frames[0]
    assert topmost(frames, 5, 5) == frames[1]
    assert topmost(frames, 500, 5) is None


@given(st.integers(-500, 500), st.integers(-500, 500), st.booleans())
def test_keys_never_move_a_region_off_the_screen(across: int, down: int, resize: bool) -> None:
    screen = box(0, 0, 800, 600)
    moved = stepped(box(100, 100, 200, 200), across, down, screen, resize=resize)
    assert moved.within(screen) == moved
    assert moved.width >= 8


# --- the overlays


class Told:
    """What the grabber gave back."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.errors: list[EvidenceDeskError] = []


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.resize(400, 300)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def grabber(desk: Desk) -> Grabber:
    return Grabber(desk)


def overlay_of(qtbot: QtBot, grabber: Grabber) -> Overlay:
    qtbot.waitUntil(lambda: bool(grabber.overlays), timeout=5_000)
    return grabber.overlays[0]


def test_a_region_is_chosen_with_our_windows_away_and_they_come_back(
    qtbot: QtBot, grabber: Grabber, told: Told, window: QMainWindow
) -> None:
    grabber.take("region", told.taken.append, told.errors.append)
    overlay = overlay_of(qtbot, grabber)
    assert not window.isVisible()
    assert told.taken == []
    QTest.mousePress(overlay, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    QTest.mouseMove(overlay, QPoint(70, 60))
    QTest.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=QPoint(70, 60))
    qtbot.waitUntil(lambda: bool(told.taken), timeout=5_000)
    image = told.taken[0].image
    assert image is not None
    assert (image.width(), image.height()) == (60, 40)
    assert window.isVisible()
    assert grabber.overlays == ()


def test_a_region_can_be_chosen_by_keys(
    qtbot: QtBot, grabber: Grabber, told: Told, window: QMainWindow
) -> None:
    grabber.take("region", told.taken.append, told.errors.append)
    overlay = overlay_of(qtbot, grabber)
    QTest.keyClick(overlay, Qt.Key.Key_Right)
    QTest.keyClick(overlay, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(overlay, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told.taken), timeout=5_000)
    screen = QGuiApplication.primaryScreen().geometry()
    image = told.taken[0].image
    assert image is not None
    assert image.width() == screen.width() // 2 + 16


def test_a_slip_of_the_hand_takes_nothing_and_esc_cancels(
    qtbot: QtBot, grabber: Grabber, told: Told, window: QMainWindow
) -> None:
    grabber.take("region", told.taken.append, told.errors.append)
    overlay = overlay_of(qtbot, grabber)
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    assert grabber.overlays
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert isinstance(told.errors[0], Cancelled)
    assert told.taken == []
    assert window.isVisible()


def test_the_whole_screen_is_taken_at_once_where_there_is_one(
    qtbot: QtBot, grabber: Grabber, told: Told, window: QMainWindow
) -> None:
    grabber.take("screen", told.taken.append, told.errors.append)
    qtbot.waitUntil(lambda: bool(told.taken), timeout=5_000)
    image = told.taken[0].image
    assert image is not None
    assert image.size() == QGuiApplication.primaryScreen().geometry().size()


def test_a_screen_that_is_unplugged_meanwhile_leaves_nothing(
    qtbot: QtBot, grabber: Grabber, told: Told, window: QMainWindow
) -> None:
    grabber.take("region", told.taken.append, told.errors.append)
    overlay_of(qtbot, grabber)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.screenRemoved.emit(QGuiApplication.primaryScreen())
    assert "nothing was kept" in told.errors[0].user_message
    assert told.taken == []
    assert grabber.overlays == ()
    assert window.isVisible()


@pytest.mark.parametrize(
    ("kind", "platform", "says"),
    [
        ("region", "wayland", "Wayland"),
        ("screen", "wayland-egl", "Wayland"),
        ("window", "cocoa", "told apart"),
    ],
)
def test_where_it_cannot_be_done_it_says_so_first(kind: str, platform: str, says: str) -> None:
    error = cannot(kind, platform)  # type: ignore[arg-type]  # one of three words
    assert error is not None
    assert says in error.user_message


@pytest.mark.parametrize("kind", ["region", "screen"])
def test_elsewhere_it_can(kind: str) -> None:
    assert cannot(kind, "xcb") is None  # type: ignore[arg-type]  # one of three words


# --- through the sheet


def test_the_question_comes_before_anything_is_taken(
    qtbot: QtBot, desk: Desk, session: CaseSession, window: QMainWindow
) -> None:
    capturing = Capturing(desk, window)
    capturing.screen("region")
    sheet = capturing.sheet
    assert isinstance(sheet, AddSheet)
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow, timeout=5_000)
    qtbot.wait(380)
    assert capturing.grabber.overlays == ()
    assert "Nothing has been taken yet" in sheet.gate.question.accessibleName()
    sheet.gate.answers["no"].click()
    qtbot.wait(380)
    sheet.gate.second_answers["no"].click()
    overlay = overlay_of(qtbot, capturing.grabber)
    assert not sheet.isVisible()
    QTest.mousePress(overlay, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(overlay, QPoint(105, 85))
    QTest.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=QPoint(105, 85))
    qtbot.waitUntil(sheet.done_button.isVisible, timeout=20_000)
    kept = session.case.in_order()[-1]
    assert (kept.method, kept.grade, kept.media_type) == ("screen picture", "C", "image/png")
    assert sheet.form.origin.chosen == "seen"


def test_leaving_the_choice_of_a_region_leaves_nothing(
    qtbot: QtBot, desk: Desk, session: CaseSession, window: QMainWindow
) -> None:
    before = len(session.case.exhibits)
    capturing = Capturing(desk, window)
    capturing.screen("region")
    sheet = capturing.sheet
    assert isinstance(sheet, AddSheet)
    for answers in (sheet.gate.answers, sheet.gate.second_answers):
        qtbot.wait(380)
        answers["no"].click()
    QTest.keyClick(overlay_of(qtbot, capturing.grabber), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: capturing.sheet is None, timeout=5_000)
    assert len(session.case.exhibits) == before
    assert window.isVisible()

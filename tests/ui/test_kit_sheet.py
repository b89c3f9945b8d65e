"""Sheets: Enter answers nothing, Esc leaves without harm, errors stay inside, work can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.base.errors import CannotWrite
from evidence_desk.ui import theme
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.widgets.buttons import GateButton, MainButton, QuietButton
from evidence_desk.ui.widgets.fields import Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Label
from evidence_desk.ui.widgets.sheet import Sheet


class Window(QWidget):
    """A window with a field that has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.field = LineEdit("before")
        QVBoxLayout(self).addWidget(self.field)
        self.resize(1100, 700)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    theme.apply(qapp, "light")
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.field.setFocus()
    yield made
    theme.apply(qapp, "light")


def gate_sheet(window: QWidget) -> tuple[Sheet, list[str]]:
    """A sheet as the stop question's: words that have the keyboard, three answers, a way out, a main button."""
    sheet = Sheet("Add to 2026-041", window, icon="clipboard-paste")
    pressed: list[str] = []
    question = Label("Does this show …?", font="gate")
    question.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    sheet.body.addWidget(question)
    for text in ("Yes", "Not sure", "No"):
        answer = GateButton(text)
        answer.clicked.connect(lambda _=False, text=text: pressed.append(text))
        sheet.body.addWidget(answer)
    plain = QPushButton("A button of Qt's own")
    plain.clicked.connect(lambda: pressed.append("plain"))
    sheet.body.addWidget(plain)
    sheet.add_cancel()
    sheet.add_button(MainButton("Done"), lambda: pressed.append("Done"))
    question.setFocus()
    return sheet, pressed


def opened(qtbot: QtBot, sheet: Sheet) -> None:
    sheet.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)


def test_enter_on_the_question_or_on_an_answer_presses_nothing(qtbot: QtBot, window: Window) -> None:
    sheet, pressed = gate_sheet(window)
    opened(qtbot, sheet)
    for _ in range(6):  # every place the keyboard can be at, but the main button
        focused = sheet.focusWidget()
        assert focused is not None
        if isinstance(focused, MainButton):
            break
        qtbot.keyClick(focused, Qt.Key.Key_Return)
        qtbot.keyClick(focused, Qt.Key.Key_Enter)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert pressed == []
    assert sheet.isVisible()


def test_enter_presses_the_main_button_that_has_the_keyboard(qtbot: QtBot, window: Window) -> None:
    sheet, pressed = gate_sheet(window)
    opened(qtbot, sheet)
    button = sheet.findChild(MainButton)
    assert button is not None
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == ["Done"]


def test_escape_leaves_without_an_answer_and_the_keyboard_goes_back(qtbot: QtBot, window: Window) -> None:
    sheet, pressed = gate_sheet(window)
    opened(qtbot, sheet)
    veiled = window.grab().toImage()
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert pressed == []
    qtbot.waitUntil(lambda: window.focusWidget() is window.field)
    assert window.grab().toImage() != veiled  # the scrim is gone


def test_a_sheet_can_outlive_what_had_the_keyboard_before_it(qtbot: QtBot, window: Window) -> None:
    sheet, _ = gate_sheet(window)
    opened(qtbot, sheet)
    with qtbot.waitSignal(window.field.destroyed):
        window.field.deleteLater()
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_closing_the_window_of_a_sheet_is_the_harmless_way_out(qtbot: QtBot, window: Window) -> None:
    sheet, pressed = gate_sheet(window)
    opened(qtbot, sheet)
    with qtbot.waitSignal(sheet.rejected):
        sheet.close()
    assert pressed == []


def test_a_sheet_names_itself_to_readers_and_nobody_to_the_task_bar(qtbot: QtBot, window: Window) -> None:
    sheet, _ = gate_sheet(window)
    opened(qtbot, sheet)
    interface = QAccessible.queryAccessibleInterface(sheet)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Add to 2026-041"
    assert interface.role() == QAccessible.Role.Dialog
    assert sheet.windowTitle() == "Evidence Desk"


def test_an_error_is_shown_inside_and_what_was_typed_stays(qtbot: QtBot, window: Window) -> None:
    sheet = Sheet("Caption", window)
    field = LineEdit()
    sheet.body.addWidget(field)
    opened(qtbot, sheet)
    qtbot.keyClicks(field, "Group chat")
    height = sheet.height()
    sheet.show_error(CannotWrite("no space", "Nothing was saved. Free some space."))
    words = [label.text() for label in sheet.findChildren(Label) if label.isVisible()]
    assert "Nothing was saved. Free some space." in words
    assert field.text() == "Group chat"
    qtbot.waitUntil(lambda: sheet.height() > height)  # room is made, nothing is squeezed
    sheet.clear_error()
    words = [label.text() for label in sheet.findChildren(Label) if label.isVisible()]
    assert "Nothing was saved. Free some space." not in words


def slow_job(go_on: threading.Event) -> Job[None]:
    def work(report: Reporter) -> None:
        report.stage("Keeping the file", 980)
        while not go_on.wait(0.01):
            report(410, 980)

    return Job(work, "Keeping")


def test_while_work_runs_the_words_and_the_number_show_and_nothing_can_be_changed(
    qtbot: QtBot, window: Window
) -> None:
    sheet, pressed = gate_sheet(window)
    off = QuietButton("Was off before")
    off.setEnabled(False)
    sheet.body.addWidget(off)
    opened(qtbot, sheet)
    go_on = threading.Event()
    job = slow_job(go_on)
    job.start(QThreadPool.globalInstance())
    sheet.busy(job)
    qtbot.waitUntil(lambda: "410 of 980" in [label.text() for label in sheet.findChildren(Label)])
    assert "Keeping the file" in [label.text() for label in sheet.findChildren(Label)]
    main = sheet.findChild(MainButton)
    assert main is not None
    qtbot.mouseClick(main, Qt.MouseButton.LeftButton)
    assert pressed == []
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert not sheet.is_busy
    qtbot.mouseClick(main, Qt.MouseButton.LeftButton)
    assert pressed == ["Done"]
    assert not off.isEnabled()  # as it was


def test_escape_stops_the_work_first_and_says_that_it_was_stopped(qtbot: QtBot, window: Window) -> None:
    sheet, _ = gate_sheet(window)
    opened(qtbot, sheet)
    job = slow_job(threading.Event())
    job.start(QThreadPool.globalInstance())
    sheet.busy(job)
    with qtbot.waitSignal(job.failed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    words = " ".join(label.text() for label in sheet.findChildren(Label) if label.isVisible())
    assert "Stopped as you asked" in words
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_work_that_cannot_be_stopped_keeps_the_sheet_open(qtbot: QtBot, window: Window) -> None:
    sheet, _ = gate_sheet(window)
    opened(qtbot, sheet)
    go_on = threading.Event()
    job: Job[bool] = Job(lambda report: go_on.wait(10), "Saving", can_cancel=False)
    job.start(QThreadPool.globalInstance())
    sheet.busy(job)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    sheet.close()
    assert sheet.isVisible()
    with qtbot.waitSignal(job.succeeded):
        go_on.set()


def test_a_shortcut_of_the_sheet_works_while_enter_does_not(qtbot: QtBot, window: Window) -> None:
    sheet, _ = gate_sheet(window)
    heard: list[bool] = []
    QShortcut(QKeySequence("Ctrl+Return"), sheet, lambda: heard.append(True))
    opened(qtbot, sheet)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert heard == []
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == [True]


def test_a_sheet_stays_inside_its_window_at_twice_the_text_size(
    qtbot: QtBot, window: Window, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 200)
    sheet = Sheet("Keys", window, width=1080, scrolls=True)
    for number in range(40):
        sheet.body.addWidget(Label(f"Line {number}"))
    cancel = sheet.add_cancel()
    opened(qtbot, sheet)
    assert sheet.width() <= window.width()
    assert sheet.height() <= window.height()
    assert sheet.rect().contains(cancel.mapTo(sheet, cancel.rect().bottomRight()))


def test_one_job_after_another_leaves_nothing_disabled(qtbot: QtBot) -> None:
    sheet = Sheet("Two steps", None)
    qtbot.addWidget(sheet)
    button = QuietButton("Go on")
    sheet.add_button(button)
    sheet.show()
    pool = QThreadPool.globalInstance()
    first, second = Job(lambda report: 1, "first"), Job(lambda report: 2, "second")

    def begin_second(_: object) -> None:
        sheet.busy(second)
        second.start(pool)

    first.succeeded.connect(begin_second)
    sheet.busy(first)
    first.start(pool)
    with qtbot.waitSignal(second.ended):
        pass
    assert button.isEnabled()
    assert not sheet.is_busy


@pytest.mark.parametrize(("wrong", "shown"), [((2,), 2), ((1, 2), 1)])
def test_an_error_below_the_edge_of_a_low_window_comes_into_view(
    qtbot: QtBot, window: Window, wrong: tuple[int, ...], shown: int
) -> None:
    window.resize(700, 400)
    sheet = Sheet("Long", window, scrolls=True)
    fields = [Field(label, TextEdit(lines=8)) for label in ("One", "Two", "Three")]
    for field in fields:
        sheet.body.addWidget(field)
    qtbot.addWidget(sheet)
    sheet.show()
    for number in wrong:
        fields[number].set_error("Look at K3 again.")
    qtbot.waitUntil(lambda: not fields[shown].error_label.visibleRegion().isEmpty())
    assert fields[0].error_label.visibleRegion().isEmpty()

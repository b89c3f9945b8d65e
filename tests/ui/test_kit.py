"""The parts every screen is made of: what keys do to them and what a screen reader says of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QAction, QColor, QGuiApplication, QImage, QKeySequence, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.ui import marks, theme
from evidence_desk.ui.widgets import dates
from evidence_desk.ui.widgets.buttons import (
    GateButton,
    IconButton,
    LinkButton,
    MainButton,
    QuietButton,
    SegmentedControl,
    StopButton,
    StripButton,
)
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.fields import CheckBox, ComboBox, Field, LineEdit, PassphraseEdit, TextEdit
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import Chip, Label, NoteFrame
from evidence_desk.ui.widgets.sizes import size_text

ROLE = QAccessible.Role
_open: list[QWidget] = []  # pytest-qt keeps only weak references


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    _open.clear()
    theme.apply(qapp, "light")


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """Put widgets below each other into a window that has the keyboard."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(16, 16, 16, 16)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(window)
    _open.append(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def reader(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """Return name and role as a screen reader gets them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name), interface.role()


def every_button() -> list[QPushButton]:
    return [
        MainButton("Save", "Ctrl+S"),
        QuietButton("Filter", "list-filter"),
        LinkButton("Raise the grade"),
        StopButton(),
        GateButton("&Yes"),
        StripButton("Paste", "clipboard-paste", "Ctrl+V", filled=True),
        IconButton("copy", "Copy the SHA-256", "Ctrl+C"),
    ]


def test_every_button_has_a_name_and_a_role_and_is_large_enough_to_hit(qtbot: QtBot) -> None:
    buttons = every_button()
    shown(qtbot, *buttons)
    names = [reader(button)[0] for button in buttons]
    assert names == [
        "Save",
        "Filter",
        "Raise the grade",
        "This should not be here",
        "Yes",
        "Paste",
        "Copy the SHA-256",
    ]
    for button in buttons:
        assert reader(button)[1] == ROLE.Button
        assert min(button.width(), button.height()) >= 24
    assert buttons[4].height() >= 44  # the stop question's answers


def test_only_a_main_button_is_pressed_by_enter_and_all_are_by_space(qtbot: QtBot) -> None:
    buttons = every_button()
    shown(qtbot, *buttons)
    pressed: list[str] = []
    for button in buttons:
        button.clicked.connect(lambda _=False, button=button: pressed.append(type(button).__name__))
    for button in buttons:
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
        qtbot.keyClick(button, Qt.Key.Key_Enter)
    assert pressed == ["MainButton", "MainButton"]
    pressed.clear()
    for button in buttons:
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [type(button).__name__ for button in buttons]


def _has_ring(window: QWidget, button: QWidget) -> bool:
    """Whether there is focus colour just outside the upper edge of a control."""
    image = window.grab().toImage()
    at = button.mapTo(window, QPoint(button.width() // 2, 0))
    ring = theme.current().focus.name()
    return any(image.pixelColor(at.x(), at.y() - out).name() == ring for out in (3, 4, 5))


def test_the_ring_shows_for_the_keyboard_and_not_for_the_mouse(qtbot: QtBot) -> None:
    first, second = QuietButton("One"), QuietButton("Two")
    window = shown(qtbot, first, second)
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    second.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not _has_ring(window, second)
    qtbot.keyClick(second, Qt.Key.Key_Backtab)
    assert first.hasFocus()
    assert _has_ring(window, first)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert _has_ring(window, second)
    assert not _has_ring(window, first)


def test_in_high_contrast_the_ring_always_shows(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "contrast")
    first, second = QuietButton("One"), QuietButton("Two")
    window = shown(qtbot, first, second)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    second.setFocus(Qt.FocusReason.MouseFocusReason)
    assert _has_ring(window, second)


def test_the_ring_is_cut_off_where_a_scroll_area_is(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QScrollArea

    inside = QWidget()
    column = QVBoxLayout(inside)
    buttons = [QuietButton(f"Number {number}") for number in range(20)]
    for button in buttons:
        column.addWidget(button)
    area = QScrollArea()
    area.setWidget(inside)
    area.setFixedHeight(120)
    below = QuietButton("Below")
    window = shown(qtbot, area, below)
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    area.verticalScrollBar().setValue(10_000)
    image = window.grab().toImage()
    ring = theme.current().focus.name()
    top = range(0, area.geometry().top())
    assert all(image.pixelColor(x, y).name() != ring for y in top for x in range(0, image.width(), 3))


def test_the_ring_goes_with_the_control_it_was_around(qtbot: QtBot) -> None:
    going, staying = QuietButton("Going"), QuietButton("Staying")
    window = shown(qtbot, going, staying)
    staying.setFocus()
    qtbot.keyClick(staying, Qt.Key.Key_Backtab)
    assert _has_ring(window, going)
    with qtbot.waitSignal(going.destroyed):
        going.deleteLater()
    window.resize(window.width() + 40, window.height() + 40)  # what followed it would fail here
    staying.hide()
    qtbot.waitUntil(lambda: _count(window.grab(), theme.current().focus) == 0)


def test_a_button_follows_its_command(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    action = QAction("Paste", window)
    action.setShortcut(QKeySequence("Ctrl+V"))
    button = StripButton("", "clipboard-paste")
    button.follow(action)
    assert (button.text(), button.key) == ("Paste", "Ctrl+V")
    assert "Ctrl+V" in button.toolTip()
    action.setEnabled(False)
    assert not button.isEnabled()
    action.setEnabled(True)
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_segments_are_one_choice_moved_by_arrows(qtbot: QtBot) -> None:
    choice = SegmentedControl(
        [("self", "I saw it myself", ""), ("sent", "Someone sent it", "")], "Where it came from"
    )
    shown(qtbot, choice)
    assert choice.chosen == "self"
    choice.button("self").setFocus()
    with qtbot.waitSignal(choice.changed) as heard:
        qtbot.keyClick(choice.button("self"), Qt.Key.Key_Right)
    assert heard.args == ["sent"]
    assert choice.chosen == "sent"
    assert choice.button("sent").hasFocus()
    name, role = reader(choice.button("sent"))
    assert (name, role) == ("Someone sent it", ROLE.RadioButton)
    assert choice.button("sent").accessibleDescription() == "Where it came from"
    choice.choose("")
    assert choice.chosen == ""


def test_a_field_names_what_is_typed_in_and_says_its_error(qtbot: QtBot) -> None:
    edit = LineEdit()
    field = Field("&Caption", edit, "plain and neutral")
    window = shown(qtbot, field)
    assert reader(edit) == ("Caption", ROLE.EditableText)
    assert edit.accessibleDescription() == "plain and neutral"
    qtbot.keyClicks(edit, "Group chat")
    before = window.grab().toImage()
    field.set_error("A caption is needed.")
    assert field.error == "A caption is needed."
    assert edit.accessibleDescription() == "A caption is needed."
    assert edit.text() == "Group chat"  # what was typed stays
    assert window.grab().toImage() != before
    field.set_error("")
    assert edit.accessibleDescription() == "plain and neutral"


def test_the_hint_beside_a_field_can_be_changed_with_its_question(qtbot: QtBot) -> None:
    edit = LineEdit()
    field = Field("Who sent it, and how", edit)
    field.set_label("Which device", "make and colour")
    assert reader(edit)[0] == "Which device"
    assert field.label == "Which device"


def picture_and_words() -> QMimeData:
    mime = QMimeData()
    mime.setText("words beside a picture")
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor(Qt.GlobalColor.black))
    mime.setImageData(image)
    return mime


@pytest.mark.parametrize("kind", [LineEdit, TextEdit])
def test_ctrl_v_of_a_picture_is_the_windows_and_of_words_the_fields(
    qtbot: QtBot, kind: type[LineEdit] | type[TextEdit]
) -> None:
    edit = kind()
    window = shown(qtbot, edit)
    taken: list[bool] = []
    paste = QAction("Paste", window)
    paste.setShortcut(QKeySequence("Ctrl+V"))
    paste.triggered.connect(lambda: taken.append(True))
    window.addAction(paste)
    edit.setFocus()

    def text() -> str:
        return edit.text() if isinstance(edit, LineEdit) else edit.toPlainText()

    QGuiApplication.clipboard().setText("https://chat.example/p/1")
    qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert text() == "https://chat.example/p/1"
    assert taken == []
    QGuiApplication.clipboard().setMimeData(picture_and_words())
    qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert text() == "https://chat.example/p/1"
    assert taken == [True]
    QGuiApplication.clipboard().clear()


def test_only_words_get_into_a_text_field(qtbot: QtBot) -> None:
    edit = TextEdit()
    qtbot.addWidget(edit)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/picture.png")])
    assert not edit.canInsertFromMimeData(files)
    assert not edit.canInsertFromMimeData(picture_and_words())
    html = QMimeData()
    html.setHtml("<b>bold</b>")
    html.setText("bold")
    edit.insertFromMimeData(html)
    assert edit.toPlainText() == "bold"


def test_tab_leaves_a_text_field(qtbot: QtBot) -> None:
    edit, after = TextEdit(), LineEdit()
    shown(qtbot, edit, after)
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert edit.toPlainText() == ""


def test_a_passphrase_shows_only_while_the_eye_is_held(qtbot: QtBot) -> None:
    edit = PassphraseEdit()
    shown(qtbot, edit)
    qtbot.keyClicks(edit, "correct horse")
    hidden = edit.displayText()
    assert "horse" not in hidden
    eye = edit.findChild(IconButton)
    assert eye is not None
    assert eye.accessibleName()
    qtbot.mousePress(eye, Qt.MouseButton.LeftButton)
    assert edit.displayText() == "correct horse"
    qtbot.mouseRelease(eye, Qt.MouseButton.LeftButton)
    assert edit.displayText() == hidden
    assert edit.take() == "correct horse"
    assert edit.text() == ""
    assert not edit.isUndoAvailable()


def test_caps_lock_is_noticed(qtbot: QtBot) -> None:
    edit = PassphraseEdit()
    shown(qtbot, edit)
    with qtbot.waitSignal(edit.caps_lock) as heard:
        qtbot.keyClick(edit, "A")  # a capital without Shift
    assert heard.args == [True]
    assert edit.is_caps_lock
    with qtbot.waitSignal(edit.caps_lock) as heard:
        qtbot.keyClick(edit, "a")
    assert heard.args == [False]


def test_the_wheel_changes_a_list_only_when_it_has_the_keyboard(qtbot: QtBot) -> None:
    box, other = ComboBox([("w", "WhatsApp"), ("s", "Snapchat")]), LineEdit()
    shown(qtbot, box, other)
    other.setFocus()
    assert box.chosen == "w"
    qtbot.keyClick(other, Qt.Key.Key_Backtab)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.chosen == "s"
    box.choose("w")
    assert box.chosen == "w"
    box.choose("nothing of this name")
    assert box.chosen == ""


def test_a_box_is_ticked_by_space_and_says_its_state(qtbot: QtBot) -> None:
    box = CheckBox("An adult is involved")
    shown(qtbot, box)
    box.setFocus()
    before = box.grab().toImage()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    assert reader(box) == ("An adult is involved", ROLE.CheckBox)
    assert box.grab().toImage() != before


def test_notes_chips_and_marks_say_in_words_what_they_show(qtbot: QtBot) -> None:
    note = NoteFrame("warn", "Police told? Due today", "Overdue at 11:24 tomorrow.")
    shown(qtbot, note)
    assert note.accessibleName() == "Police told? Due today"
    read = [reader(label) for label in note.findChildren(Label)]
    assert ("Overdue at 11:24 tomorrow.", ROLE.StaticText) in read
    chip = Chip("Not classified", "circle-dashed", "warn")
    grade = marks.GradeMark("C")
    matrix = marks.MatrixMark({"conduct.aggressive"}, "Conduct, Aggressive")
    shown(qtbot, chip, grade, matrix)
    assert reader(chip) == ("Not classified", ROLE.StaticText)
    assert reader(grade) == ("Grade C", ROLE.StaticText)
    assert reader(matrix) == ("Conduct, Aggressive", ROLE.StaticText)
    chip.set_text("Classified", "check", "ok")
    assert reader(chip)[0] == "Classified"


def _count(drawn: QPixmap, colour: QColor) -> int:
    image = drawn.toImage()
    return sum(
        image.pixelColor(x, y).name() == colour.name()
        for x in range(image.width())
        for y in range(image.height())
    )


def test_the_small_matrix_fills_a_square_for_each_cell(qtbot: QtBot) -> None:
    colours = theme.current()
    mark = marks.MatrixMark({"conduct.aggressive", "contact.values"}, "two cells")
    qtbot.addWidget(mark)
    drawn = mark.grab()
    assert _count(drawn, colours.accent) == 2 * 5 * 5
    assert _count(drawn, colours.mx) == 10 * 5 * 5


@pytest.mark.parametrize(("letter", "full"), [("D", 1), ("C", 2), ("B", 3), ("A", 4)])
def test_a_grade_has_a_bar_more_for_each_step(qtbot: QtBot, letter: str, full: int) -> None:
    mark = marks.GradeMark(letter)
    qtbot.addWidget(mark)
    drawn = mark.grab()
    area = [3 * height for height in (4, 6, 8, 10)]
    assert _count(drawn, theme.current().mx) == sum(area[full:])


def test_nothing_is_cut_at_twice_the_text_size(qtbot: QtBot, qapp: QApplication) -> None:
    buttons = every_button()
    chip = Chip("2 not classified", "circle-dashed", "warn")
    row = QWidget()
    layout = QHBoxLayout(row)
    for widget in (*buttons, chip):
        layout.addWidget(widget)
    qtbot.addWidget(row)
    row.show()
    small = [button.width() for button in buttons]
    theme.apply(qapp, "light", 200)
    qtbot.waitUntil(lambda: all(now.width() > then for now, then in zip(buttons, small, strict=True)))
    for widget in (*buttons, chip):
        assert widget.width() >= widget.sizeHint().width()
        assert widget.height() >= widget.sizeHint().height()


def test_a_flow_goes_on_in_the_next_row(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=8)
    chips = [Chip(f"Number {number}") for number in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    qtbot.addWidget(holder)
    wide = flow.heightForWidth(2000)
    narrow = flow.heightForWidth(160)
    assert narrow >= 3 * wide
    holder.resize(160, narrow)
    holder.show()
    assert all(chip.x() >= 0 and chip.geometry().right() <= 160 for chip in chips)
    assert len({chip.y() for chip in chips}) > 1


def test_an_empty_page_says_what_to_do(qtbot: QtBot) -> None:
    state = EmptyState("layout-grid", "No exhibit matches", action="Clear the filter")
    shown(qtbot, state)
    assert state.accessibleName() == "No exhibit matches"
    with qtbot.waitSignal(state.pressed):
        qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)
    state.set_words("Nothing yet")
    assert not state.button.isVisible()


@pytest.mark.parametrize(
    ("count", "shown_as"),
    [(1, "1 byte"), (87, "87 bytes"), (421_888, "412 KB"), (1_258_291, "1.2 MB"), (5 << 30, "5.0 GB")],
)
def test_sizes_are_said_in_kb_and_mb(count: int, shown_as: str) -> None:
    assert size_text(count) == shown_as


def test_times_are_shown_on_uk_clocks_with_utc_where_it_differs() -> None:
    assert dates.local_text("2026-11-22T14:05:09Z") == "22 November 2026 14:05 GMT"
    assert dates.local_text("2026-07-01T09:00:00Z") == "1 July 2026 10:00 BST"
    assert dates.local_text("2026-11-22") == "22 November 2026"
    assert dates.local_text("") == ""
    assert dates.table_text("2026-11-22T14:05:09Z") == "22 Nov 2026 14:05"
    assert dates.table_text("2026-11-22") == "22 Nov 2026"
    assert dates.time_text("2026-07-01T09:00:00Z") == "10:00"
    assert dates.utc_and_local("2026-07-01T09:00:00Z") == "1 July 2026 10:00 BST (09:00 UTC)"
    assert dates.utc_and_local("2026-11-22T14:05:09Z") == "22 November 2026 14:05 GMT"

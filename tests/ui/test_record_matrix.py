"""The matrix is one tab stop, walked by arrows and ticked by Space, and never goes back to mixed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.policy.model import Policy
from evidence_desk.ui import theme
from evidence_desk.ui.widgets.matrix import MatrixControl, SmallMatrix


class Around(QWidget):
    """A field before the matrix and one after it."""

    def __init__(self, matrix: QWidget) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(), QLineEdit()
        row = QHBoxLayout(self)
        for widget in (self.before, matrix, self.after):
            row.addWidget(widget)


@pytest.fixture
def matrix(qtbot: QtBot, policy: Policy) -> MatrixControl:
    return MatrixControl(policy)


@pytest.fixture
def around(qtbot: QtBot, matrix: MatrixControl) -> Around:
    made = Around(matrix)
    qtbot.addWidget(made)
    made.resize(1100, 420)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.before.setFocus()
    return made


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_tab_comes_in_once_and_goes_out_once(around: Around, matrix: MatrixControl) -> None:
    press(Qt.Key.Key_Tab)
    assert matrix.cells[0][0].hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    assert matrix.cells[1][1].hasFocus()
    press(Qt.Key.Key_Tab)
    assert around.after.hasFocus()
    press(Qt.Key.Key_Backtab)
    assert matrix.cells[1][1].hasFocus(), "the grid is come back to where it was left"


def test_arrows_stop_at_the_edges_and_space_ticks(around: Around, matrix: MatrixControl) -> None:
    matrix.focus_first()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Right):
        press(key)
    assert matrix.cells[0][3].hasFocus()
    press(Qt.Key.Key_Space)
    assert matrix.chosen() == ("contact.values",)
    press(Qt.Key.Key_Space)
    assert matrix.chosen() == ()


def test_a_press_anywhere_in_a_cell_ticks_it_once(
    qtbot: QtBot, around: Around, matrix: MatrixControl
) -> None:
    cell = matrix.cells[1][1]
    with qtbot.waitSignal(matrix.changed):
        QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=cell.rect().bottomRight() - QPoint(6, 6))
    assert matrix.chosen() == ("conduct.aggressive",)


def test_what_differs_is_left_alone_until_pressed_and_never_comes_back(
    around: Around, matrix: MatrixControl
) -> None:
    matrix.set_states({"conduct.sexual": Qt.CheckState.PartiallyChecked})
    cell = matrix.cells[1][2]
    seen = [cell.checkState()]
    for _ in range(4):
        QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
        seen.append(cell.checkState())
    mixed, on, off = Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked, Qt.CheckState.Unchecked
    assert seen == [mixed, on, off, on, off]


def test_a_screen_reader_is_told_cell_examples_and_state(around: Around, matrix: MatrixControl) -> None:
    matrix.set_chosen(["conduct.aggressive"])
    interface = QAccessible.queryAccessibleInterface(matrix.cells[1][1])
    assert interface.text(QAccessible.Text.Name) == "Conduct, Aggressive: bullying or harassing another"
    assert interface.role() == QAccessible.Role.CheckBox
    assert interface.state().checked
    assert not QAccessible.queryAccessibleInterface(matrix.cells[0][0]).state().checked


@pytest.mark.parametrize("percent", [100, 200])
def test_no_cell_cuts_its_examples(qtbot: QtBot, qapp: QApplication, policy: Policy, percent: int) -> None:
    theme.apply(qapp, "light", percent)
    try:
        matrix = MatrixControl(policy)
        qtbot.addWidget(matrix)
        width = matrix.minimumSizeHint().width()
        matrix.resize(width, matrix.heightForWidth(width))
        matrix.show()
        for cell in matrix.all_cells():
            assert cell.height() >= cell.heightForWidth(cell.width())
            assert cell.width() >= cell.minimumSizeHint().width()
            assert matrix.rect().contains(cell.geometry())
    finally:
        theme.apply(qapp, "light", 100)


def test_the_small_grid_describes_the_cell_the_keyboard_is_on(qtbot: QtBot, policy: Policy) -> None:
    small = SmallMatrix(policy)
    around = Around(small)
    qtbot.addWidget(around)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    small.set_chosen(["conduct.aggressive"])
    assert small.description() == "Conduct · Aggressive: bullying or harassing another"
    around.before.setFocus()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)
    assert small.description().startswith("Contact · Aggressive")
    with qtbot.waitSignal(small.changed):
        press(Qt.Key.Key_Space)
    assert small.chosen() == ("contact.aggressive", "conduct.aggressive")

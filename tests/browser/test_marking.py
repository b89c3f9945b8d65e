"""Marking a piece with the pointer: what is spanned or pressed is a box of the page, and the page gets none of it."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRubberBand, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.browser.marking import Marking
from evidence_desk.capture.browser_wire import Box

LEFT = Qt.MouseButton.LeftButton


class FakePage(QObject):
    scrollPositionChanged = Signal(QPointF)  # noqa: N815 - as the engine calls it

    def __init__(self) -> None:
        super().__init__()
        self.scroll = QPointF(0, 900)
        self.scripts: list[str] = []

    def scrollPosition(self) -> QPointF:
        return self.scroll

    def runJavaScript(self, script: str, world: int) -> None:
        self.scripts.append(script)


class FakeView(QWidget):
    """A view that notes which presses reach the page."""

    def __init__(self) -> None:
        super().__init__()
        self.shown_page = FakePage()
        self.reached = 0
        self.resize(800, 600)

    def page(self) -> FakePage:
        return self.shown_page

    def zoomFactor(self) -> float:
        return 1.5

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.reached += 1


@pytest.fixture
def view(qtbot: QtBot) -> FakeView:
    one = FakeView()
    qtbot.addWidget(one)
    one.show()
    return one


def band(view: FakeView) -> QRubberBand:
    return view.findChildren(QRubberBand)[0]


def test_a_drag_spans_a_piece_and_the_page_gets_nothing_of_it(view: FakeView) -> None:
    marking, chosen = Marking(cast("Any", view)), list[Box]()
    marking.chosen.connect(chosen.append)
    marking.begin(by_pointer=True)
    QTest.mousePress(view, LEFT, pos=QPoint(450, 300))
    QTest.mouseMove(view, QPoint(200, 200))
    QTest.mouseMove(view, QPoint(150, 150))
    QTest.mouseRelease(view, LEFT, pos=QPoint(150, 150))
    assert chosen == [Box(x=100, y=700, width=200, height=100)]
    assert view.reached == 0
    QTest.mouseClick(view, LEFT, pos=QPoint(10, 10))  # the pointer is the page's again
    assert view.reached == 1
    assert len(chosen) == 1


def test_one_press_means_the_post_there_and_its_line_scrolls_with_the_page(view: FakeView) -> None:
    marking, chosen = Marking(cast("Any", view)), list[Box]()
    marking.chosen.connect(chosen.append)
    marking.begin(by_pointer=True)
    QTest.mouseClick(view, LEFT, pos=QPoint(30, 60))
    assert chosen == [Box(x=20, y=640, width=0, height=0)]
    marking.show(Box(x=20, y=620, width=200, height=100))
    assert band(view).isVisible()
    assert band(view).geometry().getRect() == (30, 30, 300, 150)
    assert view.shown_page.scripts == []
    view.shown_page.scroll = QPointF(0, 910)
    view.shown_page.scrollPositionChanged.emit(QPointF(0, 910))
    assert band(view).geometry().getRect() == (30, 20, 300, 150)
    marking.show(Box(x=20, y=4_000, width=200, height=100))
    assert "top: 3940" in view.shown_page.scripts[0]
    marking.begin(by_pointer=False)
    assert not band(view).isVisible()

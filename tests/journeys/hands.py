"""A person at the window: reads what is written there, and acts by keys, mouse, clipboard and drops only.

Keys and mouse go in where the window system puts them, so that what has the keyboard, what lies on top and what a
sheet shuts out are found as they are for a person. Nothing of the program is called.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from evidence_desk.ui import jobs
from evidence_desk.ui.widgets.fields import Field
from evidence_desk.ui.window import MainWindow

Key = Qt.Key
Mod = Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
LONG_S = 90.0  # longer than anything takes here, even where other work goes on beside it
BEAT_MS = 5


@dataclass
class Step:
    """A part of the journey, and how the program did in it."""

    name: str
    seconds: float = 0.0
    block_ms: float = 0.0  # the longest time in which the window could not have answered


@dataclass
class Pace:
    """Measures how long each step takes and how long the main thread is busy at a stretch.

    A timer of the event loop ticks every few milliseconds; where a tick is late, the thread was busy. What the test
    itself does meanwhile counts too, so these are upper limits.
    """

    steps: list[Step] = field(default_factory=list)
    _began: float = 0.0
    _last: float = 0.0
    _timer: QTimer = field(default_factory=QTimer)

    def step(self, name: str) -> None:
        """Begin the next step."""
        self.stop()
        self.steps.append(Step(name))
        self._began = self._last = time.perf_counter()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        """End the step that runs."""
        if self._timer.isActive():
            self._timer.stop()
            self._timer.timeout.disconnect(self._tick)
            self.steps[-1].seconds = time.perf_counter() - self._began

    def _tick(self) -> None:
        now = time.perf_counter()
        self.steps[-1].block_ms = max(self.steps[-1].block_ms, 1000 * (now - self._last) - BEAT_MS)
        self._last = now

    def table(self) -> str:
        """Return the steps as lines."""
        self.stop()
        total = sum(step.seconds for step in self.steps)
        longest = max((step.block_ms for step in self.steps), default=0.0)
        lines = [f"{step.seconds:7.2f} s  {step.block_ms:6.0f} ms  {step.name}" for step in self.steps]
        return "\n".join([*lines, f"{total:7.2f} s  {longest:6.0f} ms  all of it, and its longest block"])


class Hands:
    """Acts on whatever window lies in front."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    # --- looking

    def front(self) -> QWidget:
        """Return the window a person would act on, brought to the front as a window manager does."""
        return QApplication.activePopupWidget() or self._beneath()

    def _beneath(self) -> QWidget:
        """Return the window that has the keyboard; menus over it are given its keys by Qt."""
        front = QApplication.activeModalWidget() or self.window
        if not front.isActiveWindow():
            front.activateWindow()
            self.wait(front.isActiveWindow)
        return front

    def words(self, root: QWidget | None = None) -> str:
        """Return all that can be read on a window: labels, buttons, fields."""
        seen: list[str] = []
        for widget in (root or self.front()).findChildren(QWidget):
            if not widget.isVisible():
                continue
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                seen.append(plain(widget.text()))
            elif isinstance(widget, QComboBox):
                seen.append(widget.currentText())
            elif isinstance(widget, QPlainTextEdit):
                seen.append(widget.toPlainText())
            elif isinstance(widget, QAbstractItemView):
                seen += rows_of(widget)
        return "\n".join(seen)

    def reads(self, words: str) -> None:
        """Wait until these words stand somewhere in front."""
        self.wait(lambda: words in self.words(), f"{words!r} to appear; in front stands:\n{{words}}")

    def no_longer_reads(self, words: str) -> None:
        """Wait until these words are gone."""
        self.wait(lambda: words not in self.words(), f"{words!r} to go")

    def button(self, words: str, root: QWidget | None = None) -> QAbstractButton | None:
        """Return what can be pressed and is called so."""
        seen = [one for one in (root or self.front()).findChildren(QAbstractButton) if one.isVisible()]
        for fits in (str.__eq__, str.startswith):
            for button in seen:
                if any(
                    name and fits(name, words) for name in (plain(button.text()), button.accessibleName())
                ):
                    return button
        return None

    # --- waiting

    def wait(self, until: Callable[[], bool], for_what: str = "") -> None:
        """Let the program run until something holds."""
        end = time.monotonic() + LONG_S
        while not until():
            QApplication.processEvents()
            time.sleep(0.002)  # the jobs want the interpreter too
            if time.monotonic() > end:
                words = self.words(QApplication.activeModalWidget() or self.window)
                raise AssertionError(f"waited too long for {for_what or until}".format(words=words))

    def settle(self) -> None:
        """Wait until nothing has run for a moment."""
        quiet_until = time.monotonic() + 0.06
        end = time.monotonic() + LONG_S
        while time.monotonic() < min(quiet_until, end):
            QApplication.processEvents()
            time.sleep(0.002)
            if any(job.label for job in jobs.running_jobs()):
                quiet_until = time.monotonic() + 0.06

    def pause(self, seconds: float) -> None:
        """Do nothing for a while, as a person who reads."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.002)

    # --- keys

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        """Press a key; it goes where the keyboard is."""
        self._stroke(key, modifiers)
        self.settle()

    def _stroke(self, key: Qt.Key | int, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyPress(handle(self._beneath()), key, modifiers)
        if not self.window.isVisible():
            return  # that was the key to quit
        # The press may have closed its window; then the key is let go over the one below.
        QTest.keyRelease(handle(self._beneath()), key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the keyboard is, letter by letter."""
        for letter in text:
            if letter == "\n":
                self._stroke(Key.Key_Return)
            elif letter.isascii():
                self._stroke(ord(letter), shift_for(letter))
            else:  # what no key of this keyboard gives is composed by an input method
                compose(letter)

    # --- mouse

    def click_at(
        self, widget: QWidget, at: QPoint | None = None, modifiers: Qt.KeyboardModifier = Mod.NoModifier
    ) -> None:
        """Click on a point of a widget, scrolled into sight first."""
        bring_into_sight(widget)
        QApplication.processEvents()
        top = widget.window()
        place = widget.mapTo(top, at if at is not None else widget.rect().center())
        assert top.rect().contains(place), f"{widget} lies outside its window"
        under = top.childAt(place) or top
        assert under is widget or widget.isAncestorOf(under), f"{widget} lies under {under}"
        QTest.mouseClick(handle(top), LEFT, modifiers, place)
        self.settle()

    def press(self, words: str, root: QWidget | None = None) -> None:
        """Click what is called so."""
        self.wait(
            lambda: (found := self.button(words, root)) is not None and found.isEnabled(),
            f"a button {words!r}; in front stands:\n{{words}}",
        )
        button = self.button(words, root)
        assert button is not None
        boxed = isinstance(button, QRadioButton | QCheckBox)
        self.click_at(button, QPoint(10, button.height() // 2) if boxed else None)

    # --- fields

    def field(self, label: str) -> Field:
        """Return the field with this label."""
        found = [
            one for one in self.front().findChildren(Field) if one.isVisible() and plain(one.label) == label
        ]
        assert found, f"no field {label!r} in:\n{self.words()}"
        return found[0]

    def fill(self, label: str, text: str) -> None:
        """Type over what stands in a field."""
        widget = self.field(label).widget
        inside = widget.findChild(QLineEdit) or widget
        self.click_at(inside, QPoint(12, inside.height() // 2))
        self._stroke(Key.Key_A, Mod.ControlModifier)
        self._stroke(Key.Key_Delete)
        self.type(text)

    def name_file(self, path: Path) -> None:
        """Answer a file dialog: type where, press Enter."""
        self.wait(lambda: isinstance(self.front(), QFileDialog), "a file dialog")
        self._stroke(Key.Key_A, Mod.ControlModifier)
        self.type(str(path))
        self.key(Key.Key_Return)
        self.wait(lambda: not isinstance(self.front(), QFileDialog), "the file dialog to close")

    # --- lists

    def cell(
        self, view: QAbstractItemView, index: QModelIndex, modifiers: Qt.KeyboardModifier = Mod.NoModifier
    ) -> None:
        """Click on a row or a cell."""
        view.scrollTo(index)
        self.click_at(view.viewport(), view.visualRect(index).center(), modifiers)

    # --- clipboard and drops

    def copy_picture(self, image: QImage) -> None:
        """Have a picture on the clipboard, as another program puts it there."""
        QApplication.clipboard().setImage(image)
        QApplication.processEvents()

    def copy_text(self, text: str) -> None:
        """Have words on the clipboard."""
        QApplication.clipboard().setText(text)
        QApplication.processEvents()

    def drop(self, *paths: Path, on: QWidget | None = None) -> bool:
        """Drag files over the window and let them go; return whether they were taken."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        target = on or self.window
        top = target.window()
        at = target.mapTo(top, target.rect().center())
        taken = carry(handle(top), [at], mime, Qt.DropAction.CopyAction)
        self.settle()
        return taken


def carry(window: QWindow, way: list[QPoint], mime: QMimeData, action: Qt.DropAction) -> bool:
    """Bring something over a window along some points and let it go at the last; return whether it was taken."""
    enter = QDragEnterEvent(way[0], action, mime, LEFT, Mod.NoModifier)
    QApplication.sendEvent(window, enter)
    QApplication.processEvents()
    accepted = enter.isAccepted()
    for at in way:
        move = QDragMoveEvent(at, action, mime, LEFT, Mod.NoModifier)
        if accepted:  # as the window system does: what was taken stays taken until somebody refuses it
            move.setDropAction(action)
            move.accept()
        QApplication.sendEvent(window, move)
        QApplication.processEvents()
        accepted = move.isAccepted()
    if accepted:
        drop = QDropEvent(QPointF(way[-1]), action, mime, LEFT, Mod.NoModifier)
        QApplication.sendEvent(window, drop)
    return accepted


def handle(widget: QWidget) -> QWindow:
    """Return the window of the window system that a widget stands in."""
    found = widget.window().windowHandle()
    assert found is not None, f"{widget} is not shown"
    return found


def plain(text: str) -> str:
    """Return words without the marks of Alt keys."""
    return re.sub(r"&(.)", r"\1", text)


def shift_for(letter: str) -> Qt.KeyboardModifier:
    return Mod.ShiftModifier if letter.isupper() else Mod.NoModifier


def compose(letter: str) -> None:
    """Put a letter in as an input method does."""
    from PySide6.QtGui import QInputMethodEvent

    event = QInputMethodEvent()
    event.setCommitString(letter)
    target = QApplication.focusWidget()
    assert target is not None
    QApplication.sendEvent(target, event)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll until a widget can be seen, as a person does with the wheel."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, 40)
        parent = parent.parentWidget()


def rows_of(view: QAbstractItemView) -> list[str]:
    """Return the words of the rows of a list that lie in sight."""
    model = view.model()
    words: list[str] = []
    room = QRect(QPoint(0, 0), view.viewport().size())
    for row in range(model.rowCount(QModelIndex())):
        if not view.visualRect(model.index(row, 0)).intersects(room):
            continue
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())):
            index = model.index(row, column)
            if view.visualRect(index).intersects(room):
                words.append(str(index.data() or ""))
                words.append(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
    return [word for word in words if word]


def sheets() -> list[QDialog]:
    """Return the dialogs that are open."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]

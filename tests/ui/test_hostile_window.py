"""The window under attack: what somebody hostile, hurried or unlucky does to it, and what must hold all the same."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import MakeCase, picture_png

from evidence_desk.acts import locking
from evidence_desk.bundle.lock import WriterLock
from evidence_desk.ui import jobs
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.hiding import Watch
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    watch = Watch(app)
    made = MainWindow(desk, watch)
    made.show()
    qtbot.waitExposed(made)
    yield made
    watch.set_limit(0)
    made.sheets.close_all()
    desk.close_case()
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    if (focus := QApplication.focusWidget()) is not None:
        focus.clearFocus()
    app.removeEventFilter(watch)
    shiboken6.delete(made)


def quiet(qtbot: QtBot) -> None:
    """Wait until nothing is being done."""
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)


def sessions(desk: Desk) -> list[CaseSession]:
    """Return every case that is still open, whether the desk shows it or not."""
    return [child for child in desk.children() if isinstance(child, CaseSession) and child._store is not None]


def test_two_cases_asked_for_at_once_leave_only_one_open(
    qtbot: QtBot, window: MainWindow, make_case: MakeCase
) -> None:
    one, two = make_case(None), make_case(None)
    window.come_forward(one)
    window.come_forward(two)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    quiet(qtbot)
    gc.collect()
    assert len(sessions(window.desk)) == 1
    shown = window.desk.session
    assert shown is not None
    other = one if shown.path == two else two
    WriterLock.take(other).release()  # a colleague can write to it


def test_a_case_that_opens_after_the_lock_is_closed_again(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    seen = []
    window.desk.session_changed.connect(lambda: seen.append(window.desk.session))
    window.come_forward(case_path)
    window.lock()
    quiet(qtbot)
    assert window.desk.session is None
    assert not sessions(window.desk)
    assert not any(seen)


HOSTILE = "x <img src='{path}'> <b>not bold</b>"


def hover(widget: QWidget, at: QPoint) -> str:
    """Rest the pointer on a widget; return what the tip holds."""
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    return QToolTip.text()


def as_read(tip: str) -> str:
    """Return what a person reads of a tip."""
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


def test_a_tip_shows_markup_as_words_and_loads_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    picture = tmp_path / "evil.png"
    picture.write_bytes(picture_png())
    words = HOSTILE.format(path=picture)
    label, table = QLabel("hover", window), QListWidget(window)
    label.setToolTip(words)
    table.addItem("hover")
    table.item(0).setToolTip(words)
    table.resize(200, 80)
    for widget in (label, table):
        widget.show()
    spots: list[tuple[QWidget, QPoint]] = [
        (label, QPoint(2, 2)),
        (table.viewport(), table.visualItemRect(table.item(0)).center()),
    ]
    for spot, at in spots:
        QToolTip.hideText()
        shown = hover(spot, at)
        assert as_read(shown) == words
        assert "<img" not in shown
    label.setToolTip("5 < 6, in plain words")
    assert as_read(hover(label, QPoint(2, 2))) == "5 < 6, in plain words"


def lock_from_outside(session: CaseSession, home: Path, name: str) -> None:
    """Lock an exhibit as another program does while this one has the case: by a request beside it."""
    locker = replace(session.locker, access=replace(session.locker.access, home=home))
    outside = Thread(target=lambda: locking.request_lock(locker, session.case, [name], "should not be here"))
    outside.start()
    outside.join()


def test_what_another_program_locks_goes_out_of_sight_while_the_case_is_open(
    qtbot: QtBot, desk: Desk, session: CaseSession, tmp_path: Path
) -> None:
    assert desk.pictures is not None
    name = session.case.in_order()[0].id
    shown = desk.pictures.reveal(name)
    with qtbot.waitSignal(shown.opened, timeout=20_000):
        pass
    lock_from_outside(session, tmp_path / "elsewhere", name)
    qtbot.waitUntil(lambda: not shown.is_open, timeout=6_000)
    assert name in session.locked
    qtbot.waitUntil(lambda: session.case.exhibits[name].status == "locked", timeout=10_000)


def test_nothing_is_revealed_that_another_program_has_locked_a_moment_ago(
    qtbot: QtBot, desk: Desk, session: CaseSession, tmp_path: Path
) -> None:
    assert desk.pictures is not None
    session._outside.stop()  # it has not looked yet
    name = session.case.in_order()[0].id
    lock_from_outside(session, tmp_path / "elsewhere", name)
    entries, opened = session.case.events, []
    shown = desk.pictures.reveal(name)
    shown.opened.connect(lambda width, height: opened.append(width))
    with qtbot.waitSignal(shown.closed, timeout=20_000):
        pass
    assert not opened
    assert session.case.events == entries

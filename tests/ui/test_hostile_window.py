"""The window under attack: what somebody hostile, hurried or unlucky does to it, and what must hold all the same."""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFileSystemModel,
    QLabel,
    QListWidget,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.adding import dropped
from tests.ui.conftest import MakeCase, picture_png
from tests.ui.whole_window import whole_window

from evidence_desk.acts import locking
from evidence_desk.acts.exporting import extract
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import make_pack
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.bundle.lock import WriterLock
from evidence_desk.capture.importer import CheckedPath, check_path
from evidence_desk.case import sealing
from evidence_desk.case.gate import Route
from evidence_desk.case.keys import Person
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.model import Policy
from evidence_desk.ui import jobs
from evidence_desk.ui.choosing import file_dialog
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.gate import GateWidget
from evidence_desk.ui.dialogs.locked import LockedSheet
from evidence_desk.ui.dialogs.new_case import NewCaseSheet
from evidence_desk.ui.doorway import _notes_of
from evidence_desk.ui.entries import Words
from evidence_desk.ui.keeping_place import CasePlace
from evidence_desk.ui.notices import NoticeDialog
from evidence_desk.ui.pasted_page import words_of
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.settings import Settings
from evidence_desk.ui.single import FirstInstance, server_name
from evidence_desk.ui.widgets.fields import TextEdit
from evidence_desk.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    with whole_window(qtbot, desk) as made:
        yield made


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


def test_choosing_files_opens_none_of_those_in_the_folder(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "holiday.unheardof").write_bytes(picture_png())
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    dialog = file_dialog(host, "Add files", QFileDialog.FileMode.ExistingFiles, str(folder))
    dialog.open()
    model = dialog.findChild(QFileSystemModel)
    assert model is not None
    qtbot.waitUntil(lambda: model.rowCount(model.index(str(folder))) == 1, timeout=10_000)
    kind = model.index(str(folder / "holiday.unheardof")).siblingAtColumn(2)
    qtbot.waitUntil(lambda: bool(kind.data()), timeout=10_000)
    assert kind.data() == "UNHEARDOF"  # by its bytes it would be a PNG
    dialog.reject()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


def overrides(widget: QWidget, *, repeated: bool = False) -> bool:
    """Press Alt+N on a widget as the system tells it before it looks for shortcuts; return whether that ends it."""
    alt = Qt.KeyboardModifier.AltModifier
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_N, alt, "n", repeated)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def let_go(widget: QWidget) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_N, alt, "n"))


def test_one_key_held_down_does_not_answer_both_questions(qtbot: QtBot, policy: Policy) -> None:
    gate = GateWidget(policy.gate)
    qtbot.addWidget(gate)
    gate.show()
    gate.ask("There is a picture on the clipboard.")
    assert not overrides(gate.question)
    assert overrides(gate.question, repeated=True)
    let_go(gate.second)  # X11 tells a repeat as letting go and pressing anew at the same instant
    assert overrides(gate.second)
    qtbot.wait(60)
    assert not overrides(gate.second)


def dialogs() -> list[QDialog]:
    """Return every dialog that can be seen."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def at_work(qtbot: QtBot, window: MainWindow, case_path: Path) -> CaseSession:
    """Open a case in the window."""
    window.come_forward(case_path)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    quiet(qtbot)
    assert window.desk.session is not None
    return window.desk.session


def lock_the_first(window: MainWindow, session: CaseSession) -> None:
    assert window.wiring is not None
    window.wiring.policing.lock([session.case.in_order()[0].id])


def let_pass(qtbot: QtBot) -> None:
    """Wait for all that is being done, and for what it has to say."""
    quiet(qtbot)
    qtbot.wait(100)


def test_what_ends_after_the_lock_is_said_to_whoever_was_there_and_nobody_else(
    qtbot: QtBot, window: MainWindow, case_path: Path, person: Person
) -> None:
    lock_the_first(window, at_work(qtbot, window, case_path))
    window.lock()
    let_pass(qtbot)
    assert not dialogs()
    window.enter(person, Settings())
    qtbot.waitUntil(lambda: len(dialogs()) == 1, timeout=10_000)
    assert isinstance(dialogs()[0], LockedSheet)
    let_pass(qtbot)


def test_somebody_else_is_not_told_what_ended_after_the_lock(
    qtbot: QtBot, window: MainWindow, case_path: Path, colleague: Person
) -> None:
    lock_the_first(window, at_work(qtbot, window, case_path))
    window.lock()
    let_pass(qtbot)
    window.enter(colleague, Settings())
    let_pass(qtbot)
    assert not dialogs()


def test_a_fault_behind_the_idle_lock_waits_until_somebody_is_back(
    qtbot: QtBot, window: MainWindow, case_path: Path, tmp_path: Path, person: Person
) -> None:
    session = at_work(qtbot, window, case_path)
    assert window.wiring is not None
    window.wiring.capturing.text()
    go_on = Event()

    def fail(store: CaseStore, report: jobs.Reporter) -> None:
        go_on.wait(10)
        raise BadInput("gone", "“Pupil A.png” cannot be read.")

    session.act("Reading", fail).failed.connect(window.wiring.capturing.error)
    window._on_idle()
    go_on.set()
    let_pass(qtbot)
    assert window.is_locked
    assert not dialogs()
    window.enter(person, Settings())
    qtbot.waitUntil(lambda: any(isinstance(d, NoticeDialog) for d in dialogs()), timeout=5_000)


@pytest.mark.skipif(sys.platform == "win32", reason="each person has their own temporary folder there")
def test_socket_and_lock_stand_where_nobody_else_can_take_their_names(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Path(tempfile.mkdtemp())  # a socket's path has to be short
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(mine))
    first = FirstInstance(tmp_path / "home")
    try:
        assert first.listen()
        assert server_name(tmp_path / "home").startswith(str(mine))
        assert len(list(mine.iterdir())) == 2
    finally:
        first.close()


def test_a_linked_folder_is_the_same_person(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "home", target_is_directory=True)
    first = FirstInstance(tmp_path / "home")
    try:
        assert first.listen()
        assert not FirstInstance(tmp_path / "link").listen()
    finally:
        first.close()


@pytest.mark.parametrize("way", ["pack", "copy"])
def test_what_is_locked_while_it_is_being_written_out_does_not_leave(
    qtbot: QtBot, desk: Desk, session: CaseSession, tmp_path: Path, way: str
) -> None:
    exhibit = session.case.in_order()[0]
    out, locker = tmp_path / "out", session.locker

    def press(store: CaseStore) -> jobs.Reporter:
        """Return who is told how far it is, and locks as soon as writing begins."""

        class Pressing(jobs.Reporter):
            def stage(self, words: str, total: int = 0) -> None:
                if words.startswith("Writing"):
                    locking.request_lock(locker, store.case, [exhibit.id], "should not be here")

        return Pressing(lambda progress: None, Event())

    def write(store: CaseStore, report: jobs.Reporter) -> None:
        if way == "pack":
            make_pack(store, desk.policy, desk.clock, PackChoice(), out, press(store))
        else:
            extract(store, desk.policy, exhibit, out, "PC Hale", "police request", press(store))

    failed: list[object] = []
    job = session.act("", write)
    job.failed.connect(failed.append)
    quiet(qtbot)
    assert [type(error) for error in failed] == [GateRefused]
    assert not out.exists()
    assert not list(tmp_path.glob(".out*"))


def test_a_page_with_many_long_links_is_kept(qtbot: QtBot, session: CaseSession) -> None:
    address = "https://links.example/?" + "&".join(f"u{n}=part-{n}.of/the-way" for n in range(30))
    found = words_of("".join(f'<p>Word {n} <a href="{address}&n={n}">there</a></p>' for n in range(60)))
    assert len(found.links) > 10
    entry = Words(found.words, route=Route.PASTED_HTML_TEXT, notes=_notes_of(found))
    job = session.act("", lambda store, report: entry.keep(CasePlace(store), report, None, members=None))
    kept: list[Exhibit] = []
    job.succeeded.connect(kept.append)
    quiet(qtbot)
    assert address in str(kept[0].notes[0])


def test_an_endless_line_does_not_stop_the_window(qtbot: QtBot) -> None:
    field = TextEdit()
    qtbot.addWidget(field)
    field.show()
    line, lines = QMimeData(), QMimeData()
    line.setText("w" * 1_000_000)  # laid out, it would take minutes
    lines.setText("word " * 20 + "\n" + "what was said\n" * 20_000)
    began = time.monotonic()
    field.insertFromMimeData(line)
    assert time.monotonic() - began < 5
    assert not field.toPlainText()
    assert "Nothing was pasted" in QToolTip.text()
    field.insertFromMimeData(lines)
    assert field.toPlainText() == lines.text()


def test_a_lock_stands_before_a_long_film_has_been_read(
    qtbot: QtBot, session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = session.path.parent
    stood: list[int] = []
    seal = sealing.seal

    def slowly(store: CaseStore, names: Iterable[str], reason: str) -> list[Exhibit]:
        stood.append(len(list(beside.glob("*.seal-*"))))  # what a program that is ended here leaves
        return seal(store, names, reason)

    monkeypatch.setattr(sealing, "seal", slowly)
    name = session.case.in_order()[0].id
    session.act("", lambda store, report: locking.lock_for_police(store, [name], "should not be here"))
    quiet(qtbot)
    assert stood == [1]
    assert session.case.exhibits[name].status == "locked"
    assert not list(beside.glob("*.seal-*"))


def test_a_case_that_is_made_behind_the_lock_is_left_free(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    assert window.wiring is not None
    window.wiring.new_case()
    qtbot.waitUntil(lambda: bool(dialogs()), timeout=5_000)
    sheet = dialogs()[0]
    assert isinstance(sheet, NewCaseSheet)
    sheet.about.choices.radio("no").click()
    sheet.forward.click()
    path = tmp_path / "made.edcase"
    sheet.details.title.setText("Year 9 group chat")
    sheet.details.file.set_path(path)
    sheet.forward.click()
    window.lock()
    let_pass(qtbot)
    assert path.exists()
    assert window.desk.session is None
    assert not sessions(window.desk)
    WriterLock.take(path).release()


def test_files_dropped_on_one_case_are_not_asked_about_in_the_next(
    qtbot: QtBot,
    window: MainWindow,
    make_case: MakeCase,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answered = Event()

    def slow(path: Path, limit_bytes: int) -> CheckedPath:
        answered.wait(10)  # a share that is slow to answer
        return check_path(path, limit_bytes)

    monkeypatch.setattr("evidence_desk.ui.doorway.check_path", slow)
    picture = tmp_path / "picture.png"
    picture.write_bytes(picture_png())
    at_work(qtbot, window, make_case(None))
    assert window.wiring is not None
    window.wiring.capturing.drop(dropped(picture))
    second = make_case(None)
    window.come_forward(second)
    qtbot.waitUntil(
        lambda: window.desk.session is not None and window.desk.session.path == second, timeout=20_000
    )
    answered.set()
    let_pass(qtbot)
    assert window.wiring.capturing.sheet is None
    assert not dialogs()

"""A copy that is not the one this computer saw: found, compared, joined, or opened with a reason."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock, MakeCase, keep, picture_png
from tests.ui.test_frame_opening import has_case, words_in
from tests.ui.whole_window import whole_window

from evidence_desk.acts.opening import open_case
from evidence_desk.case.keys import Person
from evidence_desk.case.membership import access_of
from evidence_desk.case.receipts import check_code
from evidence_desk.case.store import CaseStore
from evidence_desk.policy.model import Policy
from evidence_desk.ui import jobs
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.copies import CompareSheet, OlderCopySheet
from evidence_desk.ui.dialogs.details import SavedSheet
from evidence_desk.ui.notices import NoticeDialog
from evidence_desk.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
_Sheet = TypeVar("_Sheet", bound=QWidget)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    with whole_window(qtbot, desk) as made:
        yield made


def front(qtbot: QtBot, kind: type[_Sheet]) -> _Sheet:
    """Wait for a sheet of this kind."""

    def find() -> list[_Sheet]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(find()), timeout=20_000)
    return find()[0]


def button(qtbot: QtBot, inside: QWidget, text: str) -> QPushButton:
    """Wait for a button with these words."""

    def find() -> list[QPushButton]:
        return [b for b in inside.findChildren(QPushButton) if b.text() == text and b.isVisible()]

    qtbot.waitUntil(lambda: len(find()) == 1, timeout=20_000)
    return find()[0]


def says(qtbot: QtBot, inside: QWidget, words: str) -> None:
    """Wait until a sheet says something."""
    qtbot.waitUntil(lambda: words in words_in(inside), timeout=20_000)


class Copies:
    """A case on this computer, and a copy of it that somebody else may add to."""

    def __init__(self, path: Path, other: Path, policy: Policy, person: Person, clock: FrozenClock) -> None:
        self.path, self.other = path, other
        self._policy, self._person, self._clock = policy, person, clock

    def add(self, path: Path, home: Path, words: str) -> None:
        home.mkdir(exist_ok=True)
        self._clock.pass_s(60)
        with open_case(path, access_of(self._person, home), self._clock).store as store:
            keep(store, self._policy, picture_png(words=words), caption=words)


@pytest.fixture
def copies(tmp_path: Path, make_case: MakeCase, policy: Policy, person: Person, clock: FrozenClock) -> Copies:
    def fill(store: CaseStore) -> None:
        keep(store, policy, picture_png(words="shared"), caption="shared")

    path = make_case(fill)
    other = path.with_name(f"{path.stem} (conflicted copy 2026-11-22).edcase")
    shutil.copyfile(path, other)
    return Copies(path, other, policy, person, clock)


def test_an_older_copy_leads_to_the_newer_one(
    qtbot: QtBot, window: MainWindow, copies: Copies, home: Path
) -> None:
    copies.add(copies.path, home, "newer")
    window.come_forward(copies.other)
    sheet = front(qtbot, OlderCopySheet)
    says(qtbot, sheet, "longer record of this case")
    says(qtbot, sheet, copies.path.name)
    qtbot.mouseClick(button(qtbot, sheet, "Open this one"), LEFT)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    assert window.desk.session is not None
    assert window.desk.session.path == copies.path
    assert len(window.desk.session.case.exhibits) == 2


def test_an_older_copy_is_opened_on_purpose_only_with_a_reason(
    qtbot: QtBot, window: MainWindow, copies: Copies, home: Path
) -> None:
    copies.add(copies.path, home, "newer")
    window.come_forward(copies.other)
    sheet = front(qtbot, OlderCopySheet)
    qtbot.mouseClick(button(qtbot, sheet, "Go on with this copy…"), LEFT)
    assert not has_case(window)
    qtbot.mouseClick(button(qtbot, sheet, "Open this copy"), LEFT)
    assert sheet.isVisible()  # not without a reason
    QTest.keyClicks(sheet.reason_edit, "The newer one was lost with the laptop")
    qtbot.mouseClick(button(qtbot, sheet, "Open this copy"), LEFT)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    session = window.desk.session
    assert session is not None
    job = session.act("", lambda store, report: [e.event for e in store.entries()][-1])
    found: list[object] = []
    job.then(found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert getattr(found[0], "reason", "") == "The newer one was lost with the laptop"


def test_two_copies_are_compared_and_joined(
    qtbot: QtBot, window: MainWindow, copies: Copies, home: Path, tmp_path: Path
) -> None:
    copies.add(copies.path, home, "mine")
    copies.add(copies.path, home, "mine too")
    copies.add(copies.other, tmp_path / "laptop", "theirs")
    window.come_forward(copies.other)
    older = front(qtbot, OlderCopySheet)
    qtbot.mouseClick(button(qtbot, older, "Compare"), LEFT)
    sheet = front(qtbot, CompareSheet)
    qtbot.waitUntil(sheet.main_button.isVisible, timeout=20_000)
    says(qtbot, sheet, "JPS/2 was given twice")
    says(qtbot, sheet, "JPS/2, JPS/3")
    assert sheet.goes_on.chosen == "other"  # the one whose name does not say that it is a second version
    qtbot.mouseClick(sheet.goes_on.button("mine"), LEFT)
    assert sheet.goes_on.chosen == "mine"
    qtbot.mouseClick(sheet.goes_on.button("other"), LEFT)
    QTest.keyClick(sheet.main_button, Qt.Key.Key_Space)
    says(qtbot, sheet, "JPS/2 of the other copy is JPS/4 here")
    says(qtbot, sheet, "Still to do")
    qtbot.mouseClick(button(qtbot, sheet, "Open the case"), LEFT)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    session = window.desk.session
    assert session is not None
    assert session.path == copies.path
    assert sorted(e.caption for e in session.case.exhibits.values()) == [
        "mine",
        "mine too",
        "shared",
        "theirs",
    ]


def test_a_copy_on_a_stick_is_chosen_by_its_file(
    qtbot: QtBot, window: MainWindow, copies: Copies, home: Path, tmp_path: Path
) -> None:
    copies.add(copies.path, home, "newer")
    away = tmp_path / "stick"
    away.mkdir()
    moved = away / "taken along.edcase"
    shutil.move(copies.path, moved)
    window.come_forward(copies.other)
    sheet = front(qtbot, OlderCopySheet)
    says(qtbot, sheet, "None was found")
    sheet.compare(moved)
    compare = front(qtbot, CompareSheet)
    qtbot.waitUntil(compare.main_button.isVisible, timeout=20_000)
    says(qtbot, compare, "has all of it")
    qtbot.mouseClick(compare.main_button, LEFT)
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    assert window.desk.session is not None
    assert window.desk.session.path == moved


def test_escape_leaves_everything_as_it_is(
    qtbot: QtBot, window: MainWindow, copies: Copies, home: Path, tmp_path: Path
) -> None:
    copies.add(copies.path, home, "mine")
    copies.add(copies.other, tmp_path / "laptop", "theirs")
    before = copies.path.read_bytes(), copies.other.read_bytes()
    window.come_forward(copies.other)
    older = front(qtbot, OlderCopySheet)
    qtbot.mouseClick(button(qtbot, older, "Compare"), LEFT)
    sheet = front(qtbot, CompareSheet)
    qtbot.waitUntil(sheet.main_button.isVisible, timeout=20_000)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.isVisible()  # Enter answers nothing
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert not has_case(window)
    assert (copies.path.read_bytes(), copies.other.read_bytes()) == before


def test_a_second_copy_beside_the_open_case_is_named_and_joined(
    qtbot: QtBot, window: MainWindow, copies: Copies, home: Path, tmp_path: Path
) -> None:
    copies.add(copies.path, home, "mine")
    copies.add(copies.other, tmp_path / "laptop", "theirs")
    window.come_forward(copies.path)
    qtbot.waitUntil(lambda: has_case(window), timeout=20_000)
    frame = window.workspace
    assert frame is not None
    says(qtbot, frame.banner, "Another copy of this case was added to")
    qtbot.mouseClick(frame.banner.compare_button, LEFT)
    sheet = front(qtbot, CompareSheet)
    qtbot.mouseClick(button(qtbot, sheet, "Join the two"), LEFT)
    says(qtbot, sheet, "Still to do")
    assert not has_case(window)  # a file has one writer: it was closed to be joined
    qtbot.mouseClick(button(qtbot, sheet, "Open the case"), LEFT)
    qtbot.waitUntil(lambda: has_case(window), timeout=20_000)
    assert window.desk.session is not None
    assert sorted(e.caption for e in window.desk.session.case.exhibits.values()) == [
        "mine",
        "shared",
        "theirs",
    ]
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    assert not frame.banner.copies.isVisible()  # the other copy has nothing more to give


def test_a_case_without_a_second_copy_says_nothing_of_one(
    qtbot: QtBot, window: MainWindow, copies: Copies
) -> None:
    window.come_forward(copies.path)
    qtbot.waitUntil(lambda: has_case(window), timeout=20_000)
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    frame = window.workspace
    assert frame is not None
    assert not frame.banner.copies.isVisible()


def test_a_damaged_case_leads_to_a_whole_copy_of_it(
    qtbot: QtBot, window: MainWindow, copies: Copies, home: Path
) -> None:
    copies.add(copies.path, home, "later")
    shutil.copyfile(copies.path, copies.other)
    data = bytearray(copies.path.read_bytes())
    data[data.index(b"c/00000001.sum") + 600] ^= 1
    copies.path.write_bytes(data)
    window.come_forward(copies.path)
    notice = front(qtbot, NoticeDialog)
    qtbot.mouseClick(button(qtbot, notice, "Look for a whole copy"), LEFT)
    says(qtbot, notice, copies.other.name)
    qtbot.mouseClick(button(qtbot, notice, "Open this one"), LEFT)
    qtbot.waitUntil(
        lambda: window.desk.session is not None and window.desk.session.path == copies.other, timeout=20_000
    )


def test_how_far_the_record_goes_can_be_compared(
    qtbot: QtBot, window: MainWindow, copies: Copies, home: Path
) -> None:
    copies.add(copies.path, home, "mine")
    window.come_forward(copies.path)
    qtbot.waitUntil(lambda: has_case(window), timeout=20_000)
    session = window.desk.session
    assert session is not None
    heads: list[str] = []
    session.act("", lambda store, report: check_code(store.bundle.head.note_sha256)).then(heads.append)
    frame = window.workspace
    assert frame is not None
    frame.status.saved_pressed.emit()
    sheet = front(qtbot, SavedSheet)
    qtbot.waitUntil(lambda: bool(heads) and heads[0] in words_in(sheet), timeout=20_000)
    assert "This computer had seen" in words_in(sheet)

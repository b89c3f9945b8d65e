"""The Verify place: whatever is dropped on it, it says what holds, and writes nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import make_pack
from evidence_desk.case.keys import make_school
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.verify import VerifyPage
from evidence_desk.ui.session import CaseSession

SLOW = 20_000  # ms


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> VerifyPage:
    made = VerifyPage(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def pack(qtbot: QtBot, desk: Desk, session: CaseSession, tmp_path: Path) -> Path:
    out = tmp_path / "pack.pdf"
    job = session.act(
        "", lambda store, report: make_pack(store, desk.policy, desk.clock, PackChoice(), out, report)
    )
    with qtbot.waitSignal(job.succeeded, timeout=SLOW):
        pass
    return out


def drop(page: VerifyPage, *urls: QUrl) -> None:
    """Drag files over the zone and let them go."""
    data = QMimeData()
    data.setUrls(list(urls))
    middle = page.zone.rect().center()
    actions, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(page.zone, QDragEnterEvent(middle, actions, data, buttons, keys))
    QApplication.sendEvent(page.zone, QDropEvent(QPointF(middle), actions, data, buttons, keys))


def checked(qtbot: QtBot, page: VerifyPage, path: Path) -> str:
    """Drop a file; return the verdict."""
    with qtbot.waitSignal(page.said, timeout=SLOW):
        drop(page, QUrl.fromLocalFile(str(path)))
    QApplication.processEvents()
    return page.checks.verdict.accessibleName() if page.checks.verdict.isVisible() else ""


def words(page: VerifyPage) -> str:
    return "\n".join(label.text() for label in page.checks.findChildren(QLabel) if label.isVisibleTo(page))


def test_a_pack_of_the_open_case_is_held_against_it(qtbot: QtBot, page: VerifyPage, pack: Path) -> None:
    before = hashlib.sha256(pack.read_bytes()).digest()
    assert checked(qtbot, page, pack) == "Everything checked holds."
    assert "this is that file, byte for byte" in words(page)
    assert hashlib.sha256(pack.read_bytes()).digest() == before
    assert not page.with_case.isHidden()


def test_one_changed_byte_is_seen_and_said_first(qtbot: QtBot, page: VerifyPage, pack: Path) -> None:
    data = bytearray(pack.read_bytes())
    data[len(data) // 2] ^= 1
    pack.write_bytes(data)
    assert "not hold" in checked(qtbot, page, pack)
    lines = words(page).splitlines()
    assert lines.index("does not hold") < lines.index("holds")
    assert "altered or damaged" in words(page)


def test_a_case_is_checked_with_the_keys_at_hand_and_against_its_founder(
    qtbot: QtBot, page: VerifyPage, session: CaseSession, desk: Desk
) -> None:
    assert checked(qtbot, page, session.path) == "Everything checked holds."
    assert "each by a key the case knows and allows" in words(page)
    qtbot.keyClicks(page.founder, "12 34")
    qtbot.keyClick(page.founder, Qt.Key.Key_Return)
    assert "64 digits" in page._founder_field.error
    page.founder.clear()
    with qtbot.waitSignal(page.said, timeout=SLOW):
        qtbot.keyClicks(page.founder, "ab" * 32)
        qtbot.keyClick(page.founder, Qt.Key.Key_Return)
    assert "not hold" in page.checks.verdict.accessibleName()
    assert desk.person is not None
    page.founder.clear()
    fingerprint = desk.person.profile.fingerprint
    grouped = " ".join(fingerprint[at : at + 8] for at in range(0, 64, 8))
    with qtbot.waitSignal(page.said, timeout=SLOW):
        qtbot.keyClicks(page.founder, grouped.upper())
        qtbot.keyClick(page.founder, Qt.Key.Key_Return)
    assert page.checks.verdict.accessibleName() == "Everything checked holds."


def test_a_case_is_checked_without_any_key(
    qtbot: QtBot, page: VerifyPage, session: CaseSession, desk: Desk
) -> None:
    path = session.path
    closing = desk.close_case()
    assert closing is not None
    with qtbot.waitSignal(closing.ended, timeout=SLOW):
        pass
    desk.set_person(None)
    assert checked(qtbot, page, path) == "Everything checked holds."
    assert "needs a reader's key" in words(page)


def test_a_sheet_of_the_school_and_one_of_another(qtbot: QtBot, page: VerifyPage, tmp_path: Path) -> None:
    _, others = make_school("Elsewhere", "classic")
    path = tmp_path / "sheet.txt"
    path.write_bytes(others["recovery-sheet-2.txt"])
    assert "not hold" in checked(qtbot, page, path)
    assert "recovery sheet 2" in words(page)
    assert "another school" in words(page)
    assert "AGE-SECRET-KEY" not in words(page)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%junk", b"hello", bytes(4096)])
def test_what_is_none_of_these_is_said_to_be_none(
    qtbot: QtBot, page: VerifyPage, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "thing.bin"
    path.write_bytes(content)
    assert "not hold" in checked(qtbot, page, path)


def test_several_files_and_addresses_are_refused_in_words(
    qtbot: QtBot, page: VerifyPage, tmp_path: Path
) -> None:
    for urls in (
        [QUrl.fromLocalFile(str(tmp_path / "a")), QUrl.fromLocalFile(str(tmp_path / "b"))],
        [QUrl("https://chat.example/pack.pdf")],
    ):
        with qtbot.waitSignal(page.said) as said:
            drop(page, *urls)
        assert "One file at a time" in said.args[0]
    with qtbot.waitSignal(page.said, timeout=SLOW) as said:
        drop(page, QUrl.fromLocalFile(str(tmp_path / "gone.pdf")))
    assert "nothing at" in said.args[0]


def test_locking_forgets_what_was_checked(qtbot: QtBot, page: VerifyPage, pack: Path) -> None:
    checked(qtbot, page, pack)
    page.wipe()
    assert "pack.pdf" not in " ".join(label.text() for label in page.findChildren(QLabel))
    assert page.checks.verdict.isHidden()
    qtbot.keyClick(page, Qt.Key.Key_F5)
    assert page._job is None

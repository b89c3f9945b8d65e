"""*This should not be here*: one press, out of sight at once, whatever stands in the way of writing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock

from evidence_desk.acts.opening import open_case
from evidence_desk.bundle.lock import WriterLock
from evidence_desk.case.keys import Person
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.ui import jobs
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.locked import LockedSheet
from evidence_desk.ui.dialogs.police_exit import PoliceExitSheet
from evidence_desk.ui.policing import Policing
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.statusbar import StatusBar
from evidence_desk.ui.widgets.notes import Label


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """A window for the sheet to stand over."""
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def policing(desk: Desk, host: QWidget) -> Policing:
    return Policing(desk, host)


def locked_sheet(qtbot: QtBot) -> LockedSheet:
    def find() -> LockedSheet | None:
        tops = [w for w in QApplication.topLevelWidgets() if isinstance(w, LockedSheet) and w.isVisible()]
        return tops[0] if tops else None

    qtbot.waitUntil(lambda: find() is not None, timeout=20_000)
    found = find()
    assert found is not None
    return found


def words_in(sheet: QWidget) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(Label) if label.isVisibleTo(sheet))


def first(session: CaseSession) -> str:
    return session.case.in_order()[0].id


def test_one_press_locks_and_says_what_it_means(
    qtbot: QtBot, session: CaseSession, policing: Policing
) -> None:
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    name = first(session)
    policing.lock([name])
    assert name in session.locked  # out of sight before anything was written
    words = words_in(locked_sheet(qtbot))
    assert (
        "JPS/1 is locked for police. Nobody can open it here. Two custody sheets together can, for the police. "
        "Nothing was deleted."
    ) in words
    assert "22 November 2026 14:05 GMT, by this computer’s clock" in words
    assert "101" in words
    assert "Backups" in words
    assert "Who to tell, in order" in words  # the program tells nobody
    assert "Pressed by mistake? It stays locked" in words
    assert session.case.exhibits[name].status == "locked"
    assert not session.pending


def test_while_the_case_is_busy_the_lock_stands_beside_it_at_once_and_is_taken_in_later(
    qtbot: QtBot, session: CaseSession, policing: Policing, case_path: Path
) -> None:
    release = threading.Event()

    def work(store: CaseStore, report: jobs.Reporter) -> None:
        assert release.wait(30)

    session.act("Keeping a large film", work)
    qtbot.waitUntil(lambda: session.lane.activeThreadCount() > 0)
    name = first(session)
    policing.lock([name])
    sheet = locked_sheet(qtbot)
    assert list(case_path.parent.glob("*.seal-*"))
    assert session.case.exhibits[name].status == "held"
    assert name in session.locked
    assert session.pending
    assert "Not yet taken out of the file" in words_in(sheet)
    release.set()
    qtbot.waitUntil(lambda: session.case.exhibits[name].status == "locked", timeout=20_000)
    qtbot.waitUntil(lambda: not session.pending, timeout=20_000)
    assert not list(case_path.parent.glob("*.seal-*"))


@pytest.fixture
def reading(
    qtbot: QtBot, desk: Desk, case_path: Path, person: Person, home: Path, clock: FrozenClock
) -> Iterator[CaseSession]:
    """The case, open for reading because a colleague writes to it."""
    held = WriterLock.take(case_path)
    desk.take_session(case_path, open_case(case_path, access_of(person, home), clock))
    assert desk.session is not None
    assert desk.session.read_only
    yield desk.session
    held.release()


def test_it_locks_while_a_colleague_has_the_case(
    qtbot: QtBot, reading: CaseSession, policing: Policing, case_path: Path, host: QWidget
) -> None:
    bar = StatusBar(host)
    bar.set_session(reading)
    name = first(reading)
    policing.lock([name])
    words = words_in(locked_sheet(qtbot))
    assert "Not yet taken out of the file" in words
    assert list(case_path.parent.glob("*.seal-*"))
    assert name in reading.locked
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    assert name in reading.locked  # nothing that ran afterwards has shown it again
    red = [
        part for part in bar.findChildren(QWidget) if part.accessibleName().startswith("Locked for police")
    ]
    assert [part.isVisibleTo(bar) for part in red] == [True]


def test_recording_who_was_told_is_one_press_away(
    qtbot: QtBot, session: CaseSession, policing: Policing
) -> None:
    policing.lock([first(session)])
    sheet = locked_sheet(qtbot)
    with qtbot.waitSignal(policing.record_requested):
        qtbot.mouseClick(sheet.told_button, Qt.MouseButton.LeftButton)


def test_a_second_exhibit_stays_as_it_is(qtbot: QtBot, session: CaseSession, policing: Policing) -> None:
    ids = [exhibit.id for exhibit in session.case.in_order()]
    policing.lock([ids[0]])
    locked_sheet(qtbot)
    assert {session.case.exhibits[name].status for name in ids[1:]} == {"held"}


def test_handing_over_is_one_press_away_once_the_record_has_the_lock(
    qtbot: QtBot, session: CaseSession, policing: Policing
) -> None:
    policing.lock([first(session)])
    sheet = locked_sheet(qtbot)
    sheet.exits_link.click()
    found: list[PoliceExitSheet] = []

    def shown() -> bool:
        found[:] = [w for w in QApplication.allWidgets() if isinstance(w, PoliceExitSheet) and w.isVisible()]
        return bool(found)

    qtbot.waitUntil(shown, timeout=10_000)
    assert found[0].standing.items[0].ref == "JPS/1"
    found[0].reject()

"""Work off the main thread: one end, on the thread that asked, and words instead of a crash."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from evidence_desk.base.errors import BadInput, Cancelled, EvidenceDeskError, UnexpectedError
from evidence_desk.case.events import CaseChanged, Event
from evidence_desk.case.store import CaseStore
from evidence_desk.ui import jobs
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, Progress, Reporter
from evidence_desk.ui.session import CaseSession


def test_a_job_works_elsewhere_and_tells_its_end_here(qtbot: QtBot, desk: Desk) -> None:
    where: list[threading.Thread] = []
    ends: list[tuple[object, threading.Thread]] = []

    def work(report: Reporter) -> int:
        where.append(threading.current_thread())
        return 42

    job = desk.run("Counting", work)
    job.then(lambda result: ends.append((result, threading.current_thread())))
    with qtbot.waitSignals([job.succeeded, job.ended]), qtbot.assertNotEmitted(job.failed):
        pass
    assert ends == [(42, threading.main_thread())]
    assert where[0] is not threading.main_thread()


def test_an_error_of_the_family_arrives_as_it_is(qtbot: QtBot, desk: Desk) -> None:
    def work(report: Reporter) -> None:
        raise BadInput("nothing", "There is nothing to do.")

    with qtbot.waitSignal(desk.run("Failing", work).failed) as failed:
        pass
    error = failed.args[0]
    assert isinstance(error, BadInput)
    assert error.user_message == "There is nothing to do."


@pytest.mark.expects_log("job crashed: ValueError")
def test_a_crash_is_an_apology_and_the_log_has_no_word_of_what_it_was_about(
    qtbot: QtBot, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "Pupil A".casefold()  # a traceback quotes the line; what stands in the variable must stay out

    def work(report: Reporter) -> None:
        raise ValueError(secret)

    with qtbot.waitSignal(desk.run("Crashing", work).failed) as failed:
        pass
    error: EvidenceDeskError = failed.args[0]
    assert isinstance(error, UnexpectedError)
    assert secret not in error.user_message + str(error) + caplog.text


def test_progress_is_told_and_a_cancelled_job_says_so(qtbot: QtBot, desk: Desk) -> None:
    begun = threading.Event()

    def work(report: Reporter) -> None:
        report.stage("Keeping", 10)
        while True:
            begun.set()
            report(3)

    job = desk.run("Long", work)
    told: list[Progress] = []
    job.progressed.connect(told.append)
    qtbot.waitUntil(lambda: bool(told) and begun.is_set())
    with qtbot.waitSignal(job.failed) as failed:
        job.cancel()
    assert isinstance(failed.args[0], Cancelled)
    assert (told[-1].total, told[-1].words) == (10, "Keeping")
    assert job not in jobs.running_jobs()


def test_a_cancelled_job_that_waits_never_begins(qtbot: QtBot, desk: Desk) -> None:
    lane = jobs.new_lane()
    gate = threading.Event()
    done: list[str] = []
    first = Job(lambda report: gate.wait(5)).start(lane)
    second = Job(lambda report: done.append("begun")).start(lane)
    second.cancel()
    with qtbot.waitSignals([first.succeeded, second.failed]):
        gate.set()
    assert done == []


def _record(event: Event, store: CaseStore, report: Reporter) -> None:
    store.record(event)


def test_acts_of_a_session_run_in_order_and_the_case_is_fresh_when_they_end(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    seen: list[str] = []
    for title in ("First", "Second"):
        event = CaseChanged(field="title", value=title)
        job = session.act("Renaming", partial(_record, event))
        job.then(lambda _: seen.append(session.case.title))
    with qtbot.waitSignal(session.changed):
        pass
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["First", "Second"]


def test_closing_gives_the_lock_back(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    path = session.path
    closing = desk.close_case()
    assert closing is not None
    with qtbot.waitSignal(closing.ended):
        pass
    with qtbot.waitSignal(desk.session_changed):
        desk.open_case(path)
    assert desk.session is not None
    assert desk.session.read_only == ""


def test_a_case_held_by_another_opens_for_reading_and_says_by_whom(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    other = Desk(desk.home.folder, desk.clock, desk.policy)
    other.set_person(desk.person)
    with qtbot.waitSignal(other.session_changed):
        other.open_case(session.path)
    assert other.session is not None
    assert "since" in other.session.read_only
    closing = other.close_case()
    assert closing is not None
    with qtbot.waitSignal(closing.ended):
        pass


def test_a_case_that_cannot_be_opened_leaves_the_present_one_open(
    qtbot: QtBot, desk: Desk, session: CaseSession, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.edcase"
    broken.write_bytes(b"Dear parents, " * 100)
    for path in (broken, tmp_path / "gone.edcase"):
        job = desk.open_case(path)
        with qtbot.waitSignal(job.failed, timeout=10_000):
            pass
        assert desk.session is session
        with qtbot.waitSignal(
            session.act("", partial(_record, CaseChanged(field="title", value="T"))).succeeded
        ):
            pass


def test_another_case_is_open_before_the_present_one_is_closed(
    qtbot: QtBot, desk: Desk, session: CaseSession, tmp_path: Path
) -> None:
    other = tmp_path / "other.edcase"
    shutil.copyfile(session.path, other)
    there: list[Path | None] = []
    desk.session_changed.connect(lambda: there.append(desk.session.path if desk.session else None))
    job = desk.open_case(other)
    job.succeeded.connect(lambda _: there.append(Path("opened")))
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.path == other, timeout=10_000)
    assert there == [None, other, Path("opened")]
    assert desk.session is not None
    assert desk.session.read_only == ""


def test_the_same_file_by_another_name_is_closed_first_and_stays_writable(
    qtbot: QtBot, desk: Desk, session: CaseSession, tmp_path: Path
) -> None:
    folder = tmp_path / "by another name"
    folder.symlink_to(session.path.parent, target_is_directory=True)
    path = folder / session.path.name
    desk.open_case(path)
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.path == path, timeout=10_000)
    assert desk.session is not None
    assert desk.session.read_only == ""


def test_nothing_is_called_on_behalf_of_whoever_is_gone(qtbot: QtBot, desk: Desk) -> None:
    called: list[object] = []
    owner, stays = QObject(), QObject()
    job = desk.run("Counting", lambda report: 42)
    job.then(called.append, owner=owner)
    job.then(called.append, owner=stays)
    delete(owner)
    with qtbot.waitSignal(job.ended):
        pass
    assert called == [42]

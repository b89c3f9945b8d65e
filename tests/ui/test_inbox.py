"""The inbox in the window: what it shows, and how a drop is taken in, set aside, and its sender made sure of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock
from tests.ui.inbox_desk import Sender, two_pictures
from tests.ui.whole_window import take_apart

from evidence_desk.acts import inbox_looking, receiving
from evidence_desk.acts.inbox_facts import Listed
from evidence_desk.acts.schooling import ProfileState
from evidence_desk.base.words import spoken
from evidence_desk.case.keys import Person, SchoolFile, seal_keys
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.policy.model import Policy
from evidence_desk.ui import jobs
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.arrivals import AnswerSheet, ArrivalsSheet
from evidence_desk.ui.dialogs.sender import SenderSheet
from evidence_desk.ui.dialogs.set_aside import SetAsideSheet
from evidence_desk.ui.dialogs.which_case import WhichCaseSheet
from evidence_desk.ui.hiding import Watch
from evidence_desk.ui.inboxing import FOLDER
from evidence_desk.ui.models.inbox import InboxModel, ItemsModel, rows_of
from evidence_desk.ui.panels.inbox import InboxPage
from evidence_desk.ui.settings import RecentCase
from evidence_desk.ui.window import MainWindow

_T = TypeVar("_T")
Mod = Qt.KeyboardModifier


def in_thread(work: Callable[[], _T]) -> _T:
    """Touch files as the window does: not on the main thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


@pytest.fixture
def drops(tmp_path: Path) -> Path:
    (tmp_path / "drops").mkdir()
    return tmp_path / "drops"


@pytest.fixture
def hannah(drops: Path, school: SchoolFile, clock: FrozenClock, policy: Policy) -> Sender:
    return Sender.make(drops, school, clock, policy)


@pytest.fixture
def watch() -> Iterator[Watch]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = Watch(app)
    yield made
    made.set_limit(0)
    app.removeEventFilter(made)
    made.deleteLater()


@pytest.fixture
def window(
    qtbot: QtBot, desk: Desk, person: Person, home: Path, watch: Watch, drops: Path
) -> Iterator[MainWindow]:
    """The whole window, whose DSL has a drop folder."""
    in_thread(lambda: (home / "keys.age").write_bytes(seal_keys(person, b"passphrase here", work_factor=10)))
    desk.settings = structs.replace(desk.settings, choices={FOLDER: str(drops)})
    made = MainWindow(desk, watch)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    assert made.wiring is not None
    made.wiring.inbox.inboxing.end()
    take_apart(qtbot, desk, made, watch)


def idle(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)


def page_of(window: MainWindow) -> InboxPage:
    assert window.workspace is not None
    page = window.workspace.page("inbox")
    assert isinstance(page, InboxPage)
    return page


def show_inbox(qtbot: QtBot, window: MainWindow, count: int) -> InboxPage:
    """Go to the inbox by its key and look until so many drops stand in it."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.keyClick(window, Qt.Key.Key_2, Mod.ControlModifier | Mod.ShiftModifier)
    page = page_of(window)
    assert window.workspace is not None
    qtbot.waitUntil(lambda: window.workspace is not None and window.workspace.current == "inbox")

    def there() -> bool:
        if page.view.model().rowCount() == count:
            return True
        qtbot.keyClick(page, Qt.Key.Key_R, Mod.ControlModifier)
        return False

    qtbot.waitUntil(there, timeout=20_000)
    idle(qtbot)
    return page


def sheet_of(kind: type[QDialog]) -> QDialog | None:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found[0] if found else None


def current(page: InboxPage) -> Listed:
    drop = page.current
    assert drop is not None
    return drop


def answer(qtbot: QtBot, first: str, second: str = "no") -> None:
    """Answer for one picture as a hand does, not quicker than the question lets it."""
    qtbot.waitUntil(lambda: sheet_of(ArrivalsSheet) is not None or sheet_of(AnswerSheet) is not None)
    sheet = sheet_of(ArrivalsSheet) or sheet_of(AnswerSheet)
    assert isinstance(sheet, ArrivalsSheet | AnswerSheet)
    gate = sheet.gate
    qtbot.waitUntil(lambda: not gate._too_early(), timeout=5_000)
    qtbot.mouseClick(gate.answers[first], Qt.MouseButton.LeftButton)
    if first == "no":
        qtbot.waitUntil(lambda: not gate._too_early(), timeout=5_000)
        qtbot.mouseClick(gate.second_answers[second], Qt.MouseButton.LeftButton)


def known(desk: Desk, path: Path, title: str = "Year 9 group chat and votes") -> None:
    """Put a case on the list of this person's cases."""
    desk.settings = structs.replace(
        desk.settings,
        recent=(
            RecentCase(
                path=str(path),
                case_id="x",
                title=title,
                reference=path.stem,
                opened_at="2026-11-22T14:05:09Z",
                exhibits=4,
            ),
        ),
    )
    desk.settings_changed.emit()


def choose_case(qtbot: QtBot) -> None:
    """Take the first case of the list."""
    qtbot.waitUntil(lambda: sheet_of(WhichCaseSheet) is not None)
    which = sheet_of(WhichCaseSheet)
    assert isinstance(which, WhichCaseSheet)
    qtbot.mouseClick(which.buttons[0], Qt.MouseButton.LeftButton)


def held(qtbot: QtBot, desk: Desk, count: int) -> None:
    """Wait until the case that was opened holds so many exhibits; say what stands in the way when it does not."""

    def there() -> None:
        notices = [w.accessibleName() for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
        assert desk.session is not None, notices
        assert len(desk.session.case.exhibits) == count, (notices, desk.session.read_only)

    qtbot.waitUntil(there, timeout=40_000)


def rail_count(window: MainWindow) -> str:
    assert window.workspace is not None
    model = window.workspace.rail.model
    return next(row.count for row in model._rows if row.id == "inbox")


# -- taking in ---------------------------------------------------------------------------------------------------


def test_a_drop_is_looked_through_answered_for_and_taken_into_a_case(
    qtbot: QtBot, desk: Desk, window: MainWindow, hannah: Sender, person: Person, case_path: Path
) -> None:
    sent = in_thread(
        lambda: hannah.send(
            "a1", [person], pictures=two_pictures(), facts="Shown to me at form time. She was upset."
        )
    )
    page = show_inbox(qtbot, window, 1)
    assert current(page).sender == "Hannah Price"
    assert rail_count(window) == "1"
    assert page.detail.title.text().endswith("Shown to me at form time")
    assert "not known" in page.detail.note.accessibleName()
    assert not page.detail.take_button.isEnabled(), "no case is proposed, so one has to be chosen"
    known(desk, case_path)
    page.detail.target.choose("other")
    qtbot.keyClick(page, Qt.Key.Key_Return, Mod.ControlModifier)
    answer(qtbot, "no")
    answer(qtbot, "no")
    choose_case(qtbot)
    held(qtbot, desk, 6)
    assert desk.session is not None
    came = desk.session.case.in_order()[-2:]
    assert [exhibit.ref for exhibit in came] == ["HPX/1", "HPX/2"]
    for exhibit in came:
        assert exhibit.arrival is not None
        assert exhibit.arrival.who == person.profile.fingerprint
    qtbot.waitUntil(lambda: window.workspace is not None and window.workspace.current == "exhibits")
    assert in_thread(sent.exists), "the drop stays as it came"
    idle(qtbot)
    page = show_inbox(qtbot, window, 1)
    qtbot.waitUntil(lambda: current(page).state == "taken", timeout=20_000)
    assert "2026-041" in page.detail.note.accessibleName()
    assert not page.detail.take_button.isVisible()
    assert rail_count(window) == ""


def test_a_picture_that_is_not_answered_no_stays_out_and_a_text_record_begins(
    qtbot: QtBot, desk: Desk, window: MainWindow, hannah: Sender, person: Person, case_path: Path
) -> None:
    in_thread(lambda: hannah.send("a1", [person], pictures=two_pictures()))
    known(desk, case_path)
    page = show_inbox(qtbot, window, 1)
    page.detail.target.choose("other")
    qtbot.mouseClick(page.detail.take_button, Qt.MouseButton.LeftButton)
    answer(qtbot, "unsure")
    answer(qtbot, "no")
    choose_case(qtbot)
    qtbot.waitUntil(
        lambda: window.workspace is not None and window.workspace.current == "restricted", timeout=40_000
    )
    idle(qtbot)
    assert desk.session is not None
    case = desk.session.case
    assert [exhibit.ref for exhibit in case.in_order() if exhibit.drop] == ["HPX/1"]
    assert case.police_tasks
    assert len(case.blocked) == 1


def test_leaving_the_question_takes_nothing_in(
    qtbot: QtBot, desk: Desk, window: MainWindow, hannah: Sender, person: Person
) -> None:
    in_thread(lambda: hannah.send("a1", [person], pictures=two_pictures()))
    page = show_inbox(qtbot, window, 1)
    page.detail.target.choose("new")
    qtbot.mouseClick(page.detail.take_button, Qt.MouseButton.LeftButton)
    answer(qtbot, "no")
    sheet = sheet_of(ArrivalsSheet)
    assert isinstance(sheet, ArrivalsSheet)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert desk.session is None
    assert current(page).state == "waiting"


def test_enter_answers_nothing_and_one_can_go_back_a_picture(
    qtbot: QtBot, window: MainWindow, hannah: Sender, person: Person
) -> None:
    in_thread(lambda: hannah.send("a1", [person], pictures=two_pictures()))
    page = show_inbox(qtbot, window, 1)
    page.detail.target.choose("new")
    qtbot.mouseClick(page.detail.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sheet_of(ArrivalsSheet) is not None)
    sheet = sheet_of(ArrivalsSheet)
    assert isinstance(sheet, ArrivalsSheet)
    for _ in range(3):
        qtbot.keyClick(sheet.focusWidget() or sheet, Qt.Key.Key_Return)
    assert not sheet.back.isVisible(), "still at the first picture"
    answer(qtbot, "yes")
    qtbot.waitUntil(sheet.back.isVisible)
    qtbot.mouseClick(sheet.back, Qt.MouseButton.LeftButton)
    assert not sheet.back.isVisible()
    sheet.reject()


def test_words_alone_need_no_question_and_a_record_opens_on_its_own_page(
    qtbot: QtBot, desk: Desk, window: MainWindow, hannah: Sender, person: Person, case_path: Path
) -> None:
    in_thread(lambda: hannah.send("a1", [person], words="see you after school", record=True))
    known(desk, case_path)
    page = show_inbox(qtbot, window, 1)
    assert page.detail.record.isVisible()
    page.detail.target.choose("other")
    qtbot.mouseClick(page.detail.take_button, Qt.MouseButton.LeftButton)
    assert sheet_of(ArrivalsSheet) is None
    choose_case(qtbot)
    qtbot.waitUntil(
        lambda: window.workspace is not None and window.workspace.current == "restricted", timeout=20_000
    )
    assert desk.session is not None
    assert len(desk.session.case.police_tasks) == 1


def test_what_came_in_unanswered_stays_closed_until_the_question_is_answered(
    qtbot: QtBot,
    desk: Desk,
    window: MainWindow,
    hannah: Sender,
    person: Person,
    case_path: Path,
    policy: Policy,
) -> None:
    """As `edesk drop take` without an answer leaves it."""
    path = in_thread(lambda: hannah.send("a1", [person], pictures=two_pictures()[:1]))
    in_thread(lambda: take_unanswered(path, case_path, person, desk, policy))
    window.come_forward(case_path)
    qtbot.waitUntil(lambda: desk.session is not None, timeout=20_000)
    idle(qtbot)
    assert desk.session is not None
    exhibit = desk.session.case.in_order()[-1]
    assert window.wiring is not None
    window.wiring._open_exhibit(exhibit.id, [exhibit.id])
    assert window.workspace is not None
    viewer = window.workspace.page("viewer")
    qtbot.keyClick(viewer, Qt.Key.Key_Space)
    answer(qtbot, "no")
    qtbot.waitUntil(
        lambda: desk.session is not None and desk.session.case.exhibits[exhibit.id].arrival is not None,
        timeout=20_000,
    )


def take_unanswered(path: Path, case: Path, person: Person, desk: Desk, policy: Policy) -> None:
    home = desk.home.folder
    inbox = inbox_looking.inbox_of(home, person, ProfileState(kind="none"))
    with (
        CaseStore.open(case, access_of(person, home), desk.clock, write=True) as store,
        receiving.opened_alone(path, (person.identity,)) as drop,
    ):
        receiving.take_drop(store, drop, inbox, policy)


# -- senders -----------------------------------------------------------------------------------------------------


def test_six_words_compared_make_a_sender_known(
    qtbot: QtBot, window: MainWindow, hannah: Sender, person: Person
) -> None:
    in_thread(lambda: hannah.send("a1", [person], words="see you"))
    page = show_inbox(qtbot, window, 1)
    qtbot.mouseClick(page.detail.compare_button, Qt.MouseButton.LeftButton)
    sheet = sheet_of(SenderSheet)
    assert isinstance(sheet, SenderSheet)
    assert sheet.words.text() == spoken(hannah.person.profile.fingerprint)
    assert not sheet.same.isEnabled(), "first it is said how they were compared"
    sheet.how.choose("by-phone")
    qtbot.mouseClick(sheet.same, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: current(page).compared is not None, timeout=20_000)
    assert "sender is known" in page.detail.note.accessibleName()
    assert not page.detail.compare_button.isVisible()


def test_a_known_name_with_another_key_cannot_be_taken_in_and_is_set_aside_when_words_differ(
    qtbot: QtBot,
    desk: Desk,
    window: MainWindow,
    hannah: Sender,
    person: Person,
    case_path: Path,
    policy: Policy,
) -> None:
    path = in_thread(lambda: hannah.send("a1", [person], words="see you"))
    in_thread(lambda: take_unanswered(path, case_path, person, desk, policy))
    liar = in_thread(lambda: Sender.make(hannah.folder, hannah.school, hannah.clock, policy))
    in_thread(lambda: liar.send("a2", [person], words="trust me"))
    page = show_inbox(qtbot, window, 2)
    page.select(next(d.id for d in page_drops(page) if d.known == "other-key"))
    page.detail.target.choose("new")
    assert not page.detail.take_button.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Return, Mod.ControlModifier)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    qtbot.mouseClick(page.detail.compare_button, Qt.MouseButton.LeftButton)
    sheet = sheet_of(SenderSheet)
    assert isinstance(sheet, SenderSheet)
    qtbot.mouseClick(sheet.differ, Qt.MouseButton.LeftButton)
    aside = sheet_of(SetAsideSheet)
    assert isinstance(aside, SetAsideSheet)
    assert "differ" in aside.reason.toPlainText()
    qtbot.mouseClick(aside.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: current(page).state == "rejected", timeout=20_000)


def page_drops(page: InboxPage) -> list[Listed]:
    return [row.drop for row in page._model.rows]


# -- setting aside, looking -----------------------------------------------------------------------------------------


def test_e_sets_aside_with_a_reason_that_stays(
    qtbot: QtBot, window: MainWindow, hannah: Sender, person: Person
) -> None:
    path = in_thread(lambda: hannah.send("a1", [person], words="see you"))
    page = show_inbox(qtbot, window, 1)
    page.focus_first()
    qtbot.keyClick(page.view, Qt.Key.Key_E)
    sheet = sheet_of(SetAsideSheet)
    assert isinstance(sheet, SetAsideSheet)
    qtbot.mouseClick(sheet.button, Qt.MouseButton.LeftButton)
    assert sheet.isVisible(), "nothing is set aside without a reason"
    qtbot.keyClicks(sheet.reason, "meant for another school")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)
    qtbot.keyClick(sheet.reason, Qt.Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: current(page).state == "rejected", timeout=20_000)
    assert current(page).reason == "meant for another school"
    assert in_thread(path.exists)
    assert rail_count(window) == ""


def test_a_drop_that_comes_in_later_is_heard_of_and_counted(
    qtbot: QtBot, window: MainWindow, hannah: Sender, person: Person
) -> None:
    """By the watcher, without anybody asking."""
    assert window.wiring is not None
    inboxing = window.wiring.inbox.inboxing
    qtbot.waitUntil(lambda: inboxing.view.looked, timeout=20_000)
    heard: list[str] = []
    inboxing.said.connect(heard.append)
    in_thread(lambda: hannah.send("a1", [person], words="see you"))
    qtbot.waitUntil(lambda: rail_count(window) == "1", timeout=30_000)
    assert len(heard) == 1


def test_without_a_folder_one_is_asked_for_and_a_lost_one_is_named(
    qtbot: QtBot, desk: Desk, window: MainWindow, drops: Path
) -> None:
    assert window.wiring is not None
    inboxing = window.wiring.inbox.inboxing
    inboxing.use_folder(None)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_2, Mod.ControlModifier | Mod.ShiftModifier)
    page = page_of(window)
    qtbot.waitUntil(page.empty.button.isVisible, timeout=20_000)
    assert not page.check_button.isEnabled()
    inboxing.use_folder(drops / "gone")
    qtbot.waitUntil(page.away.isVisible, timeout=20_000)
    assert "cannot be reached" in page.away.accessibleName()
    assert page.empty.accessibleName() == "What waits cannot be seen now"
    assert page.empty.button.isVisible()
    assert page.check_button.isEnabled()
    in_thread((drops / "gone").mkdir)
    qtbot.keyClick(page, Qt.Key.Key_R, Mod.ControlModifier)
    qtbot.waitUntil(lambda: not page.away.isVisible(), timeout=20_000)


def test_a_folder_that_was_chosen_can_be_changed(qtbot: QtBot, window: MainWindow, drops: Path) -> None:
    page = show_inbox(qtbot, window, 0)
    assert window.wiring is not None
    inboxing = window.wiring.inbox.inboxing
    assert inboxing.folders == (drops,)
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(drops.parent))
    dialog.reject()
    assert inboxing.folders == (drops.parent,)


def test_locking_and_hiding_forget_what_was_shown(
    qtbot: QtBot, window: MainWindow, hannah: Sender, person: Person
) -> None:
    in_thread(lambda: hannah.send("a1", [person], facts="A sentence with a name."))
    page = show_inbox(qtbot, window, 1)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert page.view.model().rowCount() == 0
    assert page.detail.title.text() == ""
    qtbot.keyClick(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.view.model().rowCount() == 1)
    window.lock()
    assert window.wiring is not None
    assert window.wiring.inbox.inboxing.view.look.drops == ()
    assert page.view.model().rowCount() == 0


def test_the_check_code_and_a_message_to_the_sender_are_copied(
    qtbot: QtBot, window: MainWindow, hannah: Sender, person: Person
) -> None:
    path = in_thread(lambda: hannah.send("a1", [person], words="see you " * 300))
    page = show_inbox(qtbot, window, 1)
    qtbot.mouseClick(page.detail.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == current(page).check_code
    whole = in_thread(path.read_bytes)
    in_thread(lambda: path.write_bytes(whole[:-4000]))
    assert window.wiring is not None

    def damaged() -> bool:
        qtbot.keyClick(page, Qt.Key.Key_R, Mod.ControlModifier)
        return bool(page_drops(page)) and page_drops(page)[0].state in {"quarantined", "unfinished"}

    qtbot.waitUntil(damaged, timeout=20_000)
    idle(qtbot)
    qtbot.mouseClick(page.detail.again_button, Qt.MouseButton.LeftButton)
    assert "did not arrive whole" in QGuiApplication.clipboard().text()


def test_the_models_keep_the_rules_of_qt(qtbot: QtBot, hannah: Sender, person: Person, desk: Desk) -> None:
    path = in_thread(lambda: hannah.send("a1", [person], pictures=two_pictures(), words="w", facts="f"))

    def look() -> list[Listed]:
        inbox = inbox_looking.inbox_of(desk.home.folder, person, ProfileState(kind="none"))
        return inbox_looking.Looker(person, desk.home.folder, inbox, desk.clock).list_all([path])

    (drop,) = in_thread(look)
    drops, items = InboxModel(), ItemsModel()
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for model in (drops, items)
    ]
    drops.show(rows_of([drop], {}, "new", drop.newest_at))
    items.show(drop)
    assert len(testers) == 2
    assert (drops.rowCount(), items.rowCount()) == (1, 3)
    spoken_words = drops.data(drops.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken_words.startswith("new, Hannah Price, ")

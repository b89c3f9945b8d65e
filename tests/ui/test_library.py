"""The library in the window: cases from folders, search across them, a person's list, and what must not be seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock, MakeCase, keep
from tests.ui.first_day import aside, quiet
from tests.ui.whole_window import whole_window

from evidence_desk.base.errors import BadInput
from evidence_desk.case import events as ev
from evidence_desk.case import sealing
from evidence_desk.case.keys import Person, make_person
from evidence_desk.case.membership import NewCase, access_of, create_case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import PolicyPin
from evidence_desk.library.folders import load_folders, save_folders
from evidence_desk.library.index import Index
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.library_folders import LibraryFoldersSheet
from evidence_desk.ui.models.hits import LINE_ROLE, Line
from evidence_desk.ui.panels.cases import CasesPage, Column
from evidence_desk.ui.panels.search import SearchPage
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.settings import RecentCase, Settings
from evidence_desk.ui.shelf import Shelf
from evidence_desk.ui.widgets.notes import Label
from evidence_desk.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def folder(tmp_path: Path, home: Path, person: Person) -> Path:
    """A library folder."""
    made = tmp_path / "cases"
    made.mkdir()
    aside(lambda: save_folders(home, person, [made]))
    return made


@pytest.fixture
def found_case(folder: Path, make_case: MakeCase, policy: Policy) -> Path:
    """A case in it, never opened in this window: a message, and a pupil it threatens."""

    def fill(store: CaseStore) -> None:
        words = b"kayla, see you monday"
        exhibit = keep(
            store, policy, words, kind="message-transcript", media_type="text/plain", caption="Threat"
        )
        (pupil,) = store.record(ev.PersonAdded(name="Kayla Smith", kind="pupil", pseudonym="Pupil A"))
        store.record(ev.PersonRoleSet(person=pupil.id, exhibit=exhibit.id, role="victim"))

    return aside(lambda: make_case(fill).rename(folder / "found.edcase"))


@pytest.fixture
def shelf(qtbot: QtBot, desk: Desk, found_case: Path) -> Shelf:
    made = desk.shelf = Shelf(desk)
    qtbot.waitUntil(lambda: made.is_there, timeout=20_000)
    made.update()
    quiet(qtbot)
    return made


@pytest.fixture
def cases(qtbot: QtBot, desk: Desk, shelf: Shelf) -> CasesPage:
    page = CasesPage(desk)
    qtbot.addWidget(page)
    page.resize(1162, 690)
    page.show()
    quiet(qtbot)
    return page


@pytest.fixture
def search(qtbot: QtBot, desk: Desk, shelf: Shelf) -> SearchPage:
    page = SearchPage(desk)
    qtbot.addWidget(page)
    page.resize(1162, 690)
    page.show()
    page.focus_first()
    return page


def column(page: CasesPage, number: Column) -> list[str]:
    model = page.view.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def lines(page: SearchPage) -> list[Line]:
    model = page.view.model()
    return [model.index(row, 0).data(LINE_ROLE) for row in range(model.rowCount())]


def ask(qtbot: QtBot, page: SearchPage, words: str) -> list[str]:
    """Type words and wait for the answer."""
    page.field.clear()
    page.field.setFocus()
    qtbot.keyClicks(page.field, words)
    qtbot.wait(300)
    quiet(qtbot)
    return [f"{line.title} | {line.words}" for line in lines(page)]


# --- the list of cases


def test_a_case_in_a_folder_is_listed_and_opened_by_enter(
    qtbot: QtBot, cases: CasesPage, found_case: Path
) -> None:
    assert column(cases, Column.TITLE) == ["Year 9 group chat and votes"]
    assert column(cases, Column.OPENED) == [""]
    assert column(cases, Column.NOTE) == ["In your library folders"]
    cases.focus_first()
    with qtbot.waitSignal(cases.open_requested) as asked:
        qtbot.keyClick(cases.view, Qt.Key.Key_Return)
    assert asked.args == [found_case]


def test_a_case_opened_lately_is_listed_once(
    qtbot: QtBot, desk: Desk, cases: CasesPage, shelf: Shelf, found_case: Path
) -> None:
    opened = RecentCase(
        path=str(found_case),
        case_id="x",
        title="As opened",
        reference="r",
        opened_at="2026-11-22T14:05:09Z",
        exhibits=1,
    )
    desk.settings = Settings(recent=(opened,))
    desk.settings_changed.emit()
    assert column(cases, Column.TITLE) == ["As opened"]


def test_a_case_that_becomes_about_the_reader_leaves_every_list_and_count(
    qtbot: QtBot, desk: Desk, cases: CasesPage, shelf: Shelf, found_case: Path, home: Path, clock: FrozenClock
) -> None:
    person = desk.person
    assert person is not None
    desk.settings = Settings(
        recent=(
            RecentCase(path=str(found_case), case_id="x", title="T", reference="r", opened_at="", exhibits=1),
        )
    )
    desk.settings_changed.emit()
    assert column(cases, Column.TITLE) == ["T"]

    def name_her() -> None:
        with CaseStore.open(found_case, access_of(person, home), clock, write=True) as store:
            (named,) = store.record(ev.PersonAdded(name="Jane Shah", kind="staff", pseudonym="Staff A"))
            exhibit = next(iter(store.case.exhibits))
            store.record(ev.PersonRoleSet(person=named.id, exhibit=exhibit, role="alleged"))

    aside(name_her)
    shelf.update()
    quiet(qtbot)
    assert column(cases, Column.TITLE) == []
    assert (shelf.recent(), shelf.new_cases()) == ((), [])
    # The next time they unlock it is not shown for the moment that loading the index takes, either.
    settings = desk.settings
    desk.set_person(None)
    desk.set_person(person, settings)
    assert (shelf.is_there, shelf.recent(), column(cases, Column.TITLE)) == (False, (), [])
    quiet(qtbot)
    assert shelf.recent() == ()


def test_a_case_by_nobody_known_shows_its_files_name_alone(
    qtbot: QtBot, desk: Desk, cases: CasesPage, shelf: Shelf, folder: Path, tmp_path: Path, policy: Policy
) -> None:
    stranger = make_person("Sam Okafor", "dsl", "SO", "Elsewhere", "classic")
    person = desk.person
    assert person is not None

    def plant() -> None:
        school = desk.home.school()
        pin = PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256)
        new = NewCase(title="Trust me", reference="1", school=school, policy=pin, readers=(person.profile,))
        (tmp_path / "theirs").mkdir()
        create_case(folder / "planted.edcase", stranger, tmp_path / "theirs", new, desk.clock).close()

    aside(plant)
    shelf.update()
    quiet(qtbot)
    assert column(cases, Column.TITLE) == ["Year 9 group chat and votes", "planted.edcase"]
    assert column(cases, Column.NOTE)[1] == "Not opened; maker not known"


def test_nothing_of_the_library_stays_when_it_locks(
    qtbot: QtBot, desk: Desk, cases: CasesPage, shelf: Shelf
) -> None:
    desk.set_person(None)
    quiet(qtbot)
    assert column(cases, Column.TITLE) == []
    assert (shelf.cases, shelf.folders, shelf.is_there) == ((), (), False)


def test_another_person_gets_a_library_of_their_own(
    qtbot: QtBot, desk: Desk, cases: CasesPage, shelf: Shelf, colleague: Person
) -> None:
    desk.set_person(colleague)
    qtbot.waitUntil(lambda: shelf.is_there, timeout=20_000)
    quiet(qtbot)
    assert shelf.folders == ()
    assert column(cases, Column.TITLE) == []


# --- search across cases


def test_words_are_found_in_a_case_that_is_not_open(
    qtbot: QtBot, search: SearchPage, found_case: Path
) -> None:
    assert search.scope.chosen == "all"
    assert not search.scope.button("case").isEnabled()
    found = ask(qtbot, search, "monday")
    assert found == ["JPS/1  Threat | 2026-041  Year 9 group chat and votes · in the words of the message"]
    qtbot.keyClick(search.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(search.elsewhere_requested) as asked:
        qtbot.keyClick(search.view, Qt.Key.Key_Return)
    assert asked.args is not None
    path, line = asked.args
    assert path == found_case
    assert line.kind == "exhibit"


def test_what_is_locked_in_the_open_case_is_found_no_more(
    qtbot: QtBot, desk: Desk, search: SearchPage, session: CaseSession
) -> None:
    search.set_session(session)
    qtbot.mouseClick(search.scope.button("all"), LEFT)
    shelf = desk.shelf
    assert shelf is not None
    shelf.update()
    assert len(ask(qtbot, search, "coach")) == 1
    target = lines(search)[0].target
    session.act("lock", lambda store, report: sealing.seal(store, [target], "told to"))
    quiet(qtbot)
    assert ask(qtbot, search, "coach") == []


def test_nothing_found_says_what_is_not_searched(qtbot: QtBot, search: SearchPage) -> None:
    ask(qtbot, search, "unheard-of")
    assert search._empty.accessibleName() == "Nothing found"
    assert "Cases that you cannot open" in search._empty.accessibleDescription()


def test_a_case_out_of_reach_is_counted_and_not_shown(
    qtbot: QtBot, search: SearchPage, found_case: Path
) -> None:
    aside(lambda: found_case.parent.rename(found_case.parent.with_name("away")))
    assert ask(qtbot, search, "monday") == []
    assert "cannot be reached now" in search._empty.accessibleDescription()


def test_what_was_looked_for_is_wiped(qtbot: QtBot, search: SearchPage) -> None:
    ask(qtbot, search, "monday")
    search.wipe()
    assert (search.field.text(), lines(search)) == ("", [])


# --- everything about one person


def person_list(qtbot: QtBot, search: SearchPage, name: str) -> list[str]:
    qtbot.mouseClick(search.scope.button("person"), LEFT)
    return ask(qtbot, search, name)


def test_a_person_is_listed_by_case_and_the_list_saved(
    qtbot: QtBot, search: SearchPage, tmp_path: Path
) -> None:
    assert person_list(qtbot, search, "Kayla Smith") == [
        "2026-041  Year 9 group chat and votes | 2 found here",
        "Pupil A  Kayla Smith | person in this case",
        "JPS/1  Threat | as victim",
    ]
    out = tmp_path / "list.txt"
    assert search.person.save_button.isVisible()
    with qtbot.waitSignal(search.said) as said:
        search.person.save(out)
    assert said.args == ["The list was saved"]
    assert "Looked for: Kayla Smith" in aside(lambda: out.read_text(encoding="utf-8"))
    with qtbot.waitSignal(search.error) as failed:
        search.person.save(out)
    assert failed.args is not None
    assert isinstance(failed.args[0], BadInput)


def test_a_name_that_is_like_it_is_offered_and_looked_for_too(qtbot: QtBot, search: SearchPage) -> None:
    assert person_list(qtbot, search, "Kaila Smyth") == []
    (button,) = search.person.name_buttons
    assert not search.person.save_button.isVisible()
    qtbot.mouseClick(button, LEFT)
    assert search.field.text() == "Kaila Smyth, Kayla Smith"
    qtbot.wait(300)
    quiet(qtbot)
    assert len(lines(search)) == 3


def test_a_locked_exhibit_is_named_by_its_reference_alone(
    qtbot: QtBot, search: SearchPage, found_case: Path, desk: Desk, home: Path
) -> None:
    person = desk.person
    assert person is not None

    def lock() -> None:
        with CaseStore.open(found_case, access_of(person, home), desk.clock, write=True) as store:
            sealing.seal(store, list(store.case.exhibits), "told to")

    aside(lock)
    assert person_list(qtbot, search, "Kayla Smith")[-1] == "JPS/1 | as victim · Locked for police"


# --- folders


def test_folders_are_added_and_taken_out(
    qtbot: QtBot, shelf: Shelf, cases: CasesPage, home: Path, person: Person, tmp_path: Path
) -> None:
    more = tmp_path / "more"
    more.mkdir()
    sheet = LibraryFoldersSheet(shelf, cases)
    sheet.open()
    assert len(sheet.remove_buttons) == 1
    sheet.take(more)
    qtbot.waitUntil(lambda: len(sheet.remove_buttons) == 2, timeout=20_000)
    assert aside(lambda: load_folders(home, person))[-1] == more
    qtbot.mouseClick(sheet.remove_buttons[0], LEFT)
    qtbot.waitUntil(lambda: len(sheet.remove_buttons) == 1, timeout=20_000)
    quiet(qtbot)
    assert column(cases, Column.TITLE) == []
    sheet.take(home)
    quiet(qtbot)
    said = [label.text() for label in sheet.findChildren(Label) if label.isVisible()]
    assert any("holds your keys" in words for words in said)
    sheet.reject()


# --- the whole window


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, found_case: Path) -> Iterator[MainWindow]:
    with whole_window(qtbot, desk) as made:
        yield made


def test_from_the_search_to_the_exhibit_of_a_case_never_opened(
    qtbot: QtBot, window: MainWindow, desk: Desk, found_case: Path
) -> None:
    shelf = desk.shelf
    assert shelf is not None
    qtbot.waitUntil(lambda: bool(shelf.cases), timeout=20_000)
    window.commands.search.trigger()
    assert window.workspace is not None
    page = window.workspace.pages["search"]
    assert isinstance(page, SearchPage)
    ask(qtbot, page, "monday")
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.session is not None, timeout=20_000)
    session = desk.session
    assert session is not None
    assert session.path == found_case
    qtbot.waitUntil(lambda: window.workspace is not None and window.workspace.current == "viewer")
    quiet(qtbot)


def test_what_is_locked_in_the_window_leaves_the_file_of_the_index_at_once(
    qtbot: QtBot, desk: Desk, shelf: Shelf, session: CaseSession, home: Path, person: Person
) -> None:
    job = shelf.update()
    quiet(qtbot)
    assert job is not None

    def kept(words: bytes) -> bool:
        index = aside(Index.load, home, person)
        return words in index._database.serialize()

    qtbot.waitUntil(lambda: kept(b"left off the coach"), timeout=20_000)
    target = session.case.by_ref["JPS/2"]
    session.act("lock", lambda store, report: sealing.seal(store, [target], "told to"))
    qtbot.waitUntil(lambda: not kept(b"left off the coach"), timeout=4_000)  # not the read that comes later
    quiet(qtbot)

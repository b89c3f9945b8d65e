"""Scenes of `tools/screens.py` about many cases: the list fed by folders, search across them, one person's list."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from tools.screen_scenes import scene

from evidence_desk.case import events as ev
from evidence_desk.case.gate import Admission, Route, StopAnswers, at_capture
from evidence_desk.case.intake import NewExhibit, add_exhibit
from evidence_desk.case.keys import Person, make_person
from evidence_desk.case.membership import NewCase, create_case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import PolicyPin, Source
from evidence_desk.library.folders import save_folders
from evidence_desk.ui.dialogs.library_folders import LibraryFoldersSheet
from evidence_desk.ui.panels.search import SearchPage

if TYPE_CHECKING:
    from tools.screens import Stage

_OTHERS = (
    (
        "2026-036",
        "Message from an unknown number",
        "you will all be sorry, tell Salma too",
        "Message, shown by a parent",
        "@unknown_4471",
        "Salma Haddadi",
    ),
    (
        "2026-029",
        "Post about a trainee",
        "great lesson, miss, see you in the car park",
        "Post under a school photo",
        "@hal.f",
        "Selma Hadadi",
    ),
)


def _pin(stage: Stage) -> PolicyPin:
    policy = stage.desk.policy
    return PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256)


def _leave(stage: Stage) -> Admission:
    wording = stage.desk.policy.gate.version
    decision = at_capture(Route.TEXT, StopAnswers(first="no", second="no", wording=wording), wording=wording)
    assert isinstance(decision, Admission)
    return decision


def _fill(stage: Stage, store: CaseStore, words: str, caption: str, account: str, name: str) -> None:
    new = NewExhibit(
        kind="message-transcript",
        media_type="text/plain; charset=utf-8",
        method="text typed or pasted",
        grade="D",
        caption=caption,
        source=Source(account=account, platform="ChatterBox"),
    )
    data = words.encode()
    exhibit = add_exhibit(store, _leave(stage), new, io.BytesIO(data), len(data))
    (pupil,) = store.record(ev.PersonAdded(name=name, kind="pupil", pseudonym="Pupil A", year_group="Year 9"))
    store.record(ev.PersonRoleSet(person=pupil.id, exhibit=exhibit.id, role="victim"))


def _shelve(stage: Stage, by: Person | None = None) -> None:
    """Put more cases into a folder of the library; the program reads them after unlocking."""
    person = by or stage.desk.person
    assert person is not None
    assert stage.desk.person is not None
    folder = stage.folder / "Safeguarding cases"
    folder.mkdir()
    home = stage.folder / "home" if by is None else stage.folder / "theirs"
    home.mkdir(exist_ok=True)
    for reference, title, words, caption, account, name in _OTHERS:
        new = NewCase(
            title=title,
            reference=reference,
            school=stage.desk.home.school(),
            policy=_pin(stage),
            readers=() if by is None else (stage.desk.person.profile,),
        )
        with create_case(folder / f"{reference}.edcase", person, home, new, stage.clock) as store:
            _fill(stage, store, words, caption, account, name)
    save_folders(stage.folder / "home", stage.desk.person, [folder])


def _read(stage: Stage) -> None:
    shelf = stage.desk.shelf
    assert shelf is not None
    shelf.update()
    stage.settle()


def _search(stage: Stage, scope: str, words: str) -> SearchPage:
    _shelve(stage)
    stage.open_case()
    _read(stage)
    stage.command("search")
    assert stage.window.workspace is not None
    page = stage.window.workspace.page("search")
    assert isinstance(page, SearchPage)
    page.scope.choose(scope)
    stage.settle()
    page.field.setFocus()
    stage.type(words)
    stage.settle(600)
    return page


@scene("71-cases-library")
def cases_library(stage: Stage) -> None:
    """Cases found in the library's folders beside the one opened here."""
    _shelve(stage)
    stage.open_case()
    _read(stage)
    stage.command("cases")


@scene("71b-cases-stranger")
def cases_stranger(stage: Stage) -> None:
    """Cases that nobody known made: their files' names, and nothing of what they hold."""
    _shelve(stage, make_person("Sam Okafor", "dsl", "SO", "Another Academy", "classic"))
    _read(stage)
    stage.command("cases")


@scene("72-search-all")
def search_all(stage: Stage) -> None:
    """Words found in two cases."""
    _search(stage, "all", "sorry")


@scene("72b-search-all-empty")
def search_all_empty(stage: Stage) -> None:
    """Before anything is typed, and no case is open."""
    stage.command("search")


@scene("73-search-person")
def search_person(stage: Stage) -> None:
    """Everything about one person, with names that may be theirs."""
    _search(stage, "person", "Salma Haddadi")
    stage.key(Qt.Key.Key_Down)


@scene("73b-search-person-nobody")
def search_person_nobody(stage: Stage) -> None:
    """No such name; one that is like it."""
    _search(stage, "person", "Salmah Hadaddi")


@scene("74-library-folders")
def library_folders(stage: Stage) -> None:
    """The folders."""
    _shelve(stage)
    _read(stage)
    stage.command("library_folders")
    assert isinstance(stage.sheet(), LibraryFoldersSheet)

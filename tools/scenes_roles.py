"""Scenes of `tools/screens.py` about readers and roles: until when, whose key, two people, new keys, leavers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from tools.screen_scenes import PASSPHRASE, scene

from evidence_desk.acts import agreeing, readers
from evidence_desk.case import events as ev
from evidence_desk.case.keys import Person, PersonRoleName, make_person
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.dialogs.leaver import LeaverSheet
from evidence_desk.ui.dialogs.new_keys import NewKeysSheet
from evidence_desk.ui.dialogs.readers import ReadersSheet
from evidence_desk.ui.dialogs.record_action import RecordActionSheet
from evidence_desk.ui.widgets.fields import LineEdit, TextEdit

if TYPE_CHECKING:
    from tools.screens import Stage

_Sheet = TypeVar("_Sheet", bound=QWidget)
_HOLD = {"hold-for": "police", "authority": "DC Lowe", "review-on": "2027-01-08"}


def _front(stage: Stage, kind: type[_Sheet]) -> _Sheet:
    sheet = stage.sheet()
    assert isinstance(sheet, kind)
    return sheet


def _someone(name: str, role: PersonRoleName, initials: str) -> Person:
    return make_person(name, role, initials, "Larkrise Academy", "classic")


def _do(stage: Stage, work: Callable[[CaseStore], object]) -> None:
    session = stage.desk.session
    assert session is not None
    session.act("", lambda store, report: work(store))
    stage.settle()


def _with_readers(stage: Stage) -> tuple[Person, Person]:
    """Open the case and let a deputy and an investigator in."""
    deputy, investigator = (
        _someone("Tom Adair", "deputy", "TXA"),
        _someone("Ann Marsh", "investigator", "AXM"),
    )
    stage.open_case()

    def let_in(store: CaseStore) -> None:
        readers.add_reader(store, deputy.profile, compared="in-person")
        until = "2026-12-19T00:00:00Z"
        readers.add_reader(store, investigator.profile, until=until, compared="by-phone")

    _do(stage, let_in)
    return deputy, investigator


def _choose(stage: Stage, words: str) -> None:
    """Choose from the menu of the row of the investigator."""
    sheet = _front(stage, ReadersSheet)
    for menu in sheet.findChildren(QMenu):
        for action in menu.findChildren(QAction):
            if action.text() == words:
                action.trigger()
                stage.settle()
                return
    raise LookupError(words)


@scene("85-readers")
def readers_listed(stage: Stage) -> None:
    """A deputy, and an investigator until a day."""
    _with_readers(stage)
    stage.command("readers")


@scene("85b-reader-until")
def reader_until(stage: Stage) -> None:
    """Until when somebody reads the case."""
    _with_readers(stage)
    stage.command("readers")
    _choose(stage, "How long they read it…")


@scene("85c-reader-compared")
def reader_compared(stage: Stage) -> None:
    """Six words of a key, to be heard from its holder."""
    _with_readers(stage)
    stage.command("readers")
    _choose(stage, "I compared their key…")


@scene("85d-letting-in")
def letting_in(stage: Stage) -> None:
    """Somebody by their file: words to compare, how, until when."""
    stage.open_case()
    stage.command("readers")
    _front(stage, ReadersSheet).letting_in.show_profile(_someone("Ann Marsh", "investigator", "AXM").profile)


@scene("86-second-person-asked")
def second_person_asked(stage: Stage) -> None:
    """A deputy asks; the lead opens the case."""
    deputy, _ = _with_readers(stage)

    def ask(store: CaseStore) -> None:
        hold = ev.ActionRecorded(
            kind="hold-placed", done_at="2026-11-22T10:00:00Z", fields=_HOLD, reason="asked by the police"
        )
        (placed,) = store.record(hold)[-1:]
        with agreeing.signing_as(store, deputy):
            agreeing.ask(
                store, "release-hold", placed.id, "the police have closed the matter, their ref. TH-22116"
            )

    _do(stage, ask)
    stage.command("readers")


@scene("86b-second-person-signs")
def second_person_signs(stage: Stage) -> None:
    """A hold is released: a second person signs, or is asked."""
    _with_readers(stage)
    hold = ev.ActionRecorded(
        kind="hold-placed", done_at="2026-11-22T10:00:00Z", fields=_HOLD, reason="asked by the police"
    )
    _do(stage, lambda store: store.record(hold))
    stage.command("actions")
    stage.press("Add")
    sheet = _front(stage, RecordActionSheet)
    sheet.kind.choose("hold-released")
    stage.settle()
    shown = [edit for edit in sheet.findChildren(TextEdit) if edit.isVisible()]
    shown[0].setPlainText("the police have closed the matter")
    for line in sheet.findChildren(LineEdit):
        if line.isVisible() and not line.placeholderText():
            line.setText("DC Lowe")
            break
    stage.press("Save")


@scene("87-new-keys")
def new_keys(stage: Stage) -> None:
    """Before new keys are made."""
    stage.command("new_keys")


@scene("87b-new-keys-made")
def new_keys_made(stage: Stage) -> None:
    """They stand in every case."""
    stage.open_case()
    stage.command("new_keys")
    sheet = _front(stage, NewKeysSheet)
    sheet.passphrase.setText(PASSPHRASE)
    stage.press("Make new keys")
    stage.settle(600)


@scene("88-leaver")
def leaver(stage: Stage) -> None:
    """Somebody leaves, or lost their device."""
    _with_readers(stage)
    stage.command("leaver")
    sheet = _front(stage, LeaverSheet)
    sheet.who.setCurrentIndex(1)
    sheet.reason.setPlainText("left the school at the end of term")


@scene("88b-leaver-done")
def leaver_done(stage: Stage) -> None:
    """What became of each case."""
    leaver(stage)
    stage.press("Take them out of every case")
    stage.settle(600)

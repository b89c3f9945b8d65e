"""Scenes of `tools/screens.py` about the care of cases: backups, checks, moving, to and from another school."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tools.screen_scenes import scene

from evidence_desk.acts import transferring
from evidence_desk.acts.recording import add_person
from evidence_desk.case.keys import Person, make_person, make_school, school_json
from evidence_desk.case.membership import NewCase, access_of, create_case
from evidence_desk.case.sealing import seal
from evidence_desk.case.store import CaseStore
from evidence_desk.case.transfers import Plan
from evidence_desk.case.values import PolicyPin, School
from evidence_desk.ui.dialogs.backups import BackUpSheet, BringBackSheet
from evidence_desk.ui.dialogs.moving import BringInSheet, MoveCaseSheet
from evidence_desk.ui.dialogs.take_over import TakeOverSheet
from evidence_desk.ui.dialogs.transfer import TransferSheet

if TYPE_CHECKING:
    from tools.screens import Stage

_Sheet = TypeVar("_Sheet", bound=QWidget)


def _front(stage: Stage, kind: type[_Sheet]) -> _Sheet:
    sheet = stage.sheet()
    assert isinstance(sheet, kind)
    return sheet


def _back_up(stage: Stage) -> None:
    stage.open_case()
    stage.command("back_up")
    sheet = _front(stage, BackUpSheet)
    sheet.folder.set_path(stage.folder / "stick")
    stage.press("Back up")


@scene("80-back-up")
def back_up(stage: Stage) -> None:
    """One folder, one press."""
    stage.open_case()
    stage.command("back_up")


@scene("80b-backed-up")
def backed_up(stage: Stage) -> None:
    """What the backup holds now."""
    _back_up(stage)


@scene("81-bring-back")
def bring_back(stage: Stage) -> None:
    """What a backup holds, before anything is brought back."""
    _back_up(stage)
    stage.leave_sheets()
    stage.command("close_case")
    stage.case_path.unlink()
    stage.command("bring_back")
    sheet = _front(stage, BringBackSheet)
    sheet.folder.set_path(stage.folder / "stick")
    sheet.into.set_path(stage.folder / "cases")
    stage.press("Look into it")


@scene("82-check")
def check(stage: Stage) -> None:
    """No case was checked yet."""
    stage.command("check_cases")


@scene("82b-check-found")
def check_found(stage: Stage) -> None:
    """One case is damaged; the list says so behind the sheet."""
    stage.open_case()
    stage.command("close_case")
    data = bytearray(stage.case_path.read_bytes())
    data[data.index(b"b/") + 700] ^= 1
    stage.case_path.write_bytes(data)
    stage.command("check_cases")
    stage.press("Check all now")
    stage.command("cases")
    stage.command("check_cases")


@scene("83-move")
def move(stage: Stage) -> None:
    """To another folder."""
    stage.open_case()
    stage.command("move_case")
    _front(stage, MoveCaseSheet).folder.set_path(Path("/srv/cases"))
    stage.settle()


@scene("83b-bring-in")
def bring_in(stage: Stage) -> None:
    """A case file from a stick."""
    stage.command("bring_in")
    _front(stage, BringInSheet).file.set_path(Path("/media/stick/2026-052.edcase"))
    stage.settle()


@scene("84-send-stopped")
def send_stopped(stage: Stage) -> None:
    """Something in the case is locked for police."""
    me = stage.desk.person
    assert me is not None
    with CaseStore.open(
        stage.case_path, access_of(me, stage.folder / "home"), stage.clock, write=True
    ) as store:
        seal(store, [store.case.by_ref["JPS/1"]], "Recognised")
    stage.open_case()
    stage.command("send_case")


@scene("84b-send")
def send(stage: Stage) -> None:
    """What must be said before a case goes to the next school."""
    path, _ = _small_case(stage)
    stage.open_case(path)
    stage.command("send_case")
    receiver = stage.folder / "evans-identity.json"
    receiver.write_bytes(msgspec.json.encode(_receiver().profile))
    sheet = _front(stage, TransferSheet)
    sheet.pupil.setCurrentIndex(1)
    sheet.file.set_path(receiver)
    stage.settle()
    QTest.keyClicks(sheet.decided_by, "Jane Shah, Designated Safeguarding Lead")
    stage.settle()


@scene("85-take-over")
def take_over(stage: Stage) -> None:
    """A case that another school made over."""
    sender = make_person("Mair Evans", "dsl", "MXE", "Holt Lane Primary", "classic")
    home = stage.folder / "their home"
    home.mkdir()
    (home / "school.json").write_bytes(school_json(make_school("Holt Lane Primary", "classic")[0]))
    me = stage.desk.person
    assert me is not None
    copy = stage.folder / "for Jane.edcase"
    path, pupil = _small_case(stage, "theirs", sender, home)
    with CaseStore.open(path, access_of(sender, home), stage.clock, write=True) as store:
        plan = Plan(
            pupil=pupil,
            receiver=me.profile,
            school=School(name="Larkrise Academy"),
            compared="by-voice",
            basis="The file follows the child",
            decided_by="Mair Evans, DSL",
            keeps="The case, until the pupil is 25",
        )
        transferring.send(store, plan, copy)
    stage.command("take_over")
    sheet = _front(stage, TakeOverSheet)
    sheet.file.set_path(copy)
    sheet.into.set_path(Path("/srv/cases/2026-052.edcase"))
    stage.press("Look at it")


def _receiver() -> Person:
    return make_person("Mair Evans", "dsl", "MXE", "Holt Lane Primary", "classic")


def _small_case(
    stage: Stage, name: str = "2026-052", person: Person | None = None, home: Path | None = None
) -> tuple[Path, str]:
    """Make a case about one pupil with nothing locked in it; return its path and the pupil's id."""
    person = person or stage.desk.person
    home = home or stage.folder / "home"
    assert person is not None
    path = stage.folder / f"{name}.edcase"
    policy = stage.desk.policy
    new = NewCase(
        title="Messages after the trip",
        reference="2026-052",
        school=make_school(person.profile.organisation, "classic")[0],
        policy=PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256),
    )
    with create_case(path, person, home, new, stage.clock) as store:
        pupil = add_person(store, name="Ann Lee", kind="pupil")
    return path, pupil.id

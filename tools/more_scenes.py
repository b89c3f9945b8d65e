"""More scenes of `tools/screens.py`: the first day, what goes wrong, what is empty, and the sheets behind buttons."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

import msgspec
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTreeView, QWidget
from tools.screen_scenes import SCENES, scene

from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import make_pack
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import CannotWrite, UnexpectedError
from evidence_desk.bundle.lock import WriterLock
from evidence_desk.case.keys import make_person, read_school
from evidence_desk.case.membership import NewCase, create_case
from evidence_desk.case.values import PolicyPin
from evidence_desk.ui import notices
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.panels.verify import VerifyPage
from evidence_desk.ui.settings import Settings

if TYPE_CHECKING:
    from tools.screens import Stage

_SECTIONS: Final = ("exhibits", "timeline", "concern", "people", "actions", "log", "packs")


def fields(inside: QWidget) -> list[QLineEdit]:
    """Return the fields to type in, in their order."""
    return [edit for edit in inside.findChildren(QLineEdit) if edit.isVisible() and not edit.isReadOnly()]


def _fill(stage: Stage, inside: QWidget, *texts: str) -> None:
    for edit, text in zip(fields(inside), texts, strict=False):
        edit.selectAll()
        QTest.keyClicks(edit, text)
    stage.settle()


# --- the first day


@scene("10-first-run")
def first_run(stage: Stage) -> None:
    """New keys, or brought ones."""
    stage.window.lock()
    stage.settle()
    stage.press("Lost the passphrase")
    stage.press("Make new keys…")


@scene("10a-lost-passphrase")
def lost_passphrase(stage: Stage) -> None:
    """What can be done when it is gone."""
    stage.window.lock()
    stage.settle()
    stage.press("Lost the passphrase")


@scene("10b-first-run-carried")
def first_run_carried(stage: Stage) -> None:
    """Keys from another computer."""
    first_run(stage)
    stage.press("Bring my keys from another computer")
    stage.press("Continue")


@scene("10c-first-run-who")
def first_run_who(stage: Stage) -> None:
    """Name, initials, school, role; not all is there yet."""
    first_run(stage)
    stage.press("Continue")
    _fill(stage, stage.window, "Sam Okafor")
    stage.press("Continue")


@scene("10d-first-run-school")
def first_run_school(stage: Stage) -> None:
    """To join a school, or to be its first lead."""
    first_run(stage)
    stage.press("Continue")
    _fill(stage, stage.window, "Sam Okafor", "SXO", "Larkrise Academy")
    stage.press("Designated Safeguarding Lead")
    stage.press("Continue")


@scene("10e-first-run-passphrase")
def first_run_passphrase(stage: Stage) -> None:
    """The passphrase, twice."""
    first_run_school(stage)
    stage.press("I am the first DSL here: make the school’s sheets")
    stage.press("Continue")


@scene("10f-first-run-sheets")
def first_run_sheets(stage: Stage) -> None:
    """Where the sheets go."""
    first_run_passphrase(stage)
    _fill(stage, stage.window, "eight badgers hum at noon", "eight badgers hum at noon")
    stage.press("Continue")


@scene("10g-first-run-drill")
def first_run_drill(stage: Stage) -> None:
    """The sheets are tried."""
    first_run_sheets(stage)
    stick = stage.folder / "stick"
    stick.mkdir(exist_ok=True)
    stage.press("Write them to a folder")
    _fill(stage, stage.window, str(stick))
    stage.press("Continue")
    stage.press("Read these sheets")


@scene("10h-first-run-done")
def first_run_done(stage: Stage) -> None:
    """All is made."""
    first_run_drill(stage)
    stage.press("Continue")


@scene("13c-unlock-wrong")
def unlock_wrong(stage: Stage) -> None:
    """A passphrase that does not fit."""
    stage.window.lock()
    stage.settle()
    stage.type("three geese")
    stage.press("Unlock")


@scene("13d-unlock-wait")
def unlock_wait(stage: Stage) -> None:
    """Too many of them."""
    last = clocks.utc_text(stage.clock.read().utc)
    (stage.folder / "home" / "tries.json").write_bytes(msgspec.json.encode({"wrong": 9, "last": last}))
    stage.window.lock()
    stage.settle()


@scene("32-sheets-drill")
def sheets_drill(stage: Stage) -> None:
    """The yearly drill, proved."""
    stage.command("school_sheets")
    _fill(stage, stage.sheet(), str(stage.folder / "sheets"))
    stage.press("Read these sheets")


@scene("32b-recover")
def recover(stage: Stage) -> None:
    """Two holders of sheets let somebody into a case."""
    stage.command("school_sheets")
    stage.press("Recover a case with two sheets…")


@scene("44-staff")
def staff(stage: Stage) -> None:
    """Somebody who may write down, and open nothing."""
    stage.window.lock()
    stage.settle()
    stage.window.enter(make_person("Dee Carver", "staff", "DXC", "Larkrise Academy", "classic"), Settings())


# --- what goes wrong


@scene("50-read-only")
def read_only(stage: Stage) -> None:
    """A colleague has the case open."""
    with (
        patch("evidence_desk.bundle.lock._host", lambda: "OFFICE-12"),
        patch("evidence_desk.bundle.lock._user", lambda: "Tom Adair"),
    ):
        stage.held.append(WriterLock.take(stage.case_path))
    stage.open_case()


@scene("51-damaged")
def damaged(stage: Stage) -> None:
    """A case file with bytes changed in it."""
    data = bytearray(stage.case_path.read_bytes())
    data[2000:2064] = bytes(64)
    stage.case_path.write_bytes(data)
    stage.open_case()


@scene("52-older-copy")
def older_copy(stage: Stage) -> None:
    """A copy from before the last entry this computer has seen."""
    older = stage.folder / "copy.edcase"
    shutil.copyfile(stage.case_path, older)
    stage.open_case()
    stage.command("should_not_be_here")
    stage.leave_sheets()
    stage.command("close_case")
    stage.open_case(older)


@scene("53-fault")
def fault(stage: Stage) -> None:
    """A fault of ours."""
    stage.open_case()
    notices.show(stage.window, UnexpectedError("for the picture"))


@scene("54-disk-full")
def disk_full(stage: Stage) -> None:
    """No room on the disk."""
    stage.open_case()
    words = "Nothing was saved. 1.2 GB is needed, 300 MB is free. Free some space or choose another place."
    notices.show(stage.window, CannotWrite("disk full", words))


@scene("55-leaving")
def leaving(stage: Stage) -> None:
    """The window is closed while work runs."""

    def work(report: Reporter) -> None:
        while True:
            report(410, 980)
            time.sleep(0.02)

    stage.open_case()
    stage.is_waiting = True
    stage.desk.run("Keeping a film", work)
    stage.window.close()


# --- what is empty


def _empty(section: str) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        path = stage.folder / "2026-042.edcase"
        person, policy = stage.desk.person, stage.desk.policy
        if person is None:
            raise LookupError("nobody is unlocked")
        new = NewCase(
            title="Year 8 game account",
            reference="2026-042",
            school=read_school(stage.folder / "home" / "school.json"),
            policy=PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256),
        )
        create_case(path, person, stage.folder / "home", new, stage.clock).close()
        stage.open_case(path)
        stage.command(section)
        stage.settle(700)

    return act


for _number, _name in enumerate(_SECTIONS):
    SCENES[f"14{'abcdefg'[_number]}-empty-{_name}"] = _empty(_name)


@scene("02b-filter-nothing")
def filter_nothing(stage: Stage) -> None:
    """A filter that finds nothing."""
    stage.open_case()
    stage.command("filter")
    stage.type("zebra")
    stage.settle(700)


@scene("31b-search-nothing")
def search_nothing(stage: Stage) -> None:
    """A search that finds nothing."""
    stage.open_case()
    stage.command("search")
    stage.type("zebra")
    stage.settle(500)


# --- behind buttons


@scene("04b-pictures-asked")
def pictures_asked(stage: Stage) -> None:
    """What must be asked of each picture before a category can be chosen."""
    stage.open_case()
    stage.command("classify")
    sheet = stage.sheet()
    stage.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    stage.type("indecent")
    tree = sheet.findChild(QTreeView)
    if tree is None:
        raise LookupError("no categories")
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    stage.key(Qt.Key.Key_Space)
    stage.settle(300)


@scene("04c-people-roles")
def people_roles(stage: Stage) -> None:
    """Who has which part in an exhibit."""
    stage.open_case()
    stage.command("people_roles")


@scene("21b-concern-form")
def concern_form(stage: Stage) -> None:
    """The concern, being written."""
    stage.open_case()
    stage.command("concern")
    stage.settle(500)
    stage.press("Write it down")


@scene("22b-add-person")
def add_person(stage: Stage) -> None:
    """A person is added."""
    stage.open_case()
    stage.command("people")
    stage.settle(300)
    stage.press("Add a person")


@scene("23b-record-action")
def record_action(stage: Stage) -> None:
    """An action is recorded."""
    stage.open_case()
    stage.command("actions")
    stage.settle(300)
    stage.press("Add")


@scene("23c-record-decision")
def record_decision(stage: Stage) -> None:
    """A decision is recorded."""
    stage.open_case()
    stage.command("actions")
    stage.settle(300)
    stage.press("Record a decision")


@scene("05b-record")
def record(stage: Stage) -> None:
    """A text record that was kept."""
    stage.open_case()
    stage.key(Qt.Key.Key_End)
    stage.key(Qt.Key.Key_Return)


@scene("05c-record-call")
def record_call(stage: Stage) -> None:
    """A call is recorded on it."""
    record(stage)
    stage.press("Record")


@scene("40-print")
def printing(stage: Stage) -> None:
    """What is printed."""
    stage.open_case()
    stage.command("print")


@scene("41b-new-case-details")
def new_case_details(stage: Stage) -> None:
    """A new case: its name and place."""
    stage.command("new_case")
    stage.press("No")
    stage.press("Continue")


@scene("45-which-case")
def which_case(stage: Stage) -> None:
    """Something is pasted where no case is in front."""
    stage.open_case()
    stage.command("cases")
    stage.command("paste")


# --- packs, and what is checked


@scene("25b-make-pack")
def attest(stage: Stage) -> None:
    """Who makes it puts their name to it."""
    stage.open_case()
    stage.command("packs")
    stage.settle(1500)
    stage.press("Make the pack")


@scene("25c-pack-made")
def pack_made(stage: Stage) -> None:
    """Made, and checked."""
    attest(stage)
    sheet = stage.sheet()
    _fill(stage, sheet, "Request 14/26", "Jane P. Shah")
    stage.press("Choose where to keep it …", sheet)
    dialog = next(one for one in sheet.findChildren(QFileDialog) if one.isVisible())
    dialog.selectFile(str(stage.folder / "pack.pdf"))
    dialog.accept()
    stage.settle(800)


def _check(stage: Stage, path: Path) -> None:
    stage.command("verify")
    page = next(one for one in stage.window.findChildren(VerifyPage) if one.isVisible())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at, nothing = page.zone.rect().center(), Qt.KeyboardModifier.NoModifier
    copying, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(page.zone, QDragEnterEvent(at, copying, data, left, nothing))
    QApplication.sendEvent(page.zone, QDropEvent(QPointF(at), copying, data, left, nothing))
    stage.settle(600)


@scene("33a-verify-whole")
def verify_whole(stage: Stage) -> None:
    """A case that is whole."""
    _check(stage, stage.case_path)


@scene("33b-verify-damaged")
def verify_damaged(stage: Stage) -> None:
    """A case that is not."""
    data = bytearray(stage.case_path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(64)
    stage.case_path.write_bytes(data)
    _check(stage, stage.case_path)


@scene("33c-verify-pack")
def verify_pack(stage: Stage) -> None:
    """A pack of the open case."""
    stage.open_case()
    session, desk, out = stage.desk.session, stage.desk, stage.folder / "pack.pdf"
    if session is None:
        raise LookupError("the case did not open")
    session.act(
        "", lambda store, report: make_pack(store, desk.policy, desk.clock, PackChoice(), out, report)
    )
    stage.settle(300)
    _check(stage, out)


@scene("03f-where-from")
def where_from(stage: Stage) -> None:
    """All that can be said of where an exhibit comes from."""
    stage.open_case()
    try:
        stage.press("Add or correct")
    except LookupError:  # with large text the inspector has given way
        stage.command("inspector")
        stage.press("Add or correct")

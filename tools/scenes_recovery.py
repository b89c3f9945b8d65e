"""Scenes of `tools/screens.py` about the school's sheets, recovery, and the way back from a lock by mistake."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from tools.screen_scenes import scene

from evidence_desk.acts import unsealing
from evidence_desk.acts.drill import paper_rows
from evidence_desk.case.keys import make_person
from evidence_desk.case.membership import add_reader
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.dialogs.recover import RecoverSheet
from evidence_desk.ui.dialogs.replace_sheets import ReplaceSheetsSheet
from evidence_desk.ui.dialogs.unseal import UnsealSheet
from evidence_desk.ui.jobs import Reporter

if TYPE_CHECKING:
    from tools.screens import Stage

_REASON = "The wrong row was selected. We both know the picture from the report of 21 November."


def _sheet(stage: Stage, name: str) -> Path:
    return stage.folder / "sheets" / name


# --- the drill and new sheets


@scene("91-sheets-due")
def sheets_due(stage: Stage) -> None:
    """The reminder above the cases."""
    stage.command("cases")


@scene("91a-sheets")
def sheets(stage: Stage) -> None:
    """The sheets have not been tried in this term."""
    stage.command("school_sheets")


@scene("91b-sheets-tried")
def sheets_tried(stage: Stage) -> None:
    """All pairs open; the term's drill is noted."""
    stage.command("school_sheets")
    field = next(edit for edit in stage.sheet().findChildren(QLineEdit) if edit.isVisible())
    field.setText(str(stage.folder / "sheets"))
    stage.press("Read these sheets")
    field.clear()


def _replacing(stage: Stage) -> ReplaceSheetsSheet:
    stage.command("school_sheets")
    stage.press("A sheet is lost…")
    sheet = stage.sheet()
    assert isinstance(sheet, ReplaceSheetsSheet)  # as the button says
    return sheet


@scene("91c-sheet-lost")
def sheet_lost(stage: Stage) -> None:
    """Which sheets are made anew."""
    sheet = _replacing(stage)
    sheet.which.recovery.click()
    sheet.which.custody.click()
    stage.settle()


@scene("91d-new-sheets-place")
def new_sheets_place(stage: Stage) -> None:
    """Where the new ones go."""
    _replacing(stage).which.recovery.click()
    stage.press("Go on")


@scene("91e-new-sheets-cases")
def new_sheets_cases(stage: Stage) -> None:
    """The cases: a reason, and a second person."""
    _replacing(stage)
    stage.press("The new sheets are made already")


# --- recovery


def _recovering(stage: Stage) -> RecoverSheet:
    stage.command("school_sheets")
    stage.press("Recover a case with two sheets…")
    sheet = stage.sheet()
    assert isinstance(sheet, RecoverSheet)  # as the button says
    sheet.case.edit.setText("/media/stick/2026-041.edcase")
    return sheet


@scene("92-recover")
def recover(stage: Stage) -> None:
    """Which case, and who is let in."""
    _recovering(stage)


@scene("92a-recover-first")
def recover_first(stage: Stage) -> None:
    """The first holder sits down."""
    _recovering(stage)
    stage.press("The holders are here")


@scene("92b-recover-slip")
def recover_slip(stage: Stage) -> None:
    """A slip is named by its row."""
    sheet = _recovering(stage)
    stage.press("The holders are here")
    rows = [str(row) for row in paper_rows(_sheet(stage, "recovery-sheet-1.txt").read_bytes())]
    rows[-2] = rows[-2].replace(rows[-2].split()[1], "QQQQ", 1)
    sheet.holder.text.setPlainText("\n".join(rows))
    stage.press("Now the second holder")
    sheet.holder.text.setPlainText("")  # what stands on a sheet stands in no picture


@scene("92c-recover-second")
def recover_second(stage: Stage) -> None:
    """The second holder sits down."""
    sheet = _recovering(stage)
    stage.press("The holders are here")
    sheet.holder.file.set_path(_sheet(stage, "recovery-sheet-1.txt"))
    stage.press("Now the second holder")


# --- locked by mistake


def _unsealing(stage: Stage, *, claimed: bool = False, agreed: bool = False) -> UnsealSheet:
    stage.open_case()
    stage.command("should_not_be_here")
    stage.leave_sheets()
    session, wiring = stage.desk.session, stage.window.wiring
    assert wiring is not None  # somebody is at work
    assert session is not None  # it was opened above
    locked = next(e.id for e in session.case.in_order() if e.status == "locked")
    if claimed or agreed:
        deputy = make_person("Tom Adair", "deputy", "TXA", "Larkrise Academy", "classic")

        def claim(store: CaseStore, report: Reporter) -> None:
            add_reader(store, deputy.profile)
            unsealing.claim(store, [locked], _REASON, deputy if agreed else None)

        session.act("", claim)
        stage.settle()
    wiring.policing.call_mistake(locked)
    stage.settle()
    sheet = stage.sheet()
    assert isinstance(sheet, UnsealSheet)  # as it was asked for
    return sheet


@scene("93-mistake-claim")
def mistake_claim(stage: Stage) -> None:
    """Somebody says that it was a mistake."""
    sheet = _unsealing(stage)
    QTest.keyClicks(sheet.reason, _REASON)
    stage.settle()


@scene("93a-mistake-waits")
def mistake_waits(stage: Stage) -> None:
    """It waits for a second person."""
    _unsealing(stage, claimed=True)


@scene("93b-mistake-question")
def mistake_question(stage: Stage) -> None:
    """Two agreed: the stop question, from what is known and without looking."""
    _unsealing(stage, agreed=True)


@scene("93c-mistake-holders")
def mistake_holders(stage: Stage) -> None:
    """The first custody holder sits down."""
    _answered(stage)


@scene("93d-mistake-back")
def mistake_back(stage: Stage) -> None:
    """It came back as a new exhibit."""
    sheet = _answered(stage)
    for name in ("custody-sheet-1.txt", "custody-sheet-2.txt"):
        sheet.holder.file.set_path(_sheet(stage, name))
        stage.press(sheet.forward.words())


def _answered(stage: Stage) -> UnsealSheet:
    sheet = _unsealing(stage, agreed=True)
    stage.settle(400)  # the question settles before it takes an answer
    sheet.gate.answers["no"].click()
    stage.settle(400)
    sheet.gate.second_answers["no"].click()
    stage.settle()
    return sheet

"""Scenes of `tools/screens.py` about what leaves a lock: handed over, or destroyed on police instruction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from tools.screen_scenes import scene

from evidence_desk.acts import exits
from evidence_desk.case import events as ev
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.dialogs.police_exit import PoliceExitSheet
from evidence_desk.ui.jobs import Reporter

if TYPE_CHECKING:
    from tools.screens import Stage


@scene("94-police-exit")
def police_exit(stage: Stage) -> None:
    """The device was handed over; the police instruct that the sealed copy is destroyed."""
    stage.open_case()
    stage.command("should_not_be_here")
    stage.leave_sheets()
    session, wiring = stage.desk.session, stage.window.wiring
    assert wiring is not None  # somebody is at work
    assert session is not None  # it was opened above
    locked = next(e.id for e in session.case.in_order() if e.status == "locked")

    def police(store: CaseStore, report: Reporter) -> None:
        store.record(ev.ExhibitExtracted(exhibit=locked, to="PC 2207 Hart", basis="asked on 21 November"))
        officer = exits.Officer(
            name="DC 4411 Lowe", force="Avonshire Police", reference="CR/1001/26", at=store.case.last_at
        )
        more = {"device": "phone, black, in bag A7"}
        exits.surrender(store, [locked], officer, what="device", receipt="P 118", more=more)
        exits.instruct(store, [locked], officer, how="letter of today, by hand")

    session.act("", police)
    stage.settle()
    wiring.policing.show_exits(locked)
    stage.settle()
    sheet = stage.sheet()
    assert isinstance(sheet, PoliceExitSheet)  # as it was asked for
    QTest.keyClicks(sheet.reason, "As the officer instructs; both of us have seen the letter.")
    stage.settle()

"""Scenes of `tools/screens.py` about what is to be done next: procedures, reports and their sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from tools.screen_scenes import scene

from evidence_desk.acts import reports, stepping
from evidence_desk.case.store import CaseStore
from evidence_desk.policy.loader import default_policy
from evidence_desk.ui.dialogs.procedures import ChooseProcedureSheet
from evidence_desk.ui.dialogs.report import ReportSheet
from evidence_desk.ui.panels.actions_page import ActionsPage

if TYPE_CHECKING:
    from tools.screens import Stage


def _fill(store: CaseStore) -> None:
    """Begin a procedure, do its first step, send two reports and get one answer."""
    policy = default_policy()
    row = next(
        one for one in policy.procedures.procedures.values() if one.kind == "platform" and not one.legacy
    )
    run = stepping.begin(store, policy, row.id)
    stepping.record_step(
        store,
        policy,
        run,
        row.steps[0].id,
        "done",
        done_at="2026-11-22T14:05:00Z",
        outcome="All pages and messages kept",
        confirmed=row.steps[0].confirm,
    )
    first = reports.new_report(
        store,
        policy,
        "platform-report",
        to="Clips",
        what="Video of Pupil A",
        reference="CL-90133",
        cited="Bullying and harassment",
        sent_at="2026-11-22T09:12:00Z",
        reply_due="2026-11-24T09:12:00Z",
    )
    reports.record_reply(
        store, policy, first.id, at="2026-11-22T12:40:00Z", reply="Taken down", outcome="Removed"
    )
    reports.new_report(
        store,
        policy,
        "platform-report",
        to="Clips",
        what="The same video, sent again",
        reference="CL-90871",
        sent_at="2026-11-22T13:08:00Z",
        reply_due="2026-11-23T14:08:00Z",
    )


def _open(stage: Stage) -> ActionsPage:
    stage.open_case()
    session, workspace = stage.desk.session, stage.window.workspace
    assert session is not None
    assert workspace is not None
    session.act("", lambda store, report: _fill(store))
    stage.settle()
    stage.command("actions")
    page = workspace.pages["actions"]
    assert isinstance(page, ActionsPage)
    return page


@scene("57-plan")
def plan(stage: Stage) -> None:
    """A step is being written down: done, now, blocked with its reason; two reports."""
    page = _open(stage)
    box = next(iter(page.plan.boxes.values()))
    line = next(one for one in box.lines if one.record_button.isVisibleTo(box))
    line.record_button.click()
    assert line.form is not None
    QTest.keyClicks(line.form.outcome, "They take it down within the day")
    stage.settle(200)


@scene("57b-new-report")
def new_report(stage: Stage) -> None:
    """A report with its channel, and when an answer is due."""
    _open(stage).new_report()
    sheet = stage.sheet()
    assert isinstance(sheet, ReportSheet)
    QTest.keyClicks(sheet.what, "Video of Pupil A")
    sheet.channel.setCurrentIndex(2)
    stage.settle(200)


@scene("57c-procedures")
def procedures(stage: Stage) -> None:
    """What can be begun, and why it suits the case."""
    page = _open(stage)
    page.plan.begin_button.click()
    assert isinstance(stage.sheet(), ChooseProcedureSheet)
    stage.settle(200)

"""Scenes of what follows a kept page: a second load that differs, and what the inspector says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea
from tools.scenes_page import kept
from tools.screen_scenes import scene

from evidence_desk.acts import second_look
from evidence_desk.case.look_values import Load
from evidence_desk.ui.panels.exhibits import ExhibitsPage
from evidence_desk.ui.panels.page_capture import PageCapturePage

if TYPE_CHECKING:
    from tools.screens import Stage


def _gone(prepared: second_look.Prepared, *_: object) -> second_look.Outcome:
    """Return a look at a page that is gone, in place of one over the network."""
    first = prepared.first
    second = Load(
        program="Python",
        at=first.at,
        asked=first.asked,
        address=f"{first.address}/gone",
        status=404,
        key="1" * 64,
    )
    found = second_look.differences(first, second, has=False)
    return second_look.Outcome(prepared=prepared, second=second, differences=found)


@scene("27q-page-second-look")
def differs(stage: Stage) -> None:
    """The second load comes to another address, and nobody stamps."""
    plain = second_look.make
    second_look.make = _gone  # type: ignore[assignment]  # the network stands still in a picture
    try:
        kept(stage)
    finally:
        second_look.make = plain
    for area in stage.window.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    stage.settle(300)
    stage.settle()


@scene("27r-page-inspector")
def inspector(stage: Stage) -> None:
    """A page among the exhibits: its clock, second look and stamp, and what its grade lacks."""
    differs(stage)
    page = next(one for one in stage.window.findChildren(PageCapturePage) if one.isVisible())
    page.leave()
    stage.settle(600)
    shown = next(one for one in stage.window.findChildren(ExhibitsPage) if one.isVisible())
    session = stage.window.desk.session
    assert session is not None  # a case is open in this scene
    shown.select(session.case.by_ref["JPS/13"])
    stage.settle(300)
    for area in stage.window.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() // 2)
    stage.settle(300)

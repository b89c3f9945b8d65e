"""Scenes of `tools/screens.py` about what needs somebody's word first: monitoring records, one account again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.screen_scenes import add_details, classify, scene

if TYPE_CHECKING:
    from tools.screens import Stage


@scene("03d-monitoring")
def monitoring(stage: Stage) -> None:
    """It is a monitoring record: the nomination is asked for."""
    add_details(stage)
    from evidence_desk.ui.dialogs.add import AddSheet  # noqa: PLC0415  # Qt must be set up first

    sheet = stage.window.findChild(AddSheet)
    assert sheet is not None
    sheet.form.nomination.box.click()
    stage.settle(300)


@scene("04d-trigger")
def trigger(stage: Stage) -> None:
    """A trigger is chosen in the classify sheet: what it obliges to, and the words it asks for."""
    classify(stage)
    from evidence_desk.ui.dialogs.classify import ClassifySheet  # noqa: PLC0415  # as above

    sheet = stage.window.findChild(ClassifySheet)
    assert sheet is not None
    sheet._triggers.boxes["trig.other-criminal"].click()
    stage.settle(300)

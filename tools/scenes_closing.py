"""Scenes of `tools/screens.py` about closing a case, and leave for one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.screen_scenes import scene

if TYPE_CHECKING:
    from tools.screens import Stage


@scene("84-closing")
def closing(stage: Stage) -> None:
    """What keeps the case open, and the rules that are always responded to."""
    stage.open_case()
    stage.command("end_case")
    stage.settle(300)
    from evidence_desk.ui.dialogs.closing import ClosingSheet  # noqa: PLC0415  # Qt must be set up first

    sheet = next(one for one in stage.window.findChildren(ClosingSheet) if one.isVisible())
    sheet.rules["rule.libel"].setChecked(True)
    sheet.rule_reason.setText("A post names the head.")
    sheet.rule_button.click()
    stage.settle(300)


@scene("85-leave")
def leave(stage: Stage) -> None:
    """Leave to keep one picture."""
    stage.open_case()
    stage.command("approve")
    stage.settle(300)
    from evidence_desk.ui.dialogs.approve import ApproveSheet  # noqa: PLC0415  # Qt must be set up first

    sheet = next(one for one in stage.window.findChildren(ApproveSheet) if one.isVisible())
    sheet.ground.choose("leave.staff-discipline")
    stage.settle(300)

"""Scene of `tools/screens.py` about the concern: what goes into the school's own record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.screen_scenes import scene

if TYPE_CHECKING:
    from tools.screens import Stage


@scene("56-school-record")
def school_record(stage: Stage) -> None:
    """The case as text, its number elsewhere, and the way to a table."""
    stage.open_case()
    stage.command("concern")
    stage.settle(300)
    stage.press("For the school’s record …")
    stage.settle(300)

"""Scenes of `tools/screens.py` about how cases end: how long they are kept, erasing, disposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.screen_scenes import scene

if TYPE_CHECKING:
    from tools.screens import Stage


@scene("96-review-list")
def review_list(stage: Stage) -> None:
    """How long the cases of the library are kept."""
    stage.open_case()
    stage.command("review_list")
    stage.settle(300)


@scene("97-erase")
def erase(stage: Stage) -> None:
    """An exhibit with all that belongs to it, to be erased."""
    stage.open_case()
    stage.command("exhibits")
    stage.settle(300)
    from evidence_desk.ui.dialogs.erase import EraseSheet  # noqa: PLC0415  # Qt must be set up first
    from evidence_desk.ui.hiding import open_once  # noqa: PLC0415

    session = stage.window.desk.session
    assert session is not None
    held = [item.id for item in session.case.in_order() if item.blob is not None]
    open_once(EraseSheet(stage.window.desk, held[:1], stage.window))
    stage.settle(300)


@scene("98-dispose")
def dispose(stage: Stage) -> None:
    """What bars the disposal of a case."""
    stage.open_case()
    stage.command("dispose")
    stage.settle(300)


@scene("98a-retention-rule")
def retention_rule(stage: Stage) -> None:
    """A rule by which the open case is kept."""
    stage.open_case()
    stage.command("retention_rule")
    stage.settle(300)
    from evidence_desk.ui.dialogs.retention_rule import RetentionRuleSheet  # noqa: PLC0415  # as above

    sheet = stage.window.findChild(RetentionRuleSheet)
    assert sheet is not None
    sheet.rule.choose("low-level-concern")
    stage.settle(200)

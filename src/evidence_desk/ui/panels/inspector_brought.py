"""What a brought file says of itself, in the inspector: facts, whether it agrees with itself, and what that means."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from evidence_desk.case.brought_facts import BroughtFacts, brought_facts
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.facts import Fact
from evidence_desk.ui.panels.inspector_parts import FactLine, marked
from evidence_desk.ui.widgets.notes import SecLabel

_LINES = 40  # shown; all of them stand in a police pack and in `edesk exhibits --json`


def told_by(exhibit: Exhibit) -> BroughtFacts:
    """Return what the file of an exhibit says of itself; nothing for one that is not open."""
    return brought_facts(exhibit) if exhibit.status == "held" else BroughtFacts()


def show_told(lines: QVBoxLayout, told: BroughtFacts) -> None:
    """Show the facts, then what fits and what does not, then the notes."""
    translate = QCoreApplication.translate
    for label, value in told.facts[:_LINES]:
        lines.addWidget(FactLine(Fact(label, value)))
    if len(told.facts) > _LINES:
        more = translate("InspectorBrought", "{count} more in the record").format(
            count=len(told.facts) - _LINES
        )
        lines.addWidget(SecLabel(more))
    for what, _, detail in told.wrong[:_LINES]:
        words = translate("InspectorBrought", "{what} does not fit: {detail}").format(
            what=what, detail=detail or translate("InspectorBrought", "its bytes are not those named")
        )
        lines.addLayout(marked("circle-x", "stop", words))
    good = sum(1 for _, found, _ in told.checks if found == "good")
    if told.checks and not told.wrong and good:
        words = translate("InspectorBrought", "The file agrees with the digests that it carries")
        lines.addLayout(marked("check", "ok", words))
    for note in told.notes:
        lines.addWidget(SecLabel(note))

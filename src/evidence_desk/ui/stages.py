"""What acts say while they work, in the person's language."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from evidence_desk.ui.jobs import Reporter

_CONTEXT: Final = "Stages"
# Every stage of an act that takes a while; what is not among them is shown as the act says it.
STAGES: Final = (
    QT_TRANSLATE_NOOP("Stages", "Checking the case"),
    QT_TRANSLATE_NOOP("Stages", "Comparing exhibits"),
    QT_TRANSLATE_NOOP("Stages", "Looking at pictures"),
    QT_TRANSLATE_NOOP("Stages", "Writing the pack"),
    QT_TRANSLATE_NOOP("Stages", "Signing the pack"),
    QT_TRANSLATE_NOOP("Stages", "Writing the proofs"),
    QT_TRANSLATE_NOOP("Stages", "Writing the originals"),
    QT_TRANSLATE_NOOP("Stages", "Recording it"),
    QT_TRANSLATE_NOOP("Stages", "Checking the pack"),
    QT_TRANSLATE_NOOP("Stages", "Checking"),
    QT_TRANSLATE_NOOP("Stages", "Writing"),
    QT_TRANSLATE_NOOP("Stages", "Adding text"),
    QT_TRANSLATE_NOOP("Stages", "Keeping"),
)


class Spoken:
    """A job's reporter that says the stages in the person's language."""

    def __init__(self, report: Reporter) -> None:
        self._report = report

    def __call__(self, done: int, total: int | None = None) -> None:
        """Report; raises `Cancelled` once the job was told to stop."""
        self._report(done, total)

    def stage(self, words: str, total: int = 0) -> None:
        """Begin a stage."""
        self._report.stage(QCoreApplication.translate(_CONTEXT, words), total)

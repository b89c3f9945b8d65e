"""What the last check of all cases found, and checking them again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.library.health import Result, Results
from evidence_desk.ui import care_words
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel

_LISTED = 40


class HealthSheet(FormSheet):
    """The cases that need a look first, with the words of the check; the check itself runs behind the window."""

    check_requested = Signal()

    def __init__(self, results: Results, shown: Iterable[str], parent: QWidget | None) -> None:
        """Make it; `shown` are the paths of the cases the window lists."""
        super().__init__(self.tr("Check of all cases"), parent, icon="shield-check", width=640)
        known = [results.results[path] for path in shown if path in results.results]
        wrong = [result for result in known if result.state != "whole"]
        self.verdict = NoteFrame("warn" if wrong else "ok" if known else "info")
        self.verdict.set_words(*self._words(known, wrong))
        self.body.addWidget(self.verdict)
        for result in wrong[:_LISTED]:
            self.body.addWidget(self._line(result))
        when = (
            self.tr("All cases were last gone through at {time}, by this computer’s clock.").format(
                time=local_text(results.all_at)
            )
            if results.all_at
            else self.tr("All cases have not been gone through yet.")
        )
        self.body.addWidget(SecLabel(when))
        self.add_footer_note(self.tr("Nothing is changed by a check. It goes on while you work."))
        self.add_cancel(self.tr("Close"))
        self.start = MainButton(self.tr("Check all now"))
        self.add_button(self.start, self._start)

    def _words(self, known: list[Result], wrong: list[Result]) -> tuple[str, str]:
        if not known:
            return self.tr("No case has been checked yet."), self.tr(
                "Every byte of every case is held against its signatures, and against what this computer has seen."
            )
        if not wrong:
            return self.tr("%n case(s) checked, every one whole.", "", len(known)), ""
        return (
            self.tr("%n case(s) need a look.", "", len(wrong)),
            self.tr(
                "Keep each file as it is. For what is damaged or older: Bring back from a backup… in the menu."
            ),
        )

    def _line(self, result: Result) -> Label:
        words = f"{Path(result.path).name}: {care_words.health_words(result.state)}"
        if result.detail:
            detail = self.tr("For IT: {words}").format(words=result.detail)
            words += f"\n{detail}"
        return Label(words, font="small", selectable=True)

    def _start(self) -> None:
        self.check_requested.emit()
        self.accept()

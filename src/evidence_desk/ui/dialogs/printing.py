"""What can be printed of the open case, and what printing means for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts.printing import log_pdf, record_pdf, summary_pdf
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.printing import ask_and_print
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Label, Line, NoteFrame, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet

WIDTH: Final = 560
Draw = Callable[[CaseStore], bytes]


class PrintSheet(Sheet):
    """The sheet: one line for each thing that can be printed."""

    def __init__(self, desk: Desk, parent: QWidget | None, *, record: str = "") -> None:
        """Offer what there is; `record` is the id of a restricted record that is on the screen."""
        super().__init__("", parent, icon="printer", width=WIDTH)
        self.set_title(self.tr("Print"))
        self._desk = desk
        self._pages = 0
        self.dialog: QPrintDialog | None = None
        policy, clock, school = desk.case_policy, desk.clock, desk.school.endorsement
        if record:
            self._offer(
                self.tr("Restricted record with the card of calls"),
                self.tr("Who is called, in which order, and the record in words."),
                lambda store: record_pdf(store, policy, clock, record, school),
            )
        self._offer(
            self.tr("Case summary"),
            self.tr("Facts, exhibits in words, classification, people, actions. No picture, no message."),
            lambda store: summary_pdf(store, policy, clock, school),
        )
        self._offer(
            self.tr("Handling log"),
            self.tr("Every entry: what was done, when, and by whom."),
            lambda store: log_pdf(store, policy, clock, school),
        )
        self._note = NoteFrame(
            "info",
            "",
            self.tr(
                "Paper names people. Fetch it from the printer at once; the printer and its queue may keep a copy."
            ),
        )
        self.body.addWidget(self._note)
        self.add_cancel(self.tr("Close"))

    def _offer(self, title: str, text: str, draw: Draw) -> None:
        button = QuietButton(self.tr("Print …"), icon="printer")
        button.setAccessibleName(self.tr("Print: {what}").format(what=title))
        button.clicked.connect(lambda: self._start(draw))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(title, bold=True))
        words.addWidget(SecLabel(text))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(button)
        self.body.addLayout(row)
        self.body.addWidget(Line())

    def _start(self, draw: Draw) -> None:
        session = self._desk.session
        if session is None or self.is_busy:
            return
        job = session.act(self.tr("Drawing the pages"), lambda store, report: draw(store), quietly=True)
        self.busy(job)
        job.then(self._ask)

    def _ask(self, pdf: bytes) -> None:
        self.dialog = ask_and_print(self, self._desk, pdf, self._print)

    def _print(self, job: Job[int]) -> None:
        self.dialog = None
        self.busy(job)
        job.then(self._printed)

    def _printed(self, pages: int) -> None:
        self._note.set_kind("ok")
        self._note.set_words(self.tr("%n page(s) handed to the printer.", "", pages), "")

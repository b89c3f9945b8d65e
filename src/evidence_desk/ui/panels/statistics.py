"""The Statistics place: the governors' report over the library, as it will be on paper.

Nothing here leads to a case, and nothing names one. The page on the screen is the page that is saved and printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.acts.report_text import table_text
from evidence_desk.acts.statistics import Counted, count, report_pdf, save_report
from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.library.reporting import Asked
from evidence_desk.policy.figures import Choice, Report
from evidence_desk.ui.choosing import desk_dialog
from evidence_desk.ui.copying import copy_text
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.printing import ask_and_print
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import IconButton, MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.fields import ComboBox
from evidence_desk.ui.widgets.notes import Icon, SecLabel
from evidence_desk.ui.widgets.page import Page
from evidence_desk.ui.widgets.page_head import PageHead
from evidence_desk.ui.widgets.report_view import ReportView
from evidence_desk.ui.widgets.sheet import BusyBar

_BUSY_WIDTH: Final = 480


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What a job brings: the folder as it was counted, a report over it, and its pages."""

    counted: Counted
    report: Report
    pdf: bytes


class StatisticsPage(Page):
    """The place "Statistics"."""

    folders_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.drawn: Drawn | None = None  # what is shown
        self._job: Job[Drawn] | None = None
        self._stopped = False  # by the person: it does not begin again by itself
        self._asked = Asked()
        self.dialog: QPrintDialog | None = None
        self.span = self._choice(self.tr("Term or school year"))
        self.phase = self._choice(self.tr("Phase"))
        self.copy = QuietButton(self.tr("Copy table"), "copy")
        self.save = QuietButton(self.tr("Save as PDF"), "file-down")
        self.print = MainButton(self.tr("Print"), "Ctrl+P", "printer")
        self.again = IconButton("refresh-cw", self.tr("Count again"), "F5")
        self.view = ReportView(self)
        self.view.setAccessibleName(self.tr("Report for the governors"))
        self.busy = BusyBar()
        self.empty = EmptyState("chart-column", "")
        self._counted_at = SecLabel("", wrap=False)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_keys()
        self._show_state()

    def _choice(self, name: str) -> ComboBox:
        box = ComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        return box

    def _lay_out(self) -> None:
        head = PageHead(self.tr("Statistics"))
        for tool in (self.span, self.phase, self.again, self.copy, self.save, self.print):
            head.add_tool(tool)
        working = QWidget()
        row = QHBoxLayout(working)
        self.busy.setMaximumWidth(_BUSY_WIDTH)
        row.addWidget(self.busy)
        for widget in (self.view, working, self.empty):
            self._stack.addWidget(widget)
        self._working = working
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 6)
        foot.setSpacing(6)
        foot.addWidget(Icon("eye-off", 14, "sec"))
        foot.addWidget(
            SecLabel(self.tr("Counts under 5 stay hidden. This cannot be switched off."), wrap=False)
        )
        foot.addStretch(1)
        foot.addWidget(self._counted_at)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.span.activated.connect(self._on_chosen)
        self.phase.activated.connect(self._on_chosen)
        self.copy.clicked.connect(self.copy_table)
        self.save.clicked.connect(self.choose_file)
        self.print.clicked.connect(self.print_pages)
        self.again.clicked.connect(self.count_again)
        self.empty.pressed.connect(self._on_empty_pressed)
        self.desk.person_changed.connect(self._forget)
        if self.desk.shelf is not None:
            self.desk.shelf.changed.connect(self._on_shelf)

    def _add_keys(self) -> None:
        """Keys of this page. Ctrl+P is the window's own while a case is open, and leads here from there."""
        self._print_key = self._key(QKeySequence.StandardKey.Print, self.print_pages)
        self._key(QKeySequence.StandardKey.Save, self.choose_file)
        self._key(QKeySequence.StandardKey.Copy, self.copy_table)
        self._key(QKeySequence.StandardKey.Refresh, self.count_again)

    def _key(self, keys: QKeySequence.StandardKey, do: object) -> QAction:
        action = QAction(self)
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(do)
        self.addAction(action)
        return action

    # --- the page protocol

    def set_session(self, session: CaseSession | None) -> None:
        """Keep what is shown: it belongs to no case."""
        self.session = session
        self._print_key.setEnabled(session is None)

    def wipe(self) -> None:
        """Show nothing; what was counted names nobody and is kept for coming back."""
        self.view.clear()

    def refresh(self) -> None:
        """Show again what was shown before `wipe`."""
        if self.drawn is not None:
            self._show_drawn(self.drawn)

    def showEvent(self, event: QShowEvent) -> None:
        """Count when the place is first come to."""
        super().showEvent(event)
        if self.drawn is None and not self._stopped:
            self._begin()

    def focus_first(self) -> None:
        """Begin at the choice of a term, or at what can be done instead."""
        first: QWidget = self.span if self.span.isEnabled() else self.empty.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- counting

    @property
    def report(self) -> Report | None:
        """The report that is shown."""
        return self.drawn.report if self.drawn is not None else None

    def count_again(self) -> None:
        """Open and count all cases anew."""
        if self._job is None:
            self._begin(anew=True)

    def _has_folders(self) -> bool:
        shelf = self.desk.shelf
        return shelf is not None and bool(shelf.folders)

    def _on_shelf(self) -> None:
        if self.isVisible() and self.drawn is None and self._job is None and not self._stopped:
            self._begin()

    def _on_chosen(self) -> None:
        self._asked = Asked(span=self.span.chosen, phase=self.phase.chosen)
        self._begin()

    def _on_empty_pressed(self) -> None:
        if self._has_folders():
            self.count_again()
        else:
            self.folders_requested.emit()

    def _begin(self, *, anew: bool = False) -> None:
        """Count, unless it was done, and draw what was asked for; a job that still runs for another wish is left."""
        person = self.desk.person
        if person is None or not self._has_folders():
            self._show_state()
            return
        if self._job is not None:
            self._job.cancel()
        self._stopped = False
        home, clock, asked = self.desk.home, self.desk.clock, self._asked
        known = None if anew or self.drawn is None else self.drawn.counted

        def work(report: Reporter) -> Drawn:
            counted = known or count(home, person, clock, None, report)
            made = counted.report(asked)
            return Drawn(counted=counted, report=made, pdf=report_pdf(made))

        job = self._job = self.desk.run(self.tr("Counting the cases"), work, quietly=True)
        self.busy.show_job(job)
        job.then(
            lambda drawn: self._on_drawn(job, drawn), lambda error: self._on_failed(job, error), owner=self
        )
        self._show_state()

    def _on_drawn(self, job: Job[Drawn], drawn: Drawn) -> None:
        if self._job is not job:
            return
        self._job = None
        self.drawn = drawn
        self._show_drawn(drawn)
        report = drawn.report
        self.said.emit(self.tr("Report: {over}").format(over=report.heading))

    def _on_failed(self, job: Job[Drawn], error: EvidenceDeskError) -> None:
        if self._job is not job:
            return
        self._job = None
        self._stopped = True
        self._show_state()
        if self.drawn is None:
            title = self.tr("Nothing was counted")
            words = self.tr("You stopped it.") if isinstance(error, Cancelled) else error.user_message
            self.empty.set_words(title, words, self.tr("Count again"))
        else:
            self._choose(self.drawn.report)
            if not isinstance(error, Cancelled):
                self.error.emit(error)

    def _forget(self) -> None:
        """Let go of everything: somebody else comes, or nobody is here."""
        if self._job is not None:
            self._job.cancel()
        self._job = self.drawn = None
        self._stopped = False
        self._asked = Asked()
        self.view.clear()
        self.span.clear()
        self.phase.clear()
        self._counted_at.setText("")
        self._show_state()

    # --- showing

    def _show_drawn(self, drawn: Drawn) -> None:
        self.view.show_pdf(drawn.pdf)
        self.view.setAccessibleDescription(table_text(drawn.report))
        self._counted_at.setText(self.tr("Counted {when}").format(when=local_text(drawn.report.made_at)))
        self._choose(drawn.report)
        self._show_state()

    def _choose(self, report: Report) -> None:
        """Offer what can be chosen, with what was asked for in front."""
        for box, choices, chosen in (
            (self.span, report.spans, report.asked.id),
            (self.phase, report.phases, report.phase.id),
        ):
            _fill(box, choices, chosen)
        self.phase.setVisible(len(report.phases) > 1)

    def _show_state(self) -> None:
        drawn, busy = self.drawn, self._job is not None
        if drawn is not None:
            self._stack.setCurrentWidget(self.view)
        else:
            self._stack.setCurrentWidget(self._working if busy else self.empty)
        if not self._has_folders():
            self.empty.set_words(
                self.tr("No folder of cases is chosen"),
                self.tr("The report is counted over the cases in the folders of your library."),
                self.tr("Library folders…"),
            )
        may_leave = drawn is not None and drawn.report.state == "full"
        for button in (self.copy, self.save, self.print):
            button.setEnabled(may_leave)
        for box in (self.span, self.phase):
            box.setEnabled(drawn is not None)
        self.again.setEnabled(not busy and self._has_folders())

    # --- what leaves the program

    @property
    def _to_leave(self) -> Drawn | None:
        drawn = self.drawn
        return drawn if drawn is not None and drawn.report.state == "full" else None

    def copy_table(self) -> None:
        """Put the figures on the clipboard, as a table of text."""
        if (drawn := self._to_leave) is not None:
            copy_text(table_text(drawn.report))
            self.said.emit(self.tr("Table copied. It holds no names."))

    def choose_file(self) -> None:
        """Ask for a new file, and save the pages there."""
        if self._to_leave is None:
            return
        dialog = desk_dialog(self, self.desk, self.tr("Save the report"), QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def save_to(self, out: Path) -> None:
        """Write the pages to a new file."""
        if (drawn := self._to_leave) is None:
            return
        job = self.desk.run(
            self.tr("Saving the report"), lambda report: save_report(drawn.report, out), can_cancel=False
        )
        job.then(lambda _: self.said.emit(self.tr("The report was saved")), self.error.emit, owner=self)

    def print_pages(self) -> None:
        """Ask for a printer and print the pages that are shown."""
        if (drawn := self._to_leave) is not None:
            self.dialog = ask_and_print(self, self.desk, drawn.pdf, self._on_printing)

    def _on_printing(self, job: Job[int]) -> None:
        self.dialog = None
        job.then(
            lambda pages: self.said.emit(
                QCoreApplication.translate(
                    "StatisticsPage", "%n page(s) handed to the printer.", "", int(pages)
                )
            ),
            self.error.emit,
            owner=self,
        )


def _fill(box: ComboBox, choices: tuple[Choice, ...], chosen: str) -> None:
    """Offer choices without telling that something was chosen."""
    with_signals = box.blockSignals(True)
    box.clear()
    for choice in choices:
        box.addItem(choice.label, choice.id)
    box.choose(chosen)
    box.blockSignals(with_signals)

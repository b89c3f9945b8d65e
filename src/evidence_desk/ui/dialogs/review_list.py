"""How long the cases of the library are kept, and which of them wait for somebody to look."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.reviewing import Reviewed, ReviewList, review_list
from evidence_desk.library.folders import load_folders, look_through
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.retention_words import rule_words, state_words
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.notes import NoteFrame, SecLabel

_LISTED = 60


class ReviewListSheet(FormSheet):
    """What is due for review first; nothing is ever due for destruction by itself."""

    open_requested = Signal(object)  # Path

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How long cases are kept"), parent, icon="calendar-clock", width=680)
        self._desk = desk
        self.verdict = NoteFrame("info", self.tr("Looking at every case you read …"))
        self.body.setSpacing(10)
        self.body.addWidget(self.verdict)
        self.links: list[LinkButton] = []
        self.add_footer_note(
            self.tr("A time that is over asks for a person. Nothing is destroyed by a date.")
        )
        self.add_cancel(self.tr("Close"))
        self._look()

    def _look(self) -> None:
        person, home, clock = self._desk.person, self._desk.home, self._desk.clock
        if person is None:
            return
        recent = [Path(item.path) for item in self._desk.settings.recent]
        recent += [self._desk.session.path] if self._desk.session is not None else []
        hidden = self._desk.shelf.hidden if self._desk.shelf is not None else frozenset[Path]()

        def work(report: Reporter) -> ReviewList:
            found = look_through(
                load_folders(home.folder, person), [path for path in recent if path.exists()]
            )
            shown = [file.path for file in found.files if file.path not in hidden]
            return review_list(shown, person, home, clock, report)

        job = self._desk.run(self.tr("Looking at how long cases are kept"), work)
        self.busy(job)
        job.then(self._show, owner=self)

    def _show(self, found: ReviewList) -> None:
        due = [row for row in found.rows if row.due.over or row.review_holds]
        if not found.rows:
            self.verdict.set_words(self.tr("There is no case in your library yet."))
        elif due:
            self.verdict.set_kind("warn")
            self.verdict.set_words(self.tr("%n case(s) wait for somebody to look.", "", len(due)))
        else:
            self.verdict.set_kind("ok")
            self.verdict.set_words(self.tr("Nothing is due."))
        for row in found.rows[:_LISTED]:
            self._add(row)
        if found.damaged:
            self.body.addWidget(
                SecLabel(
                    self.tr("%n file(s) could not be read: see Check of all cases.", "", len(found.damaged))
                )
            )

    def _add(self, row: Reviewed) -> None:
        title = row.case.title or row.path.stem
        lines = [rule_words(one) for one in row.due.rules]
        if not row.due.rules and not row.due.holds:
            lines.append(self.tr("No rule of the policy is for this case yet."))
        if row.review_holds:
            lines.append(self.tr("%n hold(s) to look at again.", "", row.review_holds))
        lines += row.due.problems
        link = LinkButton(f"{title} · {state_words(row.due)}")
        link.clicked.connect(lambda _=False, path=row.path: self._open(path))
        self.links.append(link)
        self.body.addWidget(link)
        self.body.addWidget(SecLabel("\n".join(lines)))

    def _open(self, path: Path) -> None:
        self.accept()
        self.open_requested.emit(path)

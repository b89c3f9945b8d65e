"""Cases: the ones this person opened on this computer, and those in the folders of their library.

Both are encrypted to them and read after unlocking only. What is not theirs to open, or is about them, is in neither.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.base import clock as clocks
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.drills import DrillReminder
from evidence_desk.ui.due import due_by
from evidence_desk.ui.jobs import Job, new_lane
from evidence_desk.ui.models.cases import (
    ROW_ROLE,
    CareNote,
    CaseRow,
    CasesModel,
    Column,
    Presence,
    found_rows,
    presence_of,
)
from evidence_desk.ui.panels.cases_list import CasesDelegate, CasesView
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.settings import RecentCase
from evidence_desk.ui.widgets.buttons import IconButton, LinkButton, QuietButton
from evidence_desk.ui.widgets.dates import table_text
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.fields import LineEdit
from evidence_desk.ui.widgets.notes import Heading, NoteFrame, SecLabel
from evidence_desk.ui.widgets.page import Page

__all__ = ["CaseRow", "CasesModel", "CasesPage", "Column"]


_NAMED: Final = 5  # cases named in the note of what is due
_ROOMY: Final = 600  # logical pixels that all of the head needs


class CasesPage(Page):
    """The place "Cases"."""

    open_requested = Signal(object)  # Path
    file_requested = Signal()
    new_requested = Signal()
    forget_requested = Signal(str)  # path
    move_requested = Signal(object)  # Path
    check_requested = Signal(object)  # Path
    health_requested = Signal()
    folders_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._lane = new_lane(self)
        self._looking: Job[dict[str, Presence]] | None = None
        self._care: dict[str, CareNote] = {}
        self._model = CasesModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sorted.setFilterKeyColumn(-1)
        self.view = CasesView(self)
        self.view.setModel(self._sorted)
        self.view.setItemDelegate(CasesDelegate(self.view))
        self.view.fit()
        self.view.opened.connect(self._on_opened)
        self.view.move_asked.connect(lambda row: self.move_requested.emit(Path(row.recent.path)))
        self.view.check_asked.connect(lambda row: self.check_requested.emit(Path(row.recent.path)))
        self.view.forgotten.connect(lambda row: self.forget_requested.emit(row.recent.path))
        self._empty = EmptyState("folder-lock", "")
        self._empty.pressed.connect(self.new_requested)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        self.reminder = DrillReminder()
        column.addWidget(self.reminder)
        self.due_note = NoteFrame("warn", icon="clock-alert")
        self._due_box = QWidget()
        around = QVBoxLayout(self._due_box)
        around.setContentsMargins(16, 0, 16, 8)
        around.addWidget(self.due_note)
        self._due_box.hide()
        column.addWidget(self._due_box)
        column.addWidget(self._stack, 1)
        desk.person_changed.connect(self.show_cases)
        desk.settings_changed.connect(self.show_cases)
        if desk.shelf is not None:
            desk.shelf.changed.connect(self.show_cases)
        self.show_cases()

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(8)
        self._count = SecLabel(font="body", wrap=False)
        self.search = LineEdit(placeholder=self.tr("Search this list"))
        self.search.setAccessibleName(self.tr("Search this list"))
        self.search.setMaximumWidth(theme.scaled(240))
        self.search.textChanged.connect(self._on_search)
        self.open_button = QuietButton(self.tr("Open a file"), "folder-open")
        self.open_button.clicked.connect(self.file_requested)
        self.folders_button = IconButton("folder-sync", self.tr("Library folders"))
        self.folders_button.clicked.connect(self.folders_requested)
        self.new_button = QuietButton(self.tr("New case"), "folder-plus")
        self.new_button.clicked.connect(self.new_requested)
        self.health = LinkButton("")
        self.health.clicked.connect(self.health_requested)
        self.health.hide()
        title = Heading(self.tr("Cases"))
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self._count)
        head.addWidget(self.health)
        head.addStretch(1)
        head.addWidget(self.search, 2)
        head.addWidget(self.folders_button)
        head.addWidget(self.open_button)
        head.addWidget(self.new_button)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where text is large on a small screen the count stands in the rail alone."""
        super().resizeEvent(event)
        self._count.setVisible(self.width() >= theme.scaled(_ROOMY))

    def set_care(self, notes: dict[str, CareNote], all_at: str) -> None:
        """Say of each case what the last check and the last backup were; `all_at`: when all were gone through."""
        self._care = notes
        wrong = sum(note.needs_look for note in notes.values())
        if wrong:
            words = self.tr("%n need(s) a look", "", wrong)
        elif all_at:
            words = self.tr("checked {day}").format(day=table_text(all_at)[:-6].strip())
        else:
            words = self.tr("not checked yet")
        self.health.setText(words)
        self.health.setAccessibleDescription(self.tr("What the check of all cases found"))
        self.health.setVisible(bool(self._model.rows))
        self._model.show([replace(row, care=notes.get(row.recent.path)) for row in self._model.rows])

    def show_cases(self) -> None:
        """Show the list as the settings have it, and look which files are there."""
        person, recent = self.desk.person, self.desk.settings.recent
        is_staff = person is not None and person.profile.role == "staff"
        session = self.desk.session
        open_path = str(session.path) if session is not None else ""
        known = {row.recent.path: row.presence for row in self._model.rows}
        shelf = self.desk.shelf
        if person is None or is_staff:
            recent = ()
        elif shelf is not None:
            recent = shelf.recent()
        rows = [self._recent_row(item, known.get(item.path, "there"), open_path) for item in recent]
        if shelf is not None:
            found = found_rows(shelf.new_cases(), open_path)
            rows += [replace(row, care=self._care.get(row.recent.path)) for row in found]
        self._show_rows(rows)
        self._show_due(rows)
        for widget in (self.search, self.open_button, self.new_button):
            widget.setVisible(not is_staff)
        self.folders_button.setVisible(shelf is not None and not is_staff)
        self.search.setEnabled(bool(rows))
        self.health.setVisible(bool(rows))
        self._count.setText(self._count_words(len(rows)))
        if is_staff:
            self._empty.set_words(
                self.tr("You cannot open cases here"),
                self.tr(
                    "A member of staff can put evidence in, but cannot create, open or read a case, so that nobody can "
                    "be asked what they saw. Your keys are made. Find the designated safeguarding lead in person."
                ),
            )
        else:
            self._empty.set_words(
                self.tr("No cases on this computer yet"),
                self.tr("Each case is one locked file. Only the people you name can read it."),
                self.tr("New case"),
            )
        self._show_what_there_is()
        if recent:
            self._look(tuple(item.path for item in recent))

    def _recent_row(self, item: RecentCase, presence: Presence, open_path: str) -> CaseRow:
        now = self.desk.clock.read().utc
        due = due_by(item.due, now)
        return CaseRow(
            recent=item,
            presence=presence,
            is_open=item.path == open_path,
            care=self._care.get(item.path),
            is_late="" < item.police_due <= clocks.utc_text(now),
            late=due.late,
            today=due.today,
        )

    def _show_due(self, rows: list[CaseRow]) -> None:
        """Say quietly what ran out or runs out today, by reference; nothing of what it is about."""
        late = [row.recent.reference or row.recent.title for row in rows if row.late or row.is_late]
        soon = [
            row for row in rows if (row.today or row.recent.police_due) and not row.late and not row.is_late
        ]
        today = [row.recent.reference or row.recent.title for row in soon]
        parts = [
            self.tr("Late: {cases}.").format(cases=_listed(late)) if late else "",
            self.tr("Due today: {cases}.").format(cases=_listed(today)) if today else "",
        ]
        self.due_note.set_kind("stop" if late else "warn", "clock-alert")
        self.due_note.set_words("", " ".join(part for part in parts if part))
        self._due_box.setVisible(bool(late or today))

    def _show_rows(self, rows: list[CaseRow]) -> None:
        """Replace the rows; the cursor stays on the case it was on."""
        if tuple(rows) == self._model.rows:
            return
        before = self.view.current_row()
        self._model.show(rows)
        if before is None:
            return
        for number in range(self._sorted.rowCount()):
            row: CaseRow = self._sorted.index(number, 0).data(ROW_ROLE)
            if row.recent.path == before.recent.path:
                self.view.selectRow(number)
                return

    def _count_words(self, count: int) -> str:
        shelf = self.desk.shelf
        if shelf is not None and shelf.is_reading and not shelf.cases:
            return self.tr("Looking through your folders")
        return self.tr("%n case(s)", "", count) if count else ""

    def _show_what_there_is(self) -> None:
        self._stack.setCurrentWidget(self.view if self._model.rows else self._empty)
        if self._model.rows and not self.view.currentIndex().isValid():
            self.view.selectRow(0)

    def _look(self, paths: tuple[str, ...]) -> None:
        if self._looking is not None:
            self._looking.cancel()

        def work(report: Any) -> dict[str, Presence]:
            found: dict[str, Presence] = {}
            for number, path in enumerate(paths):
                report(number, len(paths))
                found[path] = presence_of(Path(path))
            return found

        self._looking = Job(work)
        self._looking.succeeded.connect(self._model.set_presence)
        self._looking.start(self._lane)

    def _on_opened(self, row: CaseRow) -> None:
        self.open_requested.emit(Path(row.recent.path))

    def _on_search(self, text: str) -> None:
        self._sorted.setFilterFixedString(text)

    def set_session(self, session: CaseSession | None) -> None:
        """Show which case is open. The list stays when one is closed: it belongs to the person."""
        self.session = session
        self.show_cases()

    def refresh(self) -> None:
        """Show the list again."""
        self.show_cases()

    def wipe(self) -> None:
        """Forget the list while nobody may see it."""
        self._model.show(())
        self._show_due([])

    def focus_first(self) -> None:
        """Put the keyboard on the list, or on what there is instead."""
        target = self.view if self._model.rows else self._empty.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _listed(names: list[str]) -> str:
    """Return a few names and an ellipsis where there are more."""
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")

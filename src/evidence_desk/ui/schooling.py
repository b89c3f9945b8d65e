"""What the window does about the school's profile: asks once, tells what changed, and keeps an alarm in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.ui.announce import announce
from evidence_desk.ui.dialogs.school_found import AlarmSheet, ChangedSheet, CompareSheet, FirstContactSheet
from evidence_desk.ui.dialogs.school_profile import SchoolProfileSheet
from evidence_desk.ui.hiding import open_once
from evidence_desk.ui.school_words import alarm_words
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Kind, NoteFrame
from evidence_desk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from evidence_desk.ui.window import MainWindow


class SchoolNote(QWidget):
    """Stands above every page while something about the profile waits for an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = NoteFrame("stop", icon="octagon-x")
        self.button = QuietButton(self.tr("Look at it…"))
        self.frame.add_widget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 0)
        column.addWidget(self.frame)
        self.hide()

    def show_words(self, kind: Kind, icon: str, title: str, text: str) -> None:
        """Say something."""
        self.frame.set_kind(kind, icon)
        self.frame.set_words(title, text)


class Schooling(QObject):
    """Opens the sheet that the state of the profile asks for; lives as long as the frame."""

    def __init__(self, window: MainWindow, note: SchoolNote) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._note = note
        self._asked = ""  # of whom, and about what: a sheet comes up by itself once
        self._sheet: Sheet | None = None
        note.button.clicked.connect(self._ask)
        window.commands.school_profile.triggered.connect(self.show_profile)
        self._desk.school_changed.connect(self._on_school)
        self._desk.person_changed.connect(self._on_person)
        self._on_school()

    def _on_person(self) -> None:
        self._asked = ""
        self._show_note()

    def _on_school(self) -> None:
        self._show_note()
        state, person = self._desk.school, self._desk.person
        if person is None or not self._waits or state.answered:
            return
        about = f"{person.profile.fingerprint} {state.kind} {state.found.sha256 if state.found else ''}"
        if about != self._asked and not self._window.is_locked and not self._window.is_hidden:
            self._asked = about
            self._ask()

    @property
    def _waits(self) -> bool:
        state = self._desk.school
        return state.is_alarm or state.kind in {"first", "newer"}

    def _show_note(self) -> None:
        """Keep in sight what was put off."""
        state = self._desk.school
        if state.is_alarm:
            told = alarm_words(state)
            self._note.show_words("stop", "octagon-x", told.title, told.kept)
        elif state.kind == "first":
            self._note.show_words(
                "warn",
                "shield-question-mark",
                self.tr("Your school’s profile waits to be compared."),
                self.tr("Two minutes by telephone with the lead."),
            )
        elif state.kind == "newer":
            self._note.show_words(
                "info",
                "shield-check",
                self.tr("The school’s profile is a newer edition."),
                self.tr("See what changed."),
            )
        elif state.kind == "missing" and not self._is_uncompared:
            self._note.show_words(
                "warn",
                "triangle-alert",
                self.tr("The file of the school’s profile is gone."),
                self.tr("The edition you rely on stays in force. Tell IT."),
            )
        elif self._is_uncompared:
            self._note.show_words(
                "warn",
                "shield-question-mark",
                self.tr("The words of your school’s profile were not compared yet."),
                self.tr("Two minutes by telephone with the lead."),
            )
        self._note.button.setVisible(self._waits or self._is_uncompared)
        shown = self._waits or self._is_uncompared or state.kind == "missing"
        self._note.setVisible(self._desk.person is not None and shown)

    @property
    def _is_uncompared(self) -> bool:
        state = self._desk.school
        return state.profile is not None and not state.compared and not self._waits

    def _ask(self) -> None:
        state = self._desk.school
        if self._sheet is None and self._is_uncompared:
            self._open(CompareSheet(self._desk, self._window))
        if self._sheet is not None or not self._waits:
            return
        kinds = {"first": FirstContactSheet, "newer": ChangedSheet}
        self._open(kinds.get(state.kind, AlarmSheet)(self._desk, self._window))
        if state.is_alarm:
            announce(self._window, alarm_words(state).title, urgent=True)

    def _open(self, sheet: Sheet) -> None:
        self._sheet = sheet
        sheet.finished.connect(self._on_closed)
        open_once(sheet)

    def _on_closed(self) -> None:
        self._sheet = None

    def show_profile(self) -> None:
        """Show the profile in force; or ask first about what was found."""
        state = self._desk.school
        if state.is_alarm or state.kind in {"first", "newer"}:
            self._ask()
            return
        sheet = SchoolProfileSheet(self._desk, self._window)
        sheet.compare_wanted.connect(self._compare)
        self._open(sheet)

    def _compare(self) -> None:
        """Compare the words of a profile that is used already."""
        open_once(CompareSheet(self._desk, self._window))

"""What the window does about the school's profile: asks once, tells what changed, and keeps an alarm in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
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
    from evidence_desk.acts.schooling import ProfileState
    from evidence_desk.ui.desk import Desk
    from evidence_desk.ui.window import MainWindow


class SchoolNote(QWidget):
    """Stands above every page while something about the profile waits for an answer, or its file is gone."""

    pressed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, is_narrow: bool = False) -> None:
        """Make it; the narrow one is for a page that says itself that there is no profile to work with."""
        super().__init__(parent)
        self._desk = desk
        self._is_narrow = is_narrow
        self.frame = NoteFrame("stop", icon="octagon-x")
        self.button = QuietButton(self.tr("Look at it…"))
        self.button.clicked.connect(self.pressed)
        self.frame.add_widget(self.button, below=is_narrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 0)
        column.addWidget(self.frame)
        desk.school_changed.connect(self.refresh)
        desk.person_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what waits; nothing where nothing does."""
        state = self._desk.school
        if state.is_alarm:
            told = alarm_words(state)
            self._say("stop", "octagon-x", told.title, told.kept)
        elif state.kind == "first":
            title = self.tr("Your school’s profile waits to be compared.")
            self._say(
                "warn", "shield-question-mark", title, self.tr("Two minutes by telephone with the DSL.")
            )
        elif state.kind == "newer":
            title = self.tr("The school’s profile is a newer edition.")
            self._say("info", "shield-check", title, self.tr("See what changed."))
        elif is_uncompared(state):
            title = self.tr("The words of your school’s profile were not compared yet.")
            self._say(
                "warn", "shield-question-mark", title, self.tr("Two minutes by telephone with the DSL.")
            )
        elif state.kind == "missing":
            title = self.tr("The file of the school’s profile is gone.")
            text = self.tr("The edition you rely on stays in force. Tell IT.")
            self._say("warn", "triangle-alert", title, text)
        self.button.setVisible(state.kind != "missing" or is_uncompared(state))
        shown = waits(state) or is_uncompared(state) or state.kind == "missing"
        is_said = self._is_narrow and state.profile is None
        self.setVisible(self._desk.person is not None and shown and not is_said)

    def _say(self, kind: Kind, icon: str, title: str, text: str) -> None:
        self.frame.set_kind(kind, icon)
        self.frame.set_words(title, text)


def waits(state: ProfileState) -> bool:
    """Return whether the profile waits for an answer."""
    return state.is_alarm or state.kind in {"first", "newer"}


def is_uncompared(state: ProfileState) -> bool:
    """Return whether a profile is used whose words were never compared."""
    return state.profile is not None and not state.compared and not waits(state)


class Schooling(QObject):
    """Opens the sheet that the state of the profile asks for; lives as long as the frame."""

    def __init__(self, window: MainWindow, note: SchoolNote) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._asked = ""  # of whom, and about what: a sheet comes up by itself once
        self._sheet: Sheet | None = None
        note.pressed.connect(self._ask)
        window.commands.school_profile.triggered.connect(self.show_profile)
        self._desk.school_changed.connect(self._on_school)
        self._desk.person_changed.connect(self._on_person)
        self._on_school()

    def _on_person(self) -> None:
        self._asked = ""

    def _on_school(self) -> None:
        state, person = self._desk.school, self._desk.person
        if person is None or not waits(state) or state.answered:
            return
        about = f"{person.profile.fingerprint} {state.kind} {state.found.sha256 if state.found else ''}"
        if about != self._asked and not self._window.is_locked and not self._window.is_hidden:
            self._asked = about
            self._ask()

    def _ask(self) -> None:
        state = self._desk.school
        if self._sheet is not None:
            return
        if is_uncompared(state):
            self._open(CompareSheet(self._desk, self._window))
            return
        if not waits(state):
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
        if waits(state):
            self._ask()
            return
        sheet = SchoolProfileSheet(self._desk, self._window)
        sheet.compare_wanted.connect(self._compare)
        self._open(sheet)

    def _compare(self) -> None:
        """Compare the words of a profile that is used already."""
        open_once(CompareSheet(self._desk, self._window))

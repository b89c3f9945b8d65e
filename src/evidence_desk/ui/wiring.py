"""What each command does and where each page's wishes go: the one place that knows both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from evidence_desk.ui import notices
from evidence_desk.ui.actions import PLACES, SECTIONS
from evidence_desk.ui.choosing import choose_case
from evidence_desk.ui.dialogs.settings import SettingsSheet
from evidence_desk.ui.dialogs.which_case import WhichCaseSheet
from evidence_desk.ui.opening import CaseOpening
from evidence_desk.ui.panels.cases import CasesPage
from evidence_desk.ui.panels.search import SearchPage
from evidence_desk.ui.policing import Policing
from evidence_desk.ui.settings import Settings
from evidence_desk.ui.widgets.page import Page
from evidence_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from evidence_desk.ui.window import MainWindow


class Wiring(QObject):
    """Connects commands, pages and controllers. Lives as long as the frame."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._frame = workspace
        self._then: Callable[[], object] | None = None  # what goes on once a case was chosen
        self._to_select: tuple[str, ...] = ()
        self.opening = CaseOpening(self._desk, window)
        self.policing = Policing(self._desk, window)
        self.opening.opened.connect(self._on_opened)
        self.opening.failed.connect(lambda path: self._forget_plans())
        workspace.page_made.connect(self._on_page)
        workspace.banner.try_again.connect(self._open_again)
        workspace.banner.break_lock.connect(lambda: self._open_again(break_lock=True))
        for name, page in workspace.pages.items():
            self._on_page(name, page)
        self._connect_commands()

    # --- commands

    def _connect_commands(self) -> None:
        commands = self._window.commands
        for name in (*PLACES, *SECTIONS):
            commands.named(name).triggered.connect(lambda _=False, name=name: self._frame.show_page(name))
        commands.next_region.triggered.connect(lambda: self._frame.move_region(1))
        commands.previous_region.triggered.connect(lambda: self._frame.move_region(-1))
        commands.new_case.triggered.connect(self.new_case)
        commands.open_file.triggered.connect(self.choose_file)
        commands.close_case.triggered.connect(self._close_case)
        commands.settings.triggered.connect(self._show_settings)

    # --- pages

    def _on_page(self, name: str, page: Page) -> None:
        page.error.connect(lambda error: notices.show(self._window, error))
        self._window.remembering.follow_splitters(name, page)
        match page:
            case CasesPage():
                page.open_requested.connect(self.opening.open)
                page.file_requested.connect(self.choose_file)
                page.new_requested.connect(self.new_case)
                page.forget_requested.connect(self._window.remembering.forget)
            case SearchPage():
                page.case_requested.connect(lambda: self._frame.show_page("cases"))

    def selected(self) -> tuple[str, ...]:
        """Return the exhibits that are selected."""
        return ()

    def go_to(self, case: Path | None, page: str, exhibits: Sequence[str]) -> None:
        """Bring somebody back to where they were before the lock."""
        if case is None:
            self._frame.show_page(page)
            return
        self._to_select = tuple(exhibits)
        self._then = lambda: self._frame.show_page(page)
        self.opening.open(case)

    # --- cases

    def with_case(self, go_on: Callable[[], object]) -> None:
        """Do something in the open case; where none is open, ask which first."""
        if self._desk.session is not None and self._frame.current not in PLACES:
            go_on()
            return
        sheet = WhichCaseSheet(self._desk.settings.recent, self._window)
        sheet.chosen.connect(lambda path: self._go_on_in(path, go_on))
        sheet.new_requested.connect(lambda: self._plan(go_on, self.new_case))
        sheet.file_requested.connect(lambda: self._plan(go_on, self.choose_file))
        sheet.open()

    def _plan(self, go_on: Callable[[], object], first: Callable[[], object]) -> None:
        self._then = go_on
        first()

    def _go_on_in(self, path: Path, go_on: Callable[[], object]) -> None:
        self._then = go_on
        self.opening.open(path)

    def _forget_plans(self) -> None:
        self._then, self._to_select = None, ()

    def _on_opened(self, path: Path) -> None:
        then, self._then = self._then, None
        self._frame.show_page("exhibits")
        if then is not None:
            then()

    def _open_again(self, *, break_lock: bool = False) -> None:
        session = self._desk.session
        if session is not None:
            self.opening.open(session.path, break_lock=break_lock)

    def _close_case(self) -> None:
        self._desk.close_case()
        self._frame.show_page("cases")

    def choose_file(self) -> None:
        """Ask for a case file and open it."""
        choose_case(self._window, self._desk.settings.last_folder, self.opening.open)

    def new_case(self) -> None:
        """Make a new case."""

    def _show_settings(self) -> None:
        sheet = SettingsSheet(self._desk.settings, self._window)
        sheet.saved.connect(self._on_settings)
        sheet.open()

    def _on_settings(self, settings: Settings) -> None:
        self._window.remembering.change(lambda _: settings)
        self._frame.status.say(self.tr("Settings kept"))

    def window(self) -> QWidget:
        """Return the window sheets stand over."""
        return self._window

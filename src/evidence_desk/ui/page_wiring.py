"""How the page capture and “It is going now” hang together with the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from evidence_desk.acts.schooling import refuse_unwanted
from evidence_desk.base.errors import GateRefused
from evidence_desk.ui.panels.page_capture import PageCapturePage
from evidence_desk.ui.stamp_now import IdleStamping
from evidence_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from evidence_desk.ui.window import MainWindow
    from evidence_desk.ui.wiring import Wiring
    from evidence_desk.ui.workspace import Workspace


class PageWiring(QObject):
    """Connects the page capture. Lives as long as the frame."""

    def __init__(self, wiring: Wiring, window: MainWindow, frame: Workspace) -> None:
        super().__init__(wiring)
        self._wiring = wiring
        self._window = window
        self._frame = frame
        self._frame.page_made.connect(self._on_page)
        self._stamping = IdleStamping(window.desk, self)
        window.desk.session_changed.connect(lambda: self._stamping.follow(window.desk.session))
        wiring.capturing.page_requested.connect(self.open)
        wiring.capturing.urgent_page_requested.connect(lambda address: self.open(address, urgent=True))

    def connect_commands(self) -> None:
        """Connect the two commands."""
        commands = self._window.commands
        commands.page.triggered.connect(self._on_page_command)
        commands.going_now.triggered.connect(self._on_going)

    def open(self, address: str = "", *, urgent: bool = False) -> None:
        """Open the page capture for the open case, with an address that was found."""
        desk = self._window.desk
        try:
            refuse_unwanted(desk.school, {"page"})
        except GateRefused as error:
            self._wiring.show_error(error)
            return
        page = self._page()
        page.begin(address, urgent=urgent)
        self._frame.show_page("page")

    def _page(self) -> PageCapturePage:
        page = self._frame.page("page")
        assert isinstance(page, PageCapturePage)  # noqa: S101  # as the table of pages has it
        return page

    def _on_page_command(self) -> None:
        if self._frame.current == "page":
            self._page().focus_address()
        else:
            self._wiring.with_case(self.open)

    def _on_going(self) -> None:
        """It is going now: a page that is loaded is kept at once; anywhere else the screen comes first."""
        if self._frame.current == "page" and self._page().keep_urgently():
            return
        self._wiring.with_case(self._wiring.capturing.going_now)

    def _on_page(self, name: str, page: Page) -> None:
        if isinstance(page, PageCapturePage):
            page.closed.connect(self._frame.leave_own_bar)
            page.stopped.connect(self._wiring.capturing.note_stop)
            page.lock_requested.connect(self._lock)
            page.show_requested.connect(self._show)
            page.used.connect(self._window.watch.note)
            page.key_pressed.connect(self._on_key)

    def _on_key(self, key: str) -> None:
        """A key of a command, pressed where the window cannot see it."""
        for command in self._window.commands.all():
            if QKeySequence(key) in command.shortcuts():
                command.trigger()
                return

    def _lock(self, ids: list[str]) -> None:
        self._frame.leave_own_bar()
        self._wiring.policing.lock(ids)

    def _show(self, ids: list[str]) -> None:
        self._page().leave()
        self._wiring.show_exhibits(ids)

"""The main window in the shape of a member of staff: small, without rail, strip or cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.staff.carrier import Carrier
from evidence_desk.ui.staff.page import StaffPage
from evidence_desk.ui.staff.tray import Tray

if TYPE_CHECKING:
    from evidence_desk.case.keys import Person
    from evidence_desk.ui.window import MainWindow

_SIZE: Final = (420, 640)  # logical pixels
_LEAST: Final = (360, 520)
_WIDE: Final = 700  # a window left wider than this belonged to another shape


class StaffShell(QObject):
    """Puts the staff page into the window while a member of staff is at work, and gives the window its shape."""

    def __init__(self, window: MainWindow, stack: QStackedWidget) -> None:
        super().__init__(window)
        self._window = window
        self._stack = stack
        self._usual = window.minimumSize()
        self._large = window.size()
        self.carrier = Carrier(window.desk, self)
        self.tray = Tray(window)
        self.page: StaffPage | None = None
        window.watch.left.connect(self._on_left)
        window.desk.person_changed.connect(self._on_person)

    def enter(self, person: Person) -> None:
        """Make the page for whoever has unlocked."""
        self._leave()
        window = self._window
        page = self.page = StaffPage(window.desk, person, window.commands, self.carrier, self._stack)
        page.close_pressed.connect(window.close)
        page.leaving.connect(window.close)
        page.school_pressed.connect(window.commands.school_profile.trigger)
        self._stack.addWidget(page)
        self.tray.show()
        page.tray_keeps = self.tray.is_there
        self._shape(small=True)

    def _on_person(self) -> None:
        if self._window.desk.person is None:
            self._leave()

    def _leave(self) -> None:
        """Let the page go: somebody locked. What was sent is carried on."""
        page, self.page = self.page, None
        if page is not None:
            self._stack.removeWidget(page)
            page.end()

    def make_way(self) -> None:
        """Take the usual shape: somebody is at work who has cases."""
        if self._window.minimumSize() != self._usual:
            self._shape(small=False)
        self.tray.hide()

    def _shape(self, *, small: bool) -> None:
        window = self._window
        # A stack is as large as its largest page, shown or not; those of the other shape do not count.
        policy = QSizePolicy.Policy.Ignored if small else QSizePolicy.Policy.Preferred
        for place in range(self._stack.count()):
            page = self._stack.widget(place)
            if isinstance(page, QWidget) and page is not self.page:
                page.setSizePolicy(policy, policy)
        room = QGuiApplication.primaryScreen().availableSize()
        if small:
            window.setMinimumSize(*_LEAST)
            if window.width() > _WIDE:
                self._large = window.size()
                wide, high = (max(side, theme.scaled(side)) for side in _SIZE)
                window.resize(min(wide, room.width()), min(high, room.height()))
        else:
            window.setMinimumSize(self._usual)
            window.resize(self._large)

    def _on_left(self, seconds: int) -> None:
        if self.page is not None:
            self.page.set_minutes(max(1, -(-seconds // 60)))

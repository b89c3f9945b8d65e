"""“It is going now” from anywhere: one key of the system where it gives us one, and F8 in front of the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from evidence_desk.ui.staff.hotkey import GOING, Hotkey

if TYPE_CHECKING:
    from evidence_desk.acts.before_unlocking import Readers
    from evidence_desk.case.gate import Stopped
    from evidence_desk.ui.window import MainWindow

_AFTER_MS: Final = 2_000  # the window is there first, then the system is asked for the key


class GoingNow(QObject):
    """Holds the key while the window is there; wherever it is pressed, the question comes before the first pixel."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_asking = False
        self.hotkey = Hotkey(self, GOING)
        self.hotkey.pressed.connect(self.begin)
        window.closed_down.connect(self.hotkey.give_back)
        shortcut = QShortcut(QKeySequence("F8"), window.unlock_page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._begin_locked)
        QTimer.singleShot(_AFTER_MS, self, self.hotkey.take)

    def begin(self) -> None:
        """Begin, wherever the program is: at work, in the staff window, or locked. Hidden, it stays hidden."""
        window = self._window
        if window.is_hidden:
            return
        window.come_forward(None)
        if window.is_locked:
            self._begin_locked()
        elif window.staff_page is not None:
            window.staff_page.capturing.screen("screen")
        else:
            window.commands.going_now.trigger()

    # --- in front of the lock

    def _begin_locked(self) -> None:
        """Look who would find it, and whether the question is at hand; then ask."""
        window = self._window
        if self._is_asking or not window.is_locked or not window.unlock_page.has_people:
            return
        self._is_asking = True
        desk = window.desk

        def look(report: object) -> Readers:
            from evidence_desk.acts import before_unlocking  # noqa: PLC0415  # seldom, and not for the first page

            desk.load_policy()
            return before_unlocking.readers_here(desk.base)

        desk.run("", look, quietly=True).then(self._ask, self._on_failed, owner=self)

    def _ask(self, readers: Readers) -> None:
        from evidence_desk.ui.dialogs.going_unlocked import GoingUnlockedSheet  # noqa: PLC0415  # likewise
        from evidence_desk.ui.entries import ScreenPicture  # noqa: PLC0415
        from evidence_desk.ui.grabbing import Grabber, cannot  # noqa: PLC0415

        window = self._window
        if error := cannot("screen", QGuiApplication.platformName()):
            self._on_failed(error)
            return
        grabber = Grabber(window.desk, self)
        entry = ScreenPicture(lambda done, failed: grabber.take("screen", done, failed))
        sheet = GoingUnlockedSheet(window.desk, readers, entry, window.unlock_page)
        sheet.sealed.connect(
            lambda at: window.unlock_page.say_sealed(at, [one.name for one in readers.people])
        )
        sheet.stopped.connect(self._on_stopped)
        sheet.finished.connect(self._on_finished)
        sheet.finished.connect(sheet.deleteLater)
        sheet.finished.connect(grabber.deleteLater)
        sheet.open()

    def _on_stopped(self, stopped: Stopped) -> None:
        """Nothing was taken; what was told is written down once somebody has unlocked."""
        self._window.unlock_page.say_nothing_taken()

    def _on_finished(self) -> None:
        self._is_asking = False

    def _on_failed(self, error: object) -> None:
        self._is_asking = False
        from evidence_desk.base.errors import EvidenceDeskError  # noqa: PLC0415  # as above
        from evidence_desk.ui import notices  # noqa: PLC0415

        if isinstance(error, EvidenceDeskError):
            notices.show(self._window, error)

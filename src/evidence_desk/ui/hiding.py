"""Hiding what is on the screen at once, and locking when nobody has been here for a while.

One filter sees every event of the program: keys and pointer push the idle lock away, F9 and Ctrl+Shift+L work even
while a sheet has the window to itself, every new top level is kept out of pictures of the screen, and tips stay words.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QVBoxLayout, QWidget

from evidence_desk.ui import privacy, theme
from evidence_desk.ui.widgets.notes import Heading, Icon, SecLabel

_TICK_MS: Final = 1000
_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_LOCK_KEYS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Watch(QObject):
    """Sees all input. Signals when nobody was here for the time set, and when one of the two urgent keys was hit."""

    idle = Signal()
    left = Signal(int)  # seconds until `idle`, each second
    hide_pressed = Signal()
    lock_pressed = Signal()
    dialog_opened = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._limit_s = 0.0  # 0: nobody is unlocked, so nothing is to be locked
        self._last = (time.monotonic(), time.time())
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        app.installEventFilter(self)

    def set_limit(self, seconds: float) -> None:
        """Begin to count down from now; 0 stops counting."""
        self._limit_s = seconds
        self._touch()
        if seconds > 0:
            self._timer.start(min(_TICK_MS, max(20, round(seconds * 250))))
            self.left.emit(round(seconds))
        else:
            self._timer.stop()

    def note(self) -> None:
        """Somebody is here, at a window of another process that this one holds."""
        self._touch()

    def _touch(self) -> None:
        self._last = (time.monotonic(), time.time())

    def _tick(self) -> None:
        # The wall clock too: the other one stands still while the computer sleeps, and the lid may be opened by anyone.
        gone = max(time.monotonic() - self._last[0], time.time() - self._last[1])
        if gone < self._limit_s:
            self.left.emit(round(self._limit_s - gone))
            return
        self._timer.stop()
        self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note input; take the urgent keys where no shortcut reaches; keep new windows private."""
        kind = event.type()
        if kind in _INPUT:
            self._touch()
            if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._urgent(event)
        elif kind is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            privacy.keep_out(watched)
            if isinstance(watched, QDialog):
                self.dialog_opened.emit()
        elif kind is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            from evidence_desk.ui import tips  # noqa: PLC0415  # the first page is there before the first tip

            return tips.show_plainly(watched, event)
        return False

    def _urgent(self, event: QKeyEvent) -> bool:
        """Take F9 and Ctrl+Shift+L; a shortcut would not reach past a sheet or a menu."""
        if event.isAutoRepeat() or QApplication.activeModalWidget() is QApplication.activePopupWidget():
            return False  # neither a sheet nor a menu is open: the command's own shortcut has it
        if event.key() == Qt.Key.Key_F9:
            self.hide_pressed.emit()
        elif event.key() == Qt.Key.Key_L and event.modifiers() == _LOCK_KEYS:
            self.lock_pressed.emit()
        else:
            return False
        return True


class HiddenPage(QWidget):
    """All there is to see while the screen is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = Heading(self.tr("Evidence Desk is hidden. F9 to return."))
        title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that its words are what a screen reader says
        self.setFocusProxy(title)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._work = SecLabel(font="body")
        self._work.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(Icon("eye-off", 24, "sec"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(title)
        column.addWidget(self._work)
        column.addStretch(1)
        self.setAccessibleName(title.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint plain ground."""
        QPainter(self).fillRect(self.rect(), theme.current().window)


def open_once(sheet: QDialog) -> None:
    """Open a dialog that is gone for good when it closes: nothing typed in it stays in memory."""
    sheet.finished.connect(sheet.deleteLater)
    sheet.open()


class Sheets:
    """Puts the open dialogs out of sight, and back as they were."""

    def __init__(self) -> None:
        self._away: list[QDialog] = []
        self._late: list[
            QDialog
        ] = []  # came up behind the lock; for whoever was there before, and nobody else

    def put_away(self) -> None:
        """Close menus and tips, and hide every dialog; what was typed in them stays."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()
        self._hide(_visible(), self._away)

    def put_away_late(self, front: Iterable[QWidget]) -> None:
        """Hide what came up while it is locked, unless it belongs to one of the widgets in `front`."""
        allowed = tuple(front)
        self._hide([dialog for dialog in _visible() if not _belongs(dialog, allowed)], self._late)

    def _hide(self, shown: list[QDialog], to: list[QDialog]) -> None:
        # The one opened last hides first, so that they come back in the order in which they were opened.
        modal = QApplication.activeModalWidget()
        shown.sort(key=lambda dialog: dialog is modal)
        for dialog in shown:
            dialog.hide()
            dialog.finished.connect(lambda _, dialog=dialog: self._forget(dialog))
        to += shown

    def _forget(self, dialog: QDialog) -> None:
        """Its work ended while nobody saw it: it does not come back."""
        for away in (self._away, self._late):
            if dialog in away:
                away.remove(dialog)

    def bring_back(self) -> None:
        """Show again what was put away."""
        away, self._away, self._late = [*self._away, *self._late], [], []
        for dialog in away:
            dialog.show()

    def close_all(self, *, late: bool = True) -> None:
        """Close every dialog the harmless way, those put away too.

        Args:
            late: also what came up behind the lock.
        """
        away, self._away = self._away, []
        if late:
            away, self._late = [*away, *self._late], []
        for dialog in away:
            dialog.reject()
        while isinstance(front := QApplication.activeModalWidget(), QDialog):
            front.reject()
            if front.isVisible():  # it asks something before it goes; it must not hold the lock up
                front.hide()

    @property
    def has_any(self) -> bool:
        """Whether a dialog is open or put away."""
        return bool(self._away) or isinstance(QApplication.activeModalWidget(), QDialog)


def _visible() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def _belongs(dialog: QDialog, to: tuple[QWidget, ...]) -> bool:
    above: QObject | None = dialog
    while above is not None and above not in to:
        above = above.parent()
    return above is not None

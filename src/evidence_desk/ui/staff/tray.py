"""The icon in the tray, where the desktop has one: brings the window forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from evidence_desk.ui import icons, theme
from evidence_desk.ui.staff.hotkey import KEY_TEXT, Hotkey

if TYPE_CHECKING:
    from evidence_desk.ui.window import MainWindow


class Tray(QObject):
    """Says nothing but the program's name: neither who, nor what, nor how much."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self.hotkey = Hotkey(self)
        self.hotkey.pressed.connect(self.bring)
        window.closed_down.connect(self.hide)

    def show(self) -> None:
        """Show the icon and take the key, as far as the system has them."""
        self.hotkey.take()
        if self._icon is not None:
            self._icon.show()
            return
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        menu = self._menu = QMenu()
        words = self.tr("Open Evidence Desk")
        menu.addAction(f"{words}\t{KEY_TEXT}" if self.hotkey.is_taken else words, self.bring)
        menu.addAction(self.tr("Quit"), self._quit)
        icon = self._icon = QSystemTrayIcon(icons.icon("send", 22, theme.current().accent), self)
        icon.setToolTip("Evidence Desk")
        icon.setContextMenu(menu)
        icon.activated.connect(self._on_activated)
        icon.show()

    def hide(self) -> None:
        """Take the icon away and give the key back."""
        self.hotkey.give_back()
        if self._icon is not None:
            self._icon.hide()

    def bring(self) -> None:
        """Bring the window forward."""
        self._window.come_forward(None)

    @property
    def is_there(self) -> bool:
        """Whether the desktop shows the icon."""
        return self._icon is not None and self._icon.isVisible()

    def _quit(self) -> None:
        self.bring()
        page = self._window.staff_page
        if page is not None:
            page.quit()
        else:
            self._window.close()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.bring()
